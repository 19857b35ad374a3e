//! Consultations (M2): counted, and nothing else is kept of them.

use chrono::NaiveDate;
use serde::Serialize;
use utoipa::ToSchema;

use super::{DbError, Pool};

/// How many consultations were given.
#[derive(Debug, Serialize, ToSchema)]
pub struct Consultations {
    /// In all.
    pub total: i64,
    /// By day in the community, oldest first; days without any are left out.
    pub days: Vec<OfDay>,
    /// By what they were about, most first; those about nothing in particular are in none.
    pub services: Vec<OfService>,
}

/// Consultations of one day.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConsultationsOfDay)]
pub struct OfDay {
    /// Which.
    pub day: NaiveDate,
    /// How many.
    pub count: i64,
}

/// Consultations about one service.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = ConsultationsOfService)]
pub struct OfService {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many.
    pub count: i64,
}

/// Counts one more; returns its id and how many this operator has given today, or none where there is no such service.
///
/// # Errors
/// The database is not reachable.
pub async fn add(pool: &Pool, operator: &str, service: Option<&str>) -> Result<Option<(i64, i64)>, DbError> {
    let added = sqlx::query_scalar!(
        "insert into consultation (operator, service_id)
         select $1, service.id from (select) as always left join service on service.code = $2
         where $2::text is null or service.id is not null
         returning id",
        operator,
        service
    )
    .fetch_optional(pool)
    .await?;
    let Some(id) = added else { return Ok(None) };
    let today = sqlx::query_scalar!(
        r#"select count(*) as "count!" from consultation, (select coalesce(
               (select time_zone from community), 'Europe/Kyiv') as zone) as here
           where operator = $1 and at >= (community_today()::timestamp at time zone zone)"#,
        operator
    )
    .fetch_one(pool)
    .await?;
    Ok(Some((id, today)))
}

/// Takes one back that this operator has counted today; tells whether there was one.
///
/// # Errors
/// The database is not reachable.
pub async fn take_back(pool: &Pool, operator: &str, id: i64) -> Result<bool, DbError> {
    let taken = sqlx::query!(
        "delete from consultation using (select coalesce(
             (select time_zone from community), 'Europe/Kyiv') as zone) as here
         where id = $1 and operator = $2 and at >= (community_today()::timestamp at time zone zone)",
        id,
        operator
    )
    .execute(pool)
    .await?;
    Ok(taken.rows_affected() > 0)
}

/// Those of some days, the first and the last included; none: without a bound.
///
/// # Errors
/// The database is not reachable.
pub async fn count(
    pool: &Pool,
    from: Option<NaiveDate>,
    to: Option<NaiveDate>,
) -> Result<Consultations, DbError> {
    let days = sqlx::query_as!(
        OfDay,
        r#"select (at at time zone zone)::date as "day!", count(*) as "count!"
           from consultation, (select coalesce((select time_zone from community), 'Europe/Kyiv') as zone) as here
           where ($1::date is null or at >= ($1::timestamp at time zone zone))
             and ($2::date is null or at < (($2 + 1)::timestamp at time zone zone))
           group by 1 order by 1"#,
        from,
        to
    )
    .fetch_all(pool)
    .await?;
    let services = sqlx::query_as!(
        OfService,
        r#"select s.code, s.name, count(*) as "count!"
           from consultation as c join service as s on s.id = c.service_id,
                (select coalesce((select time_zone from community), 'Europe/Kyiv') as zone) as here
           where ($1::date is null or at >= ($1::timestamp at time zone zone))
             and ($2::date is null or at < (($2 + 1)::timestamp at time zone zone))
           group by s.code, s.name order by 3 desc, s.name"#,
        from,
        to
    )
    .fetch_all(pool)
    .await?;
    Ok(Consultations { total: days.iter().map(|day| day.count).sum(), days, services })
}
