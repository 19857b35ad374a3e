//! The database: all SQL of the project, one file per aggregate, over one connection pool.
//! It holds no rule of the lifecycle and no HTTP.

use std::time::Duration;

use sqlx::postgres::{PgConnectOptions, PgPoolOptions};
pub use sqlx::{PgExecutor as Executor, PgPool as Pool};

pub mod account;
pub mod admin;
pub mod alias;
pub mod applicant;
pub mod attachment;
pub mod attachment_upkeep;
pub mod base_tile;
pub mod community;
pub mod consultation;
mod copy;
mod copy_out;
pub mod desk;
pub mod desk_queue;
pub mod done_once;
pub mod gazetteer;
pub mod import;
pub mod lifecycle;
pub mod location;
pub mod notice;
pub mod oidc;
pub mod own_request;
pub mod public;
pub mod rename;
pub mod request;
pub mod request_change;
pub mod response;
pub mod retention;
pub mod routing;
pub mod service;
pub mod session;
pub mod sign_in;
pub mod text;
pub mod text_rule;
pub mod transition;

static MIGRATOR: sqlx::migrate::Migrator = sqlx::migrate!();

/// Longer than the server lets a client wait: a query nobody waits for any more gives its connection back.
const STATEMENT_TIMEOUT: &str = "60s";

/// Why the database did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum DbError {
    /// It is down, unreachable or too busy; trying again later may help.
    #[error("the database is not reachable: {0}")]
    Unavailable(#[source] sqlx::Error),
    /// The schema is older than this program.
    #[error("cannot bring the database schema up to date: {0}")]
    Migration(#[from] sqlx::migrate::MigrateError),
    /// The value breaks this constraint.
    #[error("the value breaks the constraint {0}")]
    Constraint(String),
    /// A connection string that says nothing usable.
    #[error("DATABASE_URL is not a PostgreSQL connection string: {0}")]
    Url(#[source] sqlx::Error),
    /// The sequence of registration numbers has come to its end.
    #[error("there are no registration numbers left")]
    NumbersExhausted,
    /// A defect on our side.
    #[error(transparent)]
    Other(sqlx::Error),
}

impl From<sqlx::Error> for DbError {
    fn from(error: sqlx::Error) -> Self {
        use sqlx::Error::{Io, PoolClosed, PoolTimedOut, Protocol, Tls, WorkerCrashed};
        match &error {
            Io(_) | PoolTimedOut | PoolClosed | Tls(_) | WorkerCrashed | Protocol(_) => {
                Self::Unavailable(error)
            }
            // Classes 08, 53 and 57 of PostgreSQL's appendix A: connection, resources, shutdown.
            sqlx::Error::Database(db)
                if db.code().is_some_and(|code| matches!(code.get(..2), Some("08" | "53" | "57"))) =>
            {
                Self::Unavailable(error)
            }
            sqlx::Error::Database(db) => match db.constraint() {
                Some(constraint) => Self::Constraint(constraint.to_owned()),
                None => Self::Other(error),
            },
            _ => Self::Other(error),
        }
    }
}

/// A pool for this connection string. Nothing is connected yet: the database may still be down.
///
/// # Errors
/// The string is not a PostgreSQL connection string.
pub fn pool(url: &str) -> Result<Pool, DbError> {
    let options: PgConnectOptions = url.parse().map_err(DbError::Url)?;
    Ok(PgPoolOptions::new().max_connections(16).acquire_timeout(Duration::from_secs(3)).connect_lazy_with(
        options.application_name("hromada-map").options([("statement_timeout", STATEMENT_TIMEOUT)]),
    ))
}

/// Creates the database of this connection string if the server has none of that name.
///
/// # Errors
/// The server is not reachable, or the user may not create databases.
pub async fn create_database(url: &str) -> Result<(), DbError> {
    use sqlx::migrate::MigrateDatabase;
    if !sqlx::Postgres::database_exists(url).await? {
        sqlx::Postgres::create_database(url).await?;
    }
    Ok(())
}

/// Brings the schema up to date.
///
/// # Errors
/// The database is not reachable, or a migration fails; a failed one leaves nothing behind.
pub async fn migrate(pool: &Pool) -> Result<(), DbError> {
    MIGRATOR.run(pool).await.map_err(|error| match error {
        sqlx::migrate::MigrateError::Execute(error) => error.into(),
        other => DbError::Migration(other),
    })
}

/// Whether the database answers.
///
/// # Errors
/// It does not.
pub async fn ping(pool: &Pool) -> Result<(), DbError> {
    sqlx::query_scalar!("select 1").fetch_one(pool).await?;
    Ok(())
}
