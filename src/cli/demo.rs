//! `demo`: sets up a community to look at and serves it. A second run finds everything in place.

use std::{fs, path::PathBuf};

use anyhow::Context;
use clap::Args;
use xxhash_rust::xxh3::xxh3_64;

use super::{
    database::{self, Database, until_asked_to_stop},
    import, serve,
};
use crate::{
    config::{DatabaseConfig, HttpConfig},
    db::{self, Pool, service::Service},
    domain::{Visibility, deadline::TermUnit},
    http::access::password::hash_password,
    sample,
};

/// The demo's accounts; it listens on loopback unless told otherwise, and its data are made up.
const ACCOUNTS: [(&str, &str, Option<&str>); 4] = [
    ("operator", "Оксана Мельник", None),
    ("executor", "Іван Ткачук", Some(sample::EXECUTORS[0])),
    ("official", "Наталія Коваль", None),
    ("administrator", "Петро Лисенко", None),
];
const PASSWORD: &str = "hromada-demo";

/// What to show.
#[derive(Debug, Args)]
pub struct Demo {
    /// OpenStreetMap extract of another community (.osm.pbf)
    #[arg(long)]
    osm: Option<PathBuf>,
    /// Its boundary by name, OSM relation id or KATOTTG code
    #[arg(long)]
    community: Option<String>,
    /// Its contact centre's export (.csv)
    #[arg(long)]
    requests: Option<PathBuf>,
    #[command(flatten)]
    http: HttpConfig,
}

/// Sets up and serves until asked to stop.
pub async fn demo(config: &DatabaseConfig, demo: &Demo) -> anyhow::Result<()> {
    let listener = serve::listen(&demo.http).await?;
    let filing = serve::open_files(&demo.http.files, &config.data_dir())?;
    let files = Files::of(demo)?;
    let is_private = config.database_url.is_none();
    let work = async |database: &Database| {
        until_asked_to_stop(set_up(&database.pool, demo, &files, is_private)).await?;
        greet(&demo.http);
        serve::run(database, listener, &demo.http, serve::Mail::Shown, filing, &config.data_dir()).await
    };
    database::with(config, &files.database(), work).await
}

/// The extract and the requests to show; the sample's own live in a folder that goes with this value.
struct Files {
    osm: PathBuf,
    requests: Option<PathBuf>,
    digest: u64,
    is_sample: bool,
    _folder: Option<Folder>,
}

impl Files {
    fn of(demo: &Demo) -> anyhow::Result<Self> {
        let (osm, requests, folder) = match (&demo.osm, &demo.requests) {
            (Some(osm), requests) => (osm.clone(), requests.clone(), None),
            (None, requests) => {
                let folder = Folder::create()?;
                let [osm, sample_requests] = super::sample::unpack(&folder.0)?;
                (osm, requests.clone().or(Some(sample_requests)), Some(folder))
            }
        };
        let mut digest = xxh3_64(&fs::read(&osm).with_context(|| format!("cannot read {}", osm.display()))?);
        if let Some(community) = &demo.community {
            digest ^= xxh3_64(community.as_bytes());
        }
        Ok(Self { osm, requests, digest, is_sample: demo.osm.is_none(), _folder: folder })
    }

    /// Each community has a database of its own in the private cluster.
    fn database(&self) -> String {
        if self.is_sample { "demo".into() } else { format!("demo_{:016x}", self.digest) }
    }
}

struct Folder(PathBuf);

impl Folder {
    fn create() -> anyhow::Result<Self> {
        let path = std::env::temp_dir().join(format!("hromada-map-sample-{}", std::process::id()));
        fs::create_dir_all(&path)?;
        Ok(Self(path))
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

async fn set_up(pool: &Pool, demo: &Demo, files: &Files, is_private: bool) -> anyhow::Result<()> {
    db::migrate(pool).await?;
    // With the version: a new program may read more out of the same extract.
    let digest = format!("demo {} {:016x}", env!("CARGO_PKG_VERSION"), files.digest);
    let present = db::community::extract_digest(pool).await?;
    if present.as_ref() != Some(&digest) {
        // A database somebody named may be the real one: its map is not replaced and no demo account opens it.
        anyhow::ensure!(
            is_private || (present.is_none() && db::request::is_empty(pool).await?),
            "the database in DATABASE_URL is not empty: give the demo an empty one, or unset DATABASE_URL"
        );
        let sample = files.is_sample.then_some(sample::COMMUNITY);
        import::osm(pool, &files.osm, demo.community.as_deref().or(sample), None, Some(digest)).await?;
    }
    let classifier: Vec<Service> = sample::SERVICES.iter().map(sample_service).collect();
    db::service::put_services(pool, &classifier).await?;
    let executors = |service: &sample::SampleService| (service.code, sample::EXECUTORS[service.executor]);
    db::service::route(pool, &sample::SERVICES.iter().map(executors).collect::<Vec<_>>()).await?;
    if let Some(requests) = &files.requests {
        // A visitor of the demo wants to see the file's requests; a cell instead of a house betrays nobody.
        import::requests(pool, requests, Visibility::Generalised).await?;
    }
    // Each is called after its role.
    for (login, name, organisation) in ACCOUNTS {
        db::account::put(pool, login, name, login, organisation, Some(&hash_password(PASSWORD)?)).await?;
    }
    Ok(())
}

/// A service of the sample as the classifier holds it.
#[must_use]
pub fn sample_service(service: &sample::SampleService) -> Service {
    Service {
        code: service.code.into(),
        name: service.name.into(),
        group: service.group.into(),
        term_days: service.term_days.try_into().unwrap_or(30),
        term_unit: TermUnit::Calendar.as_str().into(),
        visibility: service.visibility.into(),
        reviewed: true,
    }
}

fn greet(http: &HttpConfig) {
    let url = http.public_url.clone().unwrap_or_else(|| format!("http://{}", http.listen));
    eprintln!("\n  Map            {url}/");
    eprintln!("  API            {url}/api/openapi.json");
    eprintln!("  Outbox         {url}/demo/outbox (the e-mails applicants would get)");
    for (login, ..) in ACCOUNTS {
        eprintln!("  Demo account   {login} / {PASSWORD}");
    }
    eprintln!("\n  Ctrl-C stops it and leaves nothing running.\n");
}
