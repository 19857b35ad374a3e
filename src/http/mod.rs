//! The HTTP server: one router, one state, one file per resource. Handlers hold no SQL and no rule.

use std::{
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use arc_swap::{ArcSwap, Guard};
use axum::{
    Router,
    extract::DefaultBodyLimit,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    middleware::{from_fn, from_fn_with_state},
    routing::get,
};
use metrics_exporter_prometheus::PrometheusHandle;
use tokio::sync::Semaphore;
use tower_http::{
    catch_panic::CatchPanicLayer, compression::CompressionLayer, set_header::SetResponseHeaderLayer,
    timeout::TimeoutLayer, trace::TraceLayer,
};
use utoipa::OpenApi as _;
use utoipa_axum::{router::OpenApiRouter, routes};

use self::{from_memory::FromMemory, problem::Problem};
use crate::{
    db::Pool,
    domain::Role,
    intake::{filing::Filing, locate::Gazetteered},
    mirror::{Known, Mirror},
    oidc::Provider,
};

pub mod access;
mod admin;
pub mod assets;
mod attachments;
mod catalogue;
mod conditional;
mod desk;
mod document;
mod events;
mod extract;
mod filter;
mod from_memory;
mod geocode;
mod health;
mod openapi;
mod own_request;
mod pages;
pub mod problem;
mod requests;
mod responses;
mod settings;
mod shapes;
mod spreadsheet;
mod text_check;
mod tiles;

/// Everything handlers need; cheap to clone.
#[derive(Clone)]
pub struct App {
    /// The database.
    pub pool: Pool,
    /// The geocoder of the present gazetteer, replaced whole after an import.
    pub geocoder: Arc<ArcSwap<Gazetteered>>,
    /// What has come up so far.
    pub state: Arc<Readiness>,
    /// How the public reaches the server, where that is set.
    pub public_url: Option<String>,
    /// Largest request body in bytes.
    pub body_limit: usize,
    /// Photos and documents.
    pub filing: Filing,
    /// How many passwords may be checked at the same time.
    pub sign_ins: Arc<Semaphore>,
    /// The public requests in memory.
    pub mirror: Arc<Mirror>,
    /// Metrics to be shown.
    pub metrics: PrometheusHandle,
    /// What becomes of the e-mails in the outbox.
    pub outbox: Outbox,
    /// The identity provider staff may sign in through, where one is set up.
    pub oidc: Option<Arc<Provider>>,
}

/// What becomes of the e-mails in the outbox.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Outbox {
    /// A mail server takes them.
    Sent,
    /// No mail server is configured: they wait.
    Waits,
    /// The demo shows them to anyone, since their recipients are made up.
    Shown,
}

/// What has come up so far.
#[derive(Debug, Default)]
pub struct Readiness {
    migrated: AtomicBool,
    geocoder: AtomicBool,
}

impl Readiness {
    /// Whether the schema is up to date.
    #[must_use]
    pub fn migrated(&self) -> bool {
        self.migrated.load(Ordering::Relaxed)
    }

    /// Whether the geocoder has been built from the database.
    #[must_use]
    pub fn geocoder_loaded(&self) -> bool {
        self.geocoder.load(Ordering::Relaxed)
    }

    /// The schema is up to date.
    pub fn set_migrated(&self) {
        self.migrated.store(true, Ordering::Relaxed);
    }

    /// The geocoder has been built.
    pub fn set_geocoder_loaded(&self) {
        self.geocoder.store(true, Ordering::Relaxed);
    }
}

impl App {
    /// The present gazetteer; a problem while it has not been loaded, so that no address is lost on an empty one.
    ///
    /// # Errors
    /// The server has started but a moment ago, or its database is down.
    pub fn gazetteer(&self) -> Result<Guard<Arc<Gazetteered>>, Problem> {
        if self.state.geocoder_loaded() {
            return Ok(self.geocoder.load());
        }
        Err(Problem::unavailable())
    }

    /// What filters may name; unavailable until the requests have been loaded.
    fn known(&self) -> Result<Arc<Known>, Problem> {
        if self.mirror.is_loaded() { Ok(self.mirror.known()) } else { Err(Problem::unavailable()) }
    }

