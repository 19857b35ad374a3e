//! Writers, readers, a listener that is killed, a server that is, and a database that goes away and comes back: what two
//! servers show in the end is what the table holds, nothing lost and nothing doubled.

use std::{
    collections::BTreeSet,
    sync::{
        Arc,
        atomic::{AtomicBool, AtomicU64, Ordering},
    },
    time::{Duration, Instant},
};

use hromada_map::{
    db::{self, Pool},
    domain::RegistrationNumber,
    embedded::Cluster,
};
use reqwest::StatusCode;
use serde_json::Value;

use crate::database_down::{Server, open_folder, program};

/// How many numbers there are to be used.
const NUMBERS: u64 = 600;
const STATUSES: [&str; 6] =
    ["accepted", "in_progress", "submitted_done", "closed_checked", "closed_infeasible", "cancelled"];

/// SplitMix64, as `index::synthetic` uses it.
struct Random(u64);

impl Random {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut value = self.0;
        value = (value ^ value >> 30).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        value = (value ^ value >> 27).wrapping_mul(0x94D0_49BB_1331_11EB);
        (value ^ value >> 31) % end
    }

    fn number(&mut self) -> String {
        RegistrationNumber::new(1000 + self.below(NUMBERS)).unwrap().to_string()
    }

    /// Degrees, on a grid so coarse that many share a place.
    fn place(&mut self) -> (f64, f64) {
        (36.5 + self.below(40) as f64 * 0.01, 48.1 + self.below(30) as f64 * 0.01)
    }
}

/// One change, by anybody; the database may be away.
async fn change(pool: &Pool, random: &mut Random) -> Result<(), sqlx::Error> {
    let (number, (lon, lat)) = (random.number(), random.place());
    let status = STATUSES[random.below(STATUSES.len() as u64) as usize];
    match random.below(10) {
        0 => drop(
            sqlx::query("delete from service_request where number = $1").bind(&number).execute(pool).await?,
        ),
        1 | 2 => {
            let moved =
                "update service_request set point = st_setsrid(st_makepoint($2, $3), 4326) where number = $1";
            sqlx::query(moved).bind(&number).bind(lon).bind(lat).execute(pool).await?;
        }
        3..=5 => {
            let new = "insert into service_request (number, source, source_key, service_id, status, registered_at, address,
                           raw_text, point, match_level, place_label, street_label)
                       select $1, 'soak', $1, id, $2, now(), '', '', st_setsrid(st_makepoint($3, $4), 4326), 'point', '', ''
                       from service on conflict do nothing";
            sqlx::query(new).bind(&number).bind(status).bind(lon).bind(lat).execute(pool).await?;
        }
        6 => {
            // Many rows at once, and some of them for nothing.
            let mut tx = pool.begin().await?;
            sqlx::query("update service_request set status = $1 where id % 7 = $2")
                .bind(status)
                .bind(random.below(7) as i64)
                .execute(&mut *tx)
                .await?;
            if random.below(3) > 0 {
                tx.commit().await?;
            }
        }
        _ => {
            let step = "update service_request set status = $2 where number = $1";
            sqlx::query(step).bind(&number).bind(status).execute(pool).await?;
        }
    }
    Ok(())
}

/// Whether the database is away for a moment, or two writers met: nothing else may go wrong.
fn is_away(error: &sqlx::Error) -> bool {
    match error.as_database_error() {
        // Connection exceptions, operator intervention, deadlocks (PostgreSQL's appendix A).
        Some(error) => error
            .code()
            .is_some_and(|code| ["08", "57P", "40P"].iter().any(|class| code.starts_with(class))),
        None => matches!(error, sqlx::Error::Io(_) | sqlx::Error::PoolTimedOut | sqlx::Error::Protocol(_)),
    }
}

type Shown = BTreeSet<(String, String, i64, i64)>;

fn tenths(degrees: f64) -> i64 {
    (degrees * 1e4).round() as i64
}

async fn in_the_table(pool: &Pool) -> Shown {
    let rows: Vec<(String, String, f64, f64)> =
        sqlx::query_as("select number, status, st_x(geom), st_y(geom) from public_request")
            .fetch_all(pool)
            .await
            .unwrap();
    rows.into_iter().map(|(number, status, lon, lat)| (number, status, tenths(lon), tenths(lat))).collect()
}

