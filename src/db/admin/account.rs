//! Staff accounts as an administrator sees and changes them. Neither a password nor its hash ever leaves here.

use chrono::{DateTime, Utc};
use serde::Serialize;
use sqlx::PgConnection;
use utoipa::ToSchema;

use super::{DbError, Pool, begin};

/// A staff account.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = Account)]
pub struct Entry {
    /// Database id.
    pub id: i32,
    /// What the person types to sign in.
    pub login: String,
    /// Name for people.
    pub name: String,
    /// `operator`, `executor`, `official` or `administrator`.
    pub role: String,
    /// Id of the organisation an executor works for.
    pub organisation: Option<i32>,
    /// Its name.
    pub organisation_name: Option<String>,
    /// Whether a password is set.
    pub has_password: bool,
    /// Whether the person may come through the identity provider.
    pub oidc: bool,
    /// Whether they have done so, and are known by their identity there from then on.
    pub oidc_linked: bool,
    /// Whether a second factor is set up.
    pub second_factor: bool,
    /// Since when the person may not come in.
    pub disabled_at: Option<DateTime<Utc>>,
    /// When the account was created.
    pub created_at: DateTime<Utc>,
}

/// What an account is to be.
#[derive(Debug, Clone)]
pub struct Change<'a> {
    /// Name for people.
    pub name: &'a str,
    /// Part the person plays.
    pub role: &'a str,
    /// The organisation an executor works for.
    pub organisation: Option<i32>,
    /// A new password, as its hash.
    pub password_hash: Option<&'a str>,
    /// Whether the old password goes.
    pub remove_password: bool,
    /// Whether the person may come through the identity provider; if not, the identity there is forgotten.
    pub oidc: bool,
    /// Whether the second factor goes, to be set up anew.
    pub reset_second_factor: bool,
    /// Whether the person may not come in.
    pub disabled: bool,
}

/// Why an account was not changed.
#[derive(Debug, thiserror::Error)]
pub enum ChangeError {
    /// There is none of this id.
    #[error("no such account")]
    NoSuchAccount,
    /// Nobody would be left to administer.
    #[error("the last administrator stays one")]
    LastAdministrator,
    /// The database, or an organisation that does not exist.
    #[error(transparent)]
    Db(#[from] DbError),
}

impl From<sqlx::Error> for ChangeError {
    fn from(error: sqlx::Error) -> Self {
        Self::Db(error.into())
    }
}

/// All accounts with those that are disabled, by login; or one of them.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool, id: Option<i32>) -> Result<Vec<Entry>, DbError> {
    Ok(sqlx::query_as!(
        Entry,
        r#"select a.id, a.login, a.name, a.role, a.organisation_id as organisation, o.name as "organisation_name?",
                  a.password_hash is not null as "has_password!", a.oidc, a.oidc_subject is not null as "oidc_linked!",
                  a.totp_secret is not null as "second_factor!", a.disabled_at, a.created_at
           from account as a left join organisation as o on o.id = a.organisation_id
           where $1::integer is null or a.id = $1 order by a.login"#,
        id
    )
    .fetch_all(pool)
    .await?)
}

/// Adds an account; its id.
///
/// # Errors
/// The login is taken, there is no such organisation, or the database is not reachable.
pub async fn create(pool: &Pool, actor: &str, login: &str, change: &Change<'_>) -> Result<i32, DbError> {
    let mut tx = begin(pool, actor).await?;
    let id = sqlx::query_scalar!(
        "insert into account (login, name, role, organisation_id, password_hash, oidc)
         values ($1, $2, $3, $4, $5, $6) returning id",
        login,
        change.name,
        change.role,
        change.organisation,
        change.password_hash,
        change.oidc
    )
    .fetch_one(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(id)
}

/// Changes an account. Whatever decides who comes in and as what ends its sessions.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn change(pool: &Pool, actor: &str, id: i32, change: &Change<'_>) -> Result<(), ChangeError> {
    let mut tx = begin(pool, actor).await?;
    let administrators = administrators(&mut tx).await?;
    let before = sqlx::query!("select role, organisation_id, oidc from account where id = $1 for update", id)
        .fetch_optional(&mut *tx)
        .await?
        .ok_or(ChangeError::NoSuchAccount)?;
    sqlx::query!(
        "update account set name = $2, role = $3, organisation_id = $4, 
             password_hash = coalesce($5, case when not $6 then password_hash end),
             totp_secret = case when not $7 then totp_secret end,
             disabled_at = case when $8 then coalesce(disabled_at, now()) end,
             oidc = $9, oidc_issuer = case when $9 then oidc_issuer end,
             oidc_subject = case when $9 then oidc_subject end
         where id = $1",
        id,
        change.name,
        change.role,
        change.organisation,
        change.password_hash,
        change.remove_password,
        change.reset_second_factor,
        change.disabled,
        change.oidc
    )
    .execute(&mut *tx)
    .await?;
    somebody_administers(&mut tx, &administrators).await?;
    let is_another = before.role != change.role || before.organisation_id != change.organisation;
    let is_another_way_in =
        change.password_hash.is_some() || change.remove_password || before.oidc && !change.oidc;
    if is_another || is_another_way_in || change.reset_second_factor || change.disabled {
        end_sessions(&mut tx, id).await?;
    }
    tx.commit().await?;
    Ok(())
}

/// Shuts an account out and ends its sessions; what it did keeps its login.
///
/// # Errors
/// A [`ChangeError`]; then nothing has changed.
pub async fn disable(pool: &Pool, actor: &str, id: i32) -> Result<(), ChangeError> {
    let mut tx = begin(pool, actor).await?;
    let administrators = administrators(&mut tx).await?;
    let disabled =
        sqlx::query!("update account set disabled_at = coalesce(disabled_at, now()) where id = $1", id)
            .execute(&mut *tx)
            .await?;
    if disabled.rows_affected() == 0 {
        return Err(ChangeError::NoSuchAccount);
    }
    somebody_administers(&mut tx, &administrators).await?;
    end_sessions(&mut tx, id).await?;
    tx.commit().await?;
    Ok(())
}

/// Locks every administrator who can come in, in one order: of two who remove each other at once, the second waits and
/// then is the last. Who has never come through the provider may not be able to.
async fn administrators(connection: &mut PgConnection) -> Result<Vec<i32>, DbError> {
    Ok(sqlx::query_scalar!(
        "select id from account
         where role = 'administrator' and disabled_at is null and num_nonnulls(password_hash, oidc_subject) > 0
         order by id for update"
    )
    .fetch_all(connection)
    .await?)
}

/// Refuses a change that takes the last of those who could administer.
async fn somebody_administers(connection: &mut PgConnection, before: &[i32]) -> Result<(), ChangeError> {
    if !before.is_empty() && administrators(connection).await?.is_empty() {
        return Err(ChangeError::LastAdministrator);
    }
    Ok(())
}

async fn end_sessions(connection: &mut PgConnection, id: i32) -> Result<(), DbError> {
    sqlx::query!("delete from session where account_id = $1", id).execute(connection).await?;
    Ok(())
}
