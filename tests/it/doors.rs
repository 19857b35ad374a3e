//! Who gets in where. The walk asks every route of the OpenAPI document as every role and as nobody, so that a route
//! that is forgotten is a failure.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::app::{PASSWORD, TestApp, problem};

const ROLES: [&str; 5] = ["applicant", "operator", "executor", "official", "administrator"];

/// The method, path and roles of every operation; no roles for those that are open to anyone.
pub async fn operations(app: &TestApp) -> Vec<(Method, String, Option<Vec<String>>)> {
    let document = app.json("/api/openapi.json").await;
    let mut found = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for (method, operation) in item.as_object().unwrap() {
            let Ok(method) = method.to_uppercase().parse::<Method>() else { continue };
            let roles = operation.get("x-roles").map(|roles| serde_json::from_value(roles.clone()).unwrap());
            assert_eq!(roles.is_some(), operation.get("security").is_some(), "{method} {path}");
            found.push((method, path.clone(), roles));
        }
    }
    found
}

/// A path with something in place of its parameters that is nothing's number.
pub fn filled(path: &str) -> String {
    let mut out = String::new();
    let mut rest = path;
    while let Some((before, after)) = rest.split_once('{') {
        out.push_str(before);
        let (name, after) = after.split_once('}').unwrap();
        out.push_str(if name == "number" { "9999999-0" } else { "0" });
        rest = after;
    }
    out + rest
}

#[tokio::test]
async fn every_route_lets_in_the_roles_it_names_and_nobody_else() {
    let app = TestApp::sample().await;
    // The server has loaded the requests from here on.
    app.json("/api/statistics").await;
    let operations = operations(&app).await;
    // The doors as they are meant to be, written down a second time.
    let doors: Vec<String> = operations
        .iter()
        .filter_map(|(method, path, roles)| Some(format!("{method} {path}: {}", roles.as_ref()?.join(", "))))
        .collect();
    insta::assert_snapshot!(doors.join("\n"));
    let mut visitors = vec![(None, app.visitor())];
    for role in ROLES {
        let visitor = match role {
            "applicant" => app.applicant("maria@example.org").await,
            role => app.staff(role).await,
        };
        visitors.push((Some(role), visitor));
    }
    for (method, path, roles) in &operations {
        // The walk stays signed in, and what deletes the walker comes to be tested elsewhere.
        if *method == Method::DELETE && ["/api/session", "/api/sessions", "/api/me"].contains(&path.as_str())
        {
            continue;
        }
        for (role, visitor) in &visitors {
            let answer = visitor
                .request(method.clone(), &filled(path))
                .header("content-type", "application/json")
                .body(if *method == Method::GET { "" } else { "{}" })
                .send()
                .await
                .unwrap();
            let status = answer.status();
            let who = role.unwrap_or("nobody");
            assert!(!status.is_server_error(), "{method} {path} as {who}: {status}");
            match (roles, role) {
                (Some(_), None) => assert_eq!(status, StatusCode::UNAUTHORIZED, "{method} {path} as nobody"),
                (Some(roles), Some(role)) if !roles.iter().any(|open| open == role) => {
                    assert_eq!(status, StatusCode::FORBIDDEN, "{method} {path} as {role}");
                }
                (Some(_), Some(role)) => {
                    let shut = [StatusCode::UNAUTHORIZED, StatusCode::FORBIDDEN].contains(&status);
                    assert!(!shut, "{method} {path} as {role}: {status}");
                }
                (None, _) => assert_ne!(status, StatusCode::FORBIDDEN, "{method} {path} as {who}"),
            }
        }
    }
}

#[tokio::test]
async fn what_is_behind_a_door_is_kept_by_no_cache() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    for path in ["/api/location-tasks", "/api/sessions", "/api/session"] {
        let answer = operator.get(path).await;
        assert_eq!(answer.headers()["cache-control"], "private, no-store", "{path}");
    }
}

#[tokio::test]
async fn another_site_cannot_act_through_a_visitors_browser() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    for (header, value) in [("sec-fetch-site", "cross-site"), ("origin", "https://evil.example")] {
        let request = operator.request(Method::DELETE, "/api/sessions").header(header, value);
        problem(request.send().await.unwrap(), 403).await;
    }
    let own = operator.request(Method::DELETE, "/api/sessions").header("origin", &app.base);
    assert_eq!(own.send().await.unwrap().status(), StatusCode::NO_CONTENT);
}

#[tokio::test]
async fn signing_in_opens_a_new_session_in_place_of_the_old() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    let before = operator.json("/api/sessions").await;
    let again = operator.post("/api/session", &json!({"login": "operator", "password": PASSWORD})).await;
    let cookie = again.headers()["set-cookie"].to_str().unwrap().to_owned();
    assert!(cookie.contains("HttpOnly") && cookie.contains("SameSite=Lax"), "{cookie}");
    let after = operator.json("/api/sessions").await;
    assert_eq!(after.as_array().unwrap().len(), 1);
    assert_ne!(after[0]["id"], before[0]["id"]);
}

