//! What applicants say and what becomes of it: cancellations, comments, the five grounds, what contradicts itself.

use serde_json::json;

use crate::{
    app::problem,
    cast::{Cast, said, say, transitions},
};

/// K10.1.1.2, K10.2.2.1, K10.3.2.
#[tokio::test]
async fn k10_1_1_2_a_bare_cancellation_ends_the_request_at_once() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    assert_eq!(cast.heard(&number, "cancellation", "").await, "cancelled");
    assert!(cast.public.problem(&format!("/api/requests/{number}"), 410).await.contains("cancelled"));
    assert_eq!(cast.public.json("/api/requests").await["numberMatched"], 0);
    // K10.3.2: nothing is left for the executor to do.
    assert_eq!(cast.card(&cast.executor, &number).await["allowed"], json!([]));
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!(card["responses"][0]["outcome"], "cancel");
    assert_eq!(card["responses"][0]["taken_by"], "operator");
    problem(cast.hear(&number, "cancellation", "").await, 409).await;
}

/// K10.2.2.1, K10.2.2.2: "unless the comment contradicts it".
#[tokio::test]
async fn k10_2_2_1_a_cancellation_with_words_waits_for_an_operator_who_cancels_or_leaves_it_in_work() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
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
    let number = cast.submitted().await;
    assert_eq!(cast.heard(&number, "confirmation", "Але світить тьмяно").await, "submitted_done");
    // Bare now, but the words before it are still there.
    assert_eq!(cast.heard(&number, "confirmation", "").await, "submitted_done");
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
    let number = cast.submitted().await;
    for (ground, words) in [
        ("off_point", "K10.2.1.3.1: узагалі все погано"),
        ("repeat", "K10.2.1.3.2: те саме, що й учора"),
        ("obscene", "K10.2.1.3.3: погроза"),
        ("beyond_powers", "K10.2.1.3.5: скасуйте закон"),
    ] {
        cast.heard(&number, "comment", words).await;
        let process = json!({"outcome": "no_return", "ground": ground, "answer": "Дякуємо за думку."});
        assert_eq!(cast.process(process).await, "submitted_done");
        let card = cast.card(&cast.operator, &number).await;
        let last = card["history"].as_array().unwrap().last().unwrap();
        assert_eq!((&last["ground"], &last["from"]), (&json!(ground), &json!("submitted_done")));
    }
    cast.heard(&number, "comment", "Ще одне").await;
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
        let number = cast.submitted().await;
        let closed = cast.heard(&number, end, "").await;
        assert_eq!(cast.heard(&number, "comment", "А гарантія є?").await, closed);
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
    let (number, applicant) = cast.write_in().await;
    cast.operator.accept(&number).await;
    assert!(problem(say(&applicant, &number, "comment", "Коли?").await, 409).await.contains("no comment"));
    problem(say(&applicant, &number, "confirmation", "").await, 409).await;
    problem(say(&applicant, &number, "praise", "").await, 422).await;
    problem(say(&cast.public, &number, "cancellation", "").await, 401).await;
    problem(say(&cast.operator, &number, "cancellation", "").await, 403).await;
    for who in [&cast.executor, &applicant] {
        let path = format!("/api/desk/requests/{number}/responses");
        problem(who.post(&path, &json!({"kind": "cancellation"})).await, 403).await;
    }
    // A neighbour with a request of her own.
    let neighbour = cast.public.applicant("hanna@example.org").await;
    neighbour.register(&cast.question().await).await;
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

/// M3, M18, K10.1.1: who has only a telephone says all that an applicant may, and the history tells who took it down.
#[tokio::test]
async fn m3_m18_a_caller_refutes_and_confirms_by_telephone() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    problem(cast.hear(&number, "refutation", "").await, 409).await;
    problem(cast.hear(&number, "praise", "").await, 422).await;
    problem(cast.hear("9999999-0", "confirmation", "").await, 404).await;
    assert_eq!(cast.heard(&number, "refutation", "Світить лише годину").await, "submitted_done");
    assert_eq!(cast.process(json!({"outcome": "rework", "reason": "Гасне за годину"})).await, "rework");
    for to in ["in_progress", "submitted_done"] {
        cast.step(&cast.executor, &number, json!({"to": to})).await;
    }
    assert_eq!(cast.heard(&number, "confirmation", " ").await, "closed_confirmed");
    let card = cast.card(&cast.operator, &number).await;
    let history = card["history"].as_array().unwrap();
    let rows: Vec<_> = history.iter().filter(|row| row["what"] == "taken_down").collect();
    assert_eq!(rows.len(), 2);
    for (row, response) in rows.iter().zip(card["responses"].as_array().unwrap()) {
        assert_eq!((&row["actor"], &row["role"]), (&json!("operator"), &json!("operator")));
        assert_eq!((&row["response"], &response["taken_by"]), (&response["id"], &json!("operator")));
    }
    let last = history.last().unwrap();
    assert_eq!((&last["role"], &last["ground"]), (&json!("system"), &json!("K10.2.2.1")));
}

