//! The states of a request and what follows from a state alone: who sees it, which marker it gets.
//! Which state may follow which is in [`super::transition`].

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Where a request is in its life. The names are the ones of the database and of the HTTP interface.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Status {
    /// Typed in or sent, nobody has decided on it.
    #[default]
    Registered,
    /// Not taken: M14, K1.1 or another ground.
    Refused,
    /// Taken for execution: an executor and a due date are set.
    Accepted,
    /// The executor is at it.
    InProgress,
    /// The executor says it is done; an operator checks.
    SubmittedDone,
    /// The executor says it cannot be done, and why (K6.2.4); an operator checks.
    SubmittedInfeasible,
    /// Returned to the executor (K10.2.1.2).
    Rework,
    /// The operator is asking the applicant (K10.2.2.2).
    Clarification,
    /// Done, and the applicant confirmed it.
    ClosedConfirmed,
    /// Done; an operator checked, the applicant was silent.
    ClosedChecked,
    /// Closed without execution: it cannot be done (K6.2.4).
    ClosedInfeasible,
    /// Withdrawn by the applicant (K10.1.1.2).
    Cancelled,
}

/// The groups that markers tell apart, by colour and shape.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Group {
    /// Accepted and not yet submitted.
    InWork,
    /// Not closed, and past its due date.
    Overdue,
    /// Submitted; waits for the operator's check.
    Awaiting,
    /// Closed as done.
    Done,
    /// Closed without execution.
    ClosedWithout,
}

/// A word that names no [`Status`] or [`Group`] (or, in `role` and `visibility`, none of theirs).
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("unknown {what}; allowed: {allowed}")]
pub struct UnknownName {
    /// What the word should have named.
    pub what: &'static str,
    /// The names there are, separated by commas.
    pub allowed: String,
}

impl Status {
    /// Every status, in the order of a request's life.
    pub const ALL: [Self; 12] = [
        Self::Registered,
        Self::Refused,
        Self::Accepted,
        Self::InProgress,
        Self::SubmittedDone,
        Self::SubmittedInfeasible,
        Self::Rework,
        Self::Clarification,
        Self::ClosedConfirmed,
        Self::ClosedChecked,
        Self::ClosedInfeasible,
        Self::Cancelled,
    ];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Registered => "registered",
            Self::Refused => "refused",
            Self::Accepted => "accepted",
            Self::InProgress => "in_progress",
            Self::SubmittedDone => "submitted_done",
            Self::SubmittedInfeasible => "submitted_infeasible",
            Self::Rework => "rework",
            Self::Clarification => "clarification",
            Self::ClosedConfirmed => "closed_confirmed",
            Self::ClosedChecked => "closed_checked",
            Self::ClosedInfeasible => "closed_infeasible",
            Self::Cancelled => "cancelled",
        }
    }

    /// Whether a request in this state may be on the public map at all (M17); its service's visibility
    /// class decides how precisely.
    #[must_use]
    pub const fn is_public(self) -> bool {
        !matches!(self, Self::Registered | Self::Refused | Self::Cancelled)
    }

    /// Whether something is still to happen to it.
    #[must_use]
    pub const fn is_open(self) -> bool {
        !self.is_closed()
    }

    /// Whether its life has ended: closed in one of three ways, cancelled or refused.
    #[must_use]
    pub const fn is_closed(self) -> bool {
        matches!(
            self,
            Self::ClosedConfirmed
                | Self::ClosedChecked
                | Self::ClosedInfeasible
                | Self::Cancelled
                | Self::Refused
        )
    }

    /// Whether an executor has submitted it and an operator's check is awaited.
    #[must_use]
    pub const fn is_submitted(self) -> bool {
        matches!(self, Self::SubmittedDone | Self::SubmittedInfeasible)
    }

    /// Whether the note of a step into this state is for the applicant to read: the ground of a refusal (M14), and what the
    /// executor says of the work (M16) or why it cannot be done (K6.2.4). Other notes stay between operator and executor.
    #[must_use]
    pub const fn tells_note(self) -> bool {
        matches!(self, Self::Refused | Self::SubmittedDone | Self::SubmittedInfeasible)
    }

    /// Whether it must have an executor: it has been accepted at some time.
    #[must_use]
    pub const fn needs_executor(self) -> bool {
        self.is_public()
    }

    /// Whether the organisation that is to carry it out knows of it: an operator has accepted it. An export may have named one
    /// before that.
    #[must_use]
    pub const fn is_told_to_executor(self) -> bool {
        !matches!(self, Self::Registered | Self::Refused)
    }

    /// The marker's group; `None` for what has no marker. `overdue` says that the due date has passed; it
    /// matters only while the request is open.
    #[must_use]
    pub const fn group(self, overdue: bool) -> Option<Group> {
        match self {
            Self::Registered | Self::Refused | Self::Cancelled => None,
            Self::ClosedConfirmed | Self::ClosedChecked => Some(Group::Done),
            Self::ClosedInfeasible => Some(Group::ClosedWithout),
            _ if overdue => Some(Group::Overdue),
            Self::SubmittedDone | Self::SubmittedInfeasible => Some(Group::Awaiting),
            Self::Accepted | Self::InProgress | Self::Rework | Self::Clarification => Some(Group::InWork),
        }
    }

    /// The `status` of Open311 GeoReport v2, `open` or `closed`; `None` for what is not served there.
    #[must_use]
    pub const fn open311(self) -> Option<&'static str> {
        match self {
            Self::Registered | Self::Refused => None,
            _ if self.is_open() => Some("open"),
            _ => Some("closed"),
        }
    }
}

