//! `/api/requests`: the public face of requests as GeoJSON, and the door by which new ones come in.

use axum::{
    Json as JsonBody,
    extract::State,
    http::{HeaderMap, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::{DateTime, Utc};
use geojson::{Feature, FeatureCollection, JsonObject, feature::Id};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::{IntoParams, ToSchema};

use super::{
    App,
    access::{
        Asker, Visitor,
        code::{checked, email},
        holds_session,
    },
    attachments,
    extract::{Json, Number, Query, idempotency_key, parameter},
    filter::{Asked, FilterParams},
    problem::{Expected, Problem},
    shapes::{RegisteredRequest, RequestCollection, RequestFeature},
};
use crate::{
    db::{
        self,
        applicant::Card,
        public::{PublicPhoto, PublicRequest, Step},
        request::From as Whose,
        session::{Holder, Session},
    },
    domain::Role,
    intake::register::{self, NewSubmission, RegisterError, Registered},
    messages::Language,
    mirror::Listing,
};

const DEFAULT_LIMIT: usize = 100;
const HIGHEST_LIMIT: usize = 1000;

/// Which part of the matching requests.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct PageParams {
    /// `west,south,east,north` in degrees.
    bbox: Option<String>,
    /// 1 to 1000; 100 when not given.
    limit: Option<String>,
    /// From the `next` link of the page before.
    cursor: Option<String>,
}

/// The requests on the public map, newest first.
#[utoipa::path(get, path = "/api/requests", tag = "requests", params(FilterParams, PageParams), responses(
    (status = 200, description = "GeoJSON FeatureCollection with numberMatched, numberReturned and links",
     content_type = "application/geo+json", body = RequestCollection),
    (status = 400, description = "An unknown or malformed filter value", content_type = "application/problem+json")))]
pub async fn list(
    State(app): State<App>,
    uri: axum::http::Uri,
    asked: Asked,
    Query(page): Query<PageParams>,
) -> Result<Response, Problem> {
    let page = page.parse()?;
    let listing = app.mirror.list(asked.filter, page.bbox, page.after, page.limit);
    let Listing { matched, ids, last } = listing.ok_or_else(Problem::unavailable)?;
    let requests = db::public::by_ids(&app.pool, &ids).await?;
    let next = last.filter(|_| ids.len() == page.limit).map(|last| next_link(&uri, last));
    let links: Vec<Value> = next.map(|href| json!({"rel": "next", "href": href})).into_iter().collect();
    let members = json!({"numberMatched": matched, "numberReturned": requests.len(), "links": links});
    let collection = FeatureCollection {
        bbox: None,
        features: requests.iter().map(|request| feature(request, None)).collect(),
        foreign_members: members.as_object().cloned(),
    };
    Ok(([(header::CACHE_CONTROL, asked.keep)], geojson_response(collection.to_string())).into_response())
}

/// One request on the public map, with its history and photos.
#[utoipa::path(get, path = "/api/requests/{number}", tag = "requests", params(("number" = String, Path,
     description = "Registration number, e.g. 1042-9")), responses(
    (status = 200, description = "GeoJSON Feature", content_type = "application/geo+json", body = RequestFeature),
    (status = 404, description = "No such request on the map", content_type = "application/problem+json"),
    (status = 410, description = "The request was cancelled", content_type = "application/problem+json")))]
pub async fn get(State(app): State<App>, Number(number): Number) -> Result<Response, Problem> {
    let (request, steps) = find(&app, &number.to_string()).await?;
    let photos = db::public::photos(&app.pool, request.id).await?;
    Ok(geojson_response(feature(&request, Some((&steps, &photos))).to_string()))
}

/// A public request, or the problem that says why there is none.
pub async fn find(app: &App, number: &str) -> Result<(PublicRequest, Vec<Step>), Problem> {
    if let Some(found) = db::public::by_number(&app.pool, number).await? {
        return Ok(found);
    }
    let (status, key) = match db::public::is_cancelled(&app.pool, number).await? {
        true => (StatusCode::GONE, "problem-request-cancelled"),
        false => (StatusCode::NOT_FOUND, "problem-request-not-found"),
    };
    Err(Problem::new(status, key).with("number", number))
}

/// A request to be registered.
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Submission {
    /// Code of the service.
    pub service: String,
    /// Where the question must be resolved, in words (M11).
    pub address: Option<String>,
    /// Or as a point: `[lon, lat]` in degrees. With words it says which of the places they may mean is meant.
    pub point: Option<[f64; 2]>,
    /// The question; never public as it stands.
    pub text: String,
    /// Whether the place is the applicant's own residence; then it is shown generalised. Where the residence is known, the
    /// server sees it by itself, too.
    #[serde(default)]
    pub at_residence: bool,
    /// Who calls, as an operator types it in (M3, M5); operators only.
    pub applicant: Option<Caller>,
}

