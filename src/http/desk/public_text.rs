//! The text that the public reads of a request, mended after it was accepted.

use axum::{extract::State, response::Response};
use serde::Deserialize;
use utoipa::ToSchema;

use super::{
    super::{
        App,
        extract::{Json, Number},
        problem::Problem,
        shapes::RequestNow,
    },
    Acting, change_problem,
    transition::moved,
};
use crate::intake::public_text;

/// What the public is to read.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct PublicText {
    /// Instead of what stands there; empty: no words at all.
    public_text: String,
    /// A person has read it: what looks like personal data in it may stay.
    #[serde(default)]
    reviewed: bool,
}

/// Changes the text that the public reads of a request that has been accepted, at once and wherever it is shown. What the applicant
/// wrote stays on the card, the history tells who changed the text and when, and the old one is not kept.
#[utoipa::path(put, path = "/api/requests/{number}/public-text", tag = "desk", request_body = PublicText,
    params(("number" = String, Path),
           ("If-Match" = Option<String>, Header, description = "ETag of the request's card that was read")), responses(
    (status = 200, description = "This is what the public reads; ETag is the new version", body = RequestNow),
    (status = 404, description = "No such request", content_type = "application/problem+json"),
    (status = 409, description = "Nothing of it is public, the text is not fit to be, or somebody else has changed the request since",
     content_type = "application/problem+json"),
    (status = 422, description = "The text is too long", content_type = "application/problem+json")))]
pub async fn mend(
    State(app): State<App>,
    acting: Acting,
    Number(number): Number,
    Json(new): Json<PublicText>,
) -> Result<Response, Problem> {
    let state =
        public_text::mend(&app.pool, &number.to_string(), &acting.actor(), &new.public_text, new.reviewed)
            .await;
    Ok(moved(&state.map_err(change_problem)?))
}
