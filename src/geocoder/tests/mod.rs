//! The whole pipeline over a small community, and inputs nobody should send.

use geo::{LineString, MultiLineString, Point};
use proptest::prelude::*;

use super::*;
use crate::domain::gazetteer::{House, Name, NameKind, Poi, Settlement, SettlementKind, Street};

mod operators;

const TOWN: u32 = 0;
const VILLAGE: u32 = 1;

fn named(text: &str) -> Vec<Name> {
    vec![Name { kind: NameKind::Main, text: text.to_owned() }]
}

/// A town with a village beside it. Streets run north; house `n` stands `n` tenths of a millidegree up the street.
struct Community(Gazetteer);

impl Community {
    fn new() -> Self {
        let settlement = |name: &str, kind, lon: f64| Settlement {
            osm_ref: String::new(),
            kind,
            names: named(name),
            district: None,
            centre: Point::new(lon, 48.0),
            boundary: None,
            population: None,
        };
        let settlements = vec![
            settlement("Вишневоде", SettlementKind::Town, 36.0),
            settlement("Надія", SettlementKind::Village, 36.5),
            settlement("Степове", SettlementKind::Village, 36.7),
        ];
        Self(Gazetteer { settlements, ..Gazetteer::default() })
    }

    fn street(mut self, settlement: u32, name: &str, lon: f64, houses: &[&str]) -> Self {
        let line = LineString::from(vec![(lon, 48.0), (lon, 48.01)]);
        let street = Some(self.0.streets.len() as u32);
        self.0.streets.push(Street {
            names: named(name),
            settlement: Some(settlement),
            lines: MultiLineString(vec![line]),
        });
        for number in houses {
            let digits: String = number.chars().take_while(char::is_ascii_digit).collect();
            let side = if digits.parse::<u32>().unwrap() % 2 == 0 { 0.0003 } else { -0.0003 };
            let point = Point::new(lon + side, 48.0 + digits.parse::<f64>().unwrap() * 0.0001);
            self.0.houses.push(House {
                number: (*number).to_owned(),
                street,
                settlement: Some(settlement),
                district: None,
                point,
                interpolated: false,
            });
        }
        self
    }

    fn also(mut self, kind: NameKind, text: &str) -> Self {
        self.0.streets.last_mut().unwrap().names.push(Name { kind, text: text.to_owned() });
        self
    }

    fn build(self) -> Geocoder {
        Geocoder::new(&self.0)
    }
}

fn community() -> Geocoder {
    let mut community = Community::new()
        .street(TOWN, "вулиця Тараса Шевченка", 36.000, &["2", "4", "6", "8", "12", "12А", "14/2", "20 к1"])
        .street(TOWN, "Садова вулиця", 36.010, &["1", "3", "5", "7", "9", "11"])
        .street(TOWN, "вулиця Захисників України", 36.020, &["5", "7"])
        .also(NameKind::Old, "вулиця Леніна")
        .also(NameKind::Russian, "улица Защитников Украины")
        .street(TOWN, "вулиця 8 Березня", 36.030, &["3", "12"])
        .street(TOWN, "вулиця Миколи Зерова", 36.040, &["5"])
        .street(VILLAGE, "вулиця Садова", 36.500, &["1", "3", "5"])
        .street(VILLAGE, "вулиця Набережна", 36.510, &["15"])
        .street(2, "вулиця Набережна", 36.700, &["15"]);
    let across = LineString::from(vec![(35.99, 48.005), (36.05, 48.005)]);
    community.0.streets.push(Street {
        names: named("проспект Миру"),
        settlement: Some(TOWN),
        lines: MultiLineString(vec![across]),
    });
    community.0.houses.push(House {
        number: "7".to_owned(),
        street: None,
        settlement: Some(VILLAGE),
        district: None,
        point: Point::new(36.52, 48.0),
        interpolated: false,
    });
    for number in [5, 6] {
        community.0.pois.push(Poi {
            kind: "school".to_owned(),
            names: named(&format!("Школа № {number}")),
            number: Some(number),
            settlement: Some(TOWN),
            district: None,
            point: Point::new(36.01 + f64::from(number) / 1000.0, 48.004),
        });
    }
    community.0.pois.push(Poi {
        kind: "bus_stop".to_owned(),
        names: named("Проспект Миру"),
        number: None,
        settlement: Some(TOWN),
        district: None,
        point: Point::new(36.03, 48.005),
    });
    community.build()
}

