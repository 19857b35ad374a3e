//! The requests that wait for an operator, queue by queue, as the view `desk_queue` has them.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};

use super::{DbError, Pool};
use crate::domain::Queue;

/// A request that waits.
#[derive(Debug, Clone)]
pub struct Waiting {
    /// Registration number.
    pub number: String,
    /// Since when it waits for this.
    pub since: DateTime<Utc>,
    /// How many of its photos wait for an operator's word.
    pub photos: i64,
}

/// A new request with its words.
#[derive(Debug, Clone)]
pub struct NewText {
    /// Database id.
    pub id: i64,
    /// The request.
    pub waiting: Waiting,
    /// The applicant's own words.
    pub text: String,
}

/// How many wait in each queue where any do, leaving these requests out of the new ones and of those to be moderated.
///
/// # Errors
/// The database is not reachable.
pub async fn counts(pool: &Pool, without: &[i64]) -> Result<BTreeMap<Queue, i64>, DbError> {
    let rows = sqlx::query!(
        r#"select queue as "queue!", count(*) as "count!" from desk_queue
           where not (queue in ('new', 'moderation') and request_id = any ($1)) group by queue"#,
        without
    )
    .fetch_all(pool)
    .await?;
    // The view knows no other names.
    Ok(rows.into_iter().filter_map(|row| Some((row.queue.parse().ok()?, row.count))).collect())
}

/// The requests of a queue but for these: open ones first, those that wait longest at the top.
///
/// # Errors
/// The database is not reachable.
pub async fn waiting(
    pool: &Pool,
    queue: Queue,
    without: &[i64],
    limit: i64,
) -> Result<Vec<Waiting>, DbError> {
    Ok(sqlx::query_as!(
        Waiting,
        r#"select r.number, q.since as "since!",
                  (select count(*) from attachment as a where a.request_id = r.id and a.kind = 'photo'
                   and a.state = 'ready' and a.moderated_at is null) as "photos!"
           from desk_queue as q join service_request as r on r.id = q.request_id
           where q.queue = $1 and r.id <> all ($2)
           order by q.is_closed, q.since, r.id limit $3"#,
        queue.as_str(),
        without,
        limit
    )
    .fetch_all(pool)
    .await?)
}

/// The words of new requests, those that wait longest first.
///
/// # Errors
/// The database is not reachable.
pub async fn new_texts(pool: &Pool, limit: i64) -> Result<Vec<NewText>, DbError> {
    let rows = sqlx::query!(
        r#"select r.id, r.number, r.raw_text, q.since as "since!",
                  (select count(*) from attachment as a where a.request_id = r.id and a.kind = 'photo'
                   and a.state = 'ready' and a.moderated_at is null) as "photos!"
           from desk_queue as q join service_request as r on r.id = q.request_id
           where q.queue = 'new' order by q.since, r.id limit $1"#,
        limit
    )
    .fetch_all(pool)
    .await?;
    Ok(rows
        .into_iter()
        .map(|row| NewText {
            id: row.id,
            waiting: Waiting { number: row.number, since: row.since, photos: row.photos },
            text: row.raw_text,
        })
        .collect())
}
