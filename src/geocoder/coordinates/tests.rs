//! Coordinates over a small community: every notation, what is no coordinate, and inputs nobody should send.

use geo::{LineString, MultiLineString, Point};
use proptest::prelude::*;

use super::super::Geocoder;
use super::*;
use crate::domain::gazetteer::{Gazetteer, House, Name, NameKind, Settlement, SettlementKind, Street};

const LAT: f64 = 47.9105;
const LON: f64 = 33.3917;

fn named(text: &str) -> Vec<Name> {
    vec![Name { kind: NameKind::Main, text: text.to_owned() }]
}

fn settlement(name: &str, kind: SettlementKind, lon: f64, lat: f64) -> Settlement {
    Settlement {
        osm_ref: String::new(),
        kind,
        names: named(name),
        district: None,
        centre: Point::new(lon, lat),
        boundary: None,
        population: None,
    }
}

/// A city with one street that runs north by the point of the tests, one house there, and a village 40 km east.
fn gazetteer() -> Gazetteer {
    let street = Street {
        names: named("вулиця Миру"),
        settlement: Some(0),
        lines: MultiLineString(vec![LineString::from(vec![(LON, 47.88), (LON, 47.94)])]),
    };
    let house = |number: &str, lon: f64, lat: f64| House {
        number: number.to_owned(),
        street: Some(0),
        settlement: Some(0),
        district: None,
        point: Point::new(lon, lat),
        interpolated: false,
    };
    Gazetteer {
        settlements: vec![
            settlement("Кривий Ріг", SettlementKind::City, 33.40, 47.90),
            settlement("Степове", SettlementKind::Village, 33.95, 47.90),
        ],
        streets: vec![street],
        houses: vec![house("12", LON + 0.0002, LAT), house("33", LON + 0.0002, 47.93)],
        ..Gazetteer::default()
    }
}

thread_local! {
    static COMMUNITY: std::rc::Rc<Geocoder> = std::rc::Rc::new(Geocoder::new(&gazetteer()));
}

fn answer(text: &str) -> Option<Answer> {
    let geocoder = COMMUNITY.with(std::rc::Rc::clone);
    geocode(&geocoder.index, &geocoder.reverse, &Query::new(text))
}

/// Distance of the answer from the point of the tests, metres.
fn off(answer: &Answer) -> f64 {
    Position::new(answer.point).distance(Position::new(Point::new(LON, LAT)))
}

#[test]
fn every_usual_notation_is_read() {
    for text in [
        "47.9105, 33.3917",
        "47.9105 33.3917",
        "47.9105,33.3917",
        "47,9105 33,3917",
        "47,9105; 33,3917",
        "47,9105, 33,3917",
        "47,9105,33,3917",
        "(47.9105, 33.3917)",
        "[47.9105; 33.3917]",
        "47.9105 / 33.3917",
        "47.9105\n33.3917",
        "  47.9105 ,\t33.3917.",
        "+47.9105, +33.3917",
        "33.3917, 47.9105",
        "N47.9105 E33.3917",
        "N 47.9105, E 33.3917",
        "n47.9105 e33.3917",
        "47.9105N 33.3917E",
        "47.9105 N, 33.3917 E",
        "E33.3917 N47.9105",
        "33.3917E, 47.9105N",
        "47.9105°N 33.3917°E",
        "47.9105° 33.3917°",
        "47,9105° N, 33,3917° Е",
        "47.9105° пн. ш., 33.3917° сх. д.",
        "47.9105 пн.ш. 33.3917 сх.д.",
        "пн. ш. 47.9105 сх. д. 33.3917",
        "47.9105 с.ш. 33.3917 в.д.",
        "47.9105° с. ш. 33.3917° в. д.",
        "47.9105 північної широти, 33.3917 східної довготи",
        "широта 47.9105 довгота 33.3917",
        "довгота: 33.3917; широта: 47.9105",
        "Широта: 47,9105 пн., довгота: 33,3917 сх.",
        "lat: 47.9105, lon: 33.3917",
        "lat=47.9105&lng=33.3917",
        "lon,lat: 33.3917, 47.9105",
        "координати: 47.9105, 33.3917",
        "Координати 47.9105 33.3917",
        "gps 47.9105,33.3917",
        "GPS точка 47.9105 33.3917",
        "координаты места: 47.9105, 33.3917",
        "📍47.9105, 33.3917",
        "«47.9105, 33.3917»",
        "47.9105, 33.3917 біля дерева",
        "47.9105, 33.3917, яма 2 м на 3 м",
        "47.9105 33.3917 5 м від стовпа",
        "Яма на дорозі 47.9105, 33.3917. Дякую!",
        "вул. Миру 12 (47.9105, 33.3917)",
        "вул. Миру, 12, 47.9105 33.3917",
        "вул. Миру 12 47.9105, 33.3917",
        "стовп 47,9105 33,3917 біля дерева",
    ] {
        let answer = answer(text).unwrap_or_else(|| panic!("{text}: none"));
        assert!(off(&answer) < 0.1, "{text}: {:?}", answer.point);
        assert_eq!((answer.match_level, answer.confidence), (MatchLevel::Coordinates, SURE), "{text}");
        assert_eq!(answer.label, "вулиця Миру, 12, Кривий Ріг", "{text}");
    }
}

