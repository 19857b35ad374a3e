//! What a person places by hand the geocoder remembers: for the next such text, in every process, and for the public
//! only as far as the public map shows it.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::app::TestApp;

/// A text that names nothing on the map, with a phone that nobody may see.
const TEXT: &str = "за старою фермою, криниця Бджолярів, т. 067-123-45-67";
const OTHER_WORDS: &str = "Стара ферма: криниця бджолярів (нема світла)";

async fn register(app: &TestApp, service: &str, address: &str) -> (String, Value) {
    app.register(&json!({"service": service, "address": address, "text": "Темно"})).await
}

/// An operator says where a request is.
async fn place(app: &TestApp, number: &str, place: &Value) {
    let path = format!("/api/requests/{number}/location");
    let answer = app.request(Method::PUT, &path).json(place).send().await.unwrap();
    assert_eq!(answer.status(), StatusCode::NO_CONTENT);
}

/// The middle of the community, and so many degrees north of it.
async fn middle(app: &TestApp, north: f64) -> Value {
    let centre = app.json("/api/community").await["centre"].clone();
    json!([centre[0], centre[1].as_f64().unwrap() + north])
}

fn is_at(found: &Value, point: &Value) -> bool {
    let near = |i: usize| (found["point"][i].as_f64().unwrap() - point[i].as_f64().unwrap()).abs() < 1e-6;
    near(0) && near(1)
}

fn is_alias(found: &Value) -> bool {
    found["match_level"] == "alias"
}

async fn aliases(app: &TestApp) -> i64 {
    sqlx::query_scalar("select count(*) from address_alias").fetch_one(&app.pool).await.unwrap()
}

#[tokio::test]
async fn what_an_operator_placed_once_is_found_the_next_time_everywhere() {
    let app = TestApp::sample().await;
    let other_server = app.beside().await;
    app.sign_in().await;
    app.until_ready().await;
    other_server.until_ready().await;
    let (number, body) = register(&app, "lighting", TEXT).await;
    assert_eq!(body["location"]["state"], "needs_location");
    let point = middle(&app, 0.0).await;
    place(&app, &number, &json!({"point": point})).await;

    for server in [&app, &other_server] {
        let found = server.until_found(OTHER_WORDS, is_alias).await;
        assert!(is_at(&found[0], &point), "{found}");
        assert!(found[0]["confidence"].as_f64().unwrap() >= 0.8, "{found}");
        assert!(
            !found[0]["label"].as_str().unwrap().is_empty() && found[0]["housenumber"].is_null(),
            "{found}"
        );
        let (_, body) = register(server, "lighting", OTHER_WORDS).await;
        assert_eq!(body["location"]["state"], "placed");
        assert_eq!(body["location"]["label"], found[0]["label"]);
    }

    let file = format!("Зареєстровано;Адреса;Вид заявки\n12.03.2026;\"{OTHER_WORDS}\";Вуличне освітлення\n");
    let report = app.import(file.as_bytes()).await.unwrap();
    assert_eq!(report.placed, 1, "{report:?}");
    let output = app.run(&["geocode", "--jsonl", OTHER_WORDS]).await;
    let line: Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(line["results"][0]["match_level"], "alias");
}

#[tokio::test]
async fn two_operators_who_disagree_leave_the_choice_to_a_third() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    app.until_ready().await;
    let points = [middle(&app, 0.0).await, middle(&app, 0.004).await];
    // Both wait before either is placed.
    let numbers = [register(&app, "lighting", TEXT).await.0, register(&app, "lighting", TEXT).await.0];
    for (number, point) in numbers.iter().zip(&points) {
        place(&app, number, &json!({"point": point})).await;
    }
    let found = app.until_found(TEXT, |found| is_alias(found) && is_at(found, &points[1])).await;
    assert!(is_alias(&found[1]) && is_at(&found[1], &points[0]), "{found}");
    assert!(found.as_array().unwrap().iter().all(|one| one["confidence"].as_f64().unwrap() < 0.8), "{found}");
    let (third, body) = register(&app, "lighting", TEXT).await;
    assert_eq!(body["location"]["state"], "needs_location");

    // The third takes one of them by its number in the list; the first was wrong and is placed anew.
    let tasks = app.json("/api/location-tasks").await;
    assert_eq!(tasks["tasks"][0]["candidates"][0]["match_level"], "alias");
    place(&app, &third, &json!({"candidate": 0})).await;
    place(&app, &numbers[0], &json!({"point": points[1]})).await;
    assert_eq!(aliases(&app).await, 3, "one for each request");
    let agreed = |found: &Value| is_alias(found) && found["confidence"].as_f64().unwrap() >= 0.8;
    assert!(is_at(&app.until_found(TEXT, agreed).await[0], &points[1]));
}

