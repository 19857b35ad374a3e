//! Loads of the viewers' tiles, one server after the other, each with the machine for itself.

use std::{io::Write, process::Command};

use crate::{Bench, server::Server, table::Row, wrk::Load};

/// Questions under way at any time.
const CONNECTIONS: u32 = 16;
/// Where all the tiles that people ask for have their place, with and without compression.
const CACHE_MB: u32 = 512;

/// How often what has a bar of its own is measured beside the constant body: a machine that is shared changes its pace, so that what
/// is compared must be near in time.
const ROUNDS: usize = 5;

/// Prints the table, and what its rows are to each other.
pub async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    let mut rounds = vec![];
    for _ in 0..ROUNDS {
        let constant = constant(bench).await?;
        let mut each = vec![ours(bench, "uncached", "", Kind::Uncached).await?];
        for (name, gzip) in [("from its cache", false), ("from its cache, compressed", true)] {
            each.push(ours(bench, name, "", Kind::Cached { gzip }).await?);
        }
        for (name, query) in bench.scene.questions() {
            each.push(ours(bench, &format!("uncached, filtered: {name}"), &query, Kind::Uncached).await?);
        }
        rounds.push((constant, each));
    }
    writeln!(out, "Of {ROUNDS} rounds the one in the middle by the CPU of each; Martin once.\n")?;
    Row::head(out)?;
    let kinds = rounds.first().map_or(0, |(_, each)| each.len());
    let constants: Vec<&Row> = rounds.iter().map(|(constant, _)| constant).collect();
    middle(&constants, Row::cpu).print(out)?;
    let of_kind = |kind: usize| -> Vec<&Row> { rounds.iter().map(|(_, each)| &each[kind]).collect() };
    for kind in 0..kinds {
        middle(&of_kind(kind), Row::cpu).print(out)?;
    }
    // Each with the kind of ours it is compared with: uncached, or from the cache.
    let mut peers = vec![];
    if martin_is_there() {
        peers.push((0, martin(bench, "prepared clusters, uncached", "aggregated", 0).await?));
        peers.push((1, martin(bench, "prepared clusters, from its cache", "aggregated", CACHE_MB).await?));
        peers.push((0, martin(bench, "clusters made when asked, uncached", "clustering", 0).await?));
    } else {
        writeln!(out, "\nno Martin: `martin` is not on the PATH")?;
    }
    for (_, peer) in &peers {
        peer.print(out)?;
    }
    writeln!(
        out,
        "\nCPU a request, times the constant body's in the same round: the one in the middle, least, most"
    )?;
    for kind in 0..kinds {
        let mut times: Vec<f64> =
            rounds.iter().map(|(constant, each)| each[kind].cpu() / constant.cpu()).collect();
        times.sort_by(f64::total_cmp);
        let [least, middle, most] = [0, ROUNDS / 2, ROUNDS - 1].map(|at| times[at]);
        writeln!(out, "- {}: {middle:.2}, {least:.2}, {most:.2}", of_kind(kind)[0].name)?;
    }
    if !peers.is_empty() {
        writeln!(out, "\nrequests/s, times Martin's:")?;
    }
    let constant = middle(&constants, Row::per_second).per_second();
    for (kind, peer) in &peers {
        let ours = middle(&of_kind(*kind), Row::per_second);
        let [ours_to, constant_to] = [ours.per_second(), constant].map(|each| each / peer.per_second());
        writeln!(out, "- {} to {}: {ours_to:.1}; the constant body {constant_to:.1}", ours.name, peer.name)?;
    }
    Ok(writeln!(out)?)
}

/// The row in the middle by some figure.
fn middle<'a>(rows: &[&'a Row], by: impl Fn(&Row) -> f64) -> &'a Row {
    let mut rows = rows.to_vec();
    rows.sort_by(|one, other| by(one).total_cmp(&by(other)));
    rows[rows.len() / 2]
}

/// What our server is asked for.
#[derive(Clone, Copy)]
enum Kind {
    Uncached,
    /// Each tile once before.
    Cached {
        gzip: bool,
    },
}

