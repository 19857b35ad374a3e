//! The shapes of answers that are put together as JSON, for the OpenAPI document alone. `script/test api` holds them
//! against what the server really answers.

#![expect(dead_code, reason = "described, never built")]

use chrono::{DateTime, NaiveDate, Utc};
use serde_json::Value;
use utoipa::ToSchema;

use crate::db::{applicant::Applicant, location::LocationTask, own_request::Details};

/// What went wrong, and what to do about it (RFC 9457).
#[derive(ToSchema)]
pub struct Problem {
    /// What kind of problem it is, whatever the language: `urn:hromada-map:changed`.
    #[schema(rename = "type")]
    kind: String,
    /// The status in words.
    title: String,
    /// The HTTP status.
    status: u16,
    /// What to do, in the reader's language.
    detail: String,
    /// The field of the body it is about, where it is about one.
    #[schema(required = false)]
    field: String,
    /// What it should have been, in words, to be said beside the field.
    #[schema(required = false)]
    expected: String,
}

/// `Point` of RFC 7946.
#[derive(ToSchema)]
pub struct Point {
    /// `Point`.
    #[schema(rename = "type")]
    kind: String,
    /// Longitude and latitude in degrees.
    #[schema(min_items = 2, max_items = 2)]
    coordinates: Vec<f64>,
}

/// A page of the public requests: a GeoJSON FeatureCollection.
#[derive(ToSchema)]
pub struct RequestCollection {
    /// `FeatureCollection`.
    #[schema(rename = "type")]
    kind: String,
    features: Vec<RequestFeature>,
    /// How many match in all.
    #[schema(rename = "numberMatched")]
    number_matched: i64,
    /// How many are on this page.
    #[schema(rename = "numberReturned")]
    number_returned: i64,
    links: Vec<NextLink>,
}

/// All that matches: a GeoJSON FeatureCollection.
#[derive(ToSchema)]
pub struct RequestDocument {
    /// `FeatureCollection`.
    #[schema(rename = "type")]
    kind: String,
    /// As in `/api/requests`, without `place`, `precision`, `closed_on` and `text`.
    features: Vec<Value>,
}

/// Where the next page is.
#[derive(ToSchema)]
pub struct NextLink {
    /// `next`.
    rel: String,
    href: String,
}

/// A public request: a GeoJSON Feature.
#[derive(ToSchema)]
pub struct RequestFeature {
    /// `Feature`.
    #[schema(rename = "type")]
    kind: String,
    /// Its registration number.
    id: String,
    geometry: Point,
    properties: RequestProperties,
}

/// What is public of a request.
#[derive(ToSchema)]
pub struct RequestProperties {
    number: String,
    /// A status as in docs/lifecycle.md.
    status: String,
    /// `in_work`, `overdue`, `awaiting`, `done` or `closed_without`.
    group: String,
    overdue: bool,
    service: Coded,
    executor: Option<Named>,
    district: Option<Named>,
    /// In words.
    place: Option<String>,
    /// `exact` or `generalised`.
    precision: String,
    registered_at: DateTime<Utc>,
    due_on: Option<NaiveDate>,
    closed_on: Option<NaiveDate>,
    /// What an operator released of the question.
    text: Option<String>,
    /// Of one request alone: its steps, oldest first.
    #[schema(required = false)]
    history: Vec<PublicStep>,
    /// Of one request alone: its public photos, oldest first.
    #[schema(required = false)]
    photos: Vec<PublicPhotoLink>,
}

/// A service.
#[derive(ToSchema)]
pub struct Coded {
    code: String,
    name: String,
}

/// An organisation or a district.
#[derive(ToSchema)]
pub struct Named {
    id: i32,
    name: String,
}

/// A step of a public request.
#[derive(ToSchema)]
pub struct PublicStep {
    at: DateTime<Utc>,
    /// A status as in docs/lifecycle.md.
    from: Option<String>,
    /// A status as in docs/lifecycle.md.
    to: String,
}

/// A public photo.
#[derive(ToSchema)]
pub struct PublicPhotoLink {
    url: String,
    thumbnail_url: String,
    /// Pixels.
    width: i32,
    /// Pixels.
    height: i32,
    /// `problem` or `report`.
    stage: String,
}

/// Places: a GeoJSON FeatureCollection after GeocodeJSON 0.1.0.
#[derive(ToSchema)]
pub struct PlaceCollection {
    /// `FeatureCollection`.
    #[schema(rename = "type")]
    kind: String,
    features: Vec<PlaceFeature>,
    /// Version, licence, attribution and query.
    geocoding: Value,
    /// How the text was read, where that was asked for.
    #[schema(required = false)]
    explanation: Value,
}

/// A place.
#[derive(ToSchema)]
pub struct PlaceFeature {
    /// `Feature`.
    #[schema(rename = "type")]
    kind: String,
    geometry: Point,
    properties: PlaceProperties,
}

/// Where GeocodeJSON keeps what is known of a place.
#[derive(ToSchema)]
pub struct PlaceProperties {
    geocoding: PlaceAbout,
}

/// What is known of a place.
#[derive(ToSchema)]
pub struct PlaceAbout {
    label: String,
    /// `coordinates`, `house`, `near_number`, `interpolated`, `intersection`, `poi`, `alias`, `street` or `settlement`.
    match_level: String,
    /// 0 to 1.
    #[schema(minimum = 0.0, maximum = 1.0)]
    confidence: f64,
    /// Metres.
    accuracy: f64,
    housenumber: Option<String>,
    street: Option<String>,
    city: Option<String>,
    district: Option<String>,
    /// The old or foreign name it was found by.
    matched_name: Option<String>,
    /// Metres from the point that was asked about.
    distance: Option<f64>,
}

