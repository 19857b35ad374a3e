//! ID tokens that do not hold, and a provider that misbehaves: a made-up provider that says whatever the test wants.

use std::sync::{
    Arc, Mutex,
    atomic::{AtomicUsize, Ordering},
};

use axum::{
    Json, Router,
    body::Bytes,
    extract::State,
    http::header,
    response::{IntoResponse, Response},
    routing::{get, post},
};
use base64::{
    Engine,
    engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD},
};
use openidconnect::{
    AccessToken, JsonWebKeyId, PrivateSigningKey,
    core::{
        CoreEdDsaPrivateSigningKey, CoreHmacKey, CoreIdToken, CoreIdTokenClaims, CoreJsonWebKey,
        CoreJwsSigningAlgorithm as Algorithm,
    },
};
use reqwest::StatusCode;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};

use crate::{
    app::{TestApp, problem},
    oidc_provider::{SECRET, browser, config, location, parameter},
};

/// A provider that has no people and no forms.
pub struct Fake {
    pub issuer: String,
    says: Arc<Says>,
}

#[derive(Default)]
struct Says {
    issuer: Mutex<String>,
    keys: Mutex<Vec<CoreJsonWebKey>>,
    key_sets_asked: AtomicUsize,
    /// The answer of the token endpoint.
    tokens: Mutex<Value>,
    /// The body the token endpoint was sent last.
    exchange: Mutex<String>,
}

impl Fake {
    pub async fn start() -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let issuer = format!("http://{}", listener.local_addr().unwrap());
        let says = Arc::new(Says { issuer: Mutex::new(issuer.clone()), ..Default::default() });
        let router = Router::new()
            .route("/.well-known/openid-configuration", get(metadata))
            .route("/keys", get(keys))
            .route("/token", post(token))
            .with_state(says.clone());
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self { issuer, says }
    }

    fn trusts(&self, key: &CoreEdDsaPrivateSigningKey) {
        *self.says.keys.lock().unwrap() = vec![key.as_verification_key()];
    }

    /// Claims of somebody called olena that hold.
    fn claims(&self, nonce: &str) -> Value {
        let now = chrono::Utc::now().timestamp();
        json!({"iss": self.issuer, "aud": ["hromada-map"], "sub": "17", "preferred_username": "olena",
            "iat": now, "exp": now + 300, "nonce": nonce})
    }
}

async fn metadata(State(says): State<Arc<Says>>) -> Json<Value> {
    let issuer = says.issuer.lock().unwrap().clone();
    Json(json!({"issuer": issuer, "authorization_endpoint": format!("{issuer}/authorize"),
        "token_endpoint": format!("{issuer}/token"), "jwks_uri": format!("{issuer}/keys"),
        "response_types_supported": ["code"], "subject_types_supported": ["public"],
        "id_token_signing_alg_values_supported": ["EdDSA", "HS256", "none"]}))
}

async fn keys(State(says): State<Arc<Says>>) -> Json<Value> {
    says.key_sets_asked.fetch_add(1, Ordering::Relaxed);
    Json(json!({"keys": *says.keys.lock().unwrap()}))
}

async fn token(State(says): State<Arc<Says>>, body: Bytes) -> Json<Value> {
    *says.exchange.lock().unwrap() = String::from_utf8(body.to_vec()).unwrap();
    Json(says.tokens.lock().unwrap().clone())
}

/// A new key (RFC 8410, section 7, in PKCS #8).
fn key(id: &str) -> CoreEdDsaPrivateSigningKey {
    let mut der = b"\x30\x2e\x02\x01\x00\x30\x05\x06\x03\x2b\x65\x70\x04\x22\x04\x20".to_vec();
    der.extend(rand::random::<[u8; 32]>());
    let kind = "PRIVATE KEY";
    let pem = format!("-----BEGIN {kind}-----\n{}\n-----END {kind}-----", STANDARD.encode(der));
    CoreEdDsaPrivateSigningKey::from_ed25519_pem(&pem, Some(JsonWebKeyId::new(id.to_owned()))).unwrap()
}

fn signed<K>(claims: &Value, key: &K, algorithm: Algorithm, access: Option<&str>) -> String
where
    K: PrivateSigningKey<VerificationKey = CoreJsonWebKey>,
{
    let claims: CoreIdTokenClaims = serde_json::from_value(claims.clone()).unwrap();
    let access = access.map(|token| AccessToken::new(token.to_owned()));
    CoreIdToken::new(claims, key, algorithm, access.as_ref(), None).unwrap().to_string()
}

