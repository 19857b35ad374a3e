//! Tile addresses, their bounds, and the documents that describe tiles to a map: TileJSON and the style.
//! It does not read the database: the tiles themselves are made in `db::tile`.

pub mod address;
pub mod style;
pub mod tilejson;

pub use address::{TileAddress, project};
