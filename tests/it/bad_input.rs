//! What clients get wrong: each a problem that says what to do, and nothing half-written.

use reqwest::Method;
use serde_json::json;

use crate::app::{TestApp, problem};

#[tokio::test]
async fn unknown_and_malformed_parameters_are_named_with_what_was_expected() {
    let app = TestApp::sample().await;
    for (query, says) in [
        ("status=done", "closed_confirmed"),
        ("group=green", "in_work, overdue"),
        ("service=ufo", "lighting"),
        ("executor=999999", "one or more of these"),
        ("executor=first", "one or more of these"),
        ("district=999999", "one or more of these"),
        ("from=yesterday", "a date like"),
        ("to=2026-02-30", "a date like"),
        ("from=-200000-01-01", "a date like"),
        ("q=%00", "a text of up to"),
        ("overdue=maybe", "true or false"),
    ] {
        for path in ["/api/requests", "/api/statistics", "/tiles/requests/0/0/0.mvt", "/tiles/requests.json"]
        {
            let detail = app.problem(&format!("{path}?{query}"), 400).await;
            assert!(detail.contains(says), "{path}?{query}: {detail}");
        }
    }
    for (query, says) in [
        ("bbox=NaN,48,37,49", "four numbers"),
        ("bbox=36,48,37", "four numbers"),
        ("bbox=37,48,36,49", "west below east"),
        ("bbox=36,48,37,inf", "four numbers"),
        ("bbox=-1000,48,37,49", "four numbers"),
        ("limit=0", "1 to 1000"),
        ("limit=1001", "1 to 1000"),
        ("limit=many", "1 to 1000"),
        ("cursor=none", "next link"),
    ] {
        let detail = app.problem(&format!("/api/requests?{query}"), 400).await;
        assert!(detail.contains(says), "{query}: {detail}");
    }
}

#[tokio::test]
async fn tiles_that_do_not_exist_are_not_found() {
    let app = TestApp::empty().await;
    for path in [
        "/tiles/requests/21/0/0.mvt",
        "/tiles/requests/3/8/0.mvt",
        "/tiles/requests/3/0/-1.mvt",
        "/tiles/requests/300/0/0.mvt",
        "/tiles/base/15/0/0.mvt",
        "/tiles/base/x/0/0.mvt",
        "/tiles/base/2/4/4.mvt",
        "/tiles/base/2/%D1%8F/4.mvt",
    ] {
        assert!(app.problem(path, 404).await.contains("no such tile"), "{path}");
    }
    app.problem("/tiles/base/%FF/4/4.mvt", 404).await;
    assert_eq!(app.get("/tiles/base/2/3/3.mvt").await.status(), 204);
}

#[tokio::test]
async fn geocoding_needs_a_text_and_reverse_a_place_on_the_globe() {
    let app = TestApp::empty().await;
    for path in ["/api/geocode", "/api/geocode?q=%20", "/api/autocomplete?q="] {
        assert!(app.problem(path, 400).await.contains("not empty"), "{path}");
    }
    let long = "х".repeat(301);
    app.problem(&format!("/api/geocode?q={long}"), 400).await;
    for path in
        ["/api/reverse", "/api/reverse?lon=36", "/api/reverse?lon=181&lat=48", "/api/reverse?lon=NaN&lat=1"]
    {
        assert!(app.problem(path, 400).await.contains("longitude"), "{path}");
    }
}

#[tokio::test]
async fn a_submission_that_cannot_be_registered_leaves_nothing() {
    let app = TestApp::sample().await;
    let long = "о".repeat(5001);
    for (body, status, says) in [
        (json!({"service": "ufo", "address": "вул. Шевченка, 1", "text": "а"}), 422, "lighting"),
        (json!({"service": "lighting", "text": "а"}), 422, "address (in words)"),
        (
            json!({"service": "lighting", "address": "а", "point": [30.52, 50.45], "text": "а"}),
            422,
            "outside the community",
        ),
        (json!({"service": "lighting", "address": " ", "text": "а"}), 422, "1 to 300"),
        (json!({"service": "lighting", "address": "вул. Шевченка, 1", "text": ""}), 422, "1 to 5000"),
        (json!({"service": "lighting", "address": "вул. Шевченка, 1", "text": long}), 422, "1 to 5000"),
        (
            json!({"service": "lighting", "address": "вул. Шевченка, 1", "text": "\u{0}"}),
            422,
            "control characters",
        ),
        // K1.1: the problem lies inside the community's boundary.
        (json!({"service": "lighting", "point": [30.52, 50.45], "text": "а"}), 422, "outside the community"),
        (json!({"service": "lighting", "point": [300.0, 50.0], "text": "а"}), 422, "longitude"),
        (json!({"service": 5}), 422, "The value of the field “service”"),
        (json!({"service": "lighting", "address": "а"}), 422, "The field “text” is missing"),
        (
            json!({"service": "lighting", "address": "а", "text": "а", "status": "accepted"}),
            422,
            "“status” is not known",
        ),
        (json!({"service": "lighting", "address": "а", "text": "\u{200b}"}), 422, "a letter or a digit"),
        (json!({"service": "lighting", "address": "а", "text": "а\u{202e}б"}), 422, "control characters"),
        (json!("lighting"), 422, "The request body is of another kind"),
    ] {
        let detail = problem(app.post("/api/requests", &body).await, status).await;
        assert!(detail.contains(says), "{body}: {detail}");
    }
    let broken =
        app.request(Method::POST, "/api/requests").header("content-type", "application/json").body("{");
    assert!(problem(broken.send().await.unwrap(), 400).await.contains("line 1"));
    let untyped = app.request(Method::POST, "/api/requests").body("{}");
    assert!(problem(untyped.send().await.unwrap(), 415).await.contains("Content-Type"));
    let huge = json!({"service": "lighting", "address": "а", "text": "т".repeat(100_000)});
    assert!(problem(app.post("/api/requests", &huge).await, 413).await.contains("65536 bytes"));
    let stored: i64 =
        sqlx::query_scalar("select count(*) from service_request").fetch_one(&app.pool).await.unwrap();
    assert_eq!(stored, 0);
}

#[tokio::test]
async fn unknown_paths_and_methods_are_problems_in_the_readers_language() {
    let app = TestApp::empty().await;
    assert!(app.problem("/api/nothing", 404).await.contains("no such page"));
    let deleted = app.request(Method::DELETE, "/api/requests").send().await.unwrap();
    assert!(problem(deleted, 405).await.contains("DELETE"));
    let ukrainian = app.client.get(format!("{}/api/nothing", app.base)).send().await.unwrap();
    assert_eq!(ukrainian.headers()["content-language"], "uk");
    assert!(problem(ukrainian, 404).await.contains("Перевірте адресу"));
}

/// Nobody is to believe that a request is theirs which came in as nobody's.
#[tokio::test]
async fn a_session_that_is_over_registers_nothing() {
    let app = TestApp::sample().await;
    let maria = app.applicant("maria@example.org").await;
    sqlx::query("delete from session").execute(&app.pool).await.unwrap();
    let body = json!({"service": "lighting", "address": "Набережна 4", "text": "Темно"});
    let said = problem(maria.post("/api/requests", &body).await, 401).await;
    assert!(said.contains("sign out to send it without a name"), "{said}");
    maria.request(Method::DELETE, "/api/session").send().await.unwrap();
    assert_eq!(maria.post("/api/requests", &body).await.status(), 201);
}
