//! The desk: what operators and executors see and do, and officials see. Who acts is taken from the session, what they have seen from
//! `If-Match`; what cannot be done is said here in words, and the rules are elsewhere.

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, StatusCode, header, request::Parts},
};

use super::{
    App,
    access::Staff,
    extract::idempotency_key,
    problem::{Expected, Problem},
};
use crate::{
    db::{account::Account, desk::Sight, transition::Change},
    domain::{Role, TransitionError, response::ResponseError},
    intake::transition::{Actor, ChangeError},
};

pub mod card;
pub mod catalogue;
pub mod consultations;
pub mod joins;
pub mod list;
pub mod location;
mod masking;
pub mod public_text;
pub mod queues;
pub mod responses;
pub mod transition;

/// A member of staff who acts, and the version of the request they have seen.
pub struct Acting {
    account: Account,
    role: Role,
    seen: Option<i64>,
    key: Option<String>,
}

impl Acting {
    fn actor(&self) -> Actor<'_> {
        Actor {
            name: &self.account.login,
            role: self.role,
            organisation: self.account.organisation_id,
            seen: self.seen,
            key: self.key.as_deref(),
        }
    }

    /// What of the requests they may see.
    fn sight(&self) -> Sight {
        // No organisation has this id: who has lost theirs sees nothing.
        let own = || self.account.organisation_id.unwrap_or(-1);
        Sight {
            executor: (self.role == Role::Executor).then(own),
            personal_data: matches!(self.role, Role::Operator | Role::Executor),
        }
    }
}

impl FromRequestParts<App> for Acting {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let Staff(account) = Staff::from_request_parts(parts, app).await?;
        let role = account.role.parse();
        let role = role.map_err(|_| Problem::new(StatusCode::FORBIDDEN, "problem-forbidden"))?;
        Ok(Self { account, role, seen: seen(&parts.headers), key: idempotency_key(&parts.headers) })
    }
}

/// The version in `If-Match` (RFC 9110 §13.1.1); none where anything will do. A tag that is none of ours matches nothing.
pub(super) fn seen(headers: &HeaderMap) -> Option<i64> {
    let tag = headers.get(header::IF_MATCH)?.to_str().unwrap_or_default().trim();
    // A proxy that compresses makes a tag weak; it is a version all the same.
    let version = tag.trim_start_matches("W/").trim_matches('"');
    (tag != "*").then(|| version.parse().unwrap_or(-1))
}

/// The entity tag of a version.
pub(super) fn tag(version: i64) -> [(header::HeaderName, String); 1] {
    [(header::ETAG, format!("\"{version}\""))]
}

/// The number of a response in a path.
pub struct ResponseId(i64);

impl<S: Send + Sync> FromRequestParts<S> for ResponseId {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<i64>::from_request_parts(parts, state).await;
        path.map(|path| Self(path.0))
            .map_err(|_| Problem::new(StatusCode::NOT_FOUND, "problem-response-not-found"))
    }
}

/// Why a request was not changed, in words.
pub(super) fn change_problem(error: ChangeError) -> Problem {
    let conflict = |key| Problem::new(StatusCode::CONFLICT, key);
    match error {
        ChangeError::NoSuchRequest => Problem::new(StatusCode::NOT_FOUND, "problem-no-request-of-yours"),
        ChangeError::NoSuchResponse => Problem::new(StatusCode::NOT_FOUND, "problem-response-not-found"),
        ChangeError::Processed => conflict("problem-response-processed"),
        ChangeError::Ended => conflict("problem-request-ended"),
        ChangeError::NotPublic => conflict("problem-no-public-text"),
        ChangeError::Stale(change) => stale(change),
        ChangeError::MovedOn(status) => {
            conflict("problem-changed-own").with_message("to", status_words(status.as_str()))
        }
        ChangeError::OperatorsOnly(field) => {
            Problem::new(StatusCode::FORBIDDEN, "problem-operators-only").with("field", field)
        }
        ChangeError::UnknownExecutor(known) => {
            Problem::field("executor", Expected::one_of(known.iter().map(String::as_str)))
        }
        ChangeError::DueDate { earliest, latest } if earliest == latest => {
            Problem::field("due_on", Expected::new("expected-due-date-over").with("earliest", earliest))
        }
        ChangeError::DueDate { earliest, latest } => Problem::field(
            "due_on",
            Expected::new("expected-due-date").with("earliest", earliest).with("latest", latest),
        ),
        ChangeError::Text { field, longest } => {
            Problem::field(field, Expected::new("expected-text").with("longest", longest))
        }
        ChangeError::Words { field: "public_text", words } => {
            conflict("problem-bad-words").with("words", quoted(&words))
        }
        ChangeError::Words { field, words } => {
            conflict("problem-bad-words-told").with("field", field).with("words", quoted(&words))
        }
        ChangeError::Personal(found) => conflict("problem-personal-data").with("found", quoted(&found)),
        ChangeError::Rule(rule) => conflict("problem-transition").with_message("reason", rule_words(rule)),
        ChangeError::Response(rule) => {
            conflict("problem-response").with_message("reason", response_words(rule))
        }
        ChangeError::Db(error) => error.into(),
    }
}

