//! What applicants say and what becomes of it: cancellations, comments, the five grounds, what contradicts itself.

use serde_json::json;

use crate::{
    app::{TestApp, problem},
    cast::{Cast, said, say, transitions},
};

/// K10.1.1.2, K10.2.2.1, K10.3.2.
#[tokio::test]
async fn k10_1_1_2_a_bare_cancellation_ends_the_request_at_once() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.call().await;
    cast.operator.accept(&number).await;
    assert_eq!(said(&applicant, &number, "cancellation", "").await, "cancelled");
    assert!(cast.public.problem(&format!("/api/requests/{number}"), 410).await.contains("cancelled"));
    assert_eq!(cast.public.json("/api/requests").await["numberMatched"], 0);
    // K10.3.2: nothing is left for the executor to do.
    assert_eq!(cast.card(&cast.executor, &number).await["allowed"], json!([]));
    let own = applicant.json(&format!("/api/requests/{number}/responses")).await;
    assert_eq!(own[0]["outcome"], "cancel");
    problem(say(&applicant, &number, "cancellation", "").await, 409).await;
}

/// K10.2.2.1, K10.2.2.2: "unless the comment contradicts it".
#[tokio::test]
async fn k10_2_2_1_a_cancellation_with_words_waits_for_an_operator_who_cancels_or_leaves_it_in_work() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.call().await;
    cast.operator.accept(&number).await;
    assert_eq!(said(&applicant, &number, "cancellation", "Хоча нехай зроблять").await, "accepted");
    let answered = json!({"outcome": "answered", "answer": "Залишаємо в роботі, як ви й просили."});
    assert_eq!(cast.process(answered).await, "accepted");
    assert_eq!(said(&applicant, &number, "cancellation", "Сусід уже полагодив").await, "accepted");
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("accepted"));
    assert_eq!(cast.process(json!({"outcome": "cancel"})).await, "cancelled");
    let own = applicant.json(&format!("/api/requests/{number}/responses")).await;
    assert_eq!(own[0]["answer"], "Залишаємо в роботі, як ви й просили.");
}

/// K10.1.1.3, K10.2.2.1, K10.2.2.2.
#[tokio::test]
async fn k10_2_2_1_a_confirmation_that_words_contradict_waits_and_is_clarified() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.submitted().await;
    assert_eq!(said(&applicant, &number, "confirmation", "Але світить тьмяно").await, "submitted_done");
    // Bare now, but the words before it are still there.
    assert_eq!(said(&applicant, &number, "confirmation", "").await, "submitted_done");
    let queue = cast.operator.json("/api/desk/responses").await;
    assert_eq!(queue["waiting"], 2);
    assert_eq!(queue["responses"][0]["text"], "Але світить тьмяно", "the oldest first");
    let first = format!("/api/desk/responses/{}", queue["responses"][0]["id"]);
    assert_eq!(cast.operator.post(&first, &json!({"outcome": "clarify"})).await.status(), 200);
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("clarification"));
    assert_eq!(cast.process(json!({"outcome": "in_work"})).await, "in_progress");
}

/// K10.1.1.1, K10.2.1.1, K10.2.1.3.
#[tokio::test]
async fn k10_2_1_3_a_comment_does_not_return_the_request_on_five_grounds_which_are_recorded() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.submitted().await;
    for (ground, words) in [
        ("off_point", "K10.2.1.3.1: узагалі все погано"),
        ("repeat", "K10.2.1.3.2: те саме, що й учора"),
        ("obscene", "K10.2.1.3.3: погроза"),
        ("beyond_powers", "K10.2.1.3.5: скасуйте закон"),
    ] {
        said(&applicant, &number, "comment", words).await;
        let process = json!({"outcome": "no_return", "ground": ground, "answer": "Дякуємо за думку."});
        assert_eq!(cast.process(process).await, "submitted_done");
        let card = cast.card(&cast.operator, &number).await;
        let last = card["history"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["ground"], &last["from"]), (&json!(ground), &json!("submitted_done")));
    }
    said(&applicant, &number, "comment", "Ще одне").await;
    let open = format!("/api/desk/responses/{}", cast.waiting().await);
    for (body, code) in [
        (json!({"outcome": "no_return"}), 422),
        (json!({"outcome": "no_return", "ground": "dislike"}), 422),
        // K10.2.1.3.4 is for what is closed; a comment cancels nothing; an answer needs its words.
        (json!({"outcome": "no_return", "ground": "already_closed"}), 409),
        (json!({"outcome": "cancel"}), 409),
        (json!({"outcome": "answered", "answer": " "}), 422),
        (json!({"outcome": "forget"}), 422),
    ] {
        problem(cast.operator.post(&open, &body).await, code).await;
    }
    let grounds = "select count(*) from request_response where ground is not null";
    let recorded: i64 = sqlx::query_scalar(grounds).fetch_one(&cast.public.pool).await.unwrap();
    assert_eq!(recorded, 4);
}

