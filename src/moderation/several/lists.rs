//! Lists in a text: numbered, lettered, with dashes or bullets, each item on a line of its own or all in one.
//! A list of places, of dates or of the particulars of one complaint asks one question.

use std::ops::Range;

use super::{parts, topics, words};
use crate::moderation::{cut, word::fold};

/// Signs that open an item.
const BULLETS: &[char] =
    &['-', '–', '—', '‑', '•', '*', '·', '●', '▪', '◦', '‣', '+', '►', '✓', '✔', '➢', '→'];

/// Letters that number items, in either alphabet.
const LETTERS: &[&[char]] = &[
    &['а', 'a'],
    &['б', 'b'],
    &['в', 'c'],
    &['г', 'd'],
    &['ґ', 'д', 'e'],
    &['д', 'е', 'f'],
    &['е', 'є', 'g'],
];

/// Beginnings of folded words before a colon that announce places or dates.
const PLACES: &[&str] = &["вулиц", "улиц", "адрес", "будинк", "зупинк", "дат", "дни", "дня", "сел", "мисц"];

/// Beginnings of folded words that ask, or say that questions follow.
const ASKS: &[&str] = &[
    "прош",
    "прос",
    "проблем",
    "питан",
    "треба",
    "потрибн",
    "необхидн",
    "скарг",
    "звер",
    "вимага",
    "пропон",
    "хоч",
    "розглян",
    "нужно",
    "вопрос",
    "жалоб",
    "треб",
];

/// The items of the first list of several questions.
pub fn items(text: &str) -> Option<Vec<Range<usize>>> {
    let (numbers, ordered) = numbered(text);
    questions(text, &numbers, ordered)
        .or_else(|| questions(text, &lettered(text), true))
        .or_else(|| questions(text, &at_lines(text), false))
        .or_else(|| questions(text, &in_line(text), false))
}

/// The items that begin at these places, where they are questions of their own.
fn questions(text: &str, starts: &[usize], ordered: bool) -> Option<Vec<Range<usize>>> {
    let intro = &text[..*starts.first()?];
    let items = parts(text, starts)?;
    let told: Vec<&str> = items.iter().map(|item| said(&text[item.clone()])).collect();
    if told.iter().any(|item| topics::is_place_or_time(item)) || announces_places(intro) {
        return None;
    }
    // «Дорога розбита: 1. Ями. 2. Немає узбіччя»: what stands before says what all is about.
    if !topics::of(intro).is_empty() && !super::announced::announces(intro) {
        return None;
    }
    let about: Vec<Vec<&str>> = told.iter().map(|item| topics::of(item)).collect();
    let differ = about.iter().any(|one| about.iter().any(|other| topics::differ(one, other)));
    let clauses = told.iter().all(|item| words(item) > 1);
    let announced = super::announced::announces(intro);
    (differ || (clauses && (announced || (ordered && !is_statement(intro))))).then_some(items)
}

/// An item without its mark.
fn said(item: &str) -> &str {
    let rest = item.trim_start_matches(|c: char| !c.is_alphabetic());
    // The letter of «а) …» is a mark as well.
    rest.split_once(')').filter(|(mark, _)| mark.chars().count() == 1).map_or(rest, |(_, rest)| rest)
}

fn announces_places(intro: &str) -> bool {
    let last = cut::pieces(intro).pop().map(|range| fold(&intro[range])).unwrap_or_default();
    intro.trim_end().ends_with(':') && PLACES.iter().any(|beginning| last.starts_with(beginning))
}

/// Whether what stands before a list says something itself, so that the items may be its particulars.
fn is_statement(intro: &str) -> bool {
    let clause = intro.trim_end().rsplit(['.', '!', '?', '\n']).next().unwrap_or_default();
    let asks = |word: &String| ASKS.iter().any(|beginning| word.starts_with(beginning));
    clause.ends_with(':')
        && words(clause) > 1
        && !cut::pieces(clause).into_iter().map(|range| fold(&clause[range])).any(|word| asks(&word))
}

/// Whether the next sign that is no space is a letter.
fn goes_on(rest: &str) -> bool {
    rest.trim_start_matches([' ', '\u{a0}', '\t']).chars().next().is_some_and(char::is_alphabetic)
}

