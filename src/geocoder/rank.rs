//! Orders the places a reading may mean and says how sure the first one is. The order is a sum of small reasons; the
//! confidence is a product of certainties and of the share of the odds that no other place takes. Both are kept by
//! part, so that an answer can explain itself.

use geo::Point;
use serde::Serialize;

use crate::domain::gazetteer::NameKind;

use super::answer::MatchLevel;
use super::candidates::Candidate;
use super::geometry::Position;
use super::house_number::HouseNumber;
use super::index::Index;
use super::parse::{Mention, Reading};
use super::place::{Placed, place};
use super::settlements::Likeness;

/// Places nearer to each other than this are one answer to a person on the spot, metres.
const SAME_PLACE_M: f64 = 150.0;
/// How sharply a difference in score tells two places apart: a hundredth makes the odds 1.7 to one.
const SHARPNESS: f32 = 55.0;

/// What the centre rule leaves of the odds of a street elsewhere, when the largest settlement has one as good.
const RULED_OUT: f32 = 0.1;

/// What each later reading of a text costs, so that the likelier one wins a tie.
const READING_COST: f32 = 0.012;

/// What speaks against a name that is not today's.
const OLD_NAME: f32 = -0.022;

/// Score and certainty of a place outside the district that is named.
const OTHER_DISTRICT: (f32, f32) = (-0.15, 0.4);

/// What speaks for a place or against it, in parts; a hundredth makes the odds 1.7 to one.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize)]
pub struct Score {
    /// How well the name fits, 0 to 1.
    pub name: f32,
    /// The type agrees with the one asked for, or does not.
    pub street_type: f32,
    /// The name is one the street had before.
    pub old_name: f32,
    /// The house exists, or one beside it does.
    pub number: f32,
    /// Where no settlement is named: the centre rule, or how near the asker is.
    pub whereabouts: f32,
    /// It lies outside the district that is named.
    pub district: f32,
    /// The text can be read so, but other readings are likelier.
    pub reading: f32,
}

impl Score {
    /// The parts by name.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, f32); 7] {
        [
            ("name", self.name),
            ("street_type", self.street_type),
            ("old_name", self.old_name),
            ("number", self.number),
            ("whereabouts", self.whereabouts),
            ("district", self.district),
            ("reading", self.reading),
        ]
    }

    /// Their sum, by which places are ordered.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.parts().iter().map(|(_, part)| part).sum()
    }
}

/// How sure each part of the address makes, 0 to 1 each.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Certainty {
    /// The name as typed is the street's.
    pub name: f32,
    /// The type is the street's.
    pub street_type: f32,
    /// The street has such a number.
    pub number: f32,
    /// The settlement is the one that was meant.
    pub settlement: f32,
    /// The district is the one that was named.
    pub district: f32,
    /// Nothing that may be another place is left unread.
    pub unread: f32,
}

impl Certainty {
    /// The parts by name.
    #[must_use]
    pub fn parts(&self) -> [(&'static str, f32); 6] {
        [
            ("name", self.name),
            ("street_type", self.street_type),
            ("number", self.number),
            ("settlement", self.settlement),
            ("district", self.district),
            ("unread", self.unread),
        ]
    }

    /// Confidence before other places are considered.
    #[must_use]
    pub fn product(&self) -> f32 {
        self.parts().iter().map(|(_, part)| part).product()
    }
}

/// A place a reading may mean.
#[derive(Debug, Clone)]
pub struct Ranked<'a> {
    /// The street and how well its name fits.
    pub candidate: Candidate,
    /// The place on it.
    pub placed: Placed<'a>,
    /// The number asked for.
    pub number: Option<HouseNumber>,
    /// The reasons for it.
    pub score: Score,
    /// Their sum.
    pub total: f32,
    /// Confidence before other places are considered.
    pub certainty: Certainty,
    /// No settlement and no whereabouts were given.
    pub by_centre_rule: bool,
}

/// Places the candidates of one reading, the `nth` of its text.
#[must_use]
pub fn rank<'a>(
    index: &'a Index,
    reading: &Reading,
    nth: usize,
    candidates: &[Candidate],
    near: Option<Point<f64>>,
) -> Vec<Ranked<'a>> {
    let districts = index.districts_named(&reading.areas);
    let weighed = candidates.iter().map(|candidate| {
        let mut place = weigh(index, reading, *candidate, near);
        place.score.reading = -READING_COST * nth as f32;
        if !districts.is_empty()
            && !index.district_of(&place.placed).is_some_and(|id| districts.contains(&id))
        {
            (place.score.district, place.certainty.district) = OTHER_DISTRICT;
        }
        place.total = place.score.total();
        place
    });
    weighed.collect()
}