#[test]
fn degrees_minutes_and_seconds_are_read_with_any_quotes() {
    let point =
        Position::new(Point::new(33.0 + 23.0 / 60.0 + 30.0 / 3600.0, 47.0 + 54.0 / 60.0 + 38.0 / 3600.0));
    for text in [
        "47°54'38\"N 33°23'30\"E",
        "47°54′38″N, 33°23′30″E",
        "47°54’38”N 33°23’30”E",
        "47º54`38``N 33º23`30``E",
        "47°54'38'' 33°23'30''",
        "47° 54' 38\" пн. ш. 33° 23' 30\" сх. д.",
        "пн.ш. 47°54'38\", сх.д. 33°23'30\"",
        "47°54'38\" с.ш., 33°23'30\" в.д.",
        "47°54'38,0\"N 33°23'30,0\"E",
        "N47°54'38\" E033°23'30\"",
        "33°23'30\"E 47°54'38\"N",
        "47° 54′ 38″, 33° 23′ 30″",
        "47 54 38, 33 23 30",
        "47 54 38 33 23 30",
        "47 54 38 N, 33 23 30 E",
        "N 47 54 38 E 33 23 30",
        "47*54'38\" 33*23'30\"",
        "47 град. 54 мин. 38 сек. с.ш., 33 град. 23 мин. 30 сек. в.д.",
        "47 градусів 54 хвилини 38 секунд, 33 градуси 23 хвилини 30 секунд",
        "47° 54.6333' 33° 23.5'",
        "47° 54.6333' N, 33° 23.5000' E",
        "N47 54.6333 E33 23.5000",
        "47 54.6333, 33 23.5000",
        "біля дерева 47°54'38\"N 33°23'30\"E, глибока яма",
        "https://www.google.com/maps/place/47%C2%B054'38.0%22N+33%C2%B023'30.0%22E/@47.9,33.38,17z",
    ] {
        let answer = answer(text).unwrap_or_else(|| panic!("{text}: none"));
        let metres = Position::new(answer.point).distance(point);
        assert!(metres < 0.5, "{text}: {:?}", answer.point);
        assert_eq!(answer.confidence, SURE, "{text}");
    }
}

