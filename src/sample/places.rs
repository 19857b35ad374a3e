//! Where requests are: houses, crossings, public places and stops, with the point each truly is at.

use super::buildings::address_point;
use super::community::Community;
use super::lots::Use;
use super::plan::Class;
use super::plane::P;
use super::shape;

/// A house with its address.
#[derive(Debug)]
pub struct House {
    /// Settlement.
    pub settlement: usize,
    /// Street's name.
    pub street: &'static str,
    /// Number as mapped.
    pub number: String,
    /// A block of flats.
    pub flats: bool,
    /// Where it is.
    pub point: P,
}

/// A crossing of two streets of one settlement.
#[derive(Debug)]
pub struct Crossing {
    /// Settlement.
    pub settlement: usize,
    /// The streets' names.
    pub streets: [&'static str; 2],
    /// Their common vertex.
    pub point: P,
}

/// A place people name instead of an address.
#[derive(Debug)]
pub struct Landmark {
    /// Settlement.
    pub settlement: usize,
    /// What it is; none for a bus stop.
    pub purpose: Option<Use>,
    /// Name as signed.
    pub name: &'static str,
    /// Where it is.
    pub point: P,
}

/// All places of a community.
#[derive(Debug)]
pub struct Places {
    /// Houses with numbers.
    pub houses: Vec<House>,
    /// Crossings of named streets that meet only once.
    pub crossings: Vec<Crossing>,
    /// Public places with names, and cemeteries.
    pub landmarks: Vec<Landmark>,
}

impl Places {
    /// Collects them.
    pub fn of(community: &Community) -> Self {
        Self { houses: houses(community), crossings: crossings(community), landmarks: landmarks(community) }
    }
}

fn houses(community: &Community) -> Vec<House> {
    let numbered = community.buildings.iter().zip(&community.numbers);
    let house = |(building, number): (&super::buildings::Building, &Option<String>)| {
        let (road, _, _) = building.plot?;
        Some(House {
            settlement: community.settlement(building)?,
            street: community.roads[road].name?,
            number: number.clone()?,
            flats: building.kind == "apartments",
            point: address_point(&building.ring),
        })
    };
    numbered.filter_map(house).collect()
}

fn crossings(community: &Community) -> Vec<Crossing> {
    let streets: Vec<_> = community
        .roads
        .iter()
        .filter(|road| road.name.is_some() && road.class != Class::Pedestrian)
        .collect();
    let mut found = Vec::new();
    for (index, a) in streets.iter().enumerate() {
        for b in streets[index + 1..].iter().filter(|b| b.settlement == a.settlement) {
            let shared: Vec<P> = a.line.iter().copied().filter(|vertex| b.line.contains(vertex)).collect();
            if let (&[point], Some(settlement), Some(one), Some(two)) =
                (&shared[..], a.settlement, a.name, b.name)
            {
                found.push(Crossing { settlement, streets: [one, two], point });
            }
        }
    }
    found
}

fn landmarks(community: &Community) -> Vec<Landmark> {
    let lots = community.lots.iter().filter(|lot| !lot.name.is_empty() || lot.purpose == Use::Cemetery);
    let lot = |lot: &super::lots::Lot| Landmark {
        settlement: lot.settlement,
        purpose: Some(lot.purpose),
        name: lot.name,
        point: shape::centre(&lot.ring),
    };
    let stops = community.stops.chunks(2).map(|poles| Landmark {
        settlement: poles[0].settlement,
        purpose: None,
        name: poles[0].name,
        point: shape::centre(&poles.iter().map(|pole| pole.place).collect::<Vec<P>>()),
    });
    lots.map(lot).chain(stops).collect()
}
