//! `/api/requests`: registering, accepting, and what the map then shows.

use reqwest::{Client, Method, StatusCode};
use serde_json::{Value, json};

use crate::app::{TestApp, problem};

/// An address of the sample community that stands on the map.
async fn some_house(app: &TestApp) -> (String, [f64; 2]) {
    let row: (String, f64, f64) = sqlx::query_as(
        "select (street.names -> 0 ->> 'text') || ', ' || house.number || ', ' || (settlement.names -> 0 ->> 'text'),
                st_x(house.point), st_y(house.point)
         from house join street on street.id = house.street_id
         join settlement on settlement.id = house.settlement_id
         where house.number ~ '^[0-9]+$' order by house.id offset 40 limit 1",
    )
    .fetch_one(&app.pool)
    .await
    .unwrap();
    (row.0, [row.1, row.2])
}

#[tokio::test]
async fn a_request_by_address_appears_on_the_map_once_it_is_accepted() {
    let app = TestApp::sample().await;
    let (address, [lon, lat]) = some_house(&app).await;
    let (number, answer) =
        app.register(&json!({"service": "lighting", "address": address, "text": "Не горить ліхтар"})).await;
    assert_eq!(answer["location"]["state"], "placed", "{address}: {answer}");
    // M17: only what is accepted for execution is on the map.
    assert_eq!(app.json("/api/requests").await["numberMatched"], 0);
    app.problem(&format!("/api/requests/{number}"), 404).await;

    app.sign_in().await;
    app.accept(&number).await;
    let feature = app.json(&format!("/api/requests/{number}")).await;
    let properties = &feature["properties"];
    assert_eq!(properties["status"], "accepted");
    assert_eq!(properties["group"], "in_work");
    assert_eq!(properties["executor"]["name"], hromada_map::sample::EXECUTORS[0]);
    assert!(properties["due_on"].is_string());
    assert_eq!(properties["text"], "Опис заявки.");
    let steps: Vec<&str> =
        properties["history"].as_array().unwrap().iter().map(|step| step["to"].as_str().unwrap()).collect();
    assert_eq!(steps, ["registered", "accepted"]);
    let at = feature["geometry"]["coordinates"].as_array().unwrap();
    assert!((at[0].as_f64().unwrap() - lon).abs() < 1e-6 && (at[1].as_f64().unwrap() - lat).abs() < 1e-6);
}

#[tokio::test]
async fn an_address_that_is_not_found_waits_for_a_person() {
    let app = TestApp::sample().await;
    let body = json!({"service": "lighting", "address": "біля старого магазину", "text": "Не горить ліхтар"});
    let (number, answer) = app.register(&body).await;
    assert_eq!(answer["location"]["state"], "needs_location");

    // The queue holds addresses as typed: it is not public.
    app.problem("/api/location-tasks", 401).await;
    app.sign_in().await;
    let queue = app.json("/api/location-tasks").await;
    assert_eq!(queue["waiting"], 1);
    assert_eq!(queue["tasks"][0]["number"], number);
    assert_eq!(queue["tasks"][0]["address"], "біля старого магазину");

    // Acceptance needs an address inside the boundary.
    let early = app.post(&format!("/api/requests/{number}/transitions"), &json!({"to": "accepted"})).await;
    assert!(problem(early, 409).await.contains("place inside"));
    let (_, point) = some_house(&app).await;
    let path = format!("/api/requests/{number}/location");
    let placed = app.request(Method::PUT, &path).json(&json!({"point": point})).send().await.unwrap();
    assert_eq!(placed.status(), StatusCode::NO_CONTENT);
    assert_eq!(app.json("/api/location-tasks").await["waiting"], 0);
    app.accept(&number).await;
    assert_eq!(app.json("/api/requests").await["numberMatched"], 1);
}

