//! The index as it changes: one writer at a time makes the next view out of the present one and puts it in its place.
//! Readers take whichever view is there and keep it, so that neither ever waits for the other.

use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arc_swap::ArcSwap;
use chrono::NaiveDate;
use rustc_hash::FxHashMap;

use super::{
    IndexError,
    base::{Assembly, Base, Bounds},
    catalogue::{Catalogue, Names},
    delta::{Delta, Gone},
    regions,
    request::{Day, Request, Row},
    view::View,
};
use crate::tiles::TileAddress;

/// What has happened to one request.
#[derive(Debug, Clone, PartialEq)]
pub enum Change {
    /// It is like this now, whether it is new, has moved or has gone a step further.
    Put(Request),
    /// The request of this id is no longer public, or is gone.
    Remove(i64),
}

impl Change {
    /// The id of the request.
    #[must_use]
    pub fn id(&self) -> i64 {
        match self {
            Self::Put(request) => request.id,
            &Self::Remove(id) => id,
        }
    }
}

/// See the module.
#[derive(Debug)]
pub struct Index {
    view: ArcSwap<View>,
    writer: Mutex<Writer>,
    /// Held by whoever makes a new base.
    merging: Mutex<()>,
}

/// What only the writer knows.
#[derive(Debug, Default)]
struct Writer {
    /// The rows of the delta by id.
    rows: FxHashMap<i64, Row>,
    /// What has changed since a merge began, while there is one.
    since: Option<Vec<(u64, Change)>>,
}

impl Index {
    pub(super) fn new(base: Base, catalogue: Catalogue) -> Self {
        let sequence = base.sequence;
        let view = View {
            base: Arc::new(base),
            delta: Delta::default(),
            catalogue: Arc::new(catalogue),
            generation: 0,
            sequence,
        };
        Self { view: ArcSwap::from_pointee(view), writer: Mutex::default(), merging: Mutex::default() }
    }

    /// The index as it stands now. To be held while one question is answered, not longer: it keeps its memory.
    #[must_use]
    pub fn view(&self) -> Arc<View> {
        self.view.load_full()
    }

    /// Takes changes over, each with its sequence number, all of them at once for readers. Says which regions they touch, as
    /// tiles of zoom 14. A change that says nothing new still counts as one; changes of one request must come in order,
    /// those of different requests need not.
    ///
    /// # Errors
    /// There are too many different services, executors or districts; then nothing has changed.
    pub fn apply(&self, changes: &[(u64, Change)]) -> Result<Vec<TileAddress>, IndexError> {
        let mut writer = lock(&self.writer);
        let mut view = View::clone(&self.view.load());
        let mut new_words = false;
        for (_, change) in changes {
            if let Change::Put(request) = change {
                new_words |= learn(&mut view.catalogue, request)?;
            }
        }
        if new_words {
            // A selection made before does not know their codes.
            view.generation += 1;
        }
        let mut touched = vec![];
        for (sequence, change) in along_the_curve(changes, &view) {
            writer.change(&mut view, *sequence, change, &mut touched);
        }
        if let Some(since) = &mut writer.since {
            since.extend_from_slice(changes);
        }
        self.view.store(Arc::new(view));
        touched.sort_unstable();
        touched.dedup();
        Ok(touched.into_iter().filter_map(regions::tile).collect())
    }

    /// Takes over what services, executors and districts are called; every tile's version changes with it.
    ///
    /// # Errors
    /// There are too many; then nothing has changed.
    pub fn rename(&self, names: &Names) -> Result<(), IndexError> {
        let _writer = lock(&self.writer);
        let mut view = View::clone(&self.view.load());
        Arc::make_mut(&mut view.catalogue).rename(names)?;
        view.generation += 1;
        self.view.store(Arc::new(view));
        Ok(())
    }

    /// Makes a new base of the present one and all changes since, so that queries need not read those beside it. To be called
    /// in the background when [`View::unmerged`] has grown; meanwhile changes and questions go on. Selections of the
    /// generation before must be made anew.
    ///
    /// # Errors
    /// There are too many requests.
    pub fn merge(&self) -> Result<(), IndexError> {
        self.renew(None)
    }

    /// Counts lateness of another day, and merges.
    ///
    /// # Errors
    /// As [`Self::merge`].
    pub fn turn_to(&self, today: NaiveDate) -> Result<(), IndexError> {
        self.renew(Some(Day::new(today)))
    }