/// A town and a village that share a street, streets that share a name, and one that is almost the village's name.
fn community_with_twins() -> Geocoder {
    let mut community = Community::new();
    community.0.settlements[VILLAGE as usize].names = named("Калинове");
    community
        .street(TOWN, "Молодіжна вулиця", 36.000, &["14", "16", "18"])
        .street(TOWN, "Калинова вулиця", 36.010, &["8", "16"])
        .street(TOWN, "Калиновий провулок", 36.015, &["8"])
        .street(TOWN, "Соборна вулиця", 36.020, &["1", "60"])
        .street(TOWN, "Соборна площа", 36.030, &["1", "3"])
        .street(TOWN, "вулиця Миру", 36.040, &["1"])
        .street(TOWN, "проспект Миру", 36.050, &["1"])
        .street(VILLAGE, "вулиця Молодіжна", 36.500, &["14", "16"])
        .street(VILLAGE, "вулиця Центральна", 36.510, &["8"])
        .build()
}

fn first(geocoder: &Geocoder, text: &str) -> Answer {
    geocoder.geocode(&Query::new(text)).into_iter().next().unwrap_or_else(|| panic!("nothing for {text}"))
}

#[test]
fn finds_a_house_however_it_is_typed() {
    let geocoder = community();
    for text in [
        "вулиця Тараса Шевченка, 12, Вишневоде",
        "вул.Шевченка,буд.12,кв.5",
        "шевченка 12",
        "Шевченко 12",
        "на Шевченка 12",
        "Т. Шевченка, 12",
        "Т.Г.Шевченка 12",
        "Тар. Шевченка 12",
        "Vul. Shevchenka 12",
        "ул. Шевченко, дом 12",
        "тараса шевчнека 12",
        "немає світла вул. Шевченка 12 прошу допомогти",
    ] {
        let answer = first(&geocoder, text);
        assert_eq!(answer.label, "вулиця Тараса Шевченка, 12, Вишневоде", "{text}");
        assert_eq!(answer.match_level, MatchLevel::House, "{text}");
        assert_eq!(answer.street_label, "вулиця Тараса Шевченка, Вишневоде", "{text}");
    }
    assert!(first(&geocoder, "вул. Тараса Шевченка 12").confidence >= 0.95);
    assert!(first(&geocoder, "вул. Шевченка 12").confidence >= AUTOMATIC_THRESHOLD);
}

#[test]
fn old_names_lead_to_the_new_one() {
    let answer = first(&community(), "Леніна 5");
    assert_eq!(answer.label, "вулиця Захисників України, 5, Вишневоде");
    assert_eq!(answer.matched_name.as_deref(), Some("вулиця Леніна"));
}

#[test]
fn the_number_ladder_never_calls_a_missing_house_a_house() {
    let geocoder = community();
    for (text, level, lat) in [
        ("вул. Шевченка 12", MatchLevel::House, 48.0012),
        ("вул. Шевченка 12а", MatchLevel::House, 48.0012),
        ("вул. Шевченка 14", MatchLevel::NearNumber, 48.0014),
        ("вул. Шевченка 20 корп. 1", MatchLevel::House, 48.0020),
        ("вул. Шевченка 10", MatchLevel::Interpolated, 48.0010),
        ("вул. Шевченка 16", MatchLevel::Interpolated, 48.0016),
        ("вул. Шевченка", MatchLevel::Street, 48.005),
        ("вул. Шевченка 900", MatchLevel::Street, 48.005),
    ] {
        let answer = first(&geocoder, text);
        assert_eq!(answer.match_level, level, "{text}");
        assert!((answer.point.y() - lat).abs() < 0.0001, "{text}: {:?}", answer.point);
    }
    assert!(first(&geocoder, "вул. Шевченка 900").confidence < AUTOMATIC_THRESHOLD);
}