#[tokio::test]
async fn the_same_idempotency_key_registers_once() {
    let app = TestApp::sample().await;
    let (_, point) = some_house(&app).await;
    let body = json!({"service": "lighting", "point": point, "text": "Не горить ліхтар"});
    let send =
        || app.request(Method::POST, "/api/requests").header("idempotency-key", "a-1").json(&body).send();
    let (first, second) = (send().await.unwrap(), send().await.unwrap());
    assert_eq!((first.status(), second.status()), (StatusCode::CREATED, StatusCode::OK));
    let (first, second): (Value, Value) = (first.json().await.unwrap(), second.json().await.unwrap());
    assert_eq!(first["number"], second["number"]);
    // The same key from somebody else is another request.
    let other = json!({"service": "lighting", "point": point, "text": "Не горить інший ліхтар"});
    let other =
        app.request(Method::POST, "/api/requests").header("idempotency-key", "a-1").json(&other).send();
    assert_eq!(other.await.unwrap().status(), StatusCode::CREATED);
}

#[tokio::test]
async fn pages_follow_each_other_without_gap_or_repetition() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let total = app.json("/api/requests?limit=1").await["numberMatched"].as_u64().unwrap();
    assert!(total > 1000, "{total}");
    let mut path = "/api/requests?limit=400&from=2025-01-01".to_owned();
    let (mut numbers, mut dates) = (vec![], vec![]);
    loop {
        let page = app.json(&path).await;
        assert_eq!(page["numberMatched"].as_u64().unwrap(), total);
        for feature in page["features"].as_array().unwrap() {
            numbers.push(feature["id"].as_str().unwrap().to_owned());
            dates.push(feature["properties"]["registered_at"].as_str().unwrap().to_owned());
        }
        match page["links"].as_array().unwrap().first() {
            Some(next) => path = next["href"].as_str().unwrap().to_owned(),
            None => break,
        }
    }
    assert_eq!(numbers.len() as u64, total);
    assert!(dates.is_sorted_by(|a, b| a >= b), "newest first");
    numbers.sort();
    numbers.dedup();
    assert_eq!(numbers.len() as u64, total);
}

#[tokio::test]
async fn filters_narrow_and_agree_with_the_statistics() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let statistics = app.json("/api/statistics").await;
    let groups = statistics["groups"].as_object().unwrap();
    let sum: u64 = groups.values().map(|count| count.as_u64().unwrap()).sum();
    assert_eq!(statistics["total"].as_u64().unwrap(), sum);
    for (group, count) in groups {
        let list = app.json(&format!("/api/requests?group={group}&limit=1000")).await;
        assert_eq!(list["numberMatched"], *count, "{group}");
        for feature in list["features"].as_array().unwrap() {
            assert_eq!(feature["properties"]["group"], *group);
        }
    }
    let service = &statistics["services"][0];
    let of_service = app.json(&format!("/api/requests?service={}", service["code"].as_str().unwrap())).await;
    assert_eq!(of_service["numberMatched"], service["count"]);
    let district = &statistics["districts"][0];
    let of_district = app.json(&format!("/api/requests?district={}", district["id"])).await;
    assert_eq!(of_district["numberMatched"], district["count"]);
    let overdue = app.json("/api/requests?overdue=true").await["numberMatched"].clone();
    assert_eq!(overdue, groups["overdue"]);
    let open_and_done = app.json("/api/requests?group=in_work,done").await["numberMatched"].as_u64().unwrap();
    assert_eq!(open_and_done, groups["in_work"].as_u64().unwrap() + groups["done"].as_u64().unwrap());
}

#[tokio::test]
async fn a_number_is_found_however_it_is_written() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let number = app.json("/api/requests?limit=1").await["features"][0]["id"].as_str().unwrap().to_owned();
    let bare = number.replace('-', "");
    assert_eq!(app.json(&format!("/api/requests/{bare}")).await["id"], number);
    let found = app.json(&format!("/api/requests?q={bare}")).await;
    assert_eq!(found["features"][0]["id"], number);
    // One digit misheard: the check digit notices.
    let digit = if number.starts_with('9') { "8" } else { "9" };
    let misheard = format!("{digit}{}", &number[1..]);
    assert!(app.problem(&format!("/api/requests/{misheard}"), 404).await.contains("not a request number"));
}

