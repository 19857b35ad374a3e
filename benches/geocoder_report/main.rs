//! How good the geocoder is over an extract and labelled queries, and what it costs. `script/geocoder-report` runs it;
//! `docs/geocoder.md` quotes it.

mod measure;
pub mod score;
mod table;

use std::{
    collections::HashMap,
    fs,
    io::{self, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context;
use clap::Parser;
use hromada_map::{
    geocoder::{Geocoder, Query},
    osm,
};
use score::Case;
use table::Answered;

/// Prints how many of some labelled queries the geocoder answers rightly, and what an answer costs
#[derive(Debug, Parser)]
#[command(name = "script/geocoder-report")]
pub struct Asked {
    /// OpenStreetMap extract (.osm.pbf)
    pub extract: PathBuf,
    /// Labelled queries, a JSON object a line:
    /// {"class", "q", "want": house|missing|street|cross|poi|none, "points": [[lon, lat]…], "line": [[lon, lat]…]}
    #[arg(required = true)]
    pub cases: Vec<PathBuf>,
    /// The community's boundary by name, OSM relation id or KATOTTG code; without it the whole extract
    #[arg(long)]
    pub community: Option<String>,
    /// Also a table of each half: the first, third, … query of each class, and the others
    #[arg(long)]
    pub halves: bool,
    /// Also every query whose first answer is not right
    #[arg(short, long)]
    pub verbose: bool,
}

fn main() -> ExitCode {
    match run(&Asked::parse(), &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("geocoder-report: {error:#}");
            ExitCode::FAILURE
        }
    }
}

/// Measures, and prints the tables.
pub fn run(asked: &Asked, out: &mut impl Write) -> anyhow::Result<()> {
    let gazetteer = osm::read(&asked.extract, asked.community.as_deref(), &|_| ())
        .with_context(|| asked.extract.display().to_string())?
        .gazetteer;
    let files = asked.cases.iter().map(|file| read(file)).collect::<anyhow::Result<Vec<_>>>()?;
    let (geocoder, build, bytes) = measure::build(&gazetteer)?;
    for (file, cases) in asked.cases.iter().zip(&files) {
        let title = file.file_name().unwrap_or_default().to_string_lossy();
        report(out, asked, &title, &answer(&geocoder, cases))?;
    }
    let cases: Vec<Case> = files.into_iter().flatten().collect();
    writeln!(out, "\n{:20}{:>8}{:>10}{:>10}", "CPU, ms", "calls", "mean", "p99")?;
    for (name, cost) in [
        ("forward", measure::forward(&geocoder, &cases)?),
        ("autocomplete", measure::autocomplete(&geocoder, &cases)?),
        ("reverse", measure::reverse(&geocoder, &cases)?),
    ] {
        writeln!(out, "{name:20}{:8}{:10.4}{:10.4}", cost.calls, cost.mean, cost.p99)?;
    }
    let (houses, megabytes) = (gazetteer.houses.len(), bytes as f64 / 1e6);
    let build = build.as_secs_f64();
    writeln!(out, "\nbuilt for {houses} houses in {build:.2} s of CPU, {megabytes:.1} MB resident")?;
    Ok(())
}

fn report(out: &mut impl Write, asked: &Asked, title: &str, answered: &[Answered<'_>]) -> io::Result<()> {
    table::classes(out, title, answered.iter())?;
    if asked.halves {
        for (half, name) in ["first, third, …", "second, fourth, …"].into_iter().enumerate() {
            let of_half = answered.iter().filter(|one| one.nth % 2 == half);
            table::classes(out, &format!("{title}, {name} of each class"), of_half)?;
        }
    }
    table::calibration(out, answered)?;
    if asked.verbose { table::misses(out, answered) } else { Ok(()) }
}

fn read(file: &Path) -> anyhow::Result<Vec<Case>> {
    let text = fs::read_to_string(file).with_context(|| format!("cannot read {}", file.display()))?;
    let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
    lines
        .map(|(nth, line)| {
            serde_json::from_str(line).with_context(|| format!("{}, line {}", file.display(), nth + 1))
        })
        .collect()
}

fn answer<'a>(geocoder: &Geocoder, cases: &'a [Case]) -> Vec<Answered<'a>> {
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let answered = cases.iter().map(|case| {
        let answers = geocoder.geocode(&Query::new(&case.q));
        let count = seen.entry(&case.class).or_default();
        *count += 1;
        Answered { case, outcome: score::judge(case, &answers), answers, nth: *count - 1 }
    });
    answered.collect()
}
