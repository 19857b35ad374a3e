//! The request index as a mirror of the database: loaded at the start, kept in step by the changes that every transaction
//! leaves behind, and asked for tiles. Whatever is missed (a notification, a connection, a restart) is read again from the
//! last position that is known for sure.

use std::{
    path::PathBuf,
    sync::{
        Arc,
        atomic::{AtomicU64, Ordering},
    },
};

use arc_swap::{ArcSwap, ArcSwapOption};
use moka::sync::Cache;
use tokio::sync::{Mutex, broadcast, watch};

use crate::{
    db::DbError,
    index::{Index, IndexError, View},
    tiles::TileAddress,
};

mod follow;
mod known;
mod load;
mod queries;
mod reconcile;
mod snapshot;
mod tiles;
mod upkeep;

pub use known::Known;
pub use queries::{Listing, UNMAPPED_FOR};
pub use tiles::{Tile, TileCache, Whose};

/// How many news a listener may be behind before it is told to look at everything anew.
const BEHIND: usize = 256;

/// What has changed on the public map at one moment.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct News {
    /// The tiles of zoom 14 in which something has changed; none where anything may have.
    pub tiles: Option<Vec<TileAddress>>,
}

/// Why the mirror does not follow.
#[derive(Debug, thiserror::Error)]
pub enum MirrorError {
    /// The database failed.
    #[error(transparent)]
    Db(#[from] DbError),
    /// The index cannot hold what the database does.
    #[error(transparent)]
    Index(#[from] IndexError),
}

/// See the module.
#[derive(Debug)]
pub struct Mirror {
    /// None until it has been loaded.
    index: ArcSwapOption<Loaded>,
    known: ArcSwap<Known>,
    at: Mutex<Position>,
    /// Where the index is kept while no server runs.
    file: Option<PathBuf>,
    cache: TileCache,
    unmapped: Cache<(), Arc<serde_json::Value>>,
    /// How often anything has changed.
    changes: AtomicU64,
    news: broadcast::Sender<Arc<News>>,
    /// Whether there will be no more news.
    ended: watch::Sender<bool>,
}

/// An index, and which load of it this is: what was made of an earlier one is of no use with it.
#[derive(Debug)]
struct Loaded {
    index: Index,
    load: u64,
}

/// How far the mirror has followed.
#[derive(Debug, Default)]
struct Position {
    /// The database it has followed, see [`crate::db::request_change::known_as`].
    database: u64,
    /// The state of it that has been taken over, see [`crate::db::request_change`].
    snapshot: String,
}

impl Mirror {
    /// A mirror of nothing yet, with a cache of so many bytes of tiles (none for 0).
    #[must_use]
    pub fn new(cache_bytes: u64) -> Self {
        Self {
            index: ArcSwapOption::empty(),
            known: ArcSwap::default(),
            at: Mutex::default(),
            file: None,
            cache: TileCache::new(cache_bytes),
            unmapped: queries::unmapped_cache(),
            changes: AtomicU64::new(0),
            news: broadcast::Sender::new(BEHIND),
            ended: watch::Sender::new(false),
        }
    }

    /// Whether it has been loaded.
    #[must_use]
    pub fn is_loaded(&self) -> bool {
        self.index.load().is_some()
    }

    /// The index as it stands, once it has been loaded.
    #[must_use]
    pub fn view(&self) -> Option<Arc<View>> {
        self.index.load().as_ref().map(|loaded| loaded.index.view())
    }

    /// What filters may name.
    #[must_use]
    pub fn known(&self) -> Arc<Known> {
        self.known.load_full()
    }

    /// Tells of what changes from now on.
    #[must_use]
    pub fn subscribe(&self) -> broadcast::Receiver<Arc<News>> {
        self.news.subscribe()
    }

    /// Ends what is told: the server is going down, and whoever listens would keep it.
    pub fn end_news(&self) {
        self.ended.send_replace(true);
    }

    /// True once there are no more news.
    #[must_use]
    pub fn ended(&self) -> watch::Receiver<bool> {
        self.ended.subscribe()
    }

    fn tell(&self, tiles: Option<Vec<TileAddress>>) {
        self.changes.fetch_add(1, Ordering::Release);
        // It fails where nobody listens.
        let _ = self.news.send(Arc::new(News { tiles }));
    }
}
