//! Finds the street an address names: in the address's own settlement first, else the nearest of that name.
//! Names match exactly after folding; old and alternative names count where no street has the name today.

use geo::{Coord, LineString};
use rustc_hash::FxHashMap;

use crate::domain::gazetteer::Street;

use super::{geometry::metres_to_segment, names::fold};

/// How far a street of another settlement may be from a house that names it, metres: a street along the border.
const BORDER: f64 = 500.0;

/// Streets by settlement and by name.
#[derive(Debug, Default)]
pub(super) struct StreetIndex {
    main: FxHashMap<(Option<u32>, String), u32>,
    other: FxHashMap<(Option<u32>, String), u32>,
    anywhere: FxHashMap<String, Vec<u32>>,
}

impl StreetIndex {
    /// Adds a street under all its names; of two with one name the first stays.
    pub(super) fn add(&mut self, i: u32, street: &Street) {
        for (rank, name) in street.names.iter().enumerate() {
            let folded = fold(&name.text);
            let here = if rank == 0 { &mut self.main } else { &mut self.other };
            here.entry((street.settlement, folded.clone())).or_insert(i);
            let same = self.anywhere.entry(folded).or_default();
            if same.last() != Some(&i) {
                same.push(i);
            }
        }
    }

    /// The street of this settlement by its name of today, else by any other.
    pub(super) fn in_settlement(&self, settlement: Option<u32>, name: &str) -> Option<u32> {
        let key = (settlement, fold(name));
        self.main.get(&key).or_else(|| self.other.get(&key)).copied()
    }

    /// The nearest street of that name whose line passes near the point.
    pub(super) fn near(&self, streets: &[Street], name: &str, point: Coord<f64>) -> Option<u32> {
        let away = |i: u32| distance(&streets[i as usize].lines.0, point);
        let same = self.anywhere.get(&fold(name))?.iter().map(|i| (away(*i), *i));
        same.filter(|(distance, _)| *distance <= BORDER).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i)
    }
}

fn distance(lines: &[LineString<f64>], point: Coord<f64>) -> f64 {
    let segments = lines.iter().flat_map(LineString::lines);
    segments.map(|line| metres_to_segment(point, line.start, line.end)).fold(f64::INFINITY, f64::min)
}