/// Who calls. All of it is personal data and stands in no public channel (M5).
#[derive(Debug, Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub struct Caller {
    /// Family name.
    pub surname: String,
    /// Given name.
    pub name: String,
    /// Patronymic; empty where there is none.
    #[serde(default)]
    pub patronymic: String,
    /// Where the person lives; never put on the map (M11).
    pub residence: String,
    /// Telephone.
    pub phone: String,
    /// Where letters go, if anywhere. It opens no cabinet: nobody has proved whose mailbox it is.
    pub email: Option<String>,
    /// `resident` (when not given), or `displaced` with a certificate (K1.1).
    pub standing: Option<String>,
    /// Number of a displaced person's certificate.
    pub certificate: Option<String>,
}

impl From<Caller> for Card {
    fn from(caller: Caller) -> Self {
        Self {
            surname: caller.surname,
            name: caller.name,
            patronymic: caller.patronymic,
            residence: caller.residence,
            phone: caller.phone,
            standing: caller.standing.unwrap_or_else(|| "resident".to_owned()),
            certificate: caller.certificate,
            language: Language::default().tag().to_owned(),
        }
    }
}

/// Registers a request. It appears on the map once an operator has accepted it.
#[utoipa::path(post, path = "/api/requests", tag = "requests", request_body = Submission,
    params(("Idempotency-Key" = Option<String>, Header, description = "Sent twice, registers once")), responses(
    (status = 201, description = "Registered; Location names it", body = RegisteredRequest),
    (status = 200, description = "Was registered before under this Idempotency-Key", body = RegisteredRequest),
    (status = 401, description = "The session that was sent is over: sign in again, or send none", content_type = "application/problem+json"),
    (status = 403, description = "`applicant` from somebody who is no operator", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong, or the point lies outside the community",
     content_type = "application/problem+json")))]
pub async fn register(
    State(app): State<App>,
    Asker(audience): Asker,
    Visitor(session): Visitor,
    headers: HeaderMap,
    Json(submission): Json<Submission>,
) -> Result<Response, Problem> {
    // Who believes to be signed in would lose sight of what came in as nobody's.
    if session.is_none() && holds_session(&headers) {
        return Err(Problem::new(StatusCode::UNAUTHORIZED, "problem-session-over"));
    }
    let key = idempotency_key(&headers);
    let (from, residence, operator) = whose(session, submission.applicant)?;
    let submission = NewSubmission {
        service: submission.service,
        address: submission.address,
        point: submission.point,
        text: submission.text,
        at_residence: submission.at_residence,
        from,
        residence,
        operator,
        key,
    };
    let Registered { number, status, location, is_new } =
        register::register(&app.pool, &*app.gazetteer()?, submission, audience)
            .await
            .map_err(register_problem)?;
    let code = if is_new { StatusCode::CREATED } else { StatusCode::OK };
    let path = format!("/api/requests/{number}");
    let body = json!({"number": number.to_string(), "status": status, "location": location});
    Ok((code, [(header::LOCATION, path)], JsonBody(body)).into_response())
}

/// Whose request it is, where they live, and which operator types it in.
type Sender = (Whose, Option<String>, Option<String>);

fn whose(session: Option<Session>, caller: Option<Caller>) -> Result<Sender, Problem> {
    let role = session.as_ref().and_then(Session::role);
    if caller.is_some() && role != Some(Role::Operator) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "problem-callers-only"));
    }
    Ok(match (session.map(|session| session.holder), caller) {
        (Some(Holder::Applicant(applicant)), _) => {
            (Whose::Applicant(applicant.id), Some(applicant.card.residence), None)
        }
        (Some(Holder::Staff(account)), Some(caller)) => {
            let contact = caller.email.as_deref().map(str::trim).filter(|email| !email.is_empty());
            let contact = contact.map(email).transpose()?;
            let card = checked(caller.into())?;
            let residence = card.residence.clone();
            (Whose::Caller { card: Box::new(card), contact }, Some(residence), Some(account.login))
        }
        (Some(Holder::Staff(account)), None) => {
            (Whose::Unknown, None, (role == Some(Role::Operator)).then_some(account.login))
        }
        (None, _) => (Whose::Unknown, None, None),
    })
}

