//! Finds a pair of coordinates in a text, in the notations people and their devices write. It does not know where
//! the community is: which number is the latitude may stay open.

use super::scan::{Axis, Mark, Number, Token, scan};

/// Decimals that make a number amid words a coordinate; prices, areas and times have fewer. One more with a comma.
const DECIMALS_IN_TEXT: u32 = 3;

/// Two coordinates as they were typed.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair {
    /// The one that stands first, degrees.
    pub first: f64,
    /// The other, degrees.
    pub second: f64,
    /// Which of them is the latitude, where the text says so.
    pub latitude: Option<Place>,
    /// What the last digit of the finer one counts, degrees. Programs drop zeros at the end; people do not type
    /// one coordinate more exactly than the other.
    pub step: f64,
    /// Nothing but the community's place tells it from another row of numbers.
    pub doubtful: bool,
}

/// Where in a pair.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Before the other.
    First,
    /// After the other.
    Second,
}

/// The first pair of coordinates in a text.
#[must_use]
pub fn find(text: &str) -> Option<Pair> {
    let tokens = scan(text);
    // «N47 54.633»: numbers side by side may be one angle. They are so only if they make no pair by themselves.
    pair(&items(&tokens, false)).or_else(|| pair(&items(&tokens, true)))
}

/// An angle with the words beside it.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Item {
    Angle(Angle),
    Mark(Mark),
    Break,
}

#[derive(Debug, Clone, Copy, PartialEq)]
struct Angle {
    degrees: f64,
    negative: bool,
    step: f64,
    writing: Writing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Writing {
    /// A plain number with so many decimals.
    Decimal { decimals: u32, comma: bool, padded: bool },
    /// With a sign of degrees.
    Signed,
    /// So many numbers in a row.
    Row(usize),
}

impl Angle {
    fn decimal(number: &Number) -> Self {
        let Number { value, negative, decimals, comma, padded } = *number;
        let step = 10_f64.powi(-decimals.min(15).cast_signed());
        Self { degrees: value, negative, step, writing: Writing::Decimal { decimals, comma, padded } }
    }

    /// Degrees, minutes, seconds; none where they are not such.
    fn sexagesimal(parts: &[&Number], writing: Writing) -> Option<Self> {
        let (last, whole) = parts.split_last()?;
        let (first, later) = parts.split_first()?;
        let fits = whole.iter().all(|part| part.decimals == 0)
            && later.iter().all(|part| part.value < 60.0 && !part.negative);
        let mut unit = 1.0;
        let mut degrees = 0.0;
        for (nth, part) in parts.iter().enumerate() {
            unit = 60_f64.powi(-(nth as i32));
            degrees += part.value * unit;
        }
        let step = unit * 10_f64.powi(-last.decimals.min(15).cast_signed());
        fits.then_some(Self { degrees, negative: first.negative, step, writing })
    }

    /// Enough of a coordinate when a word says which of the two it is.
    fn suffices_marked(&self) -> bool {
        !matches!(self.writing, Writing::Decimal { decimals: 0, .. })
    }

    /// Enough of a coordinate when the text is nothing but two of them.
    fn suffices_alone(&self) -> bool {
        !matches!(self.writing, Writing::Decimal { decimals: 0, .. } | Writing::Decimal { padded: true, .. })
    }

    /// Enough of a coordinate amid other words.
    fn suffices_in_text(&self) -> bool {
        match self.writing {
            Writing::Decimal { decimals, comma, padded } => {
                !padded && decimals >= DECIMALS_IN_TEXT + u32::from(comma)
            }
            Writing::Signed => self.step < 0.5,
            Writing::Row(_) => false,
        }
    }

