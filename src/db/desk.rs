//! Requests as those who work on them see them: with what is not public. An executor's view is narrowed to one
//! organisation, and an official's to what is no personal data, here, so that no caller forgets it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    DbError, Pool,
    applicant::{self, Applicant},
    public::RequestFilter,
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
    /// What they are. Its words are not looked at: what may be searched depends on who searches.
    pub asked: RequestFilter,
    /// Words to be found in the number, the address or the text, as far as these may be seen.
    pub words: Option<String>,
    /// Only inside of west, south, east, north; of the places that may be seen.
    pub within: Option<[f64; 4]>,
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
    /// How many more callers have asked for the same.
    pub joined: i64,
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
    /// telephone), `processed`, `answered` (by the executor) or `joined` (one more caller asked for the same); unknown of
    /// some old rows.
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
    let asked = &filter.asked;
    let matched = sqlx::query_file_scalar!(
        "src/db/sql/desk_matched.sql",
        filter.sight.executor,
        asked.statuses.as_deref(),
        asked.overdue,
        filter.words,
        filter.sight.personal_data,
        asked.groups.as_deref(),
        asked.services.as_deref(),
        asked.executors.as_deref(),
        asked.districts.as_deref(),
        asked.from,
        asked.to,
        filter.within.as_ref().map(<[f64; 4]>::as_slice),
    )
    .fetch_one(pool)
    .await?;
    Ok((matched, page(pool, filter, None).await?))
}

async fn page(
    pool: &Pool,
    filter: &DeskFilter,
    numbers: Option<&[String]>,
) -> Result<Vec<DeskRequest>, DbError> {
    let asked = &filter.asked;
    Ok(sqlx::query_file_as!(
        DeskRequest,
        "src/db/sql/desk_requests.sql",
        filter.sight.executor,
        asked.statuses.as_deref(),
        asked.overdue,
        filter.words,
        filter.after.map(|after| after.0),
        filter.after.map(|after| after.1),
        filter.limit,
        numbers,
        filter.sight.personal_data,
        i32::from(LEGAL_LIMIT_DAYS),
        asked.groups.as_deref(),
        asked.services.as_deref(),
        asked.executors.as_deref(),
        asked.districts.as_deref(),
        asked.from,
        asked.to,
        filter.within.as_ref().map(<[f64; 4]>::as_slice),
    )
    .fetch_all(pool)
    .await?)
}

/// One request, if it may be seen.
///
/// # Errors
/// The database is not reachable.
pub async fn by_number(pool: &Pool, number: &str, sight: Sight) -> Result<Option<DeskRequest>, DbError> {
    Ok(by_numbers(pool, &[number.to_owned()], sight).await?.pop())
}

/// Those of these requests that may be seen, newest first.
///
/// # Errors
/// The database is not reachable.
pub async fn by_numbers(pool: &Pool, numbers: &[String], sight: Sight) -> Result<Vec<DeskRequest>, DbError> {
    let limit = i64::try_from(numbers.len()).unwrap_or(i64::MAX);
    page(pool, &DeskFilter { sight, limit, ..DeskFilter::default() }, Some(numbers)).await
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

/// What requests at the desk may be of, also what the public does not see yet.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = DeskCatalogue)]
pub struct Catalogue {
    /// Services by group and name, with those that are retired or not reviewed.
    pub services: Vec<CatalogueService>,
    /// Executing organisations by name.
    pub executors: Vec<CatalogueExecutor>,
    /// Districts by name.
    pub districts: Vec<CatalogueDistrict>,
}

/// A service as the desk names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueService {
    /// Code.
    pub code: String,
    /// Name for people.
    pub name: String,
    /// Heading it is listed under.
    pub group: String,
    /// Whether nothing new is registered under it.
    pub retired: bool,
    /// How the public sees where it is: `exact`, `generalised`, `aggregate` or `never`.
    pub visibility: String,
    /// Days an executor has.
    pub term_days: i32,
    /// `calendar` or `working` days.
    pub term_unit: String,
}

/// An executing organisation as the desk names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueExecutor {
    /// Database id.
    pub id: i32,
    /// Name for people.
    pub name: String,
    /// Whether nothing new is given to it.
    pub retired: bool,
}

/// A district as the desk names it.
#[derive(Debug, Serialize, ToSchema)]
pub struct CatalogueDistrict {
    /// Database id.
    pub id: i32,
    /// Name for people.
    pub name: String,
}

/// What requests at the desk may be of.
///
/// # Errors
/// The database is not reachable.
pub async fn catalogue(pool: &Pool) -> Result<Catalogue, DbError> {
    let services = sqlx::query_as!(
        CatalogueService,
        r#"select code, name, group_name as "group", retired_at is not null as "retired!",
                  visibility, term_days, term_unit from service
           order by group_name collate "uk-x-icu", name collate "uk-x-icu""#
    );
    let executors = sqlx::query_as!(
        CatalogueExecutor,
        r#"select id, name, retired_at is not null as "retired!" from organisation order by name collate "uk-x-icu""#
    );
    let districts = sqlx::query_as!(
        CatalogueDistrict,
        r#"select id, name from district order by name collate "uk-x-icu""#
    );
    Ok(Catalogue {
        services: services.fetch_all(pool).await?,
        executors: executors.fetch_all(pool).await?,
        districts: districts.fetch_all(pool).await?,
    })
}
