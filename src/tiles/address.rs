//! Where a tile is: the XYZ scheme over Web Mercator (EPSG:3857), as in the Mapbox Vector Tile world.

use geo::{Coord, Rect};

/// Half the width of the Web Mercator square in metres: π times the radius of EPSG:3857's sphere.
pub const HALF_WORLD: f64 = std::f64::consts::PI * 6_378_137.0;
/// The highest zoom served; beyond it a map enlarges.
pub const MAX_ZOOM: u8 = 20;

/// One tile: zoom, column from the west, row from the north.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct TileAddress {
    z: u8,
    x: u32,
    y: u32,
}

/// A tile that does not exist.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum TileError {
    /// Zoom above [`MAX_ZOOM`].
    #[error("zoom {0} is out of range: 0 to {MAX_ZOOM}")]
    Zoom(u8),
    /// Column or row outside the zoom's square.
    #[error("tile {z}/{x}/{y} is out of range: x and y are 0 to {} at zoom {z}", (1_u64 << z) - 1)]
    Position {
        /// Zoom.
        z: u8,
        /// Column asked for.
        x: u32,
        /// Row asked for.
        y: u32,
    },
}

impl TileAddress {
    /// The tile of zoom 0.
    pub const WORLD: Self = Self { z: 0, x: 0, y: 0 };

    /// The tile at a zoom, column and row.
    ///
    /// # Errors
    /// The zoom is above [`MAX_ZOOM`], or the zoom has no such column or row.
    pub fn new(z: u8, x: u32, y: u32) -> Result<Self, TileError> {
        if z > MAX_ZOOM {
            return Err(TileError::Zoom(z));
        }
        if x >> z != 0 || y >> z != 0 {
            return Err(TileError::Position { z, x, y });
        }
        Ok(Self { z, x, y })
    }

    /// Zoom level, 0 to [`MAX_ZOOM`].
    #[must_use]
    pub fn zoom(self) -> u8 {
        self.z
    }

    /// Column from the west and row from the north.
    #[must_use]
    pub fn column_row(self) -> (u32, u32) {
        (self.x, self.y)
    }

    /// Width and height in metres of Web Mercator.
    #[must_use]
    pub fn size(self) -> f64 {
        2.0 * HALF_WORLD / f64::from(1_u32 << self.z)
    }

    /// Bounds in metres of Web Mercator.
    #[must_use]
    pub fn bounds(self) -> Rect<f64> {
        let size = self.size();
        let west = f64::from(self.x) * size - HALF_WORLD;
        let north = HALF_WORLD - f64::from(self.y) * size;
        Rect::new((west, north - size), (west + size, north))
    }

    /// The tile of a zoom that holds a point of degrees, lon before lat.
    #[must_use]
    pub fn containing(z: u8, lon_lat: Coord<f64>) -> Self {
        let z = z.min(MAX_ZOOM);
        let size = 2.0 * HALF_WORLD / f64::from(1_u32 << z);
        let at = project(lon_lat);
        let last = (1_u32 << z) - 1;
        // `as` saturates: a point outside the square falls into the tile at its edge.
        let x = (((at.x + HALF_WORLD) / size) as u32).min(last);
        let y = (((HALF_WORLD - at.y) / size) as u32).min(last);
        Self { z, x, y }
    }
}

/// Web Mercator metres of a point of degrees, lon before lat (EPSG:3857, IOGP Guidance Note 7-2 §3.2.1.2,
/// "Popular Visualisation Pseudo-Mercator"). Latitudes are cut where the square ends, at ±85.06°.
#[must_use]
pub fn project(lon_lat: Coord<f64>) -> Coord<f64> {
    let lat = lon_lat.y.clamp(-85.051_128_779_806_6, 85.051_128_779_806_6).to_radians();
    Coord { x: lon_lat.x / 180.0 * HALF_WORLD, y: lat.tan().asinh() * 6_378_137.0 }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn tiles_outside_the_square_do_not_exist() {
        assert_eq!(TileAddress::new(21, 0, 0), Err(TileError::Zoom(21)));
        assert!(TileAddress::new(2, 4, 0).is_err());
        assert!(TileAddress::new(2, 3, 4).is_err());
        assert!(TileAddress::new(2, 3, 3).is_ok());
        assert!(TileAddress::new(0, u32::MAX, 0).is_err());
    }

    #[test]
    fn kyiv_is_where_openstreetmap_says() {
        // https://wiki.openstreetmap.org/wiki/Slippy_map_tilenames for 50.4501 N, 30.5234 E
        let tile = TileAddress::containing(12, Coord { x: 30.5234, y: 50.4501 });
        assert_eq!(tile, TileAddress::new(12, 2395, 1381).unwrap());
    }

    proptest! {
        #[test]
        fn a_point_lies_in_the_tile_that_contains_it(lon in -180.0..180.0, lat in -85.0..85.0, z in 0_u8..=20) {
            let bounds = TileAddress::containing(z, Coord { x: lon, y: lat }).bounds();
            let at = project(Coord { x: lon, y: lat });
            prop_assert!(bounds.min().x <= at.x + 1e-6 && at.x <= bounds.max().x + 1e-6);
            prop_assert!(bounds.min().y <= at.y + 1e-6 && at.y <= bounds.max().y + 1e-6);
        }
    }
}
