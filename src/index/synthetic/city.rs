//! A city of streets with addresses, some of which people complain of far more often than of others.

use std::sync::Arc;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc};
use geo::Coord;

use super::Random;
use crate::{
    domain::{
        RegistrationNumber, Status,
        number::{FIRST, LAST},
    },
    index::{Names, Request},
};

/// Degrees of a metre at the city's latitude.
const METRE: Coord<f64> = Coord { x: 1.0 / 74_500.0, y: 1.0 / 111_200.0 };
const NEIGHBOURHOODS: usize = 300;
const STREETS: usize = 12;
/// Metres between two addresses of a street.
const PLOT: f64 = 25.0;
const SERVICES: usize = 32;
const EXECUTORS: usize = 128;
const DISTRICTS: i32 = 7;
/// How far back its requests go.
const DAYS: f64 = 5.0 * 365.25;

/// A city and its requests, one after the other, the latest last: an iterator that ends after as many as were asked for.
#[derive(Debug, Clone)]
pub struct City {
    random: Random,
    today: DateTime<Utc>,
    requests: usize,
    made: usize,
    neighbourhoods: Vec<Coord<f64>>,
    /// Where a street begins, and how far it goes.
    streets: Vec<(Coord<f64>, Coord<f64>)>,
    addresses: Vec<Coord<f64>>,
    /// Running sums of how often each address is complained of.
    weights: Vec<f64>,
    /// Running sums of how often each service is asked for: as one of Zipf's law.
    services: Vec<f64>,
    codes: Vec<Arc<str>>,
}

/// What the services, executors and districts of a city are called.
#[must_use]
pub fn names() -> Names {
    Names {
        services: (0..SERVICES).map(|at| (code(at), format!("Вид заявки № {at}").into())).collect(),
        executors: (1..)
            .take(EXECUTORS)
            .map(|id| (id, format!("Комунальне підприємство № {id}").into()))
            .collect(),
        districts: (1..=DISTRICTS).map(|id| (id, format!("Район № {id}").into())).collect(),
    }
}

fn code(service: usize) -> Arc<str> {
    format!("service_{service}").into()
}

impl City {
    /// A city of so many requests, the last of them registered on the day before `today`.
    #[must_use]
    pub fn new(requests: usize, today: NaiveDate, seed: u64) -> Self {
        let services = (0..SERVICES).scan(0.0, |sum, at| {
            *sum += 1.0 / (at as f64 + 2.0);
            Some(*sum)
        });
        let mut city = Self {
            random: Random(seed),
            today: today.and_time(NaiveTime::MIN).and_utc(),
            requests,
            made: 0,
            neighbourhoods: vec![],
            streets: vec![],
            addresses: vec![],
            weights: vec![],
            services: services.collect(),
            codes: (0..SERVICES).map(code).collect(),
        };
        for _ in 0..NEIGHBOURHOODS {
            city.settle();
        }
        city
    }

    /// Adds a neighbourhood with its streets and addresses.
    fn settle(&mut self) {
        let random = &mut self.random;
        // Along an axis from the south-west to the north-east, as Kryvyi Rih lies.
        let along = random.unit();
        let centre = Coord {
            x: 33.27 + along * 0.36 + random.normal() * 3500.0 * METRE.x,
            y: 47.83 + along * 0.30 + random.normal() * 2500.0 * METRE.y,
        };
        let discontent = (-(random.unit() + 1e-9).ln()).max(0.0).powf(1.5) + 0.1;
        let direction = random.unit() * std::f64::consts::PI;
        for _ in 0..STREETS {
            let turned = if random.unit() < 0.5 { std::f64::consts::FRAC_PI_2 } else { 0.0 };
            let (sin, cos) = (direction + turned).sin_cos();
            let length = 200.0 + 1000.0 * random.unit();
            let start = Coord {
                x: centre.x + random.normal() * 600.0 * METRE.x,
                y: centre.y + random.normal() * 600.0 * METRE.y,
            };
            let step = Coord { x: cos * METRE.x, y: sin * METRE.y };
            self.streets.push((start, Coord { x: step.x * length, y: step.y * length }));
            for plot in 0..(length / PLOT) as usize {
                let metres = plot as f64 * PLOT;
                // Six decimals, as geocoders give them.
                let round = |degrees: f64| (degrees * 1e6).round() / 1e6;
                self.addresses
                    .push(Coord { x: round(start.x + step.x * metres), y: round(start.y + step.y * metres) });
                let weight = discontent * random.unit().max(1e-6).powf(-0.8);
                self.weights.push(self.weights.last().copied().unwrap_or(0.0) + weight);
            }
        }
        self.neighbourhoods.push(centre);
    }

