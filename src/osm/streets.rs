//! Joins named highways and squares into streets, one per name and settlement, with all the names its parts have.
//! <https://wiki.openstreetmap.org/wiki/Key:highway>; which house stands on which street is asked through [`Streets::of_house`].

use geo::{Coord, LineString, MultiLineString, Point};
use rustc_hash::FxHashMap;

use crate::domain::gazetteer::{House, Name, NameKind, Street, main_name};

use super::{
    geometry::along,
    lines,
    locator::Locator,
    names::{fold, merge, names},
    numbers,
    objects::{Shape, coords, objects},
    pbf::{Data, Kind},
    street_index::StreetIndex,
    tags::Tags,
};

/// Values of `highway` that are no street although they may have a name.
const NO_STREET: [&str; 12] = [
    "bus_stop",
    "platform",
    "services",
    "rest_area",
    "elevator",
    "corridor",
    "raceway",
    "via_ferrata",
    "proposed",
    "emergency_bay",
    "traffic_signals",
    "crossing",
];

/// The streets of a community while houses are being put on them.
#[derive(Debug, Default)]
pub(super) struct Streets {
    list: Vec<Street>,
    index: StreetIndex,
}

/// What one street is made of.
#[derive(Debug, Default)]
struct Parts {
    names: Vec<Name>,
    /// Node indices of its highways.
    lines: Vec<Vec<u32>>,
    /// Outlines of its squares.
    outlines: Vec<LineString<f64>>,
}

/// Joins the streets of the extract that touch the community.
pub(super) fn join(data: &Data, locator: &Locator) -> Streets {
    let mut parts: FxHashMap<(Option<u32>, String), Parts> = FxHashMap::default();
    let mut part = |tags: &Tags, at: Coord<f64>, add: &mut dyn FnMut(&mut Parts)| {
        let own = names(tags);
        if own.is_empty() {
            return;
        }
        let street = parts.entry((locator.settlement(Point(at)), fold(main_name(&own)))).or_default();
        merge(&mut street.names, own);
        add(street);
    };
    for way in data.ways.iter().filter(|way| is_street(&way.tags) && !is_named_area(&way.tags)) {
        for stretch in way.stretches() {
            let line = coords(data, stretch);
            let Some(middle) = along(&line, 0.5) else { continue };
            if line.iter().any(|coord| locator.is_inside(Point(*coord))) {
                part(&way.tags, middle, &mut |street| street.lines.push(stretch.to_vec()));
            }
        }
    }
    for square in objects(data, is_named_square) {
        let Some(at) = square.point().filter(|at| locator.is_inside(*at)) else { continue };
        part(square.tags, at.0, &mut |street| street.outlines.extend(outline(&square.shape)));
    }
    let mut keyed: Vec<_> = parts.into_iter().collect();
    keyed.sort_by(|(a, _), (b, _)| a.cmp(b));
    let mut streets = Streets::default();
    for ((settlement, _), parts) in keyed {
        let joined = lines::merge(parts.lines).into_iter().map(|line| LineString(coords(data, &line)));
        let lines = MultiLineString(joined.chain(parts.outlines).collect());
        streets.push(Street { names: parts.names, settlement, lines });
    }
    streets
}

/// Is it a highway that people call a street? A name is checked elsewhere.
fn is_street(tags: &Tags) -> bool {
    tags.get("highway").is_some_and(|highway| !NO_STREET.contains(&highway))
}

/// Highways mapped as areas go with the squares: their outline says where they are.
fn is_named_area(tags: &Tags) -> bool {
    tags.is("area", &["yes"])
}

fn is_named_square(kind: Kind, tags: &Tags) -> bool {
    let square = tags.is("place", &["square"]);
    let paved = kind != Kind::Node && is_street(tags) && (kind == Kind::Relation || is_named_area(tags));
    (square || paved) && (tags.get("name").is_some() || tags.get("name:uk").is_some())
}

/// Lines that show where a square is. A node gets a line of about a metre, since a street without any line would look
/// like one that nobody knows the place of.
fn outline(shape: &Shape) -> Vec<LineString<f64>> {
    const METRE: f64 = 1e-5;
    match shape {
        Shape::Point(point) => vec![LineString(vec![point.0, point.0 + Coord { x: METRE, y: 0.0 }])],
        Shape::Line(lines) => lines.0.clone(),
        Shape::Area(area) => area.0.iter().map(|polygon| polygon.exterior().clone()).collect(),
    }
}

impl Streets {
    fn push(&mut self, street: Street) -> u32 {
        let i = self.list.len() as u32;
        self.index.add(i, &street);
        self.list.push(street);
        i
    }

    /// The street a house of this settlement names. One that no highway bears becomes a street without lines.
    pub(super) fn of_house(&mut self, name: &str, settlement: Option<u32>, point: Coord<f64>) -> u32 {
        self.index
            .in_settlement(settlement, name)
            .or_else(|| self.index.near(&self.list, name, point))
            .unwrap_or_else(|| {
                let names = vec![Name { kind: NameKind::Main, text: name.to_owned() }];
                self.push(Street { names, settlement, lines: MultiLineString(Vec::new()) })
            })
    }

    /// Streets by settlement and name, houses by settlement, street and number; the references follow.
    pub(super) fn finish(self, mut houses: Vec<House>) -> (Vec<Street>, Vec<House>) {
        let mut sorted: Vec<(usize, Street)> = self.list.into_iter().enumerate().collect();
        sorted.sort_by(|(_, a), (_, b)| {
            (a.settlement, main_name(&a.names)).cmp(&(b.settlement, main_name(&b.names)))
        });
        let mut moved = vec![0u32; sorted.len()];
        for (new, (old, _)) in (0u32..).zip(&sorted) {
            moved[*old] = new;
        }
        for house in &mut houses {
            house.street = house.street.map(|old| moved[old as usize]);
        }
        houses.sort_by_cached_key(|house| {
            let position = (house.point.x().to_bits(), house.point.y().to_bits());
            (house.settlement, house.street, numbers::leading(&house.number), house.number.clone(), position)
        });
        (sorted.into_iter().map(|(_, street)| street).collect(), houses)
    }
}
