//! Finds the header: which column stands where, whatever it is called and whatever separates the fields.
//! A header it does not know is left alone, since an export also holds names and phones nobody may read here.

use super::error::{Reason, TableError};
use super::lexicon;
use super::record::{self, Record};
use std::borrow::Cow;

/// What a column of the table holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Column {
    /// The other system's own number.
    Number,
    /// When it was registered. Mandatory.
    Registered,
    /// Where the question must be resolved (M11). Mandatory.
    Address,
    /// The service of the classifier, by name or code. Mandatory.
    Service,
    /// The applicant's words: never public.
    Text,
    /// The moderated text.
    PublicText,
    /// Where it is in its life.
    Status,
    /// The executing organisation.
    Executor,
    /// When an answer is due.
    Due,
    /// When it was closed.
    Closed,
    /// Longitude in degrees, where the place is known already.
    Lon,
    /// Latitude in degrees.
    Lat,
}

/// How many columns there are.
const COLUMNS: usize = Column::ALL.len();

impl Column {
    /// Every column.
    pub const ALL: [Self; 12] = [
        Self::Number,
        Self::Registered,
        Self::Address,
        Self::Service,
        Self::Text,
        Self::PublicText,
        Self::Status,
        Self::Executor,
        Self::Due,
        Self::Closed,
        Self::Lon,
        Self::Lat,
    ];

    /// Those without which no row means anything.
    pub const MANDATORY: [Self; 3] = [Self::Registered, Self::Address, Self::Service];

    /// Its English name, which is also a header it is found by.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Number => "number",
            Self::Registered => "registered",
            Self::Address => "address",
            Self::Service => "service",
            Self::Text => "text",
            Self::PublicText => "public text",
            Self::Status => "status",
            Self::Executor => "executor",
            Self::Due => "due",
            Self::Closed => "closed",
            Self::Lon => "lon",
            Self::Lat => "lat",
        }
    }
}

/// Where each column stands.
#[derive(Debug, Clone)]
pub struct Header {
    /// ASCII byte between the fields.
    pub delimiter: u8,
    /// Fields up to the last header that is not blank.
    width: usize,
    places: [Option<usize>; COLUMNS],
}

impl Header {
    /// The raw content of a column in a record, or an empty text where the table has no such column.
    pub fn field<'r>(&self, fields: &'r [Cow<'_, str>], column: Column) -> &'r str {
        self.places[column as usize].and_then(|place| fields.get(place)).map_or("", |field| field)
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
pub fn find(text: &str, start: usize) -> Result<(Header, Record<'_>), TableError> {
    let known =
        |record: &Record<'_>| record.fields.iter().filter(|header| lexicon::column(header).is_some()).count();
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

fn places(headers: &[Cow<'_, str>]) -> Result<[Option<usize>; COLUMNS], TableError> {
    let mut places = [None; COLUMNS];
    for (place, header) in headers.iter().enumerate() {
        let Some(column) = lexicon::column(header) else { continue };
        if let Some(first) = places[column as usize].replace(place) {
            let [first, second] = [&headers[first], header].map(|header| shorten(header));
            return Err(TableError::RepeatedColumn { column, first, second });
        }
    }
    let missing: Vec<_> =
        Column::MANDATORY.into_iter().filter(|&column| places[column as usize].is_none()).collect();
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
