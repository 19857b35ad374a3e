//! How many requests of each group are in each cell of each zoom where requests are clustered, where their centre is,
//! and how far they reach. One pass over the rows makes the finest level, and each level is made of the one below.

use rustc_hash::FxHashMap;

use super::{
    base::{Base, rows_of},
    columns::value,
    matcher::Matcher,
    request::State,
    samples::{Samples, first_after},
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

    /// Takes a request of some group at a place away, adds one, or does both where one has changed. The extent is never
    /// made smaller: what is left lies within it.
    pub fn correct(&mut self, key: u64, before: Option<usize>, now: Option<usize>) {
        let (x, y) = zorder::column_row(key);
        for (group, change) in
            before.map(|group| (group, u32::MAX)).into_iter().chain(now.map(|group| (group, 1)))
        {
            if let Some(sum) = self.groups.get_mut(group) {
                *sum = sum.wrapping_add(change);
            }
        }
        match (before, now) {
            (Some(_), None) => {
                self.sums = (self.sums.0.wrapping_sub(u64::from(x)), self.sums.1.wrapping_sub(u64::from(y)));
            }
            (None, Some(_)) => {
                self.sums = (self.sums.0.wrapping_add(u64::from(x)), self.sums.1.wrapping_add(u64::from(y)));
                self.reach(&extent(key));
            }
            _ => {}
        }
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
    levels: Vec<Level>,
}

/// The cells of one zoom.
#[derive(Debug)]
struct Level {
    cells: Vec<Cell>,
    /// Of their prefixes.
    near: Samples<u64>,
}

impl Pyramid {
    /// Counts the rows of `base` that match.
    pub fn new(base: &Base, matcher: &Matcher) -> Self {
        let mut levels = vec![finest(base, matcher)];
        for _ in 0..CLUSTERS_UP_TO {
            levels.push(coarser(levels.last().map_or(&[], Vec::as_slice)));
        }
        let level = |mut cells: Vec<Cell>| {
            cells.shrink_to_fit();
            let near = Samples::of(cells.iter().map(|cell| cell.prefix));
            Level { cells, near }
        };
        Self { levels: levels.into_iter().rev().map(level).collect() }
    }

    /// The cells of a zoom within a range of keys.
    pub fn cells(&self, zoom: u8, range: KeyRange) -> &[Cell] {
        let Some(Level { cells, near }) = self.levels.get(usize::from(zoom)) else { return &[] };
        let (first, last) = range.prefixes(zoom + CELLS);
        let start = first_after(cells, near.near(|prefix| prefix < first), |cell| cell.prefix < first);
        let rest = cells.get(start..).unwrap_or_default();
        // A tile has no more.
        let rest = rest.get(..1 << (2 * CELLS)).unwrap_or(rest);
        rest.get(..rest.partition_point(|cell| cell.prefix <= last)).unwrap_or_default()
    }

    /// How many rows there are.
    pub fn count(&self) -> u64 {
        self.levels.iter().take(1).flat_map(|level| &level.cells).map(|cell| u64::from(cell.count())).sum()
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        self.levels.iter().map(|level| level.cells.capacity() * size_of::<Cell>() + level.near.bytes()).sum()
    }
}

fn finest(base: &Base, matcher: &Matcher) -> Vec<Cell> {
    let mut level = Finest::default();
    base.pieces(base.masks(matcher, base.all_rows()), |place, block, mask| {
        let tally = rows_of(block, mask).fold(0, |tally, row| tally + base.state(row).tally());
        level.add(value(&base.frame.places.keys, place), mask.count_ones(), tally);
    });
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
    /// Counts so many rows of one place, by group in `tally`.
    fn add(&mut self, key: u64, count: u32, tally: u64) {
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
            for (group, sum) in cell.groups.iter_mut().enumerate() {
                *sum = sum.wrapping_add(State::tallied(tally, group));
            }
            cell.sums.0 = cell.sums.0.wrapping_add(u64::from(x) * u64::from(count));
            cell.sums.1 = cell.sums.1.wrapping_add(u64::from(y) * u64::from(count));
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
