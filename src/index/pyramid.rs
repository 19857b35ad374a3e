//! How many requests of each group are in each cell of each zoom where requests are clustered, where their centre is,
//! and how far they reach. One pass over the rows makes the finest level, and each level is made of the one below.

use rustc_hash::FxHashMap;

use super::{
    base::{Base, rows_of},
    matcher::Matcher,
    request::State,
    zorder::{self, KeyRange},
};
use crate::domain::Group;

/// The last zoom at which requests are clustered; above it each place is a feature.
pub const CLUSTERS_UP_TO: u8 = 14;
/// Cells along a tile's side, as a power of two: 8 cells, 64 of a tile's 512 pixels each.
pub(super) const CELLS: u8 = 3;

/// Requests in one cell.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Cell {
    /// The cell: a prefix of its requests' keys.
    pub prefix: u64,
    /// In the order of [`Group::ALL`].
    pub groups: [u32; Group::ALL.len()],
    /// Sums of the requests' columns and rows.
    pub sums: (u64, u64),
    /// West, south, east, north in degrees, rounded outwards.
    pub extent: [f32; 4],
}

impl Cell {
    pub const fn new(prefix: u64) -> Self {
        let nowhere = [f32::INFINITY, f32::INFINITY, f32::NEG_INFINITY, f32::NEG_INFINITY];
        Self { prefix, groups: [0; Group::ALL.len()], sums: (0, 0), extent: nowhere }
    }

    /// How many requests.
    pub fn count(&self) -> u32 {
        self.groups.iter().fold(0, |sum, &group| sum.wrapping_add(group))
    }

    /// Adds one request.
    pub fn add(&mut self, key: u64, group: usize) {
        let mut groups = [0; Group::ALL.len()];
        if let Some(count) = groups.get_mut(group) {
            *count = 1;
        }
        self.count_in(zorder::column_row(key), &groups);
        self.reach(&extent(key));
    }

    /// Counts requests of some groups at one place, wherever it is.
    fn count_in(&mut self, (x, y): (u32, u32), groups: &[u32; Group::ALL.len()]) {
        let mut count = 0;
        for (sum, &more) in self.groups.iter_mut().zip(groups) {
            *sum = sum.wrapping_add(more);
            count += u64::from(more);
        }
        self.sums.0 = self.sums.0.wrapping_add(u64::from(x) * count);
        self.sums.1 = self.sums.1.wrapping_add(u64::from(y) * count);
    }

    /// Takes one request away. The extent stays: what is left still lies within it.
    pub fn take(&mut self, key: u64, group: usize) {
        let (x, y) = zorder::column_row(key);
        if let Some(sum) = self.groups.get_mut(group) {
            *sum = sum.wrapping_sub(1);
        }
        self.sums.0 = self.sums.0.wrapping_sub(u64::from(x));
        self.sums.1 = self.sums.1.wrapping_sub(u64::from(y));
    }

    /// The mean column and row; that of its only request where there is one.
    pub fn centre(&self) -> (u32, u32) {
        let count = u64::from(self.count().max(1));
        ((self.sums.0 / count) as u32, (self.sums.1 / count) as u32)
    }

    fn join(&mut self, other: &Self) {
        for (sum, &more) in self.groups.iter_mut().zip(&other.groups) {
            *sum = sum.wrapping_add(more);
        }
        self.sums.0 = self.sums.0.wrapping_add(other.sums.0);
        self.sums.1 = self.sums.1.wrapping_add(other.sums.1);
        self.reach(&other.extent);
    }

    fn reach(&mut self, other: &[f32; 4]) {
        for at in 0..2 {
            self.extent[at] = self.extent[at].min(other[at]);
            self.extent[at + 2] = self.extent[at + 2].max(other[at + 2]);
        }
    }
}

/// The extent of one place.
fn extent(key: u64) -> [f32; 4] {
    let at = zorder::lon_lat(key);
    outwards([at.x, at.y, at.x, at.y])
}

/// An extent in single precision that holds it.
fn outwards([west, south, east, north]: [f64; 4]) -> [f32; 4] {
    let below = |degrees: f64| {
        let near = degrees as f32;
        if f64::from(near) > degrees { near.next_down() } else { near }
    };
    [below(west), below(south), -below(-east), -below(-north)]
}

/// The cells of every zoom up to [`CLUSTERS_UP_TO`], sorted by prefix; those without requests are not kept.
#[derive(Debug, Default)]
pub(super) struct Pyramid {
    levels: Vec<Vec<Cell>>,
}

