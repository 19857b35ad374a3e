//! `/api/admin/accounts`: the staff. A password is set here and never shown.

use axum::{
    Json as JsonBody,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::check;
use crate::{
    db::admin::account::{self, Change, ChangeError, Entry},
    domain::{Role, limits},
    http::{
        App,
        access::{
            STAFF, Staff,
            password::{SHORTEST_PASSWORD, hash_password},
        },
        extract::Json,
        problem::{Expected, Problem},
    },
};

/// More is no safer and costs time to hash.
const LONGEST_PASSWORD: usize = 200;

/// An account to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewAccount {
    /// What the person types to sign in; it cannot be changed later.
    login: String,
    #[serde(flatten)]
    about: About,
}

/// What an account is to be; it replaces what it was.
#[derive(Debug, Deserialize, ToSchema)]
pub struct AccountChange {
    #[serde(flatten)]
    about: About,
    /// Whether the person may not come in.
    disabled: bool,
    /// Removes the second factor, for somebody who has lost their phone.
    #[serde(default)]
    reset_second_factor: bool,
    /// Removes the password, for somebody who is to come through the identity provider alone.
    #[serde(default)]
    remove_password: bool,
}

/// What an administrator decides about an account.
#[derive(Deserialize, ToSchema)]
#[schema(as = AccountAbout)]
pub struct About {
    /// Name for people.
    name: String,
    /// `operator`, `executor`, `official` or `administrator`.
    role: String,
    /// Id of the organisation an executor works for; nobody else has one.
    #[serde(default)]
    organisation: Option<i32>,
    /// A new password; without one the old one stays.
    #[serde(default)]
    password: Option<String>,
    /// Whether the person may come through the identity provider, as whoever has this login there at the first sign-in.
    #[serde(default)]
    oidc: bool,
}

impl std::fmt::Debug for About {
    /// Without the password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("About").field("name", &self.name).field("role", &self.role).finish_non_exhaustive()
    }
}

/// All staff accounts, disabled ones too.
#[utoipa::path(get, path = "/api/admin/accounts", tag = "administration", responses(
    (status = 200, description = "Accounts by login", body = Vec<Entry>)))]
pub async fn list(State(app): State<App>) -> Result<JsonBody<Vec<Entry>>, Problem> {
    Ok(JsonBody(account::list(&app.pool, None).await?))
}

/// One account.
#[utoipa::path(get, path = "/api/admin/accounts/{id}", tag = "administration", params(("id" = i32, Path)), responses(
    (status = 200, description = "The account", body = Entry),
    (status = 404, description = "No such account", content_type = "application/problem+json")))]
pub async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<JsonBody<Entry>, Problem> {
    find(&app, check::id(&id)?).await.map(JsonBody)
}

