//! Moves requests on: an operator's steps on all, an executor's on those of their organisation.

use axum::{
    Json as JsonBody,
    extract::State,
    response::{IntoResponse, Response},
};
use chrono::NaiveDate;
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    super::{
        App,
        extract::{Json, Number},
        problem::{Expected, Problem},
        shapes::RequestNow,
    },
    Acting, change_problem, tag,
};
use crate::{
    db::transition::{NewStep, State as RequestState},
    domain::Status,
    intake::transition::apply,
};

/// A step of a request's life.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Transition {
    /// State to move to.
    to: String,
    /// Name of the executing organisation, when accepting. Operators only.
    executor: Option<String>,
    /// Day an answer is due; by default the service's term from today. Operators only.
    due_on: Option<NaiveDate>,
    /// Moderated text for the public. Operators only.
    public_text: Option<String>,
    /// Reason or ground, kept in the history. The applicant reads that of a refusal and of a submission.
    note: Option<String>,
    /// A person has read the public text: what looks like personal data in it may stay.
    #[serde(default)]
    reviewed: bool,
}

/// Moves a request on, by the rules of its life.
#[utoipa::path(post, path = "/api/requests/{number}/transitions", tag = "desk", request_body = Transition,
    params(("number" = String, Path),
           ("If-Match" = Option<String>, Header, description = "ETag of the card that was read"),
           ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, moves once")), responses(
    (status = 200, description = "Moved; ETag is the new version", body = RequestNow),
    (status = 404, description = "No such request among those of whoever asks", content_type = "application/problem+json"),
    (status = 409, description = "Not from this state, something is missing, or somebody else has changed it since",
     content_type = "application/problem+json"),
    (status = 422, description = "A field is wrong", content_type = "application/problem+json")))]
pub async fn transition(
    State(app): State<App>,
    acting: Acting,
    Number(number): Number,
    Json(step): Json<Transition>,
) -> Result<Response, Problem> {
    let to: Status = step
        .to
        .parse()
        .map_err(|_| Problem::field("to", Expected::one_of(Status::ALL.map(Status::as_str))))?;
    let new = NewStep {
        executor: step.executor.as_deref(),
        due_on: step.due_on,
        public_text: step.public_text.as_deref(),
        note: step.note.as_deref().unwrap_or_default(),
        ..NewStep::to(to)
    };
    let state = apply(&app.pool, &number.to_string(), &acting.actor(), &new, step.reviewed).await;
    Ok(moved(&state.map_err(change_problem)?))
}

/// What a request has become.
pub(super) fn moved(state: &RequestState) -> Response {
    let body = json!({"number": state.number, "status": state.status});
    (tag(state.version), JsonBody(body)).into_response()
}
