//! What the geocoder answers: a point, how exact it is, and how sure the geocoder is of it.

use geo::Point;
use serde::{Deserialize, Serialize};

/// From this confidence on an address may be placed on the map without a person looking at it.
pub const AUTOMATIC_THRESHOLD: f64 = 0.8;

/// What the point of an answer stands for, most exact first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum MatchLevel {
    /// The very point, typed as coordinates or a Plus Code; the label names what is nearest.
    Coordinates,
    /// The very house number.
    House,
    /// A house of the same number with another letter, fraction or block.
    NearNumber,
    /// Between or beside known numbers of the same side of the street.
    Interpolated,
    /// Where two streets meet.
    Intersection,
    /// A school, a shop or another place named in the address.
    Poi,
    /// Where a person placed the same words before; not itself a mapped thing.
    Alias,
    /// The middle of the street.
    Street,
    /// The middle of the settlement.
    Settlement,
}

impl MatchLevel {
    /// Its name in every interface.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Coordinates => "coordinates",
            Self::House => "house",
            Self::NearNumber => "near_number",
            Self::Interpolated => "interpolated",
            Self::Intersection => "intersection",
            Self::Poi => "poi",
            Self::Alias => "alias",
            Self::Street => "street",
            Self::Settlement => "settlement",
        }
    }
}

/// One place an address may mean.
#[derive(Debug, Clone, PartialEq)]
pub struct Answer {
    /// The full address, `вулиця Шевченка, 12, Вишневоде`.
    pub label: String,
    /// The same with no more of a house number than the map has: what was typed beyond it (`4/77`) may be a flat.
    pub mapped_label: String,
    /// The same without the house number, for places that are shown to the public only roughly.
    pub street_label: String,
    /// Where it is, degrees, lon before lat.
    pub point: Point<f64>,
    /// What the point stands for.
    pub match_level: MatchLevel,
    /// How likely this answer is the right one, 0 to 1; see [`AUTOMATIC_THRESHOLD`].
    pub confidence: f64,
    /// How far the true place may lie from the point, metres.
    pub accuracy_m: f64,
    /// House number as mapped; as asked where the house is not mapped.
    pub house_number: Option<String>,
    /// Street with its type, under its present name.
    pub street: Option<String>,
    /// Settlement.
    pub settlement: Option<String>,
    /// District, an index into the gazetteer's districts.
    pub district: Option<u32>,
    /// The name the query matched, where it is not the present one: an old or a foreign name.
    pub matched_name: Option<String>,
    /// Distance from the asked point, metres; reverse geocoding only.
    pub distance_m: Option<f64>,
}
