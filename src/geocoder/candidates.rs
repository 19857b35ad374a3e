//! Finds the streets whose names share words with the name asked for, and measures how well each name fits.
//! Which of them is the answer, with what house, is decided by `rank`.

use std::cell::RefCell;

use super::index::{Index, Variant};
use super::names::{Name, NameWord};
use super::parse::Mention;
use super::similarity::similarity;
use super::vocabulary::{Effort, Expansion};

/// How much a word of the street's type inside a name counts beside the other words.
const TYPE_WORD: f32 = 0.3;
/// Likeness of words that are alike but for their endings: «Макара» and «Макарія», «Садова» and «Садовий».
const SAME_STEM: f32 = 0.94;
/// What an omitted first name counts for, as a share of what it would if it were there.
const FIRST_NAMES: f32 = 0.5;
/// Likeness of an initial to the word it stands for.
const INITIAL: f32 = 0.92;
/// Least likeness at which an unmatched word of a found street is taken for a mistyped one.
const MIN_DIRECT: f32 = 0.5;
/// A settlement with at most so many names has all of them compared letter by letter.
const SMALL_SETTLEMENT: usize = 400;
/// Most words of a query that take part.
const MAX_WORDS: usize = 8;
/// Poorest fit that is still offered.
const MIN_FIT: f32 = 0.5;

/// A street whose name fits.
#[derive(Debug, Clone, Copy)]
pub struct Candidate {
    /// The street.
    pub street: u32,
    /// The name of it that fits.
    pub variant: u32,
    /// How much of the street's name was asked for, 0 to 1.
    pub covered: f32,
    /// How much of what was asked is in the street's name, 0 to 1.
    pub explained: f32,
    /// The share of the street's name that was not asked for and comes before its last word: first names, ranks.
    pub omitted: f32,
    /// The name's last word was asked for with a feminine ending that it does not have: «Садова», not «Садовий».
    pub feminine: bool,
}

impl Candidate {
    /// How well the names fit, 0 to 1. People leave first names out rather than last ones.
    #[must_use]
    pub fn fit(&self) -> f32 {
        0.6 * (self.covered + FIRST_NAMES * self.omitted) + 0.4 * self.explained
    }
}

/// A word of the query found in a name.
#[derive(Clone, Copy)]
struct Hit {
    variant: u32,
    asked: u8,
    word: u32,
    similarity: f32,
}

thread_local! {
    /// Reused between queries: common words have hundreds of names.
    static HITS: RefCell<Vec<Hit>> = const { RefCell::new(Vec::new()) };
}

/// The streets that fit a name, each by its best name, best first.
#[must_use]
pub fn find(
    index: &Index,
    name: &Name,
    settlement: &Mention,
    effort: Effort,
    limit: usize,
) -> Vec<Candidate> {
    let words = &name.words[..name.words.len().min(MAX_WORDS)];
    let expansions: Vec<Vec<Expansion>> =
        words.iter().map(|word| index.vocabulary.expand(word, effort)).collect();
    let weights: Vec<f32> =
        words.iter().zip(&expansions).map(|(word, found)| weight(index, word, found)).collect();
    let asked = Asked { index, words, weights, initials: &name.initials, typed: name.kind.is_some() };
    HITS.with_borrow_mut(|hits| {
        hits.clear();
        for (asked, found) in (0u8..).zip(&expansions) {
            for expansion in found {
                hits.extend(index.names_with(expansion.word).iter().map(|&variant| Hit {
                    variant,
                    asked,
                    word: expansion.word,
                    similarity: expansion.similarity,
                }));
            }
        }
        if effort == Effort::AllWords
            && let Mention::Known { ids, .. } = settlement
        {
            add_small_settlements(index, ids, hits);
        }
        hits.sort_unstable_by_key(|hit| hit.variant);
        let mut found: Vec<Candidate> = hits
            .chunk_by(|a, b| a.variant == b.variant)
            .filter(|chunk| {
                let street = index.variants[chunk[0].variant as usize].street;
                settlement.allows(index.streets[street as usize].settlement)
            })
            .map(|chunk| asked.measure(chunk))
            .filter(|candidate| candidate.fit() >= MIN_FIT)
            .collect();
        best_per_street(&mut found);
        found.truncate(limit);
        found
    })
}

/// In a small settlement every name is compared, so that two mistakes in a short name are no obstacle.
fn add_small_settlements(index: &Index, ids: &[u32], hits: &mut Vec<Hit>) {
    for &id in ids {
        let names = index.names_in(id);
        if names.len() <= SMALL_SETTLEMENT {
            hits.extend(names.iter().map(|&variant| Hit {
                variant,
                asked: u8::MAX,
                word: u32::MAX,
                similarity: 0.0,
            }));
        }
    }
}

fn best_per_street(found: &mut Vec<Candidate>) {
    let order = |a: &Candidate, b: &Candidate| b.fit().total_cmp(&a.fit()).then(a.variant.cmp(&b.variant));
    found.sort_unstable_by(|a, b| a.street.cmp(&b.street).then(order(a, b)));
    found.dedup_by_key(|candidate| candidate.street);
    found.sort_unstable_by(order);
}

