//! What a part of a text is about, by the beginnings of its words (`lexicon/topics.tsv`), and whether it is a mere place
//! or time. What streets are called says nothing: no complaint about «вул. Газова» is one about gas.

use std::{ops::Range, sync::LazyLock};

use crate::moderation::{cut, lexicon::rows, word::fold};

/// Beginnings of folded words; one that begins with «=» is a whole word.
struct Topic {
    name: &'static str,
    words: Vec<(String, bool)>,
}

static TOPICS: LazyLock<Vec<Topic>> = LazyLock::new(|| {
    let beginning = |word: &str| (fold(word.trim_start_matches('=')), word.starts_with('='));
    rows(include_str!("../lexicon/topics.tsv"))
        .filter_map(|row| match row[..] {
            [name, words] => Some(Topic { name, words: words.split(' ').map(beginning).collect() }),
            _ => None,
        })
        .collect()
});

/// Words for streets, folded: whole ones and beginnings.
const STREETS: &[&str] = &["вул", "ул", "пров", "пер", "просп", "бул", "пл", "майдан", "шосе", "мкр", "кв"];
const STREETS_BEGIN: &[&str] =
    &["вулиц", "улиц", "провул", "переул", "проспект", "бульвар", "площ", "узвиз", "микрорайон", "квартал"];

/// Folded words that only join places and times.
const JOINS: &[&str] = &[
    "на",
    "биля",
    "по",
    "вид",
    "до",
    "з",
    "из",
    "о",
    "об",
    "у",
    "в",
    "и",
    "й",
    "та",
    "а",
    "б",
    "г",
    "год",
    "годин",
    "години",
    "рок",
    "року",
    "р",
    "буд",
    "дом",
    "от",
    "с",
    "и",
    "неповна",
    "ранку",
    "дня",
    "вечора",
];
const JOINS_BEGIN: &[&str] = &[
    "будин",
    "сичн",
    "лют",
    "березн",
    "квитн",
    "травн",
    "червн",
    "липн",
    "серпн",
    "вересн",
    "жовтн",
    "листопад",
    "грудн",
    "понедил",
    "виворк",
    "вивтор",
    "серед",
    "четвер",
    "пятниц",
    "пъятниц",
    "субот",
    "недил",
];

fn is_street(word: &str) -> bool {
    STREETS.contains(&word) || STREETS_BEGIN.iter().any(|beginning| word.starts_with(beginning))
}

/// The topics of a part of a text, in the order of the table.
pub fn of(part: &str) -> Vec<&'static str> {
    let words: Vec<(Range<usize>, String)> =
        cut::pieces(part).into_iter().map(|range| (range.clone(), fold(&part[range]))).collect();
    let told: Vec<&String> = words
        .iter()
        .enumerate()
        .filter(|(at, (range, _))| {
            let street =
                at.checked_sub(1).and_then(|at| words.get(at)).is_some_and(|word| is_street(&word.1));
            !(street && begins_with_capital(&part[range.clone()]))
        })
        .map(|(_, word)| &word.1)
        .collect();
    let about = |topic: &&Topic| {
        told.iter().any(|word| {
            topic.words.iter().any(|(beginning, whole)| {
                if *whole { *word == beginning } else { word.starts_with(beginning.as_str()) }
            })
        })
    };
    TOPICS.iter().filter(about).map(|topic| topic.name).collect()
}

/// Whether two parts are about things that have nothing in common.
pub fn differ(one: &[&str], other: &[&str]) -> bool {
    !one.is_empty() && !other.is_empty() && one.iter().all(|topic| !other.contains(topic))
}

/// Whether a part tells only where or when: «вул. Садова, 5», «12 травня з 8:00».
pub fn is_place_or_time(part: &str) -> bool {
    let mut named = false;
    cut::pieces(part).into_iter().all(|range| {
        let written = &part[range];
        let word = fold(written);
        let begins = |beginnings: &[&str]| beginnings.iter().any(|beginning| word.starts_with(beginning));
        let number = written.starts_with(|c: char| c.is_ascii_digit());
        let tells = number || is_street(&word) || begins(JOINS_BEGIN);
        named |= tells;
        tells || JOINS.contains(&word.as_str()) || begins_with_capital(written)
    }) && named
}

fn begins_with_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}
