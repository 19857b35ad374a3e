//! Time and memory, as the system counts them.

use std::{
    fs,
    hint::black_box,
    time::{Duration, Instant},
};

use anyhow::Context;
use nix::time::{ClockId, clock_gettime};

/// Megabytes of this process (`man 5 proc`).
#[derive(Debug, Clone, Copy)]
pub struct Memory {
    /// In memory now.
    pub resident: u64,
    /// At most so far.
    pub peak: u64,
}

impl Memory {
    /// As it is now.
    pub fn now() -> anyhow::Result<Self> {
        let status = fs::read_to_string("/proc/self/status")?;
        let of = |name: &str| -> anyhow::Result<u64> {
            let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such line")?;
            Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024 / 1_000_000)
        };
        Ok(Self { resident: of("VmRSS:")?, peak: of("VmHWM:")? })
    }
}

/// What something gives, and how long it takes.
pub fn wall_of<T>(call: impl FnOnce() -> T) -> (T, Duration) {
    let start = Instant::now();
    let value = call();
    (value, start.elapsed())
}

/// What something gives, and how much of this thread's CPU time it takes.
pub fn cpu_of<T>(call: impl FnOnce() -> T) -> anyhow::Result<(T, Duration)> {
    let start: Duration = clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into();
    let value = black_box(call());
    Ok((value, Duration::from(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?) - start))
}

/// The median CPU time of some runs.
pub fn median_cpu<T>(runs: usize, mut call: impl FnMut() -> T) -> anyhow::Result<Duration> {
    let mut times: Vec<Duration> =
        (0..runs).map(|_| Ok(cpu_of(&mut call)?.1)).collect::<anyhow::Result<_>>()?;
    times.sort_unstable();
    times.get(runs / 2).copied().context("no runs")
}

/// In milliseconds.
pub fn millis(time: Duration) -> f64 {
    time.as_secs_f64() * 1e3
}

/// In microseconds.
pub fn micros(time: Duration) -> f64 {
    time.as_secs_f64() * 1e6
}
