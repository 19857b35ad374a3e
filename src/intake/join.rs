//! Somebody calls about what is registered already (M13: one question, one request, one point): a row of its history says so.
//! Who they are is not kept, since nobody needs it: they follow the request by its number.

use super::transition::{Actor, ChangeError, check_text};
use crate::{
    db::{
        self, Pool,
        transition::{NewStep, State},
    },
    domain::history::What,
};

/// Counts one more caller to the request of this number, with what they add; returns the state it is in.
///
/// # Errors
/// A [`ChangeError`]; then nothing is kept.
pub async fn join(pool: &Pool, number: &str, actor: &Actor<'_>, note: &str) -> Result<State, ChangeError> {
    check_text("note", note)?;
    let mut locked = db::transition::lock(pool, number).await?.ok_or(ChangeError::NoSuchRequest)?;
    actor.has_seen(&mut locked).await?;
    let status = locked.state().status;
    if !status.is_open() {
        return Err(ChangeError::Ended);
    }
    let step = NewStep { note: note.trim(), what: What::Joined, ..NewStep::to(status) };
    locked.write(actor.by(), &step).await?;
    Ok(locked.commit().await?)
}
