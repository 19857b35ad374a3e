//! People's names in a text: surname, name and patronymic in any order and case, initials, and what follows a title.
//! A street or a school that bears a name tells nothing of a person: the word before it says so.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::{
    Personal, PersonalKind,
    names::{is_given, is_patronymic, is_surname, may_be_surname},
    token::{Class, Token, Tokens},
};
use crate::moderation::lexicon::rows;

/// The part a word plays beside names.
static ROLES: LazyLock<FxHashMap<&'static str, Vec<&'static str>>> = LazyLock::new(|| {
    let mut roles: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for row in rows(include_str!("../lexicon/name_context.tsv")) {
        if let [role, words] = row[..] {
            words.split(' ').for_each(|word| roles.entry(word).or_default().push(role));
        }
    }
    roles
});

fn is(token: &Token, role: &str) -> bool {
    ROLES.get(token.lower.as_str()).is_some_and(|roles| roles.contains(&role))
}

/// Finds them.
pub fn find(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    let mut at = 0;
    while at < tokens.list.len() {
        let span = with_patronymic(tokens, at)
            .or_else(|| with_initials(tokens, at))
            .or_else(|| given_and_surname(tokens, at))
            .or_else(|| after_title(tokens, at));
        match span {
            Some((first, last)) if !names_a_place(tokens, first, last) => {
                let end = tokens.list[last].range.end;
                // The dot of a final initial goes with it.
                let dot = tokens.list[last].length == 1 && tokens.after(last).starts_with('.');
                let range = tokens.list[first].range.start..end + usize::from(dot);
                found.push(Personal { range, kind: PersonalKind::Name });
                at = last + 1;
            }
            Some((_, last)) => at = last + 1,
            None => at += 1,
        }
    }
}

/// Whether only space stands between a token and the next.
fn together(tokens: &Tokens<'_>, at: usize) -> bool {
    let between = tokens.after(at);
    !between.is_empty() && between.chars().all(|c| c.is_whitespace() && c != '\n')
}

fn word<'t>(tokens: &'t Tokens<'_>, at: usize, letters: usize) -> Option<&'t Token> {
    tokens.list.get(at).filter(|token| token.is_word(letters))
}

/// A word that is a surname here: by its ending, or, where a sentence does not begin, by its capital letter.
fn surname(tokens: &Tokens<'_>, at: usize) -> bool {
    word(tokens, at, 3).is_some_and(|token| {
        let plain = !is(token, "role") && !is(token, "title") && !is(token, "street");
        let known = is_surname(&token.lower);
        plain
            && !is_given(&token.lower)
            && (known || (token.capital && (!tokens.begins(at) || all_capitals(tokens, token))))
    })
}

