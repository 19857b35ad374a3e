//! A server under test: its own database, cloned from a template, and its own port.

use std::sync::Arc;

use arc_swap::ArcSwap;
use hromada_map::{
    config::OidcConfig,
    db::{self, Pool, import::Options},
    files::Files,
    http::{self, App, Outbox, Readiness},
    intake::{filing::Filing, locate::Gazetteered},
    mirror::Mirror,
    oidc::Provider,
    osm, sample,
};
use metrics_exporter_prometheus::PrometheusBuilder;
use reqwest::{Client, Method, RequestBuilder, Response, StatusCode};
use serde_json::{Value, json};

/// The password of every account of the tests.
pub const PASSWORD: &str = "a long password";
/// Longest file the servers under test take, in bytes.
pub const FILE_LIMIT: usize = 2 << 20;

/// A running server and its database.
pub struct TestApp {
    pub pool: Pool,
    /// Where its photos and documents lie.
    pub files: Arc<tempfile::TempDir>,
    /// Its requests in memory.
    pub mirror: Arc<Mirror>,
    pub base: String,
    pub client: Client,
}

impl TestApp {
    /// A server over an empty, migrated database.
    pub async fn empty() -> Self {
        Self::over(clone_of(Template::Migrated).await, new_folder(), None).await
    }

    /// A server over the sample community: map, classifier and executors, no requests.
    pub async fn sample() -> Self {
        Self::over(clone_of(Template::Sample).await, new_folder(), None).await
    }

    /// The same with its files in a store of the test's making.
    pub async fn sample_with_files(folder: Arc<tempfile::TempDir>, files: Files) -> Self {
        Self::over(clone_of(Template::Sample).await, folder, Some(files)).await
    }

    /// The same, where staff may sign in through an identity provider.
    pub async fn sample_with_oidc(config: &OidcConfig) -> Self {
        let provider = Provider::new(config).unwrap();
        Self::start(clone_of(Template::Sample).await, new_folder(), None, Outbox::Waits, provider).await
    }

    /// A server of the demo over the same database: it shows the outbox.
    pub async fn demo_beside(&self) -> Self {
        let demo =
            Self::start(self.database_url().await, self.files.clone(), None, Outbox::Shown, None).await;
        Self { client: self.client.clone(), ..demo }
    }

    /// Another server over the same database, asked by the same person.
    pub async fn beside(&self) -> Self {
        let other = Self::over(self.database_url().await, self.files.clone(), None).await;
        Self { client: self.client.clone(), ..other }
    }

    /// The connection string of its database.
    pub async fn database_url(&self) -> String {
        let name: String =
            sqlx::query_scalar("select current_database()").fetch_one(&self.pool).await.unwrap();
        url_of(&name)
    }

    /// Runs the program on its database.
    pub async fn run(&self, arguments: &[&str]) -> std::process::Output {
        // Not holding up the server under test, which runs on this thread and may hold a lock.
        tokio::process::Command::new(env!("CARGO_BIN_EXE_hromada-map"))
            .args(arguments)
            .env("DATABASE_URL", self.database_url().await)
            .output()
            .await
            .unwrap()
    }

    /// What takes files in and sees to them, as its server has it.
    pub fn filing(&self) -> Filing {
        Filing::new(Files::local(self.files.path()).unwrap(), FILE_LIMIT)
    }

    async fn over(url: String, folder: Arc<tempfile::TempDir>, files: Option<Files>) -> Self {
        Self::start(url, folder, files, Outbox::Waits, None).await
    }

