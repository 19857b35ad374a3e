//! Brings a community's own list of renamed streets into its gazetteer, before the geocoder is built. A list says
//! more of the past than a map does, and may be ahead of it; where it may mean another street, nothing is changed.

use geo::{Intersects, Point};
use rustc_hash::{FxHashMap, FxHashSet};

use super::lexicon::{self, Marker, StreetType};
use super::names::take_apart;
use super::token::tokens;
use crate::domain::gazetteer::{Gazetteer, Name, NameKind, main_name};
use crate::domain::rename::Rename;

/// Why a change of name is not in the gazetteer.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    /// The settlement is not on the map.
    #[error("the map has no such settlement")]
    NoSettlement,
    /// The district is not on the map.
    #[error("the map has no such district")]
    NoDistrict,
    /// No street has the present name, nor the old one.
    #[error("the map has a street of neither name")]
    NoStreet,
    /// The map is behind, and several settlements have a street of the old name.
    #[error("streets of several settlements have the old name: name the settlement")]
    SeveralSettlements,
}

/// A change of name that is not in the gazetteer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotApplied {
    /// Which of the changes, from 0.
    pub index: usize,
    /// Why.
    pub reason: Reason,
}

/// Adds the old names of a list to the streets that have the present ones. Where the map still has the old name as
/// the present one, the street gets the new name and keeps the old. Returns the changes that found no street.
pub fn apply(gazetteer: &mut Gazetteer, renames: &[Rename]) -> Vec<NotApplied> {
    if renames.is_empty() {
        return vec![];
    }
    let mut map = Map::new(gazetteer);
    // Those that say where go first: what is left of a name is meant by those that do not.
    let mut pending: Vec<NotApplied> =
        (0..renames.len()).map(|index| NotApplied { index, reason: Reason::NoStreet }).collect();
    pending.sort_by_key(|change| {
        let rename = &renames[change.index];
        rename.settlement.is_none() && rename.district.is_none()
    });
    // A street that was renamed twice is found by its middle name once the later change is in, so until nothing moves.
    loop {
        let before = pending.len();
        pending.retain_mut(|change| match map.apply(&renames[change.index]) {
            Ok(()) => false,
            Err(reason) => {
                change.reason = reason;
                true
            }
        });
        if pending.is_empty() || pending.len() == before {
            break;
        }
    }
    pending.sort_by_key(|change| change.index);
    pending
}

/// A name in the form in which it is compared.
#[derive(Debug)]
struct Form {
    /// Stems and initials, sorted; the word of the name's own type is left out.
    stems: String,
    /// The same with all letters.
    letters: String,
    kind: Option<StreetType>,
}

impl Form {
    fn new(text: &str) -> Self {
        let name = take_apart(text);
        let own_type = |stem: &str| name.kind.is_some_and(|kind| kind.nameable && kind.stem() == stem);
        let mut words: Vec<_> = name.words.iter().filter(|word| !own_type(&word.stem)).collect();
        if words.is_empty() {
            words = name.words.iter().collect();
        }
        let joined = |words: Vec<&String>| {
            let initials = name.initials.iter().map(|&letter| char::from(letter).to_string());
            let mut parts: Vec<String> = words.into_iter().cloned().chain(initials).collect();
            parts.sort_unstable();
            parts.join(" ")
        };
        Self {
            stems: joined(words.iter().map(|word| &word.stem).collect()),
            letters: joined(words.iter().map(|word| &word.letters).collect()),
            kind: name.kind,
        }
    }

    fn is_same_word_for_word(&self, other: &Self) -> bool {
        let agree = match (self.kind, other.kind) {
            (Some(kind), Some(other)) => kind.agrees(other),
            _ => true,
        };
        agree && self.letters == other.letters
    }

    /// In another language or case. Types must be said then: «Садова» and «Садовий» share a stem.
    fn is_same_by_stems(&self, other: &Self) -> bool {
        let agree = matches!((self.kind, other.kind), (Some(kind), Some(other)) if kind.agrees(other));
        agree && self.stems == other.stems
    }
}

/// The gazetteer and its streets by name.
struct Map<'g> {
    gazetteer: &'g mut Gazetteer,
    /// By [`Form::stems`]: the street, the kind of name, the name.
    names: FxHashMap<String, Vec<(u32, NameKind, Form)>>,
    /// By [`bare`] name.
    settlements: FxHashMap<String, Vec<u32>>,
    /// By [`bare`] name.
    districts: FxHashMap<String, Vec<u32>>,
    /// Streets and the districts that their houses are in.
    housed: FxHashSet<(u32, u32)>,
}

