//! What processes have used, as Linux counts it (`man 5 proc`).

use std::{fs, time::Duration};

use anyhow::Context;

/// Ticks of `/proc/PID/stat` a second: USER_HZ is 100 wherever Linux runs nowadays.
const TICKS: u64 = 100;

/// CPU time of a process with its threads, in steps of 10 ms.
pub fn cpu(pid: u32) -> anyhow::Result<Duration> {
    Ok(Stat::of(pid)?.own)
}

/// CPU time of a process, of its children, and of those that have ended.
pub fn cpu_of_family(pid: u32) -> anyhow::Result<Duration> {
    let parent = Stat::of(pid)?;
    let mut sum = parent.own + parent.ended_children;
    for entry in fs::read_dir("/proc")? {
        let Some(child) = entry?.file_name().to_str().and_then(|name| name.parse().ok()) else { continue };
        // One that has ended meanwhile is counted with the ended ones, by the next look.
        if let Ok(child) = Stat::of(child)
            && child.parent == pid
        {
            sum += child.own;
        }
    }
    Ok(sum)
}

/// The parent of a process.
pub fn parent(pid: u32) -> anyhow::Result<u32> {
    Ok(Stat::of(pid)?.parent)
}

/// Megabytes of a process in memory: now, and at most so far.
pub fn memory(pid: u32) -> anyhow::Result<(u64, u64)> {
    let status = fs::read_to_string(format!("/proc/{pid}/status"))?;
    let of = |name: &str| -> anyhow::Result<u64> {
        let line = status.lines().find_map(|line| line.strip_prefix(name)).context("no such line")?;
        Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024 / 1_000_000)
    };
    Ok((of("VmRSS:")?, of("VmHWM:")?))
}

struct Stat {
    parent: u32,
    own: Duration,
    ended_children: Duration,
}

impl Stat {
    fn of(pid: u32) -> anyhow::Result<Self> {
        let stat = fs::read_to_string(format!("/proc/{pid}/stat"))?;
        // The name, in brackets, may hold anything; the state, which is the third field, follows it.
        let (_, rest) = stat.rsplit_once(')').context("no name")?;
        let fields: Vec<&str> = rest.split_whitespace().collect();
        let field = |number: usize| -> anyhow::Result<u64> {
            Ok(fields.get(number - 3).context("too few fields")?.parse()?)
        };
        let time = |user: usize| -> anyhow::Result<Duration> {
            Ok(Duration::from_millis((field(user)? + field(user + 1)?) * 1000 / TICKS))
        };
        Ok(Self { parent: u32::try_from(field(4)?)?, own: time(14)?, ended_children: time(16)? })
    }
}
