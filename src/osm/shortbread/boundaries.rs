//! Layers `boundaries` and `boundary_labels`: administrative borders and the names of what they enclose.
//! The schema stops at `admin_level` 4; this map goes down to city districts, because they are what it is about.

use std::collections::BTreeMap;

use geo::{Area as _, Geometry, LineString};
use rustc_hash::FxHashSet;
use serde_json::Value;

use crate::{
    domain::gazetteer::NameKind,
    osm::{
        areas::Area,
        geometry::{mark, mercator_area},
        lines,
        objects::coords,
        pbf::{Data, Kind, Way},
        tags::Tags,
    },
};

use super::{Drawn, Layers, properties::Properties};

/// Adds all administrative borders, and labels of areas other than settlements, which have labels of their own.
pub(super) fn add(data: &Data, areas: &[Area], settlement_areas: &FxHashSet<String>, layers: &mut Layers) {
    // By level, at sea, disputed: lines alike are joined.
    let mut alike: BTreeMap<(u8, bool, bool), Vec<Vec<u32>>> = BTreeMap::new();
    for (way, (level, disputed)) in levels(data) {
        let Some(way) = data.way(way) else { continue };
        let key = (level, is_maritime(way), disputed || way.tags.is("disputed", &["yes"]));
        alike.entry(key).or_default().extend(way.stretches().map(<[u32]>::to_vec));
    }
    for ((level, maritime, disputed), ways) in alike {
        for line in lines::merge(ways) {
            let properties = Properties::new()
                .with("admin_level", level)
                .with("maritime", maritime)
                .with("disputed", disputed);
            let drawn = Drawn::new("boundaries", zoom_of_line(level), properties).order(-f64::from(level));
            layers.add(drawn, Geometry::LineString(LineString(coords(data, &line))));
        }
    }
    for area in areas.iter().filter(|area| area.complete && !settlement_areas.contains(&area.osm_ref)) {
        let Some((level, point)) = area.level.zip(mark(&area.boundary)) else { continue };
        let hectares = (mercator_area(&area.boundary) / 1e4).round();
        let english = area.names.iter().find(|name| name.kind == NameKind::English);
        let properties = Properties::new()
            .with("admin_level", level)
            .with("way_area", hectares)
            .with("name", area.name.as_str());
        let properties = english
            .into_iter()
            .fold(properties, |all, name| all.with("name_en", Value::from(name.text.as_str())));
        let drawn = Drawn::new("boundary_labels", zoom_of_label(level), properties);
        layers.add(drawn.order(-area.boundary.unsigned_area()), Geometry::Point(point));
    }
}

/// The coarsest level each way bounds, and whether the border is disputed.
fn levels(data: &Data) -> BTreeMap<i64, (u8, bool)> {
    let mut levels: BTreeMap<i64, (u8, bool)> = BTreeMap::new();
    let mut add = |way: i64, level: u8, disputed: bool| {
        let known = levels.entry(way).or_insert((level, disputed));
        *known = (known.0.min(level), known.1 || disputed);
    };
    for relation in &data.relations {
        let Some(level) = level(&relation.tags) else { continue };
        let disputed = relation.tags.is("boundary", &["disputed"]);
        relation.members.iter().filter(|m| m.kind == Kind::Way).for_each(|m| add(m.id, level, disputed));
    }
    for way in &data.ways {
        if let Some(level) = level(&way.tags) {
            add(way.id, level, false);
        }
    }
    levels
}

fn level(tags: &Tags) -> Option<u8> {
    let level = tags.get("admin_level").filter(|_| tags.is("boundary", &["administrative", "disputed"]))?;
    level.parse().ok().filter(|level| (2..=11).contains(level))
}

fn is_maritime(way: &Way) -> bool {
    way.tags.is("maritime", &["yes"]) || way.tags.is("natural", &["coastline"])
}

fn zoom_of_line(level: u8) -> u8 {
    match level {
        ..=2 => 0,
        3..=4 => 7,
        5..=6 => 8,
        7..=8 => 9,
        _ => 10,
    }
}

fn zoom_of_label(level: u8) -> u8 {
    match level {
        ..=4 => 5,
        5..=6 => 8,
        7..=8 => 10,
        _ => 11,
    }
}
