//! The geocoder over HTTP and on the command line, over the sample community.

use serde_json::Value;
use tokio::io::AsyncWriteExt;

use crate::app::{TestApp, url_of};

async fn houses(app: &TestApp, count: i64) -> Vec<(String, f64, f64)> {
    sqlx::query_as(
        "select (settlement.names -> 0 ->> 'text') || ', ' || (street.names -> 0 ->> 'text') || ', ' || house.number,
                st_x(house.point), st_y(house.point)
         from house join street on street.id = house.street_id
         join settlement on settlement.id = house.settlement_id
         where not house.interpolated order by md5(house.id::text) limit $1",
    )
    .bind(count)
    .fetch_all(&app.pool)
    .await
    .unwrap()
}

async fn first(app: &TestApp, path: &str, query: &str) -> Value {
    let response = app.client.get(format!("{}{path}", app.base)).query(&[("q", query)]).send().await.unwrap();
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["geocoding"]["version"], "0.1.0");
    body["features"][0].clone()
}

#[tokio::test]
async fn every_mapped_house_is_found_at_its_place_with_confidence() {
    let app = TestApp::sample().await;
    for (address, lon, lat) in houses(&app, 100).await {
        let feature = first(&app, "/api/geocode", &address).await;
        let about = &feature["properties"]["geocoding"];
        assert_eq!(about["match_level"], "house", "{address}: {feature}");
        assert!(about["confidence"].as_f64().unwrap() >= 0.8, "{address}: {feature}");
        let at = |i: usize| feature["geometry"]["coordinates"][i].as_f64().unwrap();
        assert!((at(0) - lon).abs() < 2e-4 && (at(1) - lat).abs() < 2e-4, "{address}: {feature}");
    }
}

#[tokio::test]
async fn reverse_names_the_house_at_a_point() {
    let app = TestApp::sample().await;
    for (address, lon, lat) in houses(&app, 30).await {
        let body = app.json(&format!("/api/reverse?lon={lon}&lat={lat}")).await;
        let about = &body["features"][0]["properties"]["geocoding"];
        let number = address.rsplit(", ").next().unwrap();
        assert_eq!(about["housenumber"], number, "{address}: {body}");
        assert!(about["distance"].as_f64().unwrap() < 1.0);
    }
}

#[tokio::test]
async fn a_street_is_offered_after_a_few_letters() {
    let app = TestApp::sample().await;
    let name: String = sqlx::query_scalar(
        "select names -> 0 ->> 'text' from street where names -> 0 ->> 'text' like 'вулиця %' order by id limit 1",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap();
    let beginning: String = name.trim_start_matches("вулиця ").chars().take(4).collect();
    let response = app.client.get(format!("{}/api/autocomplete", app.base)).query(&[("q", &beginning)]);
    let body: Value = response.send().await.unwrap().json().await.unwrap();
    let offered = body["features"].as_array().unwrap();
    let streets = offered.iter().map(|feature| &feature["properties"]["geocoding"]["street"]);
    assert!(
        !offered.is_empty() && streets.into_iter().any(|street| street.as_str() == Some(&name)),
        "{body}"
    );
}

#[tokio::test]
async fn the_command_line_answers_a_line_for_a_line() {
    let app = TestApp::sample().await;
    let database: String =
        sqlx::query_scalar("select current_database()").fetch_one(&app.pool).await.unwrap();
    let mut child = tokio::process::Command::new(env!("CARGO_BIN_EXE_hromada-map"))
        .args(["geocode", "--jsonl"])
        .env("DATABASE_URL", url_of(&database))
        .stdin(std::process::Stdio::piped())
        .stdout(std::process::Stdio::piped())
        .spawn()
        .unwrap();
    let (address, lon, _) = houses(&app, 1).await.remove(0);
    let mut typed = child.stdin.take().unwrap();
    typed.write_all(format!("{address}\n\nхтозна-де\n").as_bytes()).await.unwrap();
    drop(typed);
    // Not holding up the server under test, which runs on this thread and may hold a lock.
    let output = child.wait_with_output().await.unwrap();
    assert!(output.status.success());
    let lines: Vec<Value> = String::from_utf8(output.stdout)
        .unwrap()
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect();
    assert_eq!(lines.len(), 3);
    assert_eq!(lines[0]["q"], address);
    assert!((lines[0]["results"][0]["lon"].as_f64().unwrap() - lon).abs() < 2e-4);
    assert_eq!(lines[1]["results"], serde_json::json!([]));
}

#[test]
fn an_extract_answers_without_a_database() {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_hromada-map"))
        .args(["geocode", "--jsonl", "--extract", "tests/fixtures/sample.osm.pbf", "48.2767822, 36.6753118"])
        .env("DATABASE_URL", "postgres://nobody@127.0.0.1:1/nowhere")
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let answers: Value = serde_json::from_slice(&output.stdout).unwrap();
    let first = &answers["results"][0];
    assert_eq!(
        (&first["match_level"], &first["lon"]),
        (&"coordinates".into(), &36.6753118.into()),
        "{answers}"
    );
    assert!(first["label"].as_str().unwrap().ends_with("28, Тернуватка"), "{answers}");
}

#[tokio::test]
async fn an_answer_explains_itself_when_asked_to() {
    let app = TestApp::sample().await;
    let plain = app.json("/api/geocode?q=вул. Соборна 76 кв 5").await;
    assert!(plain.get("explanation").is_none());
    let told = app.json("/api/geocode?explain=1&q=вул. Соборна 76 кв 5").await;
    let explanation = &told["explanation"];
    let roles: Vec<&str> =
        explanation["tokens"].as_array().unwrap().iter().map(|t| t["role"].as_str().unwrap()).collect();
    assert_eq!(roles, ["street_type", "street", "house", "unit_or_area", "unit_or_area"]);
    let best = &explanation["candidates"][0];
    assert_eq!(best["label"], told["features"][0]["properties"]["geocoding"]["label"]);
    let parts: f64 = best["score"].as_object().unwrap().values().map(|part| part.as_f64().unwrap()).sum();
    assert!((parts - best["total"].as_f64().unwrap()).abs() < 1e-4, "{best}");
    assert!(explanation["candidates"][1]["lost_by"].is_string(), "{explanation}");
    let refused = app.client.get(format!("{}/api/geocode?q=x&explain=yes", app.base)).send().await.unwrap();
    assert_eq!(refused.status(), 400);
}
