//! The number ladder: puts a house number on a street as exactly as the map allows, and says how exact that is.
//! The very house, else one of the same number, else between its neighbours, else the street.

use super::answer::MatchLevel;
use super::geometry::{self, Position};
use super::house_number::HouseNumber;
use super::index::{House, Index, Street};

/// Widest gap between two known numbers that is filled, in numbers.
const MAX_GAP: u16 = 24;
/// Widest gap that is filled, metres.
const MAX_GAP_M: f64 = 600.0;
/// How far beyond the last known number a number is still put beside it.
const MAX_BEYOND: u16 = 8;
/// Usual accuracy of a mapped house, metres: the size of a building.
const HOUSE_M: f64 = 15.0;

/// A place on a street.
#[derive(Debug, Clone, Copy)]
pub struct Placed<'a> {
    /// How exact.
    pub level: MatchLevel,
    /// Where.
    pub position: Position,
    /// How far the true place may be, metres.
    pub accuracy_m: f64,
    /// The mapped house that stands there.
    pub house: Option<&'a House>,
    /// How plausible it is that the street has this number at all, 0 to 1.
    pub plausible: f32,
}

/// Puts a number, or none, on a street.
#[must_use]
pub fn place<'a>(index: &'a Index, street: &Street, number: Option<HouseNumber>) -> Placed<'a> {
    let houses = index.houses_of(street);
    let Some(number) = number else { return on_street(index, street, 1.0) };
    let start = houses.partition_point(|house| house.number.base < number.base);
    let same =
        &houses[start..start + houses[start..].partition_point(|house| house.number.base == number.base)];
    if let Some(house) = same.iter().find(|house| house.number == number) {
        let (level, accuracy_m) = if house.interpolated {
            (MatchLevel::Interpolated, 2.0 * HOUSE_M)
        } else {
            (MatchLevel::House, HOUSE_M)
        };
        return Placed { level, position: house.position, accuracy_m, house: Some(house), plausible: 1.0 };
    }
    if let Some(house) =
        same.iter().max_by_key(|house| (house.number.agreement(number), house.number.is_plain()))
    {
        let spread = same.iter().map(|other| other.position.distance(house.position)).fold(0.0, f64::max);
        return Placed {
            level: MatchLevel::NearNumber,
            position: house.position,
            accuracy_m: (2.0 * HOUSE_M).max(spread),
            house: Some(house),
            plausible: if spread < 150.0 { 0.95 } else { 0.6 },
        };
    }
    between(street, houses, number.base).unwrap_or_else(|| {
        let plausible = if houses.is_empty() { 0.75 } else { 0.45 };
        on_street(index, street, plausible)
    })
}

/// The street itself.
fn on_street<'a>(index: &Index, street: &Street, plausible: f32) -> Placed<'a> {
    let length: f64 = street.lines.iter().map(|line| geometry::length(line)).sum();
    let houses = index.houses_of(street);
    let reach = if length > 0.0 {
        length / 2.0
    } else {
        houses.iter().map(|house| house.position.distance(street.centre)).fold(50.0, f64::max)
    };
    Placed { level: MatchLevel::Street, position: street.centre, accuracy_m: reach, house: None, plausible }
}

/// Between or beside the nearest known numbers: of the same side (parity) if it has them, else of any.
fn between<'a>(street: &Street, houses: &[House], base: u16) -> Option<Placed<'a>> {
    let split = houses.partition_point(|house| house.number.base < base);
    for same_side in [true, false] {
        let fits = |house: &&House| !same_side || house.number.base % 2 == base % 2;
        let below = houses[..split].iter().rev().find(fits);
        let above = houses[split..].iter().find(fits);
        let placed = match (below, above) {
            (Some(a), Some(b)) => inside(street, a, b, base),
            _ => None,
        };
        let beyond = || {
            let near = |house: &&House| house.number.base.abs_diff(base) <= MAX_BEYOND;
            let house = [below, above]
                .into_iter()
                .flatten()
                .filter(near)
                .min_by_key(|h| h.number.base.abs_diff(base))?;
            Some(beside(houses, house, base))
        };
        if let Some(placed) = placed.or_else(beyond) {
            let plausible = if same_side { placed.plausible } else { placed.plausible * 0.95 };
            return Some(Placed { plausible, ..placed });
        }
    }
    None
}

/// Between two numbers, along the street where it bends.
fn inside<'a>(street: &Street, a: &House, b: &House, base: u16) -> Option<Placed<'a>> {
    let gap = b.number.base - a.number.base;
    let metres = a.position.distance(b.position);
    if gap > MAX_GAP || metres > MAX_GAP_M {
        return None;
    }
    let part = f64::from(base - a.number.base) / f64::from(gap);
    let position =
        along(street, a.position, b.position, part).unwrap_or_else(|| a.position.towards(b.position, part));
    Some(Placed {
        level: MatchLevel::Interpolated,
        position,
        accuracy_m: (metres / f64::from(gap)).max(HOUSE_M) + HOUSE_M,
        house: None,
        plausible: 0.95,
    })
}

/// Follows the line both houses stand on, keeping their distance from it.
fn along(street: &Street, a: Position, b: Position, part: f64) -> Option<Position> {
    let nearest = street.lines.iter().min_by(|one, other| {
        let reach = |line: &[Position]| {
            geometry::project(line, a).map_or(f64::MAX, |p| p.distance)
                + geometry::project(line, b).map_or(f64::MAX, |p| p.distance)
        };
        reach(one).total_cmp(&reach(other))
    })?;
    let (from, to) = (geometry::project(nearest, a)?, geometry::project(nearest, b)?);
    let walked = (to.along - from.along).abs();
    // Houses round a corner or on another line tell nothing about the way between them.
    if walked < 1.0 || walked > 2.0 * a.distance(b) || from.distance.max(to.distance) > 100.0 {
        return None;
    }
    let (foot, direction) = geometry::at(nearest, from.along + (to.along - from.along) * part)?;
    let side = |p: Position, foot: Position, along: f64| {
        let (x, y) = p.offset_from(foot);
        let (dx, dy) = geometry::at(nearest, along).map_or(direction, |(_, d)| d);
        dx * y - dy * x
    };
    let left = side(a, from.foot, from.along) * (1.0 - part) + side(b, to.foot, to.along) * part;
    Some(foot.moved((-direction.1 * left, direction.0 * left)))
}

/// Beyond the last known number: as far from it as its neighbours are apart.
fn beside<'a>(houses: &[House], last: &House, base: u16) -> Placed<'a> {
    let gap = f64::from(last.number.base.abs_diff(base));
    let inner = houses
        .iter()
        .filter(|h| h.number.base % 2 == last.number.base % 2 && h.number.base != last.number.base)
        .filter(|h| (h.number.base < last.number.base) == (base > last.number.base))
        .min_by_key(|h| h.number.base.abs_diff(last.number.base));
    let step = inner.map(|inner| {
        let numbers = f64::from(inner.number.base.abs_diff(last.number.base));
        (inner.position, inner.position.distance(last.position) / numbers, numbers)
    });
    let (position, metres) = match step {
        Some((from, metres, numbers)) if metres < 30.0 => {
            (from.towards(last.position, 1.0 + gap / numbers), metres)
        }
        _ => (last.position, 15.0),
    };
    Placed {
        level: MatchLevel::Interpolated,
        position,
        accuracy_m: gap * metres + 2.0 * HOUSE_M,
        house: None,
        plausible: 1.0 - 0.03 * gap as f32,
    }
}