/// Who said not who they are may still call again; and who has an account may telephone, too, and reads it there.
#[tokio::test]
async fn m3_a_word_by_telephone_is_taken_down_of_any_request() {
    let cast = Cast::gather().await;
    let (number, _) = cast.public.register(&cast.question().await).await;
    cast.submit(&number).await;
    assert_eq!(cast.card(&cast.operator, &number).await.get("applicant"), None);
    assert_eq!(cast.heard(&number, "confirmation", "").await, "closed_confirmed");

    let (number, applicant) = cast.write_in().await;
    cast.submit(&number).await;
    assert_eq!(cast.heard(&number, "comment", "Гасне").await, "submitted_done");
    assert_eq!(said(&applicant, &number, "comment", "Досі гасне").await, "submitted_done");
    let own = applicant.json(&format!("/api/requests/{number}/responses")).await;
    assert_eq!((&own[0]["by_phone"], &own[1]["by_phone"]), (&json!(true), &json!(false)));
    assert!(!own.to_string().contains("operator"), "no names of staff: {own}");
}

/// M5: one person who calls twice is one applicant, and only operators write a caller down.
#[tokio::test]
async fn m5_a_caller_becomes_an_applicant_once_and_only_operators_write_one_down() {
    let cast = Cast::gather().await;
    let first = cast.call().await;
    cast.call().await;
    // Somebody registers by e-mail under the caller's name and telephone: they learn nothing of the calls.
    let namesake = cast.public.applicant("thief@example.org").await;
    cast.call().await;
    assert_eq!(namesake.json("/api/me/requests").await, json!([]));
    let callers: Vec<i64> = sqlx::query_scalar(
        "select count(*) from service_request as r join applicant as a on a.id = r.applicant_id group by a.id",
    )
    .fetch_all(&cast.public.pool)
    .await
    .unwrap();
    assert_eq!(callers, [3]);
    let card = cast.card(&cast.operator, &first).await;
    assert_eq!(card["applicant"]["surname"], "Шевчук");
    assert_eq!(card["applicant"]["residence"], "вул. Лісова, 3, кв. 7");
    let mut call = cast.question().await;
    call["applicant"] = json!(
        {"surname": "Шевчук", "name": "Марія", "residence": "вул. Лісова, 3", "phone": "0501112233"});
    for who in [&cast.public, &cast.executor, &namesake] {
        problem(who.post("/api/requests", &call).await, 403).await;
    }
    call["applicant"]["phone"] = json!("102");
    assert!(problem(cast.operator.post("/api/requests", &call).await, 422).await.contains("phone"));
}

/// M5: whoever calls again has moved since, or has got a certificate; what they do not say stays.
#[tokio::test]
async fn m5_what_a_known_caller_says_of_themselves_anew_holds_from_then_on() {
    let cast = Cast::gather().await;
    let first = cast.call().await;
    let mut call = cast.question().await;
    call["applicant"] = json!({"surname": "Шевчук", "name": "Марія", "patronymic": "Іванівна", "phone": "050 111 22 33",
        "residence": "вул. Садова, 9", "standing": "displaced", "certificate": "1234-5678"});
    let (second, _) = cast.operator.register(&call).await;
    for number in [&first, &second] {
        let applicant = cast.card(&cast.operator, number).await["applicant"].clone();
        assert_eq!(applicant["residence"], "вул. Садова, 9");
    }
    cast.operator
        .register(&{
            let mut call = cast.question().await;
            call["applicant"] = json!({"surname": "Шевчук", "name": "Марія", "patronymic": "Іванівна",
            "phone": "050 111 22 33", "residence": "вул. Садова, 9"});
            call
        })
        .await;
    let applicant = cast.card(&cast.operator, &second).await["applicant"].clone();
    assert_eq!(
        (&applicant["standing"], &applicant["certificate"]),
        (&json!("displaced"), &json!("1234-5678"))
    );
}

