//! The map measured over HTTP: tiles a second and what one costs, beside a constant body and beside tiles made by PostGIS; the first
//! tile of a new filter, how soon a server is ready, how soon a change shows. `script/bench map` runs it; `docs/index.md` quotes it.

mod client;
mod constant;
mod database;
mod first_tile;
mod following;
mod geojson;
mod load;
mod process;
mod ready;
mod scene;
mod server;
mod table;
mod throughput;
mod wrk;

use std::{
    io::{self, Write},
    net::SocketAddr,
    path::PathBuf,
    process::ExitCode,
};

use anyhow::{Context, bail};
use clap::{Parser, ValueEnum};
use tokio::signal::unix::{SignalKind, signal};

use self::{client::Client, database::Database, scene::Scene};

/// Prints what the map's server does over HTTP with so many made-up requests
#[derive(Debug, Parser)]
#[command(name = "script/bench map")]
struct Asked {
    /// How many requests
    #[arg(default_value_t = 1_000_000)]
    requests: usize,
    /// Seconds for each load
    #[arg(long, env = "BENCH_SECONDS", default_value_t = 10)]
    seconds: u64,
    /// Measures this alone
    #[arg(long)]
    only: Option<Part>,
    /// The program that is measured
    #[arg(long, default_value = "target/release/hromada-map")]
    program: PathBuf,
    /// The script of wrk that asks for the lines of a file
    #[arg(long, default_value = "script/wrk_paths.lua")]
    script: PathBuf,
    /// Where data directories and logs go
    #[arg(long, default_value_os_t = std::env::temp_dir())]
    folder: PathBuf,
    /// A PostgreSQL of this machine; a database `map_bench` is made there anew, and dropped
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, required_unless_present = "constant")]
    database_url: Option<String>,
    /// Serves the constant body instead, for a run of this program to measure
    #[arg(long, hide = true)]
    constant: Option<SocketAddr>,
}

/// What is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Part {
    /// Starts.
    Ready,
    /// Tiles a second, beside others.
    Tiles,
    /// First tiles of filters.
    FirstTile,
    /// A box of GeoJSON.
    Geojson,
    /// How soon changes show.
    Following,
}

/// What the parts of a run share.
struct Bench {
    asked: Asked,
    database: Database,
    scene: Scene,
    client: Client,
}

#[tokio::main]
async fn main() -> ExitCode {
    match run(Asked::parse(), &mut io::stdout()).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("map-bench: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn run(asked: Asked, out: &mut impl Write) -> anyhow::Result<()> {
    if let Some(address) = asked.constant {
        return constant::serve(address).await;
    }
    let url = asked.database_url.as_deref().context("DATABASE_URL is not set")?;
    let database = Database::create(url).await?;
    let scene = Scene::new(asked.requests, database.today().await?, &asked.folder)?;
    let bench = Bench { asked, database, scene, client: Client::new()? };
    // Whichever way it ends, the servers are gone and the database is dropped.
    let measured = tokio::select! {
        measured = measure(&bench, out) => measured,
        stopped = asked_to_stop() => stopped.and_then(|()| bail!("stopped before it was done")),
    };
    bench.database.drop().await?;
    measured
}

async fn asked_to_stop() -> anyhow::Result<()> {
    let (mut interrupt, mut terminate) = (signal(SignalKind::interrupt())?, signal(SignalKind::terminate())?);
    tokio::select! {
        _ = interrupt.recv() => {}
        _ = terminate.recv() => {}
    }
    Ok(())
}

async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    writeln!(out, "{} requests; {}", bench.asked.requests, bench.scene.about())?;
    writeln!(out, "{}\n", load::fill(bench).await?)?;
    for part in Part::value_variants() {
        if bench.asked.only.is_some_and(|only| only != *part) {
            continue;
        }
        match part {
            Part::Ready => ready::measure(bench, out).await?,
            Part::Tiles => throughput::measure(bench, out).await?,
            Part::FirstTile => first_tile::measure(bench, out).await?,
            Part::Geojson => geojson::measure(bench, out).await?,
            Part::Following => following::measure(bench, out).await?,
        }
    }
    Ok(())
}
