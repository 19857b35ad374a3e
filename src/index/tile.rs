//! One vector tile of a selection: clusters of crowded cells up to zoom 14 and single requests beside them, and above it a
//! feature for each place. The layers and properties are those that `docs/http.md` promises.

use super::{
    base::rows_of,
    properties::{ClusterLayer, RequestLayer},
    pyramid::{CELLS, CLUSTERS_UP_TO, Cell},
    request::Row,
    selection::Selection,
    stack::{Stack, Stacks},
    view::View,
    zorder::{self, KeyRange},
};
use crate::tiles::{TileAddress, mvt::EXTENT};

/// Where in its cell a cluster may lie, in hundredths of the cell's side: off the edges, so that the rings of neighbours do
/// not cover each other.
const INNER: (u64, u64) = (28, 72);

impl View {
    /// One tile as MVT bytes, layers `requests` and `clusters`; empty where there is nothing.
    #[must_use]
    pub fn tile(&self, tile: TileAddress, selection: &Selection) -> Vec<u8> {
        let mut requests = RequestLayer::new(&self.catalogue);
        let mut clusters = ClusterLayer::new();
        if tile.zoom() <= CLUSTERS_UP_TO {
            for cell in self.cells(tile, selection) {
                if cell.count() > 1 {
                    clusters.add(centre(tile, &cell), &cell);
                } else if let Some(row) = self.only_one(&cell, selection) {
                    requests.add(within(tile, row.key), &Stack::of_one(row));
                }
            }
        } else {
            for stack in self.stacks(tile, selection) {
                requests.add(within(tile, stack.top.key), &stack);
            }
        }
        let mut bytes = Vec::new();
        requests.write_to(&mut bytes);
        clusters.write_to(&mut bytes);
        bytes
    }

    /// The cells of a tile that are not empty, along the curve.
    fn cells(&self, tile: TileAddress, selection: &Selection) -> Vec<Cell> {
        let range = KeyRange::of(tile);
        let mut cells = selection.pyramid.cells(tile.zoom(), range).to_vec();
        self.corrections(range, &selection.matcher, |row, is_there| {
            let prefix = zorder::prefix(row.key, tile.zoom() + CELLS);
            let found = cells.binary_search_by_key(&prefix, |cell| cell.prefix);
            let at = found.unwrap_or_else(|at| {
                cells.insert(at, Cell::new(prefix));
                at
            });
            match cells.get_mut(at) {
                Some(cell) if is_there => cell.add(row.key, row.state.group()),
                Some(cell) => cell.take(row.key, row.state.group()),
                None => {}
            }
        });
        cells.retain(|cell| cell.count() > 0);
        cells
    }

    /// The request of a cell that has one: the mean of one place is that place.
    fn only_one(&self, cell: &Cell, selection: &Selection) -> Option<Row> {
        let (x, y) = cell.centre();
        let key = zorder::interleave(x, y);
        let place = KeyRange { first: key, last: key };
        let known = self.masks(&selection.matcher, self.rows_within(place)).next();
        let row = known.and_then(|(block, mask)| rows_of(block, mask).next());
        row.map(|row| self.base.row(row)).or_else(|| self.news(place, &selection.matcher).next().copied())
    }

    /// The places of a tile with their requests, along the curve.
    fn stacks(&self, tile: TileAddress, selection: &Selection) -> Vec<Stack> {
        let range = KeyRange::of(tile);
        let mut stacks = Stacks::new(&self.base, self.news(range, &selection.matcher).copied().collect());
        let masks = self.masks(&selection.matcher, self.rows_within(range));
        self.base.pieces(masks, |place, block, mask| stacks.take(place, block, mask));
        stacks.finish()
    }
}

/// A place in units from a tile's north-western corner.
fn within(tile: TileAddress, key: u64) -> (u32, u32) {
    let (x, y) = zorder::column_row(key);
    let unit = |at: u32| ((u64::from(at) << tile.zoom() >> (32 - EXTENT.ilog2())) % u64::from(EXTENT)) as u32;
    (unit(x), unit(y))
}

/// Where a cluster lies: at the centre of its requests, but off its cell's edges.
fn centre(tile: TileAddress, cell: &Cell) -> (u32, u32) {
    let side = u64::from(EXTENT >> CELLS);
    // Bits of a column below its cell; 15 at least, at the last clustered zoom.
    let free = 32 - u32::from(tile.zoom() + CELLS);
    let unit = |mean: u32| {
        let mean = u64::from(mean);
        let inside = ((mean & ((1 << free) - 1)) * side) >> free;
        let corner = (mean >> free) % (1 << CELLS) * side;
        (corner + inside.clamp(side * INNER.0 / 100, side * INNER.1 / 100)) as u32
    };
    let (x, y) = cell.centre();
    (unit(x), unit(y))
}
