//! Layer `ocean`: the sea, closed from the coast's line and the extract's edge.
//! Land lies left of a coastline, water right of it, <https://wiki.openstreetmap.org/wiki/Tag:natural%3Dcoastline>.

use geo::{Area, Contains, Coord, LineString, MakeValid, MultiPolygon, Point, Polygon, Rect, Validation};
use rustc_hash::FxHashMap;

use crate::osm::{
    geometry::metres,
    pbf::{Data, Way},
};

use super::{Drawn, Layers, polygon, properties::Properties};

type Line = Vec<Coord<f64>>;

/// Adds the sea where the extract has a coast.
pub(super) fn add(data: &Data, layers: &mut Layers) {
    let Some(bounds) = data.extent() else { return };
    let ways = data.ways.iter().filter(|way| way.tags.is("natural", &["coastline"]));
    let ways: Vec<&[u32]> = ways.flat_map(Way::stretches).collect();
    if ways.is_empty() {
        return;
    }
    let chains =
        chains(&ways).into_iter().map(|chain| chain.iter().map(|node| data.coordinates.at(*node)).collect());
    let sea = sea(chains.collect(), bounds);
    if !sea.0.is_empty() {
        layers.add(Drawn::new("ocean", 0, Properties::new()), polygon(&sea));
    }
}

/// Coastline ways joined head to tail; their direction has a meaning and stays.
fn chains(ways: &[&[u32]]) -> Vec<Vec<u32>> {
    let starts: FxHashMap<u32, usize> = ways.iter().enumerate().map(|(i, way)| (way[0], i)).collect();
    let ends: FxHashMap<u32, usize> =
        ways.iter().enumerate().filter_map(|(i, way)| Some((*way.last()?, i))).collect();
    let mut used = vec![false; ways.len()];
    let mut chains = Vec::new();
    // Open chains from their first way on, then what is left: circles.
    let firsts = (0..ways.len()).filter(|i| !ends.contains_key(&ways[*i][0]));
    for first in firsts.chain(0..ways.len()) {
        let mut chain: Vec<u32> = Vec::new();
        let mut next = Some(first);
        while let Some(i) = next.filter(|i| !used[*i]) {
            used[i] = true;
            chain.extend(ways[i].iter().skip(usize::from(!chain.is_empty())));
            next = chain.last().and_then(|end| starts.get(end)).copied();
        }
        if chain.len() > 1 {
            chains.push(chain);
        }
    }
    chains
}

/// The sea to the right of the chains, as far as one extent beyond the extract on every side.
///
/// Where the coast leaves the extract nobody knows how it goes on; it is carried straight out, so that the map has no
/// cliff of paper at the extract's edge.
fn sea(chains: Vec<Line>, bounds: Rect<f64>) -> MultiPolygon<f64> {
    let frame = Frame { inner: bounds, outer: grown(bounds) };
    let (mut lines, mut circles) = (Vec::new(), Vec::new());
    for chain in chains {
        let closed = chain.first() == chain.last();
        if closed && chain.iter().all(|coord| holds(bounds, *coord)) {
            circles.push(Polygon::new(LineString(chain), Vec::new()));
        } else {
            lines.extend(clip(&chain, closed, bounds).into_iter().map(|piece| frame.carry_out(piece)));
        }
    }
    let (islands, basins): (Vec<_>, Vec<_>) =
        circles.into_iter().partition(|circle| circle.signed_area() > 0.0);
    let mut waters = frame.close(lines);
    waters.extend(basins);
    if waters.is_empty() {
        waters.push(frame.outer.to_polygon());
    }
    for island in islands {
        let Some(shore) = island.exterior().0.first().map(|coord| Point(*coord)) else { continue };
        if let Some(water) = waters.iter_mut().find(|water| water.contains(&shore)) {
            water.interiors_push(island.exterior().clone());
        }
    }
    let sea = MultiPolygon(waters);
    if sea.is_valid() { sea } else { sea.make_valid().unwrap_or_else(|_| MultiPolygon(Vec::new())) }
}

fn grown(bounds: Rect<f64>) -> Rect<f64> {
    let by = Coord { x: bounds.width(), y: bounds.height() };
    Rect::new(bounds.min() - by, bounds.max() + by)
}

fn holds(bounds: Rect<f64>, p: Coord<f64>) -> bool {
    (bounds.min().x..=bounds.max().x).contains(&p.x) && (bounds.min().y..=bounds.max().y).contains(&p.y)
}

