//! `/api/requests.csv`: everything that matches as a table for a spreadsheet, in the reader's words. The requests are found in
//! memory and read from the database a part at a time, so that no table is too long.

use axum::{
    body::Body,
    extract::State,
    http::{HeaderMap, header},
    response::{IntoResponse, Response},
};
use chrono_tz::Tz;
use csv::{Terminator, WriterBuilder};
use futures_util::{StreamExt, TryStreamExt, stream};
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    App,
    document::Window,
    extract::Query,
    filter::{Asked, FilterParams},
    problem::Problem,
    requests::bbox,
};
use crate::{
    db::{self, DbError, Pool, public::PublicRequest},
    messages::Language,
};

/// Requests that are read at once.
const PART: usize = 2_000;
/// Says that the text is UTF-8; without it a spreadsheet guesses.
const BYTE_ORDER_MARK: &str = "\u{feff}";
/// Keys of the columns' headings.
const COLUMNS: [&str; 12] = [
    "table-number",
    "table-status",
    "table-service",
    "table-executor",
    "table-district",
    "table-place",
    "table-registered",
    "table-due",
    "table-closed",
    "table-text",
    "table-lon",
    "table-lat",
];

/// The route, whose answer may take longer than a page.
pub fn route() -> OpenApiRouter<App> {
    OpenApiRouter::new().routes(routes!(requests))
}

/// All requests on the public map that match, the latest first, as a table (RFC 4180) with semicolons, as spreadsheets expect
/// where a comma is for decimals; headings and statuses are in the reader's language.
#[utoipa::path(get, path = "/api/requests.csv", tag = "requests", params(FilterParams, Window), responses(
    (status = 200, description = "A row a request, after one of headings", content_type = "text/csv", body = String),
    (status = 400, description = "An unknown or malformed filter value", content_type = "application/problem+json")))]
pub async fn requests(
    State(app): State<App>,
    headers: HeaderMap,
    asked: Asked,
    Query(window): Query<Window>,
) -> Result<Response, Problem> {
    let bbox = bbox(window.bbox.as_deref())?;
    let listing = app.mirror.list(asked.filter, bbox, None, usize::MAX).ok_or_else(Problem::unavailable)?;
    let language = Language::chosen(None, super::cookie(&headers, "lang"), super::accept_language(&headers));
    let sheet = Sheet { language, zone: app.known()?.zone };
    let parts: Vec<Vec<i64>> = listing.ids.chunks(PART).map(<[i64]>::to_vec).collect();
    let rows = stream::iter(parts.into_iter().map(Ok)).and_then(move |ids| sheet.part(app.pool.clone(), ids));
    let body = stream::iter([Ok(sheet.heading())]).chain(rows);
    let about = [
        (header::CONTENT_TYPE, "text/csv; charset=utf-8; header=present"),
        (header::CONTENT_DISPOSITION, "attachment; filename=\"requests.csv\""),
        (header::CACHE_CONTROL, asked.keep),
    ];
    Ok((about, Body::from_stream(body)).into_response())
}

/// How a table is written.
#[derive(Clone, Copy)]
struct Sheet {
    language: Language,
    /// Of the moments.
    zone: Tz,
}

impl Sheet {
    fn heading(self) -> Vec<u8> {
        let headings = COLUMNS.map(|key| self.language.text(key));
        [BYTE_ORDER_MARK.as_bytes().to_vec(), written([headings])].concat()
    }

    async fn part(self, pool: Pool, ids: Vec<i64>) -> Result<Vec<u8>, DbError> {
        let requests = db::public::by_ids(&pool, &ids).await?;
        Ok(written(requests.into_iter().map(|request| self.row(request))))
    }

    fn row(self, request: PublicRequest) -> [String; COLUMNS.len()] {
        let day = |day: Option<chrono::NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        [
            request.number,
            self.language.text(&format!("status-{}", request.status)),
            harmless(request.service_name),
            harmless(request.executor_name.unwrap_or_default()),
            harmless(request.district_name.unwrap_or_default()),
            harmless(request.place.unwrap_or_default()),
            request.registered_at.with_timezone(&self.zone).format("%Y-%m-%d %H:%M").to_string(),
            day(request.due_on),
            day(request.closed_on),
            harmless(request.text.unwrap_or_default()),
            format!("{:.6}", request.lon),
            format!("{:.6}", request.lat),
        ]
    }
}

/// A text that no spreadsheet takes for a formula (OWASP, "CSV Injection").
fn harmless(text: String) -> String {
    if text.starts_with(['=', '+', '-', '@', '\t', '\r']) { format!("'{text}") } else { text }
}

fn written(rows: impl IntoIterator<Item = [String; COLUMNS.len()]>) -> Vec<u8> {
    let mut table = WriterBuilder::new().delimiter(b';').terminator(Terminator::CRLF).from_writer(Vec::new());
    for row in rows {
        // Writing to memory does not fail, and every row is as long.
        let _ = table.write_record(&row);
    }
    table.into_inner().unwrap_or_default()
}
