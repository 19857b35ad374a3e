//! The request index: every public request in memory, in columns along a Z-order curve, answering tiles, counts, lists and
//! statistics under any filter. It is a cache that any process rebuilds from the database, and it reads none itself;
//! `docs/index.md` shows how the parts fit.

mod base;
mod builder;
mod catalogue;
mod columns;
mod delta;
mod filter;
mod geojson;
mod matcher;
mod properties;
mod pyramid;
mod query;
mod regions;
mod request;
mod samples;
mod selection;
mod snapshot;
mod sorted;
mod stack;
mod statistics;
pub mod synthetic;
mod tile;
mod view;
mod writer;
mod zorder;

pub use builder::Builder;
pub use catalogue::Names;
pub use filter::{Filter, IdSet};
pub use geojson::GeoJson;
pub use pyramid::CLUSTERS_UP_TO;
pub use query::Listed;
pub use request::Request;
pub use selection::Selection;
pub use snapshot::{Origin, SnapshotError};
pub use statistics::{Counted, Statistics};
pub use view::{Version, View};
pub use writer::{Change, Index};

/// Why requests cannot be taken into an index.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// More than 65,535 different services, executors or districts.
    #[error("more than 65535 different services, executors or districts")]
    TooManyNames,
    /// More than 4,294,967,295 requests.
    #[error("more than 4294967295 requests")]
    TooMany,
    /// Two requests of one id.
    #[error("request {0} is there twice")]
    Twice(i64),
}
