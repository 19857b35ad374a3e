//! Orders the places a reading may mean and says how sure the first one is. The order is a sum of small reasons; the
//! confidence asks how well the name fits, how well the number fits, and whether another place fits as well.

use geo::Point;

use crate::domain::gazetteer::NameKind;

use super::answer::MatchLevel;
use super::candidates::Candidate;
use super::geometry::Position;
use super::house_number::HouseNumber;
use super::index::Index;
use super::parse::{Mention, Reading};
use super::place::{Placed, place};

/// Places nearer to each other than this are one answer to a person on the spot, metres.
const SAME_PLACE_M: f64 = 150.0;
/// How sharply a difference in score tells two places apart: a hundredth makes the odds 1.7 to one.
const SHARPNESS: f32 = 55.0;

/// What the centre rule leaves of the odds of a street elsewhere, when the largest settlement has one as good.
const RULED_OUT: f32 = 0.1;

/// A place a reading may mean.
#[derive(Debug, Clone)]
pub struct Ranked<'a> {
    /// The street and how well its name fits.
    pub candidate: Candidate,
    /// The place on it.
    pub placed: Placed<'a>,
    /// The number asked for.
    pub number: Option<HouseNumber>,
    /// Sum of the reasons for it.
    pub score: f32,
    /// Confidence before other places are considered, 0 to 1.
    pub quality: f32,
    /// No settlement and no whereabouts were given.
    pub by_centre_rule: bool,
}

/// Places the candidates of one reading.
#[must_use]
pub fn rank<'a>(
    index: &'a Index,
    reading: &Reading,
    candidates: &[Candidate],
    near: Option<Point<f64>>,
) -> Vec<Ranked<'a>> {
    candidates.iter().map(|candidate| weigh(index, reading, *candidate, near)).collect()
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
    let mut score = candidate.fit();
    let mut quality = name_quality(&candidate);
    match (reading.street.kind, variant.and_then(|v| v.street_type).or(street.kind)) {
        (Some(asked), Some(kind)) if asked.agrees(kind) || street.kind.is_some_and(|k| asked.agrees(k)) => {
            score += 0.04;
        }
        // «Набережна 15» is «вулиця Набережна»: the type is the name.
        (Some(asked), Some(kind)) if (asked.nameable || kind.nameable) && candidate.covered > 0.9 => {
            score += 0.02;
        }
        // People say «вулиця» of anything; a lane for an avenue is another street.
        (Some(asked), Some(_)) => {
            score -= 0.08;
            quality *= if asked.is_plain() { 0.75 } else { 0.6 };
        }
        (None, Some(kind)) if kind.is_plain() => score += 0.01,
        _ => {}
    }
    if variant.is_some_and(|v| v.kind == NameKind::Old) {
        score -= 0.022;
    }
    score += match placed.level {
        MatchLevel::House => 0.07,
        MatchLevel::NearNumber => 0.04,
        MatchLevel::Interpolated => 0.03,
        _ if reading.number.is_some() => -0.035,
        _ => 0.0,
    };
    quality *= placed.plausible;
    match &reading.settlement {
        Mention::None => score += prior(index, street.settlement, near, placed.position),
        Mention::Known { mistyped, .. } => quality *= if *mistyped { 0.93 } else { 1.0 },
        Mention::Unknown => quality *= 0.5,
    }
    if reading.foreign {
        quality *= 0.5;
    }
    let by_centre_rule = reading.settlement == Mention::None && near.is_none();
    Ranked { candidate, placed, number: reading.number, score, quality, by_centre_rule }
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
fn name_quality(candidate: &Candidate) -> f32 {
    let lacking = 1.0 - candidate.covered - candidate.omitted;
    let extra = 1.0 - candidate.explained;
    (1.0 - 0.4 * candidate.omitted - 0.6 * lacking - 1.0 * extra).clamp(0.0, 0.99)
}

/// Orders all places and turns qualities into confidences: the share of the odds that the place has among those
/// that are elsewhere.
#[must_use]
pub fn settle<'a>(index: &Index, mut ranked: Vec<Ranked<'a>>) -> Vec<(Ranked<'a>, f64)> {
    ranked.sort_by(|a, b| b.score.total_cmp(&a.score).then(a.candidate.street.cmp(&b.candidate.street)));
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
        ((other.score - of.score) * SHARPNESS).exp() * ruled_out
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
            f64::from(place.quality / (1.0 + rivals)).clamp(0.0, 1.0)
        })
        .collect();
    unique.into_iter().zip(confidences).collect()
}
