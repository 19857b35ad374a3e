//! The index's tiles, read back and compared with a look at every request.

use std::collections::{BTreeMap, BTreeSet};

use hromada_map::{
    domain::{Group, RegistrationNumber},
    index::{CLUSTERS_UP_TO, Filter, Request, Selection, View},
    tiles::TileAddress,
};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{
    index_model::{self, Model, on_grid, request, tiles_of},
    mvt,
};

/// Asserts that the tiles of a zoom say what the model says, each request in exactly one of them.
pub fn assert_tiles(model: &Model, view: &View, filter: &Filter, z: u8) {
    let selection = view.select(filter);
    let matching = model.matching(filter);
    let mut seen = BTreeSet::new();
    for tile in tiles_of(&matching, z) {
        let ids = view.ids_in(tile, &selection);
        let here: Vec<&Request> = ids.iter().map(|id| &model.requests[id]).collect();
        for request in &here {
            assert!(seen.insert(request.id), "{} is in two tiles of zoom {z}", request.id);
            if let Some((x, y)) = on_grid(request.at, z) {
                assert_eq!(tile.column_row(), (x as u32, y as u32), "{:?}", request.at);
            }
        }
        assert_tile(model, view, &selection, tile, here);
    }
    let wanted: BTreeSet<i64> = matching.iter().map(|request| request.id).collect();
    assert_eq!(seen, wanted, "zoom {z}");
}

fn assert_tile(model: &Model, view: &View, selection: &Selection, tile: TileAddress, here: Vec<&Request>) {
    let bytes = view.tile(tile, selection);
    assert_eq!(bytes, view.tile(tile, selection));
    assert_eq!(bytes.is_empty(), here.is_empty());
    if here.is_empty() {
        return;
    }
    mvt::assert_valid(&bytes);
    let layers = mvt::read(&bytes);
    let requests = layers.get("requests").map_or(&[][..], Vec::as_slice);
    let clusters = layers.get("clusters").map_or(&[][..], Vec::as_slice);
    if tile.zoom() > CLUSTERS_UP_TO {
        assert!(clusters.is_empty());
        assert_stacks(model, requests, here);
    } else {
        assert_clusters(model, requests, clusters, here, tile);
    }
}

/// Above the last clustered zoom: a feature for each place, that of its most urgent request.
fn assert_stacks(model: &Model, features: &[mvt::Read], here: Vec<&Request>) {
    let mut places: BTreeMap<String, Vec<&Request>> = BTreeMap::new();
    for request in here {
        places.entry(format!("{:?}", request.at)).or_default().push(request);
    }
    let mut wanted: BTreeMap<String, BTreeMap<String, Value>> = BTreeMap::new();
    for here in places.into_values() {
        let count = here.len();
        let (top, numbers) = model.stack(here);
        let mut properties = properties(model, top);
        if count > 1 {
            properties.insert("stack".into(), json!(count));
            properties.insert("numbers".into(), json!(numbers));
        }
        wanted.insert(top.number.to_string(), properties);
    }
    assert_eq!(features.len(), wanted.len());
    for feature in features {
        assert_eq!(feature.properties, wanted[feature.properties["number"].as_str().unwrap()]);
        assert!((0..4096).contains(&feature.point.0) && (0..4096).contains(&feature.point.1));
    }
}

fn properties(model: &Model, request: &Request) -> BTreeMap<String, Value> {
    let names = index_model::names();
    let service = names.services.iter().find(|(code, _)| *code == request.service).map(|(_, name)| name);
    let executor = names.executors.iter().find(|(id, _)| Some(*id) == request.executor).map(|(_, name)| name);
    let all = json!({
        "number": request.number.to_string(),
        "service": *request.service,
        "service_name": **service.unwrap_or(&request.service),
        "status": request.status.as_str(),
        "group": model.group(request).as_str(),
        "executor": request.executor,
        "executor_name": executor.map(|name| &**name),
        "due_on": request.due_on.map(|day| day.to_string()),
        "overdue": model.is_overdue(request),
    });
    let all: BTreeMap<String, Value> = serde_json::from_value(all).unwrap();
    all.into_iter().filter(|(_, value)| !value.is_null()).collect()
}

