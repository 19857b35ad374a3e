//! The working list: an operator's of all requests, an executor's of those of their organisation, an official's of all
//! without personal data.

use axum::{Json as JsonBody, extract::State, response::Response};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use super::{
    super::{
        App,
        access::private,
        extract::{Query, parameter},
        filter::FilterParams,
        problem::{Expected, Problem},
        requests::bbox,
    },
    Acting,
    masking::Masking,
};
use crate::{
    db::desk::{self, DeskFilter, DeskRequest, Sight},
    domain::limits,
    mirror::Known,
};

const DEFAULT_LIMIT: i64 = 50;
const HIGHEST_LIMIT: i64 = 200;

/// Which requests.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct ListParams {
    /// Statuses, separated by commas.
    status: Option<String>,
    /// Marker groups: `in_work`, `overdue`, `awaiting`, `done`, `closed_without`.
    group: Option<String>,
    /// Service codes.
    service: Option<String>,
    /// Ids of executing organisations.
    executor: Option<String>,
    /// Ids of districts.
    district: Option<String>,
    /// First day of registration, e.g. `2026-11-01`.
    from: Option<String>,
    /// Last day of registration.
    to: Option<String>,
    /// `true` or `false`.
    overdue: Option<String>,
    /// Words in the number, the address or the text.
    q: Option<String>,
    /// `west,south,east,north` in degrees: only what is known to be there.
    bbox: Option<String>,
    /// 1 to 200; 50 when not given.
    limit: Option<String>,
    /// `next` of the page before.
    cursor: Option<String>,
}

/// A page of the working list.
#[derive(Debug, Serialize, ToSchema)]
pub struct Page {
    /// How many match in all.
    matched: i64,
    /// Newest first.
    requests: Vec<DeskRequest>,
    /// The cursor of the next page, if there is one.
    next: Option<String>,
}

/// Requests to be worked on, newest first.
#[utoipa::path(get, path = "/api/desk/requests", tag = "desk", params(ListParams), responses(
    (status = 200, description = "A page of requests", body = Page),
    (status = 400, description = "An unknown or malformed filter value", content_type = "application/problem+json")))]
pub async fn requests(
    State(app): State<App>,
    acting: Acting,
    Query(asked): Query<ListParams>,
) -> Result<Response, Problem> {
    let known = desk::catalogue(&app.pool).await?.known();
    let filter = DeskFilter { sight: acting.sight(), ..asked.parse(&known)? };
    let (matched, mut requests) = desk::list(&app.pool, &filter).await?;
    if let Some(masking) = Masking::of(acting.role) {
        requests.iter_mut().for_each(|request| masking.request(request));
    }
    let last = requests.last().filter(|_| requests.len() as i64 == filter.limit);
    let next = last.map(|last| format!("{}-{}", last.registered_at.timestamp_micros(), last.id));
    Ok(private(JsonBody(Page { matched, requests, next })))
}

impl ListParams {
    fn parse(self, known: &Known) -> Result<DeskFilter, Problem> {
        let expected = || Expected::new("expected-limit").with("highest", HIGHEST_LIMIT);
        let limit = parameter("limit", self.limit.as_deref(), expected())?.unwrap_or(DEFAULT_LIMIT);
        if !(1..=HIGHEST_LIMIT).contains(&limit) {
            return Err(Problem::parameter("limit", &limit.to_string(), expected()));
        }
        let within = bbox(self.bbox.as_deref())?;
        let (words, after) = (words(self.q.as_deref())?, cursor(self.cursor.as_deref())?);
        let asked = FilterParams {
            status: self.status,
            group: self.group,
            service: self.service,
            executor: self.executor,
            district: self.district,
            from: self.from,
            to: self.to,
            overdue: self.overdue,
            ..FilterParams::default()
        };
        Ok(DeskFilter { sight: Sight::default(), asked: asked.parse(known)?, words, within, after, limit })
    }
}

fn words(value: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(value) = value.map(str::trim).filter(|value| !value.is_empty()) else { return Ok(None) };
    if value.chars().count() > limits::ADDRESS || value.contains('\0') {
        let expected = Expected::new("expected-query").with("longest", limits::ADDRESS);
        return Err(Problem::parameter("q", value, expected));
    }
    Ok(Some(value.to_owned()))
}

/// A cursor is the registration instant in microseconds and the id of the last request seen.
fn cursor(value: Option<&str>) -> Result<Option<(DateTime<Utc>, i64)>, Problem> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let parse = || {
        let (micros, id) = value.split_once('-')?;
        Some((DateTime::from_timestamp_micros(micros.parse().ok()?)?, id.parse().ok()?))
    };
    parse().map(Some).ok_or_else(|| Problem::parameter("cursor", value, Expected::new("expected-cursor")))
}
