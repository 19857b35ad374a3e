//! The command line: one subcommand per file. It wires the parts together and speaks to the terminal; an
//! error is one line on stderr and exit code 1.

use std::{
    io::{IsTerminal, Write},
    path::PathBuf,
    process::ExitCode,
};

use clap::{Parser, Subcommand};

use self::database::Database;
use crate::{
    config::{DatabaseConfig, HttpConfig, MailConfig},
    db::Pool,
    domain::{Visibility, diagram},
};

mod account;
mod database;
mod demo;
mod geocode;
mod import;
mod jobs;
mod notices;
mod progress;
mod sample;
mod serve;

mod services;

pub use demo::sample_service;
pub use serve::{keep_in_step, keep_mirror};

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
    Serve {
        #[command(flatten)]
        http: HttpConfig,
        #[command(flatten)]
        mail: MailConfig,
    },
    /// Set up a community to look at, a made-up one unless files are given, and serve it
    Demo(demo::Demo),
    /// Bring the database schema up to date
    Migrate,
    /// Import data
    #[command(subcommand)]
    Import(Import),
    /// Find addresses; without ADDRESS reads one a line from standard input
    Geocode(geocode::Geocode),
    /// Print the classifier as CSV, in the form `import services` reads
    Services,
    /// Print the notices no mail server would take
    Notices {
        /// Try those again instead
        #[arg(long)]
        again: bool,
    },
    /// Print the life of a request as a Mermaid diagram, drawn from the table of transitions
    Lifecycle,
    /// Create a staff account, or change its role and way in; reads the password from standard input
    Account {
        /// What the person types to sign in
        login: String,
        /// What the person is called
        #[arg(long, default_value = "", hide_default_value = true)]
        name: String,
        /// operator, executor, official or administrator
        #[arg(long, value_parser = ["operator", "executor", "official", "administrator"])]
        role: String,
        /// The organisation an executor works for, by name
        #[arg(long)]
        organisation: Option<String>,
        /// Without a password: the person signs in through the identity provider, where their login is the same
        #[arg(long)]
        oidc: bool,
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
    /// Renamed streets (.csv with old, new and perhaps settlement and district): replaces the list imported before
    Renames {
        /// The list
        file: PathBuf,
    },
    /// A classifier (.csv with code, name, group, term_days, visibility and perhaps term_unit)
    Services {
        /// The classifier
        file: PathBuf,
    },
}

/// Runs a command line to its end.
#[must_use]
pub fn run(cli: Cli) -> ExitCode {
    let level = if matches!(cli.command, Command::Serve { .. }) {
        "info,sqlx=warn,tower_http=off"
    } else {
        "warn,tower_http=off"
    };
    let filter = tracing_subscriber::EnvFilter::try_from_default_env().unwrap_or_else(|_| level.into());
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let result =
        tokio::runtime::Builder::new_multi_thread().enable_all().build().map_err(anyhow::Error::from);
    let result = result.and_then(|runtime| {
        let done = runtime.block_on(dispatch(cli));
        // Work that was given up, e.g. the reading of a file, is not waited for.
        runtime.shutdown_background();
        done
    });
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
        Command::Serve { http, mail } => {
            let listener = serve::listen(&http).await?;
            let filing = serve::open_files(&http.files, &config.data_dir())?;
            let work = async |database: &Database| {
                serve::run(database, listener, &http, serve::Mail::To(&mail), filing, &config.data_dir())
                    .await
            };
            database::with(config, database::NAME, work).await?;
        }
        Command::Demo(demo) => demo::demo(config, &demo).await?,
        Command::Sample { dir, copies } => sample::write(&dir, copies)?,
        Command::Geocode(asked) if asked.has_extract() => asked.in_extract()?,
        Command::Lifecycle => write!(std::io::stdout(), "{}", diagram::mermaid())?,
        Command::WithDatabase { command } => {
            // Not ended by our Ctrl-C, which reaches the command as well: the cluster is stopped after it.
            let database = Database::open(config, database::NAME).await?;
            let ignore = tokio::spawn(async { while tokio::signal::ctrl_c().await.is_ok() {} });
            let code = database.run_command(&command).await;
            ignore.abort();
            database.close().await?;
            return code;
        }
        command => {
            let work = async |database: &Database| {
                database::until_asked_to_stop(with_database(command, &database.pool)).await
            };
            database::with(config, database::NAME, work).await?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

async fn with_database(command: Command, pool: &Pool) -> anyhow::Result<()> {
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
        Command::Import(Import::Renames { file }) => import::renames(pool, &file).await?,
        Command::Import(Import::Services { file }) => services::import(pool, &file).await?,
        Command::Geocode(asked) => asked.in_database(pool).await?,
        Command::Services => services::print(pool).await?,
        Command::Notices { again } => notices::run(pool, again).await?,
        Command::Account { login, name, role, organisation, oidc } => {
            account::put(pool, &login, &name, &role, organisation.as_deref(), oidc).await?;
        }
        // Migrated above; the others never come here.
        _ => {}
    }
    Ok(())
}