/// Adds an account.
#[utoipa::path(post, path = "/api/admin/accounts", tag = "administration", request_body = NewAccount, responses(
    (status = 201, description = "Added; Location names it", body = Entry),
    (status = 409, description = "The login is taken", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn create(
    State(app): State<App>,
    Staff(administrator): Staff,
    Json(new): Json<NewAccount>,
) -> Result<Response, Problem> {
    let login = check::login(&new.login)?;
    let about = checked(new.about)?;
    let hash = hashed(&app, about.password.clone()).await?;
    let change = about.change(hash.as_deref());
    let id =
        account::create(&app.pool, &administrator.login, &login, &change).await.map_err(check::refused)?;
    let location = [(header::LOCATION, format!("/api/admin/accounts/{id}"))];
    Ok((StatusCode::CREATED, location, JsonBody(find(&app, id).await?)).into_response())
}

/// Changes an account. A new role, organisation or way in, or a reset second factor, ends its sessions.
#[utoipa::path(put, path = "/api/admin/accounts/{id}", tag = "administration", request_body = AccountChange,
    params(("id" = i32, Path)), responses(
    (status = 200, description = "Changed", body = Entry),
    (status = 404, description = "No such account", content_type = "application/problem+json"),
    (status = 409, description = "The last administrator stays one", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn change(
    State(app): State<App>,
    Staff(administrator): Staff,
    Path(id): Path<String>,
    Json(wanted): Json<AccountChange>,
) -> Result<JsonBody<Entry>, Problem> {
    let id = check::id(&id)?;
    let about = checked(wanted.about)?;
    let hash = hashed(&app, about.password.clone()).await?;
    let change = Change {
        disabled: wanted.disabled,
        reset_second_factor: wanted.reset_second_factor,
        remove_password: wanted.remove_password,
        ..about.change(hash.as_deref())
    };
    account::change(&app.pool, &administrator.login, id, &change).await.map_err(problem)?;
    find(&app, id).await.map(JsonBody)
}

/// Shuts an account out and ends its sessions. It is not deleted: what the person did keeps their login.
#[utoipa::path(delete, path = "/api/admin/accounts/{id}", tag = "administration", params(("id" = i32, Path)), responses(
    (status = 204, description = "Disabled"),
    (status = 404, description = "No such account", content_type = "application/problem+json"),
    (status = 409, description = "The last administrator stays one", content_type = "application/problem+json")))]
pub async fn disable(
    State(app): State<App>,
    Staff(administrator): Staff,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    account::disable(&app.pool, &administrator.login, check::id(&id)?).await.map_err(problem)?;
    Ok(StatusCode::NO_CONTENT)
}

impl About {
    fn change<'a>(&'a self, password_hash: Option<&'a str>) -> Change<'a> {
        Change {
            name: &self.name,
            role: &self.role,
            organisation: self.organisation,
            password_hash,
            remove_password: false,
            oidc: self.oidc,
            reset_second_factor: false,
            disabled: false,
        }
    }
}

async fn find(app: &App, id: i32) -> Result<Entry, Problem> {
    account::list(&app.pool, Some(id)).await?.pop().ok_or_else(Problem::not_found)
}

fn checked(about: About) -> Result<About, Problem> {
    let role = check::one_of("role", &about.role, STAFF.iter().map(|role| role.as_str()))?;
    if (role == Role::Executor.as_str()) != about.organisation.is_some() {
        return Err(Problem::field("organisation", Expected::new("expected-executors-organisation")));
    }
    let long_enough = |password: &String| {
        (SHORTEST_PASSWORD..=LONGEST_PASSWORD).contains(&password.chars().count())
            && !password.chars().any(char::is_control)
    };
    if !about.password.as_ref().is_none_or(long_enough) {
        let expected = Expected::new("expected-password").with("shortest", SHORTEST_PASSWORD);
        return Err(Problem::field("password", expected.with("longest", LONGEST_PASSWORD)));
    }
    Ok(About { name: check::text("name", &about.name, limits::NAME)?, role, ..about })
}

/// The hash of a new password. Argon2 takes tens of milliseconds of a core and much memory: not on the threads that
/// serve, and few at a time.
async fn hashed(app: &App, password: Option<String>) -> Result<Option<String>, Problem> {
    let Some(password) = password else { return Ok(None) };
    let internal = || Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal");
    let _permit = app.sign_ins.acquire().await.map_err(|_| internal())?;
    match tokio::task::spawn_blocking(move || hash_password(&password)).await {
        Ok(Ok(hash)) => Ok(Some(hash)),
        Ok(Err(error)) => {
            tracing::error!("{error}");
            Err(internal())
        }
        Err(_) => Err(internal()),
    }
}

fn problem(error: ChangeError) -> Problem {
    match error {
        ChangeError::NoSuchAccount => Problem::not_found(),
        ChangeError::LastAdministrator => Problem::new(StatusCode::CONFLICT, "problem-last-administrator"),
        ChangeError::Db(error) => check::refused(error),
    }
}
