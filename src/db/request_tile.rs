//! Vector tiles of the public requests, made by PostGIS.

use super::{DbError, Pool, public::RequestFilter};
use crate::tiles::TileAddress;

/// From this zoom on every request is a point of its own.
pub const CLUSTERS_END: u8 = 14;
/// Cells along a tile's side: 64 of a 512 pixel tile.
const CELLS: f64 = 8.0;

/// One tile as MVT bytes (layers `requests` and `clusters`); empty where there is nothing.
///
/// # Errors
/// The database is not reachable.
pub async fn tile(pool: &Pool, address: TileAddress, filter: &RequestFilter) -> Result<Vec<u8>, DbError> {
    let bounds = address.bounds();
    let cell = (address.zoom() < CLUSTERS_END).then(|| address.size() / CELLS);
    let tile = sqlx::query_file_scalar!(
        "src/db/sql/request_tile.sql",
        filter.statuses.as_deref(),
        filter.groups.as_deref(),
        filter.services.as_deref(),
        filter.executors.as_deref(),
        filter.districts.as_deref(),
        filter.from,
        filter.to,
        filter.overdue,
        filter.words,
        bounds.min().x,
        bounds.min().y,
        bounds.max().x,
        bounds.max().y,
        cell,
    )
    .fetch_one(pool)
    .await?;
    Ok(tile)
}