#[tokio::test]
async fn what_has_not_changed_is_not_sent_again() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    for path in ["/api/requests?limit=3", "/api/services", "/tiles/base.json", "/tiles/style.json"] {
        let first = app.get(path).await;
        let tag = first.headers()["etag"].clone();
        let again = app.request(Method::GET, path).header("if-none-match", tag).send().await.unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED, "{path}");
        assert!(again.bytes().await.unwrap().is_empty());
    }
}

/// One document for programs: what the list shows page by page, as far as it goes.
#[tokio::test]
async fn everything_that_matches_is_one_document() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let [west, south, east, north] =
        serde_json::from_value(app.json("/api/community").await["bounds"].clone()).unwrap();
    let bbox = format!("bbox={west},{south},{},{}", f64::midpoint(west, east), f64::midpoint(south, north));
    for query in [String::new(), "group=done".into(), bbox.clone(), format!("{bbox}&status=in_progress")] {
        let answer = app.get(&format!("/api/requests.geojson?{query}")).await;
        assert_eq!(answer.headers()["content-type"], "application/geo+json");
        let tag = answer.headers()["etag"].clone();
        let document: Value = answer.json().await.unwrap();
        let mut listed = vec![];
        let mut next = Some(format!("/api/requests?limit=1000&{query}"));
        while let Some(path) = next {
            let page = app.json(&path).await;
            listed.extend(page["features"].as_array().unwrap().clone());
            next = page["links"][0]["href"].as_str().map(str::to_owned);
        }
        assert!(!listed.is_empty());
        let by_number = |features: &Vec<Value>| {
            let mut features: Vec<(String, Value, Value)> = features
                .iter()
                .map(|feature| {
                    let about = &feature["properties"];
                    let text = feature["id"].as_str().unwrap().to_owned();
                    (
                        text,
                        feature["geometry"].clone(),
                        json!([
                            about["status"],
                            about["service"],
                            about["executor"],
                            about["district"],
                            about["group"],
                            about["overdue"],
                            about["due_on"],
                            about["registered_at"]
                        ]),
                    )
                })
                .collect();
            features.sort_by(|one, other| one.0.cmp(&other.0));
            features
        };
        let (document, listed) = (by_number(document["features"].as_array().unwrap()), by_number(&listed));
        assert_eq!(document.len(), listed.len());
        for (one, other) in document.iter().zip(&listed) {
            assert_eq!((&one.0, &one.2), (&other.0, &other.2));
            let far = |axis: usize| {
                let at = |point: &Value| point["coordinates"][axis].as_f64().unwrap();
                (at(&one.1) - at(&other.1)).abs()
            };
            assert!(far(0) < 2e-7 && far(1) < 2e-7, "{one:?} {other:?}");
        }
        let again = app.request(Method::GET, &format!("/api/requests.geojson?{query}"));
        let again = again.header("if-none-match", tag).send().await.unwrap();
        assert_eq!(again.status(), StatusCode::NOT_MODIFIED);
    }
    app.problem("/api/requests.geojson?bbox=1,2,3", 400).await;
}

