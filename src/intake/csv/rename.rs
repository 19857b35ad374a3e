//! One row of a list of renamed streets, checked.

use super::cells::Cells;
use super::error::{RowError, TableError};
use super::header::Columns;
use super::lexicon;
use super::table::{self, Rows};
use crate::domain::{limits, rename::Rename};

/// A column of a list of renamed streets.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum RenameColumn {
    /// The name before. Mandatory.
    Old,
    /// The present name. Mandatory.
    New,
    /// The settlement the street is in.
    Settlement,
    /// The district it is in.
    District,
}

impl RenameColumn {
    /// Every column.
    pub const ALL: [Self; 4] = [Self::Old, Self::New, Self::Settlement, Self::District];

    /// Its English name, which is also a header it is found by.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Old => "old",
            Self::New => "new",
            Self::Settlement => "settlement",
            Self::District => "district",
        }
    }
}

impl Columns for RenameColumn {
    const MANDATORY: &'static [Self] = &[Self::Old, Self::New];

    fn as_str(self) -> &'static str {
        self.name()
    }

    fn of_header(header: &str) -> Option<Self> {
        lexicon::rename_column(header)
    }
}

/// A renamed street and where the file says so.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RenameRow {
    /// Physical line of the file it begins on, from 1.
    pub line: u64,
    /// What it says.
    pub rename: Rename,
}

/// The rows of a list of renamed streets.
///
/// # Errors
/// [`TableError`] where no row could be read: no text, or mandatory columns that are not there.
pub fn renames(bytes: &[u8]) -> Result<Rows<'_, RenameColumn, RenameRow>, TableError> {
    table::rows(bytes, read)
}

fn read(cells: &Cells<'_, RenameColumn>) -> Result<RenameRow, RowError> {
    Ok(RenameRow {
        line: cells.line,
        rename: Rename {
            old: cells.required_text(RenameColumn::Old, limits::NAME)?,
            new: cells.required_text(RenameColumn::New, limits::NAME)?,
            settlement: cells.text(RenameColumn::Settlement, limits::NAME)?,
            district: cells.text(RenameColumn::District, limits::NAME)?,
        },
    })
}
