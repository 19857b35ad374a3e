//! Numbers that lead to a person: telephones, cards, accounts, documents. A number is known by its form and its check
//! digit, or by the word before it; a telephone also where letters stand for some of its digits.

use std::ops::Range;

use super::{
    Personal, PersonalKind,
    token::{Class, Tokens},
};

/// Finds them.
pub fn find(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    disguised_phones(tokens.text, found);
    let mut at = 0;
    while at < tokens.list.len() {
        if let Some((last, personal)) = number(tokens, at) {
            found.push(personal);
            at = last + 1;
        } else {
            at += 1;
        }
    }
}

/// Most groups of digits that make one number.
const GROUPS: usize = 12;

/// The longest number that begins at this token, and its last token.
fn number(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Personal)> {
    let token = tokens.list.get(at)?;
    if token.class == Class::Word {
        return iban(tokens, at).or_else(|| passport(tokens, at));
    }
    let groups = groups(tokens, at);
    // «12 067 123 45 67»: where the whole is nothing, its parts may be; the caller goes on with the next group.
    (1..=groups.len()).rev().find_map(|count| {
        let taken = groups.get(..count)?;
        let digits: String = taken.iter().map(String::as_str).collect();
        let last = at + count - 1;
        let kind = kind_of(tokens, at, taken, &digits)?;
        let start = if kind == PersonalKind::Phone { phone_start(tokens, at) } else { token.range.start };
        Some((last, Personal { range: start..tokens.list[last].range.end, kind }))
    })
}

/// The digits from this token on, as far as only spaces, dots, dashes and brackets part them.
fn groups(tokens: &Tokens<'_>, at: usize) -> Vec<String> {
    let mut groups = vec![];
    let mut next = at;
    while let Some(token) = tokens.list.get(next).filter(|token| token.class == Class::Number) {
        groups.push(token.lower.clone());
        let between = tokens.after(next);
        let parts =
            |c: char| matches!(c, ' ' | '\u{a0}' | '\u{202f}' | '-' | '–' | '—' | '‑' | '.' | '(' | ')');
        if groups.len() == GROUPS || between.chars().count() > 3 || !between.chars().all(parts) {
            break;
        }
        next += 1;
    }
    groups
}

fn kind_of(tokens: &Tokens<'_>, at: usize, groups: &[String], digits: &str) -> Option<PersonalKind> {
    let plus = tokens.before(at).ends_with('+');
    let whole = groups.len() == 1;
    let told = |words: &[&str]| told(tokens, at, words);
    if (13..=19).contains(&digits.len()) && luhn(digits) && digits.starts_with(['2', '4', '5', '6', '9']) {
        return Some(PersonalKind::Payment);
    }
    if digits.len() == 16 && told(&["карт"]) {
        return Some(PersonalKind::Payment);
    }
    // A record of the demographic register: date of birth and five digits.
    if groups.len() == 2 && groups[0].len() == 8 && groups[1].len() == 5 && tokens.after(at).trim() == "-" {
        return Some(PersonalKind::Document);
    }
    if (4..=12).contains(&digits.len()) && told(&["рахун", "о/р", "лицев", "абонент"]) {
        return Some(PersonalKind::Account);
    }
    if digits.len() >= 5 && told(&["довідк", "справк"]) && digits.len() <= 16 {
        return Some(PersonalKind::Document);
    }
    if is_phone(groups, digits, plus) {
        return Some(PersonalKind::Phone);
    }
    let called =
        told(&["тел", "моб", "дзвон", "звон", "phone", "tel", "вайбер", "viber", "телеграм", "telegram"])
            || (tokens.previous(at).is_some_and(|token| token.lower == "т")
                && tokens.before(at).trim() == ".");
    if called
        && (5..=9).contains(&digits.len())
        && groups.iter().all(|group| group.len() <= 7 || digits.len() == 9)
    {
        return Some(PersonalKind::Phone);
    }
    // Three, two and two digits with dashes are written for nothing else.
    let dashes = (at..at + groups.len().saturating_sub(1)).all(|index| tokens.after(index) == "-");
    if dashes && groups.iter().map(String::len).eq([3, 2, 2]) {
        return Some(PersonalKind::Phone);
    }
    if whole
        && digits.len() == 10
        && (is_taxpayer(digits) || told(&["іпн", "рнокпп", "ідентиф", "код", "инн"]))
    {
        return Some(PersonalKind::Document);
    }
    if whole
        && matches!(digits.len(), 6 | 9)
        && told(&["паспорт", "посвідчен", "ід-карт", "id", "айді", "удостоверен"])
    {
        return Some(PersonalKind::Document);
    }
    None
}

