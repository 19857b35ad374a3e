//! Staff accounts and their sessions. It stores hashes only: neither a password nor a session token is here.

use chrono::{DateTime, Utc};

use super::{DbError, Pool};

/// A staff account.
#[derive(Debug, Clone)]
pub struct Account {
    /// Database id.
    pub id: i32,
    /// What the person types to sign in.
    pub login: String,
    /// `operator`, `executor`, `official` or `administrator`.
    pub role: String,
    /// Argon2 in PHC format.
    pub password_hash: String,
}

/// The account of a login.
///
/// # Errors
/// The database is not reachable.
pub async fn by_login(pool: &Pool, login: &str) -> Result<Option<Account>, DbError> {
    Ok(sqlx::query_as!(Account, "select id, login, role, password_hash from account where login = $1", login)
        .fetch_optional(pool)
        .await?)
}

/// Creates an account, or gives an existing one a new role and password and ends its sessions.
///
/// # Errors
/// The database is not reachable, or the role is unknown.
pub async fn put(pool: &Pool, login: &str, role: &str, password_hash: &str) -> Result<(), DbError> {
    sqlx::query!(
        "with account as (
             insert into account (login, role, password_hash) values ($1, $2, $3)
             on conflict (login) do update set role = excluded.role, password_hash = excluded.password_hash
             returning id
         )
         delete from session using account where session.account_id = account.id",
        login,
        role,
        password_hash
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Opens a session and forgets those that have ended.
///
/// # Errors
/// The database is not reachable.
pub async fn open_session(
    pool: &Pool,
    account_id: i32,
    token_hash: &[u8],
    expires_at: DateTime<Utc>,
) -> Result<(), DbError> {
    sqlx::query!(
        "with ended as (delete from session where expires_at < now())
         insert into session (token_hash, account_id, expires_at) values ($1, $2, $3)",
        token_hash,
        account_id,
        expires_at
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// The account of an open session.
///
/// # Errors
/// The database is not reachable.
pub async fn by_session(pool: &Pool, token_hash: &[u8]) -> Result<Option<Account>, DbError> {
    Ok(sqlx::query_as!(
        Account,
        "select a.id, a.login, a.role, a.password_hash from session as s join account as a on a.id = s.account_id
         where s.token_hash = $1 and s.expires_at > now()",
        token_hash
    )
    .fetch_optional(pool)
    .await?)
}

/// Ends a session.
///
/// # Errors
/// The database is not reachable.
pub async fn close_session(pool: &Pool, token_hash: &[u8]) -> Result<(), DbError> {
    sqlx::query!("delete from session where token_hash = $1", token_hash).execute(pool).await?;
    Ok(())
}