/// K10.2.1.3.4.
#[tokio::test]
async fn k10_2_1_3_4_a_comment_on_a_closed_request_is_offered_the_fourth_ground() {
    let cast = Cast::gather().await;
    for end in ["confirmation", "cancellation"] {
        let (number, applicant) = cast.submitted().await;
        let closed = said(&applicant, &number, end, "").await;
        assert_eq!(said(&applicant, &number, "comment", "А гарантія є?").await, closed);
        let queue = cast.operator.json("/api/desk/responses").await;
        assert_eq!(queue["responses"][0]["offered_ground"], "already_closed");
        let ground = json!({"outcome": "no_return", "ground": "already_closed"});
        assert_eq!(cast.process(ground).await, closed);
    }
}

/// K10.1.1.1, K10.2.1.1, K10.3.1.2, K10.3.2.
#[tokio::test]
async fn k10_1_1_1_words_are_taken_in_their_time_from_their_owner_and_processed_once() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.call().await;
    cast.operator.accept(&number).await;
    assert!(problem(say(&applicant, &number, "comment", "Коли?").await, 409).await.contains("no comment"));
    problem(say(&applicant, &number, "confirmation", "").await, 409).await;
    problem(say(&applicant, &number, "praise", "").await, 422).await;
    problem(say(&cast.public, &number, "cancellation", "").await, 401).await;
    problem(say(&cast.operator, &number, "cancellation", "").await, 403).await;
    // A neighbour with a request of her own.
    let neighbour = neighbour(&cast).await;
    problem(say(&neighbour, &number, "cancellation", "").await, 404).await;
    problem(neighbour.get(&format!("/api/requests/{number}/responses")).await, 404).await;

    for to in ["in_progress", "submitted_done"] {
        cast.step(&cast.executor, &number, json!({"to": to})).await;
    }
    said(&applicant, &number, "comment", "Стовп хитається").await;
    let path = format!("/api/desk/responses/{}", cast.waiting().await);
    problem(cast.executor.post(&path, &json!({"outcome": "close"})).await, 403).await;
    problem(cast.executor.post(&format!("{path}/answer"), &json!({"answer": "Ні"})).await, 409).await;
    assert_eq!(cast.process(json!({"outcome": "close"})).await, "closed_checked");
    let again = problem(cast.operator.post(&path, &json!({"outcome": "close"})).await, 409).await;
    assert!(again.contains("processed already"), "{again}");
    problem(cast.stranger.post(&format!("{path}/answer"), &json!({"answer": "Так"})).await, 404).await;
    problem(cast.operator.post("/api/desk/responses/999999", &json!({"outcome": "close"})).await, 404).await;
}

async fn neighbour(cast: &Cast) -> TestApp {
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let call = json!({"service": "potholes", "point": centre, "text": "Яма",
        "applicant": {"surname": "Коваль", "name": "Ганна", "residence": "вул. Лісова, 5", "phone": "0671112233"}});
    let (number, _) = cast.operator.register(&call).await;
    crate::cast::sign_in_applicant_of(&cast.public, &number).await
}

