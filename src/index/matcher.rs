//! A filter compiled to codes, asked of 64 rows at a time. The answer is a word of bits, one for each row of a block,
//! so that conditions are joined by `&` and rows that do not match cost nothing further.

use std::{array, hash::Hash};

use chrono::{DateTime, Utc};

use super::{
    catalogue::{Catalogue, Dictionary},
    columns::{Frame, Traits, value},
    filter::{Filter, IdSet},
    request::{Row, State, seconds},
};
use crate::domain::{Group, Status};

/// Rows in a block.
pub(super) const BLOCK: u32 = 64;

/// Conditions that must all hold; what is none holds of every row.
#[derive(Debug, Default)]
pub(super) struct Matcher {
    states: Option<[bool; State::COUNT]>,
    services: Option<Codes>,
    executors: Option<Codes>,
    districts: Option<Codes>,
    registered: Option<Span>,
    ids: Option<Chosen>,
}

/// Which codes of a column match.
#[derive(Debug)]
enum Codes {
    /// The usual filter; compared many at a time.
    One(u16),
    /// Whether each code does.
    Several(Vec<bool>),
}

/// Seconds from `first` to `last`; `None` is a span that holds no second.
type Span = Option<(u32, u32)>;

/// The rows of a set of ids.
#[derive(Debug)]
struct Chosen {
    ids: IdSet,
    /// A bit for each row.
    blocks: Vec<u64>,
}

impl Matcher {
    pub fn new(filter: &Filter, catalogue: &Catalogue, frame: &Frame) -> Self {
        Self {
            states: states(filter),
            services: codes(filter.services.as_deref(), &catalogue.services),
            executors: codes(filter.executors.as_deref(), &catalogue.executors),
            districts: codes(filter.districts.as_deref(), &catalogue.districts),
            registered: span(filter.from, filter.before),
            ids: filter.ids.as_ref().map(|ids| Chosen::new(ids, frame)),
        }
    }

    /// Whether it holds of every row there may be.
    pub fn is_all(&self) -> bool {
        self.states.is_none()
            && self.services.is_none()
            && self.executors.is_none()
            && self.districts.is_none()
            && self.registered.is_none()
            && self.ids.is_none()
    }

    /// Which rows of a block match.
    pub fn block(&self, block: u32, frame: &Frame, traits: &Traits) -> u64 {
        let rows = frame.len().saturating_sub(block * BLOCK).min(BLOCK);
        let mut mask = u64::MAX.checked_shr(BLOCK - rows).unwrap_or(0);
        if let Some(chosen) = &self.ids {
            mask &= value(&chosen.blocks, block as usize);
        }
        for (wanted, column) in [
            (&self.services, &traits.services),
            (&self.executors, &traits.executors),
            (&self.districts, &traits.districts),
        ] {
            if mask == 0 {
                return 0;
            }
            mask &= match wanted {
                None => u64::MAX,
                &Some(Codes::One(code)) => bits(column, block, |other| other == code),
                Some(Codes::Several(table)) => bits(column, block, |code| value(table, usize::from(code))),
            };
        }
        if mask != 0
            && let Some(table) = &self.states
        {
            mask &= bits(&traits.states, block, |state| table[usize::from(state) % State::COUNT]);
        }
        match self.registered {
            None => mask,
            Some(None) => 0,
            Some(Some(_)) if mask == 0 => 0,
            Some(Some((first, last))) => {
                mask & bits(&frame.registered, block, |at| at.wrapping_sub(first) <= last - first)
            }
        }
    }

    /// Whether one row matches, wherever it is kept.
    pub fn row(&self, row: &Row) -> bool {
        let among = |wanted: &Option<Codes>, code: u16| match wanted {
            None => true,
            Some(Codes::One(one)) => code == *one,
            Some(Codes::Several(table)) => value(table, usize::from(code)),
        };
        self.states.is_none_or(|table| table[usize::from(row.state.0) % State::COUNT])
            && among(&self.services, row.service)
            && among(&self.executors, row.executor)
            && among(&self.districts, row.district)
            && self
                .registered
                .is_none_or(|span| span.is_some_and(|(first, last)| (first..=last).contains(&row.registered)))
            && self.ids.as_ref().is_none_or(|chosen| chosen.ids.contains(row.id))
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        let codes = |codes: &Option<Codes>| match codes {
            Some(Codes::Several(table)) => table.len(),
            _ => 0,
        };
        let chosen = self.ids.as_ref().map_or(0, |chosen| 8 * (chosen.blocks.len() + chosen.ids.ids().len()));
        codes(&self.services) + codes(&self.executors) + codes(&self.districts) + chosen
    }
}

