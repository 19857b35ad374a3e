//! Picks the words that name the street: those after its type, or those before it, or those before the number.
//! Words elsewhere in a sentence are left out.

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
    let text = &numbered.text;
    let tokens = &text.tokens;
    let type_at = type_position(tokens, |i| text.is_free(i));
    let kind = type_at.and_then(|at| lexicon::street_type(&tokens[at].fold));
    let part = |from: usize| part_of(numbered, from);
    let mut spans: Vec<Vec<usize>> = Vec::new();
    match type_at {
        Some(at) if kind.is_some_and(|kind| !kind.nameable) => {
            let (start, end) = part(at);
            let mut after = words(numbered, at + 1, end);
            let before = words(numbered, start, at);
            if after.is_empty() && before.is_empty() && tokens.get(end).is_some_and(|t| t.kind == Kind::Comma)
            {
                after = words(numbered, end + 1, part(end + 1).1);
            }
            spans.extend([after, before].into_iter().filter(|span| !span.is_empty()));
        }
        Some(at) => {
            let (start, end) = part(at);
            spans.push(words(numbered, start, end));
        }
        None => spans.extend(untyped(numbered)),
    }
    if spans.is_empty() && numbered.number.is_some() && matches!(mention, Mention::Known { .. }) {
        spans.push(Vec::new());
    }
    for span in spans {
        let mut street = name(numbered, &span, type_at, kind);
        street.words.truncate(MAX_WORDS);
        let foreign = has_foreign_part(numbered, &span);
        if !(street.words.is_empty() && street.initials.is_empty()) || numbered.number.is_some() {
            out.push(Reading { street, number: numbered.number, settlement: mention.clone(), foreign });
        }
    }
    if out.is_empty() && *mention != Mention::None {
        out.push(Reading { settlement: mention.clone(), ..Reading::default() });
    }
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
fn name(
    numbered: &Numbered,
    span: &[usize],
    type_at: Option<usize>,
    kind: Option<lexicon::StreetType>,
) -> Name {
    let text = &numbered.text;
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
        let words = part.len();
        let unknown = (1..=2).contains(&words)
            && part.clone().all(|i| text.is_free_word(i) && !span.contains(&i))
            && part.clone().all(|i| text.tokens[i].text.chars().count() > 2)
            && text.tokens[start].capital;
        if unknown {
            return true;
        }
        start = end + 1;
    }
    false
}
