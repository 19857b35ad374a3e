//! What an administrator sets up over HTTP: services, organisations, routing, accounts and texts, and who changed
//! what.
//! What a person typed is checked in `check`; the audit is the database's.

mod accounts;
mod audit;
mod check;
mod organisations;
pub mod routing;
mod services;
mod texts;

use utoipa_axum::{router::OpenApiRouter, routes};

use super::{App, access::behind};
use crate::domain::Role;

/// Every route of an administrator.
pub fn router(app: &App) -> OpenApiRouter<App> {
    let routes = OpenApiRouter::new()
        .routes(routes!(services::list, services::create))
        .routes(routes!(services::get, services::change))
        .routes(routes!(organisations::list, organisations::create))
        .routes(routes!(organisations::get, organisations::change))
        .routes(routes!(routing::list, routing::set, routing::set_several))
        .routes(routes!(accounts::list, accounts::create))
        .routes(routes!(accounts::get, accounts::change, accounts::disable))
        .routes(routes!(texts::list))
        .routes(routes!(texts::put, texts::reset))
        .routes(routes!(texts::preview))
        .routes(routes!(audit::list));
    behind(&[Role::Administrator], app, routes)
}
