//! Staff sign in with a password and hold a session cookie; one function says who is asking.

use std::{convert::Infallible, sync::LazyLock};

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use axum::{
    Json as JsonBody,
    extract::{FromRequestParts, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use chrono::{Duration, Utc};
use serde::Deserialize;
use serde_json::json;
use sha2::{Digest, Sha256};
use utoipa::ToSchema;

use super::{App, extract::Json, problem::Problem};
use crate::{
    db::{self, Pool, account::Account},
    domain::Role,
    geocoder::Audience,
};

const COOKIE: &str = "session";
const SESSION_HOURS: i64 = 12;
/// How long a sign-in waits for its turn.
const QUEUE: std::time::Duration = std::time::Duration::from_secs(5);

/// A hash that no password fits.
static NOBODY: LazyLock<String> =
    LazyLock::new(|| hash_password(&format!("{:032x}", rand::random::<u128>())).unwrap_or_default());

/// Why a password could not be hashed.
#[derive(Debug, thiserror::Error)]
#[error("cannot hash the password: {0}")]
pub struct HashError(String);

/// Argon2id in PHC format, with the crate's recommended parameters (RFC 9106).
///
/// # Errors
/// The password is longer than Argon2 takes.
pub fn hash_password(password: &str) -> Result<String, HashError> {
    let hash = Argon2::default().hash_password(password.as_bytes());
    hash.map(|hash| hash.to_string()).map_err(|error| HashError(error.to_string()))
}

fn password_fits(password: &str, hash: &str) -> bool {
    PasswordHash::new(hash)
        .is_ok_and(|hash| Argon2::default().verify_password(password.as_bytes(), &hash).is_ok())
}

/// What a person types to sign in.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Credentials {
    login: String,
    password: String,
}

/// Signs a member of staff in.
#[utoipa::path(post, path = "/api/session", tag = "session", request_body = Credentials, responses(
    (status = 200, description = "Signed in; a cookie is set"),
    (status = 401, description = "Wrong login or password", content_type = "application/problem+json")))]
pub async fn sign_in(State(app): State<App>, Json(typed): Json<Credentials>) -> Result<Response, Problem> {
    let wrong = || Problem::new(StatusCode::UNAUTHORIZED, "problem-wrong-password");
    if typed.login.chars().any(char::is_control) {
        return Err(wrong());
    }
    // Few at a time: guessing is slow for all guessers together, and memory stays bounded.
    let Ok(_permit) = tokio::time::timeout(QUEUE, app.sign_ins.acquire()).await else {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "problem-too-many"));
    };
    let account = db::account::by_login(&app.pool, &typed.login).await?;
    // An unknown login takes as long as a wrong password, so that logins cannot be told by the time.
    let hash = account.as_ref().map_or_else(|| NOBODY.clone(), |account| account.password_hash.clone());
    // Argon2 takes tens of milliseconds of one core: not on the threads that serve.
    let fits = tokio::task::spawn_blocking(move || password_fits(&typed.password, &hash)).await;
    let account = account.filter(|_| fits.unwrap_or(false)).ok_or_else(wrong)?;
    let token = format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>());
    let expires_at = Utc::now() + Duration::hours(SESSION_HOURS);
    db::account::open_session(&app.pool, account.id, &Sha256::digest(&token), expires_at).await?;
    let cookie = format!(
        "{COOKIE}={token}; Path=/; HttpOnly; SameSite=Lax; Max-Age={}{}",
        SESSION_HOURS * 3600,
        if app.public_url.as_deref().is_some_and(|url| url.starts_with("https://")) {
            "; Secure"
        } else {
            ""
        }
    );
    let body = json!({"login": account.login, "role": account.role});
    Ok(([(header::SET_COOKIE, cookie)], JsonBody(body)).into_response())
}

/// Signs out.
#[utoipa::path(delete, path = "/api/session", tag = "session", responses((status = 204, description = "Signed out")))]
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = super::cookie(&headers, COOKIE) {
        db::account::close_session(&app.pool, &Sha256::digest(token)).await?;
    }
    let cookie = format!("{COOKIE}=; Path=/; HttpOnly; SameSite=Lax; Max-Age=0");
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie)]).into_response())
}

/// A signed-in operator or administrator.
pub struct Operator(pub Account);

impl FromRequestParts<App> for Operator {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        let account = signed_in(&app.pool, &parts.headers).await?;
        let account =
            account.ok_or_else(|| Problem::new(StatusCode::UNAUTHORIZED, "problem-unauthorized"))?;
        if [Role::Operator, Role::Administrator].map(Role::as_str).contains(&account.role.as_str()) {
            return Ok(Self(account));
        }
        Err(Problem::new(StatusCode::FORBIDDEN, "problem-forbidden"))
    }
}

/// Whoever asks a public resource: staff see more of some, and are taken for anyone when nobody can say who they are.
pub struct Asker(pub Audience);

impl FromRequestParts<App> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let operator = Operator::from_request_parts(parts, app).await;
        Ok(Self(if operator.is_ok() { Audience::Staff } else { Audience::Public }))
    }
}

async fn signed_in(pool: &Pool, headers: &HeaderMap) -> Result<Option<Account>, Problem> {
    match super::cookie(headers, COOKIE) {
        Some(token) => Ok(db::account::by_session(pool, &Sha256::digest(token)).await?),
        None => Ok(None),
    }
}
