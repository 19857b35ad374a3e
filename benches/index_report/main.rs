//! What the request index costs: memory, time to be ready, tiles with and without filters, changes and merges. `script/bench
//! index` runs it over made-up requests shaped like a city's; `docs/index.md` quotes it.

mod measure;

use std::{
    io::{self, Write},
    path::PathBuf,
    process::ExitCode,
};

use anyhow::Context;
use chrono::{DateTime, Days, NaiveDate, NaiveTime, Utc};
use clap::Parser;
use hromada_map::{
    domain::{Group, Status},
    index::{
        Builder, Change, Filter, Index, Origin, Request,
        synthetic::{City, names, trace},
    },
    tiles::TileAddress,
};
use measure::{Memory, cpu_of, median_cpu, micros, millis, wall_of};

/// Prints what the request index costs with so many made-up requests
#[derive(Debug, Parser)]
#[command(name = "script/bench index")]
pub struct Asked {
    /// How many requests; several for several tables
    #[arg(default_values_t = [1_000_000, 10_000_000])]
    pub requests: Vec<usize>,
    /// People whose looking at the map makes the tiles
    #[arg(long, default_value_t = 200)]
    pub people: usize,
    /// Where the snapshot is written
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    pub folder: PathBuf,
}

/// Moves of each of those people.
const MOVES: usize = 25;
/// Seeds of the city and of those who look at it.
const CITY: u64 = 42;
const PEOPLE: u64 = 7;
/// Changes measured one by one, and in one transaction.
const SINGLY: usize = 1000;
const AT_ONCE: usize = 10_000;

