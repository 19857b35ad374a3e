//! The tags of an OpenStreetMap object, kept small: only the keys used here, each text stored once.
//! What the tags mean is decided by those who read them.

use std::rc::Rc;

use rustc_hash::FxHashSet;

/// Keys kept as they are. All others are dropped while reading, except names (see [`wanted`]).
const KEYS: &[&str] = &[
    "KATOTTG",
    "addr:city",
    "addr:hamlet",
    "addr:housename",
    "addr:housenumber",
    "addr:interpolation",
    "addr:place",
    "addr:street",
    "addr:village",
    "admin_level",
    "aerialway",
    "aeroway",
    "amenity",
    "area",
    "area:aeroway",
    "atm",
    "bicycle",
    "boundary",
    "brand",
    "bridge",
    "building",
    "capital",
    "covered",
    "cuisine",
    "denomination",
    "disputed",
    "emergency",
    "healthcare",
    "highway",
    "historic",
    "horse",
    "information",
    "katottg",
    "katotth",
    "landuse",
    "layer",
    "leisure",
    "man_made",
    "maritime",
    "military",
    "motor_vehicle",
    "natural",
    "office",
    "oneway",
    "operator",
    "place",
    "population",
    "public_transport",
    "railway",
    "recycling:clothes",
    "recycling:glass_bottles",
    "recycling:paper",
    "recycling:scrap_metal",
    "ref",
    "ref:katottg",
    "ref:katotth",
    "religion",
    "route",
    "service",
    "shop",
    "sport",
    "station",
    "surface",
    "tourism",
    "tower:type",
    "tracktype",
    "tunnel",
    "type",
    "vending",
    "water",
    "waterway",
    "wetland",
];

/// Is this key of use here? Names are, in any language and age; the rest is [`KEYS`].
pub(super) fn wanted(key: &str) -> bool {
    super::names::kind_of(key).is_some() || KEYS.binary_search(&key).is_ok()
}

/// An object's tags.
#[derive(Debug, Clone, Default)]
pub(super) struct Tags(Box<[(Rc<str>, Rc<str>)]>);

impl Tags {
    /// The value of `key`, trimmed; none where it is absent or blank.
    pub(super) fn get(&self, key: &str) -> Option<&str> {
        let (_, value) = self.0.iter().find(|(k, _)| &**k == key)?;
        Some(value.trim()).filter(|value| !value.is_empty())
    }

    /// Does `key` have one of these values?
    pub(super) fn is(&self, key: &str, values: &[&str]) -> bool {
        self.get(key).is_some_and(|value| values.contains(&value))
    }

    /// The value of `key` where it is one of these, as the constant itself.
    pub(super) fn among<'v>(&self, key: &str, values: &[&'v str]) -> Option<&'v str> {
        let value = self.get(key)?;
        values.iter().copied().find(|known| *known == value)
    }

    /// All tags in the file's order.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(key, value)| (&**key, value.trim()))
    }

    /// Has it none of the keys used here?
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

/// Texts seen so far: keys and values repeat so much that this quarters the memory of tags.
#[derive(Debug, Default)]
pub(super) struct Interner(FxHashSet<Rc<str>>);

impl Interner {
    /// The stored copy of a text.
    pub(super) fn text(&mut self, text: &str) -> Rc<str> {
        if let Some(known) = self.0.get(text) {
            return Rc::clone(known);
        }
        let stored: Rc<str> = text.into();
        self.0.insert(Rc::clone(&stored));
        stored
    }

    /// The wanted tags among these.
    pub(super) fn tags<'a>(&mut self, tags: impl Iterator<Item = (&'a str, &'a str)>) -> Tags {
        Tags(
            tags.filter(|(key, _)| wanted(key))
                .map(|(key, value)| (self.text(key), self.text(value)))
                .collect(),
        )
    }
}

#[cfg(test)]
impl Tags {
    /// Tags for a test.
    pub(super) fn of(pairs: &[(&str, &str)]) -> Self {
        Self(pairs.iter().map(|(key, value)| ((*key).into(), (*value).into())).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn keys_are_sorted_for_binary_search() {
        assert!(KEYS.is_sorted());
    }

    #[test]
    fn names_are_kept_and_noise_is_not() {
        assert!(wanted("name") && wanted("old_name:uk") && wanted("was:name") && wanted("name:be-tarask"));
        assert!(
            !wanted("name:etymology") && !wanted("name:left") && !wanted("source") && !wanted("wikidata")
        );
    }
}
