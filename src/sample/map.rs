//! OpenStreetMap objects of the sample, with ids in the order they are made.
//! Lines that meet in a point share its node, because a place has one node.

use std::collections::BTreeMap;

use super::plane::P;

/// Key and value.
pub type Tag = (&'static str, String);

/// What a relation refers to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A node.
    Node,
    /// A way.
    Way,
}

/// A node.
#[derive(Debug)]
pub struct Node {
    /// Longitude in units of 1e-7 degrees.
    pub lon: i64,
    /// Latitude in units of 1e-7 degrees.
    pub lat: i64,
    /// Its tags.
    pub tags: Vec<Tag>,
}

/// A way.
#[derive(Debug)]
pub struct Way {
    /// Ids of its nodes; an area repeats its first.
    pub nodes: Vec<i64>,
    /// Its tags.
    pub tags: Vec<Tag>,
}

/// A relation.
#[derive(Debug)]
pub struct Relation {
    /// Members: kind, id, role.
    pub members: Vec<(Kind, i64, &'static str)>,
    /// Its tags.
    pub tags: Vec<Tag>,
}

/// The map: the id of an object is its place in the list, counted from 1.
#[derive(Debug, Default)]
pub struct Map {
    /// All nodes.
    pub nodes: Vec<Node>,
    /// All ways.
    pub ways: Vec<Way>,
    /// All relations.
    pub relations: Vec<Relation>,
    at: BTreeMap<(i64, i64), i64>,
}

impl Map {
    /// The node at a place, made when there is none; tags are added to what it has.
    pub fn node(&mut self, place: P, tags: Vec<Tag>) -> i64 {
        let (lon, lat) = place.degrees();
        let nodes = &mut self.nodes;
        let id = *self.at.entry((lon, lat)).or_insert_with(|| {
            nodes.push(Node { lon, lat, tags: Vec::new() });
            nodes.len() as i64
        });
        nodes[id as usize - 1].tags.extend(tags);
        id
    }

    /// The map and copies of it to its east, each a map's width further: as much of the same as a test of load needs.
    #[must_use]
    pub fn repeated(mut self, copies: u32) -> Self {
        let lons = || self.nodes.iter().map(|node| node.lon);
        let width = lons().max().unwrap_or(0) - lons().min().unwrap_or(0);
        let (nodes, ways, relations) = (self.nodes.len(), self.ways.len(), self.relations.len());
        for copy in 1..i64::from(copies) {
            let (more_nodes, more_ways) = (copy * nodes as i64, copy * ways as i64);
            for index in 0..nodes {
                let Node { lon, lat, ref tags } = self.nodes[index];
                let tags = tags.clone();
                self.nodes.push(Node { lon: lon + copy * width, lat, tags });
            }
            for index in 0..ways {
                let Way { nodes, tags } = &self.ways[index];
                let nodes = nodes.iter().map(|id| id + more_nodes).collect();
                let tags = tags.clone();
                self.ways.push(Way { nodes, tags });
            }
            for index in 0..relations {
                let Relation { members, tags } = &self.relations[index];
                let moved = |&(kind, id, role): &(Kind, i64, &'static str)| match kind {
                    Kind::Node => (kind, id + more_nodes, role),
                    Kind::Way => (kind, id + more_ways, role),
                };
                let (members, tags) = (members.iter().map(moved).collect(), tags.clone());
                self.relations.push(Relation { members, tags });
            }
        }
        self
    }

    /// A way through these places.
    pub fn line(&mut self, places: &[P], tags: Vec<Tag>) -> i64 {
        let mut nodes: Vec<i64> = places.iter().map(|&place| self.node(place, Vec::new())).collect();
        nodes.dedup();
        self.ways.push(Way { nodes, tags });
        self.ways.len() as i64
    }

    /// A closed way around a ring that is not closed.
    pub fn ring(&mut self, ring: &[P], tags: Vec<Tag>) -> i64 {
        self.line(&super::terrain::closed(ring), tags)
    }

    /// A relation.
    pub fn relation(&mut self, members: Vec<(Kind, i64, &'static str)>, tags: Vec<Tag>) -> i64 {
        self.relations.push(Relation { members, tags });
        self.relations.len() as i64
    }
}

/// Tags from texts.
pub fn tags(pairs: &[(&'static str, &str)]) -> Vec<Tag> {
    pairs.iter().filter(|(_, value)| !value.is_empty()).map(|&(key, value)| (key, value.to_owned())).collect()
}