impl Chosen {
    fn new(ids: &IdSet, frame: &Frame) -> Self {
        let mut blocks = vec![0_u64; frame.len().div_ceil(BLOCK) as usize];
        for row in ids.ids().iter().filter_map(|&id| frame.row_of(id)) {
            if let Some(block) = blocks.get_mut((row / BLOCK) as usize) {
                *block |= 1 << (row % BLOCK);
            }
        }
        Self { ids: ids.clone(), blocks }
    }
}

/// A state answers three filters at once.
fn states(filter: &Filter) -> Option<[bool; State::COUNT]> {
    let Filter { statuses: None, groups: None, overdue: None, .. } = filter else {
        return Some(array::from_fn(|state| {
            let state = State(state as u8);
            let group = Group::ALL.get(state.group());
            filter.statuses.as_ref().is_none_or(|statuses: &Vec<Status>| statuses.contains(&state.status()))
                && filter
                    .groups
                    .as_ref()
                    .is_none_or(|groups| group.is_some_and(|group| groups.contains(group)))
                && filter.overdue.is_none_or(|overdue| overdue == state.is_overdue())
        }));
    };
    None
}

/// The codes of the keys asked for; a key that no request has needs none.
fn codes<K: Clone + Eq + Hash>(keys: Option<&[K]>, dictionary: &Dictionary<K>) -> Option<Codes> {
    let found: Vec<u16> = keys?.iter().map(|key| dictionary.code(key)).filter(|&code| code != 0).collect();
    if let [one] = found[..] {
        return Some(Codes::One(one));
    }
    let mut table = vec![false; dictionary.codes()];
    for code in found {
        if let Some(place) = table.get_mut(usize::from(code)) {
            *place = true;
        }
    }
    Some(Codes::Several(table))
}

fn span(from: Option<DateTime<Utc>>, before: Option<DateTime<Utc>>) -> Option<Span> {
    if from.is_none() && before.is_none() {
        return None;
    }
    let first = from.map_or(0, seconds);
    let last = before.map_or(Some(u32::MAX), |before| {
        let part = u32::from(before.timestamp_subsec_nanos() > 0);
        seconds(before).saturating_add(part).checked_sub(1)
    });
    Some(last.filter(|&last| first <= last).map(|last| (first, last)))
}

/// Which items of a block of a column satisfy a condition.
pub(super) fn bits<T: Copy>(column: &[T], block: u32, hit: impl Fn(T) -> bool) -> u64 {
    let rest = column.get((block * BLOCK) as usize..).unwrap_or_default();
    let Some(items) = rest.first_chunk::<{ BLOCK as usize }>() else {
        return rest.iter().zip(0..).fold(0, |mask, (&item, bit)| mask | u64::from(hit(item)) << bit);
    };
    let flags: [u8; BLOCK as usize] = array::from_fn(|at| u8::from(hit(items[at])));
    let (eights, _) = flags.as_chunks::<8>();
    eights.iter().zip(0..).fold(0, |mask, (&eight, at)| {
        // The multiplication moves the lowest bits of eight bytes next to each other, into the highest byte.
        mask | (u64::from_le_bytes(eight).wrapping_mul(0x0102_0408_1020_4080) >> 56) << (8 * at)
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn a_block_has_a_bit_for_each_item(column in prop::collection::vec(0_u16..4, 0..200), wanted in 0_u16..4) {
            for block in 0..5 {
                let mask = bits(&column, block, |item| item == wanted);
                for bit in 0..64 {
                    let hit = column.get((block * BLOCK + bit) as usize) == Some(&wanted);
                    prop_assert_eq!(mask >> bit & 1 == 1, hit);
                }
            }
        }
    }

    #[test]
    fn a_span_ends_where_it_says_and_may_be_empty() {
        let at = |seconds| DateTime::from_timestamp(seconds, 0);
        assert_eq!(span(None, None), None);
        assert_eq!(span(at(10), at(20)), Some(Some((10, 19))));
        assert_eq!(span(at(20), at(20)), Some(None));
        assert_eq!(span(None, at(-5)), Some(None));
        assert_eq!(span(at(-5), None), Some(Some((0, u32::MAX))));
    }
}
