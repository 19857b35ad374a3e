//! Puts the ways of an area together into polygons with holes, whatever their order, direction and roles.
//! It follows <https://wiki.openstreetmap.org/wiki/Relation:multipolygon/Algorithm> on segments, as libosmium does, so
//! that rings which touch, share an edge or come twice still give a valid area; roles are ignored.

use geo::{
    Contains, Coord, LineString, MakeValid, MultiPolygon, Orient, Point, Polygon, Validation,
    orient::Direction,
};
use rustc_hash::FxHashMap;

use super::{geometry::metres, pbf::Coordinates};

/// How long the gaps in an area's line may be, as a share of what is there, to be closed by straight lines.
const MENDABLE: f64 = 0.4;

/// An area put together.
#[derive(Debug, Clone)]
pub(super) struct Assembled {
    pub(super) area: MultiPolygon<f64>,
    /// Gaps at the extract's edge were closed by straight lines; short ones, so the area is nearly right.
    pub(super) mended: bool,
}

/// Puts the lines of an area together. What stays open is left out.
pub(super) fn assemble<'a>(lines: impl Iterator<Item = &'a [u32]>, coordinates: &Coordinates) -> Assembled {
    let mut segments = odd_segments(lines);
    let gaps = gaps(&segments, coordinates);
    let mended = !gaps.is_empty();
    segments.extend(gaps);
    let rings = rings(&segments);
    let rings =
        rings.into_iter().map(|ring| ring.into_iter().map(|node| coordinates.at(node)).collect()).collect();
    Assembled { area: valid(nest(rings)), mended }
}

/// The polygon of one closed line.
pub(super) fn from_ring(nodes: &[u32], coordinates: &Coordinates) -> MultiPolygon<f64> {
    let mut sorted = nodes.get(1..).unwrap_or_default().to_vec();
    sorted.sort_unstable();
    if sorted.windows(2).any(|pair| pair[0] == pair[1]) {
        return assemble(std::iter::once(nodes), coordinates).area;
    }
    let ring: Vec<Coord<f64>> = nodes.iter().map(|node| coordinates.at(*node)).collect();
    valid(MultiPolygon(vec![Polygon::new(LineString(ring), Vec::new()).orient(Direction::Default)]))
}

/// The segments that occur an odd number of times: an edge of two neighbouring rings is inside the area, not its edge.
fn odd_segments<'a>(lines: impl Iterator<Item = &'a [u32]>) -> Vec<(u32, u32)> {
    let mut all: Vec<(u32, u32)> = lines
        .flat_map(|line| line.windows(2).map(|pair| (pair[0].min(pair[1]), pair[0].max(pair[1]))))
        .filter(|(a, b)| a != b)
        .collect();
    all.sort_unstable();
    all.chunk_by(|a, b| a == b).filter(|same| same.len() % 2 == 1).map(|same| same[0]).collect()
}

/// Straight lines between the open ends, nearest first; none where there are none or they would be too long.
fn gaps(segments: &[(u32, u32)], coordinates: &Coordinates) -> Vec<(u32, u32)> {
    let mut ends: Vec<u32> = segments.iter().flat_map(|&(a, b)| [a, b]).collect();
    ends.sort_unstable();
    let mut open: Vec<u32> =
        ends.chunk_by(|a, b| a == b).filter(|same| same.len() == 1).map(|same| same[0]).collect();
    // An odd one out is a spur, and many are a shred of something far larger than the extract.
    if open.is_empty() || open.len() % 2 == 1 || open.len() > 16 {
        return Vec::new();
    }
    let length = |&(a, b): &(u32, u32)| metres(coordinates.at(a), coordinates.at(b));
    let mut gaps = Vec::new();
    while open.len() > 1 {
        let pairs = open.iter().enumerate().flat_map(|(i, a)| open[i + 1..].iter().map(move |b| (*a, *b)));
        let Some(nearest) = pairs.min_by(|x, y| length(x).total_cmp(&length(y))) else { break };
        open.retain(|end| *end != nearest.0 && *end != nearest.1);
        gaps.push(nearest);
    }
    let known: f64 = segments.iter().map(length).sum();
    let missing: f64 = gaps.iter().map(length).sum();
    if missing <= MENDABLE * known && !gaps.iter().any(|gap| segments.contains(gap)) {
        gaps
    } else {
        Vec::new()
    }
}

/// Walks the segments into rings that pass no node twice; segments that lead nowhere are dropped.
fn rings(segments: &[(u32, u32)]) -> Vec<Vec<u32>> {
    let mut ends: Vec<(u32, u32)> =
        (0u32..).zip(segments).flat_map(|(i, &(a, b))| [(a, i), (b, i)]).collect();
    ends.sort_unstable();
    let mut used = vec![false; segments.len()];
    let mut rings = Vec::new();
    for first in 0..segments.len() {
        if used[first] {
            continue;
        }
        let start = segments[first].0;
        let mut path = vec![start];
        let mut place: FxHashMap<u32, usize> = FxHashMap::from_iter([(start, 0)]);
        while let Some(&node) = path.last() {
            let from = ends.partition_point(|&(end, _)| end < node);
            let next =
                ends[from..].iter().take_while(|&&(end, _)| end == node).find(|&&(_, i)| !used[i as usize]);
            let Some(&(_, segment)) = next else {
                // A dead end, or back at a start with nothing left.
                place.remove(&node);
                path.pop();
                continue;
            };
            used[segment as usize] = true;
            let (a, b) = segments[segment as usize];
            let other = if a == node { b } else { a };
            match place.get(&other) {
                Some(&at) => {
                    let mut ring: Vec<u32> = path[at..].to_vec();
                    ring.push(other);
                    path.drain(at + 1..).for_each(|left| {
                        place.remove(&left);
                    });
                    rings.push(ring);
                }
                None => {
                    place.insert(other, path.len());
                    path.push(other);
                }
            }
        }
    }
    rings
}

