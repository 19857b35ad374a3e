//! Layers `land`, `sites`, `buildings`, `bridges`, `pier_*` and `dam_*`: what covers the ground and stands upon it.
//! Water and streets have files of their own.

use crate::osm::tags::Tags;

use super::{DEEPEST, Drawn, properties::Properties};

/// Kinds of `landuse` in the layer `land`, with their coarsest zoom.
const LANDUSE: [(&str, u8); 23] = [
    ("grass", 11),
    ("meadow", 11),
    ("orchard", 11),
    ("vineyard", 11),
    ("allotments", 11),
    ("cemetery", 13),
    ("village_green", 11),
    ("recreation_ground", 11),
    ("greenhouse_horticulture", 11),
    ("plant_nursery", 11),
    ("residential", 10),
    ("industrial", 10),
    ("commercial", 10),
    ("garages", 10),
    ("retail", 10),
    ("railway", 10),
    ("landfill", 10),
    ("quarry", 11),
    ("brownfield", 10),
    ("greenfield", 10),
    ("farmyard", 10),
    ("farmland", 10),
    ("forest", 7),
];

const NATURAL: [(&str, u8); 9] = [
    ("sand", 10),
    ("beach", 10),
    ("heath", 11),
    ("scrub", 11),
    ("grassland", 11),
    ("bare_rock", 11),
    ("scree", 11),
    ("shingle", 11),
    ("wood", 7),
];

const WETLAND: [&str; 5] = ["swamp", "bog", "string_bog", "wet_meadow", "marsh"];

const LEISURE: [&str; 5] = ["golf_course", "park", "garden", "playground", "miniature_golf"];

/// Land cover; `size` in square metres: the large is drawn first, the small upon it.
pub(super) fn area(tags: &Tags, size: f64) -> Option<Drawn> {
    let listed = |key: &str, kinds: &[(&'static str, u8)]| {
        let value = tags.get(key)?;
        kinds.iter().copied().find(|(kind, _)| *kind == value)
    };
    let at_11 = |key: &str, kinds: &[&'static str]| tags.among(key, kinds).map(|kind| (kind, 11));
    let (kind, zoom) = listed("landuse", &LANDUSE)
        .or_else(|| listed("natural", &NATURAL))
        .or_else(|| at_11("wetland", &WETLAND))
        .or_else(|| at_11("leisure", &LEISURE))
        .or_else(|| tags.among("amenity", &["grave_yard"]).map(|kind| (kind, 13)))
        .or_else(|| tags.is("natural", &["wetland"]).then_some(("marsh", 11)))?;
    let kind = if kind == "wood" { "forest" } else { kind };
    Some(Drawn::new("land", zoom, Properties::kind(kind)).order(-size))
}

/// What stands upon the land: a site, a building, a bridge, a pier, a dam.
pub(super) fn upon(tags: &Tags) -> Option<Drawn> {
    if tags.get("building").is_some_and(|building| building != "no") {
        return Some(Drawn::new("buildings", DEEPEST, Properties::new()));
    }
    if let Some(kind) = site(tags) {
        return Some(Drawn::new("sites", DEEPEST, Properties::kind(kind)));
    }
    let kind = tags.among("man_made", &["bridge", "pier", "breakwater", "groyne"]);
    match kind {
        Some("bridge") => Some(Drawn::new("bridges", 12, Properties::kind("bridge"))),
        Some(kind) => Some(Drawn::new("pier_polygons", 12, Properties::kind(kind))),
        None => {
            tags.is("waterway", &["dam"]).then(|| Drawn::new("dam_polygons", 12, Properties::kind("dam")))
        }
    }
}

fn site(tags: &Tags) -> Option<&'static str> {
    const AMENITIES: [&str; 7] =
        ["university", "college", "school", "hospital", "prison", "parking", "bicycle_parking"];
    if tags.is("leisure", &["sports_centre"]) {
        return Some("sports_center");
    }
    let site = tags.among("amenity", &AMENITIES).or_else(|| tags.among("military", &["danger_area"]));
    site.or_else(|| tags.among("landuse", &["construction"]))
}

/// Piers and dams mapped as lines, aerialways and ferries.
pub(super) fn line(tags: &Tags) -> Option<Drawn> {
    const AERIALWAYS: [&str; 9] =
        ["cable_car", "gondola", "goods", "chair_lift", "drag_lift", "t-bar", "j-bar", "platter", "rope_tow"];
    if let Some(kind) = tags.among("man_made", &["pier", "breakwater", "groyne"]) {
        return Some(Drawn::new("pier_lines", 12, Properties::kind(kind)));
    }
    if tags.is("waterway", &["dam"]) {
        return Some(Drawn::new("dam_lines", 12, Properties::kind("dam")));
    }
    if let Some(kind) = tags.among("aerialway", &AERIALWAYS) {
        return Some(Drawn::new("aerialways", 12, Properties::kind(kind)));
    }
    let ferry = tags.is("route", &["ferry"]);
    let zoom = if tags.is("motor_vehicle", &["no"]) { 12 } else { 10 };
    ferry.then(|| Drawn::new("ferries", zoom, Properties::kind("ferry").names(tags)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn kind(tags: &[(&str, &str)]) -> Option<String> {
        let drawn = area(&Tags::of(tags), 1.0)?;
        Some(drawn.properties.into_map()["kind"].as_str()?.to_owned())
    }

    #[test]
    fn wood_is_forest_and_unknown_cover_is_nothing() {
        assert_eq!(kind(&[("natural", "wood")]).as_deref(), Some("forest"));
        assert_eq!(kind(&[("leisure", "park")]).as_deref(), Some("park"));
        assert_eq!(kind(&[("landuse", "winter_sports")]), None);
    }

    #[test]
    fn a_school_building_is_a_building_and_its_ground_a_site() {
        assert_eq!(
            upon(&Tags::of(&[("amenity", "school"), ("building", "yes")])).unwrap().layer,
            "buildings"
        );
        assert_eq!(upon(&Tags::of(&[("amenity", "school")])).unwrap().layer, "sites");
    }
}
