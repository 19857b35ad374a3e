//! The index as it stood after one change: what a reader holds while it answers. Nothing in it changes under the
//! reader, and nothing a reader does keeps a writer waiting.

use std::{ops::Range, sync::Arc};

use chrono::NaiveDate;

use super::{
    base::{Base, rows_of},
    catalogue::Catalogue,
    columns::Places,
    delta::Delta,
    matcher::{BLOCK, Matcher},
    regions,
    request::{Request, Row},
    zorder::KeyRange,
};
use crate::tiles::TileAddress;

/// See the module. Made by [`super::Index::view`].
#[derive(Debug, Clone)]
pub struct View {
    pub(super) base: Arc<Base>,
    pub(super) delta: Delta,
    pub(super) catalogue: Arc<Catalogue>,
    pub(super) generation: u64,
    /// The last change that is in here.
    pub(super) sequence: u64,
}

/// What the ETag of a tile is made of: another one as soon as anything in the tile's area may look different.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Version(pub u64);

impl View {
    /// Which base and which words selections must have been made of to be used with this view: part of a cache's key.
    #[must_use]
    pub fn generation(&self) -> u64 {
        self.generation
    }

    /// The sequence number of the last change that is in here.
    #[must_use]
    pub fn sequence(&self) -> u64 {
        self.sequence
    }

    /// The day lateness is counted of.
    #[must_use]
    pub fn today(&self) -> Option<NaiveDate> {
        self.base.today.date()
    }

    /// How many requests there are.
    #[must_use]
    pub fn len(&self) -> usize {
        (self.base.len() as usize + self.delta.rows.len()).saturating_sub(self.delta.gone.len())
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// How many rows every query reads beside the base; [`super::Index::merge`] makes it 0.
    #[must_use]
    pub fn unmerged(&self) -> usize {
        self.delta.len()
    }

    /// Whether a request is here, and just as it is given: to prove that the index is what the database says.
    #[must_use]
    pub fn holds(&self, request: &Request) -> bool {
        let row = Row::new(request, &self.catalogue, self.base.today);
        // A word that nobody has learnt has the code of none.
        if !self.catalogue.knows(request) {
            return false;
        }
        if let Some(now) = self.delta.rows.get(&row.order()) {
            return *now == row;
        }
        let at = self.base.frame.row_of(request.id);
        at.is_some_and(|at| self.base.row(at) == row) && self.delta.gone.get(&row.order()).is_none()
    }

    /// The ids of all requests, in no order that means anything.
    pub fn ids(&self) -> impl Iterator<Item = i64> {
        let masks = self.masks(&self.base.all.matcher, self.base.all_rows());
        let known = masks.flat_map(|(block, mask)| rows_of(block, mask));
        let known = known.map(|row| self.base.frame.ids.get(row as usize));
        known.chain(self.delta.rows.iter().map(|row| row.id))
    }

    /// Bytes of memory, but for the texts of the dictionaries.
    #[must_use]
    pub fn bytes(&self) -> usize {
        self.base.bytes() + self.delta.bytes() + self.catalogue.bytes()
    }

    /// The version of a tile's area, of this day and of the names in force. Areas are tiles of zoom 14, or the tile itself
    /// where that is larger.
    #[must_use]
    pub fn version_of(&self, tile: TileAddress) -> Version {
        let range = KeyRange::of(tile);
        let since = regions::marks_within(&self.delta.regions, range);
        let marks = self.base.regions.marks_within(range).wrapping_add(since);
        let rest = regions::mix(u64::from(self.base.today.0)) ^ self.catalogue.digest;
        Version(regions::mix(marks) ^ regions::mix(rest))
    }

    /// The rows of the base within a range of keys.
    pub(super) fn rows_within(&self, range: KeyRange) -> Range<u32> {
        let places: &Places = &self.base.frame.places;
        places.rows_of(&places.within(range))
    }

    /// The matching rows of the base that are still true, as blocks and bits.
    pub(super) fn masks(&self, matcher: &Matcher, rows: Range<u32>) -> impl Iterator<Item = (u32, u64)> {
        let first = rows.start / BLOCK;
        self.delta.without_gone(self.base.masks(matcher, rows), first)
    }

    /// The rows of the base that are still true, in their order.
    pub(super) fn known(&self) -> impl Iterator<Item = Row> {
        let masks = self.masks(&self.base.all.matcher, self.base.all_rows());
        let places = &self.base.frame.places;
        let mut place = 0;
        masks.flat_map(|(block, mask)| rows_of(block, mask)).map(move |row| {
            while places.rows(place).end <= row && place < places.len() {
                place += 1;
            }
            self.base.row_at(row, place)
        })
    }

    /// The matching rows within a range of keys that the base does not know.
    pub(super) fn news(&self, range: KeyRange, matcher: &Matcher) -> impl Iterator<Item = &Row> {
        self.delta.rows_within(range).filter(|row| matcher.row(row))
    }

    /// What is to be taken from counts of the base within a range of keys, and what is to be added to them; both at once
    /// where a request has changed where it stands.
    pub(super) fn corrections(
        &self,
        range: KeyRange,
        matcher: &Matcher,
        mut correct: impl FnMut(Option<&Row>, Option<&Row>),
    ) {
        for (before, now) in self.delta.within(range) {
            let matching = |row: &&Row| matcher.row(row);
            correct(before.filter(matching), now.filter(matching));
        }
    }
}
