//! The community's own words: what an administrator writes is in the next letter, in that language and everywhere; what
//! could harm a letter is refused in words; every change is audited.

use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::app::{TestApp, problem};

const ACCEPTED: &str = "letter-accepted";

fn path(key: &str, language: &str) -> String {
    format!("/api/admin/texts/{key}/{language}")
}

impl TestApp {
    async fn write(&self, key: &str, language: &str, value: &str) -> Response {
        self.put(&path(key, language), &json!({"value": value})).await
    }

    /// Writes a text, which is taken; the text as it is then.
    async fn written(&self, key: &str, language: &str, value: &str) -> Value {
        let answer = self.write(key, language, value).await;
        assert_eq!(answer.status(), 200, "{value}: {}", answer.text().await.unwrap());
        answer.json().await.unwrap()
    }

    /// Writes a text, which is refused; why.
    async fn refused(&self, key: &str, language: &str, value: &str) -> String {
        problem(self.write(key, language, value).await, 422).await
    }

    async fn reset(&self, key: &str, language: &str) -> u16 {
        let answer = self.request(Method::DELETE, &path(key, language)).send().await.unwrap();
        answer.status().as_u16()
    }

    async fn text_of(&self, key: &str) -> Value {
        let texts = self.json("/api/admin/texts").await;
        texts.as_array().unwrap().iter().find(|text| text["key"] == key).unwrap().clone()
    }

    /// The body of the newest letter to an address.
    async fn newest_letter(&self, email: &str) -> (String, String) {
        sqlx::query_as("select subject, body from notice where recipient = $1 order by id desc limit 1")
            .bind(email)
            .fetch_one(&self.pool)
            .await
            .unwrap()
    }

    /// An applicant who reads this language has a request accepted; its number, and the letter about that.
    async fn accepted_for(&self, operator: &Self, language: &str) -> (String, String, String) {
        let email = format!("reader-{:08x}@example.org", rand::random::<u32>());
        let applicant = self.visitor();
        let code = self.code_for(&email).await;
        let card = json!({"email": email, "code": code, "surname": "Шевчук", "name": "Марія",
            "residence": "вул. Лісова, 3", "phone": "+380 50 111 22 33", "standing": "resident",
            "language": language});
        assert_eq!(applicant.post("/api/applicants", &card).await.status(), 200);
        let centre = self.json("/api/community").await["centre"].clone();
        let (number, _) =
            applicant.register(&json!({"service": "lighting", "point": centre, "text": "Темно"})).await;
        operator.accept(&number).await;
        let (subject, body) = self.newest_letter(&email).await;
        (number, subject, body)
    }
}

#[tokio::test]
async fn the_next_letter_says_what_the_administrator_wrote_in_that_language_alone() {
    let app = TestApp::sample().await;
    let (administrator, operator) = (app.staff("administrator").await, app.staff("operator").await);
    let (_, _, before) = app.accepted_for(&operator, "uk").await;
    assert!(before.starts_with("Вашу заявку прийнято до виконання."), "{before}");

    let own = "Добрий день!\n\nВашу заявку взято в роботу.";
    let text = administrator.written(ACCEPTED, "uk", own).await;
    assert_eq!((&text["uk"]["value"], &text["en"]["value"]), (&json!(own), &json!(null)));
    assert_eq!(text["uk"]["changed_by"], "administrator");
    administrator.written("letter-accepted-subject", "uk", "Є новини: заявка { $number }").await;
    let (number, subject, body) = app.accepted_for(&operator, "uk").await;
    assert_eq!(subject, format!("Є новини: заявка {number}"));
    assert!(body.starts_with(&format!("{own}\n\nЗаявка: № {number}\nВид: Вуличне освітлення")), "{body}");
    let (number, subject, body) = app.accepted_for(&operator, "en").await;
    assert_eq!(subject, format!("Request No. {number} has been accepted"));
    assert!(body.starts_with("Your request has been accepted."), "{body}");

    assert_eq!(administrator.reset(ACCEPTED, "uk").await, 204);
    assert_eq!(administrator.reset(ACCEPTED, "uk").await, 204, "it is the default already");
    let (_, _, body) = app.accepted_for(&operator, "uk").await;
    assert!(body.starts_with("Вашу заявку прийнято до виконання."), "{body}");
    assert_eq!(administrator.text_of(ACCEPTED).await["uk"]["value"], json!(null));
}

#[tokio::test]
async fn a_code_still_signs_in_when_its_letter_is_worded_anew() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    administrator.written("letter-code", "uk", "Громада каже: { $code }").await;
    app.applicant("petro@example.org").await;
    let (_, body) = app.newest_letter("petro@example.org").await;
    assert!(body.starts_with("Громада каже: "), "{body}");
}

