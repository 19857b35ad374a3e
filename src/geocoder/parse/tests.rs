//! Strings as operators type them, and what is read from them.

use geo::Point;

use super::*;
use crate::domain::gazetteer::{Name as PlaceName, NameKind, Settlement, SettlementKind};

fn settlements() -> Settlements {
    let settlement = |name: &str| Settlement {
        osm_ref: String::new(),
        kind: SettlementKind::Village,
        names: vec![PlaceName { kind: NameKind::Main, text: name.to_owned() }],
        district: None,
        centre: Point::new(0.0, 0.0),
        boundary: None,
        population: None,
    };
    Settlements::new(&["Кривий Ріг", "Надія", "Лозуватка", "Степове"].map(settlement))
}

/// The first reading as `words | number | settlement`.
fn read(text: &str) -> String {
    let parsed = parse(text, &settlements());
    let Some(reading) = parsed.readings.first() else { return "nothing".to_owned() };
    let mut words: Vec<String> =
        reading.street.words.iter().filter(|w| w.weight > 0.2).map(|w| w.stem.clone()).collect();
    words.extend(reading.street.initials.iter().map(|&b| format!("{}.", char::from(b))));
    let number = reading.number.map_or_else(|| "-".to_owned(), |n| n.to_string());
    let settlement = match &reading.settlement {
        Mention::None => "-".to_owned(),
        Mention::Known { ids, .. } => format!("{ids:?}"),
        Mention::Unknown => "unknown".to_owned(),
    };
    format!("{} | {number} | {settlement}", words.join(" "))
}

#[test]
fn street_house_and_settlement() {
    for (text, expected) in [
        ("вул. Шевченка, 12", "wevqenk | 12 | -"),
        ("м.Кривий Ріг,вул.Шевченка,буд.12,кв.5", "wevqenk | 12 | [0]"),
        ("кривий ріг шевченка 12", "wevqenk | 12 | [0]"),
        ("Шевченка вулиця 12а, с. Надія", "wevqenk | 12А | [1]"),
        ("с-ще Надія вул Садова 7/2", "sadov | 7/2 | [1]"),
        ("лозуватка степова 6", "stepov | 6 | [2]"),
        ("Степова 6, у Лозуватці", "stepov | 6 | [2]"),
        ("на Садовій 3 в Надії", "sadov | 3 | [1]"),
        ("Misto Kryvyi Rih, Vul. Sadova 5", "sadov | 5 | [0]"),
        ("вул. М. Грушевського 5", "hruwevsk m. | 5 | -"),
        ("Вишневоде вул. М. Грушевського 5", "hruwevsk m. | 5 | -"),
        ("Садова вул. с. Надія 5", "sadov | 5 | [1]"),
        ("с. Надія, 12", " | 12 | [1]"),
        ("3 під'їзд, 48, вул. Садова", "sadov | 48 | -"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn what_stands_around_is_dropped() {
    for (text, expected) in [
        ("вул. Садова, буд. 5, (код домофону 12к)", "sadov | 5 | -"),
        ("Садова 21 110", "sadov | 21 | -"),
        ("Садова 5, 2 поверх, ОСББ", "sadov | 5 | -"),
        ("Садова 5 під. 3 поверх 5 кв 61", "sadov | 5 | -"),
        ("Садова 5 кв 3 тел 067-123-45-67", "sadov | 5 | -"),
        ("Садова 5 секц. 2 прим. 14", "sadov | 5 | -"),
        ("50000, Дніпропетровська обл., Криворізький р-н, Садова 5", "sadov | 5 | -"),
        ("немає світла на вул. Садова 9 вже другий день", "sadov | 9 | -"),
        ("яма на дорозі Садова вулиця 9", "sadov | 9 | -"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn numbers_in_names_are_not_houses() {
    for (text, expected) in [
        ("8 Березня 12", "#8 berezn | 12 | -"),
        ("вул. 8 Березня, 12", "#8 berezn | 12 | -"),
        ("2-га Лінія 5", "#2 lin | 5 | -"),
        ("вул 1-а Садова 5", "#1 sadov | 5 | -"),
        ("20-річчя Перемоги 5", "#20 riq peremoh | 5 | -"),
        ("провулок Весніна 3-й 21", "vesnin #3 | 21 | -"),
        ("Садова 50 корпус 4", "sadov | 50 к4 | -"),
        ("Садова двадцять два", "sadov | 22 | -"),
        ("вулиця Перша", "#1 | - | -"),
        ("Шевченка12", "wevqenk | 12 | -"),
    ] {
        assert_eq!(read(text), expected, "{text}");
    }
}

#[test]
fn an_unknown_settlement_is_not_overlooked() {
    assert!(read("м. Дніпро, вул. Садова 5").ends_with("unknown"));
    assert!(read("с. Невідоме, Садова 5").ends_with("unknown"));
    assert!(parse("Дніпро, Садова 5", &settlements()).readings.iter().all(|reading| reading.foreign));
}

#[test]
fn corners() {
    for text in [
        "ріг Миру та Соборності",
        "вул. Миру / вул. Соборності",
        "вул. Миру - пров. Соборності ріг",
        "перехрестя вул Миру і вул Соборності",
        "на розі Миру і Соборності",
    ] {
        let corner = parse(text, &settlements()).corner.unwrap();
        let stems = corner.sides.map(|side| side.words.into_iter().map(|w| w.stem).collect::<Vec<_>>());
        assert_eq!(stems, [["mir"], ["sobornost"]], "{text}");
    }
    for text in ["вул. Миру 5/2", "Кривий Ріг, вул. Миру 5", "Нечуя-Левицького 5"]
    {
        assert!(parse(text, &settlements()).corner.is_none(), "{text}");
    }
}

#[test]
fn points_of_interest() {
    for (text, kind, number) in [
        ("біля школи №5", "school", Some(5)),
        ("коло 61 школи", "school", Some(61)),
        ("дитячий садок 12", "kindergarten", Some(12)),
        ("1-а лікарня", "hospital", Some(1)),
        ("навпроти АТБ", "", None),
    ] {
        let poi = parse(text, &settlements()).poi.unwrap();
        assert_eq!((poi.kinds.first().copied().unwrap_or_default(), poi.number), (kind, number), "{text}");
    }
    assert!(parse("садока романенка 6", &settlements()).poi.is_none());
}
