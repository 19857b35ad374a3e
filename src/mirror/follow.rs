//! Following the database: a notification, or the clock, says that there may be something to read; what there is, the rows
//! say.

use std::{sync::Arc, time::Duration};

use super::{Mirror, MirrorError, Position};
use crate::{
    db::{DbError, Pool, request_change},
    index::Change,
};

/// How often the database is asked though nothing rang: a connection may be dead without a word.
const LOOK: Duration = Duration::from_secs(5);

impl Mirror {
    /// Takes over every change, until the database goes away; loads before that where it has to.
    ///
    /// # Errors
    /// The database is not reachable any more: what has been loaded goes on being asked, and to be called again heals it.
    pub async fn follow(self: &Arc<Self>, pool: &Pool) -> Result<(), MirrorError> {
        request_change::forget_foreign(pool).await?;
        // Listening first: what is committed while we load is not missed.
        let mut doorbell = request_change::listen(pool).await?;
        self.recognise(pool).await?;
        loop {
            self.catch_up(pool).await?;
            if let Ok(rang) = tokio::time::timeout(LOOK, doorbell.try_recv()).await {
                // None: the connection was lost and is there again, and something may have rung meanwhile.
                rang.map_err(DbError::from)?;
                while doorbell.next_buffered().is_some() {}
            }
        }
    }

    /// Loads anew where the database is not the one there was: it may have been restored from a dump while it was away.
    async fn recognise(&self, pool: &Pool) -> Result<(), MirrorError> {
        let mut at = self.at.lock().await;
        if self.is_loaded() && at.database != request_change::known_as(pool).await? {
            self.load(pool, &mut at).await?;
        }
        Ok(())
    }

    /// Takes over what has been committed until now; loads where that was not done yet.
    ///
    /// # Errors
    /// The database is not reachable; then the next call takes over what this one could not.
    pub async fn catch_up(&self, pool: &Pool) -> Result<(), MirrorError> {
        let mut at = self.at.lock().await;
        if !self.is_loaded() && !self.restore(pool, &mut at).await? {
            return self.load(pool, &mut at).await;
        }
        self.take_over(pool, &mut at, &[]).await.map(drop)
    }

    /// Takes over what has been committed until now; returns what the requests `asked` for are like at that moment.
    pub(super) async fn take_over(
        &self,
        pool: &Pool,
        at: &mut Position,
        asked: &[i64],
    ) -> Result<Vec<Change>, MirrorError> {
        let Some(loaded) = self.index.load_full() else { return Ok(vec![]) };
        let index = &loaded.index;
        let news = request_change::since(pool, at.transaction, asked).await?;
        if news.forgotten {
            self.load(pool, at).await?;
            return Ok(vec![]);
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
        Ok(news.asked)
    }
}