/// How much a word of the query matters: as much as the most telling known word it may stand for.
fn weight(index: &Index, word: &NameWord, found: &[Expansion]) -> f32 {
    let best = found.iter().map(|e| index.vocabulary.weight(e.word)).fold(0.0, f32::max);
    word.weight * if best > 0.0 { best } else { index.vocabulary.rarest() }
}

/// What was asked for.
struct Asked<'a> {
    index: &'a Index,
    words: &'a [NameWord],
    weights: Vec<f32>,
    initials: &'a [u8],
    /// A type of street was asked for.
    typed: bool,
}

impl Asked<'_> {
    /// Measures how well one name fits, given the words found in it.
    fn measure(&self, hits: &[Hit]) -> Candidate {
        let variant_id = hits[0].variant;
        let variant = &self.index.variants[variant_id as usize];
        let known = self.index.words_of(variant);
        let mut weights = self.weights.clone();
        let mut explained = [0f32; MAX_WORDS];
        let mut taken = [false; MAX_WORDS];
        let (mut covered, mut omitted, mut total) = (0f32, 0f32, 0f32);
        let mut feminine = false;
        for (nth, &word) in known.iter().enumerate() {
            let of_type = known.len() > 1 && self.is_type(word);
            let weight = self.index.vocabulary.weight(word) * if of_type { TYPE_WORD } else { 1.0 };
            total += weight;
            let best = hits
                .iter()
                .filter(|hit| hit.word == word && !taken[usize::from(hit.asked)])
                .map(|hit| (usize::from(hit.asked), hit.similarity))
                .max_by(|a, b| a.1.total_cmp(&b.1))
                .or_else(|| self.mistyped(word, hits, &taken));
            if let Some((asked, similarity)) = best {
                let same = similarity < 1.0
                    || self.words[asked].letters_hash() == self.index.letters_of(variant)[nth];
                let similarity = if same { similarity } else { SAME_STEM };
                feminine = !same && self.words[asked].letters.ends_with('a');
                taken[asked] = true;
                explained[asked] = similarity;
                weights[asked] = self.words[asked].weight * self.index.vocabulary.weight(word);
                covered += weight * similarity;
            } else if self.has_initial(word) {
                covered += weight * INITIAL;
            } else if of_type && !self.typed {
                // «Соборна 1» asks for «Соборна площа» as much as for «Соборна вулиця».
                total -= weight;
            } else if nth + 1 < known.len() {
                omitted += weight;
            }
        }
        self.explain_by_initials(variant, &mut explained);
        let asked: f32 = weights.iter().sum::<f32>() + self.lone_initials(variant, known);
        let explained: f32 = weights.iter().zip(explained).map(|(weight, share)| weight * share).sum();
        Candidate {
            street: variant.street,
            variant: variant_id,
            covered: if total > 0.0 { covered / total } else { 0.0 },
            explained: if asked > 0.0 { explained / asked } else { 1.0 },
            omitted: if total > 0.0 { omitted / total } else { 0.0 },
            feminine,
        }
    }

    fn is_type(&self, word: u32) -> bool {
        super::lexicon::is_type_stem(self.index.vocabulary.spelling(word).stem)
    }

    /// The word of the query that may be this one with mistakes the vocabulary's automata do not allow.
    fn mistyped(&self, word: u32, hits: &[Hit], taken: &[bool; MAX_WORDS]) -> Option<(usize, f32)> {
        let known = self.index.vocabulary.spelling(word);
        if known.stem.starts_with('#') {
            return None;
        }
        let free = |&(i, asked): &(usize, &NameWord)| {
            !taken[i] && !asked.is_number() && !hits.iter().any(|hit| usize::from(hit.asked) == i)
        };
        self.words
            .iter()
            .enumerate()
            .filter(free)
            .map(|(i, asked)| (i, similarity(asked.spelling(), known)))
            .filter(|(_, similarity)| *similarity >= MIN_DIRECT)
            .max_by(|a, b| a.1.total_cmp(&b.1))
    }

    fn has_initial(&self, word: u32) -> bool {
        let first = self.index.vocabulary.spelling(word).stem.bytes().next();
        first.is_some_and(|first| self.initials.contains(&first))
    }

    /// Words whose initials alone the street's name has: `Тараса Шевченка` for `вулиця Т. Шевченка`.
    fn explain_by_initials(&self, variant: &Variant, explained: &mut [f32; MAX_WORDS]) {
        for (word, share) in self.words.iter().zip(explained) {
            let first = word.stem.bytes().next();
            if *share == 0.0 && first.is_some_and(|first| variant.initials.contains(&first)) {
                *share = INITIAL;
            }
        }
    }

    /// The weight of initials that fit no word and no initial of a name that has a word to spare for them.
    fn lone_initials(&self, variant: &Variant, known: &[u32]) -> f32 {
        let fits = |initial: &u8| {
            variant.initials.contains(initial)
                || known
                    .iter()
                    .any(|&w| self.index.vocabulary.spelling(w).stem.bytes().next() == Some(*initial))
        };
        let spare = known.len() > 1 || !variant.initials.is_empty();
        let lone = self.initials.iter().filter(|initial| !fits(initial)).count();
        if spare { lone as f32 * 2.0 } else { lone as f32 * 0.3 }
    }
}
