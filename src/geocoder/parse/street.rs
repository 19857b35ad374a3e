//! Picks the words that name the street: those after its type, or those before it, or those before the number.
//! Words elsewhere in a sentence are left out.

use std::ops::Range;

use super::number::Numbered;
use super::{Mention, Reading, Role};
use crate::geocoder::lexicon;
use crate::geocoder::names::{Name, NameWord, type_position};
use crate::geocoder::token::{Kind, Token};

/// Most words of a street's name.
const MAX_WORDS: usize = 7;

/// Weight of a word that is probably the sentence's.
const NOISE: f32 = 0.1;

/// Adds the readings of a text whose house number is chosen.
pub fn readings(numbered: &Numbered, mention: &Mention, out: &mut Vec<Reading>) {
    let mut spans = spans(numbered);
    if spans.is_empty() && numbered.number.is_some() && matches!(mention, Mention::Known { .. }) {
        spans.push(Vec::new());
    }
    out.extend(spans.iter().filter_map(|span| reading(numbered, span, mention)));
    if out.is_empty() && *mention != Mention::None {
        out.push(Reading { settlement: mention.clone(), ..Reading::default() });
    }
}

/// Adds the reading in which words that are also a settlement's name are part of the street's. Whoever names a
/// settlement means it: there is no reading that leaves its name out, nor one that prefers it to a street's name
/// after the type («калинове вул. Садова»).
pub fn readings_naming(numbered: &Numbered, ranges: &[Range<usize>], out: &mut Vec<Reading>) {
    let spans = spans(numbered);
    let likeliest = spans.first().filter(|span| ranges.iter().cloned().flatten().all(|i| span.contains(&i)));
    out.extend(likeliest.and_then(|span| reading(numbered, span, &Mention::None)));
}

/// The tokens that may name the street, the likeliest first.
fn spans(numbered: &Numbered) -> Vec<Vec<usize>> {
    let text = &numbered.text;
    let tokens = &text.tokens;
    let Some((at, kind)) = street_type(numbered) else { return untyped(numbered).into_iter().collect() };
    let (start, end) = part_of(numbered, at);
    if kind.nameable {
        return vec![words(numbered, start, end)];
    }
    let mut after = words(numbered, at + 1, end);
    // «1 провулок Чорновола 8»: the ordinal may stand before the type.
    if at > start && tokens[at - 1].is_number() && text.is_free(at - 1) && !after.is_empty() {
        after.insert(0, at - 1);
    }
    let before = words(numbered, start, at);
    if after.is_empty() && before.is_empty() && tokens.get(end).is_some_and(|t| t.kind == Kind::Comma) {
        after = words(numbered, end + 1, part_of(numbered, end + 1).1);
    }
    [after, before].into_iter().filter(|span| !span.is_empty()).collect()
}

/// The street's type and where it stands.
fn street_type(numbered: &Numbered) -> Option<(usize, lexicon::StreetType)> {
    let text = &numbered.text;
    let at = type_position(&text.tokens, |i| text.is_free(i))?;
    Some((at, lexicon::street_type(&text.tokens[at].fold)?))
}

/// The reading in which these tokens name the street.
fn reading(numbered: &Numbered, span: &[usize], mention: &Mention) -> Option<Reading> {
    let mut street = name(numbered, span, street_type(numbered));
    street.words.truncate(MAX_WORDS);
    let foreign = has_foreign_part(numbered, span)
        || has_unread_number(numbered, span)
        || (*mention == Mention::None && begins_elsewhere(numbered, span));
    let says_something =
        !(street.words.is_empty() && street.initials.is_empty()) || numbered.number.is_some();
    says_something.then(|| Reading {
        street,
        number: numbered.number,
        settlement: mention.clone(),
        foreign,
        areas: numbered.text.areas.clone(),
    })
}

/// The part of the text around a token: between commas, house numbers and what was used up.
fn part_of(numbered: &Numbered, at: usize) -> (usize, usize) {
    let text = &numbered.text;
    let wall = |i: usize| {
        text.tokens[i].kind == Kind::Comma
            || matches!(text.roles[i], Role::House | Role::HouseMark | Role::Used)
    };
    let start = (0..at.min(text.tokens.len())).rev().find(|&i| wall(i)).map_or(0, |i| i + 1);
    let end = (at..text.tokens.len()).find(|&i| wall(i)).unwrap_or(text.tokens.len());
    (start, end)
}

/// The tokens of a range that may be words of a name. Noise counts only where nothing else is left.
fn words(numbered: &Numbered, start: usize, end: usize) -> Vec<usize> {
    let text = &numbered.text;
    let may = |i: &usize| {
        let token = &text.tokens[*i];
        (token.is_word() || token.is_number())
            && !matches!(text.roles[*i], Role::House | Role::Used | Role::Settlement)
    };
    let all: Vec<usize> = (start..end.min(text.tokens.len())).filter(may).collect();
    let telling = |i: &usize| {
        text.is_free(*i) || (text.tokens[*i].is_word() && text.tokens[*i].text.chars().count() > 3)
    };
    let named: Vec<usize> = all.into_iter().filter(telling).collect();
    let is_name = |i: &usize| text.is_free(*i);
    match (named.iter().position(is_name), named.iter().rposition(is_name)) {
        // Noise right after the name may be its surname: «Івана Труби».
        (Some(first), Some(last)) => named[first..(last + 2).min(named.len())].to_vec(),
        _ => named,
    }
}

