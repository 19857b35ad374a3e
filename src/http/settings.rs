//! What the rules leave to the community, for its administrator: working hours (M4), holidays, the silent applicant's
//! window.

use axum::{Json as JsonBody, extract::State, http::StatusCode, response::Response};

use super::{
    App,
    access::{Staff, private},
    extract::Json,
    problem::{Expected, Problem},
};
use crate::{
    db::{self, lifecycle::Lifecycle},
    domain::limits,
};

/// The settings of a request's life.
#[utoipa::path(get, path = "/api/settings/lifecycle", tag = "settings", responses(
    (status = 200, description = "As they are", body = Lifecycle)))]
pub async fn lifecycle(State(app): State<App>) -> Result<Response, Problem> {
    Ok(private(JsonBody(db::lifecycle::get(&app.pool).await?)))
}

/// Replaces the settings of a request's life. Due dates that are set already stay.
#[utoipa::path(put, path = "/api/settings/lifecycle", tag = "settings", request_body = Lifecycle, responses(
    (status = 204, description = "Kept"),
    (status = 422, description = "A field is wrong", content_type = "application/problem+json")))]
pub async fn set_lifecycle(
    State(app): State<App>,
    Staff(account): Staff,
    Json(lifecycle): Json<Lifecycle>,
) -> Result<StatusCode, Problem> {
    check(&lifecycle)?;
    db::lifecycle::put(&app.pool, &account.login, &lifecycle).await?;
    Ok(StatusCode::NO_CONTENT)
}

fn check(lifecycle: &Lifecycle) -> Result<(), Problem> {
    if !(1..=365).contains(&lifecycle.silent_days) {
        return Err(Problem::field("silent_days", Expected::new("expected-limit").with("highest", 365)));
    }
    let mut hours: Vec<_> =
        lifecycle.hours.iter().map(|hours| (hours.weekday, hours.opens, hours.closes)).collect();
    hours.sort_unstable();
    let each = hours.iter().all(|(weekday, opens, closes)| (1..=7).contains(weekday) && opens < closes);
    let apart = hours.windows(2).all(|pair| match pair {
        [(day, _, closes), (next_day, opens, _)] => day != next_day || closes <= opens,
        _ => true,
    });
    if !each || !apart {
        return Err(Problem::field("hours", Expected::new("expected-hours")));
    }
    let mut days: Vec<_> = lifecycle.exceptions.iter().map(|other| other.day).collect();
    days.sort_unstable();
    let named = lifecycle
        .exceptions
        .iter()
        .all(|other| other.name.chars().count() <= limits::NAME && !other.name.chars().any(char::is_control));
    if !named || days.windows(2).any(|pair| pair[0] == pair[1]) {
        return Err(Problem::field("exceptions", Expected::new("expected-exceptions")));
    }
    Ok(())
}
