//! How soon a change that is committed shows, in a server under load and in another one beside it.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use anyhow::bail;
use hromada_map::{index::Request, tiles::TileAddress};

use crate::{Bench, client::Client, scene, server::Server, table, wrk::Load};

/// Changes one by one, and those of one transaction.
const SINGLY: usize = 500;
const AT_ONCE: usize = 10_000;
/// How often so many are changed at once.
const TURNS: usize = 5;
/// After how long a change is taken for lost.
const PATIENCE: Duration = Duration::from_secs(60);
/// Longer than all of it takes.
const LOADED: u64 = 3600;

/// Prints it.
pub async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    let mut loaded = Server::ours(bench, "loaded", 64)?;
    let mut beside = Server::ours(bench, "beside", 64)?;
    loaded.until_at_rest(bench).await?;
    beside.until_at_rest(bench).await?;
    let servers = [loaded, beside];
    at_once(bench, &servers, "nothing else asked", out).await?;
    let load = Load {
        server: servers[0].url(""),
        prefix: "/tiles/requests/",
        suffix: ".mvt",
        gzip: false,
        connections: 4,
        seconds: LOADED,
    };
    let wrk = load.start(&bench.asked.script, &bench.scene.paths)?;
    singly(bench, &servers, out).await?;
    at_once(bench, &servers, "under load", out).await?;
    deaf(bench, &servers, out).await?;
    drop(wrk);
    Ok(())
}

async fn singly(bench: &Bench, servers: &[Server; 2], out: &mut impl Write) -> anyhow::Result<()> {
    let requests = bench.scene.some(SINGLY);
    let mut took = [vec![], vec![]];
    for request in &requests {
        let tile = TileAddress::containing(14, request.at);
        let shown = change(bench, servers, tile, std::slice::from_ref(request)).await?;
        took.iter_mut().zip(shown).for_each(|(took, shown)| took.push(shown));
    }
    for (name, took) in ["the server under load", "the other one"].into_iter().zip(&mut took) {
        let [p50, p99, worst] = table::spread(took);
        let changes = took.len();
        writeln!(
            out,
            "commit to another tile, {name}: p50 {p50:.1} ms, p99 {p99:.1} ms, worst of {changes} {worst:.1} ms"
        )?;
    }
    Ok(())
}

async fn at_once(
    bench: &Bench,
    servers: &[Server; 2],
    how: &str,
    out: &mut impl Write,
) -> anyhow::Result<()> {
    let requests = bench.scene.some(AT_ONCE);
    let world = TileAddress::new(0, 0, 0)?;
    let mut took = [vec![], vec![]];
    for _ in 0..TURNS {
        let shown = change(bench, servers, world, &requests).await?;
        took.iter_mut().zip(shown).for_each(|(took, shown)| took.push(shown));
    }
    let rows = requests.len();
    let [[loaded, _, loaded_worst], [beside, _, beside_worst]] =
        took.each_mut().map(|took| table::spread(took));
    Ok(writeln!(
        out,
        "{rows} changes of one transaction, {how}: shown after {loaded:.0} and {beside:.0} ms, p50 of {TURNS}; \
         worst {loaded_worst:.0} and {beside_worst:.0} ms"
    )?)
}

/// With the connections gone by which the servers are told.
async fn deaf(bench: &Bench, servers: &[Server; 2], out: &mut impl Write) -> anyhow::Result<()> {
    let ended: i64 = sqlx::query_scalar(
        "select count(pg_terminate_backend(pid)) from pg_stat_activity
         where datname = current_database() and query like '%from request_change%' and pid <> pg_backend_pid()",
    )
    .fetch_one(&bench.database.pool)
    .await?;
    let requests = bench.scene.some(1);
    let Some(request) = requests.first() else { return Ok(()) };
    let tile = TileAddress::containing(14, request.at);
    let [loaded, beside] = change(bench, servers, tile, &requests).await?.map(table::millis);
    Ok(writeln!(
        out,
        "a change after {ended} listening connections were ended: shown after {loaded:.0} and {beside:.0} ms"
    )?)
}

/// Changes the status of requests, and waits until a tile is another in both servers; how long each took after the commit.
async fn change(
    bench: &Bench,
    servers: &[Server; 2],
    tile: TileAddress,
    requests: &[Request],
) -> anyhow::Result<[Duration; 2]> {
    let ids: Vec<i64> = requests.iter().map(|request| request.id).collect();
    let url = |server: &Server| server.url(&format!("/tiles/requests/{}.mvt", scene::path(tile)));
    let [loaded, beside] = [url(&servers[0]), url(&servers[1])];
    let held = [bench.client.tag(&loaded).await?, bench.client.tag(&beside).await?];
    let mut transaction = bench.database.pool.begin().await?;
    sqlx::query(
        "update service_request set status = case status when 'accepted' then 'in_progress' else 'accepted' end
         where id = any($1)",
    )
    .bind(ids)
    .execute(&mut *transaction)
    .await?;
    transaction.commit().await?;
    let since = Instant::now();
    let (client, [held_loaded, held_beside]) = (&bench.client, &held);
    let (loaded, beside) = tokio::join!(
        until_other(client, &loaded, held_loaded, since),
        until_other(client, &beside, held_beside, since)
    );
    Ok([loaded?, beside?])
}

async fn until_other(client: &Client, url: &str, held: &str, since: Instant) -> anyhow::Result<Duration> {
    while client.other_tag(url, held).await?.is_none() {
        if since.elapsed() > PATIENCE {
            bail!("a change does not show in {url}");
        }
    }
    Ok(since.elapsed())
}
