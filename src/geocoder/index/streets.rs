//! Streets and their houses as the index holds them: parts of one name that lie far apart are streets of their own,
//! houses are sorted by number, villages without streets get a nameless one.

use rustc_hash::FxHashMap;

use crate::domain::gazetteer::{self, Gazetteer, main_name};
use crate::geocoder::geometry::{self, Position};
use crate::geocoder::house_number::HouseNumber;
use crate::geocoder::names::take_apart;

use super::{House, NONE, Street};

/// Parts of a street farther apart than this are two streets of one name, 1e-7 degrees: about 600 m north-south.
/// Towns that grew together have such; a park or a railway between two parts is narrower.
const APART: i32 = 55_000;

/// What comes out.
pub struct Built {
    /// Streets; those of `sources` first, then the nameless ones.
    pub streets: Vec<Street>,
    /// Houses by street and number.
    pub houses: Vec<House>,
    /// What mapped numbers have after their digits.
    pub suffixes: Vec<Box<str>>,
    /// For each named street the gazetteer's street it is, or is a part of.
    pub sources: Vec<u32>,
}

/// Builds streets and houses.
pub fn build(gazetteer: &Gazetteer) -> Built {
    let mut streets: Vec<Street> = gazetteer.streets.iter().map(street).collect();
    let mut sources: Vec<u32> = (0u32..).take(streets.len()).collect();
    let mut parts: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
    for id in 0..gazetteer.streets.len() {
        let mut groups = far_apart(std::mem::take(&mut streets[id].lines)).into_iter();
        streets[id].lines = groups.next().unwrap_or_default().into();
        for lines in groups {
            let part = Street { lines: lines.into(), ..street(&gazetteer.streets[id]) };
            parts.entry(id as u32).or_insert_with(|| vec![id as u32]).push(streets.len() as u32);
            sources.push(id as u32);
            streets.push(part);
        }
    }
    let mut suffix_ids: FxHashMap<String, u32> = FxHashMap::default();
    let mut suffixes: Vec<Box<str>> = Vec::new();
    let mut nameless: FxHashMap<u32, u32> = FxHashMap::default();
    let mut keyed: Vec<(u32, House)> = Vec::with_capacity(gazetteer.houses.len());
    for house in &gazetteer.houses {
        let position = Position::new(house.point);
        let street = match (house.street, house.settlement) {
            (Some(street), _) => match parts.get(&street) {
                Some(parts) => nearest_part(&streets, parts, position),
                None => street,
            },
            (None, Some(settlement)) => *nameless.entry(settlement).or_insert_with(|| {
                streets.push(nameless_street(settlement));
                streets.len() as u32 - 1
            }),
            (None, None) => continue,
        };
        let district = house.district.and_then(|d| u16::try_from(d).ok()).unwrap_or(NONE);
        // `12;14` and `12,14` are two numbers of one building.
        for text in house.number.split([';', ',']) {
            let Some(number) = HouseNumber::parse(text) else { continue };
            let suffix = text.trim_start_matches(|c: char| !c.is_ascii_digit());
            let suffix = suffix.trim_start_matches(|c: char| c.is_ascii_digit()).trim_end();
            let suffix = match suffix_ids.get(suffix) {
                Some(&id) => id,
                None => {
                    suffixes.push(suffix.into());
                    suffix_ids.insert(suffix.to_owned(), suffixes.len() as u32 - 1);
                    suffixes.len() as u32 - 1
                }
            };
            keyed.push((
                street,
                House { number, district, suffix, position, interpolated: house.interpolated },
            ));
        }
    }
    keyed.sort_by_key(|(street, house)| (*street, house.number, house.interpolated));
    let mut start = 0;
    while start < keyed.len() {
        let id = keyed[start].0;
        let end = start + keyed[start..].partition_point(|(street, _)| *street == id);
        if let Some(street) = streets.get_mut(id as usize) {
            street.houses = start as u32..end as u32;
        }
        start = end;
    }
    let houses: Vec<House> = keyed.into_iter().map(|(_, house)| house).collect();
    for street in &mut streets {
        street.centre = centre(street, &houses);
    }
    Built { streets, houses, suffixes, sources }
}

fn nameless_street(settlement: u32) -> Street {
    Street {
        name: "".into(),
        kind: None,
        settlement: Some(settlement),
        houses: 0..0,
        lines: Box::default(),
        centre: Position::default(),
    }
}

/// Groups lines into parts that lie far from each other.
fn far_apart(lines: Box<[Box<[Position]>]>) -> Vec<Vec<Box<[Position]>>> {
    let mut groups: Vec<Vec<Box<[Position]>>> = Vec::new();
    for line in lines {
        let near = |group: &Vec<Box<[Position]>>| {
            group.iter().any(|other| geometry::bounds_near(other, &line, APART))
        };
        let (joined, apart): (Vec<_>, Vec<_>) = groups.into_iter().partition(near);
        groups = apart;
        let mut group: Vec<Box<[Position]>> = joined.into_iter().flatten().collect();
        group.push(line);
        groups.push(group);
    }
    groups
}

fn nearest_part(streets: &[Street], parts: &[u32], position: Position) -> u32 {
    let distance = |id: u32| {
        let lines = &streets[id as usize].lines;
        lines
            .iter()
            .filter_map(|line| geometry::project(line, position))
            .map(|p| p.distance)
            .fold(f64::MAX, f64::min)
    };
    let nearest = parts.iter().copied().min_by(|a, b| distance(*a).total_cmp(&distance(*b)));
    nearest.unwrap_or_default()
}

fn street(street: &gazetteer::Street) -> Street {
    let name = main_name(&street.names);
    let line = |line: &geo::LineString<f64>| line.points().map(Position::new).collect();
    Street {
        kind: take_apart(name).kind,
        name: name.into(),
        settlement: street.settlement,
        houses: 0..0,
        lines: street.lines.0.iter().filter(|l| !l.0.is_empty()).map(line).collect(),
        centre: Position::default(),
    }
}

/// A place on the street nearest the mean of its vertices; the middle house of a street without lines.
fn centre(street: &Street, houses: &[House]) -> Position {
    let mean = |points: &mut dyn Iterator<Item = Position>| {
        let (mut lon, mut lat, mut n) = (0i64, 0i64, 0i64);
        for p in points {
            (lon, lat, n) = (lon + i64::from(p.lon), lat + i64::from(p.lat), n + 1);
        }
        (n > 0).then(|| Position { lon: (lon / n) as i32, lat: (lat / n) as i32 })
    };
    if let Some(middle) = mean(&mut street.lines.iter().flat_map(|line| line.iter().copied())) {
        let feet = street.lines.iter().filter_map(|line| geometry::project(line, middle));
        return feet.min_by(|a, b| a.distance.total_cmp(&b.distance)).map_or(middle, |p| p.foot);
    }
    let own = &houses[street.houses.start as usize..street.houses.end as usize];
    let middle = mean(&mut own.iter().map(|house| house.position));
    let nearest = middle.and_then(|middle| {
        own.iter().map(|h| h.position).min_by(|a, b| a.distance(middle).total_cmp(&b.distance(middle)))
    });
    nearest.unwrap_or_default()
}