#[tokio::test]
async fn what_would_harm_a_letter_is_refused_and_the_reason_says_where() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let long = "x".repeat(2001);
    for (key, value, words) in [
        (ACCEPTED, "Accepted.\nCall { $phone }.", "line 2, character 8"),
        (ACCEPTED, "Accepted by { $phone }.", "no variable { $phone }"),
        ("letter-code", "{ $code } for { $name }", "only { $code }"),
        ("letter-code", "Here is your code", "{ $code } must stand"),
        ("letter-code", "{ $code ->\n[1] one\n*[other] many\n}", "must stand in the text"),
        ("letter-accepted-subject", "Accepted", "{ $number } must stand"),
        ("letter-accepted-subject", "No. { $number", "line 1, character 14: the braces"),
        ("letter-accepted-subject", "No. { $number }\nBcc: all", "room for one"),
        (ACCEPTED, "Accepted }", "line 1, character 10: the braces"),
        (ACCEPTED, "{ letter-footer }", "cannot be used here"),
        (ACCEPTED, "{ DATETIME(5) }", "cannot be used here"),
        (ACCEPTED, "So:\n* first", "line 2, character 1: a line cannot begin"),
        (ACCEPTED, &long, "at most 2000 characters"),
        (ACCEPTED, "  ", "not empty"),
        (ACCEPTED, "a\u{7}", "line 1, character 2: this is a control character"),
    ] {
        let detail = administrator.refused(key, "en", value).await;
        assert!(detail.contains(words) && detail.starts_with("Field value"), "{value:?}: {detail}");
        let draft = json!({"key": key, "language": "en", "value": value});
        let same = problem(administrator.post("/api/admin/texts/preview", &draft).await, 422).await;
        assert_eq!(same, detail);
    }
    let draft = json!({"key": ACCEPTED, "language": "en", "value": "Accepted.\nCall { $phone }."});
    let refused: Value = administrator.post("/api/admin/texts/preview", &draft).await.json().await.unwrap();
    assert_eq!(
        (&refused["field"], &refused["line"], &refused["column"]),
        (&json!("value"), &json!(2), &json!(8))
    );
    let ukrainian = administrator
        .request(Method::PUT, &path("letter-code", "en"))
        .header("accept-language", "uk")
        .json(&json!({"value": "Ваш код"}));
    let detail = problem(ukrainian.send().await.unwrap(), 422).await;
    assert!(detail.contains("{ $code }"), "{detail}");
    for odd in [path("home", "uk"), path(ACCEPTED, "de"), path("letter-accepted%00", "uk")] {
        let put = administrator.put(&odd, &json!({"value": "Так."})).await;
        problem(put, 404).await;
        problem(administrator.request(Method::DELETE, &odd).send().await.unwrap(), 404).await;
    }
    let texts = administrator.json("/api/admin/texts").await;
    assert!(texts.as_array().unwrap().iter().all(|text| text["en"]["value"].is_null()));
    let audit = administrator.json("/api/admin/audit?kind=text").await;
    assert_eq!(audit["events"], json!([]), "what is refused has not happened");
}

#[tokio::test]
async fn the_administrator_sees_what_each_text_is_and_how_it_would_look() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    let texts = administrator.json("/api/admin/texts").await;
    let keys: Vec<&str> =
        texts.as_array().unwrap().iter().map(|text| text["key"].as_str().unwrap()).collect();
    assert!(keys.len() == 42 && keys.contains(&"letter-cancelled") && keys.contains(&"community-contact"));
    let text = administrator.text_of("letter-accepted-subject").await;
    assert_eq!(text["variables"], json!(["number"]));
    assert_eq!((&text["one_line"], &text["longest"]), (&json!(true), &json!(200)));
    assert_eq!(text["uk"]["default"], "Заявку № { $number } прийнято до виконання");
    assert!(text["description"].as_str().unwrap().contains("Accepted"), "{text}");
    let life = administrator.text_of("letter-code-life").await["uk"]["default"].clone();
    assert!(life.as_str().unwrap().contains("\n    [few] Він діє { $minutes } хвилини"), "{life}");
    // What is shown can be sent back as it is.
    administrator.written("letter-code-life", "uk", life.as_str().unwrap()).await;

    administrator.written("community-contact", "uk", "Тел. 15-63, щодня 8–20").await;
    let draft = json!({"key": ACCEPTED, "language": "uk", "value": "Заявку взято."});
    let answer = administrator.post("/api/admin/texts/preview", &draft).await;
    let preview: Value = answer.json().await.unwrap();
    assert_eq!(preview["subject"], "Заявку № 1042-9 прийнято до виконання");
    let text = preview["text"].as_str().unwrap();
    assert!(text.starts_with("Заявку взято.\n\nЗаявка: № 1042-9\nВид: Вуличне освітлення\n"), "{text}");
    assert!(
        text.contains(&format!("Сторінка заявки: {}/requests/1042-9\n\n-- \nТел. 15-63", app.base)),
        "{text}"
    );
    let draft = json!({"key": "community-about", "language": "uk", "value": "Карту веде громада."});
    let preview: Value = administrator.post("/api/admin/texts/preview", &draft).await.json().await.unwrap();
    assert_eq!(preview, json!({"subject": null, "text": "Карту веде громада.\nТел. 15-63, щодня 8–20"}));
    assert_eq!(
        administrator.text_of(ACCEPTED).await["uk"]["value"],
        json!(null),
        "a preview changes nothing"
    );
    for (key, language) in [("home", "uk"), (ACCEPTED, "de")] {
        let draft = json!({"key": key, "language": language, "value": "Так."});
        problem(administrator.post("/api/admin/texts/preview", &draft).await, 422).await;
    }
}

