//! `serve`: the HTTP server, and the task that keeps it in step with the database, which may be down at the
//! start, go away, and come back.

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use anyhow::Context;
use arc_swap::ArcSwap;
use axum::{ServiceExt, extract::Request};
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use tokio::{
    net::TcpListener,
    sync::{Semaphore, watch},
    task::JoinHandle,
};

use super::{
    database::{Database, asked_to_stop},
    jobs,
};
use crate::{
    config::{FilesConfig, HttpConfig, MailConfig},
    db::{self, DbError, gazetteer::Change},
    files::Files,
    http::{self, App, Outbox, Readiness},
    intake::{
        filing::{self, Filing},
        locate::Gazetteered,
        silence::close_silent,
    },
    mirror::Mirror,
    notices::{Patience, Sender},
    oidc::Provider,
};

/// How long open requests may take after we are asked to stop.
const GRACE: Duration = Duration::from_secs(5);
const UPKEEP: Duration = Duration::from_secs(5);
/// How many passwords are checked at once; each takes 19 MiB and tens of milliseconds of a core.
const SIGN_INS: usize = 2;
/// How often requests of silent applicants are looked for: their window is counted in days.
const SILENCE: Duration = Duration::from_secs(10 * 60);
const RETRY: Duration = Duration::from_secs(1);
/// How often it is looked whether the tables are there: the map is to be there at once.
const SOON: Duration = Duration::from_millis(20);

/// Binds the address, before anything else is started.
pub async fn listen(http: &HttpConfig) -> anyhow::Result<TcpListener> {
    TcpListener::bind(http.listen).await.with_context(|| {
        format!(
            "cannot listen on {}: stop what uses it, or choose another address with --listen",
            http.listen
        )
    })
}

/// What becomes of notices.
pub enum Mail<'a> {
    /// They are sent through this mail server, where there is one.
    To(&'a MailConfig),
    /// They are shown to whoever asks: their recipients are made up.
    Shown,
}

/// Opens the store of photos and documents.
pub fn open_files(files: &FilesConfig, data_dir: &Path) -> anyhow::Result<Filing> {
    Ok(Filing::new(Files::open(files.files.as_deref(), data_dir)?, files.file_limit))
}

/// Serves an open database until asked to stop. What makes the next start quick is kept in `data_dir`.
pub async fn run(
    database: &Database,
    listener: TcpListener,
    http: &HttpConfig,
    mail: Mail<'_>,
    filing: Filing,
    data_dir: &Path,
) -> anyhow::Result<()> {
    let recorder = PrometheusBuilder::new().install_recorder()?;
    let (sender, outbox) = match mail {
        Mail::Shown => (None, Outbox::Shown),
        Mail::To(mail) => {
            let (pool, url) = (database.pool.clone(), http.public_url.clone());
            let sender = Sender::new(pool, mail, url, Patience::default())?;
            let outbox = if sender.is_some() { Outbox::Sent } else { Outbox::Waits };
            (sender, outbox)
        }
    };
    let mirror = Arc::new(Mirror::new(http.tile_cache_mb << 20).kept_in(data_dir.join("requests.index")));
    let app = App {
        pool: database.pool.clone(),
        geocoder: Arc::new(ArcSwap::from_pointee(Gazetteered::default())),
        state: Arc::new(Readiness::default()),
        public_url: http.public_url.clone(),
        body_limit: http.body_limit,
        filing,
        sign_ins: Arc::new(Semaphore::new(SIGN_INS)),
        mirror: mirror.clone(),
        metrics: recorder.clone(),
        outbox,
        oidc: Provider::new(&http.oidc)?.map(Arc::new),
    };
    tracing::info!("listening on http://{}", listener.local_addr()?);
    let (stop, stopped) = watch::channel(false);
    let sending = sender.map(|sender| send_notices(sender, app.state.clone(), stopped));
    let keeper = keep_in_step(app.clone());
    // On threads of their own: a million requests compared keep neither a change nor a connection waiting.
    let mut follower = tokio::spawn(keep_mirror(app.clone()));
    let mut reconciler = tokio::spawn({
        let (mirror, pool) = (mirror.clone(), database.pool.clone());
        async move { mirror.upkeep(&pool).await }
    });
    let closer = close_when_silent(app.clone());
    let clerk = keep_files(app.clone());
    let server = axum::serve(
        listener,
        ServiceExt::<Request>::into_make_service_with_connect_info::<SocketAddr>(http::router(app)),
    )
    .with_graceful_shutdown({
        let mirror = mirror.clone();
        async move {
            asked_to_stop().await;
            mirror.end_news();
        }
    });
    let grace = async {
        asked_to_stop().await;
        tokio::time::sleep(GRACE).await;
    };
    tokio::select! {
        served = server => served?,
        () = grace => {}
        () = keeper => {}
        ended = &mut follower => ended?,
        ended = &mut reconciler => ended?,
        () = closer => {}
        () = clerk => {}
        () = database.watch() => {}
        () = upkeep(&recorder) => {}
        () = jobs::forget_old(&database.pool) => {}
        () = jobs::blank_personal_data(&database.pool, http.keep_personal_data_days) => {}
    }
    follower.abort();
    reconciler.abort();
    stop.send_replace(true);
    if let Some(sending) = sending {
        // A letter that is being handed over is finished, so that nobody gets it twice.
        let _ = tokio::time::timeout(GRACE, sending).await;
    }
    let _ = tokio::time::timeout(GRACE, mirror.keep()).await;
    Ok(())
}

