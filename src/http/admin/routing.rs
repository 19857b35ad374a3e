//! `/api/admin/routing`: which organisation carries out which service where (K1.1); and for operators, what these rules
//! say of one request.

use axum::{
    Json as JsonBody,
    extract::State,
    http::{HeaderMap, StatusCode},
};
use serde::Serialize;
use utoipa::ToSchema;

use super::check;
use crate::{
    db::{
        admin::routing::{self as rules, Change, Listed, Missing},
        routing::Office,
    },
    http::{
        App, accept_language,
        access::Staff,
        cookie,
        extract::{Json, Number},
        problem::{Expected, Problem},
    },
    intake,
    messages::Language,
};

/// All rules: a service's own, and those for its districts.
#[utoipa::path(get, path = "/api/admin/routing", tag = "administration", responses(
    (status = 200, description = "Rules by service and district; without a district: everywhere else", body = Vec<Listed>)))]
pub async fn list(State(app): State<App>) -> Result<JsonBody<Vec<Listed>>, Problem> {
    Ok(JsonBody(rules::list(&app.pool).await?))
}

/// Sets one rule, or removes it.
#[utoipa::path(put, path = "/api/admin/routing", tag = "administration", request_body = Change, responses(
    (status = 204, description = "Set, or removed"),
    (status = 422, description = "No such service or district, or no organisation at work", content_type = "application/problem+json")))]
pub async fn set(
    State(app): State<App>,
    Staff(account): Staff,
    Json(change): Json<Change>,
) -> Result<StatusCode, Problem> {
    set_rules(&app, &account.login, &[change]).await
}

/// Sets or removes several rules at once: all of them, or none.
#[utoipa::path(patch, path = "/api/admin/routing", tag = "administration", request_body = Vec<Change>, responses(
    (status = 204, description = "Set, or removed"),
    (status = 422, description = "No such service or district, or no organisation at work: nothing has changed", content_type = "application/problem+json")))]
pub async fn set_several(
    State(app): State<App>,
    Staff(account): Staff,
    Json(changes): Json<Vec<Change>>,
) -> Result<StatusCode, Problem> {
    set_rules(&app, &account.login, &changes).await
}

async fn set_rules(app: &App, actor: &str, changes: &[Change]) -> Result<StatusCode, Problem> {
    let missing = if changes.iter().all(|change| check::is_code(&change.service)) {
        rules::set(&app.pool, actor, changes).await?
    } else {
        Some(Missing::Service)
    };
    let wrong = |field, key| Err(Problem::field(field, Expected::new(key)));
    match missing {
        None => Ok(StatusCode::NO_CONTENT),
        Some(Missing::Service) => wrong("service", "expected-service"),
        Some(Missing::District) => wrong("district", "expected-districts"),
        Some(Missing::Organisation) => wrong("organisation", "expected-organisation"),
    }
}

/// Where a request belongs.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = RoutingSuggestion)]
pub struct Suggestion {
    /// Code of its service.
    service: String,
    /// Its name.
    service_name: String,
    /// Id of the district it lies in; null while it has no place, or outside all districts.
    district: Option<i32>,
    /// Its name.
    district_name: Option<String>,
    /// Who carries it out unless the operator names another; null where no rule says so.
    organisation: Option<Office>,
    /// `district` or `service`: the rule that decided. Null where none did.
    reason: Option<String>,
    /// Whether the service is outside the community's own powers: a ground to refuse.
    outside_powers: bool,
    /// Where the applicant is to turn instead.
    where_to_turn: Option<String>,
    /// What to think of before accepting it, in the reader's language.
    hint: Option<String>,
}

/// Who should carry a request out and why, and whether it is the community's to carry out at all.
#[utoipa::path(get, path = "/api/requests/{number}/routing", tag = "desk", params(("number" = String, Path)), responses(
    (status = 200, description = "What the rules say", body = Suggestion),
    (status = 404, description = "No such request", content_type = "application/problem+json")))]
pub async fn suggestion(
    State(app): State<App>,
    headers: HeaderMap,
    Number(number): Number,
) -> Result<JsonBody<Suggestion>, Problem> {
    let language = Language::chosen(None, cookie(&headers, "lang"), accept_language(&headers));
    let number = number.to_string();
    let Some((case, suggested)) = intake::routing::suggest(&app.pool, &number).await? else {
        return Err(Problem::new(StatusCode::NOT_FOUND, "problem-request-not-found").with("number", number));
    };
    let (organisation, reason) = suggested.map(|to| (to.organisation, to.reason)).unzip();
    Ok(JsonBody(Suggestion {
        service: case.service,
        service_name: case.service_name,
        district: case.district,
        district_name: case.district_name,
        organisation,
        reason: reason.map(|reason| reason.as_str().to_owned()),
        outside_powers: case.outside_powers,
        where_to_turn: case.where_to_turn,
        hint: case.outside_powers.then(|| language.text("hint-outside-powers")),
    }))
}
