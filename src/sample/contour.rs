//! Areas from a field: the rings where a function of the place is positive, by marching squares.
//! It makes every organic outline of the sample: fields, meadows, settlements' edges, ravines' woods.

use std::collections::BTreeMap;

use super::curve::simplify_ring;
use super::plane::{P, area, crosses_itself, p};

/// Outlines (not closed) of the places inside the box where `field` is positive, sampled every `step` metres. Holes
/// are dropped, as are rings under `least` square metres; vertices within `tolerance` metres of the outline too.
pub fn rings(bounds: (P, P), step: f64, least: f64, tolerance: f64, field: impl Fn(P) -> f64) -> Vec<Vec<P>> {
    let columns = ((bounds.1.x - bounds.0.x) / step).ceil() as usize + 3;
    let rows = ((bounds.1.y - bounds.0.y) / step).ceil() as usize + 3;
    let place = |i: usize, j: usize| bounds.0 + p(i as f64 - 1.0, j as f64 - 1.0) * step;
    let mut value = vec![-1.0; columns * rows];
    for j in 1..rows - 1 {
        for i in 1..columns - 1 {
            value[j * columns + i] = field(place(i, j));
        }
    }
    let at = |i: usize, j: usize| value[j * columns + i];

    // Each edge of the sampling grid is named by its lower-left node and whether it goes up; `next` leads from the
    // edge where the outline enters a cell to the edge where it leaves, with the inside on its left.
    let mut next: BTreeMap<Edge, Edge> = BTreeMap::new();
    for j in 0..rows - 1 {
        for i in 0..columns - 1 {
            let sides = [(i, j, false), (i + 1, j, true), (i, j + 1, false), (i, j, true)];
            let inside = [at(i, j), at(i + 1, j), at(i + 1, j + 1), at(i, j + 1)].map(|v| v > 0.0);
            for side in 0..4 {
                if inside[side] && !inside[(side + 1) % 4] {
                    let leave =
                        (1..4).map(|turn| (side + turn) % 4).find(|&s| !inside[s] && inside[(s + 1) % 4]);
                    if let Some(leave) = leave {
                        next.insert(sides[side], sides[leave]);
                    }
                }
            }
        }
    }

    let mut found = Vec::new();
    while let Some((&start, _)) = next.first_key_value() {
        let mut ring = Vec::new();
        let mut edge = start;
        while let Some(following) = next.remove(&edge) {
            let (i, j, up) = edge;
            let (a, b) = if up { ((i, j), (i, j + 1)) } else { ((i, j), (i + 1, j)) };
            let (from, to) = (at(a.0, a.1), at(b.0, b.1));
            ring.push(place(a.0, a.1) + (place(b.0, b.1) - place(a.0, a.1)) * (from / (from - to)));
            edge = following;
        }
        let turn = area(&ring);
        let mut simple = simplify_ring(&ring, tolerance);
        if crosses_itself(&simple) {
            // Between two near banks a coarse line may cross the other bank's.
            simple = simplify_ring(&ring, tolerance / 8.0);
        }
        if turn >= least && simple.len() > 3 {
            found.push(simple);
        }
    }
    found
}

type Edge = (usize, usize, bool);
