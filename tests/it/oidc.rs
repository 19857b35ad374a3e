//! Staff who sign in through an identity provider, a real one: npm's `oidc-provider`, whose forms are filled in.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    app::{PASSWORD, TestApp, problem},
    oidc_provider::{
        RealProvider, app_and_provider, browser, location, parameter, through_the_provider, visit,
    },
};

/// An account without a password that comes through the provider.
async fn add(administrator: &TestApp, login: &str, role: &str) -> Value {
    let new = json!({"login": login, "name": login, "role": role, "oidc": true});
    let answer = administrator.post("/api/admin/accounts", &new).await;
    assert_eq!(answer.status(), StatusCode::CREATED);
    answer.json().await.unwrap()
}

/// Somebody walks through the provider's forms and back; the problem they meet.
async fn refused(app: &TestApp, provider: &mut RealProvider, who: &str, status: u16) -> String {
    let browser = browser(app);
    let back = through_the_provider(provider, &browser, who, "/").await;
    let words = problem(visit(&browser, &back).await, status).await;
    assert_eq!(browser.json("/api/session").await, Value::Null, "{who}");
    words
}

async fn failures(app: &TestApp) -> i64 {
    let counted = "select count(*) from sign_in_failure where subject = 'address 127.0.0.1'";
    sqlx::query_scalar(counted).fetch_one(&app.pool).await.unwrap()
}

#[tokio::test]
async fn a_person_signs_in_at_the_provider_and_the_role_is_ours() {
    let (app, mut provider) = app_and_provider().await;
    let administrator = app.staff("administrator").await;
    let account = add(&administrator, "olena", "operator").await;
    assert_eq!((&account["has_password"], &account["oidc"]), (&json!(false), &json!(true)));
    assert_eq!(account["oidc_linked"], false);

    let olena = browser(&app);
    let back = through_the_provider(&mut provider, &olena, "17/olena", "/desk?q=%D1%8F").await;
    let arrived = visit(&olena, &back).await;
    assert_eq!(arrived.status(), StatusCode::SEE_OTHER);
    assert_eq!(arrived.headers()["location"], "/desk?q=%D1%8F");
    assert_eq!(arrived.headers()["cache-control"], "private, no-store");
    assert_eq!(arrived.headers()["referrer-policy"], "no-referrer");
    let cookie = arrived.headers()["set-cookie"].to_str().unwrap();
    assert!(cookie.starts_with("session=") && cookie.contains("HttpOnly; SameSite=Lax"), "{cookie}");
    assert_eq!(
        olena.json("/api/session").await,
        json!({"role": "operator", "login": "olena", "name": "olena"})
    );
    assert_eq!(olena.get("/api/location-tasks").await.status(), StatusCode::OK);

    // Known by the subject from now on, whatever the name there, and by that subject alone.
    let renamed = browser(&app);
    let back = through_the_provider(&mut provider, &renamed, "17/olha", "/").await;
    assert_eq!(visit(&renamed, &back).await.status(), StatusCode::SEE_OTHER);
    assert_eq!(renamed.json("/api/session").await["login"], "olena");
    assert!(refused(&app, &mut provider, "18/olena", 403).await.contains("“olena”"));

    let entry = administrator.json(&format!("/api/admin/accounts/{}", account["id"])).await;
    assert_eq!(entry["oidc_linked"], true);
    let audit = administrator.json("/api/admin/audit?kind=account&subject=olena").await;
    let linked = &audit["events"][0];
    assert_eq!((&linked["actor"], &linked["after"]["oidc_linked"]), (&json!("olena"), &json!(true)));
    assert!(!audit.to_string().contains("oidc_subject"));
    // No password opens it.
    let guess = json!({"login": "olena", "password": PASSWORD});
    problem(app.visitor().post("/api/session", &guess).await, 401).await;
}

#[tokio::test]
async fn signing_in_ends_the_session_the_browser_had() {
    let (app, mut provider) = app_and_provider().await;
    let administrator = app.staff("administrator").await;
    add(&administrator, "olena", "operator").await;
    app.staff("official").await;
    let shared = browser(&app);
    shared.post("/api/session", &json!({"login": "official", "password": PASSWORD})).await;
    let open =
        "select count(*) from session join account on account.id = account_id where login = 'official'";
    let before: i64 = sqlx::query_scalar(open).fetch_one(&app.pool).await.unwrap();
    let back = through_the_provider(&mut provider, &shared, "17/olena", "/").await;
    visit(&shared, &back).await;
    let after: i64 = sqlx::query_scalar(open).fetch_one(&app.pool).await.unwrap();
    assert_eq!((before, after), (2, 1));
    // And signing out ends this one.
    let out = shared.request(Method::DELETE, "/api/session").send().await.unwrap();
    assert_eq!(out.status(), StatusCode::NO_CONTENT);
    assert_eq!(shared.json("/api/session").await, Value::Null);
}

