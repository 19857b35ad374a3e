//! The words of all names, in finite-state sets that are searched exactly, by beginning and with mistakes: by stem, and
//! by full spelling, since a mistake in the ending changes the stem. A word's weight says how much it tells one name
//! from another (inverse document frequency).

use std::collections::BTreeMap;
use std::sync::LazyLock;

use fst::automaton::{Automaton, Str};
use fst::{IntoStreamer, Map, Streamer};
use levenshtein_automata::LevenshteinAutomatonBuilder;

use super::lexicon;
use super::names::NameWord;
use super::similarity::{Spelling, similarity};

/// Least likeness at which a mistyped word is taken for a known one.
const MIN_SIMILARITY: f32 = 0.55;
/// Likeness of a Russian word to the Ukrainian one it translates to.
const TRANSLATED: f32 = 0.98;
/// Likeness of a beginning to the whole word.
const BEGINNING: f32 = 0.94;
/// Most words one beginning is expanded to.
const MAX_BEGINNINGS: usize = 120;

static ONE_MISTAKE: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(1, true));
static TWO_MISTAKES: LazyLock<LevenshteinAutomatonBuilder> =
    LazyLock::new(|| LevenshteinAutomatonBuilder::new(2, true));

/// How far to look for a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Effort {
    /// As written, or by the Russian dictionary.
    Exact,
    /// With mistakes where the word as written is unknown.
    UnknownWords,
    /// With mistakes in every word.
    AllWords,
}

/// A known word a typed one may stand for.
#[derive(Debug, Clone, Copy)]
pub struct Expansion {
    /// Index of the known word.
    pub word: u32,
    /// Likeness, 0 to 1.
    pub similarity: f32,
}

/// All stems of the names in the gazetteer.
#[derive(Debug)]
pub struct Vocabulary {
    map: Map<Vec<u8>>,
    /// Full spellings and the words they are of.
    spellings: Map<Vec<u8>>,
    weights: Vec<f32>,
    letters: Vec<Box<str>>,
    stems: Vec<Box<str>>,
}

impl Vocabulary {
    /// From each stem's number of names and full spellings; `names` is how many names there are.
    #[must_use]
    pub fn new(words: &BTreeMap<String, (u32, Vec<String>)>, names: usize) -> Self {
        let weight = |count: u32| (1.0 + names as f32 / (1.0 + count as f32)).ln().max(0.5);
        // A BTreeMap gives sorted unique keys, the one thing the builder asks for.
        let map = Map::from_iter(words.keys().zip(0u64..)).unwrap_or_default();
        let spellings: BTreeMap<&str, u64> = words
            .values()
            .zip(0u64..)
            .flat_map(|((_, letters), word)| letters.iter().map(move |letters| (letters.as_str(), word)))
            .collect();
        Self {
            map,
            spellings: Map::from_iter(spellings).unwrap_or_default(),
            weights: words.values().map(|(count, _)| weight(*count)).collect(),
            letters: words.values().map(|(_, letters)| letters.first().map_or("", |l| l).into()).collect(),
            stems: words.keys().map(|stem| stem.as_str().into()).collect(),
        }
    }

    /// Index of a stem.
    #[must_use]
    pub fn index(&self, stem: &str) -> Option<u32> {
        self.map.get(stem).map(|index| index as u32)
    }

    /// How much a word tells names apart.
    #[must_use]
    pub fn weight(&self, word: u32) -> f32 {
        self.weights.get(word as usize).copied().unwrap_or(1.0)
    }

    /// The weight of a word nobody has in a name.
    #[must_use]
    pub fn rarest(&self) -> f32 {
        (1.0 + self.weights.len() as f32).ln().max(2.0)
    }

    /// The stem of a known word and the first of its full spellings.
    #[must_use]
    pub fn spelling(&self, word: u32) -> Spelling<'_> {
        Spelling {
            stem: self.stems.get(word as usize).map_or("", |s| s),
            letters: self.letters.get(word as usize).map_or("", |s| s),
        }
    }

    /// The known words a typed word may stand for, each once.
    #[must_use]
    pub fn expand(&self, word: &NameWord, effort: Effort) -> Vec<Expansion> {
        let mut found = Vec::new();
        if let Some(index) = self.index(&word.stem) {
            found.push(Expansion { word: index, similarity: 1.0 });
        }
        if word.is_number() {
            return found;
        }
        for translation in lexicon::from_russian(&word.stem) {
            if let Some(index) = self.index(translation) {
                push(&mut found, index, TRANSLATED);
            }
        }
        if word.beginning && word.stem.len() >= 2 {
            self.beginnings(&word.stem, &mut found);
        }
        if word.weight > 0.2
            && (effort == Effort::AllWords || (effort == Effort::UnknownWords && found.is_empty()))
        {
            self.mistyped(word, &mut found);
        }
        found
    }

    fn beginnings(&self, beginning: &str, found: &mut Vec<Expansion>) {
        let mut stream = self.map.search(Str::new(beginning).starts_with()).into_stream();
        let mut left = MAX_BEGINNINGS;
        while let Some((_, index)) = stream.next() {
            push(found, index as u32, BEGINNING);
            left -= 1;
            if left == 0 {
                break;
            }
        }
    }

    fn mistyped(&self, word: &NameWord, found: &mut Vec<Expansion>) {
        let Some(builder) = mistakes(word.stem.len()) else { return };
        if word.beginning {
            let mut stream = self.map.search(builder.build_prefix_dfa(&word.stem)).into_stream();
            while let Some((_, index)) = stream.next() {
                let stem = self.spelling(index as u32).stem;
                let cut = &stem[..stem.len().min(word.stem.len())];
                let likeness = similarity(word.spelling(), Spelling { stem: cut, letters: cut }) * BEGINNING;
                take(found, index as u32, stem, likeness);
            }
            return;
        }
        let mut stream = self.map.search(builder.build_dfa(&word.stem)).into_stream();
        while let Some((_, index)) = stream.next() {
            let known = self.spelling(index as u32);
            take(found, index as u32, known.stem, similarity(word.spelling(), known));
        }
        let Some(builder) = mistakes(word.letters.len()) else { return };
        let mut stream = self.spellings.search(builder.build_dfa(&word.letters)).into_stream();
        while let Some((letters, index)) = stream.next() {
            let stem = self.spelling(index as u32).stem;
            let letters = std::str::from_utf8(letters).unwrap_or_default();
            take(found, index as u32, stem, similarity(word.spelling(), Spelling { stem, letters }));
        }
    }
}

/// How many mistakes a word of so many letters may hold.
fn mistakes(letters: usize) -> Option<&'static LevenshteinAutomatonBuilder> {
    match letters {
        0..3 => None,
        3..6 => Some(&ONE_MISTAKE),
        _ => Some(&TWO_MISTAKES),
    }
}

/// Adds a known word that is like enough, or more like than it seemed. Numbers have no mistakes.
fn take(found: &mut Vec<Expansion>, word: u32, stem: &str, similarity: f32) {
    if similarity < MIN_SIMILARITY || stem.starts_with('#') {
        return;
    }
    match found.iter_mut().find(|other| other.word == word) {
        Some(known) => known.similarity = known.similarity.max(similarity),
        None => found.push(Expansion { word, similarity }),
    }
}

fn push(found: &mut Vec<Expansion>, word: u32, similarity: f32) {
    if !found.iter().any(|other| other.word == word) {
        found.push(Expansion { word, similarity });
    }
}
