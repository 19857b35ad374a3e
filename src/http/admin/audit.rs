//! `/api/admin/audit`: who changed what, and what it was before.

use axum::{Json as JsonBody, extract::State, http::Uri};
use serde::{Deserialize, Serialize};
use utoipa::{IntoParams, ToSchema};

use crate::{
    db::admin::audit::{self, Event, Filter, KINDS},
    http::{
        App,
        extract::{Query, parameter},
        problem::{Expected, Problem},
    },
};

const DEFAULT_LIMIT: i64 = 100;
const HIGHEST_LIMIT: i64 = 1000;
/// Longest name of a thing, in characters.
const LONGEST_SUBJECT: usize = 200;

/// Which changes.
#[derive(Debug, Default, Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
pub struct AuditParams {
    /// `service`, `organisation`, `office`, `routing`, `account`, `text`, `text_rule` or `settings`.
    kind: Option<String>,
    /// Code of the service, id of the organisation, login of the account, key of the text, word of the rule.
    subject: Option<String>,
    /// 1 to 1000; 100 when not given.
    limit: Option<String>,
    /// From the `next` link of the page before.
    cursor: Option<String>,
}

/// A page of changes.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditPage)]
pub struct Page {
    events: Vec<Event>,
    links: Vec<Link>,
}

/// Where the next page is.
#[derive(Debug, Serialize, ToSchema)]
pub struct Link {
    /// `next`.
    rel: String,
    href: String,
}

/// Who changed what, the latest first.
#[utoipa::path(get, path = "/api/admin/audit", tag = "administration", params(AuditParams), responses(
    (status = 200, description = "Changes, and a link to the page after", body = Page),
    (status = 400, description = "An unknown or malformed parameter", content_type = "application/problem+json")))]
pub async fn list(
    State(app): State<App>,
    uri: Uri,
    Query(params): Query<AuditParams>,
) -> Result<JsonBody<Page>, Problem> {
    let filter = params.parse()?;
    let events = audit::events(&app.pool, &filter).await?;
    let is_full = i64::try_from(events.len()).is_ok_and(|count| count == filter.limit);
    let last = events.last().filter(|_| is_full);
    let links = last.map(|last| Link { rel: "next".to_owned(), href: next(&uri, last.id) });
    Ok(JsonBody(Page { links: links.into_iter().collect(), events }))
}

impl AuditParams {
    fn parse(self) -> Result<Filter, Problem> {
        let expected = Expected::new("expected-limit").with("highest", HIGHEST_LIMIT);
        let limit = parameter("limit", self.limit.as_deref(), expected.clone())?.unwrap_or(DEFAULT_LIMIT);
        if !(1..=HIGHEST_LIMIT).contains(&limit) {
            return Err(Problem::parameter("limit", &limit.to_string(), expected));
        }
        if let Some(kind) = self.kind.as_deref().filter(|kind| !KINDS.contains(kind)) {
            return Err(Problem::parameter("kind", kind, Expected::one_of(KINDS)));
        }
        let odd = |text: &&str| text.chars().count() > LONGEST_SUBJECT || text.chars().any(char::is_control);
        if let Some(subject) = self.subject.as_deref().filter(odd) {
            let expected = Expected::new("expected-query").with("longest", LONGEST_SUBJECT);
            return Err(Problem::parameter("subject", subject, expected));
        }
        let before = parameter("cursor", self.cursor.as_deref(), Expected::new("expected-cursor"))?;
        Ok(Filter { kind: self.kind, subject: self.subject, before, limit })
    }
}

/// The same query with the cursor moved on.
fn next(uri: &Uri, last: i64) -> String {
    let query = uri.query().unwrap_or_default();
    let kept = query.split('&').filter(|pair| !pair.is_empty() && !pair.starts_with("cursor="));
    let cursor = format!("cursor={last}");
    format!("{}?{}", uri.path(), kept.chain([cursor.as_str()]).collect::<Vec<_>>().join("&"))
}
