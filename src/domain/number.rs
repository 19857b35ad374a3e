//! Registration numbers (M6): short, decimal, and checkable when dictated over the phone.
//! A number is a sequence value and one check digit, written `1042-9`.

use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

/// The smallest sequence value: numbers have at least five digits, check digit included.
pub const FIRST: u64 = 1_000;
/// The largest sequence value: twelve digits, more than can be dictated.
pub const LAST: u64 = 999_999_999_999;

/// A totally anti-symmetric quasigroup of order 10 with a zero diagonal. One digit computed with it reveals
/// every wrong digit and every pair of swapped neighbours.
///
/// H. M. Damm, Total anti-symmetrische Quasigruppen, dissertation, Philipps-Universität Marburg, 2004.
const QUASIGROUP: [[u8; 10]; 10] = [
    [0, 3, 1, 7, 5, 9, 8, 6, 4, 2],
    [7, 0, 9, 2, 1, 5, 4, 8, 6, 3],
    [4, 2, 0, 6, 8, 7, 1, 3, 5, 9],
    [1, 7, 5, 0, 9, 8, 3, 4, 2, 6],
    [6, 1, 2, 3, 0, 4, 5, 9, 7, 8],
    [3, 6, 7, 4, 2, 0, 9, 5, 8, 1],
    [5, 8, 6, 9, 7, 2, 0, 1, 3, 4],
    [8, 9, 4, 5, 3, 6, 2, 0, 1, 7],
    [9, 4, 3, 8, 6, 1, 7, 2, 0, 5],
    [2, 5, 8, 1, 4, 3, 6, 7, 9, 0],
];

/// A registration number; its sequence value is between [`FIRST`] and [`LAST`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct RegistrationNumber(u64);

/// Why a text is not a registration number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    /// Not digits, or too few or too many of them.
    #[error("not a registration number; it looks like 1042-9")]
    NotANumber,
    /// Digits, but one of them is wrong or two are swapped.
    #[error("the check digit does not match: a digit is wrong or two are swapped")]
    WrongCheckDigit,
}

impl RegistrationNumber {
    /// The number of a sequence value, or `None` outside [`FIRST`]`..=`[`LAST`].
    #[must_use]
    pub const fn new(sequence: u64) -> Option<Self> {
        if sequence >= FIRST && sequence <= LAST { Some(Self(sequence)) } else { None }
    }

    /// The value of the sequence, without the check digit.
    #[must_use]
    pub const fn sequence(self) -> u64 {
        self.0
    }

    /// The number as people write it. Tiles hold so many that two digits are written at once.
    #[must_use]
    pub fn text(self) -> NumberText {
        let mut bytes = *b"000000000000-0\0\0";
        let mut pairs = [0; 6];
        let (mut rest, mut len) = (self.0, 0);
        for (pair, place) in pairs.iter_mut().zip(bytes[..12].rchunks_exact_mut(2)) {
            if rest == 0 {
                break;
            }
            let two = (rest % 100) as u8;
            *pair = two;
            place.copy_from_slice(&[b'0' + two / 10, b'0' + two % 10]);
            rest /= 100;
            len += 2;
        }
        // Of the first two digits the first may be none; before the others it would leave the check digit at 0.
        let check = pairs[..len / 2].iter().rev().fold(0_u8, |interim, &two| {
            AFTER_TWO
                .get(usize::from(interim))
                .and_then(|row| row.get(usize::from(two)))
                .copied()
                .unwrap_or(0)
        });
        bytes[13] = b'0' + check;
        // Those before the first digit are moved out at the front.
        let first = 12 - len + usize::from(bytes[12 - len] == b'0');
        let moved = u128::from_be_bytes(bytes) << (8 * first);
        NumberText { bytes: moved.to_be_bytes(), len: 14 - first }
    }
}

/// [`QUASIGROUP`] for two digits at once: by the interim digit, and by the two as a number.
static AFTER_TWO: [[u8; 100]; 10] = {
    let mut after = [[0; 100]; 10];
    let mut interim = 0;
    while interim < 10 {
        let mut two = 0;
        while two < 100 {
            let between = QUASIGROUP[interim][two / 10] as usize;
            after[interim][two] = QUASIGROUP[between][two % 10];
            two += 1;
        }
        interim += 1;
    }
    after
};

/// Damm's check digit of some decimal digits in ASCII.
fn check_digit(digits: &[u8]) -> u8 {
    digits.iter().fold(0, |interim, digit| QUASIGROUP[usize::from(interim)][usize::from(digit - b'0')])
}