#[tokio::test]
async fn sessions_are_listed_and_ended_one_by_one() {
    let app = TestApp::sample().await;
    let (here, there) = (app.staff("operator").await, app.visitor());
    there.post("/api/session", &json!({"login": "operator", "password": PASSWORD})).await;
    let other = app.staff("official").await;
    let listed = here.json("/api/sessions").await;
    let listed = listed.as_array().unwrap();
    assert_eq!(listed.len(), 2);
    assert_eq!(listed.iter().filter(|session| session["current"] == true).count(), 1);
    let elsewhere = listed.iter().find(|session| session["current"] == false).unwrap();
    assert_eq!(elsewhere["address"], "127.0.0.1");
    let path = format!("/api/sessions/{}", elsewhere["id"]);
    // Not somebody else's.
    assert_eq!(other.request(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NOT_FOUND);
    assert_eq!(here.request(Method::DELETE, &path).send().await.unwrap().status(), StatusCode::NO_CONTENT);
    assert_eq!(there.json("/api/session").await, Value::Null);
    assert_eq!(here.json("/api/session").await["role"], "operator");
}

#[tokio::test]
async fn guessing_a_password_stops_after_a_few_failures() {
    let app = TestApp::sample().await;
    app.create_account("olena", "operator", None).await;
    let guess = |password: &'static str| {
        let visitor = app.visitor();
        async move { visitor.post("/api/session", &json!({"login": "olena", "password": password})).await }
    };
    for _ in 0..10 {
        problem(guess("wrong").await, 401).await;
    }
    // The right password, too: otherwise the answer would tell.
    problem(guess(PASSWORD).await, 429).await;
    sqlx::query("update sign_in_failure set at = at - interval '16 minutes'")
        .execute(&app.pool)
        .await
        .unwrap();
    assert_eq!(guess(PASSWORD).await.status(), StatusCode::OK);
}

#[tokio::test]
async fn a_second_factor_is_asked_for_once_it_is_set_up_and_taken_once() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    let standing = async || operator.json("/api/session/totp").await;
    assert_eq!(standing().await, json!({"set_up": false, "has_password": true}));
    let offered: Value = operator.post("/api/session/totp", &json!({})).await.json().await.unwrap();
    let secret = offered["secret"].as_str().unwrap();
    assert!(offered["url"].as_str().unwrap().contains(secret));
    let generator = totp_rs::Builder::new()
        .with_secret(totp_rs::Secret::try_from_base32(secret).unwrap())
        .build()
        .unwrap();
    let confirm = |code: String| {
        let request =
            operator.request(Method::PUT, "/api/session/totp").json(&json!({"secret": secret, "code": code}));
        async move { request.send().await.unwrap() }
    };
    let wrong: Value = confirm("000000".to_owned()).await.json().await.unwrap();
    assert_eq!((&wrong["status"], &wrong["field"]), (&json!(422), &json!("code")));
    assert_eq!(confirm(generator.generate_current().to_string()).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(standing().await["set_up"], true);
    let sign_in = |code: Option<String>| {
        let visitor = app.visitor();
        async move {
            visitor
                .post("/api/session", &json!({"login": "operator", "password": PASSWORD, "code": code}))
                .await
        }
    };
    let detail = problem(sign_in(None).await, 401).await;
    assert!(detail.contains("code from the app"), "{detail}");
    let code = generator.generate_current().to_string();
    assert_eq!(sign_in(Some(code.clone())).await.status(), StatusCode::OK);
    problem(sign_in(Some(code.clone())).await, 401).await;
    // Who finds a session open neither replaces nor removes it.
    let refused: Value = confirm(generator.generate_current().to_string()).await.json().await.unwrap();
    assert_eq!((&refused["status"], &refused["field"]), (&json!(422), &json!("current")));
    assert!(refused["detail"].as_str().unwrap().contains("code from the app"), "{refused}");
    let remove = async |code: &str| {
        let request = operator.request(Method::DELETE, "/api/session/totp").json(&json!({"code": code}));
        request.send().await.unwrap()
    };
    problem(remove("000000").await, 422).await;
    problem(remove(&code).await, 422).await;
    sqlx::query("update account set totp_used_step = null").execute(&app.pool).await.unwrap();
    assert_eq!(remove(&generator.generate_current().to_string()).await.status(), StatusCode::NO_CONTENT);
    assert_eq!(sign_in(None).await.status(), StatusCode::OK);
}

