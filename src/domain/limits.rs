//! How long the texts of a request may be, in characters, whichever door they come in by.
//! The limits keep one request readable on one page; they are not a database's.

/// The applicant's own words, and the text made public.
pub const TEXT: usize = 5_000;
/// An address as it was typed.
pub const ADDRESS: usize = 300;
/// The name of a service or of an executing organisation.
pub const NAME: usize = 200;
/// A registration number given by another system.
pub const FOREIGN_NUMBER: usize = 50;

/// Whether a text can be shown as it is: without control characters other than line breaks and tabs, and without those that
/// turn the direction of what stands around them (Unicode Standard Annex 9, section 2) or are no characters at all.
#[must_use]
pub fn is_readable(text: &str) -> bool {
    !text.chars().any(|c| {
        let turns = matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}');
        let is_none = u32::from(c) & 0xfffe == 0xfffe || matches!(c, '\u{fdd0}'..='\u{fdef}');
        turns || is_none || (c.is_control() && !matches!(c, '\n' | '\r' | '\t'))
    })
}

#[cfg(test)]
mod tests {
    use super::is_readable;

    #[test]
    fn texts_that_mislead_the_eye_are_not_readable() {
        for text in ["Яма\n\tна дорозі, п’ять 👨‍👩‍👧", "\u{feff}Світло"] {
            assert!(is_readable(text), "{text:?}");
        }
        for text in ["a\u{202e}b", "\u{2066}", "\u{fffe}", "\u{fdd0}", "\0", "\u{7f}"] {
            assert!(!is_readable(text), "{text:?}");
        }
    }
}
