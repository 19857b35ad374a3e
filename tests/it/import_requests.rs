//! `import requests`: a contact centre's export, with what real exports have wrong with them.

use std::collections::BTreeSet;

use hromada_map::intake::import::ImportError;

use crate::app::{TestApp, problem};

const HEADER: &str = "Номер;Зареєстровано;Адреса;Вид заявки;Текст;Статус;Виконавець;Термін;Закрито\n";

#[tokio::test]
async fn the_sample_year_is_placed_or_waits() {
    let app = TestApp::sample().await;
    let report = app.load_requests().await;
    let all = report.placed + report.need_location;
    assert!((1900..=2100).contains(&all), "{report:?}");
    assert_eq!(report.bad, [], "the sample has no bad rows");
    assert!(report.new_services.is_empty(), "{:?}", report.new_services);
    // Most addresses as operators type them are understood; the hopeless ones wait for a person.
    assert!(report.placed * 100 >= all * 85, "{} of {all}", report.placed);
    assert!(report.need_location > 0);
    app.sign_in().await;
    let waiting = app.json("/api/location-tasks").await["waiting"].as_u64().unwrap();
    // What was refused or cancelled needs no place any more.
    assert!(
        waiting > 100 && waiting as usize <= report.need_location,
        "{waiting} of {}",
        report.need_location
    );
    // Page by page each of them is there once, also while the last one of a page gets its place.
    let first = app.json("/api/location-tasks").await;
    let next = first["next"].as_str().unwrap();
    let path = format!("/api/requests/{next}/location");
    let point = app.json("/api/community").await["centre"].clone();
    let placed = app.request(reqwest::Method::PUT, &path).json(&serde_json::json!({"point": point}));
    assert_eq!(placed.send().await.unwrap().status(), 204);
    let second = app.json(&format!("/api/location-tasks?after={next}")).await;
    assert_eq!(second["next"], serde_json::Value::Null);
    let tasks = [first["tasks"].as_array().unwrap().as_slice(), second["tasks"].as_array().unwrap()].concat();
    let numbers: BTreeSet<&str> = tasks.iter().map(|task| task["number"].as_str().unwrap()).collect();
    assert_eq!((tasks.len(), numbers.len()), (waiting as usize, waiting as usize));
    app.problem("/api/location-tasks?after=yesterday", 400).await;
    // One alone has what the page of all says of it; what has its place is no task.
    let last = tasks.last().unwrap();
    assert_eq!(app.json(&format!("/api/location-tasks/{}", last["number"].as_str().unwrap())).await, *last);
    app.problem(&format!("/api/location-tasks/{next}"), 404).await;
}

#[tokio::test]
async fn what_is_placed_is_placed_right() {
    let app = TestApp::sample().await;
    app.load_requests().await;
    let truth = std::fs::read_to_string(crate::app::fixture("sample_truth.csv")).unwrap();
    let (mut right, mut wrong) = (0, vec![]);
    // Of a street without a number the truth names some house: it may be far along.
    for line in truth.lines().skip(1).filter(|line| !line.ends_with(";street")) {
        let mut cells = line.split(';');
        let number = cells.next().unwrap();
        let at: Vec<f64> = cells.take(2).map(|cell| cell.parse().unwrap()).collect();
        let metres: Option<f64> = sqlx::query_scalar(
            "select st_distance(point::geography, st_setsrid(st_makepoint($2, $3), 4326)::geography)
             from service_request where external_number = $1 and point is not null",
        )
        .bind(number)
        .bind(at[0])
        .bind(at[1])
        .fetch_optional(&app.pool)
        .await
        .unwrap();
        match metres {
            Some(metres) if metres > 200.0 => wrong.push((number.to_owned(), metres)),
            Some(_) => right += 1,
            None => {}
        }
    }
    assert!(right > 1500, "{right}");
    // A wrong marker placed confidently is the worst error there is.
    assert!(wrong.len() * 200 <= right, "{} of {right}: {wrong:?}", wrong.len());
}

#[tokio::test]
async fn the_same_file_twice_adds_nothing_twice() {
    let app = TestApp::sample().await;
    let first = app.load_requests().await;
    let second = app.load_requests().await;
    assert_eq!((second.placed, second.need_location), (0, 0));
    assert_eq!(second.known, first.placed + first.need_location);
}

#[tokio::test]
async fn rows_without_numbers_are_told_apart_by_what_they_say() {
    let app = TestApp::sample().await;
    let file = "Зареєстровано;Адреса;Вид заявки;Текст\n\
                12.03.2026;вул. Шевченка, 1;Вуличне освітлення;Темно\n\
                12.03.2026;вул. Шевченка, 1;Вуличне освітлення;Темно\n\
                12.03.2026;вул. Шевченка, 1;Вуличне освітлення;Світло вдень\n";
    let first = app.import(file.as_bytes()).await.unwrap();
    assert_eq!(first.placed + first.need_location, 3, "two equal rows are two requests");
    assert_eq!(app.import(file.as_bytes()).await.unwrap().known, 3);
}

