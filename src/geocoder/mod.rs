//! Finds where an address is, as people type it: Ukrainian, Russian or Latin letters, abbreviations, mistakes, old
//! names. The gazetteer is held in memory and no address leaves the process; nothing here knows a database or HTTP.
//!
//! The pipeline, a file a step: [`fold`] and [`token`] → [`parse`] → [`candidates`] (over [`vocabulary`]) → [`rank`]
//! → [`place`], and [`compose`] words the answers. [`coordinates`] answers those instead of an address.

mod alias;
mod answer;
mod autocomplete;
mod candidates;
mod compose;
mod coordinates;
mod corner;
mod explain;
mod fold;
mod forward;
mod geometry;
mod house_number;
mod index;
mod keyboard;
mod lexicon;
mod names;
mod parse;
mod place;
mod poi;
mod rank;
mod renames;
mod reverse;
mod settlements;
mod similarity;
mod token;
mod vocabulary;

#[cfg(test)]
mod tests;

use geo::Point;

use crate::domain::gazetteer::Gazetteer;

pub use alias::{Aliases, Audience};
pub use answer::{AUTOMATIC_THRESHOLD, Answer, MatchLevel};
pub use explain::Explanation;
#[doc(hidden)] // for fuzz/
pub use fold::{fold, stem};
pub use renames::{NotApplied, apply as apply_renames};

/// A geocoder over one community's gazetteer. It is immutable: build a new one after an import.
#[derive(Debug)]
pub struct Geocoder {
    index: index::Index,
    reverse: reverse::Reverse,
}

/// What is asked.
#[derive(Debug, Clone, Copy)]
pub struct Query<'a> {
    /// The address as typed. Of a very long text only the beginning is looked at.
    pub text: &'a str,
    /// Most answers wanted; at least one is looked for.
    pub limit: usize,
    /// Where the asker is or looks, degrees, lon before lat: decides between streets of one name.
    pub near: Option<Point<f64>>,
}

impl<'a> Query<'a> {
    /// A query for a few answers from nowhere in particular.
    #[must_use]
    pub fn new(text: &'a str) -> Self {
        Self { text, limit: 5, near: None }
    }
}

impl Geocoder {
    /// Indexes a gazetteer.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let index = index::Index::new(gazetteer);
        let reverse = reverse::Reverse::new(&index);
        Self { index, reverse }
    }

    /// Whether there is nothing to find.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.index.streets.is_empty() && self.index.places.is_empty() && self.index.pois.is_empty()
    }

    /// The places an address may mean, best first. An answer under [`AUTOMATIC_THRESHOLD`] is a suggestion only.
    #[must_use]
    pub fn geocode(&self, query: &Query<'_>) -> Vec<Answer> {
        if let Some(answer) = coordinates::geocode(&self.index, &self.reverse, query) {
            return vec![answer];
        }
        let (mut answers, _) = forward::geocode(&self.index, query);
        self.name_streets_of_pois(&mut answers);
        answers
    }

    /// Why [`Geocoder::geocode`] answers a query as it does.
    #[must_use]
    pub fn explain(&self, query: &Query<'_>) -> Explanation {
        let coordinates = coordinates::geocode(&self.index, &self.reverse, query).is_some();
        explain::explain(&self.index, query, coordinates)
    }

    /// Completions of an address that is being typed, or the place of coordinates that are pasted; best first.
    #[must_use]
    pub fn autocomplete(&self, query: &Query<'_>) -> Vec<Answer> {
        if let Some(answer) = coordinates::geocode(&self.index, &self.reverse, query) {
            return vec![answer];
        }
        autocomplete::complete(&self.index, query)
    }

    /// What is at a point, nearest first.
    #[must_use]
    pub fn reverse(&self, point: Point<f64>, limit: usize) -> Vec<Answer> {
        self.reverse.find(&self.index, point, limit)
    }

    /// The street a point of interest stands on is its rough place.
    fn name_streets_of_pois(&self, answers: &mut [Answer]) {
        for answer in answers.iter_mut().filter(|answer| answer.match_level == MatchLevel::Poi) {
            let position = geometry::Position::new(answer.point);
            if let Some((street, _)) = self.reverse.nearest_street(position) {
                let street = compose::street(&self.index, &self.index.streets[street as usize], 0.0);
                answer.street_label = street.street_label;
            }
        }
    }
}
