//! The base map: tagged objects sorted into the layers of the Shortbread schema 1.0.
//! One file per group of layers says which tags make which kind; <https://shortbread-tiles.org/schema/1.0/>. Where this
//! map draws more than the schema (finer boundaries), the file says so.

mod boundaries;
mod coast;
mod land;
mod places;
mod pois;
mod properties;
mod street_labels;
mod streets;
mod water;

use geo::{Geometry, MultiPolygon};
use rustc_hash::FxHashSet;

use super::{
    areas::Area,
    extract::Feature,
    objects::{Object, Shape, objects},
    pbf::Data,
    progress::{Phase, Progress},
    tags::Tags,
};
use properties::Properties;

/// Deepest zoom of the base map's tiles: from there on they are drawn larger.
const DEEPEST: u8 = 14;

/// Keys of objects that may be in a layer.
const KEYS: [&str; 20] = [
    "building",
    "highway",
    "railway",
    "aeroway",
    "area:aeroway",
    "aerialway",
    "landuse",
    "natural",
    "leisure",
    "amenity",
    "waterway",
    "wetland",
    "shop",
    "tourism",
    "man_made",
    "historic",
    "office",
    "military",
    "route",
    "addr:housenumber",
];

/// A feature on its way into a layer.
#[derive(Debug)]
struct Drawn {
    layer: &'static str,
    min_zoom: u8,
    /// Place in the layer: smaller is drawn first.
    order: f64,
    properties: Properties,
}

impl Drawn {
    fn new(layer: &'static str, min_zoom: u8, properties: Properties) -> Self {
        Self { layer, min_zoom, order: 0.0, properties }
    }

    fn order(self, order: f64) -> Self {
        Self { order, ..self }
    }
}

/// Features so far, each with its place in its layer.
#[derive(Debug, Default)]
struct Layers(Vec<(f64, Feature)>);

impl Layers {
    fn add(&mut self, drawn: Drawn, geometry: Geometry<f64>) {
        let Drawn { layer, min_zoom, order, properties } = drawn;
        let min_zoom = min_zoom.min(DEEPEST);
        self.0.push((order, Feature { layer, min_zoom, properties: properties.into_map(), geometry }));
    }
}

/// The base map's features of the whole extract, by layer and in the order in which a layer is drawn.
pub(super) fn features(
    data: &Data,
    areas: &[Area],
    settlement_areas: &FxHashSet<String>,
    progress: &dyn Fn(Progress),
) -> Vec<Feature> {
    let mut layers = Layers::default();
    let total = (data.nodes.len() + data.ways.len() + data.relations.len()).max(1);
    for (done, object) in objects(data, |_, tags| wanted(tags)).enumerate() {
        if done % 4096 == 0 {
            progress(Progress::new(Phase::BaseMap, 0.8 * done as f64 / total as f64));
        }
        classify(&object, &mut layers);
    }
    street_labels::add(data, &mut layers);
    boundaries::add(data, areas, settlement_areas, &mut layers);
    places::add(data, &mut layers);
    coast::add(data, &mut layers);
    let Layers(mut drawn) = layers;
    drawn.sort_by(|(a, x), (b, y)| x.layer.cmp(y.layer).then(a.total_cmp(b)));
    drawn.into_iter().map(|(_, feature)| feature).collect()
}

fn wanted(tags: &Tags) -> bool {
    KEYS.iter().any(|key| tags.get(key).is_some())
}

/// Puts one object into all the layers it belongs to.
fn classify(object: &Object<'_>, layers: &mut Layers) {
    let tags = object.tags;
    match &object.shape {
        Shape::Point(_) => {}
        Shape::Line(lines) => {
            let line = || match lines.0.as_slice() {
                [one] => Geometry::LineString(one.clone()),
                _ => Geometry::MultiLineString(lines.clone()),
            };
            let drawn = [streets::line(tags), water::line(tags), water::line_label(tags), land::line(tags)];
            drawn.into_iter().flatten().for_each(|drawn| layers.add(drawn, line()));
        }
        Shape::Area(area) => {
            let size = super::geometry::mercator_area(area);
            let drawn =
                [streets::area(tags), water::area(tags, size), land::area(tags, size), land::upon(tags)];
            drawn.into_iter().flatten().for_each(|drawn| layers.add(drawn, polygon(area)));
            for drawn in [streets::area_label(tags), water::area_label(tags, size)] {
                if let Some((drawn, point)) = drawn.zip(object.point()) {
                    layers.add(drawn, Geometry::Point(point));
                }
            }
        }
    }
    for drawn in [pois::transport(tags), pois::poi_or_address(tags)] {
        if let Some((drawn, point)) = drawn.zip(object.point()) {
            layers.add(drawn, Geometry::Point(point));
        }
    }
}

fn polygon(area: &MultiPolygon<f64>) -> Geometry<f64> {
    match area.0.as_slice() {
        [one] => Geometry::Polygon(one.clone()),
        _ => Geometry::MultiPolygon(area.clone()),
    }
}
