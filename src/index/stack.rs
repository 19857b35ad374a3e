//! The requests of one place as one feature: how many, the most urgent of them, and the numbers of the latest.
//! They cannot be told apart by zooming in, and drawing each would hide all but one.

use std::cmp::Reverse;

use super::{
    base::{Base, rows_of},
    columns::value,
    request::{Marker, Row, State},
};
use crate::domain::Group;

/// Numbers that a feature lists at most; the place's box in `/api/requests` has them all.
pub(super) const LISTED: usize = 10;

/// How urgent a group is, the more the higher: what is late before what waits for somebody, and that before what is done.
const URGENCY: [u8; Group::ALL.len()] = {
    let mut urgency = [0; Group::ALL.len()];
    urgency[Group::Overdue as usize] = 5;
    urgency[Group::Awaiting as usize] = 4;
    urgency[Group::InWork as usize] = 3;
    urgency[Group::Done as usize] = 2;
    urgency[Group::ClosedWithout as usize] = 1;
    urgency
};

/// The urgency of what is overdue.
const MOST_URGENT: u8 = 5;

/// A place as it is drawn.
#[derive(Debug, Clone, Copy)]
pub(super) struct Stack<'a> {
    /// The most urgent request, and of those the latest.
    pub top: Marker,
    /// How many requests there are.
    pub count: u32,
    /// Where there are several: the sequence values of the number of `top` and of the latest others.
    pub listed: &'a [u64],
}

/// Draws stacks: the base's rows come in pieces of places in ascending order, and rows that the base does not know are
/// put beside those of the same place.
pub(super) struct Stacks<'a, Draw> {
    base: &'a Base,
    /// What the base does not know, in order.
    news: Vec<Row>,
    /// How many of them are in a stack.
    used: usize,
    place: usize,
    count: u32,
    /// The most urgent row of the place: its urgency and the row. Rows come latest first, so that the first one stays.
    top: Option<(u8, u32)>,
    latest: Vec<u32>,
    listed: Vec<u64>,
    draw: Draw,
}

impl<'a, Draw: FnMut(Stack<'_>)> Stacks<'a, Draw> {
    pub fn new(base: &'a Base, news: Vec<Row>, draw: Draw) -> Self {
        let (latest, listed) = (Vec::with_capacity(LISTED), Vec::with_capacity(LISTED + 1));
        Self { base, news, used: 0, place: 0, count: 0, top: None, latest, listed, draw }
    }

    /// Takes the rows of one piece of a place.
    pub fn take(&mut self, place: usize, block: u32, mask: u64) {
        if place != self.place {
            self.complete();
            self.place = place;
        }
        self.count += mask.count_ones();
        for row in rows_of(block, mask) {
            // Nothing can be more urgent, and the list is full: the rest only counts.
            if self.latest.len() == LISTED && self.top.is_some_and(|(urgency, _)| urgency == MOST_URGENT) {
                return;
            }
            let urgency = urgency(self.base.state(row));
            if self.top.is_none_or(|(other, _)| urgency > other) {
                self.top = Some((urgency, row));
            }
            if self.latest.len() < LISTED {
                self.latest.push(row);
            }
        }
    }

    /// Draws what is left.
    pub fn finish(mut self) {
        self.complete();
        self.new_places(None);
    }

    /// Draws what has been taken of one place.
    fn complete(&mut self) {
        let Some((_, at)) = self.top.take() else { return };
        let key = value(&self.base.frame.places.keys, self.place);
        self.new_places(Some(key));
        let beside = self.news_at(key);
        if beside > 0 {
            let top = self.base.row_at(at, self.place);
            let known = self.latest.iter().map(|&row| self.base.row_at(row, self.place));
            // The top may be none of the latest.
            let known = known.filter(|row| row.id != top.id).chain([top]);
            let rows = known.chain(self.news.iter().skip(self.used).take(beside).copied()).collect();
            self.several(rows, self.count + beside as u32);
            self.used += beside;
        } else {
            self.listed.clear();
            let top = self.base.marker_at(at, self.place);
            if self.count > 1 {
                let others = self.latest.iter().filter(|&&row| row != at);
                let numbers = &self.base.frame.numbers;
                self.listed.push(top.number);
                self.listed.extend(others.map(|&row| numbers.get(row as usize) as u64).take(LISTED - 1));
            }
            (self.draw)(Stack { top, count: self.count, listed: &self.listed });
        }
        self.count = 0;
        self.latest.clear();
    }

    /// Draws the places before a key that the base does not know.
    fn new_places(&mut self, before: Option<u64>) {
        while let Some(first) = self.news.get(self.used).filter(|row| before.is_none_or(|key| row.key < key))
        {
            let count = self.news_at(first.key);
            let rows = self.news.iter().skip(self.used).take(count).copied().collect();
            self.several(rows, count as u32);
            self.used += count;
        }
    }

    /// How many of the next rows that the base does not know are at a place.
    fn news_at(&self, key: u64) -> usize {
        self.news.iter().skip(self.used).take_while(|row| row.key == key).count()
    }

    /// Draws a place with so many requests, of which these may be on top or in the list.
    fn several(&mut self, mut rows: Vec<Row>, count: u32) {
        rows.sort_unstable_by_key(|row| Reverse(row.recency()));
        let Some(top) = rows.iter().max_by_key(|row| (urgency(row.state), row.recency())) else { return };
        self.listed.clear();
        if count > 1 {
            let others = rows.iter().filter(|row| row.id != top.id);
            self.listed.extend([top].into_iter().chain(others).map(|row| row.number).take(LISTED));
        }
        (self.draw)(Stack { top: top.marker(), count, listed: &self.listed });
    }
}

fn urgency(state: State) -> u8 {
    URGENCY[state.group() % URGENCY.len()]
}
