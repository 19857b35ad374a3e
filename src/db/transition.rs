//! One step of a request's life in the store: the row is locked, the rules are asked by the caller, state and
//! history are written together. Two people at once: the second sees what the first has done.

use chrono::NaiveDate;
use sqlx::{Postgres, Transaction};

use super::{DbError, Pool, notice};
use crate::domain::{
    Role, Status,
    deadline::{LEGAL_LIMIT_DAYS, Term},
    history::What,
    response::Response,
};

/// A request locked until what is written is committed, or this is dropped and nothing is.
pub struct Locked {
    pub(super) tx: Transaction<'static, Postgres>,
    pub(super) id: i64,
    pub(super) state: State,
}

/// What the rules ask about a request.
#[derive(Debug, Clone)]
pub struct State {
    /// Registration number.
    pub number: String,
    /// State it is in.
    pub status: Status,
    /// Who asked for it, where that is known.
    pub applicant: Option<i64>,
    /// The organisation that carries it out.
    pub executor: Option<i32>,
    /// Whether it has a point, and that lies inside the community's boundary.
    pub inside_boundary: bool,
    /// Day it was registered, in the community's time zone.
    pub registered_on: NaiveDate,
    /// The community's today.
    pub today: NaiveDate,
    /// Its service's term.
    pub term: Term,
    /// The text meant for the public, or the applicant's own words while there is none.
    pub text: String,
    /// Whether the executor has last said that it cannot be done.
    pub infeasible: bool,
    /// Whether the applicant's last word since the submission, if there is one, is a confirmation.
    pub confirmed: bool,
    /// What the applicant has said and nobody has processed, oldest first.
    pub waiting: Vec<Waiting>,
    /// The last row of its history: whoever has read this one has read everything.
    pub version: i64,
    /// The last row that moved it: whoever has read this one has read the state it is in.
    pub step: i64,
}

/// A word of the applicant that nobody has processed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// By which it is processed.
    pub id: i64,
    /// What was said.
    pub kind: Response,
    /// Whether it was said in words, too.
    pub has_text: bool,
}

impl State {
    /// Whether the applicant has said something in words that nobody has processed.
    #[must_use]
    pub fn has_pending_words(&self) -> bool {
        self.waiting.iter().any(|word| word.has_text)
    }

    /// Whether a word of this kind waits, other than `processed_now`.
    #[must_use]
    pub fn waits(&self, kind: Response, processed_now: Option<i64>) -> bool {
        self.waiting.iter().any(|word| word.kind == kind && Some(word.id) != processed_now)
    }
}

/// Who acts.
#[derive(Debug, Clone, Copy)]
pub struct By<'a> {
    /// Login, or what is no person.
    pub name: &'a str,
    /// In which role.
    pub role: Role,
}

/// What happens to a request: a step, or a word on it where it stays in its state.
#[derive(Debug, Clone)]
pub struct NewStep<'a> {
    /// State to move to; the present one for a word.
    pub to: Status,
    /// Name of the executing organisation, when it changes.
    pub executor: Option<&'a str>,
    /// Day an answer is due, when that changes.
    pub due_on: Option<NaiveDate>,
    /// Moderated text, when it changes.
    pub public_text: Option<&'a str>,
    /// Reason, in words.
    pub note: &'a str,
    /// Ground, as the code of a clause.
    pub ground: Option<&'a str>,
    /// The applicant's response it is about.
    pub response: Option<i64>,
    /// What happens where the state stays; another state is [`What::Moved`] whatever stands here.
    pub what: What,
}

impl NewStep<'_> {
    /// A step that changes nothing but the state.
    #[must_use]
    pub const fn to(to: Status) -> Self {
        Self {
            to,
            executor: None,
            due_on: None,
            public_text: None,
            note: "",
            ground: None,
            response: None,
            what: What::Moved,
        }
    }
}

/// The last thing that happened to a request.
#[derive(Debug, Clone)]
pub struct Change {
    /// Who did it: a login, or what is no person.
    pub actor: String,
    /// In which role; unknown of old steps.
    pub role: Option<String>,
    /// What it was; unknown of some old rows.
    pub what: Option<String>,
    /// When, in the community's time zone: `22.11.2026 09:14`.
    pub at: String,
    /// State before.
    pub from: Option<String>,
    /// State after.
    pub to: String,
}

/// Locks the request of this number; none if there is none.
///
/// # Errors
/// The database is not reachable, or holds a status this program does not know.
pub async fn lock(pool: &Pool, number: &str) -> Result<Option<Locked>, DbError> {
    let mut tx = pool.begin().await?;
    let id = sqlx::query_scalar!("select id from service_request where number = $1 for update", number)
        .fetch_optional(&mut *tx)
        .await?;
    Ok(match id {
        Some(id) => Some(Locked::read(tx, id).await?),
        None => None,
    })
}

