//! What is told to whom: the facts of a step or an answer, as they are in the transaction that makes them, become a
//! notice to the request's applicant, in the words the community has for it then. An applicant without an address, or who wants to be forgotten,
//! gets none; who has only called is written to where they said.

use std::time::Duration;

use sqlx::PgConnection;

use super::{NewNotice, enqueue};
use crate::{
    db::{DbError, text},
    domain::{Role, Status},
    messages::{
        Language,
        letter::{Letter, StatusFacts},
    },
};

/// How long news of a request is of use: RFC 5321 §4.5.4.1 gives up after four to five days.
const NEWS: Duration = Duration::from_secs(5 * 24 * 60 * 60);

/// Tells the applicant of a step: each public status (M16), a refusal and a cancellation. Says whether there was
/// somebody to tell.
///
/// # Errors
/// The database is not reachable.
pub async fn about_status(conn: &mut PgConnection, event: i64) -> Result<bool, DbError> {
    let row = sqlx::query!(
        r#"select r.id, r.number, s.name as service, o.name as "executor?", r.due_on, coalesce(nullif(a.email, ''), a.contact_email) as "email!", a.language,
                  e.to_status, community_today() as "today!",
                  case when s.outside_powers then s.where_to_turn end as where_to_turn,
                  -- K6.2.4: what an operator closes as impossible, the executor has justified.
                  case e.to_status when 'closed_infeasible' then (
                      select note from request_event
                      where request_id = r.id and to_status = 'submitted_infeasible' order by id desc limit 1)
                  else e.note end as reason,
                  exists (select from public_request where id = r.id) as "has_page!"
           from request_event as e
           join service_request as r on r.id = e.request_id
           join service as s on s.id = r.service_id
           join applicant as a on a.id = r.applicant_id and a.erased_at is null
               and a.email || a.contact_email <> ''
           left join organisation as o on o.id = r.executor_id
           where e.id = $1 and e.from_status is distinct from e.to_status"#,
        event
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let status: Status =
        row.to_status.parse().map_err(|error| DbError::Other(sqlx::Error::Decode(Box::new(error))))?;
    let language = Language::from_tag(&row.language);
    let facts = StatusFacts {
        number: &row.number,
        service: &row.service,
        status,
        executor: row.executor.as_deref(),
        due_on: row.due_on,
        today: row.today,
        where_to_turn: row.where_to_turn.as_deref(),
        reason: row.reason.as_deref(),
    };
    let words = text::words(&mut *conn, language).await?;
    let Some(letter) = Letter::about_status(&words, &facts) else { return Ok(false) };
    let notice = NewNotice {
        recipient: &row.email,
        language,
        kind: "status",
        letter,
        link: row.has_page.then(|| page(&row.number)),
        request_id: Some(row.id),
        dedup_key: format!("request:{}:event:{event}", row.id),
        lifetime: NEWS,
    };
    enqueue(conn, &notice).await
}

/// Passes what an operator (K10.2.1.1) or an executor (K10.3.1.2) answers to a response on to the applicant. Says
/// whether there was somebody to tell.
///
/// # Errors
/// The database is not reachable.
pub async fn about_answer(
    conn: &mut PgConnection,
    request: i64,
    response: i64,
    by: Role,
    text: &str,
) -> Result<bool, DbError> {
    let row = sqlx::query!(
        r#"select r.number, coalesce(nullif(a.email, ''), a.contact_email) as "email!", a.language,
                  exists (select from public_request where id = r.id) as "has_page!"
           from service_request as r
           join applicant as a on a.id = r.applicant_id and a.erased_at is null
               and a.email || a.contact_email <> ''
           where r.id = $1"#,
        request
    )
    .fetch_optional(&mut *conn)
    .await?;
    let Some(row) = row else { return Ok(false) };
    let language = Language::from_tag(&row.language);
    let words = text::words(&mut *conn, language).await?;
    let notice = NewNotice {
        recipient: &row.email,
        language,
        kind: "answer",
        letter: Letter::about_answer(&words, &row.number, by, text),
        link: row.has_page.then(|| page(&row.number)),
        request_id: Some(request),
        dedup_key: format!("request:{request}:answer:{response}:{}", by.as_str()),
        lifetime: NEWS,
    };
    enqueue(conn, &notice).await
}

/// Sends a sign-in code to an address. It is not sent any more once its minutes are over.
///
/// # Errors
/// The database is not reachable.
pub async fn sign_in_code(
    conn: &mut PgConnection,
    email: &str,
    language: Language,
    code: &str,
    minutes: u32,
) -> Result<(), DbError> {
    let words = text::words(&mut *conn, language).await?;
    let notice = NewNotice {
        recipient: email,
        language,
        kind: "sign_in_code",
        letter: Letter::sign_in_code(&words, code, minutes),
        link: None,
        request_id: None,
        // Each code is another: nothing to be told once only.
        dedup_key: format!("sign_in_code:{:032x}", rand::random::<u128>()),
        lifetime: Duration::from_secs(u64::from(minutes) * 60),
    };
    enqueue(conn, &notice).await?;
    Ok(())
}

fn page(number: &str) -> String {
    format!("/requests/{number}")
}