/// Begins a sign-in and comes back at once with the token the test makes for its nonce.
async fn come_back(
    app: &TestApp,
    fake: &Fake,
    make: impl FnOnce(&str) -> String,
) -> (TestApp, reqwest::Response) {
    let browser = browser(app);
    let to = location(&browser.get("/api/session/oidc").await);
    assert!(to.starts_with(&format!("{}/authorize?", fake.issuer)), "{to}");
    assert_eq!(parameter(&to, "code_challenge_method"), "S256");
    let token = make(&parameter(&to, "nonce"));
    *fake.says.tokens.lock().unwrap() =
        json!({"access_token": "access", "token_type": "Bearer", "expires_in": 60, "id_token": token});
    let state = parameter(&to, "state");
    let answer = browser.get(&format!("/api/session/oidc/callback?state={state}&code=c")).await;
    let form = format!("http://x/?{}", fake.says.exchange.lock().unwrap());
    let verifier = parameter(&form, "code_verifier");
    assert_eq!(URL_SAFE_NO_PAD.encode(Sha256::digest(verifier)), parameter(&to, "code_challenge"));
    (browser, answer)
}

async fn app_and_fake() -> (TestApp, Fake, CoreEdDsaPrivateSigningKey) {
    let fake = Fake::start().await;
    let key = key("one");
    fake.trusts(&key);
    let app = TestApp::sample_with_oidc(&config(&fake.issuer)).await;
    let run = app.run(&["account", "olena", "--role", "operator", "--oidc"]).await;
    assert!(run.status.success(), "{run:?}");
    (app, fake, key)
}

#[tokio::test]
async fn a_token_that_holds_opens_and_one_that_does_not_is_refused() {
    let (app, fake, trusted) = app_and_fake().await;
    let sign = |claims: &Value| signed(claims, &trusted, Algorithm::EdDsa, Some("access"));
    let (olena, answer) = come_back(&app, &fake, |nonce| sign(&fake.claims(nonce))).await;
    assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    assert_eq!(olena.json("/api/session").await["login"], "olena");

    let with = |nonce: &str, name: &str, value: Value| {
        let mut claims = fake.claims(nonce);
        claims[name] = value;
        claims
    };
    let past = chrono::Utc::now().timestamp() - 60;
    let another = key("one");
    let forgeries: Vec<(&str, Box<dyn Fn(&str) -> String>)> = vec![
        ("expired", Box::new(|nonce| sign(&with(nonce, "exp", json!(past))))),
        ("for another client", Box::new(|nonce| sign(&with(nonce, "aud", json!(["another"]))))),
        (
            "for another client, too",
            Box::new(|nonce| sign(&with(nonce, "aud", json!(["hromada-map", "another"])))),
        ),
        ("of another issuer", Box::new(|nonce| sign(&with(nonce, "iss", json!("https://another.example"))))),
        ("of another sign-in", Box::new(|nonce| sign(&with(nonce, "nonce", json!("another"))))),
        ("without a nonce", Box::new(|nonce| sign(&with(nonce, "nonce", Value::Null)))),
        ("of another's key", Box::new(|nonce| signed(&fake.claims(nonce), &another, Algorithm::EdDsa, None))),
        (
            "for another access token",
            Box::new(|nonce| signed(&fake.claims(nonce), &trusted, Algorithm::EdDsa, Some("b"))),
        ),
        (
            "signed with our secret",
            Box::new(|nonce| {
                signed(&fake.claims(nonce), &CoreHmacKey::new(SECRET), Algorithm::HmacSha256, None)
            }),
        ),
        (
            "not signed",
            Box::new(|nonce| {
                let part = |json: Value| URL_SAFE_NO_PAD.encode(json.to_string());
                format!("{}.{}.", part(json!({"alg": "none"})), part(fake.claims(nonce)))
            }),
        ),
        (
            "changed",
            Box::new(|nonce| {
                let token = sign(&fake.claims(nonce));
                let [head, body, signature] = token.split('.').collect::<Vec<_>>()[..] else {
                    panic!("{token}")
                };
                let body = String::from_utf8(URL_SAFE_NO_PAD.decode(body).unwrap()).unwrap();
                let changed = body.replace("\"17\"", "\"18\"");
                assert_ne!(body, changed);
                format!("{head}.{}.{signature}", URL_SAFE_NO_PAD.encode(changed))
            }),
        ),
    ];
    for (what, make) in &forgeries {
        let (browser, answer) = come_back(&app, &fake, make).await;
        assert_eq!(answer.status(), StatusCode::UNAUTHORIZED, "{what}");
        problem(answer, 401).await;
        assert_eq!(browser.json("/api/session").await, Value::Null, "{what}");
    }
    let counted = "select count(*) from sign_in_failure";
    let counted: i64 = sqlx::query_scalar(counted).fetch_one(&app.pool).await.unwrap();
    assert_eq!(usize::try_from(counted).unwrap(), forgeries.len());
}

