//! Forward geocoding: runs the pipeline over every reading of an address and gathers the answers.

use geo::Point;

use super::answer::{AUTOMATIC_THRESHOLD, Answer, MatchLevel};
use super::candidates::{self, Candidate};
use super::index::Index;
use super::parse::{Mention, Parsed, Reading, parse};
use super::rank::{Ranked, rank, settle};
use super::vocabulary::Effort;
use super::{Query, compose, corner, keyboard, poi};

/// Candidates kept for each reading.
const KEPT: usize = 40;
/// A fit this good ends the search.
const GOOD_FIT: f32 = 0.93;
/// A fit this good makes looking for mistakes in known words needless.
const FAIR_FIT: f32 = 0.84;
/// How sure of a place named beside a street without a number one must be to prefer it to the street.
const SURE_OF_STREET: f64 = 0.9;

/// An answer less sure than this makes it worth trying the other keyboard.
const POOR: f64 = 0.3;

/// Answers a query, best first; and the text that was read, where that is what the other keyboard would have typed.
#[must_use]
pub fn geocode(index: &Index, query: &Query<'_>) -> (Vec<Answer>, Option<String>) {
    let answers = read(index, query);
    let sure = |answers: &[Answer]| answers.first().map_or(0.0, |answer| answer.confidence);
    if sure(&answers) < POOR
        && let Some(text) = keyboard::in_ukrainian(query.text)
    {
        let others = read(index, &Query { text: &text, ..*query });
        if sure(&others) > sure(&answers) {
            return (others, Some(text));
        }
    }
    (answers, None)
}

/// Answers a query as its letters stand.
fn read(index: &Index, query: &Query<'_>) -> Vec<Answer> {
    let parsed = parse(query.text, &index.settlements);
    let mut answers = corners(index, &parsed);
    let certain_corner = answers.first().is_some_and(|a| a.confidence > 0.5)
        || parsed.corner.as_ref().is_some_and(|corner| corner.said && !answers.is_empty());
    if !certain_corner {
        let streets = addresses(index, &parsed, query);
        merge(&mut answers, streets);
        let places = pois(index, &parsed, query.limit.max(1));
        merge(&mut answers, places);
    }
    answers.extend(settlements(index, &parsed, answers.is_empty()));
    answers.truncate(query.limit.max(1));
    answers
}

/// Puts the list with the more confident first answer first. A place that is fully named is more exact than the
/// middle of the street it is called after: «зупинка «Вулиця Миру»». A house wins over the landmark beside it.
fn merge(answers: &mut Vec<Answer>, mut others: Vec<Answer>) {
    let sure = |answer: &Answer| match answer.match_level {
        MatchLevel::Street => answer.confidence.min(SURE_OF_STREET),
        MatchLevel::House if answer.confidence >= AUTOMATIC_THRESHOLD => 1.0,
        _ => answer.confidence,
    };
    let first = |list: &[Answer]| list.first().map_or(-1.0, sure);
    if first(&others) > first(answers) {
        std::mem::swap(answers, &mut others);
    }
    answers.extend(others);
}

fn addresses(index: &Index, parsed: &Parsed, query: &Query<'_>) -> Vec<Answer> {
    places(index, parsed, query.near)
        .into_iter()
        .take(query.limit.max(1))
        .map(|(place, confidence)| compose::on_street(index, &place, confidence, matched_name(index, &place)))
        .collect()
}

/// The places on streets that any reading may mean, best first, each with its confidence.
#[must_use]
pub fn places<'a>(index: &'a Index, parsed: &Parsed, near: Option<Point<f64>>) -> Vec<(Ranked<'a>, f64)> {
    let mut ranked: Vec<Ranked<'_>> = Vec::new();
    for (nth, reading) in parsed.readings.iter().enumerate() {
        let found = search(index, reading);
        // A house without a street asks for no name that could fit badly.
        let good = !reading.street.words.is_empty()
            && found.first().is_some_and(|candidate| candidate.fit() >= 0.97);
        ranked.extend(rank(index, reading, nth, &found, near));
        if good {
            break;
        }
    }
    settle(index, ranked)
}

/// Looks with growing effort until a name fits well.
fn search(index: &Index, reading: &Reading) -> Vec<Candidate> {
    if reading.street.words.is_empty() {
        return streetless(index, reading);
    }
    let find = |effort| candidates::find(index, &reading.street, &reading.settlement, effort, KEPT);
    let best = |found: &[Candidate]| found.first().map_or(0.0, Candidate::fit);
    let mut found = find(Effort::Exact);
    if best(&found) < GOOD_FIT {
        found = find(Effort::UnknownWords);
    }
    if best(&found) < FAIR_FIT {
        found = find(Effort::AllWords);
    }
    found
}

/// The houses of a village that have numbers and no street.
fn streetless(index: &Index, reading: &Reading) -> Vec<Candidate> {
    let Mention::Known { ids, .. } = &reading.settlement else { return Vec::new() };
    if reading.number.is_none() {
        return Vec::new();
    }
    let houses = |id: &u32| index.places.get(*id as usize)?.houses;
    let whole = |street| Candidate {
        street,
        variant: u32::MAX,
        covered: 1.0,
        explained: 1.0,
        omitted: 0.0,
        feminine: false,
    };
    ids.iter().filter_map(houses).map(whole).collect()
}

/// The name that fits, where it is not today's.
pub fn matched_name(index: &Index, place: &Ranked<'_>) -> Option<String> {
    index.variants.get(place.candidate.variant as usize)?.text.as_deref().map(str::to_owned)
}

fn corners(index: &Index, parsed: &Parsed) -> Vec<Answer> {
    let Some(asked) = &parsed.corner else { return Vec::new() };
    let met = corner::find(index, asked);
    let odds = |other: &corner::Met, of: &corner::Met| f64::from((other.score - of.score) * 40.0).exp();
    met.iter()
        .take(8)
        .map(|of| {
            let rivals: f64 = met
                .iter()
                .filter(|other| other.position.distance(of.position) > 150.0)
                .map(|other| odds(other, of))
                .sum();
            let doubt = if asked.settlement == Mention::Unknown { 0.5 } else { 1.0 };
            compose::corner(index, of, f64::from(of.quality) * doubt / (1.0 + rivals))
        })
        .collect()
}

fn pois(index: &Index, parsed: &Parsed, limit: usize) -> Vec<Answer> {
    let Some(mention) = &parsed.poi else { return Vec::new() };
    poi::find(index, mention, limit)
        .into_iter()
        .map(|fit| compose::poi(index, fit.poi, fit.confidence))
        .collect()
}

/// The named settlement itself: the answer where nothing else was asked, a last resort otherwise.
fn settlements(index: &Index, parsed: &Parsed, alone: bool) -> Vec<Answer> {
    let Some(Mention::Known { ids, .. }) = parsed.readings.first().map(|reading| &reading.settlement) else {
        return Vec::new();
    };
    let asked_more = parsed.readings.iter().any(|r| !r.street.words.is_empty() || r.number.is_some());
    let confidence = match (alone, asked_more) {
        (true, false) => 0.95 / ids.len().max(1) as f64,
        _ => 0.3 / ids.len().max(1) as f64,
    };
    ids.iter().filter_map(|&id| compose::settlement(index, id, confidence)).collect()
}
