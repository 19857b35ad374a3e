//! The load generator, Debian's `wrk`.

use std::{path::Path, process::Stdio};

use anyhow::{Context, bail};
use tokio::process::{Child, Command};

/// What is asked for, again and again in random order.
pub struct Load<'a> {
    /// Scheme and host.
    pub server: String,
    /// What is put before each line of the paths.
    pub prefix: &'a str,
    /// What is put behind it.
    pub suffix: &'a str,
    /// Whether answers may come compressed.
    pub gzip: bool,
    /// Questions under way at any time.
    pub connections: u32,
    /// For how long.
    pub seconds: u64,
}

/// What came of it.
#[derive(Debug, Clone, Copy)]
pub struct Answers {
    /// How many answers there were.
    pub count: u64,
    /// How many of them a second.
    pub per_second: f64,
    /// Milliseconds half of them, and 99 of 100, took at most.
    pub p50: f64,
    /// See `p50`.
    pub p99: f64,
    /// Mean length with headers.
    pub bytes: u64,
    /// Answers of 400 and above, and questions that were not answered.
    pub errors: u64,
}

impl Load<'_> {
    /// Begins; ends at the latest when what is returned is dropped.
    pub fn start(&self, script: &Path, paths: &Path) -> anyhow::Result<Child> {
        let mut wrk = Command::new("wrk");
        wrk.args(["-t2", "--timeout", "60s", &format!("-c{}", self.connections)]);
        wrk.arg(format!("-d{}s", self.seconds)).arg("-s").arg(script).arg(&self.server).arg("--");
        wrk.arg(paths).args([self.prefix, self.suffix, if self.gzip { "gzip" } else { "" }]);
        wrk.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).kill_on_drop(true);
        wrk.spawn().context("cannot run wrk: apt-get install wrk")
    }

    /// Asks for as long as it was told to.
    pub async fn run(&self, script: &Path, paths: &Path) -> anyhow::Result<Answers> {
        let output = self.start(script, paths)?.wait_with_output().await?;
        let text = String::from_utf8_lossy(&output.stdout);
        let figures: Vec<u64> = text
            .lines()
            .last()
            .unwrap_or_default()
            .split(' ')
            .map_while(|figure| figure.parse().ok())
            .collect();
        let &[count, micros, bytes, p50, p99, errors] = figures.as_slice() else {
            bail!("wrk says {text}{}", String::from_utf8_lossy(&output.stderr));
        };
        Ok(Answers {
            count,
            per_second: count as f64 / micros.max(1) as f64 * 1e6,
            p50: p50 as f64 / 1e3,
            p99: p99 as f64 / 1e3,
            bytes: bytes / count.max(1),
            errors,
        })
    }
}
