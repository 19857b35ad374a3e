//! Moves a request from one state to another: reads what is known, asks the rules, writes state and history
//! in one transaction.

use chrono::NaiveDate;

use super::{
    fingerprint, routing,
    text_check::{bad_words, moderator, refuse_unfit},
};
use crate::{
    db::{
        self, DbError, Pool,
        transition::{By, Change, Locked, NewStep, State},
    },
    domain::{
        Role, Status, Step, TransitionError, check,
        deadline::{self, LEGAL_LIMIT_DAYS, Term, WorkingCalendar},
        limits,
        response::{Response, ResponseError},
    },
};

/// Why nothing happened.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is no request of this number, or none for whoever asks.
    #[error("no such request")]
    NoSuchRequest,
    /// There is no such response.
    #[error("no such response")]
    NoSuchResponse,
    /// Somebody has processed the response before.
    #[error("the response has been processed")]
    Processed,
    /// Somebody else has changed the request since it was read; none where it was never like what was read.
    #[error("changed meanwhile: {0:?}")]
    Stale(Option<Box<Change>>),
    /// The applicant has read another state than the one it is in.
    #[error("moved on to {0}")]
    MovedOn(Status),
    /// It has ended, and a new one is registered instead.
    #[error("the request has ended")]
    Ended,
    /// The public reads nothing of it: the text for the public is given when it is accepted.
    #[error("nothing of the request is public")]
    NotPublic,
    /// A field that only operators set.
    #[error("only operators set {0}")]
    OperatorsOnly(&'static str),
    /// No organisation of this name; these there are.
    #[error("unknown executor; there are {0:?}")]
    UnknownExecutor(Vec<String>),
    /// A due date in the past or beyond the 45 days of the law; when these are over, any but today.
    #[error("the due date must be {earliest} to {latest}")]
    DueDate {
        /// Today.
        earliest: NaiveDate,
        /// The last day the law allows.
        latest: NaiveDate,
    },
    /// A text that is missing, or longer than is kept.
    #[error("{field} must have 1 to {longest} characters")]
    Text {
        /// Which field.
        field: &'static str,
        /// In characters.
        longest: usize,
    },
    /// What the public or the applicant is to read holds obscene, insulting or threatening words (M14, K10.2.1.3.3).
    #[error("{field} may not hold these words: {}", .words.join(", "))]
    Words {
        /// Which field.
        field: &'static str,
        /// As they are written.
        words: Vec<String>,
    },
    /// What would become public holds personal data, and nobody says that a person has read it.
    #[error("the public text holds personal data: {}", .0.join(", "))]
    Personal(Vec<String>),
    /// The rules of steps do not allow it.
    #[error(transparent)]
    Rule(#[from] TransitionError),
    /// The rules of responses do not allow it.
    #[error(transparent)]
    Response(#[from] ResponseError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Who changes something, and what they have read of it before.
#[derive(Debug, Clone, Copy)]
pub struct Actor<'a> {
    /// Login.
    pub name: &'a str,
    /// In which role.
    pub role: Role,
    /// The organisation an executor works for.
    pub organisation: Option<i32>,
    /// The version of the request they have seen, where they say so.
    pub seen: Option<i64>,
    /// Their word for what they send, the same when they send it again. Steps and executors' answers heed it.
    pub key: Option<&'a str>,
}

impl<'a> Actor<'a> {
    /// The machine, acting by a rule.
    pub const SYSTEM: Self =
        Self { name: "system", role: Role::System, organisation: None, seen: None, key: None };

    pub(super) const fn by(&self) -> By<'a> {
        By { name: self.name, role: self.role }
    }

    /// An executor acts on the accepted requests of their organisation and knows of no other.
    pub(super) fn may_touch(&self, state: &State) -> bool {
        let is_theirs = self.organisation.is_some() && state.executor == self.organisation;
        self.role != Role::Executor || (is_theirs && state.status.is_told_to_executor())
    }

    /// Nobody acts on what they have not seen.
    pub(super) async fn has_seen(&self, locked: &mut Locked) -> Result<(), ChangeError> {
        let Some(seen) = self.seen.filter(|seen| *seen != locked.state().version) else { return Ok(()) };
        // Who names another card's version, or none, is told of no colleague.
        let changed =
            if locked.had_version(seen).await? { locked.last_change().await?.map(Box::new) } else { None };
        Err(ChangeError::Stale(changed))
    }
}

/// Moves the request of this number; returns the state it is in then. `reviewed`: a person has read the public text and
/// what looks like personal data in it may stay.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn apply(
    pool: &Pool,
    number: &str,
    actor: &Actor<'_>,
    step: &NewStep<'_>,
    reviewed: bool,
) -> Result<State, ChangeError> {
    for (field, text) in [("public_text", step.public_text.unwrap_or_default()), ("note", step.note)] {
        check_text(field, text)?;
    }
    if actor.role != Role::Operator {
        let set = [
            ("executor", step.executor.is_some()),
            ("due_on", step.due_on.is_some()),
            ("public_text", step.public_text.is_some()),
        ];
        if let Some((field, _)) = set.into_iter().find(|(_, is_set)| *is_set) {
            return Err(ChangeError::OperatorsOnly(field));
        }
    }
    if let Some(name) = step.executor {
        let known = db::service::organisations(pool).await?;
        if !known.iter().any(|organisation| organisation.name == name) {
            return Err(ChangeError::UnknownExecutor(known.into_iter().map(|known| known.name).collect()));
        }
    }
    // K1.1: whom the operator does not name, the rules of competence do.
    let routed = match (step.executor, step.to) {
        (None, Status::Accepted) => {
            routing::suggest(pool, number).await?.and_then(|(_, suggested)| suggested)
        }
        _ => None,
    };
    let calendar = db::lifecycle::get(pool).await?.calendar();
    let moderator = moderator(pool).await?;
    let mut locked = db::transition::lock(pool, number).await?.ok_or(ChangeError::NoSuchRequest)?;
    if !actor.may_touch(locked.state()) {
        return Err(ChangeError::NoSuchRequest);
    }
    let sent = [
        step.to.as_str(),
        step.note,
        step.public_text.unwrap_or_default(),
        step.executor.unwrap_or_default(),
    ];
    let fingerprint = actor.key.map(|key| fingerprint(key, actor.name, &sent.map(str::as_bytes)));
    if let Some(fingerprint) = &fingerprint {
        // Before what has been seen is asked for: the first time has changed that.
        if locked.was_done(fingerprint).await? {
            return Ok(locked.leave());
        }
        locked.remember_done(fingerprint).await?;
    }
    actor.has_seen(&mut locked).await?;
    let routed = routed.as_ref().filter(|_| locked.state().executor.is_none());
    let executor = step.executor.or(routed.map(|to| to.organisation.name.as_str()));
    let step = NewStep { executor, ..step.clone() };
    let public = step.public_text.unwrap_or(&locked.state().text);
    let words = bad_words(&moderator, public);
    match take(&mut locked, &calendar, actor.by(), &step, words.is_empty()).await {
        Err(ChangeError::Rule(TransitionError::NeedsCleanText)) => {
            return Err(ChangeError::Words { field: "public_text", words });
        }
        taken => taken?,
    }
    // Dropping the lock undoes the step.
    if let Some(text) = step.public_text {
        // A text may also be mended at a later step.
        refuse_unfit(&moderator, text, reviewed)?;
    }
    if step.to.tells_note() {
        let words = bad_words(&moderator, step.note);
        if !words.is_empty() {
            return Err(ChangeError::Words { field: "note", words });
        }
    }
    Ok(locked.commit().await?)
}

