//! Imports a community's list of renamed streets: the file is the truth and replaces the list there was, whole or
//! not at all.

use super::csv::{self, RenameRow, RowError, TableError};
use crate::{
    db::{self, DbError, Pool},
    domain::rename::Rename,
    geocoder::{self, NotApplied},
};

/// Why a list was not imported.
#[derive(Debug, thiserror::Error)]
pub enum RenamesError {
    /// The file is no list of renamed streets.
    #[error(transparent)]
    Table(#[from] TableError),
    /// It has bad rows.
    #[error("{} bad rows; the list is as it was", .0.len())]
    Rows(Vec<RowError>),
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// What became of a list.
#[derive(Debug)]
pub struct Report {
    /// Its rows.
    pub rows: Vec<RenameRow>,
    /// Those that find no street on the present map; they are kept, for a later map may have it.
    pub not_applied: Vec<NotApplied>,
    /// Whether there is a map to try them on.
    pub has_map: bool,
}

/// Imports a file's bytes and tries the list on the present map.
///
/// # Errors
/// A [`RenamesError`]; then the list is as it was.
pub async fn import(pool: &Pool, bytes: &[u8]) -> Result<Report, RenamesError> {
    let (mut rows, mut bad) = (vec![], vec![]);
    for row in csv::renames(bytes)? {
        match row {
            Ok(row) => rows.push(row),
            Err(error) => bad.push(error),
        }
    }
    if !bad.is_empty() {
        return Err(RenamesError::Rows(bad));
    }
    let renames: Vec<Rename> = rows.iter().map(|row| row.rename.clone()).collect();
    let mut gazetteer = db::gazetteer::load(pool).await?;
    let has_map = !gazetteer.streets.is_empty();
    let not_applied = geocoder::apply_renames(&mut gazetteer, &renames);
    db::rename::replace(pool, &renames).await?;
    Ok(Report { rows, not_applied, has_map })
}