/// M5: one person who calls twice is one applicant, and callers without an e-mail address do not get in each other's way.
#[tokio::test]
async fn m5_a_caller_becomes_an_applicant_once_and_only_operators_write_one_down() {
    let cast = Cast::gather().await;
    let (first, applicant) = cast.call().await;
    let (second, _) = cast.call().await;
    neighbour(&cast).await;
    let own = applicant.json("/api/me/requests").await;
    assert_eq!(own.as_array().unwrap().len(), 2, "{first} and {second}");
    // Somebody has registered by e-mail under the caller's name and telephone: they learn nothing of the calls.
    sqlx::query("update applicant set email = 'thief@example.org' where surname = 'Шевчук'")
        .execute(&cast.public.pool)
        .await
        .unwrap();
    cast.call().await;
    assert_eq!(applicant.json("/api/me/requests").await.as_array().unwrap().len(), 2);
    let card = cast.card(&cast.operator, &first).await;
    assert_eq!(card["applicant"]["surname"], "Шевчук");
    assert_eq!(card["applicant"]["residence"], "вул. Лісова, 3, кв. 7");
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let mut call = json!({"service": "lighting", "point": centre, "text": "Темно", "applicant":
        {"surname": "Шевчук", "name": "Марія", "residence": "вул. Лісова, 3", "phone": "0501112233"}});
    for who in [&cast.public, &cast.executor, &applicant] {
        problem(who.post("/api/requests", &call).await, 403).await;
    }
    call["applicant"]["phone"] = json!("102");
    assert!(problem(cast.operator.post("/api/requests", &call).await, 422).await.contains("phone"));
}

/// The applicant's words go with the applicant; what was made of them stays.
#[tokio::test]
async fn m10_a_deleted_applicants_words_are_blanked_and_were_handed_out_before() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.submitted().await;
    said(&applicant, &number, "refutation", "Подзвоніть 050 111 22 33").await;
    let export = applicant.json("/api/me/export").await;
    assert_eq!(export["responses"][0]["text"], "Подзвоніть 050 111 22 33");
    assert_eq!(applicant.request(reqwest::Method::DELETE, "/api/me").send().await.unwrap().status(), 204);
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!(card["responses"][0]["text"], "");
    assert_eq!(card["responses"][0]["kind"], "refutation");
    assert!(!card.to_string().contains("111 22 33"));
}

/// K10.2.2.1: an operator who returns a request at the moment the applicant confirms it: one of them is told.
#[tokio::test]
async fn k10_2_2_1_a_confirmation_and_a_return_at_once_end_in_one_state() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.submitted().await;
    let path = transitions(&number);
    let rework = json!({"to": "rework", "note": "Не світить"});
    let (word, step) =
        tokio::join!(say(&applicant, &number, "confirmation", ""), cast.operator.post(&path, &rework));
    let state = cast.public_status(&number).await.unwrap();
    match (word.status().as_u16(), step.status().as_u16()) {
        (201, 409) => assert_eq!(state, "closed_confirmed"),
        (409, 200) => assert_eq!(state, "rework"),
        other => panic!("{other:?}: {state}"),
    }
}

/// K10.2.1.1, K10.3.1.2: answers reach an applicant who has an e-mail address, each once.
#[tokio::test]
async fn k10_2_1_1_an_operators_and_an_executors_answer_go_out_as_letters() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.submitted().await;
    let statement = "update applicant set email = 'maria@example.org'";
    sqlx::query(statement).execute(&cast.public.pool).await.unwrap();
    said(&applicant, &number, "refutation", "Гасне").await;
    let id = cast.waiting().await;
    let rework = json!({"outcome": "rework", "reason": "Гасне", "answer": "Повернули виконавцеві."});
    assert_eq!(cast.process(rework).await, "rework");
    let answer = json!({"answer": "Замінимо дросель."});
    let path = format!("/api/desk/responses/{id}/answer");
    assert_eq!(cast.executor.post(&path, &answer).await.status(), 204);
    let sent =
        "select body from notice where kind = 'answer' and recipient = 'maria@example.org' order by id";
    let letters: Vec<String> = sqlx::query_scalar(sent).fetch_all(&cast.public.pool).await.unwrap();
    assert_eq!(letters.len(), 2);
    assert!(letters[0].contains("Повернули виконавцеві.") && letters[1].contains("Замінимо дросель."));
}
