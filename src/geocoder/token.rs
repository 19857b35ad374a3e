//! Cuts what was typed into words, numbers and separators, keeping the punctuation that carries meaning.
//! No word is interpreted here.

use super::fold;
use super::lexicon::{self, Marker};

/// Longest address that is looked at, characters; the rest of a longer text is ignored.
const MAX_CHARS: usize = 400;
/// Most tokens of one address that are looked at.
const MAX_TOKENS: usize = 60;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Letters, possibly with inner hyphens.
    Word,
    /// Digits, possibly with letters after them: `12`, `12а`, `2-га`.
    Number,
    /// A comma, semicolon, bracket or line end.
    Comma,
    /// A slash, backslash, plus or ampersand.
    Slash,
    /// A dash between things.
    Dash,
}

/// One token of an address.
#[derive(Debug, Clone)]
pub struct Token {
    /// What it is.
    pub kind: Kind,
    /// Lower case, apostrophes removed; of a number, its digits.
    pub text: String,
    /// The word folded; its parts, where it has hyphens, joined by `-`.
    pub fold: String,
    /// Letters after the digits of a number, folded.
    pub suffix: String,
    /// The first letter was a capital.
    pub capital: bool,
    /// A full stop follows.
    pub dot: bool,
    /// Nothing stands between this token and the one before.
    pub glued: bool,
    /// A number sign stands before it: `№ 5`, `#5`.
    pub signed: bool,
}

impl Token {
    /// Whether the token is a word.
    #[must_use]
    pub fn is_word(&self) -> bool {
        self.kind == Kind::Word
    }

    /// Whether the token is a number.
    #[must_use]
    pub fn is_number(&self) -> bool {
        self.kind == Kind::Number
    }

    /// The digits as a value, if they are a house number's: one to four of them and not zero.
    #[must_use]
    pub fn value(&self) -> Option<u16> {
        (self.is_number() && self.text.len() <= 4).then(|| self.text.parse().ok().filter(|&n| n > 0))?
    }

    /// Whether the word is a single letter.
    #[must_use]
    pub fn is_letter(&self) -> bool {
        self.is_word() && self.text.chars().count() == 1
    }
}

/// Cuts a text into tokens.
#[must_use]
pub fn tokens(text: &str) -> Vec<Token> {
    let mut chars: Vec<char> = text.chars().take(MAX_CHARS).map(plain).collect();
    // «Кожум"яки», «Лук*яна»: what stands between two letters is an apostrophe.
    for i in 1..chars.len().saturating_sub(1) {
        if matches!(chars[i], '"' | '*') && chars[i - 1].is_alphabetic() && chars[i + 1].is_alphabetic() {
            chars[i] = '\'';
        }
    }
    let mut out: Vec<Token> = Vec::with_capacity(16);
    let mut i = 0;
    let mut glued = false;
    let mut signed = false;
    while i < chars.len() && out.len() < MAX_TOKENS {
        let c = chars[i];
        if c.is_ascii_digit() {
            let end = number_end(&chars, i);
            out.push(number(&chars[i..end], glued, signed));
            (i, glued, signed) = (end, true, false);
        } else if c.is_alphabetic() {
            let end = word_end(&chars, i);
            out.push(word(&chars[i..end], glued));
            (i, glued, signed) = (end, true, false);
        } else {
            match c {
                '.' => {
                    if let Some(last) = out.last_mut() {
                        last.dot = true;
                    }
                }
                ',' | ';' | '(' | ')' | '\n' | ':' | '|' => out.push(mark(Kind::Comma, glued)),
                '/' | '\\' | '+' | '&' => out.push(mark(Kind::Slash, glued)),
                '-' => out.push(mark(Kind::Dash, glued)),
                '№' | '#' => signed = true,
                _ => {}
            }
            glued = matches!(c, '/' | '\\' | '-')
                && chars.get(i.wrapping_sub(1)).is_some_and(|p| p.is_alphanumeric());
            i += 1;
        }
    }
    out
}

/// One form of dashes, apostrophes and spaces.
fn plain(c: char) -> char {
    match c {
        '’' | 'ʼ' | '`' | '‘' | '´' | '′' => '\'',
        '–' | '—' | '−' | '‑' | '‐' => '-',
        '\u{a0}' | '\t' => ' ',
        c => c,
    }
}

