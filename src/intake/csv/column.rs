//! The columns of an export of requests.

use super::header::Columns;
use super::lexicon;

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

    /// Its English name, which is also a header it is found by.
    #[must_use]
    pub const fn name(self) -> &'static str {
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

impl Columns for Column {
    const MANDATORY: &'static [Self] = &[Self::Registered, Self::Address, Self::Service];

    fn as_str(self) -> &'static str {
        self.name()
    }

    fn of_header(header: &str) -> Option<Self> {
        lexicon::column(header)
    }
}