/// The parts of a line inside the bounds, each with its direction.
fn clip(line: &[Coord<f64>], closed: bool, bounds: Rect<f64>) -> Vec<Line> {
    let mut pieces: Vec<Line> = Vec::new();
    for pair in line.windows(2) {
        let Some((a, b)) = clip_segment(pair[0], pair[1], bounds) else { continue };
        match pieces.last_mut() {
            Some(piece) if piece.last() == Some(&a) => piece.push(b),
            _ => pieces.push(vec![a, b]),
        }
    }
    if !closed && pieces.len() > 1 {
        // A coast that breaks off just inside says nothing, and would be carried out across its own next piece.
        let short = metres(bounds.min(), bounds.max()) * 0.05;
        let length = |piece: &Line| piece.windows(2).map(|pair| metres(pair[0], pair[1])).sum::<f64>();
        pieces.retain(|piece| {
            let broken = piece.first() == line.first() || piece.last() == line.last();
            !broken || length(piece) > short
        });
    }
    // A circle that begins inside was cut at a place where nothing ends.
    if closed
        && pieces.len() > 1
        && pieces[0].first() == line.first()
        && let Some(mut last) = pieces.pop_if(|last| last.last() == line.last())
    {
        last.extend(pieces[0].iter().skip(1));
        pieces[0] = last;
    }
    pieces
}

/// Liang and Barsky's clipping of a segment (ACM Transactions on Graphics 3/1, 1984).
fn clip_segment(a: Coord<f64>, b: Coord<f64>, bounds: Rect<f64>) -> Option<(Coord<f64>, Coord<f64>)> {
    let d = b - a;
    let (mut enter, mut leave) = (0.0_f64, 1.0_f64);
    let sides = [
        (-d.x, a.x - bounds.min().x),
        (d.x, bounds.max().x - a.x),
        (-d.y, a.y - bounds.min().y),
        (d.y, bounds.max().y - a.y),
    ];
    for (towards, room) in sides {
        if towards == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if towards < 0.0 {
            enter = enter.max(room / towards);
        } else {
            leave = leave.min(room / towards);
        }
    }
    let at = |t: f64| {
        if t == 0.0 {
            a
        } else if t == 1.0 {
            b
        } else {
            a + d * t
        }
    };
    (enter < leave).then(|| (at(enter), at(leave)))
}

/// The extract's edge, and the frame around it at which the sea ends.
struct Frame {
    inner: Rect<f64>,
    outer: Rect<f64>,
}

impl Frame {
    /// Carries both ends of a piece of coast straight out to the outer frame.
    fn carry_out(&self, mut piece: Line) -> Line {
        if let (Some(first), Some(last)) = (piece.first().copied(), piece.last().copied()) {
            piece.insert(0, self.beyond(first));
            piece.push(self.beyond(last));
        }
        piece
    }

    /// The point of the outer frame straight out from the nearest side of the extract.
    fn beyond(&self, p: Coord<f64>) -> Coord<f64> {
        let (min, max) = (self.inner.min(), self.inner.max());
        let (far_min, far_max) = (self.outer.min(), self.outer.max());
        let ways_out = [
            (max.y - p.y, Coord { x: p.x, y: far_max.y }),
            (max.x - p.x, Coord { x: far_max.x, y: p.y }),
            (p.y - min.y, Coord { x: p.x, y: far_min.y }),
            (p.x - min.x, Coord { x: far_min.x, y: p.y }),
        ];
        ways_out.into_iter().min_by(|a, b| a.0.total_cmp(&b.0)).map_or(p, |(_, out)| out)
    }

    /// How far around the outer frame a point on it is, clockwise from the north-west corner, 0 to 4.
    fn around(&self, p: Coord<f64>) -> f64 {
        let (min, max) = (self.outer.min(), self.outer.max());
        let (x, y) = ((p.x - min.x) / self.outer.width(), (p.y - min.y) / self.outer.height());
        if p.y >= max.y {
            x
        } else if p.x >= max.x {
            2.0 - y
        } else if p.y <= min.y {
            3.0 - x
        } else {
            3.0 + y
        }
    }

    fn corner(&self, side: u8) -> Coord<f64> {
        let (min, max) = (self.outer.min(), self.outer.max());
        match side % 4 {
            0 => Coord { x: min.x, y: max.y },
            1 => max,
            2 => Coord { x: max.x, y: min.y },
            _ => min,
        }
    }

