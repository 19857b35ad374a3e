//! axum's extractors with our problems in place of its plain-text rejections.

use std::error::Error;

use axum::{
    extract::{FromRequest, FromRequestParts, Request, rejection::JsonRejection},
    http::{HeaderMap, StatusCode, request::Parts},
};
use serde::de::DeserializeOwned;

use super::{
    App,
    problem::{Expected, Problem},
};
use crate::domain::RegistrationNumber;

/// The query string as a type whose fields are all optional texts.
pub struct Query<T>(pub T);

impl<S: Sync, T: DeserializeOwned> FromRequestParts<S> for Query<T> {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        let query = axum::extract::Query::<T>::try_from_uri(&parts.uri);
        query.map(|query| Self(query.0)).map_err(|error| {
            Problem::new(StatusCode::BAD_REQUEST, "problem-bad-body").with("reason", error.body_text())
        })
    }
}

/// The client's own word for what it sends, the same when it sends it again (draft-ietf-httpapi-idempotency-key-header); the draft
/// puts it in quotation marks, many leave them out.
#[must_use]
pub fn idempotency_key(headers: &HeaderMap) -> Option<String> {
    let key = headers.get("idempotency-key")?.to_str().ok()?.trim().trim_matches('"');
    (!key.is_empty()).then(|| key.to_owned())
}

/// A JSON body.
pub struct Json<T>(pub T);

impl<T: DeserializeOwned> FromRequest<App> for Json<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, app: &App) -> Result<Self, Problem> {
        match axum::Json::<T>::from_request(request, app).await {
            Ok(body) => Ok(Self(body.0)),
            Err(rejection) if rejection.status() == StatusCode::PAYLOAD_TOO_LARGE => {
                Err(Problem::new(rejection.status(), "problem-body-too-large").with("limit", app.body_limit))
            }
            Err(rejection) => Err(bad_body(&rejection)),
        }
    }
}

/// What is wrong with a body, in words for people: which field, or where it stops being JSON.
fn bad_body(rejection: &JsonRejection) -> Problem {
    let problem = |key| Problem::new(rejection.status(), key);
    match rejection {
        JsonRejection::JsonDataError(error) => {
            let Some(misfit) = cause::<serde_path_to_error::Error<serde_json::Error>>(error) else {
                return problem("problem-bad-body").with("reason", rejection.body_text());
            };
            let said = misfit.inner().to_string();
            // The texts of serde's own errors, which name fields in backticks.
            let mut named = said.split('`').skip(1).step_by(2);
            let parent = misfit.path().to_string();
            let within = |field: &str| {
                if parent == "." || parent.ends_with(field) {
                    field.to_owned()
                } else {
                    format!("{parent}.{field}")
                }
            };
            match named.next() {
                Some(field) if said.starts_with("missing field") => {
                    problem("problem-missing-field").with("field", within(field))
                }
                Some(field) if said.starts_with("unknown field") => problem("problem-unknown-field")
                    .with("field", field)
                    .with("known", named.collect::<Vec<_>>().join(", ")),
                _ if parent == "." => problem("problem-body-kind"),
                _ => problem("problem-field-kind").with("field", parent),
            }
        }
        JsonRejection::JsonSyntaxError(error) => match cause::<serde_json::Error>(error) {
            Some(place) => {
                problem("problem-bad-json").with("line", place.line()).with("column", place.column())
            }
            None => problem("problem-bad-body").with("reason", rejection.body_text()),
        },
        JsonRejection::MissingJsonContentType(_) => problem("problem-not-json"),
        _ => problem("problem-bad-body").with("reason", rejection.body_text()),
    }
}

/// The first error of a kind behind another.
fn cause<'a, E: Error + 'static>(error: &'a (dyn Error + 'static)) -> Option<&'a E> {
    let mut behind = Some(error);
    while let Some(error) = behind {
        if let Some(found) = error.downcast_ref() {
            return Some(found);
        }
        behind = error.source();
    }
    None
}

/// A registration number in a path, checked by its check digit before the database is asked.
pub struct Number(pub RegistrationNumber);

impl<S: Send + Sync> FromRequestParts<S> for Number {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path = axum::extract::Path::<String>::from_request_parts(parts, state).await;
        let text = path.map(|path| path.0).map_err(|_| Problem::not_found())?;
        text.parse().map(Self).map_err(|_| Problem::not_a_number(&text))
    }
}

/// Reads a query parameter by `FromStr`; none and empty are none.
///
/// # Errors
/// A value that does not parse, as a problem that says what was expected.
pub fn parameter<T: std::str::FromStr>(
    name: &'static str,
    value: Option<&str>,
    expected: Expected,
) -> Result<Option<T>, Problem> {
    let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else { return Ok(None) };
    value.parse().map(Some).map_err(|_| Problem::parameter(name, value, expected))
}

/// Reads a pair of coordinates in degrees: both or neither.
///
/// # Errors
/// Only one of them, not numbers, or outside the world.
pub fn lon_lat(lon: Option<&str>, lat: Option<&str>) -> Result<Option<(f64, f64)>, Problem> {
    let expected = || Expected::new("expected-lon-lat");
    let lon: Option<f64> = parameter("lon", lon, expected())?;
    let lat: Option<f64> = parameter("lat", lat, expected())?;
    match (lon, lat) {
        (None, None) => Ok(None),
        (Some(lon), Some(lat)) if in_world(lon, lat) => Ok(Some((lon, lat))),
        (lon, lat) => {
            let shown = [lon, lat].map(|value| value.map_or_else(String::new, |value| value.to_string()));
            Err(Problem::parameter("lon, lat", &shown.join(", "), expected()))
        }
    }
}

/// Whether degrees are on the globe; NaN is not.
#[must_use]
pub fn in_world(lon: f64, lat: f64) -> bool {
    (-180.0..=180.0).contains(&lon) && (-90.0..=90.0).contains(&lat)
}
