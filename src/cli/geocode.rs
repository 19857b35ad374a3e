//! `geocode`: addresses in, places out, for scripts and for measuring the geocoder.

use std::io::{BufRead, BufWriter, Write};

use serde_json::json;

use super::serve::load_geocoder;
use crate::{
    db::Pool,
    geocoder::{Answer, Geocoder, Query},
};

const LIMIT: usize = 5;

/// Geocodes the given addresses, or those on standard input.
pub async fn geocode(pool: &Pool, jsonl: bool, addresses: Vec<String>) -> anyhow::Result<()> {
    let gazetteer = load_geocoder(pool).await?;
    anyhow::ensure!(
        !gazetteer.geocoder.is_empty(),
        "there are no addresses yet: run `hromada-map import osm FILE` first"
    );
    let mut out = BufWriter::new(std::io::stdout().lock());
    let mut write = |address: &str| write_answers(&mut out, &gazetteer.geocoder, address, jsonl);
    if addresses.is_empty() {
        for line in std::io::stdin().lock().lines() {
            write(&line?)?;
        }
    } else {
        for address in &addresses {
            write(address)?;
        }
    }
    Ok(out.flush()?)
}

fn write_answers(
    out: &mut impl Write,
    geocoder: &Geocoder,
    address: &str,
    jsonl: bool,
) -> std::io::Result<()> {
    let answers = geocoder.geocode(&Query { text: address, limit: LIMIT, near: None });
    if jsonl {
        let results: Vec<_> = answers.iter().map(as_json).collect();
        return writeln!(out, "{}", json!({"q": address, "results": results}));
    }
    writeln!(out, "{address}")?;
    for answer in &answers {
        let (lon, lat) = (answer.point.x(), answer.point.y());
        let (level, confidence) = (answer.match_level.as_str(), answer.confidence);
        writeln!(out, "  {confidence:.2}  {lon:.6} {lat:.6}  {level:12}  {}", answer.label)?;
    }
    if answers.is_empty() {
        writeln!(out, "  –")?;
    }
    Ok(())
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
    })
}
