//! Requests as those who work on them see them: with what is not public. An executor's view is narrowed to one
//! organisation, and an official's to what is no personal data, here, so that no caller forgets it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    DbError, Pool,
    applicant::{self, Applicant},
};
use crate::domain::deadline::LEGAL_LIMIT_DAYS;

/// What of the requests whoever asks may see: by default all of them, without personal data.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Sight {
    /// Only those of this organisation.
    pub executor: Option<i32>,
    /// With the address and the words as typed, and the exact place of those that the public does not see exactly.
    pub personal_data: bool,
}

/// Which requests.
#[derive(Debug, Clone, Default)]
pub struct DeskFilter {
    /// Of those that may be seen.
    pub sight: Sight,
    /// Statuses.
    pub statuses: Option<Vec<String>>,
    /// Overdue or not.
    pub overdue: Option<bool>,
    /// Words to be found in the number, the address or the text, as far as these may be seen.
    pub words: Option<String>,
    /// Only after this one: its `registered_at` and id.
    pub after: Option<(DateTime<Utc>, i64)>,
    /// How many at most.
    pub limit: i64,
}

/// A request at the desk.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeskRequest {
    /// Database id.
    #[serde(skip)]
    pub id: i64,
    /// Who asked for it.
    #[serde(skip)]
    pub applicant_id: Option<i64>,
    /// Registration number.
    pub number: String,
    /// Status.
    pub status: String,
    /// Whether the due date has passed while it is open.
    pub overdue: bool,
    /// Code of its service.
    pub service: String,
    /// Name of its service.
    pub service_name: String,
    /// Executing organisation.
    pub executor: Option<String>,
    /// District by name.
    pub district: Option<String>,
    /// The address as typed; not for officials.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub address: Option<String>,
    /// The place that was found, in words.
    pub place: Option<String>,
    /// Degrees.
    pub lon: Option<f64>,
    /// Degrees.
    pub lat: Option<f64>,
    /// Whether somebody must say where it is.
    pub needs_location: bool,
    /// Whether the place is the applicant's residence, and so shown generalised.
    pub at_residence: bool,
    /// The applicant's words; for officials with personal data hidden, and none where the place is not public.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Whether the words of its history may be seen, if only with personal data hidden.
    #[serde(skip)]
    pub is_whole: bool,
    /// The words the public sees.
    pub public_text: Option<String>,
    /// Whether anyone may see it on the map.
    pub public: bool,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// Day an answer is due.
    pub due_on: Option<NaiveDate>,
    /// The last day the law allows, whatever the term: 45 days after registration (Law on Citizens' Appeals, art. 20).
    pub legal_term_ends_on: NaiveDate,
    /// Whether that day is past and the request still open: on rework its term is today.
    pub legal_term_over: bool,
    /// When it was submitted the last time.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// How many responses of the applicant wait to be processed.
    pub pending_responses: i64,
    /// The last row of its history: the ETag of its card.
    pub version: i64,
}

/// One row of a request's history.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct DeskEvent {
    /// When.
    pub at: DateTime<Utc>,
    /// Who.
    pub actor: String,
    /// In which role; unknown of old steps.
    pub role: Option<String>,
    /// State before.
    pub from: Option<String>,
    /// State after.
    pub to: String,
    /// `registered`, `moved`, `placed`, `file_added`, `file_released`, `file_hidden`, `file_removed`, `said`, `taken_down` (by
    /// telephone), `processed` or `answered` (by the executor); unknown of some old rows.
    pub what: Option<String>,
    /// Ground, as the code of a clause.
    pub ground: Option<String>,
    /// Reason, in words.
    pub note: Option<String>,
    /// The response it is about.
    pub response: Option<i64>,
}

/// One page of requests, newest first, and how many match in all.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool, filter: &DeskFilter) -> Result<(i64, Vec<DeskRequest>), DbError> {
    let matched = sqlx::query_scalar!(
        r#"select count(*) as "count!" from service_request as r
           where ($1::integer is null or r.executor_id = $1)
             and ($2::text[] is null or r.status = any ($2))
             and ($3::boolean is null or is_overdue(r.status, r.due_on, community_today()) = $3)
             and ($4::text is null or position(lower($4) in lower(concat_ws(' ',
                  r.number, replace(r.number, '-', ''), case when $5 then r.address end,
                  case when $5 or r.public_precision = 'exact' then r.place_label
                       when r.public_precision = 'generalised' then r.street_label end,
                  case when $5 then r.raw_text else r.public_text end))) > 0)"#,
        filter.sight.executor,
        filter.statuses.as_deref(),
        filter.overdue,
        filter.words,
        filter.sight.personal_data,
    )
    .fetch_one(pool)
    .await?;
    let requests = sqlx::query_file_as!(
        DeskRequest,
        "src/db/sql/desk_requests.sql",
        filter.sight.executor,
        filter.statuses.as_deref(),
        filter.overdue,
        filter.words,
        filter.after.map(|after| after.0),
        filter.after.map(|after| after.1),
        filter.limit,
        None::<&str>,
        filter.sight.personal_data,
        i32::from(LEGAL_LIMIT_DAYS),
    )
    .fetch_all(pool)
    .await?;
    Ok((matched, requests))
}

/// One request, if it may be seen.
///
/// # Errors
/// The database is not reachable.
pub async fn by_number(pool: &Pool, number: &str, sight: Sight) -> Result<Option<DeskRequest>, DbError> {
    Ok(sqlx::query_file_as!(
        DeskRequest,
        "src/db/sql/desk_requests.sql",
        sight.executor,
        None::<&[String]>,
        None::<bool>,
        None::<&str>,
        None::<DateTime<Utc>>,
        None::<i64>,
        1,
        Some(number),
        sight.personal_data,
        i32::from(LEGAL_LIMIT_DAYS),
    )
    .fetch_optional(pool)
    .await?)
}

/// The history of a request, oldest first.
///
/// # Errors
/// The database is not reachable.
pub async fn history(pool: &Pool, request: i64) -> Result<Vec<DeskEvent>, DbError> {
    Ok(sqlx::query_as!(
        DeskEvent,
        r#"select at, actor, role, from_status as "from", to_status as "to", what, ground, note,
                  response_id as response
           from request_event where request_id = $1 order by at, id"#,
        request
    )
    .fetch_all(pool)
    .await?)
}

/// Who asked for it: for operators alone.
///
/// # Errors
/// The database is not reachable.
pub async fn applicant_of(pool: &Pool, request: &DeskRequest) -> Result<Option<Applicant>, DbError> {
    match request.applicant_id {
        Some(id) => applicant::by_id(pool, id).await,
        None => Ok(None),
    }
}
