//! What is bad only in company: threats, beasts that are meant for people; and what is innocent in company: a bough
//! that is called as a bitch is. Company is the words around, in one sentence; their order is not looked at.

use std::{ops::Range, sync::LazyLock};

use rustc_hash::FxHashMap;

use super::{Kind, cut, lexicon::rows, word::fold};

/// How many words away company is.
const NEAR: usize = 4;

/// A word or, with `*`, the beginning of one, folded.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Pattern {
    text: String,
    open: bool,
}

impl Pattern {
    fn read(word: &str) -> Self {
        Self { text: fold(word.trim_end_matches('*')), open: word.ends_with('*') }
    }

    fn fits(&self, word: &str) -> bool {
        if self.open { word.starts_with(&self.text) } else { word == self.text }
    }
}

fn patterns(column: &str) -> Vec<Pattern> {
    column.split(' ').filter(|word| !word.is_empty() && *word != "-").map(Pattern::read).collect()
}

struct Phrase {
    kind: Kind,
    company: Vec<Pattern>,
    acquits: Vec<Pattern>,
}

struct Phrases {
    phrases: Vec<Phrase>,
    /// By their folded word, which is always whole.
    by_word: FxHashMap<String, Vec<usize>>,
    /// By root.
    innocent: FxHashMap<&'static str, Vec<Company>>,
}

/// What acquits a root: the beginnings of words that must stand near, and the words that must not.
#[derive(Clone)]
struct Company {
    needs: Vec<String>,
    bears_not: Vec<Pattern>,
}

static PHRASES: LazyLock<Phrases> = LazyLock::new(|| {
    let mut read = Phrases { phrases: vec![], by_word: FxHashMap::default(), innocent: FxHashMap::default() };
    for row in rows(include_str!("lexicon/phrases.tsv")) {
        let [kind, words, company, ref acquits @ ..] = row[..] else { continue };
        let kind = if kind == "t" { Kind::Threat } else { Kind::Insult };
        let acquits = acquits.first().map_or_else(Vec::new, |column| patterns(column));
        read.phrases.push(Phrase { kind, company: patterns(company), acquits });
        for word in words.split(' ').filter(|word| !word.is_empty()) {
            read.by_word.entry(fold(word)).or_default().push(read.phrases.len() - 1);
        }
    }
    for row in rows(include_str!("lexicon/context.tsv")) {
        let [roots, needs, ref bears_not @ ..] = row[..] else { continue };
        let needs = needs.split(' ').map(fold).collect();
        let bears_not = bears_not.first().map_or_else(Vec::new, |column| patterns(column));
        let company = Company { needs, bears_not };
        for root in roots.split(' ') {
            read.innocent.entry(root).or_default().push(company.clone());
        }
    }
    read
});

/// The words of a text, folded, and the sentence of each.
pub struct Words {
    words: Vec<(Range<usize>, String, usize)>,
}

impl Words {
    /// Of a text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        let mut sentence = 0;
        let mut last = 0;
        let words = cut::pieces(text).into_iter().map(|range| {
            sentence += usize::from(text[last..range.start].contains(['.', '!', '?', ';', '\n']));
            last = range.end;
            let word = fold(&text[range.clone()]);
            (range, word, sentence)
        });
        Self { words: words.collect() }
    }

    /// The places of the words beside one.
    fn beside(&self, at: usize) -> impl Iterator<Item = usize> {
        let sentence = self.words.get(at).map(|word| word.2);
        let from = at.saturating_sub(NEAR);
        let around = self.words.iter().enumerate().skip(from).take(at - from + NEAR + 1);
        around.filter(move |(index, word)| *index != at && Some(word.2) == sentence).map(|(index, _)| index)
    }

    /// The word at a place.
    fn word(&self, at: usize) -> &str {
        self.words.get(at).map_or("", |word| &word.1)
    }

    /// Whether «не» stands right before a word.
    fn is_denied(&self, at: usize) -> bool {
        at.checked_sub(1).is_some_and(|before| self.word(before) == "не")
    }

    /// Phrases that threaten or insult: the bytes of the word they were known by, and what they are.
    pub fn phrases(&self) -> impl Iterator<Item = (Range<usize>, Kind)> {
        self.words.iter().enumerate().filter_map(|(at, (range, word, _))| {
            let phrases = PHRASES.by_word.get(word).filter(|_| !self.is_denied(at))?;
            let kind = phrases.iter().filter_map(|&index| PHRASES.phrases.get(index)).find(|phrase| {
                let fits = |patterns: &[Pattern], at: usize| {
                    patterns.iter().any(|pattern| pattern.fits(self.word(at)))
                };
                let mut company = self.beside(at).filter(|&at| fits(&phrase.company, at));
                (phrase.company.is_empty() || company.any(|at| !self.is_denied(at)))
                    && !self.beside(at).any(|at| fits(&phrase.acquits, at))
            });
            kind.map(|phrase| (range.clone(), phrase.kind))
        })
    }

    /// Whether the words beside this place say that a word of this root is meant well.
    #[must_use]
    pub fn acquit(&self, root: &str, range: &Range<usize>) -> bool {
        let Some(companies) = PHRASES.innocent.get(root) else { return false };
        let Some(at) = self.words.iter().position(|word| word.0.start >= range.start) else { return false };
        let near = |fits: &dyn Fn(&str) -> bool| self.beside(at).any(|at| fits(self.word(at)));
        companies.iter().any(|company| {
            near(&|word| company.needs.iter().any(|beginning| word.starts_with(beginning.as_str())))
                && !near(&|word| company.bears_not.iter().any(|pattern| pattern.fits(word)))
        })
    }
}