#[tokio::test]
async fn a_bad_row_is_named_by_its_line_and_stops_nothing() {
    let app = TestApp::sample().await;
    let rows = "1;12.03.2026;вул. Шевченка, 1;Вуличне освітлення;а;Зареєстровано;;;\n\
                2;31.02.2026;вул. Шевченка, 1;Вуличне освітлення;а;Зареєстровано;;;\n\
                3;12.03.2026;;Вуличне освітлення;а;Зареєстровано;;;\n\
                4;12.03.2026;вул. Шевченка, 1;Вуличне освітлення;а;Десь поділося;;;\n\
                5;12.03.2026;\"вул. Шевченка, 1\";Вуличне освітлення;\"два\nрядки\";Зареєстровано;;;\n\
                6;12.03.2026;вул. Шевченка, 1;Вуличне освітлення;а;Закрито (підтверджено);КП;20.03.2026;01.03.2026\n";
    let report = app.import(format!("{HEADER}{rows}").as_bytes()).await.unwrap();
    let lines: Vec<u64> = report.bad.iter().map(|bad| bad.0).collect();
    assert_eq!(lines, [3, 4, 5, 8], "{:?}", report.bad);
    assert_eq!(report.placed + report.need_location, 2);
}

#[tokio::test]
async fn windows_1251_with_commas_reads_the_same() {
    let app = TestApp::sample().await;
    let text =
        "Номер,Дата реєстрації,Адреса,Вид заявки\n77,12.03.26 8:05,\"вул. Шевченка, 1\",Вуличне освітлення\n";
    let (bytes, _, unmappable) = encoding_rs::WINDOWS_1251.encode(text);
    assert!(!unmappable);
    let report = app.import(&bytes).await.unwrap();
    assert_eq!(report.placed + report.need_location, 1, "{report:?}");
    let address: String =
        sqlx::query_scalar("select address from service_request").fetch_one(&app.pool).await.unwrap();
    assert_eq!(address, "вул. Шевченка, 1");
}

#[tokio::test]
async fn a_missing_column_is_named_and_nothing_is_imported() {
    let app = TestApp::sample().await;
    let error = app.import("Номер;Текст\n1;а\n".as_bytes()).await.unwrap_err();
    assert!(matches!(error, ImportError::Table(_)));
    let text = error.to_string();
    assert!(text.contains("address") && text.contains("Номер"), "{text}");
    assert!(app.import(b"").await.is_err());
}

#[tokio::test]
async fn a_point_outside_the_community_is_a_bad_row() {
    let app = TestApp::sample().await;
    let file = "Номер;Зареєстровано;Адреса;Вид заявки;lon;lat\n\
                1;12.03.2026;Київ, Хрещатик;Вуличне освітлення;30.52;50.45\n";
    let report = app.import(file.as_bytes()).await.unwrap();
    assert_eq!(report.bad.len(), 1);
    assert!(report.bad[0].1.contains("outside the community"), "{:?}", report.bad);
}

#[tokio::test]
async fn a_service_new_to_the_classifier_stays_hidden() {
    let app = TestApp::sample().await;
    let file = "Номер;Зареєстровано;Адреса;Вид заявки;Статус;Виконавець\n\
                1;12.03.2026;вул. Шевченка, 1;Літаючі тарілки;В роботі;КП «Небо»\n";
    let report = app.import(file.as_bytes()).await.unwrap();
    assert_eq!(report.new_services.get("Літаючі тарілки"), Some(&1));
    // Its name is free text, and so may the executor's be: neither is public until somebody has looked at it.
    for path in ["/api/services", "/api/executors"] {
        let text = app.get(path).await.text().await.unwrap();
        assert!(!text.contains("тарілки") && !text.contains("Небо"), "{path}: {text}");
    }
    assert_eq!(app.json("/api/requests").await["numberMatched"], 0);
}

