//! The whole life of a request over HTTP, from a call to its closing, and the branch where it cannot be carried out.

use geo::Coord;
use hromada_map::tiles::TileAddress;
use serde_json::{Value, json};

use crate::{
    app::problem,
    cast::{Cast, transitions},
    mvt, photos,
};

/// The status that the tile of a request shows; none where it shows no such request.
async fn status_in_tile(cast: &Cast, number: &str) -> Option<String> {
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let (lon, lat) = (centre[0].as_f64().unwrap(), centre[1].as_f64().unwrap());
    let (x, y) = TileAddress::containing(14, Coord { x: lon, y: lat }).column_row();
    let tile = cast.public.get(&format!("/tiles/requests/14/{x}/{y}.mvt")).await.bytes().await.unwrap();
    let layers = mvt::read(&tile);
    let requests = layers.get("requests").into_iter().flatten();
    let mut found = requests.filter(|request| request.properties["number"] == number);
    found.next().map(|request| request.properties["status"].as_str().unwrap().to_owned())
}

/// M3, M5, M6, M16, M17, M18, K10.1.1.3, K10.2.1.1, K10.2.1.2, K10.2.2.1, K10.3.1.1, K10.3.1.2, K10.3.1.3.
#[tokio::test]
async fn a_call_is_registered_accepted_done_refuted_mended_confirmed_and_closed() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    // M17: nobody sees it before it is accepted, but for those who work on it.
    assert_eq!(cast.public_status(&number).await, None);
    assert_eq!(status_in_tile(&cast, &number).await, None);

    cast.operator.accept(&number).await;
    let mut due = Value::Null;
    for (to, note) in [("accepted", None), ("in_progress", None), ("submitted_done", Some("Лампу замінено"))]
    {
        if to != "accepted" {
            cast.step(&cast.executor, &number, json!({"to": to, "note": note})).await;
        }
        assert_eq!(cast.public_status(&number).await.as_deref(), Some(to));
        assert_eq!(status_in_tile(&cast, &number).await.as_deref(), Some(to));
        due = cast.public.json(&format!("/api/requests/{number}")).await["properties"]["due_on"].clone();
    }
    let listed = cast.public.json("/api/requests?status=submitted_done").await;
    assert_eq!(listed["features"][0]["id"], number.as_str());

    // M18: refuting needs its reason, and changes no status before an operator has seen it (K10.2.1.1).
    problem(cast.hear(&number, "refutation", "").await, 409).await;
    assert_eq!(cast.heard(&number, "refutation", "Світить лише годину").await, "submitted_done");
    // A request of some days ago: the new term ends later than the first one.
    sqlx::query(
        "update service_request set registered_at = registered_at - interval '5 days', due_on = due_on - 5",
    )
    .execute(&cast.public.pool)
    .await
    .unwrap();
    let id = cast.waiting().await;
    let path = format!("/api/desk/responses/{id}");
    let nothing = json!({"outcome": "rework"});
    assert!(problem(cast.operator.post(&path, &nothing).await, 409).await.contains("reason"));
    let rework = json!({"outcome": "rework", "reason": "Ліхтар гасне за годину"});
    assert_eq!(cast.process(rework).await, "rework");
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("rework"));
    // K10.3.1.1: ten days, counted anew.
    let card = cast.card(&cast.executor, &number).await;
    assert_eq!(card["due_on"], due);
    assert_eq!(card["allowed"], json!(["in_progress"]));

    // K10.3.1.2: the executor answers what returned it, once.
    let answer = json!({"answer": "Замінимо й дросель."});
    assert_eq!(cast.executor.post(&format!("{path}/answer"), &answer).await.status(), 204);
    problem(cast.executor.post(&format!("{path}/answer"), &answer).await, 409).await;
    let words = cast.card(&cast.operator, &number).await["responses"].clone();
    assert_eq!(words[0]["outcome"], "rework");
    assert_eq!(words[0]["executor_answer"], "Замінимо й дросель.");
    assert_eq!(words[0]["taken_by"], "operator");

    // K10.3.1.3: this time with a photo of the work, which the public sees once an operator has released it.
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    assert_eq!(status_in_tile(&cast, &number).await.as_deref(), Some("in_progress"));
    let report = photos::upload_report(&cast.executor, &number).await;
    cast.step(&cast.executor, &number, json!({"to": "submitted_done"})).await;
    assert_eq!(status_in_tile(&cast, &number).await.as_deref(), Some("submitted_done"));
    let public_photos =
        async || cast.public.json(&format!("/api/requests/{number}")).await["properties"]["photos"].clone();
    assert_eq!(public_photos().await, json!([]));
    photos::publish(&cast.operator, &report["id"], true).await;
    assert_eq!(public_photos().await[0]["stage"], "report");
    assert_eq!(cast.public.get(report["url"].as_str().unwrap()).await.status(), 200);
    // K10.2.2.1: a bare confirmation closes by itself.
    assert_eq!(cast.heard(&number, "confirmation", "").await, "closed_confirmed");
    assert_eq!(status_in_tile(&cast, &number).await.as_deref(), Some("closed_confirmed"));
    let request = cast.public.json(&format!("/api/requests/{number}")).await["properties"].clone();
    assert_eq!(request["group"], "done");
    let steps: Vec<&str> =
        request["history"].as_array().unwrap().iter().map(|step| step["to"].as_str().unwrap()).collect();
    assert_eq!(
        steps,
        [
            "registered",
            "accepted",
            "in_progress",
            "submitted_done",
            "rework",
            "in_progress",
            "submitted_done",
            "closed_confirmed"
        ]
    );
    history_says_who_when_and_why(&cast, &number).await;
    let all = cast.public.json("/api/requests").await.to_string() + &request.to_string();
    for private in ["Шевчук", "Лісова, 3", "111 22 33", "гасне", "Світить", "дросель"]
    {
        assert!(!all.contains(private), "M5: {private} is public");
    }
}