/// The community.
#[derive(ToSchema)]
pub struct CommunityAbout {
    name: String,
    /// West, south, east, north in degrees.
    #[schema(min_items = 4, max_items = 4)]
    bounds: Vec<f64>,
    /// Longitude and latitude in degrees.
    #[schema(min_items = 2, max_items = 2)]
    centre: Vec<f64>,
    /// A GeoJSON MultiPolygon.
    boundary: Option<Value>,
    /// Of the IANA database.
    time_zone: String,
    /// HTML.
    attribution: String,
    /// When the map was imported.
    imported_at: DateTime<Utc>,
    /// Who runs the map and how to report a problem, line by line; empty where the community says nothing of it.
    about: Vec<String>,
    /// How to reach the contact centre, line by line; empty where the community says nothing of it.
    contact: Vec<String>,
}

/// A GeoJSON FeatureCollection of districts: `id`, `name` and their boundaries.
#[derive(ToSchema)]
pub struct DistrictCollection {
    /// `FeatureCollection`.
    #[schema(rename = "type")]
    kind: String,
    features: Vec<Value>,
}

/// TileJSON 3.0.0.
#[derive(ToSchema)]
pub struct TileDescription {
    tilejson: String,
    tiles: Vec<String>,
    attribution: String,
    #[schema(min_items = 4, max_items = 4)]
    bounds: Vec<f64>,
    minzoom: u8,
    maxzoom: u8,
    vector_layers: Vec<LayerDescription>,
}

/// A layer of TileJSON.
#[derive(ToSchema)]
pub struct LayerDescription {
    id: String,
    /// Property names and what they are.
    fields: Value,
}

/// A request that was registered.
#[derive(ToSchema)]
pub struct RegisteredRequest {
    number: String,
    /// A status as in docs/lifecycle.md.
    status: String,
    /// `state` is `placed` with a `label`, `needs_location` with `candidates`, or `known`.
    location: Value,
}

/// A request and the state it is in now.
#[derive(ToSchema)]
pub struct RequestNow {
    number: String,
    /// A status as in docs/lifecycle.md.
    status: String,
}

/// A response that was taken, and the state its request is in now.
#[derive(ToSchema)]
pub struct ResponseTaken {
    id: i64,
    number: String,
    /// A status as in docs/lifecycle.md.
    status: String,
}

/// Whoever is signed in: `login` of staff, and the `name`, which may be empty.
#[derive(ToSchema)]
pub struct WhoIs {
    /// `applicant`, `operator`, `executor`, `official` or `administrator`.
    role: String,
    #[schema(required = false)]
    login: String,
    #[schema(required = false)]
    name: String,
}

/// A secret for an app on the phone.
#[derive(ToSchema)]
pub struct SecretOffer {
    /// Base 32.
    secret: String,
    /// `otpauth://`.
    url: String,
}

/// Everything that is kept of an applicant.
#[derive(ToSchema)]
pub struct PersonalExport {
    applicant: Applicant,
    requests: Vec<Details>,
    responses: Vec<Value>,
    /// Photos and documents the applicant has sent.
    files: Vec<Value>,
}

/// What was found in the words of a request.
#[derive(ToSchema)]
pub struct TextFindings {
    text: String,
    /// No bad words.
    clean: bool,
    findings: Vec<BadWord>,
    personal_data: Vec<PersonalDatum>,
    suggested_public_text: String,
    /// The questions one by one, where there are several.
    suggested_split: Option<Vec<String>>,
}

/// A bad word.
#[derive(ToSchema)]
pub struct BadWord {
    /// In characters.
    start: usize,
    end: usize,
    /// `obscene`, `insult` or `threat`.
    kind: String,
    word: String,
    /// The root it was known by.
    because: String,
}

/// Something personal.
#[derive(ToSchema)]
pub struct PersonalDatum {
    /// In characters.
    start: usize,
    end: usize,
    /// `phone`, `contact`, `payment`, `document`, `account`, `name`, `flat`, `entrance`, `floor` or `health`.
    kind: String,
    text: String,
}

/// What waits for somebody to say where it is.
#[derive(ToSchema)]
pub struct LocationQueue {
    /// How many wait in all.
    waiting: i64,
    /// 100 at most.
    tasks: Vec<LocationTask>,
    /// `after` of the next page, if there is one.
    next: Option<String>,
}

/// The files of a request as those concerned see them, or its public photos.
#[derive(ToSchema)]
pub struct FileList {
    attachments: Vec<Value>,
}

/// A file as those concerned see it.
#[derive(ToSchema)]
pub struct FileAbout {
    id: i64,
    /// `photo` or `document`.
    kind: String,
    /// `problem` or `report`.
    stage: String,
    url: String,
    thumbnail_url: Option<String>,
    width: Option<i32>,
    height: Option<i32>,
    bytes: i32,
    public: bool,
    /// Whether an operator has said that the public may see it, or may not.
    moderated: bool,
    /// Of a file just sent: where it says it was taken, lon and lat in degrees.
    #[schema(required = false)]
    gps: Option<Vec<f64>>,
    #[schema(required = false)]
    warning: String,
}

/// What is up and what is not.
#[derive(ToSchema)]
pub struct ReadinessAbout {
    ready: bool,
    database: bool,
    migrations: bool,
    geocoder: bool,
    requests: bool,
    /// `working`, `delayed`, `not configured` or `unknown`.
    mail: String,
}