#[test]
fn addresses_and_other_numbers_are_no_coordinates() {
    for text in [
        "",
        "вул. Миру 12, 33",
        "Соборна 47, 33",
        "Соборна 47 33",
        "47, 33",
        "47 33",
        "вул. Миру, 47/33",
        "вул. Миру 47-33",
        "вул. Миру 47,49,51,53",
        "Миру 12, кв. 33, 5 поверх, 3 під'їзд",
        "вул. Миру 12, т. 067-123-45-67",
        "Миру 12 тел 0671234567, 0501234567",
        "098 765 43 21, 067 123 45 67",
        "067.123.45.67 098.123.45.67",
        "067.1234567 098.1234567",
        "47-12-34, 33-12-34",
        "вул. Миру 12.05.2024 о 10.30, 12.45",
        "квартира 47.5 м2, кухня 33.3 м2",
        "8 Березня 12",
        "вул. 12 Квітня 47, 33 під'їзд 2",
        "вул. Миру 47 н, 33 е",
        "2 + 2 = 4, 12+14",
        "с. Степове 47, д. 33",
        "пн 9.00-18.00, сх 12.00",
        "ПК 47 54 38",
        "192.168.47.33",
        "100 54 38 190 23 30",
        "+380671234567",
        "вода 47° замість 33°",
        "http://example.org/47",
    ] {
        assert_eq!(answer(text).map(|answer| answer.point), None, "{text}");
    }
}

#[test]
fn what_lies_outside_or_is_too_coarse_is_left_to_a_person() {
    for text in [
        "50.4501, 30.5234",
        "N47.9105 W33.3917",
        "S47.9105 E33.3917",
        "-47.9105, 33.3917",
        "47.9, 33.4",
        "47°54' 33°23'",
    ] {
        let answer = answer(text).unwrap_or_else(|| panic!("{text}"));
        assert_eq!(answer.confidence, UNSURE, "{text}");
    }
    let far = answer("50.45010, 30.52340").unwrap();
    assert_eq!((far.label.as_str(), far.street_label.as_str()), ("50.45010, 30.52340", ""));
    let written = answer("E33.3917 N47.9105").unwrap();
    assert!(off(&written) < 0.1);
    // What the letters say is followed even out of the community.
    assert!((answer("47.9105E 33.3917N").unwrap().point.x() - 47.9105).abs() < 1e-9);
}

#[test]
fn accuracy_is_what_was_typed() {
    let accuracy = |text: &str| answer(text).unwrap().accuracy_m;
    assert_eq!(accuracy("47.910512, 33.391734"), PHONE_M);
    assert!((60.0..70.0).contains(&accuracy("47.910, 33.391")));
    // Programs drop zeros at the end: the finer one counts.
    assert_eq!(accuracy("47.91, 33.391734"), PHONE_M);
    assert!((18.0..20.0).contains(&accuracy("47°54'38\"N 33°23'30\"E")));
    assert_eq!(accuracy("geo:47.9105,33.3917;u=40"), 40.0);
}

#[test]
fn an_answer_is_named_by_what_is_near() {
    let street = answer("47.9200, 33.3920").unwrap();
    assert_eq!((street.label.as_str(), street.house_number), ("вулиця Миру, Кривий Ріг", None));
    let field = answer("47.9200, 33.4300").unwrap();
    assert_eq!(field.label, "47.92000, 33.43000");
    assert_eq!(field.street_label, "Кривий Ріг", "the public must not read the point from it");
    assert_eq!(field.confidence, SURE);
}

#[test]
fn plus_codes_are_found_near_what_is_named() {
    let code = code_of(LON, LAT);
    let short = &code[4..];
    let lower = short.to_lowercase().replace('x', "х").replace('c', "с");
    let texts = [
        code.clone(),
        short.to_owned(),
        lower,
        format!("{short} Кривий Ріг"),
        format!("{short} Кривий Ріг, Дніпропетровська область, Україна"),
        format!("Кривий Ріг, {short}"),
        format!("{short}, Кривому Розі"),
        format!("https://plus.codes/{code}"),
        format!("https://www.google.com/maps/place/{}+Кривий+Ріг", short.replace('+', "%2B")),
    ];
    for text in &texts {
        let answer = answer(text).unwrap_or_else(|| panic!("{text}"));
        assert!(off(&answer) < 15.0, "{text}: {:?}", answer.point);
        assert_eq!(answer.confidence, SURE, "{text}");
        assert!((PHONE_M..10.0).contains(&answer.accuracy_m));
    }
    // A city that is not ours: the code is not the one near us.
    assert_eq!(answer(&format!("{short} Львів")).unwrap().confidence, UNSURE);
}

