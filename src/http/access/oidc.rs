//! Staff sign in through the identity provider of the community: the browser goes there and comes back with a code.
//! Whatever goes wrong is said in words, on a page where a browser asks.

use std::sync::Arc;

use axum::{
    Json as JsonBody,
    extract::State,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    password::{check_address, note_address},
    return_to::ReturnTo,
    session::{self, Caller},
    token_hash,
};
use crate::{
    db::{
        self,
        account::Account,
        oidc::Pending,
        session::{From, Holder},
    },
    http::{App, extract::Query, pages::sign_in::failed, problem::Problem},
    oidc::{Identity, OidcError, Provider},
};

/// Where the browser is sent back to; the provider knows it as the redirect URI.
const CALLBACK: &str = "/api/session/oidc/callback";

/// Where to go afterwards.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    return_to: Option<String>,
}

/// What the provider sends along with the browser (RFC 6749, 4.1.2; RFC 9207).
#[derive(Deserialize)]
pub struct Answer {
    state: Option<String>,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
}

/// Other ways to sign in than a password.
#[derive(Debug, Serialize, ToSchema)]
pub struct Options {
    /// The identity provider of staff, where there is one: `{"name","href"}`.
    oidc: Option<Value>,
}

/// Which ways to sign in there are beside the password: for the page that offers them.
#[utoipa::path(get, path = "/api/sign-in-options", tag = "session", responses(
    (status = 200, description = "`oidc` is null where no identity provider is set up", body = Options)))]
pub async fn options(State(app): State<App>) -> JsonBody<Options> {
    let oidc =
        app.oidc.as_ref().map(|provider| json!({"name": provider.name(), "href": "/api/session/oidc"}));
    JsonBody(Options { oidc })
}

/// Sends a member of staff to the identity provider.
#[utoipa::path(get, path = "/api/session/oidc", tag = "session",
    params(("return_to" = Option<String>, Query, description = "Local path to show afterwards; the map without it")),
    responses(
    (status = 303, description = "To the identity provider"),
    (status = 400, description = "`return_to` is no local path", content_type = "application/problem+json"),
    (status = 404, description = "No identity provider is set up", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json"),
    (status = 503, description = "The identity provider is not reachable", content_type = "application/problem+json")))]
pub async fn depart(
    State(app): State<App>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Query(wanted): Query<Wanted>,
) -> Response {
    match departure(&app, &caller, &headers, wanted).await {
        Ok(response) => response,
        Err(problem) => failed(&app, &headers, problem).await,
    }
}

async fn departure(
    app: &App,
    caller: &From,
    headers: &HeaderMap,
    wanted: Wanted,
) -> Result<Response, Problem> {
    let provider = provider(app)?;
    let return_to: ReturnTo = wanted.return_to.as_deref().unwrap_or("/").parse()?;
    check_address(app, &caller.address).await?;
    let departure = provider.depart(&redirect_uri(app, headers)).await.map_err(|error| problem(&error))?;
    let browser = session::random_token();
    let pending = Pending {
        nonce: departure.nonce,
        verifier: departure.verifier,
        return_to: return_to.as_str().to_owned(),
    };
    db::oidc::begin(&app.pool, &token_hash(&departure.state), &token_hash(&browser), &pending).await?;
    let seconds = i64::from(db::oidc::MINUTES) * 60;
    let cookie = session::cookie(app, &cookie_name(&departure.state), CALLBACK, &browser, seconds);
    Ok(redirect(departure.url.as_str(), vec![cookie]))
}

/// Where the identity provider sends the browser back to: signs in, or says why not.
#[utoipa::path(get, path = "/api/session/oidc/callback", tag = "session", params(
    ("state" = Option<String>, Query), ("code" = Option<String>, Query),
    ("iss" = Option<String>, Query), ("error" = Option<String>, Query)), responses(
    (status = 303, description = "Signed in; a cookie is set, and the browser goes to `return_to`"),
    (status = 400, description = "Begun elsewhere, too long ago, or over", content_type = "application/problem+json"),
    (status = 401, description = "Not signed in there, or the answer does not hold", content_type = "application/problem+json"),
    (status = 403, description = "No account here is this person's", content_type = "application/problem+json"),
    (status = 404, description = "No identity provider is set up", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json"),
    (status = 503, description = "The identity provider is not reachable", content_type = "application/problem+json")))]
pub async fn arrive(
    State(app): State<App>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Query(answer): Query<Answer>,
) -> Response {
    match arrival(&app, &caller, &headers, answer).await {
        Ok(response) => response,
        Err(problem) => failed(&app, &headers, problem).await,
    }
}

