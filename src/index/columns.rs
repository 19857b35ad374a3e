//! The requests of an index in columns, in the order of the Z-order curve. What a step of a request's life changes is
//! kept apart from what hardly ever changes, so that a new version copies nine bytes of a request.

use std::{mem::size_of_val, ops::Range};

use super::{
    IndexError,
    request::{Day, Row, State},
    samples::{Samples, first_after},
    zorder::KeyRange,
};

/// Whole numbers as 32-bit offsets from the least of them, or as they are where those do not reach.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Numbers {
    Near { least: i64, offsets: Vec<u32> },
    Far(Vec<i64>),
}

impl Numbers {
    /// Room for `len` numbers between two bounds.
    pub fn with_room(len: usize, (least, greatest): (i64, i64)) -> Self {
        if u32::try_from(greatest.saturating_sub(least)).is_ok() {
            Self::Near { least, offsets: Vec::with_capacity(len) }
        } else {
            Self::Far(Vec::with_capacity(len))
        }
    }

    /// Adds a number, which lies between the bounds.
    pub fn push(&mut self, number: i64) {
        match self {
            Self::Near { least, offsets } => offsets.push(number.wrapping_sub(*least) as u32),
            Self::Far(numbers) => numbers.push(number),
        }
    }

    /// Bounds that hold every number; none need be on them.
    pub fn bounds(&self) -> Option<(i64, i64)> {
        match self {
            Self::Near { least, offsets } => {
                offsets.iter().max().map(|&offset| (*least, least.wrapping_add(i64::from(offset))))
            }
            Self::Far(numbers) => Some((*numbers.iter().min()?, *numbers.iter().max()?)),
        }
    }

    pub fn get(&self, at: usize) -> i64 {
        match self {
            Self::Near { least, offsets } => least.wrapping_add(i64::from(value(offsets, at))),
            Self::Far(numbers) => value(numbers, at),
        }
    }

    pub fn bytes(&self) -> usize {
        match self {
            Self::Near { offsets, .. } => size_of_val(offsets.as_slice()),
            Self::Far(numbers) => size_of_val(numbers.as_slice()),
        }
    }
}

/// The places of the requests, and which rows are at each: most requests share theirs with others.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Places {
    /// Keys, ascending.
    pub keys: Vec<u64>,
    /// The first row of each place, and the number of rows.
    pub starts: Vec<u32>,
    near_keys: Samples<u64>,
    near_starts: Samples<u32>,
}

impl Places {
    /// Places that can be searched, of their keys and of the first rows with the number of all.
    pub fn new(keys: Vec<u64>, starts: Vec<u32>) -> Self {
        let near_keys = Samples::of(keys.iter().copied());
        let near_starts = Samples::of(starts.iter().copied());
        Self { keys, starts, near_keys, near_starts }
    }

    pub fn len(&self) -> usize {
        self.keys.len()
    }

    /// The rows at a place.
    pub fn rows(&self, place: usize) -> Range<u32> {
        value(&self.starts, place)..value(&self.starts, place + 1)
    }

    /// The places within a range of keys.
    pub fn within(&self, range: KeyRange) -> Range<usize> {
        let near = self.near_keys.near(|key| key < range.first);
        let first = first_after(&self.keys, near, |&key| key < range.first);
        first..self.after(first, |key| key <= range.last)
    }

    /// The first place from a given one on of whose key something does not hold that holds of the keys before. It is looked
    /// for in steps that double (J. L. Bentley, A. C. Yao: An almost optimal algorithm for unbounded searching, 1976): it is near
    /// more often than not, and far away nothing is in the processor's cache.
    pub fn after(&self, from: usize, is_before: impl Fn(u64) -> bool) -> usize {
        let keys = self.keys.get(from..).unwrap_or_default();
        let mut step = 1;
        while keys.get(step - 1).is_some_and(|&key| is_before(key)) {
            step *= 2;
        }
        let (low, high) = (step / 2, (step - 1).min(keys.len()));
        from + low + keys.get(low..high).unwrap_or_default().partition_point(|&key| is_before(key))
    }

    /// The rows of some places that follow each other.
    pub fn rows_of(&self, places: &Range<usize>) -> Range<u32> {
        value(&self.starts, places.start)..value(&self.starts, places.end)
    }

    fn bytes(&self) -> usize {
        size_of_val(self.keys.as_slice())
            + size_of_val(self.starts.as_slice())
            + self.near_keys.bytes()
            + self.near_starts.bytes()
    }

    /// The place of a row.
    pub fn of_row(&self, row: u32) -> usize {
        let near = self.near_starts.near(|start| start <= row);
        first_after(&self.starts, near, |&start| start <= row).saturating_sub(1)
    }
}

/// What stays as it is while a request goes its way.
#[derive(Debug, Clone)]
pub(super) struct Frame {
    pub places: Places,
    pub ids: Numbers,
    /// Sequence values of the registration numbers.
    pub numbers: Numbers,
    /// Seconds after 1970 began.
    pub registered: Vec<u32>,
    /// Rows in the order of their ids.
    pub by_id: Vec<u32>,
}

impl Frame {
    pub fn len(&self) -> u32 {
        self.registered.len() as u32
    }

