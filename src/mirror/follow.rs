//! Following the database: a notification, or the clock, says that there may be something to read; what there is, the rows
//! say.

use std::{sync::Arc, time::Duration};

use chrono::Utc;
use tokio::task::JoinHandle;

use super::{Mirror, MirrorError};
use crate::{
    db::{DbError, Pool, request_change},
    domain::clock,
};

/// How often the database is asked though nothing rang: a connection may be dead without a word.
const LOOK: Duration = Duration::from_secs(5);
/// With so many changes beside the base it is made anew, so that queries need not read them beside it.
const UNMERGED: usize = 4096;

impl Mirror {
    /// Loads, and then takes over every change, until the database goes away.
    ///
    /// # Errors
    /// The database is not reachable any more: what has been loaded goes on being asked, and to be called again heals it.
    pub async fn follow(self: &Arc<Self>, pool: &Pool) -> Result<(), MirrorError> {
        // Listening first: what is committed while we load is not missed.
        let mut doorbell = request_change::listen(pool).await?;
        let mut renewal = None;
        loop {
            self.catch_up(pool).await?;
            if renewal.as_ref().is_none_or(JoinHandle::is_finished) {
                renewal = self.renew();
            }
            if let Ok(rang) = tokio::time::timeout(LOOK, doorbell.try_recv()).await {
                // None: the connection was lost and is there again, and something may have rung meanwhile.
                rang.map_err(DbError::from)?;
                while doorbell.next_buffered().is_some() {}
            }
        }
    }

    /// Takes over what has been committed until now; loads where that was not done yet.
    ///
    /// # Errors
    /// The database is not reachable; then the next call takes over what this one could not.
    pub async fn catch_up(&self, pool: &Pool) -> Result<(), MirrorError> {
        let mut at = self.at.lock().await;
        let Some(loaded) = self.index.load_full() else { return self.load(pool, &mut at).await };
        let index = &loaded.index;
        let news = request_change::since(pool, at.transaction).await?;
        if news.forgotten {
            return self.load(pool, &mut at).await;
        }
        if news.names > at.names {
            let names = request_change::names_now(pool).await?;
            index.rename(&names)?;
            self.know(pool, &names).await?;
            self.tell(None);
        }
        let (rows, changes): (Vec<_>, Vec<_>) = news
            .changes
            .into_iter()
            .filter(|(row, _)| at.taken.get(&row.request).is_none_or(|taken| taken.sequence < row.sequence))
            .map(|(row, change)| (row, (row.sequence.unsigned_abs(), change)))
            .unzip();
        if !changes.is_empty() {
            let touched = index.apply(&changes)?;
            if !touched.is_empty() {
                self.tell(Some(touched));
            }
        }
        at.transaction = news.position;
        at.names = at.names.max(news.names);
        at.taken.extend(rows.into_iter().map(|row| (row.request, row)));
        // What has been seen for sure is not read again.
        at.taken.retain(|_, row| row.transaction >= news.position);
        Ok(())
    }

    /// Makes a new base where many changes lie beside the present one, or a new day has begun; changes go on to be taken over
    /// meanwhile.
    fn renew(self: &Arc<Self>) -> Option<JoinHandle<()>> {
        let loaded = self.index.load_full()?;
        let view = loaded.index.view();
        let today = clock::local_day(Utc::now(), self.known().zone);
        let is_new_day = view.today() != Some(today);
        if !is_new_day && view.unmerged() <= UNMERGED {
            return None;
        }
        let mirror = self.clone();
        Some(tokio::task::spawn_blocking(move || {
            let index = &loaded.index;
            match if is_new_day { index.turn_to(today) } else { index.merge() } {
                Ok(()) if is_new_day => mirror.tell(None),
                Ok(()) => {}
                Err(error) => tracing::error!("the request index: {error}"),
            }
        }))
    }
}