/// Up to it: each cell is a cluster with the right counts, or its only request.
fn assert_clusters(
    model: &Model,
    requests: &[mvt::Read],
    clusters: &[mvt::Read],
    here: Vec<&Request>,
    tile: TileAddress,
) {
    let count = |feature: &mvt::Read, name: &str| feature.properties[name].as_u64().unwrap();
    let cell_of = |point: (i64, i64)| ((point.0 / 512) as u64, (point.1 / 512) as u64);
    let mut groups: BTreeMap<&str, u64> = BTreeMap::new();
    for request in requests {
        let number: RegistrationNumber = request.properties["number"].as_str().unwrap().parse().unwrap();
        let found = here.iter().find(|request| request.number == number).expect("a request of this tile");
        assert_eq!(request.properties, properties(model, found));
        *groups.entry(model.group(found).as_str()).or_default() += 1;
    }
    for cluster in clusters {
        let counts = Group::ALL.map(|group| count(cluster, group.as_str()));
        assert_eq!(counts.iter().sum::<u64>(), count(cluster, "count"));
        assert!(count(cluster, "count") > 1, "a cluster of one is a request");
        for (group, count) in Group::ALL.into_iter().zip(counts) {
            *groups.entry(group.as_str()).or_default() += count;
        }
        for offset in [cluster.point.0 % 512, cluster.point.1 % 512] {
            assert!((143..=369).contains(&offset), "a cluster keeps off its cell's edges");
        }
    }
    for group in Group::ALL {
        let wanted = here.iter().filter(|request| model.group(request) == group).count() as u64;
        assert_eq!(groups.get(group.as_str()).copied().unwrap_or(0), wanted, "{group}");
    }
    // Cell by cell, where no request lies on an edge.
    let level = tile.zoom() + 3;
    let cells: Option<Vec<(u64, u64)>> = here.iter().map(|request| on_grid(request.at, level)).collect();
    let Some(cells) = cells else { return };
    let mut wanted: BTreeMap<(u64, u64), Vec<&Request>> = BTreeMap::new();
    for (cell, request) in cells.into_iter().zip(here) {
        wanted.entry((cell.0 % 8, cell.1 % 8)).or_default().push(request);
    }
    let found: BTreeMap<(u64, u64), u64> = requests
        .iter()
        .map(|request| (cell_of(request.point), 1))
        .chain(clusters.iter().map(|cluster| (cell_of(cluster.point), count(cluster, "count"))))
        .collect();
    assert_eq!(found.len(), requests.len() + clusters.len());
    assert_eq!(found, wanted.iter().map(|(&cell, here)| (cell, here.len() as u64)).collect());
    for cluster in clusters {
        let [west, south, east, north] =
            ["west", "south", "east", "north"].map(|name| cluster.properties[name].as_f64().unwrap());
        for request in &wanted[&cell_of(cluster.point)] {
            // A key's square is 4e-8 degrees to each side of its middle.
            let (lon, lat) = (request.at.x, request.at.y.clamp(-85.051_129, 85.051_129));
            assert!(west <= lon + 1e-7 && lon <= east + 1e-7, "{west} {lon} {east}");
            assert!(south <= lat + 1e-7 && lat <= north + 1e-7, "{south} {lat} {north}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn tiles_say_what_a_look_at_every_request_says(
        requests in prop::collection::vec(request(300), 0..400),
        filters in prop::collection::vec(index_model::filter(), 3),
        zooms in prop::collection::vec(0_u8..=20, 6),
    ) {
        let model = Model::new(requests);
        let index = model.index();
        for z in zooms {
            assert_tiles(&model, &index.view(), &Filter::default(), z);
            filters.iter().for_each(|filter| assert_tiles(&model, &index.view(), filter, z));
        }
    }
}

/// How far a cluster reaches is where a click on it leads.
#[test]
fn a_cluster_says_how_far_it_reaches() {
    let mut requests: Vec<Request> =
        hromada_map::index::synthetic::City::new(3000, index_model::today(), 1).collect();
    // One more far away, so that the world has two clusters and neither is all.
    requests.push(Request { id: 1 << 40, at: geo::Coord { x: -70.0, y: -30.0 }, ..requests[0].clone() });
    requests.push(Request { id: 1 << 41, at: geo::Coord { x: -71.0, y: -31.0 }, ..requests[0].clone() });
    let (far, city) = (requests.split_off(3000), requests);
    let model = Model::new(far.into_iter().chain(city.iter().cloned()));
    let view = model.index().view();
    let layers = mvt::read(&view.tile(TileAddress::new(0, 0, 0).unwrap(), &view.select(&Filter::default())));
    let found: Vec<[f64; 4]> = layers["clusters"]
        .iter()
        .map(|cluster| {
            ["west", "south", "east", "north"].map(|name| cluster.properties[name].as_f64().unwrap())
        })
        .collect();
    let ends = |of: fn(&Request) -> f64| {
        city.iter().map(of).fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)))
    };
    let ((west, east), (south, north)) = (ends(|request| request.at.x), ends(|request| request.at.y));
    let wanted = [[west, south, east, north], [-71.0, -31.0, -70.0, -30.0]];
    assert_eq!(found.len(), 2);
    for wanted in wanted {
        let is_near =
            |found: &&[f64; 4]| found.iter().zip(wanted).all(|(found, wanted)| (found - wanted).abs() < 1e-5);
        assert!(found.iter().any(|found| is_near(&found)), "{wanted:?} in {found:?}");
    }
}
