//! What the geocoder costs: CPU time of this thread, and resident memory of the process.

use std::{fs, hint::black_box, time::Duration};

use anyhow::Context;
use hromada_map::{
    domain::gazetteer::Gazetteer,
    geocoder::{Geocoder, Query},
};
use nix::time::{ClockId, clock_gettime};

use super::score::Case;

/// Most indexes built to measure the memory of one.
const MOST_COPIES: usize = 100;
/// Indexes in a row that must take about the same.
const ALIKE: usize = 3;
/// Letters typed before a box completes.
const TYPED_FROM: usize = 3;

/// CPU time of some calls.
#[derive(Debug, Clone, Copy)]
pub struct Cost {
    /// Calls.
    pub calls: usize,
    /// Mean, milliseconds.
    pub mean: f64,
    /// 99 of 100 take no longer, milliseconds.
    pub p99: f64,
}

/// CPU time this thread has used.
pub fn cpu() -> anyhow::Result<Duration> {
    Ok(clock_gettime(ClockId::CLOCK_THREAD_CPUTIME_ID)?.into())
}

/// Builds the geocoder, and says in what CPU time and how many bytes stay resident for it.
pub fn build(gazetteer: &Gazetteer) -> anyhow::Result<(Geocoder, Duration, u64)> {
    let start = cpu()?;
    let geocoder = Geocoder::new(gazetteer);
    let took = cpu()? - start;
    Ok((geocoder, took, memory(gazetteer)?))
}

/// What one more index adds to the process, bytes. The first ones fill what reading the extract has left free, so
/// they are built until some in a row have grown the process alike.
fn memory(gazetteer: &Gazetteer) -> anyhow::Result<u64> {
    let mut copies = Vec::new();
    let mut sizes = vec![resident()?];
    while copies.len() < MOST_COPIES {
        copies.push(Geocoder::new(gazetteer));
        sizes.push(resident()?);
        let growth: Vec<u64> = sizes.windows(2).map(|pair| pair[1].saturating_sub(pair[0])).collect();
        let last = &growth[growth.len().saturating_sub(ALIKE)..];
        let (least, most) = (last.iter().min().copied(), last.iter().max().copied());
        if last.len() == ALIKE && least > Some(0) && least >= most.map(|most| most / 2) {
            break;
        }
    }
    let window = ALIKE.min(copies.len());
    Ok((sizes[copies.len()] - sizes[copies.len() - window].min(sizes[copies.len()])) / window as u64)
}

/// Each query once.
pub fn forward(geocoder: &Geocoder, cases: &[Case]) -> anyhow::Result<Cost> {
    each(cases.iter().map(|case| case.q.as_str()), |text| {
        black_box(geocoder.geocode(&Query::new(text)));
    })
}

/// Each query after every keystroke.
pub fn autocomplete(geocoder: &Geocoder, cases: &[Case]) -> anyhow::Result<Cost> {
    let beginnings = cases.iter().flat_map(|case| {
        let ends = case.q.char_indices().map(|(at, c)| at + c.len_utf8()).skip(TYPED_FROM - 1);
        ends.map(|end| &case.q[..end])
    });
    each(beginnings, |text| {
        black_box(geocoder.autocomplete(&Query::new(text)));
    })
}

/// The place of each query.
pub fn reverse(geocoder: &Geocoder, cases: &[Case]) -> anyhow::Result<Cost> {
    let points = cases.iter().filter_map(|case| case.points.first());
    each(points, |&[lon, lat]| {
        black_box(geocoder.reverse(geo::Point::new(lon, lat), 1));
    })
}

fn each<T>(inputs: impl Iterator<Item = T>, call: impl Fn(T)) -> anyhow::Result<Cost> {
    let mut times = Vec::new();
    for input in inputs {
        let start = cpu()?;
        call(input);
        times.push((cpu()? - start).as_secs_f64() * 1e3);
    }
    times.sort_by(f64::total_cmp);
    let p99 = times.get(times.len() * 99 / 100).copied().unwrap_or_default();
    Ok(Cost { calls: times.len(), mean: times.iter().sum::<f64>() / times.len().max(1) as f64, p99 })
}

/// Bytes of this process in memory (`man 5 proc`).
fn resident() -> anyhow::Result<u64> {
    let status = fs::read_to_string("/proc/self/status")?;
    let line = status.lines().find_map(|line| line.strip_prefix("VmRSS:")).context("no VmRSS")?;
    Ok(line.trim().trim_end_matches(" kB").parse::<u64>()? * 1024)
}
