//! Tells in which settlement and district a point lies, and whether it is the community's at all.
//! By point in polygon where areas are mapped; near a settlement's centre where they are not.

use geo::{BoundingRect, Coord, MultiPolygon, Point};
use rstar::{
    AABB, RTree,
    primitives::{GeomWithData, Rectangle},
};
use rustc_hash::FxHashMap;

use crate::domain::gazetteer::{District, Settlement, SettlementKind};

use super::{geometry::metres, names::fold, region::Region};

/// How far beyond its mapped edge a settlement still counts as the one a house belongs to, metres.
const OUTSKIRTS: f64 = 1_000.0;

/// How far from a settlement's centre its `addr:city` is believed, metres.
const CITY_REACH: f64 = 30_000.0;

type Boxed = GeomWithData<Rectangle<[f64; 2]>, u32>;

/// Answers where a point lies.
#[derive(Debug)]
pub(super) struct Locator {
    community: Option<Region>,
    settlements: Vec<Place>,
    settlement_tree: RTree<Boxed>,
    districts: Vec<Region>,
    by_name: FxHashMap<String, Vec<u32>>,
}

#[derive(Debug)]
struct Place {
    centre: Coord<f64>,
    kind: SettlementKind,
    region: Option<Region>,
}

impl Locator {
    pub(super) fn new(
        list: &[Settlement],
        districts: &[District],
        community: Option<&MultiPolygon<f64>>,
    ) -> Self {
        let mut by_name: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (i, settlement) in (0u32..).zip(list) {
            for name in &settlement.names {
                let same = by_name.entry(fold(&name.text)).or_default();
                if same.last() != Some(&i) {
                    same.push(i);
                }
            }
        }
        let boxed = (0u32..).zip(list).filter_map(|(i, settlement)| {
            let bounds = settlement.boundary.as_ref()?.bounding_rect()?;
            let corners = (bounds.min(), bounds.max());
            Some(Boxed::new(
                Rectangle::from_corners([corners.0.x, corners.0.y], [corners.1.x, corners.1.y]),
                i,
            ))
        });
        Self {
            community: community.and_then(Region::new),
            settlement_tree: RTree::bulk_load(boxed.collect()),
            settlements: list
                .iter()
                .map(|settlement| Place {
                    centre: settlement.centre.0,
                    kind: settlement.kind,
                    region: settlement.boundary.as_ref().and_then(Region::new),
                })
                .collect(),
            districts: districts.iter().filter_map(|district| Region::new(&district.boundary)).collect(),
            by_name,
        }
    }

    /// Is the point the community's? Every point is where the whole extract is.
    pub(super) fn is_inside(&self, point: Point<f64>) -> bool {
        self.community.as_ref().is_none_or(|region| region.contains(point.0))
    }

    /// The district a point lies in.
    pub(super) fn district(&self, point: Point<f64>) -> Option<u32> {
        self.districts.iter().position(|region| region.contains(point.0)).map(|i| i as u32)
    }

    /// The settlement a point lies in: the smallest area around it. Outside every area, of the settlements without
    /// one the nearest centre weighed by how far such a settlement reaches; else the settlement at whose edge it is.
    pub(super) fn settlement(&self, point: Point<f64>) -> Option<u32> {
        let around =
            self.settlement_tree.locate_in_envelope_intersecting(AABB::from_point([point.x(), point.y()]));
        let size =
            |i: u32| self.settlements[i as usize].region.as_ref().map_or(f64::INFINITY, |region| region.size);
        let containing = around.map(|boxed| boxed.data).filter(|i| {
            self.settlements[*i as usize].region.as_ref().is_some_and(|region| region.contains(point.0))
        });
        containing
            .min_by(|a, b| size(*a).total_cmp(&size(*b)).then(a.cmp(b)))
            .or_else(|| self.nearest_centre(point.0))
            .or_else(|| self.nearest_edge(point.0))
    }

    /// The settlement an address names by `addr:city`, near the point; it wins over the polygon, because houses
    /// outside a settlement are tagged with the one whose post office serves them.
    pub(super) fn named(&self, name: &str, point: Point<f64>) -> Option<u32> {
        let away = |i: u32| metres(self.settlements[i as usize].centre, point.0);
        let same = self.by_name.get(&fold(name))?.iter().copied().map(|i| (away(i), i));
        same.filter(|(distance, _)| *distance < CITY_REACH).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i)
    }

    fn nearest_centre(&self, p: Coord<f64>) -> Option<u32> {
        let near = (0u32..).zip(&self.settlements).filter(|(_, place)| place.region.is_none());
        let weighed = near.map(|(i, place)| (metres(place.centre, p) / reach(place.kind), i));
        weighed.filter(|(share, _)| *share <= 1.0).min_by(|a, b| a.0.total_cmp(&b.0)).map(|(_, i)| i)
    }

    fn nearest_edge(&self, p: Coord<f64>) -> Option<u32> {
        let (dy, dx) = (OUTSKIRTS / 111_000.0, OUTSKIRTS / 111_000.0 / p.y.to_radians().cos().max(0.1));
        let window = AABB::from_corners([p.x - dx, p.y - dy], [p.x + dx, p.y + dy]);
        let near = self.settlement_tree.locate_in_envelope_intersecting(window).filter_map(|boxed| {
            let region = self.settlements[boxed.data as usize].region.as_ref()?;
            Some((region.metres_to_edge(p), boxed.data))
        });
        near.filter(|(distance, _)| *distance <= OUTSKIRTS)
            .min_by(|a, b| a.0.total_cmp(&b.0).then(a.1.cmp(&b.1)))
            .map(|(_, i)| i)
    }
}

/// How far from its centre a settlement without a mapped area reaches, metres.
fn reach(kind: SettlementKind) -> f64 {
    match kind {
        SettlementKind::City => 15_000.0,
        SettlementKind::Town => 6_000.0,
        SettlementKind::Village => 3_000.0,
        SettlementKind::Hamlet => 1_500.0,
    }
}