    fn value(&self, mark: Option<Mark>) -> f64 {
        let negative = mark.map_or(self.negative, |mark| mark.negative || self.negative);
        if negative { -self.degrees } else { self.degrees }
    }
}

fn pair(items: &[Item]) -> Option<Pair> {
    let angles: Vec<(usize, &Angle)> = items
        .iter()
        .enumerate()
        .filter_map(|(at, item)| if let Item::Angle(angle) = item { Some((at, angle)) } else { None })
        .collect();
    let alone = angles.len() == 2 && !items.contains(&Item::Break);
    angles.windows(2).find_map(|window| {
        let [(i, first), (j, second)] = [window[0], window[1]];
        let between = marks(&items[i + 1..j])?;
        let mut before: Vec<Mark> = items[..i].iter().rev().map_while(mark).collect();
        before.reverse();
        let after: Vec<Mark> = items[j + 1..].iter().map_while(mark).collect();
        let both = |suffices: fn(&Angle) -> bool| suffices(first) && suffices(second);
        let marked = assign(&before, &between, &after).filter(|_| both(Angle::suffices_marked));
        let rows = |angle: &Angle| matches!(angle.writing, Writing::Row(_));
        let alike = rows(first) == rows(second) && (!rows(first) || first.writing == second.writing);
        let suffice = both(if alone { Angle::suffices_alone } else { Angle::suffices_in_text });
        if marked.is_none() && !(alike && suffice) {
            return None;
        }
        Some(Pair {
            first: first.value(marked.map(|(mark, _)| mark)),
            second: second.value(marked.map(|(_, mark)| mark)),
            latitude: marked.map(|(mark, _)| match mark.axis {
                Axis::Latitude => Place::First,
                Axis::Longitude => Place::Second,
            }),
            step: first.step.min(second.step),
            doubtful: marked.is_none() && rows(first),
        })
    })
}

fn mark(item: &Item) -> Option<Mark> {
    if let Item::Mark(mark) = item { Some(*mark) } else { None }
}

/// The marks among items that are nothing else.
fn marks(items: &[Item]) -> Option<Vec<Mark>> {
    items.iter().map(mark).collect()
}

/// Which marks belong to the two angles, by those before the first, between them and after the second: `N 1 E 2`,
/// `1 N 2 E`, `1 N E 2`, `N 1 2 E`, `lat, lon: 1 2`.
fn assign(before: &[Mark], between: &[Mark], after: &[Mark]) -> Option<(Mark, Mark)> {
    let differ = |one: Option<&Mark>, other: Option<&Mark>| {
        one.copied().zip(other.copied()).filter(|(one, other)| one.axis != other.axis)
    };
    let (one, other) = differ(before.last(), between.last())
        .filter(|_| !between.is_empty())
        .or_else(|| differ(between.first(), after.first()))
        .or_else(|| differ(between.first(), between.last()))
        .or_else(|| differ(before.last().filter(|_| between.is_empty()), after.first()))
        .or_else(|| differ(before.len().checked_sub(2).and_then(|at| before.get(at)), before.last()))?;
    // «широта 47.9 пд.»: one of the words beside the number tells the hemisphere.
    let negative = |mark: Mark, near: [&[Mark]; 2]| {
        near.iter().any(|marks| marks.iter().any(|other| other.axis == mark.axis && other.negative))
    };
    Some((
        Mark { negative: negative(one, [before, between]), ..one },
        Mark { negative: negative(other, [between, after]) || other.negative, ..other },
    ))
}

/// Angles and marks in the order of the text. With `rows`, two or three numbers side by side are one angle.
fn items(tokens: &[Token], rows: bool) -> Vec<Item> {
    let mut items = Vec::new();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        at += 1;
        match token {
            Token::Number(_) => at = angle(tokens, at - 1, rows, &mut items),
            Token::Mark(mark) => items.push(Item::Mark(*mark)),
            Token::Other => items.push(Item::Break),
            Token::Comma | Token::Degree | Token::Minute | Token::Second => {}
        }
    }
    items
}

/// Reads the numbers at `start`; gives where they end.
fn angle(tokens: &[Token], start: usize, rows: bool, items: &mut Vec<Item>) -> usize {
    let number =
        |at: usize| if let Some(Token::Number(number)) = tokens.get(at) { Some(number) } else { None };
    let is = |at: usize, token: Token| tokens.get(at) == Some(&token);
    let Some(first) = number(start) else { return start + 1 };
    let mut end = start + 1;
    if is(end, Token::Degree) {
        end += 1;
        let mut parts = vec![first];
        for sign in [Token::Minute, Token::Second] {
            let Some(part) = number(end).filter(|part| !is(end + 1, Token::Degree) && part.value < 60.0)
            else {
                break;
            };
            if parts.iter().any(|part| part.decimals > 0) {
                break;
            }
            parts.push(part);
            end += 1 + usize::from(is(end + 1, sign));
        }
        items.extend(Angle::sexagesimal(&parts, Writing::Signed).map(Item::Angle));
        return end;
    }
    let mut row = vec![first];
    loop {
        let next = end + usize::from(is(end, Token::Minute) || is(end, Token::Second));
        match number(next).filter(|_| rows && !is(next + 1, Token::Degree)) {
            Some(number) => row.push(number),
            None => break,
        }
        end = next + 1;
    }
    let parts = match row.len() {
        4 => 2,
        6 => 3,
        length => length,
    };
    let grouped: Option<Vec<Angle>> = (2..=3)
        .contains(&parts)
        .then(|| row.chunks(parts).map(|row| Angle::sexagesimal(row, Writing::Row(parts))).collect())
        .flatten();
    match grouped {
        Some(angles) => items.extend(angles.into_iter().map(Item::Angle)),
        None => items.extend(row.into_iter().map(|number| Item::Angle(Angle::decimal(number)))),
    }
    end
}
