//! Errors as RFC 9457 problem details, in the reader's language, saying what to do. Internals are logged and
//! never sent.

use std::borrow::Cow;

use axum::{
    Json,
    extract::Request,
    http::{HeaderValue, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use fluent_bundle::FluentArgs;
use serde_json::json;

use crate::{db::DbError, messages::Language, mirror::MirrorError};

/// What went wrong, as far as the client is concerned.
#[derive(Debug, Clone)]
pub struct Problem {
    /// HTTP status.
    pub status: StatusCode,
    message: Expected,
}

impl Problem {
    /// A problem with the message of this key.
    #[must_use]
    pub fn new(status: StatusCode, key: &'static str) -> Self {
        Self { status, message: Expected::new(key) }
    }

    /// Fills in a value of the message.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.message = self.message.with(name, value);
        self
    }

    /// Fills in a value that is a message of its own.
    #[must_use]
    pub fn with_message(mut self, name: &'static str, value: Expected) -> Self {
        self.message = self.message.with_message(name, value);
        self
    }

    /// A query parameter that cannot be used.
    #[must_use]
    pub fn parameter(name: &'static str, value: &str, expected: Expected) -> Self {
        // A long value is shown by its beginning.
        let shown: String = value.chars().take(80).collect();
        Self::new(StatusCode::BAD_REQUEST, "problem-bad-parameter")
            .with("parameter", name)
            .with("value", shown)
            .with_message("expected", expected)
    }

    /// A field of the body that cannot be used.
    #[must_use]
    pub fn field(name: &'static str, expected: Expected) -> Self {
        Self::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-invalid-field")
            .with("field", name)
            .with_message("expected", expected)
    }

    /// What cannot be a registration number.
    #[must_use]
    pub fn not_a_number(text: &str) -> Self {
        let shown: String = text.chars().take(40).collect();
        Self::new(StatusCode::NOT_FOUND, "problem-request-number").with("number", shown)
    }

    /// The database, or what is made of it, is not there yet or not now.
    #[must_use]
    pub fn unavailable() -> Self {
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable")
    }

    /// Nothing is at this path.
    #[must_use]
    pub fn not_found() -> Self {
        Self::new(StatusCode::NOT_FOUND, "problem-not-found")
    }

    /// What to do, in a language.
    #[must_use]
    pub fn detail(&self, language: Language) -> String {
        self.message.words(language)
    }

    fn body(&self, language: Language) -> serde_json::Value {
        let kind = self.message.key.trim_start_matches("problem-");
        let mut body = json!({
            "type": format!("urn:hromada-map:{kind}"),
            "title": self.status.canonical_reason().unwrap_or_default(),
            "status": self.status.as_u16(),
            "detail": self.detail(language),
        });
        // A form says it beside the field, and not only above.
        if let Some((_, Value::Text(field))) = self.message.values.iter().find(|(name, _)| *name == "field") {
            body["field"] = field.as_str().into();
        }
        let expected = self.message.values.iter().find(|(name, _)| *name == "expected");
        if let Some((_, Value::Message(expected))) = expected {
            body["expected"] = expected.words(language).into();
            // Where in a text, so that an editor can show the place.
            for (name, value) in &expected.values {
                if let (&("line" | "column"), Value::Text(count)) = (name, value) {
                    body[*name] = count.parse::<usize>().ok().into();
                }
            }
        }
        body
    }
}

/// A message and its values, for instance `expected-…`: what a value should have been.
#[derive(Debug, Clone)]
pub struct Expected {
    key: Cow<'static, str>,
    values: Vec<(&'static str, Value)>,
}

#[derive(Debug, Clone)]
enum Value {
    Text(String),
    Message(Expected),
}

impl Expected {
    /// The message of this key.
    #[must_use]
    pub fn new(key: impl Into<Cow<'static, str>>) -> Self {
        Self { key: key.into(), values: vec![] }
    }

    /// Fills in a value.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl ToString) -> Self {
        self.values.push((name, Value::Text(value.to_string())));
        self
    }

    /// Fills in a value that is a message of its own.
    #[must_use]
    pub fn with_message(mut self, name: &'static str, value: Self) -> Self {
        self.values.push((name, Value::Message(value)));
        self
    }

    fn words(&self, language: Language) -> String {
        let mut args = FluentArgs::new();
        for (name, value) in &self.values {
            match value {
                Value::Text(text) => args.set(*name, text.as_str()),
                Value::Message(message) => args.set(*name, message.words(language)),
            }
        }
        language.format(&self.key, &args)
    }

    /// Exactly one of these words.
    #[must_use]
    pub fn one_of<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new("expected-one-of").with("values", listed(values))
    }

    /// One or several of these words, separated by commas.
    #[must_use]
    pub fn any_of<'a>(values: impl IntoIterator<Item = &'a str>) -> Self {
        Self::new("expected-any-of").with("values", listed(values))
    }
}

