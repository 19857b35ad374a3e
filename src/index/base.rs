//! All requests as they were at one change: columns, the counts of every cell, and a version of every region. It is
//! never changed; what has happened since is in the delta beside it.

use std::{ops::Range, sync::Arc};

use super::{
    IndexError,
    columns::{Frame, Numbers, Places, Traits, value},
    matcher::{BLOCK, Matcher},
    pyramid::Pyramid,
    regions::Regions,
    request::{Day, Marker, Row, State},
    selection::Selection,
};

/// See the module.
#[derive(Debug)]
pub(super) struct Base {
    pub frame: Arc<Frame>,
    pub traits: Traits,
    pub regions: Regions,
    /// The day lateness is counted of.
    pub today: Day,
    /// The last change that is in here.
    pub sequence: u64,
    /// Everything, unfiltered.
    pub all: Arc<Selection>,
}

impl Base {
    pub fn new(frame: Arc<Frame>, traits: Traits, regions: Regions, today: Day, sequence: u64) -> Self {
        let uncounted = Arc::new(Selection::all(Pyramid::default()));
        let mut base = Self { frame, traits, regions, today, sequence, all: uncounted };
        base.all = Arc::new(Selection::all(Pyramid::new(&base, &Matcher::default())));
        base
    }

    pub fn len(&self) -> u32 {
        self.frame.len()
    }

    pub fn all_rows(&self) -> Range<u32> {
        0..self.len()
    }

    pub fn state(&self, row: u32) -> State {
        State(value(&self.traits.states, row as usize))
    }

    /// A row with all its columns.
    pub fn row(&self, row: u32) -> Row {
        self.row_at(row, self.frame.places.of_row(row))
    }

    /// A row whose place is known.
    pub fn row_at(&self, row: u32, place: usize) -> Row {
        let at = row as usize;
        Row {
            key: value(&self.frame.places.keys, place),
            id: self.frame.ids.get(at),
            number: self.frame.numbers.get(at) as u64,
            registered: value(&self.frame.registered, at),
            due: Day(value(&self.traits.due, at)),
            service: value(&self.traits.services, at),
            executor: value(&self.traits.executors, at),
            district: value(&self.traits.districts, at),
            state: self.state(row),
        }
    }

    /// What is drawn of a row whose place is known: each column that is not read is memory that is not waited for.
    pub fn marker_at(&self, row: u32, place: usize) -> Marker {
        let at = row as usize;
        Marker {
            key: value(&self.frame.places.keys, place),
            number: self.frame.numbers.get(at) as u64,
            due: Day(value(&self.traits.due, at)),
            service: value(&self.traits.services, at),
            executor: value(&self.traits.executors, at),
            state: self.state(row),
        }
    }

    /// The matching rows of a range as blocks and bits; blocks without any are left out.
    pub fn masks(&self, matcher: &Matcher, rows: Range<u32>) -> impl Iterator<Item = (u32, u64)> {
        let blocks = rows.start / BLOCK..rows.end.div_ceil(BLOCK);
        blocks.filter_map(move |block| {
            let wanted = within(block, &rows);
            let mask = wanted & matcher.block(block, &self.frame, &self.traits);
            (mask != 0).then_some((block, mask))
        })
    }

    /// Rows given as blocks and bits, ascending, cut where a place ends: place, block and bits of each piece.
    pub fn pieces(&self, masks: impl Iterator<Item = (u32, u64)>, mut piece: impl FnMut(usize, u32, u64)) {
        let mut masks = masks.peekable();
        let Some(&(first, _)) = masks.peek() else { return };
        let Places { starts, .. } = &self.frame.places;
        let mut place = self.frame.places.of_row(first * BLOCK);
        for (block, mask) in masks {
            let mut rest = mask;
            while rest != 0 {
                let row = block * BLOCK + rest.trailing_zeros();
                let mut end = value(starts, place + 1);
                while end <= row && place < self.frame.places.len() {
                    place += 1;
                    end = value(starts, place + 1);
                }
                let here = rest & below(end - block * BLOCK);
                piece(place, block, here);
                rest &= !here;
                // Cannot be, but a row without a place must not stop the world.
                if here == 0 {
                    return;
                }
            }
        }
    }

