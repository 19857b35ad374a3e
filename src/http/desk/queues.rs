//! The operator's queues: what waits for what, and since when. What can be done is said by the card of each request.

use std::collections::HashMap;

use axum::{
    Json as JsonBody,
    extract::{FromRequestParts, Path, State},
    http::request::Parts,
    response::Response,
};
use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    super::{App, access::private, problem::Problem},
    Acting,
};
use crate::{
    db::desk::{self, DeskRequest},
    domain,
    intake::queue,
};

/// How many requests of a queue are listed at once.
const LISTED: usize = 100;

/// A queue and how many wait in it.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueCount {
    /// `new`, `location`, `moderation`, `comments`, `confirmations`, `cancellations`, `closing` or `overdue`.
    #[schema(value_type = String)]
    queue: domain::Queue,
    /// How many requests wait.
    waiting: i64,
}

/// How many requests wait for an operator.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueCounts {
    /// Every queue, in the order of a request's life.
    queues: Vec<QueueCount>,
}

/// A queue.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueItems {
    /// Those that wait longest first, 100 at most.
    items: Vec<QueueItem>,
}

/// A request that waits.
#[derive(Debug, Serialize, ToSchema)]
pub struct QueueItem {
    /// Since when it waits for this.
    since: DateTime<Utc>,
    /// Whether it waits for its words: bad ones, personal data or several questions are in them.
    text: bool,
    /// How many of its photos wait for a word on whether the public may see them.
    photos: i64,
    request: DeskRequest,
}

/// How many requests wait in each queue; one may wait in several.
#[utoipa::path(get, path = "/api/desk/queues", tag = "desk", responses(
    (status = 200, description = "Every queue with its count", body = QueueCounts)))]
pub async fn counts(State(app): State<App>) -> Result<Response, Problem> {
    let counts = queue::counts(&app.pool).await?;
    let count = |queue| QueueCount { queue, waiting: counts.get(&queue).copied().unwrap_or_default() };
    Ok(private(JsonBody(QueueCounts { queues: domain::Queue::ALL.map(count).into() })))
}

/// The requests of one queue, those that wait longest first.
#[utoipa::path(get, path = "/api/desk/queues/{queue}", tag = "desk", params(("queue" = String, Path)), responses(
    (status = 200, description = "The queue", body = QueueItems),
    (status = 404, description = "No such queue", content_type = "application/problem+json")))]
pub async fn items(State(app): State<App>, acting: Acting, Named(queue): Named) -> Result<Response, Problem> {
    let waiting = queue::items(&app.pool, queue, LISTED).await?;
    let numbers: Vec<String> = waiting.iter().map(|item| item.waiting.number.clone()).collect();
    let requests = desk::by_numbers(&app.pool, &numbers, acting.sight()).await?;
    let mut by_number: HashMap<String, DeskRequest> =
        requests.into_iter().map(|request| (request.number.clone(), request)).collect();
    let items = waiting.into_iter().filter_map(|item| {
        let request = by_number.remove(&item.waiting.number)?;
        Some(QueueItem { since: item.waiting.since, text: item.text, photos: item.waiting.photos, request })
    });
    Ok(private(JsonBody(QueueItems { items: items.collect() })))
}

/// A queue's name in a path.
pub struct Named(domain::Queue);

impl<S: Send + Sync> FromRequestParts<S> for Named {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Problem> {
        let path =
            Path::<String>::from_request_parts(parts, state).await.map_err(|_| Problem::not_found())?;
        path.parse().map(Self).map_err(|_| Problem::not_found())
    }
}
