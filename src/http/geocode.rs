//! `/api/geocode`, `/api/autocomplete`, `/api/reverse`: the geocoder as GeocodeJSON
//! (<https://github.com/geocoders/geocodejson-spec>, version 0.1.0).

use axum::{extract::State, response::Response};
use geo::Point;
use geojson::{Feature, FeatureCollection};
use serde::Deserialize;
use serde_json::json;
use utoipa::IntoParams;

use super::{
    App,
    access::Asker,
    extract::{Query, lon_lat, parameter},
    problem::{Expected, Problem},
    requests::geojson_response,
    shapes::PlaceCollection,
};
use crate::{
    geocoder::{Answer, Query as AddressQuery},
    intake::locate::Gazetteered,
};

const DEFAULT_LIMIT: usize = 5;
const HIGHEST_LIMIT: usize = 20;
const LONGEST_QUERY: usize = 300;

/// What to look for, and near where.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct SearchParams {
    /// Address as typed.
    q: Option<String>,
    /// 1 to 20; 5 when not given.
    limit: Option<String>,
    /// Degrees: with `lat`, prefers what is near when a street is in several settlements.
    lon: Option<String>,
    /// Degrees.
    lat: Option<String>,
}

/// Whether to say why.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ExplainParams {
    /// `1`: adds `explanation`, which says how the text was read and what spoke for and against each street.
    explain: Option<String>,
}

/// A point.
#[derive(Debug, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ReverseParams {
    /// Degrees.
    lon: Option<String>,
    /// Degrees.
    lat: Option<String>,
    /// 1 to 20; 1 when not given.
    limit: Option<String>,
}

/// Places for an address, best first; none when nothing fits.
#[utoipa::path(get, path = "/api/geocode", tag = "geocoder", params(SearchParams, ExplainParams), responses(
    (status = 200, description = "GeocodeJSON", content_type = "application/geo+json", body = PlaceCollection)))]
pub async fn geocode(
    State(app): State<App>,
    Asker(audience): Asker,
    Query(params): Query<SearchParams>,
    Query(ExplainParams { explain }): Query<ExplainParams>,
) -> Result<Response, Problem> {
    let (text, limit, near) = params.parse()?;
    let gazetteer = app.gazetteer()?;
    let query = AddressQuery { text: &text, limit, near };
    let mut found = collection(&gazetteer, &gazetteer.geocode(&query, audience), Some(&text));
    match explain.as_deref() {
        None | Some("" | "0") => {}
        Some("1") => {
            let explanation = json!(gazetteer.geocoder.explain(&query));
            found.foreign_members.get_or_insert_default().insert("explanation".to_owned(), explanation);
        }
        Some(other) => {
            return Err(Problem::parameter("explain", other, Expected::new("expected-explain")));
        }
    }
    Ok(geojson_response(found.to_string()))
}

/// Places for the beginning of an address, for a box that is being typed into.
#[utoipa::path(get, path = "/api/autocomplete", tag = "geocoder", params(SearchParams), responses(
    (status = 200, description = "GeocodeJSON", content_type = "application/geo+json", body = PlaceCollection)))]
pub async fn autocomplete(
    State(app): State<App>,
    Query(params): Query<SearchParams>,
) -> Result<Response, Problem> {
    let (text, limit, near) = params.parse()?;
    let gazetteer = app.gazetteer()?;
    let answers = gazetteer.geocoder.autocomplete(&AddressQuery { text: &text, limit, near });
    Ok(answer(&gazetteer, &answers, Some(&text)))
}

/// The addresses nearest to a point.
#[utoipa::path(get, path = "/api/reverse", tag = "geocoder", params(ReverseParams), responses(
    (status = 200, description = "GeocodeJSON", content_type = "application/geo+json", body = PlaceCollection)))]
pub async fn reverse(
    State(app): State<App>,
    Query(params): Query<ReverseParams>,
) -> Result<Response, Problem> {
    let at = lon_lat(params.lon.as_deref(), params.lat.as_deref())?;
    let (lon, lat) =
        at.ok_or_else(|| Problem::parameter("lon, lat", "", Expected::new("expected-lon-lat")))?;
    let limit = limit(params.limit.as_deref(), 1)?;
    let gazetteer = app.gazetteer()?;
    let answers = gazetteer.geocoder.reverse(Point::new(lon, lat), limit);
    Ok(answer(&gazetteer, &answers, None))
}

impl SearchParams {
    fn parse(self) -> Result<(String, usize, Option<Point<f64>>), Problem> {
        let text = self.q.unwrap_or_default();
        let length = text.trim().chars().count();
        if length == 0 || length > LONGEST_QUERY {
            let expected = Expected::new("expected-query").with("longest", LONGEST_QUERY);
            return Err(Problem::parameter("q", &text, expected));
        }
        let near = lon_lat(self.lon.as_deref(), self.lat.as_deref())?;
        Ok((text, limit(self.limit.as_deref(), DEFAULT_LIMIT)?, near.map(|(lon, lat)| Point::new(lon, lat))))
    }
}

fn limit(value: Option<&str>, default: usize) -> Result<usize, Problem> {
    let expected = || Expected::new("expected-limit").with("highest", HIGHEST_LIMIT);
    let limit = parameter("limit", value, expected())?.unwrap_or(default);
    if (1..=HIGHEST_LIMIT).contains(&limit) {
        return Ok(limit);
    }
    Err(Problem::parameter("limit", &limit.to_string(), expected()))
}

fn answer(gazetteer: &Gazetteered, answers: &[Answer], query: Option<&str>) -> Response {
    geojson_response(collection(gazetteer, answers, query).to_string())
}

fn collection(gazetteer: &Gazetteered, answers: &[Answer], query: Option<&str>) -> FeatureCollection {
    let about = json!({"geocoding": {
        "version": "0.1.0", "licence": "ODbL", "attribution": "© OpenStreetMap contributors", "query": query}});
    FeatureCollection {
        bbox: None,
        features: answers.iter().map(|answer| feature(gazetteer, answer)).collect(),
        foreign_members: about.as_object().cloned(),
    }
}

fn feature(gazetteer: &Gazetteered, answer: &Answer) -> Feature {
    let properties = json!({"geocoding": {
        "label": answer.label,
        "match_level": answer.match_level,
        "confidence": round(answer.confidence, 3),
        "accuracy": round(answer.accuracy_m, 1),
        "distance": answer.distance_m.map(|metres| round(metres, 1)),
        "housenumber": answer.house_number,
        "street": answer.street,
        "city": answer.settlement,
        "district": gazetteer.district_name(answer.district),
        "matched_name": answer.matched_name,
    }});
    let point = [answer.point.x(), answer.point.y()].map(|degrees| round(degrees, 7));
    Feature {
        bbox: None,
        geometry: Some(geojson::Geometry::new_point(point)),
        id: None,
        properties: properties.as_object().cloned(),
        foreign_members: None,
    }
}

fn round(value: f64, decimals: i32) -> f64 {
    let scale = 10_f64.powi(decimals);
    (value * scale).round() / scale
}
