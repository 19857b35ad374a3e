//! The mirror's first view, read from the database whole.

use std::sync::Arc;

use super::{Known, Loaded, Mirror, MirrorError, Position};
use crate::{
    db::{self, Pool, request_change::Reading},
    index::{Builder, Index, Names},
};

impl Mirror {
    /// Loads everything anew, while the view there is goes on being asked.
    pub(super) async fn load(&self, pool: &Pool, at: &mut Position) -> Result<(), MirrorError> {
        let reading = Reading::begin(pool).await?;
        let start = reading.start.clone();
        let mut builder = Builder::new(start.today, &start.names)?;
        builder.reserve(start.estimate);
        reading.requests(|request| builder.push(&request).map_err(MirrorError::from)).await?;
        let built = tokio::task::spawn_blocking(move || builder.finish(start.epoch)).await;
        // It fails only when the runtime is going down.
        let Ok(index) = built else { return Ok(()) };
        self.know(pool, &start.names).await?;
        *at = Position { database: start.database, snapshot: start.position };
        self.begin_with(index?);
        Ok(())
    }

    /// Puts an index in the place of the one there is.
    pub(super) fn begin_with(&self, index: Index) {
        let load = self.index.load().as_ref().map_or(0, |before| before.load + 1);
        self.index.store(Some(Arc::new(Loaded { index, load })));
        self.tell(None);
    }

    /// Takes over what filters may name.
    pub(super) async fn know(&self, pool: &Pool, names: &Names) -> Result<(), MirrorError> {
        let community = db::community::get(pool).await?;
        let zone = community.and_then(|community| community.time_zone.parse().ok());
        self.known.store(Arc::new(Known::new(names, zone.unwrap_or(chrono_tz::Europe::Kyiv))));
        Ok(())
    }
}