#[test]
fn a_named_settlement_is_a_hard_constraint() {
    let geocoder = community();
    assert_eq!(first(&geocoder, "с. Надія, вул. Садова 5").label, "вулиця Садова, 5, Надія");
    assert_eq!(first(&geocoder, "Садова 5 в Надії").label, "вулиця Садова, 5, Надія");
    let answers = geocoder.geocode(&Query::new("с. Надія, вул. Шевченка 12"));
    assert!(
        answers
            .iter()
            .all(|a| a.settlement.as_deref() == Some("Надія") && a.confidence < AUTOMATIC_THRESHOLD)
    );
    for elsewhere in ["м. Дніпро, вул. Тараса Шевченка 12", "с. Невідоме, вул. Садова 5", "Київ, Садова 5"]
    {
        assert!(first(&geocoder, elsewhere).confidence < AUTOMATIC_THRESHOLD, "{elsewhere}");
    }
    assert_eq!(first(&geocoder, "с. Надія, 7").label, "Надія, 7");
}

/// The settlement binds although nothing marks it, the street is mistyped and the town has the same street.
#[test]
fn an_unmarked_settlement_binds_wherever_it_stands() {
    let geocoder = community_with_twins();
    for text in [
        "калинове вул. Молодіжжна, 16",
        "калинове вул. Молодіжна 16",
        "Калинове, Молодіжжна 16",
        "вул. Молодіжна 16 калинове",
        "вул. Молодіжна, 16, Калинове",
        "калинвое вул. Молодіжна, 16",
        "вул. Молодіжна 16 калиноове",
        "калинове біля будинку 16 вул. молодіжна",
        "Молодіжна вул. с. Калинове 16",
    ] {
        assert_eq!(first(&geocoder, text).label, "вулиця Молодіжна, 16, Калинове", "{text}");
    }
    let lane = geocoder.geocode(&Query::new("калинове провулок Джерельний 8"));
    assert!(lane.iter().all(|answer| answer.confidence < AUTOMATIC_THRESHOLD), "{lane:?}");
}

#[test]
fn words_of_a_streets_name_are_not_a_settlement() {
    let geocoder = community_with_twins();
    for text in [
        "вулиця Калинова 8",
        "вул. Калинова, 8",
        "Калинова вул. 8",
        "Калинова 8",
        "Калинова, 8",
        "Калинова, 8, Вишневоде",
    ] {
        let answer = first(&geocoder, text);
        assert_eq!(answer.label, "Калинова вулиця, 8, Вишневоде", "{text}");
        assert!(answer.confidence >= AUTOMATIC_THRESHOLD, "{text}: {}", answer.confidence);
    }
}

#[test]
fn without_a_type_streets_of_one_name_are_told_apart_only_by_the_number() {
    let geocoder = community_with_twins();
    for text in ["Соборна 1", "соборна, 1", "Миру 1", "Вишневоде, Соборна 1"]
    {
        let answers = geocoder.geocode(&Query::new(text));
        assert_eq!(answers[0].match_level, MatchLevel::House, "{text}");
        assert_eq!(answers[1].match_level, MatchLevel::House, "{text}");
        assert!(answers.iter().all(|answer| answer.confidence < AUTOMATIC_THRESHOLD), "{text}: {answers:?}");
    }
    for (text, label) in [
        ("Соборна вулиця 1", "Соборна вулиця, 1, Вишневоде"),
        ("пл. Соборна 1", "Соборна площа, 1, Вишневоде"),
        ("Соборна 60", "Соборна вулиця, 60, Вишневоде"),
        ("Соборна 3", "Соборна площа, 3, Вишневоде"),
    ] {
        let answer = first(&geocoder, text);
        assert_eq!(answer.label, label, "{text}");
        assert!(answer.confidence >= AUTOMATIC_THRESHOLD, "{text}: {}", answer.confidence);
    }
}

