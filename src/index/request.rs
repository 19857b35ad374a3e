//! A request as the index is given it, and as it keeps it: a row of codes. What a row cannot say (texts, places in
//! words, histories) stays in the database.

use std::{cmp::Reverse, sync::Arc};

use chrono::{DateTime, NaiveDate, Utc};
use geo::Coord;

use super::{catalogue::Catalogue, sorted::Keyed, zorder};
use crate::domain::{Group, RegistrationNumber, Status};

/// The public face of one request, as far as the map filters, counts and draws it.
#[derive(Debug, Clone, PartialEq)]
pub struct Request {
    /// Its id in the database.
    pub id: i64,
    /// Its registration number.
    pub number: RegistrationNumber,
    /// Its public point in degrees, lon before lat.
    pub at: Coord<f64>,
    /// Its status; one that is not public has no place in the index.
    pub status: Status,
    /// Code of its service.
    pub service: Arc<str>,
    /// Id of the executing organisation.
    pub executor: Option<i32>,
    /// Id of the district of its public point.
    pub district: Option<i32>,
    /// When it was registered; the index knows whole seconds from 1970 to 2106.
    pub registered_at: DateTime<Utc>,
    /// The day it is due; the index knows days from 1970 to 2149, and takes the nearest of them.
    pub due_on: Option<NaiveDate>,
}

/// A day, as days after 31 December 1969; 0 is none.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Day(pub u16);

impl Day {
    pub fn new(date: NaiveDate) -> Self {
        let days = date.signed_duration_since(NaiveDate::default()).num_days() + 1;
        Self(days.clamp(1, i64::from(u16::MAX)) as u16)
    }

    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::from_epoch_days(i32::from(self.0.checked_sub(1)?))
    }
}

/// Seconds after 1970 began, as far as 32 bits go.
pub(super) fn seconds(at: DateTime<Utc>) -> u32 {
    at.timestamp().clamp(0, i64::from(u32::MAX)) as u32
}

/// A status and whether its due date has passed: all that filters by status, group or lateness ask.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct State(pub u8);

impl State {
    /// The number of states there can be.
    pub const COUNT: usize = 32;
    const OVERDUE: u8 = 16;

    /// Late is what is open and was due before `today`.
    pub fn new(status: Status, due: Day, today: Day) -> Self {
        let late = due != Day::default() && due < today && status.group(true) == Some(Group::Overdue);
        Self(status as u8 | if late { Self::OVERDUE } else { 0 })
    }

    pub fn status(self) -> Status {
        let at = usize::from(self.0 & (Self::OVERDUE - 1));
        Status::ALL.get(at).copied().unwrap_or_default()
    }

    pub fn is_overdue(self) -> bool {
        self.0 & Self::OVERDUE != 0
    }

    /// The place of its marker's group in [`Group::ALL`].
    pub fn group(self) -> usize {
        usize::from(GROUPS[usize::from(self.0) % Self::COUNT])
    }

    /// A request of this state, in a sum that counts up to 64 of them by group: 12 bits for each.
    pub fn tally(self) -> u64 {
        1 << (12 * self.group())
    }

    /// How many of a group there are in such a sum.
    pub fn tallied(sum: u64, group: usize) -> u32 {
        (sum >> (12 * group) & 0xfff) as u32
    }

    /// The same status on another day.
    pub fn on(self, due: Day, today: Day) -> Self {
        Self::new(self.status(), due, today)
    }
}

/// The group of each state, looked up since it is asked for every request that is counted.
static GROUPS: [u8; State::COUNT] = {
    let mut groups = [0; State::COUNT];
    let mut state = 0;
    while state < State::COUNT {
        let status = state % State::OVERDUE as usize;
        if status < Status::ALL.len()
            && let Some(group) = Status::ALL[status].group(state >= State::OVERDUE as usize)
        {
            groups[state] = group as u8;
        }
        state += 1;
    }
    groups
};

/// A request in codes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Row {
    pub key: u64,
    pub id: i64,
    pub number: u64,
    pub registered: u32,
    pub due: Day,
    pub service: u16,
    pub executor: u16,
    pub district: u16,
    pub state: State,
}

/// What is drawn of a request.
#[derive(Debug, Clone, Copy)]
pub(super) struct Marker {
    pub key: u64,
    pub number: u64,
    pub due: Day,
    pub service: u16,
    pub executor: u16,
    pub state: State,
}

/// The order of rows: along the curve, and at one place the latest first.
pub(super) type Order = (u64, Reverse<u32>, Reverse<i64>);

impl Row {
    /// The row of a request, whose words the catalogue has learnt.
    pub fn new(request: &Request, catalogue: &Catalogue, today: Day) -> Self {
        let due = request.due_on.map_or(Day::default(), Day::new);
        Self {
            key: zorder::key_of(request.at),
            id: request.id,
            number: request.number.sequence(),
            registered: seconds(request.registered_at),
            due,
            service: catalogue.services.code(&request.service),
            executor: request.executor.map_or(0, |id| catalogue.executors.code(&id)),
            district: request.district.map_or(0, |id| catalogue.districts.code(&id)),
            state: State::new(request.status, due, today),
        }
    }

    pub fn order(&self) -> Order {
        (self.key, Reverse(self.registered), Reverse(self.id))
    }

    pub fn marker(&self) -> Marker {
        let &Self { key, number, due, service, executor, state, .. } = self;
        Marker { key, number, due, service, executor, state }
    }

    /// What lists are ordered by: the latest is the greatest.
    pub fn recency(&self) -> (u32, i64) {
        (self.registered, self.id)
    }

    /// Whether another version of the same request differs only in what can be changed where it stands.
    pub fn is_same_place(&self, other: &Self) -> bool {
        self.order() == other.order() && self.number == other.number
    }
}

impl Keyed for Row {
    type Key = Order;

    fn key(&self) -> Order {
        self.order()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_state_is_what_the_domain_says_of_status_and_lateness() {
        let today = Day::new("2026-11-22".parse().unwrap());
        for (at, status) in Status::ALL.into_iter().enumerate() {
            assert_eq!(status as usize, at, "the order of Status::ALL is that of the enum");
            for (due, late) in [(0, false), (today.0 - 1, true), (today.0, false), (today.0 + 1, false)] {
                let state = State::new(status, Day(due), today);
                let overdue = late && status.is_public() && status.is_open();
                assert_eq!((state.status(), state.is_overdue()), (status, overdue));
                if let Some(group) = status.group(late) {
                    assert_eq!(Group::ALL[state.group()], group);
                }
                assert_eq!(State::new(status, Day(due), Day(1)).on(Day(due), today), state);
            }
        }
        for (at, group) in Group::ALL.into_iter().enumerate() {
            assert_eq!(group as usize, at);
        }
    }

    #[test]
    fn days_are_read_back_and_those_too_far_are_the_nearest_known() {
        for text in ["1970-01-01", "2026-11-22", "2149-06-05"] {
            let date: NaiveDate = text.parse().unwrap();
            assert_eq!(Day::new(date).date(), Some(date));
        }
        assert_eq!(Day::new("0001-01-01".parse().unwrap()).date().unwrap().to_string(), "1970-01-01");
        assert_eq!(Day::new("9999-12-31".parse().unwrap()).date().unwrap().to_string(), "2149-06-05");
        assert_eq!(Day::default().date(), None);
    }
}
