//! Registers one submission: checks it, finds its place, stores it with its history.

use chrono::Utc;
use geo::Point;
use serde::Serialize;
use sha2::{Digest, Sha256};

use super::locate::{Candidate, Found, Gazetteered};
use crate::{
    db::{
        self, DbError, Pool,
        request::{From, Location, NewRequest},
    },
    domain::{Role, Status, limits},
    geocoder::Audience,
};

/// Where submissions come from, in the store.
const SOURCE: &str = "api";

/// A submission, not yet checked.
#[derive(Debug, Clone)]
pub struct NewSubmission {
    /// Code of the service.
    pub service: String,
    /// Where the question must be resolved, in words.
    pub address: Option<String>,
    /// Or as lon, lat in degrees; with words, the place they mean.
    pub point: Option<[f64; 2]>,
    /// The question.
    pub text: String,
    /// Whether its sender says that the place is the applicant's own residence.
    pub at_residence: bool,
    /// Whose it is.
    pub from: From,
    /// Where the applicant lives, where that is known.
    pub residence: Option<String>,
    /// Login of the operator who types it in while the caller talks (M3).
    pub operator: Option<String>,
    /// The sender's key: the same key twice is the same submission.
    pub key: Option<String>,
}

impl NewSubmission {
    /// With a key: the same for the same key and content, whoever sends it. Without: one of its own.
    fn fingerprint(&self) -> String {
        let Some(key) = &self.key else { return format!("{:032x}", rand::random::<u128>()) };
        let Self { service, address, point, text, at_residence, from, .. } = self;
        let content = format!("{key:?} {service:?} {address:?} {point:?} {text:?} {at_residence} {from:?}");
        Sha256::digest(content).iter().fold(String::new(), |hex, byte| format!("{hex}{byte:02x}"))
    }
}

/// Whether the place that is given to a request is the residence of its applicant, as far as that is known.
///
/// # Errors
/// The database is not reachable.
pub async fn found_at_residence(
    pool: &Pool,
    gazetteer: &Gazetteered,
    number: &str,
    at: &Location,
) -> Result<bool, DbError> {
    let home = db::location::home(pool, number).await?;
    Ok(home.is_some_and(|home| {
        is_at_residence(gazetteer, &home.residence, home.address.as_deref(), Some((at.lon, at.lat)))
    }))
}

/// Whether a place is the applicant's residence, which it is also where the same words stand for both.
fn is_at_residence(
    gazetteer: &Gazetteered,
    residence: &str,
    address: Option<&str>,
    place: Option<(f64, f64)>,
) -> bool {
    let words =
        |text: &str| -> String { text.to_lowercase().chars().filter(|c| c.is_alphanumeric()).collect() };
    let same_words = |address: &str| {
        let address = words(address);
        !address.is_empty() && words(residence).starts_with(&address)
    };
    address.is_some_and(same_words) || place.is_some_and(|(lon, lat)| gazetteer.is_home(residence, lon, lat))
}

/// What became of a submission.
#[derive(Debug)]
pub struct Registered {
    /// Its registration number.
    pub number: String,
    /// Its state.
    pub status: Status,
    /// Where it was placed, or what a person will choose from.
    pub location: Placement,
    /// False when it had been registered before under the same key.
    pub is_new: bool,
}

/// Where a submission was placed.
#[derive(Debug, Serialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Placement {
    /// On the map, once accepted.
    Placed {
        /// Place in words.
        label: String,
    },
    /// Waits for a person.
    NeedsLocation {
        /// What that person will choose from.
        candidates: Vec<Candidate>,
    },
    /// Was decided when the submission first came.
    Known,
}