/// Whether one of the three words before, in the same clause, begins so.
fn told(tokens: &Tokens<'_>, at: usize, words: &[&str]) -> bool {
    for back in 1..=3 {
        let Some(index) = at.checked_sub(back) else { return false };
        if tokens.after(index).contains(['!', '?', '\n', ',']) && back > 1 {
            return false;
        }
        let token = &tokens.list[index];
        if words.iter().any(|word| token.lower.starts_with(word)) {
            return true;
        }
    }
    false
}

/// Ukrainian numbers, national and international; with a plus any country's (ITU-T E.164: up to 15 digits).
fn is_phone(groups: &[String], digits: &str, plus: bool) -> bool {
    // «05.06.2024 10»: a date and an hour.
    if groups.iter().take(3).map(String::len).eq([2, 2, 4]) {
        return false;
    }
    let national = match digits.len() {
        12 => digits.strip_prefix("38"),
        11 => digits.strip_prefix('8'),
        10 => Some(digits),
        _ => None,
    };
    if let Some(number) = national.filter(|number| number.starts_with('0')) {
        let code = &number[1..3];
        let free = number.starts_with("0800") || number.starts_with("0900");
        return !free && ("30".."80").contains(&code) || ("89".."99").contains(&code) || code == "99";
    }
    plus && (10..=15).contains(&digits.len())
}

/// A phone begins with its plus or bracket.
fn phone_start(tokens: &Tokens<'_>, at: usize) -> usize {
    let before = tokens.before(at);
    let head = before.len() - before.trim_end_matches(['+', '(']).len();
    tokens.list[at].range.start - head
}

