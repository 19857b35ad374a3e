//! Liveness, readiness and metrics, for whoever watches the server.

use std::time::Instant;

use axum::{
    Json,
    extract::{MatchedPath, Request, State},
    http::{StatusCode, header},
    middleware::Next,
    response::{IntoResponse, Response},
};
use serde_json::json;

use super::{App, Outbox, shapes::ReadinessAbout};
use crate::db::{self, notice::overview};

/// The process answers.
#[utoipa::path(get, path = "/health/live", tag = "health", responses((status = 200, description = "Alive", content_type = "text/plain", body = String)))]
pub async fn live() -> &'static str {
    "ok"
}

/// Whether the database answers, its schema is up to date, and the geocoder and the requests are loaded.
#[utoipa::path(get, path = "/health/ready", tag = "health", responses(
    (status = 200, description = "Ready", body = ReadinessAbout),
    (status = 503, description = "What is missing is false", body = ReadinessAbout)))]
pub async fn ready(State(app): State<App>) -> Response {
    let database = db::ping(&app.pool).await.is_ok();
    let (migrated, geocoder) = (app.state.migrated(), app.state.geocoder_loaded());
    let requests = app.mirror.is_loaded();
    let ready = database && migrated && geocoder && requests;
    let code = if ready { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    let body = json!({"ready": ready, "database": database, "migrations": migrated, "geocoder": geocoder, "requests": requests,
                      "mail": mail(&app).await});
    (code, [(header::CACHE_CONTROL, "no-store")], Json(body)).into_response()
}

/// How the mail is doing; a server whose mail is late is ready nevertheless.
async fn mail(app: &App) -> &'static str {
    if app.outbox != Outbox::Sent {
        return "not configured";
    }
    match overview::counts(&app.pool).await {
        Ok(counts) if counts.delayed > 0 => "delayed",
        Ok(_) => "working",
        Err(_) => "unknown",
    }
}

/// Prometheus metrics (text exposition format 0.0.4).
#[utoipa::path(get, path = "/metrics", tag = "health", responses((status = 200, description = "Metrics", body = String)))]
pub async fn metrics(State(app): State<App>) -> Response {
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4")], app.metrics.render()).into_response()
}

/// Middleware: counts and times requests by route and status.
pub async fn measure(request: Request, next: Next) -> Response {
    let path = request.extensions().get::<MatchedPath>().map_or("other", MatchedPath::as_str).to_owned();
    let started = Instant::now();
    let response = next.run(request).await;
    let labels = [("path", path), ("status", response.status().as_u16().to_string())];
    metrics::counter!("http_requests_total", &labels).increment(1);
    metrics::histogram!("http_request_duration_seconds", &labels).record(started.elapsed().as_secs_f64());
    response
}
