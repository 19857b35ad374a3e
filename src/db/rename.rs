//! The community's own list of renamed streets.

use super::{DbError, Pool};
use crate::domain::rename::Rename;

/// Replaces the list, and tells every server to build its geocoder anew.
///
/// # Errors
/// The database is not reachable or refuses; then the list is as it was.
pub async fn replace(pool: &Pool, renames: &[Rename]) -> Result<(), DbError> {
    let column = |of: fn(&Rename) -> Option<&String>| -> Vec<Option<String>> {
        renames.iter().map(|rename| of(rename).cloned()).collect()
    };
    let mut tx = pool.begin().await?;
    // Of two imports at once the later one is the truth.
    sqlx::query!("lock table street_rename in share row exclusive mode").execute(&mut *tx).await?;
    sqlx::query!("delete from street_rename").execute(&mut *tx).await?;
    sqlx::query!(
        "insert into street_rename (id, old_name, new_name, settlement, district)
         select row.id, row.old_name, row.new_name, row.settlement, row.district
         from unnest($1::text[], $2::text[], $3::text[], $4::text[]) with ordinality
             as row (old_name, new_name, settlement, district, id)",
        &column(|rename| Some(&rename.old)) as _,
        &column(|rename| Some(&rename.new)) as _,
        &column(|rename| rename.settlement.as_ref()) as _,
        &column(|rename| rename.district.as_ref()) as _,
    )
    .execute(&mut *tx)
    .await?;
    sqlx::query!("select pg_notify('gazetteer', '')").execute(&mut *tx).await?;
    tx.commit().await?;
    Ok(())
}

/// The list, in the order of the file it came from.
///
/// # Errors
/// The database is not reachable.
pub async fn load(pool: &Pool) -> Result<Vec<Rename>, DbError> {
    let renames = sqlx::query_as!(
        Rename,
        "select old_name as old, new_name as new, settlement, district from street_rename order by id"
    )
    .fetch_all(pool)
    .await?;
    Ok(renames)
}
