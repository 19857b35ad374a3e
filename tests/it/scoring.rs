//! `script/geocoder-report`: the rules by which it counts an answer as right or misleading, and a small run of it.

use geo::Point;
use hromada_map::geocoder::{Answer, MatchLevel};

#[allow(dead_code, reason = "its main")]
#[path = "../../benches/geocoder_report/main.rs"]
mod report;

use report::{
    Asked, run,
    score::{Case, Outcome, judge},
};

/// A degree of longitude here is 74.5 km.
const LAT: f64 = 48.0;

fn case(want: &str) -> Case {
    let line = r#"[[36.0, 48.0], [36.0, 48.01]]"#;
    let text = format!(
        r#"{{"class": "1", "q": "вул. Миру 12", "want": "{want}", "points": [[36.0, 48.0]], "line": {line}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

/// An answer so many metres east of the point.
fn answer(metres: f64, match_level: MatchLevel, confidence: f64) -> Answer {
    Answer {
        label: String::new(),
        mapped_label: String::new(),
        street_label: String::new(),
        point: Point::new(36.0 + metres / (111_320.0 * LAT.to_radians().cos()), LAT),
        match_level,
        confidence,
        accuracy_m: 10.0,
        house_number: None,
        street: None,
        settlement: None,
        district: None,
        matched_name: None,
        distance_m: None,
    }
}

#[test]
fn a_right_answer_is_near_enough_for_what_was_asked() {
    use MatchLevel::{House, Interpolated, Settlement, Street};
    for (want, metres, level, right) in [
        ("house", 49.0, House, true),
        ("house", 51.0, House, false),
        ("house", 1.0, Settlement, false),
        ("missing", 149.0, Interpolated, true),
        ("missing", 151.0, Interpolated, false),
        ("street", 29.0, Street, true),
        ("street", 31.0, Street, false),
        ("cross", 59.0, House, true),
        ("cross", 61.0, House, false),
        ("poi", 149.0, House, true),
        ("poi", 151.0, House, false),
    ] {
        let outcome = judge(&case(want), &[answer(metres, level, 0.5)]);
        assert_eq!((outcome.first, outcome.among_three), (right, right), "{want} {metres}");
        assert!(!outcome.confident && !outcome.misleads);
    }
}

#[test]
fn a_misleading_answer_is_confident_and_far_off() {
    use MatchLevel::{House, Interpolated, Settlement, Street};
    for (want, metres, level, confidence, misleads) in [
        ("house", 201.0, House, 0.8, true),
        ("house", 201.0, House, 0.79, false),
        ("house", 199.0, House, 0.9, false),
        ("house", 900.0, Settlement, 0.9, false),
        ("house", 900.0, Street, 0.9, true),
        ("missing", 160.0, House, 0.9, true),
        ("missing", 160.0, Interpolated, 0.9, false),
        ("street", 99.0, Street, 0.9, false),
        ("street", 101.0, Street, 0.9, true),
    ] {
        let outcome = judge(&case(want), &[answer(metres, level, confidence)]);
        assert_eq!(outcome.misleads, misleads, "{want} {metres} {level:?} {confidence}");
    }
    // On the right street, but at its other end: who reads «street» looks along it.
    let mut along = answer(0.0, Street, 0.9);
    along.point = Point::new(36.0, 48.008);
    assert!(!judge(&case("house"), &[along]).misleads);
}

#[test]
fn where_nothing_is_wanted_confidence_is_the_mistake() {
    let nothing = case("none");
    let unsure = judge(&nothing, &[answer(0.0, MatchLevel::House, 0.5)]);
    assert_eq!(unsure, Outcome { first: true, among_three: true, confident: false, misleads: false });
    assert!(judge(&nothing, &[answer(0.0, MatchLevel::House, 0.9)]).misleads);
    assert!(judge(&nothing, &[]).first);
}

#[test]
fn the_third_answer_still_counts_and_the_fourth_does_not() {
    let far = || answer(500.0, MatchLevel::House, 0.5);
    let near = || answer(0.0, MatchLevel::House, 0.4);
    let third = judge(&case("house"), &[far(), far(), near()]);
    assert_eq!((third.first, third.among_three), (false, true));
    assert!(!judge(&case("house"), &[far(), far(), far(), near()]).among_three);
}

#[test]
fn a_report_counts_the_cases_of_each_class_and_half() {
    let folder = tempfile::tempdir().unwrap();
    let cases = folder.path().join("cases.jsonl");
    let line = |class: &str, q: &str, lon: f64| {
        format!(r#"{{"class": "{class}", "q": "{q}", "want": "house", "points": [[{lon}, 48.2767822]]}}"#)
    };
    let lines = [
        line("coordinates", "48.2767822, 36.6753118", 36.6753118),
        line("coordinates", "48.2767822, 36.6753118", 36.7),
        line("nowhere", "хтозна-де", 36.7),
    ];
    std::fs::write(&cases, lines.join("\n")).unwrap();
    let asked = Asked {
        extract: "tests/fixtures/sample.osm.pbf".into(),
        cases: vec![cases],
        community: None,
        halves: true,
        verbose: true,
    };
    let mut out = Vec::new();
    run(&asked, &mut out).unwrap();
    let report = String::from_utf8(out).unwrap();
    let rows = |class: &str| -> Vec<String> {
        let rows = report.lines().filter(|line| line.starts_with(class));
        rows.map(|row| row.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
    };
    // Of two, the first is right; the other is confident and far from what was wanted.
    assert_eq!(
        rows("coordinates "),
        [
            "coordinates 2 50.0 50.0 100.0 50.00",
            "coordinates 1 100.0 100.0 100.0 0.00",
            "coordinates 1 0.0 0.0 100.0 100.00"
        ],
        "{report}"
    );
    assert_eq!(rows("ALL")[0], "ALL 3 33.3 33.3 66.7 33.33");
    assert_eq!(rows("0.9 to 1.0"), ["0.9 to 1.0 2 50.0"]);
    assert_eq!((rows("WRONG").len(), rows("miss").len()), (1, 1));
    assert!(rows("forward")[0].starts_with("forward 3 ") && report.contains("MB resident"));
}
