//! Requests whose address was not found with enough confidence: an operator says where they are.

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::super::{
    App,
    access::{Staff, private},
    extract::{Json, Number},
    problem::{Expected, Problem},
    shapes::LocationQueue,
};
use crate::{
    db,
    intake::register::{RegisterError, at_point},
};

/// How many tasks are listed at once.
const TASKS: i64 = 100;

/// Requests that wait for a person to say where they are, oldest first.
#[utoipa::path(get, path = "/api/location-tasks", tag = "desk", responses(
    (status = 200, description = "The queue and how many wait in all", body = LocationQueue)))]
pub async fn tasks(State(app): State<App>) -> Result<Response, Problem> {
    let tasks = db::location::tasks(&app.pool, TASKS).await?;
    let waiting = db::location::waiting(&app.pool).await?;
    Ok(private(JsonBody(json!({"waiting": waiting, "tasks": tasks}))))
}

/// Where a request is: a candidate of its task by number, from 0, or a point.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Place {
    candidate: Option<usize>,
    /// `[lon, lat]` in degrees.
    point: Option<[f64; 2]>,
}

/// Gives a request its place.
#[utoipa::path(put, path = "/api/requests/{number}/location", tag = "desk", request_body = Place,
    params(("number" = String, Path)), responses(
    (status = 204, description = "Placed"),
    (status = 404, description = "No such request", content_type = "application/problem+json"),
    (status = 422, description = "Outside the community, or no such candidate", content_type = "application/problem+json")))]
pub async fn locate(
    State(app): State<App>,
    Staff(account): Staff,
    Number(number): Number,
    Json(place): Json<Place>,
) -> Result<StatusCode, Problem> {
    let number = number.to_string();
    let gazetteer = app.gazetteer()?;
    let location = match (place.point, place.candidate) {
        (Some([lon, lat]), None) => at_point(&app.pool, &gazetteer, lon, lat).await.map_err(place_problem)?,
        (None, Some(index)) => {
            let candidate = db::location::candidate(&app.pool, &number, index).await?;
            candidate.ok_or_else(|| Problem::field("candidate", Expected::new("expected-candidate")))?
        }
        _ => return Err(Problem::field("candidate", Expected::new("expected-candidate"))),
    };
    if db::location::place(&app.pool, &number, &location, &account.login).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    Err(Problem::new(StatusCode::NOT_FOUND, "problem-request-not-found").with("number", number))
}

fn place_problem(error: RegisterError) -> Problem {
    match error {
        RegisterError::Db(error) => error.into(),
        RegisterError::Outside { lon, lat } => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-outside")
                .with("lon", lon)
                .with("lat", lat)
        }
        _ => Problem::field("point", Expected::new("expected-lon-lat")),
    }
}
