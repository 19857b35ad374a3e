//! TileJSON 3.0.0 (<https://github.com/mapbox/tilejson-spec/tree/master/3.0.0>): what a tile set holds.

use std::collections::BTreeMap;

use serde::Serialize;

/// A TileJSON document.
#[derive(Debug, Serialize)]
pub struct TileJson {
    tilejson: &'static str,
    /// URL templates with `{z}`, `{x}` and `{y}`.
    pub tiles: Vec<String>,
    /// What the map must show beside the tiles.
    pub attribution: String,
    /// West, south, east, north in degrees.
    pub bounds: [f64; 4],
    /// Lowest zoom with tiles.
    pub minzoom: u8,
    /// Highest zoom with tiles; a map enlarges these beyond.
    pub maxzoom: u8,
    /// Layers and their fields.
    pub vector_layers: Vec<VectorLayer>,
}

/// One layer of a tile set.
#[derive(Debug, Serialize)]
pub struct VectorLayer {
    /// Name of the layer inside the tiles.
    pub id: &'static str,
    /// Property names and what they are.
    pub fields: BTreeMap<&'static str, &'static str>,
}

impl TileJson {
    /// Describes tiles at one URL template.
    #[must_use]
    pub fn new(template: String, bounds: [f64; 4], maxzoom: u8, vector_layers: Vec<VectorLayer>) -> Self {
        Self {
            tilejson: "3.0.0",
            tiles: vec![template],
            attribution: ATTRIBUTION.into(),
            bounds,
            minzoom: 0,
            maxzoom,
            vector_layers,
        }
    }
}

/// The credit OpenStreetMap's licence asks for (<https://www.openstreetmap.org/copyright>).
pub const ATTRIBUTION: &str =
    "<a href=\"https://www.openstreetmap.org/copyright\">© OpenStreetMap contributors (ODbL)</a>";

/// The layers of `/tiles/base`: Shortbread 1.0 and the community's own boundary.
#[must_use]
pub fn base_layers() -> Vec<VectorLayer> {
    const NAMED: &[(&str, &str)] = &[("kind", "String"), ("name", "String"), ("name_en", "String")];
    const KIND: &[(&str, &str)] = &[("kind", "String")];
    [
        ("ocean", &[] as &[(&str, &str)]),
        ("water_polygons", NAMED),
        ("water_lines", NAMED),
        ("land", KIND),
        ("sites", KIND),
        ("buildings", &[]),
        ("streets", NAMED),
        ("street_labels", NAMED),
        ("bridges", KIND),
        ("boundaries", &[("admin_level", "Number")]),
        ("boundary_labels", NAMED),
        ("place_labels", &[("kind", "String"), ("name", "String"), ("population", "Number")]),
        ("pois", NAMED),
        ("public_transport", NAMED),
        ("addresses", &[("housenumber", "String")]),
        ("community", KIND),
    ]
    .map(|(id, fields)| layer(id, fields))
    .into()
}

/// The layers of `/tiles/requests`.
#[must_use]
pub fn request_layers() -> Vec<VectorLayer> {
    let number = |name| (name, "Number");
    let text = |name| (name, "String");
    let counts = [
        "count",
        "in_work",
        "overdue",
        "awaiting",
        "done",
        "closed_without",
        "west",
        "south",
        "east",
        "north",
    ]
    .map(number);
    let request = [
        text("number"),
        text("service"),
        text("service_name"),
        text("status"),
        text("group"),
        number("executor"),
        text("executor_name"),
        text("due_on"),
        ("overdue", "Boolean"),
        number("stack"),
        text("numbers"),
    ];
    vec![layer("requests", &request), layer("clusters", &counts)]
}

fn layer(id: &'static str, fields: &[(&'static str, &'static str)]) -> VectorLayer {
    VectorLayer { id, fields: fields.iter().copied().collect() }
}
