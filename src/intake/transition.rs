//! Moves a request from one state to another: reads what is known, asks the rules, writes state and history
//! in one transaction.

use chrono::NaiveDate;

use crate::{
    db::{
        self, DbError, Pool,
        transition::{NewStep, State},
    },
    domain::{Role, Status, Step, TransitionError, check, deadline, limits},
};

/// Why nothing happened.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is no request of this number.
    #[error("no such request")]
    NoSuchRequest,
    /// No organisation of this name; these there are.
    #[error("unknown executor; there are {0:?}")]
    UnknownExecutor(Vec<String>),
    /// A due date in the past or beyond the 45 days of the law.
    #[error("the due date must be {earliest} to {latest}")]
    DueDate {
        /// Today.
        earliest: NaiveDate,
        /// The last day the law allows.
        latest: NaiveDate,
    },
    /// A text longer than is kept.
    #[error("{field} is longer than {longest} characters")]
    TooLong {
        /// Which field.
        field: &'static str,
        /// In characters.
        longest: usize,
    },
    /// The rules do not allow it.
    #[error(transparent)]
    Rule(#[from] TransitionError),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Applies a change to the request of this number.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn apply(pool: &Pool, number: &str, change: &NewStep<'_>) -> Result<(), ChangeError> {
    for (field, text) in [("public_text", change.public_text.unwrap_or_default()), ("note", change.note)] {
        if text.chars().count() > limits::TEXT || text.contains('\0') {
            return Err(ChangeError::TooLong { field, longest: limits::TEXT });
        }
    }
    if let Some(name) = change.executor {
        let known = db::service::organisations(pool).await?;
        if !known.iter().any(|organisation| organisation.name == name) {
            return Err(ChangeError::UnknownExecutor(known.into_iter().map(|known| known.name).collect()));
        }
    }
    let locked = db::transition::lock(pool, number).await?.ok_or(ChangeError::NoSuchRequest)?;
    let state = locked.state();
    let step = Step {
        inside_boundary: state.inside_boundary,
        // The store takes no request without a service, and gives each a term.
        has_service: true,
        has_due_date: true,
        has_executor: change.executor.is_some() || state.has_executor,
        // An operator has read the text before accepting it (M14).
        clean_text: true,
        ground: change.note,
    };
    check(state.status, change.to, Role::Operator, &step)?;
    let due_on = due_on(&state, change)?;
    locked.write(&NewStep { due_on, ..change.clone() }).await?;
    Ok(())
}

/// The day given, within the law's limit; on acceptance and rework by default the service's term from today.
fn due_on(state: &State, change: &NewStep<'_>) -> Result<Option<NaiveDate>, ChangeError> {
    let latest = deadline::due_on(state.registered_on, state.today, deadline::LEGAL_LIMIT_DAYS);
    match change.due_on {
        Some(day) if (state.today..=latest).contains(&day) => Ok(Some(day)),
        Some(_) => Err(ChangeError::DueDate { earliest: state.today, latest }),
        None if matches!(change.to, Status::Accepted | Status::Rework) => {
            let term = u16::try_from(state.term_days).unwrap_or(deadline::LEGAL_LIMIT_DAYS);
            Ok(Some(deadline::due_on(state.registered_on, state.today, term)))
        }
        None => Ok(None),
    }
}
