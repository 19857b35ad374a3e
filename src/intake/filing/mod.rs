//! How a file of a request comes in and goes: row, file, row again, so that whatever breaks between the steps, what is
//! left over can be told from what is kept. The sweeper in [`upkeep`] clears the leftovers away.

use std::sync::Arc;

use tokio::sync::{Notify, OwnedSemaphorePermit, Semaphore};

use crate::{
    db::{
        self, DbError, Pool,
        attachment::{NewAttachment, Pending},
        transition::By,
    },
    domain::attachment::{Kind, Stage},
    files::{Files, FilesError, Part},
    photo::{self, PhotoError},
};

pub mod upkeep;

/// How many photos are decoded at once; the largest takes a third of a gigabyte.
const AT_ONCE: usize = 2;
/// How many files are on their way in at once; each is held in memory whole.
const ON_THE_WAY: usize = 16;

/// What a PDF begins with, and what ends it (ISO 32000-1, 7.5.2 and 7.5.5).
const PDF: &[u8] = b"%PDF-";
const PDF_END: &[u8] = b"%%EOF";
/// What readers allow to stand behind the end mark, with it, in bytes (PDF Reference 1.7, appendix H, note 18).
const PDF_TAIL: usize = 1024;

/// The store, and what is needed to fill it; cheap to clone.
#[derive(Debug, Clone)]
pub struct Filing {
    /// Where files lie.
    pub files: Files,
    /// Longest file taken, in bytes.
    pub limit: usize,
    decoders: Arc<Semaphore>,
    turns: Arc<Semaphore>,
    /// A photo has come in.
    arrived: Arc<Notify>,
}

/// A file as somebody sends it.
#[derive(Debug)]
pub struct Upload<'a> {
    /// The request it belongs to.
    pub request_id: i64,
    /// What it shows, where the sender says so.
    pub stage: Option<Stage>,
    /// Its bytes.
    pub bytes: Vec<u8>,
    /// Who sends it.
    pub by: By<'a>,
    /// Under which it is known when it is sent again ([`crate::intake::fingerprint`]).
    pub fingerprint: Option<&'a str>,
}

/// A file that has been taken.
#[derive(Debug)]
pub struct Filed {
    /// Database id.
    pub id: i64,
    /// What it is.
    pub kind: Kind,
    /// What it shows.
    pub stage: Stage,
    /// Width and height in pixels, of a photo.
    pub size: Option<(u32, u32)>,
    /// Length of what is kept.
    pub bytes: usize,
    /// Where the photo was taken by its own account: lon, lat in degrees. For the sender alone, kept nowhere.
    pub taken_at: Option<[f64; 2]>,
}

