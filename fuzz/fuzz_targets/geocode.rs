//! Any text to the geocoder over the sample community: it does not panic, and what it answers makes sense.
#![no_main]

use std::{path::Path, sync::LazyLock};

use geo::Point;
use hromada_map::{
    geocoder::{Answer, Geocoder, Query, fold, stem},
    osm,
};
use libfuzzer_sys::fuzz_target;

const LIMIT: usize = 5;

static GEOCODER: LazyLock<Geocoder> = LazyLock::new(|| {
    let sample = concat!(env!("CARGO_MANIFEST_DIR"), "/../tests/fixtures/sample.osm.pbf");
    let extract = osm::read(Path::new(sample), None, &|_| ()).expect("the sample is readable");
    Geocoder::new(&extract.gazetteer)
});

fuzz_target!(|text: &str| {
    let query = Query { text, limit: LIMIT, near: None };
    let found = GEOCODER.geocode(&query);
    check(&found);
    check(&GEOCODER.geocode(&Query { near: Some(Point::new(36.7, 48.25)), ..query }));
    check(&GEOCODER.autocomplete(&query));
    if let Some(first) = found.first() {
        check(&GEOCODER.reverse(first.point, LIMIT));
    }
    for word in text.split_whitespace() {
        let folded = fold(word);
        assert!(folded.is_ascii(), "{word} folds to {folded}");
        let short = stem(&folded);
        assert_eq!(stem(short), short, "the stem of {word}");
    }
});

fn check(answers: &[Answer]) {
    assert!(answers.len() <= LIMIT);
    for answer in answers {
        assert!((0.0..=1.0).contains(&answer.confidence), "{answer:?}");
        assert!((-180.0..=180.0).contains(&answer.point.x()), "{answer:?}");
        assert!((-90.0..=90.0).contains(&answer.point.y()), "{answer:?}");
        assert!(answer.accuracy_m.is_finite() && answer.accuracy_m >= 0.0, "{answer:?}");
        assert!(!answer.label.is_empty(), "{answer:?}");
    }
}
