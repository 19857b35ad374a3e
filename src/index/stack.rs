//! The requests of one place as one feature: how many, the most urgent of them, and the numbers of the latest.
//! They cannot be told apart by zooming in, and drawing each would hide all but one.

use std::cmp::Reverse;

use super::{
    base::{Base, rows_of},
    request::Row,
};
use crate::domain::Group;

/// Numbers that a feature lists at most; the place's box in `/api/requests` has them all.
pub(super) const LISTED: usize = 20;

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

/// A place as it is drawn.
#[derive(Debug, Clone)]
pub(super) struct Stack {
    /// The most urgent request, and of those the latest.
    pub top: Row,
    /// How many requests there are.
    pub count: u32,
    /// Sequence values of numbers: that of `top`, then of the latest others.
    pub listed: Vec<u64>,
}

impl Stack {
    /// A place with one request.
    pub fn of_one(row: Row) -> Self {
        Self { top: row, count: 1, listed: vec![] }
    }

    /// A place with some requests, the candidates among them for top and list; `None` where there are none.
    fn of(rows: &mut [Row], count: u32) -> Option<Self> {
        let top = *rows.iter().max_by_key(|row| (urgency(row), row.recency()))?;
        if count == 1 {
            return Some(Self::of_one(top));
        }
        rows.sort_unstable_by_key(|row| Reverse(row.recency()));
        let others = rows.iter().filter(|row| row.id != top.id).map(|row| row.number);
        Some(Self { top, count, listed: std::iter::once(top.number).chain(others).take(LISTED).collect() })
    }
}

fn urgency(row: &Row) -> u8 {
    URGENCY[row.state.group() % URGENCY.len()]
}

/// Collects stacks: the base's rows come in pieces of places in ascending order, and rows that the base does not know
/// are put beside those of the same place.
pub(super) struct Stacks<'a> {
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
    stacks: Vec<Stack>,
}

impl<'a> Stacks<'a> {
    pub fn new(base: &'a Base, news: Vec<Row>) -> Self {
        Self { base, news, used: 0, place: 0, count: 0, top: None, latest: Vec::new(), stacks: Vec::new() }
    }

    /// Takes the rows of one piece of a place.
    pub fn take(&mut self, place: usize, block: u32, mask: u64) {
        if place != self.place {
            self.complete();
            self.place = place;
        }
        self.count += mask.count_ones();
        for row in rows_of(block, mask) {
            let urgency = URGENCY[self.base.state(row).group() % URGENCY.len()];
            if self.top.is_none_or(|(other, _)| urgency > other) {
                self.top = Some((urgency, row));
            }
            if self.latest.len() < LISTED {
                self.latest.push(row);
            }
        }
    }

    /// All stacks, along the curve.
    pub fn finish(mut self) -> Vec<Stack> {
        self.complete();
        self.new_places(None);
        self.stacks
    }

    /// Makes a stack of what has been taken of one place.
    fn complete(&mut self) {
        let Some((_, top)) = self.top.take() else { return };
        let top = self.base.row_at(top, self.place);
        self.new_places(Some(top.key));
        let rest = self.news.get(self.used..).unwrap_or_default();
        let beside = rest.iter().take_while(|row| row.key == top.key).count();
        if self.count == 1 && beside == 0 {
            self.stacks.push(Stack::of_one(top));
        } else {
            let known = self.latest.iter().map(|&row| self.base.row_at(row, self.place));
            let mut rows: Vec<Row> = known.chain(rest.iter().take(beside).copied()).collect();
            if rows.iter().all(|row| row.id != top.id) {
                rows.push(top);
            }
            self.stacks.extend(Stack::of(&mut rows, self.count + beside as u32));
        }
        self.used += beside;
        self.count = 0;
        self.latest.clear();
    }

    /// Makes stacks of the places before a key that the base does not know.
    fn new_places(&mut self, before: Option<u64>) {
        while let Some(first) = self.news.get(self.used).filter(|row| before.is_none_or(|key| row.key < key))
        {
            let rest = self.news.get(self.used..).unwrap_or_default();
            let mut rows: Vec<Row> = rest.iter().take_while(|row| row.key == first.key).copied().collect();
            self.used += rows.len();
            let count = rows.len() as u32;
            self.stacks.extend(Stack::of(&mut rows, count));
        }
    }
}
