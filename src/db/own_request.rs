//! Requests as their applicant reads them in the cabinet (M16): also while nobody else sees them, with what is meant for the
//! applicant and no word that is not.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{DbError, Pool};
use crate::domain::Status;

/// An own request.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnRequest)]
pub struct Details {
    /// Database id.
    #[serde(skip)]
    pub id: i64,
    /// Registration number.
    pub number: String,
    /// Status.
    pub status: String,
    /// Whether the due date has passed while it is open.
    pub overdue: bool,
    /// Service by name.
    pub service: String,
    /// Executing organisation.
    pub executor: Option<String>,
    /// Telephone of its office.
    pub executor_phone: Option<String>,
    /// When it was registered.
    pub registered_at: DateTime<Utc>,
    /// Day an answer is due.
    pub due_on: Option<NaiveDate>,
    /// When the executor submitted it the last time.
    pub submitted_at: Option<DateTime<Utc>>,
    /// Day it was closed.
    pub closed_on: Option<NaiveDate>,
    /// The address as typed.
    pub address: String,
    /// The place that was found, in words.
    pub place: Option<String>,
    /// Longitude of the problem, degrees.
    pub lon: Option<f64>,
    /// Latitude of the problem, degrees.
    pub lat: Option<f64>,
    /// The applicant's own words.
    pub text: String,
    /// The words the public sees.
    pub public_text: Option<String>,
    /// Whether anyone may see it on the map (M17).
    pub public: bool,
    /// Of a refused request outside the community's powers: where to turn instead.
    pub where_to_turn: Option<String>,
    /// The next word is the applicant's: of what was submitted, whether it is done (M18); of what an operator wants to know.
    pub awaits_word: bool,
    /// Its last step: whoever has seen this one decides on the state it is in.
    #[serde(skip)]
    pub step: i64,
}

/// A step of an own request.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = OwnRequestStep)]
pub struct Step {
    /// When.
    pub at: DateTime<Utc>,
    /// State before.
    pub from: Option<String>,
    /// State after.
    pub to: String,
    /// In which role somebody took it, without their name; unknown of old steps.
    pub role: Option<String>,
    /// Ground, as the code of a clause.
    pub ground: Option<String>,
    /// The ground of a refusal, what the executor says of the work, or why it cannot be done (K6.2.4).
    pub note: Option<String>,
}

/// The request of this number, if it is this applicant's.
///
/// # Errors
/// The database is not reachable.
pub async fn by_number(pool: &Pool, applicant: i64, number: &str) -> Result<Option<Details>, DbError> {
    Ok(find(pool, applicant, Some(number)).await?.into_iter().next())
}

/// All requests of this applicant, the latest first.
///
/// # Errors
/// The database is not reachable.
pub async fn all(pool: &Pool, applicant: i64) -> Result<Vec<Details>, DbError> {
    find(pool, applicant, None).await
}

async fn find(pool: &Pool, applicant: i64, number: Option<&str>) -> Result<Vec<Details>, DbError> {
    Ok(sqlx::query_file_as!(Details, "src/db/sql/own_request.sql", applicant, number).fetch_all(pool).await?)
}

/// Its steps, oldest first, with those notes that are for the applicant ([`Status::tells_note`]).
///
/// # Errors
/// The database is not reachable.
pub async fn steps(pool: &Pool, request: i64) -> Result<Vec<Step>, DbError> {
    let mut steps = sqlx::query_as!(
        Step,
        r#"select at, from_status as "from", to_status as "to", role, ground, note from request_event
           where request_id = $1 and from_status is distinct from to_status order by at, id"#,
        request
    )
    .fetch_all(pool)
    .await?;
    for step in &mut steps {
        if !step.to.parse().is_ok_and(Status::tells_note) {
            step.note = None;
        }
    }
    Ok(steps)
}
