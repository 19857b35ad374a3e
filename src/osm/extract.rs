//! What one OpenStreetMap extract holds for us, as plain data: the result of [`super::read`].

use geo::{Geometry, MultiPolygon, Rect};

use crate::domain::gazetteer::Gazetteer;

/// One extract, read and joined, ready to be stored. All coordinates are degrees, lon before lat.
#[derive(Debug, Clone, Default)]
pub struct Extract {
    /// The community whose map this is.
    pub community: Community,
    /// Districts, settlements, streets, houses and points of interest inside the community.
    pub gazetteer: Gazetteer,
    /// Base-map features of the whole extract, community or not.
    pub features: Vec<Feature>,
}

/// The community the map is of.
#[derive(Debug, Clone, Default)]
pub struct Community {
    /// Its name as mapped; the largest settlement's where no boundary was chosen.
    pub name: String,
    /// OpenStreetMap relation or way of its boundary (`r123`, `w123`); none for a whole extract.
    pub osm_ref: Option<String>,
    /// KATOTTG code, where mapped.
    pub katottg: Option<String>,
    /// Its boundary; none for a whole extract.
    pub boundary: Option<MultiPolygon<f64>>,
    /// What the map opens on: the boundary's bounds or the extract's.
    pub bounds: Option<Rect<f64>>,
    /// When the extract was cut (`osmosis_replication_timestamp`), seconds since 1970.
    pub timestamp: Option<i64>,
}

/// One feature of the base map in the Shortbread schema (<https://shortbread-tiles.org/schema/1.0/>).
#[derive(Debug, Clone)]
pub struct Feature {
    /// Shortbread layer, e.g. `streets`.
    pub layer: &'static str,
    /// Lowest zoom at which the feature is drawn, 0 to 14.
    pub min_zoom: u8,
    /// The layer's properties by Shortbread's names, e.g. `{"kind":"residential","name":"вулиця Миру"}`.
    pub properties: serde_json::Map<String, serde_json::Value>,
    /// Point, (Multi)LineString or (Multi)Polygon.
    pub geometry: Geometry<f64>,
}
