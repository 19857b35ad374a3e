//! `/api/events`: server-sent events that tell an open map what has changed, so that it asks for those tiles alone.

use std::{convert::Infallible, sync::Arc, time::Duration};

use axum::{
    extract::State,
    http::header,
    response::{
        IntoResponse, Response,
        sse::{Event, KeepAlive, Sse},
    },
};
use futures_util::{StreamExt, stream};
use serde_json::json;
use tokio::sync::broadcast::{Receiver, error::RecvError};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::App;
use crate::{mirror::News, tiles::TileAddress};

/// A proxy closes what is silent for a minute.
const KEEP_ALIVE: Duration = Duration::from_secs(20);
/// With more tiles than these the map looks at everything anew.
const MOST_TILES: usize = 200;

/// The route, whose answer never ends.
pub fn endless() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(events))
}

/// What changes on the public map, as it does: `event: changed` with the `tiles` of zoom 14 (`"14/x/y"`), or null where
/// anything may have changed.
#[utoipa::path(get, path = "/api/events", tag = "requests", responses(
    (status = 200, description = "Server-sent events, without an end", content_type = "text/event-stream", body = String)))]
pub async fn events(State(app): State<App>) -> Response {
    // At once, so that a proxy passes the answer's head on, and whoever asks knows that nothing is missed from here on.
    let begin = stream::once(async { Ok(Event::default().comment("listening")) });
    let mut ended = app.mirror.ended();
    let end = async move { drop(ended.wait_for(|ended| *ended).await) };
    let told = begin.chain(stream::unfold(app.mirror.subscribe(), next)).take_until(Box::pin(end));
    let answer = Sse::new(told).keep_alive(KeepAlive::new().interval(KEEP_ALIVE));
    // nginx holds back what it may buffer.
    (
        [(header::CACHE_CONTROL, "no-store"), (header::HeaderName::from_static("x-accel-buffering"), "no")],
        answer,
    )
        .into_response()
}

async fn next(mut news: Receiver<Arc<News>>) -> Option<(Result<Event, Infallible>, Receiver<Arc<News>>)> {
    let event = match news.recv().await {
        Ok(news) => event(&news),
        // So many that some were lost.
        Err(RecvError::Lagged(_)) => event(&News::default()),
        Err(RecvError::Closed) => return None,
    };
    Some((Ok(event), news))
}

fn event(news: &News) -> Event {
    let tiles = news.tiles.as_ref().filter(|tiles| tiles.len() <= MOST_TILES);
    let names: Option<Vec<String>> = tiles.map(|tiles| tiles.iter().map(|tile| name(*tile)).collect());
    Event::default().event("changed").data(json!({"tiles": names}).to_string())
}

/// As in the tile's own address.
fn name(tile: TileAddress) -> String {
    let (x, y) = tile.column_row();
    format!("{}/{x}/{y}", tile.zoom())
}
