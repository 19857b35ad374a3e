//! The community whose map this is, and its districts.

use serde::Serialize;
use sqlx::types::Json;

use super::{DbError, Pool};

/// The community, as the map page needs it. Coordinates are degrees, lon before lat.
#[derive(Debug, Clone, Serialize)]
pub struct Community {
    /// Its name.
    pub name: String,
    /// West, south, east, north.
    pub bounds: Vec<f64>,
    /// IANA time zone its dates are shown in.
    pub time_zone: String,
    /// Boundary as a GeoJSON geometry; none for a whole extract.
    pub boundary: Option<serde_json::Value>,
    /// When its map was last imported.
    pub imported_at: chrono::DateTime<chrono::Utc>,
}

/// The community of the last import; none before the first.
///
/// # Errors
/// The database is not reachable.
pub async fn get(pool: &Pool) -> Result<Option<Community>, DbError> {
    let row = sqlx::query_as!(
        Community,
        "select name, bounds, time_zone, st_asgeojson(boundary, 6)::json as boundary, imported_at from community"
    )
    .fetch_optional(pool)
    .await?;
    Ok(row)
}

/// Whether a point (degrees, lon before lat) lies inside the community; without a boundary, inside its bounds.
///
/// # Errors
/// The database is not reachable.
pub async fn contains(pool: &Pool, lon: f64, lat: f64) -> Result<bool, DbError> {
    let inside = sqlx::query_scalar!(
        r#"select coalesce(st_covers(boundary, st_setsrid(st_makepoint($1, $2), 4326)),
                           $1 between bounds[1] and bounds[3] and $2 between bounds[2] and bounds[4]) as "inside!"
           from community"#,
        lon,
        lat
    )
    .fetch_optional(pool)
    .await?;
    // Before the first import there is no boundary to be outside of.
    Ok(inside.unwrap_or(true))
}

/// All districts as a GeoJSON FeatureCollection with the properties `id` and `name`.
///
/// # Errors
/// The database is not reachable.
pub async fn districts(pool: &Pool) -> Result<serde_json::Value, DbError> {
    let collection = sqlx::query_scalar!(
        r#"select jsonb_build_object('type', 'FeatureCollection', 'features', coalesce(jsonb_agg(
               jsonb_build_object('type', 'Feature', 'id', id, 'geometry', st_asgeojson(boundary, 6)::jsonb,
                                  'properties', jsonb_build_object('id', id, 'name', name)) order by name collate "uk-x-icu"),
               '[]'::jsonb)) as "collection!: Json<serde_json::Value>" from district"#
    )
    .fetch_one(pool)
    .await?;
    Ok(collection.0)
}

/// Ids of all districts.
///
/// # Errors
/// The database is not reachable.
pub async fn district_ids(pool: &Pool) -> Result<Vec<i32>, DbError> {
    Ok(sqlx::query_scalar!("select id from district order by id").fetch_all(pool).await?)
}

/// What told the extract of the last import from others, perhaps nothing; none before the first.
///
/// # Errors
/// The database is not reachable.
pub async fn extract_digest(pool: &Pool) -> Result<Option<String>, DbError> {
    Ok(sqlx::query_scalar!("select extract_digest from community")
        .fetch_optional(pool)
        .await?
        .map(Option::unwrap_or_default))
}