    fn renew(&self, today: Option<Day>) -> Result<(), IndexError> {
        let _merging = lock(&self.merging);
        let before = {
            let mut writer = lock(&self.writer);
            writer.since = Some(vec![]);
            self.view()
        };
        let base = merged(&before, today.unwrap_or(before.base.today));
        let mut writer = lock(&self.writer);
        let since = writer.since.take().unwrap_or_default();
        let base = base?;
        writer.rows.clear();
        let mut view = View::clone(&self.view.load());
        view.base = Arc::new(base);
        view.delta = Delta::default();
        view.generation += 1;
        for (sequence, change) in &since {
            writer.change(&mut view, *sequence, change, &mut vec![]);
        }
        self.view.store(Arc::new(view));
        Ok(())
    }
}

impl Writer {
    /// Makes one change in a view that nobody else sees yet. Its words are known.
    fn change(&mut self, view: &mut View, sequence: u64, change: &Change, touched: &mut Vec<u64>) {
        view.sequence = view.sequence.max(sequence);
        let id = change.id();
        let now = match change {
            Change::Put(request) if request.status.is_public() => {
                Some(Row::new(request, &view.catalogue, view.base.today))
            }
            Change::Put(_) | Change::Remove(_) => None,
        };
        let before = self.take_out(view, id);
        if let Some(row) = now {
            view.delta.rows.put(row);
            self.rows.insert(id, row);
        }
        let mark = regions::mark(sequence, id);
        let mut marked = None;
        for key in before.into_iter().chain(now).map(|row| row.key) {
            let prefix = regions::of(key);
            if marked.replace(prefix) != Some(prefix) {
                regions::touch(&mut view.delta.regions, prefix, mark);
                touched.push(prefix);
            }
        }
    }

    /// Takes a request out of a view, and says what it was.
    fn take_out(&mut self, view: &mut View, id: i64) -> Option<Row> {
        if let Some(row) = self.rows.remove(&id) {
            return view.delta.rows.take(&row.order());
        }
        let at = view.base.frame.row_of(id)?;
        let row = view.base.row(at);
        // Where it was gone before, it is not there to be taken out.
        view.delta.gone.put(Gone { row, at }).is_none().then_some(row)
    }
}

/// Changes in the order of the places that their requests have in the base, since neighbours share memory. Those of one request
/// stay in their order.
fn along_the_curve<'a>(changes: &'a [(u64, Change)], view: &View) -> Vec<&'a (u64, Change)> {
    let mut ordered: Vec<_> = changes.iter().collect();
    ordered.sort_by_cached_key(|(_, change)| view.base.frame.row_of(change.id()));
    ordered
}

/// A base of everything a view holds.
fn merged(view: &View, today: Day) -> Result<Base, IndexError> {
    let View { base, delta, sequence, .. } = view;
    let regions = base.regions.with(&delta.regions);
    if delta.is_in_place() {
        let mut traits = base.traits.clone();
        for (now, before) in delta.rows.iter().zip(delta.gone.iter()) {
            traits.set(before.at, now);
        }
        if today != base.today {
            traits.turn_to(today);
        }
        return Ok(Base::new(Arc::clone(&base.frame), traits, regions, today, *sequence));
    }
    let bounds = Bounds::of(&base.frame).and(delta.rows.iter());
    let mut assembly = Assembly::with_room(view.len(), bounds);
    let mut news = delta.rows.iter().peekable();
    for row in view.known() {
        while let Some(new) = news.next_if(|new| new.order() < row.order()) {
            assembly.push(new);
        }
        assembly.push(&row);
    }
    news.for_each(|new| assembly.push(new));
    let (frame, mut traits) = assembly.finish()?;
    if today != base.today {
        traits.turn_to(today);
    }
    Ok(Base::new(frame.into(), traits, regions, today, *sequence))
}

/// Learns a request's words, in a copy where they are new. Says whether they were.
fn learn(catalogue: &mut Arc<Catalogue>, request: &Request) -> Result<bool, IndexError> {
    if catalogue.knows(request) {
        return Ok(false);
    }
    Arc::make_mut(catalogue).learn(request)?;
    Ok(true)
}

/// A lock that a panic elsewhere does not take away: what it guards is complete between two statements.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
