//! What came with an `Idempotency-Key` and has been done, kept in the transaction that did it: sent again, it is known. What the
//! fingerprint is made of is not known here.

use super::{
    DbError, Pool,
    transition::{Locked, State},
};

/// The primary key of the table: of two that do the same at once, the second breaks it.
pub const CONSTRAINT: &str = "done_once_pkey";

impl Locked {
    /// Whether this has been done to the request before.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn was_done(&mut self, fingerprint: &str) -> Result<bool, DbError> {
        Ok(sqlx::query_scalar!(
            r#"select exists (select from done_once where request_id = $1 and fingerprint = $2) as "done!""#,
            self.id,
            fingerprint
        )
        .fetch_one(&mut *self.tx)
        .await?)
    }

    /// Remembers that this is being done.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn remember_done(&mut self, fingerprint: &str) -> Result<(), DbError> {
        sqlx::query!("insert into done_once (request_id, fingerprint) values ($1, $2)", self.id, fingerprint)
            .execute(&mut *self.tx)
            .await?;
        Ok(())
    }

    /// The state of the request; nothing that was written becomes true.
    #[must_use]
    pub fn leave(self) -> State {
        self.state
    }
}

/// The file that came so; it may have been removed since.
///
/// # Errors
/// The database is not reachable.
pub async fn file(pool: &Pool, request_id: i64, fingerprint: &str) -> Result<Option<i64>, DbError> {
    Ok(sqlx::query_scalar!(
        "select attachment_id from done_once where request_id = $1 and fingerprint = $2",
        request_id,
        fingerprint
    )
    .fetch_optional(pool)
    .await?
    .flatten())
}

/// Forgets what was done so many days ago and earlier; returns how much that was. A phone that sends it again after that does it
/// again, if the rules of steps allow it.
///
/// # Errors
/// The database is not reachable.
pub async fn forget(pool: &Pool, days: i32) -> Result<u64, DbError> {
    let done = sqlx::query!("delete from done_once where at < now() - make_interval(days => $1)", days)
        .execute(pool)
        .await?;
    Ok(done.rows_affected())
}
