//! What a phone on a bad line sends again, since it has lost the answer, is done once.

use hromada_map::db::done_once;
use reqwest::{Method, Response, StatusCode, multipart};
use serde_json::{Value, json};

use crate::{
    app::{TestApp, problem},
    cast::{Cast, transitions},
    pictures::phone_photo,
};

async fn post(who: &TestApp, path: &str, key: &str, tag: Option<&str>, body: &Value) -> Response {
    let request = who.request(Method::POST, path).header("idempotency-key", key).json(body);
    let request = if let Some(tag) = tag { request.header("if-match", tag) } else { request };
    request.send().await.unwrap()
}

async fn photo(who: &TestApp, number: &str, key: &str, bytes: &[u8]) -> Response {
    let part = multipart::Part::bytes(bytes.to_vec()).file_name("after.jpg");
    let request = who.request(Method::POST, &format!("/api/requests/{number}/attachments"));
    request
        .header("idempotency-key", key)
        .multipart(multipart::Form::new().part("file", part))
        .send()
        .await
        .unwrap()
}

async fn tag_of(who: &TestApp, number: &str) -> String {
    let card = who.get(&format!("/api/desk/requests/{number}")).await;
    card.headers()["etag"].to_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_step_sent_again_is_taken_once_and_its_own_trace_is_no_conflict() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    let tag = tag_of(&cast.executor, &number).await;
    let body = json!({"to": "in_progress"});
    for _ in 0..3 {
        let answer = post(&cast.executor, &transitions(&number), "\"k-1\"", Some(&tag), &body).await;
        assert_eq!(answer.status(), StatusCode::OK);
        assert_eq!(answer.json::<Value>().await.unwrap()["status"], "in_progress");
    }
    let card = cast.card(&cast.executor, &number).await;
    assert_eq!(
        card["history"].as_array().unwrap().iter().filter(|row| row["to"] == "in_progress").count(),
        1
    );
    // Another key is another step, and the rules know it for one.
    problem(post(&cast.executor, &transitions(&number), "k-2", None, &body).await, 409).await;
    // So are other words under the same key: none of them is lost.
    let words = json!({"to": "in_progress", "note": "Вже на місці"});
    problem(post(&cast.executor, &transitions(&number), "k-1", None, &words).await, 409).await;
    // What was refused may be sent again, and is not taken for done.
    let submit = json!({"to": "submitted_infeasible"});
    for _ in 0..2 {
        problem(post(&cast.executor, &transitions(&number), "k-3", None, &submit).await, 409).await;
    }
    // A stranger with the same key and words learns nothing.
    problem(post(&cast.stranger, &transitions(&number), "k-1", None, &body).await, 404).await;
}

/// K10.3.1.3: the photo report.
#[tokio::test]
async fn a_photo_sent_again_is_kept_once_even_when_both_come_at_once() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    let bytes = phone_photo(80, 60);
    let (one, two) = tokio::join!(
        photo(&cast.executor, &number, "p-1", &bytes),
        photo(&cast.executor, &number, "p-1", &bytes)
    );
    let three = photo(&cast.executor, &number, "p-1", &bytes).await;
    let mut ids = vec![];
    for answer in [one, two, three] {
        assert_eq!(answer.status(), StatusCode::CREATED);
        ids.push(answer.json::<Value>().await.unwrap()["id"].clone());
    }
    assert!(ids.iter().all(|id| *id == ids[0]), "{ids:?}");
    let files = format!("/api/requests/{number}/attachments");
    assert_eq!(cast.executor.json(&files).await["attachments"].as_array().unwrap().len(), 1);
    // The same picture under another key is meant twice.
    assert_eq!(photo(&cast.executor, &number, "p-2", &bytes).await.status(), StatusCode::CREATED);
    assert_eq!(cast.executor.json(&files).await["attachments"].as_array().unwrap().len(), 2);
    // What an operator has removed does not come back by being sent again.
    let removed =
        cast.operator.request(Method::DELETE, &format!("/api/attachments/{}", ids[0])).send().await.unwrap();
    assert!(removed.status().is_success());
    problem(photo(&cast.executor, &number, "p-1", &bytes).await, 410).await;
    assert_eq!(cast.executor.json(&files).await["attachments"].as_array().unwrap().len(), 1);
}

/// K10.3.1.2.
#[tokio::test]
async fn an_answer_sent_again_is_kept_once_and_is_no_error() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    cast.heard(&number, "refutation", "Світить лише годину").await;
    let id = cast.waiting().await;
    cast.process(json!({"outcome": "rework", "reason": "Ліхтар знову не горить"})).await;
    let path = format!("/api/desk/responses/{id}/answer");
    for _ in 0..2 {
        let answer =
            post(&cast.executor, &path, "a-1", None, &json!({"answer": "Замінено й проводку"})).await;
        assert_eq!(answer.status(), StatusCode::NO_CONTENT);
    }
    problem(post(&cast.executor, &path, "a-2", None, &json!({"answer": "Ще раз"})).await, 409).await;
    let card = cast.card(&cast.executor, &number).await;
    assert_eq!(card["history"].as_array().unwrap().iter().filter(|row| row["what"] == "answered").count(), 1);
}

/// M17: nothing of a request is kept for longer than it serves. What came again a month later is taken anew, by the rules of steps.
#[tokio::test]
async fn what_was_done_once_is_forgotten_after_its_time_and_no_sooner() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    let step = json!({"to": "in_progress"});
    assert_eq!(
        post(&cast.executor, &transitions(&number), "k-1", None, &step).await.status(),
        StatusCode::OK
    );
    let pool = &cast.operator.pool;
    assert_eq!(done_once::forget(pool, 30).await.unwrap(), 0);
    assert_eq!(
        post(&cast.executor, &transitions(&number), "k-1", None, &step).await.status(),
        StatusCode::OK
    );
    sqlx::query("update done_once set at = at - interval '31 days'").execute(pool).await.unwrap();
    assert_eq!(done_once::forget(pool, 30).await.unwrap(), 1);
    problem(post(&cast.executor, &transitions(&number), "k-1", None, &step).await, 409).await;
}
