//! Layers `pois`, `public_transport` and `addresses`: symbols and house numbers.
//! Which values the layer `pois` has is the schema's list, with its slips of spelling mended.

use crate::osm::tags::Tags;

use super::{DEEPEST, Drawn, properties::Properties};

/// Values of the layer `pois` by key.
const POIS: &[(&str, &[&str])] = &[
    (
        "amenity",
        &[
            "police",
            "fire_station",
            "post_box",
            "post_office",
            "telephone",
            "library",
            "townhall",
            "courthouse",
            "prison",
            "embassy",
            "community_centre",
            "nursing_home",
            "arts_centre",
            "grave_yard",
            "marketplace",
            "recycling",
            "university",
            "school",
            "kindergarten",
            "college",
            "public_building",
            "pharmacy",
            "hospital",
            "clinic",
            "doctors",
            "dentist",
            "veterinary",
            "theatre",
            "nightclub",
            "cinema",
            "restaurant",
            "fast_food",
            "cafe",
            "pub",
            "bar",
            "food_court",
            "biergarten",
            "shelter",
            "car_rental",
            "car_wash",
            "car_sharing",
            "fuel",
            "bicycle_rental",
            "vending_machine",
            "bank",
            "atm",
            "toilets",
            "bench",
            "drinking_water",
            "fountain",
            "hunting_stand",
            "waste_basket",
            "place_of_worship",
        ],
    ),
    (
        "leisure",
        &[
            "playground",
            "dog_park",
            "sports_centre",
            "pitch",
            "swimming_pool",
            "water_park",
            "golf_course",
            "stadium",
            "ice_rink",
        ],
    ),
    (
        "tourism",
        &[
            "hotel",
            "motel",
            "bed_and_breakfast",
            "guest_house",
            "hostel",
            "chalet",
            "camp_site",
            "alpine_hut",
            "caravan_site",
            "information",
            "picnic_site",
            "viewpoint",
            "zoo",
            "theme_park",
            "museum",
        ],
    ),
    (
        "shop",
        &[
            "supermarket",
            "bakery",
            "kiosk",
            "mall",
            "department_store",
            "general",
            "convenience",
            "clothes",
            "florist",
            "chemist",
            "books",
            "butcher",
            "shoes",
            "alcohol",
            "beverages",
            "optician",
            "jewelry",
            "gift",
            "sports",
            "stationery",
            "outdoor",
            "mobile_phone",
            "toys",
            "newsagent",
            "greengrocer",
            "beauty",
            "video",
            "car",
            "bicycle",
            "doityourself",
            "hardware",
            "furniture",
            "computer",
            "garden_centre",
            "hairdresser",
            "travel_agency",
            "laundry",
            "dry_cleaning",
        ],
    ),
    (
        "man_made",
        &[
            "surveillance",
            "tower",
            "windmill",
            "lighthouse",
            "wastewater_plant",
            "water_well",
            "watermill",
            "water_works",
        ],
    ),
    (
        "historic",
        &[
            "monument",
            "memorial",
            "artwork",
            "castle",
            "ruins",
            "archaeological_site",
            "wayside_cross",
            "wayside_shrine",
            "battlefield",
            "fort",
        ],
    ),
    ("emergency", &["phone", "fire_hydrant", "defibrillator"]),
    ("highway", &["emergency_access_point"]),
    ("office", &["diplomatic"]),
];

/// A point of interest with its symbol; an address where it is none.
pub(super) fn poi_or_address(tags: &Tags) -> Option<Drawn> {
    let symbols: Vec<(&str, &str)> =
        POIS.iter().filter_map(|(key, values)| Some((*key, tags.among(key, values)?))).collect();
    if symbols.is_empty() {
        tags.get("addr:housenumber").or_else(|| tags.get("addr:housename"))?;
        return Some(Drawn::new("addresses", DEEPEST, address(Properties::new(), tags)));
    }
    let properties = symbols.iter().fold(Properties::new(), |all, (key, value)| all.with(key, *value));
    let flags = |all: Properties, keys: &[&str]| {
        keys.iter().fold(all, |all, key| all.with(key, tags.is(key, &["yes"])))
    };
    let properties = match symbols[0] {
        (_, "restaurant" | "fast_food" | "pub" | "bar" | "cafe") => properties.copy(tags, &["cuisine"]),
        (_, "pitch" | "sports_centre") => properties.copy(tags, &["sport"]),
        (_, "vending_machine") => properties.copy(tags, &["vending"]),
        (_, "information") => properties.copy(tags, &["information"]),
        (_, "tower") => properties.copy(tags, &["tower:type"]),
        (_, "place_of_worship") => properties.copy(tags, &["religion", "denomination"]),
        (_, "bank") => flags(properties, &["atm"]),
        (_, "recycling") => flags(
            properties,
            &["recycling:glass_bottles", "recycling:paper", "recycling:clothes", "recycling:scrap_metal"],
        ),
        _ => properties,
    };
    Some(Drawn::new("pois", DEEPEST, address(properties, tags).names(tags)))
}

fn address(properties: Properties, tags: &Tags) -> Properties {
    let keys = [("housename", "addr:housename"), ("housenumber", "addr:housenumber")];
    let tagged = keys.iter().filter_map(|(key, tag)| Some((key, tags.get(tag)?)));
    tagged.fold(properties, |all, (key, value)| all.with(key, value))
}

/// A stop, station or airport.
pub(super) fn transport(tags: &Tags) -> Option<Drawn> {
    let (kind, zoom) = if let Some(kind) = tags.among("railway", &["station", "halt"]) {
        (kind, 13)
    } else if let Some(kind) = tags.among("railway", &["tram_stop"]) {
        (kind, 14)
    } else if tags.is("highway", &["bus_stop"]) {
        ("bus_stop", 14)
    } else if let Some(kind) = tags.among("amenity", &["bus_station", "ferry_terminal"]) {
        (kind, if kind == "bus_station" { 13 } else { 12 })
    } else if tags.is("aerialway", &["station"]) {
        ("aerialway_station", 13)
    } else {
        tags.among("aeroway", &["aerodrome", "helipad"])
            .map(|kind| (kind, if kind == "aerodrome" { 11 } else { 13 }))?
    };
    Some(Drawn::new("public_transport", zoom, Properties::kind(kind).names(tags)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cafe_with_an_address_is_a_poi_only() {
        let tags = Tags::of(&[("amenity", "cafe"), ("addr:housenumber", "5"), ("cuisine", "coffee_shop")]);
        let drawn = poi_or_address(&tags).unwrap();
        assert_eq!(drawn.layer, "pois");
        let properties = drawn.properties.into_map();
        assert_eq!((&properties["amenity"], &properties["housenumber"]), (&"cafe".into(), &"5".into()));
        assert_eq!(poi_or_address(&Tags::of(&[("addr:housenumber", "5")])).unwrap().layer, "addresses");
    }
}
