//! What filters may name, so that no question about requests asks the database what there is.

use std::collections::BTreeSet;

use chrono_tz::Tz;

use crate::index::Names;

/// The values that filters may take, and the time zone of their days.
#[derive(Debug, Clone)]
pub struct Known {
    /// Service codes, in their order.
    pub services: Vec<String>,
    /// Organisations' ids.
    pub executors: BTreeSet<i32>,
    /// Districts' ids.
    pub districts: BTreeSet<i32>,
    /// The community's.
    pub zone: Tz,
}

impl Default for Known {
    fn default() -> Self {
        Self {
            services: vec![],
            executors: BTreeSet::new(),
            districts: BTreeSet::new(),
            zone: chrono_tz::Europe::Kyiv,
        }
    }
}

impl Known {
    pub(super) fn new(names: &Names, zone: Tz) -> Self {
        let mut services: Vec<String> = names.services.iter().map(|(code, _)| (**code).to_owned()).collect();
        services.sort_unstable();
        Self {
            services,
            executors: names.executors.iter().map(|&(id, _)| id).collect(),
            districts: names.districts.iter().map(|&(id, _)| id).collect(),
            zone,
        }
    }
}
