//! What an applicant reads of an own request in the cabinet, at each stage of its life, and nobody else.

use hromada_map::sample;
use reqwest::Method;
use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::{Cast, said},
    photos,
};

fn path(number: &str) -> String {
    format!("/api/me/requests/{number}")
}

/// M16: status, progress, executor, the date an answer is due, and the execution itself.
#[tokio::test]
async fn m16_the_cabinet_shows_an_own_request_with_all_that_is_meant_for_its_applicant() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    let registered = applicant.json(&path(&number)).await;
    assert_eq!(registered["status"], "registered");
    assert_eq!((&registered["public"], &registered["executor"]), (&json!(false), &json!(null)));
    assert_eq!(registered["text"], "Не горить ліхтар біля школи");

    cast.operator.accept(&number).await;
    let photo = photos::upload_report(&cast.executor, &number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress", "note": "Взяли Петра з драбиною"})).await;
    cast.step(&cast.executor, &number, json!({"to": "submitted_done", "note": "Лампу замінено"})).await;
    photos::publish(&cast.operator, &photo["id"], true).await;
    said(&applicant, &number, "refutation", "Гасне за годину").await;
    let id = cast.waiting().await;
    cast.process(json!({"outcome": "rework", "reason": "Халтура", "answer": "Повернули виконавцеві."})).await;
    let answer = json!({"answer": "Замінимо дросель."});
    assert_eq!(cast.executor.post(&format!("/api/desk/responses/{id}/answer"), &answer).await.status(), 204);

    let card = applicant.json(&path(&number)).await;
    assert_eq!(card["status"], "rework");
    assert_eq!(card["executor"], sample::EXECUTORS[0]);
    assert_eq!(card["public_text"], "Опис заявки.");
    for known in ["due_on", "place", "service", "registered_at", "submitted_at"] {
        assert!(card[known].is_string(), "{known}: {card}");
    }
    assert!(card["lon"].is_number() && card["lat"].is_number());
    let steps: Vec<(&str, &Value)> = card["history"]
        .as_array()
        .unwrap()
        .iter()
        .map(|step| (step["to"].as_str().unwrap(), &step["note"]))
        .collect();
    let none = Value::Null;
    let done = json!("Лампу замінено");
    let expected = [
        ("registered", &none),
        ("accepted", &none),
        ("in_progress", &none),
        ("submitted_done", &done),
        ("rework", &none),
    ];
    assert_eq!(steps, expected);
    let word = &card["responses"][0];
    assert_eq!((&word["kind"], &word["text"]), (&json!("refutation"), &json!("Гасне за годину")));
    assert_eq!(
        (&word["answer"], &word["executor_answer"]),
        (&json!("Повернули виконавцеві."), &json!("Замінимо дросель."))
    );
    assert_eq!(card["attachments"][0]["stage"], "report");
    // What is between operator and executor stays there, and nobody's login is told.
    for private in
        ["Петра", "Халтура", "\"operator\",\"actor", "actor", "processed_by", "uploaded_by\":\"executor"]
    {
        assert!(!card.to_string().contains(private), "{private}: {card}");
    }
}

/// K6.2.4, M14: a refusal says its ground and where to turn, an impossibility its justification, and both are read in the
/// cabinet though nobody sees them on the map.
#[tokio::test]
async fn m14_k6_2_4_the_cabinet_tells_why_a_request_was_refused_or_cannot_be_done() {
    let cast = Cast::gather().await;
    let outside =
        "update service set outside_powers = true, where_to_turn = 'Обленерго, 1508', visibility = 'never'
                   where code = 'lighting'";
    sqlx::query(outside).execute(&cast.public.pool).await.unwrap();
    let (number, applicant) = cast.write_in().await;
    let routing = cast.operator.json(&format!("/api/requests/{number}/routing")).await;
    assert!(routing["hint"].as_str().unwrap().contains("give the reason in note"), "{routing}");
    let refusal = json!({"to": "refused", "note": "Мережа обленерго"});
    cast.step(&cast.operator, &number, refusal).await;
    let card = applicant.json(&path(&number)).await;
    assert_eq!((&card["status"], &card["public"]), (&json!("refused"), &json!(false)));
    assert_eq!(card["history"][1]["note"], "Мережа обленерго");
    assert_eq!(card["where_to_turn"], "Обленерго, 1508");
    // The letter says both.
    let letter: String =
        sqlx::query_scalar("select body from notice where kind = 'status' order by id desc limit 1")
            .fetch_one(&cast.public.pool)
            .await
            .unwrap();
    assert!(letter.contains("Підстава: Мережа обленерго"), "{letter}");
    assert!(letter.contains("Куди звернутися: Обленерго, 1508"), "{letter}");

    let (number, _) = applicant.register(&cast.question().await).await;
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    let note = json!({"to": "submitted_infeasible", "note": "Кошти не передбачено"});
    cast.step(&cast.executor, &number, note).await;
    assert_eq!(cast.public_status(&number).await, None, "the service is hidden");
    let card = applicant.json(&path(&number)).await;
    assert_eq!(card["history"][3]["note"], "Кошти не передбачено");
    assert_eq!(card["where_to_turn"], json!(null));
}

