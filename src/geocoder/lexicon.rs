//! The words of addresses, read once from the tables in `lexicon/`: street types, markers, units, noise, kinds of
//! places, ordinals and Russian counterparts. Looking a word up says what it may mean, not what it means here.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::fold::{fold, stem};

/// The type of a street; several, where an abbreviation is ambiguous.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct StreetType {
    /// One bit per row of `street_types.tsv`.
    pub mask: u32,
    /// The word may also be part of the name; then its canonical stem is [`StreetType::stem`].
    pub nameable: bool,
    /// Masculine in Ukrainian, so that an adjective before it is too.
    pub masculine: bool,
    /// Row of the likeliest type.
    row: u8,
}

impl StreetType {
    /// The stem under which the type's word takes part in names.
    #[must_use]
    pub fn stem(self) -> &'static str {
        LEXICON.type_stems.get(usize::from(self.row)).map_or("", String::as_str)
    }

    /// Whether both may be the same type.
    #[must_use]
    pub fn agrees(self, other: Self) -> bool {
        self.mask & other.mask != 0
    }

    /// Whether this is the plain `вулиця`, which people leave out.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self.mask & 1 != 0
    }
}

/// What a word may mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u16)]
pub enum Marker {
    /// A settlement's name follows: `м.`, `село`.
    Settlement = 1,
    /// A house number follows: `буд.`.
    House = 1 << 1,
    /// A block number follows: `корп.`.
    Block = 1 << 2,
    /// A flat, entrance, floor, phone or door code follows.
    Unit = 1 << 3,
    /// A floor or entrance number stands before: `2 поверх`.
    BeforeUnit = 1 << 4,
    /// An area larger than a settlement: `область`, `р-н`.
    Region = 1 << 5,
    /// A street corner: `ріг`.
    Corner = 1 << 6,
    /// Joins the two streets of a corner.
    And = 1 << 7,
    /// A word of a name that says nothing: `імені`.
    NameFiller = 1 << 8,
    /// Joins the parts of a house number: «21 дріб 4».
    Fraction = 1 << 9,
    /// The name that follows is no longer the street's: «колишня Титова».
    Former = 1 << 10,
}

/// What a word says beside the address.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noise {
    /// A preposition of place: `біля`.
    Place,
    /// The complaint itself.
    Complaint,
}

struct Lexicon {
    types: FxHashMap<String, StreetType>,
    type_stems: Vec<String>,
    markers: FxHashMap<String, u16>,
    noise: FxHashMap<String, Noise>,
    ordinals: FxHashMap<String, u16>,
    cardinals: FxHashMap<String, u16>,
    ordinal_suffixes: FxHashMap<String, ()>,
    poi_kinds: FxHashMap<String, Vec<&'static str>>,
    settlement_endings: Vec<&'static str>,
    russian: FxHashMap<String, Vec<String>>,
}

static LEXICON: LazyLock<Lexicon> = LazyLock::new(read);

/// Rows of a table: the first column and the words of the second.
fn rows(table: &'static str) -> impl Iterator<Item = (&'static str, Vec<&'static str>)> {
    table
        .lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once('\t'))
        .map(|(key, words)| (key, words.split(' ').filter(|w| !w.is_empty()).collect()))
}

/// The key of a word: its fold, hyphens kept, as [`super::token::tokens`] makes it.
fn key(word: &str) -> String {
    word.replace('\'', "").split(['-', '/']).map(fold).collect::<Vec<_>>().join("-")
}

/// A table of numbers in words.
fn values(table: &'static str) -> FxHashMap<String, u16> {
    let row = |(value, words): (&'static str, Vec<&'static str>)| {
        words.into_iter().filter_map(move |word| Some((key(word), value.parse().ok()?)))
    };
    rows(table).flat_map(row).collect()
}

