//! Sign-ins through the identity provider: those under way, and which account a user of the provider is. What a role may
//! do is not the provider's to say: it stays with the account.

use super::{
    DbError, Pool,
    account::{self, Account},
};

/// How long somebody may take to sign in at the provider, minutes.
pub const MINUTES: i32 = 10;

/// What a sign-in needs when its browser comes back from the provider.
#[derive(Clone)]
pub struct Pending {
    /// What the ID token must repeat.
    pub nonce: String,
    /// Proves to the provider that who asks for the tokens is who began (PKCE, RFC 7636).
    pub verifier: String,
    /// The local path to show then.
    pub return_to: String,
}

/// Keeps a sign-in for [`MINUTES`], and forgets those that took longer.
///
/// # Errors
/// The database is not reachable.
pub async fn begin(
    pool: &Pool,
    state_hash: &[u8],
    browser_hash: &[u8],
    pending: &Pending,
) -> Result<(), DbError> {
    sqlx::query!(
        "with old as (delete from oidc_sign_in where expires_at < now())
         insert into oidc_sign_in (state_hash, browser_hash, nonce, verifier, return_to, expires_at)
         values ($1, $2, $3, $4, $5, now() + make_interval(mins => $6))",
        state_hash,
        browser_hash,
        pending.nonce,
        pending.verifier,
        pending.return_to,
        MINUTES
    )
    .execute(pool)
    .await?;
    Ok(())
}

/// Takes a sign-in up again, once; none if it is over, or was begun in another browser.
///
/// # Errors
/// The database is not reachable.
pub async fn take(pool: &Pool, state_hash: &[u8], browser_hash: &[u8]) -> Result<Option<Pending>, DbError> {
    Ok(sqlx::query_as!(
        Pending,
        "with taken as (
             delete from oidc_sign_in where state_hash = $1 and browser_hash = $2
             returning nonce, verifier, return_to, expires_at
         )
         select nonce, verifier, return_to from taken where expires_at > now()",
        state_hash,
        browser_hash
    )
    .fetch_optional(pool)
    .await?)
}

/// The account of a user of the provider. The first time it is the one of their login there, if an administrator has
/// said that it comes from the provider; from then on it is known by issuer and subject, and the login there may change
/// or be given to somebody else.
///
/// # Errors
/// The database is not reachable.
pub async fn account(
    pool: &Pool,
    issuer: &str,
    subject: &str,
    login: Option<&str>,
) -> Result<Option<Account>, DbError> {
    let known = sqlx::query_scalar!(
        "select id from account where oidc_issuer = $1 and oidc_subject = $2",
        issuer,
        subject
    )
    .fetch_optional(pool)
    .await?;
    let id = match (known, login) {
        (Some(id), _) => Some(id),
        (None, Some(login)) => link(pool, issuer, subject, login).await?,
        (None, None) => None,
    };
    match id {
        // None if it is disabled.
        Some(id) => account::by_id(pool, id).await,
        None => Ok(None),
    }
}

async fn link(pool: &Pool, issuer: &str, subject: &str, login: &str) -> Result<Option<i32>, DbError> {
    let mut tx = pool.begin().await?;
    // For the audit: nobody else does it.
    sqlx::query!("select set_config('hromada_map.actor', $1, true)", login).fetch_one(&mut *tx).await?;
    let id = sqlx::query_scalar!(
        "update account set oidc_issuer = $1, oidc_subject = $2
         where login = $3 and oidc and oidc_subject is null and disabled_at is null returning id",
        issuer,
        subject,
        login
    )
    .fetch_optional(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(id)
}
