//! What a person should look at before a text is made public: obscene, insulting and threatening words (M14,
//! K10.2.1.3.3), personal data, and several questions in one. It finds and proposes; refusing is the caller's.
//!
//! Pure, and beside `domain` rather than in it: the rules of a request's life know no language, these know nothing else.

use std::{cell::LazyCell, ops::Range};

use serde::{Deserialize, Serialize};

mod cut;
mod letters;
mod lexicon;
mod obscene;
pub mod personal;
mod phrases;
mod proper;
mod several;
mod trie;
mod word;

use lexicon::Lexicon;
use phrases::Words;
use proper::Names;
pub use several::looks_like_several;

/// What is wrong with a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Obscene in itself.
    Obscene,
    /// Belittles a person.
    Insult,
    /// Promises harm to a person.
    Threat,
}

/// A word or phrase a person should look at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Finding {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What is wrong with it.
    pub kind: Kind,
    /// As written.
    pub word: String,
    /// The root or the phrase of the lexicon it was known by.
    pub because: String,
}

/// What an operator may add to the tables.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum RuleKind {
    /// Words that begin so are insults here.
    Root,
    /// Words that begin so are never meant.
    Exception,
}

impl RuleKind {
    /// The name in the database and in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Root => "root",
            Self::Exception => "exception",
        }
    }
}

/// A word by which an operator adds to the tables, in lower case: shorter ones would cover half the language.
///
/// None where it is not 3 to 40 Cyrillic letters.
#[must_use]
pub fn rule_word(typed: &str) -> Option<String> {
    let word = typed.trim().to_lowercase();
    let fits = (3..=40).contains(&word.chars().count())
        && word.chars().all(|c| letters::index(c).is_some() || letters::is_apostrophe(c));
    fits.then_some(word)
}

/// Finds obscene, insulting and threatening words.
#[derive(Debug, Clone, Default)]
pub struct Moderator {
    own: Lexicon,
}

impl Moderator {
    /// With what an operator has added: beginnings of words to refuse, and words that are never meant. Both cover every
    /// word that begins so; an exception goes before a root. What is no [`rule_word`] is passed over.
    pub fn new<R: AsRef<str>, E: AsRef<str>>(
        extra_roots: impl IntoIterator<Item = R>,
        exceptions: impl IntoIterator<Item = E>,
    ) -> Self {
        let mut own = Lexicon::default();
        let roots = extra_roots.into_iter().filter_map(|root| rule_word(root.as_ref()));
        roots.for_each(|root| own.refuse(&root));
        let exceptions = exceptions.into_iter().filter_map(|word| rule_word(word.as_ref()));
        exceptions.for_each(|word| own.except(&format!("{word}*")));
        Self { own }
    }

    /// Everything found, in the order of the text, none inside another.
    #[must_use]
    pub fn find(&self, text: &str) -> Vec<Finding> {
        let words = Words::of(text);
        let names = LazyCell::new(|| Names::of(text));
        let phrases = words.phrases().map(|(range, kind)| {
            let word = text[range.clone()].to_owned();
            Finding { range, kind, because: word.to_lowercase(), word }
        });
        let mut found: Vec<Finding> = phrases.collect();
        for candidate in cut::candidates(text) {
            let readings = word::readings(&candidate.word);
            let Some(root) =
                readings.iter().find_map(|signs| obscene::root_of(Lexicon::tables(), &self.own, signs))
            else {
                continue;
            };
            if words.acquit(&root.text, &candidate.range) || names.has(&root.text, &candidate.range) {
                continue;
            }
            found.push(Finding {
                word: text[candidate.range.clone()].to_owned(),
                range: candidate.range,
                kind: root.kind,
                because: root.text.to_string(),
            });
        }
        apart(found)
    }
}

/// Keeps the longest of findings that overlap.
fn apart(mut found: Vec<Finding>) -> Vec<Finding> {
    found.sort_by_key(|finding| (finding.range.start, usize::MAX - finding.range.end));
    let mut kept: Vec<Finding> = Vec::with_capacity(found.len());
    for finding in found {
        if kept.last().is_none_or(|last| last.range.end <= finding.range.start) {
            kept.push(finding);
        }
    }
    kept
}
