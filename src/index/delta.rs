//! What has changed since the base: rows that are no longer what the base says, and what they are now. It is small,
//! since a merge makes a new base of both, and it is copied cheaply, so that each reader has one that stands still.

use std::cmp::Reverse;

use super::{
    regions::Region,
    request::{Order, Row},
    sorted::{Keyed, Sorted},
    zorder::KeyRange,
};

/// See the module.
#[derive(Debug, Clone, Default)]
pub(super) struct Delta {
    /// Requests as they are now, where that is not what the base says.
    pub rows: Sorted<Row>,
    /// Those rows of the base that are no longer true.
    pub gone: Sorted<Row>,
    /// The same as bits of the base's blocks.
    pub hidden: Sorted<Hidden>,
    /// What has happened in each region since the base.
    pub regions: Sorted<Region>,
}

/// Rows of one block of the base that are no longer true.
#[derive(Debug, Clone, Copy)]
pub(super) struct Hidden {
    pub block: u32,
    pub mask: u64,
}

impl Keyed for Hidden {
    type Key = u32;

    fn key(&self) -> u32 {
        self.block
    }
}

impl Delta {
    /// How many rows a query reads beside the base.
    pub fn len(&self) -> usize {
        self.rows.len() + self.gone.len()
    }

    /// Whether a row of the base is no longer true.
    pub fn hides(&self, row: u32) -> bool {
        let hidden = self.hidden.get(&(row / 64));
        hidden.is_some_and(|hidden| hidden.mask >> (row % 64) & 1 == 1)
    }

    /// A row of the base is no longer true.
    pub fn hide(&mut self, at: u32, row: Row) {
        let block = at / 64;
        let before = self.hidden.get(&block).map_or(0, |hidden| hidden.mask);
        self.hidden.put(Hidden { block, mask: before | 1 << (at % 64) });
        self.gone.put(row);
    }

    /// The rows of a list within a range of keys, in their order.
    pub fn within(list: &Sorted<Row>, range: KeyRange) -> impl Iterator<Item = &Row> {
        let first: Order = (range.first, Reverse(u32::MAX), Reverse(i64::MAX));
        list.starting_at(first).take_while(move |row| row.key <= range.last)
    }

    /// Whether every change was one of a request where it stands.
    pub fn is_in_place(&self) -> bool {
        self.rows.len() == self.gone.len()
            && self.rows.iter().zip(self.gone.iter()).all(|(now, before)| now.is_same_place(before))
    }

    /// Takes rows out of a block's bits.
    pub fn without_hidden(
        &self,
        masks: impl Iterator<Item = (u32, u64)>,
        first_block: u32,
    ) -> impl Iterator<Item = (u32, u64)> {
        let mut hidden = self.hidden.starting_at(first_block).peekable();
        masks.filter_map(move |(block, mask)| {
            while hidden.next_if(|hidden| hidden.block < block).is_some() {}
            let mask =
                mask & !hidden.peek().filter(|hidden| hidden.block == block).map_or(0, |hidden| hidden.mask);
            (mask != 0).then_some((block, mask))
        })
    }

    pub fn bytes(&self) -> usize {
        self.len() * size_of::<Row>() + (self.hidden.len() + self.regions.len()) * size_of::<Region>()
    }
}
