//! Staff accounts. A password is here only as its hash.

use super::{DbError, Pool};

/// A staff account that may sign in.
#[derive(Debug, Clone)]
pub struct Account {
    /// Database id.
    pub id: i32,
    /// What the person types to sign in.
    pub login: String,
    /// What the person is called; may be empty.
    pub name: String,
    /// `operator`, `executor`, `official` or `administrator`.
    pub role: String,
    /// Argon2 in PHC format; none for those who come through an identity provider.
    pub password_hash: Option<String>,
    /// The organisation an executor works for.
    pub organisation_id: Option<i32>,
    /// Secret of the second factor, where one is set up.
    pub totp_secret: Option<Vec<u8>>,
}

/// The account of a login.
///
/// # Errors
/// The database is not reachable.
pub async fn by_login(pool: &Pool, login: &str) -> Result<Option<Account>, DbError> {
    Ok(sqlx::query_as!(
        Account,
        "select id, login, name, role, password_hash, organisation_id, totp_secret from account
         where login = $1 and disabled_at is null",
        login
    )
    .fetch_optional(pool)
    .await?)
}

/// The account of an id.
///
/// # Errors
/// The database is not reachable.
pub async fn by_id(pool: &Pool, id: i32) -> Result<Option<Account>, DbError> {
    Ok(sqlx::query_as!(
        Account,
        "select id, login, name, role, password_hash, organisation_id, totp_secret from account
         where id = $1 and disabled_at is null",
        id
    )
    .fetch_optional(pool)
    .await?)
}

/// Creates an account, or gives an existing one a new role, organisation and password and ends its sessions. Without a
/// password it comes through the identity provider, as whoever has its login there at the next sign-in. False if there
/// is no such organisation. An empty name leaves the one there is.
///
/// # Errors
/// The database is not reachable, the role is unknown, or an executor has no organisation.
pub async fn put(
    pool: &Pool,
    login: &str,
    name: &str,
    role: &str,
    organisation: Option<&str>,
    password_hash: Option<&str>,
) -> Result<bool, DbError> {
    let mut tx = pool.begin().await?;
    let organisation_id = match organisation {
        None => None,
        Some(name) => {
            let id = sqlx::query_scalar!("select id from organisation where name = $1", name)
                .fetch_optional(&mut *tx)
                .await?;
            let Some(id) = id else { return Ok(false) };
            Some(id)
        }
    };
    sqlx::query!(
        "with account as (
             insert into account (login, role, organisation_id, password_hash, oidc, name)
             values ($1, $2, $3, $4, $4::text is null, $5)
             on conflict (login) do update set role = excluded.role, organisation_id = excluded.organisation_id,
                 name = coalesce(nullif(excluded.name, ''), account.name), password_hash = excluded.password_hash, disabled_at = null, totp_secret = null,
                 oidc = excluded.oidc, oidc_issuer = null, oidc_subject = null
             returning id
         )
         delete from session using account where session.account_id = account.id",
        login,
        role,
        organisation_id,
        password_hash,
        name
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(true)
}

/// Sets or removes the second factor.
///
/// # Errors
/// The database is not reachable.
pub async fn set_totp(pool: &Pool, id: i32, secret: Option<&[u8]>) -> Result<(), DbError> {
    let mut tx = pool.begin().await?;
    // For the audit: everybody sets up their own.
    sqlx::query!("select set_config('hromada_map.actor', login, true) from account where id = $1", id)
        .fetch_optional(&mut *tx)
        .await?;
    sqlx::query!("update account set totp_secret = $2, totp_used_step = null where id = $1", id, secret)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Uses up a time step of the second factor (RFC 6238, 5.2); false if it, or a later one, was used before.
///
/// # Errors
/// The database is not reachable.
pub async fn use_totp_step(pool: &Pool, id: i32, step: i64) -> Result<bool, DbError> {
    let used = sqlx::query!(
        "update account set totp_used_step = $2 where id = $1 and coalesce(totp_used_step, -1) < $2",
        id,
        step
    )
    .execute(pool)
    .await?;
    Ok(used.rows_affected() == 1)
}
