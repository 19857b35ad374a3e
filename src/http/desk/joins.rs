//! One more caller about what is registered already (M13): the request hears of it, and nothing new is registered.

use axum::{
    Json as JsonBody,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::json;
use utoipa::ToSchema;

use super::{
    super::{
        App,
        extract::{Json, Number},
        problem::Problem,
        shapes::RequestNow,
    },
    Acting, change_problem, tag,
};
use crate::intake::join;

/// What one more caller says.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Join {
    /// What they add, in the operator's words: kept in the history beside who took it down, for staff alone. Who calls is not
    /// kept.
    #[serde(default)]
    note: String,
}

/// Counts one more caller to a request that is open. They are told its number, by which anyone follows it.
#[utoipa::path(post, path = "/api/desk/requests/{number}/joins", tag = "desk", request_body = Join,
    params(("number" = String, Path),
           ("If-Match" = Option<String>, Header, description = "ETag of the request's card that was read")), responses(
    (status = 201, description = "Counted; ETag is the new version", body = RequestNow),
    (status = 404, description = "No such request", content_type = "application/problem+json"),
    (status = 409, description = "It has ended, or has changed since", content_type = "application/problem+json"),
    (status = 422, description = "The note is too long", content_type = "application/problem+json")))]
pub async fn join(
    State(app): State<App>,
    acting: Acting,
    Number(number): Number,
    Json(said): Json<Join>,
) -> Result<Response, Problem> {
    let state = join::join(&app.pool, &number.to_string(), &acting.actor(), &said.note).await;
    let state = state.map_err(change_problem)?;
    let body = json!({"number": state.number, "status": state.status});
    Ok((StatusCode::CREATED, tag(state.version), JsonBody(body)).into_response())
}
