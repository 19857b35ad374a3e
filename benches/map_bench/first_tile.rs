//! How long the first tile of a filter takes that nobody has asked for before.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use anyhow::ensure;
use chrono::Days;

use crate::{Bench, scene, server::Server, table};

/// How many filters.
const FILTERS: u32 = 20;

/// Prints it, with what the same tile takes when it is asked for again.
pub async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    let mut server = Server::ours(bench, "loaded", 0)?;
    server.until_at_rest(bench).await?;
    let tile = format!("/tiles/requests/{}.mvt", scene::path(bench.scene.middle));
    // So that the connection is there.
    bench.client.get(&server.url(&tile)).await?;
    let (mut first, mut again) = (vec![], vec![]);
    for filter in 0..FILTERS {
        let from = bench.scene.today.checked_sub_days(Days::new(u64::from(filter) * 80 + 10));
        let from = from.unwrap_or(bench.scene.today);
        let url = server.url(&format!("{tile}?service=service_{filter}&from={from}"));
        first.push(answer(bench, &url).await?);
        again.push(answer(bench, &url).await?);
    }
    let ([median, _, worst], [median_again, _, _]) = (table::spread(&mut first), table::spread(&mut again));
    writeln!(
        out,
        "first tile of a new filter, zoom {}: median {median:.2} ms, worst of {FILTERS} {worst:.2} ms; asked again {median_again:.2} ms",
        bench.scene.middle.zoom()
    )?;
    server.stop().await
}

async fn answer(bench: &Bench, url: &str) -> anyhow::Result<Duration> {
    let asked = Instant::now();
    let (status, _) = bench.client.get(url).await?;
    ensure!(status.is_success(), "{url} is answered with {status}");
    Ok(asked.elapsed())
}
