//! What a box of GeoJSON costs, beside the same made by the database.

use std::{io::Write, time::Duration};

use crate::{Bench, server::Server, table};

/// How many requests the box is to hold, roughly.
const REQUESTS: u64 = 10_000;
/// How often each is asked for.
const TIMES: u32 = 20;

/// Prints it, where the server has it.
pub async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    let mut server = Server::ours(bench, "loaded", 0)?;
    server.until_at_rest(bench).await?;
    let ([west, south, east, north], held) = held_by(bench);
    let url = server.url(&format!("/api/requests.geojson?bbox={west},{south},{east},{north}"));
    let (status, body) = bench.client.get(&url).await?;
    if !status.is_success() {
        writeln!(out, "GeoJSON: /api/requests.geojson is answered with {status}")?;
        return server.stop().await;
    }
    let before = (server.cpu()?, bench.database.cpu()?);
    for _ in 0..TIMES {
        bench.client.get(&url).await?;
    }
    let each = |used: Duration| table::millis(used) / f64::from(TIMES);
    let ours = (each(server.cpu()? - before.0), each(bench.database.cpu()? - before.1));
    let before = bench.database.cpu()?;
    let mut made = 0;
    for _ in 0..TIMES {
        let text: String = sqlx::query_scalar(include_str!("sql/geojson.sql"))
            .bind(west)
            .bind(south)
            .bind(east)
            .bind(north)
            .fetch_one(&bench.database.pool)
            .await?;
        made = text.len();
    }
    let theirs = each(bench.database.cpu()? - before);
    writeln!(
        out,
        "GeoJSON of {held} requests: CPU {:.1} ms of the server and {:.1} ms of the database, {} bytes; made by the database \
         {theirs:.1} ms, {made} bytes",
        ours.0,
        ours.1,
        body.len()
    )?;
    server.stop().await
}

/// A box around the middle that holds about so many requests, and how many it does.
fn held_by(bench: &Bench) -> ([f64; 4], u64) {
    let view = bench.scene.index.view();
    let all = view.select(&hromada_map::index::Filter::default());
    let [west, south, east, north] = bench.scene.middle_in_degrees();
    let (x, y) = (f64::midpoint(west, east), f64::midpoint(south, north));
    let around = |half: f64| [x - half, y - half, x + half, y + half];
    let (mut small, mut large) = (0.0, 1.0);
    for _ in 0..30 {
        let half = f64::midpoint(small, large);
        if view.count(&all, Some(around(half))) < REQUESTS {
            small = half;
        } else {
            large = half;
        }
    }
    (around(large), view.count(&all, Some(around(large))))
}
