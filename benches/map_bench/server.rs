//! A server under measurement: a process of its own, gone when it is dropped.

use std::{
    fs::{self, File},
    net::{SocketAddr, TcpListener},
    path::{Path, PathBuf},
    process::{Child, Command, Stdio},
    time::{Duration, Instant},
};

use anyhow::{Context, bail};
use nix::{
    sys::signal::{Signal, kill},
    unistd::Pid,
};

use crate::{Bench, process};

/// How long a server may take until it answers, and until it ends.
const PATIENCE: Duration = Duration::from_secs(120);

/// See the module.
pub struct Server {
    child: Child,
    log: PathBuf,
    address: SocketAddr,
    /// When it was started.
    pub since: Instant,
}

impl Server {
    /// The program, keeping what it keeps in the folder `data` of the run's.
    pub fn ours(bench: &Bench, data: &str, tile_cache_mb: u32) -> anyhow::Result<Self> {
        let log = format!("{data}.log");
        let data = bench.asked.folder.join(data);
        Self::start(&bench.asked.folder, &log, |address| {
            let mut command = Command::new(&bench.asked.program);
            command.arg("--data-dir").arg(data).arg("serve");
            command.args(["--listen", &address.to_string(), "--tile-cache-mb", &tile_cache_mb.to_string()]);
            command.env("DATABASE_URL", &bench.database.url);
            command
        })
    }

    /// Starts what `command` says, given an address that is free; what it says goes into a log of this name.
    pub fn start(
        folder: &Path,
        log: &str,
        command: impl FnOnce(SocketAddr) -> Command,
    ) -> anyhow::Result<Self> {
        let address = TcpListener::bind("127.0.0.1:0")?.local_addr()?;
        let mut command = command(address);
        let log = folder.join(log);
        let written = File::create(&log)?;
        command.stdin(Stdio::null()).stdout(written.try_clone()?).stderr(written);
        let since = Instant::now();
        let child =
            command.spawn().with_context(|| format!("cannot run {}", command.get_program().display()))?;
        Ok(Self { child, log, address, since })
    }

    /// The address of a path, which begins with a slash.
    pub fn url(&self, path: &str) -> String {
        format!("http://{}{path}", self.address)
    }

    /// CPU time it has used.
    pub fn cpu(&self) -> anyhow::Result<Duration> {
        process::cpu(self.child.id())
    }

    /// Megabytes of it in memory: now, and at most so far.
    pub fn memory(&self) -> anyhow::Result<(u64, u64)> {
        process::memory(self.child.id())
    }

    /// Waits until a path is answered with success, and returns that answer; an error with the log where the process has ended.
    pub async fn until_ready(&mut self, bench: &Bench, path: &str) -> anyhow::Result<Vec<u8>> {
        loop {
            if let Ok((status, body)) = bench.client.get(&self.url(path)).await
                && status.is_success()
            {
                return Ok(body);
            }
            self.wait_a_little().await?;
        }
    }

    /// Waits until our server is ready and the database has done what a server asks of it at its start.
    pub async fn until_at_rest(&mut self, bench: &Bench) -> anyhow::Result<()> {
        self.until_ready(bench, "/health/ready").await?;
        // Some of its jobs begin a second after it has looked at the schema.
        tokio::time::sleep(Duration::from_secs(2)).await;
        bench.database.until_at_rest().await
    }

    /// A moment between two looks at whether it has come up; an error where it will not.
    pub async fn wait_a_little(&mut self) -> anyhow::Result<()> {
        if self.child.try_wait()?.is_some() || self.since.elapsed() > PATIENCE {
            bail!("the server does not come up:\n{}", fs::read_to_string(&self.log)?);
        }
        tokio::time::sleep(Duration::from_millis(5)).await;
        Ok(())
    }

    /// Asks it to end (SIGINT), and waits until it has.
    pub async fn stop(mut self) -> anyhow::Result<()> {
        kill(Pid::from_raw(i32::try_from(self.child.id())?), Signal::SIGINT)?;
        let asked = Instant::now();
        while self.child.try_wait()?.is_none() {
            if asked.elapsed() > PATIENCE {
                bail!("the server does not end");
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        Ok(())
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        // They fail where it has ended already.
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
