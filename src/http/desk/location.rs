//! Requests whose address was not found with enough confidence: an operator says where they are.

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use serde::Deserialize;
use serde_json::json;
use utoipa::{IntoParams, ToSchema};

use super::super::{
    App,
    access::private,
    extract::{Json, Number, Query, parameter},
    problem::{Expected, Problem},
    shapes::LocationQueue,
};
use super::{Acting, change_problem};
use crate::{
    db::{self, location::LocationTask, request::Location},
    domain::RegistrationNumber,
    intake::{
        placing,
        register::{RegisterError, at_point, found_at_residence},
        transition::ChangeError,
    },
};

/// How many tasks are listed at once.
const TASKS: i64 = 100;

/// Which tasks.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Asked {
    /// `next` of the page before.
    after: Option<String>,
}

/// Requests that wait for a person to say where they are, open ones before closed ones, oldest first.
#[utoipa::path(get, path = "/api/location-tasks", tag = "desk", params(Asked), responses(
    (status = 200, description = "A page of the queue, and how many wait in all", body = LocationQueue),
    (status = 400, description = "`after` is no registration number", content_type = "application/problem+json")))]
pub async fn tasks(State(app): State<App>, Query(asked): Query<Asked>) -> Result<Response, Problem> {
    let after: Option<RegistrationNumber> =
        parameter("after", asked.after.as_deref(), Expected::new("expected-cursor"))?;
    let after = after.map(|number| number.to_string());
    let tasks = db::location::tasks(&app.pool, after.as_deref(), TASKS).await?;
    let waiting = db::location::waiting(&app.pool).await?;
    let next = tasks.last().filter(|_| tasks.len() as i64 == TASKS).map(|last| &last.number);
    Ok(private(JsonBody(json!({"waiting": waiting, "tasks": tasks, "next": next}))))
}

/// What there is to choose from for one request.
#[utoipa::path(get, path = "/api/location-tasks/{number}", tag = "desk", params(("number" = String, Path)), responses(
    (status = 200, description = "Its task", body = LocationTask),
    (status = 404, description = "It does not wait for a place", content_type = "application/problem+json")))]
pub async fn task(State(app): State<App>, Number(number): Number) -> Result<Response, Problem> {
    let number = number.to_string();
    let task = db::location::task(&app.pool, &number).await?;
    let task = task.ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "problem-no-location-task").with("number", &number)
    })?;
    Ok(private(JsonBody(task)))
}

/// Where a request is: a candidate of its task by number, from 0, or a point; or only whether that is the applicant's home.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Place {
    candidate: Option<usize>,
    /// `[lon, lat]` in degrees.
    point: Option<[f64; 2]>,
    /// Whether the place is the applicant's residence, and so shown generalised; when not given, what the server finds out.
    at_residence: Option<bool>,
}

/// Gives a request its place.
#[utoipa::path(put, path = "/api/requests/{number}/location", tag = "desk", request_body = Place,
    params(("number" = String, Path),
           ("If-Match" = Option<String>, Header, description = "ETag of the request's card that was read")), responses(
    (status = 204, description = "Placed"),
    (status = 404, description = "No such request", content_type = "application/problem+json"),
    (status = 409, description = "The request has changed since", content_type = "application/problem+json"),
    (status = 422, description = "Outside the community, or no such candidate", content_type = "application/problem+json")))]
pub async fn locate(
    State(app): State<App>,
    acting: Acting,
    Number(number): Number,
    Json(place): Json<Place>,
) -> Result<StatusCode, Problem> {
    let number = number.to_string();
    let not_found =
        || Problem::new(StatusCode::NOT_FOUND, "problem-request-not-found").with("number", number.clone());
    if let (None, None, Some(at_residence)) = (place.point, place.candidate, place.at_residence) {
        let login = &acting.account.login;
        let done = db::location::set_at_residence(&app.pool, &number, at_residence, login).await?;
        return if done { Ok(StatusCode::NO_CONTENT) } else { Err(not_found()) };
    }
    let location = location_of(&app, &number, &place).await?;
    let at_residence = match place.at_residence {
        Some(said) => Some(said),
        None => {
            let gazetteer = app.gazetteer()?;
            found_at_residence(&app.pool, &gazetteer, &number, &location).await?.then_some(true)
        }
    };
    match placing::place(&app.pool, &number, &acting.actor(), &location, at_residence).await {
        Ok(()) => Ok(StatusCode::NO_CONTENT),
        Err(ChangeError::NoSuchRequest) => Err(not_found()),
        Err(error) => Err(change_problem(error)),
    }
}

/// The place that is meant.
async fn location_of(app: &App, number: &str, place: &Place) -> Result<Location, Problem> {
    let no_candidate = || Problem::field("candidate", Expected::new("expected-candidate"));
    match (place.point, place.candidate) {
        (Some([lon, lat]), None) => {
            at_point(&app.pool, &*app.gazetteer()?, lon, lat).await.map_err(place_problem)
        }
        (None, Some(index)) => {
            db::location::candidate(&app.pool, number, index).await?.ok_or_else(no_candidate)
        }
        _ => Err(no_candidate()),
    }
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
