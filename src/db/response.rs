//! What applicants say of their requests, and what was made of it. The words are the applicant's own: no public
//! channel reads them.

use chrono::{DateTime, NaiveDate, Utc};
use serde::Serialize;
use utoipa::ToSchema;

use super::{
    DbError, Pool,
    transition::{By, Locked, Waiting, lock},
};
use crate::domain::response::{Outcome, Response};

/// A response and what became of it.
#[derive(Debug, Clone, Serialize, ToSchema)]
pub struct Said {
    /// By which it is processed.
    pub id: i64,
    /// `comment`, `confirmation`, `refutation` or `cancellation`.
    pub kind: String,
    /// The applicant's words; perhaps none.
    pub text: String,
    /// When it was said.
    pub at: DateTime<Utc>,
    /// The operator who took it down while the applicant talked; none where the applicant wrote it.
    pub taken_by: Option<String>,
    /// When it was processed.
    pub processed_at: Option<DateTime<Utc>>,
    /// By whom; the machine is `system`.
    pub processed_by: Option<String>,
    /// `rework`, `no_return`, `close`, `cancel`, `clarify`, `in_work` or `answered`.
    pub outcome: Option<String>,
    /// Why it does not return the request (K10.2.1.3).
    pub ground: Option<String>,
    /// The operator's answer.
    pub answer: Option<String>,
    /// The executor's answer (K10.3.1.2).
    pub executor_answer: Option<String>,
    /// When the executor answered.
    pub executor_answered_at: Option<DateTime<Utc>>,
}

/// A response that waits for an operator.
#[derive(Debug, Clone)]
#[expect(missing_docs, reason = "the columns of its request, and of Said")]
pub struct Pending {
    pub id: i64,
    pub number: String,
    pub status: String,
    pub service: String,
    pub executor: Option<String>,
    pub due_on: Option<NaiveDate>,
    pub kind: String,
    pub text: String,
    pub at: DateTime<Utc>,
    pub taken_by: Option<String>,
}

/// The responses that wait for an operator, oldest first, and how many wait in all.
///
/// # Errors
/// The database is not reachable.
pub async fn pending(pool: &Pool, limit: i64) -> Result<(i64, Vec<Pending>), DbError> {
    let waiting = sqlx::query_scalar!(
        r#"select count(*) as "count!" from request_response where processed_at is null"#
    )
    .fetch_one(pool)
    .await?;
    let pending = sqlx::query_as!(
        Pending,
        r#"select p.id, r.number, r.status, s.name as service, o.name as "executor?", r.due_on, p.kind, p.text, p.at,
                  p.taken_by
           from request_response as p join service_request as r on r.id = p.request_id
           join service as s on s.id = r.service_id left join organisation as o on o.id = r.executor_id
           where p.processed_at is null order by p.at, p.id limit $1"#,
        limit
    )
    .fetch_all(pool)
    .await?;
    Ok((waiting, pending))
}

/// Everything said of a request, oldest first.
///
/// # Errors
/// The database is not reachable.
pub async fn of_request(pool: &Pool, number: &str) -> Result<Vec<Said>, DbError> {
    Ok(sqlx::query_as!(
        Said,
        "select p.id, kind, text, at, taken_by, processed_at, processed_by, outcome, ground, answer, executor_answer,
                executor_answered_at
         from request_response as p join service_request as r on r.id = p.request_id
         where r.number = $1 order by p.id",
        number
    )
    .fetch_all(pool)
    .await?)
}

/// Everything an applicant has said of any request, oldest first, as it is handed out to them: number, kind, words,
/// instant, outcome and answers.
///
/// # Errors
/// The database is not reachable.
pub async fn of_applicant(pool: &Pool, applicant: i64) -> Result<serde_json::Value, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select coalesce(jsonb_agg(jsonb_build_object('number', r.number, 'kind', p.kind, 'text', p.text, 'at', p.at,
               'by_phone', p.taken_by is not null, 'outcome', p.outcome, 'ground', p.ground, 'answer', p.answer, 'executor_answer', p.executor_answer)
               order by p.id), '[]') as "said!"
           from request_response as p join service_request as r on r.id = p.request_id where r.applicant_id = $1"#,
        applicant
    )
    .fetch_one(pool)
    .await?)
}

