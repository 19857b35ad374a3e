//! What each public place is in OpenStreetMap's terms.

use super::lots::Use;

/// Whether the tags go to the lot's ground (the building then is only a building) or to the building itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum On {
    /// The ground.
    Ground,
    /// The building.
    Building,
    /// Neither: blocks of flats are only buildings.
    Nothing,
}

/// Where the tags go, and the tags.
pub fn of(purpose: Use) -> (On, &'static [(&'static str, &'static str)]) {
    match purpose {
        Use::School => (On::Ground, &[("amenity", "school")]),
        Use::Kindergarten => (On::Ground, &[("amenity", "kindergarten")]),
        Use::Hospital => (On::Ground, &[("amenity", "hospital"), ("healthcare", "hospital")]),
        Use::Clinic => (On::Building, &[("amenity", "clinic"), ("healthcare", "clinic")]),
        Use::TownHall => (On::Building, &[("amenity", "townhall")]),
        Use::Office => (On::Building, &[("office", "government")]),
        Use::Culture => (On::Building, &[("amenity", "community_centre")]),
        Use::Church => (
            On::Building,
            &[("amenity", "place_of_worship"), ("religion", "christian"), ("denomination", "orthodox")],
        ),
        Use::Shop => (On::Building, &[("shop", "convenience")]),
        Use::Supermarket => (On::Building, &[("shop", "supermarket")]),
        Use::Pharmacy => (On::Building, &[("amenity", "pharmacy"), ("healthcare", "pharmacy")]),
        Use::Post => (On::Building, &[("amenity", "post_office")]),
        Use::Bank => (On::Building, &[("amenity", "bank")]),
        Use::Police => (On::Building, &[("amenity", "police")]),
        Use::Fire => (On::Building, &[("amenity", "fire_station")]),
        Use::Library => (On::Building, &[("amenity", "library")]),
        Use::Cafe => (On::Building, &[("amenity", "cafe")]),
        Use::Market => (On::Ground, &[("amenity", "marketplace")]),
        Use::Flats | Use::SmallFlats | Use::Station => (On::Nothing, &[]),
        Use::Stadium => (On::Ground, &[("leisure", "pitch"), ("sport", "soccer")]),
        Use::Playground => (On::Ground, &[("leisure", "playground")]),
        Use::Park => (On::Ground, &[("leisure", "park")]),
        Use::Plaza => {
            (On::Ground, &[("highway", "pedestrian"), ("area", "yes"), ("surface", "paving_stones")])
        }
        Use::Square => (On::Ground, &[("leisure", "garden")]),
        Use::Fuel => (On::Ground, &[("amenity", "fuel")]),
        Use::Cemetery => (On::Ground, &[("landuse", "cemetery")]),
        Use::Works | Use::Elevator => (On::Ground, &[("landuse", "industrial")]),
        Use::Garages => (On::Ground, &[("landuse", "garages")]),
    }
}