impl<'g> Map<'g> {
    fn new(gazetteer: &'g mut Gazetteer) -> Self {
        let mut names: FxHashMap<String, Vec<(u32, NameKind, Form)>> = FxHashMap::default();
        for (id, street) in (0u32..).zip(&gazetteer.streets) {
            for name in &street.names {
                let form = Form::new(&name.text);
                names.entry(form.stems.clone()).or_default().push((id, name.kind, form));
            }
        }
        let mut settlements: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (id, settlement) in (0u32..).zip(&gazetteer.settlements) {
            for name in &settlement.names {
                settlements.entry(bare(&name.text, Marker::Settlement)).or_default().push(id);
            }
        }
        let mut districts: FxHashMap<String, Vec<u32>> = FxHashMap::default();
        for (id, district) in (0u32..).zip(&gazetteer.districts) {
            districts.entry(bare(&district.name, Marker::Region)).or_default().push(id);
        }
        let housed =
            gazetteer.houses.iter().filter_map(|house| Some((house.street?, house.district?))).collect();
        Self { names, settlements, districts, housed, gazetteer }
    }

    fn apply(&mut self, rename: &Rename) -> Result<(), Reason> {
        let scope = self.scope(rename)?;
        let present = |kind| matches!(kind, NameKind::Main | NameKind::Ukrainian | NameKind::Official);
        let renamed = self.find(&rename.new, present, &scope);
        if !renamed.is_empty() {
            self.add_old(&renamed, &rename.old);
            return Ok(());
        }
        let behind = self.find(&rename.old, |kind| kind == NameKind::Main, &scope);
        if !behind.is_empty() {
            let settlement = |id: &u32| self.gazetteer.streets[*id as usize].settlement;
            let first = settlement(&behind[0]);
            if behind.iter().any(|id| settlement(id) != first) {
                return Err(Reason::SeveralSettlements);
            }
            self.rename(&behind, &rename.new);
            return Ok(());
        }
        let renamed_again = self.find(&rename.new, |kind| kind == NameKind::Old, &scope);
        self.add_old(&renamed_again, &rename.old);
        if renamed_again.is_empty() { Err(Reason::NoStreet) } else { Ok(()) }
    }

    /// The streets of a name, of these kinds and in this scope; spelled so, or else like it.
    fn find(&self, text: &str, may: impl Fn(NameKind) -> bool, scope: &Scope) -> Vec<u32> {
        let asked = Form::new(text);
        let known = self.names.get(&asked.stems).map_or(&[][..], Vec::as_slice);
        let matching = |same: fn(&Form, &Form) -> bool| {
            let fits = |(id, kind, form): &&(u32, NameKind, Form)| {
                may(*kind) && same(form, &asked) && self.is_in(*id, scope)
            };
            let mut found: Vec<u32> = known.iter().filter(fits).map(|(id, ..)| *id).collect();
            found.dedup();
            found
        };
        let found = matching(Form::is_same_word_for_word);
        if found.is_empty() { matching(Form::is_same_by_stems) } else { found }
    }

    fn add_old(&mut self, streets: &[u32], old: &str) {
        for &id in streets {
            let form = Form::new(old);
            let names = &mut self.gazetteer.streets[id as usize].names;
            if !names.iter().any(|name| Form::new(&name.text).is_same_word_for_word(&form)) {
                names.push(Name { kind: NameKind::Old, text: old.to_owned() });
                self.names.entry(form.stems.clone()).or_default().push((id, NameKind::Old, form));
            }
        }
    }

    fn rename(&mut self, streets: &[u32], new: &str) {
        for &id in streets {
            let names = &mut self.gazetteer.streets[id as usize].names;
            let text = with_type(new, main_name(names));
            names.retain(|name| name.text != text);
            for name in names.iter_mut().filter(|name| name.kind == NameKind::Main) {
                name.kind = NameKind::Old;
            }
            let old = main_name(names).to_owned();
            names.insert(0, Name { kind: NameKind::Main, text: text.clone() });
            for known in self.names.get_mut(&Form::new(&old).stems).into_iter().flatten() {
                if known.0 == id && known.1 == NameKind::Main {
                    known.1 = NameKind::Old;
                }
            }
            let form = Form::new(&text);
            self.names.entry(form.stems.clone()).or_default().push((id, NameKind::Main, form));
        }
    }

