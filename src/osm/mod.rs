//! Reads an OpenStreetMap extract (`.osm.pbf`) into an [`Extract`]: the community's gazetteer and the base map's
//! features. It knows nothing of the database and draws no tiles; every rule of tagging it follows is cited where it
//! is applied.

mod areas;
mod community;
mod districts;
mod error;
mod extract;
mod geometry;
mod houses;
mod interpolation;
mod lines;
mod locator;
mod multipolygon;
mod names;
mod numbers;
mod objects;
mod pbf;
mod poi_kinds;
mod pois;
mod progress;
mod region;
mod settlements;
mod shortbread;
mod street_index;
mod streets;
mod tags;
#[cfg(test)]
mod tests;

use std::path::Path;

use geo::{BoundingRect, MultiPoint};

pub use error::{Candidate, ReadError};
pub use extract::{Community, Extract, Feature};
pub use progress::{Phase, Progress};

use crate::domain::gazetteer::{Gazetteer, House, Settlement};

/// Reads the extract at `path` for one community.
///
/// `community` names its boundary: a name, an OpenStreetMap relation (`123`, `r123`) or way (`w123`), or a KATOTTG
/// code. Without it the whole extract is the community. The gazetteer holds what lies inside the boundary; the base
/// map's features are those of the whole extract. The result does not depend on anything but the file: the same file
/// gives the same extract in the same order.
///
/// # Errors
/// When the file cannot be read, holds no addresses, or the boundary cannot be told from what was asked for.
pub fn read(path: &Path, community: Option<&str>, progress: &dyn Fn(Progress)) -> Result<Extract, ReadError> {
    let data = pbf::read(path, progress)?;
    progress(Progress::new(Phase::Areas, 0.0));
    let areas = areas::collect(&data);
    let chosen = community::choose(&areas, community)?;
    let mut settlements = settlements::assemble(&data, &areas, chosen);
    let districts = districts::choose(&areas, chosen, &settlements.boundary_refs);
    progress(Progress::new(Phase::Gazetteer, 0.0));
    let locator = locator::Locator::new(&settlements.list, &districts, chosen.map(|area| &area.boundary));
    for settlement in &mut settlements.list {
        settlement.district = locator.district(settlement.centre);
    }
    let mut streets = streets::join(&data, &locator);
    progress(Progress::new(Phase::Gazetteer, 0.3));
    let houses = houses::collect(&data, &locator, &mut streets);
    if houses.is_empty() {
        return Err(ReadError::NoAddresses {
            path: path.to_owned(),
            community: chosen.map(|area| area.name.clone()),
        });
    }
    let (streets, houses) = streets.finish(houses);
    progress(Progress::new(Phase::Gazetteer, 0.8));
    let pois = pois::collect(&data, &locator);
    progress(Progress::new(Phase::BaseMap, 0.0));
    let features = shortbread::features(&data, &areas, &settlements.boundary_refs, progress);
    progress(Progress::new(Phase::BaseMap, 1.0));

    let community = describe(chosen, &settlements.list, &houses, &data);
    let gazetteer = Gazetteer { districts, settlements: settlements.list, streets, houses, pois };
    Ok(Extract { community, gazetteer, features })
}

/// The community as chosen, or as the extract suggests: the name of its largest settlement, and its header's bounds or
/// those of its houses (nodes of a whole oblast's boundary may be in the extract of one town).
fn describe(
    chosen: Option<&areas::Area>,
    settlements: &[Settlement],
    houses: &[House],
    data: &pbf::Data,
) -> Community {
    let timestamp = data.timestamp;
    match chosen {
        Some(area) => Community {
            name: area.name.clone(),
            osm_ref: Some(area.osm_ref.clone()),
            katottg: area.katottg.clone(),
            bounds: area.boundary.bounding_rect(),
            boundary: Some(area.boundary.clone()),
            timestamp,
        },
        None => Community {
            name: settlements
                .first()
                .map(|largest| names::shown(&largest.names).to_owned())
                .unwrap_or_default(),
            bounds: data.bounds.or_else(|| {
                houses.iter().map(|house| house.point).collect::<MultiPoint<f64>>().bounding_rect()
            }),
            timestamp,
            ..Community::default()
        },
    }
}
