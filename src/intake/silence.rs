//! Closes what was submitted as done and whose applicant has said nothing for the time of the settings. Any number of
//! servers may do it at once: each request is locked by one, and the others pass it by.

use super::transition::{Actor, ChangeError, take};
use crate::{
    db::{
        self, Pool,
        transition::{NewStep, lock_silent},
    },
    domain::Status,
};

/// Closes all there are; returns how many.
///
/// # Errors
/// The database is not reachable; what is closed by then stays closed.
pub async fn close_silent(pool: &Pool) -> Result<usize, ChangeError> {
    let calendar = db::lifecycle::get(pool).await?.calendar();
    let mut closed = 0;
    while let Some(mut locked) = lock_silent(pool).await? {
        // The applicant may have spoken between the search and the lock.
        if locked.state().has_pending_words() {
            continue;
        }
        let step = NewStep { ground: Some("silence"), ..NewStep::to(Status::ClosedChecked) };
        take(&mut locked, &calendar, Actor::SYSTEM.by(), &step, true).await?;
        locked.commit().await?;
        closed += 1;
    }
    Ok(closed)
}