    /// Closes pieces of coast into waters: with the water on the right one goes on clockwise along the frame.
    fn close(&self, pieces: Vec<Line>) -> Vec<Polygon<f64>> {
        let place = |end: Option<&Coord<f64>>| end.map_or(0.0, |p| self.around(*p));
        let starts: Vec<f64> = pieces.iter().map(|piece| place(piece.first())).collect();
        let mut used = vec![false; pieces.len()];
        let mut waters = Vec::new();
        for first in 0..pieces.len() {
            if used[first] {
                continue;
            }
            let mut ring: Line = Vec::new();
            let mut current = first;
            loop {
                used[current] = true;
                ring.extend(&pieces[current]);
                let end = place(pieces[current].last());
                let onward = |i: usize| (starts[i] - end).rem_euclid(4.0);
                let open = (0..pieces.len()).filter(|i| *i == first || !used[*i]);
                let next = open.min_by(|a, b| onward(*a).total_cmp(&onward(*b))).unwrap_or(first);
                let reach = end + onward(next);
                let corners = (1..=7u8).filter(|side| f64::from(*side) > end && f64::from(*side) < reach);
                ring.extend(corners.map(|side| self.corner(side)));
                if next == first {
                    break;
                }
                current = next;
            }
            ring.reverse();
            waters.push(Polygon::new(LineString(ring), Vec::new()));
        }
        waters
    }
}

#[cfg(test)]
mod tests {
    use geo::{coord, point};

    use super::*;

    fn bounds() -> Rect<f64> {
        Rect::new(coord! { x: 0.0, y: 0.0 }, coord! { x: 10.0, y: 10.0 })
    }

    fn line(points: &[(f64, f64)]) -> Line {
        points.iter().map(|&(x, y)| coord! { x: x, y: y }).collect()
    }

    #[test]
    fn water_lies_right_of_the_coast() {
        let northward = sea(vec![line(&[(5.0, -1.0), (5.0, 11.0)])], bounds());
        assert!(
            northward.contains(&point! { x: 7.0, y: 5.0 }) && !northward.contains(&point! { x: 3.0, y: 5.0 })
        );
        assert!(northward.contains(&point! { x: 18.0, y: -8.0 }), "carried on beyond the extract");
        let southward = sea(vec![line(&[(5.0, 11.0), (5.0, -1.0)])], bounds());
        assert!(
            !southward.contains(&point! { x: 7.0, y: 5.0 }) && southward.contains(&point! { x: 3.0, y: 5.0 })
        );
    }

    #[test]
    fn islands_are_holes_and_basins_are_water() {
        let island = line(&[(7.0, 7.0), (8.0, 7.0), (8.0, 8.0), (7.0, 7.0)]);
        let coast = line(&[(5.0, -1.0), (5.0, 11.0)]);
        let water = sea(vec![coast, island.clone()], bounds());
        assert!(!water.contains(&point! { x: 7.8, y: 7.3 }) && water.contains(&point! { x: 6.0, y: 5.0 }));
        let alone = sea(vec![island.clone()], bounds());
        assert!(alone.contains(&point! { x: 1.0, y: 1.0 }) && !alone.contains(&point! { x: 7.8, y: 7.3 }));
        let basin = sea(vec![island.into_iter().rev().collect()], bounds());
        assert!(basin.contains(&point! { x: 7.8, y: 7.3 }) && !basin.contains(&point! { x: 1.0, y: 1.0 }));
    }

    #[test]
    fn a_bay_and_a_coast_that_breaks_off() {
        // In from the east, out to the east: the bay between is water, everything around is land.
        let bay = sea(vec![line(&[(11.0, 6.0), (4.0, 6.0), (4.0, 4.0), (11.0, 4.0)])], bounds());
        assert!(!bay.contains(&point! { x: 6.0, y: 5.0 }) && bay.contains(&point! { x: 6.0, y: 8.0 }));
        let turned = sea(vec![line(&[(11.0, 4.0), (4.0, 4.0), (4.0, 6.0), (11.0, 6.0)])], bounds());
        assert!(turned.contains(&point! { x: 6.0, y: 5.0 }) && !turned.contains(&point! { x: 6.0, y: 8.0 }));
        let broken = sea(vec![line(&[(5.0, -1.0), (5.0, 9.0)])], bounds());
        assert!(broken.is_valid() && broken.contains(&point! { x: 9.0, y: 5.0 }));
    }
}
