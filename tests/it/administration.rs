//! What an administrator sets up: each change is audited, the rules of competence route requests, nobody is locked out.

use hromada_map::{db, db::import::Options, osm, sample};
use reqwest::{Method, Response};
use serde_json::{Value, json};

use crate::app::{PASSWORD, TestApp, fixture, problem};

/// A server over the sample, and its administrator.
async fn administrator() -> (TestApp, TestApp) {
    let app = TestApp::sample().await;
    let administrator = app.staff("administrator").await;
    (app, administrator)
}

impl TestApp {
    pub async fn put(&self, path: &str, body: &Value) -> Response {
        self.request(Method::PUT, path).json(body).send().await.unwrap()
    }

    /// Puts or posts and returns the body of a success.
    async fn saved(&self, answer: Response) -> Value {
        let status = answer.status();
        let body = answer.text().await.unwrap();
        assert!(status.is_success(), "{status}: {body}");
        serde_json::from_str(&body).unwrap_or_default()
    }

    /// The latest change of a thing.
    pub async fn last_change(&self, kind: &str, subject: &str) -> Value {
        self.json(&format!("/api/admin/audit?kind={kind}&subject={subject}")).await["events"][0].clone()
    }

    async fn organisation(&self, name: &str) -> i64 {
        let organisations = self.json("/api/admin/organisations").await;
        let found = organisations.as_array().unwrap().iter().find(|one| one["name"] == name).unwrap();
        found["id"].as_i64().unwrap()
    }

    async fn route(&self, service: &str, district: Option<i64>, organisation: Option<i64>) {
        let rule = json!({"service": service, "district": district, "organisation": organisation});
        let answer = self.put("/api/admin/routing", &rule).await;
        assert_eq!(answer.status(), 204, "{}", answer.text().await.unwrap());
    }
}

fn service(name: &str) -> Value {
    json!({"name": name, "group": "Нове", "term_days": 7})
}

fn with(mut body: Value, more: &Value) -> Value {
    for (key, value) in more.as_object().unwrap() {
        body[key] = value.clone();
    }
    body
}

