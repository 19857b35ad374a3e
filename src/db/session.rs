//! Open sessions of staff and applicants. A session is known by the hash of its token alone.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{DbError, Pool, account::Account, applicant::Applicant};

/// Whose session it is.
#[derive(Debug, Clone)]
pub enum Holder {
    /// A member of staff.
    Staff(Account),
    /// An applicant.
    Applicant(Applicant),
}

/// An open session.
#[derive(Debug, Clone)]
pub struct Session {
    /// Database id.
    pub id: i64,
    /// Whose.
    pub holder: Holder,
}

/// A session as its holder sees it in the list of theirs.
#[derive(Debug, Serialize, utoipa::ToSchema)]
pub struct Listed {
    /// By which it is ended.
    pub id: i64,
    /// When it was opened.
    pub created_at: DateTime<Utc>,
    /// When it was last used, to the minute.
    pub seen_at: DateTime<Utc>,
    /// When it ends by itself.
    pub expires_at: DateTime<Utc>,
    /// The network address it was opened from.
    pub address: String,
    /// The program it was opened with.
    pub agent: String,
    /// The one that asks.
    pub current: bool,
}

/// Where a session is opened from.
#[derive(Debug, Clone, Default)]
pub struct From {
    /// Network address.
    pub address: String,
    /// `User-Agent`.
    pub agent: String,
}

/// Opens a session, ends the one it takes the place of, and forgets those that have expired.
///
/// # Errors
/// The database is not reachable.
pub async fn open(
    pool: &Pool,
    holder: &Holder,
    token_hash: &[u8],
    replaces: Option<&[u8]>,
    from: &From,
    expires_at: DateTime<Utc>,
) -> Result<(), DbError> {
    let (account, applicant) = ids(holder);
    sqlx::query!(
        "with ended as (delete from session where expires_at < now() or token_hash = $3)
         insert into session (token_hash, account_id, applicant_id, expires_at, address, agent)
         values ($1, $2, $4, $5, $6, $7)",
        token_hash,
        account,
        replaces,
        applicant,
        expires_at,
        from.address,
        from.agent,
    )
    .execute(pool)
    .await?;
    Ok(())
}

const fn ids(holder: &Holder) -> (Option<i32>, Option<i64>) {
    match holder {
        Holder::Staff(account) => (Some(account.id), None),
        Holder::Applicant(applicant) => (None, Some(applicant.id)),
    }
}

/// The open session of a token; none if it has ended, or its holder may not come in any more.
///
/// # Errors
/// The database is not reachable.
pub async fn find(pool: &Pool, token_hash: &[u8]) -> Result<Option<Session>, DbError> {
    let found = sqlx::query!(
        "select id, account_id, applicant_id, seen_at < now() - interval '1 minute' as \"stale!\" from session
         where token_hash = $1 and expires_at > now()",
        token_hash
    )
    .fetch_optional(pool)
    .await?;
    let Some(row) = found else { return Ok(None) };
    let holder = match (row.account_id, row.applicant_id) {
        (Some(id), _) => super::account::by_id(pool, id).await?.map(Holder::Staff),
        (None, Some(id)) => super::applicant::by_id(pool, id).await?.map(Holder::Applicant),
        (None, None) => None,
    };
    if row.stale {
        sqlx::query!("update session set seen_at = now() where id = $1", row.id).execute(pool).await?;
    }
    Ok(holder.map(|holder| Session { id: row.id, holder }))
}

/// The open sessions of the same holder, the latest first.
///
/// # Errors
/// The database is not reachable.
pub async fn of_holder(pool: &Pool, session: &Session) -> Result<Vec<Listed>, DbError> {
    let (account, applicant) = ids(&session.holder);
    Ok(sqlx::query_as!(
        Listed,
        r#"select id, created_at, seen_at, expires_at, address, agent, id = $3 as "current!" from session
           where (account_id = $1 or applicant_id = $2) and expires_at > now() order by seen_at desc, id desc"#,
        account,
        applicant,
        session.id
    )
    .fetch_all(pool)
    .await?)
}

/// Ends one session of the same holder, or all but the one that asks. How many ended.
///
/// # Errors
/// The database is not reachable.
pub async fn end(pool: &Pool, session: &Session, only: Option<i64>) -> Result<u64, DbError> {
    let (account, applicant) = ids(&session.holder);
    Ok(sqlx::query!(
        "delete from session where (account_id = $1 or applicant_id = $2)
             and case when $3::bigint is null then id <> $4 else id = $3 end",
        account,
        applicant,
        only,
        session.id
    )
    .execute(pool)
    .await?
    .rows_affected())
}

/// Ends the session of a token.
///
/// # Errors
/// The database is not reachable.
pub async fn close(pool: &Pool, token_hash: &[u8]) -> Result<(), DbError> {
    sqlx::query!("delete from session where token_hash = $1", token_hash).execute(pool).await?;
    Ok(())
}
