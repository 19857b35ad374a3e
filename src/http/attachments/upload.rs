//! The door by which files come in: `multipart/form-data` as a browser's form sends it (RFC 7578), with its own limits
//! of length and time.

use std::time::Duration;

use axum::{
    Json as JsonBody,
    extract::{
        DefaultBodyLimit, FromRequest, Multipart, Request, State,
        multipart::{MultipartError, MultipartRejection},
    },
    http::{StatusCode, header},
    middleware::from_fn_with_state,
    response::{IntoResponse, Response},
};
use serde_json::{Value, json};
use tower_http::timeout::TimeoutLayer;
use utoipa::ToSchema;
use utoipa_axum::{router::OpenApiRouter, routes};

use super::{
    access::{CONCERNED, Standing},
    photo_url, thumbnail_url,
};
use crate::{
    db::{self, DbError, done_once},
    domain::attachment::{Kind, MOST_FILES, Stage},
    http::{
        App,
        access::{SignedIn, behind, cross_site},
        extract::{Number, idempotency_key},
        problem::{Expected, Problem},
        shapes::FileAbout,
    },
    intake::{
        filing::{Filed, FilingError, Upload},
        fingerprint,
    },
    photo::{MEGAPIXELS, PhotoError},
};

/// What a form adds to its file: boundaries, heads, the other fields.
const AROUND: usize = 64 << 10;
/// Fifteen megabytes over half a megabit a second.
const PATIENCE: Duration = Duration::from_secs(300);
/// Longest value of a field that is no file.
const FIELD: usize = 100;

/// The route that takes files in.
pub fn uploads(app: &App) -> OpenApiRouter<App> {
    behind(CONCERNED, app, OpenApiRouter::new().routes(routes!(add)))
        .layer(from_fn_with_state(app.clone(), cross_site::refuse))
        .layer(DefaultBodyLimit::max(app.filing.limit + AROUND))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, PATIENCE))
}

/// A photo or a document.
#[derive(ToSchema)]
#[expect(dead_code, reason = "the form as the document describes it")]
pub struct UploadForm {
    /// JPEG, PNG or WebP, or a PDF.
    #[schema(value_type = String, format = Binary)]
    file: Vec<u8>,
    /// `problem` or `report`; by default `problem` for a photo and `report` for a document.
    stage: Option<String>,
}

/// Attaches a photo or a document to a request. A photo is made anew without its metadata; where it was taken is told
/// in the answer (`gps`: `[lon, lat]` or null) and kept nowhere.
#[utoipa::path(post, path = "/api/requests/{number}/attachments", tag = "attachments",
    params(("number" = String, Path),
           ("Idempotency-Key" = Option<String>, Header, description = "Sent twice, kept once")),
    request_body(content = UploadForm, content_type = "multipart/form-data"), responses(
    (status = 201, description = "Kept, and not public; or kept before under this Idempotency-Key", body = FileAbout),
    (status = 400, description = "No form", content_type = "application/problem+json"),
    (status = 404, description = "No such request of whoever asks", content_type = "application/problem+json"),
    (status = 410, description = "Sent before under this Idempotency-Key, and removed since", content_type = "application/problem+json"),
    (status = 409, description = "The request has as many files as it may", content_type = "application/problem+json"),
    (status = 413, description = "The file is too long", content_type = "application/problem+json"),
    (status = 415, description = "Neither a photo nor a PDF", content_type = "application/problem+json"),
    (status = 422, description = "A photo that is damaged or too large, or no file",
     content_type = "application/problem+json"),
    (status = 503, description = "Files cannot be kept now", content_type = "application/problem+json")))]
pub async fn add(
    State(app): State<App>,
    SignedIn(session): SignedIn,
    Number(number): Number,
    request: Request,
) -> Result<Response, Problem> {
    let number = number.to_string();
    let subject = db::attachment::subject(&app.pool, &number).await?;
    // Before the body is read.
    let by = Standing::of(Some(&session), subject.as_ref()).by();
    let no_request = || Problem::new(StatusCode::NOT_FOUND, "problem-no-request-of-yours");
    let (by, subject) = by.zip(subject).ok_or_else(no_request)?;
    let _turn = app.filing.turn().await;
    let key = idempotency_key(request.headers());
    let Form { bytes, stage } = read(&app, request).await?;
    let fingerprint = key.map(|key| fingerprint(&key, by.name, &[b"file", &bytes]));
    let upload =
        Upload { request_id: subject.request_id, stage, bytes, by, fingerprint: fingerprint.as_deref() };
    let filed = add_once(&app, upload).await?;
    let url = match filed.kind {
        Kind::Photo => photo_url(filed.id),
        Kind::Document => format!("/api/attachments/{}", filed.id),
    };
    let headers = [(header::LOCATION, url.as_str()), (header::CACHE_CONTROL, "private, no-store")];
    Ok((StatusCode::CREATED, headers, JsonBody(body(&filed, &url))).into_response())
}

