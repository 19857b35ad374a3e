//! What an administrator sets up. Every change runs in a transaction that says who makes it; triggers write the audit in
//! that same transaction, whoever changes a row and by whatever door.

use sqlx::{Postgres, Transaction};

use super::{DbError, Pool};

pub mod account;
pub mod audit;
pub mod organisation;
pub mod routing;
pub mod service;

/// A transaction whose changes the audit puts down to this login.
pub(super) async fn begin(pool: &Pool, actor: &str) -> Result<Transaction<'static, Postgres>, DbError> {
    let mut tx = pool.begin().await?;
    sqlx::query!("select set_config('hromada_map.actor', $1, true)", actor).fetch_one(&mut *tx).await?;
    Ok(tx)
}