fn quoted(pieces: &[String]) -> String {
    pieces.iter().map(|piece| format!("«{piece}»")).collect::<Vec<_>>().join(", ")
}

/// Who changed the request meanwhile, when, and from which state to which.
fn stale(change: Option<Box<Change>>) -> Problem {
    let Some(change) = change else { return Problem::new(StatusCode::CONFLICT, "problem-changed-unknown") };
    let from = change.from.unwrap_or_default();
    let moved = from != change.to;
    let key = if moved { "problem-changed" } else { "problem-changed-beside" };
    let what = change.what.as_deref().unwrap_or("unknown");
    let problem = Problem::new(StatusCode::CONFLICT, key);
    let problem = match change.role.as_deref() {
        // What is no person has no name that says anything to one.
        Some(role @ ("applicant" | "system")) => {
            problem.with_message("actor", Expected::new(format!("role-{role}")))
        }
        _ => problem.with("actor", change.actor),
    };
    problem
        .with("at", change.at)
        .with_message("what", Expected::new(format!("what-{what}")))
        .with_message("from", status_words(&from))
        .with_message("to", status_words(&change.to))
}

fn status_words(status: &str) -> Expected {
    Expected::new(format!("status-{status}"))
}

fn rule_words(rule: TransitionError) -> Expected {
    match rule {
        TransitionError::NotAllowed { from, to, role } => Expected::new("rule-not-allowed")
            .with_message("role", Expected::new(format!("role-{role}")))
            .with_message("from", status_words(from.as_str()))
            .with_message("to", status_words(to.as_str())),
        TransitionError::NeedsPlace => Expected::new("rule-needs-place"),
        TransitionError::NeedsService => Expected::new("rule-needs-service"),
        TransitionError::NeedsExecutor => Expected::new("rule-needs-executor"),
        TransitionError::NeedsDueDate => Expected::new("rule-needs-due-date"),
        TransitionError::NeedsCleanText => Expected::new("rule-needs-clean-text"),
        TransitionError::NeedsGround => Expected::new("rule-needs-ground"),
        TransitionError::NeedsReason => Expected::new("rule-needs-reason"),
        TransitionError::NotAsSubmitted => Expected::new("rule-not-as-submitted"),
        TransitionError::NeedsJustification => Expected::new("rule-needs-justification"),
        TransitionError::NeedsConfirmation => Expected::new("rule-needs-confirmation"),
        TransitionError::RefutationWaits => Expected::new("rule-refutation-waits"),
        TransitionError::CommentWaits => Expected::new("rule-comment-waits"),
        TransitionError::NeedsWish => Expected::new("rule-needs-wish"),
    }
}

fn response_words(rule: ResponseError) -> Expected {
    match rule {
        ResponseError::NotNow { status, response } => Expected::new("rule-not-now")
            .with_message("status", status_words(status.as_str()))
            .with_message("response", Expected::new(format!("response-{response}"))),
        ResponseError::NeedsReason => Expected::new("rule-refuting-needs-reason"),
        ResponseError::NeedsText => Expected::new("rule-comment-needs-text"),
        ResponseError::NotSo { response } => Expected::new("rule-not-so")
            .with_message("response", Expected::new(format!("response-{response}"))),
        ResponseError::NotClosed => Expected::new("rule-not-closed"),
        ResponseError::NotToAnswer => Expected::new("rule-not-to-answer"),
    }
}
