//! Personal data whose time is over is blanked, and nothing else.

use hromada_map::{db, intake::filing::upkeep::Patience};
use serde_json::json;

use crate::{app::TestApp, photos, pictures::phone_photo};

#[tokio::test]
async fn what_ended_long_ago_loses_its_words_and_keeps_its_place_in_the_statistics() {
    let app = TestApp::sample().await;
    let maria = app.applicant("maria@example.org").await;
    let idle = app.applicant("ivan@example.org").await;
    let operator = app.staff("operator").await;
    let executor = hromada_map::sample::EXECUTORS[0];
    db::service::add_organisations(&app.pool, &[executor.to_owned()]).await.unwrap();
    let mut numbers = Vec::new();
    for text in ["стара", "недавня", "відкрита"] {
        let body = json!({"service": "potholes", "address": "вул. Соборна, 76, кв. 5", "text": text});
        let (number, _) = maria.register(&body).await;
        let step =
            json!({"to": "accepted", "executor": executor, "public_text": "Яма.", "note": "дзвонила Марія"});
        assert_eq!(operator.post(&format!("/api/requests/{number}/transitions"), &step).await.status(), 200);
        numbers.push(number);
    }
    for number in &numbers {
        sqlx::query(
            "insert into request_response (request_id, kind, text, processed_at, processed_by, outcome, answer)
             select id, 'comment', 'телефонуйте Марії', now(), 'olena', 'answered', 'Марії подзвонили'
             from service_request where number = $1",
        )
        .bind(number)
        .execute(&app.pool)
        .await
        .unwrap();
    }
    for (number, days) in numbers.iter().zip([400, 300]) {
        sqlx::query(
            "update service_request set status = 'closed_checked', closed_on = community_today() - $2 where number = $1",
        )
        .bind(number)
        .bind(days)
        .execute(&app.pool)
        .await
        .unwrap();
    }
    sqlx::query("update applicant set registered_at = now() - interval '2 years'")
        .execute(&app.pool)
        .await
        .unwrap();
    sqlx::query(
        "delete from session where applicant_id = (select id from applicant where email like 'ivan%')",
    )
    .execute(&app.pool)
    .await
    .unwrap();
    let mut photos = Vec::new();
    for number in &numbers {
        let photo = photos::upload(&maria, number, phone_photo(80, 60)).await;
        let released = photos::upload(&operator, number, phone_photo(80, 60)).await;
        photos::publish(&operator, &released["id"], true).await;
        photos
            .push((photo["url"].as_str().unwrap().to_owned(), released["url"].as_str().unwrap().to_owned()));
    }
    let before = app.json("/api/statistics").await;

    let twice = tokio::join!(db::retention::blank(&app.pool, 365), db::retention::blank(&app.pool, 365));
    let (one, other) = (twice.0.unwrap(), twice.1.unwrap());
    assert_eq!((one.requests + other.requests, one.applicants + other.applicants), (1, 1));

    let words: Vec<(String, String, Option<String>)> = sqlx::query_as(
        "select r.raw_text, r.address, e.note from service_request as r
         join request_event as e on e.request_id = r.id and e.to_status = 'accepted' order by r.id",
    )
    .fetch_all(&app.pool)
    .await
    .unwrap();
    assert_eq!((words[0].0.as_str(), words[0].2.as_deref()), ("", None));
    assert!(!words[0].1.contains("76"), "{}", words[0].1);
    assert_eq!((words[1].0.as_str(), words[1].2.as_deref()), ("недавня", Some("дзвонила Марія")));
    let said: Vec<(String, Option<String>)> =
        sqlx::query_as("select text, answer from request_response order by id")
            .fetch_all(&app.pool)
            .await
            .unwrap();
    assert_eq!(said[0], (String::new(), None));
    assert_eq!(said[1].0, "телефонуйте Марії");
    // Maria has something going on; Ivan has not been here for two years.
    assert_eq!(maria.json("/api/me").await["surname"], "Шевчук");
    assert_eq!(idle.get("/api/me").await.status(), 401);
    assert_eq!(app.json("/api/statistics").await, before);
    assert_eq!(app.json(&format!("/api/requests/{}", numbers[0])).await["properties"]["text"], "Яма.");
    // What nobody has released is gone with its file, what is public stays.
    assert_eq!(operator.get(&photos[0].0).await.status(), 404);
    assert_eq!(app.get(&photos[0].1).await.status(), 200);
    assert_eq!(operator.get(&photos[1].0).await.status(), 200);
    let kept = photos::files_below(app.files.path()).len();
    app.filing().sweep(&app.pool, Patience::default()).await.unwrap();
    assert_eq!(photos::files_below(app.files.path()).len(), kept - 1);
    // The history stays append-only but for that.
    for change in
        ["update request_event set note = 'інше'", "update request_event set actor = '', note = null"]
    {
        assert!(sqlx::query(change).execute(&app.pool).await.is_err(), "{change}");
    }
}
