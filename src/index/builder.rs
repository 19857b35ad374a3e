//! Builds an index of requests that come in any order, such as from the database.

use std::cmp::Reverse;

use chrono::NaiveDate;

use super::{
    IndexError,
    base::{Assembly, Base, Bounds},
    catalogue::{Catalogue, Names},
    regions::{self, Region, Regions},
    request::{Day, Request, Row},
    writer::Index,
};

/// Rows that are given back to the system at a time while the columns grow.
const GIVEN_BACK: usize = 1 << 18;

/// Collects requests for an [`Index`].
#[derive(Debug)]
pub struct Builder {
    rows: Vec<Row>,
    catalogue: Catalogue,
    today: Day,
}

impl Builder {
    /// Lateness is counted of `today`, in the community's time zone.
    ///
    /// # Errors
    /// There are too many names.
    pub fn new(today: NaiveDate, names: &Names) -> Result<Self, IndexError> {
        let mut catalogue = Catalogue::default();
        catalogue.rename(names)?;
        Ok(Self { rows: Vec::new(), catalogue, today: Day::new(today) })
    }

    /// Makes room for so many requests, which saves memory where their number is known.
    pub fn reserve(&mut self, requests: usize) {
        self.rows.reserve_exact(requests);
    }

    /// Adds a request; one whose status is not public is left out.
    ///
    /// # Errors
    /// There are too many different services, executors or districts.
    pub fn push(&mut self, request: &Request) -> Result<(), IndexError> {
        if request.status.is_public() {
            self.catalogue.learn(request)?;
            self.rows.push(Row::new(request, &self.catalogue, self.today));
        }
        Ok(())
    }

    /// The index of what has been added, which was read when change `sequence` was the last one.
    ///
    /// # Errors
    /// An id has been added twice, or there are too many requests.
    pub fn finish(self, sequence: u64) -> Result<Index, IndexError> {
        let Self { mut rows, catalogue, today } = self;
        let bounds = Bounds::default().and(&rows);
        // The last row is the first to be taken, and what has been taken is given back while the columns grow: together
        // they are never much larger than either.
        rows.sort_unstable_by_key(|row| Reverse(row.order()));
        let mut assembly = Assembly::with_room(rows.len(), bounds);
        let mut regions: Vec<Region> = vec![];
        while let Some(row) = rows.pop() {
            let prefix = regions::of(row.key);
            if regions.last().is_none_or(|region| region.prefix != prefix) {
                regions.push(Region { prefix, marks: regions::mark(sequence, 0) });
            }
            assembly.push(&row);
            if rows.len().is_multiple_of(GIVEN_BACK) {
                rows.shrink_to_fit();
            }
        }
        drop(rows);
        let (frame, traits) = assembly.finish()?;
        let base = Base::new(frame.into(), traits, Regions::new(regions), today, sequence);
        Ok(Index::new(base, catalogue))
    }
}
