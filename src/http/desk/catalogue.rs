//! What requests at the desk may be of, for its filters and forms: unlike the public catalogue it also has what has no request
//! on the map yet.

use axum::{Json as JsonBody, extract::State, response::Response};
use chrono_tz::Europe::Kyiv;

use super::super::{App, access::private, problem::Problem};
use crate::{
    db::desk::{self, Catalogue},
    mirror::Known,
};

/// Services, executing organisations and districts.
#[utoipa::path(get, path = "/api/desk/catalogue", tag = "desk", responses(
    (status = 200, description = "By name", body = Catalogue)))]
pub async fn catalogue(State(app): State<App>) -> Result<Response, Problem> {
    Ok(private(JsonBody(desk::catalogue(&app.pool).await?)))
}

impl Catalogue {
    /// What filters may name of it.
    pub(super) fn known(&self) -> Known {
        Known {
            services: self.services.iter().map(|service| service.code.clone()).collect(),
            executors: self.executors.iter().map(|executor| executor.id).collect(),
            districts: self.districts.iter().map(|district| district.id).collect(),
            zone: Kyiv,
        }
    }
}
