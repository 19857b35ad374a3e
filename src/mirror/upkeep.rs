//! What the mirror does beside following: a new base where many changes lie beside the present one or a new day has begun,
//! its file, and the comparison with the database.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use chrono::{NaiveDate, Utc};
use tokio::task::spawn_blocking;

use super::{Loaded, Mirror};
use crate::{db::Pool, domain::clock};

/// How often it looks whether there is anything to do.
const LOOK: Duration = Duration::from_secs(1);
/// With so many changes beside the base it is made anew, so that queries need not read them beside it.
const UNMERGED: usize = 4096;
/// How old the file becomes at most, while requests change.
const KEEP: Duration = Duration::from_secs(15 * 60);
/// How often the index is compared with the database.
const RECONCILE: Duration = Duration::from_secs(3600);
/// How long after the start, or after it was loaded anew, that is done for the first time.
const RECONCILE_FIRST: Duration = Duration::from_secs(60);

impl Mirror {
    /// Never returns.
    pub async fn upkeep(self: &Arc<Self>, pool: &Pool) {
        let mut load = None;
        let mut kept: Option<(u64, u64)> = None;
        let (mut keep_at, mut reconcile_at) = (Instant::now(), Instant::now());
        loop {
            tokio::time::sleep(LOOK).await;
            let Some(loaded) = self.index.load_full() else { continue };
            let now = Instant::now();
            if load != Some(loaded.load) {
                load = Some(loaded.load);
                (keep_at, reconcile_at) = (now, now + RECONCILE_FIRST);
            }
            self.renew(&loaded).await;
            let state = (loaded.load, loaded.index.view().sequence());
            drop(loaded);
            if now >= keep_at && kept != Some(state) {
                self.keep().await;
                (kept, keep_at) = (Some(state), now + KEEP);
            }
            if now >= reconcile_at {
                reconcile_at = now + RECONCILE;
                if let Err(error) = self.reconcile(pool).await {
                    tracing::debug!("comparing the request index with the database: {error}");
                }
            }
        }
    }

    /// Makes a new base where one is due; changes go on to be taken over meanwhile.
    async fn renew(&self, loaded: &Arc<Loaded>) {
        let view = loaded.index.view();
        let today = self.today();
        let is_new_day = view.today() != Some(today);
        if !is_new_day && view.unmerged() <= UNMERGED {
            return;
        }
        let loaded = loaded.clone();
        let renewed =
            spawn_blocking(
                move || if is_new_day { loaded.index.turn_to(today) } else { loaded.index.merge() },
            );
        match renewed.await {
            Ok(Ok(())) if is_new_day => self.tell(None),
            Ok(Err(error)) => tracing::error!("the request index: {error}"),
            // Done, or the runtime is going down.
            Ok(Ok(())) | Err(_) => {}
        }
    }

    /// The day in the community.
    pub(super) fn today(&self) -> NaiveDate {
        clock::local_day(Utc::now(), self.known().zone)
    }
}