#[test]
fn streets_of_one_name_are_decided_by_the_centre_rule_or_the_asker() {
    let geocoder = community();
    let town = first(&geocoder, "вул. Садова 5");
    assert_eq!(
        (town.settlement.as_deref(), town.confidence >= AUTOMATIC_THRESHOLD),
        (Some("Вишневоде"), true)
    );
    let answers = geocoder.geocode(&Query::new("вул. Набережна 15"));
    assert_eq!(answers.len(), 2);
    assert!(answers.iter().all(|answer| answer.confidence < AUTOMATIC_THRESHOLD));
    let near = Some(Point::new(36.7, 48.0));
    let nearest = geocoder.geocode(&Query { near, ..Query::new("вул. Набережна 15") }).remove(0);
    assert_eq!(nearest.settlement.as_deref(), Some("Степове"));
    assert!(nearest.confidence >= AUTOMATIC_THRESHOLD);
}

#[test]
fn corners_schools_and_settlements() {
    let geocoder = community();
    let corner = first(&geocoder, "ріг Шевченка та Миру");
    assert_eq!(corner.match_level, MatchLevel::Intersection);
    assert!((corner.point.x() - 36.0).abs() < 0.0005 && (corner.point.y() - 48.005).abs() < 0.0005);
    let school = first(&geocoder, "біля школи №5");
    assert_eq!((school.match_level, school.label.as_str()), (MatchLevel::Poi, "Школа № 5, Вишневоде"));
    assert_eq!(school.street_label, "проспект Миру, Вишневоде");
    assert_eq!(first(&geocoder, "Садова 5 біля школи 6").label, "Садова вулиця, 5, Вишневоде");
    // A stop is not the middle of the street it is called after.
    let stop = first(&geocoder, "зупинка «Проспект Миру»");
    assert_eq!((stop.match_level, stop.label.as_str()), (MatchLevel::Poi, "Проспект Миру, Вишневоде"));
    assert_eq!(first(&geocoder, "проспект Миру").match_level, MatchLevel::Street);
    let place = first(&geocoder, "с. Надія");
    assert_eq!((place.match_level, place.label.as_str()), (MatchLevel::Settlement, "Надія"));
}

#[test]
fn a_street_that_does_not_exist_is_not_found_with_confidence() {
    let geocoder = community();
    for text in
        ["вул. Ельфійська, 36", "вул. Мармурових Зірок 5", "вул. Садівська 5", "вул. Миколи Хвильового 5"]
    {
        let confident =
            geocoder.geocode(&Query::new(text)).iter().any(|a| a.confidence >= AUTOMATIC_THRESHOLD);
        assert!(!confident, "{text}");
    }
}

#[test]
fn completes_what_is_being_typed() {
    let geocoder = community();
    let labels = |text: &str| -> Vec<String> {
        geocoder.autocomplete(&Query::new(text)).into_iter().map(|answer| answer.label).collect()
    };
    assert_eq!(labels("шевч").first().map(String::as_str), Some("вулиця Тараса Шевченка, Вишневоде"));
    assert_eq!(labels("Виш").first().map(String::as_str), Some("Вишневоде"));
    let numbers = labels("садова 1");
    assert!(
        numbers[0].starts_with("Садова вулиця, 1,") && numbers[1].starts_with("Садова вулиця, 11,"),
        "{numbers:?}"
    );
}