/// Whether this applicant's request has this number.
///
/// # Errors
/// The database is not reachable.
pub async fn is_own(pool: &Pool, applicant: i64, number: &str) -> Result<bool, DbError> {
    Ok(sqlx::query_scalar!(
        r#"select exists (select from service_request where number = $1 and applicant_id = $2) as "own!""#,
        number,
        applicant
    )
    .fetch_one(pool)
    .await?)
}

/// Locks the request that a response speaks of, and reads the response; none if there is none.
///
/// # Errors
/// The database is not reachable.
pub async fn lock_of(pool: &Pool, response: i64) -> Result<Option<(Locked, Said)>, DbError> {
    let number = sqlx::query_scalar!(
        "select number from service_request as r join request_response as p on p.request_id = r.id where p.id = $1",
        response
    )
    .fetch_optional(pool)
    .await?;
    let Some(number) = number else { return Ok(None) };
    let Some(mut locked) = lock(pool, &number).await? else { return Ok(None) };
    let said = sqlx::query_as!(
        Said,
        "select id, kind, text, at, taken_by, processed_at, processed_by, outcome, ground, answer, executor_answer,
                executor_answered_at
         from request_response where id = $1",
        response
    )
    .fetch_one(&mut *locked.tx)
    .await?;
    Ok(Some((locked, said)))
}

impl Locked {
    /// Keeps what the applicant says, with the login of the operator who takes it down, if one does; returns its id.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn say(&mut self, kind: Response, text: &str, taken_by: Option<&str>) -> Result<i64, DbError> {
        let id = sqlx::query_scalar!(
            "insert into request_response (request_id, kind, text, at, taken_by)
             values ($1, $2, $3, clock_timestamp(), $4) returning id",
            self.id,
            kind.as_str(),
            text,
            taken_by
        )
        .fetch_one(&mut *self.tx)
        .await?;
        self.state.waiting.push(Waiting { id, kind, has_text: !text.is_empty() });
        if matches!(kind, Response::Confirmation | Response::Refutation) {
            self.state.confirmed = kind == Response::Confirmation;
        }
        Ok(id)
    }

    /// Notes what was made of a response, with the answer to the applicant where there is one.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn process(
        &mut self,
        response: i64,
        by: By<'_>,
        outcome: Outcome,
        answer: &str,
    ) -> Result<(), DbError> {
        let ground = match outcome {
            Outcome::NoReturn(ground) => Some(ground.as_str()),
            _ => None,
        };
        sqlx::query!(
            "update request_response set processed_at = clock_timestamp(), processed_by = $2, outcome = $3, ground = $4,
                 answer = nullif($5, '') where id = $1",
            response,
            by.name,
            outcome.as_str(),
            ground,
            answer
        )
        .execute(&mut *self.tx)
        .await?;
        if !answer.is_empty() {
            super::notice::about::about_answer(&mut self.tx, self.id, response, by.role, answer).await?;
        }
        Ok(())
    }

    /// Keeps the executor's answer, and tells the applicant.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn answer(&mut self, response: i64, by: By<'_>, answer: &str) -> Result<(), DbError> {
        sqlx::query!(
            "update request_response set executor_answer = $2, executor_answered_by = $3,
                 executor_answered_at = clock_timestamp() where id = $1",
            response,
            answer,
            by.name
        )
        .execute(&mut *self.tx)
        .await?;
        super::notice::about::about_answer(&mut self.tx, self.id, response, by.role, answer).await?;
        Ok(())
    }
}