#[tokio::test]
async fn a_newer_export_moves_requests_on_unless_somebody_here_has() {
    let app = TestApp::sample().await;
    let rows = |first: &str, second: &str| {
        format!(
            "{HEADER}1;12.03.2026;Соборна вулиця, 4;Вуличне освітлення;а;{first}\n\
             2;12.03.2026;Соборна вулиця, 6;Вуличне освітлення;а;{second}\n"
        )
    };
    let open = rows("В роботі;КП «Світло»;20.03.2026;", "Прийнято;КП «Світло»;20.03.2026;");
    let report = app.import(open.as_bytes()).await.unwrap();
    assert_eq!(report.placed, 2, "{report:?}");
    let listed = app.json("/api/requests").await;
    let second =
        listed["features"].as_array().unwrap().iter().find(|one| one["properties"]["status"] == "accepted");
    let second = second.unwrap()["id"].as_str().unwrap().to_owned();
    app.sign_in().await;
    let path = format!("/api/requests/{second}/transitions");
    app.post(&path, &serde_json::json!({"to": "cancelled", "note": "Прохання заявника"})).await;

    let closed = "Закрито (підтверджено);КП «Світло»;20.03.2026;18.03.2026";
    let report = app.import(rows(closed, closed).as_bytes()).await.unwrap();
    assert_eq!((report.changed, report.known, report.placed), (1, 1, 0), "{report:?}");
    let listed = app.json("/api/requests").await;
    let first = &listed["features"][0]["properties"];
    assert_eq!(
        (first["status"].as_str(), first["closed_on"].as_str()),
        (Some("closed_confirmed"), Some("2026-03-18"))
    );
    let history = app.json(&format!("/api/requests/{}", first["number"].as_str().unwrap())).await;
    assert_eq!(history["properties"]["history"].as_array().unwrap().len(), 3);
    app.problem(&format!("/api/requests/{second}"), 410).await;
}

/// M11: an executor is told of a request by its acceptance, and not by an export that names them before.
#[tokio::test]
async fn m11_an_export_that_names_an_executor_shows_them_nothing_that_nobody_has_accepted() {
    let app = TestApp::sample().await;
    let organisation = hromada_map::sample::EXECUTORS[0];
    let row = format!(
        "{HEADER}1;12.03.2026;Соборна вулиця, 4;Вуличне освітлення;а;Зареєстровано;{organisation};20.03.2026;\n"
    );
    app.import(row.as_bytes()).await.unwrap();
    let (operator, executor) = (app.staff("operator").await, app.staff("executor").await);
    let number =
        operator.json("/api/desk/requests").await["requests"][0]["number"].as_str().unwrap().to_owned();
    let (card, files) =
        (format!("/api/desk/requests/{number}"), format!("/api/requests/{number}/attachments"));
    let transitions = format!("/api/requests/{number}/transitions");
    assert_eq!(executor.json("/api/desk/requests").await["matched"], 0);
    executor.problem(&card, 404).await;
    executor.problem(&files, 404).await;
    problem(executor.post(&transitions, &serde_json::json!({"to": "in_progress"})).await, 404).await;
    // The operator still reads whom it names, and accepts with that.
    assert_eq!(operator.json(&card).await["executor"], organisation);
    operator.accept(&number).await;
    assert_eq!(executor.json("/api/desk/requests").await["matched"], 1);
    assert_eq!(executor.json(&card).await["status"], "accepted");
    assert_eq!(executor.post(&transitions, &serde_json::json!({"to": "in_progress"})).await.status(), 200);
}

/// Whoever says where a request is does not take it out of the hands of the system it came from.
#[tokio::test]
async fn a_newer_export_moves_on_what_was_placed_here() {
    let app = TestApp::sample().await;
    let row = |rest: &str| format!("{HEADER}1;12.03.2026;Соборна вулиця, 4;Вуличне освітлення;а;{rest}\n");
    app.import(row("В роботі;КП «Світло»;20.03.2026;").as_bytes()).await.unwrap();
    let number = app.json("/api/requests").await["features"][0]["id"].as_str().unwrap().to_owned();
    app.sign_in().await;
    let centre = app.json("/api/community").await["centre"].clone();
    let path = format!("/api/requests/{number}/location");
    let placed = app.request(reqwest::Method::PUT, &path).json(&serde_json::json!({"point": centre}));
    assert_eq!(placed.send().await.unwrap().status(), 204);

    let closed = row("Закрито (підтверджено);КП «Світло»;20.03.2026;18.03.2026");
    assert_eq!(app.import(closed.as_bytes()).await.unwrap().changed, 1);
    assert_eq!(
        app.json(&format!("/api/requests/{number}")).await["properties"]["status"],
        "closed_confirmed"
    );
}

#[tokio::test]
async fn a_repeated_number_and_a_date_yet_to_come_are_bad_rows() {
    let app = TestApp::sample().await;
    let rows = "1;12.03.2026;Соборна вулиця, 4;Вуличне освітлення;а;;;;\n\
                1;13.03.2026;Соборна вулиця, 6;Вуличне освітлення;б;;;;\n\
                2;12.03.2062;Соборна вулиця, 6;Вуличне освітлення;б;;;;\n";
    let report = app.import(format!("{HEADER}{rows}").as_bytes()).await.unwrap();
    let reasons: Vec<&str> = report.bad.iter().map(|bad| bad.1.as_str()).collect();
    assert!(reasons[0].contains("already on line 2") && reasons[1].contains("yet to come"), "{reasons:?}");
    assert_eq!(report.placed, 1);
}
