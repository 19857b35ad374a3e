//! Lines on the plane: smooth curves through given points, measuring along them, offsets and simplification.

use super::plane::{P, nearest};

/// A Catmull–Rom spline through the points (Catmull, Rom: "A class of local interpolating splines", 1974), sampled
/// about every `step` metres. Two points give a straight line.
pub fn spline(through: &[P], step: f64) -> Vec<P> {
    let mut line = Vec::new();
    for index in 0..through.len().saturating_sub(1) {
        let (b, c) = (through[index], through[index + 1]);
        let a = if index > 0 { through[index - 1] } else { b * 2.0 - c };
        let d = through.get(index + 2).copied().unwrap_or(c * 2.0 - b);
        let pieces = (b.to(c) / step).ceil().max(1.0);
        for piece in 0..pieces as usize {
            let t = piece as f64 / pieces;
            line.push(
                (b * 2.0
                    + (c - a) * t
                    + (a * 2.0 - b * 5.0 + c * 4.0 - d) * (t * t)
                    + (b * 3.0 - a - c * 3.0 + d) * (t * t * t))
                    * 0.5,
            );
        }
    }
    line.extend(through.last());
    line
}

/// Length in metres.
pub fn length(line: &[P]) -> f64 {
    line.windows(2).map(|pair| pair[0].to(pair[1])).sum()
}

/// The point `along` metres from the start and the direction there; beyond the ends the line goes on straight.
pub fn at(line: &[P], along: f64) -> (P, P) {
    let mut rest = along;
    let last = line.len().saturating_sub(2);
    for (index, pair) in line.windows(2).enumerate() {
        let step = pair[0].to(pair[1]);
        if rest <= step || index == last {
            let direction = (pair[1] - pair[0]).unit();
            return (pair[0] + direction * rest, direction);
        }
        rest -= step;
    }
    (line.first().copied().unwrap_or(P { x: 0.0, y: 0.0 }), P { x: 1.0, y: 0.0 })
}

/// The nearest point of a line: metres along it and the distance.
pub fn project(line: &[P], point: P) -> (f64, f64) {
    let mut best = (0.0, f64::INFINITY);
    let mut before = 0.0;
    for pair in line.windows(2) {
        let (t, distance) = nearest(point, (pair[0], pair[1]));
        let step = pair[0].to(pair[1]);
        if distance < best.1 {
            best = (before + t * step, distance);
        }
        before += step;
    }
    best
}

/// The part between two distances along the line.
pub fn part(line: &[P], from: f64, to: f64) -> Vec<P> {
    let mut out = vec![at(line, from).0];
    let mut along = 0.0;
    for pair in line.windows(2) {
        along += pair[0].to(pair[1]);
        if along > from + 0.01 && along < to - 0.01 {
            out.push(pair[1]);
        }
    }
    out.push(at(line, to).0);
    out
}

/// The line drawn `distance` metres to its left (negative: right), each vertex moved along its bisector.
pub fn offset(line: &[P], distance: impl Fn(usize) -> f64) -> Vec<P> {
    (0..line.len())
        .map(|index| {
            let before = line[index.saturating_sub(1)];
            let after = line[(index + 1).min(line.len() - 1)];
            line[index] + (after - before).unit().left() * distance(index)
        })
        .collect()
}

/// Drops vertices that lie within `tolerance` metres of the simpler line
/// (Douglas, Peucker: "Algorithms for the reduction of the number of points", 1973).
pub fn simplify(line: &[P], tolerance: f64) -> Vec<P> {
    let (Some(&first), Some(&last)) = (line.first(), line.last()) else { return Vec::new() };
    let far = line
        .iter()
        .enumerate()
        .map(|(index, &vertex)| (index, nearest(vertex, (first, last)).1))
        .fold((0, tolerance), |best, next| if next.1 > best.1 { next } else { best });
    if far.0 == 0 {
        return if line.len() > 1 { vec![first, last] } else { vec![first] };
    }
    let mut out = simplify(&line[..=far.0], tolerance);
    out.pop();
    out.extend(simplify(&line[far.0..], tolerance));
    out
}

/// [`simplify`] for a ring (not closed): cut in two at its far vertex first.
pub fn simplify_ring(ring: &[P], tolerance: f64) -> Vec<P> {
    let Some(&first) = ring.first() else { return Vec::new() };
    let far = (0..ring.len()).fold(
        0,
        |best, next| {
            if first.to(ring[next]) > first.to(ring[best]) { next } else { best }
        },
    );
    let mut out = simplify(&ring[..=far], tolerance);
    out.pop();
    let mut back = ring[far..].to_vec();
    back.push(first);
    out.extend(simplify(&back, tolerance));
    out.pop();
    out
}
