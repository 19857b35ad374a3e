//! What an applicant may say about a request, and when. A response is an event that somebody processes;
//! it never changes the status itself.

use super::status::Status;
use serde::{Deserialize, Serialize};

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

/// Why a response is not taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum ResponseError {
    /// The executor has not submitted the request, or it is closed for such a word.
    #[error("a request that is {status} takes no {response:?}")]
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
}

/// Checks whether an applicant may say this now.
///
/// Comments are taken once the executor has submitted (K10.1.1.1) and, to be answered with a ground, after
/// a closing (K10.2.1.3.4), but not after an infeasible one. A confirmation or refutation answers a
/// submission. Anything open can be withdrawn.
///
/// # Errors
/// [`ResponseError`] where the state takes no such word, or the text it needs is missing.
pub fn check(status: Status, response: Response, text: &str) -> Result<(), ResponseError> {
    let now = match response {
        Response::Comment => {
            status.is_submitted()
                || matches!(
                    status,
                    Status::Rework | Status::Clarification | Status::ClosedConfirmed | Status::ClosedChecked
                )
        }
        Response::Confirmation | Response::Refutation => {
            status.is_submitted() || status == Status::Clarification
        }
        Response::Cancellation => status.is_open(),
    };
    if !now {
        return Err(ResponseError::NotNow { status, response });
    }
    let has_text = text.chars().any(char::is_alphanumeric);
    match response {
        Response::Refutation if !has_text => Err(ResponseError::NeedsReason),
        Response::Comment if !has_text => Err(ResponseError::NeedsText),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn takes(response: Response) -> Vec<Status> {
        Status::ALL.into_iter().filter(|&status| check(status, response, "текст").is_ok()).collect()
    }

    #[test]
    fn m18_refuting_needs_a_reason() {
        let refute = |text| check(Status::SubmittedDone, Response::Refutation, text);
        assert_eq!(refute("  "), Err(ResponseError::NeedsReason));
        assert_eq!(refute("яма на місці"), Ok(()));
    }

    #[test]
    fn m18_k10_1_1_3_confirming_needs_a_submission_and_no_words() {
        use Status::{Clarification, SubmittedDone, SubmittedInfeasible};
        assert_eq!(takes(Response::Confirmation), [SubmittedDone, SubmittedInfeasible, Clarification]);
        assert_eq!(check(SubmittedDone, Response::Confirmation, ""), Ok(()));
    }

    #[test]
    fn k10_1_1_1_comments_only_once_the_executor_has_submitted() {
        let statuses = takes(Response::Comment);
        for before in [Status::Registered, Status::Accepted, Status::InProgress] {
            assert!(!statuses.contains(&before));
        }
        assert!(statuses.contains(&Status::SubmittedDone));
        // The default of a setting where the rules are silent.
        assert!(!statuses.contains(&Status::ClosedInfeasible));
    }

    #[test]
    fn k10_1_1_2_anything_open_can_be_withdrawn() {
        for status in Status::ALL {
            let answer = check(status, Response::Cancellation, "");
            assert_eq!(answer.is_ok(), status.is_open(), "{status}");
        }
    }
}
