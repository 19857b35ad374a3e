//! The gazetteer: the settlements, streets, houses and points of interest an address is made of.
//! It is plain data: `osm` fills it, `db` stores it, `geocoder` searches it; it knows no query and no database.

use geo::{MultiLineString, MultiPolygon, Point};
use serde::{Deserialize, Serialize};

/// Everything addresses are resolved against, for one community. References between the vectors are
/// indices into them (`u32`), and those indices are the database ids of one import.
#[derive(Debug, Clone, Default)]
pub struct Gazetteer {
    /// Administrative areas inside the community: city districts, starosta districts.
    pub districts: Vec<District>,
    /// Cities, towns, villages, hamlets.
    pub settlements: Vec<Settlement>,
    /// Named highways, joined per settlement.
    pub streets: Vec<Street>,
    /// House numbers.
    pub houses: Vec<House>,
    /// Schools, hospitals, shops, stops and other places people navigate by.
    pub pois: Vec<Poi>,
}

/// One name of an object and what kind of name it is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Name {
    /// Which of the object's names this is.
    pub kind: NameKind,
    /// The name as mapped, e.g. `вулиця Шевченка`.
    pub text: String,
}

/// Where a name comes from, by its OpenStreetMap key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum NameKind {
    /// `name`: what the sign says today.
    Main,
    /// `name:uk`, where it differs from `name`.
    Ukrainian,
    /// `name:ru`.
    Russian,
    /// `name:en`, `int_name`.
    English,
    /// `old_name`, `old_name:*`, `was:name`: what people may still say.
    Old,
    /// `alt_name`, `loc_name`, `short_name`, `name:*` of other languages.
    Alternative,
    /// `official_name`.
    Official,
}

/// An administrative area inside the community.
#[derive(Debug, Clone)]
pub struct District {
    /// OpenStreetMap relation (`r123`) or way (`w123`): stable across imports.
    pub osm_ref: String,
    /// Name as mapped.
    pub name: String,
    /// Boundary, degrees, lon before lat.
    pub boundary: MultiPolygon<f64>,
}

/// A populated place.
#[derive(Debug, Clone)]
pub struct Settlement {
    /// OpenStreetMap object, e.g. `n123`.
    pub osm_ref: String,
    /// How large it is, by the value of `place`.
    pub kind: SettlementKind,
    /// All names; the first is the main one.
    pub names: Vec<Name>,
    /// District it lies in.
    pub district: Option<u32>,
    /// Where its label stands, degrees, lon before lat.
    pub centre: Point<f64>,
    /// Its area where the extract has one.
    pub boundary: Option<MultiPolygon<f64>>,
    /// `population`, where mapped.
    pub population: Option<u32>,
}

/// The values of OpenStreetMap's `place` that hold addresses, largest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum SettlementKind {
    /// `city`: місто.
    City,
    /// `town`: місто, селище.
    Town,
    /// `village`: село.
    Village,
    /// `hamlet`, `isolated_dwelling`: хутір.
    Hamlet,
}

/// One street of one settlement: all highways of that name joined.
#[derive(Debug, Clone)]
pub struct Street {
    /// All names; the first is the main one.
    pub names: Vec<Name>,
    /// Settlement it belongs to.
    pub settlement: Option<u32>,
    /// Centre lines, degrees, lon before lat. Empty for a street known from house numbers alone.
    pub lines: MultiLineString<f64>,
}

/// A house number at a point.
#[derive(Debug, Clone)]
pub struct House {
    /// Number as mapped: `12`, `12А`, `12/3`, `12 к2`.
    pub number: String,
    /// Street it stands on; `None` for villages numbered without streets (`addr:place`).
    pub street: Option<u32>,
    /// Settlement it stands in, by point in polygon.
    pub settlement: Option<u32>,
    /// District it stands in, by point in polygon.
    pub district: Option<u32>,
    /// Address node, or the centroid of the building; degrees, lon before lat.
    pub point: Point<f64>,
    /// Placed between two mapped numbers by an `addr:interpolation` way.
    pub interpolated: bool,
}

/// A point of interest people name instead of an address.
#[derive(Debug, Clone)]
pub struct Poi {
    /// Kind by its OpenStreetMap value: `school`, `kindergarten`, `hospital`, `bus_stop`, `shop`…
    pub kind: String,
    /// All names; the first is the main one.
    pub names: Vec<Name>,
    /// Its number, from `ref` or the name: the 7 of «Школа № 7».
    pub number: Option<u32>,
    /// Settlement it stands in.
    pub settlement: Option<u32>,
    /// District it stands in.
    pub district: Option<u32>,
    /// Where it is, degrees, lon before lat.
    pub point: Point<f64>,
}

/// The main name in a list of names, or an empty text where there is none.
#[must_use]
pub fn main_name(names: &[Name]) -> &str {
    names.first().map_or("", |name| &name.text)
}
