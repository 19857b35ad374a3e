//! Finds where two streets meet, from their lines: nothing is computed before it is asked for.

use super::candidates::{self, Candidate};
use super::geometry::{Meeting, Position, bounds_near, meetings};
use super::index::{Index, Street};
use super::names::Name;
use super::parse::{Corner, Mention};
use super::vocabulary::Effort;

/// Streets that come this near to each other meet, metres: a dual carriageway and its verge lie between.
const MEETING_M: f64 = 35.0;
/// [`MEETING_M`] in 1e-7 degrees, of latitude and at up to 65 degrees of longitude.
const MARGIN: i32 = 10_000;
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
        let [first, second] = [&corner.sides[0], &corner.sides[1]]
            .map(|side| side_candidates(index, side, &corner.settlement, effort));
        for (a, fit_a) in &first {
            for (b, fit_b) in &second {
                let streets = [a.street, b.street];
                let [one, other] = streets.map(|id| &index.streets[id as usize]);
                if a.street == b.street || one.settlement != other.settlement {
                    continue;
                }
                if let Some(Meeting { position, long }) = meet(one, other) {
                    let mut score = f32::midpoint(*fit_a, *fit_b);
                    if corner.settlement == Mention::None && index.dominant == one.settlement {
                        score += 0.06;
                    }
                    let one_place = if long { 0.75 } else { 1.0 };
                    let quality = quality(*fit_a).min(quality(*fit_b)) * one_place;
                    found.push(Met { streets, position, score, quality });
                }
            }
        }
        if found.iter().any(|met| met.score > 0.9) {
            break;
        }
    }
    found.sort_by(|a, b| b.score.total_cmp(&a.score));
    found.dedup_by_key(|met| met.streets);
    found
}

fn quality(fit: f32) -> f32 {
    (1.0 - 1.2 * (1.0 - fit)).clamp(0.0, 0.99)
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

/// Where two streets meet: the first place where lines of both do.
fn meet(a: &Street, b: &Street) -> Option<Meeting> {
    let pairs = a.lines.iter().flat_map(|one| b.lines.iter().map(move |other| (one, other)));
    pairs
        .filter(|(one, other)| bounds_near(one, other, MARGIN))
        .find_map(|(one, other)| meetings(one, other, MEETING_M).into_iter().next())
}
