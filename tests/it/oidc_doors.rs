//! The way to the identity provider where something is amiss: none set up, none there, an address of somebody else's,
//! too many failures. Signing in with a password goes on.

use reqwest::{Method, StatusCode};
use serde_json::{Value, json};

use crate::{
    app::{PASSWORD, TestApp, problem},
    oidc_provider::{browser, config, location, parameter},
};

/// An address nobody listens at.
fn nobody() -> String {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    format!("http://{}", free.local_addr().unwrap())
}

#[tokio::test]
async fn without_a_provider_nothing_of_it_is_there() {
    let app = TestApp::sample().await;
    assert_eq!(app.json("/api/sign-in-options").await, json!({"oidc": null}));
    for path in ["/api/session/oidc", "/api/session/oidc/callback?state=a&code=b"] {
        let words = app.problem(path, 404).await;
        assert!(words.contains("HROMADA_OIDC_ISSUER"), "{words}");
    }
}

#[tokio::test]
async fn while_the_provider_is_down_a_password_still_opens() {
    let app = TestApp::sample_with_oidc(&config(&nobody())).await;
    let offered = app.json("/api/sign-in-options").await;
    assert_eq!(offered, json!({"oidc": {"name": "Вхід громади", "href": "/api/session/oidc"}}));
    let words = app.problem("/api/session/oidc", 503).await;
    assert!(words.contains("sign in with a password"), "{words}");
    let page = app.client.get(format!("{}/api/session/oidc", app.base)).header("accept", "text/html,*/*");
    let page = page.header("accept-language", "uk").send().await.unwrap();
    assert_eq!(page.status(), StatusCode::SERVICE_UNAVAILABLE);
    assert_eq!(page.headers()["referrer-policy"], "no-referrer");
    assert_eq!(page.headers()["cache-control"], "private, no-store");
    let page = page.text().await.unwrap();
    assert!(page.contains("Увійти не вдалося") && page.contains("href=\"/api/session/oidc\""), "{page}");
    app.staff("operator").await;
}

#[tokio::test]
async fn who_comes_back_too_late_reads_on_a_page_what_to_do() {
    let app = TestApp::sample_with_oidc(&config(&nobody())).await;
    let page = app.request(Method::GET, "/api/session/oidc/callback?state=a&code=secret");
    let page = page.header("accept", "text/html").send().await.unwrap();
    assert_eq!(page.status(), StatusCode::BAD_REQUEST);
    let page = page.text().await.unwrap();
    assert!(page.contains("The sign-in did not work") && page.contains("Begin it anew"), "{page}");
    assert!(!page.contains("secret"), "{page}");
}

#[tokio::test]
async fn no_link_to_the_sign_in_leads_to_another_site() {
    let app = TestApp::sample_with_oidc(&config(&nobody())).await;
    for evil in [
        "https://evil.example",
        "//evil.example",
        "/%5Cevil.example",
        "/%09/evil.example",
        "/.//evil.example",
    ] {
        let words = app.problem(&format!("/api/session/oidc?return_to={evil}"), 400).await;
        assert!(words.contains("return_to"), "{words}");
    }
}

#[tokio::test]
async fn an_account_of_the_command_line_comes_through_the_provider() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    app.create_account("olena", "operator", None).await;
    let run = app.run(&["account", "olena", "--role", "official", "--oidc"]).await;
    assert!(run.status.success(), "{run:?}");
    let accounts = administrator.json("/api/admin/accounts").await;
    let olena = accounts.as_array().unwrap().iter().find(|account| account["login"] == "olena").unwrap();
    assert_eq!((&olena["role"], &olena["oidc"]), (&json!("official"), &json!(true)));
    assert_eq!(olena["has_password"], false);
    let sign_in = json!({"login": "olena", "password": PASSWORD});
    problem(app.visitor().post("/api/session", &sign_in).await, 401).await;
}

#[tokio::test]
async fn who_turns_back_at_the_provider_is_told_so_and_too_many_failures_are_too_many() {
    let fake = crate::oidc_forged::Fake::start().await;
    let app = TestApp::sample_with_oidc(&config(&fake.issuer)).await;
    let browser = browser(&app);
    let back = async |more: &str| {
        let begun = browser.get("/api/session/oidc").await;
        let state = parameter(&location(&begun), "state");
        browser.get(&format!("/api/session/oidc/callback?state={state}&{more}")).await
    };
    let words = problem(back("error=access_denied").await, 401).await;
    assert!(words.contains("not signed in"), "{words}");
    problem(back("error=server_error&error_description=%0Aboo").await, 401).await;
    problem(back("code=a&iss=https://another.example").await, 401).await;
    problem(back("").await, 401).await;
    sqlx::query(
        "insert into sign_in_failure (subject) select 'address 127.0.0.1' from generate_series(5, 50)",
    )
    .execute(&app.pool)
    .await
    .unwrap();
    browser.problem("/api/session/oidc", 429).await;
    browser.problem("/api/session/oidc/callback?state=a&code=b", 429).await;
    assert_eq!(browser.json("/api/session").await, Value::Null);
}
