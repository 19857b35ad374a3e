//! Completes an address while it is being typed: the last word is a beginning, the last number may go on.

use super::answer::Answer;
use super::candidates::{self, Candidate};
use super::index::Index;
use super::parse::{Mention, parse_beginning};
use super::rank::{Ranked, rank, settle};
use super::vocabulary::Effort;
use super::{Query, compose};

/// Candidates kept while typing.
const KEPT: usize = 30;
/// Letters from which on a beginning may hold a mistake.
const MISTAKES_FROM: usize = 5;

/// Completions, best first.
#[must_use]
pub fn complete(index: &Index, query: &Query<'_>) -> Vec<Answer> {
    let limit = query.limit.max(1);
    let parsed = parse_beginning(query.text, &index.settlements);
    let mut ranked: Vec<Ranked<'_>> = Vec::new();
    for (nth, reading) in parsed.readings.iter().take(2).enumerate() {
        if reading.street.words.is_empty() {
            continue;
        }
        let find = |effort| candidates::find(index, &reading.street, &reading.settlement, effort, KEPT);
        let mut found = find(Effort::Exact);
        let letters: usize = reading.street.words.iter().map(|word| word.letters.len()).max().unwrap_or(0);
        if found.is_empty() && letters >= MISTAKES_FROM {
            found = find(Effort::UnknownWords);
        }
        let good = found.first().is_some_and(|candidate: &Candidate| candidate.fit() > 0.9);
        ranked.extend(rank(index, reading, nth, &found, query.near));
        if good {
            break;
        }
    }
    let settled = settle(index, ranked);
    let mut answers: Vec<Answer> = Vec::new();
    for (place, confidence) in settled.iter().take(limit) {
        answers.push(compose::on_street(index, place, *confidence, None));
    }
    if let Some((best, confidence)) = settled.first() {
        let more = longer_numbers(index, best, limit.saturating_sub(1), *confidence);
        let at = answers.len().min(1);
        answers.splice(at..at, more);
    }
    if parsed.readings.iter().all(|reading| reading.settlement == Mention::None && reading.number.is_none()) {
        let places = index.settlements.beginning(query.text);
        let sure = 0.6 / places.len().max(1) as f64;
        let at = answers.iter().position(|answer| answer.confidence < sure).unwrap_or(answers.len());
        answers.splice(at..at, places.into_iter().filter_map(|id| compose::settlement(index, id, sure)));
    }
    answers.truncate(limit);
    answers
}

/// The houses of the best street whose number begins as typed: 1 → 1, 10, 11, 12…
fn longer_numbers(index: &Index, best: &Ranked<'_>, limit: usize, confidence: f64) -> Vec<Answer> {
    let Some(number) = best.number.filter(|number| number.is_plain()) else { return Vec::new() };
    let street = &index.streets[best.candidate.street as usize];
    let typed = number.base.to_string();
    index
        .houses_of(street)
        .iter()
        .filter(|house| house.number != number && house.number.base.to_string().starts_with(&typed))
        .take(limit)
        .map(|house| compose::house(index, street, house, confidence * 0.5))
        .collect()
}
