//! Blanks personal data when the time it may be kept is over. The requests stay, with all that is public of them and
//! all that is counted.

use sqlx::PgConnection;

use super::{DbError, Pool, notice};

/// What was blanked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Blanked {
    /// Requests whose words and typed address are gone.
    pub requests: i64,
    /// Applicants whose cards are gone.
    pub applicants: i64,
}

/// Blanks what belongs to requests that ended more than `days` ago, and the cards of applicants who have had nothing
/// going on for so long. Two servers may do it at once.
///
/// # Errors
/// The database is not reachable; then nothing is blanked.
pub async fn blank(pool: &Pool, days: i32) -> Result<Blanked, DbError> {
    let mut tx = pool.begin().await?;
    let ended: Vec<i64> =
        sqlx::query_file_scalar!("src/db/sql/requests_to_blank.sql", days).fetch_all(&mut *tx).await?;
    blank_requests(&mut tx, &ended).await?;
    let idle: Vec<i64> = sqlx::query_scalar!(
        "select id from applicant as a
         where erased_at is null and registered_at < now() - make_interval(days => $1)
           and not exists (select from service_request as r where r.applicant_id = a.id and r.raw_text <> '')
           and not exists (select from session as s where s.applicant_id = a.id and s.expires_at > now())
         for update skip locked",
        days
    )
    .fetch_all(&mut *tx)
    .await?;
    blank_cards(&mut tx, &idle).await?;
    // A letter tells of its reader, too.
    sqlx::query!("delete from notice where created_at < now() - make_interval(days => $1)", days)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    let count = |ids: &[i64]| i64::try_from(ids.len()).unwrap_or(i64::MAX);
    Ok(Blanked { requests: count(&ended), applicants: count(&idle) })
}

/// Blanks what was said and typed about requests, by whomever: the applicant's words, the address, the notes of the
/// history, the responses and their answers, photos and documents, what the geocoder learned. What an operator released
/// for the public stays.
///
/// # Errors
/// The database is not reachable.
pub(super) async fn blank_requests(conn: &mut PgConnection, ids: &[i64]) -> Result<(), DbError> {
    // Who still has to go there needs the house, and what is to be done in the words an operator has read; who has been
    // there does not.
    sqlx::query!(
        "update service_request set
             raw_text = case when status like 'closed%' or status in ('refused', 'cancelled') then ''
                             else coalesce(public_text, '') end,
             address = coalesce(case when status like 'closed%' or status in ('refused', 'cancelled')
                                     then street_label else place_label end, '')
         where id = any ($1)",
        ids
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "update request_event set note = null where request_id = any ($1) and note is not null",
        ids
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!(
        "update request_response set text = '', answer = null,
             executor_answer = case when executor_answer is not null then '' end
         where request_id = any ($1)",
        ids
    )
    .execute(&mut *conn)
    .await?;
    // The sweeper deletes their files. What an executor proves in a request that is open stays until it ends.
    sqlx::query!(
        "update attachment as a set state = 'removed', thumbnail_due = null from service_request as r
         where r.id = a.request_id and r.id = any ($1) and not a.public and a.state in ('ready', 'lost')
           and (a.role = 'applicant' or r.status like 'closed%' or r.status in ('refused', 'cancelled'))",
        ids
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("delete from address_alias where request_id = any ($1)", ids).execute(conn).await?;
    Ok(())
}

/// Blanks the cards of applicants, and ends their sessions. Their letters go with them.
///
/// # Errors
/// The database is not reachable.
pub(super) async fn blank_cards(conn: &mut PgConnection, ids: &[i64]) -> Result<(), DbError> {
    notice::forget(conn, ids).await?;
    sqlx::query!(
        "update applicant set email = '', contact_email = '', surname = '', name = '', patronymic = '', residence = '', phone = '',
             certificate = null, erased_at = now() where id = any ($1)",
        ids
    )
    .execute(&mut *conn)
    .await?;
    sqlx::query!("delete from session where applicant_id = any ($1)", ids).execute(conn).await?;
    Ok(())
}
