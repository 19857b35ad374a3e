//! The rules by which requests go to executors (K1.1), as an administrator sees and changes them.

use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use utoipa::ToSchema;

use super::{DbError, Pool, begin};

/// One rule; without a district it holds everywhere no other rule does.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoutingRule)]
pub struct Listed {
    /// Code of the service.
    pub service: String,
    /// Its name.
    pub service_name: String,
    /// Id of the district.
    pub district: Option<i32>,
    /// Its name.
    pub district_name: Option<String>,
    /// Id of the organisation.
    pub organisation: i32,
    /// Its name.
    pub organisation_name: String,
    /// Whether the organisation is retired: then the rule gives it nothing.
    pub organisation_retired: bool,
}

/// One rule to be set, or removed.
#[derive(Debug, Clone, Deserialize, ToSchema)]
#[schema(as = RoutingChange)]
pub struct Change {
    /// Code of the service.
    pub service: String,
    /// Id of the district; none for everywhere.
    #[serde(default)]
    pub district: Option<i32>,
    /// Id of the organisation; none removes the rule.
    pub organisation: Option<i32>,
}

/// What a rule named that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Missing {
    /// The service.
    Service,
    /// The district.
    District,
    /// The organisation, or it is retired.
    Organisation,
}

/// All rules of the present map, by service and district, the rule for everywhere first.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool) -> Result<Vec<Listed>, DbError> {
    Ok(sqlx::query_as!(
        Listed,
        r#"select s.code as service, s.name as service_name, d.id as "district?", d.name as "district_name?",
                  o.id as organisation, o.name as organisation_name,
                  o.retired_at is not null as "organisation_retired!"
           from routing as r
           join service as s on s.id = r.service_id
           join organisation as o on o.id = r.organisation_id
           left join district as d on d.osm_ref = r.district_ref
           where r.district_ref is null or d.id is not null
           order by s.group_name collate "uk-x-icu", s.name collate "uk-x-icu",
                    d.name collate "uk-x-icu" nulls first, d.id"#
    )
    .fetch_all(pool)
    .await?)
}

/// Sets or removes rules, all of them or none; what one of them named that does not exist, if anything: then nothing has
/// changed.
///
/// # Errors
/// The database is not reachable.
pub async fn set(pool: &Pool, actor: &str, changes: &[Change]) -> Result<Option<Missing>, DbError> {
    let mut tx = begin(pool, actor).await?;
    for change in changes {
        if let Some(missing) = set_one(&mut tx, change).await? {
            return Ok(Some(missing));
        }
    }
    tx.commit().await?;
    Ok(None)
}

async fn set_one(connection: &mut PgConnection, change: &Change) -> Result<Option<Missing>, DbError> {
    let named = sqlx::query!(
        "select (select id from service where code = $1) as service,
                (select osm_ref from district where id = $2) as district,
                (select id from organisation where id = $3 and retired_at is null) as organisation",
        change.service,
        change.district,
        change.organisation
    )
    .fetch_one(&mut *connection)
    .await?;
    let Some(service) = named.service else { return Ok(Some(Missing::Service)) };
    if change.district.is_some() && named.district.is_none() {
        return Ok(Some(Missing::District));
    }
    match (change.organisation, named.organisation) {
        (Some(_), None) => return Ok(Some(Missing::Organisation)),
        (Some(_), Some(organisation)) => {
            sqlx::query!(
                "insert into routing (service_id, district_ref, organisation_id) values ($1, $2, $3)
                 on conflict (service_id, district_ref) do update set organisation_id = excluded.organisation_id",
                service,
                named.district,
                organisation
            )
            .execute(connection)
            .await?
        }
        (None, _) => {
            sqlx::query!(
                "delete from routing where service_id = $1 and district_ref is not distinct from $2",
                service,
                named.district
            )
            .execute(connection)
            .await?
        }
    };
    Ok(None)
}