/// M5, M16: a caller's letters go where the caller says, and whoever reads that mailbox gets into nothing by it.
#[tokio::test]
async fn m5_a_callers_address_gets_letters_and_opens_no_cabinet() {
    let cast = Cast::gather().await;
    let account = cast.public.applicant("maria@example.org").await;
    let mut call = cast.question().await;
    call["applicant"] = json!({"surname": "Шевчук", "name": "Марія", "residence": "вул. Лісова, 3",
        "phone": "0501112233", "email": "maria@"});
    assert!(problem(cast.operator.post("/api/requests", &call).await, 422).await.contains("email"));
    call["applicant"]["email"] = json!(" maria@example.org ");
    let (number, _) = cast.operator.register(&call).await;
    call["applicant"]["email"] = json!("ivan@example.org");
    call["applicant"]["name"] = json!("Іван");
    let (other, _) = cast.operator.register(&call).await;
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!(
        (&card["applicant"]["email"], &card["applicant"]["contact_email"]),
        (&json!(""), &json!("maria@example.org"))
    );
    for number in [&number, &other] {
        cast.submit(number).await;
    }
    let told = async |email: &str| -> i64 {
        let count = "select count(*) from notice where recipient = $1 and kind = 'status'";
        sqlx::query_scalar(count).bind(email).fetch_one(&cast.public.pool).await.unwrap()
    };
    assert_eq!((told("maria@example.org").await, told("ivan@example.org").await), (3, 3));
    // An account of that address has nothing of it, and a code to the other opens no caller's data.
    assert_eq!(account.json("/api/me/requests").await, json!([]));
    problem(account.get(&format!("/api/requests/{number}/responses")).await, 404).await;
    let ivan = cast.public.visitor();
    let code = cast.public.code_for("ivan@example.org").await;
    let sign_in = json!({"email": "ivan@example.org", "code": code});
    problem(ivan.post("/api/applicant-session", &sign_in).await, 404).await;
    // Who calls again without naming an address keeps it.
    call["applicant"].as_object_mut().unwrap().remove("email");
    let (third, _) = cast.operator.register(&call).await;
    let card = cast.card(&cast.operator, &third).await;
    assert_eq!(card["applicant"]["contact_email"], "ivan@example.org");
}

/// The applicant's words go with the applicant; what was made of them stays.
#[tokio::test]
async fn m10_a_deleted_applicants_words_are_blanked_and_were_handed_out_before() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    cast.submit(&number).await;
    said(&applicant, &number, "refutation", "Подзвоніть 050 111 22 33").await;
    let export = applicant.json("/api/me/export").await;
    assert_eq!(export["responses"][0]["text"], "Подзвоніть 050 111 22 33");
    assert_eq!(applicant.request(reqwest::Method::DELETE, "/api/me").send().await.unwrap().status(), 204);
    let card = cast.card(&cast.operator, &number).await;
    assert_eq!(card["responses"][0]["text"], "");
    assert_eq!(card["responses"][0]["kind"], "refutation");
    assert!(!card.to_string().contains("111 22 33"));
}

/// M10: who still has to do the work reads what an operator has released of it.
#[tokio::test]
async fn m10_of_an_open_request_what_was_released_stays_until_it_ends() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    let accepted = json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[0],
        "public_text": "Замінити лампу"});
    cast.step(&cast.operator, &number, accepted).await;
    assert_ne!(cast.card(&cast.operator, &number).await["text"], "Замінити лампу");
    assert_eq!(applicant.request(reqwest::Method::DELETE, "/api/me").send().await.unwrap().status(), 204);
    assert_eq!(cast.card(&cast.executor, &number).await["text"], "Замінити лампу");
}

/// K10.2.2.1: an operator who returns a request at the moment the applicant confirms it: one of them is told.
#[tokio::test]
async fn k10_2_2_1_a_confirmation_and_a_return_at_once_end_in_one_state() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    cast.submit(&number).await;
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
    let (number, applicant) = cast.write_in().await;
    cast.submit(&number).await;
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
