//! Counts, lists and statistics of a view.

use std::{cmp::Reverse, collections::BinaryHeap, ops::Range};

use chrono::{DateTime, Utc};

use super::{
    base::rows_of,
    columns::value,
    matcher::bits,
    request::{Row, seconds},
    selection::Selection,
    statistics::Statistics,
    view::View,
    zorder::{self, KeyRange, Window},
};
use crate::{domain::RegistrationNumber, tiles::TileAddress};

/// Places that are asked one by one instead of by quarters.
const FEW: usize = 16;

/// A request of a list, and at the same time the cursor of the page after it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Listed {
    /// Its id in the database.
    pub id: i64,
    /// Its registration number.
    pub number: Option<RegistrationNumber>,
    /// When it was registered, in whole seconds.
    pub registered_at: DateTime<Utc>,
}

/// What a list is ordered by, and what it tells.
type Latest = (u32, i64, u64);

impl View {
    /// How many requests of a selection there are, within `[west, south, east, north]` in degrees or everywhere.
    #[must_use]
    pub fn count(&self, selection: &Selection, bbox: Option<[f64; 4]>) -> u64 {
        let selection = &*self.fitting(selection);
        let Some(bbox) = bbox else {
            let mut count = selection.pyramid.count();
            self.corrections(KeyRange::ALL, &selection.matcher, |before, now| {
                count = count.wrapping_add(now.iter().len() as u64).wrapping_sub(before.iter().len() as u64);
            });
            return count;
        };
        let window = Window::new(bbox);
        let inside = self.rows_inside(window).into_iter().map(|rows| self.count_rows(selection, rows));
        let news = self.news(KeyRange::ALL, &selection.matcher).filter(|row| window.contains(row.key));
        inside.sum::<u64>() + news.count() as u64
    }

    /// The requests of a selection within a box or everywhere, the latest first, and of one second the highest id first;
    /// at most `limit` of them, and only what comes after `after`.
    #[must_use]
    pub fn list(
        &self,
        selection: &Selection,
        bbox: Option<[f64; 4]>,
        after: Option<(DateTime<Utc>, i64)>,
        limit: usize,
    ) -> Vec<Listed> {
        let selection = &*self.fitting(selection);
        let window = bbox.map(Window::new);
        let rows = window.map_or_else(|| vec![self.base.all_rows()], |window| self.rows_inside(window));
        let mut latest = LatestFirst::new(limit, after.map(|(at, id)| (seconds(at), id)));
        let frame = &self.base.frame;
        for (block, mask) in rows.into_iter().flat_map(|rows| self.masks(&selection.matcher, rows)) {
            // Once there are enough, next to none is late enough.
            let (first, last) = latest.span();
            let late = bits(&frame.registered, block, |at| first <= at && at <= last);
            for row in rows_of(block, mask & late) {
                let at = row as usize;
                latest.offer(
                    value(&frame.registered, at),
                    || frame.ids.get(at),
                    || frame.numbers.get(at) as u64,
                );
            }
        }
        for row in self.news(KeyRange::ALL, &selection.matcher) {
            if window.is_none_or(|window| window.contains(row.key)) {
                latest.offer(row.registered, || row.id, || row.number);
            }
        }
        latest.into_list()
    }

    /// Counts of a selection by group, service, district and executor.
    #[must_use]
    pub fn statistics(&self, selection: &Selection) -> Statistics {
        let selection = &*self.fitting(selection);
        let mut counts = selection.histogram(&self.base).clone();
        self.corrections(KeyRange::ALL, &selection.matcher, |before, now| counts.correct(before, now));
        counts.named(&self.catalogue)
    }

    /// The ids of a selection's requests in a tile, in the order of the curve and the latest first at one place; those that
    /// changed since the last merge come last.
    #[must_use]
    pub fn ids_in(&self, tile: TileAddress, selection: &Selection) -> Vec<i64> {
        let selection = &*self.fitting(selection);
        let range = KeyRange::of(tile);
        let masks = self.masks(&selection.matcher, self.rows_within(range));
        let rows = masks.flat_map(|(block, mask)| rows_of(block, mask));
        let known = rows.map(|row| self.base.frame.ids.get(row as usize));
        known.chain(self.news(range, &selection.matcher).map(|row: &Row| row.id)).collect()
    }

