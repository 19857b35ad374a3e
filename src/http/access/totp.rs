//! The second factor of staff: six figures from an app on their phone (RFC 6238).

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use serde_json::json;
use totp_rs::{Builder, Secret, Totp};
use utoipa::ToSchema;

use super::{Staff, private};
use crate::{
    db,
    http::{App, extract::Json, problem::Problem},
};

/// 160 bits, as RFC 4226, section 4, recommends.
const SECRET_BYTES: usize = 20;

/// A code, and when it is set up the secret it is made from.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Confirmation {
    /// The secret that was offered, in base 32.
    secret: String,
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

/// Offers a new secret. Nothing is kept until it is confirmed.
#[utoipa::path(post, path = "/api/session/totp", tag = "session", responses(
    (status = 200, description = "`{\"secret\", \"url\"}` for the app", body = serde_json::Value)))]
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

/// Sets the second factor up: from now on signing in asks for a code.
#[utoipa::path(put, path = "/api/session/totp", tag = "session", request_body = Confirmation, responses(
    (status = 204, description = "Set up"),
    (status = 422, description = "The code does not fit the secret", content_type = "application/problem+json")))]
pub async fn confirm(
    State(app): State<App>,
    Staff(account): Staff,
    Json(typed): Json<Confirmation>,
) -> Result<StatusCode, Problem> {
    let wrong = || Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-wrong-code");
    let secret = Secret::try_from_base32(typed.secret.trim()).map_err(|_| wrong())?;
    let bytes: &[u8] = secret.as_ref();
    let code = typed.code.trim();
    let fits =
        bytes.len() == SECRET_BYTES && generator(bytes).and_then(|totp| totp.check_current(code)).is_some();
    if !fits {
        return Err(wrong());
    }
    db::account::set_totp(&app.pool, account.id, Some(bytes)).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Removes the second factor.
#[utoipa::path(delete, path = "/api/session/totp", tag = "session", responses((status = 204, description = "Removed")))]
pub async fn remove(State(app): State<App>, Staff(account): Staff) -> Result<StatusCode, Problem> {
    db::account::set_totp(&app.pool, account.id, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
