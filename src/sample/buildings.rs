//! Everything with walls: what stands on public lots, then a house on every free plot along every street.

use super::curve;
use super::ground::Ground;
use super::lots::{self, Lot, Use};
use super::network::half_width;
use super::plan::{Class, Road};
use super::plane::{P, p};
use super::rng::{Rng, noise};
use super::shape::{self, Stand};

/// One building.
#[derive(Debug)]
pub struct Building {
    /// Footprint, not closed.
    pub ring: Vec<P>,
    /// Value of `building`.
    pub kind: &'static str,
    /// `building:levels`, 0 where not mapped.
    pub levels: u8,
    /// Index into the public lots, for the main building of one.
    pub lot: Option<usize>,
    /// Where it is numbered: street, side (1 left, −1 right) and metres along.
    pub plot: Option<(usize, f64, f64)>,
}

/// The buildings of public lots. The first of each lot is its main one.
pub fn public(lots: &[Lot]) -> Vec<Building> {
    let mut rng = Rng::new("public buildings");
    lots.iter().enumerate().flat_map(|(index, lot)| on_lot(index, lot, &mut rng)).collect()
}

fn on_lot(index: usize, lot: &Lot, rng: &mut Rng) -> Vec<Building> {
    let stand = lot.stand.turned(rng.between(-0.03, 0.03));
    let mut found = Vec::new();
    let mut put = |ring: Vec<P>, kind: &'static str, levels: u8| {
        let first = found.is_empty();
        let plot = first.then_some((lot.road, lot.side, lot.along));
        found.push(Building { ring, kind, levels, lot: first.then_some(index), plot });
    };
    match lot.purpose {
        Use::School => {
            put(
                stand.moved(0.0, 16.0).court(if lot.settlement == 0 { 66.0 } else { 48.0 }, 38.0),
                "school",
                2,
            );
            put(stand.moved(-32.0, 66.0).rectangle(22.0, 13.0), "yes", 1);
        }
        Use::Kindergarten => {
            put(stand.moved(4.0, 13.0).angle(40.0, 27.0, 0.4, rng.chance(0.5)), "kindergarten", 2);
            put(stand.moved(-24.0, 44.0).rectangle(8.0, 6.0), "yes", 1);
        }
        Use::Hospital => {
            put(stand.moved(-18.0, 16.0).court(74.0, 36.0), "hospital", 3);
            put(stand.moved(46.0, 18.0).rectangle(22.0, 44.0), "hospital", 2);
            put(stand.moved(-30.0, 66.0).rectangle(38.0, 14.0), "yes", 1);
            put(stand.moved(28.0, 76.0).rectangle(14.0, 10.0), "garage", 1);
        }
        Use::TownHall => put(stand.moved(0.0, 12.0).court(44.0, 22.0), "civic", 3),
        Use::Culture => {
            put(
                stand.moved(0.0, 11.0).cross(if lot.settlement == 0 { 46.0 } else { 30.0 }, 28.0),
                "civic",
                2,
            );
        }
        Use::Church => put(stand.moved(0.0, 14.0).cross(17.0, 26.0), "church", 0),
        Use::Supermarket => put(stand.moved(4.0, 12.0).rectangle(34.0, 25.0), "retail", 1),
        Use::Fire | Use::Police => put(stand.moved(-3.0, 10.0).angle(34.0, 22.0, 0.4, true), "public", 2),
        Use::Market => {
            put(stand.moved(0.0, 6.0).rectangle(46.0, 11.0), "retail", 1);
            for row in 0..4 {
                put(stand.moved(-4.0, 25.0 + f64::from(row) * 11.0).rectangle(58.0, 4.6), "roof", 0);
            }
        }
        Use::Flats => put(stand.moved(0.0, 11.0).rectangle(rng.between(56.0, 70.0), 12.6), "apartments", 5),
        Use::SmallFlats => {
            put(stand.moved(0.0, 7.0).rectangle(rng.between(26.0, 33.0), 12.0), "apartments", 2);
        }
        Use::Fuel => {
            put(stand.moved(6.0, 22.0).rectangle(16.0, 9.0), "retail", 1);
            put(stand.moved(-4.0, 6.0).rectangle(18.0, 8.0), "roof", 0);
        }
        Use::Works => {
            put(stand.moved(-22.0, 14.0).angle(74.0, 34.0, 0.34, false), "industrial", 1);
            put(stand.moved(46.0, 20.0).rectangle(26.0, 62.0), "industrial", 1);
            put(stand.moved(-36.0, 68.0).rectangle(52.0, 18.0), "warehouse", 1);
        }
        Use::Elevator => {
            put(stand.moved(-70.0, 12.0).rectangle(30.0, 16.0), "industrial", 9);
            put(stand.moved(-70.0, 44.0).rectangle(58.0, 24.0), "warehouse", 1);
            put(stand.moved(64.0, 72.0).rectangle(74.0, 26.0), "warehouse", 1);
            put(stand.moved(84.0, 14.0).rectangle(30.0, 14.0), "industrial", 2);
            for silo in 0..12 {
                let (column, row) = (f64::from(silo % 6), f64::from(silo / 6));
                put(shape::round(stand.at(-32.0 + column * 18.0, 22.0 + row * 18.0), 7.6), "silo", 0);
            }
        }
        Use::Station => put(stand.moved(0.0, 4.0).rectangle(52.0, 12.0), "train_station", 2),
        Use::Garages => {
            put(stand.moved(0.0, 3.0).rectangle(84.0, 6.2), "garages", 1);
            put(stand.moved(0.0, 22.0).rectangle(84.0, 6.2), "garages", 1);
        }
        Use::Clinic | Use::Office | Use::Post | Use::Bank | Use::Library => {
            put(
                stand.moved(0.0, 7.0).rectangle(rng.between(17.0, 24.0), rng.between(11.0, 15.0)),
                "public",
                1,
            );
        }
        Use::Shop | Use::Pharmacy | Use::Cafe => {
            put(
                stand.moved(0.0, 5.0).rectangle(rng.between(12.0, 18.0), rng.between(9.0, 13.0)),
                "retail",
                1,
            );
        }
        Use::Stadium | Use::Playground | Use::Park | Use::Plaza | Use::Square | Use::Cemetery => {}
    }
    found
}

