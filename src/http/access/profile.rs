//! An applicant's own card and requests (M10, M16, M17): to read, to mend, to take along, to delete.

use axum::{
    Json as JsonBody,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{Oneself, code, private};
use crate::{
    db::{self, applicant::Applicant, applicant::Card, own_request::Details},
    http::{App, extract::Json, problem::Problem, shapes::PersonalExport},
};

/// The own card.
#[utoipa::path(get, path = "/api/me", tag = "applicant", responses((status = 200, description = "The card", body = Applicant)))]
pub async fn card(Oneself(applicant): Oneself) -> Response {
    private(JsonBody(applicant))
}

/// Mends the own card.
#[utoipa::path(put, path = "/api/me", tag = "applicant", request_body = Card, responses(
    (status = 204, description = "Kept"),
    (status = 422, description = "Not complete", content_type = "application/problem+json")))]
pub async fn mend(
    State(app): State<App>,
    Oneself(applicant): Oneself,
    Json(card): Json<Card>,
) -> Result<StatusCode, Problem> {
    db::applicant::set_card(&app.pool, applicant.id, &code::checked(card)?).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Own requests, the latest first; also those that nobody else sees.
#[utoipa::path(get, path = "/api/me/requests", tag = "applicant", responses(
    (status = 200, description = "Requests", body = Vec<Details>)))]
pub async fn requests(State(app): State<App>, Oneself(applicant): Oneself) -> Result<Response, Problem> {
    Ok(private(JsonBody(db::own_request::all(&app.pool, applicant.id).await?)))
}

/// Everything that is kept of oneself, as a file (Law of Ukraine on Protection of Personal Data, art. 8).
#[utoipa::path(get, path = "/api/me/export", tag = "applicant", responses(
    (status = 200, description = "`{\"applicant\", \"requests\", \"responses\", \"files\"}`", body = PersonalExport)))]
pub async fn export(State(app): State<App>, Oneself(applicant): Oneself) -> Result<Response, Problem> {
    let requests = db::own_request::all(&app.pool, applicant.id).await?;
    let responses = db::response::of_applicant(&app.pool, applicant.id).await?;
    let files = db::attachment::of_applicant(&app.pool, applicant.id).await?;
    let name = [(header::CONTENT_DISPOSITION, "attachment; filename=\"hromada-map.json\"")];
    let body = json!({"applicant": applicant, "requests": requests, "responses": responses, "files": files});
    Ok((name, private(JsonBody(body))).into_response())
}

/// Deletes what is personal for good. The requests themselves stay, without words and without an applicant's name.
#[utoipa::path(delete, path = "/api/me", tag = "applicant", responses((status = 204, description = "Deleted")))]
pub async fn erase(State(app): State<App>, Oneself(applicant): Oneself) -> Result<StatusCode, Problem> {
    db::applicant::erase(&app.pool, applicant.id).await?;
    Ok(StatusCode::NO_CONTENT)
}
