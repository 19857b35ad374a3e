//! What applicants say of their requests, and what operators and executors make of it. A bare confirmation or
//! cancellation the machine processes itself, in the transaction that keeps it.

use chrono::NaiveDate;

use super::{
    fingerprint, text_check,
    transition::{Actor, ChangeError, check_text, take},
};
use crate::{
    db::{
        self, Pool,
        response::Said,
        transition::{By, NewStep, State},
    },
    domain::{
        Role, Status,
        history::What,
        limits,
        response::{self, Outcome, Response},
    },
};

/// What an operator makes of a response.
#[derive(Debug, Clone)]
pub struct Decision<'a> {
    /// What.
    pub outcome: Outcome,
    /// Why, kept in the history; a return for rework needs it.
    pub reason: &'a str,
    /// The new day, on rework; by default the service's term from today.
    pub due_on: Option<NaiveDate>,
    /// What is told to the applicant; [`Outcome::Answered`] needs it, and [`Outcome::InWork`] where nothing else happens.
    pub answer: &'a str,
}

/// By whose hand the applicant's word comes in.
#[derive(Debug, Clone, Copy)]
pub enum Hand<'a> {
    /// The applicant's own: of the request's applicant, who is signed in.
    Own {
        /// Who.
        applicant: i64,
        /// The last step they have seen. What happens beside the state (a photo is released) changes no word of theirs.
        seen: Option<i64>,
    },
    /// An operator's, who writes down what somebody says by telephone (M3), whoever asked for the request.
    Operator(&'a Actor<'a>),
}

impl Hand<'_> {
    const fn by(&self) -> By<'_> {
        match self {
            Self::Own { .. } => By { name: "applicant", role: Role::Applicant },
            Self::Operator(actor) => actor.by(),
        }
    }
}

/// Takes the applicant's word on a request; returns its id and the state the request is in then. The rules are the same
/// whosever hand writes it.
///
/// # Errors
/// A [`ChangeError`]; then nothing is kept.
pub async fn say(
    pool: &Pool,
    number: &str,
    hand: Hand<'_>,
    kind: Response,
    text: &str,
) -> Result<(i64, State), ChangeError> {
    let text = text.trim();
    check_text("text", text)?;
    let settings = db::lifecycle::get(pool).await?;
    let mut locked = db::transition::lock(pool, number).await?.ok_or(ChangeError::NoSuchRequest)?;
    let state = locked.state().clone();
    let (what, taken_by) = match hand {
        Hand::Own { applicant, .. } if state.applicant != Some(applicant) => {
            return Err(ChangeError::NoSuchRequest);
        }
        Hand::Own { seen: Some(seen), .. } if seen != state.step => {
            return Err(ChangeError::MovedOn(state.status));
        }
        Hand::Own { .. } => (What::Said, None),
        Hand::Operator(actor) => {
            actor.has_seen(&mut locked).await?;
            (What::TakenDown, Some(actor.name))
        }
    };
    response::check(state.status, kind, text, settings.comments_after_infeasible)?;
    let id = locked.say(kind, text, taken_by).await?;
    let response = Some(id);
    // The words stay out of the history, which nobody can blank.
    locked.write(hand.by(), &NewStep { response, what, ..NewStep::to(state.status) }).await?;
    if let Some(to) = response::by_machine(state.status, kind, text, state.has_pending_words()) {
        let machine = Actor::SYSTEM.by();
        let step = NewStep { response, ground: Some("K10.2.2.1"), ..NewStep::to(to) };
        take(&mut locked, &settings.calendar(), machine, &step, true).await?;
        let outcome = if to == Status::Cancelled { Outcome::Cancel } else { Outcome::Close };
        locked.process(id, machine, outcome, "").await?;
    }
    Ok((id, locked.commit().await?))
}

/// Processes a response (K10.2.1.1): what was decided, the step it takes and its history in one transaction. Returns
/// the state the request is in then.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn process(
    pool: &Pool,
    id: i64,
    actor: &Actor<'_>,
    decision: &Decision<'_>,
) -> Result<State, ChangeError> {
    check_text("reason", decision.reason)?;
    check_text("answer", decision.answer)?;
    if decision.outcome == Outcome::Answered && decision.answer.trim().is_empty() {
        return Err(ChangeError::Text { field: "answer", longest: limits::TEXT });
    }
    text_check::refuse_bad_words(pool, "answer", decision.answer).await?;
    let calendar = db::lifecycle::get(pool).await?.calendar();
    let (mut locked, said) = db::response::lock_of(pool, id).await?.ok_or(ChangeError::NoSuchResponse)?;
    if said.processed_at.is_some() {
        return Err(ChangeError::Processed);
    }
    actor.has_seen(&mut locked).await?;
    let state = locked.state().clone();
    let to = response::step(state.status, kind_of(&said), state.infeasible, decision.outcome)?;
    // Of what is left where it is no letter tells but the answer's.
    if to.is_none() && decision.outcome == Outcome::InWork && decision.answer.trim().is_empty() {
        return Err(ChangeError::Text { field: "answer", longest: limits::TEXT });
    }
    let step = NewStep {
        due_on: decision.due_on.filter(|_| decision.outcome == Outcome::Rework),
        note: decision.reason,
        ground: match decision.outcome {
            Outcome::NoReturn(ground) => Some(ground.as_str()),
            _ => None,
        },
        response: Some(id),
        what: What::Processed,
        ..NewStep::to(to.unwrap_or(state.status))
    };
    match to {
        Some(_) => take(&mut locked, &calendar, actor.by(), &step, true).await?,
        None => locked.write(actor.by(), &step).await?,
    }
    locked.process(id, actor.by(), decision.outcome, decision.answer.trim()).await?;
    Ok(locked.commit().await?)
}

/// Keeps an executor's answer to what returned the request (K10.3.1.2).
///
/// # Errors
/// A [`ChangeError`]; then nothing is kept.
pub async fn answer(pool: &Pool, id: i64, actor: &Actor<'_>, text: &str) -> Result<State, ChangeError> {
    check_text("answer", text)?;
    if !text.chars().any(char::is_alphanumeric) {
        return Err(ChangeError::Text { field: "answer", longest: limits::TEXT });
    }
    text_check::refuse_bad_words(pool, "answer", text).await?;
    let (mut locked, said) = db::response::lock_of(pool, id).await?.ok_or(ChangeError::NoSuchResponse)?;
    if !actor.may_touch(locked.state()) {
        return Err(ChangeError::NoSuchResponse);
    }
    if let Some(key) = actor.key {
        let fingerprint = fingerprint(key, actor.name, &[b"answer", &id.to_be_bytes(), text.as_bytes()]);
        if locked.was_done(&fingerprint).await? {
            return Ok(locked.leave());
        }
        locked.remember_done(&fingerprint).await?;
    }
    response::check_answer(said.outcome.as_deref(), said.executor_answer.is_some())?;
    locked.answer(id, actor.by(), text.trim()).await?;
    let step = NewStep {
        response: Some(id),
        ground: Some("K10.3.1.2"),
        what: What::Answered,
        ..NewStep::to(locked.state().status)
    };
    locked.write(actor.by(), &step).await?;
    Ok(locked.commit().await?)
}

/// The store keeps no other kinds; one it does not know has the fewest rights.
fn kind_of(said: &Said) -> Response {
    said.kind.parse().unwrap_or(Response::Comment)
}
