//! Registers service requests: the request, its history, and the task to locate it, in one statement.

use chrono::{DateTime, NaiveDate, Utc};
use sqlx::types::Json;

use super::{
    DbError, Pool,
    applicant::{self, Card},
};
use crate::domain::{RegistrationNumber, Role, Status};

/// Whose request it is.
#[derive(Debug, Clone)]
pub enum From {
    /// Nobody is known.
    Unknown,
    /// A registered applicant's.
    Applicant(i64),
    /// Somebody's who calls, and says who they are (M5).
    Caller {
        /// What an operator writes down.
        card: Box<Card>,
        /// Where letters go, as the caller says.
        contact: Option<String>,
    },
}

/// A request to be registered.
#[derive(Debug, Clone)]
pub struct NewRequest {
    /// Where it came from: `csv`, `api`.
    pub source: &'static str,
    /// What makes it the same request when it comes again from that source.
    pub source_key: String,
    /// The number it had in another system.
    pub external_number: Option<String>,
    /// Code of its service.
    pub service: String,
    /// State it is in.
    pub status: Status,
    /// Name of the executing organisation, which must be known.
    pub executor: Option<String>,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// Day an answer is due; none: the service's term decides.
    pub due_on: Option<NaiveDate>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// When it came into its present state, where that is known.
    pub changed_at: Option<DateTime<Utc>>,
    /// Address as typed.
    pub address: String,
    /// Whether somebody typed the address: of a request registered by a point it is the point's label.
    pub address_typed: bool,
    /// The applicant's words: never public.
    pub raw_text: String,
    /// Moderated text for the public.
    pub public_text: Option<String>,
    /// Whether the place is the applicant's own residence.
    pub at_residence: bool,
    /// Whose it is.
    pub from: From,
    /// Who registers it: a login, or the door it comes in by.
    pub actor: String,
    /// In which role.
    pub role: Role,
    /// Where it is, if that is known well enough.
    pub location: Option<Location>,
    /// What a person chooses from when it is not.
    pub candidates: serde_json::Value,
}

/// A place found for a request.
#[derive(Debug, Clone)]
pub struct Location {
    /// Degrees.
    pub lon: f64,
    /// Degrees.
    pub lat: f64,
    /// How the place was found: a match level of the geocoder, or `point` when a person gave it.
    pub match_level: String,
    /// 0 to 1.
    pub confidence: f64,
    /// Metres.
    pub accuracy_m: f64,
    /// Place in words, with the house number.
    pub place_label: String,
    /// Place in words without it.
    pub street_label: String,
}

/// Which of these keys of a source are registered already.
///
/// # Errors
/// The database is not reachable.
pub async fn known_keys(pool: &Pool, source: &str, keys: &[String]) -> Result<Vec<String>, DbError> {
    Ok(sqlx::query_scalar!(
        "select source_key from service_request where source = $1 and source_key = any ($2)",
        source,
        keys
    )
    .fetch_all(pool)
    .await?)
}

/// Registers requests, all or none; `done` is told after each. Returns their numbers in order; none for a
/// request that had been registered before.
///
/// # Errors
/// An unknown service or executor, or the database is not reachable; then nothing is registered.
pub async fn register(
    pool: &Pool,
    requests: &[NewRequest],
    done: &mut (dyn FnMut() + Send),
) -> Result<Vec<Option<RegistrationNumber>>, DbError> {
    let mut numbers = Vec::with_capacity(requests.len());
    let mut tx = pool.begin().await?;
    for request in requests {
        let next = sqlx::query_scalar!(r#"select nextval('registration_number') as "next!""#)
            .fetch_one(&mut *tx)
            .await?;
        let number = RegistrationNumber::new(next.unsigned_abs()).ok_or(DbError::NumbersExhausted)?;
        let location = request.location.as_ref();
        let applicant = match &request.from {
            From::Unknown => None,
            From::Applicant(id) => Some(*id),
            From::Caller { card, contact } => {
                Some(applicant::of_caller(&mut tx, card, contact.as_deref()).await?)
            }
        };
        let registered = sqlx::query_file_scalar!(
            "src/db/sql/register_request.sql",
            number.to_string(),
            request.source,
            request.source_key,
            request.external_number,
            request.service,
            request.status.as_str(),
            request.executor,
            request.registered_at,
            request.due_on,
            request.closed_on,
            request.changed_at,
            request.address,
            request.raw_text,
            request.public_text,
            location.map(|at| at.lon),
            location.map(|at| at.lat),
            location.map(|at| at.match_level.as_str()),
            location.map(|at| at.confidence),
            location.map(|at| at.accuracy_m),
            location.map(|at| at.place_label.as_str()),
            location.map(|at| at.street_label.as_str()),
            Json(&request.candidates) as _,
            request.at_residence,
            request.address_typed,
            applicant,
            request.actor,
            request.role.as_str(),
        )
        .fetch_optional(&mut *tx)
        .await?;
        numbers.push(registered.is_some().then_some(number));
        done();
    }
    tx.commit().await?;
    Ok(numbers)
}

/// Takes over what a newer export says of requests that came from the same source before: status, executor, dates
/// and public text; all or none. Returns how many it changed.
///
/// # Errors
/// The database is not reachable; then nothing is changed.
pub async fn follow(pool: &Pool, requests: &[NewRequest]) -> Result<usize, DbError> {
    let mut tx = pool.begin().await?;
    let mut changed = 0;
    for request in requests {
        changed += sqlx::query_file_scalar!(
            "src/db/sql/follow_row.sql",
            request.source,
            request.source_key,
            request.status.as_str(),
            request.executor,
            request.due_on,
            request.closed_on,
            request.public_text,
            request.changed_at,
        )
        .fetch_one(&mut *tx)
        .await?;
    }
    tx.commit().await?;
    Ok(usize::try_from(changed).unwrap_or_default())
}

/// The number a request got when it was registered under this key.
///
/// # Errors
/// The database is not reachable.
pub async fn number_by_key(pool: &Pool, source: &str, key: &str) -> Result<Option<String>, DbError> {
    Ok(sqlx::query_scalar!(
        "select number from service_request where source = $1 and source_key = $2",
        source,
        key
    )
    .fetch_optional(pool)
    .await?)
}

/// Whether no request has been registered yet.
///
/// # Errors
/// The database is not reachable.
pub async fn is_empty(pool: &Pool) -> Result<bool, DbError> {
    Ok(sqlx::query_scalar!(r#"select not exists (select from service_request) as "empty!""#)
        .fetch_one(pool)
        .await?)
}

/// The applicant's own words; none if there is no request of this number.
///
/// # Errors
/// The database is not reachable.
pub async fn raw_text(pool: &Pool, number: &str) -> Result<Option<String>, DbError> {
    Ok(sqlx::query_scalar!("select raw_text from service_request where number = $1", number)
        .fetch_optional(pool)
        .await?)
}
