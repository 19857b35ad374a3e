//! Collects house numbers from nodes, buildings and interpolation ways, and puts them on streets.
//! <https://wiki.openstreetmap.org/wiki/Addresses>; one house mapped several times over becomes one.

use geo::{Coord, Point};
use rustc_hash::FxHashMap;

use crate::domain::gazetteer::House;

use super::{
    geometry::metres,
    interpolation::{self, Rule},
    locator::Locator,
    numbers,
    objects::{coords, objects},
    pbf::{Data, Kind, Way},
    streets::Streets,
    tags::Tags,
};

/// The same number on the same street within this distance is the same house, metres.
const SAME_HOUSE: f64 = 30.0;

/// A shop or office repeats the address of the building it is in; in a large one it is this far from the middle, metres.
const SAME_BUILDING: f64 = 150.0;

/// Street names of houses by their `associatedStreet` relation.
type Associated<'a> = FxHashMap<(Kind, i64), &'a str>;

/// Collects the houses of the community; streets known from addresses alone are added to `streets`.
pub(super) fn collect(data: &Data, locator: &Locator, streets: &mut Streets) -> Vec<House> {
    let associated = associated(data);
    let mut mapped: Vec<(bool, House)> = Vec::new();
    for object in objects(data, |_, tags| is_address(tags)) {
        let Some(point) = object.point().filter(|point| locator.is_inside(*point)) else { continue };
        let relation = associated.get(&(object.kind, object.id)).copied();
        let house = placed(object.tags, relation, point, locator, streets);
        for number in numbers::split(object.tags.get("addr:housenumber").unwrap_or_default()) {
            mapped.push((is_tenant(object.tags), House { number: number.to_owned(), ..house.clone() }));
        }
    }
    let mut houses = Merged::default();
    // Tenants last: the building or its own address node is the better place.
    mapped.sort_by_key(|(tenant, _)| *tenant);
    for (tenant, house) in mapped {
        houses.add(house, if tenant { SAME_BUILDING } else { SAME_HOUSE });
    }
    for way in data.ways.iter().filter(|way| way.tags.get("addr:interpolation").is_some()) {
        for house in interpolated(data, way, &associated, locator, streets) {
            houses.add(house, f64::INFINITY);
        }
    }
    houses.list
}

fn is_address(tags: &Tags) -> bool {
    tags.get("addr:housenumber").is_some() && tags.get("addr:interpolation").is_none()
}

/// Is it something inside a building rather than the building?
fn is_tenant(tags: &Tags) -> bool {
    tags.get("building").is_none()
        && ["amenity", "shop", "office", "tourism", "healthcare", "leisure"]
            .iter()
            .any(|key| tags.get(key).is_some())
}

/// A house without its number: where it is, and on which street.
fn placed(
    tags: &Tags,
    relation: Option<&str>,
    point: Point<f64>,
    locator: &Locator,
    streets: &mut Streets,
) -> House {
    let named = |key: &str| tags.get(key).and_then(|name| locator.named(name, point));
    let place = tags.get("addr:place");
    let settlement = named("addr:city")
        .or_else(|| named("addr:village"))
        .or_else(|| named("addr:hamlet"))
        .or_else(|| named("addr:place"))
        .or_else(|| locator.settlement(point));
    // A place that is no settlement is a quarter numbered like a street.
    let quarter = place.filter(|_| named("addr:place").is_none());
    let street = tags.get("addr:street").or(relation).or(quarter);
    House {
        number: String::new(),
        street: street.map(|name| streets.of_house(name, settlement, point.0)),
        settlement,
        district: locator.district(point),
        point,
        interpolated: false,
    }
}

/// The houses between the numbered nodes of an interpolation way.
fn interpolated(
    data: &Data,
    way: &Way,
    associated: &Associated<'_>,
    locator: &Locator,
    streets: &mut Streets,
) -> Vec<House> {
    let Some(rule) = way.tags.get("addr:interpolation").and_then(Rule::parse) else { return Vec::new() };
    let numbered: Vec<(usize, &str, &Tags)> = way
        .nodes
        .iter()
        .enumerate()
        .filter_map(|(at, index)| {
            let tags = &data.node(data.coordinates.id(*index))?.tags;
            Some((at, tags.get("addr:housenumber")?, tags))
        })
        .collect();
    let mut houses = Vec::new();
    for pair in numbered.windows(2) {
        let [(start, from, tags), (end, to, _)] = pair else { continue };
        let line = coords(data, &way.nodes[*start..=*end]);
        // The way's own address counts before its nodes'.
        let source = if way.tags.get("addr:street").is_some() { &way.tags } else { *tags };
        let relation = associated.get(&(Kind::Way, way.id)).copied();
        for (number, at) in interpolation::between(rule, from, to, &line) {
            let point = Point(at);
            if locator.is_inside(point) {
                let house = placed(source, relation, point, locator, streets);
                houses.push(House { number, interpolated: true, ..house });
            }
        }
    }
    houses
}

/// Street names by member, <https://wiki.openstreetmap.org/wiki/Relation:associatedStreet>.
fn associated(data: &Data) -> Associated<'_> {
    let mut found = Associated::default();
    for relation in
        data.relations.iter().filter(|relation| relation.tags.is("type", &["associatedStreet", "street"]))
    {
        let of_way = || {
            let mut streets = relation.members.iter().filter(|m| m.kind == Kind::Way && &*m.role == "street");
            streets.find_map(|member| data.way(member.id)?.tags.get("name"))
        };
        let Some(name) = relation.tags.get("name").or_else(of_way) else { continue };
        for member in
            relation.members.iter().filter(|m| matches!(&*m.role, "house" | "address" | "addr:houselink"))
        {
            found.entry((member.kind, member.id)).or_insert(name);
        }
    }
    found
}

/// A number on a street; without a street, in a settlement.
type NumberKey = (Option<u32>, Option<u32>, String);

/// Houses so far, by street and number.
#[derive(Debug, Default)]
struct Merged {
    list: Vec<House>,
    /// Where each number of each street (or, without one, of each settlement) stands.
    known: FxHashMap<NumberKey, Vec<Coord<f64>>>,
}

impl Merged {
    /// Adds a house unless the same number stands on the same street within `radius` metres.
    fn add(&mut self, house: House, radius: f64) {
        // Streets are of one settlement; without a street the settlement keeps equal numbers apart.
        let settlement = house.settlement.filter(|_| house.street.is_none());
        let same = self.known.entry((house.street, settlement, numbers::fold(&house.number))).or_default();
        if same.iter().all(|at| metres(*at, house.point.0) > radius) {
            same.push(house.point.0);
            self.list.push(house);
        }
    }
}
