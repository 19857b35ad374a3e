//! Counts, lists and documents of the mirror, under the filters of every public channel.

use std::{sync::Arc, time::Duration};

use chrono::{DateTime, Utc};
use moka::sync::Cache;
use serde_json::Value;

use super::{Mirror, MirrorError, tiles::hash_of};
use crate::{
    db::{self, Pool},
    index::{Filter, GeoJson, Statistics},
    tiles::TileAddress,
};

/// How long counts of what has no marker are good for.
pub const UNMAPPED_FOR: Duration = Duration::from_secs(60);

/// Where they are kept.
pub(super) fn unmapped_cache() -> Cache<(), Arc<Value>> {
    Cache::builder().time_to_live(UNMAPPED_FOR).build()
}

/// A page of the requests that match, by their ids.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listing {
    /// How many match in all, within the box if there is one.
    pub matched: u64,
    /// The latest first.
    pub ids: Vec<i64>,
    /// The last of the page: its registration in whole seconds, and its id.
    pub last: Option<(DateTime<Utc>, i64)>,
}

impl Mirror {
    /// At most `limit` requests that pass a filter within `[west, south, east, north]` in degrees or everywhere, the latest
    /// first, after one that ended the page before; none until the index has been loaded.
    #[must_use]
    pub fn list(
        &self,
        filter: Filter,
        bbox: Option<[f64; 4]>,
        after: Option<(DateTime<Utc>, i64)>,
        limit: usize,
    ) -> Option<Listing> {
        let loaded = self.index.load_full()?;
        let view = loaded.index.view();
        let selection = self.selection(loaded.load, &view, filter);
        let listed = view.list(&selection, bbox, after, limit);
        Some(Listing {
            matched: view.count(&selection, bbox),
            last: listed.last().map(|last| (last.registered_at, last.id)),
            ids: listed.into_iter().map(|request| request.id).collect(),
        })
    }

    /// Counts of what passes a filter; none until the index has been loaded.
    #[must_use]
    pub fn statistics(&self, filter: Filter) -> Option<Statistics> {
        let loaded = self.index.load_full()?;
        let view = loaded.index.view();
        Some(view.statistics(&self.selection(loaded.load, &view, filter)))
    }

    /// Requests of services that have no marker ([`db::public::unmapped`]), as they were counted at most [`UNMAPPED_FOR`] ago:
    /// they are counted by year and in fives.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn unmapped(&self, pool: &Pool) -> Result<Arc<Value>, MirrorError> {
        if let Some(known) = self.unmapped.get(&()) {
            return Ok(known);
        }
        let counted = Arc::new(db::public::unmapped(pool).await?);
        self.unmapped.insert((), counted.clone());
        Ok(counted)
    }

    /// Counts them anew when they are next asked for.
    pub fn forget_unmapped(&self) {
        self.unmapped.invalidate_all();
    }

    /// All that passes a filter within a box or everywhere as one document, and a tag that is another one as soon as
    /// anything may be otherwise; none until the index has been loaded.
    #[must_use]
    pub fn geojson(&self, filter: Filter, bbox: Option<[f64; 4]>) -> Option<(u64, GeoJson)> {
        let loaded = self.index.load_full()?;
        let view = loaded.index.view();
        let question = hash_of(&(&filter, bbox.map(|edges| edges.map(f64::to_bits))));
        let tag = view.version_of(TileAddress::WORLD).0 ^ question;
        let selection = self.selection(loaded.load, &view, filter);
        Some((tag, GeoJson::new(view, &selection, bbox)))
    }
}
