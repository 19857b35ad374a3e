//! Words answers: labels under present names, districts, numbers as mapped or as asked.
//! Nothing is searched or weighed here.

use std::fmt;

use super::answer::{Answer, MatchLevel};
use super::corner::Met;
use super::geometry::Position;
use super::house_number::HouseNumber;
use super::index::{House, Index, Street};
use super::rank::Ranked;

impl fmt::Display for HouseNumber {
    /// The number as it is usually written in Ukrainian: `12А/3 к2`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.base)?;
        if self.letter != 0 {
            write!(f, "{}", letter(self.letter))?;
        }
        if self.fraction != 0 {
            write!(f, "/{}", self.fraction)?;
        }
        if self.fraction_letter != 0 {
            write!(f, "{}", letter(self.fraction_letter))?;
        }
        if self.block != 0 {
            write!(f, " к{}", self.block)?;
        }
        Ok(())
    }
}

/// The Cyrillic letter of a house number that folds to this one.
fn letter(folded: u8) -> char {
    const LETTERS: &[(u8, char)] = &[
        (b'a', 'А'),
        (b'b', 'Б'),
        (b'v', 'В'),
        (b'h', 'Г'),
        (b'd', 'Д'),
        (b'e', 'Е'),
        (b'j', 'Ж'),
        (b'z', 'З'),
        (b'i', 'И'),
        (b'k', 'К'),
        (b'l', 'Л'),
        (b'm', 'М'),
        (b'n', 'Н'),
        (b'o', 'О'),
        (b'p', 'П'),
        (b'r', 'Р'),
        (b's', 'С'),
        (b't', 'Т'),
        (b'u', 'У'),
    ];
    LETTERS.iter().find(|(f, _)| *f == folded).map_or(char::from(folded), |(_, letter)| *letter)
}

/// Joins the parts of an address, empty ones left out.
fn join(parts: &[&str]) -> String {
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(", ")
}

fn settlement_name(index: &Index, settlement: Option<u32>) -> Option<String> {
    let place = index.places.get(settlement? as usize)?;
    (!place.name.is_empty()).then(|| place.name.to_string())
}

/// An answer on a street.
#[must_use]
pub fn on_street(
    index: &Index,
    ranked: &Ranked<'_>,
    confidence: f64,
    matched_name: Option<String>,
) -> Answer {
    let street = &index.streets[ranked.candidate.street as usize];
    let placed = &ranked.placed;
    let mapped_number = match (placed.level, placed.house, ranked.number) {
        (MatchLevel::Street, _, _) => None,
        (_, Some(house), _) => Some(index.house_text(house)),
        // Nobody has flats with letters: 12А is a house, 12/3 may be a flat of it.
        (_, None, asked) => asked.map(|HouseNumber { base, letter, .. }| {
            HouseNumber { base, letter, ..HouseNumber::default() }.to_string()
        }),
    };
    let house_number = match (placed.level, ranked.number) {
        (MatchLevel::Street, _) => None,
        (MatchLevel::House, _) | (_, None) => mapped_number.clone(),
        (_, Some(asked)) => Some(asked.to_string()),
    };
    let district = placed.house.and_then(|house| index.house_district(house));
    let mapped_label = label(index, street, mapped_number.as_deref());
    let mut answer = address(index, street, house_number, placed.position, district);
    answer.mapped_label = mapped_label;
    answer.match_level = placed.level;
    answer.confidence = confidence;
    answer.accuracy_m = placed.accuracy_m;
    answer.matched_name = matched_name;
    answer
}

/// A mapped house.
#[must_use]
pub fn house(index: &Index, street: &Street, house: &House, confidence: f64) -> Answer {
    let district = index.house_district(house);
    let mut answer = address(index, street, Some(index.house_text(house)), house.position, district);
    answer.match_level = if house.interpolated { MatchLevel::Interpolated } else { MatchLevel::House };
    answer.confidence = confidence;
    answer.accuracy_m = 15.0;
    answer
}

/// A street.
#[must_use]
pub fn street(index: &Index, street: &Street, confidence: f64) -> Answer {
    let mut answer = address(index, street, None, street.centre, None);
    answer.confidence = confidence;
    answer.accuracy_m = 100.0;
    answer
}

fn label(index: &Index, street: &Street, house_number: Option<&str>) -> String {
    let settlement = settlement_name(index, street.settlement);
    let place = settlement.as_deref().unwrap_or_default();
    match house_number {
        // A village without streets: «Надія, 12».
        Some(number) if street.name.is_empty() => join(&[place, number]),
        number => join(&[&street.name, number.unwrap_or_default(), place]),
    }
}

fn address(
    index: &Index,
    street: &Street,
    house_number: Option<String>,
    position: Position,
    district: Option<u32>,
) -> Answer {
    let settlement = settlement_name(index, street.settlement);
    let place = settlement.as_deref().unwrap_or_default();
    let label = label(index, street, house_number.as_deref());
    Answer {
        mapped_label: label.clone(),
        label,
        street_label: join(&[&street.name, place]),
        point: position.point(),
        match_level: MatchLevel::Street,
        confidence: 0.0,
        accuracy_m: 0.0,
        house_number,
        street: (!street.name.is_empty()).then(|| street.name.to_string()),
        settlement,
        district: district.or_else(|| index.district_at(position.point())),
        matched_name: None,
        distance_m: None,
    }
}

/// A street corner.
#[must_use]
pub fn corner(index: &Index, met: &Met, confidence: f64) -> Answer {
    let [first, second] = met.streets.map(|id| &index.streets[id as usize]);
    let mut answer = address(index, first, None, met.position, None);
    let both = format!("{} / {}", first.name, second.name);
    answer.label = join(&[&both, answer.settlement.as_deref().unwrap_or_default()]);
    answer.mapped_label = answer.label.clone();
    // The corner is as exact as a house: `street_label` stays with the first street alone.
    answer.match_level = MatchLevel::Intersection;
    answer.confidence = confidence;
    answer.accuracy_m = 30.0;
    answer
}

/// A point of interest; `street_label` is what it is known under to those who must not see its address.
#[must_use]
pub fn poi(index: &Index, id: u32, confidence: f64) -> Answer {
    let poi = &index.pois[id as usize];
    let settlement = settlement_name(index, poi.settlement);
    let place = settlement.as_deref().unwrap_or_default();
    let label = join(&[&poi.name, place]);
    Answer {
        mapped_label: label.clone(),
        label,
        street_label: place.to_owned(),
        point: poi.position.point(),
        match_level: MatchLevel::Poi,
        confidence,
        accuracy_m: 60.0,
        house_number: None,
        street: None,
        district: poi.district.or_else(|| index.district_at(poi.position.point())),
        settlement,
        matched_name: None,
        distance_m: None,
    }
}

/// A settlement.
#[must_use]
pub fn settlement(index: &Index, id: u32, confidence: f64) -> Option<Answer> {
    let place = index.places.get(id as usize)?;
    let name = place.name.to_string();
    Some(Answer {
        label: name.clone(),
        mapped_label: name.clone(),
        street_label: name.clone(),
        point: place.centre.point(),
        match_level: MatchLevel::Settlement,
        confidence,
        accuracy_m: 2000.0,
        house_number: None,
        street: None,
        settlement: Some(name),
        district: place.district,
        matched_name: None,
        distance_m: None,
    })
}
