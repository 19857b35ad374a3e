//! What an operator reads about the words of a request, and the operators' own additions to the text rules.

use axum::{
    Json as JsonBody,
    extract::{Path, State},
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::ops::Range;
use utoipa::ToSchema;

use super::{
    App,
    access::Staff,
    extract::{Json, Number},
    problem::{Expected, Problem},
    shapes::TextFindings,
};
use crate::{
    db,
    domain::limits,
    intake::text_check::{self, TextCheck},
    messages::Language,
    moderation::{RuleKind, rule_word},
};

/// What there is to say about a request's words: bad words, personal data, several questions in one (M13, M14).
#[utoipa::path(get, path = "/api/requests/{number}/text-check", tag = "desk",
    params(("number" = String, Path)), responses(
    (status = 200, description = "What was found, and a text fit for the public", body = TextFindings),
    (status = 404, description = "No such request", content_type = "application/problem+json")))]
pub async fn check(State(app): State<App>, Number(number): Number) -> Result<JsonBody<Value>, Problem> {
    let number = number.to_string();
    let check = text_check::of_request(&app.pool, &number).await?;
    let check = check.ok_or_else(|| {
        Problem::new(StatusCode::NOT_FOUND, "problem-request-not-found").with("number", &number)
    })?;
    Ok(JsonBody(body(&check)))
}

/// Words that are being taken down.
#[derive(Debug, Deserialize, ToSchema)]
pub struct Words {
    /// As they stand; nothing of them is kept.
    text: String,
}

/// The same of words that are not registered yet, while the caller still talks (M13, M14).
#[utoipa::path(post, path = "/api/desk/text-check", tag = "desk", request_body = Words, responses(
    (status = 200, description = "What was found, and a text fit for the public", body = TextFindings),
    (status = 422, description = "Longer than a request may be", content_type = "application/problem+json")))]
pub async fn check_words(
    State(app): State<App>,
    Json(words): Json<Words>,
) -> Result<JsonBody<Value>, Problem> {
    if words.text.chars().count() > limits::TEXT {
        return Err(Problem::field("text", Expected::new("expected-text").with("longest", limits::TEXT)));
    }
    Ok(JsonBody(body(&text_check::of_text(&app.pool, words.text).await?)))
}

fn body(check: &TextCheck) -> Value {
    let text = &check.text;
    // Places are counted in characters: a client counts no bytes.
    let place = |range: &Range<usize>| {
        let count = |to: usize| text.get(..to).map_or(0, |part| part.chars().count());
        (count(range.start), count(range.end))
    };
    let findings = check.findings.iter().map(|found| {
        let (start, end) = place(&found.range);
        json!({"start": start, "end": end, "kind": found.kind, "word": found.word, "because": found.because})
    });
    let personal = check.personal.iter().map(|found| {
        let (start, end) = place(&found.range);
        json!({"start": start, "end": end, "kind": found.kind, "text": text.get(found.range.clone())})
    });
    // The text is the residents' to read, whatever language the operator works in.
    let hidden = |key: &str| Language::default().text(&format!("hidden-{key}"));
    json!({
        "text": text,
        "clean": check.findings.is_empty(),
        "findings": findings.collect::<Vec<_>>(),
        "personal_data": personal.collect::<Vec<_>>(),
        "suggested_public_text": check.suggested(|kind| hidden(kind.map_or("word", |kind| kind.as_str()))),
        "suggested_split": check.several.as_ref().map(|parts| {
            parts.iter().filter_map(|part| text.get(part.clone())).collect::<Vec<_>>()
        }),
    })
}

/// The operators' own roots and exceptions.
#[utoipa::path(get, path = "/api/text-rules", tag = "desk", responses(
    (status = 200, description = "By their words", body = Vec<db::text_rule::TextRule>)))]
pub async fn rules(State(app): State<App>) -> Result<JsonBody<Vec<db::text_rule::TextRule>>, Problem> {
    Ok(JsonBody(db::text_rule::list(&app.pool).await?))
}

/// A rule to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewRule {
    /// `root`: words that begin so are insults; `exception`: words that begin so are not.
    #[schema(value_type = String)]
    kind: RuleKind,
    /// 3 to 40 Cyrillic letters.
    word: String,
}

/// Adds a root or an exception.
#[utoipa::path(post, path = "/api/text-rules", tag = "desk", request_body = NewRule, responses(
    (status = 201, description = "Added", body = db::text_rule::TextRule),
    (status = 409, description = "There is a rule of this word", content_type = "application/problem+json"),
    (status = 422, description = "Not a word", content_type = "application/problem+json")))]
pub async fn add_rule(
    State(app): State<App>,
    Staff(account): Staff,
    Json(rule): Json<NewRule>,
) -> Result<Response, Problem> {
    let word =
        rule_word(&rule.word).ok_or_else(|| Problem::field("word", Expected::new("expected-rule-word")))?;
    match db::text_rule::add(&app.pool, rule.kind, &word, &account.login).await? {
        Some(rule) => Ok((StatusCode::CREATED, JsonBody(rule)).into_response()),
        None => Err(Problem::new(StatusCode::CONFLICT, "problem-known-word").with("word", word)),
    }
}

/// Removes a root or an exception.
#[utoipa::path(delete, path = "/api/text-rules/{id}", tag = "desk", params(("id" = i32, Path)), responses(
    (status = 204, description = "Removed"),
    (status = 404, description = "No such rule", content_type = "application/problem+json")))]
pub async fn remove_rule(
    State(app): State<App>,
    Staff(account): Staff,
    Path(id): Path<String>,
) -> Result<StatusCode, Problem> {
    let id: i32 = id.parse().map_err(|_| Problem::not_found())?;
    if db::text_rule::remove(&app.pool, id, &account.login).await? {
        Ok(StatusCode::NO_CONTENT)
    } else {
        Err(Problem::not_found())
    }
}
