//! Pages that work without JavaScript: one request with its history, and the page for what is not there.

use std::sync::LazyLock;

use askama::Template;
use axum::{
    extract::{OriginalUri, Path, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{Html, IntoResponse, Response},
};
use chrono::Utc;
use chrono_tz::Tz;

use super::{
    App,
    assets::{self, PageAssets},
    problem::Problem,
    requests,
};
use crate::{
    db::{
        self,
        community::Community,
        public::{PublicPhoto, PublicRequest, Step as StepRow},
    },
    domain::{RegistrationNumber, clock},
    messages::{Language, preview::page_foot},
};

pub mod outbox;
mod photos;
mod progress;
pub mod sign_in;
mod words;

use photos::Photo;
use progress::Step;
use words::Calendar;

static ASSETS: LazyLock<PageAssets> = LazyLock::new(assets::page_assets);

/// What every page has around its content.
struct Frame {
    language: Language,
    lang: &'static str,
    other_lang: &'static str,
    /// The page's path.
    here: String,
    community: String,
    /// Who runs the map and how to reach them, line by line.
    contact: Vec<String>,
    assets: PageAssets,
}

impl Frame {
    /// A message in the page's language.
    fn t(&self, key: &str) -> String {
        self.language.text(key)
    }
}

#[derive(Template)]
#[template(path = "request.html")]
struct RequestPage {
    frame: Frame,
    number: String,
    service: String,
    place: String,
    district: String,
    text: String,
    group: String,
    mark: &'static str,
    heading: String,
    status: String,
    executor: String,
    monogram: String,
    due: String,
    closed: bool,
    late: bool,
    generalised: bool,
    registered: String,
    lon: f64,
    lat: f64,
    steps: Vec<Step>,
    photos: Vec<Photo>,
    history: Vec<HistoryRow>,
}

struct HistoryRow {
    at: String,
    date: String,
    status: String,
}

#[derive(Template)]
#[template(path = "not_found.html")]
struct NotFoundPage {
    frame: Frame,
    detail: String,
}

#[derive(Template)]
#[template(path = "error.html")]
struct ErrorPage {
    frame: Frame,
    detail: String,
}

/// `/requests/{number}`: one request for people.
pub async fn request(
    State(app): State<App>,
    Path(number): Path<String>,
    OriginalUri(uri): OriginalUri,
    headers: HeaderMap,
) -> Response {
    let frame = frame(&app, uri.path(), uri.query(), &headers).await;
    let language = frame.language;
    let found = match number.parse::<RegistrationNumber>() {
        Ok(number) => requests::find(&app, &number.to_string()).await,
        Err(_) => Err(Problem::not_a_number(&number)),
    };
    let page = match found {
        Ok((request, steps)) => match db::public::photos(&app.pool, request.id).await {
            Ok(photos) => request_page(&app, frame, request, &steps, &photos).await.render(),
            Err(error) => return problem_page(frame, &error.into()),
        },
        Err(problem) => return problem_page(frame, &problem),
    };
    answer(StatusCode::OK, language, page)
}

/// What is nowhere else: a file of the web pages, or a page that says there is nothing, or a problem.
pub async fn fallback(State(app): State<App>, OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Response {
    if let Some(file) = assets::top_level(uri.path()) {
        return file;
    }
    let accept = headers.get(header::ACCEPT).and_then(|accept| accept.to_str().ok()).unwrap_or_default();
    if !accept.contains("text/html") {
        return Problem::not_found().into_response();
    }
    let frame = frame(&app, "/", uri.query(), &headers).await;
    problem_page(frame, &Problem::not_found())
}

fn problem_page(frame: Frame, problem: &Problem) -> Response {
    let (language, detail) = (frame.language, problem.detail(frame.language));
    let page = if problem.status.is_server_error() {
        ErrorPage { frame, detail }.render()
    } else {
        NotFoundPage { frame, detail }.render()
    };
    answer(problem.status, language, page)
}

/// A page whose language was chosen by cookie, query or browser; the choice is kept.
fn answer(status: StatusCode, language: Language, page: askama::Result<String>) -> Response {
    let Ok(page) = page else {
        return Problem::new(StatusCode::INTERNAL_SERVER_ERROR, "problem-internal").into_response();
    };
    let mut response = (status, Html(page)).into_response();
    let headers = response.headers_mut();
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-cache"));
    headers.insert(header::VARY, HeaderValue::from_static("cookie, accept-language"));
    headers.insert(header::CONTENT_LANGUAGE, HeaderValue::from_static(language.tag()));
    response
}

async fn frame(app: &App, here: &str, query: Option<&str>, headers: &HeaderMap) -> Frame {
    let asked =
        query.into_iter().flat_map(|query| query.split('&')).find_map(|pair| pair.strip_prefix("lang="));
    let language = Language::chosen(asked, super::cookie(headers, "lang"), super::accept_language(headers));
    let other_lang = match language {
        Language::Ukrainian => Language::English.tag(),
        Language::English => Language::Ukrainian.tag(),
    };
    // A page about an error is shown even when the database that knows the name is the error.
    let community = db::community::get(&app.pool).await.ok().flatten();
    let words = db::text::words(&app.pool, language).await.unwrap_or_else(|_| language.into());
    Frame {
        language,
        lang: language.tag(),
        other_lang,
        here: here.to_owned(),
        community: community.map_or_else(String::new, |community| community.name),
        contact: page_foot(&words),
        assets: ASSETS.clone(),
    }
}

async fn request_page(
    app: &App,
    frame: Frame,
    request: PublicRequest,
    steps: &[StepRow],
    photos: &[PublicPhoto],
) -> RequestPage {
    let zone = time_zone(db::community::get(&app.pool).await.ok().flatten());
    let language = frame.language;
    let calendar = Calendar { language, zone, today: clock::local_day(Utc::now(), zone) };
    let status = language.text(&format!("status-{}", request.status));
    let late = request.group == "overdue";
    RequestPage {
        mark: words::mark(&request.group),
        heading: if late { language.text("group-overdue") } else { status.clone() },
        status: if late { status } else { String::new() },
        monogram: request.executor_name.as_deref().map(words::monogram).unwrap_or_default(),
        executor: request.executor_name.unwrap_or_default(),
        due: calendar.due(request.due_on, request.closed_on),
        closed: request.closed_on.is_some(),
        late,
        generalised: request.precision == "generalised",
        registered: calendar.date(clock::local_day(request.registered_at, zone)),
        steps: progress::steps(&request.status, request.registered_at, steps, &calendar),
        photos: photos::of(photos, &request.number, language),
        history: steps.iter().rev().map(|step| history_row(step, &calendar)).collect(),
        number: request.number,
        service: request.service_name,
        place: request.place.unwrap_or_default(),
        district: request.district_name.unwrap_or_default(),
        text: request.text.unwrap_or_default(),
        group: request.group,
        lon: request.lon,
        lat: request.lat,
        frame,
    }
}

/// The time zone dates are said in.
fn time_zone(community: Option<Community>) -> Tz {
    community.and_then(|community| community.time_zone.parse().ok()).unwrap_or(chrono_tz::Europe::Kyiv)
}

fn history_row(step: &StepRow, calendar: &Calendar) -> HistoryRow {
    HistoryRow {
        at: step.at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
        date: calendar.moment(step.at),
        status: calendar.language.text(&format!("status-{}", step.to)),
    }
}
