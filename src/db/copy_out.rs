//! `COPY … TO STDOUT (FORMAT BINARY)`: the fast way out for many rows
//! (PostgreSQL's documentation, COPY, "Binary Format").

use chrono::{DateTime, NaiveDate, Utc};
use geo::Coord;

use super::DbError;

/// PostgreSQL counts times and days from 2000-01-01 on.
const EPOCH_DAYS: i32 = 10_957;
const EPOCH_MICROS: i64 = EPOCH_DAYS as i64 * 86_400 * 1_000_000;
/// A point's type in WKB, and the flag that says that an SRID follows it.
const WKB_POINT: u32 = 1;
const EWKB_SRID: u32 = 0x2000_0000;

const SIGNATURE: &[u8] = b"PGCOPY\n\xff\r\n\0";

/// Bytes as they come, cut into rows.
#[derive(Debug, Default)]
pub struct CopyBinary {
    bytes: Vec<u8>,
    /// How many of them are read.
    read: usize,
    header_read: bool,
}

/// The fields of one row, to be read in their order.
#[derive(Debug)]
pub struct Row<'a> {
    rest: &'a [u8],
}

/// What is not as the format has it.
#[derive(Debug, thiserror::Error)]
#[error("the database's COPY is not in binary format: {0}")]
struct Malformed(&'static str);

fn malformed(what: &'static str) -> DbError {
    DbError::Other(sqlx::Error::Decode(Box::new(Malformed(what))))
}

impl CopyBinary {
    /// Adds what has come.
    pub fn extend(&mut self, chunk: &[u8]) {
        self.bytes.drain(..self.read);
        self.read = 0;
        self.bytes.extend_from_slice(chunk);
    }

    /// The next row that has come whole.
    ///
    /// # Errors
    /// The bytes are no binary COPY.
    pub fn next_row(&mut self) -> Result<Option<Row<'_>>, DbError> {
        if !self.header_read {
            let Some((header, rest)) = self.bytes.split_at_checked(SIGNATURE.len() + 8) else {
                return Ok(None);
            };
            if !header.starts_with(SIGNATURE) {
                return Err(malformed("signature"));
            }
            let extension = header.last_chunk().map_or(0, |length| u32::from_be_bytes(*length) as usize);
            if rest.len() < extension {
                return Ok(None);
            }
            self.read = header.len() + extension;
            self.header_read = true;
        }
        let Some(length) = length_of_row(self.bytes.get(self.read..).unwrap_or_default())? else {
            return Ok(None);
        };
        let row = self.bytes.get(self.read + 2..self.read + length);
        self.read += length;
        Ok(row.map(|rest| Row { rest }))
    }
}

/// The bytes of the row these begin with; none where it has not come whole, or was the last.
fn length_of_row(bytes: &[u8]) -> Result<Option<usize>, DbError> {
    let Some((fields, mut rest)) = bytes.split_first_chunk() else { return Ok(None) };
    let Ok(fields) = u16::try_from(i16::from_be_bytes(*fields)) else { return Ok(None) };
    for _ in 0..fields {
        let Some((length, after)) = rest.split_first_chunk() else { return Ok(None) };
        let length = usize::try_from(i32::from_be_bytes(*length)).unwrap_or(0);
        let Some(after) = after.get(length..) else { return Ok(None) };
        rest = after;
    }
    Ok(Some(bytes.len() - rest.len()))
}

/// The point in degrees, lon before lat, of a `geometry` as PostGIS sends it or makes it `bytea`: EWKB, in the byte order its first
/// byte names (PostGIS's documentation, "OGC WKB and WKT").
///
/// # Errors
/// It is another geometry, or none.
pub fn point(bytes: &[u8]) -> Result<Coord<f64>, DbError> {
    let not_a_point = || malformed("a geometry that is no point");
    let (&is_little, rest) = bytes.split_first().ok_or_else(not_a_point)?;
    let (kind, rest) = rest.split_first_chunk().ok_or_else(not_a_point)?;
    let kind = if is_little == 1 { u32::from_le_bytes(*kind) } else { u32::from_be_bytes(*kind) };
    let rest = rest.get(if kind & EWKB_SRID == 0 { 0 } else { 4 }..).unwrap_or_default();
    let (Some((x, rest)), true) = (rest.split_first_chunk(), kind & !EWKB_SRID == WKB_POINT) else {
        return Err(not_a_point());
    };
    let y = rest.try_into().map_err(|_| not_a_point())?;
    let number = |bytes| if is_little == 1 { f64::from_le_bytes(bytes) } else { f64::from_be_bytes(bytes) };
    Ok(Coord { x: number(*x), y: number(y) })
}

