//! What an applicant may say about a request, and when; what an operator may make of it. A response is an event: it
//! never changes the status itself, but who processes it may take a step of [`super::transition`].

use super::role::Role;
use super::status::{Status, UnknownName, by_name};
use super::transition::allowed;
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// An applicant's word on a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Response {
    /// A remark on the execution (K10.1.1.1).
    Comment,
    /// The work is done (M18, K10.1.1.3).
    Confirmation,
    /// The work is not done, and why (M18).
    Refutation,
    /// The request is withdrawn (K10.1.1.2).
    Cancellation,
}

/// Why a comment does not return a request to its executor (K10.2.1.3).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ground {
    /// Off the point, or an opinion (.1).
    OffPoint,
    /// A repeat of one already answered with reasons (.2).
    Repeat,
    /// Obscene, insulting or threatening (.3).
    Obscene,
    /// On a request already closed after a confirmation or a cancellation (.4).
    AlreadyClosed,
    /// Outside local self-government's powers, or against the law (.5).
    BeyondPowers,
}

/// What an operator makes of a response (K10.2.1.1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outcome {
    /// The executor mends it (K10.2.1.2).
    Rework,
    /// The comment does not return it (K10.2.1.3).
    NoReturn(Ground),
    /// Closed, as it was submitted (K10.2.2.1, K6.2.4).
    Close,
    /// Cancelled, as the applicant wishes (K10.2.2.1).
    Cancel,
    /// The operator asks the applicant (K10.2.2.2).
    Clarify,
    /// Left in work: after that, or where it is with the executor anyway (K10.2.2.2).
    InWork,
    /// Answered, and nothing else.
    Answered,
}

impl Response {
    /// Every kind.
    pub const ALL: [Self; 4] = [Self::Comment, Self::Confirmation, Self::Refutation, Self::Cancellation];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Comment => "comment",
            Self::Confirmation => "confirmation",
            Self::Refutation => "refutation",
            Self::Cancellation => "cancellation",
        }
    }
}

impl Ground {
    /// Every ground, in the order of the regulation.
    pub const ALL: [Self; 5] =
        [Self::OffPoint, Self::Repeat, Self::Obscene, Self::AlreadyClosed, Self::BeyondPowers];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::OffPoint => "off_point",
            Self::Repeat => "repeat",
            Self::Obscene => "obscene",
            Self::AlreadyClosed => "already_closed",
            Self::BeyondPowers => "beyond_powers",
        }
    }

    /// The ground that a remark with bad words (K10.2.1.3.3), or on a closed request (K10.2.1.3.4), suggests.
    #[must_use]
    pub fn offered(response: Response, has_bad_words: bool, status: Status) -> Option<Self> {
        match response {
            Response::Confirmation | Response::Cancellation => None,
            _ if has_bad_words => Some(Self::Obscene),
            _ => status.is_closed().then_some(Self::AlreadyClosed),
        }
    }
}

impl Outcome {
    /// The names of all outcomes.
    pub const NAMES: [&'static str; 7] =
        ["rework", "no_return", "close", "cancel", "clarify", "in_work", "answered"];

    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Rework => "rework",
            Self::NoReturn(_) => "no_return",
            Self::Close => "close",
            Self::Cancel => "cancel",
            Self::Clarify => "clarify",
            Self::InWork => "in_work",
            Self::Answered => "answered",
        }
    }
}

impl FromStr for Response {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("response", &Self::ALL, Self::as_str, word)
    }
}

impl FromStr for Ground {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("ground", &Self::ALL, Self::as_str, word)
    }
}

impl fmt::Display for Response {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

/// Why a response is not taken, or not processed like this.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum ResponseError {
    /// The executor has not submitted the request, or it is closed for such a word.
    #[error("a request that is {status} takes no {response}")]
    NotNow {
        /// State the request is in.
        status: Status,
        /// What was said.
        response: Response,
    },
    /// A refutation without its reason (M18).
    #[error("refuting needs a reason")]
    NeedsReason,
    /// A comment without a text.
    #[error("a comment needs a text")]
    NeedsText,
    /// Such a word is not processed so: only a cancellation cancels, only a comment or a refutation has a ground.
    #[error("a {response} is not processed like this")]
    NotSo {
        /// What was said.
        response: Response,
    },
    /// [`Ground::AlreadyClosed`] on a request that is open.
    #[error("the request is not closed")]
    NotClosed,
    /// K10.3.1.2: an executor answers what returned the request, once; K10.3.2: nothing else.
    #[error("an executor answers once, what returned the request")]
    NotToAnswer,
}