/// End of the word at `start`. Apostrophes belong to it; so does a hyphen or slash between letters when the parts
/// are a usual abbreviation (`пр-т`, `ж/м`) or a compound name (`Нечуя-Левицького`).
fn word_end(chars: &[char], start: usize) -> usize {
    let mut i = start;
    while i < chars.len() {
        let c = chars[i];
        let next_is_letter = chars.get(i + 1).is_some_and(|n| n.is_alphabetic());
        let inner = match c {
            '\'' | '-' => i > start && next_is_letter,
            // Only `ж/м` and its kind: one letter, a slash, one letter.
            '/' => i == start + 1 && next_is_letter && !chars.get(i + 2).is_some_and(|n| n.is_alphanumeric()),
            c => c.is_alphabetic(),
        };
        // «вулТомаківська»: a type or a mark and the name after it.
        if !inner || (c.is_uppercase() && i > start && chars[i - 1].is_lowercase() && marks(&chars[start..i]))
        {
            break;
        }
        i += 1;
    }
    i
}

/// Whether these letters are a word that marks what follows it.
fn marks(letters: &[char]) -> bool {
    let folded = fold::fold(&letters.iter().collect::<String>());
    lexicon::street_type(&folded).is_some()
        || [Marker::Settlement, Marker::House].iter().any(|marker| lexicon::is(&folded, *marker))
}

/// End of the number at `start`: digits, then one to three letters, joined directly or by a hyphen.
/// `12корп` and `12к2` end after the digits.
fn number_end(chars: &[char], start: usize) -> usize {
    let digits = start + chars[start..].iter().take_while(|c| c.is_ascii_digit()).count();
    let from = if chars.get(digits) == Some(&'-') { digits + 1 } else { digits };
    let letters =
        chars[from.min(chars.len())..].iter().take_while(|c| c.is_alphabetic() || **c == '\'').count();
    let block = letters == 1
        && chars.get(from).is_some_and(|c| matches!(c, 'к' | 'К' | 'k' | 'K'))
        && chars.get(from + 1).is_some_and(char::is_ascii_digit);
    let joined: String = chars[from.min(chars.len())..(from + letters).min(chars.len())].iter().collect();
    if letters == 0 || letters > 3 || block || (letters > 1 && !lexicon::is_ordinal_suffix(&joined)) {
        digits
    } else {
        from + letters
    }
}

fn word(chars: &[char], glued: bool) -> Token {
    let text: String = chars.iter().filter(|c| **c != '\'').flat_map(|c| c.to_lowercase()).collect();
    let text = text.replace('/', "-");
    let fold = if text.contains('-') {
        text.split('-').map(fold::fold).collect::<Vec<_>>().join("-")
    } else {
        fold::fold(&text)
    };
    Token {
        kind: Kind::Word,
        capital: chars.first().is_some_and(|c| c.is_uppercase()),
        text,
        fold,
        suffix: String::new(),
        dot: false,
        glued,
        signed: false,
    }
}

fn number(chars: &[char], glued: bool, signed: bool) -> Token {
    let digits: String = chars.iter().take_while(|c| c.is_ascii_digit()).collect();
    let letters: String = chars.iter().filter(|c| c.is_alphabetic()).collect();
    Token {
        kind: Kind::Number,
        text: digits,
        fold: String::new(),
        suffix: fold::fold(&letters),
        capital: false,
        dot: false,
        glued,
        signed,
    }
}

fn mark(kind: Kind, glued: bool) -> Token {
    Token {
        kind,
        text: String::new(),
        fold: String::new(),
        suffix: String::new(),
        capital: false,
        dot: false,
        glued,
        signed: false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> String {
        let show = |t: &Token| match t.kind {
            Kind::Comma => ",".to_owned(),
            Kind::Slash => "/".to_owned(),
            Kind::Dash => "-".to_owned(),
            Kind::Word => t.text.clone(),
            Kind::Number => format!("{}{}", t.text, if t.suffix.is_empty() { "" } else { "+" }),
        };
        tokens(text).iter().map(show).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn cuts_what_people_glue() {
        assert_eq!(shown("вул.Шевченка,12а"), "вул шевченка , 12+");
        assert_eq!(shown("Шевченка12 кв5"), "шевченка 12 кв 5");
        assert_eq!(shown("пр-т Миру 5к2"), "пр-т миру 5 к 2");
        assert_eq!(shown("ж/м Сонячний 12/3"), "ж-м сонячний 12 / 3");
        assert_eq!(shown("2-га Лінія 18-А"), "2+ лінія 18+");
        assert_eq!(shown("12корп2"), "12 корп 2");
        assert_eq!(shown("Лук’яна Нечуя-Левицького"), "лукяна нечуя-левицького");
        assert_eq!(shown("Миру/Соборності"), "миру / соборності");
    }

    #[test]
    fn long_input_is_cut() {
        assert!(tokens(&"а ".repeat(10_000)).len() <= MAX_TOKENS);
    }
}
