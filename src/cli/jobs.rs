//! What a server does by itself, now and then. Each job may run in several servers at once.

use std::time::Duration;

use crate::db::{self, Pool};

/// How often personal data is looked through.
const RETENTION: Duration = Duration::from_secs(24 * 3600);

/// How long changes of requests are kept for servers that have to catch up, in days.
const CHANGES_KEPT: i32 = 7;

/// Forgets changes of requests that every server has seen. Never returns.
pub async fn forget_changes(pool: &Pool) {
    let mut turns = tokio::time::interval(RETENTION);
    loop {
        turns.tick().await;
        if let Err(error) = db::request_change::forget(pool, CHANGES_KEPT).await {
            tracing::debug!("old changes: {error}");
        }
    }
}

/// Blanks personal data whose time is over. Never returns.
pub async fn blank_personal_data(pool: &Pool, days: u16) {
    let mut turns = tokio::time::interval(RETENTION);
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
            // The database may be away, or the schema not be there yet; the next time comes.
            Err(error) => tracing::debug!("personal data: {error}"),
        }
    }
}
