//! Puts settlements together from place nodes, place areas and administrative boundaries.
//! A settlement mapped as a node, an area and a boundary is one settlement with one centre, <https://wiki.openstreetmap.org/wiki/Key:place>.

use geo::{Area as _, Contains, InteriorPoint, Point};
use rustc_hash::{FxHashMap, FxHashSet};

use crate::domain::gazetteer::{Name, NameKind, Settlement, SettlementKind, main_name};

use super::{
    areas::{self, Area},
    geometry::mark,
    names::{self, fold},
    objects::osm_ref,
    pbf::{Data, Kind, Node},
    region::Region,
};

/// Coarsest `admin_level` that can be one settlement: cities of a state's rank, such as Kyiv.
const COARSEST_LEVEL: u8 = 4;

/// The settlements of a community.
#[derive(Debug, Default)]
pub(super) struct Settlements {
    /// Largest kind first, then by population and name.
    pub(super) list: Vec<Settlement>,
    /// Areas that are a settlement's own boundary, and so no district.
    pub(super) boundary_refs: FxHashSet<String>,
}

/// The settlements of the extract, or those of the chosen community.
pub(super) fn assemble(data: &Data, areas: &[Area], community: Option<&Area>) -> Settlements {
    let index = AreaIndex::new(areas);
    let mut settlements = Settlements::default();
    let mut taken: FxHashSet<usize> = FxHashSet::default();
    let mut nodes: Vec<(SettlementKind, &Node)> =
        data.nodes.iter().filter_map(|node| Some((areas::settlement_kind(&node.tags)?, node))).collect();
    nodes.sort_by_key(|(kind, node)| (*kind, node.id));
    for (kind, node) in nodes {
        let own = names::names(&node.tags);
        if own.is_empty() {
            continue;
        }
        let matching = index.of_node(node, &own);
        // A lesser node of the same name inside a settlement's own area is that settlement again.
        if matching.iter().any(|area| taken.contains(area)) {
            continue;
        }
        taken.extend(&matching);
        settlements.boundary_refs.extend(matching.iter().map(|area| areas[*area].osm_ref.clone()));
        let area = matching.first().map(|area| &areas[*area]);
        settlements.list.push(from_node(kind, node, own, area));
    }
    for (i, area) in areas.iter().enumerate() {
        let Some(kind) = area.place.filter(|_| area.complete && !taken.contains(&i)) else { continue };
        settlements.boundary_refs.insert(area.osm_ref.clone());
        // The same place mapped as an area twice (a way and a relation): the first one stands.
        let name = fold(main_name(&area.names));
        let twin = |known: &Settlement| {
            fold(main_name(&known.names)) == name && area.boundary.contains(&known.centre)
        };
        if !settlements.list.iter().any(twin) {
            settlements.list.extend(from_area(kind, area));
        }
    }
    if let Some(community) = community {
        settlements.list.retain(|settlement| belongs(settlement, community));
    }
    settlements.list.sort_by(|a, b| {
        let key = |s: &Settlement| (s.kind, std::cmp::Reverse(s.population.unwrap_or(0)));
        key(a)
            .cmp(&key(b))
            .then_with(|| main_name(&a.names).cmp(main_name(&b.names)))
            .then(a.osm_ref.cmp(&b.osm_ref))
    });
    settlements
}

/// Does the settlement belong to the community? Its centre lies inside, or the community is a part of it.
fn belongs(settlement: &Settlement, community: &Area) -> bool {
    community.boundary.contains(&settlement.centre)
        || settlement.boundary.as_ref().is_some_and(|area| {
            community.boundary.interior_point().is_some_and(|inside| area.contains(&inside))
                || area.interior_point().is_some_and(|inside| community.boundary.contains(&inside))
        })
}

fn from_node(kind: SettlementKind, node: &Node, mut all: Vec<Name>, area: Option<&Area>) -> Settlement {
    if let Some(area) = area {
        names::merge(&mut all, area.names.clone());
    }
    Settlement {
        osm_ref: osm_ref(Kind::Node, node.id),
        kind,
        names: all,
        district: None,
        centre: Point(node.coord),
        boundary: area.map(|area| area.boundary.clone()),
        population: areas::population(&node.tags).or_else(|| area.and_then(|area| area.population)),
    }
}

fn from_area(kind: SettlementKind, area: &Area) -> Option<Settlement> {
    Some(Settlement {
        osm_ref: area.osm_ref.clone(),
        kind,
        names: area.names.clone(),
        district: None,
        centre: mark(&area.boundary)?,
        boundary: Some(area.boundary.clone()),
        population: area.population,
    })
}

/// Finds the areas that are a place node's own.
struct AreaIndex<'a> {
    areas: &'a [Area],
    regions: Vec<Option<Region>>,
    by_name: FxHashMap<String, Vec<usize>>,
    by_centre: FxHashMap<i64, Vec<usize>>,
}

impl<'a> AreaIndex<'a> {
    fn new(areas: &'a [Area]) -> Self {
        let mut index = Self {
            areas,
            regions: areas.iter().map(|area| Region::new(&area.boundary)).collect(),
            by_name: FxHashMap::default(),
            by_centre: FxHashMap::default(),
        };
        for (i, area) in areas.iter().enumerate() {
            let is_city = area.level.is_none_or(|level| level >= COARSEST_LEVEL) || area.place.is_some();
            if !area.complete || !is_city {
                continue;
            }
            for name in own_names(&area.names) {
                index.by_name.entry(fold(name)).or_default().push(i);
            }
            for centre in &area.centres {
                index.by_centre.entry(*centre).or_default().push(i);
            }
        }
        index
    }

    /// The areas of the node's own name around it, and place areas that name it as their centre; place areas before
    /// administrative ones, smaller before larger. A community is called after its centre with other words around the
    /// name, so it is not mistaken for the settlement.
    fn of_node(&self, node: &Node, names: &[Name]) -> Vec<usize> {
        let contains =
            |i: &usize| self.regions[*i].as_ref().is_some_and(|region| region.contains(node.coord));
        let by_name = own_names(names)
            .filter_map(|name| self.by_name.get(&fold(name)))
            .flatten()
            .filter(|i| contains(i));
        let by_centre =
            self.by_centre.get(&node.id).into_iter().flatten().filter(|i| self.areas[**i].place.is_some());
        let mut found: Vec<usize> = by_name.chain(by_centre).copied().collect();
        found.sort_unstable();
        found.dedup();
        found.sort_by(|a, b| {
            let (a, b) = (&self.areas[*a], &self.areas[*b]);
            let size = |area: &Area| area.boundary.unsigned_area();
            a.place.is_none().cmp(&b.place.is_none()).then(size(a).total_cmp(&size(b)))
        });
        found
    }
}

/// The names by which a node and an area are recognised as the same place.
fn own_names(names: &[Name]) -> impl Iterator<Item = &str> {
    names
        .iter()
        .filter(|name| matches!(name.kind, NameKind::Main | NameKind::Ukrainian))
        .map(|name| name.text.as_str())
}