async fn history_says_who_when_and_why(cast: &Cast, number: &str) {
    let card = cast.card(&cast.operator, number).await;
    let row = |at: usize| {
        let event = &card["history"][at];
        (event["actor"].as_str().unwrap().to_owned(), event["role"].as_str().unwrap().to_owned())
    };
    assert_eq!(row(0), ("operator".into(), "operator".into()));
    assert_eq!(row(2), ("executor".into(), "executor".into()));
    let history = card["history"].as_array().unwrap();
    let by_machine = history.last().unwrap();
    assert_eq!(by_machine["role"], "system");
    assert_eq!(by_machine["ground"], "K10.2.2.1");
    let rework = history.iter().find(|event| event["to"] == "rework").unwrap();
    assert_eq!(rework["note"], "Ліхтар гасне за годину");
    assert_eq!(rework["response"], card["responses"][0]["id"]);
}

/// K6.2.4: justified by the executor, checked by an operator, closed even against the applicant.
#[tokio::test]
async fn k6_2_4_what_cannot_be_done_is_justified_checked_and_closed_even_if_the_applicant_disagrees() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    let path = transitions(&number);
    let bare = cast.executor.post(&path, &json!({"to": "submitted_infeasible"})).await;
    assert!(problem(bare, 409).await.contains("say why"));
    let justified = json!({"to": "submitted_infeasible", "note": "Кошти в бюджеті не передбачено"});
    cast.step(&cast.executor, &number, justified).await;
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("submitted_infeasible"));

    // The machine closes no impossibility, not even when the applicant agrees.
    assert_eq!(cast.heard(&number, "confirmation", "").await, "submitted_infeasible");
    assert_eq!(cast.process(json!({"outcome": "clarify"})).await, "clarification");
    // K10.2.2.2: clarified, and still not done.
    let done = cast.operator.post(&path, &json!({"to": "closed_checked"})).await;
    assert!(problem(done, 409).await.contains("impossible"));
    assert_eq!(cast.heard(&number, "refutation", "Гроші знайшли на сусідню вулицю").await, "clarification");
    assert_eq!(cast.process(json!({"outcome": "close"})).await, "closed_infeasible");
    let request = cast.public.json(&format!("/api/requests/{number}")).await;
    assert_eq!(request["properties"]["group"], "closed_without");
    // The default of a setting where the rules are silent.
    assert!(problem(cast.hear(&number, "comment", "Чому?").await, 409).await.contains("no comment"));
}