fn read() -> Lexicon {
    let mut lexicon = Lexicon {
        types: FxHashMap::default(),
        type_stems: Vec::new(),
        markers: FxHashMap::default(),
        noise: FxHashMap::default(),
        ordinals: FxHashMap::default(),
        cardinals: FxHashMap::default(),
        ordinal_suffixes: FxHashMap::default(),
        poi_kinds: FxHashMap::default(),
        settlement_endings: Vec::new(),
        russian: FxHashMap::default(),
    };
    for (row, (kind, words)) in rows(include_str!("lexicon/street_types.tsv")).enumerate() {
        lexicon.type_stems.push(words.first().map_or_else(String::new, |w| stem(&key(w)).to_owned()));
        for word in words {
            let entry = lexicon.types.entry(key(word)).or_insert(StreetType {
                mask: 0,
                nameable: kind.contains('*'),
                masculine: kind.ends_with("/m"),
                row: row as u8,
            });
            entry.mask |= 1 << row;
        }
    }
    for (bit, (_, words)) in rows(include_str!("lexicon/markers.tsv")).enumerate() {
        for word in words {
            *lexicon.markers.entry(key(word)).or_default() |= 1 << bit;
        }
    }
    for (role, words) in rows(include_str!("lexicon/noise.tsv")) {
        let role = if role == "place" { Noise::Place } else { Noise::Complaint };
        for word in words {
            lexicon.noise.entry(word.replace('\'', "")).or_insert(role);
        }
    }
    lexicon.ordinals = values(include_str!("lexicon/ordinals.tsv"));
    lexicon.cardinals = values(include_str!("lexicon/cardinals.tsv"));
    for (_, words) in rows(include_str!("lexicon/ordinal_suffixes.tsv")) {
        lexicon.ordinal_suffixes.extend(words.into_iter().map(|word| (fold(word), ())));
    }
    lexicon.settlement_endings =
        rows(include_str!("lexicon/settlement_endings.tsv")).flat_map(|(_, endings)| endings).collect();
    for (kinds, words) in rows(include_str!("lexicon/poi_kinds.tsv")) {
        for word in words {
            lexicon.poi_kinds.insert(key(word), kinds.split('|').collect());
        }
    }
    for (ukrainian, words) in rows(include_str!("lexicon/russian.tsv")) {
        let target = stem(&fold(ukrainian)).to_owned();
        for word in words {
            let source = stem(&fold(word)).to_owned();
            let targets = lexicon.russian.entry(source.clone()).or_default();
            if source != target && !targets.contains(&target) {
                targets.push(target.clone());
            }
        }
    }
    lexicon
}

/// The street type a folded word names.
#[must_use]
pub fn street_type(folded: &str) -> Option<StreetType> {
    LEXICON.types.get(folded).copied()
}

/// Whether a stem is that of a type's word which takes part in names.
#[must_use]
pub fn is_type_stem(stem: &str) -> bool {
    LEXICON.type_stems.iter().any(|known| known == stem)
}

/// Whether a folded word may be this marker.
#[must_use]
pub fn is(folded: &str, marker: Marker) -> bool {
    LEXICON.markers.get(folded).is_some_and(|bits| bits & marker as u16 != 0)
}

/// What a word, in lower case and without apostrophes, says beside the address, if anything.
#[must_use]
pub fn noise(text: &str) -> Option<Noise> {
    LEXICON.noise.get(text).copied()
}

/// The number a folded word says as an ordinal.
#[must_use]
pub fn ordinal(folded: &str) -> Option<u16> {
    LEXICON.ordinals.get(folded).copied()
}

/// The number a folded word says as a cardinal.
#[must_use]
pub fn cardinal(folded: &str) -> Option<u16> {
    LEXICON.cardinals.get(folded).copied()
}

/// Whether letters after digits make an ordinal: the `га` of `2-га`.
#[must_use]
pub fn is_ordinal_suffix(letters: &str) -> bool {
    LEXICON.ordinal_suffixes.contains_key(&fold(letters))
}

/// Whether a word, in lower case and without apostrophes, ends as names of Ukrainian settlements do.
#[must_use]
pub fn ends_like_settlement(text: &str) -> bool {
    let ends = |ending: &str| text.strip_suffix(ending).is_some_and(|rest| rest.chars().count() >= 2);
    LEXICON.settlement_endings.iter().any(|ending| ends(ending))
}

/// The kinds of places a folded word means: `школа` → `school`.
#[must_use]
pub fn poi_kinds(folded: &str) -> &'static [&'static str] {
    LEXICON.poi_kinds.get(folded).map_or(&[], Vec::as_slice)
}

/// Stems of the Ukrainian words that a Russian word's stem stands for in street names.
#[must_use]
pub fn from_russian(stem: &str) -> &'static [String] {
    LEXICON.russian.get(stem).map_or(&[], Vec::as_slice)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_entry_serves_all_scripts() {
        for word in ["вулиця", "vulytsia", "vulitsya", "vulicya", "улица", "ulitsa", "вул", "vul"]
        {
            assert!(street_type(&key(word)).is_some_and(StreetType::is_plain), "{word}");
        }
        assert!(street_type("b-r").is_some() && street_type("br").is_none());
        assert!(is(&key("с-ще"), Marker::Settlement) && is(&key("S-shche"), Marker::Settlement));
        assert!(is(&key("під’їзд"), Marker::Unit) && is(&key("ріг"), Marker::Corner));
    }

    #[test]
    fn russian_words_lead_to_ukrainian_ones() {
        assert_eq!(from_russian(stem(&fold("независимости"))), ["nezalejnost"]);
        assert!(from_russian(stem(&fold("Шевченко"))).is_empty());
    }
}
