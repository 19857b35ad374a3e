//! Staff accounts as an administrator keeps them: who may come in, as what, and that somebody always can administer.

use hromada_map::sample;
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::app::{PASSWORD, TestApp, problem};

const OTHER_PASSWORD: &str = "another long password";

async fn put(person: &TestApp, id: &Value, body: &Value) -> Response {
    person.request(Method::PUT, &format!("/api/admin/accounts/{id}")).json(body).send().await.unwrap()
}

async fn disable(person: &TestApp, id: &Value) -> Response {
    person.request(Method::DELETE, &format!("/api/admin/accounts/{id}")).send().await.unwrap()
}

async fn id_of(person: &TestApp, login: &str) -> Value {
    let accounts = person.json("/api/admin/accounts").await;
    accounts.as_array().unwrap().iter().find(|account| account["login"] == login).unwrap()["id"].clone()
}

async fn sign_in(app: &TestApp, login: &str, password: &str) -> u16 {
    let credentials = json!({"login": login, "password": password});
    app.visitor().post("/api/session", &credentials).await.status().as_u16()
}

#[tokio::test]
async fn an_account_is_made_changed_and_shut_out_and_no_password_is_ever_shown() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let organisation: i32 = sqlx::query_scalar("select id from organisation where name = $1")
        .bind(sample::EXECUTORS[1])
        .fetch_one(&app.pool)
        .await
        .unwrap();
    let new = json!({"login": "petro", "name": "Петро", "role": "executor", "organisation": organisation,
        "password": PASSWORD});
    let answer = administrator.post("/api/admin/accounts", &new).await;
    assert_eq!(answer.status(), 201);
    let location = answer.headers()["location"].to_str().unwrap().to_owned();
    let account: Value = answer.json().await.unwrap();
    assert_eq!(account, administrator.json(&location).await);
    assert_eq!(account["organisation_name"], sample::EXECUTORS[1]);
    problem(administrator.post("/api/admin/accounts", &new).await, 409).await;
    assert_eq!(sign_in(&app, "petro", PASSWORD).await, 200);

    let change = json!({"name": "Петро", "role": "operator", "disabled": false, "password": OTHER_PASSWORD});
    assert_eq!(put(&administrator, &account["id"], &change).await.status(), 200);
    assert_eq!(sign_in(&app, "petro", PASSWORD).await, 401);
    assert_eq!(sign_in(&app, "petro", OTHER_PASSWORD).await, 200);
    assert_eq!(disable(&administrator, &account["id"]).await.status(), 204);
    assert_eq!(sign_in(&app, "petro", OTHER_PASSWORD).await, 401);

    let audit = administrator.json("/api/admin/audit?kind=account&subject=petro").await;
    let [shut, changed, created] = &audit["events"].as_array().unwrap()[..] else { panic!("{audit}") };
    assert!(shut["before"]["disabled_at"].is_null() && shut["after"]["disabled_at"].is_string());
    assert_eq!(
        (&changed["before"]["role"], &changed["after"]["role"]),
        (&json!("executor"), &json!("operator"))
    );
    assert_eq!(changed["after"]["password"], "changed");
    assert!(created["before"].is_null());
    let shown = format!("{audit}{}{account}", administrator.json("/api/admin/accounts").await);
    for secret in [PASSWORD, OTHER_PASSWORD, "argon2", "password_hash", "totp_secret"] {
        assert!(!shown.contains(secret), "{secret}");
    }
}

#[tokio::test]
async fn what_decides_who_comes_in_ends_the_sessions_and_a_new_name_does_not() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let same = json!({"name": "Ольга", "role": "official", "disabled": false});
    for (more, ends) in [
        (json!({}), false),
        (json!({"role": "operator"}), true),
        (json!({"password": OTHER_PASSWORD}), true),
        (json!({"reset_second_factor": true}), true),
        (json!({"disabled": true}), true),
    ] {
        let person = app.staff("official").await;
        let id = id_of(&administrator, "official").await;
        sqlx::query("update account set totp_secret = 'secret' where login = 'official'")
            .execute(&app.pool)
            .await
            .unwrap();
        let mut change = same.clone();
        change.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        let changed: Value = put(&administrator, &id, &change).await.json().await.unwrap();
        assert_eq!(person.get("/api/sessions").await.status() == 401, ends, "{more}");
        assert_eq!(changed["second_factor"], more.get("reset_second_factor").is_none(), "{more}");
        assert_eq!(changed["disabled_at"].is_string(), more.get("disabled").is_some(), "{more}");
    }
    assert_eq!(administrator.get("/api/sessions").await.status(), 200);
}

