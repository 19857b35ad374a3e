//! An operator mends the text that the public reads of a request (M5, M14): what got past everybody when it was accepted is taken
//! out without moving the request.

use super::{
    text_check::{moderator, refuse_unfit},
    transition::{Actor, ChangeError, check_text},
};
use crate::{
    db::{
        self, Pool,
        transition::{NewStep, State},
    },
    domain::history::What,
};

/// Makes `text` what the public reads of the request of this number; an empty one leaves it no words. `reviewed`: a person has read
/// it and what looks like personal data in it may stay. Returns the state the request is in. A text that stands there already
/// changes nothing, so that sending it again is no conflict.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn mend(
    pool: &Pool,
    number: &str,
    actor: &Actor<'_>,
    text: &str,
    reviewed: bool,
) -> Result<State, ChangeError> {
    let text = text.trim();
    check_text("public_text", text)?;
    let moderator = moderator(pool).await?;
    let mut locked = db::transition::lock(pool, number).await?.ok_or(ChangeError::NoSuchRequest)?;
    let status = locked.state().status;
    if !status.is_public() {
        return Err(ChangeError::NotPublic);
    }
    if !locked.set_public_text(text).await? {
        return Ok(locked.leave());
    }
    actor.has_seen(&mut locked).await?;
    refuse_unfit(&moderator, text, reviewed)?;
    locked.write(actor.by(), &NewStep { what: What::TextMended, ..NewStep::to(status) }).await?;
    Ok(locked.commit().await?)
}
