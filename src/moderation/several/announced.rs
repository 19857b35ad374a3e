//! «У нас дві проблеми: … та …»: a text that says itself how many questions it asks. What follows is cut where the topic
//! changes.

use std::ops::Range;

use super::{parts, topics};
use crate::moderation::{cut, word::fold};

/// Folded words that count questions, and how many they may be at most.
const COUNTS: &[(&str, usize)] = &[
    ("два", 2),
    ("дви", 2),
    ("две", 2),
    ("пара", 2),
    ("пару", 2),
    ("2", 2),
    ("три", 3),
    ("3", 3),
    ("чотири", 4),
    ("четыре", 4),
    ("четире", 4),
    ("4", 4),
    ("пъять", 5),
    ("пять", 5),
    ("5", 5),
    ("килька", usize::MAX),
    ("декилька", usize::MAX),
    ("несколько", usize::MAX),
    ("таки", usize::MAX),
    ("такие", usize::MAX),
    ("наступни", usize::MAX),
    ("следующие", usize::MAX),
    ("низка", usize::MAX),
    ("ряд", usize::MAX),
];

/// Beginnings of folded words for questions.
const QUESTIONS: &[&str] = &[
    "проблем",
    "питан",
    "прохан",
    "скарг",
    "звернен",
    "заявк",
    "бид",
    "реч",
    "справ",
    "недолик",
    "клопот",
    "вопрос",
    "просьб",
    "жалоб",
    "заяв",
];

/// Words between the count and its noun.
const BETWEEN: usize = 2;
/// From the noun to what it announces there are no more than this many bytes.
const FAR: usize = 80;

/// What joins two questions, in lower case, with spaces.
const AND: &[&str] = &[" та ", " і ", " й ", " и ", " а також ", " а також, "];

/// Where the noun of an announcement ends, and how many questions it promises at most.
fn announcement(text: &str) -> Option<(usize, usize)> {
    let words: Vec<(Range<usize>, String)> =
        cut::pieces(text).into_iter().map(|range| (range.clone(), fold(&text[range]))).collect();
    words.iter().enumerate().find_map(|(at, (_, word))| {
        let count = COUNTS.iter().find(|(count, _)| count == word)?.1;
        let mut near = words.iter().skip(at + 1).take(1 + BETWEEN);
        let noun = near.find(|(_, word)| QUESTIONS.iter().any(|beginning| word.starts_with(beginning)))?;
        Some((noun.0.end, count))
    })
}

/// Whether a text says that several questions follow.
pub fn announces(text: &str) -> bool {
    announcement(text).is_some()
}

/// The questions after an announcement, each about something else than the one before.
pub fn questions(text: &str) -> Option<Vec<Range<usize>>> {
    let (noun, most) = announcement(text)?;
    let opens = text[noun..].find([':', '.', '—', '–']).filter(|&far| far <= FAR)? + noun;
    let begins = opens + text[opens..].chars().next().map_or(0, char::len_utf8);
    let body = begins + text[begins..].len() - text[begins..].trim_start().len();
    let mut starts: Vec<usize> = vec![];
    let mut about: Vec<&str> = vec![];
    let places = boundaries(text, body);
    let ends = places.iter().skip(1).copied().chain([text.len()]);
    for (&at, end) in places.iter().zip(ends) {
        let next = topics::of(&text[at..end]);
        if starts.is_empty() || topics::differ(&about, &next) {
            starts.push(at);
            about = next;
        } else {
            about.extend(next);
        }
    }
    (starts.len() <= most).then(|| parts(text, &starts)).flatten()
}

/// The beginnings of the clauses from a place on.
fn boundaries(text: &str, body: usize) -> Vec<usize> {
    let mut places = vec![body];
    for (at, c) in text[body..].char_indices().map(|(at, c)| (body + at, c)) {
        let rest = &text[at + c.len_utf8()..];
        if matches!(c, ',' | ';' | '.' | '!' | '?' | '\n') && rest.starts_with(char::is_whitespace) {
            places.push(text.len() - rest.trim_start().len());
        } else if c == ' ' && AND.iter().any(|and| text[at..].starts_with(and)) {
            places.push(at + 1);
        }
    }
    places.dedup();
    places.retain(|&at| at < text.len());
    places
}
