//! Answers coordinates that were typed or pasted instead of an address, and Plus Codes. What the numbers mean is
//! settled here by the community's place; addresses are left to the pipeline.

mod link;
mod notation;
mod plus_code;
mod scan;
#[cfg(test)]
mod tests;

use geo::Point;

use super::Query;
use super::answer::{Answer, MatchLevel};
use super::compose;
use super::geometry::{DEGREE_M, Position};
use super::index::Index;
use super::reverse::Reverse;
use super::settlements::Likeness;
use super::token::{Token, tokens};
use notation::{Pair, Place};
use plus_code::Code;

/// Confidence in coordinates that lie in the community and are exact enough.
const SURE: f64 = 0.99;
/// Confidence in the others: a person decides.
const UNSURE: f64 = 0.3;
/// Coordinates rounded more coarsely than this are no place for a marker, metres.
const COARSE_M: f64 = 200.0;
/// No coordinate is better than the telephone it comes from, metres (<https://www.gps.gov/gps-accuracy>: 4.9 m).
const PHONE_M: f64 = 5.0;
/// A house this near lends the coordinates its address, metres.
const HOUSE_M: f64 = 50.0;
/// A street this near lends them its name, metres.
const STREET_M: f64 = 150.0;
/// Fewest digits of two coordinates.
const FEWEST_DIGITS: usize = 4;
/// Most words of a settlement's name.
const NAME_WORDS: usize = 3;

/// A place with what is known of its exactness.
#[derive(Debug, Clone, Copy)]
struct Spot {
    point: Point<f64>,
    accuracy_m: f64,
    /// Whether it is surely this place that was meant.
    certain: bool,
}

/// The answer to a text that holds coordinates or a Plus Code; none for any other.
#[must_use]
pub fn geocode(index: &Index, reverse: &Reverse, query: &Query<'_>) -> Option<Answer> {
    let spot = find(index, reverse, query)?;
    let inside = reverse.is_near(spot.point) || index.district_at(spot.point).is_some();
    let sure = inside && spot.certain && spot.accuracy_m <= COARSE_M;
    let mut answer = describe(index, reverse, spot.point);
    answer.confidence = if sure { SURE } else { UNSURE };
    answer.accuracy_m = spot.accuracy_m;
    Some(answer)
}

fn find(index: &Index, reverse: &Reverse, query: &Query<'_>) -> Option<Spot> {
    let text = query.text;
    let (plus, link) = (text.contains('+'), text.contains(':'));
    // Most addresses end here.
    if !plus && !link && text.bytes().filter(u8::is_ascii_digit).nth(FEWEST_DIGITS - 1).is_none() {
        return None;
    }
    let link = if link { link::first(text) } else { None };
    let code = |text: &str| plus_code(index, reverse, text, query.near);
    if let Some(spot) = code(text).or_else(|| code(link.as_deref()?)) {
        return Some(spot);
    }
    if let Some(found) = link.as_deref().and_then(link::find) {
        let spot = settle(index, reverse, &found.pair)?;
        let accuracy_m = found.uncertainty_m.map_or(spot.accuracy_m, |metres| metres.max(spot.accuracy_m));
        return Some(Spot { accuracy_m, ..spot });
    }
    settle(index, reverse, &notation::find(text)?)
}

/// Which number is the latitude: what the text says; else the first, unless only the other way round they lie in the
/// community.
fn settle(index: &Index, reverse: &Reverse, pair: &Pair) -> Option<Spot> {
    let place = |latitude: Place| {
        let (lat, lon) = match latitude {
            Place::First => (pair.first, pair.second),
            Place::Second => (pair.second, pair.first),
        };
        (lat.abs() <= 90.0 && lon.abs() <= 180.0).then(|| Point::new(lon, lat))
    };
    let inside = |point: &Point<f64>| reverse.is_near(*point) || index.district_at(*point).is_some();
    let (first, second) = (place(Place::First), place(Place::Second));
    let point = match pair.latitude {
        Some(latitude) => place(latitude)?,
        None => match first.filter(inside).or_else(|| second.filter(inside)) {
            Some(point) => point,
            None if pair.doubtful => return None,
            None => first.or(second)?,
        },
    };
    Some(Spot { point, accuracy_m: accuracy(point, pair.step, pair.step), certain: true })
}

