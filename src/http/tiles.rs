//! `/tiles/…`: vector tiles of the requests and of the base map, their TileJSON, and the map's style.

use axum::{
    Json,
    extract::{Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::IntoParams;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    App, conditional,
    extract::{Query, parameter},
    filter::{Asked, FilterParams},
    problem::{Expected, Problem},
    shapes::TileDescription,
};
use crate::{
    db::{self, base_tile},
    index::CLUSTERS_UP_TO,
    mirror::Tile,
    tiles::{
        TileAddress,
        address::MAX_ZOOM,
        style::{self, Theme},
        tilejson::{self, TileJson},
    },
};

/// The highest zoom a client asks for: from the first zoom without clusters on, places are as far apart as they get.
const REQUESTS_UP_TO: u8 = CLUSTERS_UP_TO + 2;
/// Base-map tiles carry the time of the import in their address, so that they may be kept.
const KEEP: &str = "public, max-age=86400";
/// Requests change: a client asks again, and is told by the ETag that nothing has.
pub(super) const ASK_AGAIN: &str = "no-cache";
const MVT: &str = "application/vnd.mapbox-vector-tile";
/// Of an answer with a tile; room for them is made at once.
const HEADERS: usize = 8;

/// The route of the requests' tiles; [`super::from_memory`] answers the most of them before.
pub fn from_memory() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(requests))
}

/// A tile of the accepted requests, filtered like `/api/requests`.
#[utoipa::path(get, path = "/tiles/requests/{z}/{x}/{y}", tag = "tiles", params(FilterParams,
    ("z" = u8, Path), ("x" = u32, Path), ("y" = String, Path, description = "Row and `.mvt`")), responses(
    (status = 200, description = "Mapbox Vector Tile: layers requests and clusters",
     content_type = "application/vnd.mapbox-vector-tile"),
    (status = 304, description = "The client holds it already"),
    (status = 204, description = "Nothing there")))]
pub async fn requests(
    State(app): State<App>,
    Path(path): Path<(String, String, String)>,
    asked: Asked,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    let address = address([&path.0, &path.1, &path.2])?;
    let tile = app.mirror.tile(address, asked.filter).ok_or_else(Problem::unavailable)?;
    Ok(answer(&tile, &headers, asked.keep))
}

/// A tile as an answer, or a word that the client holds it or that it is empty.
pub(super) fn answer(tile: &Tile, headers: &HeaderMap, keep: &'static str) -> Response {
    // Weak, since it is the same compressed.
    let tag = format!("W/\"{:016x}\"", tile.tag);
    let is_held = conditional::holds(headers, &tag);
    let mut response = Response::default();
    let about = response.headers_mut();
    about.reserve(HEADERS);
    // Hexadecimal digits are a value.
    about.extend(HeaderValue::try_from(tag).ok().map(|tag| (header::ETAG, tag)));
    about.insert(header::CACHE_CONTROL, HeaderValue::from_static(keep));
    if is_held || tile.bytes.is_empty() {
        *response.status_mut() = if is_held { StatusCode::NOT_MODIFIED } else { StatusCode::NO_CONTENT };
        return response;
    }
    about.insert(header::CONTENT_TYPE, HeaderValue::from_static(MVT));
    about.insert(header::VARY, HeaderValue::from_static("accept-encoding"));
    let is_compressed = takes_gzip(headers);
    if is_compressed {
        about.insert(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"));
    }
    *response.body_mut() = if is_compressed { tile.gzip() } else { tile.bytes.clone() }.into();
    response
}

/// Whether gzip may be sent (RFC 9110, section 12.5.3); what comes with a weight of nothing is refused.
fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get_all(header::ACCEPT_ENCODING).iter().filter_map(|value| value.to_str().ok());
    accepted.flat_map(|list| list.split(',')).any(|coding| {
        let (name, weight) = coding.split_once(';').unwrap_or((coding, ""));
        let refused = weight.trim().strip_prefix("q=").is_some_and(|q| q.parse() == Ok(0.0));
        name.trim().eq_ignore_ascii_case("gzip") && !refused
    })
}

/// A tile of the base map.
#[utoipa::path(get, path = "/tiles/base/{z}/{x}/{y}", tag = "tiles", params(
    ("z" = u8, Path), ("x" = u32, Path), ("y" = String, Path, description = "Row and `.mvt`")), responses(
    (status = 200, description = "Mapbox Vector Tile in the Shortbread schema",
     content_type = "application/vnd.mapbox-vector-tile"),
    (status = 204, description = "Nothing there")))]
