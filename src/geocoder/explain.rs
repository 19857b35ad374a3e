//! Why a query is answered as it is: what each word was taken for, how the text was read, and what every street that
//! was considered had for and against it. It runs the pipeline itself, so that it cannot tell another story.

use serde::Serialize;

use super::answer::{AUTOMATIC_THRESHOLD, MatchLevel};
use super::candidates;
use super::index::Index;
use super::names::Name;
use super::parse::{self, Mention, Reading, parse};
use super::rank::{Certainty, Ranked, Score};
use super::vocabulary::Effort;
use super::{Query, compose, forward};

/// Most candidates that are listed.
const LISTED: usize = 12;
/// Streets outside the named settlement that are listed.
const ELSEWHERE: usize = 3;

/// The whole story of one query.
#[derive(Debug, Serialize)]
pub struct Explanation {
    /// The text holds coordinates, and they are the answer: what follows was not asked.
    pub coordinates: bool,
    /// The text that was read instead, where the keyboard had been left in Latin letters.
    pub other_keyboard: Option<String>,
    /// The words, numbers and separators, and what each was taken for.
    pub tokens: Vec<Token>,
    /// The ways to read it as street and house, the likeliest first.
    pub readings: Vec<ReadAs>,
    /// The two names of a street corner it may be.
    pub corner: Option<[String; 2]>,
    /// Kinds, number and words of a point of interest it may be.
    pub poi: Option<String>,
    /// The streets considered, best first.
    pub candidates: Vec<Considered>,
    /// From this confidence on the first of them is placed without a person looking at it.
    pub automatic_threshold: f64,
}

/// One token.
#[derive(Debug, Serialize)]
pub struct Token {
    /// As read.
    pub text: String,
    /// What it was taken for.
    pub role: &'static str,
}

/// One reading.
#[derive(Debug, Serialize)]
pub struct ReadAs {
    /// Stems of the street's name.
    pub street: String,
    /// A street type is named.
    pub typed: bool,
    /// The house number.
    pub number: Option<String>,
    /// The settlement: the map's names for it, `unknown` if it has none.
    pub settlements: Vec<String>,
    /// Some part is explained by nothing, which halves the confidence.
    pub unread_part: bool,
}

/// One street.
#[derive(Debug, Serialize)]
pub struct Considered {
    /// The place on it.
    pub label: String,
    /// The name that fits, where it is not today's.
    pub matched_name: Option<String>,
    /// How exact the place would be.
    pub match_level: MatchLevel,
    /// The reasons that order it, whose sum is `total`.
    pub score: Score,
    /// Their sum.
    pub total: f32,
    /// How sure each part makes; the product is the confidence before other streets are considered.
    pub certainty: Certainty,
    /// The confidence.
    pub confidence: f64,
    /// What it lost by: the part of the score in which it falls behind the first most, `namesake` if none, `settlement`
    /// if another one is named. Of the first itself, what keeps it from being certain.
    pub lost_by: Option<&'static str>,
}

/// Explains a query; `coordinates` says that it was answered by those.
#[must_use]
pub fn explain(index: &Index, query: &Query<'_>, coordinates: bool) -> Explanation {
    let other_keyboard = forward::geocode(index, query).1;
    let query = &Query { text: other_keyboard.as_deref().unwrap_or(query.text), ..*query };
    let parsed = parse(query.text, &index.settlements);
    let places = forward::places(index, &parsed, query.near);
    let best = places.first().map(|(place, confidence)| (place.score, *confidence));
    let mut considered: Vec<Considered> = places
        .iter()
        .take(LISTED)
        .enumerate()
        .map(|(nth, (place, confidence))| {
            let lost_by = match (nth, best) {
                (0, _) => doubt(&place.certainty, *confidence),
                (_, Some((best, _))) => Some(deficit(&best, &place.score)),
                _ => None,
            };
            describe(index, place, *confidence, lost_by)
        })
        .collect();
    considered.extend(elsewhere(index, parsed.readings.first(), query));
    Explanation {
        coordinates,
        tokens: parse::roles(query.text, &index.settlements)
            .into_iter()
            .map(|(text, role)| Token { text, role })
            .collect(),
        readings: parsed.readings.iter().map(|reading| read_as(index, reading)).collect(),
        corner: parsed.corner.map(|corner| corner.sides.map(|side| words(&side))),
        poi: parsed.poi.map(|poi| {
            let number = poi.number.map(|number| format!("№ {number}")).unwrap_or_default();
            format!("{} {number} {}", poi.kinds.join("|"), poi.words.join(" ")).trim().to_owned()
        }),
        candidates: considered,
        automatic_threshold: AUTOMATIC_THRESHOLD,
        other_keyboard,
    }
}

