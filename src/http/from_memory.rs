//! Tiles of requests before anything else: what the mirror answers from memory does not pass through the layers around the
//! other routes, which take as long as making a tile. Whatever is not as plain as that (a search, a session, an error to be
//! put in words) goes on to the route of the same address.

use std::{
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    time::Instant,
};

use axum::{
    Router,
    extract::{Query, Request},
    http::{HeaderName, HeaderValue, Method, Uri},
    response::Response,
};
use metrics::{Counter, Histogram, counter, histogram};

use super::{SECURITY_HEADERS, filter::FilterParams, tiles};
use crate::{index::Filter, mirror::Mirror};

const PREFIX: &str = "/tiles/requests/";
/// As the other routes are counted.
const ROUTE: &str = "/tiles/requests/{z}/{x}/{y}";

/// Answers what it can, and passes the rest on.
pub fn first(mirror: Arc<Mirror>, rest: Router) -> Router {
    let plain = Arc::new(Plain { mirror, counted: [200, 204, 304].map(Counted::new) });
    Router::new().fallback(async move |request: Request| {
        // A fault that panics is met again on the route, where it is put in words.
        let answer = catch_unwind(AssertUnwindSafe(|| plain.answer(&request)));
        match answer.ok().flatten() {
            Some(response) => response,
            None => pass_on(rest, request).await,
        }
    })
}

async fn pass_on(mut rest: Router, request: Request) -> Response {
    use tower_service::Service;
    // A router is always ready, and does not fail.
    match rest.call(request).await {
        Ok(response) => response,
        Err(never) => match never {},
    }
}

struct Plain {
    mirror: Arc<Mirror>,
    counted: [Counted; 3],
}

/// Requests of one status, as [`super::health::measure`] counts them.
struct Counted {
    status: u16,
    requests: Counter,
    duration: Histogram,
}

impl Counted {
    fn new(status: u16) -> Self {
        let labels = [("path", ROUTE.to_owned()), ("status", status.to_string())];
        Self {
            status,
            requests: counter!("http_requests_total", &labels),
            duration: histogram!("http_request_duration_seconds", &labels),
        }
    }
}

impl Plain {
    fn answer(&self, request: &Request) -> Option<Response> {
        let began = Instant::now();
        let path = request.uri().path().strip_prefix(PREFIX)?;
        if request.method() != Method::GET || !self.mirror.is_loaded() {
            return None;
        }
        let mut parts = path.split('/');
        let address = [parts.next()?, parts.next()?, parts.next()?];
        if parts.next().is_some() {
            return None;
        }
        let address = tiles::address(address).ok()?;
        let filter = self.filter(request.uri())?;
        let tile = self.mirror.tile(address, filter)?;
        let mut response = tiles::answer(&tile, request.headers(), tiles::ASK_AGAIN);
        let headers = response.headers_mut();
        for (name, value) in SECURITY_HEADERS {
            headers.insert(HeaderName::from_static(name), HeaderValue::from_static(value));
        }
        let status = response.status().as_u16();
        if let Some(counted) = self.counted.iter().find(|counted| counted.status == status) {
            counted.requests.increment(1);
            counted.duration.record(began.elapsed().as_secs_f64());
        }
        Some(response)
    }

    /// The filter of a query; none where it must be looked for, is somebody's own, or is wrong.
    fn filter(&self, uri: &Uri) -> Option<Filter> {
        if uri.query().is_none_or(str::is_empty) {
            return Some(Filter::default());
        }
        let Query(params) = Query::<FilterParams>::try_from_uri(uri).ok()?;
        if params.q.is_some() || params.mine.is_some() {
            return None;
        }
        let known = self.mirror.known();
        Some(self.mirror.plain_filter(&params.parse(&known).ok()?))
    }
}