fn all_capitals(tokens: &Tokens<'_>, token: &Token) -> bool {
    tokens.text[token.range.clone()].chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// «Іваненко Петро Васильович», «Петро Васильович Іваненко», «Марія Іванівна».
fn with_patronymic(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let given = |at: usize| word(tokens, at, 2).is_some_and(|token| is_given(&token.lower));
    let patronymic = |at: usize| word(tokens, at, 5).is_some_and(|token| is_patronymic(&token.lower));
    let unknown_given =
        |at: usize| word(tokens, at, 3).is_some_and(|token| token.capital && !is(token, "role"));
    // Surname first.
    if together(tokens, at) && together(tokens, at + 1) && patronymic(at + 2) {
        let weak = word(tokens, at, 3).is_some_and(|token| {
            token.capital && may_be_surname(&token.lower) && !is(token, "role") && !is(token, "title")
        });
        if given(at + 1) && !is_given(&tokens.list[at].lower) && (surname(tokens, at) || weak) {
            return Some((at, at + 2));
        }
        if surname(tokens, at) && unknown_given(at + 1) && tokens.list[at + 2].capital {
            return Some((at, at + 2));
        }
    }
    if together(tokens, at) && patronymic(at + 1) && !patronymic(at) {
        let named = given(at) || (unknown_given(at) && tokens.list[at + 1].capital && !tokens.begins(at));
        if named {
            let follows = together(tokens, at + 1)
                && word(tokens, at + 2, 3).is_some_and(|token| {
                    !is(token, "role")
                        && (is_surname(&token.lower) || (token.capital && !is_given(&token.lower)))
                });
            return Some((at, if follows { at + 2 } else { at + 1 }));
        }
    }
    None
}

/// «Іваненко І. П.», «І. П. Іваненко», «Іваненко І.»
fn with_initials(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let initial = |at: usize| tokens.list.get(at).is_some_and(Token::is_initial);
    let dotted = |at: usize| {
        let between = tokens.after(at);
        between.starts_with('.') && between[1..].chars().all(char::is_whitespace)
    };
    let capital = |at: usize| {
        word(tokens, at, 3).is_some_and(|token| {
            token.capital && !is(token, "role") && !is(token, "title") && !is(token, "street")
        })
    };
    if capital(at) && together(tokens, at) && initial(at + 1) {
        let two = initial(at + 2) && (dotted(at + 1) || together(tokens, at + 1));
        let strong = is_surname(&tokens.list[at].lower);
        if two && (tokens.after(at + 2).starts_with('.') || dotted(at + 1) || strong) {
            return Some((at, at + 2));
        }
        let last = tokens.after(at + 1).starts_with('.');
        return (strong && last).then_some((at, at + 1));
    }
    if initial(at) && dotted(at) {
        if initial(at + 1) && dotted(at + 1) && capital(at + 2) {
            return Some((at, at + 2));
        }
        let strong = word(tokens, at + 1, 4).is_some_and(|token| token.capital && is_surname(&token.lower));
        return strong.then_some((at, at + 1));
    }
    None
}

/// «Олена Коваленко», «Коваленко Олена»: both with capitals, or the surname plain by its ending.
fn given_and_surname(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    if !together(tokens, at) {
        return None;
    }
    let (first, second) = (word(tokens, at, 2)?, word(tokens, at + 1, 2)?);
    let fits = |given: &Token, other: &Token, begins: bool| {
        let plain = !is(other, "role") && !is(other, "title") && !is(other, "street") && !is(other, "filler");
        is_given(&given.lower)
            && !is_given(&other.lower)
            && plain
            && ((given.capital && other.capital && !begins && may_be_surname(&other.lower))
                || is_surname(&other.lower))
    };
    // «Прошу Олену…»: a word that begins a sentence has its capital from that.
    (fits(first, second, false) && (first.capital || is_surname(&second.lower))
        || fits(second, first, tokens.begins(at) && !is_surname(&first.lower))
            && (second.capital || is_surname(&first.lower)))
    .then_some((at, at + 1))
}

/// «пан Коваль», «гр. Петренко», «сусідка Мельник Олена».
fn after_title(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let title = tokens.list.get(at).filter(|token| is(token, "title") || is(token, "role"))?;
    let next = word(tokens, at + 1, 3)?;
    // More than a surname follows: found from there.
    if with_patronymic(tokens, at + 1).or_else(|| with_initials(tokens, at + 1)).is_some()
        || given_and_surname(tokens, at + 1).is_some()
    {
        return None;
    }
    let between = tokens.after(at);
    let plain = matches!(title.lower.as_str(), "п" | "гр") && between.trim() == "." || together(tokens, at);
    let named = next.capital && !is(next, "role") && !is(next, "street") && !tokens.begins(at + 1)
        || is_surname(&next.lower) && next.capital;
    let weak = title.lower != "п" && !is(title, "role");
    let surname = is_surname(&next.lower) || (weak && may_be_surname(&next.lower));
    (plain && named && surname && !is_given(&next.lower)).then_some((at + 1, at + 1))
}

/// Whether a street or an institution is called so.
fn names_a_place(tokens: &Tokens<'_>, first: usize, last: usize) -> bool {
    let joins = |at: usize| !tokens.after(at).contains([',', ';', '\n', '!', '?', ':']);
    let mut at = first;
    // Titles may stand between the type and the name: «вулиця академіка Івана Павлова», «школа № 5 ім. І. Франка».
    for _ in 0..4 {
        let Some(previous) = at.checked_sub(1) else { break };
        if !joins(previous) {
            break;
        }
        let token = &tokens.list[previous];
        let on_behalf =
            tokens.previous(previous).is_some_and(|token| matches!(token.lower.as_str(), "від" | "от"));
        if is(token, "street") && !on_behalf {
            return true;
        }
        // «вулиця 1-а Петра Калнишевського».
        let ending = token.length <= 3
            && tokens.previous(previous).is_some_and(|number| number.class == Class::Number);
        if !is(token, "filler") && token.class != Class::Number && !ending {
            break;
        }
        at = previous;
    }
    let next = tokens.list.get(last + 1);
    if next.is_some_and(|token| is(token, "after") && joins(last)) {
        return true;
    }
    // «на Івана Франка, 12»: a name with a house number behind it is an address, unless a patronymic makes it a person's.
    let personal = (first..=last).any(|at| is_patronymic(&tokens.list[at].lower));
    let between = tokens.after(last).trim();
    let next = if next.is_some_and(|token| is(token, "house")) { tokens.list.get(last + 2) } else { next };
    let numbered = next.is_some_and(|token| token.class == Class::Number && token.length <= 3)
        && (between.is_empty() || between == ",");
    let two_initials = last - first == 2;
    numbered && !personal && !(two_initials && tokens.list[last].length == 1)
}
