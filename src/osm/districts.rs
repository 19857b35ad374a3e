//! Picks the districts of a community: city districts, starosta districts.
//! Settlements' own boundaries are not districts, and districts never overlap, so an address lies in one at most.

use std::collections::BTreeSet;

use geo::{Area as _, BoundingRect, Contains, InteriorPoint, Rect};
use rustc_hash::FxHashSet;

use crate::domain::gazetteer::District;

use super::{areas::Area, region::Region};

/// The districts of a community, or of the whole extract where none was chosen.
///
/// Inside a community: all administrative areas of a finer `admin_level` than its own that lie in it, coarser levels
/// first; a finer area inside one already taken is left out (city districts and starosta districts stand side by
/// side, quarters within a district do not count). In a whole extract: the finest level of which at least two areas
/// are whole.
pub(super) fn choose(
    areas: &[Area],
    community: Option<&Area>,
    settlements: &FxHashSet<String>,
) -> Vec<District> {
    let mut candidates: Vec<(&Area, u8)> = areas
        .iter()
        .filter(|area| area.complete && !settlements.contains(&area.osm_ref))
        .filter_map(|area| Some((area, area.level?)))
        .collect();
    match community {
        Some(community) => {
            let coarsest = community.level.unwrap_or(0);
            let Some(region) = Region::new(&community.boundary) else { return Vec::new() };
            candidates.retain(|(area, level)| *level > coarsest && is_inside(area, &region));
        }
        None => {
            let levels: BTreeSet<u8> = candidates.iter().map(|(_, level)| *level).collect();
            let count = |wanted: u8| candidates.iter().filter(|(_, level)| *level == wanted).count();
            let Some(finest) = levels.into_iter().rev().find(|level| count(*level) >= 2) else {
                return Vec::new();
            };
            candidates.retain(|(_, level)| *level == finest);
        }
    }
    candidates.sort_by(|(a, x), (b, y)| {
        x.cmp(y)
            .then(b.boundary.unsigned_area().total_cmp(&a.boundary.unsigned_area()))
            .then(a.osm_ref.cmp(&b.osm_ref))
    });
    let mut taken: Vec<&Area> = Vec::new();
    for (area, _) in candidates {
        let Some(inside) = area.boundary.interior_point() else { continue };
        if !taken.iter().any(|other| other.boundary.contains(&inside)) {
            taken.push(area);
        }
    }
    taken.sort_by(|a, b| a.name.cmp(&b.name).then_with(|| a.osm_ref.cmp(&b.osm_ref)));
    taken
        .into_iter()
        .map(|area| District {
            osm_ref: area.osm_ref.clone(),
            name: area.name.clone(),
            boundary: area.boundary.clone(),
        })
        .collect()
}

/// Does the area lie in the community without being all of it? Shared edges may differ by a hair.
fn is_inside(area: &Area, community: &Region) -> bool {
    const HAIR: f64 = 1e-3;
    let Some(bounds) = area.boundary.bounding_rect() else { return false };
    let (outer, inner) = (community.bounds(), bounds);
    let roomy = Rect::new(
        outer.min() - geo::Coord { x: HAIR, y: HAIR },
        outer.max() + geo::Coord { x: HAIR, y: HAIR },
    );
    roomy.contains(&inner)
        && area.boundary.unsigned_area() < 0.98 * community.size
        && area.boundary.interior_point().is_some_and(|inside| community.contains(inside.0))
}
