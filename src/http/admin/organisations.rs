//! `/api/admin/organisations`: who carries requests out, how the public reaches their offices, and for which districts.

use axum::{
    Json as JsonBody,
    extract::{Path, State},
    http::{StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::Deserialize;
use utoipa::ToSchema;

use super::check;
use crate::{
    db::admin::organisation::{self, About, Entry},
    domain::limits,
    http::{
        App,
        access::{Staff, code::email},
        extract::Json,
        problem::Problem,
    },
};

/// What an organisation is to be; it replaces what it was.
#[derive(Debug, Deserialize, ToSchema)]
pub struct OrganisationChange {
    #[serde(flatten)]
    about: About,
    /// Whether it gets no new requests.
    retired: bool,
}

/// All executing organisations, retired ones too.
#[utoipa::path(get, path = "/api/admin/organisations", tag = "administration", responses(
    (status = 200, description = "Organisations by name", body = Vec<Entry>)))]
pub async fn list(State(app): State<App>) -> Result<JsonBody<Vec<Entry>>, Problem> {
    Ok(JsonBody(organisation::list(&app.pool, None).await?))
}

/// One organisation.
#[utoipa::path(get, path = "/api/admin/organisations/{id}", tag = "administration", params(("id" = i32, Path)), responses(
    (status = 200, description = "The organisation", body = Entry),
    (status = 404, description = "No such organisation", content_type = "application/problem+json")))]
pub async fn get(State(app): State<App>, Path(id): Path<String>) -> Result<JsonBody<Entry>, Problem> {
    find(&app, check::id(&id)?).await.map(JsonBody)
}

/// Adds an organisation.
#[utoipa::path(post, path = "/api/admin/organisations", tag = "administration", request_body = About, responses(
    (status = 201, description = "Added; Location names it", body = Entry),
    (status = 409, description = "The name is taken", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn create(
    State(app): State<App>,
    Staff(account): Staff,
    Json(about): Json<About>,
) -> Result<Response, Problem> {
    let about = checked(&app, about).await?;
    let id = organisation::create(&app.pool, &account.login, &about).await.map_err(check::refused)?;
    let location = [(header::LOCATION, format!("/api/admin/organisations/{id}"))];
    Ok((StatusCode::CREATED, location, JsonBody(find(&app, id).await?)).into_response())
}

/// Changes an organisation, or retires it: its requests keep it, new ones do not come to it.
#[utoipa::path(put, path = "/api/admin/organisations/{id}", tag = "administration", request_body = OrganisationChange,
    params(("id" = i32, Path)), responses(
    (status = 200, description = "Changed", body = Entry),
    (status = 404, description = "No such organisation", content_type = "application/problem+json"),
    (status = 409, description = "The name is taken", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn change(
    State(app): State<App>,
    Staff(account): Staff,
    Path(id): Path<String>,
    Json(change): Json<OrganisationChange>,
) -> Result<JsonBody<Entry>, Problem> {
    let id = check::id(&id)?;
    let about = checked(&app, change.about).await?;
    organisation::change(&app.pool, &account.login, id, &about, change.retired)
        .await
        .map_err(check::refused)?;
    find(&app, id).await.map(JsonBody)
}

async fn find(app: &App, id: i32) -> Result<Entry, Problem> {
    organisation::list(&app.pool, Some(id)).await?.pop().ok_or_else(Problem::not_found)
}

async fn checked(app: &App, about: About) -> Result<About, Problem> {
    check::districts(&app.pool, &about.districts).await?;
    let address = about.email.as_deref().map(str::trim).filter(|address| !address.is_empty());
    Ok(About {
        name: check::text("name", &about.name, limits::NAME)?,
        phone: check::office_phone(about.phone.as_deref())?,
        email: address.map(email).transpose()?,
        districts: about.districts,
    })
}
