//! Reads what was typed with the keyboard left in Latin letters: «ghjcgtrn Yferb 133» is «проспект Науки 133».
//! Whether that makes more sense than the text as it is, the gazetteer decides.

/// Keys of the Latin layout, and the letters of the Ukrainian one (DSTU 8724) on the same keys.
const LATIN: &str = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`/";
const UKRAINIAN: &str = "йцукенгшщзхїфівапролджєячсмитьбю'.";

/// The text as the same keys write it in Ukrainian; `None` if it holds other letters than Latin ones, or none.
#[must_use]
pub fn in_ukrainian(text: &str) -> Option<String> {
    let letters = || text.chars().filter(|c| c.is_alphabetic());
    if letters().next().is_none() || letters().any(|c| !c.is_ascii()) {
        return None;
    }
    let mut before = ' ';
    let mut rest = text.chars().peekable();
    let mut out = String::with_capacity(2 * text.len());
    while let Some(c) = rest.next() {
        // A comma or full stop after a word is one: «Yferb, 133».
        let closes = matches!(c, ',' | '.' | ';') && rest.peek().is_none_or(|next| !next.is_alphabetic());
        let key = c.to_ascii_lowercase();
        match LATIN.chars().zip(UKRAINIAN.chars()).find(|(latin, _)| *latin == key) {
            // «5/2»: after a figure a mark is a mark.
            _ if closes || (before.is_ascii_digit() && c.is_ascii_punctuation()) => out.push(c),
            Some((_, letter)) => out.push(letter),
            None => out.push(c),
        }
        before = c;
    }
    Some(out)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_keys_in_the_other_layout() {
        for (typed, meant) in [
            ("ghjcgtrn Yferb 133", Some("проспект науки 133")),
            ("dek. Itdxtyrf, 12", Some("вул. шевченка, 12")),
            ("dek/ Itdxtyrf 12", Some("вул. шевченка 12")),
            ("cj,jhyf 5/2", Some("соборна 5/2")),
            ("вул. Шевченка 12", None),
            ("12", None),
        ] {
            assert_eq!(in_ukrainian(typed).as_deref(), meant, "{typed}");
        }
    }
}
