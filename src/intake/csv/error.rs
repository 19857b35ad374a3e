//! What can be wrong with a table or with one of its rows. The texts are for the command line's log;
//! what a person reads in the browser is made from the variants by the message catalogue.

use crate::domain::Status;

/// Why no row of a file can be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TableError {
    /// Nothing in it but blanks.
    #[error("the file is empty")]
    Empty,
    /// An .xlsx, .ods or .xls workbook.
    #[error("the file is a spreadsheet; save it as CSV and import that")]
    Spreadsheet,
    /// Mandatory columns that no header names.
    #[error("no column for {}; the file has: {}", missing.join(", "), found.join(" | "))]
    MissingColumns {
        /// The columns wanted.
        missing: Vec<&'static str>,
        /// The headers as they stand in the file, shortened.
        found: Vec<String>,
    },
    /// Two headers that mean the same column, so that either could be meant.
    #[error("two columns for {column}: “{first}” and “{second}”; rename one")]
    RepeatedColumn {
        /// What both mean.
        column: &'static str,
        /// The header further left.
        first: String,
        /// The header further right.
        second: String,
    },
}

/// Why one row is not taken.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}{}: {reason}", in_column(*column))]
pub struct RowError {
    /// Physical line of the file the row begins on, from 1.
    pub line: u64,
    /// Column at fault, where it is one.
    pub column: Option<&'static str>,
    /// What is wrong.
    pub reason: Reason,
}

/// What is wrong with a row.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// More or fewer fields than headers.
    #[error("has {found} fields where the header has {expected}")]
    FieldCount {
        /// Fields of the header.
        expected: usize,
        /// Fields of the row.
        found: usize,
    },
    /// A quotation mark opens a field and nothing sensible closes it.
    #[error("a quotation mark is not closed")]
    StrayQuote,
    /// Bytes that are no character in the file's encoding.
    #[error("holds broken characters")]
    BrokenCharacters,
    /// Nothing where something must be.
    #[error("is empty")]
    Empty,
    /// More characters than fit.
    #[error("is longer than {limit} characters")]
    TooLong {
        /// The most there may be.
        limit: usize,
    },
    /// Not a date in any known writing.
    #[error("“{0}” is not a date")]
    UnreadableDate(String),
    /// A day, a time or a century that does not exist here: 31.02.2026, 25:70, 0206.
    #[error("“{0}” is not possible as a date")]
    ImpossibleDate(String),
    /// A time with a UTC offset; the file's times are the community's own.
    #[error("“{0}” has a UTC offset; write local time without it")]
    DateWithOffset(String),
    /// Due earlier than it came in.
    #[error("is before the registration")]
    DueBeforeRegistered,
    /// Closed earlier than it came in.
    #[error("is before the registration")]
    ClosedBeforeRegistered,
    /// A closing date on a request whose status says that it is open.
    #[error("has a date, but the status is {0}")]
    ClosedWhileOpen(Status),
    /// A status in words nobody taught us.
    #[error("“{0}” is not a known status")]
    UnknownStatus(String),
    /// The status says that somebody was charged with it, the row does not say who.
    #[error("is empty, but the status is {0}")]
    ExecutorMissing(Status),
    /// Longitude and latitude that are not both there, not numbers or not on Earth.
    #[error("is not a coordinate in degrees")]
    BadCoordinate,
}

fn in_column(column: Option<&str>) -> String {
    column.map_or_else(String::new, |column| format!(", {column}"))
}
