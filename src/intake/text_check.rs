//! What an operator is told about the words of a request before it is accepted (M13, M14): the text rules with what the
//! operators here have added to them. What
//! would become public [`super::transition`] refuses, what an applicant is to read is refused here.

use std::ops::Range;

use super::transition::ChangeError;
use crate::{
    db::{self, DbError, Pool},
    moderation::{
        Finding, Moderator, RuleKind, looks_like_several,
        personal::{self, Personal, PersonalKind},
    },
};

/// What there is to say about a text.
#[derive(Debug, Clone)]
pub struct TextCheck {
    /// The applicant's own words.
    pub text: String,
    /// Obscene, insulting and threatening words.
    pub findings: Vec<Finding>,
    /// Personal data.
    pub personal: Vec<Personal>,
    /// The bytes of each question, where there are plainly several.
    pub several: Option<Vec<Range<usize>>>,
}

/// The rules of the tables and of the operators.
///
/// # Errors
/// The database is not reachable.
pub async fn moderator(pool: &Pool) -> Result<Moderator, DbError> {
    let rules = db::text_rule::list(pool).await?;
    let words = |kind: RuleKind| {
        rules.iter().filter(move |rule| rule.kind == kind.as_str()).map(|rule| rule.word.as_str())
    };
    Ok(Moderator::new(words(RuleKind::Root), words(RuleKind::Exception)))
}

/// The obscene, insulting and threatening words of a text, each once, as they are written.
#[must_use]
pub fn bad_words(moderator: &Moderator, text: &str) -> Vec<String> {
    let mut words: Vec<String> = moderator.find(text).into_iter().map(|finding| finding.word).collect();
    words.sort();
    words.dedup();
    words
}

/// Refuses what the applicant is to read in `field` if it holds bad words: nobody is answered in kind.
///
/// # Errors
/// [`ChangeError::Words`], or the database is not reachable.
pub(super) async fn refuse_bad_words(
    pool: &Pool,
    field: &'static str,
    text: &str,
) -> Result<(), ChangeError> {
    if text.trim().is_empty() {
        return Ok(());
    }
    let words = bad_words(&moderator(pool).await?, text);
    if words.is_empty() { Ok(()) } else { Err(ChangeError::Words { field, words }) }
}

/// Refuses what the public is not to read: bad words, and personal data unless a person has `reviewed` it.
///
/// # Errors
/// [`ChangeError::Words`] or [`ChangeError::Personal`].
pub(super) fn refuse_unfit(
    moderator: &Moderator,
    public_text: &str,
    reviewed: bool,
) -> Result<(), ChangeError> {
    let words = bad_words(moderator, public_text);
    if !words.is_empty() {
        return Err(ChangeError::Words { field: "public_text", words });
    }
    let personal = personal_data(public_text);
    if personal.is_empty() || reviewed { Ok(()) } else { Err(ChangeError::Personal(personal)) }
}

/// The pieces of personal data in a text, each once, as they are written.
fn personal_data(text: &str) -> Vec<String> {
    let found = personal::find(text);
    let mut pieces: Vec<String> = Vec::with_capacity(found.len());
    for piece in found.iter().filter_map(|found| text.get(found.range.clone())) {
        if !pieces.iter().any(|known| known == piece) {
            pieces.push(piece.to_owned());
        }
    }
    pieces
}

/// Checks the words of the request of this number; none if there is none.
///
/// # Errors
/// The database is not reachable.
pub async fn of_request(pool: &Pool, number: &str) -> Result<Option<TextCheck>, DbError> {
    let Some(text) = db::request::raw_text(pool, number).await? else { return Ok(None) };
    Ok(Some(of_text(pool, text).await?))
}

/// Checks words that nobody has registered yet.
///
/// # Errors
/// The database is not reachable.
pub async fn of_text(pool: &Pool, text: String) -> Result<TextCheck, DbError> {
    let findings = moderator(pool).await?.find(&text);
    let personal = personal::find(&text);
    let several = looks_like_several(&text);
    Ok(TextCheck { text, findings, personal, several })
}

impl TextCheck {
    /// The text with `word` for each kind of personal data, and for bad words, which have no kind, in its place.
    #[must_use]
    pub fn suggested(&self, word: impl Fn(Option<PersonalKind>) -> String) -> String {
        let bad = self.findings.iter().map(|finding| (finding.range.clone(), None));
        let told = self.personal.iter().map(|personal| (personal.range.clone(), Some(personal.kind)));
        let mut hidden: Vec<_> = bad.chain(told).collect();
        hidden.sort_by_key(|(range, _)| range.start);
        let mut public = String::with_capacity(self.text.len());
        let mut from = 0;
        for (range, kind) in hidden {
            // A bad word inside personal data is hidden with it.
            if range.start >= from {
                public.push_str(self.text.get(from..range.start).unwrap_or_default());
                public.push_str(&word(kind));
            }
            from = from.max(range.end);
        }
        public + self.text.get(from..).unwrap_or_default()
    }
}
