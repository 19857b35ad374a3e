//! A place as one number: Web Mercator in 32-bit integers, whose bits are interleaved into a Z-order key.
//! Tiles and cells of every zoom are then contiguous ranges of keys, and a place belongs to exactly one of each.

use geo::Coord;

use crate::tiles::TileAddress;

/// Side of the Web Mercator square in units of a key's coordinates; one is 0.9 cm at the equator.
const SIDE: f64 = 4_294_967_296.0;

/// The Z-order key of a point of degrees, lon before lat (EPSG:3857 as in [`crate::tiles::project`]). What lies
/// outside the square is moved to its edge: 180° is the easternmost column, and not the westernmost.
pub(super) fn key_of(lon_lat: Coord<f64>) -> u64 {
    let x = (lon_lat.x + 180.0) / 360.0;
    let y = 0.5 - lon_lat.y.to_radians().tan().asinh() / (2.0 * std::f64::consts::PI);
    // `as` saturates, and makes 0 of what is not a number.
    interleave((x * SIDE) as u32, (y * SIDE) as u32)
}

/// The point of degrees in the middle of a key's square of 0.9 cm.
pub(super) fn lon_lat(key: u64) -> Coord<f64> {
    let (x, y) = column_row(key);
    Coord { x: longitude(x), y: latitude(y) }
}

/// The degrees of the middle of a column.
pub(super) fn longitude(column: u32) -> f64 {
    (f64::from(column) + 0.5) / SIDE * 360.0 - 180.0
}

/// The degrees of the middle of a row.
pub(super) fn latitude(row: u32) -> f64 {
    let y = std::f64::consts::PI * (1.0 - 2.0 * (f64::from(row) + 0.5) / SIDE);
    y.sinh().atan().to_degrees()
}

/// The key of a column and row: x in the even bits, y in the odd ones (G. M. Morton, A Computer Oriented
/// Geodetic Data Base, IBM 1966).
pub(super) fn interleave(x: u32, y: u32) -> u64 {
    spread(x) | spread(y) << 1
}

/// The column and row of a key.
pub(super) fn column_row(key: u64) -> (u32, u32) {
    (gather(key), gather(key >> 1))
}

fn spread(value: u32) -> u64 {
    let mut bits = u64::from(value);
    bits = (bits | bits << 16) & 0x0000_ffff_0000_ffff;
    bits = (bits | bits << 8) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits << 4) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits << 2) & 0x3333_3333_3333_3333;
    (bits | bits << 1) & 0x5555_5555_5555_5555
}

fn gather(key: u64) -> u32 {
    let mut bits = key & 0x5555_5555_5555_5555;
    bits = (bits | bits >> 1) & 0x3333_3333_3333_3333;
    bits = (bits | bits >> 2) & 0x0f0f_0f0f_0f0f_0f0f;
    bits = (bits | bits >> 4) & 0x00ff_00ff_00ff_00ff;
    bits = (bits | bits >> 8) & 0x0000_ffff_0000_ffff;
    (bits | bits >> 16) as u32
}

/// A square of the Z-order curve; both ends belong to it, since the last key of all has no successor.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct KeyRange {
    pub first: u64,
    pub last: u64,
}

impl KeyRange {
    /// The whole square.
    pub const ALL: Self = Self { first: 0, last: u64::MAX };

    /// The keys of a tile.
    pub fn of(tile: TileAddress) -> Self {
        let (x, y) = tile.column_row();
        Self::of_prefix(interleave(x, y), tile.zoom())
    }

    /// The keys that begin with the `2 * level` bits of `prefix`: a square of the grid of 2^level columns.
    pub fn of_prefix(prefix: u64, level: u8) -> Self {
        let free = 64 - 2 * u32::from(level.min(32));
        let rest = u64::MAX.checked_shr(64 - free).unwrap_or(0);
        Self {
            first: prefix.checked_shl(free).unwrap_or(0),
            last: prefix.checked_shl(free).unwrap_or(0) | rest,
        }
    }

    /// This range as prefixes of a grid, first and last.
    pub fn prefixes(self, level: u8) -> (u64, u64) {
        (prefix(self.first, level), prefix(self.last, level))
    }
}

/// The square of the grid of 2^level columns that holds a key: its first `2 * level` bits.
pub(super) fn prefix(key: u64, level: u8) -> u64 {
    key.checked_shr(64 - 2 * u32::from(level.min(32))).unwrap_or(0)
}

/// A rectangle of columns and rows, its edges included.
#[derive(Debug, Clone, Copy)]
pub(super) struct Window {
    west: u32,
    north: u32,
    east: u32,
    south: u32,
}

impl Window {
    /// The rectangle of `[west, south, east, north]` in degrees. Its edges are those of the keys they lie in, so
    /// that a point on an edge is always inside.
    pub fn new([west, south, east, north]: [f64; 4]) -> Self {
        let (west, north) = column_row(key_of(Coord { x: west, y: north }));
        let (east, south) = column_row(key_of(Coord { x: east, y: south }));
        Self { west, north, east, south }
    }

    pub fn contains(self, key: u64) -> bool {
        let (x, y) = column_row(key);
        self.west <= x && x <= self.east && self.north <= y && y <= self.south
    }

    /// Whether a square lies inside entirely, or not at all; `None` where it crosses an edge.
    pub fn covers(self, square: KeyRange) -> Option<bool> {
        let ((west, north), (east, south)) = (column_row(square.first), column_row(square.last));
        if east < self.west || self.east < west || south < self.north || self.south < north {
            Some(false)
        } else if self.west <= west && east <= self.east && self.north <= north && south <= self.south {
            Some(true)
        } else {
            None
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn the_world_ends_at_its_edges() {
        let at = |x, y| column_row(key_of(Coord { x, y }));
        assert_eq!(at(-180.0, 89.0), (0, 0));
        assert_eq!(at(180.0, -89.0), (u32::MAX, u32::MAX));
        assert_eq!(at(0.0, 0.0), (1 << 31, 1 << 31));
        assert_eq!(at(f64::NAN, f64::INFINITY), (0, 0));
        assert_eq!(KeyRange::of_prefix(0, 0), KeyRange::ALL);
        assert_eq!(KeyRange::of_prefix(u64::MAX, 32), KeyRange { first: u64::MAX, last: u64::MAX });
    }

    proptest! {
        #[test]
        fn a_key_is_read_back(x: u32, y: u32) {
            prop_assert_eq!(column_row(interleave(x, y)), (x, y));
        }

        #[test]
        fn a_key_lies_in_the_tile_of_its_point(lon in -180.0..180.0_f64, lat in -85.0..85.0_f64, z in 0_u8..=20) {
            let key = key_of(Coord { x: lon, y: lat });
            let back = lon_lat(key);
            prop_assert!((back.x - lon).abs() < 1e-7 && (back.y - lat).abs() < 1e-7);
            // Asked with the middle of the key's square, which no tile's edge crosses.
            let tile = KeyRange::of(TileAddress::containing(z, back));
            prop_assert!((tile.first..=tile.last).contains(&key));
        }

        #[test]
        fn a_window_knows_its_squares(key: u64, level in 0_u8..=32, corners: [u32; 4]) {
            let window = Window {
                west: corners[0].min(corners[1]), east: corners[0].max(corners[1]),
                north: corners[2].min(corners[3]), south: corners[2].max(corners[3]),
            };
            let square = KeyRange::of_prefix(prefix(key, level), level);
            prop_assert!((square.first..=square.last).contains(&key));
            if let Some(inside) = window.covers(square) {
                prop_assert_eq!(window.contains(key), inside);
            }
        }
    }
}
