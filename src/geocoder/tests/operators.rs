//! What operators type: slips, unknown places, corners, districts; and what the geocoder says of its reasons.

use super::*;
use crate::domain::gazetteer::District;

/// What operators typed and an earlier version missed; the rule behind each is general.
#[test]
fn slips_of_the_keyboard_and_of_the_ear() {
    let geocoder = community();
    for text in [
        "dek/ Itdxtyrf 12",
        "вулШевченка12",
        "вул. Шевч\"енка 12",
        "дом двенадцать по улице Шевченко",
        "Шевченка 12 дзвонити 050 123-45-67",
        "біля школи 5 по вул. Шевченка 12",
        "р-н Центральний, вул. Шевченка 12",
    ] {
        assert_eq!(first(&geocoder, text).label, "вулиця Тараса Шевченка, 12, Вишневоде", "{text}");
    }
    for text in ["коло п'ятої школи", "КЗШ № 5"] {
        assert_eq!(first(&geocoder, text).label, "Школа № 5, Вишневоде", "{text}");
    }
    for text in ["Шевченка ріг Миру", "Шевченка+Миру", "Шевченка з Миру"]
    {
        assert_eq!(first(&geocoder, text).match_level, MatchLevel::Intersection, "{text}");
    }
    let declined = first(&geocoder, "вишневодому садова 5");
    assert_eq!(declined.label, "Садова вулиця, 5, Вишневоде");
}

#[test]
fn parts_of_a_number_and_former_names_said_aloud() {
    let geocoder = community();
    assert_eq!(first(&geocoder, "Шевченка 14 дріб 2").label, "вулиця Тараса Шевченка, 14/2, Вишневоде");
    let former = first(&geocoder, "Садова (колишня Комсомольська) 5");
    assert_eq!(former.label, "Садова вулиця, 5, Вишневоде");
    assert!(former.confidence >= AUTOMATIC_THRESHOLD, "{}", former.confidence);
    let lanes = Community::new()
        .street(TOWN, "1-й провулок Чорновола", 36.000, &["8"])
        .street(TOWN, "провулок Чорновола", 36.010, &["8"])
        .build();
    assert_eq!(first(&lanes, "1 провулок Чорновола 8").label, "1-й провулок Чорновола, 8, Вишневоде");
}

/// A surname that fits and a first name left out are likelier than a mistake in the surname.
#[test]
fn an_omitted_first_name_is_likelier_than_a_mistake() {
    let geocoder = Community::new()
        .street(TOWN, "вулиця Левка Лук'яненка", 36.000, &["12"])
        .street(TOWN, "вулиця Лукашенка", 36.010, &["12"])
        .build();
    assert_eq!(first(&geocoder, "вул Лук'яненка 12").label, "вулиця Левка Лук'яненка, 12, Вишневоде");
}

#[test]
fn a_place_that_is_not_on_the_map_is_no_reason_to_be_sure() {
    let geocoder = community();
    for text in [
        "Павлівка вул. Тараса Шевченка 12",
        "Нова Павлівка вул. Тараса Шевченка 12",
        "Жовті Води, вул. Тараса Шевченка 12",
        "с. Мадія, вул. Садова 5",
    ] {
        assert!(first(&geocoder, text).confidence < AUTOMATIC_THRESHOLD, "{text}");
    }
    // The complaint before the address is no village.
    let trouble = first(&geocoder, "Вибоїна вул. Тараса Шевченка 12");
    assert!(trouble.confidence >= AUTOMATIC_THRESHOLD, "{}", trouble.confidence);
}

/// Without a type the adjective's gender says which type is meant.
#[test]
fn a_feminine_name_is_no_lane() {
    let geocoder = Community::new().street(VILLAGE, "Садовий провулок", 36.0, &["9"]).build();
    assert!(first(&geocoder, "Надія Садова 9").confidence < AUTOMATIC_THRESHOLD);
    assert!(first(&geocoder, "Надія Садовий 9").confidence >= AUTOMATIC_THRESHOLD);
}

