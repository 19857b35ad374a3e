//! Cuts a text into what coordinates are made of: numbers, signs of degrees, minutes and seconds, words for the four
//! winds. What they mean together is [`super::notation`]'s business.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Longest text that is looked at, characters; links are long.
const MAX_CHARS: usize = 2000;
/// Digits after a decimal comma from which on it is not a comma between two numbers: «47,9105» and «12, 14».
const COMMA_DECIMALS: usize = 3;

/// Latitude or longitude.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Axis {
    /// North and south.
    Latitude,
    /// East and west.
    Longitude,
}

/// A word that says which of the two a number is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark {
    /// Which.
    pub axis: Axis,
    /// South or west.
    pub negative: bool,
}

/// A number as typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Number {
    /// Its value without the sign.
    pub value: f64,
    /// A minus stands before it.
    pub negative: bool,
    /// Digits after the decimal point.
    pub decimals: u32,
    /// The decimal point is a comma.
    pub comma: bool,
    /// It begins with a needless zero, as phone numbers do.
    pub padded: bool,
}

/// A piece of a text.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Token {
    /// A number of at most three digits before the point.
    Number(Number),
    /// `°` and what is typed for it.
    Degree,
    /// `′`
    Minute,
    /// `″`
    Second,
    /// A word for a direction.
    Mark(Mark),
    /// Something that keeps numbers apart.
    Comma,
    /// Something that does not belong to coordinates.
    Other,
}

/// Cuts a text into tokens. Words like «координати» leave none.
#[must_use]
pub fn scan(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().take(MAX_CHARS).collect();
    let mut out = Vec::new();
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        let after_number = matches!(out.last(), Some(Token::Number(_)));
        let digit = |i: usize| chars.get(i).is_some_and(char::is_ascii_digit);
        let glued = at > 0 && chars[at - 1].is_alphanumeric();
        at += 1;
        match c {
            '0'..='9' => at = number(&chars, at - 1, false, &mut out),
            '-' | '−' | '–' | '—' | '+' if !glued && digit(at) => {
                at = number(&chars, at, c != '+', &mut out);
            }
            '-' | '−' | '–' | '—' | '/' | '\\' if !(glued && digit(at)) => out.push(Token::Comma),
            '-' | '−' | '–' | '—' | '/' | '\\' | '+' | '№' | '#' => out.push(Token::Other),
            '°' | 'º' | '˚' | '⁰' | 'ᵒ' | '*' if after_number => out.push(Token::Degree),
            c if is_minute(c) && after_number => {
                let double = chars.get(at).is_some_and(|&next| is_minute(next));
                out.push(if double { Token::Second } else { Token::Minute });
                at += usize::from(double);
            }
            '"' | '”' | '“' | '″' | '„' | '«' | '»' | '˝' | 'ʺ' if after_number => {
                out.push(Token::Second);
            }
            ',' | ';' | '(' | ')' | '[' | ']' | '{' | '}' | '\n' | '|' | ':' | '=' | '&' | '?' | '@' => {
                out.push(Token::Comma);
            }
            c if c.is_alphabetic() => at = word(&chars, at - 1, &mut out),
            _ => {}
        }
    }
    out
}

fn is_minute(c: char) -> bool {
    matches!(c, '\'' | '’' | '‘' | 'ʼ' | 'ʹ' | '′' | '`' | '´' | '‵')
}

/// Reads a number at `start`; gives where it ends. Long ones and those with two points, like dates, are no numbers.
fn number(chars: &[char], start: usize, negative: bool, out: &mut Vec<Token>) -> usize {
    let run = |from: usize| chars.iter().skip(from).take_while(|c| c.is_ascii_digit()).count();
    let is = |at: usize, c: char| chars.get(at) == Some(&c);
    let whole = run(start);
    let mut end = start + whole;
    let mut decimals = 0;
    let comma = is(end, ',');
    if is(end, '.') || comma {
        let digits = run(end + 1);
        let next = end + 1 + digits;
        // Of «47,33.3917» the comma stands between numbers; of «38,5″» it does not.
        let another = is(next, '.') && run(next + 1) > 0;
        let unit = chars.get(next).is_some_and(|&c| is_minute(c) || matches!(c, '°' | '"' | '″' | '”'));
        if !comma && another {
            let rest = chars.iter().skip(next).take_while(|c| c.is_ascii_digit() || **c == '.').count();
            out.push(Token::Other);
            return next + rest;
        }
        if !comma || (digits >= COMMA_DECIMALS && !another) || (digits > 0 && unit) {
            decimals = digits;
            end += if digits > 0 { 1 + digits } else { 0 };
        }
    }
    let text: String = chars[start..end].iter().map(|&c| if c == ',' { '.' } else { c }).collect();
    out.push(match text.parse() {
        Ok(value) if whole <= 3 => Token::Number(Number {
            value,
            negative,
            decimals: decimals as u32,
            comma: comma && decimals > 0,
            padded: whole > 1 && is(start, '0'),
        }),
        _ => Token::Other,
    });
    end
}

/// Reads a word at `start`; gives where it ends. «пн. ш.» is one word.
fn word(chars: &[char], start: usize, out: &mut Vec<Token>) -> usize {
    let letters = |from: usize| -> String {
        chars.iter().skip(from).take_while(|c| c.is_alphabetic()).flat_map(|c| c.to_lowercase()).collect()
    };
    let first = letters(start);
    let end = start + chars.iter().skip(start).take_while(|c| c.is_alphabetic()).count();
    let gap = chars.iter().skip(end).take(2).take_while(|c| matches!(c, '.' | ' ' | '\u{a0}')).count();
    let second = letters(end + gap);
    let (meaning, end) = match second.as_str() {
        "ш" | "д" if gap > 0 => match meaning(&format!("{first}{second}")) {
            Meaning::Other => (meaning(&first), end),
            both => (both, end + gap + 1),
        },
        _ => (meaning(&first), end),
    };
    match meaning {
        Meaning::Token(token) => out.push(token),
        Meaning::Other => out.push(Token::Other),
        Meaning::Nothing => {}
    }
    end
}

#[derive(Debug, Clone, Copy, PartialEq)]
enum Meaning {
    Token(Token),
    Nothing,
    Other,
}

fn meaning(word: &str) -> Meaning {
    let (whole, beginnings) = &*WORDS;
    let begins = || beginnings.iter().find(|(beginning, _)| word.starts_with(beginning)).map(|(_, m)| *m);
    whole.get(word).copied().or_else(begins).unwrap_or(Meaning::Other)
}

type Words = (FxHashMap<&'static str, Meaning>, Vec<(&'static str, Meaning)>);

static WORDS: LazyLock<Words> = LazyLock::new(|| {
    let mark = |axis, negative| Meaning::Token(Token::Mark(Mark { axis, negative }));
    let mut words = Words::default();
    for line in include_str!("words.tsv").lines().filter(|line| !line.starts_with('#')) {
        let Some((word, meaning)) = line.split_once('\t') else { continue };
        let meaning = match meaning {
            "degree" => Meaning::Token(Token::Degree),
            "minute" => Meaning::Token(Token::Minute),
            "second" => Meaning::Token(Token::Second),
            "north" | "latitude" => mark(Axis::Latitude, false),
            "south" => mark(Axis::Latitude, true),
            "east" | "longitude" => mark(Axis::Longitude, false),
            "west" => mark(Axis::Longitude, true),
            _ => Meaning::Nothing,
        };
        match word.strip_suffix('*') {
            Some(beginning) => words.1.push((beginning, meaning)),
            None => drop(words.0.insert(word, meaning)),
        }
    }
    words
});
