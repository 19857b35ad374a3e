//! The outbox as people and monitors look at it; nothing here changes it but an administrator's wish to try again.

use chrono::{DateTime, Utc};
use sqlx::types::Json;

use crate::{
    db::{DbError, Pool},
    messages::letter::Closing,
};

/// A notice as it is shown.
#[derive(Debug)]
pub struct Shown {
    /// Database id.
    pub id: i64,
    /// E-mail address it goes to.
    pub recipient: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// One line.
    pub subject: String,
    /// Plain text.
    pub body: String,
    /// What stands below it; none if it was written by a program that kept none.
    pub closing: Option<Json<Closing>>,
    /// Path of the page it speaks of.
    pub link: Option<String>,
    /// When it was written.
    pub created_at: DateTime<Utc>,
}

/// The newest notices, newest first.
///
/// # Errors
/// The database is not reachable.
pub async fn newest(pool: &Pool, limit: i64) -> Result<Vec<Shown>, DbError> {
    Ok(sqlx::query_as!(
        Shown,
        r#"select id, recipient, language, subject, body, closing as "closing: Json<Closing>", link, created_at
           from notice order by id desc limit $1"#,
        limit
    )
    .fetch_all(pool)
    .await?)
}

/// How many notices are where.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Counts {
    /// Neither sent nor failed.
    pub waiting: i64,
    /// Of these, longer than a quarter of an hour.
    pub delayed: i64,
    /// Never taken by a mail server; kept for some time to be looked at.
    pub failed: i64,
}

/// How many notices are where.
///
/// # Errors
/// The database is not reachable.
pub async fn counts(pool: &Pool) -> Result<Counts, DbError> {
    Ok(sqlx::query_as!(
        Counts,
        r#"select count(*) filter (where failed_at is null) as "waiting!",
                  count(*) filter (where failed_at is null and created_at < now() - interval '15 minutes') as "delayed!",
                  count(failed_at) as "failed!"
           from notice where sent_at is null"#
    )
    .fetch_one(pool)
    .await?)
}

/// A notice that was never taken.
#[derive(Debug)]
pub struct Failed {
    /// Database id.
    pub id: i64,
    /// E-mail address it was for.
    pub recipient: String,
    /// One line.
    pub subject: String,
    /// When it was given up.
    pub failed_at: DateTime<Utc>,
    /// What the server said, or what else was in the way.
    pub error: String,
}

/// Notices that failed, oldest first.
///
/// # Errors
/// The database is not reachable.
pub async fn failed(pool: &Pool) -> Result<Vec<Failed>, DbError> {
    Ok(sqlx::query_as!(
        Failed,
        r#"select id, recipient, subject, failed_at as "failed_at!", coalesce(last_error, '') as "error!"
           from notice where failed_at is not null order by id"#
    )
    .fetch_all(pool)
    .await?)
}

/// Gives what failed, sign-in codes apart, another five days. Returns how many there are.
///
/// # Errors
/// The database is not reachable.
pub async fn try_failed_again(pool: &Pool) -> Result<u64, DbError> {
    let done = sqlx::query!(
        "with again as (
             update notice set failed_at = null, attempts = 0, next_attempt_at = now(),
                    expires_at = now() + interval '5 days'
             where failed_at is not null and kind <> 'sign_in_code' returning id
         )
         select count(*), pg_notify('notice', '') from again"
    )
    .fetch_one(pool)
    .await?;
    Ok(done.count.unwrap_or_default().unsigned_abs())
}