#[tokio::test]
async fn a_way_in_that_is_taken_away_ends_the_sessions_and_is_forgotten() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let person = app.staff("official").await;
    let id = id_of(&administrator, "official").await;
    let change = async |more: Value| {
        let mut body = json!({"name": "Ольга", "role": "official", "disabled": false});
        body.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        put(&administrator, &id, &body).await.json::<Value>().await.unwrap()
    };
    let marked = change(json!({"oidc": true})).await;
    assert_eq!((&marked["oidc"], &marked["has_password"]), (&json!(true), &json!(true)));
    assert_eq!(person.get("/api/sessions").await.status(), 200);
    let without = change(json!({"oidc": true, "remove_password": true})).await;
    assert_eq!(without["has_password"], false);
    assert_eq!(person.get("/api/sessions").await.status(), 401);
    assert_eq!(sign_in(&app, "official", PASSWORD).await, 401);

    sqlx::query(
        "update account set oidc_issuer = 'https://id.example', oidc_subject = '17' where login = 'official'",
    )
    .execute(&app.pool)
    .await
    .unwrap();
    assert_eq!(change(json!({"oidc": true})).await["oidc_linked"], true);
    change(json!({"oidc": true, "password": OTHER_PASSWORD})).await;
    let person = app.visitor();
    person.post("/api/session", &json!({"login": "official", "password": OTHER_PASSWORD})).await;
    let unmarked = change(json!({})).await;
    assert_eq!((&unmarked["oidc"], &unmarked["oidc_linked"]), (&json!(false), &json!(false)));
    assert_eq!(person.get("/api/sessions").await.status(), 401);
}

#[tokio::test]
async fn the_last_administrator_keeps_a_way_in_that_was_used() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let id = id_of(&administrator, "administrator").await;
    let without = json!({"name": "Я", "role": "administrator", "disabled": false, "oidc": true, "remove_password": true});
    assert!(problem(put(&administrator, &id, &without).await, 409).await.contains("last administrator"));
    assert_eq!(sign_in(&app, "administrator", PASSWORD).await, 200);
    sqlx::query(
        "update account set oidc = true, oidc_issuer = 'https://id.example', oidc_subject = '17'
         where login = 'administrator'",
    )
    .execute(&app.pool)
    .await
    .unwrap();
    assert_eq!(put(&administrator, &id, &without).await.status(), 200);
}

#[tokio::test]
async fn the_last_administrator_stays_one() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let id = id_of(&administrator, "administrator").await;
    let demoted = json!({"name": "Я", "role": "official", "disabled": false});
    let disabled = json!({"name": "Я", "role": "administrator", "disabled": true});
    // One who cannot come in is nobody to rely on.
    app.create_account("absent", "administrator", None).await;
    assert_eq!(disable(&administrator, &id_of(&administrator, "absent").await).await.status(), 204);
    for refused in [
        disable(&administrator, &id).await,
        put(&administrator, &id, &demoted).await,
        put(&administrator, &id, &disabled).await,
    ] {
        assert!(problem(refused, 409).await.contains("last administrator"));
    }
    app.create_account("second", "administrator", None).await;
    assert_eq!(put(&administrator, &id, &demoted).await.status(), 200);
    // The session ended with the role.
    administrator.problem("/api/admin/accounts", 401).await;
}

#[tokio::test]
async fn of_two_administrators_who_remove_each_other_at_once_one_stays() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    app.create_account("second", "administrator", None).await;
    let ids = [id_of(&administrator, "administrator").await, id_of(&administrator, "second").await];
    let ids = ids.map(|id| i32::try_from(id.as_i64().unwrap()).unwrap());
    let remove = |id| hromada_map::db::admin::account::disable(&app.pool, "test", id);
    let (first, second) = tokio::join!(remove(ids[0]), remove(ids[1]));
    let refused = match (first, second) {
        (Ok(()), Err(refused)) | (Err(refused), Ok(())) => refused,
        both => panic!("{both:?}"),
    };
    assert!(matches!(refused, hromada_map::db::admin::account::ChangeError::LastAdministrator), "{refused}");
}