/// Empties the outbox beside the server, once there is one.
fn send_notices(sender: Sender, state: Arc<Readiness>, mut stop: watch::Receiver<bool>) -> JoinHandle<()> {
    tokio::spawn(async move {
        while !state.migrated() {
            tokio::select! {
                _ = stop.wait_for(|stop| *stop) => return,
                () = tokio::time::sleep(RETRY) => {}
            }
        }
        sender.run(stop).await;
    })
}

/// Migrates, builds the geocoder, builds it anew after each import, and takes up what people teach it; whenever the database goes away,
/// starts over until it is back. Never returns.
pub async fn keep_in_step(app: App) {
    loop {
        if let Err(error) = follow(&app).await {
            tracing::warn!("{error}; trying again");
        }
        tokio::time::sleep(RETRY).await;
    }
}

/// Loads the requests into memory and takes over every change of them, once the database has the tables for it; whenever the
/// database goes away, starts over until it is back. Never returns.
pub async fn keep_mirror(app: App) {
    while !app.state.migrated() {
        tokio::time::sleep(SOON).await;
    }
    loop {
        if let Err(error) = app.mirror.follow(&app.pool).await {
            tracing::warn!("{error}; the map shows the last known requests");
        }
        tokio::time::sleep(RETRY).await;
    }
}

/// Makes thumbnails and clears leftovers away, once the database has the tables for it. Never returns.
async fn keep_files(app: App) {
    while !app.state.migrated() {
        tokio::time::sleep(RETRY).await;
    }
    filing::upkeep::run(&app.filing, &app.pool).await;
}

async fn follow(app: &App) -> Result<(), DbError> {
    db::migrate(&app.pool).await?;
    app.state.set_migrated();
    // Listening first: what is committed while we load is not missed.
    let mut changes = db::gazetteer::listen(&app.pool).await?;
    let mut change = Change::Gazetteer;
    loop {
        let next = match change {
            Change::Gazetteer => Gazetteered::load(&app.pool).await?,
            Change::Aliases => app.geocoder.load_full().with_aliases(&app.pool).await?,
        };
        app.geocoder.store(Arc::new(next));
        app.state.set_geocoder_loaded();
        change = db::gazetteer::next_change(&mut changes).await?;
    }
}

/// Closes what silent applicants have left open, once the database has the tables for it. Never returns.
async fn close_when_silent(app: App) {
    while !app.state.migrated() {
        tokio::time::sleep(RETRY).await;
    }
    loop {
        match close_silent(&app.pool).await {
            Ok(0) => {}
            Ok(closed) => tracing::info!("closed {closed} requests whose applicants were silent"),
            Err(error) => tracing::warn!("{error}; closing silent requests again later"),
        }
        tokio::time::sleep(SILENCE).await;
    }
}

/// Folds the samples of the metrics together, which otherwise pile up until somebody reads them. Never returns.
async fn upkeep(recorder: &PrometheusHandle) {
    loop {
        tokio::time::sleep(UPKEEP).await;
        recorder.run_upkeep();
    }
}