async fn shown_by(server: &Server) -> Shown {
    let answer = reqwest::get(format!("{}/api/requests.geojson", server.base)).await.unwrap();
    let document: Value = answer.json().await.unwrap();
    let features = document["features"].as_array().unwrap();
    let shown: Shown = features
        .iter()
        .map(|feature| {
            let at = |axis: usize| tenths(feature["geometry"]["coordinates"][axis].as_f64().unwrap());
            let status = feature["properties"]["status"].as_str().unwrap();
            (feature["id"].as_str().unwrap().to_owned(), status.to_owned(), at(0), at(1))
        })
        .collect();
    assert_eq!(shown.len(), features.len(), "none is shown twice");
    shown
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn whatever_goes_wrong_two_servers_end_with_what_the_table_holds() {
    let seed = rand::random();
    eprintln!("seed {seed}");
    let mut random = Random(seed);
    let dir = open_folder();
    let mut cluster = Cluster::start(dir.path()).unwrap();
    let url = cluster.url("soak");
    db::create_database(&url).await.unwrap();
    let pool = db::pool(&url).unwrap();
    db::migrate(&pool).await.unwrap();
    sqlx::query("insert into service (code, name, visibility) values ('lighting', 'Світло', 'exact')")
        .execute(&pool)
        .await
        .unwrap();
    let folders = [open_folder(), open_folder()];
    let start = |folder: &tempfile::TempDir| {
        let mut command = program(folder.path());
        command.env("DATABASE_URL", &url).env("RUST_LOG", "off");
        Server::start(command)
    };
    let mut servers = [start(&folders[0]), start(&folders[1])];
    for server in &servers {
        server.until("/health/ready", StatusCode::OK).await;
    }

    let (stop, done) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
    let mut tasks = vec![];
    for _ in 0..3 {
        let (pool, stop, done) = (pool.clone(), stop.clone(), done.clone());
        let mut random = Random(random.below(u64::MAX));
        tasks.push(tokio::spawn(async move {
            while !stop.load(Ordering::Relaxed) {
                match change(&pool, &mut random).await {
                    Ok(()) => done.fetch_add(1, Ordering::Relaxed),
                    Err(error) => {
                        assert!(is_away(&error), "{error}");
                        tokio::time::sleep(Duration::from_millis(20)).await;
                        0
                    }
                };
            }
        }));
    }
    // Whoever reads meanwhile gets a tile, or a word that there is none now.
    let read = Arc::new(AtomicU64::new(0));
    let bases = servers.each_ref().map(|server| server.base.clone());
    for base in bases {
        let (stop, read, mut random) = (stop.clone(), read.clone(), Random(random.below(u64::MAX)));
        tasks.push(tokio::spawn(async move {
            let client = reqwest::Client::new();
            while !stop.load(Ordering::Relaxed) {
                let z = 8 + random.below(8);
                let (lon, lat) = random.place();
                let (x, y) = crate::privacy::tile_at(lon, lat, z as u32);
                let tile = format!("{base}/tiles/requests/{z}/{x}/{y}.mvt?group=in_work,done");
                if let Ok(answer) = client.get(tile).send().await {
                    let status = answer.status();
                    assert!(status.is_success() || status == StatusCode::SERVICE_UNAVAILABLE, "{status}");
                    read.fetch_add(u64::from(status == StatusCode::OK), Ordering::Relaxed);
                }
            }
        }));
    }
    let changes = async |many: u64| {
        let (enough, give_up) =
            (done.load(Ordering::Relaxed) + many, Instant::now() + Duration::from_secs(60));
        while done.load(Ordering::Relaxed) < enough {
            assert!(Instant::now() < give_up, "nobody writes");
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
    };
    changes(300).await;
    let listeners = "select pg_terminate_backend(pid) from pg_stat_activity
                     where (query ilike 'listen%' or query like '%from request_change%') and pid <> pg_backend_pid()";
    sqlx::query(listeners)
        .execute(&pool)
        .await
        .unwrap();
    changes(300).await;
    servers[0].signal("-KILL");
    changes(100).await;
    servers[0] = start(&folders[0]);
    changes(200).await;
    cluster.stop().unwrap();
    cluster = Cluster::start(dir.path()).unwrap();
    changes(300).await;
    // It keeps its index, and begins with it.
    servers[1].signal("-INT");
    assert!(folders[1].path().join("requests.index").exists());
    changes(100).await;
    servers[1] = start(&folders[1]);
    changes(200).await;
    stop.store(true, Ordering::Relaxed);
    for task in tasks {
        task.await.unwrap();
    }

    assert!(read.load(Ordering::Relaxed) > 100, "tiles were read all the while");
    let wanted = in_the_table(&pool).await;
    assert!(wanted.len() > 100, "{}", wanted.len());
    for server in &servers {
        server.until("/health/ready", StatusCode::OK).await;
        let give_up = Instant::now() + Duration::from_secs(30);
        let mut shown = shown_by(server).await;
        while shown != wanted {
            let differing = shown.symmetric_difference(&wanted).take(5).collect::<Vec<_>>();
            assert!(Instant::now() < give_up, "seed {seed}: {differing:?}");
            tokio::time::sleep(Duration::from_millis(20)).await;
            shown = shown_by(server).await;
        }
    }
    drop(servers);
    pool.close().await;
    cluster.stop().unwrap();
}
