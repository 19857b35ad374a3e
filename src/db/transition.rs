//! One step of a request's life in the store: the row is locked, the rules are asked by the caller, state and
//! history are written together. Two people at once: the second sees what the first has done.

use chrono::NaiveDate;
use sqlx::{Postgres, Transaction};

use super::{DbError, Pool, notice};
use crate::domain::Status;

/// A request locked until its step is written or this is dropped.
pub struct Locked {
    tx: Transaction<'static, Postgres>,
    id: i64,
    state: State,
}

/// What the rules ask about a request.
#[derive(Debug, Clone, Copy)]
pub struct State {
    /// State it is in.
    pub status: Status,
    /// Whether it has an executor.
    pub has_executor: bool,
    /// Whether it has a point, and that lies inside the community's boundary.
    pub inside_boundary: bool,
    /// Day it was registered, in the community's time zone.
    pub registered_on: NaiveDate,
    /// The community's today.
    pub today: NaiveDate,
    /// Its service's term in days.
    pub term_days: i32,
}

/// A step to be written.
#[derive(Debug, Clone)]
pub struct NewStep<'a> {
    /// State to move to.
    pub to: Status,
    /// Who does it.
    pub actor: &'a str,
    /// Name of the executing organisation, when it changes.
    pub executor: Option<&'a str>,
    /// Day an answer is due, when that changes.
    pub due_on: Option<NaiveDate>,
    /// Moderated text, when it changes.
    pub public_text: Option<&'a str>,
    /// Reason or ground.
    pub note: &'a str,
}

/// Locks the request of this number; none if there is none.
///
/// # Errors
/// The database is not reachable, or holds a status this program does not know.
pub async fn lock(pool: &Pool, number: &str) -> Result<Option<Locked>, DbError> {
    let mut tx = pool.begin().await?;
    let row = sqlx::query!(
        r#"select r.id, status, executor_id is not null as "has_executor!", s.term_days,
                  community_today() as "today!",
                  (registered_at at time zone coalesce((select time_zone from community), 'Europe/Kyiv'))::date
                      as "registered_on!",
                  coalesce(point is not null and coalesce(
                      (select st_covers(boundary, point) from community), true), false) as "inside_boundary!"
           from service_request as r join service as s on s.id = r.service_id
           where number = $1 for update of r"#,
        number
    )
    .fetch_optional(&mut *tx)
    .await?;
    let Some(row) = row else { return Ok(None) };
    let status = row.status.parse().map_err(|error| DbError::Other(sqlx::Error::Decode(Box::new(error))))?;
    let state = State {
        status,
        has_executor: row.has_executor,
        inside_boundary: row.inside_boundary,
        registered_on: row.registered_on,
        today: row.today,
        term_days: row.term_days,
    };
    Ok(Some(Locked { tx, id: row.id, state }))
}

impl Locked {
    /// What the rules ask about it.
    #[must_use]
    pub fn state(&self) -> State {
        self.state
    }

    /// Writes the step, its history row, and the notice to the applicant.
    ///
    /// # Errors
    /// The database is not reachable; then nothing is written.
    pub async fn write(mut self, step: &NewStep<'_>) -> Result<(), DbError> {
        sqlx::query!(
            "update service_request set status = $2,
                 executor_id = coalesce((select id from organisation where name = $3), executor_id),
                 due_on = coalesce($4, due_on),
                 public_text = coalesce($5, public_text),
                 closed_on = case when $2 like 'closed%' or $2 = 'cancelled' then community_today() end
             where id = $1",
            self.id,
            step.to.as_str(),
            step.executor,
            step.due_on,
            step.public_text,
        )
        .execute(&mut *self.tx)
        .await?;
        let event = sqlx::query_scalar!(
            "insert into request_event (request_id, at, actor, from_status, to_status, note)
             values ($1, now(), $2, $3, $4, nullif($5, '')) returning id",
            self.id,
            step.actor,
            self.state.status.as_str(),
            step.to.as_str(),
            step.note,
        )
        .fetch_one(&mut *self.tx)
        .await?;
        notice::about::about_status(&mut self.tx, event).await?;
        self.tx.commit().await?;
        Ok(())
    }
}
