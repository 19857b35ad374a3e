//! The sample is what it says: its size, its renamed streets, nothing over anything, the same bytes as committed.
//! `UPDATE_FIXTURES=1 cargo test sample` writes the fixtures anew after a change of the generator.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::LazyLock;

use super::plane::{P, inside, overlap};
use super::requests::{Request, today, year};
use super::*;

static COMMUNITY: LazyLock<Community> = LazyLock::new(Community::new);
static REQUESTS: LazyLock<Vec<Request>> = LazyLock::new(|| year(&Places::of(&COMMUNITY)));

fn same_as_committed(name: &str, bytes: &[u8]) {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(name);
    if std::env::var_os("UPDATE_FIXTURES").is_some() {
        std::fs::write(&path, bytes).unwrap();
    }
    let committed = std::fs::read(&path).unwrap();
    assert!(committed == bytes, "{name} differs from what the generator makes; see the head of this file");
}

#[test]
fn the_extract_is_the_committed_one() {
    let mut bytes = Vec::new();
    pbf::write(&draw(&COMMUNITY), &mut bytes).unwrap();
    same_as_committed("sample.osm.pbf", &bytes);
    assert!(bytes.len() < 400_000, "{}", bytes.len());
}

#[test]
fn the_export_and_its_truth_are_the_committed_ones() {
    let (mut csv, mut truth) = (Vec::new(), Vec::new());
    export::requests(&REQUESTS, &mut csv).unwrap();
    export::truth(&REQUESTS, &mut truth).unwrap();
    assert!(csv.len() < 600_000, "{}", csv.len());
    same_as_committed("sample_requests.csv", &csv);
    same_as_committed("sample_truth.csv", &truth);
}

#[test]
fn it_has_the_size_of_a_community() {
    let streets: BTreeSet<_> =
        COMMUNITY.roads.iter().filter_map(|road| Some((road.settlement?, road.name?))).collect();
    let houses = COMMUNITY.numbers.iter().flatten().count();
    assert!((115..=130).contains(&streets.len()), "{} streets", streets.len());
    assert!((3900..=4150).contains(&houses), "{houses} houses");
    assert_eq!(plan::SETTLEMENTS.len(), 7);
    let placed = lot_list::LOTS.len() + 1;
    assert_eq!(COMMUNITY.lots.len(), placed, "a public lot found no ground");
}

#[test]
fn thirty_streets_were_renamed() {
    assert_eq!(names::RENAMED.len(), 30);
    for (settlement, name, _) in names::RENAMED {
        let drawn = COMMUNITY
            .roads
            .iter()
            .any(|road| road.settlement == Some(*settlement) && road.name == Some(name));
        assert!(drawn && names::old_name(*settlement, name).is_some(), "{name}");
    }
}

#[test]
fn numbers_are_as_in_a_real_register() {
    let numbers: Vec<&String> = COMMUNITY.numbers.iter().flatten().collect();
    let share = |wanted: &dyn Fn(&str) -> bool| {
        numbers.iter().filter(|number| wanted(number)).count() as f64 / numbers.len() as f64
    };
    assert!((0.055..0.085).contains(&share(&|number| number.ends_with(['А', 'Б']))));
    assert!((0.009..0.02).contains(&share(&|number| number.contains('/'))));
    let mut seen = BTreeSet::new();
    for (building, number) in COMMUNITY.buildings.iter().zip(&COMMUNITY.numbers) {
        if let (Some((road, _, _)), Some(number)) = (building.plot, number) {
            assert!(seen.insert((road, number)), "{number} stands twice on {:?}", COMMUNITY.roads[road].name);
        }
    }
}

