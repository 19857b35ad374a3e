//! Files of requests over HTTP: they come in as form data, staff list, moderate and remove them, and the public sees
//! those photos that the view `public_photo` shows. Whose files somebody may touch is decided in [`access`].

use axum::{
    Json as JsonBody,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};
use utoipa::ToSchema;

use self::access::Standing;
use super::{
    App, accept_language,
    access::{SignedIn, Staff, Visitor},
    cookie,
    extract::{Json, Number},
    problem::Problem,
    requests,
    shapes::{FileAbout, FileList},
};
use crate::{
    db::{self, attachment::Attachment, public::PublicPhoto},
    domain::attachment::Kind,
    files::FilesError,
    messages::Language,
};

mod access;
pub mod photo;
mod upload;

pub use access::CONCERNED;
pub use photo::{photo_url, thumbnail_url};
pub use upload::uploads;

/// For what only some may see.
const PRIVATE: [(&str, &str); 1] = [("cache-control", "private, no-store")];

/// The files of a request: all of them for its operators and executor, for its applicant those of their own and the
/// public photos, for anyone the public photos.
#[utoipa::path(get, path = "/api/requests/{number}/attachments", tag = "attachments",
    params(("number" = String, Path)), responses(
    (status = 200, description = "`attachments`, oldest first", body = FileList),
    (status = 404, description = "No such request on the map", content_type = "application/problem+json"),
    (status = 410, description = "The request was cancelled", content_type = "application/problem+json")))]
pub async fn list(
    State(app): State<App>,
    Visitor(session): Visitor,
    Number(number): Number,
) -> Result<Response, Problem> {
    let number = number.to_string();
    let subject = db::attachment::subject(&app.pool, &number).await?;
    let standing = Standing::of(session.as_ref(), subject.as_ref());
    if let (Some(subject), true) = (subject, standing != Standing::Anyone) {
        let files = seen(&app, subject.request_id, standing).await?;
        return Ok((PRIVATE, JsonBody(json!({"attachments": files}))).into_response());
    }
    let (request, _) = requests::find(&app, &number).await?;
    let photos = db::public::photos(&app.pool, request.id).await?;
    let photos: Vec<Value> = photos.iter().map(public_photo).collect();
    let headers = [("cache-control", "no-cache"), ("vary", "cookie")];
    Ok((headers, JsonBody(json!({"attachments": photos}))).into_response())
}

/// The files of a request that its applicant sees.
///
/// # Errors
/// The database is not reachable.
pub async fn of_own(app: &App, request_id: i64) -> Result<Vec<Value>, Problem> {
    seen(app, request_id, Standing::Owner).await
}

async fn seen(app: &App, request_id: i64, standing: Standing<'_>) -> Result<Vec<Value>, Problem> {
    let files = db::attachment::of_request(&app.pool, request_id).await?;
    let files = files.iter().filter(|file| file.shown || standing.sees(&file.role));
    Ok(files.map(|file| for_those_concerned(file, standing)).collect())
}

/// A file as a download, for those it concerns.
#[utoipa::path(get, path = "/api/attachments/{id}", tag = "attachments", params(("id" = i64, Path)), responses(
    (status = 200, description = "The PDF, or the photo", content(([u8] = "application/pdf"), ([u8] = "image/jpeg"))),
    (status = 404, description = "No such file, or not for whoever asks", content_type = "application/problem+json"),
    (status = 503, description = "Files cannot be read now", content_type = "application/problem+json")))]
pub async fn download(
    State(app): State<App>,
    SignedIn(session): SignedIn,
    Id(id): Id,
) -> Result<Response, Problem> {
    let file = db::attachment::by_id(&app.pool, id).await?.ok_or_else(no_file)?;
    let standing = Standing::of(Some(&session), Some(&file.subject));
    if !(standing.sees(&file.role) || standing == Standing::Owner && file.shown) {
        return Err(no_file());
    }
    let part = crate::intake::filing::part_of(file.kind);
    let bytes = app.filing.files.get(&file.storage_key, part).await?.ok_or_else(no_file)?;
    let (kind, ending) = match file.kind {
        Kind::Photo => ("image/jpeg", "jpg"),
        Kind::Document => ("application/pdf", "pdf"),
    };
    let disposition = format!("attachment; filename=\"{}-{id}.{ending}\"", file.number);
    // Nobody but its sender knows what a PDF holds: it is saved, never run in our name.
    let sandbox = ("content-security-policy", "default-src 'none'; sandbox");
    let headers = [("content-type", kind), ("content-disposition", &disposition), sandbox];
    Ok((PRIVATE, headers, bytes).into_response())
}