fn listed<'a>(values: impl IntoIterator<Item = &'a str>) -> String {
    values.into_iter().collect::<Vec<_>>().join(", ")
}

impl From<MirrorError> for Problem {
    fn from(error: MirrorError) -> Self {
        match error {
            MirrorError::Db(error) => error.into(),
            MirrorError::Index(error) => {
                tracing::error!("{error}");
                Self::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal")
            }
        }
    }
}

impl From<DbError> for Problem {
    fn from(error: DbError) -> Self {
        if matches!(error, DbError::Unavailable(_)) {
            tracing::warn!("{error}");
            return Self::unavailable();
        }
        tracing::error!("{error}");
        Self::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal")
    }
}

impl IntoResponse for Problem {
    /// The body is written by [`localise`], which knows the reader's language.
    fn into_response(self) -> Response {
        let mut response = self.status.into_response();
        response.extensions_mut().insert(self);
        response
    }
}

/// A page for people says what happened by itself.
fn is_html(response: &Response) -> bool {
    let kind = response.headers().get(header::CONTENT_TYPE).and_then(|kind| kind.to_str().ok());
    kind.is_some_and(|kind| kind.starts_with("text/html"))
}

/// Middleware: gives problems their body, and every bare error status of the framework one too.
pub async fn localise(request: Request, next: Next) -> Response {
    let headers = request.headers();
    let language = Language::chosen(None, super::cookie(headers, "lang"), super::accept_language(headers));
    let method = request.method().clone();
    let mut response = next.run(request).await;
    let problem = match response.extensions_mut().remove::<Problem>() {
        Some(problem) => problem,
        None => match response.status() {
            StatusCode::METHOD_NOT_ALLOWED => {
                Problem::new(StatusCode::METHOD_NOT_ALLOWED, "problem-method").with("method", method)
            }
            StatusCode::INTERNAL_SERVER_ERROR if !is_html(&response) => {
                Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal")
            }
            StatusCode::REQUEST_TIMEOUT | StatusCode::SERVICE_UNAVAILABLE
                if !response.headers().contains_key(header::CONTENT_TYPE) =>
            {
                Problem::new(StatusCode::SERVICE_UNAVAILABLE, "problem-unavailable")
            }
            // The framework's own word for a path that is no text.
            StatusCode::BAD_REQUEST if !is_html(&response) => Problem::not_found(),
            _ => return response,
        },
    };
    let mut answer = (problem.status, Json(problem.body(language))).into_response();
    let headers = answer.headers_mut();
    if let Some(allow) = response.headers().get(header::ALLOW) {
        headers.insert(header::ALLOW, allow.clone());
    }
    headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    headers.insert(header::VARY, HeaderValue::from_static("accept-language"));
    if problem.status == StatusCode::SERVICE_UNAVAILABLE {
        headers.insert(header::RETRY_AFTER, HeaderValue::from_static("5"));
    }
    answer
}
