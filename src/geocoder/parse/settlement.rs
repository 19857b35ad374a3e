//! Finds the settlement an address names: with a mark («с. Надія»), as a part of its own («Кривий Ріг, …»), or just
//! beside the street («лозуватка степова 6»).

use std::ops::Range;

use super::{Mention, Role, Text};
use crate::geocoder::lexicon::{self, Marker};
use crate::geocoder::settlements::{Likeness, Settlements};
use crate::geocoder::token::{Kind, Token};

/// Longest settlement name, words.
const MAX_WORDS: usize = 3;

/// Shortest declined name that is looked for where nothing sets it apart, letters.
const MIN_EDGE_LETTERS: usize = 7;

/// The settlement found.
#[derive(Debug, Default)]
pub struct Found {
    /// What it is.
    pub mention: Mention,
    /// The tokens that name it.
    pub ranges: Vec<Range<usize>>,
    /// The same words may be a street's name: read the address so as well.
    pub doubtful: bool,
}

impl Found {
    /// Marks its tokens.
    pub fn mark(&self, text: &mut Text) {
        for range in &self.ranges {
            text.set(range.clone(), Role::Settlement);
        }
    }
}

/// Finds the settlement.
pub fn find(text: &Text, settlements: &Settlements) -> Found {
    let mut unknown: Option<Range<usize>> = None;
    let mut i = 0;
    let mut marked = Vec::new();
    while i < text.tokens.len() {
        if may_be_mark(text, i) {
            let initial = is_initial(text, i);
            let named = after_mark(text, i, settlements);
            if let Some((range, mention)) = named.filter(|(_, m)| !initial || ends_street(text, i, m)) {
                i = range.end;
                marked.push((range, mention));
                continue;
            }
            if !initial {
                unknown = unknown.or_else(|| unknown_name(text, i));
            }
        }
        i += 1;
    }
    if !marked.is_empty() {
        // «м. Кривий Ріг, с. Надія»: the last one named is the nearest.
        let ranges = marked.iter().map(|(range, _)| range.clone()).collect();
        let mention = marked.pop().map(|(_, mention)| mention).unwrap_or_default();
        return Found { mention, ranges, doubtful: false };
    }
    if let Some(range) = unknown {
        return Found { mention: Mention::Unknown, ranges: vec![range], doubtful: false };
    }
    unmarked(text, settlements).unwrap_or_default()
}

/// Whether the token may mark a settlement.
fn may_be_mark(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    let marks = token.is_word() && lexicon::is(&token.fold, Marker::Settlement);
    marks && text.tokens.get(at + 1).is_some_and(Token::is_word)
}

/// Whether a mark is rather an initial, after a street's type or another one: «вул. М. Грушевського».
fn is_initial(text: &Text, at: usize) -> bool {
    at > 0 && text.tokens[at].is_letter() && {
        let before = &text.tokens[at - 1];
        lexicon::street_type(&before.fold).is_some() || (before.is_letter() && before.dot)
    }
}

/// Whether the type before the mark has its name before it, so that a settlement follows: «Садова вул. с. Надія 5».
fn ends_street(text: &Text, mark: usize, named: &Mention) -> bool {
    let typed = lexicon::street_type(&text.tokens[mark - 1].fold).is_some();
    let as_written = matches!(named, Mention::Known { likeness, .. } if *likeness < Likeness::Mistyped);
    typed && as_written && mark >= 2 && text.is_free_word(mark - 2)
}

/// The known settlement after a mark.
fn after_mark(text: &Text, at: usize, settlements: &Settlements) -> Option<(Range<usize>, Mention)> {
    let words = run(text, at + 1);
    for likeness in [Likeness::Exact, Likeness::Declined, Likeness::Mistyped, Likeness::Resembling] {
        for length in (1..=words.len().min(MAX_WORDS)).rev() {
            let ids = settlements.find(&words[..length], likeness);
            if !ids.is_empty() {
                return Some((at..at + 1 + length, Mention::Known { ids, likeness }));
            }
        }
    }
    None
}

/// A marked name the gazetteer lacks: the words up to a comma, a number or a street's type. Without a comma or type
/// it is rather an initial («М. Грушевського 5») or a plain word («в місті немає»).
fn unknown_name(text: &Text, at: usize) -> Option<Range<usize>> {
    let mark = &text.tokens[at];
    let words = run(text, at + 1);
    let length = words.iter().position(|w| lexicon::street_type(&w.fold).is_some()).unwrap_or(words.len());
    let after = text.tokens.get(at + 1 + length);
    let closed = after.is_none_or(|t| t.kind == Kind::Comma || t.is_word());
    let sure = (mark.dot || !mark.is_letter()) && words.first().is_some_and(|w| w.capital || mark.dot);
    let noise = words.first().is_none_or(|w| lexicon::noise(&w.text).is_some());
    ((1..=MAX_WORDS).contains(&length) && closed && sure && !noise).then_some(at..at + 1 + length)
}