/// ISO/IEC 7812-1, annex B.
fn luhn(digits: &str) -> bool {
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(index, digit)| {
            let value = u32::from(digit - b'0') * if index % 2 == 1 { 2 } else { 1 };
            value / 10 + value % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// The registration number of a taxpayer: days of birth since the end of 1899, and a check digit.
fn is_taxpayer(digits: &str) -> bool {
    let values: Vec<i32> = digits.bytes().map(|digit| i32::from(digit - b'0')).collect();
    let weights = [-1, 5, 7, 9, 4, 6, 10, 5, 7];
    let sum: i32 = values.iter().zip(weights).map(|(value, weight)| value * weight).sum();
    let born: i32 = digits.get(..5).and_then(|days| days.parse().ok()).unwrap_or(0);
    // From 1920 to 2035.
    (7_300..49_500).contains(&born) && sum.rem_euclid(11) % 10 == values.last().copied().unwrap_or(-1)
}

/// A Ukrainian account: UA and 27 digits, spaced or not (ISO 13616; a mistyped one is as private).
fn iban(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Personal)> {
    let token = &tokens.list[at];
    if !matches!(token.lower.as_str(), "ua" | "юа" | "uа") {
        return None;
    }
    let groups = groups(tokens, at + 1);
    let total: usize = groups.iter().map(String::len).sum();
    let near = tokens.after(at).trim().is_empty();
    (near && (25..=29).contains(&total)).then(|| {
        let last = at + groups.len();
        let range = token.range.start..tokens.list[last].range.end;
        (last, Personal { range, kind: PersonalKind::Payment })
    })
}

/// A passport booklet: two capital letters and six digits; small letters only after the word «паспорт».
fn passport(tokens: &Tokens<'_>, at: usize) -> Option<(usize, Personal)> {
    let series = &tokens.list[at];
    let digits = tokens.list.get(at + 1)?;
    let capitals = tokens.text[series.range.clone()].chars().all(char::is_uppercase);
    let sign = tokens.after(at).chars().all(|c| matches!(c, ' ' | '№' | '-' | '\u{a0}'));
    let fits = series.length == 2 && digits.class == Class::Number && digits.length == 6 && sign;
    (fits && (capitals || told(tokens, at, &["паспорт", "сері"]))).then(|| {
        (at + 1, Personal { range: series.range.start..digits.range.end, kind: PersonalKind::Document })
    })
}

/// The digit that a letter looks like.
const fn digit(c: char) -> Option<char> {
    Some(match c {
        '0'..='9' => c,
        'O' | 'o' | 'О' | 'о' => '0',
        'I' | 'l' | '|' | 'І' | 'і' => '1',
        'З' | 'з' => '3',
        'Ч' | 'ч' => '4',
        'S' => '5',
        'б' | 'Б' => '6',
        'В' | 'B' => '8',
        _ => return None,
    })
}

/// A disguised telephone number has this many plain digits at least.
const PLAIN: usize = 6;

/// «O67 I23 45 67»: telephone numbers with letters among the digits. Each group has a digit or what looks like a one, all
/// together [`PLAIN`] digits.
fn disguised_phones(text: &str, found: &mut Vec<Personal>) {
    let mut from = 0;
    while let Some(far) = text[from..].find(|c| digit(c).is_some()) {
        let at = from + far;
        let groups = alike_groups(text, at);
        let phone = (1..=groups.len()).rev().find_map(|count| {
            let taken = groups.get(..count)?;
            let end = taken.last()?.end;
            let read = |group: &Range<usize>| text[group.clone()].chars().filter_map(digit).collect();
            let digits: Vec<String> = taken.iter().map(read).collect();
            let plain = text[at..end].chars().filter(char::is_ascii_digit).count();
            let alike = digits.concat().len() - plain;
            let phone = is_phone(&digits, &digits.concat(), text[..at].ends_with('+'));
            (phone && plain >= PLAIN && alike > 0).then_some(end)
        });
        if let Some(end) = phone {
            let head = text[..at].trim_end_matches(['+', '(']).len();
            found.push(Personal { range: head..end, kind: PersonalKind::Phone });
        }
        let run = text[at..].find(|c: char| !c.is_alphanumeric()).unwrap_or(text.len() - at);
        from = phone.unwrap_or(at + run.max(text[at..].chars().next().map_or(1, char::len_utf8)));
    }
}

/// The groups of digits and their look-alikes from a place on, as long as none is a word or a part of one.
fn alike_groups(text: &str, at: usize) -> Vec<Range<usize>> {
    let mut groups = vec![];
    let mut start = at;
    if text[..at].ends_with(char::is_alphanumeric) {
        return groups;
    }
    while groups.len() < GROUPS {
        let length = text[start..].find(|c| digit(c).is_none()).unwrap_or(text.len() - start);
        let group = start..start + length;
        let rest = &text[group.end..];
        // «III» is three ones; «об» or «з» is a word.
        let digits = |c: char| c.is_ascii_digit() || matches!(c, 'I' | 'І' | 'l' | '|');
        if !text[group.clone()].contains(digits) || rest.starts_with(char::is_alphabetic) {
            break;
        }
        groups.push(group);
        let next = rest.trim_start_matches([' ', '\u{a0}', '-', '–', '.', '(', ')']);
        if next.len() == rest.len() || rest.len() - next.len() > 3 {
            break;
        }
        start = text.len() - next.len();
    }
    groups
}
