//! The desk: whose requests one sees, what executors are not told, and two people who decide at once.

use serde_json::{Value, json};

use hromada_map::sample;

use crate::{
    app::problem,
    cast::{Cast, said, step_having_seen, transitions},
};

async fn tag(cast: &Cast, number: &str) -> String {
    let answer = cast.operator.get(&format!("/api/desk/requests/{number}")).await;
    assert_eq!(answer.status(), 200);
    answer.headers()["etag"].to_str().unwrap().to_owned()
}

/// K1.1: requests are routed to executors, and each works on its own.
#[tokio::test]
async fn k1_1_an_executor_sees_and_moves_the_requests_of_their_organisation_alone() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let path = transitions(&number);
    // Not yet anybody's.
    problem(cast.executor.get(&format!("/api/desk/requests/{number}")).await, 404).await;
    problem(cast.executor.post(&path, &json!({"to": "in_progress"})).await, 404).await;
    cast.operator.accept(&number).await;
    problem(cast.stranger.get(&format!("/api/desk/requests/{number}")).await, 404).await;
    problem(cast.stranger.post(&path, &json!({"to": "in_progress"})).await, 404).await;
    assert_eq!(cast.stranger.json("/api/desk/requests").await["matched"], 0);
    assert_eq!(cast.executor.json("/api/desk/requests").await["requests"][0]["number"], number.as_str());
    // Not an executor's to decide.
    for to in ["closed_checked", "cancelled", "rework"] {
        assert!(
            problem(cast.executor.post(&path, &json!({"to": to})).await, 409).await.contains("the executor")
        );
    }
    for field in ["executor", "public_text"] {
        let body = json!({"to": "in_progress", field: "Інше"});
        assert!(problem(cast.executor.post(&path, &body).await, 403).await.contains(field));
    }
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    for path in ["/api/desk/requests", "/api/desk/responses"] {
        problem(cast.public.get(path).await, 401).await;
    }
    problem(cast.executor.get("/api/desk/responses").await, 403).await;
}

/// M5: personal data is for operators; an executor gets the address and the text.
#[tokio::test]
async fn m5_an_executor_is_not_told_who_asks() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    let operators = cast.card(&cast.operator, &number).await;
    assert_eq!(operators["applicant"]["phone"], "+380 50 111 22 33");
    assert_eq!(operators["allowed"], json!(["cancelled"]));
    let executors = cast.card(&cast.executor, &number).await;
    assert_eq!(executors["text"], "Не горить ліхтар біля школи");
    assert_eq!(executors["allowed"], json!(["in_progress"]));
    for seen in [executors.to_string(), cast.executor.json("/api/desk/requests").await.to_string()] {
        for private in ["Шевчук", "Лісова, 3", "111 22 33", "applicant"] {
            assert!(!seen.contains(&format!("\"{private}\":")) || private != "applicant", "{seen}");
            assert!(private == "applicant" || !seen.contains(private), "{private}: {seen}");
        }
    }
    let answer = cast.operator.get(&format!("/api/desk/requests/{number}")).await;
    assert_eq!(answer.headers()["cache-control"], "private, no-store");
}

