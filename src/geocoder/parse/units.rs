//! Takes out what stands around an address: flats, entrances, floors, phones, door codes, areas larger than a
//! settlement, postal codes. Their numbers must never be taken for the house's.

use super::{Role, Text};
use crate::geocoder::lexicon::{self, Marker};
use crate::geocoder::names::area_words;
use crate::geocoder::token::{Kind, Token};

/// Digits of a number that is a postal code or a phone, never a house.
const LONG_NUMBER: usize = 5;

/// Marks units, phones, areas, house marks and noise.
pub fn mark(text: &mut Text) {
    figures(text);
    phones(text);
    former_names(text);
    regions(text);
    let mut i = 0;
    while i < text.tokens.len() {
        i = match unit_end(&text.tokens, i) {
            Some(end) => {
                text.set(i..end, Role::Used);
                end
            }
            None => i + 1,
        };
    }
    for i in 0..text.tokens.len() {
        let token = &text.tokens[i];
        if !text.is_free(i) {
            continue;
        }
        if token.is_number() && token.text.len() >= LONG_NUMBER {
            text.roles[i] = Role::Used;
        } else if is_house_mark(&text.tokens, i) {
            text.roles[i] = Role::HouseMark;
        } else if token.is_word() && is_noise(text, i) {
            text.roles[i] = Role::Noise;
        }
    }
}

/// Writes a house number said in words with figures: «Соборна двадцять два», «дом девятнадцать по улице Мира». Only
/// after a house mark, or at the end of a part after another word, and only where no figures are: «вулиця Перша» is
/// a name.
fn figures(text: &mut Text) {
    let value = |t: &Token| if t.is_word() { lexicon::cardinal(&t.fold) } else { None };
    if text.tokens.iter().any(Token::is_number) {
        return;
    }
    let named = |t: &Token| t.is_word() && lexicon::street_type(&t.fold).is_none() && value(t).is_none();
    let marked = |i: usize| i > 0 && lexicon::is(&text.tokens[i - 1].fold, Marker::House);
    let first = text.tokens.iter().position(named).unwrap_or(text.tokens.len());
    let Some(start) =
        (1..text.tokens.len()).find(|&i| value(&text.tokens[i]).is_some() && (i > first || marked(i)))
    else {
        return;
    };
    let run: Vec<u16> = text.tokens[start..].iter().map_while(value).collect();
    let end = start + run.len();
    let closed = text.tokens.get(end).is_none_or(|t| !t.is_word() || lexicon::is(&t.fold, Marker::Unit));
    if (closed || marked(start)) && run.len() <= 3 {
        let sum: u16 = run.iter().sum();
        let figures = crate::geocoder::token::tokens(&sum.to_string());
        text.tokens.splice(start..end, figures);
        text.roles.truncate(text.tokens.len());
    }
}

/// A former name beside the present one says nothing more: «Незалежності (колишня Титова) 45».
fn former_names(text: &mut Text) {
    let is_former = |t: &Token| t.is_word() && lexicon::is(&t.fold, Marker::Former);
    let names = |t: &Token| {
        t.is_word() && t.text.chars().count() > 3 && lexicon::noise(&t.text).is_none() && !is_former(t)
    };
    let Some(at) = text.tokens.iter().position(is_former) else { return };
    if text.tokens[..at].iter().any(names) {
        let rest = &text.tokens[at..];
        let length = rest.iter().take_while(|t| t.is_word()).count();
        text.set(at..at + length, Role::Used);
    }
}

/// Phones without a word for them: groups of figures that make a Ukrainian number, «050 123-45-67», «+380501234567».
fn phones(text: &mut Text) {
    let mut start = 0;
    while start < text.tokens.len() {
        let joins = |t: &Token| t.is_number() || matches!(t.kind, Kind::Dash | Kind::Comma);
        let begins = |t: &Token| t.is_number() && (t.text.starts_with('0') || t.text.starts_with("38"));
        let length = text.tokens[start..].iter().take_while(|t| joins(t)).count();
        let digits: usize =
            text.tokens[start..start + length].iter().filter(|t| t.is_number()).map(|t| t.text.len()).sum();
        if begins(&text.tokens[start]) && (9..=13).contains(&digits) {
            text.set(start..start + length, Role::Used);
            start += length;
        }
        start += 1;
    }
}

