//! The tiles that people ask for while they look at a map: where requests are, closer and closer, each tile once.

use std::collections::BTreeSet;

use super::Random;
use crate::{
    index::{
        columns::value,
        view::View,
        zorder::{self, KeyRange},
    },
    tiles::TileAddress,
};

/// Half a screen of 1536 × 860 pixels in tiles of 512.
const HALF_SCREEN: (f64, f64) = (1.5, 0.84);
const ZOOMS: std::ops::RangeInclusive<u8> = 8..=18;

/// The tiles of so many people who each move so many times, in a shuffled order: they begin at zooms 8 to 11 near a request,
/// go aside, closer (to a request that is in sight) or back. A person's browser keeps a tile, so each asks for it once.
#[must_use]
pub fn trace(view: &View, people: usize, moves: usize, seed: u64) -> Vec<TileAddress> {
    let mut random = Random(seed);
    let mut tiles = vec![];
    for _ in 0..people {
        let mut zoom = ZOOMS.start() + random.below(4) as u8;
        let mut at = request_in(view, KeyRange::ALL, &mut random).unwrap_or_default();
        let mut seen = BTreeSet::new();
        for _ in 0..moves {
            tiles.extend(on_screen(zoom, at).filter(|&tile| seen.insert((tile.zoom(), tile.column_row()))));
            let tile = (32 - u32::from(zoom)).min(31);
            let chance = random.unit();
            if chance < 0.45 {
                let aside = |at: u32, tiles: f64| (f64::from(at) + tiles * f64::from(1_u32 << tile)) as u32;
                at = (aside(at.0, (random.unit() - 0.5) * 2.0), aside(at.1, (random.unit() - 0.5) * 1.2));
            } else if chance < 0.82 && zoom < *ZOOMS.end() {
                let around = KeyRange::of_prefix(zorder::prefix(zorder::interleave(at.0, at.1), zoom), zoom);
                at = request_in(view, around, &mut random).unwrap_or(at);
                zoom += 1;
            } else if zoom > *ZOOMS.start() {
                zoom -= 1;
            }
        }
    }
    for last in (1..tiles.len()).rev() {
        tiles.swap(last, random.below(last + 1));
    }
    tiles
}

/// The tiles of a screen around a column and row.
fn on_screen(zoom: u8, at: (u32, u32)) -> impl Iterator<Item = TileAddress> {
    let tiles = |at: u32, half: f64| {
        let middle = f64::from(at) / f64::from(1_u32 << (32 - zoom));
        ((middle - half).max(0.0) as u32)..=((middle + half) as u32)
    };
    let columns = tiles(at.0, HALF_SCREEN.0);
    tiles(at.1, HALF_SCREEN.1)
        .flat_map(move |y| columns.clone().map(move |x| (x, y)))
        .filter_map(move |(x, y)| TileAddress::new(zoom, x, y).ok())
}

/// The column and row of a request within a range.
fn request_in(view: &View, range: KeyRange, random: &mut Random) -> Option<(u32, u32)> {
    let rows = view.rows_within(range);
    let row = rows.start + random.below(rows.len()) as u32;
    let places = &view.base.frame.places;
    (!rows.is_empty()).then(|| zorder::column_row(value(&places.keys, places.of_row(row))))
}
