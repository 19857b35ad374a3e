//! Reads tables as people export them: any usual encoding, delimiter, header wording and date style. It knows the
//! requests of another contact centre and lists of renamed streets, checks each row by itself, and knows neither
//! the classifier, the executors nor the gazetteer.

mod cells;
mod column;
mod date;
mod decode;
mod error;
mod header;
mod key;
mod lexicon;
mod record;
mod rename;
mod row;
mod table;

pub use column::Column;
pub use error::{Reason, RowError, TableError};
pub use key::Keys;
pub use rename::{RenameRow, renames};
pub use row::Row;
pub use table::Rows;

/// The rows of an export of requests, each with the line it begins on.
///
/// # Errors
/// [`TableError`] where no row could be read: no text, or mandatory columns that are not there.
pub fn rows(bytes: &[u8]) -> Result<Rows<'_, Column, Row>, TableError> {
    table::rows(bytes, row::read)
}

#[cfg(test)]
mod tests;