/// M16, M18, K10.1.1: the cabinet says what may be said now and whose word is awaited, in the card and in the list.
#[tokio::test]
async fn m18_k10_1_1_the_cabinet_says_what_may_be_said_and_whose_word_is_awaited() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    let now = async |may_say: &[&str], awaits: bool| {
        let card = applicant.json(&path(&number)).await;
        assert_eq!((&card["may_say"], &card["awaits_word"]), (&json!(may_say), &json!(awaits)), "{card}");
        let list = applicant.json("/api/me/requests").await;
        assert_eq!((&list[0]["number"], &list[0]["awaits_word"]), (&json!(number), &json!(awaits)));
    };
    let all = ["comment", "confirmation", "refutation", "cancellation"];
    now(&["cancellation"], false).await;
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    now(&["cancellation"], false).await;
    cast.step(&cast.executor, &number, json!({"to": "submitted_done"})).await;
    now(&all, true).await;
    said(&applicant, &number, "comment", "Дякую").await;
    now(&all, true).await;
    said(&applicant, &number, "refutation", "Гасне за годину").await;
    now(&all, false).await;
    cast.step(&cast.operator, &number, json!({"to": "clarification"})).await;
    now(&all, true).await;
    said(&applicant, &number, "comment", "Щовечора о дев'ятій").await;
    now(&all, false).await;
}

/// M18: whoever speaks of a state that is over is told of the one it is in; what happens beside the state is no reason.
#[tokio::test]
async fn m18_a_word_on_a_state_that_is_over_is_not_taken() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    cast.step(&cast.executor, &number, json!({"to": "submitted_done"})).await;
    let answer = applicant.get(&path(&number)).await;
    let read = answer.headers()["etag"].to_str().unwrap().to_owned();
    let say = |tag: &str, word: Value| {
        let words = format!("/api/requests/{number}/responses");
        applicant.request(Method::POST, &words).header("if-match", tag).json(&word).send()
    };

    photos::upload_report(&cast.executor, &number).await;
    let comment = json!({"kind": "comment", "text": "Бачу драбину"});
    assert_eq!(say(&read, comment).await.unwrap().status(), 201);

    cast.step(&cast.operator, &number, json!({"to": "rework", "note": "Перевірити дросель"})).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    cast.step(&cast.executor, &number, json!({"to": "submitted_done"})).await;
    let refutation = json!({"kind": "refutation", "text": "Гасне за годину"});
    let refused = say(&read, refutation.clone()).await.unwrap();
    let told: Value = refused.json().await.unwrap();
    assert_eq!((&told["status"], &told["type"]), (&json!(409), &json!("urn:hromada-map:changed-own")));
    assert!(!told.to_string().contains("executor"), "no name of whoever changed it: {told}");

    let fresh = applicant.get(&path(&number)).await.headers()["etag"].to_str().unwrap().to_owned();
    let taken = say(&fresh, refutation).await.unwrap();
    assert_eq!(taken.status(), 201);
    assert_eq!(taken.headers()["etag"].to_str().unwrap(), fresh, "one may go on after one's own word");
}

/// M10, M16: nobody else's.
#[tokio::test]
async fn m16_an_own_card_is_nobody_elses() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    let called = cast.call().await;
    let neighbour = cast.public.applicant("hanna@example.org").await;
    problem(neighbour.get(&path(&number)).await, 404).await;
    problem(applicant.get(&path(&called)).await, 404).await;
    problem(applicant.get(&path("9999999-0")).await, 404).await;
    problem(cast.public.get(&path(&number)).await, 401).await;
    problem(cast.operator.get(&path(&number)).await, 403).await;
    let answer = applicant.request(Method::GET, &path(&number)).send().await.unwrap();
    assert_eq!(answer.headers()["cache-control"], "private, no-store");
}

async fn registered_days_ago(app: &TestApp, days: i32) {
    sqlx::query("update service_request set registered_at = registered_at - make_interval(days => $1)")
        .bind(days)
        .execute(&app.pool)
        .await
        .unwrap();
}

/// K10.3.1.1 within the Law on Citizens' Appeals, art. 20: after its 45 days a rework is due at once, and that is said.
#[tokio::test]
async fn k10_3_1_1_after_the_laws_45_days_a_rework_is_due_today_and_the_card_says_so() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!(card["legal_term_over"], false);
    registered_days_ago(&cast.public, 50).await;
    let today: chrono::NaiveDate =
        sqlx::query_scalar("select community_today()").fetch_one(&cast.public.pool).await.unwrap();
    let card = cast.card(&cast.executor, &number).await;
    assert_eq!(card["legal_term_over"], true);
    assert_eq!(card["legal_term_ends_on"], json!(today - chrono::Days::new(5)));
    let path = crate::cast::transitions(&number);
    let later = json!({"to": "rework", "note": "Не світить", "due_on": today + chrono::Days::new(3)});
    let refused = problem(cast.operator.post(&path, &later).await, 422).await;
    assert!(refused.contains(&format!("{today} alone")) && refused.contains("45 days"), "{refused}");
    cast.step(&cast.operator, &number, json!({"to": "rework", "note": "Не світить"})).await;
    assert_eq!(cast.card(&cast.executor, &number).await["due_on"], json!(today));
}

/// Nobody is asked to confirm what nobody is known to have asked: an operator checks it, and no silence closes it.
#[tokio::test]
async fn an_anonymous_request_is_closed_by_an_operators_check_alone() {
    let cast = Cast::gather().await;
    let (number, _) = cast.public.register(&cast.question().await).await;
    cast.submit(&number).await;
    sqlx::query("update service_request set submitted_at = submitted_at - interval '100 days'")
        .execute(&cast.public.pool)
        .await
        .unwrap();
    assert_eq!(hromada_map::intake::silence::close_silent(&cast.public.pool).await.unwrap(), 0);
    let letters: i64 =
        sqlx::query_scalar("select count(*) from notice").fetch_one(&cast.public.pool).await.unwrap();
    assert_eq!(letters, 0);
    cast.step(&cast.operator, &number, json!({"to": "closed_checked"})).await;
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("closed_checked"));
}
