//! What the geocoder makes of the sample community: every mapped address under its own label, strings as operators
//! type them, and streets that are not there. No database is needed: the gazetteer comes straight from the extract.

use std::{collections::HashMap, path::Path, sync::LazyLock};

use hromada_map::{
    domain::gazetteer::{Gazetteer, main_name},
    geocoder::{AUTOMATIC_THRESHOLD, Answer, Geocoder, MatchLevel, Query},
    osm,
};
use serde::Deserialize;

/// A labelled query. Any of the points is right, and any of the line of a street asked for without a house.
#[derive(Debug, Deserialize)]
struct Case {
    q: String,
    want: String,
    points: Vec<[f64; 2]>,
    #[serde(default)]
    line: Vec<[f64; 2]>,
}

static SAMPLE: LazyLock<(Gazetteer, Geocoder)> = LazyLock::new(|| {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/sample.osm.pbf");
    let extract = osm::read(&file, None, &|_| ()).unwrap();
    let geocoder = Geocoder::new(&extract.gazetteer);
    (extract.gazetteer, geocoder)
});

fn cases(file: &str) -> Vec<Case> {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/geocoder").join(file);
    let text = std::fs::read_to_string(file).unwrap();
    text.lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn first(text: &str) -> Option<Answer> {
    SAMPLE.1.geocode(&Query::new(text)).into_iter().next()
}

fn is_confident(answer: &Answer) -> bool {
    answer.confidence >= AUTOMATIC_THRESHOLD && answer.match_level != MatchLevel::Settlement
}

/// Metres, on the plane that touches the earth at the first point.
fn metres(a: [f64; 2], b: [f64; 2]) -> f64 {
    ((a[0] - b[0]) * 111_320.0 * a[1].to_radians().cos()).hypot((a[1] - b[1]) * 111_320.0)
}

fn metres_off(case: &Case, answer: &Answer) -> f64 {
    let at = [answer.point.x(), answer.point.y()];
    case.points.iter().chain(&case.line).map(|point| metres(at, *point)).fold(f64::MAX, f64::min)
}

#[test]
fn every_mapped_address_is_found_under_its_own_label() {
    let gazetteer = &SAMPLE.0;
    let mut places: HashMap<String, Vec<[f64; 2]>> = HashMap::new();
    for house in gazetteer.houses.iter().filter(|house| !house.interpolated) {
        let street = house.street.map(|id| main_name(&gazetteer.streets[id as usize].names));
        let settlement = house.settlement.map(|id| main_name(&gazetteer.settlements[id as usize].names));
        let parts = [street, Some(house.number.as_str()), settlement];
        let label = parts.into_iter().flatten().collect::<Vec<_>>().join(", ");
        places.entry(label).or_default().push([house.point.x(), house.point.y()]);
    }
    assert!(places.len() > 3000);
    for (label, points) in places {
        let answer = first(&label).unwrap_or_else(|| panic!("nothing for {label}"));
        let at = [answer.point.x(), answer.point.y()];
        assert!(points.iter().any(|point| metres(at, *point) < 1.0), "{label}: {answer:?}");
        assert_eq!(answer.match_level, MatchLevel::House, "{label}");
        assert_eq!(first(&answer.label).unwrap().label, answer.label);
    }
}

#[test]
fn strings_as_operators_type_them_are_understood() {
    let cases = cases("operators.jsonl");
    let within = |case: &Case| match case.want.as_str() {
        "house" => 50.0,
        "cross" => 60.0,
        _ => 150.0,
    };
    let missed: Vec<&str> = cases
        .iter()
        .filter(|case| !first(&case.q).is_some_and(|answer| metres_off(case, &answer) <= within(case)))
        .map(|case| case.q.as_str())
        .collect();
    assert!(missed.len() * 100 <= cases.len() * 5, "{} of {}: {missed:#?}", missed.len(), cases.len());
    let misled: Vec<&str> = cases
        .iter()
        .filter(|case| first(&case.q).is_some_and(|a| is_confident(&a) && metres_off(case, &a) > 200.0))
        .map(|case| case.q.as_str())
        .collect();
    assert!(misled.is_empty(), "{misled:#?}");
}

#[test]
fn streets_that_are_not_there_are_not_found_with_confidence() {
    for case in cases("near_misses.jsonl") {
        let answer = first(&case.q).filter(is_confident);
        assert!(answer.is_none(), "{}: {answer:?}", case.q);
    }
}
