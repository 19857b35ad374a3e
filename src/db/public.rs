//! The public face of the requests: what a list shows, one request, counts of what has no marker. Reads the view `public_request` and its
//! kin, never the tables behind them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use sqlx::types::Json;

use super::{DbError, Pool};

/// The filters every public channel shares. None does not filter.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct RequestFilter {
    /// Statuses.
    pub statuses: Option<Vec<String>>,
    /// Marker groups.
    pub groups: Option<Vec<String>>,
    /// Service codes.
    pub services: Option<Vec<String>>,
    /// Organisations' ids.
    pub executors: Option<Vec<i32>>,
    /// Districts' ids.
    pub districts: Option<Vec<i32>>,
    /// First day of registration, in the community's time zone.
    pub from: Option<NaiveDate>,
    /// Last day of registration.
    pub to: Option<NaiveDate>,
    /// Overdue or not.
    pub overdue: Option<bool>,
    /// Words to be found in number, service, place, executor or public text.
    pub words: Option<String>,
}

/// One public request. Coordinates are degrees.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of the view public_request")]
pub struct PublicRequest {
    pub id: i64,
    pub number: String,
    pub status: String,
    pub group: String,
    pub overdue: bool,
    pub service_code: String,
    pub service_name: String,
    pub executor_id: Option<i32>,
    pub executor_name: Option<String>,
    pub district_id: Option<i32>,
    pub district_name: Option<String>,
    pub place: Option<String>,
    pub precision: String,
    pub registered_at: DateTime<Utc>,
    pub due_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub text: Option<String>,
    pub lon: f64,
    pub lat: f64,
}

/// One step of a public request.
#[derive(Debug, Clone, Serialize)]
pub struct Step {
    /// When.
    pub at: DateTime<Utc>,
    /// State before; none for the registration.
    pub from: Option<String>,
    /// State after.
    pub to: String,
}

/// A photo of a public request.
#[derive(Debug, Clone)]
pub struct PublicPhoto {
    /// Database id, part of its address.
    pub id: i64,
    /// `problem` or `report`.
    pub stage: String,
    /// Pixels.
    pub width: i32,
    /// Pixels.
    pub height: i32,
}

/// Where a photo lies.
#[derive(Debug, Clone)]
pub struct PhotoFile {
    /// Its key in the store.
    pub storage_key: String,
    /// Whether its thumbnail has been made.
    pub has_thumbnail: bool,
}

/// The public requests of these ids, in their order; one that is not public any more is left out.
///
/// # Errors
/// The database is not reachable.
pub async fn by_ids(pool: &Pool, ids: &[i64]) -> Result<Vec<PublicRequest>, DbError> {
    Ok(sqlx::query_file_as!(PublicRequest, "src/db/sql/public_requests.sql", ids).fetch_all(pool).await?)
}

/// One public request by its number, with its history, oldest step first.
///
/// # Errors
/// The database is not reachable.
pub async fn by_number(pool: &Pool, number: &str) -> Result<Option<(PublicRequest, Vec<Step>)>, DbError> {
    let request = sqlx::query_as!(
        PublicRequest,
        r#"select id as "id!", number as "number!", status as "status!", request_group as "group!",
                  overdue as "overdue!", service_code as "service_code!", service_name as "service_name!",
                  executor_id, executor_name as "executor_name?", district_id, district_name as "district_name?",
                  place, "precision" as "precision!", registered_at as "registered_at!", due_on, closed_on, text,
                  st_x(geom) as "lon!", st_y(geom) as "lat!"
           from public_request where number = $1"#,
        number
    )
    .fetch_optional(pool)
    .await?;
    let Some(request) = request else { return Ok(None) };
    let steps = sqlx::query_as!(
        Step,
        r#"select at as "at!", from_status as "from", to_status as "to!" from public_request_event
           where request_id = $1 order by at, id"#,
        request.id
    )
    .fetch_all(pool)
    .await?;
    Ok(Some((request, steps)))
}

/// The photos of a public request that the public may see, oldest first.
///
/// # Errors
/// The database is not reachable.
pub async fn photos(pool: &Pool, request_id: i64) -> Result<Vec<PublicPhoto>, DbError> {
    Ok(sqlx::query_as!(
        PublicPhoto,
        r#"select id as "id!", stage as "stage!", width as "width!", height as "height!"
           from public_photo where request_id = $1 order by id"#,
        request_id
    )
    .fetch_all(pool)
    .await?)
}

/// The file of a photo that the public may see.
///
/// # Errors
/// The database is not reachable.
pub async fn photo_file(pool: &Pool, id: i64) -> Result<Option<PhotoFile>, DbError> {
    Ok(sqlx::query_as!(
        PhotoFile,
        r#"select storage_key as "storage_key!", has_thumbnail as "has_thumbnail!" from public_photo where id = $1"#,
        id
    )
    .fetch_optional(pool)
    .await?)
}

/// The public requests in whose number, service, place, executor or text some words are, by their ids.
///
/// # Errors
/// The database is not reachable.
pub async fn ids_of(pool: &Pool, words: &str) -> Result<Vec<i64>, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select id as "id!" from matching_request(null, null, null, null, null, null, null, null, $1)"#,
        words
    )
    .fetch_all(pool)
    .await?)
}

/// The public requests of an applicant, by their ids.
///
/// # Errors
/// The database is not reachable.
pub async fn ids_of_applicant(pool: &Pool, applicant: i64) -> Result<Vec<i64>, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select p.id as "id!" from public_request as p join service_request as r using (id)
           where r.applicant_id = $1"#,
        applicant
    )
    .fetch_all(pool)
    .await?)
}

/// Whether a request of this number was cancelled: all the public may know of it.
///
/// # Errors
/// The database is not reachable.
pub async fn is_cancelled(pool: &Pool, number: &str) -> Result<bool, DbError> {
    let cancelled = sqlx::query_scalar!(
        r#"select exists (select from cancelled_request where number = $1) as "cancelled!""#,
        number
    )
    .fetch_one(pool)
    .await?;
    Ok(cancelled)
}

/// Requests of services that have no marker, rounded down to fives: `[{"code", "name", "year", "count"}]`.
///
/// # Errors
/// The database is not reachable.
pub async fn unmapped(pool: &Pool) -> Result<serde_json::Value, DbError> {
    let unmapped = sqlx::query_scalar!(
        r#"select coalesce(jsonb_agg(jsonb_build_object('code', service_code, 'name', service_name, 'year', year,
                                                        'count', count)
                                     order by year desc, count desc, service_name), '[]')
               as "unmapped!: Json<serde_json::Value>"
           from public_aggregate"#
    )
    .fetch_one(pool)
    .await?;
    Ok(unmapped.0)
}
