//! House numbers as texts: lists of them, their leading digits, and the form in which two are equal.
//! <https://wiki.openstreetmap.org/wiki/Key:addr:housenumber>; what people type is the geocoder's business.

/// The numbers of a list such as `12;14` or `12, 14`; a comma inside one number (`12,корпус 2`) does not split it.
pub(super) fn split(text: &str) -> Vec<&str> {
    let parts =
        |separator: char| text.split(separator).map(str::trim).filter(|part| !part.is_empty()).collect();
    let starts_with_digit = |part: &&str| part.starts_with(|c: char| c.is_ascii_digit());
    let by_comma: Vec<&str> = parts(',');
    if text.contains(';') {
        parts(';')
    } else if by_comma.iter().all(starts_with_digit) {
        by_comma
    } else {
        vec![text.trim()]
    }
}

/// The digits a number begins with: 12 of `12А`.
pub(super) fn leading(text: &str) -> Option<u32> {
    let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
    text[..end].parse().ok()
}

/// The form in which two numbers are equal: `12 А` and `12а`.
pub(super) fn fold(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lists_are_split_and_single_numbers_are_not() {
        assert_eq!(split("12;14"), ["12", "14"]);
        assert_eq!(split("12, 14А"), ["12", "14А"]);
        assert_eq!(split(" 12/3 "), ["12/3"]);
        assert_eq!(split("12,корпус 2"), ["12,корпус 2"]);
        assert!(split(";").is_empty());
    }

    #[test]
    fn leading_digits() {
        assert_eq!(
            [leading("12А"), leading("7"), leading("А1"), leading("99999999999")],
            [Some(12), Some(7), None, None]
        );
    }
}
