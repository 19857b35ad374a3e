//! `COPY … FROM STDIN` in PostgreSQL's text format: the fast way in for an import's rows.

use std::fmt::{Display, Write};

use geo::Geometry;
use geozero::{CoordDimensions, ToWkb};
use sqlx::PgConnection;

use super::DbError;

/// How much is gathered before it is sent.
const CHUNK: usize = 1 << 20;

/// One row in the making: fields in the order of the statement's columns.
#[derive(Default)]
pub struct CopyText {
    buffer: String,
    row_started: bool,
}

impl CopyText {
    /// Adds a text field, or NULL.
    pub fn text(&mut self, value: Option<&str>) -> &mut Self {
        self.separate();
        match value {
            None => self.buffer.push_str("\\N"),
            Some(value) => {
                for letter in value.chars() {
                    match letter {
                        '\\' => self.buffer.push_str("\\\\"),
                        '\t' => self.buffer.push_str("\\t"),
                        '\n' => self.buffer.push_str("\\n"),
                        '\r' => self.buffer.push_str("\\r"),
                        // PostgreSQL holds no NUL in text.
                        '\0' => {}
                        letter => self.buffer.push(letter),
                    }
                }
            }
        }
        self
    }

    /// Adds a number or a truth value, or NULL.
    pub fn value(&mut self, value: Option<impl Display>) -> &mut Self {
        self.separate();
        match value {
            None => self.buffer.push_str("\\N"),
            // Writing to a String does not fail.
            Some(value) => drop(write!(self.buffer, "{value}")),
        }
        self
    }

    /// Adds a value as JSON.
    pub fn json(&mut self, value: &impl serde::Serialize) -> &mut Self {
        let json = serde_json::to_string(value).unwrap_or_default();
        self.text(Some(&json))
    }

    /// Adds a geometry as hexadecimal EWKB with its reference system, or NULL.
    pub fn geometry(&mut self, geometry: Option<&Geometry<f64>>, srid: i32) -> &mut Self {
        self.separate();
        match geometry.map(|geometry| geometry.to_ewkb(CoordDimensions::xy(), Some(srid))) {
            Some(Ok(ewkb)) => {
                const DIGITS: &[u8; 16] = b"0123456789ABCDEF";
                for byte in ewkb {
                    self.buffer.push(char::from(DIGITS[usize::from(byte >> 4)]));
                    self.buffer.push(char::from(DIGITS[usize::from(byte & 15)]));
                }
            }
            _ => self.buffer.push_str("\\N"),
        }
        self
    }

    /// Ends the row.
    pub fn end(&mut self) {
        self.buffer.push('\n');
        self.row_started = false;
    }

    fn separate(&mut self) {
        if self.row_started {
            self.buffer.push('\t');
        }
        self.row_started = true;
    }
}

/// Sends one row per item; `write_row` writes and ends it. Returns the number of rows stored.
pub async fn copy_in<T>(
    connection: &mut PgConnection,
    statement: &'static str,
    items: impl IntoIterator<Item = T>,
    mut write_row: impl FnMut(&mut CopyText, T),
) -> Result<u64, DbError> {
    let mut copy = connection.copy_in_raw(statement).await?;
    let mut text = CopyText::default();
    for item in items {
        write_row(&mut text, item);
        if text.buffer.len() >= CHUNK {
            copy.send(text.buffer.as_bytes()).await?;
            text.buffer.clear();
        }
    }
    copy.send(text.buffer.as_bytes()).await?;
    Ok(copy.finish().await?)
}
