//! An operator says where a request is. What they say is remembered for the next address of the same words.

use super::transition::{Actor, ChangeError};
use crate::db::{Pool, request::Location, transition::lock};

/// Gives a request its place, unless something has happened since the actor read its card.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn place(
    pool: &Pool,
    number: &str,
    actor: &Actor<'_>,
    at: &Location,
    at_residence: Option<bool>,
) -> Result<(), ChangeError> {
    let mut locked = lock(pool, number).await?.ok_or(ChangeError::NoSuchRequest)?;
    actor.has_seen(&mut locked).await?;
    locked.place(at, at_residence, actor.name).await?;
    locked.commit().await?;
    Ok(())
}
