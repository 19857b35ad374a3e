//! The database of a run: made anew on the cluster, and dropped at the end.

use std::time::{Duration, Instant};

use anyhow::{Context, ensure};
use chrono::NaiveDate;
use hromada_map::db;
use sqlx::{
    AssertSqlSafe, ConnectOptions, Connection, PgConnection, PgPool,
    postgres::{PgConnectOptions, PgPoolOptions},
};
use url::Url;

use crate::process;

const NAME: &str = "map_bench";
/// How long what is under way may take.
const PATIENCE: Duration = Duration::from_secs(120);

/// See the module.
pub struct Database {
    /// Its connection string.
    pub url: String,
    /// Connections to it, whose statements may take as long as they do.
    pub pool: PgPool,
    /// The process all of the cluster's are children of.
    postmaster: u32,
    cluster: PgConnectOptions,
}

impl Database {
    /// Makes it anew on the cluster of this connection string, with the program's schema.
    pub async fn create(cluster: &str) -> anyhow::Result<Self> {
        let mut url = Url::parse(cluster).context("DATABASE_URL")?;
        url.set_path(NAME);
        let cluster: PgConnectOptions = cluster.parse()?;
        let mut connection = cluster.connect().await?;
        recreate(&mut connection, true).await?;
        connection.close().await?;
        db::migrate(&db::pool(url.as_str())?).await?;
        let pool = PgPoolOptions::new().max_connections(4).connect(url.as_str()).await?;
        let backend: i32 = sqlx::query_scalar("select pg_backend_pid()").fetch_one(&pool).await?;
        let postmaster =
            process::parent(u32::try_from(backend)?).context("the database is not on this machine")?;
        Ok(Self { url: url.into(), pool, postmaster, cluster })
    }

    /// The community's day.
    pub async fn today(&self) -> anyhow::Result<NaiveDate> {
        Ok(sqlx::query_scalar("select community_today()").fetch_one(&self.pool).await?)
    }

    /// CPU time of all processes of the cluster.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        process::cpu_of_family(self.postmaster)
    }

    /// Waits until no statement is under way.
    pub async fn until_at_rest(&self) -> anyhow::Result<()> {
        let since = Instant::now();
        loop {
            let busy: i64 = sqlx::query_scalar(
                "select count(*) from pg_stat_activity
                 where datname = current_database() and state = 'active' and pid <> pg_backend_pid()",
            )
            .fetch_one(&self.pool)
            .await?;
            if busy == 0 {
                return Ok(());
            }
            ensure!(since.elapsed() < PATIENCE, "the database does not come to rest");
            tokio::time::sleep(Duration::from_millis(100)).await;
        }
    }

    /// Gives it up.
    pub async fn drop(self) -> anyhow::Result<()> {
        self.pool.close().await;
        recreate(&mut self.cluster.connect().await?, false).await
    }
}

async fn recreate(connection: &mut PgConnection, create: bool) -> anyhow::Result<()> {
    sqlx::query(AssertSqlSafe(format!("drop database if exists {NAME} with (force)")))
        .execute(&mut *connection)
        .await?;
    if create {
        sqlx::query(AssertSqlSafe(format!("create database {NAME}"))).execute(connection).await?;
    }
    Ok(())
}