/// M9, M10: registered once, the cabinet opens by a code; the card is the applicant's to read, mend and delete.
#[tokio::test]
async fn m9_m10_an_applicant_registers_once_and_comes_back_by_a_code() {
    let app = TestApp::sample().await;
    let maria = app.applicant("Maria@example.org").await;
    let card = maria.json("/api/me").await;
    assert_eq!(
        (card["surname"].as_str(), card["email"].as_str()),
        (Some("Шевчук"), Some("Maria@example.org"))
    );
    let (number, _) =
        maria.register(&json!({"service": "potholes", "address": "вул. Соборна, 76", "text": "Яма"})).await;
    app.visitor()
        .register(&json!({"service": "potholes", "address": "вул. Соборна, 78", "text": "Інша"}))
        .await;
    let own = maria.json("/api/me/requests").await;
    assert_eq!(own.as_array().unwrap().len(), 1);
    assert_eq!((own[0]["number"].as_str(), own[0]["public"].as_bool()), (Some(number.as_str()), Some(false)));
    // Again, elsewhere, by a new code; the address in another case is the same one.
    sqlx::query("update sign_in_code set created_at = created_at - interval '2 minutes'")
        .execute(&app.pool)
        .await
        .unwrap();
    let elsewhere = app.visitor();
    let code = app.code_for("maria@example.org").await;
    let answer =
        elsewhere.post("/api/applicant-session", &json!({"email": "maria@example.org", "code": code})).await;
    assert_eq!(answer.status(), StatusCode::OK);
    assert_eq!(elsewhere.json("/api/me/requests").await.as_array().unwrap().len(), 1);
    // Used up.
    let twice = app
        .visitor()
        .post("/api/applicant-session", &json!({"email": "maria@example.org", "code": code}))
        .await;
    problem(twice, 401).await;
    let export = maria.json("/api/me/export").await;
    assert_eq!(export["requests"][0]["text"], "Яма");
    assert_eq!(
        maria.request(Method::DELETE, "/api/me").send().await.unwrap().status(),
        StatusCode::NO_CONTENT
    );
    problem(maria.get("/api/me").await, 401).await;
    let left: (String, String, i64) = sqlx::query_as(
        "select r.raw_text, a.surname || a.name || a.phone || a.residence || a.email,
                (select count(*) from service_request where applicant_id = a.id)
         from applicant as a join service_request as r on r.applicant_id = a.id",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap();
    assert_eq!(left, (String::new(), String::new(), 1));
}

#[tokio::test]
async fn a_code_is_tried_five_times_and_tells_nothing_of_who_is_registered() {
    let app = TestApp::sample().await;
    let code = app.code_for("new@example.org").await;
    let sign_in = |code: String| {
        let visitor = app.visitor();
        async move {
            visitor.post("/api/applicant-session", &json!({"email": "new@example.org", "code": code})).await
        }
    };
    // Right, but nobody is registered; only who reads the mail learns that.
    problem(sign_in(code.clone()).await, 404).await;
    for _ in 0..4 {
        problem(sign_in("000000".to_owned()).await, 401).await;
    }
    problem(sign_in(code).await, 401).await;
    for bad in ["", "a", "a b@example.org", "a@b", "a@@example.org", "a@example.org\nbcc: b@example.org"] {
        let answer = app.visitor().post("/api/sign-in-codes", &json!({"email": bad})).await;
        problem(answer, 422).await;
    }
}

/// K1.1: a displaced person has a certificate.
#[tokio::test]
async fn k1_1_a_displaced_person_registers_with_a_certificate() {
    let app = TestApp::sample().await;
    let code = app.code_for("ivan@example.org").await;
    let mut card = json!({"email": "ivan@example.org", "code": code, "surname": "Іваненко", "name": "Іван",
        "residence": "вул. Лісова, 3", "phone": "0501112233", "standing": "displaced"});
    problem(app.visitor().post("/api/applicants", &card).await, 422).await;
    card["certificate"] = json!("1234-5678901234");
    assert_eq!(app.visitor().post("/api/applicants", &card).await.status(), StatusCode::OK);
}

/// Erasing takes what was said about the requests along, not only the card; an operator's notes may name somebody.
#[tokio::test]
async fn m10_who_is_erased_is_named_by_no_note_and_no_answer() {
    let app = TestApp::sample().await;
    let maria = app.applicant("maria@example.org").await;
    let (number, _) = maria
        .register(&json!({"service": "potholes", "address": "вул. Соборна, 76, Вишневоде", "text": "Яма"}))
        .await;
    sqlx::query(
        "with asked as (select id from service_request where number = $1), noted as (
             insert into request_event (request_id, at, actor, from_status, to_status, note)
             select id, now(), 'olena', 'registered', 'registered', 'Шевчук дзвонила' from asked)
         insert into request_response (request_id, kind, text, processed_at, processed_by, outcome, answer)
         select id, 'comment', 'це Шевчук', now(), 'olena', 'answered', 'Шевчук, дякуємо' from asked",
    )
    .bind(&number)
    .execute(&app.pool)
    .await
    .unwrap();
    assert_eq!(
        maria.request(Method::DELETE, "/api/me").send().await.unwrap().status(),
        StatusCode::NO_CONTENT
    );
    let left: String = sqlx::query_scalar(
        "select (select coalesce(string_agg(note, ''), '') from request_event)
             || (select coalesce(string_agg(concat(text, answer, executor_answer), ''), '') from request_response)
             || (select coalesce(string_agg(body, ''), '') from notice where recipient like 'maria%')",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap();
    assert_eq!(left, "");
}
