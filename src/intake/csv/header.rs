//! Finds the header: which column stands where, whatever it is called and whatever separates the fields.
//! A header it does not know is left alone, since an export also holds names and phones nobody may read here.

use super::error::{Reason, TableError};
use super::record::{self, Record};
use std::borrow::Cow;

/// The columns of one kind of table.
pub trait Columns: Copy + PartialEq + 'static {
    /// Those without which no row means anything.
    const MANDATORY: &'static [Self];

    /// Its English name, which is also a header it is found by.
    fn as_str(self) -> &'static str;

    /// The column a header names, if any.
    fn of_header(header: &str) -> Option<Self>;
}

/// Where each column stands.
#[derive(Debug, Clone)]
pub struct Header<C> {
    /// ASCII byte between the fields.
    pub delimiter: u8,
    /// Fields up to the last header that is not blank.
    width: usize,
    places: Vec<(C, usize)>,
}

impl<C: Columns> Header<C> {
    /// The raw content of a column in a record, or an empty text where the table has no such column.
    pub fn field<'r>(&self, fields: &'r [Cow<'_, str>], column: C) -> &'r str {
        let place = self.places.iter().find(|(known, _)| *known == column);
        place.and_then(|(_, place)| fields.get(*place)).map_or("", |field| field)
    }

    /// Whether a record has as many fields as there are headers; blank ones at the end, which spreadsheets
    /// add, do not count.
    pub fn fits(&self, record: &Record<'_>) -> bool {
        record.width() <= self.width && self.width <= record.fields.len()
    }

    /// The error of a record that does not [fit](Self::fits).
    pub fn misfit(&self, record: &Record<'_>) -> Reason {
        let (given, said) = (record.fields.len(), record.width());
        Reason::FieldCount { expected: self.width, found: if said > self.width { said } else { given } }
    }
}

/// Finds the header in the first record that is not blank, trying each delimiter, and returns it with the
/// record, whose `lines` counts the blank ones before it too.
///
/// # Errors
/// [`TableError::MissingColumns`], [`TableError::RepeatedColumn`], [`TableError::Empty`].
pub fn find<C: Columns>(text: &str, start: usize) -> Result<(Header<C>, Record<'_>), TableError> {
    let known =
        |record: &Record<'_>| record.fields.iter().filter(|header| C::of_header(header).is_some()).count();
    let candidates = [b';', b',', b'\t', b'|'].into_iter();
    let (delimiter, record) = candidates
        .filter_map(|delimiter| Some((delimiter, first_record(text, start, delimiter)?)))
        .max_by_key(|(_, record)| (known(record), record.fields.len()))
        .ok_or(TableError::Empty)?;
    let header = Header { delimiter, width: record.width(), places: places(&record.fields)? };
    Ok((header, record))
}

fn first_record(text: &str, start: usize, delimiter: u8) -> Option<Record<'_>> {
    let (mut at, mut lines) = (start, 0);
    loop {
        let mut record = record::cut(text, at, delimiter)?;
        if record.unclosed {
            record.next = record::line_end(text, at);
        }
        lines += record.lines;
        if record.width() > 0 || record.unclosed {
            record.lines = lines;
            return Some(record);
        }
        at = record.next;
    }
}

fn places<C: Columns>(headers: &[Cow<'_, str>]) -> Result<Vec<(C, usize)>, TableError> {
    let mut places: Vec<(C, usize)> = vec![];
    for (place, header) in headers.iter().enumerate() {
        let Some(column) = C::of_header(header) else { continue };
        if let Some((_, first)) = places.iter().find(|(known, _)| *known == column) {
            let [first, second] = [&headers[*first], header].map(|header| shorten(header));
            return Err(TableError::RepeatedColumn { column: column.as_str(), first, second });
        }
        places.push((column, place));
    }
    let lacks = |column: &&C| !places.iter().any(|(known, _)| known == *column);
    let missing: Vec<_> = C::MANDATORY.iter().filter(lacks).map(|column| column.as_str()).collect();
    if missing.is_empty() {
        return Ok(places);
    }
    let found =
        headers.iter().map(|header| shorten(header)).filter(|header| !header.is_empty()).take(40).collect();
    Err(TableError::MissingColumns { missing, found })
}

/// A header as a message shows it: on one line, not a page of it.
fn shorten(header: &str) -> String {
    header
        .split_whitespace()
        .collect::<Vec<_>>()
        .join(" ")
        .chars()
        .filter(|c| !c.is_control())
        .take(40)
        .collect()
}
