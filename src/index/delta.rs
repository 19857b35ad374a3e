//! What has changed since the base: rows that are no longer what the base says, and what they are now. It is small,
//! since a merge makes a new base of both, and it is copied cheaply, so that each reader has one that stands still.

use std::cmp::Ordering;

use super::{
    matcher::BLOCK,
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
    pub gone: Sorted<Gone>,
    /// What has happened in each region since the base.
    pub regions: Sorted<Region>,
}

/// A row of the base that is no longer true. Their order is that of their places in the base, too.
#[derive(Debug, Clone, Copy)]
pub(super) struct Gone {
    pub row: Row,
    /// Which row of the base it is.
    pub at: u32,
}

impl Keyed for Gone {
    type Key = Order;

    fn key(&self) -> Order {
        self.row.order()
    }
}

impl Delta {
    /// How many rows a query reads beside the base.
    pub fn len(&self) -> usize {
        self.rows.len() + self.gone.len()
    }

    /// What has changed within a range of keys, in order: a row of the base that is no longer true, what is true now, or
    /// both where a request has changed where it stands.
    pub fn within(&self, range: KeyRange) -> impl Iterator<Item = (Option<&Row>, Option<&Row>)> {
        let gone = self.gone.starting_where(move |gone| gone.row.key < range.first).map(|gone| &gone.row);
        let mut gone = gone.take_while(move |row| row.key <= range.last).peekable();
        let mut rows = self.rows_within(range).peekable();
        std::iter::from_fn(move || {
            let order = match (gone.peek(), rows.peek()) {
                (Some(before), Some(now)) => before.order().cmp(&now.order()),
                (Some(_), None) => Ordering::Less,
                (None, Some(_)) => Ordering::Greater,
                (None, None) => return None,
            };
            let before = gone.next_if(|_| order.is_le());
            Some((before, rows.next_if(|_| order.is_ge())))
        })
    }

    /// What is now within a range of keys, in order.
    pub fn rows_within(&self, range: KeyRange) -> impl Iterator<Item = &Row> {
        let rows = self.rows.starting_where(move |row| row.key < range.first);
        rows.take_while(move |row| row.key <= range.last)
    }

    /// Whether every change was one of a request where it stands.
    pub fn is_in_place(&self) -> bool {
        self.rows.len() == self.gone.len()
            && self.rows.iter().zip(self.gone.iter()).all(|(now, before)| now.is_same_place(&before.row))
    }

    /// Takes what is no longer true out of blocks and bits of the base, which begin with the block `first` or later.
    pub fn without_gone(
        &self,
        masks: impl Iterator<Item = (u32, u64)>,
        first: u32,
    ) -> impl Iterator<Item = (u32, u64)> {
        let mut gone = self.gone.starting_where(move |gone| gone.at < first * BLOCK).peekable();
        masks.filter_map(move |(block, mut mask)| {
            while let Some(gone) = gone.next_if(|gone| gone.at / BLOCK <= block) {
                if gone.at / BLOCK == block {
                    mask &= !(1 << (gone.at % BLOCK));
                }
            }
            (mask != 0).then_some((block, mask))
        })
    }

    pub fn bytes(&self) -> usize {
        self.rows.len() * size_of::<Row>()
            + self.gone.len() * size_of::<Gone>()
            + self.regions.len() * size_of::<Region>()
    }
}
