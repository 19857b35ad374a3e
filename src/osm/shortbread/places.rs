//! Layer `place_labels`: the names of settlements, quarters and localities.
//! A place mapped as a node and as an area gets one label, at the node.

use geo::{Geometry, Point};
use rustc_hash::FxHashSet;

use crate::osm::{
    areas::population,
    names::{fold, label},
    objects::objects,
    pbf::{Data, Kind},
    tags::Tags,
};

use super::{Drawn, Layers, properties::Properties};

/// Kinds of place with their coarsest zoom and the population assumed where none is mapped.
const KINDS: [(&str, u8, u32); 11] = [
    ("city", 6, 100_000),
    ("town", 7, 5_000),
    ("village", 10, 100),
    ("hamlet", 10, 50),
    ("suburb", 10, 1_000),
    ("quarter", 10, 500),
    ("neighbourhood", 10, 100),
    ("isolated_dwelling", 10, 5),
    ("farm", 10, 5),
    ("island", 10, 0),
    ("locality", 10, 0),
];

/// Adds the labels of all places.
pub(super) fn add(data: &Data, layers: &mut Layers) {
    let mut labelled: FxHashSet<String> = FxHashSet::default();
    let is_place = |_: Kind, tags: &Tags| KINDS.iter().any(|(kind, ..)| tags.is("place", &[kind]));
    // Nodes come first, so that an area of the same name finds its label there already.
    for object in objects(data, is_place) {
        let Some((drawn, name)) = place(object.tags) else { continue };
        let Some(point) = object.point() else { continue };
        if labelled.insert(name) || object.kind == Kind::Node {
            layers.add(drawn, Geometry::Point(Point(point.0)));
        }
    }
}

/// The label of a place and the name by which its other mappings are known.
fn place(tags: &Tags) -> Option<(Drawn, String)> {
    let value = tags.get("place")?;
    let (kind, zoom, assumed) = KINDS.iter().copied().find(|(kind, ..)| *kind == value)?;
    let name = label(tags)?;
    let settlement = matches!(kind, "city" | "town" | "village" | "hamlet");
    let (kind, zoom) = match tags.get("capital").filter(|_| settlement) {
        Some("yes") => ("capital", 4),
        Some("4") => ("state_capital", 4),
        _ => (kind, zoom),
    };
    let population = population(tags).unwrap_or(assumed);
    let properties = Properties::kind(kind).names(tags).with("population", population);
    Some((Drawn::new("place_labels", zoom, properties).order(-f64::from(population)), fold(name)))
}
