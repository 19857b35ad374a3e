//! The card of one own request (M16): how it goes, who does it, by when, and everything that was said of it to its applicant.

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    App,
    access::{Oneself, private},
    attachments,
    desk::tag,
    extract::Number,
    problem::Problem,
    responses::OwnWord,
};
use crate::{
    db::{
        self,
        own_request::{Details, Step},
    },
    domain::response::{self, Response as Kind},
};

/// An own request with all that its applicant may know.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnRequestCard)]
pub struct Card {
    #[serde(flatten)]
    request: Details,
    /// Its steps, oldest first.
    history: Vec<Step>,
    /// What the applicant has said of it and was answered, oldest first.
    responses: Vec<OwnWord>,
    /// What may be said of it now: `comment`, `confirmation`, `refutation`, `cancellation`.
    may_say: Vec<&'static str>,
    /// Files of one's own and public photos, as in `/api/requests/{number}/attachments`.
    attachments: Vec<Value>,
}

/// One request of one's own, also while nobody else sees it.
#[utoipa::path(get, path = "/api/me/requests/{number}", tag = "applicant", params(("number" = String, Path)), responses(
    (status = 200, description = "The card; its ETag names the state it is in", body = Card),
    (status = 404, description = "No such request of one's own", content_type = "application/problem+json")))]
pub async fn card(
    State(app): State<App>,
    Oneself(applicant): Oneself,
    Number(number): Number,
) -> Result<Response, Problem> {
    let number = number.to_string();
    let request = db::own_request::by_number(&app.pool, applicant.id, &number).await?;
    let request =
        request.ok_or_else(|| Problem::new(StatusCode::NOT_FOUND, "problem-no-request-of-yours"))?;
    let responses = db::response::of_request(&app.pool, &number).await?;
    let settings = db::lifecycle::get(&app.pool).await?;
    let open = |status| response::open(status, settings.comments_after_infeasible);
    let etag = tag(request.step);
    let card = Card {
        may_say: request
            .status
            .parse()
            .map_or_else(|_| Vec::new(), open)
            .into_iter()
            .map(Kind::as_str)
            .collect(),
        history: db::own_request::steps(&app.pool, request.id).await?,
        responses: responses.into_iter().map(OwnWord::from).collect(),
        attachments: attachments::of_own(&app, request.id).await?,
        request,
    };
    Ok(private((etag, JsonBody(card))))
}
