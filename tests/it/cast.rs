//! Who plays in the stories of a request's life: an operator, two executors, and applicants, each with a browser of
//! their own at one server.

use hromada_map::{http::access::token_hash, sample};
use reqwest::{Client, Method, Response, header};
use serde_json::{Value, json};

use crate::app::{PASSWORD, TestApp};

/// The people of a story.
pub struct Cast {
    /// Anyone at all.
    pub public: TestApp,
    pub operator: TestApp,
    /// Of `sample::EXECUTORS[0]`.
    pub executor: TestApp,
    /// Of `sample::EXECUTORS[1]`.
    pub stranger: TestApp,
}

impl Cast {
    pub async fn gather() -> Self {
        let public = TestApp::sample().await;
        let operator = public.staff("operator").await;
        let executor = public.staff("executor").await;
        public.create_account("stranger", "executor", Some(sample::EXECUTORS[1])).await;
        let stranger = public.visitor();
        let sign_in = json!({"login": "stranger", "password": PASSWORD});
        assert_eq!(stranger.post("/api/session", &sign_in).await.status(), 200);
        Self { public, operator, executor, stranger }
    }

    /// An operator types in what a caller says (M3, M5); returns the number and the caller's own browser.
    pub async fn call(&self) -> (String, TestApp) {
        let centre = self.public.json("/api/community").await["centre"].clone();
        let call = json!({"service": "lighting", "point": centre, "text": "Не горить ліхтар біля школи",
            "applicant": {"surname": "Шевчук", "name": "Марія", "patronymic": "Іванівна",
                          "residence": "вул. Лісова, 3, кв. 7", "phone": "+380 50 111 22 33"}});
        let (number, _) = self.operator.register(&call).await;
        let applicant = sign_in_applicant_of(&self.public, &number).await;
        (number, applicant)
    }

    /// Moves a request on as somebody, who may.
    pub async fn step(&self, who: &TestApp, number: &str, body: Value) {
        let answer = who.post(&transitions(number), &body).await;
        assert_eq!(answer.status(), 200, "{body}: {}", answer.text().await.unwrap());
    }

    /// A request that the executor has submitted as done.
    pub async fn submitted(&self) -> (String, TestApp) {
        let (number, applicant) = self.call().await;
        self.operator.accept(&number).await;
        self.step(&self.executor, &number, json!({"to": "in_progress"})).await;
        self.step(&self.executor, &number, json!({"to": "submitted_done"})).await;
        (number, applicant)
    }

    /// The status anyone sees; none where the request is not public.
    pub async fn public_status(&self, number: &str) -> Option<String> {
        let answer = self.public.get(&format!("/api/requests/{number}")).await;
        let is_public = answer.status() == 200;
        let body: Value = answer.json().await.unwrap();
        is_public.then(|| body["properties"]["status"].as_str().unwrap().to_owned())
    }

    /// The card as somebody at the desk sees it.
    pub async fn card(&self, who: &TestApp, number: &str) -> Value {
        who.json(&format!("/api/desk/requests/{number}")).await
    }

    /// The id of the only response that waits.
    pub async fn waiting(&self) -> i64 {
        let queue = self.operator.json("/api/desk/responses").await;
        assert_eq!(queue["waiting"], 1, "{queue}");
        queue["responses"][0]["id"].as_i64().unwrap()
    }

    /// An operator processes the only response that waits; returns the state the request is in then.
    pub async fn process(&self, body: Value) -> String {
        let answer =
            self.operator.post(&format!("/api/desk/responses/{}", self.waiting().await), &body).await;
        assert_eq!(answer.status(), 200, "{body}: {}", answer.text().await.unwrap());
        answer.json::<Value>().await.unwrap()["status"].as_str().unwrap().to_owned()
    }
}

/// An applicant says something of a request; the answer.
pub async fn say(who: &TestApp, number: &str, kind: &str, text: &str) -> Response {
    who.post(&format!("/api/requests/{number}/responses"), &json!({"kind": kind, "text": text})).await
}

/// The same, taken; returns the state the request is in then.
pub async fn said(who: &TestApp, number: &str, kind: &str, text: &str) -> String {
    let answer = say(who, number, kind, text).await;
    assert_eq!(answer.status(), 201);
    answer.json::<Value>().await.unwrap()["status"].as_str().unwrap().to_owned()
}

pub fn transitions(number: &str) -> String {
    format!("/api/requests/{number}/transitions")
}

/// The same with `If-Match`.
pub async fn step_having_seen(who: &TestApp, number: &str, tag: &str, body: &Value) -> Response {
    let request = who.request(Method::POST, &transitions(number)).header("if-match", tag);
    request.json(body).send().await.unwrap()
}

/// A browser in which the applicant of a request is signed in.
pub async fn sign_in_applicant_of(app: &TestApp, number: &str) -> TestApp {
    let token = format!("{:032x}", rand::random::<u128>());
    sqlx::query(
        "insert into session (token_hash, applicant_id, expires_at)
         select $1, applicant_id, now() + interval '1 hour' from service_request where number = $2",
    )
    .bind(token_hash(&token).as_slice())
    .bind(number)
    .execute(&app.pool)
    .await
    .unwrap();
    let cookie =
        header::HeaderMap::from_iter([(header::COOKIE, format!("session={token}").parse().unwrap())]);
    let mut visitor = app.visitor();
    visitor.client = Client::builder().default_headers(cookie).build().unwrap();
    visitor
}
