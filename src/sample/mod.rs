//! A made-up community of Mezhova's kind: a town, six villages, their streets, houses and a year of requests.
//! It is drawn from a fixed seed, the same on every machine, and knows nothing of the map it is imported into.

mod addresses;
mod borders;
mod buildings;
mod community;
mod contour;
mod curve;
mod draw_country;
mod draw_places;
mod export;
mod ground;
mod index;
mod land;
mod lot_list;
mod lots;
mod map;
mod names;
mod network;
mod numbers;
mod pbf;
mod phrases;
mod places;
mod plan;
mod plan_town;
mod plan_villages;
mod plane;
mod progress;
mod proto;
mod requests;
mod rng;
mod roads;
mod services;
mod shape;
mod stops;
mod tagging;
mod terrain;
#[cfg(test)]
mod tests;

use std::io::{self, Write};

use community::Community;
use places::Places;

pub use borders::COMMUNITY;
pub use services::{EXECUTORS, SERVICES, SampleService};

/// Writes the community as OpenStreetMap PBF.
///
/// # Errors
/// Whatever writing returns.
pub fn extract(out: &mut impl Write) -> io::Result<()> {
    pbf::write(&draw(&Community::new()), out)
}

/// Writes the community and copies of it beside each other, `copies` in all, for tests of load.
///
/// # Errors
/// Whatever writing returns.
pub fn extract_repeated(copies: u32, out: &mut impl Write) -> io::Result<()> {
    pbf::write(&draw(&Community::new()).repeated(copies), out)
}

/// Writes a year of requests as a contact centre's CSV export: `;` between columns, Ukrainian headers, UTF-8.
///
/// # Errors
/// Whatever writing returns.
pub fn requests(out: &mut impl Write) -> io::Result<()> {
    export::requests(&requests::year(&Places::of(&Community::new())), out)
}

/// Writes where the requests truly are, as CSV with the columns `number;lon;lat;level`, for tests of the geocoder.
///
/// # Errors
/// Whatever writing returns.
pub fn truth(out: &mut impl Write) -> io::Result<()> {
    export::truth(&requests::year(&Places::of(&Community::new())), out)
}

fn draw(community: &Community) -> map::Map {
    let mut map = map::Map::default();
    let surroundings = community.surroundings();
    draw_places::settlements(&mut map, &surroundings);
    draw_country::land(&mut map, &surroundings);
    draw_country::water(&mut map, community);
    draw_country::network(&mut map, community);
    draw_places::lots(&mut map, community);
    draw_places::buildings(&mut map, community);
    draw_places::stops(&mut map, community);
    map
}
