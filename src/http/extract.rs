//! axum's extractors with our problems in place of its plain-text rejections.

use axum::{
    extract::{FromRequest, FromRequestParts, Request, rejection::JsonRejection},
    http::{StatusCode, request::Parts},
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

fn bad_body(rejection: &JsonRejection) -> Problem {
    Problem::new(rejection.status(), "problem-bad-body").with("reason", rejection.body_text())
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
