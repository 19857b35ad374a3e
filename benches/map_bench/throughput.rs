//! Loads of the viewers' tiles, one server after the other, each with the machine for itself.

use std::{io::Write, process::Command};

use crate::{Bench, server::Server, table::Row, wrk::Load};

/// Questions under way at any time.
const CONNECTIONS: u32 = 16;
/// Where all the tiles that people ask for have their place, with and without compression.
const CACHE_MB: u32 = 512;

/// Prints the table, and what its rows are to each other.
pub async fn measure(bench: &Bench, out: &mut impl Write) -> anyhow::Result<()> {
    Row::head(out)?;
    let constant = constant(bench, out).await?;
    let uncached = ours(bench, out, "uncached", "", Kind::Uncached).await?;
    let cached = ours(bench, out, "from its cache", "", Kind::Cached { gzip: false }).await?;
    ours(bench, out, "from its cache, compressed", "", Kind::Cached { gzip: true }).await?;
    for (name, query) in bench.scene.questions() {
        ours(bench, out, &format!("uncached, filtered: {name}"), &query, Kind::Uncached).await?;
    }
    let times = |ours: &Row, theirs: &Row| ours.answers.per_second / theirs.answers.per_second;
    let peers = if martin_is_there() {
        let made = martin(bench, out, "prepared clusters, uncached", "aggregated", 0).await?;
        let kept = martin(bench, out, "prepared clusters, from its cache", "aggregated", CACHE_MB).await?;
        let live = martin(bench, out, "clusters made when asked, uncached", "clustering", 0).await?;
        Some([made, kept, live])
    } else {
        writeln!(out, "\nno Martin: `martin` is not on the PATH")?;
        None
    };
    writeln!(out, "\nCPU a request, times the constant body's:")?;
    for row in [&uncached, &cached] {
        writeln!(out, "- {}: {:.2}", row.name, row.cpu() / constant.cpu())?;
    }
    if let Some([made, kept, live]) = &peers {
        writeln!(out, "\nrequests/s, times Martin's:")?;
        for (ours, theirs) in [(&uncached, made), (&cached, kept), (&uncached, live)] {
            writeln!(out, "- {} to {}: {:.1}", ours.name, theirs.name, times(ours, theirs))?;
        }
    }
    Ok(writeln!(out)?)
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

async fn constant(bench: &Bench, out: &mut impl Write) -> anyhow::Result<Row> {
    let program = std::env::current_exe()?;
    let mut server = Server::start(&bench.asked.folder, "constant.log", |address| {
        let mut command = Command::new(program);
        command.args(["--constant", &address.to_string()]);
        command
    })?;
    server.until_ready(bench, "/").await?;
    let question = Question { prefix: "/", suffix: "", gzip: false, asks_database: false };
    question.ask(bench, &server, "10 kB, always the same, by axum", out).await
}

async fn ours(
    bench: &Bench,
    out: &mut impl Write,
    name: &str,
    query: &str,
    kind: Kind,
) -> anyhow::Result<Row> {
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
    let row = question.ask(bench, &server, &format!("hromada-map, {name}"), out).await?;
    // So that the next one begins with what this one kept.
    server.stop().await?;
    Ok(row)
}

fn martin_is_there() -> bool {
    Command::new("martin").arg("--version").output().is_ok_and(|output| output.status.success())
}

/// Martin with one of the functions of `sql/peer.sql`.
async fn martin(
    bench: &Bench,
    out: &mut impl Write,
    name: &str,
    function: &str,
    cache_mb: u32,
) -> anyhow::Result<Row> {
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
    let row = question.ask(bench, &server, &format!("Martin, {name}"), out).await?;
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

    /// Asks as the people do, and prints what came of it.
    async fn ask(
        &self,
        bench: &Bench,
        server: &Server,
        name: &str,
        out: &mut impl Write,
    ) -> anyhow::Result<Row> {
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
        let row = Row { name: name.into(), answers, server: used, database };
        row.print(out)?;
        Ok(row)
    }
}