/// Sorts rings into shells and holes by how many others they lie in: even is a shell, odd a hole of the ring around it.
fn nest(rings: Vec<Vec<Coord<f64>>>) -> MultiPolygon<f64> {
    use geo::{Area, BoundingRect};
    let mut rings: Vec<(f64, Polygon<f64>)> = rings
        .into_iter()
        .map(|ring| Polygon::new(LineString(ring), Vec::new()))
        .map(|polygon| (polygon.unsigned_area(), polygon))
        .filter(|(area, _)| *area > 0.0)
        .collect();
    rings.sort_by(|a, b| b.0.total_cmp(&a.0));
    let boxes: Vec<_> = rings.iter().map(|(_, ring)| ring.bounding_rect()).collect();
    let mut depths: Vec<usize> = Vec::with_capacity(rings.len());
    let mut shells: Vec<(usize, Polygon<f64>)> = Vec::new();
    for (i, (_, ring)) in rings.iter().enumerate() {
        // No two rings share an edge, so the middle of one edge tells on which side of another ring this one lies.
        let edge = &ring.exterior().0;
        let probe = Point((edge[0] + edge[1]) / 2.0);
        let parent = (0..i).rev().find(|&j| {
            boxes[j]
                .is_some_and(|outer| outer.contains(&probe) || geo::Intersects::intersects(&outer, &probe))
                && rings[j].1.contains(&probe)
        });
        let depth = parent.map_or(0, |parent| depths[parent] + 1);
        depths.push(depth);
        if depth % 2 == 0 {
            shells.push((i, ring.clone()));
        } else if let Some((_, shell)) = shells.iter_mut().find(|(at, _)| Some(*at) == parent) {
            shell.interiors_push(ring.exterior().clone());
        }
    }
    MultiPolygon(shells.into_iter().map(|(_, shell)| shell.orient(Direction::Default)).collect())
}

/// The same area without crossings of its own line, which mapped areas sometimes have.
fn valid(area: MultiPolygon<f64>) -> MultiPolygon<f64> {
    if area.is_valid() {
        return area;
    }
    area.make_valid().unwrap_or_else(|_| MultiPolygon(Vec::new()))
}

#[cfg(test)]
mod tests {
    use geo::{Area, point};

    use super::*;

    /// A grid of nodes: node 10·y + x stands at (x, y) hundredths of a degree.
    fn grid() -> Coordinates {
        Coordinates::of((0..100).map(|i| (i, [(i as i32 % 10) * 100_000, (i as i32 / 10) * 100_000])))
    }

    fn area(lines: &[&[u32]]) -> Assembled {
        assemble(lines.iter().copied(), &grid())
    }

    /// Area in hundredths of a degree squared.
    fn size(assembled: &Assembled) -> f64 {
        (assembled.area.unsigned_area() * 1e4 * 1e6).round() / 1e6
    }

    #[test]
    fn ways_in_any_order_and_direction() {
        let square = area(&[&[44, 40], &[0, 4], &[4, 44], &[0, 40]]);
        assert_eq!((size(&square), square.area.0.len(), square.mended), (16.0, 1, false));
    }

    #[test]
    fn holes_islands_in_holes_and_two_shells() {
        let all =
            area(&[&[0, 8, 88, 80, 0], &[11, 17, 77, 71, 11], &[22, 24, 44, 42, 22], &[45, 46, 56, 55, 45]]);
        assert_eq!((size(&all), all.area.0.len()), (64.0 - 36.0 + 4.0 + 1.0, 3));
        assert_eq!(all.area.0.iter().map(|polygon| polygon.interiors().len()).sum::<usize>(), 1);
    }

    #[test]
    fn shared_edges_touching_corners_and_doubled_ways() {
        let neighbours = area(&[&[0, 4, 44, 40, 0], &[11, 12, 22, 21, 11], &[12, 13, 23, 22, 12]]);
        assert_eq!((size(&neighbours), neighbours.area.0[0].interiors().len()), (14.0, 1));
        let corners = area(&[&[0, 2, 22, 20, 0], &[22, 24, 44, 42, 22]]);
        assert_eq!((size(&corners), corners.area.is_valid()), (8.0, true));
        let hole_at_the_edge = area(&[&[0, 2, 4, 44, 40, 0], &[2, 12, 11, 2]]);
        assert!(hole_at_the_edge.area.is_valid());
        assert_eq!(size(&hole_at_the_edge), 15.5);
    }

    #[test]
    fn a_figure_of_eight_is_two_areas() {
        let eight = from_ring(&[0, 2, 22, 44, 42, 22, 20, 0], &grid());
        assert!(eight.is_valid() && eight.0.len() == 2);
        let crossing = from_ring(&[0, 22, 2, 20, 0], &grid());
        assert!(crossing.is_valid() && (crossing.unsigned_area() * 1e4 - 2.0).abs() < 1e-6);
    }

    #[test]
    fn a_short_gap_is_mended_and_a_long_one_is_not() {
        let short = area(&[&[0, 4, 44, 42], &[41, 40, 0]]);
        assert_eq!((size(&short), short.mended), (16.0, true));
        let long = area(&[&[0, 4, 44]]);
        assert!(long.area.0.is_empty() && !long.mended);
        let spur = area(&[&[0, 4, 44, 40, 0], &[44, 55, 66]]);
        assert_eq!((size(&spur), spur.mended), (16.0, false));
        assert!(spur.area.contains(&point! { x: 0.01, y: 0.02 }));
        assert!(area(&[]).area.0.is_empty());
    }
}
