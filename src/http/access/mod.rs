//! Who is asking, and which doors are open to them. Every route but the public ones stands behind a door, a list of
//! roles; the door is checked here and nowhere else, and the OpenAPI document says which it is.

pub mod code;
pub mod cross_site;
pub mod oidc;
pub mod password;
pub mod profile;
mod return_to;
pub mod session;
pub mod totp;

use std::convert::Infallible;

use axum::{
    extract::{FromRequestParts, Request, State},
    http::{HeaderMap, StatusCode, header, request::Parts},
    middleware::{Next, from_fn_with_state},
    response::{IntoResponse, Response},
};
use sha2::{Digest, Sha256};
use utoipa::openapi::{
    ContentBuilder, RefOr, ResponseBuilder, extensions::ExtensionsBuilder, path::Operation,
    security::SecurityRequirement,
};
use utoipa_axum::router::OpenApiRouter;

use super::{App, openapi::operations, problem::Problem};
use crate::{
    db::{
        self,
        account::Account,
        applicant::Applicant,
        session::{Holder, Session},
    },
    domain::Role,
    geocoder::Audience,
};

/// Everybody who can sign in.
pub const SIGNED_IN: &[Role] =
    &[Role::Applicant, Role::Operator, Role::Executor, Role::Official, Role::Administrator];
/// All of the staff.
pub const STAFF: &[Role] = &[Role::Operator, Role::Executor, Role::Official, Role::Administrator];

/// The name of a security scheme in the OpenAPI document, and of the cookie.
pub const COOKIE: &str = "session";

impl Session {
    /// The role of whoever holds it; none if the database names one this program does not know.
    #[must_use]
    pub fn role(&self) -> Option<Role> {
        match &self.holder {
            Holder::Applicant(_) => Some(Role::Applicant),
            Holder::Staff(account) => account.role.parse().ok(),
        }
    }
}

/// Puts routes behind a door: whoever has none of these roles gets 401 or 403, and the document says so.
#[must_use]
pub fn behind(roles: &'static [Role], app: &App, mut routes: OpenApiRouter<App>) -> OpenApiRouter<App> {
    for item in routes.get_openapi_mut().paths.paths.values_mut() {
        for (_, operation) in operations(item) {
            describe(operation, roles);
        }
    }
    routes.route_layer(from_fn_with_state((app.clone(), roles), guard))
}

fn describe(operation: &mut Operation, roles: &[Role]) {
    let names: Vec<&str> = roles.iter().map(|role| role.as_str()).collect();
    operation.security = Some(vec![SecurityRequirement::new(COOKIE, Vec::<String>::new())]);
    operation.extensions = Some(ExtensionsBuilder::new().add("x-roles", names).build());
    for (status, words) in [("401", "Not signed in"), ("403", "Not open to this role")] {
        let problem = ResponseBuilder::new()
            .description(words)
            .content("application/problem+json", ContentBuilder::new().build())
            .build();
        operation.responses.responses.entry(status.to_owned()).or_insert(RefOr::T(problem));
    }
}

async fn guard(
    State((app, roles)): State<(App, &'static [Role])>,
    request: Request,
    next: Next,
) -> Result<Response, Problem> {
    let (mut parts, body) = request.into_parts();
    let session = Visitor::from_request_parts(&mut parts, &app).await?.0;
    let session = session.ok_or_else(unauthorized)?;
    if !session.role().is_some_and(|role| roles.contains(&role)) {
        return Err(Problem::new(StatusCode::FORBIDDEN, "problem-forbidden"));
    }
    let mut answer = next.run(Request::from_parts(parts, body)).await;
    // What one person may see is kept by no cache on the way.
    let private = header::HeaderValue::from_static("private, no-store");
    answer.headers_mut().entry(header::CACHE_CONTROL).or_insert(private);
    Ok(answer)
}

fn unauthorized() -> Problem {
    Problem::new(StatusCode::UNAUTHORIZED, "problem-unauthorized")
}

/// The hash by which a session's token is kept.
#[must_use]
pub fn token_hash(token: &str) -> [u8; 32] {
    Sha256::digest(token).into()
}

/// The session of whoever asks, if they have one.
pub struct Visitor(pub Option<Session>);

impl FromRequestParts<App> for Visitor {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        if let Some(session) = parts.extensions.get::<Session>() {
            return Ok(Self(Some(session.clone())));
        }
        let Some(token) = super::cookie(&parts.headers, COOKIE) else { return Ok(Self(None)) };
        let session = db::session::find(&app.pool, &token_hash(token)).await?;
        // Who asks next in the same request need not look again.
        if let Some(session) = &session {
            parts.extensions.insert(session.clone());
        }
        Ok(Self(session))
    }
}

/// Whether a session is sent along, be it over or not.
#[must_use]
pub fn holds_session(headers: &HeaderMap) -> bool {
    super::cookie(headers, COOKIE).is_some_and(|token| !token.is_empty())
}

/// The session of somebody behind a door.
pub struct SignedIn(pub Session);

impl FromRequestParts<App> for SignedIn {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        Visitor::from_request_parts(parts, app).await?.0.map(Self).ok_or_else(unauthorized)
    }
}

/// A member of staff behind a door.
pub struct Staff(pub Account);

impl FromRequestParts<App> for Staff {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match SignedIn::from_request_parts(parts, app).await?.0.holder {
            Holder::Staff(account) => Ok(Self(account)),
            Holder::Applicant(_) => Err(Problem::new(StatusCode::FORBIDDEN, "problem-forbidden")),
        }
    }
}

/// An applicant behind a door.
pub struct Oneself(pub Applicant);

impl FromRequestParts<App> for Oneself {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Problem> {
        match SignedIn::from_request_parts(parts, app).await?.0.holder {
            Holder::Applicant(applicant) => Ok(Self(applicant)),
            Holder::Staff(_) => Err(Problem::new(StatusCode::FORBIDDEN, "problem-forbidden")),
        }
    }
}

/// Whoever asks a public resource: operators see more of some, and are taken for anyone when nobody can say who they
/// are.
pub struct Asker(pub Audience);

impl FromRequestParts<App> for Asker {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Infallible> {
        let session = Visitor::from_request_parts(parts, app).await.ok().and_then(|visitor| visitor.0);
        let is_operator = session.is_some_and(|session| session.role() == Some(Role::Operator));
        Ok(Self(if is_operator { Audience::Staff } else { Audience::Public }))
    }
}

/// An answer that no cache keeps.
pub fn private(answer: impl IntoResponse) -> Response {
    ([(header::CACHE_CONTROL, "private, no-store")], answer).into_response()
}
