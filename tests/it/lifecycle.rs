//! Moving a request on over HTTP: the rules of the table, the history that no one can rewrite, the deadline.

use serde_json::json;

use crate::app::{TestApp, problem};

async fn accepted(app: &TestApp) -> String {
    let centre = app.json("/api/community").await["centre"].clone();
    let (number, _) = app.register(&json!({"service": "lighting", "point": centre, "text": "Темно"})).await;
    app.sign_in().await;
    app.accept(&number).await;
    number
}

#[tokio::test]
async fn a_step_the_table_does_not_have_is_a_conflict_and_changes_nothing() {
    let app = TestApp::sample().await;
    let number = accepted(&app).await;
    let path = format!("/api/requests/{number}/transitions");
    // K10.3: only the executor takes an accepted request into work and submits it.
    problem(app.post(&path, &json!({"to": "submitted_done"})).await, 409).await;
    assert!(problem(app.post(&path, &json!({"to": "finished"})).await, 422).await.contains("accepted"));
    let request = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(request["properties"]["status"], "accepted");
    assert_eq!(request["properties"]["history"].as_array().unwrap().len(), 2);
}

#[tokio::test]
async fn acceptance_needs_an_executor_who_exists() {
    let app = TestApp::sample().await;
    let centre = app.json("/api/community").await["centre"].clone();
    let (number, _) = app.register(&json!({"service": "lighting", "point": centre, "text": "Темно"})).await;
    let path = format!("/api/requests/{number}/transitions");
    problem(app.post(&path, &json!({"to": "accepted"})).await, 401).await;
    app.sign_in().await;
    assert!(problem(app.post(&path, &json!({"to": "accepted"})).await, 409).await.contains("executor"));
    let nobody = app.post(&path, &json!({"to": "accepted", "executor": "Ніхто"})).await;
    assert_eq!(nobody.status(), 422);
    let nobody: serde_json::Value = nobody.json().await.unwrap();
    assert_eq!(
        (&nobody["type"], &nobody["field"]),
        (&json!("urn:hromada-map:invalid-field"), &json!("executor"))
    );
    assert!(nobody["expected"].as_str().unwrap().contains(hromada_map::sample::EXECUTORS[0]), "{nobody}");
}

#[tokio::test]
async fn the_law_bounds_the_due_date() {
    let app = TestApp::sample().await;
    let centre = app.json("/api/community").await["centre"].clone();
    let (number, _) = app.register(&json!({"service": "lighting", "point": centre, "text": "Темно"})).await;
    app.sign_in().await;
    let path = format!("/api/requests/{number}/transitions");
    let today = chrono::Utc::now().with_timezone(&chrono_tz::Europe::Kyiv).date_naive();
    for days in [-1, 46] {
        let due = today + chrono::Duration::days(days);
        let body = json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[0], "due_on": due});
        assert!(problem(app.post(&path, &body).await, 422).await.contains("45 days"), "{days}");
    }
    // A service's term, counted from today; `lighting` has ten days.
    app.accept(&number).await;
    let due = app.json(&format!("/api/requests/{number}")).await["properties"]["due_on"].clone();
    assert_eq!(due, json!(today + chrono::Duration::days(10)));
}

#[tokio::test]
async fn a_cancelled_request_leaves_a_short_line_by_its_number() {
    let app = TestApp::sample().await;
    let number = accepted(&app).await;
    let path = format!("/api/requests/{number}/transitions");
    assert_eq!(app.post(&path, &json!({"to": "cancelled", "note": "Прохання заявника"})).await.status(), 200);
    assert!(app.problem(&format!("/api/requests/{number}"), 410).await.contains("was cancelled"));
    assert_eq!(app.json("/api/requests").await["numberMatched"], 0);
}

#[tokio::test]
async fn the_history_is_append_only() {
    let app = TestApp::sample().await;
    accepted(&app).await;
    for statement in
        ["update request_event set at = now()", "delete from request_event", "truncate request_event"]
    {
        let refused = sqlx::query(statement).execute(&app.pool).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
}

#[tokio::test]
async fn a_request_is_overdue_the_day_after_it_was_due() {
    let app = TestApp::sample().await;
    let number = accepted(&app).await;
    for (days, overdue) in [("0", false), ("1", true)] {
        let statement = format!("update service_request set due_on = community_today() - {days}");
        sqlx::query(sqlx::AssertSqlSafe(statement)).execute(&app.pool).await.unwrap();
        let request = app.json(&format!("/api/requests/{number}")).await;
        assert_eq!(request["properties"]["overdue"], overdue, "{days} days past");
        assert_eq!(request["properties"]["group"], if overdue { "overdue" } else { "in_work" });
    }
}