/// The text of a number: where many are written, none needs memory of its own.
#[derive(Debug, Clone, Copy)]
pub struct NumberText {
    /// As many digits as [`LAST`] has at most, the hyphen and the check digit; then zeros.
    bytes: [u8; 16],
    len: usize,
}

impl NumberText {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.bytes.get(..self.len).and_then(|text| std::str::from_utf8(text).ok()).unwrap_or_default()
    }

    /// The text with what fills it up to 16 bytes, and its length.
    #[must_use]
    pub const fn filled_up(&self) -> (&[u8; 16], usize) {
        (&self.bytes, self.len)
    }
}

impl fmt::Display for RegistrationNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.text().as_str())
    }
}

/// Reads a number as people write it: `№ 1042-9`, `10429`, `1042 – 9`.
impl FromStr for RegistrationNumber {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let mut value: u64 = 0;
        let decoration = |c: char| c.is_whitespace() || matches!(c, '-' | '‐'..='―' | '−' | '№' | '#' | '.');
        for c in text.chars().filter(|&c| !decoration(c)) {
            let digit = c.to_digit(10).ok_or(NumberError::NotANumber)?;
            value = value
                .checked_mul(10)
                .and_then(|value| value.checked_add(digit.into()))
                .ok_or(NumberError::NotANumber)?;
        }
        let number = Self::new(value / 10).ok_or(NumberError::NotANumber)?;
        if u64::from(check_digit(number.0.to_string().as_bytes())) == value % 10 {
            Ok(number)
        } else {
            Err(NumberError::WrongCheckDigit)
        }
    }
}

impl TryFrom<String> for RegistrationNumber {
    type Error = NumberError;

    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<RegistrationNumber> for String {
    fn from(number: RegistrationNumber) -> Self {
        number.to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The number in our messages, documents and pages.
    #[test]
    fn the_example_people_are_shown_is_a_number() {
        assert_eq!(RegistrationNumber::new(1042).unwrap().to_string(), "1042-9");
        for text in [include_str!("../messages/uk.ftl"), include_str!("../messages/en.ftl")] {
            assert!(text.contains("1042-9"));
        }
    }

    #[test]
    fn damm_published_example() {
        assert_eq!(check_digit(b"572"), 4);
    }

    #[test]
    fn m6_a_number_is_read_as_people_write_it() {
        let number = RegistrationNumber::new(1042).unwrap();
        let shown = number.to_string();
        let digit = shown.chars().last().unwrap();
        assert_eq!(shown, format!("1042-{digit}"));
        for text in [format!("№ 1042 – {digit}"), format!("1042{digit}"), format!(" #10 42-{digit} ")] {
            assert_eq!(text.parse(), Ok(number), "{text}");
        }
        assert_eq!(serde_json::to_value(number).unwrap(), shown);
        assert_eq!(serde_json::from_value::<RegistrationNumber>(shown.into()).unwrap(), number);
    }

    #[test]
    fn what_is_not_a_number_is_told_from_a_wrong_digit() {
        for text in
            ["", "№", "999-1", "abc", "1042-9a", "٣٤٥٦٧", "99999999999999999999999", "9999999999999-0"]
        {
            assert_eq!(text.parse::<RegistrationNumber>(), Err(NumberError::NotANumber), "{text}");
        }
        let wrong = (check_digit(b"1042") + 1) % 10;
        assert_eq!(format!("1042-{wrong}").parse::<RegistrationNumber>(), Err(NumberError::WrongCheckDigit));
    }

    proptest! {
        #[test]
        fn every_number_is_read_back(sequence in FIRST..=LAST) {
            let number = RegistrationNumber::new(sequence).unwrap();
            prop_assert_eq!(number.to_string().parse(), Ok(number));
        }

        #[test]
        fn m6_every_wrong_digit_and_every_swap_of_neighbours_is_noticed(sequence in FIRST..=LAST) {
            let right: Vec<u8> = RegistrationNumber::new(sequence).unwrap().to_string()
                .bytes().filter(u8::is_ascii_digit).collect();
            let read = |digits: &[u8]| std::str::from_utf8(digits).unwrap().parse::<RegistrationNumber>();
            for at in 0..right.len() {
                for digit in b'0'..=b'9' {
                    let mut wrong = right.clone();
                    wrong[at] = digit;
                    prop_assert_eq!(read(&wrong).is_ok(), digit == right[at]);
                }
                if at > 0 && right[at - 1] != right[at] {
                    let mut wrong = right.clone();
                    wrong.swap(at - 1, at);
                    prop_assert!(read(&wrong).is_err());
                }
            }
        }

        #[test]
        fn no_text_panics(text in ".*") {
            let _ = text.parse::<RegistrationNumber>();
        }
    }
}