/// A map of one's own: the same tiles and lists, of one's own requests, in no shared cache.
#[tokio::test]
async fn own_requests_are_a_filter_of_those_who_have_some() {
    let app = TestApp::sample().await;
    let (maria, operator, executor) =
        (app.applicant("maria@example.org").await, app.staff("operator").await, app.staff("executor").await);
    let centre = app.json("/api/community").await["centre"].clone();
    let body = json!({"service": "lighting", "point": centre, "text": "Темно"});
    let (hers, _) = maria.register(&body).await;
    let (other, _) = app.register(&body).await;
    let accept =
        |executor: usize| json!({"to": "accepted", "executor": hromada_map::sample::EXECUTORS[executor]});
    let two = [&hromada_map::sample::EXECUTORS[1].to_owned()].map(Clone::clone);
    hromada_map::db::service::add_organisations(&app.pool, &two).await.unwrap();
    for (number, executor) in [(&hers, 1), (&other, 0)] {
        let path = format!("/api/requests/{number}/transitions");
        assert_eq!(operator.post(&path, &accept(executor)).await.status(), StatusCode::OK);
    }
    for (who, own) in [(&maria, &hers), (&executor, &other)] {
        let list = who.json("/api/requests?mine=true").await;
        assert_eq!((&list["numberMatched"], &list["features"][0]["id"]), (&json!(1), &json!(own)));
        assert_eq!(who.json("/api/statistics?mine=true&group=in_work").await["total"], 1);
        assert_eq!(who.json("/api/statistics?mine=true&q=Нема").await["total"], 0);
        let document = who.json("/api/requests.geojson?mine=true").await;
        assert_eq!(document["features"].as_array().unwrap().len(), 1);
        let tile = who.get("/tiles/requests/0/0/0.mvt?mine=true").await;
        assert_eq!(tile.headers()["cache-control"], "private, no-cache");
        let everything = who.get("/tiles/requests/0/0/0.mvt").await;
        assert_ne!(everything.headers()["etag"], tile.headers()["etag"]);
        assert_eq!(everything.headers()["cache-control"], "no-cache");
        let layers = crate::mvt::read(&tile.bytes().await.unwrap());
        assert_eq!(layers["requests"][0].properties["number"], own.as_str());
        assert_eq!(who.json("/api/requests?mine=false").await["numberMatched"], 2);
    }
    let own_tile = "/tiles/requests/0/0/0.mvt?mine=true";
    problem(app.visitor().get(own_tile).await, 401).await;
    problem(operator.get(own_tile).await, 403).await;
    app.problem("/api/requests?mine=perhaps", 400).await;
}

/// The table has a row for each request that matches, in the reader's words, and nothing a spreadsheet would run.
#[tokio::test]
async fn the_table_for_spreadsheets_holds_what_matches() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    app.mirror.catch_up(&app.pool).await.unwrap();
    let rows = async |path: &str, language: &str| {
        let request = Client::new().get(format!("{}{path}", app.base)).header("accept-language", language);
        let answer = request.send().await.unwrap();
        assert_eq!(answer.headers()["content-type"], "text/csv; charset=utf-8; header=present");
        let text = answer.text().await.unwrap();
        let text = text.strip_prefix('\u{feff}').expect("a byte order mark");
        let mut table =
            csv::ReaderBuilder::new().delimiter(b';').has_headers(false).from_reader(text.as_bytes());
        table.records().map(Result::unwrap).collect::<Vec<_>>()
    };
    let all = rows("/api/requests.csv", "uk").await;
    assert_eq!(all.len() as u64 - 1, app.json("/api/statistics").await["total"].as_u64().unwrap());
    assert_eq!((&all[0][0], &all[0][1]), ("Номер", "Стан"));
    let done = rows("/api/requests.csv?status=closed_confirmed", "en").await;
    assert_eq!((&done[0][0], &done[0][1]), ("Number", "Status"));
    let listed = app.json("/api/requests?status=closed_confirmed&limit=1000").await;
    let first = &listed["features"][0];
    assert_eq!(done.len() - 1, listed["features"].as_array().unwrap().len());
    assert_eq!(&done[1][0], first["properties"]["number"].as_str().unwrap());
    let (told, lon) = (&done[1][10], first["geometry"]["coordinates"][0].as_f64().unwrap());
    assert_eq!(*told, format!("{lon:.6}"));

    sqlx::query("update service_request set public_text = '=hyperlink(\"x\";\"y\")' where number = $1")
        .bind(&done[1][0])
        .execute(&app.pool)
        .await
        .unwrap();
    let done = rows("/api/requests.csv?status=closed_confirmed", "en").await;
    assert_eq!(&done[1][9], "'=hyperlink(\"x\";\"y\")");
    app.problem("/api/requests.csv?status=nothing", 400).await;
}
