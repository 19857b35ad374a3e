//! Reads another contact centre's export: any usual encoding, delimiter, header wording and date style.
//! It checks each row by itself and knows neither the classifier, the executors nor the gazetteer.

mod date;
mod decode;
mod error;
mod header;
mod key;
mod lexicon;
mod record;
mod row;

pub use error::{Reason, RowError, TableError};
pub use header::Column;
pub use key::Keys;
pub use row::Row;

use header::Header;
use std::borrow::Cow;

/// The rows of a table, read one by one; made by [`rows`].
#[derive(Debug)]
pub struct Rows<'b> {
    text: Cow<'b, str>,
    header: Header,
    /// Byte at which the next record begins.
    at: usize,
    /// Physical line of that byte, from 1.
    line: u64,
}

/// Finds out what the table is made of and returns its rows, each with the line it begins on.
///
/// A bad row is an [`RowError`] and never stops the rest; blank rows are passed over.
///
/// # Errors
/// [`TableError`] where no row could be read: no text, or mandatory columns that are not there.
pub fn rows(bytes: &[u8]) -> Result<Rows<'_>, TableError> {
    let text = decode::decode(bytes)?;
    let (start, line) = record::skip_separator_line(&text);
    let (header, first) = header::find(&text, start)?;
    Ok(Rows { header, at: first.next, line: line + first.lines, text })
}

impl Iterator for Rows<'_> {
    type Item = Result<Row, RowError>;

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
                (false, true) => row::read(&self.header, &record.fields, line),
            });
        }
    }
}

#[cfg(test)]
mod tests;
