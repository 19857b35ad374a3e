//! The texts a community says in words of its own. What may stand in them the messages know; here they are kept.

use chrono::{DateTime, Utc};
use sqlx::PgExecutor;

use super::{DbError, Pool, admin};
use crate::messages::{Language, own_text::OwnText, wording::Wording, words::Words};

/// A text as the community says it.
#[derive(Debug, Clone)]
pub struct Said {
    /// Its key in the catalogue.
    pub key: String,
    /// BCP 47 tag of its language.
    pub language: String,
    /// A Fluent pattern.
    pub value: String,
    /// Login of who wrote it.
    pub changed_by: String,
    /// When.
    pub changed_at: DateTime<Utc>,
}

/// The words of a language as they are at this moment of a transaction. They are read each time and kept nowhere, so that
/// every server says the same.
///
/// # Errors
/// The database is not reachable.
pub async fn words(executor: impl PgExecutor<'_>, language: Language) -> Result<Words, DbError> {
    let rows = sqlx::query!("select key, value from community_text where language = $1", language.tag())
        .fetch_all(executor)
        .await?;
    Ok(Words::new(language, rows.into_iter().map(|row| (row.key, row.value))))
}

/// What the community says in words of its own: all of it, or one text.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool, key: Option<&str>) -> Result<Vec<Said>, DbError> {
    Ok(sqlx::query_as!(
        Said,
        "select key, language, value, changed_by, changed_at from community_text
         where $1::text is null or key = $1",
        key
    )
    .fetch_all(pool)
    .await?)
}

/// Says a text in these words from now on.
///
/// # Errors
/// The database is not reachable.
pub async fn put(
    pool: &Pool,
    actor: &str,
    text: &OwnText,
    language: Language,
    wording: &Wording,
) -> Result<(), DbError> {
    let mut tx = admin::begin(pool, actor).await?;
    // The same words again are no change.
    sqlx::query!(
        "insert into community_text as present (key, language, value, changed_by) values ($1, $2, $3, $4)
         on conflict (key, language) do update
             set value = excluded.value, changed_by = excluded.changed_by, changed_at = now()
             where present.value <> excluded.value",
        text.key,
        language.tag(),
        wording.as_str(),
        actor
    )
    .execute(&mut *tx)
    .await?;
    tx.commit().await?;
    Ok(())
}

/// Says a text in the program's own words again.
///
/// # Errors
/// The database is not reachable.
pub async fn reset(pool: &Pool, actor: &str, text: &OwnText, language: Language) -> Result<(), DbError> {
    let mut tx = admin::begin(pool, actor).await?;
    sqlx::query!("delete from community_text where key = $1 and language = $2", text.key, language.tag())
        .execute(&mut *tx)
        .await?;
    tx.commit().await?;
    Ok(())
}
