//! A bucket grid over segments: what is near a place, without looking at the whole map.

use std::collections::BTreeMap;

use super::plane::{P, nearest};

const CELL: f64 = 100.0;

/// A segment and its owner.
pub type Owned = (P, P, usize);

/// Segments by the 100 m squares they touch, each with a number of the owner's choosing.
#[derive(Debug, Default)]
pub struct Index {
    cells: BTreeMap<(i32, i32), Vec<Owned>>,
}

impl Index {
    /// Adds every segment of a line.
    pub fn add(&mut self, line: &[P], owner: usize) {
        for pair in line.windows(2) {
            let (a, b) = (pair[0], pair[1]);
            for i in cell(a.x.min(b.x))..=cell(a.x.max(b.x)) {
                for j in cell(a.y.min(b.y))..=cell(a.y.max(b.y)) {
                    self.cells.entry((i, j)).or_default().push((a, b, owner));
                }
            }
        }
    }

    /// Distance to the nearest segment not beyond `reach` metres; `reach` where there is none.
    pub fn distance(&self, at: P, reach: f64) -> f64 {
        self.near(at, reach).map(|(a, b, _)| nearest(at, (a, b)).1).fold(reach, f64::min)
    }

    /// Segments that may lie within `reach` metres of a place; one may come more than once.
    pub fn near(&self, at: P, reach: f64) -> impl Iterator<Item = Owned> + '_ {
        let columns = cell(at.x - reach)..=cell(at.x + reach);
        columns.flat_map(move |i| {
            self.cells
                .range((i, cell(at.y - reach))..=(i, cell(at.y + reach)))
                .flat_map(|(_, segments)| segments.iter().copied())
        })
    }
}

fn cell(metres: f64) -> i32 {
    (metres / CELL).floor() as i32
}
