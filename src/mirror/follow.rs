//! Following the database: a notification, or the clock, says that there may be something to read; what there is, the rows
//! say.

use std::{sync::Arc, time::Duration};

use super::{Mirror, MirrorError, Position};
use crate::{
    db::{DbError, Executor, Pool, request_change},
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
            // By the same connection: however busy the others are, it is there.
            self.catch_up_by(pool, &mut doorbell).await?;
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
        self.catch_up_by(pool, pool).await
    }

    async fn catch_up_by(&self, pool: &Pool, db: impl Executor<'_>) -> Result<(), MirrorError> {
        let mut at = self.at.lock().await;
        if !self.is_loaded() && !self.restore(pool, &mut at).await? {
            return self.load(pool, &mut at).await;
        }
        self.take_over(pool, db, &mut at, &[]).await.map(drop)
    }

    /// Takes over what has been committed until now; returns what the requests `asked` for are like at that moment.
    pub(super) async fn take_over(
        &self,
        pool: &Pool,
        db: impl Executor<'_>,
        at: &mut Position,
        asked: &[i64],
    ) -> Result<Vec<Change>, MirrorError> {
        let Some(loaded) = self.index.load_full() else { return Ok(vec![]) };
        let index = &loaded.index;
        let news = request_change::since(db, &at.snapshot, asked).await?;
        if news.forgotten {
            self.load(pool, at).await?;
            return Ok(vec![]);
        }
        if news.renamed {
            let names = request_change::names_now(pool).await?;
            index.rename(&names)?;
            self.know(pool, &names).await?;
            self.tell(None);
        }
        if !news.changes.is_empty() {
            let touched = index.apply(&news.changes)?;
            if !touched.is_empty() {
                self.tell(Some(touched));
            }
        }
        at.snapshot = news.position;
        Ok(news.asked)
    }
}
