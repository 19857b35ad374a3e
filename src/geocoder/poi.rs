//! Finds points of interest by kind and number, or by the words of their names.

use super::index::{Index, Poi};
use super::parse::{Mention, PoiMention};

/// A point of interest that fits, and how sure that is.
#[derive(Debug, Clone, Copy)]
pub struct Fit {
    /// Index into [`Index::pois`].
    pub poi: u32,
    /// Confidence, 0 to 1.
    pub confidence: f64,
}

/// The points of interest that fit, best first.
#[must_use]
pub fn find(index: &Index, mention: &PoiMention, limit: usize) -> Vec<Fit> {
    let mut scored: Vec<(f64, u32)> = (0u32..)
        .zip(&index.pois)
        .filter(|(_, poi)| mention.settlement.allows(poi.settlement))
        .filter_map(|(id, poi)| score(index, mention, poi).map(|score| (score, id)))
        .collect();
    scored.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)));
    let best = scored.first().map_or(0.0, |(score, _)| *score);
    let rivals = scored.iter().filter(|(score, _)| best - score < 0.05).count().max(1);
    let doubt = if mention.settlement == Mention::Unknown { 0.4 } else { 1.0 };
    scored
        .into_iter()
        .take(limit)
        .map(|(score, poi)| Fit { poi, confidence: (score * doubt / rivals as f64).clamp(0.0, 0.97) })
        .collect()
}

/// How well one place fits: `None` if it is another kind, another number or shares no word.
fn score(index: &Index, mention: &PoiMention, poi: &Poi) -> Option<f64> {
    let of_kind = mention.kinds.iter().any(|kind| **kind == *poi.kind);
    let known = mention.words.iter().filter(|word| poi.words.iter().any(|own| **own == ***word)).count();
    let words = mention.words.len().max(1) as f64;
    // The first of the kinds a word may mean is the likeliest.
    let likeliest = mention.kinds.first().is_some_and(|kind| **kind == *poi.kind);
    let central = if index.dominant.is_some() && index.dominant == poi.settlement { 0.02 } else { 0.0 };
    match (mention.number, poi.number) {
        (Some(asked), Some(own)) if of_kind && asked == own => {
            Some(0.9 + if likeliest { 0.03 } else { -0.08 } + central + 0.02 * known as f64 / words)
        }
        (Some(_), _) if !mention.kinds.is_empty() => None,
        _ if !mention.kinds.is_empty() && !of_kind => None,
        _ if known > 0 => {
            let named = known as f64 / poi.words.len().max(1) as f64;
            let score = 0.55 * known as f64 / words + 0.3 * named + if of_kind { 0.1 } else { 0.0 };
            (score > 0.4).then_some(score + central)
        }
        // «с. Надія, школа»: the only one there, unless its unknown name is another's.
        _ if of_kind && matches!(mention.settlement, Mention::Known { .. }) => {
            Some(if mention.words.is_empty() { 0.82 } else { 0.5 })
        }
        _ => None,
    }
}
