//! Who changed what: read only, since nothing but triggers writes it.

use chrono::{DateTime, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{DbError, Pool};

/// The kinds of things whose changes are kept.
pub const KINDS: [&str; 8] =
    ["service", "organisation", "office", "routing", "account", "text", "text_rule", "settings"];

/// One change.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = AuditEvent)]
pub struct Event {
    /// Grows with time.
    pub id: i64,
    /// When.
    pub at: DateTime<Utc>,
    /// Login of who did it, or `command line`.
    pub actor: String,
    /// `create`, `change` or `delete`.
    pub action: String,
    /// `service`, `organisation`, `office` (its districts), `routing`, `account`, `text`, `text_rule` or `settings`.
    pub kind: String,
    /// Code of the service, id of the organisation, login of the account, key of the text, word of the rule.
    pub subject: String,
    /// What it was; null for what is new.
    pub before: Option<serde_json::Value>,
    /// What it became; null for what is gone.
    pub after: Option<serde_json::Value>,
}

/// Which changes to read.
#[derive(Debug, Default)]
pub struct Filter {
    /// Of this kind of thing.
    pub kind: Option<String>,
    /// Of this thing.
    pub subject: Option<String>,
    /// Before the change of this id.
    pub before: Option<i64>,
    /// How many.
    pub limit: i64,
}

/// Changes, the latest first.
///
/// # Errors
/// The database is not reachable.
pub async fn events(pool: &Pool, filter: &Filter) -> Result<Vec<Event>, DbError> {
    Ok(sqlx::query_as!(
        Event,
        "select id, at, actor, action, subject_kind as kind, subject_id as subject, before, after from audit_event
         where ($1::text is null or subject_kind = $1) and ($2::text is null or subject_id = $2)
           and ($3::bigint is null or id < $3)
         order by id desc limit $4",
        filter.kind,
        filter.subject,
        filter.before,
        filter.limit
    )
    .fetch_all(pool)
    .await?)
}
