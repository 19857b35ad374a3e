//! What an operator needs while somebody calls (M3): a place in words and as a point, requests nearby, words checked before they are
//! registered, and one more caller joined to what is registered already (M13).

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::Cast,
};

async fn join(cast: &Cast, number: &str, tag: &str, note: &str) -> reqwest::Response {
    let path = format!("/api/desk/requests/{number}/joins");
    let request = cast.operator.request(Method::POST, &path).header("if-match", tag);
    request.json(&json!({"note": note})).send().await.unwrap()
}

/// M13: one question is one request, however many call about it.
#[tokio::test]
async fn m13_one_more_caller_joins_a_request_and_nothing_new_is_registered() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let before = cast.card(&cast.operator, &number).await;
    assert_eq!(before["joined"], 0);
    let tag = format!("\"{}\"", before["version"]);
    let joined = join(&cast, &number, &tag, "Темно вже тиждень, телефон 050 111 22 33").await;
    assert_eq!(joined.status(), 201);
    let after = joined.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(joined.json::<Value>().await.unwrap(), json!({"number": number, "status": "registered"}));
    // Sent again because no answer came, it is told of instead of counted twice.
    assert!(problem(join(&cast, &number, &tag, "").await, 409).await.contains("one more caller"));
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!((&card["joined"], format!("\"{}\"", card["version"])), (&json!(1), after));
    let last = card["history"].as_array().unwrap().last().unwrap();
    assert_eq!(
        (&last["what"], &last["actor"], &last["role"]),
        (&json!("joined"), &json!("operator"), &json!("operator"))
    );
    assert!(last["note"].as_str().unwrap().starts_with("Темно вже тиждень"));
    let list = cast.operator.json("/api/desk/requests").await;
    assert_eq!((&list["matched"], &list["requests"][0]["joined"]), (&json!(1), &json!(1)));

    // The executor reads it without what may be somebody's, the public nothing of it.
    cast.operator.accept(&number).await;
    let executors = cast.card(&cast.executor, &number).await.to_string();
    assert!(executors.contains("Темно вже тиждень") && !executors.contains("111 22 33"), "{executors}");
    let public = cast.public.json(&format!("/api/requests/{number}")).await.to_string();
    assert!(!public.contains("Темно") && !public.contains("joined"), "{public}");
}

#[tokio::test]
async fn what_has_ended_is_joined_by_nobody_and_only_operators_join() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let path = format!("/api/desk/requests/{number}/joins");
    problem(cast.executor.post(&path, &json!({})).await, 403).await;
    problem(cast.operator.post(&path, &json!({"note": "о".repeat(5001)})).await, 422).await;
    problem(cast.operator.post("/api/desk/requests/9999999-0/joins", &json!({})).await, 404).await;
    cast.step(&cast.operator, &number, json!({"to": "refused", "note": "Не по суті"})).await;
    assert!(problem(cast.operator.post(&path, &json!({})).await, 409).await.contains("has ended"));
}

/// An applicant who has asked over the web reads nothing of who else calls.
#[tokio::test]
async fn m5_an_applicant_is_not_told_who_joined() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    let path = format!("/api/desk/requests/{number}/joins");
    assert_eq!(cast.operator.post(&path, &json!({"note": "Дзвонить сусідка"})).await.status(), 201);
    let own = applicant.json(&format!("/api/me/requests/{number}")).await.to_string();
    let export = applicant.json("/api/me/export").await.to_string();
    assert!(!own.contains("сусідка") && !export.contains("сусідка"), "{own} {export}");
}

#[tokio::test]
async fn the_working_list_is_narrowed_to_a_box() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let [lon, lat] = [0, 1].map(|axis| centre[axis].as_f64().unwrap());
    let path = |from: f64, to: f64| {
        format!("/api/desk/requests?bbox={},{},{},{}", lon + from, lat + from, lon + to, lat + to)
    };
    let near = cast.operator.json(&path(-0.001, 0.001)).await;
    assert_eq!((&near["matched"], &near["requests"][0]["number"]), (&json!(1), &json!(number)));
    assert_eq!(cast.operator.json(&path(0.001, 0.002)).await["matched"], 0);
    problem(cast.operator.get("/api/desk/requests?bbox=1,2,3").await, 400).await;
}

