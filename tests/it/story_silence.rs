//! The silent applicant: after the window of the settings what was submitted as done is closed, by any number of servers.

use hromada_map::{db, intake::silence::close_silent};
use serde_json::json;

use crate::{app::problem, cast::Cast};

async fn days_pass(cast: &Cast, days: i32) {
    for statement in [
        "update service_request set submitted_at = submitted_at - make_interval(days => $1)",
        "update request_response set at = at - make_interval(days => $1),
             processed_at = processed_at - make_interval(days => $1)",
    ] {
        sqlx::query(statement).bind(days).execute(&cast.public.pool).await.unwrap();
    }
}

#[tokio::test]
async fn the_silent_applicants_window_closes_a_request_once_however_many_servers_look() {
    let cast = Cast::gather().await;
    let mut numbers = vec![];
    for _ in 0..5 {
        numbers.push(cast.submitted().await);
    }
    days_pass(&cast, 13).await;
    assert_eq!(close_silent(&cast.public.pool).await.unwrap(), 0, "the window is 14 days");
    days_pass(&cast, 1).await;
    let another = db::pool(&cast.public.database_url().await).unwrap();
    let (here, there) = tokio::join!(close_silent(&cast.public.pool), close_silent(&another));
    assert_eq!(here.unwrap() + there.unwrap(), 5);
    for number in numbers {
        assert_eq!(cast.public_status(&number).await.as_deref(), Some("closed_checked"));
        let card = cast.card(&cast.operator, &number).await;
        let history = card["history"].as_array().unwrap();
        let closings = history.iter().filter(|event| event["to"] == "closed_checked");
        assert_eq!(closings.count(), 1, "{history:?}");
        let last = history.last().unwrap();
        assert_eq!((&last["role"], &last["ground"]), (&json!("system"), &json!("silence")));
    }
}

#[tokio::test]
async fn who_has_said_something_is_not_silent_and_an_operators_answer_begins_the_window_anew() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    cast.heard(&number, "comment", "Зайдіть подивитися").await;
    days_pass(&cast, 30).await;
    assert_eq!(close_silent(&cast.public.pool).await.unwrap(), 0);
    cast.process(json!({"outcome": "answered", "answer": "Зайдемо у вівторок"})).await;
    assert_eq!(close_silent(&cast.public.pool).await.unwrap(), 0);
    days_pass(&cast, 15).await;
    assert_eq!(close_silent(&cast.public.pool).await.unwrap(), 1);
}

/// K6.2.4: an impossibility waits for an operator however long; what an export brought is its source's to close.
#[tokio::test]
async fn silence_closes_neither_an_impossibility_nor_what_another_system_keeps() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    let note = json!({"to": "submitted_infeasible", "note": "Стовп приватний"});
    cast.step(&cast.executor, &number, note).await;
    cast.public.load_requests().await;
    days_pass(&cast, 100).await;
    assert_eq!(close_silent(&cast.public.pool).await.unwrap(), 0);
}

#[tokio::test]
async fn m4_the_window_hours_and_holidays_are_the_administrators_to_set() {
    let cast = Cast::gather().await;
    let administrator = cast.public.staff("administrator").await;
    let path = "/api/settings/lifecycle";
    let mut settings = administrator.json(path).await;
    assert_eq!(settings["silent_days"], 14);
    assert_eq!(settings["hours"][0], json!({"weekday": 1, "opens": "08:00:00", "closes": "12:00:00"}));
    problem(cast.operator.get(path).await, 403).await;
    let put = async |settings: &serde_json::Value| {
        administrator.request(reqwest::Method::PUT, path).json(settings).send().await.unwrap()
    };
    for (field, wrong) in [
        ("silent_days", json!(0)),
        ("hours", json!([{"weekday": 8, "opens": "08:00:00", "closes": "12:00:00"}])),
        ("hours", json!([{"weekday": 1, "opens": "12:00:00", "closes": "08:00:00"}])),
        (
            "hours",
            json!([{"weekday": 1, "opens": "08:00:00", "closes": "12:00:00"},
                         {"weekday": 1, "opens": "11:00:00", "closes": "13:00:00"}]),
        ),
        ("exceptions", json!([{"day": "2027-01-01", "works": false}, {"day": "2027-01-01", "works": true}])),
    ] {
        let mut settings = settings.clone();
        settings[field] = wrong;
        assert!(problem(put(&settings).await, 422).await.contains(field), "{settings}");
    }
    settings["silent_days"] = json!(3);
    settings["comments_after_infeasible"] = json!(true);
    settings["exceptions"] = json!([{"day": "2027-01-01", "works": false, "name": "Новий рік"}]);
    assert_eq!(put(&settings).await.status(), 204);
    assert_eq!(administrator.json(path).await, settings);
    let number = cast.submitted().await;
    days_pass(&cast, 4).await;
    assert_eq!(close_silent(&cast.public.pool).await.unwrap(), 1);
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("closed_checked"));
    // Who changed what, once.
    let audit = administrator.json("/api/admin/audit?kind=settings").await;
    let changes = audit["events"].as_array().or(audit.as_array()).unwrap();
    let last = changes.iter().find(|change| change["subject"] == "lifecycle").unwrap();
    assert_eq!(last["actor"], "administrator");
    assert_eq!(last["before"]["silent_days"], 14);
}

/// K10.3.1.1, M4: a term in working days of the community's own calendar.
#[tokio::test]
async fn m4_a_term_in_working_days_ends_after_the_weekends() {
    let cast = Cast::gather().await;
    let statement = "update service set term_unit = 'working', term_days = 5 where code = 'lighting'";
    sqlx::query(statement).execute(&cast.public.pool).await.unwrap();
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    let card = cast.card(&cast.operator, &number).await;
    let today: chrono::NaiveDate =
        sqlx::query_scalar("select community_today()").fetch_one(&cast.public.pool).await.unwrap();
    let due: chrono::NaiveDate = card["due_on"].as_str().unwrap().parse().unwrap();
    // Five working days from any day are a week; from a Saturday or Sunday they end on Friday.
    let weekday = chrono::Datelike::weekday(&today).number_from_monday();
    let expected = if weekday <= 5 { 7 } else { 12 - weekday };
    assert_eq!((due - today).num_days(), i64::from(expected));
    let services = cast.public.json("/api/services").await;
    let lighting = services.as_array().unwrap().iter().find(|service| service["code"] == "lighting").unwrap();
    assert_eq!(lighting["term_unit"], "working");
}
