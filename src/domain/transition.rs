//! The one table of who may move a request from which state to which, and what must be known for it.
//! An applicant moves nothing: their word is an event ([`super::response`]) that an operator, or for a
//! bare word the system, turns into a step.

use super::role::Role;
use super::status::Status;
use serde::{Deserialize, Serialize};

/// The states `role` may move a request to that is in state `from`.
#[must_use]
#[rustfmt::skip]
pub const fn allowed(from: Status, role: Role) -> &'static [Status] {
    use Status::{
        Accepted, Cancelled, Clarification, ClosedChecked, ClosedConfirmed, ClosedInfeasible, InProgress,
        Refused, Registered, Rework, SubmittedDone, SubmittedInfeasible,
    };
    match (from, role) {
        (Registered, Role::Operator) => &[Accepted, Refused, Cancelled],
        (Accepted | InProgress | Rework, Role::Operator) => &[Cancelled],
        // K10.2.1.2: rework is an operator's act, never automatic.
        (SubmittedDone, Role::Operator) => &[ClosedConfirmed, ClosedChecked, Rework, Clarification, Cancelled],
        // K6.2.4: what was not done is never closed as done.
        (SubmittedInfeasible, Role::Operator) => &[ClosedInfeasible, Rework, Clarification, Cancelled],
        // K10.2.2.2: the operator clarifies with the applicant, then closes or leaves it in work.
        (Clarification, Role::Operator) => &[ClosedConfirmed, ClosedChecked, ClosedInfeasible, InProgress, Cancelled],

        (Accepted | Rework, Role::Executor) => &[InProgress],
        (InProgress, Role::Executor) => &[SubmittedDone, SubmittedInfeasible],

        // K10.2.2.1: a bare confirmation or cancellation closes by itself; so does the applicant's silence.
        // K6.2.4 wants an operator's check of an impossibility, so only a cancellation ends that one.
        (SubmittedDone, Role::System) => &[ClosedConfirmed, ClosedChecked, Cancelled],
        (Registered | Accepted | InProgress | SubmittedInfeasible | Rework | Clarification, Role::System) => &[Cancelled],

        _ => &[],
    }
}

/// What is known when a step is taken. The default knows nothing.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Step<'a> {
    /// The problem has a point, and it lies inside the community's boundary (K1.1).
    pub inside_boundary: bool,
    /// A service of the classifier is chosen.
    pub has_service: bool,
    /// An executor is set.
    pub has_executor: bool,
    /// A due date is set: by the service's term at acceptance, counted anew on rework (K10.3.1.1).
    pub has_due_date: bool,
    /// The text holds no obscene or insulting words (M14).
    pub clean_text: bool,
    /// The executor has last said that it cannot be done (K6.2.4).
    pub infeasible: bool,
    /// The applicant's last word since the submission is a confirmation (M18).
    pub confirmed: bool,
    /// A refutation waits to be processed (K10.2.1.1), other than the word this step is taken for.
    pub refutation_waits: bool,
    /// A comment does.
    pub comment_waits: bool,
    /// A word of the applicant is what this step is taken for.
    pub asked_for: bool,
    /// The reason, justification or ground, as written down in the history; empty where none is given.
    pub ground: &'a str,
}

/// Why a step may not be taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "reason")]
pub enum TransitionError {
    /// The table has no such step for this role.
    #[error("{role} may not move a request from {from} to {to}")]
    NotAllowed {
        /// State it is in.
        from: Status,
        /// State asked for.
        to: Status,
        /// Who asked.
        role: Role,
    },
    /// Acceptance without a point inside the boundary (K1.1, M11).
    #[error("acceptance needs a place inside the community's boundary")]
    NeedsPlace,
    /// Acceptance without a service.
    #[error("acceptance needs a service")]
    NeedsService,
    /// Acceptance without an executor.
    #[error("acceptance needs an executor")]
    NeedsExecutor,
    /// Acceptance or rework without a due date (K10.3.1.1).
    #[error("acceptance and rework need a due date")]
    NeedsDueDate,
    /// Acceptance of an obscene or insulting text (M14).
    #[error("acceptance needs a text without obscene or insulting words")]
    NeedsCleanText,
    /// Refusal without a ground (M14).
    #[error("refusal needs a ground")]
    NeedsGround,
    /// Rework without saying what is wrong (M18, K10.2.1.2).
    #[error("returning for rework needs a reason")]
    NeedsReason,
    /// Closing as done what cannot be done, or the reverse (K6.2.4).
    #[error("what was submitted as impossible closes as not executed, and nothing else does")]
    NotAsSubmitted,
    /// An impossibility that is not justified (K6.2.4).
    #[error("an impossibility needs a justification")]
    NeedsJustification,
    /// Closing as confirmed what the applicant has not confirmed (M18).
    #[error("the applicant has not confirmed it")]
    NeedsConfirmation,
    /// Closing what the applicant refutes before that is processed (K10.2.1.1).
    #[error("a refutation waits to be processed")]
    RefutationWaits,
    /// Closing as confirmed what the applicant has commented on before that is processed (K10.2.2.1).
    #[error("a comment waits to be processed")]
    CommentWaits,
    /// Cancelling without anybody's word for it (K10.1.1.2).
    #[error("cancelling needs a ground")]
    NeedsWish,
}

/// Checks one step: the table first, then what the new state asks for.
///
/// # Errors
/// The first [`TransitionError`] that stands in the way.
pub fn check(from: Status, to: Status, role: Role, step: &Step<'_>) -> Result<(), TransitionError> {
    if !allowed(from, role).contains(&to) {
        return Err(TransitionError::NotAllowed { from, to, role });
    }
    let has_ground = step.ground.chars().any(char::is_alphanumeric);
    let needs: &[(bool, TransitionError)] = match to {
        Status::Accepted => &[
            (step.inside_boundary, TransitionError::NeedsPlace),
            (step.has_service, TransitionError::NeedsService),
            (step.has_executor, TransitionError::NeedsExecutor),
            (step.has_due_date, TransitionError::NeedsDueDate),
            (step.clean_text, TransitionError::NeedsCleanText),
        ],
        Status::ClosedConfirmed => &[
            (!step.infeasible, TransitionError::NotAsSubmitted),
            (!step.refutation_waits, TransitionError::RefutationWaits),
            (!step.comment_waits, TransitionError::CommentWaits),
            (step.confirmed, TransitionError::NeedsConfirmation),
        ],
        Status::ClosedChecked => &[
            (!step.infeasible, TransitionError::NotAsSubmitted),
            (!step.refutation_waits, TransitionError::RefutationWaits),
        ],
        Status::ClosedInfeasible => &[
            (step.infeasible, TransitionError::NotAsSubmitted),
            (!step.refutation_waits, TransitionError::RefutationWaits),
        ],
        Status::Cancelled => &[(has_ground || step.asked_for, TransitionError::NeedsWish)],
        Status::Refused => &[(has_ground, TransitionError::NeedsGround)],
        Status::SubmittedInfeasible => &[(has_ground, TransitionError::NeedsJustification)],
        Status::Rework => {
            &[(has_ground, TransitionError::NeedsReason), (step.has_due_date, TransitionError::NeedsDueDate)]
        }
        _ => &[],
    };
    needs.iter().find(|(met, _)| !met).map_or(Ok(()), |&(_, error)| Err(error))
}

#[cfg(test)]
#[path = "transition_tests.rs"]
mod tests;