#[test]
fn no_two_buildings_overlap_and_none_stands_in_water_or_outside() {
    let outline = borders::outline();
    let mut cells: BTreeMap<(i64, i64), Vec<usize>> = BTreeMap::new();
    for (index, building) in COMMUNITY.buildings.iter().enumerate() {
        let corner = building.ring[0];
        for &P { x, y } in &building.ring {
            assert!(inside(&outline, P { x, y }));
            assert!(COMMUNITY.terrain.distance(P { x, y }, 5.0) > 0.0, "in water at {x:.0}, {y:.0}");
        }
        let (i, j) = ((corner.x / 100.0).floor() as i64, (corner.y / 100.0).floor() as i64);
        for near in (-1..=1).flat_map(|di| (-1..=1).map(move |dj| (i + di, j + dj))) {
            for &other in cells.get(&near).into_iter().flatten() {
                assert!(!overlap(&building.ring, &COMMUNITY.buildings[other].ring), "at {corner:?}");
            }
        }
        cells.entry((i, j)).or_default().push(index);
    }
}

#[test]
fn every_street_can_be_driven_to() {
    let named = |road: &&plan::Road| !matches!(road.class, plan::Class::Track | plan::Class::Rail);
    let roads: Vec<_> = COMMUNITY.roads.iter().filter(named).collect();
    let mut reached = BTreeSet::from([0]);
    let mut open = vec![0];
    while let Some(from) = open.pop() {
        for (to, road) in roads.iter().enumerate() {
            if !reached.contains(&to) && road.line.iter().any(|vertex| roads[from].line.contains(vertex)) {
                reached.insert(to);
                open.push(to);
            }
        }
    }
    let lost = (0..roads.len()).filter(|road| !reached.contains(road));
    let lost: Vec<_> = lost.map(|road| (roads[road].name, roads[road].line[0])).collect();
    assert!(lost.is_empty(), "{lost:?}");
}

#[test]
fn a_dead_end_is_meant() {
    let roads: Vec<_> = COMMUNITY.roads.iter().filter(|road| road.class != plan::Class::Rail).collect();
    for (index, road) in roads.iter().enumerate().filter(|(_, road)| road.class != plan::Class::Track) {
        for end in [road.line[0], road.line[road.line.len() - 1]] {
            let others = roads.iter().enumerate().filter(|(other, _)| *other != index);
            let near =
                others.map(|(_, other)| (curve::project(&other.line, end).1, other.line.contains(&end)));
            let (distance, joined) = near.fold((f64::INFINITY, false), |a, b| (a.0.min(b.0), a.1 || b.1));
            assert!(joined || distance > 25.0, "{:?} misses a road by {distance:.1} m at {end:?}", road.name);
        }
    }
}

#[test]
fn no_area_crosses_itself() {
    let surroundings = COMMUNITY.surroundings();
    let shores = COMMUNITY.terrain.ponds.iter().map(|pond| &pond.shore).chain([&COMMUNITY.terrain.banks]);
    let covers = surroundings.covers.iter().map(|cover| &cover.ring);
    for ring in shores.chain(covers).chain(surroundings.edges.iter().flatten()) {
        assert!(!plane::crosses_itself(ring), "at {:?}", ring[0]);
    }
}

#[test]
fn no_building_stands_on_a_road() {
    let index = network::index(&COMMUNITY.roads);
    for building in &COMMUNITY.buildings {
        assert!(network::clear(&building.ring, &COMMUNITY.roads, &index, 0.0), "{:?}", building.ring[0]);
    }
}

#[test]
fn requests_dates_follow_from_each_other() {
    let end = today().and_hms_opt(23, 59, 59).unwrap();
    for request in REQUESTS.iter() {
        let progress = &request.progress;
        let term = (progress.due - request.registered.date()).num_days();
        assert_eq!(term, i64::from(request.service.term_days));
        assert!(request.registered <= end);
        let ended =
            progress.status.starts_with("Закрито") || matches!(progress.status, "Відмовлено" | "Скасовано");
        assert_eq!(progress.closed.is_some(), ended, "{progress:?}");
        assert!(progress.closed.is_none_or(|at| at > request.registered && at <= end), "{request:?}");
    }
}

/// M5: what an operator writes down about a caller stays out of what the public reads.
#[test]
fn moderated_texts_hold_no_personal_data() {
    for request in REQUESTS.iter() {
        assert!(!request.public.contains("-000-"));
        assert!(!phrases::PEOPLE.iter().any(|person| request.public.contains(person)));
        assert!(request.service.visibility != "never" || request.public.is_empty());
    }
}
