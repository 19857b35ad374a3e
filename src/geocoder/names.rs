//! Takes a street's name apart into the words that tell it from others, its type and its initials.
//! Mapped names and typed ones go through the same rules.

use super::fold::{stem, transliterate};
use super::lexicon::{self, Marker, StreetType};
use super::similarity::Spelling;
use super::token::{Token, tokens};

/// One word of a name.
#[derive(Debug, Clone, PartialEq)]
pub struct NameWord {
    /// Folded and stemmed; of a number, `#8`.
    pub stem: String,
    /// All its letters.
    pub letters: String,
    /// How much it matters that the word is found, 0 to 1.
    pub weight: f32,
    /// Only the beginning of the word was written: `акад.`, or the word being typed.
    pub beginning: bool,
}

impl NameWord {
    /// A number in a name.
    #[must_use]
    pub fn number(value: &str) -> Self {
        let stem = format!("#{value}");
        Self { letters: stem.clone(), stem, weight: 1.0, beginning: false }
    }

    /// The word of a street type that takes part in the name.
    #[must_use]
    pub fn of_type(kind: StreetType, weight: f32) -> Self {
        Self { stem: kind.stem().to_owned(), letters: kind.stem().to_owned(), weight, beginning: false }
    }

    /// A hash of its letters, to tell words of one stem apart without storing them.
    #[must_use]
    pub fn letters_hash(&self) -> u32 {
        // FNV-1a, 32 bits.
        self.letters.bytes().fold(0x811c_9dc5, |hash, b| (hash ^ u32::from(b)).wrapping_mul(0x0100_0193))
    }

    /// Whether it is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.stem.starts_with('#')
    }

    /// Its two forms for comparing.
    #[must_use]
    pub fn spelling(&self) -> Spelling<'_> {
        Spelling { stem: &self.stem, letters: &self.letters }
    }
}

/// A name taken apart.
#[derive(Debug, Clone, Default)]
pub struct Name {
    /// Its type.
    pub kind: Option<StreetType>,
    /// Its words, in order.
    pub words: Vec<NameWord>,
    /// Folded first letters that stand for words: the `t` and `h` of `Т. Г. Шевченка`.
    pub initials: Vec<u8>,
}

impl Name {
    /// Adds a token of the name with a weight. Hyphenated words count as several.
    pub fn push(&mut self, token: &Token, weight: f32) {
        if lexicon::is(&token.fold, Marker::NameFiller) || !(token.is_word() || token.is_number()) {
            return;
        }
        if token.is_number() {
            self.words.push(NameWord { weight, ..NameWord::number(&token.text) });
        } else if token.is_letter() {
            self.initials.extend(token.fold.bytes().next());
        } else if let Some(value) = lexicon::ordinal(&token.fold).or_else(|| lexicon::cardinal(&token.fold)) {
            self.words.push(NameWord { weight, ..NameWord::number(&value.to_string()) });
        } else {
            let parts: Vec<&str> = token.text.split('-').filter(|part| !part.is_empty()).collect();
            for (folded, letters) in token.fold.split('-').filter(|part| !part.is_empty()).zip(&parts) {
                if folded.len() == 1 {
                    self.initials.extend(folded.bytes());
                    continue;
                }
                self.words.push(NameWord {
                    stem: stem(folded).to_owned(),
                    letters: transliterate(letters),
                    weight,
                    beginning: token.dot && parts.len() == 1,
                });
            }
        }
    }
}

/// Takes a mapped name apart.
#[must_use]
pub fn take_apart(text: &str) -> Name {
    let tokens = tokens(text);
    let mut name = Name::default();
    let type_at = type_position(&tokens, |_| true);
    name.kind = type_at.and_then(|at| lexicon::street_type(&tokens[at].fold));
    for (i, token) in tokens.iter().enumerate() {
        match lexicon::street_type(&token.fold).filter(|_| token.is_word()) {
            Some(kind) if kind.nameable => name.words.push(NameWord::of_type(kind, 1.0)),
            Some(_) if Some(i) == type_at => {}
            _ if lexicon::is(&token.fold, Marker::And) && !token.is_letter() => {}
            _ => name.push(token, 1.0),
        }
    }
    // A dot ends nothing in a mapped name: an abbreviation there is the name's own spelling.
    for word in &mut name.words {
        word.beginning = false;
    }
    if name.words.is_empty() {
        name.words.extend(tokens.iter().filter(|t| t.is_word()).map(|t| NameWord {
            stem: stem(&t.fold).to_owned(),
            letters: transliterate(&t.text),
            weight: 1.0,
            beginning: false,
        }));
    }
    name
}

/// The stems by which an area larger than a street is known: its words without «район», «громада» and the like.
#[must_use]
pub fn area_words(tokens: &[Token]) -> Vec<String> {
    let tells = |token: &&Token| token.is_word() && !lexicon::is(&token.fold, Marker::Region);
    tokens
        .iter()
        .filter(tells)
        .flat_map(|token| token.fold.split('-').map(|part| stem(part).to_owned()))
        .collect()
}

/// Where the word of the street type stands among the tokens that may be looked at: the first that can only be a
/// type, or else the first that can.
pub fn type_position(tokens: &[Token], may: impl Fn(usize) -> bool) -> Option<usize> {
    let types = || {
        tokens
            .iter()
            .enumerate()
            .filter(|(i, token)| token.is_word() && may(*i))
            .filter_map(|(i, token)| lexicon::street_type(&token.fold).map(|kind| (i, kind)))
    };
    types().find(|(_, kind)| !kind.nameable).or_else(|| types().next()).map(|(i, _)| i)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let name = take_apart(text);
        let words: Vec<&str> = name.words.iter().map(|word| word.stem.as_str()).collect();
        let initials = String::from_utf8_lossy(&name.initials).into_owned();
        format!("{} {}", words.join(" "), initials).trim().to_owned()
    }

    #[test]
    fn names_fall_into_words() {
        for (text, expected) in [
            ("вулиця Тараса Шевченка", "taras wevqenk"),
            ("Соборна вулиця", "soborn"),
            ("вул. Т. Г. Шевченка", "wevqenk th"),
            ("вулиця 8 Березня", "#8 berezn"),
            ("Восьмого березня вул.", "#8 berezn"),
            ("вулиця Нечуя-Левицького", "neq levick"),
            ("Набережна", "naberejn"),
            ("наб. Перемоги", "naberejn peremoh"),
            ("вулиця Західний Шлях", "zahidn wlah"),
            ("2-га Лінія", "#2 lin"),
            ("вулиця імені газети «Правда»", "pravd"),
        ] {
            assert_eq!(shown(text), expected, "{text}");
        }
    }
}
