//! A year of requests as a contact centre's export would hold them, and where each truly is.

use chrono::{Datelike, Duration, NaiveDate, NaiveDateTime, Weekday};

use super::addresses;
use super::lots::Use;
use super::phrases::{HOPELESS, PEOPLE, WORDS, Words};
use super::places::{House, Places};
use super::plane::P;
use super::progress::{self, Progress};
use super::rng::Rng;
use super::services::{EXECUTORS, SERVICES, SampleService};

/// Rows of the sample.
const COUNT: usize = 2000;

/// One row of the export.
#[derive(Debug)]
pub struct Request {
    /// Service.
    pub service: &'static SampleService,
    /// When it was registered, local time.
    pub registered: NaiveDateTime,
    /// Address as typed.
    pub address: String,
    /// Where it is and how that is known (`house`, `intersection`, `poi`, `street`); none for hopeless addresses.
    pub truth: Option<(P, &'static str)>,
    /// Text as typed.
    pub raw: String,
    /// Moderated text, or empty.
    pub public: &'static str,
    /// Executing organisation.
    pub executor: &'static str,
    /// Status, due date and closing.
    pub progress: Progress,
}

/// The last day of the sample's year.
pub fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 20).unwrap_or_default()
}

/// All requests, in the order of registration.
pub fn year(places: &Places) -> Vec<Request> {
    let mut rng = Rng::new("requests");
    let weights: Vec<f64> = WORDS.iter().map(|words| words.weight).collect();
    let mut found: Vec<Request> = (0..COUNT)
        .filter_map(|_| {
            let words = &WORDS[rng.weighted(&weights)];
            let service = SERVICES.iter().find(|service| service.code == words.code)?;
            Some(request(service, words, places, &mut rng))
        })
        .collect();
    found.sort_by_key(|request| request.registered);
    found
}

fn request(service: &'static SampleService, words: &Words, places: &Places, rng: &mut Rng) -> Request {
    let registered = moment(words, rng);
    let (address, settlement, truth) = place(service.code, registered, places, rng);
    let progress = progress::of(service, registered, rng);
    // In villages the starosta's office does what needs no special crew.
    let local = matches!(
        service.code,
        "waste" | "dumps" | "trees" | "mowing" | "snow" | "cemetery" | "stray_animals"
    );
    let executor = match settlement {
        1..=3 if local => EXECUTORS[7],
        4..=6 if local => EXECUTORS[8],
        _ => EXECUTORS[service.executor],
    };
    let &(said, moderated) = rng.pick(words.texts);
    let public = if rng.chance(0.22) { "" } else { moderated };
    Request { service, registered, address, truth, raw: raw(said, rng), public, executor, progress }
}

/// A moment in the year by the service's season; mostly in working hours.
fn moment(words: &Words, rng: &mut Rng) -> NaiveDateTime {
    let peak = words.months.iter().copied().fold(0.0, f64::max);
    loop {
        let day = today() - Duration::days(rng.below(365) as i64);
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        if rng.unit() * peak > words.months[day.month0() as usize] || (weekend && rng.chance(0.75)) {
            continue;
        }
        let minute = if rng.chance(0.88) { 8 * 60 + rng.below(9 * 60) } else { 6 * 60 + rng.below(16 * 60) };
        return day.and_time(chrono::NaiveTime::default()) + Duration::minutes(minute as i64);
    }
}

/// The text as typed: now and then with the caller's name and telephone, which must never become public.
fn raw(said: &str, rng: &mut Rng) -> String {
    let mut text = said.to_owned();
    if rng.chance(0.16) {
        text += &format!(", {}", rng.pick(PEOPLE));
    }
    if rng.chance(0.14) {
        // No subscriber's number begins with 000.
        text += &format!(
            ", т. {}-000-{:02}-{:02}",
            rng.pick(&["067", "050", "095"]),
            rng.below(100),
            rng.below(100)
        );
    }
    text
}

type Placed = (String, usize, Option<(P, &'static str)>);

fn place(code: &str, registered: NaiveDateTime, places: &Places, rng: &mut Rng) -> Placed {
    if rng.chance(0.03) {
        return ((*rng.pick(HOPELESS)).to_owned(), 0, None);
    }
    let landmark = match code {
        "cemetery" => Some(Use::Cemetery),
        _ => None,
    };
    if landmark.is_some()
        || code == "bus_stops"
        || (rng.chance(0.075) && code != "housing" && code != "social")
    {
        // Only what is the one of its kind in its settlement can be found by its kind.
        let fits = |purpose: Option<Use>| match code {
            "cemetery" => purpose == Some(Use::Cemetery),
            "bus_stops" | "bus_schedule" => purpose.is_none(),
            _ => purpose.is_none_or(|purpose| !matches!(purpose, Use::Cemetery | Use::Elevator | Use::Works)),
        };
        let known: Vec<_> = places.landmarks.iter().filter(|place| fits(place.purpose)).collect();
        let place = *rng.pick(&known);
        return (addresses::landmark(place, rng), place.settlement, Some((place.point, "poi")));
    }
    if rng.chance(0.045) {
        let crossing = rng.pick(&places.crossings);
        let text = addresses::crossing(crossing, rng);
        return (text, crossing.settlement, Some((crossing.point, "intersection")));
    }
    let house = pick_house(code, registered, &places.houses, rng);
    if rng.chance(0.04) {
        return (addresses::opposite(house, rng), house.settlement, Some((house.point, "house")));
    }
    if rng.chance(0.03) {
        let text = addresses::street(house.settlement, house.street, rng);
        return (text, house.settlement, Some((house.point, "street")));
    }
    (addresses::house(house, rng), house.settlement, Some((house.point, "house")))
}

/// A house, with the year's sore spots: a quarter left dark in autumn, a street with an old pipe, a worn road, the
/// flats' boiler.
fn pick_house<'a>(code: &str, registered: NaiveDateTime, houses: &'a [House], rng: &mut Rng) -> &'a House {
    let autumn = registered.month() >= 9;
    let sore: &[&str] = match code {
        "lighting" if autumn && rng.chance(0.4) => {
            &["вулиця Левка Симиренка", "Лугова вулиця", "Рибальська вулиця"]
        }
        "water_leak" if rng.chance(0.5) => &["вулиця Петра Калнишевського"],
        "potholes" if rng.chance(0.25) => &["Привокзальна вулиця", "Елеваторна вулиця"],
        "dumps" if rng.chance(0.3) => &["Ковальська вулиця", "Яружна вулиця"],
        _ => &[],
    };
    let flats = code == "housing";
    let fits: Vec<&House> = houses
        .iter()
        .filter(|house| if flats { house.flats } else { sore.is_empty() || sore.contains(&house.street) })
        .collect();
    let mut house = *rng.pick(&fits);
    // People of the town call more often than their number of houses says.
    if house.settlement > 0 && rng.chance(0.3) {
        house = *rng.pick(&fits);
    }
    house
}
