//! Layer `street_labels`: names along the streets.
//! Ways of one name that meet end to end become one line, so that a name finds room and is not written on every block.

use geo::{Geometry, LineString};
use rustc_hash::FxHashMap;

use crate::osm::{lines, names::label, objects::coords, pbf::Data, tags::Tags};

use super::{DEEPEST, Drawn, Layers, properties::Properties, streets};

/// Ways that bear one label, in the order of the first.
#[derive(Debug)]
struct Labelled<'a> {
    tags: &'a Tags,
    kind: &'static str,
    lines: Vec<Vec<u32>>,
}

/// Kind, name, number, and whether it is a link.
type Key<'a> = (&'a str, Option<&'a str>, Option<&'a str>, bool);

/// Adds the labels of all streets.
pub(super) fn add(data: &Data, layers: &mut Layers) {
    let mut labelled: Vec<Labelled<'_>> = Vec::new();
    let mut known: FxHashMap<Key<'_>, usize> = FxHashMap::default();
    for way in data.ways.iter().filter(|way| !(way.is_closed() && way.tags.is("area", &["yes"]))) {
        let Some((kind, ..)) = streets::kind(&way.tags) else { continue };
        let (name, number) = (label(&way.tags), way.tags.get("ref"));
        if name.is_none() && number.is_none() {
            continue;
        }
        let key = (kind, name, number, streets::is_link(&way.tags));
        let i = *known.entry(key).or_insert_with(|| {
            labelled.push(Labelled { tags: &way.tags, kind, lines: Vec::new() });
            labelled.len() - 1
        });
        labelled[i].lines.extend(way.stretches().map(<[u32]>::to_vec));
    }
    for Labelled { tags, kind, lines } in labelled {
        for line in lines::merge(lines) {
            let line = Geometry::LineString(LineString(coords(data, &line)));
            layers.add(drawn(tags, kind), line);
        }
    }
}

fn drawn(tags: &Tags, kind: &'static str) -> Drawn {
    let link = streets::is_link(tags);
    let schema_kind = if link { format!("{kind}_link") } else { kind.to_owned() };
    let mut properties = Properties::kind(&schema_kind).names(tags);
    if let Some(number) = tags.get("ref") {
        let rows: Vec<&str> = number.split(';').map(str::trim).collect();
        let columns = rows.iter().map(|row| row.chars().count()).max().unwrap_or(0);
        properties =
            properties.with("ref", rows.join("\n")).with("ref_rows", rows.len()).with("ref_cols", columns);
    }
    // The most important first: the first label to find room keeps it.
    Drawn::new("street_labels", zoom(kind, link), properties).order(-streets::z_order(tags, kind, false))
}

fn zoom(kind: &str, link: bool) -> u8 {
    match kind {
        "motorway" if !link => 10,
        "runway" => 11,
        "trunk" | "primary" if !link => 12,
        "rail" | "narrow_gauge" | "tram" | "light_rail" | "funicular" | "subway" | "monorail" => 10,
        "motorway" | "trunk" | "primary" | "secondary" | "taxiway" => 13,
        "tertiary" if !link => 13,
        _ => DEEPEST,
    }
}