    /// Nine of ten requests are at an address, some along a street, few anywhere.
    fn place(&mut self) -> Coord<f64> {
        let random = &mut self.random;
        let kind = random.unit();
        let (at, spread) = if kind < 0.90 {
            (self.addresses[random.weighted(&self.weights)], 0.0)
        } else if kind < 0.97 {
            let (start, whole) = self.streets[random.below(self.streets.len())];
            let along = random.unit();
            (Coord { x: start.x + whole.x * along, y: start.y + whole.y * along }, 5.0)
        } else {
            (self.neighbourhoods[random.below(self.neighbourhoods.len())], 2000.0)
        };
        Coord {
            x: (at.x + random.normal() * spread * METRE.x).clamp(33.1, 33.8),
            y: (at.y + random.normal() * spread * METRE.y).clamp(47.75, 48.2),
        }
    }

    /// Most of what is young is open, little of what is old.
    fn status(&mut self, age: f64) -> Status {
        let open = match age {
            ..30.0 => 0.45,
            ..120.0 => 0.15,
            _ => 0.02,
        };
        let (chance, which) = (self.random.unit(), self.random.unit());
        if chance < open {
            [Status::Accepted, Status::InProgress, Status::Rework, Status::Clarification]
                [(which * 4.0) as usize]
        } else if chance < open * 1.8 {
            if which < 0.9 { Status::SubmittedDone } else { Status::SubmittedInfeasible }
        } else if which < 0.6 {
            Status::ClosedChecked
        } else if which < 0.9 {
            Status::ClosedConfirmed
        } else {
            Status::ClosedInfeasible
        }
    }
}

impl Iterator for City {
    type Item = Request;

    fn next(&mut self) -> Option<Request> {
        if self.made == self.requests {
            return None;
        }
        let at = self.place();
        // More come each year than the year before.
        let grown = (self.made as f64 + self.random.unit()) / self.requests as f64;
        let age = (1.0 - grown.powf(0.8)) * DAYS;
        let registered_at = self.today - Duration::seconds((age * 86_400.0) as i64 + 1);
        let service = self.random.weighted(&self.services);
        let executor = 1 + (service % 16 * 8 + self.random.below(8)) as i32;
        let term = if service.is_multiple_of(3) { 15 } else { 30 };
        // Ids have gaps, numbers have none.
        let id = (self.made + self.made / 97 + 1) as i64;
        let number = RegistrationNumber::new((FIRST + self.made as u64).min(LAST))?;
        self.made += 1;
        Some(Request {
            id,
            number,
            at,
            status: self.status(age),
            service: Arc::clone(&self.codes[service]),
            executor: Some(executor),
            district: Some(1 + ((at.y - 47.75) / 0.45 * f64::from(DISTRICTS)) as i32)
                .map(|id| id.min(DISTRICTS)),
            registered_at,
            due_on: registered_at.date_naive().checked_add_days(chrono::Days::new(term)),
        })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        let rest = self.requests - self.made;
        (rest, Some(rest))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_city_is_the_same_each_time_and_its_requests_share_places() {
        let today = "2026-11-22".parse().unwrap();
        let requests: Vec<Request> = City::new(2000, today, 42).collect();
        assert!(City::new(2000, today, 42).eq(requests.iter().cloned()));
        let mut places: Vec<String> = requests.iter().map(|request| format!("{:?}", request.at)).collect();
        places.sort();
        places.dedup();
        assert!((500..1900).contains(&places.len()), "{} places", places.len());
        assert!(requests.is_sorted_by_key(|request| request.id));
        assert!(
            requests
                .iter()
                .all(|request| request.registered_at.date_naive() < today && request.status.is_public())
        );
    }
}
