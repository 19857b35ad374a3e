//! `geocode`: addresses in, places out, for scripts and for measuring the geocoder.

use std::{
    io::{BufRead, BufWriter, Write},
    path::PathBuf,
};

use anyhow::Context;
use clap::Args;
use serde_json::json;

use super::{import::phase, progress::Progress};
use crate::{
    db::Pool,
    geocoder::{Answer, Audience, Query},
    intake::locate::Gazetteered,
    osm,
};

const LIMIT: usize = 5;

/// What to look for, and where.
#[derive(Debug, Args)]
pub struct Geocode {
    /// Write a JSON object a line
    #[arg(long)]
    jsonl: bool,
    /// Say how each address was read and what spoke for and against each street, as JSON
    #[arg(long)]
    explain: bool,
    /// Look in an extract (.osm.pbf) instead of the database
    #[arg(long, value_name = "FILE")]
    extract: Option<PathBuf>,
    /// The extract's community by name, OSM relation id or KATOTTG code; without it the whole extract
    #[arg(long, requires = "extract")]
    community: Option<String>,
    /// Addresses as typed
    address: Vec<String>,
}

impl Geocode {
    /// Looks in the database's gazetteer.
    pub async fn in_database(&self, pool: &Pool) -> anyhow::Result<()> {
        let gazetteer = Gazetteered::load(pool).await?;
        anyhow::ensure!(
            !gazetteer.geocoder.is_empty(),
            "there are no addresses yet: run `hromada-map import osm FILE` first"
        );
        self.answer(&gazetteer)
    }

    /// Whether it is an extract to look in, and not the database.
    #[must_use]
    pub fn has_extract(&self) -> bool {
        self.extract.is_some()
    }

    /// Looks in the extract.
    pub fn in_extract(&self) -> anyhow::Result<()> {
        let file = self.extract.as_deref().context("no extract given")?;
        let progress = Progress::new();
        let told = |at: osm::Progress| progress.at(phase(at.phase), at.overall());
        let extract =
            osm::read(file, self.community.as_deref(), &told).with_context(|| file.display().to_string())?;
        drop(progress);
        self.answer(&Gazetteered::new(&extract.gazetteer))
    }

    /// Answers the given addresses, or those on standard input.
    fn answer(&self, gazetteer: &Gazetteered) -> anyhow::Result<()> {
        let mut out = BufWriter::new(std::io::stdout().lock());
        if self.address.is_empty() {
            for line in std::io::stdin().lock().lines() {
                self.write(&mut out, gazetteer, &line?)?;
            }
        } else {
            for address in &self.address {
                self.write(&mut out, gazetteer, address)?;
            }
        }
        Ok(out.flush()?)
    }

    fn write(&self, out: &mut impl Write, gazetteer: &Gazetteered, address: &str) -> std::io::Result<()> {
        let query = Query { text: address, limit: LIMIT, near: None };
        let answers = gazetteer.geocode(&query, Audience::Staff);
        let explanation = self.explain.then(|| gazetteer.geocoder.explain(&query));
        if self.jsonl {
            let results: Vec<_> = answers.iter().map(as_json).collect();
            let mut line = json!({"q": address, "results": results});
            if let Some(explanation) = explanation {
                line["explanation"] = json!(explanation);
            }
            return writeln!(out, "{line}");
        }
        writeln!(out, "{address}")?;
        for answer in &answers {
            let (lon, lat) = (answer.point.x(), answer.point.y());
            let (level, confidence) = (answer.match_level.as_str(), answer.confidence);
            write!(out, "  {confidence:.2}  {lon:.6} {lat:.6}  {level:12}  {}", answer.label)?;
            match &answer.matched_name {
                Some(name) => writeln!(out, " ({name})")?,
                None => writeln!(out)?,
            }
        }
        if answers.is_empty() {
            writeln!(out, "  –")?;
        }
        match explanation {
            Some(explanation) => writeln!(out, "{:#}", json!(explanation)),
            None => Ok(()),
        }
    }
}

fn as_json(answer: &Answer) -> serde_json::Value {
    json!({
        "label": answer.label,
        "lon": answer.point.x(),
        "lat": answer.point.y(),
        "match_level": answer.match_level,
        "confidence": answer.confidence,
        "accuracy": answer.accuracy_m,
        "housenumber": answer.house_number,
        "street": answer.street,
        "city": answer.settlement,
        "matched_name": answer.matched_name,
    })
}