#[tokio::test]
async fn who_has_no_account_for_it_does_not_come_in_and_is_told_whom_to_ask() {
    let (app, mut provider) = app_and_provider().await;
    let administrator = app.staff("administrator").await;
    let words = refused(&app, &mut provider, "5/nobody", 403).await;
    assert!(words.contains("“nobody”") && words.contains("Ask the administrator"), "{words}");
    // The name of an account with a password takes nothing over, not even an administrator's.
    refused(&app, &mut provider, "6/administrator", 403).await;
    let linked = "select count(*) from account where oidc_subject is not null";
    assert_eq!(sqlx::query_scalar::<_, i64>(linked).fetch_one(&app.pool).await.unwrap(), 0);
    assert_eq!(failures(&app).await, 2);

    let account = add(&administrator, "olena", "operator").await;
    let path = format!("/api/admin/accounts/{}", account["id"]);
    administrator.request(Method::DELETE, &path).send().await.unwrap();
    refused(&app, &mut provider, "17/olena", 403).await;
    // Nor when it is shut after having been used.
    let open = json!({"name": "Олена", "role": "operator", "oidc": true, "disabled": false});
    administrator.request(Method::PUT, &path).json(&open).send().await.unwrap();
    let olena = browser(&app);
    let back = through_the_provider(&mut provider, &olena, "17/olena", "/").await;
    assert_eq!(visit(&olena, &back).await.status(), StatusCode::SEE_OTHER);
    administrator.request(Method::DELETE, &path).send().await.unwrap();
    assert_eq!(olena.json("/api/session").await, Value::Null);
    refused(&app, &mut provider, "17/olena", 403).await;
}

#[tokio::test]
async fn what_comes_back_counts_once_in_its_own_browser_and_for_ten_minutes() {
    let (app, mut provider) = app_and_provider().await;
    let administrator = app.staff("administrator").await;
    add(&administrator, "olena", "operator").await;
    let olena = browser(&app);
    let back = through_the_provider(&mut provider, &olena, "17/olena", "/").await;
    // Somebody else's browser, with a sign-in of its own under way or without.
    let other = browser(&app);
    problem(visit(&other, &back).await, 400).await;
    other.get("/api/session/oidc").await;
    problem(visit(&other, &back).await, 400).await;
    assert_eq!(visit(&olena, &back).await.status(), StatusCode::SEE_OTHER);
    assert!(problem(visit(&olena, &back).await, 400).await.contains("Begin it anew"));
    // The code of an earlier sign-in with the state of a new one.
    let begun = olena.get("/api/session/oidc").await;
    let state = parameter(&location(&begun), "state");
    let code = parameter(&back, "code");
    let replayed = olena.get(&format!("/api/session/oidc/callback?state={state}&code={code}")).await;
    problem(replayed, 401).await;
    let late = browser(&app);
    let back = through_the_provider(&mut provider, &late, "17/olena", "/").await;
    sqlx::query("update oidc_sign_in set expires_at = expires_at - interval '10 minutes'")
        .execute(&app.pool)
        .await
        .unwrap();
    problem(visit(&late, &back).await, 400).await;
    assert_eq!(late.json("/api/session").await, Value::Null);
    // What any site could send a browser to counts against nobody.
    assert_eq!(failures(&app).await, 1);
}

#[tokio::test]
async fn two_tabs_of_one_browser_do_not_disturb_each_other() {
    let (app, mut provider) = app_and_provider().await;
    let administrator = app.staff("administrator").await;
    add(&administrator, "olena", "operator").await;
    let olena = browser(&app);
    let first = through_the_provider(&mut provider, &olena, "17/olena", "/first").await;
    let second = through_the_provider(&mut provider, &olena, "17/olena", "/second").await;
    for (back, page) in [(first, "/first"), (second, "/second")] {
        assert_eq!(visit(&olena, &back).await.headers()["location"], page);
    }
}
