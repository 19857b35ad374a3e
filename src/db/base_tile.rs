//! Vector tiles of the base map, made by PostGIS from what the last import brought.

use super::{DbError, Pool};
use crate::tiles::TileAddress;

/// The highest zoom with base-map tiles of its own; a map enlarges these beyond.
pub const MAX_ZOOM: u8 = 14;

/// One tile as MVT bytes, in the Shortbread layers and `community`; empty where there is nothing.
///
/// # Errors
/// The database is not reachable.
pub async fn tile(pool: &Pool, address: TileAddress) -> Result<Vec<u8>, DbError> {
    let bounds = address.bounds();
    let tile = sqlx::query_file_scalar!(
        "src/db/sql/base_tile.sql",
        bounds.min().x,
        bounds.min().y,
        bounds.max().x,
        bounds.max().y,
        i16::from(address.zoom()),
    )
    .fetch_one(pool)
    .await?;
    Ok(tile)
}