/// Takes one step on a locked request, if the rules allow it.
pub(super) async fn take(
    locked: &mut Locked,
    calendar: &WorkingCalendar,
    by: By<'_>,
    step: &NewStep<'_>,
    clean_text: bool,
) -> Result<(), ChangeError> {
    let state = locked.state();
    let known = Step {
        inside_boundary: state.inside_boundary,
        // The store takes no request without a service, and gives each a term.
        has_service: true,
        has_due_date: true,
        has_executor: step.executor.is_some() || state.executor.is_some(),
        clean_text,
        infeasible: state.infeasible,
        confirmed: state.confirmed,
        refutation_waits: state.waits(Response::Refutation, step.response),
        comment_waits: state.waits(Response::Comment, step.response),
        asked_for: step.response.is_some(),
        ground: step.note,
    };
    check(state.status, step.to, by.role, &known)?;
    let due_on = due_on(state, calendar, step)?;
    locked.write(by, &NewStep { due_on, ..step.clone() }).await?;
    Ok(())
}

/// The day given, within the law's limit; on acceptance and rework by default the service's term from today. Once the law's
/// 45 days are over there is no day left but today.
fn due_on(
    state: &State,
    calendar: &WorkingCalendar,
    step: &NewStep<'_>,
) -> Result<Option<NaiveDate>, ChangeError> {
    let by_term = |term| deadline::due_on(state.registered_on, state.today, term, calendar);
    let latest = by_term(Term::calendar(LEGAL_LIMIT_DAYS));
    match step.due_on {
        Some(day) if (state.today..=latest).contains(&day) => Ok(Some(day)),
        Some(_) => Err(ChangeError::DueDate { earliest: state.today, latest }),
        None if matches!(step.to, Status::Accepted | Status::Rework) => Ok(Some(by_term(state.term))),
        None => Ok(None),
    }
}

/// A text that may be kept; it may be empty.
pub(super) fn check_text(field: &'static str, text: &str) -> Result<(), ChangeError> {
    if text.chars().count() > limits::TEXT || text.contains('\0') {
        return Err(ChangeError::Text { field, longest: limits::TEXT });
    }
    Ok(())
}
