//! The index in a file, so that a server that starts again is ready before it has asked the database for every request.

use std::path::PathBuf;

use tokio::task::spawn_blocking;

use super::{Mirror, MirrorError, Position};
use crate::{
    db::{Pool, request_change},
    index::{Index, Origin, SnapshotError},
};

impl Mirror {
    /// Keeps the index in this file, and begins with what is there.
    #[must_use]
    pub fn kept_in(mut self, file: PathBuf) -> Self {
        self.file = Some(file);
        self
    }

    /// Begins with the file, if there is one and it is of this database. Whether it has.
    pub(super) async fn restore(&self, pool: &Pool, at: &mut Position) -> Result<bool, MirrorError> {
        let Some(file) = self.file.clone() else { return Ok(false) };
        let database = request_change::known_as(pool).await?;
        let names = request_change::names_now(pool).await?;
        self.know(pool, &names).await?;
        let today = self.today();
        let read = spawn_blocking(move || Index::load(&file, database, today));
        let (index, snapshot) = match read.await {
            Ok(Ok(read)) => read,
            Ok(Err(SnapshotError::Io(error))) if error.kind() == std::io::ErrorKind::NotFound => {
                return Ok(false);
            }
            Ok(Err(error)) => {
                tracing::info!("{error}; reading the requests from the database");
                return Ok(false);
            }
            // It fails only when the runtime is going down.
            Err(_) => return Ok(false),
        };
        index.rename(&names)?;
        *at = Position { database, snapshot };
        self.begin_with(index);
        Ok(true)
    }

    /// Writes the index to its file, if it has one, with all that has been taken over until now.
    pub async fn keep(&self) {
        let Some(file) = self.file.clone() else { return };
        let (loaded, origin) = {
            let at = self.at.lock().await;
            let Some(loaded) = self.index.load_full() else { return };
            (loaded, Origin { database: at.database, position: at.snapshot.clone() })
        };
        let written = spawn_blocking(move || {
            // What is merged from here on holds at least what had been taken over up to the position.
            if let Err(error) = loaded.index.merge() {
                tracing::error!("the request index: {error}");
                return Ok(());
            }
            if let Some(folder) = file.parent() {
                std::fs::create_dir_all(folder)?;
            }
            loaded.index.view().save(&file, origin)
        });
        if let Ok(Err(error)) = written.await {
            tracing::warn!("{error}; the next start reads the requests from the database");
        }
    }
}
