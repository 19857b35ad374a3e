//! Fingerprints that make importing the same file twice add nothing twice.
//! They hold what never changes in a request's life, so a later export of the same centre, in which statuses
//! have moved on, gives the same fingerprints.

use super::row::Row;
use chrono::Datelike;
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::fmt::Write;

impl Row {
    /// The row's fingerprint: its own number with the year of registration (centres count anew each year),
    /// or else a SHA-256 of its registration, address, service and text. Rows that are equal in all of these
    /// are different requests; `occurrence` counts them within the file, from 0.
    #[must_use]
    pub fn key(&self, occurrence: u32) -> String {
        match &self.number {
            Some(number) => format!("number:{}:{}", self.registered.year(), folded(number)),
            None => format!("content:{}:{occurrence}", self.digest()),
        }
    }

    fn digest(&self) -> String {
        let registered = self.registered.to_string();
        let mut hash = Sha256::new();
        for part in [registered.as_str(), &folded(&self.address), &folded(&self.service), &folded(&self.text)]
        {
            // The length keeps ("ab", "c") and ("a", "bc") apart.
            hash.update((part.len() as u64).to_le_bytes());
            hash.update(part);
        }
        hash.finalize().iter().fold(String::with_capacity(64), |mut hex, byte| {
            // Writing to a String does not fail.
            let _ = write!(hex, "{byte:02x}");
            hex
        })
    }
}

/// Gives the rows of one file their keys, counting equal ones.
#[derive(Debug, Default)]
pub struct Keys {
    seen: HashMap<String, u32>,
}

impl Keys {
    /// The key of the next row of the file.
    pub fn key(&mut self, row: &Row) -> String {
        let first = row.key(0);
        if row.number.is_some() {
            return first;
        }
        let seen = self.seen.entry(first).or_default();
        *seen += 1;
        row.key(*seen - 1)
    }
}

/// Differences in case and spacing come from saving the file again, not from the request.
fn folded(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ").to_lowercase()
}
