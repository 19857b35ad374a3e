//! `/api/admin/services`: the classifier.

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
    db::admin::service::{self, About, Entry},
    domain::{
        Visibility,
        deadline::{LEGAL_LIMIT_DAYS, TermUnit},
        limits,
    },
    http::{
        App,
        access::Staff,
        extract::Json,
        problem::{Expected, Problem},
    },
};

/// A service to be added.
#[derive(Debug, Deserialize, ToSchema)]
pub struct NewService {
    /// Small Latin letters, digits, `-` and `_`; it cannot be changed later.
    code: String,
    #[serde(flatten)]
    about: About,
}

/// What a service is to be; it replaces what it was.
#[derive(Debug, Deserialize, ToSchema)]
pub struct ServiceChange {
    #[serde(flatten)]
    about: About,
    /// Whether it is no longer offered for new requests.
    retired: bool,
}

/// The whole classifier, retired services too.
#[utoipa::path(get, path = "/api/admin/services", tag = "administration", responses(
    (status = 200, description = "Services by group and name", body = Vec<Entry>)))]
pub async fn list(State(app): State<App>) -> Result<JsonBody<Vec<Entry>>, Problem> {
    Ok(JsonBody(service::list(&app.pool, None).await?))
}

/// One service.
#[utoipa::path(get, path = "/api/admin/services/{code}", tag = "administration", params(("code" = String, Path)), responses(
    (status = 200, description = "The service", body = Entry),
    (status = 404, description = "No such service", content_type = "application/problem+json")))]
pub async fn get(State(app): State<App>, Path(code): Path<String>) -> Result<JsonBody<Entry>, Problem> {
    find(&app, &code).await.map(JsonBody)
}

/// Adds a service. The public sees none of its requests until its visibility says otherwise.
#[utoipa::path(post, path = "/api/admin/services", tag = "administration", request_body = NewService, responses(
    (status = 201, description = "Added; Location names it", body = Entry),
    (status = 409, description = "The code, the name or the Open311 code is taken", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn create(
    State(app): State<App>,
    Staff(account): Staff,
    Json(new): Json<NewService>,
) -> Result<Response, Problem> {
    let code = check::code(&new.code)?;
    let about = checked(new.about)?;
    service::create(&app.pool, &account.login, &code, &about).await.map_err(check::refused)?;
    let location = [(header::LOCATION, format!("/api/admin/services/{code}"))];
    Ok((StatusCode::CREATED, location, JsonBody(find(&app, &code).await?)).into_response())
}

/// Changes a service, or retires it: its requests keep it, new ones are not made for it.
#[utoipa::path(put, path = "/api/admin/services/{code}", tag = "administration", request_body = ServiceChange,
    params(("code" = String, Path)), responses(
    (status = 200, description = "Changed", body = Entry),
    (status = 404, description = "No such service", content_type = "application/problem+json"),
    (status = 409, description = "The name or the Open311 code is taken", content_type = "application/problem+json"),
    (status = 422, description = "A field is missing or wrong", content_type = "application/problem+json")))]
pub async fn change(
    State(app): State<App>,
    Staff(account): Staff,
    Path(code): Path<String>,
    Json(change): Json<ServiceChange>,
) -> Result<JsonBody<Entry>, Problem> {
    let code = Some(code).filter(|code| check::is_code(code)).ok_or_else(Problem::not_found)?;
    let about = checked(change.about)?;
    service::change(&app.pool, &account.login, &code, &about, change.retired)
        .await
        .map_err(check::refused)?;
    find(&app, &code).await.map(JsonBody)
}

async fn find(app: &App, code: &str) -> Result<Entry, Problem> {
    if !check::is_code(code) {
        return Err(Problem::not_found());
    }
    service::list(&app.pool, Some(code)).await?.pop().ok_or_else(Problem::not_found)
}

fn checked(about: About) -> Result<About, Problem> {
    if !(1..=i32::from(LEGAL_LIMIT_DAYS)).contains(&about.term_days) {
        let expected = Expected::new("expected-term-days").with("highest", LEGAL_LIMIT_DAYS);
        return Err(Problem::field("term_days", expected));
    }
    let where_to_turn = check::optional_text("where_to_turn", about.where_to_turn.as_deref(), limits::TEXT)?;
    if about.outside_powers && where_to_turn.is_none() {
        return Err(Problem::field("where_to_turn", Expected::new("expected-where-to-turn")));
    }
    Ok(About {
        name: check::text("name", &about.name, limits::NAME)?,
        group: check::optional_text("group", Some(&about.group), limits::NAME)?.unwrap_or_default(),
        term_unit: check::one_of("term_unit", &about.term_unit, TermUnit::ALL.map(TermUnit::as_str))?,
        visibility: check::one_of("visibility", &about.visibility, Visibility::ALL.map(Visibility::as_str))?,
        open311_code: check::open311_code(about.open311_code.as_deref())?,
        where_to_turn,
        ..about
    })
}