    async fn start(
        url: String,
        folder: Arc<tempfile::TempDir>,
        files: Option<Files>,
        outbox: Outbox,
        oidc: Option<Provider>,
    ) -> Self {
        give_clients_cryptography();
        let pool = db::pool(&url).unwrap();
        let geocoder = Gazetteered::load(&pool).await.unwrap();
        let mirror = Arc::new(Mirror::new(8 << 20));
        let ready = Readiness::default();
        ready.set_geocoder_loaded();
        let app = App {
            pool: pool.clone(),
            geocoder: Arc::new(ArcSwap::from_pointee(geocoder)),
            state: Arc::new(ready),
            public_url: None,
            body_limit: 1 << 16,
            filing: Filing::new(files.unwrap_or_else(|| Files::local(folder.path()).unwrap()), FILE_LIMIT),
            sign_ins: Arc::new(tokio::sync::Semaphore::new(2)),
            outbox,
            mirror: mirror.clone(),
            oidc: oidc.map(Arc::new),
            metrics: PrometheusBuilder::new().build_recorder().handle(),
        };
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let base = format!("http://{}", listener.local_addr().unwrap());
        tokio::spawn(hromada_map::cli::keep_in_step(app.clone()));
        tokio::spawn(hromada_map::cli::keep_mirror(app.clone()));
        let router = axum::ServiceExt::<axum::extract::Request>::into_make_service_with_connect_info::<
            std::net::SocketAddr,
        >(http::router(app));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            pool,
            files: folder,
            mirror,
            base,
            client: Client::builder().cookie_store(true).build().unwrap(),
        }
    }

    /// Asks the geocoder until its first answer is as expected.
    pub async fn until_found(&self, query: &str, expected: impl Fn(&Value) -> bool) -> Value {
        let give_up = std::time::Instant::now() + std::time::Duration::from_secs(20);
        loop {
            let found = self.find(query).await;
            if expected(&found[0]) {
                return found;
            }
            assert!(std::time::Instant::now() < give_up, "{query}: {found}");
            tokio::time::sleep(std::time::Duration::from_millis(20)).await;
        }
    }

    /// What the geocoder answers: the properties of each place, with its `point`.
    pub async fn find(&self, query: &str) -> Value {
        let request = self.request(Method::GET, "/api/geocode").query(&[("q", query)]);
        let body: Value = request.send().await.unwrap().json().await.unwrap();
        let features = body["features"].as_array().unwrap().iter().map(|feature| {
            let mut about = feature["properties"]["geocoding"].clone();
            about["point"] = feature["geometry"]["coordinates"].clone();
            about
        });
        features.collect()
    }

    /// Waits until the server follows its database.
    pub async fn until_ready(&self) {
        let give_up = std::time::Instant::now() + std::time::Duration::from_secs(20);
        while self.get("/health/ready").await.status() != StatusCode::OK {
            assert!(std::time::Instant::now() < give_up, "the server did not become ready");
            tokio::time::sleep(std::time::Duration::from_millis(10)).await;
        }
    }

    /// A request to a path, answered in English.
    pub fn request(&self, method: Method, path: &str) -> RequestBuilder {
        self.client.request(method, format!("{}{path}", self.base)).header("accept-language", "en")
    }

    pub async fn get(&self, path: &str) -> Response {
        self.catch_up(path).await;
        self.request(Method::GET, path).send().await.unwrap()
    }

    /// What a test has written into the database itself, the server's memory is to know before it is asked.
    async fn catch_up(&self, path: &str) {
        if ["/tiles/requests", "/api/requests", "/api/statistics"].iter().any(|asked| path.starts_with(asked))
        {
            self.mirror.catch_up(&self.pool).await.unwrap();
            self.mirror.forget_unmapped();
        }
    }

    /// The JSON body of a successful GET.
    pub async fn json(&self, path: &str) -> Value {
        let response = self.get(path).await;
        assert_eq!(response.status(), StatusCode::OK, "{path}");
        response.json().await.unwrap()
    }

    /// The `detail` of a problem, after its form has been checked.
    pub async fn problem(&self, path: &str, status: u16) -> String {
        problem(self.get(path).await, status).await
    }

    pub async fn post(&self, path: &str, body: &Value) -> Response {
        self.request(Method::POST, path).json(body).send().await.unwrap()
    }

    /// Registers a request and returns its number and the body of the answer.
    pub async fn register(&self, body: &Value) -> (String, Value) {
        let response = self.post("/api/requests", body).await;
        assert_eq!(response.status(), StatusCode::CREATED);
        let body: Value = response.json().await.unwrap();
        (body["number"].as_str().unwrap().to_owned(), body)
    }

    /// Imports the sample's year of requests.
    pub async fn load_requests(&self) -> hromada_map::intake::import::Report {
        let bytes = std::fs::read(fixture("sample_requests.csv")).unwrap();
        self.import(&bytes).await.unwrap()
    }

    /// Imports an export; services it names for the first time stay hidden.
    pub async fn import(
        &self,
        bytes: &[u8],
    ) -> Result<hromada_map::intake::import::Report, hromada_map::intake::import::ImportError> {
        let gazetteer = Gazetteered::load(&self.pool).await.unwrap();
        let never = hromada_map::domain::Visibility::Never;
        hromada_map::intake::import::import(&self.pool, &gazetteer, bytes, never, &|_, _| ()).await
    }

    /// Signs in as an operator; the client keeps the cookie.
    pub async fn sign_in(&self) {
        self.create_account("olena", "operator", None).await;
        let answer = self.post("/api/session", &json!({"login": "olena", "password": PASSWORD})).await;
        assert_eq!(answer.status(), StatusCode::OK);
    }

    /// Creates a staff account with [`PASSWORD`].
    pub async fn create_account(&self, login: &str, role: &str, organisation: Option<&str>) {
        let hash = http::access::password::hash_password(PASSWORD).unwrap();
        assert!(db::account::put(&self.pool, login, "", role, organisation, Some(&hash)).await.unwrap());
    }

    /// Somebody else at the same server, with a cookie jar of their own.
    pub fn visitor(&self) -> Self {
        let client = Client::builder().cookie_store(true).build().unwrap();
        Self {
            pool: self.pool.clone(),
            files: self.files.clone(),
            mirror: self.mirror.clone(),
            base: self.base.clone(),
            client,
        }
    }

    /// A member of staff who has just signed in; the login is the role.
    pub async fn staff(&self, role: &str) -> Self {
        let organisation = (role == "executor").then_some(sample::EXECUTORS[0]);
        if organisation.is_some() {
            db::service::add_organisations(&self.pool, &[sample::EXECUTORS[0].to_owned()]).await.unwrap();
        }
        self.create_account(role, role, organisation).await;
        let visitor = self.visitor();
        let answer = visitor.post("/api/session", &json!({"login": role, "password": PASSWORD})).await;
        assert_eq!(answer.status(), StatusCode::OK);
        visitor
    }

    /// An applicant who has just registered.
    pub async fn applicant(&self, email: &str) -> Self {
        let visitor = self.visitor();
        let code = self.code_for(email).await;
        let card = json!({"email": email, "code": code, "surname": "Шевчук", "name": "Марія", "patronymic": "Іванівна",
            "residence": "вул. Лісова, 3, кв. 7", "phone": "+380 50 111 22 33", "standing": "resident"});
        let answer = visitor.post("/api/applicants", &card).await;
        assert_eq!(answer.status(), StatusCode::OK, "{}", answer.text().await.unwrap());
        visitor
    }

    /// Asks for a code and reads it in the letter.
    pub async fn code_for(&self, email: &str) -> String {
        let answer = self.visitor().post("/api/sign-in-codes", &json!({"email": email})).await;
        assert_eq!(answer.status(), StatusCode::ACCEPTED);
        let letter: String =
            sqlx::query_scalar("select body from notice where recipient = $1 order by id desc limit 1")
                .bind(email)
                .fetch_one(&self.pool)
                .await
                .unwrap();
        let figures = letter.split(|c: char| !c.is_ascii_digit()).find(|word| word.len() == 6);
        figures.unwrap_or_else(|| panic!("no code in {letter}")).to_owned()
    }

    /// An operator accepts a request for an executor.
    pub async fn accept(&self, number: &str) {
        let body = json!({"to": "accepted", "executor": sample::EXECUTORS[0], "public_text": "Опис заявки."});
        let answer = self.post(&format!("/api/requests/{number}/transitions"), &body).await;
        assert_eq!(answer.status(), StatusCode::OK, "{}", answer.text().await.unwrap());
    }
}

