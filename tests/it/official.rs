//! An official reads every request at the desk, all but personal data, and changes nothing.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::{Cast, transitions},
};

const TEXT: &str = "Ліхтар біля школи не горить. Шевчук Марія Іванівна, кв. 19, тел. 0501112233";
const ADDRESS: &str = "вул. Незнана 77, кв. 19, код домофону 4455";
/// What would tell who asked, in the card, the text, the address, a response and a note.
const PERSONAL: [&str; 9] = [
    "Шевчук",
    "Іванівна",
    "Лісова",
    "0501112233",
    "кв. 19",
    "4455",
    "067 222 33 44",
    "Григорович",
    "applicant\":",
];

/// A caller's request, with personal data wherever it can be typed, for a service of this visibility.
async fn request(cast: &Cast, visibility: &str) -> String {
    sqlx::query("update service set visibility = $1 where code = 'lighting'")
        .bind(visibility)
        .execute(&cast.public.pool)
        .await
        .unwrap();
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let call = json!({"service": "lighting", "address": ADDRESS, "text": TEXT,
        "applicant": {"surname": "Шевчук", "name": "Марія", "patronymic": "Іванівна",
                      "residence": "вул. Лісова, 3, кв. 19", "phone": "+380 50 111 22 33"}});
    let (number, _) = cast.operator.register(&call).await;
    let location = cast.operator.request(Method::PUT, &format!("/api/requests/{number}/location"));
    assert_eq!(location.json(&json!({"point": centre})).send().await.unwrap().status(), 204);
    let accepted = json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[0],
        "public_text": "Не горить ліхтар біля школи", "note": "Подзвонити Петру Григоровичу, 067 222 33 44"});
    cast.step(&cast.operator, &number, accepted).await;
    cast.heard(&number, "cancellation", "Дзвоніть 067 222 33 44, кв. 19").await;
    number
}

async fn seen_by(official: &TestApp, number: &str) -> (Value, String) {
    let card = official.json(&format!("/api/desk/requests/{number}")).await;
    let list = official.json("/api/desk/requests").await;
    assert_eq!(list["requests"][0]["number"], number);
    (card.clone(), format!("{card} {list}"))
}

#[tokio::test]
async fn an_official_reads_every_request_without_personal_data() {
    let cast = Cast::gather().await;
    let official = cast.public.staff("official").await;
    let number = request(&cast, "exact").await;
    let (card, all) = seen_by(&official, &number).await;
    for personal in PERSONAL {
        assert!(!all.contains(personal), "{personal}: {all}");
    }
    assert_eq!(card["text"], "Ліхтар біля школи не горить. [ім'я], [квартира], тел. [телефон]");
    assert_eq!(card["responses"][0]["text"], "Дзвоніть [телефон], [квартира]");
    assert_eq!(card["executor"], hromada_map::sample::EXECUTORS[0]);
    assert!(card["lon"].is_number() && card["due_on"].is_string(), "{card}");
    assert!(card["history"].as_array().unwrap().iter().any(|step| step["to"] == "accepted"), "{card}");
    assert_eq!(card["allowed"], json!([]));
}

#[tokio::test]
async fn an_official_reads_requests_that_are_not_public_yet() {
    let cast = Cast::gather().await;
    let official = cast.public.staff("official").await;
    let number = cast.call().await;
    assert_eq!(cast.public_status(&number).await, None);
    assert_eq!(seen_by(&official, &number).await.0["status"], "registered");
    let list = official.json("/api/desk/requests?status=accepted").await;
    assert_eq!(list["matched"], 0);
}

/// Where the public sees no exact place, it is somebody's home.
#[tokio::test]
async fn an_official_is_not_told_where_somebody_lives() {
    for visibility in ["generalised", "aggregate", "never"] {
        let cast = Cast::gather().await;
        let official = cast.public.staff("official").await;
        let number = request(&cast, visibility).await;
        let (card, all) = seen_by(&official, &number).await;
        for personal in PERSONAL.iter().chain(&["горить. "]) {
            assert!(!all.contains(personal), "{visibility}: {personal}: {all}");
        }
        let whole = cast.card(&cast.operator, &number).await;
        assert_eq!(whole["address"], ADDRESS);
        assert!(card["lon"] != whole["lon"], "{visibility}: {card}");
        assert_eq!(card["lon"].is_number(), visibility == "generalised");
        assert_eq!((&card["status"], &card["service"]), (&json!("accepted"), &json!("lighting")));
        assert_eq!(
            (&card["responses"][0]["kind"], &card["responses"][0]["text"]),
            (&json!("cancellation"), &json!(""))
        );
    }
}

/// A search must not tell what hides behind a mask.
#[tokio::test]
async fn an_official_finds_only_what_they_may_read() {
    let cast = Cast::gather().await;
    let official = cast.public.staff("official").await;
    let number = request(&cast, "exact").await;
    let found = async |who: &TestApp, words: &str| {
        let list = who.json(&format!("/api/desk/requests?q={words}")).await;
        assert_eq!(list["matched"], list["requests"].as_array().unwrap().len());
        list["matched"] == 1
    };
    for words in ["0501112233", "Шевчук", "4455"] {
        assert!(found(&cast.operator, words).await, "{words}");
        assert!(!found(&official, words).await, "{words}");
    }
    for words in [number.as_str(), "біля школи"] {
        assert!(found(&official, words).await, "{words}");
    }
}

#[tokio::test]
async fn an_official_changes_nothing() {
    let cast = Cast::gather().await;
    let official = cast.public.staff("official").await;
    let number = cast.call().await;
    problem(official.post(&transitions(&number), &json!({"to": "accepted"})).await, 403).await;
    for path in ["/api/desk/responses", "/api/location-tasks"] {
        problem(official.get(path).await, 403).await;
    }
    let check = format!("/api/requests/{number}/text-check");
    problem(official.get(&check).await, 403).await;
}
