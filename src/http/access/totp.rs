//! The second factor of staff: six figures from an app on their phone (RFC 6238).

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use serde::{Deserialize, Serialize};
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};
use utoipa::ToSchema;

use super::{
    Staff,
    password::{check_failures, subjects},
    private,
    session::Caller,
};
use crate::{
    db::{self, account::Account, session::From},
    http::{App, extract::Json, problem::Problem, shapes::SecretOffer},
};

/// 160 bits, as RFC 4226, section 4, recommends.
const SECRET_BYTES: usize = 20;

/// How the second factor of an account stands.
#[derive(Debug, Serialize, ToSchema)]
pub struct Standing {
    /// Whether a code is asked for.
    set_up: bool,
    /// Whether the account has the password it is asked for with. Without one only the identity provider signs in, whose
    /// second factor is its own.
    has_password: bool,
}

/// A code, and when it is set up the secret it is made from.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Confirmation {
    /// The secret that was offered, in base 32.
    secret: String,
    /// Six figures made from it.
    code: String,
    /// Six figures of the second factor it takes the place of, where there is one.
    current: Option<String>,
}

/// Proof that whoever asks still holds the second factor.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Proof {
    /// Six figures.
    code: String,
}

/// SHA-1, six figures, 30 seconds and one step of tolerance: what every app understands.
fn generator(secret: &[u8]) -> Option<Totp> {
    Builder::new().with_secret(secret.to_vec()).build().ok()
}

/// Whether a code fits now and has not been used before.
pub async fn accept(app: &App, account: i32, secret: &[u8], code: &str) -> Result<bool, Problem> {
    let code: String = code.chars().filter(char::is_ascii_digit).collect();
    let step = generator(secret).and_then(|totp| totp.check_current(&code));
    match step.and_then(|step| i64::try_from(step).ok()) {
        Some(step) => Ok(db::account::use_totp_step(&app.pool, account, step).await?),
        None => Ok(false),
    }
}

/// Refuses whoever does not hold the second factor that is set up; `field` is where its code was typed.
async fn prove(
    app: &App,
    account: &Account,
    caller: &From,
    field: &'static str,
    code: Option<&str>,
) -> Result<(), Problem> {
    let Some(secret) = &account.totp_secret else { return Ok(()) };
    let subjects = subjects("login", &account.login, &caller.address);
    check_failures(app, &subjects).await?;
    if accept(app, account.id, secret, code.unwrap_or_default()).await? {
        return Ok(());
    }
    db::sign_in::note_failure(&app.pool, &subjects).await?;
    let key = if code.is_some() { "problem-wrong-code" } else { "problem-code-needed" };
    Err(Problem::new(StatusCode::UNPROCESSABLE_ENTITY, key).with("field", field))
}

/// Whether a second factor is set up.
#[utoipa::path(get, path = "/api/session/totp", tag = "session", responses(
    (status = 200, description = "How it stands", body = Standing)))]
pub async fn standing(Staff(account): Staff) -> Response {
    let set_up = account.totp_secret.is_some();
    private(JsonBody(Standing { set_up, has_password: account.password_hash.is_some() }))
}

/// Offers a new secret. Nothing is kept until it is confirmed.
#[utoipa::path(post, path = "/api/session/totp", tag = "session", responses(
    (status = 200, description = "`{\"secret\", \"url\"}` for the app", body = SecretOffer)))]
pub async fn offer(Staff(account): Staff) -> Response {
    let mut secret = rand::random::<[u8; 32]>().to_vec();
    secret.truncate(SECRET_BYTES);
    let secret = Secret::from(secret).to_base32();
    // https://github.com/google/google-authenticator/wiki/Key-Uri-Format
    let login: String = account
        .login
        .bytes()
        .map(|b| if b.is_ascii_alphanumeric() { char::from(b).to_string() } else { format!("%{b:02X}") })
        .collect();
    let url = format!("otpauth://totp/hromada-map:{login}?secret={secret}&issuer=hromada-map");
    private(JsonBody(json!({"secret": secret, "url": url})))
}

/// Sets the second factor up: from now on signing in asks for a code. One that is set up already is needed to replace it.
#[utoipa::path(put, path = "/api/session/totp", tag = "session", request_body = Confirmation, responses(
    (status = 204, description = "Set up"),
    (status = 422, description = "The code does not fit the secret", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json")))]
pub async fn confirm(
    State(app): State<App>,
    Staff(account): Staff,
    Caller(caller): Caller,
    Json(typed): Json<Confirmation>,
) -> Result<StatusCode, Problem> {
    let wrong = || Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-wrong-code").with("field", "code");
    let secret = Secret::try_from_base32(typed.secret.trim()).map_err(|_| wrong())?;
    let bytes: &[u8] = secret.as_ref();
    let code = typed.code.trim();
    let fits =
        bytes.len() == SECRET_BYTES && generator(bytes).and_then(|totp| totp.check_current(code)).is_some();
    if !fits {
        return Err(wrong());
    }
    prove(&app, &account, &caller, "current", typed.current.as_deref()).await?;
    db::account::set_totp(&app.pool, account.id, Some(bytes)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes the second factor, for whoever holds it: an open session alone is not enough. Who has lost it asks an
/// administrator.
#[utoipa::path(delete, path = "/api/session/totp", tag = "session", request_body = Proof, responses(
    (status = 204, description = "Removed"),
    (status = 422, description = "The code does not fit", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json")))]
pub async fn remove(
    State(app): State<App>,
    Staff(account): Staff,
    Caller(caller): Caller,
    Json(proof): Json<Proof>,
) -> Result<StatusCode, Problem> {
    prove(&app, &account, &caller, "code", Some(&proof.code)).await?;
    db::account::set_totp(&app.pool, account.id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
