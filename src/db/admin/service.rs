//! The classifier as an administrator sees and changes it.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{DbError, Pool, begin};

/// What an administrator decides about a service.
#[derive(Debug, Clone, Serialize, Deserialize, ToSchema)]
#[schema(as = ServiceAbout)]
pub struct About {
    /// Name for people.
    pub name: String,
    /// Heading it stands under.
    #[serde(default)]
    pub group: String,
    /// Days an executor has, 1 to 45 (Law on Citizens' Appeals, art. 20).
    pub term_days: i32,
    /// `calendar` or `working`: the days that are counted. `calendar` unless said.
    #[serde(default = "calendar")]
    pub term_unit: String,
    /// `exact`, `generalised`, `aggregate` or `never`: how much of a place the public sees. `never` unless said.
    #[serde(default = "never")]
    pub visibility: String,
    /// False for a name that an import brought and nobody has looked at.
    #[serde(default = "yes")]
    pub reviewed: bool,
    /// Its `service_code` in Open311.
    #[serde(default)]
    pub open311_code: Option<String>,
    /// Whether it is outside the community's own powers: a ground to refuse.
    #[serde(default)]
    pub outside_powers: bool,
    /// Where to turn instead; needed with `outside_powers`.
    #[serde(default)]
    pub where_to_turn: Option<String>,
}

fn calendar() -> String {
    crate::domain::deadline::TermUnit::Calendar.as_str().to_owned()
}

fn never() -> String {
    crate::domain::Visibility::default().as_str().to_owned()
}

fn yes() -> bool {
    true
}

/// A service of the classifier.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Service)]
pub struct Entry {
    /// Short stable code, e.g. `lighting`.
    pub code: String,
    /// What was decided about it.
    #[serde(flatten)]
    pub about: About,
    /// Since when it is not offered for new requests.
    pub retired_at: Option<DateTime<Utc>>,
}

/// The whole classifier with what is retired, by group and name; or one service of it.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool, code: Option<&str>) -> Result<Vec<Entry>, DbError> {
    let rows = sqlx::query!(
        r#"select code, name, group_name, term_days, term_unit, visibility, reviewed, open311_code, outside_powers,
                  where_to_turn, retired_at
           from service where $1::text is null or code = $1
           order by group_name collate "uk-x-icu", name collate "uk-x-icu""#,
        code
    )
    .fetch_all(pool)
    .await?;
    let entries = rows.into_iter().map(|row| Entry {
        code: row.code,
        about: About {
            name: row.name,
            group: row.group_name,
            term_days: row.term_days,
            term_unit: row.term_unit,
            visibility: row.visibility,
            reviewed: row.reviewed,
            open311_code: row.open311_code,
            outside_powers: row.outside_powers,
            where_to_turn: row.where_to_turn,
        },
        retired_at: row.retired_at,
    });
    Ok(entries.collect())
}

/// Adds a service.
///
/// # Errors
/// The code, the name or the Open311 code is taken, or the database is not reachable.
pub async fn create(pool: &Pool, actor: &str, code: &str, about: &About) -> Result<(), DbError> {
    let mut tx = begin(pool, actor).await?;
    sqlx::query!(
        "insert into service (code, name, group_name, term_days, visibility, reviewed, open311_code, outside_powers,
                              where_to_turn, term_unit)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        code,
        about.name,
        about.group,
        about.term_days,
        about.visibility,
        about.reviewed,
        about.open311_code,
        about.outside_powers,
        about.where_to_turn,
        about.term_unit
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Changes a service; false if there is none of this code.
///
/// # Errors
/// The name or the Open311 code is taken, or the database is not reachable.
pub async fn change(
    pool: &Pool,
    actor: &str,
    code: &str,
    about: &About,
    retired: bool,
) -> Result<bool, DbError> {
    let mut tx = begin(pool, actor).await?;
    let changed = sqlx::query!(
        "update service set name = $2, group_name = $3, term_days = $4, visibility = $5, reviewed = $6,
             open311_code = $7, outside_powers = $8, where_to_turn = $9, term_unit = $11,
             retired_at = case when $10 then coalesce(retired_at, now()) end
         where code = $1",
        code,
        about.name,
        about.group,
        about.term_days,
        about.visibility,
        about.reviewed,
        about.open311_code,
        about.outside_powers,
        about.where_to_turn,
        retired,
        about.term_unit
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(changed.rows_affected() == 1)
}
