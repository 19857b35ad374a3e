//! Vector tiles, read back: every public request is in exactly one tile, clusters count right, the base map is there.

use std::collections::BTreeMap;

use geo::Coord;
use hromada_map::tiles::TileAddress;
use serde_json::Value;

use crate::{app::TestApp, mvt};

async fn tile(app: &TestApp, z: u8, x: u32, y: u32, query: &str) -> BTreeMap<String, Vec<mvt::Read>> {
    let response = app.get(&format!("/tiles/requests/{z}/{x}/{y}.mvt{query}")).await;
    mvt::read(&response.bytes().await.unwrap())
}

/// The tiles of a zoom that the sample's requests lie in.
async fn tiles_around(app: &TestApp, z: u8) -> Vec<(u32, u32)> {
    let bounds = app.json("/api/community").await["bounds"].clone();
    let at = |i: usize| bounds[i].as_f64().unwrap();
    let corner = |lon, lat| TileAddress::containing(z, Coord { x: lon, y: lat }).column_row();
    let ((west, south), (east, north)) = (corner(at(0), at(1)), corner(at(2), at(3)));
    (west..=east).flat_map(|x| (north..=south).map(move |y| (x, y))).collect()
}

#[tokio::test]
async fn every_public_request_is_in_exactly_one_tile() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let statistics = app.json("/api/statistics").await;
    for z in [0, 10, 13, 14, 15, 16] {
        let mut seen: BTreeMap<String, u64> = BTreeMap::new();
        let (mut total, mut stacks) = (0, false);
        for (x, y) in tiles_around(&app, z).await {
            let layers = tile(&app, z, x, y, "").await;
            for request in layers.get("requests").into_iter().flatten() {
                let stacked = request.properties.get("stack").and_then(Value::as_u64).unwrap_or(1);
                *seen.entry(request.properties["group"].as_str().unwrap().into()).or_default() += stacked;
                total += stacked;
                stacks |= stacked > 1;
                assert!((0..=4096).contains(&request.point.0) && (0..=4096).contains(&request.point.1));
            }
            for cluster in layers.get("clusters").into_iter().flatten() {
                assert!(z <= 14, "no clusters above zoom 14");
                let count = |name: &str| cluster.properties.get(name).and_then(Value::as_u64).unwrap();
                for group in ["in_work", "overdue", "awaiting", "done", "closed_without"] {
                    *seen.entry(group.into()).or_default() += count(group);
                }
                assert!(count("count") > 1, "a cluster of one is a request");
                total += count("count");
            }
        }
        assert_eq!(total, statistics["total"].as_u64().unwrap(), "zoom {z}");
        // A stack shows the most urgent of its groups.
        if stacks {
            continue;
        }
        for (group, count) in statistics["groups"].as_object().unwrap() {
            assert_eq!(
                seen.get(group).copied().unwrap_or_default(),
                count.as_u64().unwrap(),
                "{group} at zoom {z}"
            );
        }
    }
}

#[tokio::test]
async fn tiles_follow_the_filters_of_the_list() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    for query in ["?group=overdue", "?service=lighting&group=done", "?q=%D0%B2%D1%83%D0%BB"] {
        let matched = app.json(&format!("/api/requests{query}")).await["numberMatched"].as_u64().unwrap();
        let layers = tile(&app, 0, 0, 0, query).await;
        let singles = layers.get("requests").map_or(0, Vec::len) as u64;
        let clustered: u64 = layers
            .get("clusters")
            .into_iter()
            .flatten()
            .map(|cluster| cluster.properties["count"].as_u64().unwrap())
            .sum();
        assert!(matched > 0);
        assert_eq!(singles + clustered, matched, "{query}");
    }
}

#[tokio::test]
async fn a_marker_carries_its_status_and_executor() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let mut checked = 0;
    for (x, y) in tiles_around(&app, 14).await {
        for marker in tile(&app, 14, x, y, "").await.get("requests").into_iter().flatten().take(5) {
            let number = marker.properties["number"].as_str().unwrap();
            let request = app.json(&format!("/api/requests/{number}")).await;
            assert_eq!(marker.properties["status"], request["properties"]["status"]);
            assert_eq!(marker.properties["executor_name"], request["properties"]["executor"]["name"]);
            checked += 1;
        }
    }
    assert!(checked > 0);
}

