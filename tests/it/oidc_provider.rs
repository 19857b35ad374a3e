//! Identity providers under test: npm's `oidc-provider` as a process of its own, and the browser that walks through
//! its forms.

use std::process::Stdio;

use hromada_map::config::OidcConfig;
use reqwest::{Client, Response, StatusCode, Url, header, redirect::Policy};
use tokio::{
    io::{AsyncBufReadExt, AsyncWriteExt, BufReader, Lines},
    process::{Child, ChildStdin, ChildStdout, Command},
};

use crate::app::TestApp;

/// The client's secret at every provider of the tests.
pub const SECRET: &str = "known to the provider";

/// How this server is set up at a provider.
pub fn config(issuer: &str) -> OidcConfig {
    OidcConfig {
        oidc_issuer: Some(issuer.to_owned()),
        oidc_client_id: Some("hromada-map".to_owned()),
        oidc_client_secret: Some(SECRET.to_owned()),
        oidc_login_claim: "preferred_username".to_owned(),
        oidc_name: Some("Вхід громади".to_owned()),
    }
}

/// A running `oidc-provider`; it ends with the test.
pub struct RealProvider {
    pub issuer: String,
    _process: Child,
    input: ChildStdin,
    output: Lines<BufReader<ChildStdout>>,
}

impl RealProvider {
    /// Starts one whose client is still to be named.
    pub async fn start() -> Self {
        let script = [env!("CARGO_MANIFEST_DIR"), "web", "tests", "oidc_provider.mjs"];
        let mut process = Command::new("node")
            .arg(script.iter().collect::<std::path::PathBuf>())
            .env("CLIENT_SECRET", SECRET)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .kill_on_drop(true)
            .spawn()
            .expect("node is there: run script/test");
        let input = process.stdin.take().unwrap();
        let mut output = BufReader::new(process.stdout.take().unwrap()).lines();
        let issuer = output.next_line().await.unwrap();
        let issuer = issuer.expect("web/node_modules holds oidc-provider: run script/test");
        Self { issuer, _process: process, input, output }
    }

    /// Names the server that may send people there.
    pub async fn serve(mut self, app: &TestApp) -> Self {
        self.tell(&format!("{}/api/session/oidc/callback", app.base), "ready").await;
        self
    }

    async fn tell(&mut self, line: &str, answer: &str) {
        self.input.write_all(format!("{line}\n").as_bytes()).await.unwrap();
        assert_eq!(self.output.next_line().await.unwrap().as_deref(), Some(answer));
    }
}

/// A server of the sample beside its real provider.
pub async fn app_and_provider() -> (TestApp, RealProvider) {
    let provider = RealProvider::start().await;
    let app = TestApp::sample_with_oidc(&config(&provider.issuer)).await;
    let provider = provider.serve(&app).await;
    (app, provider)
}

/// A browser with a cookie jar of its own, whose every step is looked at.
pub fn browser(app: &TestApp) -> TestApp {
    let mut visitor = app.visitor();
    visitor.client = Client::builder().cookie_store(true).redirect(Policy::none()).build().unwrap();
    visitor
}

/// Where an answer sends the browser.
pub fn location(answer: &Response) -> String {
    let at = answer.headers()[header::LOCATION].to_str().unwrap();
    answer.url().join(at).unwrap().to_string()
}

/// A value of an address' query.
pub fn parameter(url: &str, name: &str) -> String {
    let url = Url::parse(url).unwrap();
    url.query_pairs()
        .find(|(key, _)| key == name)
        .unwrap_or_else(|| panic!("no {name} in {url}"))
        .1
        .into_owned()
}

/// Begins a sign-in and fills the provider's forms in as somebody, given as `subject/name`; returns the address the
/// provider sends the browser back to.
pub async fn through_the_provider(
    provider: &mut RealProvider,
    browser: &TestApp,
    who: &str,
    return_to: &str,
) -> String {
    let (subject, name) = who.split_once('/').unwrap();
    provider.tell(&format!("{subject} {name}"), "named").await;
    let begun = browser.get(&format!("/api/session/oidc?return_to={return_to}")).await;
    assert_eq!(begun.status(), StatusCode::SEE_OTHER);
    let mut at = location(&begun);
    for _ in 0..10 {
        if at.starts_with(&browser.base) {
            return at;
        }
        let mut answer = browser.client.get(&at).send().await.unwrap();
        if answer.status() == StatusCode::OK {
            let url = answer.url().clone();
            let page = answer.text().await.unwrap();
            let action = page.split("action=\"").nth(1).and_then(|rest| rest.split('"').next()).unwrap();
            let mut form = url::form_urlencoded::Serializer::new(String::new());
            if page.contains("name=\"login\"") {
                form.append_pair("prompt", "login")
                    .append_pair("login", subject)
                    .append_pair("password", "any");
            } else {
                form.append_pair("prompt", "consent");
            }
            let post = browser.client.post(url.join(action).unwrap());
            let post = post.header("content-type", "application/x-www-form-urlencoded");
            answer = post.body(form.finish()).send().await.unwrap();
        }
        assert!(answer.status().is_redirection(), "{}", answer.text().await.unwrap());
        at = location(&answer);
    }
    panic!("the provider leads round and round: {at}");
}

/// Follows an address of this server.
pub async fn visit(browser: &TestApp, url: &str) -> Response {
    let path = url.strip_prefix(&browser.base).unwrap();
    browser.get(path).await
}
