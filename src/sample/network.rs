//! Joins drawn roads into one network: loose ends are trimmed or carried to the next road, and wherever lines meet
//! both get the same vertex, as OpenStreetMap wants it.

use super::curve::{self, length, project};
use super::index::Index;
use super::plan::{Class, Road};
use super::plane::{P, crossing};

/// How far, in metres, an end may miss another road and still be meant to meet it.
const REACH: f64 = 92.0;
/// The same for a footpath.
const PATH_REACH: f64 = 40.0;
/// Vertices closer than this, in metres, become one.
const MERGE: f64 = 3.0;

/// Joins the roads. First every end is trimmed at what was drawn, then every loose end is carried, so that what an
/// end was carried to stays where it is; an end is never carried to a railway.
pub fn join(drawn: Vec<Road>) -> Vec<Road> {
    let mut roads = drawn.clone();
    let joined: Vec<usize> = (0..drawn.len()).filter(|&index| drawn[index].class != Class::Rail).collect();
    for &index in &joined {
        for _end in 0..2 {
            roads[index].line = trimmed(&drawn, &roads[index].line, index);
            roads[index].line.reverse();
        }
    }
    for &index in &joined {
        for _end in 0..2 {
            roads[index].line = carried(&roads, &roads[index].line, index);
            roads[index].line.reverse();
        }
    }
    share_vertices(&mut roads);
    roads
}

fn reach(road: &Road) -> f64 {
    if road.class == Class::Path { PATH_REACH } else { REACH }
}

fn others(roads: &[Road], index: usize) -> impl Iterator<Item = &Road> {
    let kept = move |(other, road): &(usize, &Road)| *other != index && road.class != Class::Rail;
    roads.iter().enumerate().filter(kept).map(|(_, road)| road)
}

/// The road's line with its start cut at the first crossing, where that is near.
fn trimmed(roads: &[Road], line: &[P], index: usize) -> Vec<P> {
    let total = length(line);
    let near = reach(&roads[index]).min(total * 0.4);
    let crossed = others(roads, index).flat_map(|road| crossings(line, &road.line)).fold(near, f64::min);
    if crossed < near { curve::part(line, crossed, total) } else { line.to_vec() }
}

/// The road's line with its start carried to the nearest road, where that is near.
fn carried(roads: &[Road], line: &[P], index: usize) -> Vec<P> {
    let Some(&start) = line.first() else { return Vec::new() };
    let nearest = others(roads, index)
        .map(|road| (project(&road.line, start), road))
        .min_by(|a, b| a.0.1.total_cmp(&b.0.1));
    let Some(((along, distance), road)) = nearest else { return line.to_vec() };
    if !(0.5..reach(&roads[index])).contains(&distance) {
        return line.to_vec();
    }
    let mut out = vec![curve::at(&road.line, along).0];
    out.extend(line);
    out
}

/// Metres along `line` where `other` crosses it.
fn crossings(line: &[P], other: &[P]) -> Vec<f64> {
    let mut found = Vec::new();
    let mut before = 0.0;
    for pair in line.windows(2) {
        let hits = other.windows(2).filter_map(|far| crossing((pair[0], pair[1]), (far[0], far[1])));
        found.extend(hits.map(|(t, _)| before + t * pair[0].to(pair[1])));
        before += pair[0].to(pair[1]);
    }
    found
}

fn share_vertices(roads: &mut [Road]) {
    let mut junctions: Vec<P> = Vec::new();
    let mut on: Vec<Vec<(f64, usize)>> = vec![Vec::new(); roads.len()];
    let mut meet = |at: P| {
        junctions.iter().position(|known| known.to(at) < MERGE * 2.0).unwrap_or_else(|| {
            junctions.push(at);
            junctions.len() - 1
        })
    };
    for (a, road) in roads.iter().enumerate() {
        for (b, other) in roads.iter().enumerate() {
            if a < b {
                for along in crossings(&road.line, &other.line) {
                    let at = curve::at(&road.line, along).0;
                    let junction = meet(at);
                    on[a].push((along, junction));
                    on[b].push((project(&other.line, at).0, junction));
                }
            }
            if a == b {
                continue;
            }
            let ends = [(0.0, road.line.first()), (length(&road.line), road.line.last())];
            for (along, end) in ends {
                let Some(&end) = end else { continue };
                let (there, distance) = project(&other.line, end);
                if distance < 0.5 {
                    let junction = meet(end);
                    on[a].push((along, junction));
                    on[b].push((there, junction));
                }
            }
        }
    }
    for (road, mut marks) in roads.iter_mut().zip(on) {
        marks.sort_by(|a, b| a.0.total_cmp(&b.0));
        marks.dedup_by(|a, b| a.1 == b.1);
        road.line = with_vertices(&road.line, &marks, &junctions);
    }
}

/// The line with the junctions as vertices, in place of its own vertices too near to them.
fn with_vertices(line: &[P], marks: &[(f64, usize)], junctions: &[P]) -> Vec<P> {
    let mut along = 0.0;
    let mut vertices: Vec<(f64, P, bool)> = Vec::new();
    for (index, &vertex) in line.iter().enumerate() {
        if index > 0 {
            along += line[index - 1].to(vertex);
        }
        if marks.iter().all(|&(mark, _)| (mark - along).abs() > MERGE) {
            vertices.push((along, vertex, false));
        }
    }
    vertices.extend(marks.iter().map(|&(mark, junction)| (mark, junctions[junction], true)));
    vertices.sort_by(|a, b| a.0.total_cmp(&b.0));
    vertices.into_iter().map(|(_, vertex, _)| vertex).collect()
}

/// Half of the ground a road takes, in metres: nothing is built nearer to its centre line.
pub fn half_width(class: Class) -> f64 {
    match class {
        Class::Rail => 16.0,
        Class::Secondary => 6.5,
        Class::Tertiary => 5.0,
        Class::Residential => 4.2,
        Class::Lane | Class::Service | Class::Pedestrian => 3.2,
        Class::Track => 2.5,
        Class::Path => 1.2,
    }
}

/// An index of all roads for [`clear`].
pub fn index(roads: &[Road]) -> Index {
    let mut index = Index::default();
    roads.iter().enumerate().for_each(|(owner, road)| index.add(&road.line, owner));
    index
}

/// Whether a ring (not closed) keeps `gap` metres beside the ground of every road.
pub fn clear(ring: &[P], roads: &[Road], index: &Index, gap: f64) -> bool {
    let Some(&first) = ring.first() else { return true };
    let reach = ring.iter().map(|&corner| first.to(corner)).fold(0.0, f64::max) + 30.0;
    index.near(first, reach).all(|(a, b, owner)| {
        let room = half_width(roads[owner].class) + gap;
        super::plane::ring_distance(ring, (a, b)) > room
    })
}
