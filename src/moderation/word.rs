//! One written word as a row of signs, each a set of letters it may stand for; a stretched letter is one sign.
//! A word in Latin letters has two readings: by look and by sound. Where words begin and end is [`super::cut`]'s matter.

use super::letters::{
    Letters, digit, index, is_apostrophe, is_invisible, is_letter, is_mask, look_alike, lower,
    transliterated, twin,
};

/// What a sign hides, if anything.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Mask {
    /// A letter, a digit or a look-alike.
    Seen,
    /// One mask: one letter.
    One,
    /// Several masks: up to [`Mask::MOST`] letters, since nobody counts them.
    Many,
    /// Dots inside a word, which are also how people pause.
    Dots,
}

impl Mask {
    /// Letters that a run of masks may hide.
    pub const MOST: u8 = 6;
}

/// One sign of a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Sign {
    /// What it may stand for.
    pub letters: Letters,
    /// Written twice or more.
    pub doubled: bool,
    /// What it hides.
    pub mask: Mask,
}

impl Sign {
    const fn seen(letters: Letters) -> Self {
        Self { letters, doubled: false, mask: Mask::Seen }
    }
}

/// Longer than any word that is looked for, with room for stretched letters.
const LONGEST: usize = 60;

/// How a word may be read; empty where it can be none, such as a number.
#[must_use]
pub fn readings(word: &str) -> Vec<Vec<Sign>> {
    let chars = seen_letters(word);
    let letters = chars.iter().filter(|&&c| is_letter(c)).count();
    let digits = chars.iter().filter(|c| c.is_ascii_digit()).count();
    // «4-му», «6а» and «3є» are numbers with endings; only a longer word begins with a digit for a letter.
    let number = chars.first().is_some_and(char::is_ascii_digit) && letters < 3;
    let masked = chars.iter().any(|&c| is_mask(c));
    if letters == 0 || number || (masked && digits > 1) || digits > letters || chars.len() > 4 * LONGEST {
        return vec![];
    }
    let mut readings = vec![];
    if chars.iter().any(|&c| index(c).is_some()) {
        readings.push(reading(&chars, Latin::Among));
    } else {
        readings.push(reading(&chars, Latin::BySound));
        readings.push(reading(&chars, Latin::ByLook));
    }
    readings.retain(|signs| !signs.is_empty() && signs.len() <= LONGEST);
    readings
}

/// Lower case, composed, without what is not seen.
fn seen_letters(word: &str) -> Vec<char> {
    let mut chars: Vec<char> = Vec::with_capacity(word.len() / 2);
    for c in word.chars() {
        match (c, chars.last_mut()) {
            ('\u{306}', Some(last @ 'и')) => *last = 'й',
            ('\u{308}', Some(last @ 'і')) => *last = 'ї',
            _ if is_invisible(c) => {}
            _ => chars.push(lower(c)),
        }
    }
    chars
}

/// How Latin letters are read.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Latin {
    /// Among Cyrillic ones.
    Among,
    /// As Cyrillic letters in disguise.
    ByLook,
    /// As a transliteration.
    BySound,
}

fn reading(chars: &[char], latin: Latin) -> Vec<Sign> {
    let mut signs: Vec<Sign> = Vec::with_capacity(chars.len());
    let mut last = None;
    let mut at = 0;
    while let Some(&c) = chars.get(at) {
        if last == Some(c) {
            if let Some(sign) = signs.last_mut() {
                sign.doubled = true;
                if sign.mask == Mask::One {
                    sign.mask = Mask::Many;
                }
            }
            at += 1;
            continue;
        }
        let mut taken = 1;
        if let Some(letter) = index(c) {
            push(&mut signs, Sign::seen(Letters(1 << letter)));
        } else if is_apostrophe(c) {
            push(&mut signs, Sign::seen(Letters::of("ъ")));
        } else if c.is_ascii_digit() {
            push(&mut signs, Sign::seen(digit(c)));
        } else if is_mask(c) {
            push(&mut signs, Sign { letters: Letters::ANY, doubled: false, mask: Mask::One });
        } else if c == '.' || c == '…' {
            signs.push(Sign { letters: Letters::ANY, doubled: false, mask: Mask::Dots });
        } else if latin == Latin::BySound {
            let (length, letters) = transliterated(&chars[at..]);
            taken = length;
            letters.into_iter().for_each(|letters| push(&mut signs, Sign::seen(letters)));
        } else {
            push(&mut signs, Sign::seen(if latin == Latin::ByLook { twin(c) } else { look_alike(c) }));
        }
        last = (taken == 1).then_some(c);
        at += taken;
    }
    if signs.iter().any(|sign| sign.letters == Letters::default()) {
        return vec![];
    }
    signs
}

/// Adds a sign, or notes that the last one is written again in another way.
fn push(signs: &mut Vec<Sign>, sign: Sign) {
    match signs.last_mut() {
        Some(last) if last.mask != Mask::Seen && sign.mask == Mask::One => last.mask = Mask::Many,
        Some(last) if last.mask == Mask::Seen && last.letters == sign.letters => last.doubled = true,
        _ => signs.push(sign),
    }
}

/// A word in Cyrillic letters folded to the alphabet of [`super::letters`], stretched letters once.
#[must_use]
pub fn fold(word: &str) -> String {
    let mut folded = String::with_capacity(word.len());
    let mut last = None;
    for c in seen_letters(word) {
        let letter = match c {
            'і' | 'ы' => 'и',
            'є' | 'э' | 'ё' => 'е',
            'ґ' => 'г',
            c if is_apostrophe(c) => 'ъ',
            other => other,
        };
        if last != Some(letter) {
            folded.push(letter);
        }
        last = Some(letter);
    }
    folded
}

#[cfg(test)]
mod tests {
    use super::*;

    fn lengths(word: &str) -> Vec<usize> {
        readings(word).iter().map(Vec::len).collect()
    }

    #[test]
    fn a_stretched_letter_is_one_sign_and_a_latin_word_has_two_readings() {
        assert_eq!(lengths("блііін"), [4]);
        assert_eq!(lengths("kotyk"), [5, 5]);
        assert_eq!(lengths("khlib"), [4]);
        assert_eq!(lengths("12"), [0; 0]);
        assert_eq!(lengths("б/к"), [0; 0]);
        assert_eq!(readings("т***о")[0][1].mask, Mask::Many);
    }

    #[test]
    fn a_decomposed_letter_is_the_letter() {
        assert_eq!(fold("мо\u{438}\u{306}"), "мой");
        assert_eq!(fold("Ї\u{301}жак"), "їжак");
        assert_eq!(readings("і\u{308}жак"), readings("їжак"));
    }
}
