//! Tile addresses, their bounds, how vector tiles are written, and the documents that describe them to a map: TileJSON and
//! the style. It knows no requests: their tiles are filled by `index`, those of the base map by the database.

pub mod address;
pub mod mvt;
pub mod style;
pub mod tilejson;

pub use address::{TileAddress, project};
