//! Tiles of the mirror. A tile that was made is kept with the version of its area, and is good for as long as that version
//! is: a change empties the places it touches and no others, and nobody needs to be told.

use std::{
    hash::Hash,
    sync::{Arc, OnceLock, atomic::Ordering},
};

use bytes::Bytes;
use moka::sync::Cache;

use super::{Mirror, MirrorError};
use crate::{
    db::{self, Pool, public::RequestFilter},
    domain::clock,
    index::{Filter, IdSet, Selection, Version, View},
    tiles::TileAddress,
};

/// Bytes of selections kept: a filter's is made once, on its first tile.
const SELECTIONS: u64 = 256 << 20;
/// Searches that are kept.
const SEARCHES: u64 = 256;

/// A tile as it is sent.
#[derive(Debug)]
pub struct Tile {
    /// Another one as soon as the tile may look different, without quotes.
    pub tag: u64,
    /// MVT; empty where there is nothing.
    pub bytes: Bytes,
    gzip: OnceLock<Bytes>,
}

impl Tile {
    /// The same compressed (RFC 1952), which is done once.
    pub fn gzip(&self) -> Bytes {
        let compressed = self.gzip.get_or_init(|| {
            use std::io::Write;
            let mut encoder = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::default());
            // Writing to memory does not fail.
            let written = encoder.write_all(&self.bytes).and_then(|()| encoder.finish());
            written.map(Bytes::from).unwrap_or_default()
        });
        compressed.clone()
    }
}

/// A tile's address and its filter's tag.
type TileKey = (TileAddress, u64);
/// A tile, and the version of its area it was made of.
type Kept = (Version, Arc<Tile>);

/// What is kept between questions.
#[derive(Debug)]
pub struct TileCache {
    tiles: Option<Cache<TileKey, Kept>>,
    /// By the load and the generation they were made of.
    selections: Cache<(u64, u64, Filter), Arc<Selection>>,
    /// With the changes up to which the answer is good.
    searches: Cache<Search, (u64, IdSet)>,
}

/// What the index cannot tell of its requests.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
enum Search {
    /// In which of them some words are.
    Words(String),
    /// Which of them are an applicant's.
    Own(i64),
}

/// Whose requests are asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// An applicant's own.
    Applicant(i64),
    /// Those an organisation carries out.
    Organisation(i32),
}

impl TileCache {
    pub(super) fn new(bytes: u64) -> Self {
        let weight =
            |_: &TileKey, (_, tile): &Kept| u32::try_from(2 * tile.bytes.len() + 128).unwrap_or(u32::MAX);
        let tiles = Cache::builder().max_capacity(bytes).weigher(weight).build();
        let selections = Cache::builder()
            .max_capacity(SELECTIONS)
            .weigher(|_, selection: &Arc<Selection>| u32::try_from(selection.bytes()).unwrap_or(u32::MAX))
            .build();
        Self { tiles: (bytes > 0).then_some(tiles), selections, searches: Cache::new(SEARCHES) }
    }
}

impl Mirror {
    /// What a filter means to the index, of everything or of somebody's own; words, and whose requests are whose, are looked
    /// for in the database.
    ///
    /// # Errors
    /// The database is not reachable, which only these ask.
    pub async fn filter(
        &self,
        pool: &Pool,
        filter: &RequestFilter,
        whose: Option<Whose>,
    ) -> Result<Filter, MirrorError> {
        let plain = self.plain_filter(filter);
        let found = match &filter.words {
            Some(words) => Some(self.search(pool, Search::Words(words.clone())).await?),
            None => None,
        };
        let (own, organisation) = match whose {
            Some(Whose::Applicant(id)) => (Some(self.search(pool, Search::Own(id)).await?), None),
            Some(Whose::Organisation(id)) => (None, Some(id)),
            None => (None, None),
        };
        let executors = match (organisation, plain.executors) {
            (Some(own), Some(asked)) => Some(asked.into_iter().filter(|id| *id == own).collect()),
            (Some(own), None) => Some(vec![own]),
            (None, asked) => asked,
        };
        let ids = match (found, own) {
            (Some(found), Some(own)) => {
                Some(IdSet::new(found.ids().iter().copied().filter(|id| own.contains(*id)).collect()))
            }
            (found, own) => found.or(own),
        };
        Ok(Filter { executors, ids, ..plain })
    }

    /// What a filter means to the index, its words left out.
    #[must_use]
    pub fn plain_filter(&self, filter: &RequestFilter) -> Filter {
        let zone = self.known().zone;
        let named = |names: &Vec<String>| names.iter().filter_map(|name| name.parse().ok()).collect();
        Filter {
            statuses: filter.statuses.as_ref().map(named),
            groups: filter
                .groups
                .as_ref()
                .map(|names| names.iter().filter_map(|name| name.parse().ok()).collect()),
            services: filter
                .services
                .as_ref()
                .map(|codes| codes.iter().map(|code| code.as_str().into()).collect()),
            executors: filter.executors.clone(),
            districts: filter.districts.clone(),
            from: filter.from.map(|day| clock::bounds_of_day(day, zone).0),
            before: filter.to.map(|day| clock::bounds_of_day(day, zone).1),
            overdue: filter.overdue,
            ids: None,
        }
        .in_order()
    }

    async fn search(&self, pool: &Pool, search: Search) -> Result<IdSet, MirrorError> {
        let changes = self.changes.load(Ordering::Acquire);
        if let Some((good_for, ids)) = self.cache.searches.get(&search)
            && good_for == changes
        {
            return Ok(ids);
        }
        let ids = IdSet::new(match &search {
            Search::Words(words) => db::public::ids_of(pool, words).await?,
            Search::Own(applicant) => db::public::ids_of_applicant(pool, *applicant).await?,
        });
        self.cache.searches.insert(search, (changes, ids.clone()));
        Ok(ids)
    }

    /// A tile of what passes a filter; none until the index has been loaded.
    #[must_use]
    pub fn tile(&self, address: TileAddress, filter: Filter) -> Option<Arc<Tile>> {
        let loaded = self.index.load();
        let loaded = loaded.as_ref()?;
        let view = loaded.index.view();
        let version = view.version_of(address);
        let filter_tag = tag_of(&filter);
        let key = (address, filter_tag);
        if let Some(tiles) = &self.cache.tiles
            && let Some((made_of, tile)) = tiles.get(&key)
            && made_of == version
        {
            return Some(tile);
        }
        let selection = self.selection(loaded.load, &view, filter);
        let tile = Arc::new(Tile {
            tag: version.0 ^ filter_tag,
            bytes: view.tile(address, &selection).into(),
            gzip: OnceLock::new(),
        });
        if let Some(tiles) = &self.cache.tiles {
            tiles.insert(key, (version, tile.clone()));
        }
        Some(tile)
    }

    /// A filter made ready, once.
    pub(super) fn selection(&self, load: u64, view: &View, filter: Filter) -> Arc<Selection> {
        if filter.is_all() {
            return view.select(&filter);
        }
        let key = (load, view.generation(), filter);
        self.cache.selections.get_with_by_ref(&key, || view.select(&key.2))
    }
}

/// A number for a filter: the same in every server, and 0 for none.
fn tag_of(filter: &Filter) -> u64 {
    if filter.is_all() { 0 } else { hash_of(filter) }
}

/// The same number for the same question in every server.
pub(super) fn hash_of(question: &impl Hash) -> u64 {
    let mut state = xxhash_rust::xxh3::Xxh3Default::new();
    question.hash(&mut state);
    state.digest()
}