/// A Plus Code; a short one is the nearest to the settlement beside it, to the asker or to the community's middle.
fn plus_code(index: &Index, reverse: &Reverse, text: &str, near: Option<Point<f64>>) -> Option<Spot> {
    let outside = |c: char| !(c.is_alphanumeric() || c == '+');
    let (word, code) = text
        .split(outside)
        .filter(|word| word.contains('+'))
        .find_map(|word| Some((word, plus_code::read(word)?)))?;
    let middle = near.or_else(|| index.dominant.map(|id| index.places[id as usize].centre.point()));
    let middle = middle.or_else(|| reverse.centre());
    let (cell, certain) = match code {
        Code::Full(cell) => (cell, true),
        Code::Short(short) => {
            let words: Vec<Token> =
                tokens(&text.replace(word, ",")).into_iter().filter(|token| !token.text.is_empty()).collect();
            let settlement = settlement(index, &words, middle);
            // Of words that name no settlement here it is not known whether they name one elsewhere.
            (short.near(settlement.or(middle)?)?, settlement.is_some() || words.is_empty())
        }
    };
    let (width, height) = cell.size();
    Some(Spot { point: cell.centre(), accuracy_m: accuracy(cell.centre(), width, height), certain })
}

/// The centre of the settlement that some of the words name; of several the nearest to `middle`.
fn settlement(index: &Index, words: &[Token], middle: Option<Point<f64>>) -> Option<Point<f64>> {
    let found = [Likeness::Exact, Likeness::Declined].into_iter().find_map(|likeness| {
        (1..=NAME_WORDS.min(words.len())).rev().find_map(|length| {
            let mut found = words.windows(length).map(|name| index.settlements.find(name, likeness));
            found.find(|ids| !ids.is_empty())
        })
    })?;
    let centres = found.into_iter().filter_map(|id| Some(index.places.get(id as usize)?.centre));
    let from = |centre: &Position| middle.map_or(0.0, |middle| centre.distance(Position::new(middle)));
    centres.min_by(|a, b| from(a).total_cmp(&from(b))).map(Position::point)
}

/// Half the diagonal of a cell of so many degrees, metres; no less than [`PHONE_M`].
fn accuracy(point: Point<f64>, width: f64, height: f64) -> f64 {
    let metres = (width * point.y().to_radians().cos()).hypot(height) * DEGREE_M / 2.0;
    metres.max(PHONE_M)
}

/// Coordinates under the address of the nearest house, the name of the nearest street, or their own numbers.
fn describe(index: &Index, reverse: &Reverse, point: Point<f64>) -> Answer {
    let nearest = reverse.find(index, point, 1).into_iter().next();
    let house =
        nearest.filter(|near| near.house_number.is_some() && near.distance_m.is_some_and(|m| m <= HOUSE_M));
    let street = || {
        let (id, _) =
            reverse.nearest_street(Position::new(point)).filter(|(_, metres)| *metres <= STREET_M)?;
        Some(compose::street(index, &index.streets[id as usize], 0.0))
    };
    let address = house.or_else(street);
    let numbers = || format!("{:.5}, {:.5}", point.y(), point.x());
    let settlement = || nearest_settlement(index, reverse, point);
    let label = address.as_ref().map_or_else(numbers, |address| address.mapped_label.clone());
    Answer {
        mapped_label: label.clone(),
        label,
        // Shown where the place itself must not be: the numbers never get here.
        street_label: address
            .as_ref()
            .map_or_else(|| settlement().unwrap_or_default(), |address| address.street_label.clone()),
        point,
        match_level: MatchLevel::Coordinates,
        confidence: 0.0,
        accuracy_m: 0.0,
        house_number: address.as_ref().and_then(|address| address.house_number.clone()),
        street: address.as_ref().and_then(|address| address.street.clone()),
        settlement: address.map_or_else(settlement, |address| address.settlement),
        district: index.district_at(point),
        matched_name: None,
        distance_m: None,
    }
}

/// The settlement of what is nearest to a point in the community.
fn nearest_settlement(index: &Index, reverse: &Reverse, point: Point<f64>) -> Option<String> {
    let nearest = reverse.find(index, point, 1).into_iter().next()?;
    nearest.settlement.filter(|_| reverse.is_near(point))
}
