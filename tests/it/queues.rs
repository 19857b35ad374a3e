//! The operator's queues: what waits for what, and what is counted is what is listed.

use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::Cast,
};

async fn waiting(operator: &TestApp, queue: &str) -> Vec<String> {
    let items = operator.json(&format!("/api/desk/queues/{queue}")).await["items"].clone();
    let numbers =
        items.as_array().unwrap().iter().map(|item| item["request"]["number"].as_str().unwrap().to_owned());
    let numbers: Vec<String> = numbers.collect();
    assert_eq!(count(operator, queue).await, numbers.len() as i64, "{queue}");
    numbers
}

async fn count(operator: &TestApp, queue: &str) -> i64 {
    let counts = operator.json("/api/desk/queues").await;
    let counts: Vec<Value> = counts["queues"].as_array().unwrap().clone();
    counts.iter().find(|count| count["queue"] == queue).unwrap()["waiting"].as_i64().unwrap()
}

#[tokio::test]
async fn a_request_waits_in_the_queue_of_its_next_step_and_leaves_it() {
    let cast = Cast::gather().await;
    let desk = &cast.operator;
    let number = cast.call().await;
    let only = vec![number.clone()];
    assert_eq!(waiting(desk, "new").await, only);
    cast.submit(&number).await;
    assert!(waiting(desk, "new").await.is_empty());
    assert_eq!(waiting(desk, "closing").await, only);

    // A word of the applicant is processed first, and that may close it.
    cast.heard(&number, "refutation", "Досі темно").await;
    assert_eq!(waiting(desk, "comments").await, only);
    assert!(waiting(desk, "closing").await.is_empty());
    cast.process(json!({"outcome": "rework", "reason": "Досі темно"})).await;
    cast.heard(&number, "cancellation", "Уже не треба, дякую").await;
    assert_eq!(waiting(desk, "cancellations").await, only);
    sqlx::query("update service_request set due_on = community_today() - 1 where number = $1")
        .bind(&number)
        .execute(&cast.public.pool)
        .await
        .unwrap();
    // It may wait for several things at once.
    assert_eq!(waiting(desk, "overdue").await, only);
    cast.process(json!({"outcome": "cancel"})).await;
    for queue in ["new", "comments", "confirmations", "cancellations", "closing", "overdue", "moderation"] {
        assert!(waiting(desk, queue).await.is_empty(), "{queue}");
    }
}

/// M5, M14: words that hold something are not accepted by one key.
#[tokio::test]
async fn m5_m14_new_words_that_hold_something_wait_to_be_moderated() {
    let cast = Cast::gather().await;
    let clean = cast.call().await;
    let mut question = cast.question().await;
    question["text"] = "Не горить ліхтар, дзвоніть 067 111 22 33".into();
    let (telling, _) = cast.operator.register(&question).await;
    assert_eq!(waiting(&cast.operator, "new").await, [clean]);
    assert_eq!(waiting(&cast.operator, "moderation").await, [telling]);
    let item = cast.operator.json("/api/desk/queues/moderation").await["items"][0].clone();
    assert_eq!((&item["text"], &item["photos"]), (&json!(true), &json!(0)));
}

#[tokio::test]
async fn what_has_no_place_waits_for_one_and_is_placed_by_whoever_has_read_it() {
    let cast = Cast::gather().await;
    let mut question = cast.question().await;
    question.as_object_mut().unwrap().remove("point");
    question["address"] = "біля старого млина".into();
    let (number, _) = cast.operator.register(&question).await;
    let desk = &cast.operator;
    assert_eq!(waiting(desk, "location").await, std::slice::from_ref(&number));
    assert!(waiting(desk, "new").await.is_empty());

    let card = desk.get(&format!("/api/desk/requests/{number}")).await;
    let tag = card.headers()["etag"].to_str().unwrap().to_owned();
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let place = || {
        let put = desk.request(reqwest::Method::PUT, &format!("/api/requests/{number}/location"));
        put.header("if-match", &tag).json(&json!({"point": centre})).send()
    };
    assert_eq!(place().await.unwrap().status(), 204);
    assert!(waiting(desk, "location").await.is_empty());
    assert_eq!(waiting(desk, "new").await, std::slice::from_ref(&number));
    // Another operator who has read the card before is told, and places nothing.
    problem(place().await.unwrap(), 409).await;
}

#[tokio::test]
async fn the_queues_are_the_operators() {
    let cast = Cast::gather().await;
    for path in ["/api/desk/queues", "/api/desk/queues/new"] {
        problem(cast.public.get(path).await, 401).await;
        problem(cast.executor.get(path).await, 403).await;
    }
    problem(cast.operator.get("/api/desk/queues/lunch").await, 404).await;
}