fn register_problem(error: RegisterError) -> Problem {
    match error {
        RegisterError::UnknownService(known) => {
            Problem::field("service", Expected::one_of(known.iter().map(String::as_str)))
        }
        RegisterError::NoPlace => Problem::field("address", Expected::new("expected-place")),
        RegisterError::Length { field, longest } => {
            Problem::field(field, Expected::new("expected-text").with("longest", longest))
        }
        RegisterError::NotOnGlobe => Problem::field("point", Expected::new("expected-lon-lat")),
        RegisterError::Outside { lon, lat } => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-outside")
                .with("lon", lon)
                .with("lat", lat)
        }
        RegisterError::Db(error) => error.into(),
    }
}

/// Which part of the matching requests.
struct Page {
    /// West, south, east, north in degrees.
    bbox: Option<[f64; 4]>,
    /// How many at most.
    limit: usize,
    /// Only requests after this one: the second it was registered in, and its id.
    after: Option<(DateTime<Utc>, i64)>,
}

impl PageParams {
    fn parse(&self) -> Result<Page, Problem> {
        let expected = Expected::new("expected-limit").with("highest", HIGHEST_LIMIT);
        let limit: usize =
            parameter("limit", self.limit.as_deref(), expected.clone())?.unwrap_or(DEFAULT_LIMIT);
        if !(1..=HIGHEST_LIMIT).contains(&limit) {
            return Err(Problem::parameter("limit", &limit.to_string(), expected));
        }
        Ok(Page { bbox: bbox(self.bbox.as_deref())?, limit, after: cursor(self.cursor.as_deref())? })
    }
}

/// A bounding box in degrees, RFC 7946 §5 without the antimeridian.
pub(super) fn bbox(value: Option<&str>) -> Result<Option<[f64; 4]>, Problem> {
    let Some(value) = value.filter(|value| !value.trim().is_empty()) else { return Ok(None) };
    let numbers: Option<Vec<f64>> = value.split(',').map(|part| part.trim().parse().ok()).collect();
    let bbox = numbers.and_then(|numbers| <[f64; 4]>::try_from(numbers).ok());
    bbox.filter(|&[west, south, east, north]| {
        super::extract::in_world(west, south)
            && super::extract::in_world(east, north)
            && west < east
            && south < north
    })
    .map(Some)
    .ok_or_else(|| Problem::parameter("bbox", value, Expected::new("expected-bbox")))
}

/// A cursor is the registration instant in seconds and the id of the last request seen.
fn cursor(value: Option<&str>) -> Result<Option<(DateTime<Utc>, i64)>, Problem> {
    let Some(value) = value.filter(|value| !value.is_empty()) else { return Ok(None) };
    let parse = || {
        let (seconds, id) = value.split_once('-')?;
        Some((DateTime::from_timestamp_secs(seconds.parse().ok()?)?, id.parse().ok()?))
    };
    parse().map(Some).ok_or_else(|| Problem::parameter("cursor", value, Expected::new("expected-cursor")))
}

/// The same query with the cursor moved on.
fn next_link(uri: &axum::http::Uri, (registered_at, id): (DateTime<Utc>, i64)) -> String {
    let kept = uri
        .query()
        .unwrap_or_default()
        .split('&')
        .filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let cursor = format!("cursor={}-{id}", registered_at.timestamp());
    let query: Vec<&str> = kept.chain([cursor.as_str()]).collect();
    format!("{}?{}", uri.path(), query.join("&"))
}

fn feature(request: &PublicRequest, detail: Option<(&[Step], &[PublicPhoto])>) -> Feature {
    let named = |id: Option<i32>, name: &Option<String>| id.map(|id| json!({"id": id, "name": name}));
    let mut properties = json!({
        "number": request.number,
        "status": request.status,
        "group": request.group,
        "overdue": request.overdue,
        "service": {"code": request.service_code, "name": request.service_name},
        "executor": named(request.executor_id, &request.executor_name),
        "district": named(request.district_id, &request.district_name),
        "place": request.place,
        "precision": request.precision,
        "registered_at": request.registered_at,
        "due_on": request.due_on,
        "closed_on": request.closed_on,
        "text": request.text,
    });
    if let Some((history, photos)) = detail {
        properties["history"] = json!(history);
        properties["photos"] = photos.iter().map(attachments::public_photo).collect();
    }
    let properties: Option<JsonObject> = properties.as_object().cloned();
    Feature {
        bbox: None,
        // Seven decimals are a centimetre; what follows is noise of the conversion.
        geometry: Some(geojson::Geometry::new_point(
            [request.lon, request.lat].map(|degrees| (degrees * 1e7).round() / 1e7),
        )),
        id: Some(Id::String(request.number.clone())),
        properties,
        foreign_members: None,
    }
}

/// A GeoJSON body that a client asks for again each time, by its ETag.
pub fn geojson_response(body: String) -> Response {
    ([(header::CONTENT_TYPE, "application/geo+json"), (header::CACHE_CONTROL, "no-cache")], body)
        .into_response()
}