    /// The server's public address without a final slash: as set, or as the client addressed it.
    #[must_use]
    pub fn base_url(&self, headers: &HeaderMap) -> String {
        if let Some(url) = &self.public_url {
            return url.trim_end_matches('/').to_owned();
        }
        let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
        // A Host header may hold anything; what is no host name or address does not get into a document.
        let is_host = |host: &&str| host.chars().all(|c| c.is_ascii_alphanumeric() || ".-:[]".contains(c));
        let host = text("host").filter(is_host).unwrap_or("localhost");
        let scheme = if text("x-forwarded-proto") == Some("https") { "https" } else { "http" };
        format!("{scheme}://{host}")
    }
}

/// The whole server.
pub fn router(app: App) -> FromMemory {
    let signed_in = OpenApiRouter::new()
        .routes(routes!(access::session::list, access::session::end_others))
        .routes(routes!(access::session::end));
    let staff = OpenApiRouter::new().routes(routes!(
        access::totp::standing,
        access::totp::offer,
        access::totp::confirm,
        access::totp::remove
    ));
    let applicant = OpenApiRouter::new()
        .routes(routes!(access::profile::card, access::profile::mend, access::profile::erase))
        .routes(routes!(access::profile::requests))
        .routes(routes!(own_request::card))
        .routes(routes!(access::profile::export));
    let applicant = applicant.routes(routes!(responses::say, responses::own));
    let operator = OpenApiRouter::new()
        .routes(routes!(desk::location::tasks))
        .routes(routes!(desk::location::task))
        .routes(routes!(desk::location::locate))
        .routes(routes!(desk::consultations::add))
        .routes(routes!(desk::consultations::take_back))
        .routes(routes!(desk::joins::join))
        .routes(routes!(desk::public_text::mend))
        .routes(routes!(desk::queues::counts))
        .routes(routes!(desk::queues::items))
        .routes(routes!(desk::responses::pending))
        .routes(routes!(desk::responses::take_down))
        .routes(routes!(desk::responses::process))
        .routes(routes!(admin::routing::suggestion))
        .routes(routes!(text_check::check))
        .routes(routes!(text_check::check_words))
        .routes(routes!(attachments::moderate));
    let counting = OpenApiRouter::new().routes(routes!(desk::consultations::count));
    let concerned = OpenApiRouter::new().routes(routes!(attachments::download));
    let removers = OpenApiRouter::new().routes(routes!(attachments::remove));
    let moderators = OpenApiRouter::new()
        .routes(routes!(text_check::rules, text_check::add_rule))
        .routes(routes!(text_check::remove_rule));
    let at_desk = OpenApiRouter::new()
        .routes(routes!(desk::list::requests))
        .routes(routes!(desk::card::request))
        .routes(routes!(desk::catalogue::catalogue));
    let at_work = OpenApiRouter::new().routes(routes!(desk::transition::transition));
    let executor = OpenApiRouter::new().routes(routes!(desk::responses::answer));
    let administrator = OpenApiRouter::new().routes(routes!(settings::lifecycle, settings::set_lifecycle));
    let (unhindered, document_of_unhindered) = attachments::uploads(&app)
        .merge(tiles::from_memory())
        .merge(document::from_memory())
        .merge(spreadsheet::route())
        .merge(events::endless())
        .split_for_parts();
    let (api, mut document) = OpenApiRouter::with_openapi(openapi::ApiDoc::openapi())
        .routes(routes!(requests::list, requests::register))
        .routes(routes!(requests::get))
        .routes(routes!(geocode::geocode))
        .routes(routes!(geocode::autocomplete))
        .routes(routes!(geocode::reverse))
        .routes(routes!(catalogue::community))
        .routes(routes!(catalogue::services))
        .routes(routes!(catalogue::executors))
        .routes(routes!(catalogue::districts))
        .routes(routes!(catalogue::statistics))
        .routes(routes!(tiles::base))
        .routes(routes!(tiles::requests_json))
        .routes(routes!(tiles::base_json))
        .routes(routes!(tiles::style))
        .routes(routes!(access::password::sign_in, access::session::who, access::session::sign_out))
        .routes(routes!(access::oidc::options))
        .routes(routes!(access::oidc::depart))
        .routes(routes!(access::oidc::arrive))
        .routes(routes!(access::code::send))
        .routes(routes!(access::code::sign_in))
        .routes(routes!(access::code::register))
        .merge(access::behind(access::SIGNED_IN, &app, signed_in))
        .merge(access::behind(access::STAFF, &app, staff))
        .merge(access::behind(&[Role::Applicant], &app, applicant))
        .merge(access::behind(&[Role::Operator], &app, operator))
        .merge(access::behind(&[Role::Operator, Role::Administrator], &app, moderators))
        .merge(access::behind(&[Role::Operator, Role::Official, Role::Administrator], &app, counting))
        .merge(access::behind(&[Role::Operator, Role::Executor, Role::Official], &app, at_desk))
        .merge(access::behind(&[Role::Operator, Role::Executor], &app, at_work))
        .merge(access::behind(&[Role::Executor], &app, executor))
        .merge(access::behind(attachments::CONCERNED, &app, concerned))
        .merge(access::behind(&[Role::Applicant, Role::Operator], &app, removers))
        .merge(access::behind(&[Role::Administrator], &app, administrator))
        .merge(admin::router(&app))
        .routes(routes!(attachments::list))
        .routes(routes!(attachments::photo::photo))
        .routes(routes!(attachments::photo::thumbnail))
        .routes(routes!(health::live))
        .routes(routes!(health::ready))
        .routes(routes!(health::metrics))
        .split_for_parts();
    document.merge(document_of_unhindered);
    openapi::complete(&mut document);
    let document = serde_json::to_string(&document).unwrap_or_default();
    let json = [(header::CONTENT_TYPE, "application/json")];
    let mirror = app.mirror.clone();
    let rest = api
        .route("/api/openapi.json", get(async move || (json, document)))
        .route("/", get(assets::index))
        .route("/assets/{*path}", get(assets::asset))
        .merge(work_pages())
        .route("/requests/{number}", get(pages::request))
        .route("/demo/outbox", get(pages::outbox::page))
        .fallback(pages::fallback)
        .layer(DefaultBodyLimit::max(app.body_limit))
        .layer(from_fn_with_state(app.clone(), access::cross_site::refuse))
        .layer(from_fn(conditional::etag))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        // What takes longer than a page may, or must not take as long, has its own limits.
        .merge(unhindered)
        .layer(CatchPanicLayer::new())
        .layer(from_fn(problem::localise))
        .layer(from_fn(health::measure))
        .layer(CompressionLayer::new())
        .layer(security_header(SECURITY_HEADERS[0]))
        .layer(security_header(SECURITY_HEADERS[1]))
        .layer(security_header(SECURITY_HEADERS[2]))
        .layer(TraceLayer::new_for_http())
        .with_state(app);
    FromMemory::new(mirror, rest)
}

