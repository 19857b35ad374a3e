//! Blanks personal data when the time it may be kept is over. The requests stay, with all that is public of them and
//! all that is counted.

use super::{DbError, Pool};

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
    let ended: Vec<i64> = sqlx::query_scalar!(
        "update service_request set raw_text = '', address = coalesce(street_label, '')
         where id in (
             select id from service_request
             where raw_text <> '' and coalesce(closed_on, case when status = 'refused' then updated_at::date end)
                 < community_today() - $1::integer
             for update skip locked)
         returning id",
        days
    )
    .fetch_all(&mut *tx)
    .await?;
    sqlx::query!(
        "update request_event set note = null where request_id = any ($1) and note is not null",
        &ended
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("delete from address_alias where request_id = any ($1)", &ended).execute(&mut *tx).await?;
    let idle: Vec<i64> = sqlx::query_scalar!(
        "update applicant set email = '', surname = '', name = '', patronymic = '', residence = '', phone = '',
             certificate = null, erased_at = now()
         where id in (
             select a.id from applicant as a
             where erased_at is null and registered_at < now() - make_interval(days => $1)
               and not exists (select from service_request as r where r.applicant_id = a.id and r.raw_text <> '')
               and not exists (select from session as s where s.applicant_id = a.id and s.expires_at > now())
             for update skip locked)
         returning id",
        days
    )
    .fetch_all(&mut *tx)
    .await?;
    sqlx::query!("delete from session where applicant_id = any ($1)", &idle).execute(&mut *tx).await?;
    // A letter tells of its reader, too.
    sqlx::query!("delete from notice where created_at < now() - make_interval(days => $1)", days)
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    let count = |ids: &[i64]| i64::try_from(ids.len()).unwrap_or(i64::MAX);
    Ok(Blanked { requests: count(&ended), applicants: count(&idle) })
}
