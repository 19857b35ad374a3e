//! Collects the named places people navigate by: «школа № 7», «біля ринку».
//! Places without any name are left out: nobody can ask for them by name.

use geo::Coord;
use rustc_hash::FxHashMap;

use crate::domain::gazetteer::{Name, NameKind, Poi, main_name};

use super::{
    geometry::metres,
    locator::Locator,
    names::{self, fold},
    objects::objects,
    pbf::Data,
    poi_kinds::kind,
    tags::Tags,
};

/// Two of one kind and name within this distance are one place, metres: a node in its area, both sides of a stop.
const SAME_PLACE: f64 = 120.0;

/// Collects the points of interest of the community, by kind, name and place.
pub(super) fn collect(data: &Data, locator: &Locator) -> Vec<Poi> {
    let mut pois: Vec<Poi> = Vec::new();
    let mut known: FxHashMap<(&str, String), Vec<Coord<f64>>> = FxHashMap::default();
    for object in objects(data, |_, tags| kind(tags).is_some() && !called(tags).is_empty()) {
        let Some(kind) = kind(object.tags) else { continue };
        let Some(point) = object.point().filter(|point| locator.is_inside(*point)) else { continue };
        let names = called(object.tags);
        let same = known.entry((kind, fold(main_name(&names)))).or_default();
        if same.iter().any(|at| metres(*at, point.0) <= SAME_PLACE) {
            continue;
        }
        same.push(point.0);
        pois.push(Poi {
            kind: kind.to_owned(),
            number: number(object.tags, &names),
            settlement: locator.settlement(point),
            district: locator.district(point),
            names,
            point,
        });
    }
    pois.sort_by_cached_key(|poi| {
        (poi.kind.clone(), main_name(&poi.names).to_owned(), poi.point.x().to_bits(), poi.point.y().to_bits())
    });
    pois
}

/// What a place is called: its names, else its brand, its operator, or its number alone.
fn called(tags: &Tags) -> Vec<Name> {
    let own = names::names(tags);
    if !own.is_empty() {
        return own;
    }
    let other = tags.get("brand").or_else(|| tags.get("operator")).or_else(|| tags.get("ref"));
    other.map(|text| Name { kind: NameKind::Main, text: text.to_owned() }).into_iter().collect()
}

/// The number of a school, pharmacy or post office: `ref`, else what the name says.
fn number(tags: &Tags, names: &[Name]) -> Option<u32> {
    let mapped = tags.get("ref").and_then(|number| number.parse().ok());
    mapped.or_else(|| names.iter().find_map(|name| in_name(&name.text)))
}

/// The 7 of «Школа № 7», «Школа №7», «ЗОШ N 7», «Ліцей-7», «Аптека 7»; none where a name has several numbers.
fn in_name(name: &str) -> Option<u32> {
    let digits = |text: &str| {
        let text = text.trim_start_matches([' ', '.', '\u{a0}']);
        let end = text.find(|c: char| !c.is_ascii_digit()).unwrap_or(text.len());
        (1..=4).contains(&end).then(|| text[..end].parse().ok()).flatten()
    };
    if let Some((_, after)) = name.split_once('№') {
        return digits(after);
    }
    if let Some(found) = [" N", " No", " #"].iter().find_map(|mark| digits(name.split_once(mark)?.1)) {
        return Some(found);
    }
    let mut numbers =
        name.split(|c: char| !c.is_alphanumeric()).filter(|word| word.bytes().all(|b| b.is_ascii_digit()));
    let mut numbers = numbers.by_ref().filter(|word| !word.is_empty());
    let first = numbers.next()?;
    numbers.next().is_none().then(|| digits(first)).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_in_names() {
        let cases = [
            ("Школа № 7", Some(7)),
            ("Школа №12 імені Шевченка", Some(12)),
            ("ЗОШ N 3", Some(3)),
            ("Ліцей-5", Some(5)),
            ("Аптека 24/7", None),
            ("Парк", None),
            ("Площа 1 Травня, 2", None),
            ("Школа No. 9", Some(9)),
        ];
        for (name, expected) in cases {
            assert_eq!(in_name(name), expected, "{name}");
        }
    }

    #[test]
    fn a_brand_stands_in_for_a_name() {
        assert_eq!(main_name(&called(&Tags::of(&[("shop", "supermarket"), ("brand", "АТБ")]))), "АТБ");
        assert!(called(&Tags::of(&[("shop", "supermarket")])).is_empty());
    }
}
