//! How soon a server that starts has the requests and is ready: from the database, and from the file it kept.

use std::{
    io::Write,
    time::{Duration, Instant},
};

use crate::{Bench, server::Server, table};

/// Starts of each kind; the median is what counts.
const STARTS: usize = 3;

/// Prints both.
pub async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    let kept = bench.asked.folder.join("started/requests.index");
    for (name, from_file) in [("the database", false), ("its file", true)] {
        let (mut requests, mut ready, mut memory, mut stop) = (vec![], vec![], (0, 0), vec![]);
        for _ in 0..STARTS {
            if !from_file && kept.exists() {
                std::fs::remove_file(&kept)?;
            }
            let mut server = Server::ours(bench, "started", 64)?;
            requests.push(until_loaded(bench, &mut server).await?);
            server.until_ready(bench, "/health/ready").await?;
            ready.push(server.since.elapsed());
            memory = server.memory()?;
            let asked = Instant::now();
            server.stop().await?;
            stop.push(asked.elapsed());
        }
        let [requests, ready, stop] =
            [&mut requests, &mut ready, &mut stop].map(|times| table::spread(times)[0]);
        writeln!(
            out,
            "start from {name}: requests there after {requests:.0} ms, ready after {ready:.0} ms; {} MB, {} MB at the peak; stopped in {stop:.0} ms",
            memory.0, memory.1
        )?;
    }
    Ok(writeln!(out)?)
}

/// Until the server says that it has the requests, whatever else it waits for.
async fn until_loaded(bench: &Bench, server: &mut Server) -> anyhow::Result<Duration> {
    loop {
        if let Ok((_, body)) = bench.client.get(&server.url("/health/ready")).await
            && let Ok(about) = serde_json::from_slice::<serde_json::Value>(&body)
            && about["requests"] == true
        {
            return Ok(server.since.elapsed());
        }
        server.wait_a_little().await?;
    }
}
