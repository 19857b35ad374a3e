//! A table of any kind of columns, read record by record from bytes.

use super::cells::Cells;
use super::error::{Reason, RowError, TableError};
use super::header::{self, Columns, Header};
use super::{decode, record};
use std::borrow::Cow;

/// What makes a row of the cells of one record.
type Read<C, T> = fn(&Cells<'_, C>) -> Result<T, RowError>;

/// The rows of a table, read one by one; made by [`rows`].
#[derive(Debug)]
pub struct Rows<'b, C, T> {
    text: Cow<'b, str>,
    header: Header<C>,
    read: Read<C, T>,
    /// Byte at which the next record begins.
    at: usize,
    /// Physical line of that byte, from 1.
    line: u64,
}

/// Finds out what the table is made of and returns its rows.
///
/// A bad row is an [`RowError`] and never stops the rest; blank rows are passed over.
///
/// # Errors
/// [`TableError`] where no row could be read: no text, or mandatory columns that are not there.
pub fn rows<C: Columns, T>(bytes: &[u8], read: Read<C, T>) -> Result<Rows<'_, C, T>, TableError> {
    let text = decode::decode(bytes)?;
    let (start, line) = record::skip_separator_line(&text);
    let (header, first) = header::find(&text, start)?;
    Ok(Rows { header, read, at: first.next, line: line + first.lines, text })
}

impl<C: Columns, T> Iterator for Rows<'_, C, T> {
    type Item = Result<T, RowError>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            let line = self.line;
            let mut record = record::cut(&self.text, self.at, self.header.delimiter)?;
            let fits = self.header.fits(&record);
            // A record over several lines that does not fit has most likely a quote too many. Only its first
            // line is given up, so that one quote does not swallow the rows below it.
            let stray_quote = record.unclosed || (record.lines > 1 && !fits);
            if stray_quote {
                record.next = record::line_end(&self.text, self.at);
                record.lines = 1;
            }
            self.at = record.next;
            self.line += record.lines;
            if record.width() == 0 && !stray_quote {
                continue;
            }
            let fault = |reason| Err(RowError { line, column: None, reason });
            return Some(match (stray_quote, fits) {
                (true, _) => fault(Reason::StrayQuote),
                (false, false) => fault(self.header.misfit(&record)),
                (false, true) => (self.read)(&Cells { header: &self.header, fields: &record.fields, line }),
            });
        }
    }
}