/// Checks the form of a problem (RFC 9457) and returns its `detail`.
pub async fn problem(response: Response, status: u16) -> String {
    assert_eq!(response.status().as_u16(), status);
    assert_eq!(response.headers()["content-type"], "application/problem+json");
    let body: Value = response.json().await.unwrap();
    assert_eq!(body["status"], status);
    assert!(body["type"].as_str().unwrap().starts_with("urn:hromada-map:"), "{body}");
    body["detail"].as_str().unwrap().to_owned()
}

/// For clients made before there is a server: this build of them brings no cryptography of its own, not even for plain
/// HTTP.
pub fn give_clients_cryptography() {
    let _ = rustls::crypto::ring::default_provider().install_default();
}

fn new_folder() -> Arc<tempfile::TempDir> {
    Arc::new(tempfile::tempdir().unwrap())
}

#[derive(Clone, Copy)]
enum Template {
    Migrated,
    Sample,
}

/// The server's connection string with another database.
pub fn url_of(database: &str) -> String {
    let base = std::env::var("DATABASE_URL").expect("run script/test, which gives the tests a database");
    let (path, query) =
        base.split_once('?').map_or((base.as_str(), None), |(path, query)| (path, Some(query)));
    let (server, _) = path.rsplit_once('/').unwrap();
    query.map_or_else(|| format!("{server}/{database}"), |query| format!("{server}/{database}?{query}"))
}

