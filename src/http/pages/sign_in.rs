//! What a browser shows when a sign-in through the identity provider has failed. Programs get the same words as a
//! problem.

use askama::Template;
use axum::{
    http::{HeaderMap, HeaderValue, header},
    response::{IntoResponse, Response},
};

use super::{App, Frame, answer, frame};
use crate::http::problem::Problem;

#[derive(Template)]
#[template(path = "sign_in_failed.html")]
struct FailedPage {
    frame: Frame,
    detail: String,
    /// Whether trying once more may help.
    again: bool,
}

/// Says what went wrong, and how to go on.
pub async fn failed(app: &App, headers: &HeaderMap, problem: Problem) -> Response {
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if !accept.contains("text/html") {
        return problem.into_response();
    }
    // The other language is that of the map: this page's address is used up.
    let frame = frame(app, "/", None, headers).await;
    let (language, detail) = (frame.language, problem.detail(frame.language));
    let page = FailedPage { frame, detail, again: app.oidc.is_some() }.render();
    let mut response = answer(problem.status, language, page);
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-store"));
    // The address holds what the provider sent along.
    headers.insert(header::REFERRER_POLICY, HeaderValue::from_static("no-referrer"));
    response
}
