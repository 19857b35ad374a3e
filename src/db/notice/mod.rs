//! The outbox: notices are written beside what they tell of, taken by one sender at a time, and kept until they are
//! sent or of no use any more. It does not speak to a mail server.

use std::time::Duration;

use chrono::{DateTime, Utc};
use sqlx::{PgConnection, postgres::PgListener, types::Json};

use super::{DbError, Pool};
use crate::messages::{
    Language,
    letter::{Closing, Letter},
};

pub mod about;
pub mod overview;

/// What of a server's answer or an error is kept, in characters.
const LONGEST_ERROR: usize = 500;
/// How long what was sent or failed is kept, in days: it holds addresses.
const KEPT_DAYS: i32 = 90;

/// A notice to be sent.
#[derive(Debug)]
pub struct NewNotice<'a> {
    /// E-mail address it goes to.
    pub recipient: &'a str,
    /// Language it is written in.
    pub language: Language,
    /// `status`, `answer` or `sign_in_code`.
    pub kind: &'static str,
    /// What it says.
    pub letter: Letter,
    /// Path of the page it speaks of.
    pub link: Option<String>,
    /// The request it is about: what is about one request is sent in its order.
    pub request_id: Option<i64>,
    /// Names what it tells of: the same thing is told once.
    pub dedup_key: String,
    /// How long it is of use.
    pub lifetime: Duration,
}

/// A notice in the hands of one sender until its lease ends.
#[derive(Debug, Clone)]
pub struct Claimed {
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
    /// Attempts to send it, this one included.
    pub attempts: i32,
}

/// Puts a notice into the outbox, to be sent once the transaction is committed. Says whether it is new: what was
/// told before is not told again.
///
/// # Errors
/// The database is not reachable.
pub async fn enqueue(conn: &mut PgConnection, notice: &NewNotice<'_>) -> Result<bool, DbError> {
    let done = sqlx::query!(
        "insert into notice (recipient, language, kind, subject, body, link, request_id, dedup_key, expires_at,
                             closing)
         values ($1, $2, $3, $4, $5, $6, $7, $8, now() + make_interval(secs => $9), $10)
         on conflict (dedup_key) do nothing",
        notice.recipient,
        notice.language.tag(),
        notice.kind,
        notice.letter.subject,
        notice.letter.body,
        notice.link,
        notice.request_id,
        notice.dedup_key,
        notice.lifetime.as_secs_f64(),
        Json(&notice.letter.closing) as _,
    )
    .execute(conn)
    .await?;
    Ok(done.rows_affected() == 1)
}

/// Takes the next notice that is due and gives up those that have expired unsent; none if nothing is due. Nobody else
/// gets it for as long as `lease` lasts.
///
/// # Errors
/// The database is not reachable.
pub async fn claim(pool: &Pool, lease: Duration) -> Result<Option<Claimed>, DbError> {
    sqlx::query!(
        "update notice set failed_at = now(), last_error = coalesce(last_error, 'expired before it was sent')
         where sent_at is null and failed_at is null and expires_at <= now()
           and (claimed_until is null or claimed_until <= now())"
    )
    .execute(pool)
    .await?;
    // The soonest to expire first: a sign-in code overtakes what can wait for days.
    let claimed = sqlx::query_as!(
        Claimed,
        r#"with due as materialized (
             select id from notice as candidate
             where sent_at is null and failed_at is null and next_attempt_at <= now()
               and (claimed_until is null or claimed_until <= now())
               and not exists (select from notice as earlier
                               where earlier.request_id = candidate.request_id and earlier.id < candidate.id
                                 and earlier.sent_at is null and earlier.failed_at is null)
             order by expires_at, id limit 1 for update skip locked
         )
         update notice set attempts = attempts + 1, claimed_until = now() + make_interval(secs => $1)
         from due where notice.id = due.id
         returning notice.id, recipient, language, subject, body, closing as "closing: Json<Closing>", link,
                   created_at, attempts"#,
        lease.as_secs_f64()
    )
    .fetch_optional(pool)
    .await?;
    Ok(claimed)
}

/// Notes that the mail server has taken a notice.
///
/// # Errors
/// The database is not reachable.
pub async fn sent(pool: &Pool, notice: &Claimed) -> Result<(), DbError> {
    // Whoever sent it: if the lease has run out meanwhile, it is sent nevertheless.
    sqlx::query!(
        "update notice set sent_at = now(), claimed_until = null, failed_at = null, last_error = null
         where id = $1 and sent_at is null",
        notice.id
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Puts a notice back, to be tried again after `delay`; one that would have expired by then has failed.
///
/// # Errors
/// The database is not reachable.
pub async fn retry(pool: &Pool, notice: &Claimed, error: &str, delay: Duration) -> Result<(), DbError> {
    sqlx::query!(
        "update notice set claimed_until = null, last_error = $3,
                next_attempt_at = now() + make_interval(secs => $4),
                failed_at = case when now() + make_interval(secs => $4) >= expires_at then now() end
         where id = $1 and attempts = $2 and sent_at is null and failed_at is null",
        notice.id,
        notice.attempts,
        shown(error),
        delay.as_secs_f64(),
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Notes that a notice will never be taken.
///
/// # Errors
/// The database is not reachable.
pub async fn fail(pool: &Pool, notice: &Claimed, error: &str) -> Result<(), DbError> {
    sqlx::query!(
        "update notice set failed_at = now(), claimed_until = null, last_error = $3
         where id = $1 and attempts = $2 and sent_at is null and failed_at is null",
        notice.id,
        notice.attempts,
        shown(error),
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Removes what was settled long ago.
///
/// # Errors
/// The database is not reachable.
pub async fn purge(pool: &Pool) -> Result<u64, DbError> {
    let done = sqlx::query!(
        "delete from notice where coalesce(sent_at, failed_at) < now() - make_interval(days => $1)",
        KEPT_DAYS
    )
    .execute(pool)
    .await?;
    Ok(done.rows_affected())
}

/// Removes every notice to the present addresses of applicants who are to be forgotten, sent or not. The address a caller
/// named may be somebody else's, too: of those to it, what is about the caller's requests.
///
/// # Errors
/// The database is not reachable.
pub async fn forget(conn: &mut PgConnection, applicants: &[i64]) -> Result<(), DbError> {
    sqlx::query!(
        "delete from notice using applicant as a
         where a.id = any ($1)
           and (a.email <> '' and lower(recipient) = lower(a.email)
                or a.contact_email <> '' and lower(recipient) = lower(a.contact_email)
                   and request_id in (select id from service_request where applicant_id = a.id))",
        applicants
    )
    .execute(conn)
    .await?;
    Ok(())
}

/// Starts to listen for new notices.
///
/// # Errors
/// The database is not reachable.
pub async fn listen(pool: &Pool) -> Result<PgListener, DbError> {
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen("notice").await?;
    Ok(listener)
}

/// Waits for a new notice; several at once are one.
///
/// # Errors
/// The connection is lost: what is new meanwhile is not told.
pub async fn next(listener: &mut PgListener) -> Result<(), DbError> {
    listener.try_recv().await?.ok_or(DbError::Unavailable(sqlx::Error::WorkerCrashed))?;
    while listener.next_buffered().is_some() {}
    Ok(())
}

fn shown(error: &str) -> String {
    error.chars().map(|c| if c.is_control() { ' ' } else { c }).take(LONGEST_ERROR).collect()
}