impl Group {
    /// Every group, in the order of the legend.
    pub const ALL: [Self; 5] = [Self::InWork, Self::Overdue, Self::Awaiting, Self::Done, Self::ClosedWithout];

    /// The name in HTTP bodies and tiles.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::InWork => "in_work",
            Self::Overdue => "overdue",
            Self::Awaiting => "awaiting",
            Self::Done => "done",
            Self::ClosedWithout => "closed_without",
        }
    }
}

/// Finds the value whose name is `word` among `all`.
pub(super) fn by_name<T: Copy>(
    what: &'static str,
    all: &[T],
    name: fn(T) -> &'static str,
    word: &str,
) -> Result<T, UnknownName> {
    all.iter().copied().find(|&value| name(value) == word).ok_or_else(|| UnknownName {
        what,
        allowed: all.iter().map(|&value| name(value)).collect::<Vec<_>>().join(", "),
    })
}

impl FromStr for Status {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("status", &Self::ALL, Self::as_str, word)
    }
}

impl FromStr for Group {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("group", &Self::ALL, Self::as_str, word)
    }
}

impl fmt::Display for Status {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl fmt::Display for Group {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_code_json_and_back() {
        for status in Status::ALL {
            assert_eq!(status.as_str().parse(), Ok(status));
            assert_eq!(serde_json::to_value(status).unwrap(), status.as_str());
        }
        for group in Group::ALL {
            assert_eq!(group.as_str().parse(), Ok(group));
            assert_eq!(serde_json::to_value(group).unwrap(), group.as_str());
        }
        let error = "open".parse::<Group>().unwrap_err();
        assert_eq!(
            error.to_string(),
            "unknown group; allowed: in_work, overdue, awaiting, done, closed_without"
        );
    }

    #[test]
    fn m17_only_what_was_accepted_has_a_marker() {
        for status in Status::ALL {
            assert_eq!(status.is_public(), status.group(false).is_some(), "{status}");
            assert_eq!(status.is_public(), status.group(true).is_some(), "{status}");
        }
        assert!(
            !Status::Registered.is_public() && !Status::Refused.is_public() && !Status::Cancelled.is_public()
        );
    }

    #[test]
    fn only_what_is_open_can_be_overdue() {
        for status in Status::ALL {
            let late = status.group(true) == Some(Group::Overdue);
            assert_eq!(late, status.is_public() && status.is_open(), "{status}");
        }
        assert_eq!(Status::SubmittedInfeasible.group(false), Some(Group::Awaiting));
        assert_eq!(Status::ClosedInfeasible.group(true), Some(Group::ClosedWithout));
    }

    #[test]
    fn open311_knows_open_and_closed() {
        let of = |wanted| Status::ALL.into_iter().filter(|status| status.open311() == wanted).count();
        assert_eq!((of(Some("open")), of(Some("closed")), of(None)), (6, 4, 2));
        assert_eq!(Status::Cancelled.open311(), Some("closed"));
    }
}