#[tokio::test]
async fn the_base_map_has_the_shortbread_layers_and_the_community() {
    let app = TestApp::sample().await;
    let centre = app.json("/api/community").await["centre"].clone();
    let at = Coord { x: centre[0].as_f64().unwrap(), y: centre[1].as_f64().unwrap() };
    let mut layers: Vec<String> = vec![];
    for z in [8, 12, 14] {
        let (x, y) = TileAddress::containing(z, at).column_row();
        let response = app.get(&format!("/tiles/base/{z}/{x}/{y}.mvt")).await;
        assert_eq!(response.headers()["content-type"], "application/vnd.mapbox-vector-tile");
        layers.extend(mvt::read(&response.bytes().await.unwrap()).into_keys());
    }
    for layer in ["land", "streets", "street_labels", "place_labels", "community", "buildings", "addresses"] {
        assert!(layers.iter().any(|found| found == layer), "{layer} in {layers:?}");
    }
}

#[tokio::test]
async fn tilejson_and_style_point_at_this_server_alone() {
    let app = TestApp::sample().await;
    for path in ["/tiles/base.json", "/tiles/requests.json?group=done", "/tiles/style.json?theme=dark"] {
        let text = app.get(path).await.text().await.unwrap();
        assert!(text.contains(&app.base), "{path}");
        let elsewhere = text.split("http").skip(1).find(|rest| {
            !format!("http{rest}").starts_with(&app.base)
                && !rest.starts_with("s://www.openstreetmap.org/copyright")
        });
        assert_eq!(elsewhere, None, "{path}");
    }
    let filtered = app.json("/tiles/requests.json?group=done").await;
    assert!(filtered["tiles"][0].as_str().unwrap().ends_with("{y}.mvt?group=done"));
    app.problem("/tiles/style.json?theme=pink", 400).await;
}

/// Tiles that are answered before everything else are those of the route, with the same headers but for those of pages;
/// what is more than a plain tile gets there.
#[tokio::test]
async fn a_tile_from_memory_is_the_routes_own() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let send = async |method: reqwest::Method, path: &str, headers: &[(&'static str, &str)]| {
        app.mirror.catch_up(&app.pool).await.unwrap();
        let mut request = app.request(method, path);
        for (name, value) in headers {
            request = request.header(*name, *value);
        }
        request.send().await.unwrap()
    };
    let get = reqwest::Method::GET;
    for query in ["", "?", "?group=in_work", "?status=closed_checked&from=2020-01-01"] {
        let path = format!("/tiles/requests/0/0/0.mvt{query}");
        let plain = send(get.clone(), &path, &[]).await;
        for name in ["x-content-type-options", "vary"] {
            assert!(plain.headers().contains_key(name), "{path}: {name}");
        }
        assert_eq!(plain.headers()["content-type"], "application/vnd.mapbox-vector-tile");
        let tag = plain.headers()["etag"].to_str().unwrap().to_owned();
        let head = send(reqwest::Method::HEAD, &path, &[]).await;
        assert_eq!(head.headers()["etag"], tag.as_str(), "the route says the same");
        assert_eq!(head.headers()["cache-control"], plain.headers()["cache-control"]);
        assert_eq!(send(get.clone(), &path, &[("if-none-match", &tag)]).await.status(), 304);
        assert!(!plain.bytes().await.unwrap().is_empty());
    }
    for (path, status) in [
        ("/tiles/requests/0/0/0.mvt?group=nothing", 400),
        ("/tiles/requests/0/0/0.mvt?mine=true", 401),
        ("/tiles/requests/21/0/0.mvt", 404),
        ("/tiles/requests/1/2/0.mvt", 404),
        ("/tiles/requests/0/0", 404),
        ("/tiles/requests/0/0/0/0.mvt", 404),
        ("/tiles/requests/0/0/0.mvt?q=щщщщ", 204),
        ("/tiles/requests/14/0/0.mvt", 204),
    ] {
        let answer = send(get.clone(), path, &[]).await;
        assert_eq!(answer.status(), status, "{path}");
        if status >= 400 {
            assert_eq!(answer.headers()["content-type"], "application/problem+json", "{path}");
        }
    }
    assert_eq!(send(reqwest::Method::POST, "/tiles/requests/0/0/0.mvt", &[]).await.status(), 405);
}
