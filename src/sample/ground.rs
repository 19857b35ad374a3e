//! What is taken: the ground of roads, water and everything built so far, so that nothing is put where something is.

use super::index::Index;
use super::network;
use super::plan::Road;
use super::plane::{P, ring_distance};
use super::terrain::{Terrain, closed};

/// The map as far as it is built.
pub struct Ground<'a> {
    roads: &'a [Road],
    road_index: Index,
    terrain: &'a Terrain,
    taken: Vec<Vec<P>>,
    taken_index: Index,
}

impl<'a> Ground<'a> {
    /// Roads and water, nothing built.
    pub fn new(roads: &'a [Road], terrain: &'a Terrain) -> Self {
        let road_index = network::index(roads);
        Self { roads, road_index, terrain, taken: Vec::new(), taken_index: Index::default() }
    }

    /// Whether a ring (not closed) keeps `gap` metres from roads and from what is built, and 9 m from water.
    pub fn free(&self, ring: &[P], gap: f64) -> bool {
        ring.iter().all(|&corner| self.terrain.distance(corner, 9.0) >= 9.0)
            && network::clear(ring, self.roads, &self.road_index, gap)
            && self.apart(ring, gap)
    }

    fn apart(&self, ring: &[P], gap: f64) -> bool {
        let Some(&first) = ring.first() else { return false };
        let reach = ring.iter().map(|&corner| first.to(corner)).fold(gap, f64::max) + gap;
        self.taken_index.near(first, reach).all(|(a, b, owner)| {
            ring_distance(ring, (a, b)) > gap && !super::plane::inside(&self.taken[owner], first)
        })
    }

    /// Metres to the nearest thing built or wet, at most `reach`; 0 inside it.
    pub fn room(&self, at: P, reach: f64) -> f64 {
        let inside = |(_, _, owner): (P, P, usize)| super::plane::inside(&self.taken[owner], at);
        if self.taken_index.near(at, 150.0).any(inside) {
            return 0.0;
        }
        self.taken_index.distance(at, reach).min(self.terrain.distance(at, reach))
    }

    /// Marks a ring (not closed) as built on.
    pub fn take(&mut self, ring: &[P]) {
        self.taken_index.add(&closed(ring), self.taken.len());
        self.taken.push(ring.to_vec());
    }
}
