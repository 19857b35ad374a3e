//! A text as words and numbers with their places. It drops nothing: what stands between two tokens can be asked for.

use std::ops::Range;

use super::latin;
use crate::moderation::letters::{is_apostrophe, is_invisible, is_letter, lower};

/// What a token consists of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Letters, with apostrophes and hyphens inside.
    Word,
    /// Digits.
    Number,
}

/// A word or a number.
#[derive(Debug, Clone)]
pub struct Token {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// In lower case, with one kind of apostrophe.
    pub lower: String,
    /// Where it is in Latin letters alone: in Cyrillic ones.
    pub cyrillic: Option<String>,
    /// What it consists of.
    pub class: Class,
    /// Begins with a capital letter.
    pub capital: bool,
    /// Letters or digits.
    pub length: usize,
}

impl Token {
    /// Whether it is a word of this many letters or more.
    #[must_use]
    pub fn is_word(&self, letters: usize) -> bool {
        self.class == Class::Word && self.length >= letters
    }

    /// In lower case and, if it can be, in Cyrillic letters: what names are looked for in.
    #[must_use]
    pub fn name(&self) -> &str {
        self.cyrillic.as_deref().unwrap_or(&self.lower)
    }

    /// A single capital letter.
    #[must_use]
    pub fn is_initial(&self) -> bool {
        self.class == Class::Word && self.length == 1 && self.capital
    }
}

/// The tokens of a text.
#[derive(Debug)]
pub struct Tokens<'a> {
    /// The text.
    pub text: &'a str,
    /// In order.
    pub list: Vec<Token>,
}

impl<'a> Tokens<'a> {
    /// Reads a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let mut list: Vec<Token> = vec![];
        let mut chars = text.char_indices().peekable();
        while let Some((start, c)) = chars.next() {
            let class = if is_letter(c) {
                Class::Word
            } else if c.is_ascii_digit() {
                Class::Number
            } else {
                continue;
            };
            let mut end = start + c.len_utf8();
            while let Some(&(at, next)) = chars.peek() {
                let inside = is_apostrophe(next) || next == '-' || next == '‑' || is_invisible(next);
                let belongs = match class {
                    Class::Number => next.is_ascii_digit(),
                    Class::Word => {
                        let followed = text[at + next.len_utf8()..].chars().next();
                        is_letter(next) || (inside && followed.is_some_and(is_letter))
                    }
                };
                if !belongs {
                    break;
                }
                end = at + next.len_utf8();
                chars.next();
            }
            let written = &text[start..end];
            let seen = written.chars().filter(|&c| !is_invisible(c));
            let lower: String = seen.map(|c| if is_apostrophe(c) { '\'' } else { lower(c) }).collect();
            let length = lower.chars().filter(|&c| is_letter(c) || c.is_ascii_digit()).count();
            let latin = class == Class::Word && lower.is_ascii();
            let cyrillic = latin.then(|| latin::cyrillic(&lower)).flatten();
            list.push(Token { range: start..end, lower, cyrillic, class, capital: c.is_uppercase(), length });
        }
        Self { text, list }
    }

    /// What stands between a token and the next one.
    #[must_use]
    pub fn after(&self, at: usize) -> &'a str {
        match (self.list.get(at), self.list.get(at + 1)) {
            (Some(token), Some(next)) => &self.text[token.range.end..next.range.start],
            (Some(token), None) => &self.text[token.range.end..],
            _ => "",
        }
    }

    /// What stands between a token and the one before it.
    #[must_use]
    pub fn before(&self, at: usize) -> &'a str {
        match at.checked_sub(1) {
            Some(previous) => self.after(previous),
            None => self.list.first().map_or("", |token| &self.text[..token.range.start]),
        }
    }

    /// Whether a sentence ends between a token and the next one; the dot of a short word ends none.
    #[must_use]
    pub fn ends_sentence(&self, at: usize) -> bool {
        let dot = self.list.get(at).is_some_and(|token| token.length > 4 || token.class == Class::Number);
        let between = self.after(at);
        between.contains(['!', '?', ';', '\n']) || (dot && between.contains('.'))
    }

    /// Whether a token begins a sentence.
    #[must_use]
    pub fn begins(&self, at: usize) -> bool {
        let abbreviated = at > 0 && self.list[at - 1].length <= 4 && self.before(at).trim() == ".";
        at == 0 || (self.before(at).contains(['.', '!', '?', '\n', ':', '«', '"']) && !abbreviated)
    }

    /// The token before.
    #[must_use]
    pub fn previous(&self, at: usize) -> Option<&Token> {
        self.list.get(at.checked_sub(1)?)
    }
}
