//! What applicants have said, as a queue for operators; and the executor's answer to what returned a request.

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};
use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use super::{
    super::{
        App,
        access::private,
        extract::{Json, Number},
        problem::{Expected, Problem},
        responses::{Word, take_in},
        shapes::{RequestNow, ResponseTaken},
    },
    Acting, ResponseId, change_problem,
    transition::moved,
};
use crate::{
    db::{self, response::Pending},
    domain::response::{Ground, Outcome},
    intake::{
        response::{self, Decision, Hand},
        text_check::{bad_words, moderator},
    },
    moderation::Moderator,
};

/// How many are listed at once.
const LISTED: i64 = 100;

/// Responses that wait for an operator.
#[derive(Debug, Serialize, ToSchema)]
pub struct Queue {
    /// How many wait in all.
    waiting: i64,
    /// Oldest first, 100 at most.
    responses: Vec<Waiting>,
}

/// A response that waits for an operator.
#[derive(Debug, Serialize, ToSchema)]
pub struct Waiting {
    /// By which it is processed.
    id: i64,
    /// Registration number.
    number: String,
    /// State the request is in.
    status: String,
    /// Service by name.
    service: String,
    /// Executing organisation.
    executor: Option<String>,
    /// Day an answer is due.
    due_on: Option<NaiveDate>,
    /// `comment`, `confirmation`, `refutation` or `cancellation`.
    kind: String,
    /// The applicant's words.
    text: String,
    /// When it was said.
    at: DateTime<Utc>,
    /// The operator who took it down by telephone; none where the applicant wrote it.
    taken_by: Option<String>,
    /// Obscene, insulting and threatening words in it (K10.2.1.3.3).
    bad_words: Vec<String>,
    /// The ground that these words (K10.2.1.3.3) or the request's state (K10.2.1.3.4) suggest.
    #[schema(value_type = Option<String>)]
    offered_ground: Option<Ground>,
}

/// What an operator makes of a response.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Processing {
    /// `rework`, `no_return`, `close`, `cancel`, `clarify`, `in_work` or `answered`.
    outcome: String,
    /// With `no_return`: `off_point`, `repeat`, `obscene`, `already_closed` or `beyond_powers` (K10.2.1.3).
    ground: Option<String>,
    /// Why, kept in the history; `rework` needs it.
    reason: Option<String>,
    /// With `rework`: the new day; by default the service's term from today.
    due_on: Option<NaiveDate>,
    /// To the applicant; `answered` needs it, and `in_work` of a request that the executor has.
    answer: Option<String>,
}

/// An executor's answer.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Answer {
    /// To the applicant.
    answer: String,
}

/// The responses that wait for an operator, oldest first.
#[utoipa::path(get, path = "/api/desk/responses", tag = "desk", responses(
    (status = 200, description = "The queue", body = Queue)))]
pub async fn pending(State(app): State<App>) -> Result<Response, Problem> {
    let (count, pending) = db::response::pending(&app.pool, LISTED).await?;
    let moderator = moderator(&app.pool).await?;
    let responses = pending.into_iter().map(|said| waiting(said, &moderator));
    Ok(private(JsonBody(Queue { waiting: count, responses: responses.collect() })))
}

fn waiting(said: Pending, moderator: &Moderator) -> Waiting {
    let bad_words = bad_words(moderator, &said.text);
    let offered_ground = said.kind.parse().ok().zip(said.status.parse().ok());
    let offered_ground =
        offered_ground.and_then(|(kind, status)| Ground::offered(kind, !bad_words.is_empty(), status));
    Waiting {
        id: said.id,
        number: said.number,
        bad_words,
        offered_ground,
        status: said.status,
        service: said.service,
        executor: said.executor,
        due_on: said.due_on,
        kind: said.kind,
        text: said.text,
        at: said.at,
        taken_by: said.taken_by,
    }
}

/// Takes down what an applicant says by telephone (M3): of any request, also of one whose applicant is not known. The rules
/// are those of `/api/requests/{number}/responses`: a bare confirmation or cancellation takes effect at once (K10.2.2.1).
#[utoipa::path(post, path = "/api/desk/requests/{number}/responses", tag = "desk", request_body = Word,
    params(("number" = String, Path),
           ("If-Match" = Option<String>, Header, description = "ETag of the request's card that was read")), responses(
    (status = 201, description = "`{\"id\", \"number\", \"status\"}`: the state the request is in now; ETag is its new version",
     body = ResponseTaken),
    (status = 404, description = "No such request", content_type = "application/problem+json"),
    (status = 409, description = "Not in this state, words are missing, or the request has changed since",
     content_type = "application/problem+json"),
    (status = 422, description = "A field is wrong", content_type = "application/problem+json")))]
pub async fn take_down(
    State(app): State<App>,
    acting: Acting,
    Number(number): Number,
    Json(word): Json<Word>,
) -> Result<Response, Problem> {
    take_in(&app, &number.to_string(), Hand::Operator(&acting.actor()), &word).await
}

/// Processes a response (K10.2.1.1).
#[utoipa::path(post, path = "/api/desk/responses/{id}", tag = "desk", request_body = Processing,
    params(("id" = i64, Path),
           ("If-Match" = Option<String>, Header, description = "ETag of the request's card that was read")), responses(
    (status = 200, description = "Processed; the state the request is in now", body = RequestNow),
    (status = 404, description = "No such response", content_type = "application/problem+json"),
    (status = 409, description = "Processed already, against the rules, or the request has changed since",
     content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn process(
    State(app): State<App>,
    acting: Acting,
    ResponseId(id): ResponseId,
    Json(processing): Json<Processing>,
) -> Result<Response, Problem> {
    let decision = Decision {
        outcome: outcome(&processing)?,
        reason: processing.reason.as_deref().unwrap_or_default(),
        due_on: processing.due_on,
        answer: processing.answer.as_deref().unwrap_or_default(),
    };
    let state = response::process(&app.pool, id, &acting.actor(), &decision).await;
    Ok(moved(&state.map_err(change_problem)?))
}

/// An executor answers what returned the request (K10.3.1.2).
#[utoipa::path(post, path = "/api/desk/responses/{id}/answer", tag = "desk", request_body = Answer,
    params(("id" = i64, Path),
           ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, answers once")), responses(
    (status = 204, description = "Kept"),
    (status = 404, description = "No such response on a request of this organisation", content_type = "application/problem+json"),
    (status = 409, description = "It did not return the request, or is answered", content_type = "application/problem+json"),
    (status = 422, description = "No answer", content_type = "application/problem+json")))]
pub async fn answer(
    State(app): State<App>,
    acting: Acting,
    ResponseId(id): ResponseId,
    Json(typed): Json<Answer>,
) -> Result<StatusCode, Problem> {
    response::answer(&app.pool, id, &acting.actor(), &typed.answer).await.map_err(change_problem)?;
    Ok(StatusCode::NO_CONTENT)
}

fn outcome(processing: &Processing) -> Result<Outcome, Problem> {
    let ground = || {
        let ground = processing.ground.as_deref().unwrap_or_default().parse();
        ground.map_err(|_| Problem::field("ground", Expected::one_of(Ground::ALL.map(Ground::as_str))))
    };
    Ok(match processing.outcome.as_str() {
        "rework" => Outcome::Rework,
        "no_return" => Outcome::NoReturn(ground()?),
        "close" => Outcome::Close,
        "cancel" => Outcome::Cancel,
        "clarify" => Outcome::Clarify,
        "in_work" => Outcome::InWork,
        "answered" => Outcome::Answered,
        _ => return Err(Problem::field("outcome", Expected::one_of(Outcome::NAMES))),
    })
}
