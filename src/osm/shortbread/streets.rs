//! Layers `streets` and `street_polygons`: roads, paths, railways, runways.
//! Names along the lines are `street_labels`, a file of its own.

use crate::osm::{names::label, tags::Tags};

use super::{
    DEEPEST, Drawn,
    properties::{Properties, is_bridge, is_tunnel},
};

/// Kinds by `highway`, with the coarsest zoom; links go with their road.
const HIGHWAYS: [(&str, u8); 17] = [
    ("motorway", 5),
    ("trunk", 6),
    ("primary", 8),
    ("secondary", 9),
    ("tertiary", 10),
    ("unclassified", 12),
    ("residential", 12),
    ("busway", 12),
    ("bus_guideway", 12),
    ("living_street", 13),
    ("service", 13),
    ("pedestrian", 13),
    ("track", 13),
    ("footway", 13),
    ("steps", 13),
    ("path", 13),
    ("cycleway", 13),
];

/// A street, path, railway or runway.
pub(super) fn line(tags: &Tags) -> Option<Drawn> {
    let (kind, zoom, rail) = kind(tags)?;
    let oneway = tags.get("oneway").unwrap_or_default();
    let properties = Properties::kind(kind)
        .with("link", is_link(tags))
        .with("rail", rail)
        .with("tunnel", is_tunnel(tags))
        .with("bridge", is_bridge(tags))
        .with("oneway", !rail && matches!(oneway, "yes" | "1" | "true" | "-1"))
        .with("oneway_reverse", !rail && oneway == "-1")
        .copy(tags, &["surface", "service", "tracktype", "bicycle", "horse"])
        .names(tags);
    Some(Drawn::new("streets", zoom, properties).order(z_order(tags, kind, rail)))
}

/// A square or a service area mapped as its area.
pub(super) fn area(tags: &Tags) -> Option<Drawn> {
    let (kind, zoom) = kind_of_area(tags)?;
    let properties = Properties::kind(kind)
        .with("rail", false)
        .with("tunnel", is_tunnel(tags))
        .with("bridge", is_bridge(tags))
        .copy(tags, &["surface", "service"]);
    Some(Drawn::new("street_polygons", zoom, properties).order(z_order(tags, kind, false)))
}

/// The name of a street mapped as its area.
pub(super) fn area_label(tags: &Tags) -> Option<Drawn> {
    let (kind, _) = kind_of_area(tags)?;
    label(tags)?;
    Some(Drawn::new("streets_polygons_labels", DEEPEST, Properties::kind(kind).names(tags)))
}

/// Kind, coarsest zoom, and whether it is a railway.
pub(super) fn kind(tags: &Tags) -> Option<(&'static str, u8, bool)> {
    if let Some(highway) = tags.get("highway") {
        let road = highway.strip_suffix("_link").unwrap_or(highway);
        // `road` is one whose class nobody knows yet.
        let road = if road == "road" { "unclassified" } else { road };
        return HIGHWAYS.iter().find(|(kind, _)| *kind == road).map(|(kind, zoom)| (*kind, *zoom, false));
    }
    if let Some(kind) = tags.among("railway", &["rail", "narrow_gauge"]) {
        return Some((kind, if tags.get("service").is_some() { 10 } else { 8 }, true));
    }
    if let Some(kind) = tags.among("railway", &["tram", "light_rail", "funicular", "subway", "monorail"]) {
        return Some((kind, 10, true));
    }
    tags.among("aeroway", &["runway", "taxiway"])
        .map(|kind| (kind, if kind == "runway" { 11 } else { 13 }, false))
}

fn kind_of_area(tags: &Tags) -> Option<(&'static str, u8)> {
    let paved = tags.among("highway", &["pedestrian", "service", "footway"]);
    let paved = paved.map(|kind| (if kind == "footway" { "pedestrian" } else { kind }, DEEPEST));
    let square = || {
        (tags.get("highway").is_none() && tags.is("place", &["square"])).then_some(("pedestrian", DEEPEST))
    };
    let aeroway = || {
        tags.among("area:aeroway", &["runway", "taxiway"])
            .or_else(|| tags.among("aeroway", &["runway", "taxiway"]))
    };
    paved.or_else(square).or_else(|| aeroway().map(|kind| (kind, if kind == "runway" { 11 } else { 13 })))
}

/// `link` of the schema.
pub(super) fn is_link(tags: &Tags) -> bool {
    tags.get("highway").is_some_and(|highway| highway.ends_with("_link"))
}

/// What is drawn above what: tunnels below, bridges above, then the more important upon the less important.
pub(super) fn z_order(tags: &Tags, kind: &str, rail: bool) -> f64 {
    const STEP: f64 = 14.0;
    let class = match kind {
        "rail" | "narrow_gauge" if tags.get("service").is_none() => 13.0,
        "rail" | "narrow_gauge" => 12.0,
        _ if rail => 11.0,
        _ if is_link(tags) => 5.0,
        "motorway" => 10.0,
        "trunk" => 9.0,
        "primary" => 8.0,
        "secondary" => 7.0,
        "tertiary" => 6.0,
        "unclassified" | "residential" | "busway" | "bus_guideway" => 5.0,
        "living_street" | "pedestrian" => 4.0,
        "service" => 3.0,
        "steps" => 1.0,
        _ => 2.0,
    };
    let layer = tags.get("layer").and_then(|layer| layer.parse::<i8>().ok()).unwrap_or(0).clamp(-7, 7);
    let level = f64::from(i8::from(is_bridge(tags)) - i8::from(is_tunnel(tags)) + layer);
    class + STEP * level
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_go_with_their_road() {
        let tags = Tags::of(&[("highway", "primary_link"), ("bridge", "yes")]);
        let properties = line(&tags).unwrap().properties.into_map();
        assert_eq!(
            (&properties["kind"], &properties["link"], &properties["bridge"]),
            (&"primary".into(), &true.into(), &true.into())
        );
    }

    #[test]
    fn bridges_over_streets_over_tunnels() {
        let order = |extra| z_order(&Tags::of(&[("highway", "residential"), extra]), "residential", false);
        assert!(order(("bridge", "yes")) > order(("surface", "asphalt")));
        assert!(order(("surface", "asphalt")) > order(("tunnel", "yes")));
    }
}