/// A request in a district of the sample, and that district's id.
async fn request_in_a_district(app: &TestApp, service: &str) -> (String, i64) {
    let row: (i32, f64, f64) = sqlx::query_as(
        "select d.id, st_x(h.point), st_y(h.point) from house as h join district as d on d.id = h.district_id
         order by h.id limit 1",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap();
    let body = json!({"service": service, "point": [row.1, row.2], "text": "Потребує уваги"});
    (app.register(&body).await.0, row.0.into())
}

#[tokio::test]
async fn only_an_administrator_administers_and_only_an_operator_is_told_where_a_request_belongs() {
    let (app, administrator) = administrator().await;
    let (number, _) = request_in_a_district(&app, "lighting").await;
    let suggestion = format!("/api/requests/{number}/routing");
    let lists = ["services", "organisations", "routing", "accounts", "texts", "audit"];
    for role in ["operator", "executor", "official"] {
        let person = app.staff(role).await;
        for list in lists {
            person.problem(&format!("/api/admin/{list}"), 403).await;
        }
        let change = person.put("/api/admin/services/lighting", &service("Світло")).await;
        problem(change, 403).await;
        problem(person.request(Method::DELETE, "/api/admin/accounts/1").send().await.unwrap(), 403).await;
        let status = person.get(&suggestion).await.status();
        assert_eq!(status.as_u16(), if role == "operator" { 200 } else { 403 }, "{role}");
    }
    for list in lists {
        let path = format!("/api/admin/{list}");
        app.problem(&path, 401).await;
        let answer = administrator.get(&path).await;
        assert_eq!(answer.status(), 200, "{path}");
        assert_eq!(answer.headers()["cache-control"], "private, no-store");
    }
    app.problem(&suggestion, 401).await;
    administrator.problem(&suggestion, 403).await;
}

#[tokio::test]
async fn the_openapi_document_says_who_administers_and_what_is_sent() {
    let app = TestApp::empty().await;
    let document = app.json("/api/openapi.json").await;
    let paths = document["paths"].as_object().unwrap().iter();
    let paths: Vec<_> = paths.filter(|(path, _)| path.starts_with("/api/admin/")).collect();
    assert_eq!(paths.len(), 11);
    for (path, item) in paths {
        for (method, operation) in item.as_object().unwrap() {
            assert_eq!(operation["x-roles"], json!(["administrator"]), "{method} {path}");
        }
    }
    // Each type under a name of its own: of two with one name the document would keep one.
    let schemas = &document["components"]["schemas"];
    for (name, field) in [
        ("ServiceAbout", "term_days"),
        ("OrganisationAbout", "districts"),
        ("AccountAbout", "password"),
        ("Account", "has_password"),
        ("RoutingRule", "organisation_retired"),
        ("RoutingSuggestion", "where_to_turn"),
        ("AuditEvent", "before"),
        ("CommunityText", "variables"),
        ("CommunityTextInLanguage", "default"),
        ("CommunityTextPreview", "subject"),
        ("Listed", "agent"),
    ] {
        assert!(schemas[name]["properties"][field].is_object(), "{name}: {}", schemas[name]);
    }
}

#[tokio::test]
async fn every_change_is_audited_with_what_was_before() {
    let (app, administrator) = administrator().await;
    let more = json!({"code": "wells", "open311_code": "W-1"});
    administrator
        .saved(administrator.post("/api/admin/services", &with(service("Колодязі"), &more)).await)
        .await;
    let event = administrator.last_change("service", "wells").await;
    assert_eq!((&event["actor"], &event["action"]), (&json!("administrator"), &json!("create")));
    assert_eq!((&event["before"], &event["after"]["open311_code"]), (&json!(null), &json!("W-1")));

    let more = json!({"term_days": 9, "visibility": "exact", "retired": false});
    let changed = administrator.put("/api/admin/services/wells", &with(service("Колодязі"), &more)).await;
    assert_eq!(administrator.saved(changed).await["open311_code"], json!(null));
    let event = administrator.last_change("service", "wells").await;
    assert_eq!((&event["before"]["term_days"], &event["after"]["term_days"]), (&json!(7), &json!(9)));
    assert_eq!(event["before"]["visibility"], "never");

    let (_, district) = request_in_a_district(&app, "wells").await;
    let body = json!({"name": "КП «Криниця»", "phone": "(05630) 6-12-34", "email": "office@example.org",
        "districts": [district]});
    let office = administrator.saved(administrator.post("/api/admin/organisations", &body).await).await;
    assert_eq!(office["districts"], json!([district]));
    let id = office["id"].as_i64().unwrap();
    let event = administrator.last_change("office", &id.to_string()).await;
    assert_eq!(
        (&event["action"], &event["after"]["organisation"]),
        (&json!("create"), &json!("КП «Криниця»"))
    );
    let body = json!({"name": "КП «Джерело»", "retired": false});
    administrator.saved(administrator.put(&format!("/api/admin/organisations/{id}"), &body).await).await;
    let event = administrator.last_change("organisation", &id.to_string()).await;
    assert_eq!(event["before"]["phone"], "(05630) 6-12-34");
    assert_eq!((&event["after"]["name"], &event["after"]["phone"]), (&json!("КП «Джерело»"), &json!(null)));
    assert_eq!(administrator.last_change("office", &id.to_string()).await["action"], "delete");

    administrator.route("wells", Some(district), Some(id)).await;
    administrator.route("wells", Some(district), None).await;
    let event = administrator.last_change("routing", "wells").await;
    assert_eq!(
        (&event["action"], &event["before"]["organisation"]),
        (&json!("delete"), &json!("КП «Джерело»"))
    );

    // What comes by another door is there, too.
    app.create_account("ivan", "official", None).await;
    assert_eq!(administrator.last_change("account", "ivan").await["actor"], "command line");
    let ivan = db::account::by_login(&app.pool, "ivan").await.unwrap().unwrap();
    db::account::set_totp(&app.pool, ivan.id, Some(b"a secret of the second factor")).await.unwrap();
    let event = administrator.last_change("account", "ivan").await;
    assert_eq!((&event["actor"], &event["after"]["second_factor"]), (&json!("ivan"), &json!(true)));
    // Using it is no change.
    db::account::use_totp_step(&app.pool, ivan.id, 1).await.unwrap();
    assert_eq!(administrator.last_change("account", "ivan").await["id"], event["id"]);
}

#[tokio::test]
async fn the_audit_is_read_page_by_page_and_cannot_be_rewritten() {
    let (app, administrator) = administrator().await;
    let all = administrator.json("/api/admin/audit").await["events"].as_array().unwrap().clone();
    let mut path = "/api/admin/audit?limit=10".to_owned();
    let mut read = vec![];
    loop {
        let page = administrator.json(&path).await;
        read.extend(page["events"].as_array().unwrap().iter().cloned());
        let Some(next) = page["links"][0]["href"].as_str() else { break };
        path = next.to_owned();
    }
    assert!(all.len() > 20 && read == all);
    for statement in ["update audit_event set actor = 'x'", "delete from audit_event", "truncate audit_event"]
    {
        let refused = sqlx::query(statement).execute(&app.pool).await.unwrap_err();
        assert!(refused.to_string().contains("append-only"), "{statement}: {refused}");
    }
    for query in ["limit=0", "limit=x", "cursor=x", "kind=weather", "subject=%00"] {
        administrator.problem(&format!("/api/admin/audit?{query}"), 400).await;
    }
    // Nothing that failed is in it.
    let taken = with(service("Ще одне світло"), &json!({"code": "lighting"}));
    problem(administrator.post("/api/admin/services", &taken).await, 409).await;
    assert_eq!(administrator.json("/api/admin/audit").await["events"], json!(all));
}

#[tokio::test]
async fn a_new_service_is_never_public_until_somebody_says_otherwise() {
    let (app, administrator) = administrator().await;
    let new = with(service("Колодязі"), &json!({"code": "wells"}));
    let added = administrator.saved(administrator.post("/api/admin/services", &new).await).await;
    assert_eq!((&added["visibility"], &added["reviewed"]), (&json!("never"), &json!(true)));
    let centre = app.json("/api/community").await["centre"].clone();
    let (number, _) =
        app.register(&json!({"service": "wells", "point": centre, "text": "Брудна вода"})).await;
    let operator = app.staff("operator").await;
    operator.accept(&number).await;
    app.problem(&format!("/api/requests/{number}"), 404).await;
    assert_eq!(app.get("/tiles/requests/0/0/0.mvt").await.status(), 204);

    let shown = with(service("Колодязі"), &json!({"visibility": "exact", "retired": false}));
    administrator.saved(administrator.put("/api/admin/services/wells", &shown).await).await;
    assert_eq!(app.json(&format!("/api/requests/{number}")).await["properties"]["precision"], "exact");
}

#[tokio::test]
async fn a_retired_service_is_not_offered_and_stays_on_its_requests() {
    let (app, administrator) = administrator().await;
    let centre = app.json("/api/community").await["centre"].clone();
    let submission = json!({"service": "lighting", "point": centre, "text": "Темно"});
    let (number, _) = app.register(&submission).await;
    app.staff("operator").await.accept(&number).await;
    let lighting = administrator.json("/api/admin/services/lighting").await;
    let retire = with(lighting, &json!({"retired": true}));
    let retired = administrator.saved(administrator.put("/api/admin/services/lighting", &retire).await).await;
    assert!(retired["retired_at"].is_string());
    let offered = app.json("/api/services").await;
    assert!(!offered.as_array().unwrap().iter().any(|service| service["code"] == "lighting"));
    let refused = problem(app.post("/api/requests", &submission).await, 422).await;
    assert!(refused.contains("potholes") && !refused.contains("lighting"), "{refused}");
    let request = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(request["properties"]["service"]["code"], "lighting");
    assert_eq!(app.json("/api/requests?service=lighting").await["numberMatched"], 1);

    let again = with(retire, &json!({"retired": false}));
    administrator.saved(administrator.put("/api/admin/services/lighting", &again).await).await;
    app.register(&submission).await;
}

/// K1.1: requests are routed to executors by competence, and the rules outlive the map they were made on.
#[tokio::test]
async fn k1_1_the_districts_rule_then_the_services_then_none_also_after_an_import() {
    let (app, administrator) = administrator().await;
    let operator = app.staff("operator").await;
    let (number, district) = request_in_a_district(&app, "lighting").await;
    let suggestion = async |what: &str| {
        let told = operator.json(&format!("/api/requests/{number}/routing")).await;
        assert!(told["district"].is_i64() && told["service"] == "lighting", "{what}: {told}");
        (told["organisation"]["name"].clone(), told["reason"].clone())
    };
    assert_eq!(suggestion("no rule").await, (json!(null), json!(null)));
    let path = format!("/api/requests/{number}/transitions");
    assert!(problem(operator.post(&path, &json!({"to": "accepted"})).await, 409).await.contains("executor"));

    let [everywhere, local] = [sample::EXECUTORS[2], sample::EXECUTORS[7]];
    administrator.route("lighting", None, Some(administrator.organisation(everywhere).await)).await;
    assert_eq!(suggestion("the service's").await, (json!(everywhere), json!("service")));
    let local_id = administrator.organisation(local).await;
    administrator.route("lighting", Some(district), Some(local_id)).await;
    let by_district = (json!(local), json!("district"));
    assert_eq!(suggestion("the district's").await, by_district);
    assert_eq!(administrator.json("/api/admin/routing").await.as_array().unwrap().len(), 2);

    let extract = || osm::read(&fixture("sample.osm.pbf"), Some(sample::COMMUNITY), &|_| ()).unwrap();
    db::import::replace(&app.pool, &extract(), &Options::default(), &mut |_| ()).await.unwrap();
    assert_eq!(suggestion("after an import").await, by_district);
    // A wrong extract takes the districts away; the right one brings them and their rules back.
    let mut without = extract();
    without.gazetteer.districts.clear();
    db::import::replace(&app.pool, &without, &Options::default(), &mut |_| ()).await.unwrap();
    let told = operator.json(&format!("/api/requests/{number}/routing")).await;
    assert_eq!((&told["organisation"]["name"], &told["reason"]), (&json!(everywhere), &json!("service")));
    db::import::replace(&app.pool, &extract(), &Options::default(), &mut |_| ()).await.unwrap();
    assert_eq!(suggestion("with the districts back").await, by_district);

    // A retired organisation gets nothing new, and an operator cannot name it either.
    let retire = |retired: bool| json!({"name": local, "retired": retired});
    let office = format!("/api/admin/organisations/{local_id}");
    administrator.saved(administrator.put(&office, &retire(true)).await).await;
    assert_eq!(suggestion("retired").await, (json!(everywhere), json!("service")));
    problem(operator.post(&path, &json!({"to": "accepted", "executor": local})).await, 422).await;
    administrator.saved(administrator.put(&office, &retire(false)).await).await;

    // Accepted without a word of who: the rules say.
    let accepted = operator.post(&path, &json!({"to": "accepted"})).await;
    assert_eq!(accepted.status(), 200, "{}", accepted.text().await.unwrap());
    let request = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(request["properties"]["executor"]["name"], local);
}

#[tokio::test]
async fn k1_1_several_rules_are_set_together_or_not_at_all() {
    let (app, administrator) = administrator().await;
    let (_, district) = request_in_a_district(&app, "lighting").await;
    let organisation = administrator.organisation(sample::EXECUTORS[2]).await;
    let patch = async |rules: &Value| {
        let asked = administrator.request(Method::PATCH, "/api/admin/routing").json(rules);
        asked.send().await.unwrap()
    };
    let rule = |service: &str, district: Option<i64>, organisation: Option<i64>| json!({"service": service, "district": district, "organisation": organisation});
    let rules = async || administrator.json("/api/admin/routing").await.as_array().unwrap().len();

    let good = json!([
        rule("lighting", None, Some(organisation)),
        rule("potholes", Some(district), Some(organisation))
    ]);
    assert_eq!(patch(&good).await.status(), 204);
    assert_eq!(rules().await, 2);
    let wrong = json!([rule("lighting", None, None), rule("potholes", None, Some(999_999))]);
    assert!(problem(patch(&wrong).await, 422).await.contains("organisation"));
    let wrong = json!([rule("lighting", None, None), rule("ufo", None, None)]);
    problem(patch(&wrong).await, 422).await;
    assert_eq!(rules().await, 2);
    let removed = json!([rule("lighting", None, None), rule("potholes", Some(district), None)]);
    assert_eq!(patch(&removed).await.status(), 204);
    assert_eq!(rules().await, 0);
}

#[tokio::test]
async fn k1_1_an_operator_who_names_an_executor_is_not_overruled() {
    let (app, administrator) = administrator().await;
    let (number, _) = request_in_a_district(&app, "lighting").await;
    administrator.route("lighting", None, Some(administrator.organisation(sample::EXECUTORS[2]).await)).await;
    app.staff("operator").await.accept(&number).await;
    let request = app.json(&format!("/api/requests/{number}")).await;
    assert_eq!(request["properties"]["executor"]["name"], sample::EXECUTORS[0]);
}

#[tokio::test]
async fn k1_1_outside_the_communitys_powers_there_is_a_word_where_to_turn() {
    let (app, administrator) = administrator().await;
    let word = "Зверніться до Пенсійного фонду, тел. 0 800 503 753.";
    let wanted = with(service("Пенсії"), &json!({"code": "pensions", "outside_powers": true}));
    let refused = problem(administrator.post("/api/admin/services", &wanted).await, 422).await;
    assert!(refused.contains("where_to_turn") && refused.contains("where the applicant is to turn"));
    let wanted = with(wanted, &json!({"where_to_turn": word}));
    administrator.saved(administrator.post("/api/admin/services", &wanted).await).await;
    let (number, _) = request_in_a_district(&app, "pensions").await;
    let told = app.staff("operator").await.json(&format!("/api/requests/{number}/routing")).await;
    assert_eq!((&told["outside_powers"], &told["where_to_turn"]), (&json!(true), &json!(word)));
}

#[tokio::test]
async fn what_is_wrong_is_said_in_both_languages_and_nothing_is_stored() {
    let (_, administrator) = administrator().await;
    let audit = administrator.json("/api/admin/audit").await;
    let new = |more: Value| with(with(service("Колодязі"), &json!({"code": "wells"})), &more);
    for (more, english, ukrainian) in [
        (json!({"code": "Колодязі"}), "small Latin letters", "малих латинських"),
        (json!({"name": " "}), "characters", "знаків"),
        (json!({"term_days": 46}), "1 to 45", "від 1 до 45"),
        (json!({"term_days": 0}), "1 to 45", "від 1 до 45"),
        (json!({"visibility": "all"}), "generalised", "generalised"),
        (json!({"open311_code": "a b"}), "Latin letters", "латинських"),
    ] {
        let body = new(more);
        let detail = problem(administrator.post("/api/admin/services", &body).await, 422).await;
        assert!(detail.contains(english), "{detail}");
        let path = format!("{}/api/admin/services", administrator.base);
        let answer = administrator.client.post(path).header("accept-language", "uk").json(&body).send().await;
        let detail = problem(answer.unwrap(), 422).await;
        assert!(detail.contains(ukrainian), "{detail}");
    }
    for (path, body) in [
        ("organisations", json!({"name": ""})),
        ("organisations", json!({"name": "А", "phone": "дзвоніть"})),
        ("organisations", json!({"name": "А", "email": "офіс"})),
        ("organisations", json!({"name": "А", "districts": [999_999]})),
        ("accounts", json!({"login": "a b", "name": "А", "role": "official", "password": PASSWORD})),
        ("accounts", json!({"login": "a", "name": "А", "role": "official", "password": "short"})),
        ("accounts", json!({"login": "a", "name": "А", "role": "applicant", "password": PASSWORD})),
        ("accounts", json!({"login": "a", "name": "А", "role": "executor", "password": PASSWORD})),
        ("accounts", json!({"login": "a", "name": "А", "role": "executor", "organisation": 999_999})),
        ("accounts", json!({"login": "a", "name": "А", "role": "official", "organisation": 1})),
    ] {
        problem(administrator.post(&format!("/api/admin/{path}"), &body).await, 422).await;
    }
    for body in [
        json!({"service": "ufo", "organisation": 1}),
        json!({"service": "\u{0}", "organisation": 1}),
        json!({"service": "lighting", "organisation": 999_999}),
        json!({"service": "lighting", "district": 999_999, "organisation": 1}),
    ] {
        problem(administrator.put("/api/admin/routing", &body).await, 422).await;
    }
    let retired = with(service("Колодязі"), &json!({"retired": true}));
    for code in ["ufo", "%00", "%D1%8F"] {
        problem(administrator.put(&format!("/api/admin/services/{code}"), &retired).await, 404).await;
        administrator.problem(&format!("/api/admin/services/{code}"), 404).await;
    }
    for path in ["organisations/999999", "organisations/x", "accounts/999999", "accounts/x"] {
        administrator.problem(&format!("/api/admin/{path}"), 404).await;
    }
    let taken = with(service("Ями на дорозі"), &json!({"code": "pits"}));
    assert!(problem(administrator.post("/api/admin/services", &taken).await, 409).await.contains("name"));
    assert_eq!(administrator.json("/api/admin/audit").await, audit);
}
