//! Applicants sign in by a code that is sent to their e-mail address, and register once (M9). Nobody learns from an
//! answer whether an address is registered, except who reads its mail.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;
use subtle::ConstantTimeEq;
use utoipa::ToSchema;

use super::{
    password::{check_failures, subjects},
    session::{self, Caller},
    token_hash,
};
use crate::{
    db::{
        self,
        applicant::Card,
        session::{From, Holder},
    },
    http::{
        App,
        extract::Json,
        problem::{Expected, Problem},
    },
    messages::Language,
};

/// RFC 5321, 4.5.3.1.3.
const LONGEST_EMAIL: usize = 254;
const LONGEST_FIELD: usize = 200;

/// Where to send a code.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Address {
    email: String,
    /// `uk` or `en`: the language of the letter to somebody who is not registered yet.
    language: Option<String>,
}

/// A code that was sent.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Code {
    email: String,
    /// Six figures.
    code: String,
}

/// A code and the card of a new applicant.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Registration {
    email: String,
    /// Six figures.
    code: String,
    #[serde(flatten)]
    card: Card,
}

/// Sends a code by e-mail, at most one a minute.
#[utoipa::path(post, path = "/api/sign-in-codes", tag = "session", request_body = Address, responses(
    (status = 202, description = "Sent, if it can be; nothing else is told"),
    (status = 422, description = "Not an address", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json")))]
pub async fn send(
    State(app): State<App>,
    Caller(caller): Caller,
    Json(to): Json<Address>,
) -> Result<Response, Problem> {
    let email = email(&to.email)?;
    check_failures(&app, &subjects("email", &email, &caller.address)).await?;
    let code = format!("{:06}", rand::random_range(0..1_000_000));
    let known = db::applicant::by_email(&app.pool, &email).await?.map(|applicant| applicant.card.language);
    let language = Language::from_tag(&known.or(to.language).unwrap_or_default());
    db::sign_in::put_code(&app.pool, &email, language, &code, &code_hash(&email, &code)).await?;
    Ok(StatusCode::ACCEPTED.into_response())
}

/// Signs an applicant in.
#[utoipa::path(post, path = "/api/applicant-session", tag = "session", request_body = Code, responses(
    (status = 200, description = "Signed in; a cookie is set"),
    (status = 401, description = "The code is wrong, used or too old", content_type = "application/problem+json"),
    (status = 404, description = "The code is right, but nobody is registered: register with it", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json")))]
pub async fn sign_in(
    State(app): State<App>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Json(typed): Json<Code>,
) -> Result<Response, Problem> {
    let email = email(&typed.email)?;
    let hash = check(&app, &caller, &email, &typed.code).await?;
    let Some(applicant) = db::applicant::by_email(&app.pool, &email).await? else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "problem-not-registered"));
    };
    use_up(&app, &email, &hash).await?;
    let body = json!({"role": "applicant", "name": applicant.card.name});
    session::open(&app, &Holder::Applicant(applicant), &caller, &headers, body).await
}

/// Registers an applicant (M9, K1.1) and signs them in.
#[utoipa::path(post, path = "/api/applicants", tag = "applicant", request_body = Registration, responses(
    (status = 200, description = "Registered and signed in; a cookie is set"),
    (status = 401, description = "The code is wrong, used or too old", content_type = "application/problem+json"),
    (status = 409, description = "The address is registered already", content_type = "application/problem+json"),
    (status = 422, description = "The card is not complete", content_type = "application/problem+json"),
    (status = 429, description = "Too many failures", content_type = "application/problem+json")))]