/// M13, M14: the machine says what it sees in the words before they are registered, and keeps nothing of them.
#[tokio::test]
async fn m13_m14_words_are_checked_while_the_caller_talks() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    let text =
        "Мій телефон 050 111 22 33.\n1. Не горить ліхтар на вулиці Лісовій.\n2. Не вивозять сміття з двору.";
    let answer = operator.post("/api/desk/text-check", &json!({"text": text})).await;
    assert_eq!(answer.status(), 200);
    let check: Value = answer.json().await.unwrap();
    assert_eq!(check["clean"], true);
    assert_eq!(check["personal_data"][0]["text"], "050 111 22 33");
    assert!(check["suggested_split"].as_array().unwrap().len() >= 2, "{check}");
    let long = json!({"text": "о".repeat(5001)});
    problem(operator.post("/api/desk/text-check", &long).await, 422).await;
    problem(app.post("/api/desk/text-check", &json!({"text": "а"})).await, 401).await;
}

/// M11: the words stay as they were said, and the point says which place they mean.
#[tokio::test]
async fn m11_an_address_in_words_is_placed_by_the_point_that_comes_with_it() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    // Of several candidates, the second.
    let query = "Шевченка, 12";
    let found = app.json(&format!("/api/geocode?q={query}")).await;
    let second = &found["features"][1];
    let label = second["properties"]["geocoding"]["label"].as_str().unwrap();
    let body = |address: &str, point: &Value| json!({"service": "lighting", "address": address, "point": point, "text": "Темно"});
    let (number, answer) = operator.register(&body(query, &second["geometry"]["coordinates"])).await;
    assert_eq!(answer["location"]["state"], "placed");
    let card = operator.json(&format!("/api/desk/requests/{number}")).await;
    assert_eq!((&card["address"], &card["place"]), (&json!(query), &json!(label)));
    // Words that no map knows, and a pin.
    let centre = app.json("/api/community").await["centre"].clone();
    let (number, answer) = operator.register(&body("біля старого млина", &centre)).await;
    assert_eq!(answer["location"]["state"], "placed");
    let card = operator.json(&format!("/api/desk/requests/{number}")).await;
    assert_eq!(card["address"], "біля старого млина");
    assert_eq!(operator.json("/api/location-tasks").await["waiting"], 0);
}

/// M2: what was counted by mistake is taken back the same day, by who counted it.
#[tokio::test]
async fn m2_a_consultation_is_taken_back_by_who_counted_it() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    app.create_account("olena", "operator", None).await;
    let olena = app.visitor();
    let sign_in = json!({"login": "olena", "password": crate::app::PASSWORD});
    assert_eq!(olena.post("/api/session", &sign_in).await.status(), 200);
    let counted: Value = operator.post("/api/desk/consultations", &json!({})).await.json().await.unwrap();
    let path = format!("/api/desk/consultations/{}", counted["id"]);
    let delete = |who: &TestApp| who.request(Method::DELETE, &path).send();
    problem(delete(&olena).await.unwrap(), 404).await;
    assert_eq!(delete(&operator).await.unwrap().status(), 204);
    problem(delete(&operator).await.unwrap(), 404).await;
    assert_eq!(operator.json("/api/desk/consultations").await["total"], 0);
}

/// What an operator chooses a service by.
#[tokio::test]
async fn the_desks_catalogue_tells_how_services_are_seen_and_how_long_they_take() {
    let app = TestApp::sample().await;
    let catalogue = app.staff("operator").await.json("/api/desk/catalogue").await;
    let services = catalogue["services"].as_array().unwrap();
    let lighting = services.iter().find(|service| service["code"] == "lighting").unwrap();
    assert_eq!(lighting["visibility"], "exact");
    assert!(lighting["term_days"].as_i64().unwrap() > 0 && lighting["term_unit"].is_string());
}
