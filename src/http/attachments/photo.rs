//! Photos and thumbnails as pictures. A public one may be kept by anyone who asks each time whether he still may; any
//! other is for those who may see it, and is kept by nobody.

use axum::{
    extract::State,
    http::{HeaderMap, StatusCode},
    response::{IntoResponse, Response},
};
use xxhash_rust::xxh3::xxh3_64;

use super::{Id, PRIVATE, access::Standing, no_file};
use crate::{
    db::{self, public::PhotoFile},
    domain::attachment::Kind,
    files::Part,
    http::{App, access::Visitor, conditional, problem::Problem},
};

/// The address of a photo.
pub fn photo_url(id: i64) -> String {
    format!("/photos/{id}.jpg")
}

/// The address of its thumbnail.
pub fn thumbnail_url(id: i64) -> String {
    format!("/photos/{id}/thumbnail.jpg")
}

/// A photo, upright and without metadata.
#[utoipa::path(get, path = "/photos/{id}", tag = "attachments",
    params(("id" = String, Path, description = "Id and `.jpg`")), responses(
    (status = 200, description = "JPEG", content_type = "image/jpeg", body = [u8]),
    (status = 304, description = "The client holds it already"),
    (status = 404, description = "No such photo, or it is not public", content_type = "application/problem+json"),
    (status = 503, description = "Files cannot be read now", content_type = "application/problem+json")))]
pub async fn photo(
    State(app): State<App>,
    visitor: Visitor,
    Id(id): Id,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    picture(&app, &visitor, id, Part::Photo, &headers).await
}

/// A photo at most 480 pixels long; the photo itself until the thumbnail has been made.
#[utoipa::path(get, path = "/photos/{id}/thumbnail.jpg", tag = "attachments",
    params(("id" = String, Path)), responses(
    (status = 200, description = "JPEG", content_type = "image/jpeg", body = [u8]),
    (status = 304, description = "The client holds it already"),
    (status = 404, description = "No such photo, or it is not public", content_type = "application/problem+json"),
    (status = 503, description = "Files cannot be read now", content_type = "application/problem+json")))]
pub async fn thumbnail(
    State(app): State<App>,
    visitor: Visitor,
    Id(id): Id,
    headers: HeaderMap,
) -> Result<Response, Problem> {
    picture(&app, &visitor, id, Part::Thumbnail, &headers).await
}

async fn picture(
    app: &App,
    visitor: &Visitor,
    id: i64,
    wanted: Part,
    headers: &HeaderMap,
) -> Result<Response, Problem> {
    let public = db::public::photo_file(&app.pool, id).await?;
    let is_public = public.is_some();
    let file = match public {
        Some(file) => file,
        None => hidden(app, visitor, id).await?,
    };
    let part = if file.has_thumbnail { wanted } else { Part::Photo };
    if !is_public {
        let bytes = app.filing.files.get(&file.storage_key, part).await?.ok_or_else(no_file)?;
        return Ok((PRIVATE, [("content-type", "image/jpeg")], bytes).into_response());
    }
    // A file never changes under its key, which is told to nobody.
    let tag = format!("\"{:016x}\"", xxh3_64(format!("{} {part:?}", file.storage_key).as_bytes()));
    let caching = [("etag", tag.as_str()), ("cache-control", "public, no-cache")];
    if conditional::holds(headers, &tag) {
        return Ok((StatusCode::NOT_MODIFIED, caching).into_response());
    }
    let bytes = app.filing.files.get(&file.storage_key, part).await?.ok_or_else(no_file)?;
    Ok((caching, [("content-type", "image/jpeg")], bytes).into_response())
}

/// A photo the public does not see, for those who may. All others learn no more than that it is not there.
async fn hidden(app: &App, visitor: &Visitor, id: i64) -> Result<PhotoFile, Problem> {
    let file = db::attachment::by_id(&app.pool, id).await?.filter(|file| file.kind == Kind::Photo);
    let file = file.ok_or_else(no_file)?;
    if !Standing::of(visitor.0.as_ref(), Some(&file.subject)).sees(&file.role) {
        return Err(no_file());
    }
    Ok(PhotoFile { storage_key: file.storage_key, has_thumbnail: file.has_thumbnail })
}