/// The pages of those who work on requests and of applicants, which find their way by the address in the browser.
fn work_pages() -> Router<App> {
    let paths = ["/desk", "/cabinet", "/administration"];
    let below = paths.into_iter().fold(Router::new(), |router, path| {
        router.route(path, get(assets::work)).route(&format!("{path}/{{*rest}}"), get(assets::work))
    });
    below.route("/sign-in", get(assets::work))
}

/// What every answer carries.
const SECURITY_HEADERS: [(&str, &str); 3] = [
    ("content-security-policy", CONTENT_SECURITY_POLICY),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "strict-origin-when-cross-origin"),
];

/// Nothing is fetched from another host; MapLibre makes its worker and its images from blobs and data URLs.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; img-src 'self' data: blob:; worker-src 'self' blob:; \
     style-src 'self' 'unsafe-inline'; object-src 'none'; base-uri 'self'; form-action 'self'";

/// The value of a cookie.
fn cookie<'a>(headers: &'a HeaderMap, name: &str) -> Option<&'a str> {
    let cookies = headers.get_all(header::COOKIE).iter().filter_map(|value| value.to_str().ok());
    cookies.flat_map(|cookies| cookies.split(';')).find_map(|cookie| {
        let (found, value) = cookie.trim().split_once('=')?;
        (found == name).then_some(value)
    })
}

fn accept_language(headers: &HeaderMap) -> Option<&str> {
    headers.get(header::ACCEPT_LANGUAGE).and_then(|value| value.to_str().ok())
}

fn security_header((name, value): (&'static str, &'static str)) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::if_not_present(HeaderName::from_static(name), HeaderValue::from_static(value))
}