pub async fn base(
    State(app): State<App>,
    Path(path): Path<(String, String, String)>,
) -> Result<Response, Problem> {
    let address = address_up_to([&path.0, &path.1, &path.2], base_tile::MAX_ZOOM)?;
    Ok(tile_response(base_tile::tile(&app.pool, address).await?, KEEP))
}

/// TileJSON of the requests' tiles; the filters of the query are kept in the tiles' address.
#[utoipa::path(get, path = "/tiles/requests.json", tag = "tiles", params(FilterParams), responses(
    (status = 200, description = "TileJSON 3.0.0", body = TileDescription)))]
pub async fn requests_json(
    State(app): State<App>,
    headers: HeaderMap,
    uri: axum::http::Uri,
    _: Asked,
) -> Result<Response, Problem> {
    let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
    let template = format!("{}/tiles/requests/{{z}}/{{x}}/{{y}}.mvt{query}", app.base_url(&headers));
    let bounds = bounds(&app).await?;
    Ok(described(&TileJson::new(template, bounds, REQUESTS_UP_TO, tilejson::request_layers())))
}

/// TileJSON of the base map.
#[utoipa::path(get, path = "/tiles/base.json", tag = "tiles", responses(
    (status = 200, description = "TileJSON 3.0.0", body = TileDescription)))]
pub async fn base_json(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let community = db::community::get(&app.pool).await?;
    let version = community.map_or(0, |community| community.imported_at.timestamp());
    let template = format!("{}/tiles/base/{{z}}/{{x}}/{{y}}.mvt?v={version}", app.base_url(&headers));
    // The extract reaches beyond the community: the map may be dragged as far.
    let world = [-180.0, -85.051_129, 180.0, 85.051_129];
    Ok(described(&TileJson::new(template, world, base_tile::MAX_ZOOM, tilejson::base_layers())))
}

/// Which style.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct StyleParams {
    /// `light` or `dark`.
    theme: Option<String>,
}

/// The MapLibre style of the map.
#[utoipa::path(get, path = "/tiles/style.json", tag = "tiles", params(StyleParams), responses(
    (status = 200, description = "MapLibre style", body = serde_json::Value)))]
pub async fn style(
    State(app): State<App>,
    headers: HeaderMap,
    Query(params): Query<StyleParams>,
) -> Result<Response, Problem> {
    let expected = Expected::one_of(["light", "dark"]);
    let theme: Theme = parameter("theme", params.theme.as_deref(), expected)?.unwrap_or_default();
    let headers_out = [(header::CONTENT_TYPE, "application/json"), (header::CACHE_CONTROL, ASK_AGAIN)];
    Ok((headers_out, style::style(theme, &app.base_url(&headers))).into_response())
}

/// The address of a tile of requests.
pub(super) fn address(path: [&str; 3]) -> Result<TileAddress, Problem> {
    address_up_to(path, MAX_ZOOM)
}

fn address_up_to([z, x, y]: [&str; 3], highest: u8) -> Result<TileAddress, Problem> {
    let out_of_range =
        |reason: String| Problem::new(StatusCode::NOT_FOUND, "problem-tile").with("reason", reason);
    let row = y.strip_suffix(".mvt").or_else(|| y.strip_suffix(".pbf")).unwrap_or(y);
    let (Ok(z), Ok(x), Ok(row)) = (z.parse::<u8>(), x.parse(), row.parse()) else {
        return Err(out_of_range(format!("{z}/{x}/{y}")));
    };
    if z > highest {
        return Err(out_of_range(format!("z ≤ {highest}")));
    }
    TileAddress::new(z, x, row).map_err(|error| out_of_range(error.to_string()))
}

async fn bounds(app: &App) -> Result<[f64; 4], Problem> {
    let community = db::community::get(&app.pool).await?;
    let bounds = community.and_then(|community| <[f64; 4]>::try_from(community.bounds).ok());
    Ok(bounds.unwrap_or([-180.0, -85.051_129, 180.0, 85.051_129]))
}

fn tile_response(tile: Vec<u8>, cache: &'static str) -> Response {
    if tile.is_empty() {
        return (StatusCode::NO_CONTENT, [(header::CACHE_CONTROL, cache)]).into_response();
    }
    let headers = [(header::CONTENT_TYPE, MVT), (header::CACHE_CONTROL, cache)];
    (headers, tile).into_response()
}

fn described(tiles: &TileJson) -> Response {
    ([(header::CACHE_CONTROL, ASK_AGAIN)], Json(tiles)).into_response()
}
