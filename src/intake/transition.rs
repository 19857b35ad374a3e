//! Moves a request from one state to another: reads what is known, asks the rules, writes state and history
//! in one transaction.

use crate::{
    db::{self, DbError, Pool, transition::NewStep},
    domain::{Role, Step, TransitionError, check},
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
    locked.write(change).await?;
    Ok(())
}
