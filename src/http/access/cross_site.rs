//! Other sites may not act through a visitor's browser: a request that changes something and that a browser sends from
//! elsewhere is refused. Programs that are no browsers name no site and carry no cookie they were not given.

use axum::{
    extract::{Request, State},
    http::{HeaderMap, Method, StatusCode},
    middleware::Next,
    response::{IntoResponse, Response},
};

use super::super::{App, problem::Problem};

/// Lets same-site requests and all that change nothing pass
/// (Fetch Metadata, <https://www.w3.org/TR/fetch-metadata/>; for older browsers the `Origin`, RFC 6454, section 7).
pub async fn refuse(State(app): State<App>, request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    if safe || is_own(request.headers(), &app.base_url(request.headers())) {
        return next.run(request).await;
    }
    Problem::new(StatusCode::FORBIDDEN, "problem-cross-site").into_response()
}

fn is_own(headers: &HeaderMap, base_url: &str) -> bool {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let host = |url: &str| url.split_once("://").map(|(_, host)| host.to_ascii_lowercase());
    match (text("sec-fetch-site"), text("origin")) {
        (Some(site), _) => matches!(site, "same-origin" | "none"),
        (None, Some(origin)) => host(origin) == host(base_url),
        (None, None) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_own_site_and_programs_may_act() {
        for (name, value, own) in [
            ("sec-fetch-site", "same-origin", true),
            ("sec-fetch-site", "none", true),
            ("sec-fetch-site", "cross-site", false),
            ("sec-fetch-site", "same-site", false),
            ("origin", "https://map.example", true),
            ("origin", "https://evil.example", false),
            ("origin", "null", false),
            ("accept", "*/*", true),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(name, value.parse().unwrap());
            assert_eq!(is_own(&headers, "https://map.example"), own, "{name}: {value}");
        }
    }
}
