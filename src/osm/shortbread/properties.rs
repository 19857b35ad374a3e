//! The properties of a feature by Shortbread's names.
//! `name_de` of the schema is left out: nobody here reads it.

use serde_json::{Map, Value};

use crate::osm::{names::label, tags::Tags};

/// Properties under construction.
#[derive(Debug, Default)]
pub(super) struct Properties(Map<String, Value>);

impl Properties {
    /// No properties yet.
    pub(super) fn new() -> Self {
        Self::default()
    }

    /// Properties of a kind.
    pub(super) fn kind(kind: &str) -> Self {
        Self::new().with("kind", kind)
    }

    /// Adds a property.
    pub(super) fn with(mut self, key: &str, value: impl Into<Value>) -> Self {
        self.0.insert(key.to_owned(), value.into());
        self
    }

    /// Adds the values of these keys where they are tagged.
    pub(super) fn copy(self, tags: &Tags, keys: &[&str]) -> Self {
        keys.iter()
            .filter_map(|key| Some((key, tags.get(key)?)))
            .fold(self, |all, (key, value)| all.with(key, value))
    }

    /// Adds `name`, in Ukrainian where mapped, and `name_en`.
    pub(super) fn names(self, tags: &Tags) -> Self {
        let english = tags.get("name:en").or_else(|| tags.get("int_name"));
        let named = label(tags).into_iter().fold(self, |all, name| all.with("name", name));
        english.into_iter().fold(named, |all, name| all.with("name_en", name))
    }

    pub(super) fn into_map(self) -> Map<String, Value> {
        self.0
    }
}

/// `tunnel` of the schema.
pub(super) fn is_tunnel(tags: &Tags) -> bool {
    tags.is("tunnel", &["yes", "building_passage", "culvert"]) || tags.is("covered", &["yes"])
}

/// `bridge` of the schema.
pub(super) fn is_bridge(tags: &Tags) -> bool {
    const BRIDGES: [&str; 8] =
        ["yes", "viaduct", "boardwalk", "cantilever", "covered", "low_water_crossing", "movable", "trestle"];
    tags.is("bridge", &BRIDGES)
}
