//! `import osm`: what of an extract ends up in the database, what a re-import keeps, and what is refused.

use std::{
    collections::HashMap,
    path::{Path, PathBuf},
};

use hromada_map::{
    db::{self, import::Options},
    osm::{self, ReadError},
    sample,
};
use serde_json::json;

use crate::app::{TestApp, fixture};

async fn import(app: &TestApp, path: &Path, community: Option<&str>) -> HashMap<String, i64> {
    let extract = osm::read(path, community, &|_| ()).unwrap();
    db::import::replace(&app.pool, &extract, &Options::default(), &mut |_| ()).await.unwrap();
    db::import::counts(&app.pool).await.unwrap()
}

#[tokio::test]
async fn the_sample_community_is_whole() {
    let app = TestApp::sample().await;
    let community = app.json("/api/community").await;
    assert!(community["name"].as_str().unwrap().contains("громада"), "{}", community["name"]);
    assert_eq!(community["boundary"]["type"], "MultiPolygon");
    let districts = app.json("/api/districts").await;
    assert_eq!(districts["features"].as_array().unwrap().len(), 2);
    let counts = db::import::counts(&app.pool).await.unwrap();
    assert_eq!(counts["settlement"], 7);
    assert!((100..=140).contains(&counts["street"]), "{counts:?}");
    assert!((3500..=4500).contains(&counts["house"]), "{counts:?}");
    // Settlement and district of every house come by point in polygon.
    let placed: i64 = sqlx::query_scalar(
        "select count(*) from house where settlement_id is not null and street_id is not null",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap();
    assert!(placed * 100 >= counts["house"] * 99, "{placed} of {counts:?}");
}

#[tokio::test]
async fn a_re_import_keeps_every_request_and_its_district() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let select = "select number, district_id, status from service_request order by id";
    let rows = || async {
        sqlx::query_as::<_, (String, Option<i32>, String)>(select).fetch_all(&app.pool).await.unwrap()
    };
    let before = rows().await;
    assert!(before.iter().any(|row| row.1.is_some()));
    let first = db::import::counts(&app.pool).await.unwrap();
    let second = import(&app, &fixture("sample.osm.pbf"), Some(sample::COMMUNITY)).await;
    assert_eq!(first, second, "the lot is replaced, not added to");
    assert_eq!(before, rows().await);
}

#[tokio::test]
async fn a_running_server_takes_up_a_new_map_by_itself() {
    let app = TestApp::empty().await;
    let found =
        || async { app.json("/api/geocode?q=%D0%A8%D0%B5%D0%B2%D1%87%D0%B5%D0%BD%D0%BA%D0%B0").await };
    assert_eq!(found().await["features"], json!([]));
    // The server must be listening before the import is committed.
    app.until_ready().await;
    import(&app, &fixture("sample.osm.pbf"), Some(sample::COMMUNITY)).await;
    let give_up = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while found().await["features"].as_array().unwrap().is_empty() {
        assert!(std::time::Instant::now() < give_up, "the geocoder was not rebuilt");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
}

#[tokio::test]
async fn a_failed_import_leaves_the_map_as_it_was() {
    let app = TestApp::sample().await;
    let before = db::import::counts(&app.pool).await.unwrap();
    let mut extract = osm::read(&fixture("sample.osm.pbf"), Some(sample::COMMUNITY), &|_| ()).unwrap();
    // PostgreSQL refuses a JSON text with a NUL: the last table fails after the others were filled.
    if let Some(feature) = extract.features.last_mut() {
        feature.properties.insert("kind".into(), json!("\u{0}"));
    }
    let refused = db::import::replace(&app.pool, &extract, &Options::default(), &mut |_| ()).await;
    assert!(refused.is_err());
    assert_eq!(before, db::import::counts(&app.pool).await.unwrap());
}

#[test]
fn what_is_no_extract_is_refused_with_what_to_do() {
    let dir = tempfile::tempdir().unwrap();
    let write = |name: &str, bytes: &[u8]| {
        let path = dir.path().join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    };
    let sample = std::fs::read(fixture("sample.osm.pbf")).unwrap();
    let truncated = write("truncated.osm.pbf", &sample[..sample.len() / 2]);
    let text = write("text.osm.pbf", b"<?xml version='1.0'?><osm></osm>");
    let empty = write("empty.osm.pbf", b"");
    for path in [&truncated, &text, &empty, &dir.path().join("missing.osm.pbf")] {
        let error = osm::read(path, None, &|_| ()).unwrap_err().to_string();
        assert!(!error.is_empty() && !error.contains('\n'), "{error}");
    }
    let unknown = osm::read(&fixture("sample.osm.pbf"), Some("Атлантида"), &|_| ()).unwrap_err();
    assert!(unknown.to_string().contains("Атлантида"), "{unknown}");
    assert!(!matches!(unknown, ReadError::NoAddresses { .. }));
}

/// Real extracts of other countries, where the environment names a folder with them.
#[tokio::test]
async fn real_extracts_are_read_whole() {
    let Some(dir) = std::env::var_os("HROMADA_MAP_EXTRACTS").map(PathBuf::from) else { return };
    let app = TestApp::empty().await;
    let helsinki = import(&app, &dir.join("helsinki.osm.pbf"), None).await;
    // 1,470 objects with a number are 618 different addresses; lists like "4;6" make some more.
    assert!((618..=700).contains(&helsinki["house"]), "{helsinki:?}");
    let monaco = import(&app, &dir.join("monaco.osm.pbf"), None).await;
    assert!(monaco["district"] >= 9, "{monaco:?}");
    assert!(monaco["street"] > 100 && monaco["base_feature"] > 1000, "{monaco:?}");
}
