//! Which requests are meant: the filters of `/api/requests`, `/api/statistics` and `/tiles/requests`.
//! It says what is asked in words; `matcher` asks it of the columns.

use std::sync::Arc;

use chrono::{DateTime, Utc};

use crate::domain::{Group, Status};

/// A filter; what is none does not filter, and an empty list lets nothing pass.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Filter {
    /// Statuses.
    pub statuses: Option<Vec<Status>>,
    /// Marker groups.
    pub groups: Option<Vec<Group>>,
    /// Service codes.
    pub services: Option<Vec<Arc<str>>>,
    /// Organisations' ids.
    pub executors: Option<Vec<i32>>,
    /// Districts' ids.
    pub districts: Option<Vec<i32>>,
    /// Registered at this instant or later.
    pub from: Option<DateTime<Utc>>,
    /// Registered before this instant.
    pub before: Option<DateTime<Utc>>,
    /// Overdue or not.
    pub overdue: Option<bool>,
    /// None but these requests: what a search for words has found.
    pub ids: Option<IdSet>,
}

impl Filter {
    /// The same filter with its lists sorted and each value once: a filter asked in another order is then an equal
    /// one, and so the same entry of a cache.
    #[must_use]
    pub fn in_order(mut self) -> Self {
        fn sort<T: Ord>(list: &mut Option<Vec<T>>) {
            if let Some(list) = list {
                list.sort_unstable();
                list.dedup();
            }
        }
        sort(&mut self.statuses);
        sort(&mut self.groups);
        sort(&mut self.services);
        sort(&mut self.executors);
        sort(&mut self.districts);
        self
    }

    /// Whether it lets everything pass.
    #[must_use]
    pub fn is_all(&self) -> bool {
        *self == Self::default()
    }
}

/// A set of requests by their database ids.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct IdSet(Arc<[i64]>);

impl IdSet {
    /// The set of these ids.
    #[must_use]
    pub fn new(mut ids: Vec<i64>) -> Self {
        ids.sort_unstable();
        ids.dedup();
        Self(ids.into())
    }

    /// Whether an id is in the set.
    #[must_use]
    pub fn contains(&self, id: i64) -> bool {
        self.0.binary_search(&id).is_ok()
    }

    /// The ids, ascending.
    #[must_use]
    pub fn ids(&self) -> &[i64] {
        &self.0
    }
}