#[tokio::test]
async fn the_working_list_is_filtered_and_paged() {
    let cast = Cast::gather().await;
    let first = cast.call().await;
    let second = cast.call().await;
    cast.operator.accept(&first).await;
    sqlx::query("update service_request set due_on = community_today() - 1 where due_on is not null")
        .execute(&cast.public.pool)
        .await
        .unwrap();
    let catalogue = cast.operator.json("/api/desk/catalogue").await;
    let executor = catalogue["executors"]
        .as_array()
        .unwrap()
        .iter()
        .find(|one| one["name"] == sample::EXECUTORS[0])
        .unwrap();
    let theirs = format!("?executor={}", executor["id"]);
    let today = cast.operator.json(&format!("/api/desk/requests/{first}")).await["registered_at"].to_string();
    let (from, after) = (format!("?from={}", &today[1..11]), "?from=2999-01-01".to_owned());
    for (query, expected) in [
        ("", vec![&second, &first]),
        ("?group=overdue", vec![&first]),
        ("?group=in_work,done", vec![]),
        ("?service=lighting", vec![&second, &first]),
        (theirs.as_str(), vec![&first]),
        (from.as_str(), vec![&second, &first]),
        (after.as_str(), vec![]),
        ("?status=registered,refused", vec![&second]),
        ("?overdue=true", vec![&first]),
        ("?overdue=false", vec![&second]),
        ("?q=ЛІХТАР", vec![&second, &first]),
        ("?q=каналізація", vec![]),
    ] {
        let page = cast.operator.json(&format!("/api/desk/requests{query}")).await;
        let numbers: Vec<&str> = page["requests"]
            .as_array()
            .unwrap()
            .iter()
            .map(|request| request["number"].as_str().unwrap())
            .collect();
        assert_eq!(numbers, expected, "{query}");
        assert_eq!(page["matched"], expected.len());
    }
    let page = cast.operator.json("/api/desk/requests?limit=1").await;
    let next = page["next"].as_str().unwrap();
    let page = cast.operator.json(&format!("/api/desk/requests?limit=1&cursor={next}")).await;
    assert_eq!(page["requests"][0]["number"], first.as_str());
    for wrong in [
        "status=open",
        "group=new",
        "service=x",
        "executor=0",
        "district=0",
        "from=yesterday",
        "overdue=perhaps",
        "limit=0",
        "limit=201",
        "cursor=x",
    ] {
        problem(cast.operator.get(&format!("/api/desk/requests?{wrong}")).await, 400).await;
    }
}

#[tokio::test]
async fn the_second_of_two_who_have_read_the_same_card_is_told_what_the_first_did() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    let another = cast.public.visitor();
    cast.public.create_account("ihor", "operator", None).await;
    let sign_in = json!({"login": "ihor", "password": crate::app::PASSWORD});
    assert_eq!(another.post("/api/session", &sign_in).await.status(), 200);
    let seen = tag(&cast, &number).await;
    let clarify = json!({"to": "clarification"});
    let close = json!({"to": "closed_checked"});
    let (one, other) = tokio::join!(
        step_having_seen(&cast.operator, &number, &seen, &clarify),
        step_having_seen(&another, &number, &seen, &close)
    );
    // Either may have been first, and from a clarification a request can be closed: only the tag holds the second back.
    let (first, told) = if one.status() == 200 { ("operator", other) } else { ("ihor", one) };
    let detail = problem(told, 409).await;
    assert!(detail.contains(first), "{detail}");
    assert!(detail.contains("from “") && detail.contains("” to “"), "{detail}");
    let history = cast.card(&cast.operator, &number).await["history"].as_array().unwrap().len();
    assert_eq!(history, 5, "registered, accepted, in progress, submitted, and one more");
    // Having looked again, one may.
    let now = tag(&cast, &number).await;
    assert_ne!(now, seen);
}

#[tokio::test]
async fn without_a_tag_the_table_decides_between_two() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    let path = transitions(&number);
    let closing = json!({"to": "closed_checked"});
    let (one, other) = tokio::join!(cast.operator.post(&path, &closing), cast.operator.post(&path, &closing));
    let mut codes = [one.status().as_u16(), other.status().as_u16()];
    codes.sort_unstable();
    assert_eq!(codes, [200, 409]);
}

/// K10.2.1.1: a word of the applicant that came after the card was read holds the operator back, too.
#[tokio::test]
async fn a_tag_is_as_old_as_anything_that_happened_since_and_any_or_a_weak_one_will_do() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    let seen = tag(&cast, &number).await;
    cast.heard(&number, "comment", "Провід висить").await;
    let close = json!({"to": "closed_checked"});
    let detail = problem(step_having_seen(&cast.operator, &number, &seen, &close).await, 409).await;
    assert!(detail.contains("taken down by telephone (operator, "), "{detail}");

    let process = async |tag: &str| {
        let path = format!("/api/desk/responses/{}", cast.waiting().await);
        let request = cast.operator.request(reqwest::Method::POST, &path).header("if-match", tag);
        request.json(&json!({"outcome": "answered", "answer": "Дякуємо"})).send().await.unwrap()
    };
    problem(process(&seen).await, 409).await;
    let now = tag(&cast, &number).await;
    let processed = process(&format!("W/{now}")).await;
    assert_eq!(processed.status(), 200);
    let newest = processed.headers()["etag"].to_str().unwrap().to_owned();
    assert_eq!(newest, tag(&cast, &number).await);
    assert_eq!(step_having_seen(&cast.operator, &number, "*", &close).await.status(), 200);
}

