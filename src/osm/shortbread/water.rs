//! Layers `water_polygons`, `water_lines` and their labels: lakes, rivers, canals, ditches.
//! The sea is another file's: it is mapped as its coast, not as an area.

use crate::osm::{names::label, tags::Tags};

use super::{
    DEEPEST, Drawn,
    properties::{Properties, is_bridge, is_tunnel},
};

/// Side of the Web Mercator plane, metres.
const PLANE: f64 = 40_075_016.686;

/// The area of a water body; `size` in square metres of the Mercator plane.
pub(super) fn area(tags: &Tags, size: f64) -> Option<Drawn> {
    let (kind, least, pixels) = kind_of_area(tags)?;
    let properties = Properties::kind(kind).with("way_area", size.round());
    // Large waters first, so that a small one mapped upon a large one is seen.
    Some(Drawn::new("water_polygons", zoom_for_area(size, pixels).max(least), properties).order(-size))
}

/// The name of a water body.
pub(super) fn area_label(tags: &Tags, size: f64) -> Option<Drawn> {
    let (kind, ..) = kind_of_area(tags)?;
    label(tags)?;
    let properties = Properties::kind(kind).with("way_area", size.round()).names(tags);
    Some(Drawn::new("water_polygons_labels", DEEPEST, properties).order(-size))
}

/// Kind, coarsest zoom, and how many square pixels it must fill to be drawn.
fn kind_of_area(tags: &Tags) -> Option<(&'static str, u8, f64)> {
    if tags.is("natural", &["glacier"]) {
        Some(("glacier", 4, 0.01))
    } else if tags.is("waterway", &["riverbank"])
        || tags.is("natural", &["water"]) && tags.is("water", &["river"])
    {
        Some(("river", 4, 0.1))
    } else if tags.is("natural", &["water"]) && tags.is("water", &["canal"]) {
        Some(("canal", 10, 0.1))
    } else if tags.is("natural", &["water"]) {
        Some(("water", 4, 0.01))
    } else if let Some(kind) = tags.among("landuse", &["reservoir", "basin"]) {
        Some((kind, 4, 0.01))
    } else {
        tags.among("waterway", &["dock", "canal"]).map(|kind| (kind, 10, 0.1))
    }
}

/// Coarsest zoom at which an area fills so many square pixels of 256-pixel tiles.
fn zoom_for_area(size: f64, pixels: f64) -> u8 {
    let zoom = (pixels * PLANE * PLANE / (65_536.0 * size.max(1.0))).log2() / 2.0;
    zoom.ceil().clamp(0.0, f64::from(DEEPEST)) as u8
}

/// A waterway.
pub(super) fn line(tags: &Tags) -> Option<Drawn> {
    let (kind, zoom, _) = kind_of_line(tags)?;
    let properties = Properties::kind(kind).with("tunnel", is_tunnel(tags)).with("bridge", is_bridge(tags));
    Some(Drawn::new("water_lines", zoom, properties).order(layer(tags)))
}

/// The name of a waterway.
pub(super) fn line_label(tags: &Tags) -> Option<Drawn> {
    let (kind, _, zoom) = kind_of_line(tags)?;
    label(tags)?;
    Some(Drawn::new("water_lines_labels", zoom, Properties::kind(kind).names(tags)))
}

/// Kind, coarsest zoom of the line and of its name.
fn kind_of_line(tags: &Tags) -> Option<(&'static str, u8, u8)> {
    match tags.get("waterway")? {
        "river" => Some(("river", 9, 12)),
        "canal" => Some(("canal", 9, 12)),
        "stream" => Some(("stream", 13, 14)),
        "ditch" | "drain" => Some(("ditch", 14, 14)),
        _ => None,
    }
}

/// `layer`, −7 to 7.
fn layer(tags: &Tags) -> f64 {
    tags.get("layer")
        .and_then(|layer| layer.parse::<i8>().ok())
        .map_or(0.0, |layer| f64::from(layer.clamp(-7, 7)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn small_ponds_appear_late_and_seas_early() {
        let pond = Tags::of(&[("natural", "water")]);
        assert_eq!(area(&pond, 1e12).unwrap().min_zoom, 4);
        assert!(area(&pond, 2_000.0).unwrap().min_zoom > 8);
        let river = Tags::of(&[("natural", "water"), ("water", "river")]);
        assert_eq!(area(&river, 1e9).unwrap().properties.into_map()["kind"], "river");
    }
}
