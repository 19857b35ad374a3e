//! The extract's tagged objects with their shapes: points, lines and areas.
//! Whether a closed way is a line or an area follows <https://wiki.openstreetmap.org/wiki/Way#Closed_way>.

use geo::{Coord, LineString, MultiLineString, MultiPolygon, Point};

use super::{
    geometry,
    multipolygon::{self, Assembled},
    pbf::{Data, Kind, Relation, Way},
    tags::Tags,
};

/// A tagged object with its shape.
#[derive(Debug)]
pub(super) struct Object<'a> {
    pub(super) kind: Kind,
    pub(super) id: i64,
    pub(super) tags: &'a Tags,
    pub(super) shape: Shape,
}

/// The shape of an object, degrees.
#[derive(Debug)]
pub(super) enum Shape {
    Point(Point<f64>),
    /// Several lines where a way leaves the extract and comes back.
    Line(MultiLineString<f64>),
    Area(MultiPolygon<f64>),
}

impl Object<'_> {
    /// The one point that stands for the object: itself, the middle of the line, the mark of the area.
    pub(super) fn point(&self) -> Option<Point<f64>> {
        match &self.shape {
            Shape::Point(point) => Some(*point),
            Shape::Line(lines) => geometry::along(&lines.0.first()?.0, 0.5).map(Point),
            Shape::Area(area) => geometry::mark(area),
        }
    }
}

/// All tagged nodes, ways and relations for which `wanted` holds by their tags, in the order of kind and id.
pub(super) fn objects<'a>(
    data: &'a Data,
    wanted: impl Fn(Kind, &Tags) -> bool + Copy + 'a,
) -> impl Iterator<Item = Object<'a>> {
    let nodes = data.nodes.iter().filter(move |node| wanted(Kind::Node, &node.tags)).map(|node| Object {
        kind: Kind::Node,
        id: node.id,
        tags: &node.tags,
        shape: Shape::Point(Point(node.coord)),
    });
    let ways = data
        .ways
        .iter()
        .filter(move |way| !way.tags.is_empty() && wanted(Kind::Way, &way.tags))
        .map(|way| Object { kind: Kind::Way, id: way.id, tags: &way.tags, shape: way_shape(data, way) });
    let relations = data
        .relations
        .iter()
        .filter(move |relation| is_area_relation(relation) && wanted(Kind::Relation, &relation.tags))
        .map(|relation| Object {
            kind: Kind::Relation,
            id: relation.id,
            tags: &relation.tags,
            shape: Shape::Area(relation_area(data, relation).0),
        });
    nodes.chain(ways).chain(relations).filter(|object| !is_empty(&object.shape))
}

/// The name of an object across extracts: `n1`, `w2`, `r3`.
pub(super) fn osm_ref(kind: Kind, id: i64) -> String {
    match kind {
        Kind::Node => format!("n{id}"),
        Kind::Way => format!("w{id}"),
        Kind::Relation => format!("r{id}"),
    }
}

/// Where the nodes of a line are.
pub(super) fn coords(data: &Data, nodes: &[u32]) -> Vec<Coord<f64>> {
    nodes.iter().map(|node| data.coordinates.at(*node)).collect()
}

/// The area of a multipolygon or boundary, and whether it is whole: all its ways are there, or short gaps were mended.
pub(super) fn relation_area(data: &Data, relation: &Relation) -> (MultiPolygon<f64>, bool) {
    let mut missing = false;
    let mut ways: Vec<&Way> = Vec::new();
    for member in relation.members.iter().filter(|member| member.kind == Kind::Way) {
        match data.way(member.id) {
            Some(way) => {
                missing |= !way.whole;
                ways.push(way);
            }
            None => missing = true,
        }
    }
    // A way that is listed twice is a slip of the mapper's, not an edge between two parts.
    ways.sort_by_key(|way| way.id);
    ways.dedup_by_key(|way| way.id);
    let Assembled { area, mended } =
        multipolygon::assemble(ways.iter().map(|way| &*way.nodes), &data.coordinates);
    let whole = !area.0.is_empty() && (!missing || mended);
    (area, whole)
}

fn is_area_relation(relation: &Relation) -> bool {
    relation.tags.is("type", &["multipolygon", "boundary"])
}

fn is_empty(shape: &Shape) -> bool {
    match shape {
        Shape::Point(_) => false,
        Shape::Line(lines) => lines.0.is_empty(),
        Shape::Area(area) => area.0.is_empty(),
    }
}

fn way_shape(data: &Data, way: &Way) -> Shape {
    if way.is_closed() && is_area(&way.tags) {
        Shape::Area(multipolygon::from_ring(&way.nodes, &data.coordinates))
    } else {
        Shape::Line(MultiLineString(
            way.stretches().map(|stretch| LineString(coords(data, stretch))).collect(),
        ))
    }
}

/// Is a closed way with these tags an area?
fn is_area(tags: &Tags) -> bool {
    const AREA_KEYS: [&str; 14] = [
        "building",
        "landuse",
        "leisure",
        "amenity",
        "place",
        "shop",
        "tourism",
        "office",
        "military",
        "wetland",
        "area:aeroway",
        "boundary",
        "historic",
        "water",
    ];
    match tags.get("area") {
        Some("yes") => return true,
        Some("no") => return false,
        _ => {}
    }
    if tags.get("highway").is_some()
        || tags.is("natural", &["coastline", "cliff", "ridge", "tree_row", "arete"])
    {
        return false;
    }
    AREA_KEYS.iter().any(|key| tags.get(key).is_some())
        || tags.get("natural").is_some()
        || tags.is("waterway", &["riverbank", "dock", "dam", "boatyard", "fuel"])
        || tags.is(
            "man_made",
            &["bridge", "pier", "breakwater", "groyne", "works", "wastewater_plant", "water_works"],
        )
        || tags.is("railway", &["station", "platform", "turntable", "roundhouse"])
        || tags.is("aeroway", &["aerodrome", "apron", "helipad", "terminal"])
        || tags.get("addr:housenumber").is_some()
}