    fn count_rows(&self, selection: &Selection, rows: Range<u32>) -> u64 {
        if selection.matcher.is_all() && self.delta.gone.is_empty() {
            return u64::from(rows.end.saturating_sub(rows.start));
        }
        self.masks(&selection.matcher, rows).map(|(_, mask)| u64::from(mask.count_ones())).sum()
    }

    /// The rows of the base inside a window, as ranges in ascending order.
    pub(super) fn rows_inside(&self, window: Window) -> Vec<Range<u32>> {
        let mut found = vec![];
        self.quarter(window, (0, 0), 0..self.base.frame.places.len(), &mut found);
        found
    }

    /// Cuts the square of a prefix and level, which holds the given places, into quarters until each is inside or outside.
    fn quarter(&self, window: Window, square: (u64, u8), places: Range<usize>, found: &mut Vec<Range<u32>>) {
        let (prefix, level) = square;
        let Some(keys) = self.base.frame.places.keys.get(places.clone()) else { return };
        if keys.is_empty() {
            return;
        }
        let mut add = |rows: Range<u32>| match found.last_mut() {
            Some(last) if last.end == rows.start => last.end = rows.end,
            _ => found.push(rows),
        };
        match window.covers(KeyRange::of_prefix(prefix, level)) {
            Some(false) => {}
            Some(true) => add(self.base.frame.places.rows_of(&places)),
            None if keys.len() <= FEW || level == 32 => {
                let inside = places.zip(keys).filter(|&(_, &key)| window.contains(key));
                inside.for_each(|(place, _)| add(self.base.frame.places.rows(place)));
            }
            None => {
                let mut start = places.start;
                for child in prefix << 2..=(prefix << 2 | 3) {
                    let rest = keys.get(start - places.start..).unwrap_or_default();
                    let here = rest.partition_point(|&key| zorder::prefix(key, level + 1) <= child);
                    self.quarter(window, (child, level + 1), start..start + here, found);
                    start += here;
                }
            }
        }
    }
}

/// The latest of what is offered, so many at most.
struct LatestFirst {
    limit: usize,
    /// Only what comes after it in the list.
    after: Option<(u32, i64)>,
    kept: BinaryHeap<Reverse<Latest>>,
}

impl LatestFirst {
    fn new(limit: usize, after: Option<(u32, i64)>) -> Self {
        Self { limit, after, kept: BinaryHeap::new() }
    }

    /// From when to when a request must have been registered to be taken at all.
    fn span(&self) -> (u32, u32) {
        let earliest = self.kept.peek().filter(|_| self.is_full()).map_or(0, |Reverse(earliest)| earliest.0);
        (earliest, self.after.map_or(u32::MAX, |after| after.0))
    }

    /// Offers a request; most are too early, and then neither its id nor its number is read.
    fn offer(&mut self, registered: u32, id: impl FnOnce() -> i64, number: impl FnOnce() -> u64) {
        let (first, last) = self.span();
        if self.limit == 0 || registered < first || last < registered {
            return;
        }
        let id = id();
        if self.after.is_some_and(|after| (registered, id) >= after) {
            return;
        }
        self.kept.push(Reverse((registered, id, number())));
        if self.kept.len() > self.limit {
            self.kept.pop();
        }
    }

    fn is_full(&self) -> bool {
        self.kept.len() >= self.limit
    }

    fn into_list(self) -> Vec<Listed> {
        let sorted = self.kept.into_sorted_vec();
        let list = sorted.into_iter().map(|Reverse((registered, id, number))| Listed {
            id,
            number: RegistrationNumber::new(number),
            registered_at: DateTime::from_timestamp(i64::from(registered), 0).unwrap_or_default(),
        });
        list.collect()
    }
}
