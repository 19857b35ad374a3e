//! The whole made-up community: everything drawn, built and numbered, before it becomes a file.

use super::buildings::{self, Building};
use super::ground::Ground;
use super::land::{Country, Cover};
use super::lots::{self, Lot};
use super::network;
use super::numbers;
use super::plan::{self, Class, Road, SETTLEMENTS};
use super::plane::P;
use super::roads;
use super::stops::{self, Stop};
use super::terrain::Terrain;

/// The community as data on the plane.
#[derive(Debug)]
pub struct Community {
    /// Water.
    pub terrain: Terrain,
    /// Streets, roads, tracks, paths and the railway, joined.
    pub roads: Vec<Road>,
    /// Public lots.
    pub lots: Vec<Lot>,
    /// All buildings.
    pub buildings: Vec<Building>,
    /// The house number of each building, where it has one.
    pub numbers: Vec<Option<String>>,
    /// Bus stops.
    pub stops: Vec<Stop>,
}

/// The open country around the community, by far the most to compute and of no matter to addresses.
#[derive(Debug)]
pub struct Surroundings {
    /// Land cover, the widest first.
    pub covers: Vec<Cover>,
    /// Each settlement's boundary, not closed.
    pub edges: Vec<Vec<Vec<P>>>,
}

impl Community {
    /// Makes it, always the same.
    pub fn new() -> Self {
        let terrain = Terrain::new();
        let mut drawn = plan::streets();
        drawn.extend(roads::roads());
        drawn.push(Road { name: None, settlement: None, class: Class::Rail, line: roads::railway() });
        drawn.extend(Country::new(&terrain, &drawn).tracks());
        let roads = network::join(drawn);

        let mut ground = Ground::new(&roads, &terrain);
        let lots = lots::place(&roads, &mut ground);
        let mut buildings = buildings::public(&lots);
        buildings.extend(buildings::houses(&roads, &mut ground));
        let numbers = numbers::assign(&buildings, &roads);
        let stops = stops::place(&roads);

        Self { terrain, roads, lots, buildings, numbers, stops }
    }

    /// Draws the country around what is built.
    pub fn surroundings(&self) -> Surroundings {
        let mut ground = Ground::new(&self.roads, &self.terrain);
        self.lots.iter().for_each(|lot| ground.take(&lot.ring));
        self.buildings.iter().for_each(|building| ground.take(&building.ring));
        let country = Country::new(&self.terrain, &self.roads);
        let edges = (0..SETTLEMENTS.len()).map(|one| country.edge(one, 190.0)).collect();
        let mut covers = country.fields();
        covers.extend(country.valley());
        let built = (0..SETTLEMENTS.len()).flat_map(|one| country.edge(one, 64.0));
        covers.extend(built.map(|ring| Cover { ring, tag: ("landuse", "residential") }));
        covers.extend(country.gardens(&ground));
        covers.extend(country.belts(&network::index(&self.roads), &roads::railway()));
        Surroundings { covers, edges }
    }

    /// Settlement of a building with a plot.
    pub fn settlement(&self, building: &Building) -> Option<usize> {
        building.plot.and_then(|(road, _, _)| self.roads[road].settlement)
    }
}
