//! What a server does by itself, now and then. Each job may run in several servers at once.

use std::time::Duration;

use crate::db::{self, Pool};

/// How often personal data is looked through.
const RETENTION: Duration = Duration::from_secs(24 * 3600);

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
