//! The executing organisations as an administrator sees and changes them.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use sqlx::PgConnection;
use utoipa::ToSchema;

use super::{DbError, Pool, begin};

/// What an administrator decides about an organisation.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = OrganisationAbout)]
pub struct About {
    /// Name for people.
    pub name: String,
    /// The office's telephone, for the public.
    #[serde(default)]
    pub phone: Option<String>,
    /// The office's address of mail, for the public.
    #[serde(default)]
    pub email: Option<String>,
    /// Ids of the districts whose office it is.
    #[serde(default)]
    pub districts: Vec<i32>,
}

/// An executing organisation.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Organisation)]
pub struct Entry {
    /// Database id.
    pub id: i32,
    /// What was decided about it.
    #[serde(flatten)]
    pub about: About,
    /// Since when it gets no new requests.
    pub retired_at: Option<DateTime<Utc>>,
}

/// All organisations with those that are retired, by name; or one of them.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool, id: Option<i32>) -> Result<Vec<Entry>, DbError> {
    let rows = sqlx::query!(
        r#"select o.id, o.name, o.phone, o.email, o.retired_at,
                  array(select d.id from organisation_district as office
                        join district as d on d.osm_ref = office.district_ref
                        where office.organisation_id = o.id order by d.id) as "districts!"
           from organisation as o where $1::integer is null or o.id = $1
           order by o.name collate "uk-x-icu""#,
        id
    )
    .fetch_all(pool)
    .await?;
    let entries = rows.into_iter().map(|row| Entry {
        id: row.id,
        about: About { name: row.name, phone: row.phone, email: row.email, districts: row.districts },
        retired_at: row.retired_at,
    });
    Ok(entries.collect())
}

/// Adds an organisation; its id.
///
/// # Errors
/// The name is taken, or the database is not reachable.
pub async fn create(pool: &Pool, actor: &str, about: &About) -> Result<i32, DbError> {
    let mut tx = begin(pool, actor).await?;
    let id = sqlx::query_scalar!(
        "insert into organisation (name, phone, email) values ($1, $2, $3) returning id",
        about.name,
        about.phone,
        about.email
    )
    .fetch_one(&mut *tx)
    .await?;
    set_districts(&mut tx, id, &about.districts).await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes an organisation; false if there is none of this id.
///
/// # Errors
/// The name is taken, or the database is not reachable.
pub async fn change(
    pool: &Pool,
    actor: &str,
    id: i32,
    about: &About,
    retired: bool,
) -> Result<bool, DbError> {
    let mut tx = begin(pool, actor).await?;
    let changed = sqlx::query!(
        "update organisation set name = $2, phone = $3, email = $4,
             retired_at = case when $5 then coalesce(retired_at, now()) end
         where id = $1",
        id,
        about.name,
        about.phone,
        about.email,
        retired
    )
    .execute(&mut *tx)
    .await?;
    if changed.rows_affected() == 0 {
        return Ok(false);
    }
    set_districts(&mut tx, id, &about.districts).await?;
    tx.commit().await?;
    Ok(true)
}

/// Districts that the present map lacks are not touched: they come back with their map.
async fn set_districts(connection: &mut PgConnection, id: i32, districts: &[i32]) -> Result<(), DbError> {
    sqlx::query!(
        "delete from organisation_district where organisation_id = $1
             and district_ref in (select osm_ref from district where id <> all ($2))",
        id,
        districts
    )
    .execute(&mut *connection)
    .await?;
    sqlx::query!(
        "insert into organisation_district (organisation_id, district_ref)
         select $1, osm_ref from district where id = any ($2) on conflict do nothing",
        id,
        districts
    )
    .execute(connection)
    .await?;
    Ok(())
}
