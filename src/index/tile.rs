//! One vector tile of a selection: clusters of crowded cells up to zoom 14 and single requests beside them, and above it a
//! feature for each place. `docs/index.md` lists the layers and their properties.

use std::borrow::Cow;

use super::{
    base::rows_of,
    properties::{ClusterLayer, RequestLayer},
    pyramid::{CELLS, CLUSTERS_UP_TO, Cell},
    request::{Marker, Row},
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
        let selection = &*self.fitting(selection);
        if tile.zoom() <= CLUSTERS_UP_TO {
            self.clustered(tile, selection)
        } else {
            self.by_place(tile, selection)
        }
    }

    /// Crowded cells as clusters, the others as their only request.
    fn clustered(&self, tile: TileAddress, selection: &Selection) -> Vec<u8> {
        let cells = self.cells(tile, selection);
        if cells.is_empty() {
            return Vec::new();
        }
        let mut requests = RequestLayer::new(&self.catalogue);
        let mut clusters = ClusterLayer::new();
        let mut place = None;
        for cell in &*cells {
            if cell.count() > 1 {
                clusters.add(centre(tile, cell), cell);
            } else if let Some(top) = self.only_one(tile, cell, selection, &mut place) {
                requests.add(within(tile, top.key), Stack { top, count: 1, listed: &[] });
            }
        }
        let mut bytes = Vec::new();
        requests.write_to(&mut bytes);
        clusters.write_to(&mut bytes);
        bytes
    }

    /// A feature for each place, along the curve.
    fn by_place(&self, tile: TileAddress, selection: &Selection) -> Vec<u8> {
        let range = KeyRange::of(tile);
        let places = self.base.frame.places.within(range);
        let news: Vec<Row> = self.news(range, &selection.matcher).copied().collect();
        if places.is_empty() && news.is_empty() {
            return Vec::new();
        }
        let mut requests = RequestLayer::new(&self.catalogue);
        let mut stacks =
            Stacks::new(&self.base, news, |stack| requests.add(within(tile, stack.top.key), stack));
        let masks = self.masks(&selection.matcher, self.base.frame.places.rows_of(&places));
        self.base.pieces(masks, |place, block, mask| stacks.take(place, block, mask));
        stacks.finish();
        let mut bytes = Vec::new();
        requests.write_to(&mut bytes);
        bytes
    }

    /// The cells of a tile that are not empty, along the curve.
    fn cells<'a>(&self, tile: TileAddress, selection: &'a Selection) -> Cow<'a, [Cell]> {
        let range = KeyRange::of(tile);
        let cells = selection.pyramid.cells(tile.zoom(), range);
        if self.delta.len() == 0 {
            return Cow::Borrowed(cells);
        }
        let mut cells = cells.to_vec();
        self.corrections(range, &selection.matcher, |before, now| {
            let Some(key) = before.or(now).map(|row| row.key) else { return };
            let prefix = zorder::prefix(key, tile.zoom() + CELLS);
            let found = cells.binary_search_by_key(&prefix, |cell| cell.prefix);
            let at = found.unwrap_or_else(|at| {
                cells.insert(at, Cell::new(prefix));
                at
            });
            if let Some(cell) = cells.get_mut(at) {
                cell.correct(key, before.map(|row| row.state.group()), now.map(|row| row.state.group()));
            }
        });
        cells.retain(|cell| cell.count() > 0);
        Cow::Owned(cells)
    }

    /// The request of a cell that has one: the mean of one place is that place. It is looked for from the place of the cell
    /// before on.
    fn only_one(
        &self,
        tile: TileAddress,
        cell: &Cell,
        selection: &Selection,
        place: &mut Option<usize>,
    ) -> Option<Marker> {
        let (x, y) = cell.centre();
        let key = zorder::interleave(x, y);
        let places = &self.base.frame.places;
        let from = place.unwrap_or_else(|| places.within(KeyRange::of(tile)).start);
        let at = *place.insert(places.after(from, |other| other < key));
        if places.keys.get(at) == Some(&key) {
            let mut masks = self.masks(&selection.matcher, places.rows(at));
            if let Some(row) = masks.next().and_then(|(block, mask)| rows_of(block, mask).next()) {
                return Some(self.base.marker_at(row, at));
            }
        }
        self.news(KeyRange { first: key, last: key }, &selection.matcher).next().map(Row::marker)
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
