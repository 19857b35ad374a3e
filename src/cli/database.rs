//! The database a command works on: the one `DATABASE_URL` names, or the private cluster, which is stopped
//! again at the end by the process that started it.

use std::{process::ExitCode, sync::Arc, time::Duration};

use anyhow::Context;

use crate::{
    config::DatabaseConfig,
    db::{self, Pool},
    embedded::Cluster,
};

/// The database inside the private cluster.
pub const NAME: &str = "hromada";
/// How often the private cluster is looked after.
const WATCH_INTERVAL: Duration = Duration::from_secs(2);

/// Opens the configured database, works on it, and closes it whatever became of the work.
pub async fn with(
    config: &DatabaseConfig,
    name: &str,
    work: impl AsyncFnOnce(&Database) -> anyhow::Result<()>,
) -> anyhow::Result<()> {
    // A start of PostgreSQL is not broken off: it would be left running.
    let asked = tokio::spawn(asked_to_stop());
    let database = Database::open(config, name).await?;
    let done = if asked.is_finished() { Err(stopped()) } else { work(&database).await };
    database.close().await?;
    done
}

/// Does work that is dropped where it stands, its transaction rolled back, when somebody asks us to stop.
pub async fn until_asked_to_stop<T>(work: impl Future<Output = anyhow::Result<T>>) -> anyhow::Result<T> {
    tokio::select! {
        done = work => done,
        () = asked_to_stop() => Err(stopped()),
    }
}

fn stopped() -> anyhow::Error {
    anyhow::anyhow!("stopped before it was done; no half-done step was kept")
}

/// Waits for Ctrl-C, SIGTERM or a closed terminal.
pub async fn asked_to_stop() {
    use tokio::signal::unix::{SignalKind, signal};
    let (terminate, hangup) = (signal(SignalKind::terminate()), signal(SignalKind::hangup()));
    match (terminate, hangup) {
        (Ok(mut terminate), Ok(mut hangup)) => tokio::select! {
            _ = tokio::signal::ctrl_c() => {}
            _ = terminate.recv() => {}
            _ = hangup.recv() => {}
        },
        _ => drop(tokio::signal::ctrl_c().await),
    }
}

/// A database and, where it is ours, the cluster it lives in.
pub struct Database {
    /// Connections to it.
    pub pool: Pool,
    /// Its connection string.
    pub url: String,
    cluster: Option<Arc<Cluster>>,
}

impl Database {
    /// Opens the configured database. A `DATABASE_URL` that is down is no error here: the first query says so.
    pub async fn open(config: &DatabaseConfig, name: &str) -> anyhow::Result<Self> {
        if let Some(url) = &config.database_url {
            return Ok(Self { pool: db::pool(url)?, url: url.clone(), cluster: None });
        }
        let data_dir = config.data_dir();
        let cluster = tokio::task::spawn_blocking(move || Cluster::start(&data_dir)).await??;
        let url = cluster.url(name);
        db::create_database(&url).await?;
        Ok(Self { pool: db::pool(&url)?, url, cluster: Some(Arc::new(cluster)) })
    }

    /// Brings the private cluster up again whenever it has gone. Never returns.
    pub async fn watch(&self) {
        let Some(cluster) = self.cluster.clone() else { return std::future::pending().await };
        loop {
            tokio::time::sleep(WATCH_INTERVAL).await;
            let cluster = cluster.clone();
            if let Ok(Err(error)) = tokio::task::spawn_blocking(move || cluster.ensure_running()).await {
                tracing::error!("{error}");
            }
        }
    }

    /// Runs a command with `DATABASE_URL` set; its exit code is ours.
    pub async fn run_command(&self, command: &[String]) -> anyhow::Result<ExitCode> {
        let (program, arguments) = command.split_first().context("no command given")?;
        let mut child = tokio::process::Command::new(program);
        child.args(arguments).env("DATABASE_URL", &self.url);
        // Ctrl-C reaches the child as well; we wait for it, so that the cluster is stopped after it.
        let status = child.status().await.with_context(|| format!("cannot run {program}"))?;
        Ok(ExitCode::from(status.code().and_then(|code| u8::try_from(code).ok()).unwrap_or(1)))
    }

    /// Closes the connections and stops the cluster if it is ours.
    pub async fn close(self) -> anyhow::Result<()> {
        self.pool.close().await;
        if let Some(cluster) = self.cluster {
            tokio::task::spawn_blocking(move || cluster.stop()).await??;
        }
        Ok(())
    }
}