/// Houses on both sides of every street, with some of their sheds. `ground` already holds the public lots.
pub fn houses(roads: &[Road], ground: &mut Ground<'_>) -> Vec<Building> {
    let mut rng = Rng::new("houses");
    let mut found = Vec::new();
    for (index, road) in roads.iter().enumerate() {
        let residential =
            matches!(road.class, Class::Secondary | Class::Tertiary | Class::Residential | Class::Lane);
        if road.settlement.is_none() || road.name.is_none() || !residential {
            continue;
        }
        for side in [1.0, -1.0] {
            line_side(index, road, side, ground, &mut rng, &mut found);
        }
    }
    found
}

fn line_side(
    index: usize,
    road: &Road,
    side: f64,
    ground: &mut Ground<'_>,
    rng: &mut Rng,
    found: &mut Vec<Building>,
) {
    let town = road.settlement == Some(0);
    let total = curve::length(&road.line);
    let mut along = half_width(road.class) + 6.0;
    while along < total - 8.0 {
        // Plots are as wide as their quarter has them, a little wider towards the edge of a village.
        let here = curve::at(&road.line, along).0;
        let usual = if town { 33.0 } else { 36.0 };
        let plot = usual * (1.0 + 0.22 * noise(here, 160.0, 61)) * rng.between(0.85, 1.2);
        let empty = rng.chance(match road.class {
            Class::Lane => 0.4,
            _ if town => 0.25,
            _ => 0.13,
        });
        let middle = along + plot / 2.0;
        if empty || middle > total - 6.0 {
            along += plot;
            continue;
        }
        let usual_back = 4.5 + 2.5 * noise(here, 120.0, 62) + if town { 0.0 } else { 2.0 };
        let house = (0..3).find_map(|attempt| {
            let back = usual_back.max(2.5) + rng.between(0.0, 3.0) + f64::from(attempt) * 3.0;
            let stand = lots::facing(road, middle, side, back).turned(rng.between(-0.045, 0.045));
            let ring = footprint(stand, plot, town, rng);
            ground.free(&ring, 2.2).then_some((stand, ring))
        });
        let Some((stand, ring)) = house else {
            along += 9.0;
            continue;
        };
        ground.take(&ring);
        let levels = if rng.chance(0.12) { 2 } else { u8::from(rng.chance(0.3)) };
        let kind = if rng.chance(0.8) { "house" } else { "yes" };
        found.push(Building { ring, kind, levels, lot: None, plot: Some((index, side, middle)) });
        if rng.chance(if town { 0.3 } else { 0.42 }) {
            let shed = stand.moved(rng.between(-0.36, 0.36) * plot, rng.between(17.0, 30.0));
            let ring =
                shed.turned(rng.between(-0.1, 0.1)).rectangle(rng.between(4.0, 9.0), rng.between(3.5, 6.0));
            if ground.free(&ring, 1.5) {
                ground.take(&ring);
                found.push(Building { ring, kind: "outbuilding", levels: 0, lot: None, plot: None });
            }
        }
        along += plot;
    }
}

fn footprint(stand: Stand, plot: f64, town: bool, rng: &mut Rng) -> Vec<P> {
    let aside = rng.between(-0.12, 0.12) * plot;
    let stand = stand.moved(aside, 0.0);
    // Old village houses turn their narrow side to the street, newer ones their long side.
    let gable = rng.chance(if town { 0.45 } else { 0.6 });
    let (short, long) = (rng.between(7.4, 10.4), rng.between(10.2, 15.2));
    let (width, depth) = if gable { (short, long) } else { (long, short + 0.6) };
    if rng.chance(0.3) {
        stand.angle(width, depth + 1.5, rng.between(0.42, 0.62), rng.chance(0.5))
    } else {
        stand.rectangle(width, depth)
    }
}

/// A point well inside a footprint for its address: the centroid, or the first corner's neighbourhood for a U or L.
pub fn address_point(ring: &[P]) -> P {
    let twice = super::plane::area(ring) * 6.0;
    let sum = (0..ring.len()).fold(p(0.0, 0.0), |sum, index| {
        let (a, b) = (ring[index], ring[(index + 1) % ring.len()]);
        sum + (a + b) * a.cross(b)
    });
    sum * (1.0 / twice)
}
