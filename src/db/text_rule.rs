//! What operators add to the tables of the text rules: roots and exceptions of their own.

use chrono::{DateTime, Utc};
use serde::Serialize;

use super::{DbError, Pool, admin};
use crate::moderation::RuleKind;

/// A rule an operator has added.
#[derive(Debug, Clone, Serialize, utoipa::ToSchema)]
pub struct TextRule {
    /// Database id.
    pub id: i32,
    /// `root` or `exception`.
    pub kind: String,
    /// The beginning of the words it covers.
    pub word: String,
    /// Login of who added it.
    pub added_by: String,
    /// When.
    pub created_at: DateTime<Utc>,
}

/// All of them, by their words.
///
/// # Errors
/// The database is not reachable.
pub async fn list(pool: &Pool) -> Result<Vec<TextRule>, DbError> {
    let rules =
        sqlx::query_as!(TextRule, "select id, kind, word, added_by, created_at from text_rule order by word");
    Ok(rules.fetch_all(pool).await?)
}

/// Adds one; none where there is a rule of this word already.
///
/// # Errors
/// The database is not reachable.
pub async fn add(
    pool: &Pool,
    kind: RuleKind,
    word: &str,
    added_by: &str,
) -> Result<Option<TextRule>, DbError> {
    let mut tx = admin::begin(pool, added_by).await?;
    let rule = sqlx::query_as!(
        TextRule,
        "insert into text_rule (kind, word, added_by) values ($1, $2, $3) on conflict (word) do nothing
         returning id, kind, word, added_by, created_at",
        kind.as_str(),
        word,
        added_by
    );
    let rule = rule.fetch_optional(&mut *tx).await?;
    tx.commit().await?;
    Ok(rule)
}

/// Removes one; false where there is none of this id.
///
/// # Errors
/// The database is not reachable.
pub async fn remove(pool: &Pool, id: i32, removed_by: &str) -> Result<bool, DbError> {
    let mut tx = admin::begin(pool, removed_by).await?;
    let removed = sqlx::query!("delete from text_rule where id = $1", id).execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(removed.rows_affected() > 0)
}
