//! The parts people (and the machine itself) play in a request's life.
//! What a part may do is in [`super::transition`] and [`super::response`].

use super::status::{UnknownName, by_name};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// Who acts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    /// A resident, or a displaced person with a certificate (K1.1).
    Applicant,
    /// Registers, checks, accepts, decides on closing.
    Operator,
    /// Does the work: a member of one executing organisation.
    Executor,
    /// Reads all but personal data, changes nothing.
    Official,
    /// Sets up services, executors and accounts; takes no part in a request's life.
    Administrator,
    /// The service's own jobs: the silent applicant's window, a bare confirmation or cancellation.
    System,
}

impl Role {
    /// Every role.
    pub const ALL: [Self; 6] =
        [Self::Applicant, Self::Operator, Self::Executor, Self::Official, Self::Administrator, Self::System];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Applicant => "applicant",
            Self::Operator => "operator",
            Self::Executor => "executor",
            Self::Official => "official",
            Self::Administrator => "administrator",
            Self::System => "system",
        }
    }
}

impl FromStr for Role {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("role", &Self::ALL, Self::as_str, word)
    }
}

impl fmt::Display for Role {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_is_the_same_in_code_json_and_back() {
        for role in Role::ALL {
            assert_eq!(role.as_str().parse(), Ok(role));
            assert_eq!(serde_json::to_value(role).unwrap(), role.as_str());
        }
    }
}
