//! The houses of an `addr:interpolation` way: numbers between two mapped ones, spread evenly along the line.
//! <https://wiki.openstreetmap.org/wiki/Key:addr:interpolation>.

use geo::Coord;

use super::{geometry::along, numbers::leading};

/// More houses than this between two mapped ones is a slip in a number, not a street.
const MOST: u32 = 500;

/// Letters of house numbers in the order they are given out, per script.
const LETTERS: [&str; 2] = ["абвгдежзиклмнопрстуфхцчшщюя", "abcdefghijklmnopqrstuvwxyz"];

/// How the numbers between two ends go on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Rule {
    /// Every `step`th number after the lower end: 1 for `all`.
    Step(u32),
    /// The even ones.
    Even,
    /// The odd ones.
    Odd,
    /// One number with the letters between those of the ends.
    Letters,
}

impl Rule {
    /// The rule a value of `addr:interpolation` stands for.
    pub(super) fn parse(value: &str) -> Option<Self> {
        match value {
            "odd" => Some(Self::Odd),
            "even" => Some(Self::Even),
            "all" => Some(Self::Step(1)),
            "alphabetic" => Some(Self::Letters),
            number => number.parse().ok().filter(|step| (1..=100).contains(step)).map(Self::Step),
        }
    }
}

/// The houses strictly between two mapped numbers at the ends of `line`, with where they stand.
pub(super) fn between(rule: Rule, from: &str, to: &str, line: &[Coord<f64>]) -> Vec<(String, Coord<f64>)> {
    let shares = match rule {
        Rule::Letters => letters(from, to),
        _ => whole(rule, from, to),
    };
    shares.into_iter().filter_map(|(number, share)| Some((number, along(line, share)?))).collect()
}

fn whole(rule: Rule, from: &str, to: &str) -> Vec<(String, f64)> {
    let (Some(from), Some(to)) = (leading(from), leading(to)) else { return Vec::new() };
    let (low, high) = (from.min(to), from.max(to));
    if high - low < 2 || high - low > MOST {
        return Vec::new();
    }
    let fits = |number: &u32| match rule {
        Rule::Even => number.is_multiple_of(2),
        Rule::Odd => !number.is_multiple_of(2),
        Rule::Step(step) => (number - low).is_multiple_of(step),
        Rule::Letters => false,
    };
    let share = |number: u32| (f64::from(number) - f64::from(from)) / (f64::from(to) - f64::from(from));
    (low + 1..high).filter(fits).map(|number| (number.to_string(), share(number))).collect()
}

/// `25` to `25д`, or `25а` to `25д`: the end without a letter comes before the first letter.
fn letters(from: &str, to: &str) -> Vec<(String, f64)> {
    let (Some(number), Some(other)) = (leading(from), leading(to)) else { return Vec::new() };
    if number != other {
        return Vec::new();
    }
    let digits = number.to_string().len();
    let suffix = |text: &str| text[digits..].trim().to_lowercase();
    let (first, last) = (suffix(from), suffix(to));
    for alphabet in LETTERS {
        let rank = |suffix: &str| {
            if suffix.is_empty() {
                Some(0)
            } else {
                alphabet.chars().position(|c| suffix.chars().eq([c])).map(|i| i + 1)
            }
        };
        let (Some(a), Some(b)) = (rank(&first), rank(&last)) else { continue };
        let (low, high) = (a.min(b), a.max(b));
        let inside = alphabet
            .chars()
            .enumerate()
            .map(|(i, c)| (i + 1, c))
            .filter(|(i, _)| (low + 1..high).contains(i));
        let share = |i: usize| (i as f64 - a as f64) / (b as f64 - a as f64);
        return inside.map(|(i, c)| (format!("{number}{c}"), share(i))).collect();
    }
    Vec::new()
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;

    fn numbers(rule: &str, from: &str, to: &str) -> Vec<String> {
        let line = [coord! { x: 0.0, y: 0.0 }, coord! { x: 0.0, y: 0.01 }];
        between(Rule::parse(rule).unwrap(), from, to, &line).into_iter().map(|(number, _)| number).collect()
    }

    #[test]
    fn rules_of_the_wiki() {
        assert_eq!(numbers("even", "2", "10"), ["4", "6", "8"]);
        assert_eq!(numbers("odd", "9", "3"), ["5", "7"]);
        assert_eq!(numbers("all", "1", "4"), ["2", "3"]);
        assert_eq!(numbers("4", "1", "13"), ["5", "9"]);
        assert_eq!(numbers("alphabetic", "25", "25г"), ["25а", "25б", "25в"]);
        assert_eq!(numbers("alphabetic", "7a", "7d"), ["7b", "7c"]);
    }

    #[test]
    fn slips_make_no_houses() {
        assert!(numbers("all", "1", "100000").is_empty());
        assert!(numbers("even", "x", "8").is_empty());
        assert!(numbers("alphabetic", "7a", "9d").is_empty());
        assert!(Rule::parse("maybe").is_none());
    }

    #[test]
    fn houses_stand_evenly_from_the_first_end_on() {
        let line = [coord! { x: 0.0, y: 0.0 }, coord! { x: 0.0, y: 0.008 }];
        let placed = between(Rule::Even, "10", "2", &line);
        assert_eq!(placed[0].0, "4");
        assert!((placed[0].1.y - 0.006).abs() < 1e-9);
    }
}