    /// The row of an id. Ids are nearly evenly spread, so the search begins where the id would be if they were, and
    /// doubles its steps from there: each look costs two reads from memory far apart.
    pub fn row_of(&self, id: i64) -> Option<u32> {
        let id_at = |at: usize| self.ids.get(value(&self.by_id, at) as usize);
        let end = self.by_id.len();
        let (least, greatest) = (id_at(0), id_at(end.checked_sub(1)?));
        if !(least..=greatest).contains(&id) {
            return None;
        }
        let share = (id as f64 - least as f64) / (greatest as f64 - least as f64).max(1.0);
        let guess = ((end - 1) as f64 * share) as usize;
        let (mut low, mut high, mut step) = (guess, guess, 1);
        while low > 0 && id_at(low) > id {
            high = low;
            low = low.saturating_sub(step);
            step *= 2;
        }
        while high < end && id_at(high) <= id {
            low = high;
            high += step;
            step *= 2;
        }
        let within = self.by_id.get(low..high.min(end))?;
        let at = low + within.partition_point(|&row| self.ids.get(row as usize) < id);
        self.by_id.get(at).copied().filter(|&row| self.ids.get(row as usize) == id)
    }

    /// Puts the rows in the order of their ids.
    ///
    /// # Errors
    /// An id is there twice.
    pub fn order_by_id(&mut self) -> Result<(), IndexError> {
        self.by_id = match &self.ids {
            Numbers::Near { offsets, .. } => ordered(offsets),
            Numbers::Far(ids) => {
                let mut rows: Vec<u32> = (0..).take(ids.len()).collect();
                rows.sort_unstable_by_key(|&row| value(ids, row as usize));
                rows
            }
        };
        let mut ids = self.by_id.iter().map(|&row| self.ids.get(row as usize));
        let mut before = ids.next();
        for id in ids {
            if before.replace(id) == Some(id) {
                return Err(IndexError::Twice(id));
            }
        }
        Ok(())
    }

    pub fn bytes(&self) -> usize {
        self.places.bytes()
            + self.ids.bytes()
            + self.numbers.bytes()
            + size_of_val(self.registered.as_slice())
            + size_of_val(self.by_id.as_slice())
    }
}

/// What a step of a request's life changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Traits {
    /// [`State`]s.
    pub states: Vec<u8>,
    /// [`Day`]s.
    pub due: Vec<u16>,
    pub services: Vec<u16>,
    pub executors: Vec<u16>,
    pub districts: Vec<u16>,
}

impl Traits {
    pub fn with_room(len: usize) -> Self {
        Self {
            states: Vec::with_capacity(len),
            due: Vec::with_capacity(len),
            services: Vec::with_capacity(len),
            executors: Vec::with_capacity(len),
            districts: Vec::with_capacity(len),
        }
    }

    pub fn push(&mut self, row: &Row) {
        self.states.push(row.state.0);
        self.due.push(row.due.0);
        self.services.push(row.service);
        self.executors.push(row.executor);
        self.districts.push(row.district);
    }

    /// Takes over what another version of a row says.
    pub fn set(&mut self, at: u32, row: &Row) {
        let at = at as usize;
        let columns = [
            (&mut self.due, row.due.0),
            (&mut self.services, row.service),
            (&mut self.executors, row.executor),
            (&mut self.districts, row.district),
        ];
        for (column, value) in columns {
            if let Some(place) = column.get_mut(at) {
                *place = value;
            }
        }
        if let Some(state) = self.states.get_mut(at) {
            *state = row.state.0;
        }
    }

    /// Counts lateness anew, of a day.
    pub fn turn_to(&mut self, today: Day) {
        for (state, &due) in self.states.iter_mut().zip(&self.due) {
            *state = State(*state).on(Day(due), today).0;
        }
    }

    pub fn bytes(&self) -> usize {
        self.states.len() + 2 * 4 * self.due.len()
    }
}

/// The places of numbers in their order: a radix sort by 11 bits at a time (D. E. Knuth, The Art of Computer Programming,
/// 5.2.5), which needs no more memory than its result once more.
fn ordered(numbers: &[u32]) -> Vec<u32> {
    const BITS: u32 = 11;
    let mut places: Vec<u32> = (0..).take(numbers.len()).collect();
    let mut sorted = vec![0; numbers.len()];
    for shift in (0..u32::BITS).step_by(BITS as usize) {
        let digit = |number: u32| (number >> shift) as usize % (1 << BITS);
        let mut starts = [0_usize; 1 << BITS];
        numbers.iter().for_each(|&number| starts[digit(number)] += 1);
        let mut sum = 0;
        for start in &mut starts {
            sum += std::mem::replace(start, sum);
        }
        for &place in &places {
            let start = &mut starts[digit(value(numbers, place as usize))];
            sorted[*start] = place;
            *start += 1;
        }
        std::mem::swap(&mut places, &mut sorted);
    }
    places
}

/// An item of a column. Columns are as long as their rows, but what is read for a tile must never panic.
pub(super) fn value<T: Copy + Default>(column: &[T], at: usize) -> T {
    column.get(at).copied().unwrap_or_default()
}
