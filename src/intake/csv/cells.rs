//! The cells of one record by column, and what is true of a text in any of them.

use super::error::{Reason, RowError};
use super::header::{Columns, Header};
use super::lexicon;
use std::borrow::Cow;

/// The cells of one record, by column.
pub struct Cells<'r, C> {
    /// Which column stands where.
    pub header: &'r Header<C>,
    /// What the record holds, as many fields as there are headers.
    pub fields: &'r [Cow<'r, str>],
    /// Physical line the record begins on, from 1.
    pub line: u64,
}

impl<'r, C: Columns> Cells<'r, C> {
    /// The error of a cell.
    pub fn fail<T>(&self, column: C, reason: Reason) -> Result<T, RowError> {
        Err(RowError { line: self.line, column: Some(column.as_str()), reason })
    }

    /// The content of a cell, `None` where it says nothing.
    pub fn raw(&self, column: C) -> Result<Option<&'r str>, RowError> {
        let cell = self.header.field(self.fields, column).trim();
        if cell.contains('\u{fffd}') {
            return self.fail(column, Reason::BrokenCharacters);
        }
        Ok(Some(cell).filter(|cell| !lexicon::is_blank(cell)))
    }

    /// A text without control characters (a database takes no NUL), its line ends LF.
    pub fn text(&self, column: C, limit: usize) -> Result<Option<String>, RowError> {
        let Some(cell) = self.raw(column)? else { return Ok(None) };
        let one_line_end = cell.replace("\r\n", "\n").replace('\r', "\n");
        let kept = one_line_end.chars().filter(|&c| matches!(c, '\n' | '\t') || !c.is_control());
        let text: String = kept.collect();
        if text.chars().count() > limit {
            return self.fail(column, Reason::TooLong { limit });
        }
        Ok(Some(text).filter(|text| !text.trim().is_empty()))
    }

    /// A text that must say something, on one line.
    pub fn required_text(&self, column: C, limit: usize) -> Result<String, RowError> {
        match self.text(column, limit)? {
            // A name or an address of punctuation alone is no name and no address.
            Some(text) if text.chars().any(char::is_alphanumeric) => {
                Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
            }
            _ => self.fail(column, Reason::Empty),
        }
    }
}
