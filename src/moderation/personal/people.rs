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
    ROLES.get(token.name()).is_some_and(|roles| roles.contains(&role))
}

/// A word before a surname.
fn is_title(token: &Token) -> bool {
    is(token, "title") || is(token, "person")
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
        let plain = !is(token, "role") && !is_title(token) && !is(token, "street");
        let known = is_surname(token.name());
        plain
            && !is_given(token.name())
            && (known || (token.capital && (!tokens.begins(at) || all_capitals(tokens, token))))
    })
}

fn all_capitals(tokens: &Tokens<'_>, token: &Token) -> bool {
    tokens.text[token.range.clone()].chars().filter(|c| c.is_alphabetic()).all(char::is_uppercase)
}

/// «Іваненко Петро Васильович», «Петро Васильович Іваненко», «Марія Іванівна».
fn with_patronymic(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let given = |at: usize| word(tokens, at, 2).is_some_and(|token| is_given(token.name()));
    let patronymic = |at: usize| word(tokens, at, 5).is_some_and(|token| is_patronymic(token.name()));
    let unknown_given =
        |at: usize| word(tokens, at, 3).is_some_and(|token| token.capital && !is(token, "role"));
    // Surname first.
    if together(tokens, at) && together(tokens, at + 1) && patronymic(at + 2) {
        let weak = word(tokens, at, 3).is_some_and(|token| {
            token.capital && may_be_surname(token.name()) && !is(token, "role") && !is_title(token)
        });
        if given(at + 1) && !is_given(tokens.list[at].name()) && (surname(tokens, at) || weak) {
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
                        && (is_surname(token.name()) || (token.capital && !is_given(token.name())))
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
            token.capital && !is(token, "role") && !is_title(token) && !is(token, "street")
        })
    };
    if capital(at) && together(tokens, at) && initial(at + 1) {
        let two = initial(at + 2) && (dotted(at + 1) || together(tokens, at + 1));
        let strong = is_surname(tokens.list[at].name());
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
        let strong = word(tokens, at + 1, 4).is_some_and(|token| token.capital && is_surname(token.name()));
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
        let plain = !is(other, "role") && !is_title(other) && !is(other, "street") && !is(other, "filler");
        is_given(given.name())
            && !is_given(other.name())
            && plain
            // Brands and shops are called after people in Latin letters.
            && (other.cyrillic.is_none() || is_surname(other.name()))
            && ((given.capital && other.capital && !begins && may_be_surname(other.name()))
                || is_surname(other.name()))
    };
    // «Прошу Олену…»: a word that begins a sentence has its capital from that.
    (fits(first, second, false) && (first.capital || is_surname(second.name()))
        || fits(second, first, tokens.begins(at) && !is_surname(first.name()))
            && (second.capital || is_surname(first.name())))
    .then_some((at, at + 1))
}

/// «пан Коваль», «гр. Петренко», «сусідка Мельник Олена».
fn after_title(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let title = tokens.list.get(at).filter(|token| is_title(token) || is(token, "role"))?;
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
        || is_surname(next.name()) && next.capital;
    let weak = title.lower != "п" && !is(title, "role");
    let surname = is_surname(next.name())
        || (weak && may_be_surname(next.name()))
        || (is(title, "person") && !next.lower.ends_with("ої"));
    let surname = surname && !names_an_institution(tokens, at + 1);
    (plain && named && surname && !is_given(next.name())).then_some((at + 1, at + 1))
}

/// Beginnings of words for what has doctors, teachers and neighbours.
const INSTITUTIONS: &[&str] = &[
    "школ",
    "ліце",
    "гімназі",
    "лікарн",
    "амбулатор",
    "поліклін",
    "садк",
    "садоч",
    "центр",
    "відділ",
    "ради",
    "раді",
    "район",
    "громад",
    "област",
    "коледж",
    "училищ",
    "клінік",
    "диспансер",
    "допомоги",
    "вулиц",
    "міськ",
    "сільськ",
];

/// Countries that people are citizens of.
const COUNTRIES: &[&str] = &[
    "україни",
    "польщі",
    "росії",
    "рф",
    "молдови",
    "румунії",
    "німеччини",
    "білорусі",
    "грузії",
    "сша",
    "ізраїлю",
    "туреччини",
    "угорщини",
    "словаччини",
    "чехії",
    "канади",
    "литви",
    "латвії",
    "украины",
    "россии",
];

/// Whether a capital letter after «лікар» or «громадянин» is a hospital's or a country's: «Першої школи», «України», «ЦРЛ».
fn names_an_institution(tokens: &Tokens<'_>, at: usize) -> bool {
    let token = &tokens.list[at];
    let adjective = ["ої", "ій", "ого", "ому", "их"].iter().any(|ending| token.lower.ends_with(ending));
    let of = |next: &Token| INSTITUTIONS.iter().any(|beginning| next.lower.starts_with(beginning));
    adjective && together(tokens, at) && tokens.list.get(at + 1).is_some_and(of)
        || COUNTRIES.contains(&token.lower.as_str())
        || (token.length <= 5 && all_capitals(tokens, token))
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
    let personal = (first..=last).any(|at| is_patronymic(tokens.list[at].name()));
    let between = tokens.after(last).trim();
    let next = if next.is_some_and(|token| is(token, "house")) { tokens.list.get(last + 2) } else { next };
    let numbered = next.is_some_and(|token| token.class == Class::Number && token.length <= 3)
        && (between.is_empty() || between == ",");
    let two_initials = last - first == 2;
    numbered && !personal && !(two_initials && tokens.list[last].length == 1)
}
