//! Codes by which applicants sign in, and what failed: enough to slow guessing down, and no more.

use super::{DbError, Pool, notice};
use crate::messages::Language;

/// How long a code is good, minutes.
pub const CODE_MINUTES: i32 = 10;
/// How often a code may be tried.
pub const CODE_ATTEMPTS: i32 = 5;
/// Least time between two codes to one address, seconds.
const BETWEEN_CODES: f64 = 60.0;
/// Over how long failures count.
const WINDOW_MINUTES: i32 = 15;

/// Keeps a new code for an address in place of the one before and puts it into a letter; neither, if that one is less than
/// a minute old.
///
/// # Errors
/// The database is not reachable.
pub async fn put_code(
    pool: &Pool,
    email: &str,
    language: Language,
    code: &str,
    code_hash: &[u8],
) -> Result<(), DbError> {
    let mut tx = pool.begin().await?;
    let kept = sqlx::query!(
        "with expired as (delete from sign_in_code where expires_at < now() and email <> lower($1))
         insert into sign_in_code as known (email, code_hash, expires_at)
         values (lower($1), $2, now() + make_interval(mins => $3))
         on conflict (email) do update set code_hash = excluded.code_hash, created_at = now(),
             expires_at = excluded.expires_at, attempts = 0
         where known.created_at < now() - make_interval(secs => $4)",
        email,
        code_hash,
        CODE_MINUTES,
        BETWEEN_CODES
    )
    .execute(&mut *tx)
    .await?;
    if kept.rows_affected() == 1 {
        notice::about::sign_in_code(&mut tx, email, language, code, CODE_MINUTES.unsigned_abs()).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// The hash of the code an address may sign in by, after counting this attempt; none if it has expired or was tried too
/// often.
///
/// # Errors
/// The database is not reachable.
pub async fn try_code(pool: &Pool, email: &str) -> Result<Option<Vec<u8>>, DbError> {
    Ok(sqlx::query_scalar!(
        "update sign_in_code set attempts = attempts + 1
         where email = lower($1) and expires_at > now() and attempts < $2 returning code_hash",
        email,
        CODE_ATTEMPTS
    )
    .fetch_optional(pool)
    .await?)
}

/// Uses a code up: of two that try it at once, one succeeds.
///
/// # Errors
/// The database is not reachable.
pub async fn use_code(pool: &Pool, email: &str, code_hash: &[u8]) -> Result<bool, DbError> {
    let used =
        sqlx::query!("delete from sign_in_code where email = lower($1) and code_hash = $2", email, code_hash)
            .execute(pool)
            .await?;
    Ok(used.rows_affected() == 1)
}

/// How often somebody failed lately.
///
/// # Errors
/// The database is not reachable.
pub async fn failures(pool: &Pool, subject: &str) -> Result<i64, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select count(*) as "count!" from sign_in_failure
           where subject = $1 and at > now() - make_interval(mins => $2)"#,
        subject,
        WINDOW_MINUTES
    )
    .fetch_one(pool)
    .await?)
}

/// Notes a failure, and forgets those that no longer count.
///
/// # Errors
/// The database is not reachable.
pub async fn note_failure(pool: &Pool, subjects: &[String]) -> Result<(), DbError> {
    sqlx::query!(
        "with old as (delete from sign_in_failure where at < now() - make_interval(mins => $2))
         insert into sign_in_failure (subject) select unnest($1::text[])",
        subjects,
        WINDOW_MINUTES
    )
    .execute(pool)
    .await?;
    Ok(())
}