    fn scope(&self, rename: &Rename) -> Result<Scope, Reason> {
        let ids = |asked: &Option<String>, known: &FxHashMap<String, Vec<u32>>, mark, reason| {
            let of = |text: &String| known.get(&bare(text, mark)).cloned().ok_or(reason);
            asked.as_ref().map(of).transpose()
        };
        Ok(Scope {
            settlements: ids(
                &rename.settlement,
                &self.settlements,
                Marker::Settlement,
                Reason::NoSettlement,
            )?,
            districts: ids(&rename.district, &self.districts, Marker::Region, Reason::NoDistrict)?,
        })
    }

    fn is_in(&self, id: u32, scope: &Scope) -> bool {
        let street = &self.gazetteer.streets[id as usize];
        let settled = match &scope.settlements {
            None => true,
            Some(ids) => street.settlement.is_some_and(|settlement| ids.contains(&settlement)),
        };
        let of_settlement = || {
            street
                .settlement
                .and_then(|s| self.gazetteer.settlements.get(s as usize))
                .and_then(|s| s.district)
        };
        let passes = |district: u32| {
            let boundary = &self.gazetteer.districts[district as usize].boundary;
            street
                .lines
                .0
                .iter()
                .flat_map(|line| line.points())
                .any(|at: Point<f64>| boundary.intersects(&at))
        };
        settled
            && scope.districts.as_ref().is_none_or(|ids| {
                ids.iter().any(|&district| {
                    of_settlement() == Some(district)
                        || self.housed.contains(&(id, district))
                        || passes(district)
                })
            })
    }
}

/// Where a change of name applies; everywhere without.
struct Scope {
    settlements: Option<Vec<u32>>,
    districts: Option<Vec<u32>>,
}

/// A place's name without the words that say what it is: «с. Надія», «Покровський район».
fn bare(name: &str, mark: Marker) -> String {
    let tokens = tokens(name);
    let words = || tokens.iter().filter(|token| token.is_word()).map(|token| token.fold.as_str());
    let telling: Vec<&str> = words().filter(|word| !lexicon::is(word, mark)).collect();
    if telling.is_empty() { words().collect::<Vec<_>>().join(" ") } else { telling.join(" ") }
}

