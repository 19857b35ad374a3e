//! What an operator does over HTTP: locates requests whose address was not found, and moves requests on.

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use super::{
    App,
    access::{Staff, private},
    extract::{Json, Number},
    problem::{Expected, Problem},
};
use crate::{
    db::{self, transition::NewStep},
    domain::Status,
    intake::{
        register::{RegisterError, at_point},
        transition::{self, ChangeError},
    },
};

/// How many tasks are listed at once.
const TASKS: i64 = 100;

/// Requests that wait for a person to say where they are, oldest first.
#[utoipa::path(get, path = "/api/location-tasks", tag = "desk", responses(
    (status = 200, description = "The queue and how many wait in all", body = Value)))]
pub async fn location_tasks(State(app): State<App>) -> Result<Response, Problem> {
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

/// A step of a request's life.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Transition {
    /// State to move to.
    to: String,
    /// Name of the executing organisation, when accepting.
    executor: Option<String>,
    /// Day an answer is due; by default the service's term from today.
    due_on: Option<NaiveDate>,
    /// Moderated text for the public.
    public_text: Option<String>,
    /// Reason or ground, kept in the history.
    note: Option<String>,
}

/// Moves a request on, by the rules of its life.
#[utoipa::path(post, path = "/api/requests/{number}/transitions", tag = "desk", request_body = Transition,
    params(("number" = String, Path)), responses(
    (status = 200, description = "Moved", body = Value),
    (status = 409, description = "Not from this state, or something is missing", content_type = "application/problem+json")))]
pub async fn transition(
    State(app): State<App>,
    Staff(account): Staff,
    Number(number): Number,
    Json(step): Json<Transition>,
) -> Result<JsonBody<Value>, Problem> {
    let to: Status = step
        .to
        .parse()
        .map_err(|_| Problem::field("to", Expected::one_of(Status::ALL.map(Status::as_str))))?;
    let change = NewStep {
        to,
        actor: &account.login,
        executor: step.executor.as_deref(),
        due_on: step.due_on,
        public_text: step.public_text.as_deref(),
        note: step.note.as_deref().unwrap_or_default(),
    };
    let number = number.to_string();
    transition::apply(&app.pool, &number, &change).await.map_err(|error| match error {
        ChangeError::NoSuchRequest => {
            Problem::new(StatusCode::NOT_FOUND, "problem-request-not-found").with("number", &number)
        }
        ChangeError::UnknownExecutor(known) => {
            Problem::field("executor", Expected::one_of(known.iter().map(String::as_str)))
        }
        ChangeError::DueDate { earliest, latest } => Problem::field(
            "due_on",
            Expected::new("expected-due-date").with("earliest", earliest).with("latest", latest),
        ),
        ChangeError::TooLong { field, longest } => {
            Problem::field(field, Expected::new("expected-text").with("longest", longest))
        }
        ChangeError::Rule(rule) => {
            Problem::new(StatusCode::CONFLICT, "problem-transition").with("reason", rule)
        }
        ChangeError::Db(error) => error.into(),
    })?;
    Ok(JsonBody(json!({"number": number, "status": to})))
}