#[tokio::test]
async fn the_contact_line_is_below_every_letter_and_page_of_every_server() {
    let app = TestApp::sample().await;
    let (administrator, operator) = (app.staff("administrator").await, app.staff("operator").await);
    let demo = app.demo_beside().await;
    let page = async |server: &TestApp, path: &str, language: &str| {
        let request = server.request(Method::GET, path).header("cookie", format!("lang={language}"));
        request.send().await.unwrap().text().await.unwrap()
    };
    let (number, ..) = app.accepted_for(&operator, "uk").await;
    administrator.written("community-contact", "uk", "Контакт-центр <1563>\nщодня 8–20").await;
    administrator.written("community-signature", "uk", "З повагою, громада").await;
    administrator.written("letter-link", "uk", "Дивіться: { $url }").await;
    let (later, ..) = app.accepted_for(&operator, "uk").await;

    // The first letter was written before: it stays the message it was.
    let outbox = page(&demo, "/demo/outbox", "uk").await;
    let letter = |number: &str| {
        let mails = outbox.split("<article").find(|mail| mail.contains(&format!("/requests/{number}")));
        mails.unwrap().to_owned()
    };
    assert!(letter(&number).contains("Сторінка заявки: <a") && !letter(&number).contains("1563"));
    let new = letter(&later);
    assert!(new.contains("Дивіться: <a"), "{new}");
    assert!(
        new.contains("-- \nЗ повагою, громада\nКонтакт-центр &#60;1563&#62;\nщодня 8–20\nЛист надіслано"),
        "{new}"
    );

    let request = format!("/requests/{number}");
    for server in [&app, &demo] {
        let shown = page(server, &request, "uk").await;
        assert!(shown.contains("<p>Контакт-центр &#60;1563&#62;</p>"), "{shown}");
        assert!(!page(server, &request, "en").await.contains("1563"));
        let said = async |language: &str| -> Value {
            serde_json::from_str(&page(server, "/api/community", language).await).unwrap()
        };
        assert_eq!(said("uk").await["contact"], json!(["Контакт-центр <1563>", "щодня 8–20"]));
        let english = said("en").await;
        assert_eq!((&english["contact"], &english["about"]), (&json!([]), &json!([])));
    }
    assert_eq!(administrator.reset("community-contact", "uk").await, 204);
    for server in [&app, &demo] {
        assert!(!page(server, &request, "uk").await.contains("1563"));
    }
}

#[tokio::test]
async fn every_change_of_a_text_is_audited() {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    administrator.written(ACCEPTED, "uk", "Раз.").await;
    let event = administrator.last_change("text", ACCEPTED).await;
    assert_eq!((&event["action"], &event["actor"]), (&json!("create"), &json!("administrator")));
    assert_eq!((&event["after"]["value"], &event["after"]["language"]), (&json!("Раз."), &json!("uk")));
    administrator.written(ACCEPTED, "uk", "Два.").await;
    let event = administrator.last_change("text", ACCEPTED).await;
    assert_eq!((&event["before"]["value"], &event["after"]["value"]), (&json!("Раз."), &json!("Два.")));
    administrator.written(ACCEPTED, "uk", "Два.\r\n").await;
    assert_eq!(administrator.last_change("text", ACCEPTED).await["id"], event["id"], "the same words");
    administrator.reset(ACCEPTED, "uk").await;
    let event = administrator.last_change("text", ACCEPTED).await;
    assert_eq!((&event["action"], &event["before"]["value"]), (&json!("delete"), &json!("Два.")));
}

#[tokio::test]
async fn a_text_that_got_past_the_checks_costs_no_letter() {
    let app = TestApp::sample().await;
    let operator = app.staff("operator").await;
    sqlx::query(
        "insert into community_text (key, language, value, changed_by)
         values ('letter-accepted', 'uk', 'Заявку { $who', 'x'), ('letter-fact-number', 'uk', 'Заявка', 'x'),
                ('letter-of-another-version', 'uk', 'Так', 'x'), ('letter-fact-service', 'uk', 'Це { $service }', 'x')",
    )
    .execute(&app.pool)
    .await
    .unwrap();
    let (number, _, body) = app.accepted_for(&operator, "uk").await;
    assert!(body.starts_with("Вашу заявку прийнято до виконання."), "{body}");
    assert!(body.contains(&format!("Заявка: № {number}\nЦе Вуличне освітлення")), "{body}");
}