pub async fn register(
    State(app): State<App>,
    Caller(caller): Caller,
    headers: HeaderMap,
    Json(typed): Json<Registration>,
) -> Result<Response, Problem> {
    let email = email(&typed.email)?;
    let card = checked(typed.card)?;
    let hash = check(&app, &caller, &email, &typed.code).await?;
    use_up(&app, &email, &hash).await?;
    let id = db::applicant::register(&app.pool, &email, &card).await?;
    let id = id.ok_or_else(|| Problem::new(StatusCode::CONFLICT, "problem-registered-already"))?;
    let applicant = db::applicant::by_id(&app.pool, id).await?.ok_or_else(Problem::not_found)?;
    let body = json!({"role": "applicant", "name": applicant.card.name});
    session::open(&app, &Holder::Applicant(applicant), &caller, &headers, body).await
}

/// Checks a code in constant time; every attempt counts, right or wrong.
async fn check(app: &App, caller: &From, email: &str, code: &str) -> Result<Vec<u8>, Problem> {
    let subjects = subjects("email", email, &caller.address);
    check_failures(app, &subjects).await?;
    let figures: String = code.chars().filter(char::is_ascii_digit).collect();
    let known = db::sign_in::try_code(&app.pool, email).await?;
    let typed = code_hash(email, &figures);
    match known.filter(|known| bool::from(known.as_slice().ct_eq(&typed))) {
        Some(known) => Ok(known),
        None => {
            db::sign_in::note_failure(&app.pool, &subjects).await?;
            Err(wrong_code())
        }
    }
}

async fn use_up(app: &App, email: &str, hash: &[u8]) -> Result<(), Problem> {
    if db::sign_in::use_code(&app.pool, email, hash).await? { Ok(()) } else { Err(wrong_code()) }
}

fn wrong_code() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "problem-wrong-code").with("field", "code")
}

fn code_hash(email: &str, code: &str) -> [u8; 32] {
    token_hash(&format!("{} {code}", email.to_lowercase()))
}

/// An address that a letter may be sent to: one `@` with something on both sides, no spaces and no control characters.
/// Whether it exists the code tells.
///
/// # Errors
/// It is none.
pub fn email(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let plain = text.chars().all(|c| !c.is_whitespace() && !c.is_control() && !"<>,;\"()".contains(c));
    let parts = text.split_once('@').is_some_and(|(name, host)| {
        !name.is_empty()
            && host.contains('.')
            && !host.starts_with('.')
            && !host.ends_with('.')
            && !host.contains('@')
    });
    if plain && parts && text.len() <= LONGEST_EMAIL {
        return Ok(text.to_owned());
    }
    Err(Problem::field("email", Expected::new("expected-email")))
}

/// A card with all that must be there (M5, K1.1), trimmed.
pub fn checked(card: Card) -> Result<Card, Problem> {
    let trim = |text: &str| text.trim().to_owned();
    let card = Card {
        surname: trim(&card.surname),
        name: trim(&card.name),
        patronymic: trim(&card.patronymic),
        residence: trim(&card.residence),
        phone: trim(&card.phone),
        certificate: card.certificate.as_deref().map(trim).filter(|number| !number.is_empty()),
        ..card
    };
    let certificate = card.certificate.as_deref().unwrap_or_default();
    for (name, text, needed) in [
        ("surname", card.surname.as_str(), true),
        ("name", &card.name, true),
        ("patronymic", &card.patronymic, false),
        ("residence", &card.residence, true),
        ("phone", &card.phone, true),
        ("certificate", certificate, card.standing == "displaced"),
    ] {
        let fits = text.chars().count() <= LONGEST_FIELD && !text.chars().any(char::is_control);
        if !fits || (needed && text.is_empty()) {
            return Err(Problem::field(name, Expected::new("expected-text").with("longest", LONGEST_FIELD)));
        }
    }
    let figures = card.phone.chars().filter(char::is_ascii_digit).count();
    if !(9..=15).contains(&figures) {
        return Err(Problem::field("phone", Expected::new("expected-phone")));
    }
    for (name, value, values) in
        [("standing", &card.standing, ["resident", "displaced"]), ("language", &card.language, ["uk", "en"])]
    {
        if !values.contains(&value.as_str()) {
            return Err(Problem::field(name, Expected::one_of(values)));
        }
    }
    Ok(card)
}