impl Pyramid {
    /// Counts the rows of `base` that match.
    pub fn new(base: &Base, matcher: &Matcher) -> Self {
        let mut levels = vec![finest(base, matcher)];
        for _ in 0..CLUSTERS_UP_TO {
            levels.push(coarser(levels.last().map_or(&[], Vec::as_slice)));
        }
        levels.reverse();
        for level in &mut levels {
            level.shrink_to_fit();
        }
        Self { levels }
    }

    /// The cells of a zoom within a range of keys.
    pub fn cells(&self, zoom: u8, range: KeyRange) -> &[Cell] {
        let level = self.levels.get(usize::from(zoom)).map_or(&[][..], Vec::as_slice);
        let (first, last) = range.prefixes(zoom + CELLS);
        let start = level.partition_point(|cell| cell.prefix < first);
        let rest = level.get(start..).unwrap_or_default();
        rest.get(..rest.partition_point(|cell| cell.prefix <= last)).unwrap_or_default()
    }

    /// How many rows there are.
    pub fn count(&self) -> u64 {
        self.levels.first().into_iter().flatten().map(|cell| u64::from(cell.count())).sum()
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(|level| level.capacity() * size_of::<Cell>()).sum()
    }
}

fn finest(base: &Base, matcher: &Matcher) -> Vec<Cell> {
    let mut level = Finest::default();
    let (mut at, mut groups) = (usize::MAX, [0; Group::ALL.len()]);
    base.pieces(base.masks(matcher, base.all_rows()), |place, block, mask| {
        if place != at {
            level.add(base.frame.places.keys.get(at), &groups);
            (at, groups) = (place, [0; Group::ALL.len()]);
        }
        let tally = rows_of(block, mask).fold(0, |tally, row| tally + base.state(row).tally());
        for (group, sum) in groups.iter_mut().enumerate() {
            *sum += State::tallied(tally, group);
        }
    });
    level.add(base.frame.places.keys.get(at), &groups);
    level.finish()
}

/// The finest level while it is counted. How far a cell reaches is kept in columns and rows until the cell is complete,
/// since degrees are dear.
#[derive(Default)]
struct Finest {
    cells: Vec<Cell>,
    /// The last cell's least and greatest column and row.
    columns: (u32, u32),
    rows: (u32, u32),
    latitudes: Latitudes,
}

impl Finest {
    fn add(&mut self, key: Option<&u64>, groups: &[u32; Group::ALL.len()]) {
        let Some(&key) = key else { return };
        let prefix = zorder::prefix(key, CLUSTERS_UP_TO + CELLS);
        let (x, y) = zorder::column_row(key);
        if self.cells.last().is_none_or(|cell| cell.prefix != prefix) {
            self.complete();
            self.cells.push(Cell::new(prefix));
            (self.columns, self.rows) = ((x, x), (y, y));
        }
        self.columns = (self.columns.0.min(x), self.columns.1.max(x));
        self.rows = (self.rows.0.min(y), self.rows.1.max(y));
        if let Some(cell) = self.cells.last_mut() {
            cell.count_in((x, y), groups);
        }
    }

    fn complete(&mut self) {
        let (west, east) = (zorder::longitude(self.columns.0), zorder::longitude(self.columns.1));
        let (south, north) = (self.latitudes.of(self.rows.1), self.latitudes.of(self.rows.0));
        if let Some(cell) = self.cells.last_mut() {
            cell.extent = outwards([west, south, east, north]);
        }
    }

    fn finish(mut self) -> Vec<Cell> {
        self.complete();
        self.cells
    }
}

/// Latitudes of rows, counted once for each row of cells: within 305 m at the equator they are straight lines but for
/// a hundred millionth of a degree.
#[derive(Default)]
struct Latitudes {
    /// Of the northern and southern end of a row of the finest cells.
    known: FxHashMap<u32, (f64, f64)>,
}

impl Latitudes {
    /// Bits of a row below its cell.
    const FREE: u32 = 32 - (CLUSTERS_UP_TO + CELLS) as u32;

    fn of(&mut self, row: u32) -> f64 {
        let cell = row >> Self::FREE;
        let (north, south) = *self.known.entry(cell).or_insert_with(|| {
            let first = cell << Self::FREE;
            let last = first | ((1 << Self::FREE) - 1);
            (zorder::latitude(first), zorder::latitude(last))
        });
        let length = f64::from((1_u32 << Self::FREE) - 1);
        let share = f64::from(row & ((1 << Self::FREE) - 1)) / length;
        north + (south - north) * share
    }
}

fn coarser(finer: &[Cell]) -> Vec<Cell> {
    let mut cells: Vec<Cell> = vec![];
    for cell in finer {
        let prefix = cell.prefix >> 2;
        if cells.last().is_none_or(|last| last.prefix != prefix) {
            cells.push(Cell::new(prefix));
        }
        if let Some(last) = cells.last_mut() {
            last.join(cell);
        }
    }
    cells
}
