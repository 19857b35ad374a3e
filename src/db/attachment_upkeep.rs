//! What the jobs beside the server ask about files: which rows were left behind, whose thumbnail is due, which files
//! were not looked at for long. Each answer is one server's own, so that two may ask at once.

use std::time::Duration;

use sqlx::{Postgres, Transaction, postgres::types::PgInterval};

use super::{DbError, Pool};
use crate::domain::attachment::Kind;

/// A row that was left behind, locked until it is forgotten or this is dropped.
pub struct LeftBehind {
    tx: Transaction<'static, Postgres>,
    /// Database id.
    pub id: i64,
    /// Where its file may lie.
    pub storage_key: String,
}

/// The next row after `id` whose file was not written within `patience`, or is to be deleted.
///
/// # Errors
/// The database is not reachable.
pub async fn left_behind(pool: &Pool, id: i64, patience: Duration) -> Result<Option<LeftBehind>, DbError> {
    let mut tx = pool.begin().await?;
    let row = sqlx::query!(
        "select id, storage_key from attachment
         where id > $1 and (state = 'removed' or state = 'pending' and created_at <= now() - $2::interval)
         order by id limit 1 for update skip locked",
        id,
        interval(patience)
    )
    .fetch_optional(&mut *tx)
    .await?;
    Ok(row.map(|row| LeftBehind { tx, id: row.id, storage_key: row.storage_key }))
}

impl LeftBehind {
    /// Deletes the row, after its file.
    ///
    /// # Errors
    /// The database is not reachable; then the row stays.
    pub async fn forget(mut self) -> Result<(), DbError> {
        sqlx::query!("delete from attachment where id = $1", self.id).execute(&mut *self.tx).await?;
        self.tx.commit().await?;
        Ok(())
    }
}

/// A photo whose thumbnail is due.
#[derive(Debug, Clone)]
pub struct Due {
    /// Database id.
    pub id: i64,
    /// Where the photo lies.
    pub storage_key: String,
}

/// Takes a photo whose thumbnail is due. It falls due again after `lease`, unless [`thumbnail_made`] is told before.
///
/// # Errors
/// The database is not reachable.
pub async fn take_due(pool: &Pool, lease: Duration) -> Result<Option<Due>, DbError> {
    Ok(sqlx::query_as!(
        Due,
        "update attachment set thumbnail_due = now() + $1::interval
         where id = (select id from attachment where thumbnail_due <= now() and state = 'ready'
                     order by thumbnail_due limit 1 for update skip locked)
         returning id, storage_key",
        interval(lease)
    )
    .fetch_optional(pool)
    .await?)
}

/// The thumbnail is in its place. False when the photo was removed meanwhile.
///
/// # Errors
/// The database is not reachable.
pub async fn thumbnail_made(pool: &Pool, id: i64) -> Result<bool, DbError> {
    let made =
        sqlx::query!("update attachment set thumbnail_due = null where id = $1 and state <> 'removed'", id)
            .execute(pool)
            .await?;
    Ok(made.rows_affected() > 0)
}

/// A row whose file is to be looked at.
#[derive(Debug, Clone)]
pub struct Unchecked {
    /// Database id.
    pub id: i64,
    /// Where its file should lie.
    pub storage_key: String,
    /// What it is.
    pub kind: String,
    /// Whether it was missing the last time.
    pub lost: bool,
}

impl Unchecked {
    /// Whether it is a photo.
    #[must_use]
    pub fn is_photo(&self) -> bool {
        self.kind == Kind::Photo.as_str()
    }
}

/// Takes up to `most` rows whose file was not looked at for `age`, those of the longest time first.
///
/// # Errors
/// The database is not reachable.
pub async fn take_unchecked(pool: &Pool, age: Duration, most: i64) -> Result<Vec<Unchecked>, DbError> {
    Ok(sqlx::query_as!(
        Unchecked,
        r#"update attachment set checked_at = now()
           where id in (select id from attachment
                        where state in ('ready', 'lost') and checked_at <= now() - $1::interval
                        order by checked_at limit $2 for update skip locked)
           returning id, storage_key, kind, state = 'lost' as "lost!""#,
        interval(age),
        most
    )
    .fetch_all(pool)
    .await?)
}

/// Notes whether a file is in its place. What was lost and is back counts again.
///
/// # Errors
/// The database is not reachable.
pub async fn set_lost(pool: &Pool, id: i64, lost: bool) -> Result<(), DbError> {
    sqlx::query!(
        "update attachment set state = case when $2 then 'lost' else 'ready' end
         where id = $1 and state in ('ready', 'lost')",
        id,
        lost
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// What this database's keys begin with, for whoever is the first to compare files with rows in `age`.
///
/// # Errors
/// The database is not reachable.
pub async fn take_listing(pool: &Pool, age: Duration) -> Result<Option<String>, DbError> {
    Ok(sqlx::query_scalar!(
        "update attachment_store set listed_at = now() where listed_at <= now() - $1::interval returning prefix",
        interval(age)
    )
    .fetch_optional(pool)
    .await?)
}

/// Those of the keys that no row knows. Asked after the keys were listed: a row is there before its file.
///
/// # Errors
/// The database is not reachable.
pub async fn without_row(pool: &Pool, keys: &[String]) -> Result<Vec<String>, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select key as "key!" from unnest($1::text[]) as key
           where not exists (select from attachment where storage_key = key)"#,
        keys
    )
    .fetch_all(pool)
    .await?)
}

fn interval(duration: Duration) -> PgInterval {
    let microseconds = i64::try_from(duration.as_micros()).unwrap_or(i64::MAX);
    PgInterval { months: 0, days: 0, microseconds }
}
