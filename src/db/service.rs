//! The classifier and the executing organisations.

use serde::{Deserialize, Serialize};

use super::{DbError, Pool};
use crate::domain::deadline::TermUnit;

/// One kind of request in the classifier.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Service {
    /// Short stable code, e.g. `lighting`.
    pub code: String,
    /// Name for people.
    pub name: String,
    /// Heading it stands under.
    pub group: String,
    /// Days an executor has, 1 to 45.
    pub term_days: i32,
    /// What they are: `calendar` or `working` days.
    #[serde(default = "calendar")]
    pub term_unit: String,
    /// `exact`, `generalised`, `aggregate` or `never`.
    pub visibility: String,
    /// False for a name that an import brought and nobody has looked at.
    #[serde(skip, default = "reviewed")]
    pub reviewed: bool,
}

fn calendar() -> String {
    TermUnit::Calendar.as_str().to_owned()
}

fn reviewed() -> bool {
    true
}

/// An executing organisation.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, utoipa::ToSchema)]
#[schema(as = PublicOrganisation)]
pub struct Organisation {
    /// Database id.
    pub id: i32,
    /// Name for people.
    pub name: String,
    /// The office's telephone.
    pub phone: Option<String>,
    /// The office's address of mail.
    pub email: Option<String>,
}

/// The whole classifier, by group and name.
///
/// # Errors
/// The database is not reachable.
pub async fn services(pool: &Pool) -> Result<Vec<Service>, DbError> {
    let services = sqlx::query_as!(
        Service,
        r#"select code, name, group_name as "group", term_days, term_unit, visibility, reviewed from service
           order by group_name collate "uk-x-icu", name collate "uk-x-icu""#
    )
    .fetch_all(pool)
    .await?;
    Ok(services)
}

/// The services that new requests may be made for: those that are not retired, by group and name.
///
/// # Errors
/// The database is not reachable.
pub async fn offered(pool: &Pool) -> Result<Vec<Service>, DbError> {
    Ok(sqlx::query_as!(
        Service,
        r#"select code, name, group_name as "group", term_days, term_unit, visibility, reviewed from service
           where retired_at is null order by group_name collate "uk-x-icu", name collate "uk-x-icu""#
    )
    .fetch_all(pool)
    .await?)
}

/// Stores a classifier: known codes are changed, new ones added, none removed; all or nothing.
///
/// # Errors
/// A value the classifier does not allow, or the database is not reachable; then nothing has changed.
pub async fn put_services(pool: &Pool, services: &[Service]) -> Result<(), DbError> {
    let mut tx = pool.begin().await?;
    for service in services {
        sqlx::query!(
            "insert into service (code, name, group_name, term_days, term_unit, visibility, reviewed)
             values ($1, $2, $3, $4, $5, $6, $7)
             on conflict (code) do update set name = excluded.name, group_name = excluded.group_name,
                 term_days = excluded.term_days, term_unit = excluded.term_unit, visibility = excluded.visibility, reviewed = excluded.reviewed",
            service.code,
            service.name,
            service.group,
            service.term_days,
            service.term_unit,
            service.visibility,
            service.reviewed
        )
        .execute(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The executing organisations that get new requests, by name.
///
/// # Errors
/// The database is not reachable.
pub async fn organisations(pool: &Pool) -> Result<Vec<Organisation>, DbError> {
    Ok(sqlx::query_as!(
        Organisation,
        r#"select id, name, phone, email from organisation where retired_at is null order by name collate "uk-x-icu""#
    )
    .fetch_all(pool)
    .await?)
}

/// The organisations that carry out requests on the public map: a name in an export may be a person's.
///
/// # Errors
/// The database is not reachable.
pub async fn public_organisations(pool: &Pool) -> Result<Vec<Organisation>, DbError> {
    Ok(sqlx::query_as!(
        Organisation,
        r#"select o.id, o.name, o.phone, o.email from organisation as o
           where exists (select from public_request as r where r.executor_id = o.id)
           order by o.name collate "uk-x-icu""#
    )
    .fetch_all(pool)
    .await?)
}

/// Adds the organisations whose names are not known yet.
///
/// # Errors
/// The database is not reachable.
pub async fn add_organisations(pool: &Pool, names: &[String]) -> Result<(), DbError> {
    sqlx::query!("insert into organisation (name) select unnest($1::text[]) on conflict do nothing", names)
        .execute(pool)
        .await?;
    Ok(())
}

/// Makes organisations the executors of services everywhere, where no rule says who is: pairs of a service's code and an
/// organisation's name.
///
/// # Errors
/// The database is not reachable.
pub async fn route(pool: &Pool, executors: &[(&str, &str)]) -> Result<(), DbError> {
    let (codes, names): (Vec<String>, Vec<String>) =
        executors.iter().map(|&(code, name)| (code.to_owned(), name.to_owned())).unzip();
    add_organisations(pool, &names).await?;
    sqlx::query!(
        "insert into routing (service_id, organisation_id)
         select service.id, organisation.id from unnest($1::text[], $2::text[]) as rule (service, executor)
         join service on service.code = rule.service join organisation on organisation.name = rule.executor
         where not exists (select from routing where service_id = service.id)",
        &codes,
        &names
    )
    .execute(pool)
    .await?;
    Ok(())
}
