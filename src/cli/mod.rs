//! The command line: one subcommand per file. It wires the parts together and speaks to the terminal; an
//! error is one line on stderr and exit code 1.

use std::{io::IsTerminal, path::PathBuf, process::ExitCode};

use clap::{Parser, Subcommand};

use crate::{
    config::{DatabaseConfig, HttpConfig},
    domain::Visibility,
};

mod account;
mod database;
mod demo;
mod geocode;
mod import;
mod progress;
mod sample;
mod serve;

mod services;

pub use demo::sample_service;
pub use serve::keep_in_step;

/// The request map of a community's contact centre
#[derive(Debug, Parser)]
#[command(version, arg_required_else_help = true)]
pub struct Cli {
    #[command(flatten)]
    database: DatabaseConfig,
    #[command(subcommand)]
    command: Command,
}

#[derive(Debug, Subcommand)]
enum Command {
    /// Serve the map and the API
    Serve(#[command(flatten)] HttpConfig),
    /// Set up a community to look at, a made-up one unless files are given, and serve it
    Demo(demo::Demo),
    /// Bring the database schema up to date
    Migrate,
    /// Import data
    #[command(subcommand)]
    Import(Import),
    /// Find addresses; without ADDRESS reads one a line from standard input
    Geocode {
        /// Write a JSON object a line
        #[arg(long)]
        jsonl: bool,
        /// Addresses as typed
        address: Vec<String>,
    },
    /// Print the classifier as CSV, in the form `import services` reads
    Services,
    /// Create a staff account, or change its role and password; reads the password from standard input
    Account {
        /// What the person types to sign in
        login: String,
        /// operator, executor, official or administrator
        #[arg(long, value_parser = ["operator", "executor", "official", "administrator"])]
        role: String,
    },
    /// Write the sample community and its requests into a folder
    Sample {
        /// The folder
        dir: PathBuf,
        /// Repeat the community beside itself, for tests of load
        #[arg(long, default_value_t = 1)]
        copies: u32,
    },
    /// Run a command, e.g. psql, with DATABASE_URL set to the database
    WithDatabase {
        /// The command and its arguments
        #[arg(trailing_var_arg = true, required = true)]
        command: Vec<String>,
    },
}

#[derive(Debug, Subcommand)]
enum Import {
    /// An OpenStreetMap extract (.osm.pbf): replaces the gazetteer and the base map, keeps every request
    Osm {
        /// The extract
        file: PathBuf,
        /// The community's boundary by name, OSM relation id or KATOTTG code; without it the whole extract
        #[arg(long)]
        community: Option<String>,
        /// IANA time zone of the community; Europe/Kyiv unless set before
        #[arg(long)]
        time_zone: Option<chrono_tz::Tz>,
    },
    /// A contact centre's export of requests (.csv)
    Requests {
        /// The export
        file: PathBuf,
        /// Who may see requests of services the classifier does not have yet
        #[arg(long, default_value = "never", value_parser = ["exact", "generalised", "aggregate", "never"])]
        new_services: String,
    },
    /// A classifier (.csv with code, name, group, term_days, visibility)
    Services {
        /// The classifier
        file: PathBuf,
    },
}

/// Runs a command line to its end.
#[must_use]
pub fn run(cli: Cli) -> ExitCode {
    let level = if matches!(cli.command, Command::Serve(_)) { "info,sqlx=warn" } else { "warn" };
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| level.into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let result = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(anyhow::Error::from)
        .and_then(|runtime| runtime.block_on(dispatch(cli)));
    match result {
        Ok(code) => code,
        Err(error) => {
            eprintln!("hromada-map: {error:#}");
            ExitCode::FAILURE
        }
    }
}

async fn dispatch(cli: Cli) -> anyhow::Result<ExitCode> {
    let config = &cli.database;
    match cli.command {
        Command::Serve(http) => serve::serve(config, &http).await?,
        Command::Demo(demo) => demo::demo(config, &demo).await?,
        Command::Sample { dir, copies } => sample::write(&dir, copies)?,
        command => {
            let database = database::Database::open(config, database::NAME).await?;
            let done = with_database(command, &database).await;
            database.close().await?;
            return done;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn with_database(command: Command, database: &database::Database) -> anyhow::Result<ExitCode> {
    let pool = &database.pool;
    if let Command::WithDatabase { command } = command {
        return database.run_command(&command).await;
    }
    crate::db::migrate(pool).await?;
    match command {
        Command::Import(Import::Osm { file, community, time_zone }) => {
            let zone = time_zone.map(|zone| zone.name().to_owned());
            import::osm(pool, &file, community.as_deref(), zone, None).await?;
        }
        Command::Import(Import::Requests { file, new_services }) => {
            let visibility: Visibility = new_services.parse()?;
            import::requests(pool, &file, visibility).await?;
        }
        Command::Import(Import::Services { file }) => services::import(pool, &file).await?,
        Command::Geocode { jsonl, address } => geocode::geocode(pool, jsonl, address).await?,
        Command::Services => services::print(pool).await?,
        Command::Account { login, role } => account::put(pool, &login, &role).await?,
        // Migrated above; the others never come here.
        _ => {}
    }
    Ok(ExitCode::SUCCESS)
}