/// Takes a file in, or finds the one that came so before.
async fn add_once(app: &App, upload: Upload<'_>) -> Result<Filed, Problem> {
    let Some(fingerprint) = upload.fingerprint else {
        return app.filing.add(&app.pool, upload).await.map_err(filing_problem);
    };
    let request_id = upload.request_id;
    if let Some(first) = kept_before(app, request_id, fingerprint).await? {
        return Ok(first);
    }
    match app.filing.add(&app.pool, upload).await {
        // The same came twice at once, and the other one is kept.
        Err(FilingError::Db(DbError::Constraint(name))) if name == done_once::CONSTRAINT => {
            kept_before(app, request_id, fingerprint).await?.ok_or_else(Problem::unavailable)
        }
        added => added.map_err(filing_problem),
    }
}

async fn kept_before(app: &App, request_id: i64, fingerprint: &str) -> Result<Option<Filed>, Problem> {
    let Some(id) = done_once::file(&app.pool, request_id, fingerprint).await? else { return Ok(None) };
    let removed = || Problem::new(StatusCode::GONE, "problem-file-removed");
    let file = db::attachment::by_id(&app.pool, id).await?.ok_or_else(removed)?;
    let pixels = |side: i32| u32::try_from(side).unwrap_or_default();
    Ok(Some(Filed {
        id,
        kind: file.kind,
        stage: file.stage,
        size: file.width.map(pixels).zip(file.height.map(pixels)),
        bytes: usize::try_from(file.bytes).unwrap_or_default(),
        // It is kept nowhere.
        taken_at: None,
    }))
}

fn body(filed: &Filed, url: &str) -> Value {
    json!({
        "id": filed.id,
        "kind": filed.kind,
        "stage": filed.stage,
        "url": url,
        "thumbnail_url": (filed.kind == Kind::Photo).then(|| thumbnail_url(filed.id)),
        "width": filed.size.map(|size| size.0),
        "height": filed.size.map(|size| size.1),
        "bytes": filed.bytes,
        "public": false,
        "moderated": false,
        "gps": filed.taken_at,
    })
}

struct Form {
    bytes: Vec<u8>,
    stage: Option<Stage>,
}

async fn read(app: &App, request: Request) -> Result<Form, Problem> {
    let form = Multipart::from_request(request, app).await;
    let mut form = form.map_err(|error: MultipartRejection| no_form(&error.body_text()))?;
    let (mut bytes, mut stage) = (None, None);
    let broken = |error: MultipartError| match error.status() {
        StatusCode::PAYLOAD_TOO_LARGE => too_long(app.filing.limit),
        _ => no_form(&error.body_text()),
    };
    while let Some(field) = form.next_field().await.map_err(broken)? {
        match field.name() {
            Some("file") if bytes.is_none() => bytes = Some(field.bytes().await.map_err(broken)?.into()),
            Some("file") => return Err(no_single_file()),
            Some("stage") => stage = stage_of(&field.bytes().await.map_err(broken)?)?,
            // Forms carry fields of their own, for example of a browser's extension.
            _ => {}
        }
    }
    let bytes: Vec<u8> = bytes.ok_or_else(no_single_file)?;
    // What a browser sends when no file was chosen.
    if bytes.is_empty() {
        return Err(no_single_file());
    }
    Ok(Form { bytes, stage })
}

fn stage_of(value: &[u8]) -> Result<Option<Stage>, Problem> {
    if value.is_empty() {
        return Ok(None);
    }
    let word = std::str::from_utf8(value).ok().filter(|word| word.len() <= FIELD);
    let stage = word.and_then(|word| word.trim().parse().ok());
    stage.map(Some).ok_or_else(|| Problem::field("stage", Expected::one_of(Stage::ALL.map(Stage::as_str))))
}

fn no_form(reason: &str) -> Problem {
    Problem::new(StatusCode::BAD_REQUEST, "problem-bad-body").with("reason", reason)
}

fn no_single_file() -> Problem {
    Problem::field("file", Expected::new("expected-file"))
}

fn too_long(limit: usize) -> Problem {
    // To a tenth of a megabyte; a whole number is shown as one.
    let megabytes = (limit as f64 / f64::from(1 << 20) * 10.0).round() / 10.0;
    Problem::new(StatusCode::PAYLOAD_TOO_LARGE, "problem-file-too-large").with("limit", megabytes)
}

fn filing_problem(error: FilingError) -> Problem {
    match error {
        FilingError::TooLong(limit) => too_long(limit),
        FilingError::Photo(PhotoError::UnknownFormat) => {
            Problem::new(StatusCode::UNSUPPORTED_MEDIA_TYPE, "problem-file-kind")
        }
        FilingError::Photo(PhotoError::TooLarge) => {
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-photo-pixels")
                .with("limit", MEGAPIXELS - 1)
        }
        FilingError::Photo(PhotoError::Unreadable(reason)) => {
            tracing::info!("a photo was refused: {reason}");
            Problem::new(StatusCode::UNPROCESSABLE_ENTITY, "problem-photo-unreadable")
        }
        FilingError::TooMany => {
            Problem::new(StatusCode::CONFLICT, "problem-too-many-files").with("limit", MOST_FILES)
        }
        FilingError::Files(error) => error.into(),
        FilingError::Db(error) => error.into(),
    }
}