/// An operator's word on a photo.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = Release)]
pub struct Word {
    /// Whether the public may see it while its request is public.
    public: bool,
}

/// Makes a photo public, or not public any more.
#[utoipa::path(put, path = "/api/attachments/{id}", tag = "attachments", request_body = Word,
    params(("id" = i64, Path)), responses(
    (status = 200, description = "As it is now; `warning` where its request's place is generalised", body = FileAbout),
    (status = 404, description = "No such file", content_type = "application/problem+json"),
    (status = 409, description = "A document is never public", content_type = "application/problem+json")))]
pub async fn moderate(
    State(app): State<App>,
    Staff(account): Staff,
    Id(id): Id,
    headers: HeaderMap,
    Json(word): Json<Word>,
) -> Result<Response, Problem> {
    let file = db::attachment::by_id(&app.pool, id).await?.ok_or_else(no_file)?;
    if file.kind == Kind::Document {
        return Err(Problem::new(StatusCode::CONFLICT, "problem-document-public"));
    }
    let generalised = db::attachment::set_public(&app.pool, id, word.public, &account.login).await?;
    let generalised = generalised.ok_or_else(no_file)?;
    let file = db::attachment::by_id(&app.pool, id).await?.ok_or_else(no_file)?;
    let mut body = for_those_concerned(&file, Standing::Operator(&account.login));
    if word.public && generalised {
        let language = Language::chosen(None, cookie(&headers, "lang"), accept_language(&headers));
        body["warning"] = language.text("warning-photo-generalised").into();
    }
    Ok((PRIVATE, JsonBody(body)).into_response())
}

/// Removes a file for good: any for an operator, one of their own for an applicant.
#[utoipa::path(delete, path = "/api/attachments/{id}", tag = "attachments", params(("id" = i64, Path)), responses(
    (status = 204, description = "Removed"),
    (status = 404, description = "No such file, or not for whoever asks", content_type = "application/problem+json")))]
pub async fn remove(
    State(app): State<App>,
    SignedIn(session): SignedIn,
    Id(id): Id,
) -> Result<StatusCode, Problem> {
    let file = db::attachment::by_id(&app.pool, id).await?.ok_or_else(no_file)?;
    let standing = Standing::of(Some(&session), Some(&file.subject));
    let by = standing.by().filter(|_| standing.removes(&file.role)).ok_or_else(no_file)?;
    match app.filing.remove(&app.pool, id, by).await? {
        true => Ok(StatusCode::NO_CONTENT),
        false => Err(no_file()),
    }
}

/// A public photo as anyone sees it.
pub fn public_photo(photo: &PublicPhoto) -> Value {
    json!({
        "url": photo_url(photo.id),
        "thumbnail_url": thumbnail_url(photo.id),
        "width": photo.width,
        "height": photo.height,
        "stage": photo.stage,
    })
}

/// Who brought it by name is for the staff to know.
fn for_those_concerned(file: &Attachment, standing: Standing<'_>) -> Value {
    let is_photo = file.kind == Kind::Photo;
    json!({
        "id": file.id,
        "kind": file.kind,
        "stage": file.stage,
        "url": if is_photo { photo_url(file.id) } else { format!("/api/attachments/{}", file.id) },
        "thumbnail_url": is_photo.then(|| thumbnail_url(file.id)),
        "width": file.width,
        "height": file.height,
        "bytes": file.bytes,
        "public": file.public,
        "moderated": file.moderated,
        "shown": file.shown,
        "lost": file.lost,
        "uploaded_by": (standing != Standing::Owner).then_some(&file.uploaded_by),
        "role": file.role,
        "created_at": file.created_at,
    })
}

/// The id of a file in a path; what is no number is no file.
pub struct Id(i64);

impl<S: Send + Sync> axum::extract::FromRequestParts<S> for Id {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut axum::http::request::Parts, state: &S) -> Result<Self, Problem> {
        let path = Path::<String>::from_request_parts(parts, state).await.map_err(|_| no_file())?;
        // Photos are addressed as what they are sent as.
        let digits = path.strip_suffix(".jpg").unwrap_or(&path);
        digits.parse().map(Self).map_err(|_| no_file())
    }
}

fn no_file() -> Problem {
    Problem::new(StatusCode::NOT_FOUND, "problem-file-not-found")
}

impl From<FilesError> for Problem {
    fn from(error: FilesError) -> Self {
        tracing::error!("{error}");
        Self::new(StatusCode::SERVICE_UNAVAILABLE, "problem-files-unavailable")
    }
}
