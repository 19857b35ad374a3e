//! Tests of whole readings, on small extracts written line by line and on real ones where they are at hand.

mod writer;

use std::{fs, path::Path};

use super::*;
use crate::domain::gazetteer::{House, NameKind, SettlementKind, main_name};

/// A community of two villages with a boundary each, inside two starosta districts.
const COMMUNITY: &str = "
    n 1 0 0
    n 2 1000 0
    n 3 1000 1000
    n 4 0 1000
    n 5 500 0
    n 6 500 1000
    n 11 100 100
    n 12 300 100
    n 13 300 300
    n 14 100 300
    n 15 200 200 place=village|name=Липове|name:ru=Липовое|population=1 200
    n 21 600 100
    n 22 800 100
    n 23 800 300
    n 24 600 300
    n 31 110 200
    n 32 150 200
    n 33 190 200
    n 34 290 290
    n 35 280 290
    n 36 610 200
    n 37 690 200
    n 41 120 201 addr:housenumber=12;14|addr:street=вулиця Миру
    n 42 130 201 addr:housenumber=1|addr:street=вулиця Леніна
    n 43 131 201 addr:housenumber=5|addr:street=Незнана вулиця
    n 44 620 201 addr:housenumber=7|addr:street=Миру вулиця
    n 45 621 203 addr:housenumber=3|addr:place=Дубове
    n 46 622 203 addr:housenumber=9|addr:city=Липове
    n 47 140 198 addr:housenumber=20|addr:street=вулиця Миру
    n 48 180 198 addr:housenumber=26
    n 51 125 205
    n 52 127 205
    n 53 127 207
    n 54 125 207
    n 55 126 206 amenity=cafe|name=Затишок|addr:housenumber=16|addr:street=вулиця Миру
    n 61 160 190 amenity=school|name=Школа №2
    n 62 5000 5000 addr:housenumber=99|addr:street=Далека вулиця
    w 1 1,5
    w 2 5,2,3,6
    w 3 6,4,1
    w 4 5,6
    w 11 11,12,13,14,11
    w 21 21,22,23,24,21 place=village|name=Дубове
    w 31 31,32 highway=residential|name=вулиця Миру|old_name=вулиця Леніна
    w 32 33,32 highway=residential|name=вулиця Миру|name:en=Myru Street
    w 33 35,34 highway=residential|name=вулиця Миру
    w 34 36,37 highway=residential|name=вулиця Миру
    w 35 47,48 addr:interpolation=even
    w 51 51,52,53,54,51 building=yes|addr:housenumber=16|addr:street=вулиця Миру
    r 1 w1:outer,w2:outer,w3:outer type=boundary|boundary=administrative|admin_level=7|name=Липівська громада|katotth=UA12140150000054570
    r 2 w3:outer,w1:outer,w4:outer type=boundary|boundary=administrative|admin_level=8|name=Липівський округ
    r 3 w4:outer,w2:outer type=boundary|boundary=administrative|admin_level=8|name=Дубівський округ
    r 4 w11:outer,n15:admin_centre type=boundary|boundary=administrative|admin_level=9|name=Липове
    r 5 w1:outer,w99:outer type=boundary|boundary=administrative|admin_level=6|name=Обірваний район
    r 7 w31:street,n48:house,w35:house type=associatedStreet|name=вулиця Миру
";

fn read_lines(lines: &str, community: Option<&str>) -> Result<Extract, ReadError> {
    let directory = tempfile::tempdir().unwrap();
    read(&writer::extract(&directory, lines), community, &|_| {})
}

fn village() -> Extract {
    read_lines(COMMUNITY, Some("Липівська громада")).unwrap()
}

fn settlement<'a>(extract: &'a Extract, house: &House) -> &'a str {
    house.settlement.map_or("", |i| main_name(&extract.gazetteer.settlements[i as usize].names))
}

/// The only house of that number.
fn house<'a>(extract: &'a Extract, number: &str) -> (&'a House, &'a str, &'a str) {
    let found: Vec<&House> = extract.gazetteer.houses.iter().filter(|house| house.number == number).collect();
    let [house] = found[..] else { panic!("{number}: {found:?}") };
    let street = house.street.map_or("", |i| main_name(&extract.gazetteer.streets[i as usize].names));
    (house, settlement(extract, house), street)
}

