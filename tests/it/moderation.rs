//! The words of a request over HTTP: what an operator is told about them, and what may not become public.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::{Cast, transitions},
};

/// Registers a request with these words, by an applicant, and returns its number.
async fn request(app: &TestApp, text: &str) -> String {
    let centre = app.json("/api/community").await["centre"].clone();
    app.register(&json!({"service": "lighting", "point": centre, "text": text})).await.0
}

async fn accept(operator: &TestApp, number: &str, public_text: Option<&str>) -> reqwest::Response {
    let mut body = json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[0]});
    if let Some(text) = public_text {
        body["public_text"] = text.into();
    }
    operator.post(&format!("/api/requests/{number}/transitions"), &body).await
}

#[tokio::test]
async fn m14_a_text_with_bad_words_is_registered_but_not_accepted() {
    let app = TestApp::sample().await;
    let number = request(&app, "Коли вже, с*ка, буде світло, дебіли?").await;
    let operator = app.staff("operator").await;
    let refused = problem(accept(&operator, &number, None).await, 409).await;
    assert!(refused.contains("«дебіли», «с*ка»"), "{refused}");
    // Nothing has changed, and a mended text is taken.
    problem(app.get(&format!("/api/requests/{number}")).await, 404).await;
    assert_eq!(accept(&operator, &number, Some("Немає світла")).await.status(), StatusCode::OK);
    let public = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(public["properties"]["text"], "Немає світла");
}

