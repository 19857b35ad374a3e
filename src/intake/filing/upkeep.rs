//! The jobs beside the server: thumbnails, and the sweeper that keeps files and rows in step. Any number of servers may
//! run them over one database and one store; a job that is killed is done again by the next.

use std::time::Duration;

use super::{Filing, FilingError};
use crate::{
    db::{Pool, attachment_upkeep as rows},
    domain::attachment::Kind,
    files::{self, Part},
    photo::{self, PhotoError},
};

/// How often somebody looks for thumbnails of photos that came in through another server.
const LOOK: Duration = Duration::from_secs(15);
/// A thumbnail that was not made after so long is tried again.
const LEASE: Duration = Duration::from_secs(10 * 60);
const PAUSE: Duration = Duration::from_secs(5 * 60);
/// How many files are looked at in one pass.
const CHECKS: i64 = 500;

/// What a pass of the sweeper did.
#[derive(Debug, Default, Clone, Copy, PartialEq, Eq)]
pub struct Swept {
    /// Rows deleted, with whatever file they had.
    pub rows: usize,
    /// Files deleted that no row knew.
    pub files: usize,
    /// Rows whose file is gone.
    pub lost: usize,
    /// Rows whose file is back.
    pub found: usize,
}

/// How long things may be as they are before the sweeper sees to them.
#[derive(Debug, Clone, Copy)]
pub struct Patience {
    /// A row may wait for its file. Far longer than an upload may take.
    pub pending: Duration,
    /// A file need not be looked at again.
    pub checked: Duration,
    /// The store need not be listed again.
    pub listed: Duration,
}

impl Default for Patience {
    fn default() -> Self {
        let hours = |hours: u64| Duration::from_secs(hours * 3600);
        Self { pending: hours(1), checked: hours(24), listed: hours(6) }
    }
}

/// Makes thumbnails and sweeps, for as long as the server runs. Never returns.
pub async fn run(filing: &Filing, pool: &Pool) {
    tokio::join!(run_thumbnails(filing, pool), run_sweeper(filing, pool));
}

async fn run_thumbnails(filing: &Filing, pool: &Pool) {
    loop {
        match filing.make_thumbnail(pool).await {
            Ok(true) => continue,
            Ok(false) => {}
            Err(error) => tracing::warn!("no thumbnail: {error}; trying again"),
        }
        let _ = tokio::time::timeout(LOOK, filing.arrived.notified()).await;
    }
}

async fn run_sweeper(filing: &Filing, pool: &Pool) {
    loop {
        tokio::time::sleep(PAUSE).await;
        match filing.sweep(pool, Patience::default()).await {
            Ok(Swept { lost: 0, .. }) => {}
            Ok(Swept { lost, .. }) => tracing::error!("{lost} files are no longer in the file store"),
            Err(error) => tracing::warn!("files are not swept: {error}; trying again"),
        }
    }
}

impl Filing {
    /// Makes one thumbnail that is due; false when there is none.
    ///
    /// # Errors
    /// The database or the store failed, or the photo cannot be read; it falls due again later.
    pub async fn make_thumbnail(&self, pool: &Pool) -> Result<bool, FilingError> {
        let Some(due) = rows::take_due(pool, LEASE).await? else { return Ok(false) };
        let Some(jpeg) = self.files.get(&due.storage_key, Part::Photo).await? else {
            rows::set_lost(pool, due.id, true).await?;
            return Err(PhotoError::Unreadable(format!("the file of photo {} is gone", due.id)).into());
        };
        let thumbnail = self.decode(move || photo::thumbnail(&jpeg)).await?;
        self.files.put(&due.storage_key, Part::Thumbnail, thumbnail).await?;
        if !rows::thumbnail_made(pool, due.id).await? {
            // The photo was removed while we worked, perhaps after its files were deleted.
            self.files.remove(&due.storage_key).await?;
        }
        Ok(true)
    }

    /// Clears away what was left half-done, and notes which files are gone.
    ///
    /// # Errors
    /// The database or the store failed; what was done until then stays done.
    pub async fn sweep(&self, pool: &Pool, patience: Patience) -> Result<Swept, FilingError> {
        let mut swept = Swept { rows: self.sweep_rows(pool, patience.pending).await?, ..Default::default() };
        for row in rows::take_unchecked(pool, patience.checked, CHECKS).await? {
            let part = super::part_of(if row.is_photo() { Kind::Photo } else { Kind::Document });
            let lost = !self.files.holds(&row.storage_key, part).await?;
            if lost != row.lost {
                rows::set_lost(pool, row.id, lost).await?;
                *(if lost { &mut swept.lost } else { &mut swept.found }) += 1;
            }
        }
        if let Some(prefix) = rows::take_listing(pool, patience.listed).await? {
            swept.files = self.sweep_files(pool, &prefix).await?;
        }
        Ok(swept)
    }

    /// Rows without a file, and files whose row says that they are to go.
    async fn sweep_rows(&self, pool: &Pool, patience: Duration) -> Result<usize, FilingError> {
        let (mut last, mut swept) = (0, 0);
        while let Some(row) = rows::left_behind(pool, last, patience).await? {
            last = row.id;
            match self.files.remove(&row.storage_key).await {
                Ok(()) => {
                    row.forget().await?;
                    swept += 1;
                }
                // The next one may well succeed; this one stays for the next pass.
                Err(error) => tracing::warn!("the file of attachment {last} cannot be deleted: {error}"),
            }
        }
        Ok(swept)
    }

    /// Files without a row: their row was deleted with its request, or by hand.
    async fn sweep_files(&self, pool: &Pool, prefix: &str) -> Result<usize, FilingError> {
        let mut swept = 0;
        for shard in files::shards() {
            let keys = self.files.keys(prefix, &shard).await?;
            if keys.is_empty() {
                continue;
            }
            for key in rows::without_row(pool, &keys).await? {
                self.files.remove(&key).await?;
                swept += 1;
            }
        }
        Ok(swept)
    }
}
