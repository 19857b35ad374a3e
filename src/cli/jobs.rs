//! What a server does by itself, now and then. Each job may run in several servers at once.

use std::time::Duration;

use tokio::time::Instant;

use crate::db::{self, Pool};

/// How often personal data is looked through.
const RETENTION: Duration = Duration::from_secs(24 * 3600);
/// How long after the start it begins: first the map is to be there.
const SETTLED: Duration = Duration::from_secs(120);

/// How long changes of requests are kept for servers that have to catch up, in days.
const CHANGES_KEPT: i32 = 7;

/// How long what was done once is known when it comes again, in days: a phone may be without a network for a holiday.
const DONE_KEPT: i32 = 30;

/// Forgets changes of requests that every server has seen, and what was done once too long ago to come again. Never returns.
pub async fn forget_old(pool: &Pool) {
    let mut turns = tokio::time::interval_at(Instant::now() + SETTLED, RETENTION);
    loop {
        turns.tick().await;
        if let Err(error) = db::request_change::forget(pool, CHANGES_KEPT).await {
            tracing::debug!("old changes: {error}");
        }
        if let Err(error) = db::done_once::forget(pool, DONE_KEPT).await {
            tracing::debug!("what was done once: {error}");
        }
    }
}

/// Blanks personal data whose time is over. Never returns.
pub async fn blank_personal_data(pool: &Pool, days: u16) {
    let mut turns = tokio::time::interval_at(Instant::now() + SETTLED, RETENTION);
    loop {
        turns.tick().await;
        match db::retention::blank(pool, i32::from(days)).await {
            Ok(blanked) if blanked.requests + blanked.applicants > 0 => {
                tracing::info!(
                    "blanked the personal data of {} requests and {} applicants",
                    blanked.requests,
                    blanked.applicants
                );
            }
            Ok(_) => {}
            // The database may be away; the next time comes.
            Err(error) => tracing::debug!("personal data: {error}"),
        }
    }
}