#[tokio::test]
async fn m14_the_operators_own_text_is_held_to_the_same() {
    let app = TestApp::sample().await;
    let number = request(&app, "Немає світла").await;
    let operator = app.staff("operator").await;
    for text in ["х у й, а не світло", "Nema svitla, suka", "я вас вб'ю, якщо не ввімкнете"]
    {
        assert!(problem(accept(&operator, &number, Some(text)).await, 409).await.contains('«'), "{text}");
    }
    assert_eq!(accept(&operator, &number, Some("Немає світла")).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn an_operator_is_told_what_a_text_holds_and_what_could_be_published() {
    let app = TestApp::sample().await;
    let text = "1. Не горить ліхтар, дебіли. 2. Не вивозять сміття. Бондар О. П., кв. 5, т. 067-000-75-68";
    let number = request(&app, text).await;
    let path = format!("/api/requests/{number}/text-check");
    problem(app.get(&path).await, 401).await;
    let operator = app.staff("operator").await;
    let check = operator.json(&path).await;
    assert_eq!(check["text"], text);
    assert_eq!(check["clean"], false);
    assert_eq!(
        check["findings"],
        json!([{"start": 21, "end": 27, "kind": "insult", "word": "дебіли", "because": "дебіл"}])
    );
    let kinds: Vec<&str> = check["personal_data"]
        .as_array()
        .unwrap()
        .iter()
        .map(|found| found["kind"].as_str().unwrap())
        .collect();
    assert_eq!(kinds, ["name", "flat", "phone"]);
    assert_eq!(check["personal_data"][0]["text"], "Бондар О. П.");
    assert_eq!(
        check["suggested_public_text"],
        "1. Не горить ліхтар, […]. 2. Не вивозять сміття. [ім'я], [квартира], т. [телефон]"
    );
    assert_eq!(check["suggested_split"].as_array().unwrap().len(), 2);
    problem(operator.get("/api/requests/9999999-0/text-check").await, 404).await;
}

#[tokio::test]
async fn a_plain_text_is_clean() {
    let app = TestApp::sample().await;
    let number = request(&app, "Не горить ліхтар на вул. Тараса Григоровича Шевченка").await;
    let operator = app.staff("operator").await;
    let check = operator.json(&format!("/api/requests/{number}/text-check")).await;
    assert_eq!(check["clean"], true);
    assert_eq!(check["suggested_public_text"], check["text"]);
    assert_eq!((&check["personal_data"], &check["suggested_split"]), (&json!([]), &Value::Null));
    assert_eq!(accept(&operator, &number, None).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn operators_add_words_of_their_own_and_take_them_back() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    let number = request(&app, "Чинуші не чують, ліхтар біля кафе «Бовдур» не горить").await;
    let words = async || {
        let check = operator.json(&format!("/api/requests/{number}/text-check")).await;
        let words = check["findings"].as_array().unwrap().iter().map(|found| found["word"].clone());
        words.collect::<Vec<_>>()
    };
    assert_eq!(words().await, ["Бовдур"]);
    let rule = |kind: &str, word: &str| json!({"kind": kind, "word": word});
    let added = operator.post("/api/text-rules", &rule("root", " Чинуш ")).await;
    assert_eq!(added.status(), StatusCode::CREATED);
    let added: Value = added.json().await.unwrap();
    assert_eq!((&added["word"], &added["added_by"]), (&json!("чинуш"), &json!("operator")));
    let administrator = app.staff("administrator").await;
    let exception = administrator.post("/api/text-rules", &rule("exception", "бовдур")).await;
    assert_eq!(exception.status(), StatusCode::CREATED);
    assert_eq!(words().await, ["Чинуші"]);
    problem(operator.post("/api/text-rules", &rule("exception", "чинуш")).await, 409).await;
    for word in ["х", "word", "два слова", ""] {
        assert!(
            problem(operator.post("/api/text-rules", &rule("root", word)).await, 422)
                .await
                .contains("Cyrillic")
        );
    }
    assert_eq!(operator.json("/api/text-rules").await.as_array().unwrap().len(), 2);
    let path = format!("/api/text-rules/{}", added["id"]);
    let delete = async || operator.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(delete().await.status(), StatusCode::NO_CONTENT);
    problem(delete().await, 404).await;
    assert_eq!(words().await, [""; 0]);
}

/// K10.2.1.3.3: what is said in bad words is marked in the queue and offered its ground; clean words are not.
#[tokio::test]
async fn k10_2_1_3_3_a_comment_in_bad_words_is_marked_and_offered_its_ground() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    cast.heard(&number, "comment", "Ви там усі дебіли").await;
    cast.heard(&number, "comment", "Стовп хитається").await;
    let queue = cast.operator.json("/api/desk/responses").await["responses"].clone();
    assert_eq!(
        (&queue[0]["bad_words"], &queue[0]["offered_ground"]),
        (&json!(["дебіли"]), &json!("obscene"))
    );
    assert_eq!((&queue[1]["bad_words"], &queue[1]["offered_ground"]), (&json!([]), &json!(null)));
}

/// K10.2.1.3.3 holds for those who answer, too: no applicant reads bad words of the centre or of an executor.
#[tokio::test]
async fn k10_2_1_3_3_nobody_answers_an_applicant_in_bad_words() {
    const BAD: &str = "Ви дебіли";
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let step = async |who: &TestApp, to: &str, note: &str| {
        who.post(&transitions(&number), &json!({"to": to, "note": note})).await
    };
    let refused = problem(step(&cast.operator, "refused", BAD).await, 409).await;
    assert!(refused.contains("«дебіли»") && refused.contains("note"), "{refused}");
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    for to in ["submitted_infeasible", "submitted_done"] {
        assert!(problem(step(&cast.executor, to, BAD).await, 409).await.contains("«дебіли»"), "{to}");
    }
    assert_eq!(step(&cast.executor, "submitted_done", "Лампу замінено").await.status(), 200);
    cast.heard(&number, "refutation", "Не світить").await;
    let path = format!("/api/desk/responses/{}", cast.waiting().await);
    let answer = json!({"outcome": "rework", "reason": "Не світить", "answer": BAD});
    let refused = problem(cast.operator.post(&path, &answer).await, 409).await;
    assert!(refused.contains("«дебіли»") && refused.contains("answer"), "{refused}");
    assert_eq!(cast.process(json!({"outcome": "rework", "reason": "Не світить"})).await, "rework");
    let path = format!("{path}/answer");
    assert!(problem(cast.executor.post(&path, &json!({"answer": BAD})).await, 409).await.contains("answer"));
    assert_eq!(cast.executor.post(&path, &json!({"answer": "Замінимо."})).await.status(), 204);
}

/// M5: personal data does not become public because nobody looked.
#[tokio::test]
async fn m5_a_public_text_with_personal_data_needs_a_person_who_has_read_it() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let mut step = json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[0],
        "public_text": "Не горить ліхтар, дзвоніть 050 111 22 33, кв. 19"});
    let told = problem(cast.operator.post(&transitions(&number), &step).await, 409).await;
    for expected in ["«050 111 22 33»", "«кв. 19»", "you have read the text"] {
        assert!(told.contains(expected), "{expected}: {told}");
    }
    assert_eq!(cast.public_status(&number).await, None);
    step["reviewed"] = json!(true);
    cast.step(&cast.operator, &number, step).await;
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("accepted"));
}
