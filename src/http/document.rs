//! `/api/requests.geojson`: everything that matches as one document, from memory and in pieces, however much it is.

use std::convert::Infallible;

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use futures_util::stream;
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    App, conditional,
    extract::Query,
    filter::{Asked, FilterParams},
    problem::Problem,
    requests::bbox,
    shapes::RequestDocument,
};

/// Where.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct Window {
    /// `west,south,east,north` in degrees.
    pub(super) bbox: Option<String>,
}

/// The route, whose answer may take longer than a page.
pub fn from_memory() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(requests))
}

/// All requests on the public map that match, without paging, places in words and texts: for programs and downloads.
#[utoipa::path(get, path = "/api/requests.geojson", tag = "requests", params(FilterParams, Window), responses(
    (status = 200, description = "GeoJSON FeatureCollection", content_type = "application/geo+json", body = RequestDocument),
    (status = 304, description = "The client holds it already"),
    (status = 400, description = "An unknown or malformed filter value", content_type = "application/problem+json")))]
pub async fn requests(
    State(app): State<App>,
    headers: HeaderMap,
    asked: Asked,
    Query(window): Query<Window>,
) -> Result<Response, Problem> {
    let bbox = bbox(window.bbox.as_deref())?;
    let (tag, document) = app.mirror.geojson(asked.filter, bbox).ok_or_else(Problem::unavailable)?;
    // Weak, since it is the same compressed.
    let tag = format!("W/\"{tag:016x}\"");
    let about = [(header::ETAG, tag.as_str()), (header::CACHE_CONTROL, asked.keep)];
    if conditional::holds(&headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, about).into_response());
    }
    let kind = [
        (header::CONTENT_TYPE, "application/geo+json"),
        (header::CONTENT_DISPOSITION, "inline; filename=\"requests.geojson\""),
    ];
    let pieces = stream::iter(document.map(Ok::<_, Infallible>));
    Ok((about, kind, Body::from_stream(pieces)).into_response())
}