fn describe(index: &Index, place: &Ranked<'_>, confidence: f64, lost_by: Option<&'static str>) -> Considered {
    let answer = compose::on_street(index, place, confidence, forward::matched_name(index, place));
    Considered {
        label: answer.label,
        matched_name: answer.matched_name,
        match_level: answer.match_level,
        score: place.score,
        total: place.total,
        certainty: place.certainty,
        confidence,
        lost_by,
    }
}

/// The part in which a place falls behind the best one most.
fn deficit(best: &Score, own: &Score) -> &'static str {
    let behind = best.parts().into_iter().zip(own.parts()).map(|((part, best), (_, own))| (part, best - own));
    match behind.max_by(|a, b| a.1.total_cmp(&b.1)) {
        Some((part, by)) if by > 0.001 => part,
        _ => "namesake",
    }
}

/// What keeps the best place from being certain: a part of the address, or others that are as likely.
fn doubt(certainty: &Certainty, confidence: f64) -> Option<&'static str> {
    let share = confidence as f32 / certainty.product().max(f32::EPSILON);
    let weakest = certainty.parts().into_iter().min_by(|a, b| a.1.total_cmp(&b.1))?;
    let (part, sure) = if share < weakest.1 { ("others_as_likely", share) } else { weakest };
    (sure < 0.97).then_some(part)
}

/// Streets that fit and are not in the settlement that is named.
fn elsewhere(index: &Index, reading: Option<&Reading>, query: &Query<'_>) -> Vec<Considered> {
    let Some(reading) = reading else { return Vec::new() };
    let Mention::Known { ids, .. } = &reading.settlement else { return Vec::new() };
    let anywhere = Reading { settlement: Mention::None, ..reading.clone() };
    let outside = |id: u32| !index.streets[id as usize].settlement.is_some_and(|s| ids.contains(&s));
    let found: Vec<_> = candidates::find(index, &reading.street, &Mention::None, Effort::Exact, 40)
        .into_iter()
        .filter(|candidate| candidate.fit() > 0.8 && outside(candidate.street))
        .take(ELSEWHERE)
        .collect();
    super::rank::rank(index, &anywhere, 0, &found, query.near)
        .iter()
        .map(|place| describe(index, place, 0.0, Some("settlement")))
        .collect()
}

fn read_as(index: &Index, reading: &Reading) -> ReadAs {
    let settlements = match &reading.settlement {
        Mention::None => Vec::new(),
        Mention::Unknown => vec!["unknown".to_owned()],
        Mention::Known { ids, .. } => {
            ids.iter().filter_map(|&id| index.places.get(id as usize)).map(|p| p.name.to_string()).collect()
        }
    };
    ReadAs {
        street: words(&reading.street),
        typed: reading.street.kind.is_some(),
        number: reading.number.map(|number| number.to_string()),
        settlements,
        unread_part: reading.foreign,
    }
}

fn words(name: &Name) -> String {
    let initials = name.initials.iter().map(|&letter| format!("{}.", char::from(letter)));
    initials.chain(name.words.iter().map(|word| word.stem.clone())).collect::<Vec<_>>().join(" ")
}