/// Why a file was not taken.
#[derive(Debug, thiserror::Error)]
pub enum FilingError {
    /// It is too long.
    #[error("the file is longer than {0} bytes")]
    TooLong(usize),
    /// It is no photo that can be read.
    #[error(transparent)]
    Photo(#[from] PhotoError),
    /// Its request has as many files as one may have.
    #[error("the request has too many files")]
    TooMany,
    /// The store failed.
    #[error(transparent)]
    Files(#[from] FilesError),
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// A file made ready to be kept.
struct Prepared {
    kind: Kind,
    bytes: Vec<u8>,
    size: Option<(u32, u32)>,
    taken_at: Option<[f64; 2]>,
}

impl Filing {
    /// Keeps files in this store, each no longer than `limit` bytes.
    #[must_use]
    pub fn new(files: Files, limit: usize) -> Self {
        Self {
            files,
            limit,
            decoders: Arc::new(Semaphore::new(AT_ONCE)),
            turns: Arc::new(Semaphore::new(ON_THE_WAY)),
            arrived: Arc::default(),
        }
    }

    /// Waits until one more file may be read into memory; it may as long as the turn is held.
    pub async fn turn(&self) -> Option<OwnedSemaphorePermit> {
        // The semaphore is never closed, so there always is one.
        self.turns.clone().acquire_owned().await.ok()
    }

    /// Takes a file in: a photo is made anew, a PDF kept as it is, anything else refused.
    ///
    /// # Errors
    /// See [`FilingError`]; then nothing is kept, at the latest when the sweeper has passed.
    pub async fn add(&self, pool: &Pool, upload: Upload<'_>) -> Result<Filed, FilingError> {
        if upload.bytes.len() > self.limit {
            return Err(FilingError::TooLong(self.limit));
        }
        let Prepared { kind, bytes, size, taken_at } = self.prepare(upload.bytes).await?;
        let stage = upload.stage.unwrap_or(kind.usual_stage(upload.by.role));
        let length = bytes.len();
        let new =
            NewAttachment { request_id: upload.request_id, kind, stage, size, bytes: length, by: upload.by };
        let pending = db::attachment::begin(pool, &new).await?.ok_or(FilingError::TooMany)?;
        self.write(pool, &pending, kind, bytes, upload.fingerprint).await?;
        self.arrived.notify_one();
        Ok(Filed { id: pending.id, kind, stage, size, bytes: length, taken_at })
    }

    /// The file goes to its place, then the row counts.
    async fn write(
        &self,
        pool: &Pool,
        pending: &Pending,
        kind: Kind,
        bytes: Vec<u8>,
        fingerprint: Option<&str>,
    ) -> Result<(), FilingError> {
        let part = part_of(kind);
        let failed = match self.files.put(&pending.storage_key, part, bytes).await {
            Ok(()) => match db::attachment::ready(pool, pending.id, fingerprint).await {
                Ok(true) => return Ok(()),
                // The sweeper has given it up; nobody is told that it was kept.
                Ok(false) => FilingError::Db(DbError::Constraint("attachment_given_up".into())),
                Err(error) => error.into(),
            },
            Err(error) => error.into(),
        };
        // Tidying up at once is a kindness: what fails here the sweeper does later.
        if self.files.remove(&pending.storage_key).await.is_ok() {
            let _ = db::attachment::forget(pool, pending.id).await;
        }
        Err(failed)
    }

    async fn prepare(&self, bytes: Vec<u8>) -> Result<Prepared, FilingError> {
        let tail = bytes.get(bytes.len().saturating_sub(PDF_TAIL)..).unwrap_or_default();
        let is_pdf = bytes.starts_with(PDF) && tail.windows(PDF_END.len()).any(|window| window == PDF_END);
        if is_pdf {
            return Ok(Prepared { kind: Kind::Document, bytes, size: None, taken_at: None });
        }
        let photo = self.decode(move || photo::make_anew(&bytes)).await?;
        Ok(Prepared {
            kind: Kind::Photo,
            bytes: photo.jpeg,
            size: Some((photo.width, photo.height)),
            taken_at: photo.taken_at,
        })
    }

    /// Decodes off the threads that serve, few at a time. A decoder that panics has met a file it cannot read.
    async fn decode<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> Result<T, PhotoError> + Send + 'static,
    ) -> Result<T, PhotoError> {
        let permit = self.decoders.clone().acquire_owned().await;
        let done = tokio::task::spawn_blocking(move || {
            let done = work();
            // Held to the end of the work, even when nobody waits for it any more.
            drop(permit);
            done
        });
        done.await.unwrap_or_else(|error| Err(PhotoError::Unreadable(error.to_string())))
    }

    /// Removes a file: from now on nobody sees it, and its bytes are deleted now or by the sweeper. False when there
    /// is none.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn remove(&self, pool: &Pool, id: i64, by: By<'_>) -> Result<bool, DbError> {
        let Some(key) = db::attachment::remove(pool, id, by).await? else { return Ok(false) };
        match self.files.remove(&key).await {
            Ok(()) => db::attachment::forget(pool, id).await?,
            Err(error) => tracing::warn!("attachment {id} is hidden, its file is deleted later: {error}"),
        }
        Ok(true)
    }
}

/// The part of an attachment that is the file itself.
#[must_use]
pub const fn part_of(kind: Kind) -> Part {
    match kind {
        Kind::Photo => Part::Photo,
        Kind::Document => Part::Document,
    }
}