async fn arrival(app: &App, caller: &From, headers: &HeaderMap, answer: Answer) -> Result<Response, Problem> {
    let provider = provider(app)?;
    check_address(app, &caller.address).await?;
    let state = answer.state.as_deref().unwrap_or_default();
    let pending = resume(app, headers, state).await?;
    let signed_in = async {
        let code = code(&provider, answer.code, answer.iss, answer.error)?;
        let redirect_uri = redirect_uri(app, headers);
        let arrived = provider.arrive(code, pending.nonce, pending.verifier, &redirect_uri).await;
        account(app, &provider, &arrived.map_err(|error| problem(&error))?).await
    };
    let account = match signed_in.await {
        Ok(account) => account,
        Err(problem) => {
            // What somebody could try again and again; that the provider is away is nobody's fault.
            if problem.status.is_client_error() {
                note_address(app, &caller.address).await?;
            }
            return Err(problem);
        }
    };
    let session = session::grant(app, &Holder::Staff(account), caller, headers).await?;
    let spent = session::cookie(app, &cookie_name(state), CALLBACK, "", 0);
    Ok(redirect(&pending.return_to, vec![session, spent]))
}

fn provider(app: &App) -> Result<Arc<Provider>, Problem> {
    app.oidc.clone().ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "problem-oidc-not-set-up"))
}

/// What this browser began; nothing is counted when it is another's, since any site may send a browser here.
async fn resume(app: &App, headers: &HeaderMap, state: &str) -> Result<Pending, Problem> {
    let over = || Problem::new(StatusCode::BAD_REQUEST, "problem-oidc-over");
    let name = cookie_name(state);
    let browser = super::super::cookie(headers, &name).ok_or_else(over)?;
    db::oidc::take(&app.pool, &token_hash(state), &token_hash(browser)).await?.ok_or_else(over)
}

/// The code, if the provider sent one.
fn code(
    provider: &Provider,
    code: Option<String>,
    iss: Option<String>,
    error: Option<String>,
) -> Result<String, Problem> {
    // RFC 9207: an answer of another issuer is no answer of ours.
    if iss.is_some_and(|iss| iss != provider.issuer()) {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "problem-oidc-refused"));
    }
    match (code, error.as_deref()) {
        (Some(code), None) => Ok(code),
        (_, Some("access_denied")) => Err(Problem::new(StatusCode::UNAUTHORIZED, "problem-oidc-cancelled")),
        (_, error) => {
            tracing::warn!("the identity provider sent no code but {error:?}");
            Err(Problem::new(StatusCode::UNAUTHORIZED, "problem-oidc-refused"))
        }
    }
}

async fn account(app: &App, provider: &Provider, who: &Identity) -> Result<Account, Problem> {
    let account = db::oidc::account(&app.pool, provider.issuer(), &who.subject, who.login.as_deref()).await?;
    account.ok_or_else(|| match &who.login {
        Some(login) => Problem::new(StatusCode::FORBIDDEN, "problem-oidc-no-account").with("login", login),
        None => {
            Problem::new(StatusCode::FORBIDDEN, "problem-oidc-no-login").with("claim", provider.login_claim())
        }
    })
}

fn problem(error: &OidcError) -> Problem {
    tracing::warn!("{error}");
    match error {
        OidcError::Unavailable(_) => {
            Problem::new(StatusCode::SERVICE_UNAVAILABLE, "problem-oidc-unavailable")
        }
        OidcError::Refused(_) => Problem::new(StatusCode::UNAUTHORIZED, "problem-oidc-refused"),
    }
}

fn redirect_uri(app: &App, headers: &HeaderMap) -> String {
    format!("{}{CALLBACK}", app.base_url(headers))
}

/// One cookie for each sign-in under way, since there may be several in the tabs of one browser.
fn cookie_name(state: &str) -> String {
    let [a, b, c, d, ..] = token_hash(state);
    format!("oidc_{a:02x}{b:02x}{c:02x}{d:02x}")
}

fn redirect(to: &str, cookies: Vec<String>) -> Response {
    let mut response = super::private((StatusCode::SEE_OTHER, [(header::LOCATION, to)]));
    for cookie in cookies {
        // Of our own figures and letters.
        if let Ok(cookie) = HeaderValue::try_from(cookie) {
            response.headers_mut().append(header::SET_COOKIE, cookie);
        }
    }
    // The address held a code and a state, which are nobody's business.
    response.headers_mut().insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response.into_response()
}
