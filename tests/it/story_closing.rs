//! How a request may be closed by hand: as confirmed only by the applicant's word, over no word that nobody has read, and
//! cancelled only with a ground.

use serde_json::json;

use crate::{
    app::problem,
    cast::{Cast, transitions},
};

/// M18, K10.2.1.1: an operator cannot confirm for the applicant, and closes nothing over a refutation.
#[tokio::test]
async fn m18_k10_2_1_1_an_operator_confirms_for_nobody_and_closes_over_no_refutation() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    let close = async |to: &str| cast.operator.post(&transitions(&number), &json!({"to": to})).await;
    assert!(problem(close("closed_confirmed").await, 409).await.contains("has not confirmed"));
    cast.heard(&number, "refutation", "Не світить").await;
    for to in ["closed_confirmed", "closed_checked"] {
        assert!(problem(close(to).await, 409).await.contains("process the refutation first"), "{to}");
    }
    let id = cast.waiting().await;
    cast.process(json!({"outcome": "answered", "answer": "Увечері перевіримо."})).await;
    assert!(problem(close("closed_confirmed").await, 409).await.contains("has not confirmed"));

    // Confirmed in words, and commented on: both are read first.
    cast.heard(&number, "confirmation", "Тепер світить, дякую").await;
    cast.heard(&number, "comment", "Але хитається стовп").await;
    assert!(problem(close("closed_confirmed").await, 409).await.contains("process the comment first"));
    let queue = cast.operator.json("/api/desk/responses").await;
    let comment = &queue["responses"][1];
    assert_eq!((&comment["kind"], comment["id"] == id), (&json!("comment"), false));
    let answered = json!({"outcome": "answered", "answer": "Стовп укріпимо."});
    let path = format!("/api/desk/responses/{}", comment["id"]);
    assert_eq!(cast.operator.post(&path, &answered).await.status(), 200);
    assert_eq!(close("closed_confirmed").await.status(), 200);
}

/// M18: a confirmation is of the work it was said of, not of the next.
#[tokio::test]
async fn m18_a_confirmation_does_not_outlive_the_submission_it_answers() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    cast.heard(&number, "confirmation", "Світить, але не там").await;
    cast.step(&cast.operator, &number, json!({"to": "rework", "note": "Не той ліхтар"})).await;
    for to in ["in_progress", "submitted_done"] {
        cast.step(&cast.executor, &number, json!({"to": to})).await;
    }
    let path = format!("/api/desk/responses/{}", cast.waiting().await);
    let refused = problem(cast.operator.post(&path, &json!({"outcome": "close"})).await, 409).await;
    assert!(refused.contains("has not confirmed"), "{refused}");
    assert_eq!(cast.heard(&number, "confirmation", "Тепер той").await, "submitted_done");
    let queue = cast.operator.json("/api/desk/responses").await;
    let path = format!("/api/desk/responses/{}", queue["responses"][1]["id"]);
    let closed = cast.operator.post(&path, &json!({"outcome": "close"})).await;
    assert_eq!(closed.status(), 200, "{}", closed.text().await.unwrap());
    assert_eq!(cast.public_status(&number).await.as_deref(), Some("closed_confirmed"));
}

/// K6.2.4: an impossibility is closed against the applicant's will, but not unread.
#[tokio::test]
async fn k6_2_4_an_impossibility_is_not_closed_over_a_refutation_that_nobody_has_read() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    cast.operator.accept(&number).await;
    cast.step(&cast.executor, &number, json!({"to": "in_progress"})).await;
    let note = json!({"to": "submitted_infeasible", "note": "Стовп приватний"});
    cast.step(&cast.executor, &number, note).await;
    cast.heard(&number, "refutation", "Стовп громади").await;
    let close = cast.operator.post(&transitions(&number), &json!({"to": "closed_infeasible"})).await;
    assert!(problem(close, 409).await.contains("process the refutation first"));
    assert_eq!(cast.process(json!({"outcome": "close"})).await, "closed_infeasible");
}

/// K10.1.1.2: an operator who cancels says on whose word.
#[tokio::test]
async fn k10_1_1_2_cancelling_by_hand_needs_a_ground() {
    let cast = Cast::gather().await;
    let number = cast.call().await;
    let path = transitions(&number);
    for note in [json!(null), json!(" … ")] {
        let cancel = cast.operator.post(&path, &json!({"to": "cancelled", "note": note})).await;
        assert!(problem(cancel, 409).await.contains("why it is cancelled"));
    }
    cast.step(&cast.operator, &number, json!({"to": "cancelled", "note": "Прохання заявника"})).await;
}

/// K10.2.2.2: left in work means left as it is where the executor has it, and the applicant is answered.
#[tokio::test]
async fn k10_2_2_2_a_cancellation_with_words_is_left_in_work_where_the_executor_has_it() {
    let cast = Cast::gather().await;
    let (number, applicant) = cast.write_in().await;
    cast.operator.accept(&number).await;
    let left = json!({"outcome": "in_work", "answer": "Лишаємо в роботі, як ви й просили."});
    for state in ["accepted", "in_progress"] {
        if state == "in_progress" {
            cast.step(&cast.executor, &number, json!({"to": state})).await;
        }
        let words = "Скасуйте, хоча ні, нехай роблять";
        assert_eq!(crate::cast::said(&applicant, &number, "cancellation", words).await, state);
        let path = format!("/api/desk/responses/{}", cast.waiting().await);
        let unanswered = cast.operator.post(&path, &json!({"outcome": "in_work"})).await;
        assert!(problem(unanswered, 422).await.contains("answer"));
        assert_eq!(cast.process(left.clone()).await, state);
    }
    let own = applicant.json(&format!("/api/requests/{number}/responses")).await;
    assert_eq!((&own[1]["outcome"], &own[1]["answer"]), (&json!("in_work"), &left["answer"]));
    let letters: i64 = sqlx::query_scalar("select count(*) from notice where kind = 'answer'")
        .fetch_one(&cast.public.pool)
        .await
        .unwrap();
    assert_eq!(letters, 2);
}

/// A field that takes one value does not ask for several.
#[tokio::test]
async fn a_field_that_takes_one_value_says_one_of() {
    let cast = Cast::gather().await;
    let number = cast.submitted().await;
    let wrong = problem(cast.hear(&number, "praise", "").await, 422).await;
    assert!(wrong.contains("kind: one of: comment, ") && !wrong.contains("one or more"), "{wrong}");
    let wrong = cast.operator.post(&transitions(&number), &json!({"to": "done"})).await;
    assert!(problem(wrong, 422).await.contains("to: one of: registered, "));
    let several = problem(cast.operator.get("/api/desk/requests?status=done").await, 400).await;
    assert!(several.contains("one or more of these"), "{several}");
}
