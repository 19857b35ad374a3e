//! Consultations (M2): an operator counts one with one key, and nothing of it gets on the map.

use axum::{
    Json as JsonBody,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::super::{
    App,
    access::{Staff, private},
    extract::{Json, Query, parameter},
    problem::{Expected, Problem},
};
use crate::db::{
    self,
    consultation::{self, Consultations},
};

/// A consultation that was given.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Consultation {
    /// Code of the service it was about, if of any.
    service: Option<String>,
}

/// Counted.
#[derive(Debug, Serialize, ToSchema)]
pub struct Counted {
    /// By which it is taken back.
    id: i64,
    /// How many this operator has given today.
    today: i64,
}

/// Which days.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Days {
    /// First day, `2026-01-31`.
    from: Option<String>,
    /// Last day.
    to: Option<String>,
}

/// Counts a consultation.
#[utoipa::path(post, path = "/api/desk/consultations", tag = "desk", request_body = Consultation, responses(
    (status = 201, description = "Counted", body = Counted),
    (status = 422, description = "No such service", content_type = "application/problem+json")))]
pub async fn add(
    State(app): State<App>,
    Staff(account): Staff,
    Json(given): Json<Consultation>,
) -> Result<Response, Problem> {
    let added = consultation::add(&app.pool, &account.login, given.service.as_deref()).await?;
    match added {
        Some((id, today)) => Ok((StatusCode::CREATED, JsonBody(Counted { id, today })).into_response()),
        None => {
            let known = db::service::offered(&app.pool).await?;
            let codes = known.iter().map(|service| service.code.as_str());
            Err(Problem::field("service", Expected::one_of(codes)))
        }
    }
}

/// Takes back what was counted by mistake: one's own, on the day it was counted.
#[utoipa::path(delete, path = "/api/desk/consultations/{id}", tag = "desk", params(("id" = i64, Path)), responses(
    (status = 204, description = "Not counted any more"),
    (status = 404, description = "None of one's own of today", content_type = "application/problem+json")))]
pub async fn take_back(
    State(app): State<App>,
    Staff(account): Staff,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let id: i64 = id.parse().map_err(|_| Problem::not_found())?;
    let is_taken = consultation::take_back(&app.pool, &account.login, id).await?;
    if is_taken { Ok(StatusCode::NO_CONTENT) } else { Err(Problem::not_found()) }
}

/// How many consultations were given, by day and by service.
#[utoipa::path(get, path = "/api/desk/consultations", tag = "desk", params(Days), responses(
    (status = 200, description = "Counts", body = Consultations),
    (status = 400, description = "Not a day", content_type = "application/problem+json")))]
pub async fn count(State(app): State<App>, Query(days): Query<Days>) -> Result<Response, Problem> {
    let day = |name, value: Option<&str>| parameter::<NaiveDate>(name, value, Expected::new("expected-date"));
    let (from, to) = (day("from", days.from.as_deref())?, day("to", days.to.as_deref())?);
    Ok(private(JsonBody(consultation::count(&app.pool, from, to).await?)))
}
