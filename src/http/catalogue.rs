//! What there is to filter by: the community, its districts, services and executors, and counts.

use std::{collections::BTreeMap, sync::Arc};

use axum::{
    Json,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use serde::Serialize;
use serde_json::Value;
use utoipa::ToSchema;

use super::{
    App,
    filter::{Asked, FilterParams},
    problem::Problem,
    requests::geojson_response,
    shapes::{CommunityAbout, DistrictCollection},
};
use crate::{
    db,
    index::Counted,
    messages::{Language, preview},
    tiles::tilejson::ATTRIBUTION,
};

/// The community whose map this is, and what it says of itself in the language of the cookie `lang` or of `Accept-Language`.
#[utoipa::path(get, path = "/api/community", tag = "catalogue", responses(
    (status = 200, description = "Name, bounds, boundary, time zone", body = CommunityAbout),
    (status = 404, description = "Nothing has been imported yet", content_type = "application/problem+json")))]
pub async fn community(State(app): State<App>, headers: HeaderMap) -> Result<Response, Problem> {
    let community = db::community::get(&app.pool).await?.ok_or_else(Problem::not_found)?;
    let centre = match community.bounds[..] {
        [west, south, east, north] => [f64::midpoint(west, east), f64::midpoint(south, north)],
        _ => [0.0, 0.0],
    };
    let mut body = serde_json::to_value(community).unwrap_or_default();
    body["centre"] = centre.into();
    body["attribution"] = ATTRIBUTION.into();
    let language = Language::chosen(None, super::cookie(&headers, "lang"), super::accept_language(&headers));
    let words = db::text::words(&app.pool, language).await?;
    body["about"] = preview::about(&words).into();
    body["contact"] = preview::contact(&words).into();
    Ok(([(header::VARY, "cookie, accept-language")], Json(body)).into_response())
}

/// A service as the public sees it.
#[derive(Debug, Serialize, ToSchema)]
pub struct PublicService {
    code: String,
    name: String,
    group: String,
    term_days: i32,
    /// `calendar` or `working` days.
    term_unit: String,
}

/// The classifier, without the services that only an import has named so far or that are retired.
#[utoipa::path(get, path = "/api/services", tag = "catalogue", responses(
    (status = 200, description = "Services by group and name", body = [PublicService])))]
pub async fn services(State(app): State<App>) -> Result<Json<Vec<PublicService>>, Problem> {
    let shown = |service: &db::service::Service| {
        service.reviewed || ["exact", "generalised"].contains(&service.visibility.as_str())
    };
    let services = db::service::offered(&app.pool).await?;
    let services = services.into_iter().filter(shown).map(|service| PublicService {
        code: service.code,
        name: service.name,
        group: service.group,
        term_days: service.term_days,
        term_unit: service.term_unit,
    });
    Ok(Json(services.collect()))
}

/// The organisations that carry out requests on the map.
#[utoipa::path(get, path = "/api/executors", tag = "catalogue", responses(
    (status = 200, description = "Organisations by name", body = [db::service::Organisation])))]
pub async fn executors(State(app): State<App>) -> Result<Json<Vec<db::service::Organisation>>, Problem> {
    Ok(Json(db::service::public_organisations(&app.pool).await?))
}

/// The districts with their boundaries.
#[utoipa::path(get, path = "/api/districts", tag = "catalogue", responses(
    (status = 200, description = "GeoJSON FeatureCollection", content_type = "application/geo+json", body = DistrictCollection)))]
pub async fn districts(State(app): State<App>) -> Result<Response, Problem> {
    Ok(geojson_response(db::community::districts(&app.pool).await?.to_string()))
}

/// Counts of the matching requests.
#[derive(Debug, Serialize, ToSchema)]
pub struct Statistics {
    /// How many match.
    total: u64,
    /// By marker group: `{"in_work": 12, …}`.
    groups: BTreeMap<&'static str, u64>,
    /// Most first.
    services: Vec<OfService>,
    /// Most first.
    districts: Vec<OfPlace>,
    /// By executing organisation, most first.
    executors: Vec<OfPlace>,
    /// Requests of services that have no marker, whatever the filter: `[{"code", "name", "year", "count"}]`, rounded down
    /// to fives.
    unmapped: Value,
}

/// How many requests a service has.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfService {
    #[schema(value_type = String)]
    code: Arc<str>,
    #[schema(value_type = String)]
    name: Arc<str>,
    count: u64,
}

/// How many requests a district or an organisation has.
#[derive(Debug, Serialize, ToSchema)]
pub struct OfPlace {
    id: i32,
    #[schema(value_type = Option<String>)]
    name: Option<Arc<str>>,
    count: u64,
}

/// Counts of the matching requests.
#[utoipa::path(get, path = "/api/statistics", tag = "requests", params(FilterParams), responses(
    (status = 200, description = "By group, service, district and executor", body = Statistics)))]
pub async fn statistics(State(app): State<App>, asked: Asked) -> Result<Response, Problem> {
    let counts = app.mirror.statistics(asked.filter).ok_or_else(Problem::unavailable)?;
    let of_ids = |counted: Vec<Counted<i32>>| -> Vec<OfPlace> {
        counted.into_iter().map(|Counted { key: id, name, count }| OfPlace { id, name, count }).collect()
    };
    let of_service = |Counted { key: code, name, count }: Counted<Arc<str>>| OfService {
        name: name.unwrap_or_else(|| code.clone()),
        code,
        count,
    };
    let statistics = Statistics {
        total: counts.total,
        groups: counts.groups.iter().map(|(group, count)| (group.as_str(), *count)).collect(),
        services: counts.services.into_iter().map(of_service).collect(),
        districts: of_ids(counts.districts),
        executors: of_ids(counts.executors),
        unmapped: (*app.mirror.unmapped(&app.pool).await?).clone(),
    };
    Ok(([(header::CACHE_CONTROL, asked.keep)], Json(statistics)).into_response())
}