async fn constant(bench: &Bench) -> anyhow::Result<Row> {
    let program = std::env::current_exe()?;
    let mut server = Server::start(&bench.asked.folder, "constant.log", |address| {
        let mut command = Command::new(program);
        command.args(["--constant", &address.to_string()]);
        command
    })?;
    server.until_ready(bench, "/").await?;
    let question = Question { prefix: "/", suffix: "", gzip: false, asks_database: false };
    question.ask(bench, &server, "10 kB, always the same, by axum").await
}

async fn ours(bench: &Bench, name: &str, query: &str, kind: Kind) -> anyhow::Result<Row> {
    let (cache_mb, gzip) = match kind {
        Kind::Uncached => (0, false),
        Kind::Cached { gzip } => (CACHE_MB, gzip),
    };
    // A server for each load: a minute after its start it compares its index with the database.
    let mut server = Server::ours(bench, "loaded", cache_mb)?;
    server.until_at_rest(bench).await?;
    let suffix = &format!(".mvt{query}");
    let question = Question { prefix: "/tiles/requests/", suffix, gzip, asks_database: false };
    if let Kind::Cached { .. } = kind {
        question.warm(bench, &server).await?;
    } else {
        // A filter is made ready by its first tile.
        let first = server.url(&format!("{}0/0/0{suffix}", question.prefix));
        bench.client.warm(vec![first], gzip).await?;
    }
    let row = question.ask(bench, &server, &format!("hromada-map, {name}")).await?;
    // So that the next one begins with what this one kept.
    server.stop().await?;
    Ok(row)
}

fn martin_is_there() -> bool {
    Command::new("martin").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Martin with one of the functions of `sql/peer.sql`.
async fn martin(bench: &Bench, name: &str, function: &str, cache_mb: u32) -> anyhow::Result<Row> {
    let mut server = Server::start(&bench.asked.folder, "martin.log", |address| {
        let mut command = Command::new("martin");
        command.args(["--listen-addresses", &address.to_string(), "--auto-bounds", "skip"]);
        command.args(["--cache-size", &cache_mb.to_string()]).arg(&bench.database.url);
        command
    })?;
    server.until_ready(bench, &format!("/{function}")).await?;
    let prefix = &format!("/{function}/");
    let question = Question { prefix, suffix: "", gzip: false, asks_database: true };
    if cache_mb > 0 {
        question.warm(bench, &server).await?;
    }
    let row = question.ask(bench, &server, &format!("Martin, {name}")).await?;
    drop(server);
    // What was under way when the load ended goes on.
    bench.database.until_at_rest().await?;
    Ok(row)
}

/// How tiles are asked for: each path between these two.
struct Question<'a> {
    prefix: &'a str,
    suffix: &'a str,
    /// Whether answers may come compressed.
    gzip: bool,
    /// Whether the database works for it, too.
    asks_database: bool,
}

impl Question<'_> {
    /// Asks for each tile once.
    async fn warm(&self, bench: &Bench, server: &Server) -> anyhow::Result<()> {
        let url = |path: &String| server.url(&format!("{}{path}{}", self.prefix, self.suffix));
        bench.client.warm(bench.scene.distinct.iter().map(url).collect(), self.gzip).await
    }

    /// Asks as the people do.
    async fn ask(&self, bench: &Bench, server: &Server, name: &str) -> anyhow::Result<Row> {
        let load = Load {
            server: server.url(""),
            prefix: self.prefix,
            suffix: self.suffix,
            gzip: self.gzip,
            connections: CONNECTIONS,
            seconds: bench.asked.seconds,
        };
        let before = (server.cpu()?, bench.database.cpu()?);
        let answers = load.run(&bench.asked.script, &bench.scene.paths).await?;
        let (used, database) = (server.cpu()? - before.0, bench.database.cpu()? - before.1);
        let database = self.asks_database.then_some(database);
        Ok(Row { name: name.into(), answers, server: used, database })
    }
}
