//! `import osm`, `import requests` and `import renames`.

use std::{path::Path, sync::Arc};

use anyhow::Context;

use super::progress::Progress;
use crate::{
    db::{self, Pool, import::Options},
    domain::Visibility,
    geocoder::NotApplied,
    intake::{
        csv::RenameRow,
        import::Report,
        locate::Gazetteered,
        renames::{self, RenamesError},
    },
    osm,
};

/// How many rows are named one by one.
const SHOWN_ROWS: usize = 20;

/// Imports an extract; `digest` marks it for a later run to recognise.
pub async fn osm(
    pool: &Pool,
    file: &Path,
    community: Option<&str>,
    time_zone: Option<String>,
    digest: Option<String>,
) -> anyhow::Result<()> {
    let progress = Arc::new(Progress::new());
    let read = {
        let (file, community, progress) =
            (file.to_owned(), community.map(str::to_owned), Arc::clone(&progress));
        move || osm::read(&file, community.as_deref(), &|at| progress.at(phase(at.phase), at.overall()))
    };
    let extract = tokio::task::spawn_blocking(read).await?.with_context(|| file.display().to_string())?;
    let mut tables = 0;
    let mut stored = |table: &'static str| {
        tables += 1;
        progress.at(&format!("storing: {table}"), f64::from(tables) / 6.0);
    };
    db::import::replace(pool, &extract, &Options { time_zone, digest }, &mut stored).await?;
    drop(progress);
    let gazetteer = &extract.gazetteer;
    eprintln!(
        "{}: {} settlements, {} districts, {} streets, {} houses, {} points of interest, {} base-map features",
        extract.community.name,
        gazetteer.settlements.len(),
        gazetteer.districts.len(),
        gazetteer.streets.len(),
        gazetteer.houses.len(),
        gazetteer.pois.len(),
        extract.features.len()
    );
    Ok(())
}

/// What a reading is busy with, in words.
pub fn phase(phase: osm::Phase) -> &'static str {
    match phase {
        osm::Phase::Ways => "reading ways",
        osm::Phase::Nodes => "reading nodes",
        osm::Phase::Areas => "assembling areas",
        osm::Phase::Gazetteer => "joining streets and houses",
        osm::Phase::BaseMap => "drawing the base map",
    }
}

/// Imports an export of requests and says what became of its rows.
pub async fn requests(pool: &Pool, file: &Path, new_services: Visibility) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let gazetteer = Gazetteered::load(pool).await?;
    anyhow::ensure!(
        !gazetteer.geocoder.is_empty(),
        "there are no addresses to place requests by: run `hromada-map import osm FILE` first"
    );
    let progress = Progress::new();
    let told = |done: usize, all: usize| progress.at("placing requests", done as f64 / all.max(1) as f64);
    let report = crate::intake::import::import(pool, &gazetteer, &bytes, new_services, &told)
        .await
        .with_context(|| file.display().to_string())?;
    drop(progress);
    say(&report, new_services);
    Ok(())
}

fn say(report: &Report, new_services: Visibility) {
    let Report { placed, need_location, known, changed, bad, new_services: added } = report;
    eprintln!(
        "{placed} requests placed, {need_location} wait for a location, {changed} moved on, {known} as they were, {} rows not taken",
        bad.len()
    );
    say_first(bad.iter().map(|(line, reason)| format!("line {line}: {reason}")));
    if !added.is_empty() {
        eprintln!("Services new to the classifier, their visibility is “{}”:", new_services.as_str());
        for (service, rows) in added {
            eprintln!("  {service} ({rows})");
        }
        eprintln!(
            "To change it: hromada-map services > services.csv, edit, hromada-map import services services.csv"
        );
    }
}

/// Imports a list of renamed streets and says which of them the map does not have.
pub async fn renames(pool: &Pool, file: &Path) -> anyhow::Result<()> {
    let bytes = std::fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    let report = renames::import(pool, &bytes).await;
    if let Err(RenamesError::Rows(bad)) = &report {
        say_first(bad.iter().map(ToString::to_string));
    }
    let renames::Report { rows, not_applied, has_map } =
        report.with_context(|| file.display().to_string())?;
    if !has_map {
        eprintln!(
            "{} renamed streets stored; they will be looked for on the map that is imported",
            rows.len()
        );
        return Ok(());
    }
    eprintln!(
        "{} renamed streets stored: {} found on the map, {} not",
        rows.len(),
        rows.len() - not_applied.len(),
        not_applied.len()
    );
    say_first(not_applied.iter().filter_map(|NotApplied { index, reason }| {
        let RenameRow { line, rename } = rows.get(*index)?;
        Some(format!("line {line}: {} → {}: {reason}", rename.old, rename.new))
    }));
    Ok(())
}

/// Says the first of some lines, and how many more there are.
fn say_first(lines: impl Iterator<Item = String>) {
    let lines: Vec<String> = lines.collect();
    for line in lines.iter().take(SHOWN_ROWS) {
        eprintln!("  {line}");
    }
    if lines.len() > SHOWN_ROWS {
        eprintln!("  … and {} more", lines.len() - SHOWN_ROWS);
    }
}
