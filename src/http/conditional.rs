//! ETags for everything that is read, and 304 for those who have it already (RFC 9110 §8.8.3, §13.1.2).

use axum::{
    body::{Body, to_bytes},
    extract::Request,
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use xxhash_rust::xxh3::xxh3_64;

/// Middleware: a weak ETag of the body on each successful GET, and an empty 304 where the client holds it.
/// Weak, since the compression that follows changes the bytes but not the meaning. A handler that knows better sets its
/// own tag, and compares it.
pub async fn etag(request: Request, next: Next) -> Response {
    let reads = matches!(*request.method(), Method::GET | Method::HEAD);
    let held = request.headers().get_all(header::IF_NONE_MATCH).iter().cloned().collect::<Vec<_>>();
    let response = next.run(request).await;
    if !reads || response.status() != StatusCode::OK || response.headers().contains_key(header::ETAG) {
        return response;
    }
    let (mut parts, body) = response.into_parts();
    // Bodies are made in memory by our own handlers, none of which streams.
    let Ok(bytes) = to_bytes(body, usize::MAX).await else {
        return StatusCode::INTERNAL_SERVER_ERROR.into_response();
    };
    let tag = format!("W/\"{:016x}\"", xxh3_64(&bytes));
    if let Ok(value) = HeaderValue::from_str(&tag) {
        parts.headers.insert(header::ETAG, value);
    }
    if held.iter().filter_map(|value| value.to_str().ok()).any(|held| matches(held, &tag)) {
        parts.status = StatusCode::NOT_MODIFIED;
        parts.headers.remove(header::CONTENT_LENGTH);
        parts.headers.remove(header::CONTENT_TYPE);
        return Response::from_parts(parts, Body::empty());
    }
    Response::from_parts(parts, Body::from(bytes))
}

/// Whether the client holds this entity tag.
pub fn holds(headers: &HeaderMap, tag: &str) -> bool {
    let held = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    held.into_iter().any(|held| matches(held, tag))
}

/// Whether a list of entity tags holds this one, compared weakly.
fn matches(held: &str, tag: &str) -> bool {
    let strong = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    held.split(',').any(|held| held.trim() == "*" || strong(held) == strong(tag))
}