    /// Bytes on the heap, but for what is shared with every other base.
    pub fn bytes(&self) -> usize {
        self.frame.bytes() + self.traits.bytes() + self.regions.bytes() + self.all.bytes()
    }
}

/// The rows of a block's bits.
pub(super) fn rows_of(block: u32, mut mask: u64) -> impl Iterator<Item = u32> {
    std::iter::from_fn(move || {
        let bit = (mask != 0).then(|| mask.trailing_zeros())?;
        mask &= mask - 1;
        Some(block * BLOCK + bit)
    })
}

/// The bits of a block whose rows are in a range.
fn within(block: u32, rows: &Range<u32>) -> u64 {
    let bits = |row: u32| below(row.saturating_sub(block * BLOCK));
    bits(rows.end) & !bits(rows.start)
}

/// The bits below a number of them, all 64 at most.
fn below(bits: u32) -> u64 {
    u64::MAX.checked_shr(BLOCK.saturating_sub(bits)).unwrap_or(0)
}

/// Puts rows that come in their order into columns.
#[derive(Debug)]
pub(super) struct Assembly {
    frame: Frame,
    traits: Traits,
}

/// The least and greatest of what is stored as offsets; none where there is nothing.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Bounds {
    ids: Option<(i64, i64)>,
    numbers: Option<(i64, i64)>,
}

impl Bounds {
    pub fn of(frame: &Frame) -> Self {
        Self { ids: frame.ids.bounds(), numbers: frame.numbers.bounds() }
    }

    pub fn and<'a>(self, rows: impl IntoIterator<Item = &'a Row>) -> Self {
        fn join(bounds: Option<(i64, i64)>, number: i64) -> Option<(i64, i64)> {
            let (least, greatest) = bounds.unwrap_or((number, number));
            Some((least.min(number), greatest.max(number)))
        }
        rows.into_iter().fold(self, |bounds, row| Self {
            ids: join(bounds.ids, row.id),
            numbers: join(bounds.numbers, row.number as i64),
        })
    }
}

impl Assembly {
    pub fn with_room(len: usize, bounds: Bounds) -> Self {
        let frame = Frame {
            places: Places::new(Vec::new(), vec![0]),
            ids: Numbers::with_room(len, bounds.ids.unwrap_or_default()),
            numbers: Numbers::with_room(len, bounds.numbers.unwrap_or_default()),
            registered: Vec::with_capacity(len),
            by_id: Vec::new(),
        };
        Self { frame, traits: Traits::with_room(len) }
    }

    /// Adds a row, which comes after all others in [`Row::order`].
    pub fn push(&mut self, row: &Row) {
        let Frame { places, ids, numbers, registered, .. } = &mut self.frame;
        if places.keys.last() != Some(&row.key) {
            places.keys.push(row.key);
            places.starts.push(registered.len() as u32);
        }
        ids.push(row.id);
        numbers.push(row.number as i64);
        registered.push(row.registered);
        self.traits.push(row);
        if let Some(end) = places.starts.last_mut() {
            *end = registered.len() as u32;
        }
    }

    /// The columns.
    ///
    /// # Errors
    /// An id is there twice, or there are more rows than their numbers can tell apart.
    pub fn finish(mut self) -> Result<(Frame, Traits), IndexError> {
        if u32::try_from(self.frame.registered.len()).is_err() {
            return Err(IndexError::TooMany);
        }
        let Places { mut keys, mut starts, .. } = std::mem::take(&mut self.frame.places);
        keys.shrink_to_fit();
        starts.shrink_to_fit();
        self.frame.places = Places::new(keys, starts);
        self.frame.order_by_id()?;
        Ok((self.frame, self.traits))
    }
}