/// Without a type: the words before the house number, else the part before it, else after it; without a number, all.
fn untyped(numbered: &Numbered) -> Option<Vec<usize>> {
    let text = &numbered.text;
    let Some(at) = numbered.at else {
        return Some(words(numbered, 0, text.tokens.len())).filter(|span| !span.is_empty());
    };
    let mark = at.checked_sub(1).filter(|&i| text.roles[i] == Role::HouseMark).unwrap_or(at);
    let mut end = mark;
    loop {
        let (start, _) = part_of(numbered, end);
        let span = words(numbered, start, end);
        if span.iter().any(|&i| text.tokens[i].is_word() && !text.tokens[i].is_letter()) {
            return Some(span);
        }
        if start == 0 {
            break;
        }
        end = start - 1;
    }
    let (_, end) = part_of(numbered, after_number(numbered, at));
    Some(words(numbered, at, end)).filter(|span| !span.is_empty())
}

fn after_number(numbered: &Numbered, at: usize) -> usize {
    let wall =
        |i: &usize| numbered.text.roles[*i] != Role::House && numbered.text.tokens[*i].kind != Kind::Comma;
    (at..numbered.text.tokens.len()).find(wall).unwrap_or(numbered.text.tokens.len())
}

/// The name the tokens make. Without a type, words far from the number may be the sentence's and count less.
fn name(numbered: &Numbered, span: &[usize], street_type: Option<(usize, lexicon::StreetType)>) -> Name {
    let text = &numbered.text;
    let (type_at, kind) = street_type.unzip();
    let mut name = Name { kind, ..Name::default() };
    for (place, &i) in span.iter().enumerate() {
        let token = &text.tokens[i];
        let far = span.len() - place;
        let alone = !span.iter().any(|&other| text.is_free(other) && text.tokens[other].is_word());
        let weight = match (type_at, far) {
            _ if !alone && is_aside(numbered, i, type_at) => NOISE,
            (Some(_), _) | (None, 0..=2) => 1.0,
            (None, 3) => 0.8,
            (None, _) => 0.4,
        };
        match lexicon::street_type(&token.fold).filter(|_| token.is_word()) {
            Some(kind) if kind.nameable => name.words.push(NameWord::of_type(kind, weight)),
            Some(_) if Some(i) == type_at => {}
            _ if is_joiner(token) => {}
            _ => name.push(token, weight),
        }
    }
    if name.words.len() > MAX_WORDS {
        name.words.drain(..name.words.len() - MAX_WORDS);
    }
    name
}

/// A word of the complaint, or a landmark without a type before it: «магазин біля Соборності 22».
fn is_aside(numbered: &Numbered, at: usize, type_at: Option<usize>) -> bool {
    let text = &numbered.text;
    let landmark =
        type_at.is_none() && numbered.at.is_some() && !lexicon::poi_kinds(&text.tokens[at].fold).is_empty();
    text.roles[at] == Role::Noise || landmark
}

fn is_joiner(token: &Token) -> bool {
    lexicon::is(&token.fold, lexicon::Marker::And) && !token.dot
}

/// A part of its own that neither names the street nor is known: «Дніпро, Шевченка 12».
fn has_foreign_part(numbered: &Numbered, span: &[usize]) -> bool {
    let text = &numbered.text;
    let mut start = 0;
    while start < text.tokens.len() {
        let end = (start..text.tokens.len())
            .find(|&i| text.tokens[i].kind == Kind::Comma)
            .unwrap_or(text.tokens.len());
        let part = start..end;
        let word = |i: usize| text.tokens[i].is_word() && !span.contains(&i);
        let capitals = part.clone().all(|i| word(i) && text.tokens[i].capital);
        let unknown = (1..=2).contains(&part.len())
            && part.clone().any(|i| text.is_free_word(i))
            && part.clone().all(|i| word(i) && (text.is_free(i) || capitals))
            && part.clone().all(|i| text.tokens[i].text.chars().count() > 2)
            && text.tokens[start].capital;
        if unknown {
            return true;
        }
        start = end + 1;
    }
    false
}

/// The address begins with what may be a settlement the gazetteer lacks, before the street's type:
/// «Павлівка вул. Миру 5», «Нова Павлівка вул. Миру 5».
fn begins_elsewhere(numbered: &Numbered, span: &[usize]) -> bool {
    let text = &numbered.text;
    let Some((type_at, _)) = street_type(numbered).filter(|(at, _)| (1..=2).contains(at)) else {
        return false;
    };
    let plain = |i: usize| text.is_free_word(i) && !span.contains(&i) && !text.tokens[i].is_letter();
    let last = &text.tokens[type_at - 1];
    (0..type_at).all(plain)
        && lexicon::poi_kinds(&last.fold).is_empty()
        && lexicon::ends_like_settlement(&last.text)
}

/// A number that names neither the house nor the street: «Калнишевського вул. 94 Петра».
fn has_unread_number(numbered: &Numbered, span: &[usize]) -> bool {
    let text = &numbered.text;
    let unread = |i: usize| text.is_free(i) && text.tokens[i].value().is_some() && !span.contains(&i);
    numbered.number.is_none() && (0..text.tokens.len()).any(unread)
}
