//! Stores one extract: everything the last import brought is replaced in one transaction, every request stays.
//! Readers see the old map until the new one is complete.

use std::collections::HashMap;

use chrono::DateTime;
use geo::{Geometry, MapCoords};
use sqlx::PgConnection;

use super::{
    DbError, Pool,
    copy::{CopyText, copy_in},
};
use crate::{
    domain::gazetteer::{District, Gazetteer},
    osm::{Community, Extract, Feature},
    tiles,
};

/// Serialises imports of several processes; any number no other lock of ours uses.
const IMPORT_LOCK: i64 = 0x6872_6f6d_0001;
const WGS84: i32 = 4326;
const WEB_MERCATOR: i32 = 3857;

/// What an import knows besides the extract.
#[derive(Debug, Clone, Default)]
pub struct Options {
    /// IANA name of the community's time zone; none keeps what is set.
    pub time_zone: Option<String>,
    /// What tells this extract from another.
    pub digest: Option<String>,
}

/// Replaces the community, its gazetteer and its base map by this extract, and tells every server.
/// `stored` is told each table as it is done.
///
/// # Errors
/// The database is not reachable or refuses; then nothing has changed.
pub async fn replace(
    pool: &Pool,
    extract: &Extract,
    options: &Options,
    stored: &mut (dyn FnMut(&'static str) + Send),
) -> Result<(), DbError> {
    let mut tx = pool.begin().await?;
    sqlx::query!("select pg_advisory_xact_lock($1)", IMPORT_LOCK).execute(&mut *tx).await?;
    // An extract may be large; the pool's limit is meant for what a visitor asks.
    sqlx::query!("set local statement_timeout = 0").execute(&mut *tx).await?;
    replace_community(&mut tx, &extract.community, options).await?;
    let districts = upsert_districts(&mut tx, &extract.gazetteer.districts).await?;
    stored("districts");
    replace_gazetteer(&mut tx, &extract.gazetteer, &districts, stored).await?;
    replace_features(&mut tx, &extract.features).await?;
    stored("base map");
    place_requests_in_districts(&mut tx, &extract.gazetteer.districts).await?;
    sqlx::query!("select pg_notify('gazetteer', '')").execute(&mut *tx).await?;
    tx.commit().await?;
    for table in
        ["analyze settlement", "analyze street", "analyze house", "analyze poi", "analyze base_feature"]
    {
        sqlx::query(table).execute(pool).await?;
    }
    Ok(())
}

async fn replace_community(
    connection: &mut PgConnection,
    community: &Community,
    options: &Options,
) -> Result<(), DbError> {
    let boundary = community.boundary.clone().and_then(|boundary| ewkb(boundary.into()));
    let bounds = community.bounds.map_or_else(
        || vec![-180.0, -85.0, 180.0, 85.0],
        |bounds| vec![bounds.min().x, bounds.min().y, bounds.max().x, bounds.max().y],
    );
    let extract_at = community.timestamp.and_then(|seconds| DateTime::from_timestamp(seconds, 0));
    sqlx::query!(
        "insert into community (name, osm_ref, katottg, boundary, bounds, time_zone, extract_at, extract_digest)
         values ($1, $2, $3, st_geomfromewkb($4), $5, coalesce($6, 'Europe/Kyiv'), $7, $8)
         on conflict (only_row) do update set name = excluded.name, osm_ref = excluded.osm_ref,
             katottg = excluded.katottg, boundary = excluded.boundary, bounds = excluded.bounds,
             time_zone = coalesce($6, community.time_zone), extract_at = excluded.extract_at,
             extract_digest = excluded.extract_digest, imported_at = now()",
        community.name,
        community.osm_ref,
        community.katottg,
        boundary,
        &bounds,
        options.time_zone,
        extract_at,
        options.digest,
    )
    .execute(connection)
    .await?;
    Ok(())
}

/// Stores districts under the ids they had before; returns the id of each.
async fn upsert_districts(
    connection: &mut PgConnection,
    districts: &[District],
) -> Result<Vec<i32>, DbError> {
    let mut ids = Vec::with_capacity(districts.len());
    for district in districts {
        let id = sqlx::query_scalar!(
            "insert into district (osm_ref, name, boundary) values ($1, $2, st_geomfromewkb($3))
             on conflict (osm_ref) do update set name = excluded.name, boundary = excluded.boundary
             returning id",
            district.osm_ref,
            district.name,
            ewkb(district.boundary.clone().into()),
        )
        .fetch_one(&mut *connection)
        .await?;
        ids.push(id);
    }
    Ok(ids)
}

async fn replace_gazetteer(
    connection: &mut PgConnection,
    gazetteer: &Gazetteer,
    districts: &[i32],
    stored: &mut (dyn FnMut(&'static str) + Send),
) -> Result<(), DbError> {
    let district = |index: Option<u32>| index.and_then(|index| districts.get(index as usize));
    for table in ["delete from settlement", "delete from street", "delete from house", "delete from poi"] {
        sqlx::query(table).execute(&mut *connection).await?;
    }
    let settlements =
        "copy settlement (id, osm_ref, kind, names, district_id, population, centre, boundary) from stdin";
    copy_in(connection, settlements, gazetteer.settlements.iter().enumerate(), |row, (id, settlement)| {
        row.value(Some(id)).text(Some(&settlement.osm_ref)).text(kind_text(&settlement.kind).as_deref());
        row.json(&settlement.names).value(district(settlement.district)).value(settlement.population);
        row.geometry(Some(&settlement.centre.into()), WGS84);
        let boundary = settlement.boundary.clone().map(Geometry::from);
        row.geometry(boundary.as_ref(), WGS84).end();
    })
    .await?;
    stored("settlements");
    let streets = "copy street (id, names, settlement_id, lines) from stdin";
    copy_in(connection, streets, gazetteer.streets.iter().enumerate(), |row, (id, street)| {
        row.value(Some(id)).json(&street.names).value(street.settlement);
        row.geometry(Some(&street.lines.clone().into()), WGS84).end();
    })
    .await?;
    stored("streets");
    let houses =
        "copy house (id, number, street_id, settlement_id, district_id, interpolated, point) from stdin";
    copy_in(connection, houses, gazetteer.houses.iter().enumerate(), |row, (id, house)| {
        row.value(Some(id)).text(Some(&house.number)).value(house.street).value(house.settlement);
        row.value(district(house.district)).value(Some(house.interpolated));
        row.geometry(Some(&house.point.into()), WGS84).end();
    })
    .await?;
    stored("houses");
    let pois = "copy poi (id, kind, names, number, settlement_id, district_id, point) from stdin";
    copy_in(connection, pois, gazetteer.pois.iter().enumerate(), |row, (id, poi)| {
        row.value(Some(id)).text(Some(&poi.kind)).json(&poi.names).value(poi.number).value(poi.settlement);
        row.value(district(poi.district)).geometry(Some(&poi.point.into()), WGS84).end();
    })
    .await?;
    stored("points of interest");
    Ok(())
}

async fn replace_features(connection: &mut PgConnection, features: &[Feature]) -> Result<(), DbError> {
    sqlx::query!("delete from base_feature").execute(&mut *connection).await?;
    let statement = "copy base_feature (id, layer, min_zoom, properties, geom) from stdin";
    copy_in(connection, statement, features.iter().enumerate(), |row: &mut CopyText, (id, feature)| {
        let geometry = feature.geometry.map_coords(tiles::project);
        row.value(Some(id)).text(Some(feature.layer)).value(Some(feature.min_zoom)).json(&feature.properties);
        row.geometry(Some(&geometry), WEB_MERCATOR).end();
    })
    .await?;
    Ok(())
}

/// The districts' new boundaries decide anew where each request lies; districts that are gone go.
async fn place_requests_in_districts(
    connection: &mut PgConnection,
    districts: &[District],
) -> Result<(), DbError> {
    let kept: Vec<String> = districts.iter().map(|district| district.osm_ref.clone()).collect();
    sqlx::query!(
        "update service_request as r set district_id = d.id
         from (select request.id as request_id, min(district.id) as id
               from service_request as request
               left join district on district.osm_ref = any ($1) and st_covers(district.boundary, request.point)
               group by request.id) as d
         where r.id = d.request_id
           and (r.district_id is distinct from d.id or r.public_precision = 'generalised')",
        &kept,
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!("delete from district where osm_ref <> all ($1)", &kept).execute(connection).await?;
    Ok(())
}

/// How many rows each table of the last import holds, by table; for reports and tests.
///
/// # Errors
/// The database is not reachable.
pub async fn counts(pool: &Pool) -> Result<HashMap<String, i64>, DbError> {
    let rows = sqlx::query!(
        r#"select 'district' as "name!", count(*) as "count!" from district
           union all select 'settlement', count(*) from settlement
           union all select 'street', count(*) from street
           union all select 'house', count(*) from house
           union all select 'poi', count(*) from poi
           union all select 'base_feature', count(*) from base_feature"#
    )
    .fetch_all(pool)
    .await?;
    Ok(rows.into_iter().map(|row| (row.name, row.count)).collect())
}

fn ewkb(geometry: Geometry<f64>) -> Option<Vec<u8>> {
    use geozero::{CoordDimensions, ToWkb};
    geometry.to_ewkb(CoordDimensions::xy(), Some(WGS84)).ok()
}

/// A unit enum variant's serialised name.
fn kind_text(kind: &impl serde::Serialize) -> Option<String> {
    serde_json::to_value(kind).ok()?.as_str().map(str::to_owned)
}