#[tokio::test]
async fn an_address_that_the_map_knows_is_not_moved_for_everybody_by_one_request() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    app.until_ready().await;
    let (number, body) = register(&app, "lighting", "Соборна вулиця, 4, Вишневоде").await;
    assert_eq!(body["location"]["state"], "placed");
    place(&app, &number, &json!({"point": middle(&app, -0.01).await})).await;
    let found = app.until_found("Вишневоде, вул. Соборна 4", is_alias).await;
    assert_eq!(found[1]["label"], "Соборна вулиця, 4, Вишневоде", "{found}");
    assert!(found.as_array().unwrap().iter().all(|one| one["confidence"].as_f64().unwrap() < 0.8), "{found}");
}

#[tokio::test]
async fn a_label_nobody_typed_teaches_nothing() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    let body = json!({"service": "lighting", "point": middle(&app, 0.0).await, "text": "Темно"});
    let (number, _) = app.register(&body).await;
    for north in [0.003, 0.006] {
        place(&app, &number, &json!({"point": middle(&app, north).await})).await;
    }
    assert_eq!(aliases(&app).await, 0);
}

/// Whether anybody who is not signed in finds the text where it was placed, and that nobody sees how it was typed.
async fn is_public(app: &TestApp, text: &str) -> bool {
    let visitor = reqwest::Client::new();
    let request = visitor.get(format!("{}/api/geocode", app.base)).query(&[("q", text)]);
    let body = request.send().await.unwrap().text().await.unwrap();
    assert!(!body.contains("067") && !body.contains("фермою"), "{body}");
    body.contains("\"alias\"")
}

#[tokio::test]
async fn anyone_finds_only_what_the_public_map_shows_exactly() {
    let app = TestApp::sample().await;
    app.sign_in().await;
    app.until_ready().await;
    let point = json!({"point": middle(&app, 0.0).await});
    let hidden_text = "Іваненко Марія, хата з синіми ставнями";
    let (shown, _) = register(&app, "lighting", TEXT).await;
    let (hidden, _) = register(&app, "no_water", hidden_text).await;
    for number in [&shown, &hidden] {
        place(&app, number, &point).await;
    }
    app.until_found(OTHER_WORDS, is_alias).await;
    app.until_found(hidden_text, is_alias).await;
    // Registered, and so not on the map yet.
    assert!(!is_public(&app, OTHER_WORDS).await);
    for number in [&shown, &hidden] {
        app.accept(number).await;
    }
    let give_up = std::time::Instant::now() + std::time::Duration::from_secs(20);
    while !is_public(&app, OTHER_WORDS).await {
        assert!(std::time::Instant::now() < give_up, "an accepted request's place is public");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    // A service that is hidden later hides what its requests taught.
    sqlx::query("update service set visibility = 'never' where code = 'lighting'")
        .execute(&app.pool)
        .await
        .unwrap();
    while is_public(&app, OTHER_WORDS).await {
        assert!(std::time::Instant::now() < give_up, "a hidden request's place is not public");
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    // The other one's is shown as a cell without a house: its text leads nobody to the house.
    assert!(!is_public(&app, hidden_text).await);
    let submission = json!({"service": "lighting", "address": hidden_text, "text": "Темно"});
    let request = reqwest::Client::new().post(format!("{}/api/requests", app.base)).json(&submission);
    let body: Value = request.send().await.unwrap().json().await.unwrap();
    assert_eq!(body["location"], json!({"state": "placed", "label": hidden_text}));
}
