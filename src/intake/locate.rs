//! From an address as typed to a place, or to candidates for a person to choose from. A marker placed
//! confidently and wrongly is the worst error there is, so the threshold stands here, in one place.

use std::sync::Arc;

use geo::{Distance, Haversine, Point};
use serde::Serialize;

use crate::{
    db::{self, DbError, Pool, request::Location},
    domain::gazetteer::Gazetteer,
    geocoder::{self, AUTOMATIC_THRESHOLD, Aliases, Answer, Audience, Geocoder, MatchLevel, Query},
};

/// A place so near to a residence is at the residence, metres: the yard, the entrance, the lamp before the window.
const AT_HOME_M: f64 = 15.0;
/// A point so near to a candidate is that candidate, metres: what a client sends back is rounded.
const SAME_PLACE_M: f64 = 1.0;
/// How many candidates a person is offered.
const CANDIDATES: usize = 5;

/// The geocoder over the present gazetteer, the names of its districts, and the places people gave to addresses,
/// which change more often than the map and are replaced alone.
#[derive(Clone)]
pub struct Gazetteered {
    /// The geocoder.
    pub geocoder: Arc<Geocoder>,
    district_names: Arc<[String]>,
    aliases: Arc<Aliases>,
}

/// A place offered to a person. Coordinates are degrees.
#[derive(Debug, Clone, PartialEq, Serialize, serde::Deserialize)]
pub struct Candidate {
    /// Place in words.
    pub label: String,
    /// The same without a house number.
    pub street_label: String,
    /// Degrees.
    pub lon: f64,
    /// Degrees.
    pub lat: f64,
    /// How it was found.
    pub match_level: MatchLevel,
    /// 0 to 1.
    pub confidence: f64,
    /// Metres.
    pub accuracy_m: f64,
}

/// What an address led to.
#[derive(Debug, Clone)]
pub enum Found {
    /// A place, confidently.
    Place(Location),
    /// Places that may be meant, best first; perhaps none.
    Candidates(Vec<Candidate>),
}

impl Default for Gazetteered {
    /// Before the first import: nothing is found.
    fn default() -> Self {
        Self::new(&Gazetteer::default())
    }
}

impl Gazetteered {
    /// Builds the geocoder. Takes a second for a city; call it where that does not hold up others.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        Self {
            geocoder: Arc::new(Geocoder::new(gazetteer)),
            district_names: gazetteer.districts.iter().map(|district| district.name.clone()).collect(),
            aliases: Arc::default(),
        }
    }

    /// Everything the database holds, built off the threads that serve: the map, the renamed streets, the places
    /// people gave to addresses.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn load(pool: &Pool) -> Result<Self, DbError> {
        let mut gazetteer = db::gazetteer::load(pool).await?;
        let renames = db::rename::load(pool).await?;
        let built = tokio::task::spawn_blocking(move || {
            geocoder::apply_renames(&mut gazetteer, &renames);
            Self::new(&gazetteer)
        });
        // It fails only when the runtime is going down.
        built.await.unwrap_or_default().with_aliases(pool).await
    }

    /// The same map with the places people gave to addresses as the database has them now.
    ///
    /// # Errors
    /// The database is not reachable.
    pub async fn with_aliases(&self, pool: &Pool) -> Result<Self, DbError> {
        let aliases = db::alias::load(pool).await?;
        let built = tokio::task::spawn_blocking(move || Aliases::new(aliases)).await;
        Ok(Self { aliases: Arc::new(built.unwrap_or_default()), ..self.clone() })
    }

    /// Name of a district by its index in the gazetteer.
    #[must_use]
    pub fn district_name(&self, index: Option<u32>) -> Option<&str> {
        self.district_names.get(index? as usize).map(String::as_str)
    }

    /// The places an address may mean, best first, those people gave to it before included.
    #[must_use]
    pub fn geocode(&self, query: &Query<'_>, audience: Audience) -> Vec<Answer> {
        self.geocoder.recall(query, &self.aliases, audience)
    }

    /// The places somebody may be offered for an address, a few.
    #[must_use]
    pub fn candidates(&self, address: &str, audience: Audience) -> Vec<Candidate> {
        let query = Query { text: address, limit: CANDIDATES, near: None };
        self.geocode(&query, audience).iter().map(candidate).collect()
    }

    /// Whether a place is where somebody lives, as far as the geocoder can tell, rather once too often: it is among the
    /// places the residence may mean.
    #[must_use]
    pub fn is_home(&self, residence: &str, lon: f64, lat: f64) -> bool {
        let exact = |answer: &Answer| {
            matches!(
                answer.match_level,
                MatchLevel::House
                    | MatchLevel::NearNumber
                    | MatchLevel::Interpolated
                    | MatchLevel::Coordinates
            )
        };
        let query = Query { text: residence, limit: CANDIDATES, near: None };
        let homes = self.geocoder.geocode(&query);
        homes
            .iter()
            .filter(|home| exact(home))
            .any(|home| Haversine.distance(home.point, Point::new(lon, lat)) <= AT_HOME_M + home.accuracy_m)
    }

    /// Looks an address up.
    #[must_use]
    pub fn locate(&self, address: &str) -> Found {
        let query = Query { text: address, limit: CANDIDATES, near: None };
        let answers = self.geocode(&query, Audience::Staff);
        match answers.first() {
            Some(best) if is_automatic(best) => Found::Place(self.location(best)),
            _ => Found::Candidates(answers.iter().map(candidate).collect()),
        }
    }

    /// The place at this point that an address may mean, if there is one: a person chose it among several.
    #[must_use]
    pub fn meant(&self, address: &str, lon: f64, lat: f64) -> Option<Location> {
        let query = Query { text: address, limit: CANDIDATES, near: None };
        let answers = self.geocode(&query, Audience::Staff);
        let chosen = answers
            .iter()
            .find(|answer| Haversine.distance(answer.point, Point::new(lon, lat)) <= SAME_PLACE_M)?;
        Some(Location { confidence: 1.0, ..self.location(chosen) })
    }

    /// What to store of an answer.
    #[must_use]
    pub fn location(&self, answer: &Answer) -> Location {
        Location {
            lon: answer.point.x(),
            lat: answer.point.y(),
            match_level: answer.match_level.as_str().to_owned(),
            confidence: answer.confidence,
            accuracy_m: answer.accuracy_m,
            place_label: answer.mapped_label.clone(),
            street_label: answer.street_label.clone(),
        }
    }
}

/// Whether a machine may place a marker by this answer: a whole settlement is no place for one.
#[must_use]
pub fn is_automatic(answer: &Answer) -> bool {
    answer.confidence >= AUTOMATIC_THRESHOLD && answer.match_level != MatchLevel::Settlement
}

fn candidate(answer: &Answer) -> Candidate {
    Candidate {
        label: answer.mapped_label.clone(),
        street_label: answer.street_label.clone(),
        lon: answer.point.x(),
        lat: answer.point.y(),
        match_level: answer.match_level,
        confidence: answer.confidence,
        accuracy_m: answer.accuracy_m,
    }
}
