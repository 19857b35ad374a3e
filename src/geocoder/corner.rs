//! Finds where two streets meet, from their lines: nothing is computed before it is asked for.

use super::candidates::{self, Candidate};
use super::geometry::{Meeting, Position, bounds_near, meetings};
use super::index::{Index, Street};
use super::names::Name;
use super::parse::{Corner, Mention};
use super::vocabulary::Effort;

/// How near two streets come where they meet, metres: a dual carriageway or a verge lies between, or a square that
/// neither crosses.
const REACHES: [f64; 2] = [35.0, 120.0];
/// How sure a meeting makes of the corner: where the lines touch, where they pass near, where a square lies between.
const SURE: [f32; 3] = [1.0, 0.95, 0.6];
/// What is left of that where the streets run side by side.
const LONG: f32 = 0.75;
/// Meetings of the same streets nearer than this are one corner, metres: the four crossings of dual carriageways.
const SAME_CORNER_M: f64 = 60.0;
/// The widest of [`REACHES`] in 1e-7 degrees, of latitude and at up to 65 degrees of longitude.
const MARGIN: i32 = 26_000;
/// Candidates of each street that are tried.
const TRIED: usize = 24;

/// A place where two streets meet.
#[derive(Debug, Clone, Copy)]
pub struct Met {
    /// The streets.
    pub streets: [u32; 2],
    /// Where.
    pub position: Position,
    /// How well both names fit, 0 to 1, and the types agree.
    pub score: f32,
    /// Confidence before other corners are considered.
    pub quality: f32,
}

/// All meetings of the two streets, best first.
#[must_use]
pub fn find(index: &Index, corner: &Corner) -> Vec<Met> {
    let mut found = Vec::new();
    for effort in [Effort::Exact, Effort::UnknownWords, Effort::AllWords] {
        found.clear();
        let [first, second] = [&corner.sides[0], &corner.sides[1]]
            .map(|side| side_candidates(index, side, &corner.settlement, effort));
        for (a, fit_a) in &first {
            for (b, fit_b) in &second {
                let streets = [a.street, b.street];
                let [one, other] = streets.map(|id| &index.streets[id as usize]);
                if a.street == b.street || one.settlement != other.settlement {
                    continue;
                }
                let mut score = f32::midpoint(*fit_a, *fit_b);
                if corner.settlement == Mention::None && index.dominant == one.settlement {
                    score += 0.06;
                }
                let named = quality(*fit_a).min(quality(*fit_b));
                found.extend(meet(one, other).into_iter().map(|(position, sure)| Met {
                    streets,
                    position,
                    score: score - 0.1 * (1.0 - sure),
                    quality: named * sure,
                }));
            }
        }
        if found.iter().any(|met| met.score > 0.9) {
            break;
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found
}

/// How sure a name is. That both streets are there and meet speaks for either name.
fn quality(fit: f32) -> f32 {
    (1.0 - 0.7 * (1.0 - fit)).clamp(0.0, 0.99)
}

fn side_candidates(
    index: &Index,
    name: &Name,
    settlement: &Mention,
    effort: Effort,
) -> Vec<(Candidate, f32)> {
    let fit = |candidate: Candidate| {
        let street = &index.streets[candidate.street as usize];
        let kind = index.variants[candidate.variant as usize].street_type;
        let agrees = match name.kind {
            None => true,
            Some(asked) => [kind, street.kind].into_iter().flatten().any(|kind| asked.agrees(kind)),
        };
        (candidate, candidate.fit() - if agrees { 0.0 } else { 0.12 })
    };
    let mut sides: Vec<_> =
        candidates::find(index, name, settlement, effort, 4 * TRIED).into_iter().map(fit).collect();
    sides.sort_by(|a, b| b.1.total_cmp(&a.1));
    sides.truncate(TRIED);
    sides
}

/// Where two streets meet, and how sure that is: every place where they come as near as they do anywhere.
fn meet(a: &Street, b: &Street) -> Vec<(Position, f32)> {
    let pairs: Vec<_> = a
        .lines
        .iter()
        .flat_map(|one| b.lines.iter().map(move |other| (one, other)))
        .filter(|(one, other)| bounds_near(one, other, MARGIN))
        .collect();
    for (nth, reach) in REACHES.into_iter().enumerate() {
        let mut corners: Vec<(Position, f32)> = Vec::new();
        let mut met: Vec<Meeting> =
            pairs.iter().flat_map(|(one, other)| meetings(one, other, reach)).collect();
        met.sort_by_key(|meeting| !meeting.touching);
        for Meeting { position, touching, long } in met {
            if !corners.iter().any(|(known, _)| known.distance(position) < SAME_CORNER_M) {
                let sure = if touching { SURE[0] } else { SURE[nth + 1] };
                corners.push((position, if long { LONG * sure } else { sure }));
            }
        }
        if !corners.is_empty() {
            return corners;
        }
    }
    Vec::new()
}
