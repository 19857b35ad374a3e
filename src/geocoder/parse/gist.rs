//! The gist of an address: what it says, however it was typed. Two texts of one gist mean one place; which place
//! that is, and whether the map knows it, is not looked at here.

use super::number::{self, Numbered};
use super::{Role, Text, units};
use crate::geocoder::fold::stem;
use crate::geocoder::lexicon::{self, Marker};
use crate::geocoder::token::{Kind, Token};

/// Groups and digits from which on a row of numbers is a phone: «067 000-75-68».
const PHONE_GROUPS: usize = 3;
const PHONE_DIGITS: usize = 7;

/// What an address says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Gist {
    /// Equal for texts that differ only in case, punctuation, alphabet, word order, word endings, abbreviations, the
    /// words of a complaint, marks of settlements, flats and phones.
    pub key: String,
    /// Whether it gives a house number.
    pub numbered: bool,
    /// How many words tell the place from others; types of streets do not count.
    pub words: usize,
}

/// The gist of a text; none if it says nothing about where.
#[must_use]
pub fn gist(text: &str) -> Option<Gist> {
    let mut text = Text::new(text);
    phones(&mut text);
    units::mark(&mut text);
    let Numbered { text, number, .. } = number::choices(&text).into_iter().next()?;
    let (mut words, mut types) = (vec![], vec![]);
    for at in 0..text.tokens.len() {
        if text.is_free(at) && !marks_settlement(&text, at) && !is_lone_letter(&text, at) {
            say(&text.tokens[at], &mut words, &mut types);
        }
    }
    words.sort_unstable();
    words.dedup();
    types.sort_unstable();
    types.dedup();
    if words.is_empty() && number.is_none() {
        return None;
    }
    let house = number.map(|number| number.to_string()).unwrap_or_default();
    let key = format!("{}|{}|{house}", words.join(" "), types.join(" "));
    Some(Gist { key, numbered: number.is_some(), words: words.len() })
}

/// What a token adds: a word of the name, or the type of a street that is not the plain `вулиця` people leave out.
fn say(token: &Token, words: &mut Vec<String>, types: &mut Vec<String>) {
    if token.is_number() {
        words.push(token.text.clone());
        return;
    }
    if !token.is_word() || lexicon::is(&token.fold, Marker::NameFiller) {
        return;
    }
    if let Some(kind) = lexicon::street_type(&token.fold) {
        if !kind.is_plain() {
            types.push(kind.stem().to_owned());
        }
    } else if let Some(value) = lexicon::ordinal(&token.fold).or_else(|| lexicon::cardinal(&token.fold)) {
        words.push(value.to_string());
    } else {
        let ukrainian = |word: &str| {
            let stem = stem(word);
            lexicon::from_russian(stem).first().map_or(stem, String::as_str).to_owned()
        };
        words.extend(token.fold.split('-').filter(|part| !part.is_empty()).map(ukrainian));
    }
}

/// «с.», «смт», «місто» before a name.
fn marks_settlement(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    let marks = token.is_word() && lexicon::is(&token.fold, Marker::Settlement);
    marks && text.tokens.get(at + 1).is_some_and(Token::is_word)
}

/// A preposition, or the «т.» of a phone; a letter with a full stop before a word is an initial.
fn is_lone_letter(text: &Text, at: usize) -> bool {
    let token = &text.tokens[at];
    token.is_letter() && !(token.dot && text.tokens.get(at + 1).is_some_and(Token::is_word))
}

/// Marks phones that no word announces.
fn phones(text: &mut Text) {
    let mut start = 0;
    while start < text.tokens.len() {
        let row = text.tokens[start..].iter().take_while(|t| t.is_number() || t.kind == Kind::Dash);
        let (mut end, mut groups, mut digits) = (start, 0, 0);
        for token in row {
            end += 1;
            groups += usize::from(token.is_number());
            digits += token.text.len();
        }
        if groups >= PHONE_GROUPS && digits >= PHONE_DIGITS {
            text.set(start..end, Role::Used);
        }
        start = end.max(start + 1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(text: &str) -> String {
        gist(text).map(|gist| gist.key).unwrap_or_default()
    }

    #[test]
    fn wording_does_not_matter() {
        for group in [
            &[
                "біля магазину «Колос», с. Надія",
                "Надія, магазин Колос",
                "НАДIЯ КОЛОС МАГАЗИН",
                "нема світла біля магазину Колос у с Надія",
            ][..],
            &[
                "вул. Садова, 5, с. Надія",
                "Надія вулиця Садова буд. 5 кв. 12",
                "садовая 5, Надія",
                "vul. Sadova 5, s. Nadiia",
                "Садова 5 Надія тел. 067 000-75-68",
                "067-000-75-68 Садова 5 Надія",
            ],
            &["пров. Садовий 12-а", "провулок Садовий, 12 А", "Садовий пров. 12А, під'їзд 3"],
            &["2-га Лінія 4", "Друга лінія, 4"],
            &["за старою фермою", "стара ферма"],
        ] {
            let keys: Vec<String> = group.iter().map(|text| key(text)).collect();
            assert!(!keys[0].is_empty() && keys.iter().all(|key| *key == keys[0]), "{group:?} gave {keys:?}");
        }
    }

    #[test]
    fn what_tells_places_apart_does() {
        for (a, b) in [
            ("Садова 5", "Садова 5а"),
            ("Садова 5", "Садова 5, Надія"),
            ("вул. Садова 5", "пров. Садовий 5"),
            ("вул. Садова 5", "вул. Садова 5/2"),
            ("біля школи", "біля магазину"),
            ("Садова", "Садова 5"),
        ] {
            assert_ne!(key(a), key(b), "{a} / {b}");
        }
    }

    #[test]
    fn how_much_a_text_tells() {
        let tells = |text: &str| gist(text).map(|gist| (gist.words, gist.numbered));
        assert_eq!(tells("біля магазину"), Some((1, false)));
        assert_eq!(tells("магазин «Колос»"), Some((2, false)));
        assert_eq!(tells("вул. Садова, 5"), Some((1, true)));
        assert_eq!(tells("буд. 5"), Some((0, true)));
        for text in ["", "?!", "вул.", "тут немає світла", "тел. 0670007568"] {
            assert_eq!(tells(text), None, "{text}");
        }
    }
}
