//! The grammar of house numbers: `12`, `12А`, `12-а`, `12 А`, `12/3`, `12/3а`, `12 корп. 2`, `12к2`, `12-14`.
//! Mapped and typed numbers are read by the same grammar, so that equal numbers compare equal however they are written.

use super::lexicon::{self, Marker};
use super::token::{Kind, Token, tokens};

/// A house number taken apart. Zero stands for a part that is absent.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash)]
pub struct HouseNumber {
    /// The 12 of `12А/3 к2`.
    pub base: u16,
    /// Its А, folded to ASCII.
    pub letter: u8,
    /// Its 3: the number in the crossing street, or the second of a range.
    pub fraction: u16,
    /// Letter of the fraction.
    pub fraction_letter: u8,
    /// Its 2: the block (корпус).
    pub block: u16,
}

impl HouseNumber {
    /// Reads a whole text as a house number, as mapped.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        // Nine numbers in ten are digits alone.
        if text.len() <= 4 && text.bytes().all(|b| b.is_ascii_digit()) {
            let base = text.parse().ok().filter(|&n| n > 0)?;
            return Some(Self { base, ..Self::default() });
        }
        let tokens = tokens(text);
        let start = tokens.iter().position(Token::is_number)?;
        read(&tokens, start).map(|(number, _)| number)
    }

    /// The base alone.
    #[must_use]
    pub fn is_plain(self) -> bool {
        self == Self { base: self.base, ..Self::default() }
    }

    /// How many parts beyond the base agree with another number, absent ones included.
    #[must_use]
    pub fn agreement(self, other: Self) -> u32 {
        u32::from(self.letter == other.letter) * 4
            + u32::from(self.fraction == other.fraction && self.fraction_letter == other.fraction_letter) * 2
            + u32::from(self.block == other.block)
    }
}

/// Reads the house number that starts at a number token: the number and the index after its last token.
#[must_use]
pub fn read(tokens: &[Token], at: usize) -> Option<(HouseNumber, usize)> {
    let token = tokens.get(at)?;
    let mut number = HouseNumber { base: token.value()?, ..HouseNumber::default() };
    let mut end = at + 1;
    if let [letter] = token.suffix.as_bytes() {
        number.letter = *letter;
    } else if let Some((letter, after)) = spaced_letter(tokens, end) {
        (number.letter, end) = (letter, after);
    }
    if let Some((fraction, letter, after)) = fraction(tokens, end) {
        if fraction == 0 && number.letter == 0 {
            number.letter = letter;
        } else {
            (number.fraction, number.fraction_letter) = (fraction, letter);
        }
        end = after;
    }
    if let Some((block, after)) = block(tokens, end) {
        (number.block, end) = (block, after);
    }
    Some((number, end))
}

/// `12 А`: a lone letter that nothing else claims.
fn spaced_letter(tokens: &[Token], at: usize) -> Option<(u8, usize)> {
    let at = if tokens.get(at)?.kind == Kind::Dash { at + 1 } else { at };
    let token = tokens.get(at).filter(|t| t.is_letter() && t.fold.len() == 1)?;
    let next = tokens.get(at + 1);
    let claimed = match next {
        Some(next) if next.is_number() => true,
        // `12 в Надії`, `12 с. Надія`: a preposition or a settlement's mark.
        Some(next) if next.is_word() && !lexicon::is(&next.fold, Marker::Unit) => {
            token.dot
                || lexicon::is(&token.fold, Marker::Settlement)
                || lexicon::noise(&token.text).is_some()
                || lexicon::is(&token.fold, Marker::And)
        }
        _ => false,
    };
    (!claimed).then(|| (token.fold.as_bytes()[0], at + 1))
}

/// `/3`, `/3а`, `/а`, `-14`, `дріб 3`: value, letter and the index after it.
fn fraction(tokens: &[Token], at: usize) -> Option<(u16, u8, usize)> {
    let joins = |t: &Token| {
        matches!(t.kind, Kind::Slash | Kind::Dash) || (t.is_word() && lexicon::is(&t.fold, Marker::Fraction))
    };
    let separator = tokens.get(at).filter(|t| joins(t))?;
    let part = tokens.get(at + 1)?;
    if let Some(value) = part.value() {
        let letter = if let [letter] = part.suffix.as_bytes() { *letter } else { 0 };
        return Some((value, letter, at + 2));
    }
    let letter = separator.kind == Kind::Slash && part.is_letter() && part.glued && part.fold.len() == 1;
    letter.then(|| (0, part.fold.as_bytes()[0], at + 2))
}

/// `корп. 2`, `к2`, `, к. 2`.
fn block(tokens: &[Token], at: usize) -> Option<(u16, usize)> {
    let at = if tokens.get(at)?.kind == Kind::Comma { at + 1 } else { at };
    tokens.get(at).filter(|t| t.is_word() && lexicon::is(&t.fold, Marker::Block))?;
    tokens.get(at + 1)?.value().map(|value| (value, at + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parts(text: &str) -> (u16, char, u16, char, u16) {
        let n = HouseNumber::parse(text).unwrap();
        (n.base, char::from(n.letter), n.fraction, char::from(n.fraction_letter), n.block)
    }

    #[test]
    fn every_usual_writing() {
        for (writings, expected) in [
            (&["12", "012 ", "№12"][..], (12, '\0', 0, '\0', 0)),
            (&["12А", "12а", "12-а", "12 А", "12A", "12 - А", "12/а"], (12, 'a', 0, '\0', 0)),
            (&["12/3", "12\\3", "12 / 3", "12 дріб 3", "12 дробь 3"], (12, '\0', 3, '\0', 0)),
            (&["12/3б"], (12, '\0', 3, 'b', 0)),
            (&["12 к2", "12к2", "12 корп. 2", "12, к. 2", "12 корпус 2", "12K2"], (12, '\0', 0, '\0', 2)),
            (&["12а к2"], (12, 'a', 0, '\0', 2)),
            (&["12-14"], (12, '\0', 14, '\0', 0)),
        ] {
            for writing in writings {
                assert_eq!(parts(writing), expected, "{writing}");
            }
        }
    }

    #[test]
    fn a_letter_that_means_something_else_is_left() {
        for text in ["12 в Надії", "12 с. Надія", "12 і 14", "12 м Київ"] {
            assert_eq!(parts(text).1, '\0', "{text}");
        }
    }

    #[test]
    fn not_a_house_number() {
        for text in ["", "б/н", "0", "12345", "вул"] {
            assert_eq!(HouseNumber::parse(text), None, "{text}");
        }
    }
}
