//! What an applicant says of a request of theirs (K10.1.1, M18), and what was made of it.

use axum::{
    Json as JsonBody,
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use serde_json::json;
use utoipa::ToSchema;

use super::{
    App,
    access::{Oneself, private},
    desk::{change_problem, seen, tag},
    extract::{Json, Number},
    problem::{Expected, Problem},
    shapes::ResponseTaken,
};
use crate::{
    db::{self, response::Said},
    domain::response::Response as Kind,
    intake::{
        response::{self, Hand},
        transition::ChangeError,
    },
};

/// An applicant's word.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Word {
    /// `comment`, `confirmation`, `refutation` or `cancellation`.
    kind: String,
    /// In words; a comment and a refutation need them.
    #[serde(default)]
    text: String,
}

/// A word of the applicant's own, without the names of those who processed it.
#[derive(Debug, Serialize, ToSchema)]
pub struct OwnWord {
    /// Which.
    id: i64,
    /// `comment`, `confirmation`, `refutation` or `cancellation`.
    kind: String,
    /// What was said.
    text: String,
    /// When.
    at: DateTime<Utc>,
    /// Whether it was said by telephone and an operator took it down.
    by_phone: bool,
    /// When it was processed.
    processed_at: Option<DateTime<Utc>>,
    /// What was made of it.
    outcome: Option<String>,
    /// Why it did not return the request (K10.2.1.3).
    ground: Option<String>,
    /// The operator's answer.
    answer: Option<String>,
    /// The executor's answer (K10.3.1.2).
    executor_answer: Option<String>,
}

/// Says something of an own request. A bare confirmation or cancellation takes effect at once (K10.2.2.1); what has words
/// waits for an operator.
#[utoipa::path(post, path = "/api/requests/{number}/responses", tag = "applicant", request_body = Word,
    params(("number" = String, Path), ("If-Match" = Option<String>, Header, description = "ETag of the own card that was read")), responses(
    (status = 201, description = "`{\"id\", \"number\", \"status\"}`: the state the request is in now", body = ResponseTaken),
    (status = 404, description = "No such request of one's own", content_type = "application/problem+json"),
    (status = 409, description = "Not in this state, or words are missing, or the state is no longer that of `If-Match`", content_type = "application/problem+json"),
    (status = 422, description = "A field is wrong", content_type = "application/problem+json")))]
pub async fn say(
    State(app): State<App>,
    Oneself(applicant): Oneself,
    Number(number): Number,
    headers: HeaderMap,
    Json(word): Json<Word>,
) -> Result<Response, Problem> {
    let hand = Hand::Own { applicant: applicant.id, seen: seen(&headers) };
    take_in(&app, &number.to_string(), hand, &word).await
}

/// Takes a word in, whosever hand writes it, and tells what the request has become.
pub(super) async fn take_in(
    app: &App,
    number: &str,
    hand: Hand<'_>,
    word: &Word,
) -> Result<Response, Problem> {
    let kind: Kind = word
        .kind
        .parse()
        .map_err(|_| Problem::field("kind", Expected::one_of(Kind::ALL.map(Kind::as_str))))?;
    let (id, state) =
        response::say(&app.pool, number, hand, kind, &word.text).await.map_err(change_problem)?;
    let body = json!({"id": id, "number": state.number, "status": state.status});
    // Each hand reads a card of its own, and may speak again after what it has just said.
    let version = if matches!(hand, Hand::Own { .. }) { state.step } else { state.version };
    Ok((StatusCode::CREATED, tag(version), JsonBody(body)).into_response())
}

/// What one has said of an own request, oldest first.
#[utoipa::path(get, path = "/api/requests/{number}/responses", tag = "applicant", params(("number" = String, Path)), responses(
    (status = 200, description = "Words and what was made of them", body = Vec<OwnWord>),
    (status = 404, description = "No such request of one's own", content_type = "application/problem+json")))]
pub async fn own(
    State(app): State<App>,
    Oneself(applicant): Oneself,
    Number(number): Number,
) -> Result<Response, Problem> {
    let number = number.to_string();
    if !db::response::is_own(&app.pool, applicant.id, &number).await? {
        return Err(change_problem(ChangeError::NoSuchRequest));
    }
    let words = db::response::of_request(&app.pool, &number).await?;
    let words: Vec<OwnWord> = words.into_iter().map(OwnWord::from).collect();
    Ok(private(JsonBody(words)))
}

impl From<Said> for OwnWord {
    fn from(said: Said) -> Self {
        Self {
            id: said.id,
            kind: said.kind,
            text: said.text,
            at: said.at,
            by_phone: said.taken_by.is_some(),
            processed_at: said.processed_at,
            outcome: said.outcome,
            ground: said.ground,
            answer: said.answer,
            executor_answer: said.executor_answer,
        }
    }
}
