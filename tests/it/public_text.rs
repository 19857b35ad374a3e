//! What the public reads of a request can be mended after it was accepted (M5, M14).

use hromada_map::sample;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::Cast,
};

async fn mend(who: &TestApp, number: &str, tag: Option<&str>, body: Value) -> Response {
    let request = who.request(Method::PUT, &format!("/api/requests/{number}/public-text"));
    let request = if let Some(tag) = tag { request.header("if-match", tag) } else { request };
    request.json(&body).send().await.unwrap()
}

async fn public_words(cast: &Cast, number: &str) -> Value {
    cast.public.json(&format!("/api/requests/{number}")).await["properties"]["text"].clone()
}

async fn letters(cast: &Cast) -> i64 {
    sqlx::query_scalar("select count(*) from notice").fetch_one(&cast.operator.pool).await.unwrap()
}

/// A name that no rule knows for one got past everybody.
#[tokio::test]
async fn m5_what_got_past_everybody_is_taken_out_of_the_public_text_and_the_request_stays_where_it_is() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let step = json!({"to": "accepted", "executor": sample::EXECUTORS[0], "public_text": "Темно біля двору баби Ганни"});
    cast.step(&cast.operator, &number, step).await;
    let before = cast.card(&cast.operator, &number).await;
    let written = letters(&cast).await;
    let tag = format!("\"{}\"", before["version"]);

    let mended =
        mend(&cast.operator, &number, Some(&tag), json!({"public_text": " Темно біля двору "})).await;
    assert_eq!(mended.status(), 200);
    let after = mended.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(mended.json::<Value>().await.unwrap(), json!({"number": number, "status": "accepted"}));
    assert_eq!(public_words(&cast, &number).await, "Темно біля двору");
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!(format!("\"{}\"", card["version"]), after);
    assert_eq!((&card["text"], &card["due_on"]), (&before["text"], &before["due_on"]));
    let last = card["history"].as_array().unwrap().last().unwrap();
    assert_eq!((&last["what"], &last["actor"]), (&json!("text_mended"), &json!("operator")));
    // What was taken out stands nowhere any more, and nobody gets a letter about it.
    assert!(!card.to_string().contains("Ганни"), "{card}");
    assert_eq!(letters(&cast).await, written);

    // Sent again because no answer came, it is no conflict and no second row.
    let again = mend(&cast.operator, &number, Some(&tag), json!({"public_text": "Темно біля двору"})).await;
    assert_eq!(again.headers()["etag"].to_str().unwrap(), after);
    assert_eq!(cast.card(&cast.operator, &number).await["history"], card["history"]);
    // Other words over a version that is gone are.
    let late = mend(&cast.operator, &number, Some(&tag), json!({"public_text": "Інше"})).await;
    assert!(problem(late, 409).await.contains("the text for the public was changed"));
    assert_eq!(public_words(&cast, &number).await, "Темно біля двору");

    // All words can be taken away.
    assert_eq!(mend(&cast.operator, &number, None, json!({"public_text": ""})).await.status(), 200);
    assert_eq!(public_words(&cast, &number).await, "");
}

#[tokio::test]
async fn m5_m14_a_mended_text_is_held_to_what_an_accepted_one_is() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let text = |text: &str| json!({"public_text": text});
    // Before it is accepted there is nothing to mend.
    assert!(
        problem(mend(&cast.operator, &number, None, text("Темно")).await, 409).await.contains("accepted")
    );
    cast.operator.accept(&number).await;
    let was = public_words(&cast, &number).await;
    let with_phone = "Темно, телефон 067 123 45 67";
    problem(mend(&cast.operator, &number, None, text(with_phone)).await, 409).await;
    problem(mend(&cast.operator, &number, None, text("Темно, бовдури")).await, 409).await;
    problem(mend(&cast.operator, &number, None, text(&"о".repeat(5001))).await, 422).await;
    problem(mend(&cast.operator, "9999999-0", None, text("Темно")).await, 404).await;
    for other in [&cast.executor, &cast.stranger] {
        problem(mend(other, &number, None, text("Темно")).await, 403).await;
    }
    assert_eq!(public_words(&cast, &number).await, was);
    let reviewed = json!({"public_text": with_phone, "reviewed": true});
    assert_eq!(mend(&cast.operator, &number, None, reviewed).await.status(), 200);
    assert_eq!(public_words(&cast, &number).await, with_phone);
}

/// The system a request came from still moves it on, and does not bring back what was taken out of its text here.
#[tokio::test]
async fn a_mended_text_outlives_the_next_export() {
    let cast = Cast::gather().await;
    let export = |rest: &str| {
        format!(
            "Номер;Зареєстровано;Адреса;Вид заявки;Текст для публікації;Статус;Виконавець;Термін;Закрито\n\
             1;12.03.2026;Соборна вулиця, 4;Вуличне освітлення;Темно біля двору баби Ганни;{rest}\n"
        )
    };
    let report = cast.public.import(export("В роботі;КП «Світло»;20.03.2026;").as_bytes()).await.unwrap();
    assert_eq!(report.placed, 1, "{report:?}");
    let listed = cast.public.json("/api/requests").await;
    let number = listed["features"][0]["id"].as_str().unwrap();
    assert_eq!(public_words(&cast, number).await, "Темно біля двору баби Ганни");
    let mended = mend(&cast.operator, number, None, json!({"public_text": "Темно біля двору"})).await;
    assert_eq!(mended.status(), 200);

    let closed = export("Закрито (підтверджено);КП «Світло»;20.03.2026;18.03.2026");
    let report = cast.public.import(closed.as_bytes()).await.unwrap();
    assert_eq!(report.changed, 1, "{report:?}");
    assert_eq!(cast.public_status(number).await.as_deref(), Some("closed_confirmed"));
    assert_eq!(public_words(&cast, number).await, "Темно біля двору");
}
