//! Staff sign in with a password and, where they have set one up, a second factor. Guessing is slow for everybody
//! together and stops after a few failures of one account or one address.

use std::sync::LazyLock;

use argon2::{Argon2, PasswordHash, PasswordHasher, PasswordVerifier};
use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::Response,
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    session::{self, Caller},
    totp,
};
use crate::{
    db::{self, session::Holder},
    http::{App, extract::Json, problem::Problem},
};

/// Failures of one account after which it rests, see [`db::sign_in::failures`].
const ACCOUNT_FAILURES: i64 = 10;
/// Failures from one network address after which it rests: an office may share one.
const ADDRESS_FAILURES: i64 = 50;
/// Fewest characters of a password.
pub const SHORTEST_PASSWORD: usize = 10;
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
    /// Six figures of the second factor, where one is set up.
    code: Option<String>,
}

/// Signs a member of staff in.
#[utoipa::path(post, path = "/api/session", tag = "session", request_body = Credentials, responses(
    (status = 200, description = "Signed in; a cookie is set"),
    (status = 401, description = "Wrong login, password or code, or a code is needed", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json")))]
pub async fn sign_in(
    State(app): State<App>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Json(typed): Json<Credentials>,
) -> Result<Response, Problem> {
    let wrong = || Problem::new(StatusCode::UNAUTHORIZED, "problem-wrong-password");
    if typed.login.chars().any(char::is_control) {
        return Err(wrong());
    }
    let subjects = subjects("login", &typed.login, &caller.address);
    check_failures(&app, &subjects).await?;
    // Few at a time: guessing is slow for all guessers together, and memory stays bounded.
    let Ok(_permit) = tokio::time::timeout(QUEUE, app.sign_ins.acquire()).await else {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "problem-too-many"));
    };
    let account = db::account::by_login(&app.pool, &typed.login).await?;
    // An unknown login takes as long as a wrong password, so that logins cannot be told by the time.
    let hash = account.as_ref().and_then(|account| account.password_hash.clone());
    let hash = hash.unwrap_or_else(|| NOBODY.clone());
    // Argon2 takes tens of milliseconds of one core: not on the threads that serve.
    let fits = tokio::task::spawn_blocking(move || password_fits(&typed.password, &hash)).await;
    let Some(account) = account.filter(|_| fits.unwrap_or(false)) else {
        db::sign_in::note_failure(&app.pool, &subjects).await?;
        return Err(wrong());
    };
    if let Some(secret) = &account.totp_secret {
        let code = typed.code.as_deref().unwrap_or_default();
        if code.is_empty() {
            return Err(Problem::new(StatusCode::UNAUTHORIZED, "problem-code-needed"));
        }
        if !totp::accept(&app, account.id, secret, code).await? {
            db::sign_in::note_failure(&app.pool, &subjects).await?;
            return Err(Problem::new(StatusCode::UNAUTHORIZED, "problem-wrong-code").with("field", "code"));
        }
    }
    let body = json!({"login": account.login, "role": account.role});
    session::open(&app, &Holder::Staff(account), &caller, &headers, body).await
}

/// What failures of one person count against: who they say they are, and where they come from.
pub fn subjects(kind: &str, who: &str, address: &str) -> Vec<String> {
    let who: String = who.to_lowercase().chars().take(200).collect();
    std::iter::once(format!("{kind} {who}")).chain(address_subject(address)).collect()
}

fn address_subject(address: &str) -> Option<String> {
    Some(format!("address {address}")).filter(|_| !address.is_empty())
}

/// Refuses a network address that failed too often, where nobody has said yet who they are.
pub async fn check_address(app: &App, address: &str) -> Result<(), Problem> {
    match address_subject(address) {
        Some(subject) => refuse_after(app, &subject, ADDRESS_FAILURES).await,
        None => Ok(()),
    }
}

/// Counts a failure against a network address.
pub async fn note_address(app: &App, address: &str) -> Result<(), Problem> {
    let subjects: Vec<String> = address_subject(address).into_iter().collect();
    Ok(db::sign_in::note_failure(&app.pool, &subjects).await?)
}

/// Refuses whoever failed too often.
pub async fn check_failures(app: &App, subjects: &[String]) -> Result<(), Problem> {
    for (subject, most) in subjects.iter().zip([ACCOUNT_FAILURES, ADDRESS_FAILURES]) {
        refuse_after(app, subject, most).await?;
    }
    Ok(())
}

async fn refuse_after(app: &App, subject: &str, most: i64) -> Result<(), Problem> {
    if db::sign_in::failures(&app.pool, subject).await? >= most {
        return Err(Problem::new(StatusCode::TOO_MANY_REQUESTS, "problem-too-many-failures"));
    }
    Ok(())
}