fn main() -> ExitCode {
    let asked = Asked::parse();
    for &requests in &asked.requests {
        if let Err(error) = run(&asked, requests, &mut io::stdout().lock()) {
            eprintln!("index-report: {error:#}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

/// Measures with so many requests, and prints the figures.
pub fn run(asked: &Asked, requests: usize, out: &mut impl Write) -> anyhow::Result<()> {
    let today = "2026-11-22".parse()?;
    writeln!(out, "\n{requests} requests")?;
    let index = build(requests, today, out)?;
    filters(&index, asked.people, today, out)?;
    changes(&index, requests, today, out)?;
    snapshot(index, &asked.folder.join(format!("index-{}.snapshot", std::process::id())), today, out)
}

fn build(requests: usize, today: NaiveDate, out: &mut impl Write) -> anyhow::Result<Index> {
    let mut builder = Builder::new(today, &names())?;
    builder.reserve(requests);
    for request in City::new(requests, today, CITY) {
        builder.push(&request)?;
    }
    let (index, took) = wall_of(|| builder.finish(1));
    let index = index?;
    let Memory { resident, peak } = Memory::now()?;
    let bytes = index.view().bytes() as f64 / requests as f64;
    writeln!(out, "  memory   {bytes:.1} bytes a request; the process {resident} MB, at its peak {peak} MB")?;
    writeln!(out, "  build    {:.0} ms from rows in memory", millis(took))?;
    Ok(index)
}

/// Filters as people set them; the first lets everything pass.
fn questions(today: NaiveDate) -> [(&'static str, Filter); 4] {
    let ago = |days: u64| -> Option<DateTime<Utc>> {
        Some(today.checked_sub_days(Days::new(days))?.and_time(NaiveTime::MIN).and_utc())
    };
    let all = Filter::default();
    let selective = Filter {
        groups: Some(vec![Group::InWork]),
        services: Some(vec!["service_7".into()]),
        from: ago(30),
        ..all.clone()
    };
    let wide = Filter {
        statuses: Some(
            Status::ALL.into_iter().filter(|status| *status != Status::ClosedInfeasible).collect(),
        ),
        from: ago(3 * 365),
        ..all.clone()
    };
    let executor = Filter { executors: Some(vec![58]), ..all.clone() };
    [("none", all), ("selective", selective), ("wide", wide), ("executor", executor)]
}

fn filters(index: &Index, people: usize, today: NaiveDate, out: &mut impl Write) -> anyhow::Result<()> {
    let view = index.view();
    let tiles = trace(&view, people, MOVES, PEOPLE);
    let zooms = |low: u8, high: u8| -> Vec<TileAddress> {
        tiles.iter().copied().filter(|tile| (low..=high).contains(&tile.zoom())).collect()
    };
    let parts = [("8-18", zooms(8, 18)), ("8-14", zooms(8, 14)), ("15-18", zooms(15, 18))];
    writeln!(
        out,
        "  filter     requests  ready ms  kB  µs a tile of zooms 8-18  8-14  15-18  bytes  count  list  statistics µs"
    )?;
    for (name, filter) in questions(today) {
        let ready = median_cpu(5, || view.select(&filter))?;
        let selection = view.select(&filter);
        let matched = view.count(&selection, None);
        write!(out, "  {name:9}{matched:>10}{:>10.2}{:>6}", millis(ready), selection.bytes() / 1024)?;
        for (_, tiles) in &parts {
            let took =
                median_cpu(5, || tiles.iter().map(|&tile| view.tile(tile, &selection).len()).sum::<usize>())?;
            write!(out, "{:>8.2}", micros(took) / tiles.len().max(1) as f64)?;
        }
        let bytes: usize = tiles.iter().map(|&tile| view.tile(tile, &selection).len()).sum();
        let town = Some([33.3, 47.85, 33.5, 48.0]);
        let count = median_cpu(5, || view.count(&selection, town))?;
        let list = median_cpu(5, || view.list(&selection, town, None, 100))?;
        let statistics = median_cpu(5, || view.statistics(&selection))?;
        let each = [count, list, statistics].map(|took| format!("{:>8.0}", micros(took))).concat();
        writeln!(out, "{:>8}{each}", bytes / tiles.len().max(1))?;
    }
    let versions = cpu_of(|| tiles.iter().map(|&tile| view.version_of(tile).0).fold(0, u64::wrapping_add))?;
    writeln!(
        out,
        "  {} tiles; version_of {:.2} µs",
        tiles.len(),
        micros(versions.1) / tiles.len().max(1) as f64
    )?;
    Ok(())
}

fn changes(index: &Index, requests: usize, today: NaiveDate, out: &mut impl Write) -> anyhow::Result<()> {
    let every = (requests / (SINGLY + AT_ONCE)).max(1);
    let changed: Vec<Request> = City::new(requests, today, CITY).step_by(every).collect();
    let (singly, at_once) = changed.split_at(SINGLY.min(changed.len() / 2));
    let closed =
        |request: &Request| Change::Put(Request { status: Status::ClosedConfirmed, ..request.clone() });
    let numbered = |requests: &[Request], change: &dyn Fn(&Request) -> Change| -> Vec<(u64, Change)> {
        (2..).zip(requests.iter().map(change)).collect()
    };

    let steps = numbered(singly, &closed);
    let (applied, took) =
        cpu_of(|| steps.iter().try_for_each(|step| index.apply(std::slice::from_ref(step)).map(drop)))?;
    applied?;
    let each = micros(took) / steps.len().max(1) as f64;
    writeln!(out, "  apply    {each:.2} µs for each of {} steps, one by one", steps.len())?;
    with_changes(index, out)?;

    let steps = numbered(at_once, &closed);
    let (applied, took) = wall_of(|| index.apply(&steps).map(drop));
    applied?;
    writeln!(out, "  apply    {:.1} ms for {} steps at once", millis(took), steps.len())?;
    with_changes(index, out)?;
    merge(index, "steps", out)?;

    let moved = |request: &Request| {
        let mut request = request.clone();
        request.at.x += 0.0001;
        Change::Put(request)
    };
    let steps = numbered(at_once, &moved);
    let (applied, took) = wall_of(|| index.apply(&steps).map(drop));
    applied?;
    writeln!(out, "  apply    {:.1} ms for {} moves at once", millis(took), steps.len())?;
    merge(index, "moves", out)?;
    let (turned, took) = wall_of(|| index.turn_to(today.checked_add_days(Days::new(1)).unwrap_or(today)));
    turned?;
    writeln!(out, "  next day {:.0} ms", millis(took))?;
    Ok(())
}

/// What a tile costs while there are changes beside the base.
fn with_changes(index: &Index, out: &mut impl Write) -> anyhow::Result<()> {
    let view = index.view();
    let all = view.select(&Filter::default());
    let tiles = trace(&view, 50, MOVES, PEOPLE);
    let took = median_cpu(5, || tiles.iter().map(|&tile| view.tile(tile, &all).len()).sum::<usize>())?;
    let each = micros(took) / tiles.len().max(1) as f64;
    Ok(writeln!(out, "           {each:.2} µs a tile beside {} unmerged rows", view.unmerged())?)
}

fn merge(index: &Index, what: &str, out: &mut impl Write) -> anyhow::Result<()> {
    let (merged, took) = wall_of(|| index.merge());
    merged?;
    let Memory { resident, peak } = Memory::now()?;
    Ok(writeln!(out, "  merge    {:.0} ms with {what}; {resident} MB, at the peak {peak} MB", millis(took))?)
}

fn snapshot(
    index: Index,
    path: &std::path::Path,
    today: NaiveDate,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let (saved, took) = wall_of(|| index.view().save(path, Origin { database: 1, position: String::new() }));
    saved.with_context(|| path.display().to_string())?;
    let megabytes = std::fs::metadata(path)?.len() / 1_000_000;
    drop(index);
    let (loaded, ready) = wall_of(|| Index::load(path, 1, today));
    std::fs::remove_file(path)?;
    loaded?;
    Ok(writeln!(
        out,
        "  snapshot {megabytes} MB, written in {:.0} ms, ready in {:.0} ms",
        millis(took),
        millis(ready)
    )?)
}