#[test]
fn settlements_are_one_from_node_area_and_boundary() {
    let extract = village();
    let found = &extract.gazetteer.settlements;
    assert_eq!(found.len(), 2);
    assert_eq!((found[0].osm_ref.as_str(), main_name(&found[0].names)), ("n15", "Липове"));
    assert_eq!((found[0].population, found[0].kind), (Some(1_200), SettlementKind::Village));
    assert!(found.iter().all(|settlement| settlement.boundary.is_some()));
    assert_eq!(found[1].osm_ref, "w21");
}

#[test]
fn districts_are_the_areas_between_the_community_and_its_settlements() {
    let extract = village();
    let names: Vec<&str> =
        extract.gazetteer.districts.iter().map(|district| district.name.as_str()).collect();
    assert_eq!(names, ["Дубівський округ", "Липівський округ"]);
    assert_eq!(house(&extract, "7").0.district, Some(0));
    assert_eq!(house(&extract, "12").0.district, Some(1));
    assert_eq!(extract.gazetteer.settlements[0].district, Some(1));
}

#[test]
fn a_street_is_one_per_name_and_settlement() {
    let extract = village();
    let of_peace: Vec<_> =
        extract.gazetteer.streets.iter().filter(|street| main_name(&street.names) == "вулиця Миру").collect();
    assert_eq!(of_peace.len(), 2, "two villages");
    assert_eq!(of_peace[0].lines.0.len(), 2, "two parts that meet are one line, the far one another");
    let kinds: Vec<NameKind> = of_peace[0].names.iter().map(|name| name.kind).collect();
    assert_eq!(kinds, [NameKind::Main, NameKind::Old, NameKind::English]);
    assert!(
        extract.gazetteer.streets.iter().any(|street| street.lines.0.is_empty()),
        "known from an address alone"
    );
}

#[test]
fn houses_find_their_street_by_any_of_its_names() {
    let extract = village();
    assert_eq!(house(&extract, "12").2, "вулиця Миру");
    assert_eq!(house(&extract, "14").2, "вулиця Миру");
    assert_eq!(house(&extract, "1").2, "вулиця Миру", "by its old name");
    assert_eq!(
        (house(&extract, "7").1, house(&extract, "7").2),
        ("Дубове", "вулиця Миру"),
        "by the other word order"
    );
    assert_eq!(house(&extract, "5").2, "Незнана вулиця");
    assert_eq!(house(&extract, "26").2, "вулиця Миру", "by its relation");
    assert_eq!((house(&extract, "3").1, house(&extract, "3").2), ("Дубове", ""), "a village without streets");
    assert_eq!(house(&extract, "9").1, "Липове", "addr:city wins");
}

#[test]
fn a_house_mapped_twice_is_one_and_stands_where_the_building_is() {
    let extract = village();
    let point = house(&extract, "16").0.point;
    assert!((point.x() - 36.0126).abs() < 1e-6 && (point.y() - 48.0206).abs() < 1e-6, "{point:?}");
}

#[test]
fn interpolated_houses_say_so() {
    let extract = village();
    let (between, _, street) = house(&extract, "24");
    assert!(between.interpolated && street == "вулиця Миру");
    assert!(!house(&extract, "20").0.interpolated);
    assert!((between.point.x() - (36.014 + 0.004 * 2.0 / 3.0)).abs() < 1e-6);
}

#[test]
fn only_the_community_is_in_the_gazetteer_but_all_of_the_extract_on_the_map() {
    let extract = village();
    assert!(extract.gazetteer.houses.iter().all(|house| house.number != "99"));
    assert!(
        extract.features.iter().any(|feature| feature.properties.get("housenumber") == Some(&"99".into()))
    );
    let whole = read_lines(COMMUNITY, None).unwrap();
    assert!(whole.gazetteer.houses.iter().any(|house| house.number == "99"));
    assert_eq!((whole.community.name.as_str(), whole.community.boundary), ("Липове", None));
}

#[test]
fn points_of_interest_know_their_number() {
    let extract = village();
    let school = extract.gazetteer.pois.iter().find(|poi| poi.kind == "school").unwrap();
    assert_eq!((school.number, school.settlement, school.district), (Some(2), Some(0), Some(1)));
}

#[test]
fn the_base_map_has_shortbread_layers_and_ukrainian_names() {
    let extract = read_lines(&COMMUNITY.replace("name=Затишок", "name=Cosy|name:uk=Затишок"), None).unwrap();
    for layer in [
        "addresses",
        "boundaries",
        "boundary_labels",
        "buildings",
        "place_labels",
        "pois",
        "street_labels",
        "streets",
    ] {
        assert!(extract.features.iter().any(|feature| feature.layer == layer), "{layer}");
    }
    let cafe =
        extract.features.iter().find(|feature| feature.properties.get("amenity") == Some(&"cafe".into()));
    assert_eq!(cafe.unwrap().properties["name"], "Затишок");
    assert!(extract.features.iter().all(|feature| feature.min_zoom <= 14));
}

