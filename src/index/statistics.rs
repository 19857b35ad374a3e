//! How many requests of a selection there are, by group, service, district and executor.

use std::{hash::Hash, sync::Arc};

use super::{
    base::{Base, rows_of},
    catalogue::{Catalogue, Dictionary},
    columns::value,
    matcher::Matcher,
    request::Row,
};
use crate::domain::Group;

/// Counts of the matching requests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Statistics {
    /// How many match.
    pub total: u64,
    /// By marker group, in the order of [`Group::ALL`].
    pub groups: [(Group, u64); Group::ALL.len()],
    /// By service code, most first; services without requests are left out, as in the lists below.
    pub services: Vec<Counted<Arc<str>>>,
    /// By district id; requests outside every district are in none of them.
    pub districts: Vec<Counted<i32>>,
    /// By the executing organisation's id.
    pub executors: Vec<Counted<i32>>,
}

/// How many requests something has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted<K> {
    /// What has them.
    pub key: K,
    /// What it is called, where its name is known.
    pub name: Option<Arc<str>>,
    /// How many.
    pub count: u64,
}

/// Counts by code.
#[derive(Debug, Clone, Default)]
pub(super) struct Histogram {
    groups: [u64; Group::ALL.len()],
    services: Vec<u64>,
    districts: Vec<u64>,
    executors: Vec<u64>,
}

impl Histogram {
    /// Counts the rows of a base that match.
    pub fn new(base: &Base, matcher: &Matcher) -> Self {
        let mut counts = Self::default();
        let traits = &base.traits;
        for (block, mask) in base.masks(matcher, base.all_rows()) {
            for row in rows_of(block, mask) {
                let at = row as usize;
                add(&mut counts.groups, base.state(row).group(), 1);
                add_code(&mut counts.services, value(&traits.services, at), 1);
                add_code(&mut counts.districts, value(&traits.districts, at), 1);
                add_code(&mut counts.executors, value(&traits.executors, at), 1);
            }
        }
        counts
    }

    /// Counts one row less, one more, or both.
    pub fn correct(&mut self, before: Option<&Row>, now: Option<&Row>) {
        for (row, change) in before.map(|row| (row, u64::MAX)).into_iter().chain(now.map(|row| (row, 1))) {
            add(&mut self.groups, row.state.group(), change);
            add_code(&mut self.services, row.service, change);
            add_code(&mut self.districts, row.district, change);
            add_code(&mut self.executors, row.executor, change);
        }
    }

    /// The counts with their words.
    pub fn named(&self, catalogue: &Catalogue) -> Statistics {
        let mut groups = Group::ALL.map(|group| (group, 0));
        for ((_, count), &counted) in groups.iter_mut().zip(&self.groups) {
            *count = counted;
        }
        Statistics {
            total: self.groups.iter().sum(),
            groups,
            services: counted(&self.services, &catalogue.services),
            districts: counted(&self.districts, &catalogue.districts),
            executors: counted(&self.executors, &catalogue.executors),
        }
    }

    pub fn bytes(&self) -> usize {
        8 * (self.services.capacity() + self.districts.capacity() + self.executors.capacity())
    }
}

fn add(counts: &mut [u64], at: usize, change: u64) {
    if let Some(count) = counts.get_mut(at) {
        *count = count.wrapping_add(change);
    }
}

fn add_code(counts: &mut Vec<u64>, code: u16, change: u64) {
    let at = usize::from(code);
    if at >= counts.len() {
        counts.resize(at + 1, 0);
    }
    add(counts, at, change);
}

fn counted<K: Clone + Eq + Hash + Ord>(counts: &[u64], dictionary: &Dictionary<K>) -> Vec<Counted<K>> {
    let counts = counts.iter().copied().zip(0_u16..).filter(|&(count, _)| count > 0);
    let mut counted: Vec<Counted<K>> = counts
        .filter_map(|(count, code)| {
            Some(Counted { key: dictionary.key(code)?.clone(), name: dictionary.name(code).cloned(), count })
        })
        .collect();
    counted.sort_by(|one, other| {
        other.count.cmp(&one.count).then_with(|| (&one.name, &one.key).cmp(&(&other.name, &other.key)))
    });
    counted
}