/// Locks one request that was submitted as done and whose applicant has been silent for the time of the settings; none
/// if there is none that nobody else holds. A request that another system keeps is closed there.
///
/// # Errors
/// The database is not reachable.
pub async fn lock_silent(pool: &Pool) -> Result<Option<Locked>, DbError> {
    let mut tx = pool.begin().await?;
    let id = sqlx::query_file_scalar!("src/db/sql/lock_silent.sql").fetch_optional(&mut *tx).await?;
    Ok(match id {
        Some(id) => Some(Locked::read(tx, id).await?),
        None => None,
    })
}

impl Locked {
    /// Reads in a statement of its own: one that waited for the lock shows what was there before it waited.
    async fn read(mut tx: Transaction<'static, Postgres>, id: i64) -> Result<Self, DbError> {
        let row = sqlx::query_file!("src/db/sql/request_state.sql", id).fetch_one(&mut *tx).await?;
        let decoded = |error| DbError::Other(sqlx::Error::Decode(Box::new(error)));
        let waiting = sqlx::query!(
            r#"select id, kind, text <> '' as "has_text!" from request_response
               where request_id = $1 and processed_at is null order by id"#,
            id
        )
        .fetch_all(&mut *tx)
        .await?;
        let waiting = waiting.into_iter().map(|word| {
            Ok(Waiting { id: word.id, kind: word.kind.parse().map_err(decoded)?, has_text: word.has_text })
        });
        let state = State {
            number: row.number,
            status: row.status.parse().map_err(decoded)?,
            applicant: row.applicant_id,
            executor: row.executor_id,
            inside_boundary: row.inside_boundary,
            registered_on: row.registered_on,
            today: row.today,
            term: Term {
                days: u16::try_from(row.term_days).unwrap_or(LEGAL_LIMIT_DAYS),
                unit: row.term_unit.parse().map_err(decoded)?,
            },
            text: row.text,
            infeasible: row.infeasible,
            confirmed: row.confirmed,
            waiting: waiting.collect::<Result<_, DbError>>()?,
            version: row.version,
            step: row.step,
        };
        Ok(Self { tx, id, state })
    }

    /// What the rules ask about it.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether this is a version it has, or once had.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn had_version(&mut self, version: i64) -> Result<bool, DbError> {
        Ok(sqlx::query_scalar!(
            r#"select exists (select from request_event where request_id = $1 and id = $2) as "had!""#,
            self.id,
            version
        )
        .fetch_one(&mut *self.tx)
        .await?)
    }

    /// The last thing that happened to it.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn last_change(&mut self) -> Result<Option<Change>, DbError> {
        Ok(sqlx::query_as!(
            Change,
            r#"select actor, role, what, from_status as "from", to_status as "to",
                      to_char(at at time zone coalesce((select time_zone from community), 'Europe/Kyiv'),
                              'DD.MM.YYYY HH24:MI') as "at!"
               from request_event where request_id = $1 order by id desc limit 1"#,
            self.id
        )
        .fetch_optional(&mut *self.tx)
        .await?)
    }

    /// Changes the text for the public; false where it says so already.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn set_public_text(&mut self, text: &str) -> Result<bool, DbError> {
        let done = sqlx::query!(
            "update service_request set public_text = $2 where id = $1 and public_text is distinct from $2",
            self.id,
            text
        )
        .execute(&mut *self.tx)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Writes a step, its history row and the notice to the applicant; nothing is there to be seen before [`commit`](Self::commit).
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn write(&mut self, by: By<'_>, step: &NewStep<'_>) -> Result<(), DbError> {
        if step.to != self.state.status {
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
        }
        let what = if step.to == self.state.status { step.what } else { What::Moved };
        // By the clock, not by the transaction's beginning: it may have waited for the one before.
        self.state.version = sqlx::query_scalar!(
            "insert into request_event (request_id, at, actor, role, from_status, to_status, note, ground, response_id,
                                        what)
             values ($1, clock_timestamp(), $2, $3, $4, $5, nullif($6, ''), $7, $8, $9) returning id",
            self.id,
            by.name,
            by.role.as_str(),
            self.state.status.as_str(),
            step.to.as_str(),
            step.note,
            step.ground,
            step.response,
            what.as_str(),
        )
        .fetch_one(&mut *self.tx)
        .await?;
        if step.to != self.state.status {
            self.state.step = self.state.version;
            notice::about::about_status(&mut self.tx, self.state.version).await?;
        }
        self.state.status = step.to;
        Ok(())
    }

    /// Makes everything written true at once; returns the state it left.
    ///
    /// # Errors
    /// The database is not reachable; then nothing is written.
    pub async fn commit(self) -> Result<State, DbError> {
        self.tx.commit().await?;
        Ok(self.state)
    }
}
