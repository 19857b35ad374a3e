//! The stems of all names, in a finite-state set that is searched exactly, by beginning and with mistakes.
//! A stem's weight says how much it tells one name from another (inverse document frequency).

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
    weights: Vec<f32>,
    letters: Vec<Box<str>>,
    stems: Vec<Box<str>>,
}

impl Vocabulary {
    /// From each stem's number of names and one full spelling; `names` is how many names there are.
    #[must_use]
    pub fn new(words: &BTreeMap<String, (u32, String)>, names: usize) -> Self {
        let weight = |count: u32| (1.0 + names as f32 / (1.0 + count as f32)).ln().max(0.5);
        // A BTreeMap gives sorted unique keys, the one thing the builder asks for.
        let map = Map::from_iter(words.keys().zip(0u64..)).unwrap_or_default();
        Self {
            map,
            weights: words.values().map(|(count, _)| weight(*count)).collect(),
            letters: words.values().map(|(_, letters)| letters.as_str().into()).collect(),
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

    /// Both spellings of a known word.
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
        let builder = match word.stem.len() {
            0..3 => return,
            3..6 => &*ONE_MISTAKE,
            _ => &*TWO_MISTAKES,
        };
        let automaton =
            if word.beginning { builder.build_prefix_dfa(&word.stem) } else { builder.build_dfa(&word.stem) };
        let mut stream = self.map.search(&automaton).into_stream();
        while let Some((_, index)) = stream.next() {
            let index = index as u32;
            let known = self.spelling(index);
            let likeness = if word.beginning {
                let cut = known.stem.len().min(word.stem.len());
                similarity(
                    word.spelling(),
                    Spelling { stem: &known.stem[..cut], letters: &known.stem[..cut] },
                ) * BEGINNING
            } else {
                similarity(word.spelling(), known)
            };
            if likeness >= MIN_SIMILARITY && !known.stem.starts_with('#') {
                push(found, index, likeness);
            }
        }
    }
}

fn push(found: &mut Vec<Expansion>, word: u32, similarity: f32) {
    if !found.iter().any(|other| other.word == word) {
        found.push(Expansion { word, similarity });
    }
}
