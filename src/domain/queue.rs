//! The queues of an operator's day: what a request waits for. Which requests wait the database says (`desk_queue`).

use super::status::{UnknownName, by_name};
use serde::Serialize;
use std::fmt;
use std::str::FromStr;

/// What a request waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Queue {
    /// To be accepted or refused.
    New,
    /// For somebody to say where it is.
    Location,
    /// For its words or photos to be made fit for the public.
    Moderation,
    /// For a comment or a refutation to be processed (K10.2.1.1).
    Comments,
    /// For a confirmation to be processed.
    Confirmations,
    /// For a cancellation to be processed.
    Cancellations,
    /// For an operator's check of what the executor has submitted, or of what was clarified.
    Closing,
    /// For its executor, past its due date.
    Overdue,
}

impl Queue {
    /// Every queue, in the order of a request's life.
    pub const ALL: [Self; 8] = [
        Self::New,
        Self::Location,
        Self::Moderation,
        Self::Comments,
        Self::Confirmations,
        Self::Cancellations,
        Self::Closing,
        Self::Overdue,
    ];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::New => "new",
            Self::Location => "location",
            Self::Moderation => "moderation",
            Self::Comments => "comments",
            Self::Confirmations => "confirmations",
            Self::Cancellations => "cancellations",
            Self::Closing => "closing",
            Self::Overdue => "overdue",
        }
    }
}

impl fmt::Display for Queue {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Queue {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("queue", &Self::ALL, Self::as_str, word)
    }
}
