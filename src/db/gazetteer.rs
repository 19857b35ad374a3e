//! Reads the gazetteer back for the geocoder, and listens for what changes it.

use geo::{Geometry, MultiLineString, MultiPolygon, Point};
use geozero::{ToGeo, wkb::Ewkb};
use sqlx::postgres::{PgListener, PgNotification};

use super::{DbError, Pool};
use crate::domain::gazetteer::{District, Gazetteer, House, Name, Poi, Settlement, SettlementKind, Street};

/// Loads the whole gazetteer as one import left it.
///
/// # Errors
/// The database is not reachable.
pub async fn load(pool: &Pool) -> Result<Gazetteer, DbError> {
    let mut tx = pool.begin().await?;
    // One snapshot, so that an import in between does not mix two gazetteers.
    sqlx::query!("set transaction isolation level repeatable read read only").execute(&mut *tx).await?;
    let rows = sqlx::query!(
        r#"select id, osm_ref, name, st_asewkb(boundary) as "boundary!" from district order by id"#
    )
    .fetch_all(&mut *tx)
    .await?;
    let district_ids: Vec<i32> = rows.iter().map(|row| row.id).collect();
    let districts = rows
        .into_iter()
        .map(|row| District { osm_ref: row.osm_ref, name: row.name, boundary: polygons(row.boundary) })
        .collect();
    let index_of =
        |id: Option<i32>| district_ids.binary_search(&id?).ok().and_then(|index| index.try_into().ok());
    let settlements = sqlx::query!(
        r#"select osm_ref, kind, names as "names: sqlx::types::Json<Vec<Name>>", district_id, population,
                  st_x(centre) as "lon!", st_y(centre) as "lat!", st_asewkb(boundary) as boundary
           from settlement order by id"#
    )
    .fetch_all(&mut *tx)
    .await?
    .into_iter()
    .map(|row| Settlement {
        osm_ref: row.osm_ref,
        kind: settlement_kind(row.kind),
        names: row.names.0,
        district: index_of(row.district_id),
        centre: Point::new(row.lon, row.lat),
        boundary: row.boundary.map(polygons),
        population: row.population.and_then(|people| people.try_into().ok()),
    })
    .collect();
    let streets = sqlx::query!(
        r#"select names as "names: sqlx::types::Json<Vec<Name>>", settlement_id, st_asewkb(lines) as "lines!"
           from street order by id"#
    )
    .fetch_all(&mut *tx)
    .await?
    .into_iter()
    .map(|row| Street { names: row.names.0, settlement: index(row.settlement_id), lines: lines(row.lines) })
    .collect();
    let houses = sqlx::query!(
        r#"select number, street_id, settlement_id, district_id, interpolated,
                  st_x(point) as "lon!", st_y(point) as "lat!" from house order by id"#
    )
    .fetch_all(&mut *tx)
    .await?
    .into_iter()
    .map(|row| House {
        number: row.number,
        street: index(row.street_id),
        settlement: index(row.settlement_id),
        district: index_of(row.district_id),
        point: Point::new(row.lon, row.lat),
        interpolated: row.interpolated,
    })
    .collect();
    let pois = sqlx::query!(
        r#"select kind, names as "names: sqlx::types::Json<Vec<Name>>", number, settlement_id, district_id,
                  st_x(point) as "lon!", st_y(point) as "lat!" from poi order by id"#
    )
    .fetch_all(&mut *tx)
    .await?
    .into_iter()
    .map(|row| Poi {
        kind: row.kind,
        names: row.names.0,
        number: index(row.number),
        settlement: index(row.settlement_id),
        district: index_of(row.district_id),
        point: Point::new(row.lon, row.lat),
    })
    .collect();
    tx.commit().await?;
    Ok(Gazetteer { districts, settlements, streets, houses, pois })
}

/// What the geocoder is made of and has changed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Change {
    /// The map or the names of streets.
    Gazetteer,
    /// The places people gave to addresses, and nothing else.
    Aliases,
}

const CHANNELS: [&str; 2] = ["gazetteer", "address_alias"];

/// Waits for the next change. A connection that was lost in between counts as one of everything: it may have been
/// missed.
///
/// # Errors
/// The database is not reachable.
pub async fn next_change(listener: &mut PgListener) -> Result<Change, DbError> {
    let is_aliases = |told: PgNotification| told.channel() == CHANNELS[1];
    let mut only_aliases = listener.try_recv().await?.is_some_and(is_aliases);
    // What came meanwhile is taken up at once.
    while let Some(told) = listener.next_buffered() {
        only_aliases &= is_aliases(told);
    }
    Ok(if only_aliases { Change::Aliases } else { Change::Gazetteer })
}

/// Starts to listen for changes.
///
/// # Errors
/// The database is not reachable.
pub async fn listen(pool: &Pool) -> Result<PgListener, DbError> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen_all(CHANNELS).await?;
    Ok(listener)
}

fn index(id: Option<i32>) -> Option<u32> {
    id.and_then(|id| id.try_into().ok())
}

fn settlement_kind(text: String) -> SettlementKind {
    serde_json::from_value(text.into()).unwrap_or(SettlementKind::Hamlet)
}

fn polygons(ewkb: Vec<u8>) -> MultiPolygon<f64> {
    match Ewkb(ewkb).to_geo() {
        Ok(Geometry::MultiPolygon(polygons)) => polygons,
        _ => MultiPolygon::new(vec![]),
    }
}

fn lines(ewkb: Vec<u8>) -> MultiLineString<f64> {
    match Ewkb(ewkb).to_geo() {
        Ok(Geometry::MultiLineString(lines)) => lines,
        _ => MultiLineString::new(vec![]),
    }
}