/// What an applicant may say now.
///
/// Comments are taken once the executor has submitted (K10.1.1.1) and, to be answered with a ground, after
/// a closing (K10.2.1.3.4); after an infeasible one only where the community's settings say so. A confirmation or
/// refutation answers a submission. Anything open can be withdrawn.
#[must_use]
pub fn open(status: Status, comments_after_infeasible: bool) -> Vec<Response> {
    let takes = |response: &Response| takes(status, *response, comments_after_infeasible);
    Response::ALL.into_iter().filter(takes).collect()
}

fn takes(status: Status, response: Response, comments_after_infeasible: bool) -> bool {
    use Status::{Cancelled, Clarification, ClosedChecked, ClosedConfirmed, ClosedInfeasible, Rework};
    match response {
        Response::Comment => match status {
            Rework | Clarification | ClosedConfirmed | ClosedChecked | Cancelled => true,
            ClosedInfeasible => comments_after_infeasible,
            _ => status.is_submitted(),
        },
        Response::Confirmation | Response::Refutation => status.is_submitted() || status == Clarification,
        Response::Cancellation => status.is_open(),
    }
}

/// Checks whether an applicant may say this now, and has said it in words where it needs them ([`open`]).
///
/// # Errors
/// [`ResponseError`] where the state takes no such word, or the text it needs is missing.
pub fn check(
    status: Status,
    response: Response,
    text: &str,
    comments_after_infeasible: bool,
) -> Result<(), ResponseError> {
    if !takes(status, response, comments_after_infeasible) {
        return Err(ResponseError::NotNow { status, response });
    }
    let has_words = text.chars().any(char::is_alphanumeric);
    match response {
        Response::Refutation if !has_words => Err(ResponseError::NeedsReason),
        Response::Comment if !has_words => Err(ResponseError::NeedsText),
        _ => Ok(()),
    }
}

/// The step that the machine takes on a response by itself (K10.2.2.1): a bare confirmation or cancellation closes,
/// unless a comment contradicts it. Whether it does a person judges: any text, of this response or of another that is
/// `pending`, leaves it to an operator; so does a state from which the table lets the machine go nowhere.
#[must_use]
pub fn by_machine(status: Status, response: Response, text: &str, pending: bool) -> Option<Status> {
    let to = match response {
        Response::Confirmation => Status::ClosedConfirmed,
        Response::Cancellation => Status::Cancelled,
        Response::Comment | Response::Refutation => return None,
    };
    // Not by letters: a thumb down is a comment, too.
    let bare = text.trim().is_empty() && !pending;
    (bare && allowed(status, Role::System).contains(&to)).then_some(to)
}

/// The step an operator's outcome takes; none where the status stays. Whether the step is allowed the table says.
///
/// # Errors
/// [`ResponseError`] where the outcome does not fit what was said.
pub fn step(
    status: Status,
    response: Response,
    infeasible: bool,
    outcome: Outcome,
) -> Result<Option<Status>, ResponseError> {
    let is_remark = matches!(response, Response::Comment | Response::Refutation);
    match outcome {
        Outcome::Cancel if response != Response::Cancellation => Err(ResponseError::NotSo { response }),
        Outcome::NoReturn(_) if !is_remark => Err(ResponseError::NotSo { response }),
        Outcome::NoReturn(Ground::AlreadyClosed) if status.is_open() => Err(ResponseError::NotClosed),
        Outcome::NoReturn(_) | Outcome::Answered => Ok(None),
        Outcome::Rework => Ok(Some(Status::Rework)),
        Outcome::Cancel => Ok(Some(Status::Cancelled)),
        Outcome::Clarify => Ok(Some(Status::Clarification)),
        // Where the executor has it, leaving it in work is to leave it.
        Outcome::InWork if matches!(status, Status::Accepted | Status::InProgress | Status::Rework) => {
            Ok(None)
        }
        Outcome::InWork => Ok(Some(Status::InProgress)),
        // K6.2.4: an impossibility is closed as one, whatever the applicant says.
        Outcome::Close if infeasible => Ok(Some(Status::ClosedInfeasible)),
        Outcome::Close if response == Response::Confirmation => Ok(Some(Status::ClosedConfirmed)),
        Outcome::Close => Ok(Some(Status::ClosedChecked)),
    }
}

/// Checks whether an executor may answer a response that was processed so (K10.3.1.2, K10.3.2).
///
/// # Errors
/// [`ResponseError::NotToAnswer`].
pub fn check_answer(outcome: Option<&str>, is_answered: bool) -> Result<(), ResponseError> {
    if outcome == Some(Outcome::Rework.as_str()) && !is_answered {
        return Ok(());
    }
    Err(ResponseError::NotToAnswer)
}

#[cfg(test)]
#[path = "response_tests.rs"]
mod tests;