#[tokio::test]
async fn a_new_key_of_the_provider_is_asked_for_and_an_unknown_one_asked_for_once() {
    let (app, fake, first) = app_and_fake().await;
    let sign = |key: &CoreEdDsaPrivateSigningKey, nonce: &str| {
        signed(&fake.claims(nonce), key, Algorithm::EdDsa, None)
    };
    let asked = || fake.says.key_sets_asked.load(Ordering::Relaxed);
    for _ in 0..2 {
        let (_, answer) = come_back(&app, &fake, |nonce| sign(&first, nonce)).await;
        assert_eq!(answer.status(), StatusCode::SEE_OTHER);
    }
    assert_eq!(asked(), 1);
    let second = key("two");
    fake.trusts(&second);
    let (_, answer) = come_back(&app, &fake, |nonce| sign(&second, nonce)).await;
    assert_eq!((answer.status(), asked()), (StatusCode::SEE_OTHER, 2));
    let unknown = key("three");
    let (_, answer) = come_back(&app, &fake, |nonce| sign(&unknown, nonce)).await;
    assert_eq!((answer.status(), asked()), (StatusCode::UNAUTHORIZED, 3));
}

/// Answers everything with one response, and counts.
async fn server(answer: impl Fn() -> Response + Clone + Send + Sync + 'static) -> (String, Arc<AtomicUsize>) {
    let asked = Arc::new(AtomicUsize::new(0));
    let count = asked.clone();
    let router = Router::new().fallback(async move || {
        count.fetch_add(1, Ordering::Relaxed);
        answer()
    });
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let base = format!("http://{}", listener.local_addr().unwrap());
    tokio::spawn(async move { axum::serve(listener, router).await });
    (base, asked)
}

#[tokio::test]
async fn a_provider_that_misbehaves_is_not_followed_and_not_listened_to_for_ever() {
    let (inside, asked) = server(|| Json(json!({})).into_response()).await;
    let (redirecting, _) =
        server(move || (StatusCode::FOUND, [(header::LOCATION, format!("{inside}/secret"))]).into_response())
            .await;
    let (endless, _) = server(|| {
        let spaces = futures_util::stream::repeat(Ok::<_, std::convert::Infallible>(Bytes::from_static(
            &[b' '; 4096],
        )));
        ([(header::CONTENT_TYPE, "application/json")], axum::body::Body::from_stream(spaces)).into_response()
    })
    .await;
    let (nonsense, _) = server(|| "what?".into_response()).await;
    let fake = Fake::start().await;
    *fake.says.issuer.lock().unwrap() = "https://another.example".to_owned();
    for issuer in [&redirecting, &endless, &nonsense, &fake.issuer] {
        let app = TestApp::sample_with_oidc(&config(issuer)).await;
        app.problem("/api/session/oidc", 503).await;
    }
    assert_eq!(asked.load(Ordering::Relaxed), 0);
}

#[tokio::test]
async fn a_provider_that_does_not_accept_this_server_is_for_the_administrator() {
    let (app, fake, _) = app_and_fake().await;
    let browser = browser(&app);
    let to = location(&browser.get("/api/session/oidc").await);
    let state = parameter(&to, "state");
    // Without tokens: nothing anybody who signs in can mend.
    *fake.says.tokens.lock().unwrap() = json!({"error": "invalid_client"});
    let answer = browser.get(&format!("/api/session/oidc/callback?state={state}&code=c")).await;
    assert!(problem(answer, 503).await.contains("tell the administrator"));
}