/// `Дніпропетровська обл.`, `Криворізький район`, `Криворізька міська громада`, `р-н Саксаганський`: the area's word
/// and the adjectives before it, or else the one after it.
fn regions(text: &mut Text) {
    let adjective = |t: &Token| t.is_word() && t.text.chars().count() > 5 && ends_like_adjective(&t.text);
    for i in 0..text.tokens.len() {
        let token = &text.tokens[i];
        if !token.is_word() || !lexicon::is(&token.fold, Marker::Region) {
            continue;
        }
        let (mut start, mut end) = (i, i + 1);
        while start > 0 && i - start < 2 && adjective(&text.tokens[start - 1]) {
            start -= 1;
        }
        let closed = |at: usize| text.tokens.get(at).is_none_or(|t| t.kind == Kind::Comma);
        if start == i && text.tokens.get(end).is_some_and(adjective) && closed(end + 1) {
            end += 1;
        }
        text.areas.push(area_words(&text.tokens[start..end]));
        text.set(start..end, Role::Used);
    }
}

fn ends_like_adjective(word: &str) -> bool {
    ["ий", "ій", "а", "я", "ої", "ого", "ому", "ім", "ая", "ой", "ом", "yi", "a"]
        .iter()
        .any(|ending| word.ends_with(ending))
}

/// End of the unit that starts here: its word and the numbers after it, or `2 поверх`.
fn unit_end(tokens: &[Token], start: usize) -> Option<usize> {
    let token = &tokens[start];
    let unit = |t: &Token, marker| t.is_word() && lexicon::is(&t.fold, marker);
    if token.is_number() {
        let after = tokens.get(start + 1)?;
        let has_own = tokens.get(start + 2).is_some_and(Token::is_number);
        let house_before = tokens[..start].iter().any(Token::is_number);
        // «3 під'їзд, Садова 5»: the unit is a part of its own, and the house's number is still to come.
        let apart = [start.checked_sub(1), Some(start + 2)]
            .into_iter()
            .flatten()
            .all(|i| tokens.get(i).is_some_and(|t| t.kind == Kind::Comma));
        let house_after =
            (start + 3..tokens.len()).any(|i| tokens[i].is_number() && !unit(&tokens[i - 1], Marker::Unit));
        let has_house = house_before || (apart && house_after);
        return (unit(after, Marker::BeforeUnit) && !has_own && has_house).then_some(start + 2);
    }
    if !unit(token, Marker::Unit) {
        return None;
    }
    // `код домофону 12к`: unit words may follow each other.
    let mut end = start + 1;
    while tokens.get(end).is_some_and(|t| unit(t, Marker::Unit)) {
        end += 1;
    }
    let mut found = false;
    loop {
        match tokens.get(end) {
            Some(t) if t.is_number() => {
                found = true;
                end += 1;
            }
            // A phone's groups, a code's letter.
            Some(t) if found && matches!(t.kind, Kind::Dash | Kind::Slash) => end += 1,
            _ => break,
        }
    }
    let long = token.text.chars().count() >= 5;
    let after_type = start > 0 && lexicon::street_type(&tokens[start - 1].fold).is_some();
    (found || (long && !after_type)).then_some(end)
}

/// `буд. 5`, `№ 5` is signed on the number itself.
fn is_house_mark(tokens: &[Token], at: usize) -> bool {
    let token = &tokens[at];
    token.is_word()
        && lexicon::is(&token.fold, Marker::House)
        && (tokens.get(at + 1).is_some_and(Token::is_number) || token.text.chars().count() >= 3)
}

/// A word of the complaint. Right after a street's type even such a word is a name: «вул. Світла».
fn is_noise(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    if token.is_letter() && token.dot {
        return false;
    }
    let after_type = at > 0 && lexicon::street_type(&text.tokens[at - 1].fold).is_some();
    !after_type && lexicon::noise(&token.text).is_some()
}
