//! Puts settlements, public places, houses and stops on the map.

use super::borders;
use super::community::{Community, Surroundings};
use super::map::{Kind, Map, Tag, tags};
use super::plan::SETTLEMENTS;
use super::shape;
use super::tagging::{self, On};

/// Settlements' signs and boundaries, and the community's.
pub fn settlements(map: &mut Map, surroundings: &Surroundings) {
    let mut centres = Vec::new();
    for settlement in SETTLEMENTS {
        let mut list =
            tags(&[("place", settlement.place), ("name", settlement.name), ("name:uk", settlement.name)]);
        list.extend(tags(settlement.names));
        list.extend(tags(&[
            ("population", &settlement.population.to_string()),
            ("katotth", settlement.katottg),
        ]));
        centres.push(map.node(settlement.centre, list));
    }
    borders::draw(map, &centres);
    for ((settlement, edges), &centre) in SETTLEMENTS.iter().zip(&surroundings.edges).zip(&centres) {
        let border = tags(&[("boundary", "administrative"), ("admin_level", "9")]);
        let mut members: Vec<_> =
            edges.iter().map(|ring| (Kind::Way, map.ring(ring, border.clone()), "outer")).collect();
        members.push((Kind::Node, centre, "admin_centre"));
        let mut list = tags(&[
            ("type", "boundary"),
            ("boundary", "administrative"),
            ("admin_level", "9"),
            ("place", settlement.place),
            ("name", settlement.name),
            ("katotth", settlement.katottg),
        ]);
        list.extend(tags(settlement.names));
        map.relation(members, list);
    }
}

/// The grounds of public places.
pub fn lots(map: &mut Map, community: &Community) {
    for lot in &community.lots {
        let (on, what) = tagging::of(lot.purpose);
        if on == On::Ground {
            let mut list = tags(what);
            list.extend(named(lot.name));
            map.ring(&lot.ring, list);
        }
    }
}

/// All buildings with their addresses.
pub fn buildings(map: &mut Map, community: &Community) {
    for (building, number) in community.buildings.iter().zip(&community.numbers) {
        let mut list = tags(&[("building", building.kind)]);
        if building.levels > 0 {
            list.push(("building:levels", building.levels.to_string()));
        }
        if building.kind == "silo" {
            list.extend(tags(&[("man_made", "silo"), ("content", "grain")]));
        }
        if let (Some((road, _, _)), Some(number)) = (building.plot, number) {
            list.extend(tags(&[
                ("addr:street", community.roads[road].name.unwrap_or("")),
                ("addr:housenumber", number),
            ]));
        }
        if let Some(lot) = building.lot.map(|lot| &community.lots[lot]) {
            let (on, what) = tagging::of(lot.purpose);
            if on == On::Building {
                list.extend(tags(what));
                list.extend(named(lot.name));
            }
        }
        map.ring(&building.ring, list);
    }
}

/// Bus stops, the works' silos' sign and the memorial of the square.
pub fn stops(map: &mut Map, community: &Community) {
    for stop in &community.stops {
        let list = tags(&[
            ("highway", "bus_stop"),
            ("public_transport", "platform"),
            ("bus", "yes"),
            ("name", stop.name),
        ]);
        map.node(stop.place, list);
    }
    for lot in community.lots.iter().filter(|lot| lot.name == "Сквер Героїв") {
        let list = tags(&[("historic", "memorial"), ("memorial", "stele"), ("name", "Стела Героям")]);
        map.node(shape::centre(&lot.ring), list);
    }
}

/// A name, and the number in it as `ref`.
fn named(name: &str) -> Vec<Tag> {
    let mut list = tags(&[("name", name)]);
    if let Some((_, rest)) = name.split_once("№ ") {
        let number: String = rest.chars().take_while(char::is_ascii_digit).collect();
        list.extend(tags(&[("ref", &number)]));
    }
    list
}
