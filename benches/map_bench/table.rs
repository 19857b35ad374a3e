//! The table of loads, as Markdown.

use std::{io::Write, time::Duration};

use crate::wrk::Answers;

/// What one server did under one load.
pub struct Row {
    /// Which server, and how it was asked.
    pub name: String,
    /// What came of the load.
    pub answers: Answers,
    /// CPU time the server used.
    pub server: Duration,
    /// CPU time the database used meanwhile; none where it was not asked.
    pub database: Option<Duration>,
}

impl Row {
    /// The heading.
    pub fn head(out: &mut impl Write) -> anyhow::Result<()> {
        writeln!(
            out,
            "| | requests/s | p50 ms | p99 ms | CPU µs a request: server | database | bytes | errors |"
        )?;
        Ok(writeln!(out, "|---|---|---|---|---|---|---|---|")?)
    }

    /// The row.
    pub fn print(&self, out: &mut impl Write) -> anyhow::Result<()> {
        let Answers { per_second, p50, p99, bytes, errors, .. } = self.answers;
        let (server, database) = (self.each(self.server), self.database.map(|used| self.each(used)));
        let database = database.map_or_else(|| "–".into(), |micros| format!("{micros:.0}"));
        writeln!(
            out,
            "| {} | {per_second:.0} | {p50:.2} | {p99:.2} | {server:.1} | {database} | {bytes} | {errors} |",
            self.name
        )?;
        Ok(out.flush()?)
    }

    /// Requests answered a second.
    pub fn per_second(&self) -> f64 {
        self.answers.per_second
    }

    /// Microseconds of CPU time a request, the database's included.
    pub fn cpu(&self) -> f64 {
        self.each(self.server + self.database.unwrap_or_default())
    }

    fn each(&self, used: Duration) -> f64 {
        used.as_secs_f64() * 1e6 / self.answers.count.max(1) as f64
    }
}

/// The value in the middle and the 99th percentile and the largest of some times, in milliseconds.
pub fn spread(times: &mut [Duration]) -> [f64; 3] {
    times.sort_unstable();
    let at = |share: f64| {
        let index = (times.len() as f64 * share).ceil() as usize;
        times.get(index.saturating_sub(1)).map_or(0.0, |time| millis(*time))
    };
    [at(0.5), at(0.99), at(1.0)]
}

/// In milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}
