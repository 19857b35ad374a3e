//! Nobody's home is on the map: not by its flat, and not as the place of a problem at the applicant's own address.

use reqwest::Method;
use serde_json::{Value, json};

use crate::{app::TestApp, cast::Cast};

const HOME: &str = "Набережна вулиця, 4, Вишневоде";

async fn public(app: &TestApp, number: &str) -> Value {
    app.json(&format!("/api/requests/{number}")).await["properties"].clone()
}

/// A call about mowing (a service shown exactly) by somebody who lives at `residence`.
fn call(address: &str, residence: &str) -> Value {
    json!({"service": "mowing", "address": address, "text": "Скосити траву",
        "applicant": {"surname": "Шевчук", "name": "Марія", "residence": residence, "phone": "+380501112233"}})
}

#[tokio::test]
async fn a_flat_that_was_typed_into_the_address_is_not_public() {
    let cast = Cast::gather().await;
    for address in ["Набережна 4/77", "Набережна 4-77", "Набережна буд 4 к77", "Набережна 4, кв. 77"]
    {
        let body = json!({"service": "mowing", "address": address, "text": "Скосити траву"});
        let (number, registered) = cast.operator.register(&body).await;
        assert_eq!(registered["location"]["state"], "placed", "{address}: {registered}");
        cast.operator.accept(&number).await;
        let seen = public(&cast.public, &number).await;
        assert_eq!((&seen["place"], &seen["precision"]), (&json!(HOME), &json!("exact")), "{address}");
        // Who works on it reads what was typed.
        assert_eq!(cast.card(&cast.operator, &number).await["address"], address);
    }
}

#[tokio::test]
async fn where_the_problem_is_the_applicants_home_the_place_is_shown_roughly() {
    let cast = Cast::gather().await;
    let homes = [
        (HOME, HOME, "generalised"),
        ("набережна 4", "вул. Набережна, буд. 4, кв. 77", "generalised"),
        // The yard next door is not told from the own.
        ("Набережна 4", "вулиця Незнана 5", "exact"),
        ("Набережна 4", "вулиця Шевченка, 2", "exact"),
    ];
    for (address, residence, precision) in homes {
        let (number, _) = cast.operator.register(&call(address, residence)).await;
        cast.operator.accept(&number).await;
        assert_eq!(public(&cast.public, &number).await["precision"], precision, "{address} / {residence}");
        assert_eq!(cast.card(&cast.operator, &number).await["at_residence"], precision == "generalised");
    }
    // Who is signed in has said where they live.
    let maria = cast.public.applicant("maria@example.org").await;
    let mut card = maria.json("/api/me").await;
    card["residence"] = json!("Набережна 4, кв. 77");
    let card = maria.request(Method::PUT, "/api/me").json(&card).send().await.unwrap();
    assert_eq!(card.status(), 204);
    let body = json!({"service": "mowing", "address": "Набережна 4", "text": "Скосити траву"});
    let (number, _) = maria.register(&body).await;
    cast.operator.accept(&number).await;
    assert_eq!(public(&cast.public, &number).await["precision"], "generalised");
}

#[tokio::test]
async fn a_place_given_by_hand_is_compared_with_the_home_too_and_an_operator_has_the_last_word() {
    let cast = Cast::gather().await;
    let home = cast.public.find(HOME).await[0]["point"].clone();
    let (number, registered) = cast.operator.register(&call("за старою фермою", "Набережна, 4")).await;
    assert_eq!(registered["location"]["state"], "needs_location");
    let path = format!("/api/requests/{number}/location");
    let put = async |body: Value| {
        let answer = cast.operator.request(Method::PUT, &path).json(&body).send().await.unwrap();
        assert_eq!(answer.status(), 204, "{body}");
    };
    put(json!({"point": home})).await;
    cast.operator.accept(&number).await;
    assert_eq!(public(&cast.public, &number).await["precision"], "generalised");
    put(json!({"at_residence": false})).await;
    assert_eq!(public(&cast.public, &number).await["precision"], "exact");
    put(json!({"at_residence": true})).await;
    assert_eq!(public(&cast.public, &number).await["precision"], "generalised");
    let unknown = cast.operator.request(Method::PUT, "/api/requests/9999999-0/location");
    assert_eq!(unknown.json(&json!({"at_residence": true})).send().await.unwrap().status(), 404);
}

#[tokio::test]
async fn a_submission_with_another_word_about_the_home_is_another_submission() {
    let app = TestApp::sample().await;
    let send = async |at_residence: bool| {
        let body =
            json!({"service": "mowing", "address": HOME, "text": "Трава", "at_residence": at_residence});
        let request = app.request(Method::POST, "/api/requests").header("idempotency-key", "k");
        let answer: Value = request.json(&body).send().await.unwrap().json().await.unwrap();
        answer["number"].as_str().unwrap().to_owned()
    };
    let exact = send(false).await;
    assert_eq!(send(false).await, exact);
    assert_ne!(send(true).await, exact);
}

/// M5: who does the work finds the flat, and is not told whose it is.
#[tokio::test]
async fn m5_an_executor_reads_the_words_without_names_and_phones() {
    let cast = Cast::gather().await;
    let mut body = call("Набережна 4, кв. 77, тел. 0671234567", "вулиця Шевченка, 2");
    body["text"] = json!("Не тече вода у кв. 77. Дзвоніть 0671234567, Шевчук Марія Іванівна");
    let (number, _) = cast.operator.register(&body).await;
    cast.operator.accept(&number).await;
    let card = cast.card(&cast.executor, &number).await;
    assert_eq!(card["text"], "Не тече вода у кв. 77. Дзвоніть [телефон], [ім'я]");
    assert_eq!(card["address"], "Набережна 4, кв. 77, тел. [телефон]");
    let list = cast.executor.json("/api/desk/requests").await.to_string();
    assert!(!list.contains("0671234567") && !list.contains("Шевчук"), "{list}");
}
