//! Sessions: a random token in a cookie that scripts cannot read. Signing in always opens a new one in place of the old;
//! whoever holds several sees them and may end them.

use std::net::SocketAddr;

use axum::{
    Json as JsonBody,
    extract::{ConnectInfo, FromRequestParts, Path, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    response::{IntoResponse, Response},
};
use chrono::{Duration, Utc};
use serde_json::{Value, json};

use super::{COOKIE, SignedIn, Visitor, private, token_hash};
use crate::{
    db::{
        self,
        session::{From, Holder, Listed},
    },
    http::{App, problem::Problem, shapes::WhoIs},
};

/// Staff sign in anew every working day.
const STAFF_HOURS: i64 = 12;
/// Applicants look in now and then.
const APPLICANT_HOURS: i64 = 30 * 24;
/// Of a longer `User-Agent` the beginning is kept.
const LONGEST_AGENT: usize = 200;

/// Where a request comes from: the network address, or what the proxy before us says it is, and the program.
pub struct Caller(pub From);

impl FromRequestParts<App> for Caller {
    type Rejection = std::convert::Infallible;

    async fn from_request_parts(parts: &mut Parts, _: &App) -> Result<Self, Self::Rejection> {
        let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>().map(|info| info.0.ip());
        let text = |name: &str| parts.headers.get(name).and_then(|value| value.to_str().ok());
        // Only a proxy on this machine is believed, and of its list only what it added itself: the last.
        let forwarded = text("x-forwarded-for").and_then(|list| list.rsplit(',').next()).map(str::trim);
        let address = match (peer, forwarded) {
            (Some(peer), Some(client)) if peer.is_loopback() => client.chars().take(45).collect(),
            (Some(peer), _) => peer.to_string(),
            (None, _) => String::new(),
        };
        let agent = text("user-agent").unwrap_or_default().chars().take(LONGEST_AGENT).collect();
        Ok(Self(From { address, agent }))
    }
}

/// Opens a session and sets its cookie. The session the visitor came with ends (OWASP: a new token at each sign-in).
pub async fn open(
    app: &App,
    holder: &Holder,
    caller: &From,
    headers: &HeaderMap,
    body: Value,
) -> Result<Response, Problem> {
    let cookie = grant(app, holder, caller, headers).await?;
    Ok(private(([(header::SET_COOKIE, cookie)], JsonBody(body))))
}

/// The same; returns the cookie to be set.
pub async fn grant(
    app: &App,
    holder: &Holder,
    caller: &From,
    headers: &HeaderMap,
) -> Result<String, Problem> {
    let token = random_token();
    let hours = match holder {
        Holder::Staff(_) => STAFF_HOURS,
        Holder::Applicant(_) => APPLICANT_HOURS,
    };
    let expires_at = Utc::now() + Duration::hours(hours);
    let before = super::super::cookie(headers, COOKIE).map(token_hash);
    let before = before.as_ref().map(<[u8; 32]>::as_slice);
    db::session::open(&app.pool, holder, &token_hash(&token), before, caller, expires_at).await?;
    Ok(cookie(app, COOKIE, "/", &token, hours * 3600))
}

/// 256 random bits.
pub fn random_token() -> String {
    format!("{:032x}{:032x}", rand::random::<u128>(), rand::random::<u128>())
}

/// A cookie that scripts cannot read and that comes along from another site only where a browser follows a link; zero
/// seconds remove it.
pub fn cookie(app: &App, name: &str, path: &str, value: &str, seconds: i64) -> String {
    let secure = app.public_url.as_deref().is_some_and(|url| url.starts_with("https://"));
    let secure = if secure { "; Secure" } else { "" };
    format!("{name}={value}; Path={path}; HttpOnly; SameSite=Lax; Max-Age={seconds}{secure}")
}

/// Who is signed in; `null` for nobody.
#[utoipa::path(get, path = "/api/session", tag = "session", responses(
    (status = 200, description = "`{\"role\", \"login\"?, \"name\"}` or null", body = Option<WhoIs>)))]
pub async fn who(Visitor(session): Visitor) -> Response {
    let who = session.map(|session| match &session.holder {
        Holder::Staff(account) => json!({"role": account.role, "login": account.login, "name": account.name}),
        Holder::Applicant(applicant) => json!({"role": "applicant", "name": applicant.card.name}),
    });
    private(JsonBody(who))
}

/// Signs out.
#[utoipa::path(delete, path = "/api/session", tag = "session", responses((status = 204, description = "Signed out")))]
pub async fn sign_out(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    if let Some(token) = super::super::cookie(&headers, COOKIE) {
        db::session::close(&app.pool, &token_hash(token)).await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, cookie(&app, COOKIE, "/", "", 0))]).into_response())
}

/// Own open sessions, the latest first.
#[utoipa::path(get, path = "/api/sessions", tag = "session", responses(
    (status = 200, description = "Open sessions", body = Vec<Listed>)))]
pub async fn list(State(app): State<App>, SignedIn(session): SignedIn) -> Result<Response, Problem> {
    Ok(private(JsonBody(db::session::of_holder(&app.pool, &session).await?)))
}

/// Ends one of one's own sessions.
#[utoipa::path(delete, path = "/api/sessions/{id}", tag = "session", params(("id" = i64, Path)), responses(
    (status = 204, description = "Ended"),
    (status = 404, description = "No such session", content_type = "application/problem+json")))]
pub async fn end(
    State(app): State<App>,
    SignedIn(session): SignedIn,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let id: i64 = id.parse().map_err(|_| Problem::not_found())?;
    match db::session::end(&app.pool, &session, Some(id)).await? {
        0 => Err(Problem::not_found()),
        _ => Ok(StatusCode::NO_CONTENT),
    }
}

/// Ends all one's own sessions but this one.
#[utoipa::path(delete, path = "/api/sessions", tag = "session", responses((status = 204, description = "Ended")))]
pub async fn end_others(State(app): State<App>, SignedIn(session): SignedIn) -> Result<StatusCode, Problem> {
    db::session::end(&app.pool, &session, None).await?;
    Ok(StatusCode::NO_CONTENT)
}