/// The words from a token on, without anything between.
fn run(text: &Text, from: usize) -> &[Token] {
    let words = text.tokens.get(from..).unwrap_or_default();
    let length = words.iter().take_while(|t| t.is_word()).count();
    &words[..length]
}

/// A settlement without a mark.
fn unmarked(text: &Text, settlements: &Settlements) -> Option<Found> {
    let mut best: Option<(u32, Found)> = None;
    for start in 0..text.tokens.len() {
        let words = run(text, start);
        for length in 1..=words.len().min(MAX_WORDS) {
            let range = start..start + length;
            if !range.clone().all(|i| text.is_free_word(i) || text.roles[i] == Role::Noise)
                || in_street_name(text, start)
            {
                continue;
            }
            let whole = is_whole_part(text, &range);
            let after_preposition =
                start > 0 && matches!(text.tokens[start - 1].fold.as_str(), "v" | "u" | "iz" | "z" | "do");
            let declined = whole || after_preposition || is_edge(text, &range);
            let likeness = if declined { Likeness::Declined } else { Likeness::Exact };
            let ids = settlements.find(&words[..length], likeness);
            if ids.is_empty() {
                continue;
            }
            // «Калинова, 8, Вишневоде»: a street's name may be another settlement's in another case.
            let exact = !settlements.find(&words[..length], Likeness::Exact).is_empty();
            let score = length as u32 * 4
                + u32::from(whole) * 6
                + u32::from(after_preposition) * 2
                + u32::from(exact);
            if best.as_ref().is_none_or(|(other, _)| score > *other) {
                let mention = Mention::Known { ids, likeness };
                best = Some((score, Found { mention, ranges: vec![range], doubtful: !(whole && exact) }));
            }
        }
    }
    best.map(|(_, found)| found).or_else(|| mistyped(text, settlements))
}

/// Words that stand apart from the street and are almost a settlement's name.
fn mistyped(text: &Text, settlements: &Settlements) -> Option<Found> {
    let mut start = 0;
    while start < text.tokens.len() {
        let words = plain_run(text, start);
        let range = start..start + words.len();
        if (1..=MAX_WORDS).contains(&words.len())
            && words.len() < text.tokens.len()
            && stand_apart(text, range.end)
            && !in_street_name(text, start)
        {
            for likeness in [Likeness::Mistyped, Likeness::Resembling] {
                let ids = settlements.find(words, likeness);
                if !ids.is_empty() {
                    let mention = Mention::Known { ids, likeness };
                    return Some(Found { mention, ranges: vec![range], doubtful: true });
                }
            }
        }
        start = range.end.max(start + 1);
    }
    None
}

/// The words from a token on that are neither a street's type nor the complaint's.
fn plain_run(text: &Text, from: usize) -> &[Token] {
    let words = run(text, from);
    let plain = |w: &&Token| lexicon::street_type(&w.fold).is_none() && lexicon::noise(&w.text).is_none();
    &words[..words.iter().take_while(plain).count()]
}

/// Whether plain words stand apart from the street's name: before a comma, the end or a word of the complaint, or
/// before a type that has its name after it. Words right before a number are rather the street's.
fn stand_apart(text: &Text, end: usize) -> bool {
    let Some(next) = text.tokens.get(end) else { return true };
    match lexicon::street_type(&next.fold) {
        _ if !next.is_word() => next.kind == Kind::Comma,
        Some(kind) => !kind.nameable && text.is_free_word(end + 1),
        None => true,
    }
}

/// Whether the word before, or the one before that, is a street's type whose name this is.
fn in_street_name(text: &Text, at: usize) -> bool {
    let is_type = |i: usize| text.tokens[i].is_word() && lexicon::street_type(&text.tokens[i].fold).is_some();
    (at >= 1 && is_type(at - 1)) || (at >= 2 && text.tokens[at - 1].is_word() && is_type(at - 2))
}

/// Whether the text begins or ends with these words and has others for the street: «христофоровка школьная 23».
fn is_edge(text: &Text, range: &Range<usize>) -> bool {
    let plain = |i: usize| {
        !range.contains(&i)
            && text.is_free_word(i)
            && !text.tokens[i].is_letter()
            && lexicon::street_type(&text.tokens[i].fold).is_none()
    };
    let letters: usize = range.clone().map(|i| text.tokens[i].fold.len()).sum();
    let edge = range.start == 0 || range.end == text.tokens.len();
    edge && letters >= MIN_EDGE_LETTERS && (0..text.tokens.len()).any(plain)
}

/// Whether commas or the text's ends stand on both sides.
fn is_whole_part(text: &Text, range: &Range<usize>) -> bool {
    let comma = |i: usize| text.tokens.get(i).is_none_or(|t| t.kind == Kind::Comma);
    (range.start == 0 || comma(range.start - 1)) && comma(range.end)
}
