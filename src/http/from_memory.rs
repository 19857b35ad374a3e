//! Tiles of requests before anything else: what the mirror answers from memory does not pass through the layers around the
//! other routes, which take as long as making a tile. Whatever is not as plain as that (a search, a session, an error to be
//! put in words) goes on to the route of the same address.

use std::{
    convert::Infallible,
    future::{Ready, ready},
    panic::{AssertUnwindSafe, catch_unwind},
    sync::Arc,
    task::{Context, Poll},
    time::Instant,
};

use axum::{
    Router,
    extract::{Query, Request},
    http::{HeaderValue, Method, Uri, header},
    response::Response,
    routing::future::RouteFuture,
};
use futures_util::future::Either;
use metrics::{Counter, Histogram, counter, histogram};
use tower_service::Service;

use super::{filter::FilterParams, tiles};
use crate::{index::Filter, mirror::Mirror};

const PREFIX: &str = "/tiles/requests/";
/// As the other routes are counted.
const ROUTE: &str = "/tiles/requests/{z}/{x}/{y}";

/// Answers what it can, and passes the rest on.
#[derive(Clone)]
pub struct FromMemory {
    plain: Arc<Plain>,
    rest: Router,
}

impl FromMemory {
    /// What the mirror answers, before the rest.
    #[must_use]
    pub fn new(mirror: Arc<Mirror>, rest: Router) -> Self {
        let plain = Arc::new(Plain { mirror, counted: [200, 204, 304].map(Counted::new) });
        Self { plain, rest }
    }
}

impl Service<Request> for FromMemory {
    type Response = Response;
    type Error = Infallible;
    type Future = Either<Ready<Result<Response, Infallible>>, RouteFuture<Infallible>>;

    fn poll_ready(&mut self, _: &mut Context<'_>) -> Poll<Result<(), Infallible>> {
        // As a router is.
        Poll::Ready(Ok(()))
    }

    fn call(&mut self, request: Request) -> Self::Future {
        // A fault that panics is met again on the route, where it is put in words.
        let answer = catch_unwind(AssertUnwindSafe(|| self.plain.answer(&request)));
        match answer.ok().flatten() {
            Some(response) => Either::Left(ready(Ok(response))),
            None => Either::Right(self.rest.call(request)),
        }
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
        // A tile is no page: what a page may load, and what it tells of where it was, does not concern it.
        response.headers_mut().insert(header::X_CONTENT_TYPE_OPTIONS, HeaderValue::from_static("nosniff"));
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
