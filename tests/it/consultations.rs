//! Consultations (M2): counted, never a point on the map.

use serde_json::json;

use crate::app::{TestApp, problem};

#[tokio::test]
async fn m2_consultations_are_counted_and_are_nowhere_on_the_map() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    for (body, today) in
        [(json!({}), 1), (json!({"service": "lighting"}), 2), (json!({"service": "lighting"}), 3)]
    {
        let answer = operator.post("/api/desk/consultations", &body).await;
        assert_eq!(answer.status(), 201);
        assert_eq!(answer.json::<serde_json::Value>().await.unwrap()["today"], today);
    }
    let counted = operator.json("/api/desk/consultations").await;
    assert_eq!(counted["total"], 3);
    assert_eq!(counted["services"][0]["code"], "lighting");
    assert_eq!(counted["services"][0]["count"], 2);
    let day = counted["days"][0]["day"].as_str().unwrap();
    let path = |from: &str, to: &str| format!("/api/desk/consultations?from={from}&to={to}");
    assert_eq!(operator.json(&path(day, day)).await["total"], 3);
    assert_eq!(operator.json(&path("2000-01-01", "2000-12-31")).await["total"], 0);
    assert_eq!(app.staff("official").await.json("/api/desk/consultations").await["total"], 3);
    assert_eq!(app.json("/api/requests").await["numberMatched"], 0);
    assert_eq!(app.json("/api/statistics").await["total"], 0);
    let unknown = operator.post("/api/desk/consultations", &json!({"service": "nothing"})).await;
    assert!(problem(unknown, 422).await.contains("service"));
    problem(operator.get(&path("yesterday", "")).await, 400).await;
    assert_eq!(operator.json("/api/desk/consultations").await["total"], 3);
}
