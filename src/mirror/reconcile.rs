//! Proof that the index is what the database says. Triggers and positions make it so; what nobody thought of (a trigger
//! switched off for a repair, a fault of ours) is found here and mended.

use std::sync::Arc;

use super::{Mirror, MirrorError};
use crate::{
    db::{Pool, request_change::Reading},
    index::{Change, IdSet, View},
};

/// With more differences than these, everything is loaded anew.
const MOST_MENDED: usize = 100_000;

impl Mirror {
    /// Compares the index with every public request, and mends it; how many requests were wrong.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn reconcile(&self, pool: &Pool) -> Result<usize, MirrorError> {
        let Some(view) = self.view() else { return Ok(0) };
        let suspects = suspects(pool, view).await?;
        if suspects.is_empty() {
            return Ok(0);
        }
        // The two were not of the same moment. Now they are: nothing is taken over meanwhile.
        let mut at = self.at.lock().await;
        if suspects.len() > MOST_MENDED {
            self.load(pool, &mut at).await?;
            return Ok(suspects.len());
        }
        let now = self.take_over(pool, pool, &mut at, &suspects).await?;
        let Some(loaded) = self.index.load_full() else { return Ok(0) };
        let view = loaded.index.view();
        let present = IdSet::new(view.ids().collect());
        let is_wrong = |change: &Change| match change {
            Change::Put(request) => !view.holds(request),
            Change::Remove(id) => present.contains(*id),
        };
        let wrong: Vec<(u64, Change)> =
            now.into_iter().filter(is_wrong).map(|change| (view.sequence(), change)).collect();
        if !wrong.is_empty() {
            tracing::error!("{} requests were otherwise in the database; mended", wrong.len());
            metrics::counter!("request_index_mended_total").increment(wrong.len() as u64);
            let touched = loaded.index.apply(&wrong)?;
            self.tell(Some(touched));
        }
        Ok(wrong.len())
    }
}

/// The requests in which a view and the database differ, also where one of them is only newer.
async fn suspects(pool: &Pool, view: Arc<View>) -> Result<Vec<i64>, MirrorError> {
    let mut suspects = vec![];
    let mut read = Vec::with_capacity(view.len());
    let reading = Reading::begin(pool).await?;
    reading
        .requests(|request| {
            read.push(request.id);
            if !view.holds(&request) {
                suspects.push(request.id);
            }
            Ok::<_, MirrorError>(())
        })
        .await?;
    let gone = tokio::task::spawn_blocking(move || {
        let read = IdSet::new(read);
        view.ids().filter(|id| !read.contains(*id)).collect::<Vec<_>>()
    });
    // It fails only when the runtime is going down.
    suspects.extend(gone.await.unwrap_or_default());
    Ok(suspects)
}
