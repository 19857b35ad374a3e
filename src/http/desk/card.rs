//! The card of one request at the desk: everything an operator needs to decide, for an executor the same without
//! who asked for it (M5), and for an official the same without personal data.

use axum::{
    Json as JsonBody,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{App, access::private, extract::Number, problem::Problem},
    Acting,
    masking::Masking,
    tag,
};
use crate::{
    db::{
        self,
        applicant::Applicant,
        desk::{self, DeskEvent, DeskRequest},
        response::Said,
    },
    domain::{Role, Status, allowed},
};

/// A request at the desk.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskCard)]
pub struct Card {
    #[serde(flatten)]
    request: DeskRequest,
    /// The states whoever asks may move it to now.
    #[schema(value_type = Vec<String>)]
    allowed: &'static [Status],
    /// Who asked for it; operators only.
    #[serde(skip_serializing_if = "Option::is_none")]
    applicant: Option<Applicant>,
    /// Everything that happened, oldest first.
    history: Vec<DeskEvent>,
    /// Everything the applicant said, oldest first.
    responses: Vec<Said>,
}

/// One request with its history and responses.
#[utoipa::path(get, path = "/api/desk/requests/{number}", tag = "desk", params(("number" = String, Path)), responses(
    (status = 200, description = "The card; its ETag goes into If-Match of what is done with it", body = Card),
    (status = 404, description = "No such request among those of whoever asks", content_type = "application/problem+json")))]
pub async fn request(
    State(app): State<App>,
    acting: Acting,
    Number(number): Number,
) -> Result<Response, Problem> {
    let number = number.to_string();
    // Before the rest: what happens while we read is newer than the tag, never older.
    let request = desk::by_number(&app.pool, &number, acting.sight()).await?;
    let mut request =
        request.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "problem-no-request-of-yours"))?;
    let applicant = match acting.role {
        Role::Operator => desk::applicant_of(&app.pool, &request).await?,
        _ => None,
    };
    let version = request.version;
    let status: Option<Status> = request.status.parse().ok();
    let mut history = desk::history(&app.pool, request.id).await?;
    let mut responses = db::response::of_request(&app.pool, &number).await?;
    if let Some(masking) = Masking::of(acting.role) {
        masking.request(&mut request);
        history.iter_mut().for_each(|event| masking.event(event, request.is_whole));
        responses.iter_mut().for_each(|said| masking.said(said, request.is_whole));
    }
    let card = Card {
        allowed: status.map_or(&[][..], |status| allowed(status, acting.role)),
        applicant,
        history,
        responses,
        request,
    };
    Ok((tag(version), private(JsonBody(card))).into_response())
}
