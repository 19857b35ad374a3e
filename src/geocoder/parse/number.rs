//! Chooses the number that is the house's. Numbers in names («8 Березня», «2-га Лінія») and those that trail after
//! the house («21 110») are not.

use super::{Role, Text};
use crate::geocoder::house_number::{self, HouseNumber};
use crate::geocoder::lexicon::{self, Marker};
use crate::geocoder::token::{Kind, Token};

/// A text with one number chosen as the house's, or none.
#[derive(Debug, Clone)]
pub struct Numbered {
    /// The text, the number's tokens marked.
    pub text: Text,
    /// The number.
    pub number: Option<HouseNumber>,
    /// Where its tokens start.
    pub at: Option<usize>,
}

/// The ways to choose a house number, the likeliest first.
pub fn choices(text: &Text) -> Vec<Numbered> {
    let free = |text: &Text| -> Vec<usize> {
        (0..text.tokens.len()).filter(|&i| text.is_free(i) && text.tokens[i].value().is_some()).collect()
    };
    let mut text = text.clone();
    let numbers = free(&text);
    let (landmarks, others): (Vec<usize>, Vec<usize>) =
        numbers.into_iter().partition(|&i| is_landmark(&text, i));
    if !others.is_empty() {
        for at in landmarks {
            text.roles[at] = Role::Used;
        }
    }
    let (text, free) = (&text, free(&text));
    let marked = free
        .iter()
        .copied()
        .find(|&i| text.tokens[i].signed || (i > 0 && text.roles[i - 1] == Role::HouseMark));
    let last = free.last().copied();
    let chosen = marked.or_else(|| free.iter().copied().find(|&i| !in_name(text, i, Some(i) == last)));
    let mut choices: Vec<Numbered> = chosen.into_iter().filter_map(|at| with(text, at)).collect();
    // The number may be the name's after all: «вул. 8 Березня», «95 квартал».
    let beside_word = |i: usize| word_follows(text, i) || (i > 0 && text.tokens[i - 1].is_word());
    match chosen {
        None => {
            choices.push(Numbered { text: text.clone(), number: None, at: None });
            choices.extend(free.first().and_then(|&at| with(text, at)));
        }
        Some(at) if marked.is_none() && word_follows(text, at) && beside_word(at) => {
            choices.push(Numbered { text: text.clone(), number: None, at: None });
        }
        Some(_) => {}
    }
    choices
}

/// Whether a number is a landmark's: «біля школи 25 по вул. Смілянська 2», «біля 25 школи».
fn is_landmark(text: &Text, at: usize) -> bool {
    let is_kind =
        |i: usize| text.tokens.get(i).is_some_and(|t| t.is_word() && !lexicon::poi_kinds(&t.fold).is_empty());
    let after_word = at > 0 && text.is_free_word(at - 1);
    (at > 0 && is_kind(at - 1)) || (!after_word && is_kind(at + 1))
}

/// Whether a number belongs to the name of a street.
fn in_name(text: &Text, at: usize, last: bool) -> bool {
    let token = &text.tokens[at];
    // «провулок Весніна 3-й 21»: no house is numbered й.
    if token.suffix == "i" && !last {
        return true;
    }
    let follows = word_follows(text, at);
    if !follows {
        return false;
    }
    let after_type = at > 0 && lexicon::street_type(&text.tokens[at - 1].fold).is_some();
    let several_letters = token.suffix.len() > 1 || (token.suffix.is_empty() && after_type);
    // Another number later is the house's.
    several_letters || !last || (after_type && !token.suffix.is_empty())
}

/// Whether a word of a name follows at once.
fn word_follows(text: &Text, at: usize) -> bool {
    // «20-річчя»: the hyphen belongs to the name.
    let next = if text.tokens.get(at + 1).is_some_and(|t| t.kind == Kind::Dash && t.glued) {
        at + 2
    } else {
        at + 1
    };
    let marks =
        [Marker::Block, Marker::Corner, Marker::And, Marker::Settlement, Marker::Unit, Marker::Fraction];
    text.is_free_word(next)
        && !text.tokens[next].is_letter()
        && !marks.iter().any(|mark| lexicon::is(&text.tokens[next].fold, *mark))
}

fn with(text: &Text, at: usize) -> Option<Numbered> {
    let (number, end) = house_number::read(&text.tokens, at)?;
    let mut text = text.clone();
    text.set(at..end, Role::House);
    // Trailing numbers are flats: «21 110», «12, 45».
    let mut i = end;
    while let Some(token) = text.tokens.get(i).filter(|t| is_tail(t)) {
        let flat = token.is_number();
        if flat && text.is_free(i) {
            text.roles[i] = Role::Used;
        }
        i += 1;
    }
    Some(Numbered { text, number: Some(number), at: Some(at) })
}

fn is_tail(token: &Token) -> bool {
    token.is_number() || matches!(token.kind, Kind::Comma | Kind::Slash | Kind::Dash)
}
