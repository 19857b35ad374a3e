//! The administrative areas and place areas of an extract: what communities, districts and settlements are made of.
//! <https://wiki.openstreetmap.org/wiki/Tag:boundary%3Dadministrative>; which of them matter is decided elsewhere.

use geo::MultiPolygon;

use crate::domain::gazetteer::{Name, SettlementKind};

use super::{
    multipolygon,
    names::{label, names},
    objects::{osm_ref, relation_area},
    pbf::{Data, Kind},
    tags::Tags,
};

/// An administrative area or the area of a place.
#[derive(Debug)]
pub(super) struct Area {
    pub(super) osm_ref: String,
    /// What the map writes.
    pub(super) name: String,
    pub(super) names: Vec<Name>,
    /// `admin_level`, for administrative areas.
    pub(super) level: Option<u8>,
    /// `place`, where it is a settlement.
    pub(super) place: Option<SettlementKind>,
    /// KATOTTG code.
    pub(super) katottg: Option<String>,
    pub(super) population: Option<u32>,
    /// Nodes with the role `label` or `admin_centre`.
    pub(super) centres: Vec<i64>,
    pub(super) boundary: MultiPolygon<f64>,
    /// False where the extract lacks some of its line; then the boundary is not to be trusted.
    pub(super) complete: bool,
}

/// All named areas, relations first, by id.
pub(super) fn collect(data: &Data) -> Vec<Area> {
    let relations = data
        .relations
        .iter()
        .filter(|relation| relation.tags.is("type", &["boundary", "multipolygon"]))
        .filter_map(|relation| {
            let mut area = described(osm_ref(Kind::Relation, relation.id), &relation.tags)?;
            (area.boundary, area.complete) = relation_area(data, relation);
            let is_centre = |role: &str| matches!(role, "label" | "admin_centre" | "admin_center");
            let centres = relation.members.iter().filter(|m| m.kind == Kind::Node && is_centre(&m.role));
            area.centres = centres.map(|member| member.id).collect();
            Some(area)
        });
    let ways = data.ways.iter().filter(|way| way.is_closed()).filter_map(|way| {
        let mut area = described(osm_ref(Kind::Way, way.id), &way.tags)?;
        area.boundary = multipolygon::from_ring(&way.nodes, &data.coordinates);
        area.complete = !area.boundary.0.is_empty();
        Some(area)
    });
    relations.chain(ways).collect()
}

/// An area by its tags, still without its boundary; none where it is neither administrative nor a settlement.
fn described(osm_ref: String, tags: &Tags) -> Option<Area> {
    let level = tags.get("admin_level").filter(|_| tags.is("boundary", &["administrative"]));
    let level = level.and_then(|level| level.parse().ok());
    let place = settlement_kind(tags);
    if level.is_none() && place.is_none() {
        return None;
    }
    Some(Area {
        osm_ref,
        name: label(tags)?.to_owned(),
        names: names(tags),
        level,
        place,
        katottg: katottg(tags).map(str::to_owned),
        population: population(tags),
        centres: Vec::new(),
        boundary: MultiPolygon(Vec::new()),
        complete: false,
    })
}

/// The kind of settlement a `place` is, <https://wiki.openstreetmap.org/wiki/Key:place>.
pub(super) fn settlement_kind(tags: &Tags) -> Option<SettlementKind> {
    match tags.get("place")? {
        "city" => Some(SettlementKind::City),
        "town" => Some(SettlementKind::Town),
        "village" => Some(SettlementKind::Village),
        "hamlet" | "isolated_dwelling" => Some(SettlementKind::Hamlet),
        _ => None,
    }
}

/// `population`, which people also write as `1 234` or `1,234`.
pub(super) fn population(tags: &Tags) -> Option<u32> {
    let digits: String =
        tags.get("population")?.chars().filter(|c| !matches!(c, ' ' | ',' | '\u{a0}')).collect();
    digits.parse().ok()
}

/// The KATOTTG code: `katotth` in OpenStreetMap, with the spellings other data sets use as a fallback.
fn katottg(tags: &Tags) -> Option<&str> {
    ["katotth", "ref:katotth", "katottg", "ref:katottg", "KATOTTG"].iter().find_map(|key| tags.get(key))
}