/// A fresh database cloned from a template, which the first test to need it makes.
async fn clone_of(template: Template) -> String {
    let server = sqlx::PgPool::connect(&url_of("postgres")).await.unwrap();
    // Another program under test may have another schema or sample.
    let program = std::env::current_exe().unwrap().metadata().unwrap();
    let built = program.modified().unwrap().duration_since(std::time::UNIX_EPOCH).unwrap();
    let version = xxhash_rust::xxh3::xxh3_64(format!("{} {built:?}", program.len()).as_bytes());
    let name = match template {
        Template::Migrated => format!("template_migrated_{version:x}"),
        Template::Sample => format!("template_sample_{version:x}"),
    };
    if !is_finished(&server, &name).await {
        let mut lock = server.begin().await.unwrap();
        sqlx::query("select pg_advisory_xact_lock(7)").execute(&mut *lock).await.unwrap();
        // Somebody else may have made it meanwhile.
        if !is_finished(&server, &name).await {
            run(&server, format!("drop database if exists {name}")).await;
            run(&server, format!("create database {name}")).await;
            fill(template, &url_of(&name)).await;
            run(&server, format!("alter database {name} is_template true")).await;
        }
        lock.commit().await.unwrap();
    }
    let database = format!("test_{:016x}", rand::random::<u64>());
    run(&server, format!("create database {database} template {name}")).await;
    url_of(&database)
}

async fn is_finished(server: &sqlx::PgPool, template: &str) -> bool {
    let finished = "select exists (select from pg_database where datname = $1 and datistemplate)";
    sqlx::query_scalar(finished).bind(template).fetch_one(server).await.unwrap()
}

async fn run(server: &sqlx::PgPool, statement: String) {
    sqlx::query(sqlx::AssertSqlSafe(statement)).execute(server).await.unwrap();
}

async fn fill(template: Template, url: &str) {
    let pool = db::pool(url).unwrap();
    db::migrate(&pool).await.unwrap();
    if matches!(template, Template::Sample) {
        let extract = osm::read(&fixture("sample.osm.pbf"), Some(sample::COMMUNITY), &|_| ()).unwrap();
        db::import::replace(&pool, &extract, &Options::default(), &mut |_| ()).await.unwrap();
        let services: Vec<_> = sample::SERVICES.iter().map(hromada_map::cli::sample_service).collect();
        db::service::put_services(&pool, &services).await.unwrap();
        let executors: Vec<String> = sample::EXECUTORS.iter().map(|&name| name.to_owned()).collect();
        db::service::add_organisations(&pool, &executors).await.unwrap();
    }
    pool.close().await;
}

/// The path of a file in `tests/fixtures`.
pub fn fixture(name: &str) -> std::path::PathBuf {
    [env!("CARGO_MANIFEST_DIR"), "tests", "fixtures", name].iter().collect()
}