impl<'a> Row<'a> {
    fn field(&mut self) -> Result<Option<&'a [u8]>, DbError> {
        let (length, after) = self.rest.split_first_chunk().ok_or_else(|| malformed("too few fields"))?;
        let Ok(length) = usize::try_from(i32::from_be_bytes(*length)) else {
            self.rest = after;
            return Ok(None);
        };
        let (field, rest) = after.split_at_checked(length).ok_or_else(|| malformed("a short field"))?;
        self.rest = rest;
        Ok(Some(field))
    }

    fn fixed<const N: usize>(&mut self) -> Result<Option<[u8; N]>, DbError> {
        let field = self.field()?;
        field.map(|bytes| bytes.try_into().map_err(|_| malformed("a field of another type"))).transpose()
    }

    /// A `bigint`.
    ///
    /// # Errors
    /// It is none.
    pub fn i64(&mut self) -> Result<i64, DbError> {
        self.fixed()?.map(i64::from_be_bytes).ok_or_else(|| malformed("null"))
    }

    /// A `geometry` that is a point, see [`point`].
    ///
    /// # Errors
    /// It is none.
    pub fn point(&mut self) -> Result<Coord<f64>, DbError> {
        point(self.field()?.ok_or_else(|| malformed("null"))?)
    }

    /// A `timestamptz`.
    ///
    /// # Errors
    /// It is none.
    pub fn timestamp(&mut self) -> Result<DateTime<Utc>, DbError> {
        let micros = self.i64()?.checked_add(EPOCH_MICROS);
        micros.and_then(DateTime::from_timestamp_micros).ok_or_else(|| malformed("a time out of range"))
    }

    /// A `date`, or NULL.
    ///
    /// # Errors
    /// It is neither.
    pub fn optional_date(&mut self) -> Result<Option<NaiveDate>, DbError> {
        let days = self.optional_i32()?.map(|days| days.saturating_add(EPOCH_DAYS));
        days.map(|days| NaiveDate::from_epoch_days(days).ok_or_else(|| malformed("a date out of range")))
            .transpose()
    }

    /// An `integer`, or NULL.
    ///
    /// # Errors
    /// It is neither.
    pub fn optional_i32(&mut self) -> Result<Option<i32>, DbError> {
        Ok(self.fixed()?.map(i32::from_be_bytes))
    }

    /// A `text`.
    ///
    /// # Errors
    /// It is none.
    pub fn text(&mut self) -> Result<&'a str, DbError> {
        let bytes = self.field()?.ok_or_else(|| malformed("null"))?;
        std::str::from_utf8(bytes).map_err(|_| malformed("a text that is not UTF-8"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Two rows of a bigint, a text and an integer that may be null, with the trailer.
    fn sample() -> Vec<u8> {
        let mut bytes = [SIGNATURE, &[0; 8]].concat();
        for (id, text, number) in [(7_i64, "яма", Some(3_i32)), (-8, "", None)] {
            bytes.extend(3_i16.to_be_bytes());
            bytes.extend(8_i32.to_be_bytes());
            bytes.extend(id.to_be_bytes());
            bytes.extend((text.len() as i32).to_be_bytes());
            bytes.extend(text.as_bytes());
            match number {
                Some(number) => bytes.extend([4_i32.to_be_bytes(), number.to_be_bytes()].concat()),
                None => bytes.extend((-1_i32).to_be_bytes()),
            }
        }
        bytes.extend((-1_i16).to_be_bytes());
        bytes
    }

    #[test]
    fn rows_are_read_however_the_bytes_are_cut() {
        for size in 1..sample().len() {
            let mut copy = CopyBinary::default();
            let mut rows = vec![];
            for chunk in sample().chunks(size) {
                copy.extend(chunk);
                while let Some(mut row) = copy.next_row().unwrap() {
                    let id = row.i64().unwrap();
                    let text = row.text().unwrap().to_owned();
                    rows.push((id, text, row.optional_i32().unwrap()));
                }
            }
            assert_eq!(rows, [(7, "яма".to_owned(), Some(3)), (-8, String::new(), None)], "{size}");
        }
    }

    #[test]
    fn what_is_no_copy_is_an_error() {
        let mut copy = CopyBinary::default();
        copy.extend(&[b'x'; 40]);
        assert!(copy.next_row().is_err());
        let mut copy = CopyBinary::default();
        copy.extend(&sample());
        let mut row = copy.next_row().unwrap().unwrap();
        assert!(row.optional_i32().is_err(), "eight bytes are no integer");
    }
}
