//! Which tagged objects are places people navigate by, and what kind of place each is.
//! <https://wiki.openstreetmap.org/wiki/Map_features>; what the base map draws as a symbol is Shortbread's list, not this one.

use super::tags::Tags;

/// Keys whose values are kinds by themselves.
const KINDS: &[(&str, &[&str])] = &[
    (
        "amenity",
        &[
            "school",
            "kindergarten",
            "college",
            "university",
            "music_school",
            "library",
            "hospital",
            "clinic",
            "doctors",
            "dentist",
            "pharmacy",
            "veterinary",
            "nursing_home",
            "social_facility",
            "marketplace",
            "townhall",
            "courthouse",
            "community_centre",
            "arts_centre",
            "theatre",
            "cinema",
            "police",
            "fire_station",
            "prison",
            "post_office",
            "bank",
            "fuel",
            "place_of_worship",
            "monastery",
            "bus_station",
            "ferry_terminal",
            "cafe",
            "restaurant",
            "fast_food",
            "bar",
            "pub",
            "public_bath",
            "car_wash",
            "grave_yard",
            "parking",
            "embassy",
            "crematorium",
            "fountain",
            "public_building",
            "childcare",
            "driving_school",
        ],
    ),
    ("healthcare", &["hospital", "clinic", "doctor", "centre", "laboratory", "pharmacy", "dentist"]),
    ("shop", &["supermarket", "mall", "department_store", "convenience", "kiosk"]),
    ("tourism", &["hotel", "hostel", "motel", "guest_house", "museum", "attraction", "zoo", "gallery"]),
    (
        "leisure",
        &["park", "garden", "stadium", "sports_centre", "swimming_pool", "playground", "pitch", "ice_rink"],
    ),
    ("railway", &["station", "halt", "tram_stop", "subway_entrance"]),
    ("aeroway", &["aerodrome", "terminal"]),
    ("landuse", &["cemetery", "industrial", "allotments", "garages", "military"]),
    ("historic", &["monument", "memorial", "castle", "manor", "ruins"]),
    ("man_made", &["bridge", "works", "water_tower", "wastewater_plant", "water_works", "tower", "pier"]),
    ("office", &["government", "administrative", "notary", "lawyer", "employment_agency", "diplomatic"]),
    ("place", &["suburb", "quarter", "neighbourhood", "locality", "island"]),
    ("natural", &["beach", "spring"]),
];

/// The kind of place these tags describe; none where people would not navigate by it.
pub(super) fn kind(tags: &Tags) -> Option<&'static str> {
    if tags.is("highway", &["bus_stop"])
        || (tags.is("public_transport", &["platform"]) && tags.get("railway").is_none())
    {
        return Some("bus_stop");
    }
    let known = KINDS.iter().find_map(|(key, values)| tags.among(key, values));
    known.or_else(|| tags.get("shop").filter(|shop| !matches!(*shop, "no" | "vacant")).map(|_| "shop"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds_by_tags() {
        assert_eq!(kind(&Tags::of(&[("amenity", "school"), ("building", "yes")])), Some("school"));
        assert_eq!(kind(&Tags::of(&[("highway", "bus_stop")])), Some("bus_stop"));
        assert_eq!(kind(&Tags::of(&[("shop", "hardware")])), Some("shop"));
        assert_eq!(kind(&Tags::of(&[("amenity", "bench")])), None);
    }
}