/// A new name with the type of the old one, where it has none of its own.
fn with_type(new: &str, old: &str) -> String {
    if take_apart(new).kind.is_some() {
        return new.to_owned();
    }
    let is_type = |word: &&str| {
        tokens(word)
            .first()
            .is_some_and(|token| lexicon::street_type(&token.fold).is_some_and(|kind| !kind.nameable))
    };
    match old.split_whitespace().find(is_type) {
        Some(kind) => format!("{kind} {new}"),
        None => new.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use geo::{LineString, MultiLineString, MultiPolygon, polygon};

    use super::*;
    use crate::domain::gazetteer::{District, Settlement, SettlementKind, Street};

    /// Streets of two villages, the first of them in a district.
    fn map(streets: &[(u32, &str)]) -> Gazetteer {
        let names = |text: &str| vec![Name { kind: NameKind::Main, text: text.to_owned() }];
        let settlement = |name: &str, lon: f64| Settlement {
            osm_ref: String::new(),
            kind: SettlementKind::Village,
            names: names(name),
            district: None,
            centre: Point::new(lon, 48.0),
            boundary: None,
            population: None,
        };
        let square =
            polygon![(x: 35.9, y: 47.9), (x: 36.05, y: 47.9), (x: 36.05, y: 48.1), (x: 35.9, y: 48.1)];
        let street = |(settlement, name): &(u32, &str)| {
            let lon = 36.0 + 0.1 * f64::from(*settlement);
            let line = LineString::from(vec![(lon, 48.0), (lon, 48.01)]);
            Street { names: names(name), settlement: Some(*settlement), lines: MultiLineString(vec![line]) }
        };
        Gazetteer {
            districts: vec![District {
                osm_ref: "r1".into(),
                name: "Покровський район".into(),
                boundary: MultiPolygon(vec![square]),
            }],
            settlements: vec![settlement("Надія", 36.0), settlement("Степове", 36.1)],
            streets: streets.iter().map(street).collect(),
            ..Gazetteer::default()
        }
    }

    fn rename(line: &str) -> Rename {
        let mut cells =
            line.split(';').map(|cell| Some(cell.trim().to_owned()).filter(|cell| !cell.is_empty()));
        let mut cell = || cells.next().flatten();
        Rename {
            old: cell().unwrap_or_default(),
            new: cell().unwrap_or_default(),
            settlement: cell(),
            district: cell(),
        }
    }

    /// What becomes of streets: `main < old < old`; and the reasons why changes did not apply.
    fn applied(streets: &[(u32, &str)], lines: &[&str]) -> (Vec<String>, Vec<Reason>) {
        let mut gazetteer = map(streets);
        let renames: Vec<Rename> = lines.iter().map(|line| rename(line)).collect();
        let reasons = apply(&mut gazetteer, &renames).into_iter().map(|change| change.reason).collect();
        let shown = |street: &Street| {
            let kinds = street.names.iter().skip(1).all(|name| name.kind == NameKind::Old);
            assert!(kinds && street.names[0].kind == NameKind::Main);
            street.names.iter().map(|name| name.text.as_str()).collect::<Vec<_>>().join(" < ")
        };
        (gazetteer.streets.iter().map(shown).collect(), reasons)
    }

    #[test]
    fn an_old_name_is_added_to_the_street_that_has_the_new_one() {
        for line in [
            "Леніна;Соборна",
            "Леніна; СОБОРНА вулиця",
            "Леніна;вул. Соборна;с. Надія",
            "Леніна;Соборна;;Покровський р-н",
        ] {
            let (streets, reasons) = applied(&[(0, "Соборна вулиця"), (0, "провулок Соборний")], &[line]);
            assert_eq!(streets, ["Соборна вулиця < Леніна", "провулок Соборний"], "{line}");
            assert_eq!(reasons, []);
        }
    }

    #[test]
    fn where_the_map_is_behind_the_street_gets_its_new_name() {
        let (streets, reasons) = applied(&[(0, "вулиця Леніна")], &["Леніна;Соборна"]);
        assert_eq!((streets, reasons), (vec!["вулиця Соборна < вулиця Леніна".to_owned()], vec![]));
        let (streets, _) = applied(&[(0, "вулиця Леніна")], &["вул. Леніна;проспект Соборний"]);
        assert_eq!(streets, ["проспект Соборний < вулиця Леніна"]);
    }

    #[test]
    fn a_settlement_or_a_district_limits_the_change() {
        let both = [(0, "вулиця Миру"), (1, "вулиця Миру")];
        for line in ["Леніна;Миру;Надія", "Леніна;Миру;;Покровський"] {
            assert_eq!(applied(&both, &[line]).0, ["вулиця Миру < Леніна", "вулиця Миру"], "{line}");
        }
        assert_eq!(applied(&both, &["Леніна;Миру"]).0, ["вулиця Миру < Леніна", "вулиця Миру < Леніна"]);
        let elsewhere = ["Леніна;Миру;Київ", "Леніна;Миру;;Печерський", "Леніна;Зоряна"];
        let (streets, reasons) = applied(&both, &elsewhere);
        assert_eq!(streets, ["вулиця Миру", "вулиця Миру"]);
        assert_eq!(reasons, [Reason::NoSettlement, Reason::NoDistrict, Reason::NoStreet]);
    }

    #[test]
    fn streets_of_one_old_name_are_not_all_given_one_new_name() {
        let both = [(0, "вулиця Леніна"), (1, "вулиця Леніна")];
        let (streets, reasons) = applied(&both, &["Леніна;Миру"]);
        assert_eq!(
            (streets.as_slice(), reasons.as_slice()),
            (&both.map(|(_, name)| name.to_owned())[..], &[Reason::SeveralSettlements][..])
        );
        // What says where goes first, wherever it stands in the file.
        let (streets, reasons) = applied(&both, &["Леніна;Миру", "Леніна;Садова;Степове"]);
        assert_eq!(streets, ["вулиця Миру < вулиця Леніна", "вулиця Садова < вулиця Леніна"]);
        assert_eq!(reasons, []);
    }

    #[test]
    fn a_street_that_was_renamed_twice_has_both_old_names() {
        for lines in [["Купецька;Леніна", "Леніна;Соборна"], ["Леніна;Соборна", "Купецька;Леніна"]]
        {
            let (streets, reasons) = applied(&[(0, "вулиця Соборна")], &lines);
            assert_eq!((streets, reasons), (vec!["вулиця Соборна < Леніна < Купецька".to_owned()], vec![]));
            let (streets, reasons) = applied(&[(0, "вулиця Купецька")], &lines);
            assert!(
                streets[0].starts_with("вулиця Соборна") && streets[0].contains("Купецька"),
                "{streets:?}"
            );
            assert_eq!(reasons, []);
        }
    }

    #[test]
    fn a_name_the_street_has_already_is_not_added_twice() {
        let lines = ["вул. Леніна;Соборна", "Леніна;вулиця Соборна", "Соборна;Соборна"];
        assert_eq!(applied(&[(0, "вулиця Соборна")], &lines).0, ["вулиця Соборна < вул. Леніна"]);
    }
}