#[test]
fn a_community_is_chosen_by_name_id_or_code() {
    for asked in ["липівська  громада", "1", "r1", "UA12140150000054570"] {
        let community = read_lines(COMMUNITY, Some(asked)).unwrap().community;
        assert_eq!(
            (community.osm_ref.as_deref(), community.name.as_str()),
            (Some("r1"), "Липівська громада"),
            "{asked}"
        );
        assert_eq!(community.katottg.as_deref(), Some("UA12140150000054570"));
        assert!(community.boundary.is_some() && community.bounds.is_some());
    }
    assert_eq!(read_lines(COMMUNITY, Some("w21")).unwrap().gazetteer.settlements.len(), 1);
}

#[test]
fn a_community_that_cannot_be_told_is_an_error_that_says_what_there_is() {
    let unknown = read_lines(COMMUNITY, Some("Липівська сільська громада")).unwrap_err();
    assert!(unknown.to_string().contains("Липівська громада (r1)"), "{unknown}");
    let broken = read_lines(COMMUNITY, Some("Обірваний район")).unwrap_err();
    assert!(matches!(broken, ReadError::IncompleteCommunity { .. }), "{broken}");
    let twice = COMMUNITY.replace("Дубівський округ", "Липівський округ");
    let ambiguous = read_lines(&twice, Some("Липівський округ")).unwrap_err().to_string();
    assert!(ambiguous.contains("(r2)") && ambiguous.contains("(r3)"), "{ambiguous}");
}

#[test]
fn the_same_file_gives_the_same_extract() {
    assert_eq!(format!("{:?}", village()), format!("{:?}", village()));
}

#[test]
fn bad_files_are_clear_errors() {
    let directory = tempfile::tempdir().unwrap();
    let read = |path: &Path| super::read(path, None, &|_| {}).unwrap_err();
    assert!(matches!(read(&directory.path().join("none.osm.pbf")), ReadError::Open { .. }));
    let whole = fs::read(writer::extract(&directory, COMMUNITY)).unwrap();
    let path = directory.path().join("bad.osm.pbf");
    fs::write(&path, &whole[..whole.len() / 2]).unwrap();
    assert!(matches!(read(&path), ReadError::Damaged { .. }));
    for other in [&b""[..], b"<?xml version='1.0'?><osm/>", &[0xff; 64], &whole[..2]] {
        fs::write(&path, other).unwrap();
        assert!(matches!(read(&path), ReadError::NotPbf { .. }), "{other:?}");
    }
    let empty = read_lines("n 1 0 0 place=village|name=Порожнє", None).unwrap_err();
    assert!(matches!(empty, ReadError::NoAddresses { .. }), "{empty}");
}

#[test]
fn no_damage_to_a_file_is_a_panic() {
    let directory = tempfile::tempdir().unwrap();
    let whole = fs::read(writer::extract(&directory, COMMUNITY)).unwrap();
    let path = directory.path().join("flipped.osm.pbf");
    for at in (0..whole.len()).step_by(17) {
        let mut flipped = whole.clone();
        flipped[at] ^= 0x55;
        fs::write(&path, flipped).unwrap();
        let _ = super::read(&path, None, &|_| {});
    }
}

/// Real extracts, where `HROMADA_MAP_EXTRACTS` names a directory with `helsinki.osm.pbf` and `monaco.osm.pbf`.
#[test]
fn real_extracts() {
    let Some(directory) = std::env::var_os("HROMADA_MAP_EXTRACTS") else { return };
    let directory = Path::new(&directory);
    let helsinki = super::read(&directory.join("helsinki.osm.pbf"), None, &|_| {}).unwrap();
    // 1,470 objects bear a number; 618 of street and number differ, and a few of those stand far apart.
    assert!((600..660).contains(&helsinki.gazetteer.houses.len()), "{}", helsinki.gazetteer.houses.len());
    assert!(helsinki.features.iter().any(|feature| feature.layer == "ocean"));
    let monaco = super::read(&directory.join("monaco.osm.pbf"), Some("Monaco"), &|_| {}).unwrap();
    assert_eq!(monaco.gazetteer.districts.len(), 9);
    assert!(monaco.gazetteer.houses.iter().all(|house| house.district.is_some()));
}