/// Streets that run side by side before they cross have no one corner.
#[test]
fn every_meeting_of_two_streets_is_offered() {
    let mut community = Community::new();
    for (name, lines) in [
        ("вулиця Довга", vec![(36.0, 48.0), (36.02, 48.0)]),
        ("вулиця Крива", vec![(36.002, 47.999), (36.002, 48.001), (36.015, 48.001), (36.015, 47.999)]),
    ] {
        community.0.streets.push(Street {
            names: named(name),
            settlement: Some(TOWN),
            lines: MultiLineString(vec![LineString::from(lines)]),
        });
    }
    let answers = community.build().geocode(&Query::new("ріг Довгої та Кривої"));
    let corners: Vec<f64> = answers
        .iter()
        .filter(|answer| answer.match_level == MatchLevel::Intersection)
        .map(|answer| answer.point.x())
        .collect();
    assert_eq!(corners.len(), 2);
    assert!((corners[0] - 36.002).abs() < 2e-4 && (corners[1] - 36.015).abs() < 2e-4, "{corners:?}");
    assert!(answers.iter().all(|answer| answer.confidence < AUTOMATIC_THRESHOLD));
}

#[test]
fn a_named_district_decides_between_namesakes() {
    let mut community = Community::new().street(TOWN, "вулиця Миру", 36.000, &["1", "3"]).street(
        TOWN,
        "вулиця Миру",
        36.100,
        &["1", "3"],
    );
    for (name, west) in [("Західний район", 35.95), ("Східний район", 36.05)] {
        let area = geo::Rect::new((west, 47.9), (west + 0.1, 48.1)).to_polygon();
        community.0.districts.push(District {
            osm_ref: String::new(),
            name: name.to_owned(),
            boundary: geo::MultiPolygon(vec![area]),
        });
    }
    let geocoder = community.build();
    assert!(first(&geocoder, "вул. Миру 1").confidence < AUTOMATIC_THRESHOLD);
    for (text, lon) in [
        ("Східний р-н, вул. Миру 1", 36.1),
        ("р-н Західний, вул. Миру 1", 36.0),
        ("вул. Миру 3 у Східному районі", 36.1),
    ] {
        let answer = first(&geocoder, text);
        assert!((answer.point.x() - lon).abs() < 0.01, "{text}: {:?}", answer.point);
        assert!(answer.confidence >= AUTOMATIC_THRESHOLD, "{text}: {}", answer.confidence);
    }
}

#[test]
fn an_answer_explains_itself() {
    let geocoder = community();
    let told = geocoder.explain(&Query::new("с. Надія, вул. Садова 5 кв. 3"));
    let roles: Vec<(&str, &str)> =
        told.tokens.iter().filter(|t| t.role != "separator").map(|t| (t.text.as_str(), t.role)).collect();
    assert_eq!(
        roles,
        [
            ("с", "settlement"),
            ("надія", "settlement"),
            ("вул", "street_type"),
            ("садова", "street"),
            ("5", "house"),
            ("кв", "unit_or_area"),
            ("3", "unit_or_area"),
        ]
    );
    assert_eq!(told.candidates[0].label, "вулиця Садова, 5, Надія");
    assert!((told.candidates[0].score.total() - told.candidates[0].total).abs() < 1e-6);
    let town = told.candidates.iter().find(|c| c.label == "Садова вулиця, 5, Вишневоде").unwrap();
    assert_eq!(town.lost_by, Some("settlement"));
    // It tells of what was read, not of what was typed; and of coordinates that came before any reading.
    let told = geocoder.explain(&Query::new("dek/ Itdxtyrf 12"));
    assert_eq!(told.other_keyboard.as_deref(), Some("вул. шевченка 12"));
    assert_eq!(told.candidates[0].label, "вулиця Тараса Шевченка, 12, Вишневоде");
    assert!(geocoder.explain(&Query::new("48.0012, 36.0003")).coordinates);
    let told = geocoder.explain(&Query::new("вул. Набережна 15"));
    assert_eq!(told.candidates[0].lost_by, Some("others_as_likely"));
    assert_eq!(told.candidates[1].lost_by, Some("namesake"));
}
