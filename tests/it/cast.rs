//! Who plays in the stories of a request's life: an operator, two executors, and applicants, each with a browser of
//! their own at one server.

use hromada_map::sample;
use reqwest::{Method, Response};
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

    /// A question at the community's centre.
    pub async fn question(&self) -> Value {
        let centre = self.public.json("/api/community").await["centre"].clone();
        json!({"service": "lighting", "point": centre, "text": "Не горить ліхтар біля школи"})
    }

    /// An operator types in what a caller says (M3, M5); returns the number.
    pub async fn call(&self) -> String {
        let mut call = self.question().await;
        call["applicant"] = json!({"surname": "Шевчук", "name": "Марія", "patronymic": "Іванівна",
            "residence": "вул. Лісова, 3, кв. 7", "phone": "+380 50 111 22 33"});
        self.operator.register(&call).await.0
    }

    /// Somebody who has registered by a code asks over the web (M7, M9); returns the number and their browser.
    pub async fn write_in(&self) -> (String, TestApp) {
        let applicant = self.public.applicant("maria@example.org").await;
        let (number, _) = applicant.register(&self.question().await).await;
        (number, applicant)
    }

    /// Moves a request on as somebody, who may.
    pub async fn step(&self, who: &TestApp, number: &str, body: Value) {
        let answer = who.post(&transitions(number), &body).await;
        assert_eq!(answer.status(), 200, "{body}: {}", answer.text().await.unwrap());
    }

    /// A caller's request that the executor has submitted as done.
    pub async fn submitted(&self) -> String {
        let number = self.call().await;
        self.submit(&number).await;
        number
    }

    /// A request is accepted, and the executor submits it as done.
    pub async fn submit(&self, number: &str) {
        self.operator.accept(number).await;
        for to in ["in_progress", "submitted_done"] {
            self.step(&self.executor, number, json!({"to": to})).await;
        }
    }

    /// The applicant says something by telephone, and an operator takes it down; the answer.
    pub async fn hear(&self, number: &str, kind: &str, text: &str) -> Response {
        let path = format!("/api/desk/requests/{number}/responses");
        self.operator.post(&path, &json!({"kind": kind, "text": text})).await
    }

    /// The same, taken; returns the state the request is in then.
    pub async fn heard(&self, number: &str, kind: &str, text: &str) -> String {
        status_after(self.hear(number, kind, text).await).await
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
    status_after(say(who, number, kind, text).await).await
}

async fn status_after(answer: Response) -> String {
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