/// Why a submission is not registered.
#[derive(Debug, thiserror::Error)]
pub enum RegisterError {
    /// The classifier has no such service; these it has.
    #[error("unknown service; the classifier has {0:?}")]
    UnknownService(Vec<String>),
    /// Neither an address nor a point.
    #[error("give an address or a point")]
    NoPlace,
    /// A text is empty or too long.
    #[error("{field} must have 1 to {longest} characters")]
    Length {
        /// Which field.
        field: &'static str,
        /// In characters.
        longest: usize,
    },
    /// Coordinates that are not on the globe.
    #[error("the point is not a longitude and a latitude in degrees")]
    NotOnGlobe,
    /// K1.1: the problem lies inside the community's boundary.
    #[error("{lon}, {lat} lies outside the community")]
    Outside {
        /// Degrees.
        lon: f64,
        /// Degrees.
        lat: f64,
    },
    /// The database.
    #[error(transparent)]
    Db(#[from] DbError),
}

/// Registers a submission. `audience` decides what its sender is told of the place.
///
/// # Errors
/// A [`RegisterError`]; then nothing is stored.
pub async fn register(
    pool: &Pool,
    gazetteer: &Gazetteered,
    submission: NewSubmission,
    audience: Audience,
) -> Result<Registered, RegisterError> {
    check_length("text", &submission.text, limits::TEXT)?;
    check_service(pool, &submission.service).await?;
    let found = match (submission.address.as_deref().map(str::trim), submission.point) {
        (Some(address), None) => {
            check_length("address", address, limits::ADDRESS)?;
            gazetteer.locate(address)
        }
        (Some(address), Some([lon, lat])) => {
            check_length("address", address, limits::ADDRESS)?;
            let point = at_point(pool, gazetteer, lon, lat).await?;
            Found::Place(gazetteer.meant(address, lon, lat).unwrap_or(point))
        }
        (None, Some([lon, lat])) => Found::Place(at_point(pool, gazetteer, lon, lat).await?),
        (None, None) => return Err(RegisterError::NoPlace),
    };
    let (location, candidates) = match found {
        Found::Place(location) => (Some(location), vec![]),
        Found::Candidates(candidates) => (None, candidates),
    };
    let at_residence = submission.at_residence
        || submission.residence.as_deref().is_some_and(|residence| {
            let place = location.as_ref().map(|at| (at.lon, at.lat));
            is_at_residence(gazetteer, residence, submission.address.as_deref(), place)
        });
    let told = Told::new(gazetteer, submission.address.as_deref(), audience);
    let request = NewRequest {
        source: SOURCE,
        source_key: submission.fingerprint(),
        external_number: None,
        service: submission.service,
        status: Status::Registered,
        executor: None,
        registered_at: Utc::now(),
        due_on: None,
        closed_on: None,
        changed_at: None,
        address_typed: submission.address.is_some(),
        address: submission
            .address
            .or_else(|| location.as_ref().map(|at| at.place_label.clone()))
            .unwrap_or_default(),
        raw_text: submission.text,
        public_text: None,
        at_residence,
        role: if submission.operator.is_some() { Role::Operator } else { Role::Applicant },
        actor: submission.operator.unwrap_or_else(|| SOURCE.to_owned()),
        from: submission.from,
        location,
        candidates: serde_json::to_value(&candidates).unwrap_or_default(),
    };
    let numbers = db::request::register(pool, std::slice::from_ref(&request), &mut || ()).await?;
    match numbers.into_iter().next().flatten() {
        Some(number) => Ok(Registered {
            number: number.to_string(),
            status: Status::Registered,
            location: match request.location {
                Some(location) => Placement::Placed { label: told.label(location) },
                None => Placement::NeedsLocation { candidates: told.candidates },
            },
            is_new: true,
        }),
        None => {
            let number =
                db::request::number_by_key(pool, SOURCE, &request.source_key).await?.unwrap_or_default();
            Ok(Registered { number, status: Status::Registered, location: Placement::Known, is_new: false })
        }
    }
}

/// A place given as a point: inside the community, named after the nearest address.
///
/// # Errors
/// Not on the globe, or outside the community.
pub async fn at_point(
    pool: &Pool,
    gazetteer: &Gazetteered,
    lon: f64,
    lat: f64,
) -> Result<Location, RegisterError> {
    if !(-180.0..=180.0).contains(&lon) || !(-90.0..=90.0).contains(&lat) {
        return Err(RegisterError::NotOnGlobe);
    }
    if !db::community::contains(pool, lon, lat).await? {
        return Err(RegisterError::Outside { lon, lat });
    }
    let nearest = gazetteer.geocoder.reverse(Point::new(lon, lat), 1).into_iter().next();
    let (place_label, street_label) =
        nearest.map_or_else(Default::default, |nearest| (nearest.label, nearest.street_label));
    Ok(Location {
        lon,
        lat,
        match_level: "point".into(),
        confidence: 1.0,
        accuracy_m: 5.0,
        place_label,
        street_label,
    })
}

/// What the sender of a submission may know of its place: a place that a person gave to the same words before may
/// not be public.
struct Told {
    /// The address as typed; none where a point was given.
    typed: Option<String>,
    candidates: Vec<Candidate>,
}

impl Told {
    fn new(gazetteer: &Gazetteered, typed: Option<&str>, audience: Audience) -> Self {
        let candidates = typed.map(|address| gazetteer.candidates(address.trim(), audience));
        Self { typed: typed.map(str::to_owned), candidates: candidates.unwrap_or_default() }
    }

    /// The place in words; in the sender's own words where no others may be told.
    fn label(&self, location: Location) -> String {
        let may_know = |typed: &String| {
            let told = self.candidates.iter().any(|candidate| candidate.label == location.place_label);
            (!told).then(|| typed.clone())
        };
        self.typed.as_ref().and_then(may_know).unwrap_or(location.place_label)
    }
}

async fn check_service(pool: &Pool, code: &str) -> Result<(), RegisterError> {
    let services = db::service::offered(pool).await?;
    if services.iter().any(|service| service.code == code) {
        return Ok(());
    }
    Err(RegisterError::UnknownService(services.into_iter().map(|service| service.code).collect()))
}

fn check_length(field: &'static str, text: &str, longest: usize) -> Result<(), RegisterError> {
    let says_something = limits::is_readable(text) && text.chars().any(char::is_alphanumeric);
    if says_something && text.trim().chars().count() <= longest {
        return Ok(());
    }
    Err(RegisterError::Length { field, longest })
}
