//! What waits for an operator. New requests whose words hold something are no matter of one key: they wait among what is to
//! be moderated instead. It decides nothing and changes nothing.

use std::collections::BTreeMap;

use super::text_check::moderator;
use crate::{
    db::{
        DbError, Pool,
        desk_queue::{self, NewText, Waiting},
    },
    domain::Queue,
    moderation::{Moderator, looks_like_several, personal},
};

/// How many new texts are read at once, oldest first; whatever is newer waits among the new until it comes forward.
const READ: i64 = 500;

/// A request that waits, and whether it does for its words.
#[derive(Debug, Clone)]
pub struct Item {
    /// The request.
    pub waiting: Waiting,
    /// Bad words, personal data or several questions are in them.
    pub text: bool,
}

/// How many wait in each queue where any do.
///
/// # Errors
/// The database is not reachable.
pub async fn counts(pool: &Pool) -> Result<BTreeMap<Queue, i64>, DbError> {
    let texts = texts(pool).await?;
    let mut counts = desk_queue::counts(pool, &ids(&texts)).await?;
    if !texts.is_empty() {
        *counts.entry(Queue::Moderation).or_default() += texts.len() as i64;
    }
    Ok(counts)
}

/// The requests of a queue, those that wait longest first.
///
/// # Errors
/// The database is not reachable.
pub async fn items(pool: &Pool, queue: Queue, limit: usize) -> Result<Vec<Item>, DbError> {
    let texts = match queue {
        Queue::New | Queue::Moderation => texts(pool).await?,
        _ => Vec::new(),
    };
    let most = i64::try_from(limit).unwrap_or(i64::MAX);
    let others = desk_queue::waiting(pool, queue, &ids(&texts), most).await?;
    let others = others.into_iter().map(|waiting| Item { waiting, text: false });
    if queue == Queue::New {
        return Ok(others.collect());
    }
    let texts = texts.into_iter().map(|text| Item { waiting: text.waiting, text: true });
    let mut all: Vec<Item> = texts.chain(others).collect();
    if queue == Queue::Moderation {
        all.sort_by_key(|item| item.waiting.since);
    }
    all.truncate(limit);
    Ok(all)
}

/// The new requests whose words hold something.
async fn texts(pool: &Pool) -> Result<Vec<NewText>, DbError> {
    let texts = desk_queue::new_texts(pool, READ).await?;
    if texts.is_empty() {
        return Ok(texts);
    }
    let moderator = moderator(pool).await?;
    Ok(texts.into_iter().filter(|new| holds_something(&moderator, &new.text)).collect())
}

fn holds_something(moderator: &Moderator, text: &str) -> bool {
    !moderator.find(text).is_empty() || !personal::find(text).is_empty() || looks_like_several(text).is_some()
}

fn ids(texts: &[NewText]) -> Vec<i64> {
    texts.iter().map(|text| text.id).collect()
}
