//! The queue of requests that wait for a person to say where they are.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{DbError, Pool, request::Location, transition::Locked};

/// A request without a place, and what the geocoder could offer.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct LocationTask {
    /// Registration number.
    pub number: String,
    /// Address as typed.
    pub address: String,
    /// Name of the service.
    pub service: String,
    /// When the request was registered.
    pub registered_at: DateTime<Utc>,
    /// The geocoder's candidates: `label`, `lon`, `lat`, `match_level`, `confidence`, best first.
    pub candidates: serde_json::Value,
}

/// The queue: open requests before closed ones, oldest first; those that come `after` the request of this number, which need not
/// wait any more.
///
/// # Errors
/// The database is not reachable.
pub async fn tasks(pool: &Pool, after: Option<&str>, limit: i64) -> Result<Vec<LocationTask>, DbError> {
    let tasks = sqlx::query_as!(
        LocationTask,
        "select r.number, r.address, s.name as service, r.registered_at, t.candidates
         from location_task as t
         join service_request as r on r.id = t.request_id
         join service as s on s.id = r.service_id
         where r.status not in ('refused', 'cancelled')
           and ($1::text is null or (r.status like 'closed%', r.registered_at, r.id) >
                (select status like 'closed%', registered_at, id from service_request where number = $1))
         order by r.status like 'closed%', r.registered_at, r.id limit $2",
        after,
        limit
    )
    .fetch_all(pool)
    .await?;
    Ok(tasks)
}

/// What there is to choose from for the request of this number; none if it does not wait.
///
/// # Errors
/// The database is not reachable.
pub async fn task(pool: &Pool, number: &str) -> Result<Option<LocationTask>, DbError> {
    Ok(sqlx::query_as!(
        LocationTask,
        "select r.number, r.address, s.name as service, r.registered_at, t.candidates
         from location_task as t
         join service_request as r on r.id = t.request_id
         join service as s on s.id = r.service_id
         where r.number = $1",
        number
    )
    .fetch_optional(pool)
    .await?)
}

/// How many requests wait.
///
/// # Errors
/// The database is not reachable.
pub async fn waiting(pool: &Pool) -> Result<i64, DbError> {
    let count = sqlx::query_scalar!(
        r#"select count(*) as "count!" from location_task as t join service_request as r on r.id = t.request_id
           where r.status not in ('refused', 'cancelled')"#
    )
    .fetch_one(pool)
    .await?;
    Ok(count)
}

impl Locked {
    /// Gives the request its place, takes it off the queue, notes in its history who did it, and remembers the place for
    /// the next address that is typed so. Says whether it is the applicant's residence, where that is known.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn place(
        &mut self,
        at: &Location,
        at_residence: Option<bool>,
        actor: &str,
    ) -> Result<(), DbError> {
        sqlx::query_file_scalar!(
            "src/db/sql/place_request.sql",
            self.state.number,
            at.lon,
            at.lat,
            at.match_level,
            at.confidence,
            at.accuracy_m,
            at.place_label,
            at.street_label,
            actor,
            at_residence,
        )
        .fetch_one(&mut *self.tx)
        .await?;
        Ok(())
    }
}

/// Where the applicant of a request lives.
#[derive(Debug)]
pub struct Home {
    /// As they say it.
    pub residence: String,
    /// The problem's address as typed; none where it was given by a point.
    pub address: Option<String>,
}

/// Where the applicant of a request lives, where that is known.
///
/// # Errors
/// The database is not reachable.
pub async fn home(pool: &Pool, number: &str) -> Result<Option<Home>, DbError> {
    Ok(sqlx::query_as!(
        Home,
        r#"select a.residence, case when r.address_typed then r.address end as address
           from service_request as r join applicant as a on a.id = r.applicant_id
           where r.number = $1 and a.residence <> ''"#,
        number
    )
    .fetch_optional(pool)
    .await?)
}

/// Says whether a request's place is the applicant's residence, and notes who says so. Returns whether there is such a
/// request.
///
/// # Errors
/// The database is not reachable.
pub async fn set_at_residence(
    pool: &Pool,
    number: &str,
    at_residence: bool,
    actor: &str,
) -> Result<bool, DbError> {
    let done = sqlx::query!(
        "with changed as (
             update service_request set at_residence = $2 where number = $1 returning id, status
         )
         insert into request_event (request_id, at, actor, role, from_status, to_status, what, note)
         select id, now(), $3, 'operator', status, status, 'placed',
                case when $2 then 'at residence' else 'not at residence' end from changed",
        number,
        at_residence,
        actor
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected() > 0)
}

/// One of the candidates of a request that waits, by its number from 0.
///
/// # Errors
/// The database is not reachable.
pub async fn candidate(pool: &Pool, number: &str, index: usize) -> Result<Option<Location>, DbError> {
    let Ok(index) = i32::try_from(index) else { return Ok(None) };
    let row = sqlx::query!(
        r#"with chosen as (
             select t.candidates -> $2::integer as c from location_task as t
             join service_request as r on r.id = t.request_id where r.number = $1
         )
         select (c ->> 'lon')::double precision as "lon!", (c ->> 'lat')::double precision as "lat!",
                c ->> 'match_level' as "match_level!", (c ->> 'accuracy_m')::double precision as "accuracy_m!",
                c ->> 'label' as "label!", c ->> 'street_label' as "street_label!"
         from chosen where c is not null"#,
        number,
        index
    )
    .fetch_optional(pool)
    .await?;
    Ok(row.map(|row| Location {
        lon: row.lon,
        lat: row.lat,
        match_level: row.match_level,
        // A person chose it.
        confidence: 1.0,
        accuracy_m: row.accuracy_m,
        place_label: row.label,
        street_label: row.street_label,
    }))
}