#[tokio::test]
async fn what_cannot_be_done_is_said_in_the_readers_language() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let request = cast.operator.client.post(format!("{}{}", cast.operator.base, transitions(&number)));
    let answer = request.header("accept-language", "uk").json(&json!({"to": "rework"})).send().await.unwrap();
    let body: Value = answer.json().await.unwrap();
    let detail = body["detail"].as_str().unwrap();
    assert!(detail.contains("оператор не переводить заявку зі стану «Зареєстровано»"), "{detail}");
    assert!(!detail.chars().any(|c| c.is_ascii_alphabetic()), "{detail}");
}

/// A tag that is no version of this card: another card's, or nobody's.
#[tokio::test]
async fn who_names_a_version_the_card_never_had_is_told_to_read_it() {
    let cast = Cast::gather().await;
    let (number, other) = (cast.call().await, cast.call().await);
    let centre = cast.public.json("/api/community").await["centre"].clone();
    let question = json!({"service": "lighting", "point": centre, "text": "Темно"});
    let (anonymous, _) = cast.public.register(&question).await;
    let others = tag(&cast, &other).await;
    for number in [&number, &anonymous] {
        for seen in [others.as_str(), "\"what\"", "\"0\"", ""] {
            let step = step_having_seen(&cast.operator, number, seen, &json!({"to": "cancelled"})).await;
            let detail = problem(step, 409).await;
            assert!(detail.contains("Read the request’s card again"), "{seen}: {detail}");
            assert!(!detail.contains("status-") && !detail.contains("api"), "{seen}: {detail}");
        }
    }
}

/// What happened is told where the state stays: in the history, and to who decides on an old card.
#[tokio::test]
async fn a_row_of_the_history_tells_what_happened() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    cast.submit(&number).await;
    let photo = crate::photos::upload(&cast.executor, &number, crate::pictures::phone_photo(80, 60)).await;
    let centre = cast.question().await["point"].clone();
    let location = cast.operator.request(reqwest::Method::PUT, &format!("/api/requests/{number}/location"));
    assert_eq!(location.json(&json!({"point": centre})).send().await.unwrap().status(), 204);
    for public in [true, false] {
        crate::photos::publish(&cast.operator, &photo["id"], public).await;
    }
    let seen = tag(&cast, &number).await;
    let gone = cast.operator.request(reqwest::Method::DELETE, &format!("/api/attachments/{}", photo["id"]));
    assert_eq!(gone.send().await.unwrap().status(), 204);
    let step = json!({"to": "closed_checked"});
    let detail = problem(step_having_seen(&cast.operator, &number, &seen, &step).await, 409).await;
    assert!(detail.contains("a file was removed (operator, "), "{detail}");
    let seen = tag(&cast, &number).await;
    said(&applicant, &number, "comment", "Гасне").await;
    let detail = problem(step_having_seen(&cast.operator, &number, &seen, &step).await, 409).await;
    assert!(detail.contains("a word of the applicant (applicant, "), "{detail}");
    cast.process(json!({"outcome": "answered", "answer": "Дивимося"})).await;
    cast.heard(&number, "refutation", "Не світить").await;
    let id = cast.waiting().await;
    cast.process(json!({"outcome": "rework", "reason": "Не світить"})).await;
    let answer = json!({"answer": "Мінямо дросель."});
    let path = format!("/api/desk/responses/{id}/answer");
    assert_eq!(cast.executor.post(&path, &answer).await.status(), 204);
    let card = cast.card(&cast.operator, &number).await;
    let told: Vec<&str> =
        card["history"].as_array().unwrap().iter().map(|row| row["what"].as_str().unwrap()).collect();
    let expected = [
        "registered",
        "moved",
        "moved",
        "moved",
        "file_added",
        "placed",
        "file_released",
        "file_hidden",
        "file_removed",
        "said",
        "processed",
        "taken_down",
        "moved",
        "answered",
    ];
    assert_eq!(told, expected);
}
