//! Numbers that lead to a person: telephones, cards, accounts, documents; and mailboxes. A number is known by its form
//! and its check digit, or by the word before it.

use std::ops::Range;

use super::{
    Personal, PersonalKind,
    token::{Class, Tokens},
};

/// Finds them.
pub fn find(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    contacts(tokens.text, found);
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

/// Mailboxes, with or without spaces around the sign; names in messengers.
fn contacts(text: &str, found: &mut Vec<Personal>) {
    for (at, _) in text.match_indices('@') {
        let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + 1..].trim_start_matches(' ');
        let local = before.len() - before.trim_end_matches(is_local).len();
        let domain =
            after.len() - after.trim_start_matches(|c: char| is_local(c) && c != '+' && c != '_').len();
        let host = after[..domain].trim_end_matches(['.', '-']);
        let domain_start = text.len() - after.len();
        if local > 0 && host.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && top.len() >= 2) {
            found.push(contact(before.len() - local..domain_start + host.len()));
        } else if (local == 0 || before.len() < at) && after.len() == text.len() - at - 1 {
            let name =
                after.len() - after.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '_').len();
            if name >= 5 {
                found.push(contact(at..at + 1 + name));
            }
        }
    }
    for (at, _) in text.match_indices("t.me/") {
        let rest = &text[at + 5..];
        let end =
            rest.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_' || c == '+')).unwrap_or(rest.len());
        let start = text[..at].strip_suffix("https://").map_or(at, str::len);
        found.push(contact(start..at + 5 + end));
    }
}

fn contact(range: Range<usize>) -> Personal {
    Personal { range, kind: PersonalKind::Contact }
}