fn code_of(lon: f64, lat: f64) -> String {
    plus_code::write(Point::new(lon, lat))
}

fn sexagesimal(degrees: f64) -> (u32, u32, f64) {
    let minutes = degrees.fract() * 60.0;
    (degrees as u32, minutes as u32, minutes.fract() * 60.0)
}

proptest! {
    /// What is written in a notation is read back as the same place, to the exactness of the writing.
    #[test]
    fn a_place_written_in_any_notation_is_read_back(dx in -0.01..0.01, dy in -0.01..0.01, how in 0..11usize) {
        let (lon, lat) = (LON + dx, LAT + dy);
        let ((d, m, s), (e, n, t)) = (sexagesimal(lat), sexagesimal(lon));
        // Rounding up to 60 seconds is nobody's notation.
        prop_assume!(s < 59.9 && t < 59.9);
        let comma = |degrees: f64| format!("{degrees:.6}").replace('.', ",");
        let text = match how {
            0 => format!("{lat:.6}, {lon:.6}"),
            1 => format!("{} {}", comma(lat), comma(lon)),
            2 => format!("{},{}", comma(lat), comma(lon)),
            3 => format!("N{lat:.6} E{lon:.6}"),
            4 => format!("{lon:.6}E {lat:.6}N"),
            5 => format!("{d}°{m}'{s:.2}\"N {e}°{n}'{t:.2}\"E"),
            6 => format!("{d} {m} {s:.2}, {e} {n} {t:.2}"),
            7 => format!("{d}° {:.5}′ пн. ш., {e}° {:.5}′ сх. д.", f64::from(m) + s / 60.0, f64::from(n) + t / 60.0),
            8 => format!("geo:{lat:.6},{lon:.6}?z=19"),
            9 => format!("https://www.openstreetmap.org/#map=19/{lat:.6}/{lon:.6}"),
            _ => code_of(lon, lat),
        };
        let answer = answer(&text);
        prop_assert!(answer.is_some(), "{}", text);
        let answer = answer.unwrap();
        let metres = Position::new(answer.point).distance(Position::new(Point::new(lon, lat)));
        prop_assert!(metres < if how == 10 { 10.0 } else { 0.5 }, "{}: {} m", text, metres);
        prop_assert_eq!(answer.confidence, SURE);
    }

    #[test]
    fn no_text_panics(text in "\\PC{0,80}") {
        prop_assert!(answer(&text).is_none_or(|found| found.accuracy_m.is_finite()));
    }

    #[test]
    fn nothing_like_coordinates_panics(pieces in prop::collection::vec(prop::sample::select(vec![
        "47.9105", "33,3917", "180", "91", "0", "-", "+", "°", "'", "\"", "N", "Е", "с.ш.", "в. д.", ",", ";", " ", "/", "54",
        "geo:", "https://", "waze.com/ul/h", "%", "%C2", "!3d", "!4d", "X98R+2V", "8GVC", "0000+", "lat", "=", "e9", "1e308",
        "99999999999999999999", ".", "u=", "Кривий", "Ріг",
    ]), 0..14)) {
        let text = pieces.concat();
        if let Some(answer) = answer(&text) {
            prop_assert!((-180.0..=180.0).contains(&answer.point.x()) && (-90.0..=90.0).contains(&answer.point.y()), "{}", text);
            prop_assert!(answer.accuracy_m.is_finite());
        }
    }
}