/// «1. … 2. …», «1) … 2) …» and «1 - … 2 - …», in order, at the beginning of lines, sentences or clauses; and whether
/// the numbers can be nothing but a list's. A house number stands before a dash, too.
fn numbered(text: &str) -> (Vec<usize>, bool) {
    let mut starts: Vec<usize> = vec![];
    let mut ordered = true;
    for (at, _) in text.match_indices(|c: char| c.is_ascii_digit()) {
        let number = starts.len() + 1;
        let Some(rest) = text[at..].strip_prefix(&number.to_string()) else { continue };
        let before = text[..at].trim_end_matches([' ', '\u{a0}', '\t']);
        let bracket = rest.starts_with(')');
        let plain = rest.strip_prefix([')', '.']).or_else(|| rest.strip_prefix("\u{fe0f}\u{20e3}"));
        let dash = [" - ", " – ", " — "].into_iter().find_map(|dash| rest.strip_prefix(dash));
        if !plain.or(dash).is_some_and(goes_on) {
            continue;
        }
        let opens = before.is_empty()
            || bracket
            || starts.last().is_some_and(|&last| before.get(last..).is_some_and(is_free))
            || before.ends_with(['.', '!', '?', ':', ';', '\n', ',']);
        if opens {
            ordered &= plain.is_some();
            starts.push(at);
        }
    }
    // «просп. Миру, 1. Ліхтар… 2. …» would be a list all the same; a single «1.» is none.
    (starts, ordered)
}

/// Whether the number after an item without a full stop is the next item's, and no house's: «1. Дах 2. Ліфт».
fn is_free(item: &str) -> bool {
    const NUMBERED: &[&str] = &["будин", "буд", "номер", "корпус", "школ", "маршрут"];
    let item = said(item);
    let last = item.rsplit(char::is_whitespace).next().unwrap_or_default();
    let word = fold(last);
    let named = words(item) > 1 && last.starts_with(char::is_uppercase);
    last.ends_with(char::is_alphabetic) && !named && !NUMBERED.iter().any(|noun| word.starts_with(noun))
}

/// «а) … б) … в) …», in order; «5 а)» is a house.
fn lettered(text: &str) -> Vec<usize> {
    let mut starts = vec![];
    for (bracket, _) in text.match_indices(')') {
        let Some(letter) = text[..bracket].chars().next_back() else { continue };
        let at = bracket - letter.len_utf8();
        let before = text[..at].trim_end().chars().next_back();
        let apart = !text[..at].ends_with(char::is_alphanumeric) && !before.is_some_and(char::is_numeric);
        let next = LETTERS.get(starts.len()).is_some_and(|letters| {
            letter.to_lowercase().next().is_some_and(|letter| letters.contains(&letter))
        });
        if apart && next && goes_on(&text[bracket + 1..]) {
            starts.push(at);
        }
    }
    starts
}

/// Bullets that open lines.
fn at_lines(text: &str) -> Vec<usize> {
    let mut at = 0;
    let mut starts = vec![];
    for line in text.split_inclusive('\n') {
        let item = line.trim_start();
        if item.strip_prefix(BULLETS).is_some_and(goes_on) {
            starts.push(at + line.len() - item.len());
        }
        at += line.len();
    }
    starts
}

/// One bullet again and again within a line, the first at the beginning or after a colon: «Прошу: - … - …». What is about
/// nothing belongs to the item before it, since a dash stands within items as well.
fn in_line(text: &str) -> Vec<usize> {
    let opens = |at: usize| {
        let before = text[..at].trim_end();
        before.is_empty() || before.ends_with(':')
    };
    let Some((first, bullet)) = text
        .char_indices()
        .find(|&(at, c)| BULLETS.contains(&c) && opens(at) && goes_on(&text[at + c.len_utf8()..]))
    else {
        return vec![];
    };
    let mut starts = vec![first];
    for (at, _) in text.match_indices(bullet).skip_while(|&(at, _)| at <= first) {
        let rest = &text[at + bullet.len_utf8()..];
        let apart = text[..at].ends_with(char::is_whitespace) && rest.starts_with(char::is_whitespace);
        let item = rest.split(bullet).next().unwrap_or(rest);
        if apart && goes_on(rest) && !topics::of(item).is_empty() {
            starts.push(at);
        }
    }
    starts
}