fn weigh<'a>(
    index: &'a Index,
    reading: &Reading,
    candidate: Candidate,
    near: Option<Point<f64>>,
) -> Ranked<'a> {
    let street = &index.streets[candidate.street as usize];
    let variant = index.variants.get(candidate.variant as usize);
    let placed = place(index, street, reading.number);
    let own_type = variant.and_then(|v| v.street_type).or(street.kind);
    let (type_score, type_certainty) = match (reading.street.kind, own_type) {
        (Some(asked), Some(kind)) if asked.agrees(kind) || street.kind.is_some_and(|k| asked.agrees(k)) => {
            (0.04, 1.0)
        }
        // «Набережна 15» is «вулиця Набережна»: the type is the name.
        (Some(asked), Some(kind)) if (asked.nameable || kind.nameable) && candidate.covered > 0.9 => {
            (0.02, 1.0)
        }
        // People say «вулиця» of anything; a lane for an avenue is another street.
        (Some(asked), Some(_)) => (-0.12, if asked.is_plain() { 0.75 } else { 0.6 }),
        // «Садова» is no «Садовий провулок».
        (None, Some(kind)) if kind.masculine && candidate.feminine => (-0.04, 0.75),
        (None, Some(kind)) if kind.is_plain() => (0.01, 1.0),
        _ => (0.0, 1.0),
    };
    let unnamed = reading.settlement == Mention::None;
    let score = Score {
        name: candidate.fit(),
        street_type: type_score,
        old_name: if variant.is_some_and(|v| v.kind == NameKind::Old) { OLD_NAME } else { 0.0 },
        number: number_score(&placed, reading.number),
        whereabouts: if unnamed { prior(index, street.settlement, near, placed.position) } else { 0.0 },
        ..Score::default()
    };
    let certainty = Certainty {
        name: name_certainty(&candidate),
        street_type: type_certainty,
        number: placed.plausible,
        settlement: match &reading.settlement {
            Mention::Known { likeness: Likeness::Mistyped, .. } => 0.93,
            Mention::Known { likeness: Likeness::Resembling, .. } => 0.6,
            Mention::Unknown => 0.5,
            Mention::Known { .. } | Mention::None => 1.0,
        },
        district: 1.0,
        unread: if reading.foreign { 0.5 } else { 1.0 },
    };
    let by_centre_rule = unnamed && near.is_none();
    Ranked { candidate, placed, number: reading.number, score, total: 0.0, certainty, by_centre_rule }
}

/// What the number says: a street that has the very house is likelier meant than a namesake that has not. That two
/// streets share a letter or a block by chance is rare.
fn number_score(placed: &Placed<'_>, number: Option<HouseNumber>) -> f32 {
    match (placed.level, number) {
        (MatchLevel::House, Some(number)) if !number.is_plain() => 0.09,
        (MatchLevel::House, _) => 0.07,
        (MatchLevel::NearNumber, _) => 0.04,
        (MatchLevel::Interpolated, _) => 0.03,
        (_, Some(_)) => -0.035,
        _ => 0.0,
    }
}

/// What speaks for a place when no settlement is named: the caller's whereabouts, else the centre rule.
fn prior(index: &Index, settlement: Option<u32>, near: Option<Point<f64>>, position: Position) -> f32 {
    if let Some(near) = near {
        let km = Position::new(near).distance(position) / 1000.0;
        return 0.15 / (1.0 + km as f32);
    }
    if index.dominant.is_some() && index.dominant == settlement { 0.06 } else { 0.0 }
}

/// How sure the name alone makes: from the share of it that was asked for and the share of what was asked that it
/// explains. Unexplained words are worse than unasked ones: people leave first names out, but do not make them up.
fn name_certainty(candidate: &Candidate) -> f32 {
    let lacking = 1.0 - candidate.covered - candidate.omitted;
    let extra = 1.0 - candidate.explained;
    (1.0 - 0.4 * candidate.omitted - 0.6 * lacking - 1.0 * extra).clamp(0.0, 0.99)
}

/// Orders all places and turns qualities into confidences: the share of the odds that the place has among those
/// that are elsewhere.
#[must_use]
pub fn settle<'a>(index: &Index, mut ranked: Vec<Ranked<'a>>) -> Vec<(Ranked<'a>, f64)> {
    ranked.sort_by(|a, b| b.total.total_cmp(&a.total).then(a.candidate.street.cmp(&b.candidate.street)));
    let mut unique: Vec<Ranked<'a>> = Vec::with_capacity(ranked.len());
    for place in ranked {
        if !unique.iter().any(|known| known.candidate.street == place.candidate.street) {
            unique.push(place);
        }
    }
    let central = |place: &Ranked<'_>| {
        let settlement = index.streets[place.candidate.street as usize].settlement;
        place.by_centre_rule && index.dominant.is_some() && settlement == index.dominant
    };
    let odds = |other: &Ranked<'_>, of: &Ranked<'_>| {
        let ruled_out = if central(of) && !central(other) { RULED_OUT } else { 1.0 };
        ((other.total - of.total) * SHARPNESS).exp() * ruled_out
    };
    let confidences: Vec<f64> = unique
        .iter()
        .map(|place| {
            let rivals: f32 = unique
                .iter()
                .filter(|other| other.candidate.street != place.candidate.street)
                .filter(|other| other.placed.position.distance(place.placed.position) > SAME_PLACE_M)
                .map(|other| odds(other, place))
                .sum();
            f64::from(place.certainty.product() / (1.0 + rivals)).clamp(0.0, 1.0)
        })
        .collect();
    unique.into_iter().zip(confidences).collect()
}
