//! What the contact centre's rules leave to its community: working hours and holidays, and how long a silent applicant
//! is waited for.

use chrono::{NaiveDate, NaiveTime, Weekday};
use serde::{Deserialize, Serialize};
use sqlx::{PgConnection, types::Json};
use utoipa::ToSchema;

use super::{DbError, Pool};
use crate::domain::deadline::WorkingCalendar;

/// The settings of a request's life.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Lifecycle {
    /// After so many days of the applicant's silence a request submitted as done is closed; 1 to 365.
    pub silent_days: i32,
    /// Whether a request that was closed as impossible still takes comments.
    pub comments_after_infeasible: bool,
    /// Working hours (M4); what lies between two of a day is a break.
    pub hours: Vec<Hours>,
    /// Holidays, and weekends that are worked.
    pub exceptions: Vec<Exception>,
}

/// Hours of one day of the week, without a break.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Hours {
    /// ISO 8601: 1 is Monday, 7 is Sunday.
    pub weekday: i16,
    /// From, in the community's time zone.
    pub opens: NaiveTime,
    /// To.
    pub closes: NaiveTime,
}

/// A day that is unlike its day of the week.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, ToSchema)]
pub struct Exception {
    /// Which.
    pub day: NaiveDate,
    /// Whether it is worked.
    pub works: bool,
    /// What it is called.
    #[serde(default)]
    pub name: String,
}

impl Lifecycle {
    /// The days on which the community works: those of the week with working hours, but for the exceptions.
    #[must_use]
    pub fn calendar(&self) -> WorkingCalendar {
        let from_monday = |hours: &Hours| u8::try_from(hours.weekday).ok()?.checked_sub(1);
        let weekdays = self.hours.iter().filter_map(|hours| Weekday::try_from(from_monday(hours)?).ok());
        WorkingCalendar::new(weekdays, self.exceptions.iter().map(|other| (other.day, other.works)))
    }
}

/// The settings as they are.
///
/// # Errors
/// The database is not reachable.
pub async fn get(pool: &Pool) -> Result<Lifecycle, DbError> {
    read(&mut *pool.acquire().await?).await
}

async fn read(conn: &mut PgConnection) -> Result<Lifecycle, DbError> {
    let setting = sqlx::query!("select silent_days, comments_after_infeasible from lifecycle_setting")
        .fetch_one(&mut *conn)
        .await?;
    let hours =
        sqlx::query_as!(Hours, "select weekday, opens, closes from working_hours order by weekday, opens")
            .fetch_all(&mut *conn)
            .await?;
    let exceptions =
        sqlx::query_as!(Exception, "select day, works, name from calendar_exception order by day")
            .fetch_all(&mut *conn)
            .await?;
    Ok(Lifecycle {
        silent_days: setting.silent_days,
        comments_after_infeasible: setting.comments_after_infeasible,
        hours,
        exceptions,
    })
}

/// Replaces the settings, all or nothing, and puts the change down to `actor`. Due dates that are set already stay.
///
/// # Errors
/// A value the schema does not allow, or the database is not reachable.
pub async fn put(pool: &Pool, actor: &str, lifecycle: &Lifecycle) -> Result<(), DbError> {
    let mut tx = pool.begin().await?;
    // One administrator at a time: what was before is what the audit says.
    sqlx::query!("select from lifecycle_setting for update").execute(&mut *tx).await?;
    let before = read(&mut tx).await?;
    if before == *lifecycle {
        return Ok(());
    }
    sqlx::query!(
        "update lifecycle_setting set silent_days = $1, comments_after_infeasible = $2",
        lifecycle.silent_days,
        lifecycle.comments_after_infeasible
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("delete from working_hours").execute(&mut *tx).await?;
    for hours in &lifecycle.hours {
        sqlx::query!(
            "insert into working_hours (weekday, opens, closes) values ($1, $2, $3)",
            hours.weekday,
            hours.opens,
            hours.closes
        )
        .execute(&mut *tx)
        .await?;
    }
    sqlx::query!("delete from calendar_exception").execute(&mut *tx).await?;
    for other in &lifecycle.exceptions {
        sqlx::query!(
            "insert into calendar_exception (day, works, name) values ($1, $2, $3)",
            other.day,
            other.works,
            other.name
        )
        .execute(&mut *tx)
        .await?;
    }
    sqlx::query!(
        "insert into audit_event (actor, action, subject_kind, subject_id, before, after)
         values ($1, 'change', 'settings', 'lifecycle', $2, $3)",
        actor,
        Json(&before) as _,
        Json(lifecycle) as _
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}