#[test]
fn says_what_is_at_a_point() {
    let geocoder = community();
    let at = geocoder.reverse(Point::new(36.0003, 48.0012), 1).remove(0);
    assert_eq!(at.label, "вулиця Тараса Шевченка, 12, Вишневоде");
    assert!(at.distance_m.unwrap() < 1.0 && at.confidence > 0.9);
    let street = geocoder.reverse(Point::new(36.0, 48.009), 1).remove(0);
    assert_eq!(
        (street.match_level, street.label.as_str()),
        (MatchLevel::Street, "вулиця Тараса Шевченка, Вишневоде")
    );
    assert_eq!(geocoder.reverse(Point::new(36.6, 48.3), 1).remove(0).match_level, MatchLevel::Settlement);
    assert!(geocoder.reverse(Point::new(f64::NAN, 48.0), 1).is_empty());
}

#[test]
fn an_empty_gazetteer_answers_nothing() {
    let geocoder = Geocoder::new(&Gazetteer::default());
    assert!(geocoder.is_empty());
    assert!(geocoder.geocode(&Query::new("вул. Шевченка 12")).is_empty());
    assert!(geocoder.autocomplete(&Query::new("Шев")).is_empty());
    assert!(geocoder.reverse(Point::new(36.0, 48.0), 3).is_empty());
}

#[test]
fn long_and_absurd_inputs_are_answered_quickly() {
    let geocoder = community();
    let start = std::time::Instant::now();
    for text in [
        "".to_owned(),
        "a".repeat(10_000),
        "1/2-".repeat(3_000),
        "вул. ".repeat(2_000),
        ", ; № - / \\".to_owned(),
    ] {
        assert!(geocoder.geocode(&Query::new(&text)).len() <= 5);
        assert!(geocoder.autocomplete(&Query::new(&text)).len() <= 5);
    }
    assert!(start.elapsed().as_secs() < 2);
}

proptest! {
    #[test]
    fn no_input_panics(text in "\\PC{0,60}") {
        let geocoder = COMMUNITY.with(std::rc::Rc::clone);
        let query = Query { text: &text, limit: 3, near: None };
        for answer in geocoder.geocode(&query).into_iter().chain(geocoder.autocomplete(&query)) {
            prop_assert!((0.0..=1.0).contains(&answer.confidence));
        }
    }

    #[test]
    fn no_address_like_input_panics(words in prop::collection::vec(
        prop::sample::select(vec![
            "вул.", "пр-т", "Шевченка", "садова", "8", "12а", "12/3", "к2", "кв", "5", ",", "/", "-", "ріг", "та", "м.",
            "с.", "Надія", "Кривий", "Ріг", "біля", "школи", "№", "буд", "набережна", "2-га", "двадцять", "в", "Т.", "обл.",
        ]), 0..12)) {
        let geocoder = COMMUNITY.with(std::rc::Rc::clone);
        prop_assert!(geocoder.geocode(&Query::new(&words.join(" "))).len() <= 5);
        prop_assert!(geocoder.autocomplete(&Query::new(&words.concat())).len() <= 5);
    }

    #[test]
    fn folding_knows_no_case_and_gives_ascii(word in "[а-яіїєґa-z'-]{0,20}") {
        let folded = fold::fold(&word);
        prop_assert!(folded.is_ascii());
        prop_assert_eq!(fold::fold(&word.to_uppercase()), folded);
    }
}

thread_local! {
    static COMMUNITY: std::rc::Rc<Geocoder> = std::rc::Rc::new(community());
}

/// Every house of the community is found under its own label.
#[test]
fn a_label_geocodes_to_itself() {
    let geocoder = community();
    for street in &geocoder.index.streets {
        for house in geocoder.index.houses_of(street) {
            let label = compose::house(&geocoder.index, street, house, 1.0).label;
            let answer = first(&geocoder, &label);
            assert_eq!((answer.label, answer.match_level), (label, MatchLevel::House));
        }
    }
}
