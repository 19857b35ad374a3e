//! What may be attached to a request, and to which part of its story it belongs.
//! How files are kept is told in [`crate::files`], who may see them in `http::attachments::access`.

use super::role::Role;
use std::{fmt, str::FromStr};

use serde::{Deserialize, Serialize};

use super::status::{UnknownName, by_name};

/// How many files one request may have: a question with more of them is several questions (M13).
pub const MOST_FILES: i64 = 20;

/// What a file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// A picture (M15, K10.3.1.3); public when an operator says so.
    Photo,
    /// A scanned act or minutes (K7.6); never public.
    Document,
}

impl Kind {
    /// Every kind.
    pub const ALL: [Self; 2] = [Self::Photo, Self::Document];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Photo => "photo",
            Self::Document => "document",
        }
    }

    /// The stage of a file whose sender names none: documents of staff are made in the course of the work (K7.6).
    #[must_use]
    pub const fn usual_stage(self, sender: Role) -> Stage {
        match (self, sender) {
            (Self::Document, Role::Operator | Role::Executor) => Stage::Report,
            _ => Stage::Problem,
        }
    }
}

impl FromStr for Kind {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("kind", &Self::ALL, Self::as_str, word)
    }
}

impl fmt::Display for Kind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// The part of the story a file tells.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// The problem as it was found.
    Problem,
    /// What was done about it: the executor's report (K10.3.1.3, K7.6).
    Report,
}

impl Stage {
    /// Every stage.
    pub const ALL: [Self; 2] = [Self::Problem, Self::Report];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Problem => "problem",
            Self::Report => "report",
        }
    }
}

impl FromStr for Stage {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("stage", &Self::ALL, Self::as_str, word)
    }
}

impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_code_json_and_back() {
        for kind in Kind::ALL {
            assert_eq!(kind.as_str().parse(), Ok(kind));
            assert_eq!(serde_json::to_value(kind).unwrap(), kind.as_str());
        }
        for stage in Stage::ALL {
            assert_eq!(stage.as_str().parse(), Ok(stage));
            assert_eq!(serde_json::to_value(stage).unwrap(), stage.as_str());
        }
    }
}
