//! The gazetteer as the geocoder searches it: compact streets and houses, the words of all names and which names
//! hold them. It is built once per import and never changed.

mod streets;
mod words;

use std::ops::Range;

use geo::{BoundingRect, Contains, MultiPolygon, Point};
use rustc_hash::FxHashMap;

use crate::domain::gazetteer::{self, Gazetteer, NameKind, SettlementKind, main_name};

use super::geometry::Position;
use super::house_number::HouseNumber;
use super::lexicon::StreetType;
use super::names::{area_words, take_apart};
use super::place::Placed;
use super::settlements::Settlements;
use super::token::tokens;
use super::vocabulary::Vocabulary;

/// A street or, with an empty name, the houses of a village that have a number and no street.
#[derive(Debug)]
pub struct Street {
    /// Present name with type.
    pub name: Box<str>,
    /// Its type.
    pub kind: Option<StreetType>,
    /// Settlement.
    pub settlement: Option<u32>,
    /// Its houses, a range of [`Index::houses`], by number.
    pub houses: Range<u32>,
    /// Centre lines.
    pub lines: Box<[Box<[Position]>]>,
    /// A place on the street near its middle.
    pub centre: Position,
}

/// A house.
#[derive(Debug)]
pub struct House {
    /// Its number.
    pub number: HouseNumber,
    /// District, or [`NONE`].
    district: u16,
    /// What the mapped number has after its digits, an index into the suffixes.
    suffix: u32,
    /// Where it is.
    pub position: Position,
    /// Placed between mapped neighbours by the mapper.
    pub interpolated: bool,
}

const NONE: u16 = u16::MAX;

/// A settlement.
#[derive(Debug)]
pub struct Place {
    /// Main name.
    pub name: Box<str>,
    /// District.
    pub district: Option<u32>,
    /// Where its label stands.
    pub centre: Position,
    /// The street-less houses, if any: an index into the streets.
    pub houses: Option<u32>,
}

/// One name of one street, taken apart.
#[derive(Debug)]
pub struct Variant {
    /// The street.
    pub street: u32,
    /// Which of its names.
    pub kind: NameKind,
    /// The type this name gives the street.
    pub street_type: Option<StreetType>,
    /// Its words, a range of [`Index::words`].
    words: Range<u32>,
    /// Its initials.
    pub initials: Box<[u8]>,
    /// The name itself, where it is not the present one.
    pub text: Option<Box<str>>,
}

/// A point of interest.
#[derive(Debug)]
pub struct Poi {
    /// Main name.
    pub name: Box<str>,
    /// Kind by its OpenStreetMap value.
    pub kind: Box<str>,
    /// Its number.
    pub number: Option<u32>,
    /// Settlement.
    pub settlement: Option<u32>,
    /// District.
    pub district: Option<u32>,
    /// Where it is.
    pub position: Position,
    /// Stems of all its names' words.
    pub words: Box<[Box<str>]>,
}

/// A district.
#[derive(Debug)]
struct District {
    bounds: geo::Rect<f64>,
    area: MultiPolygon<f64>,
    /// Stems of its name's words, without those every district has («район»).
    words: Vec<String>,
}

/// Everything the geocoder searches.
#[derive(Debug)]
pub struct Index {
    /// Streets, as in the gazetteer; the street-less villages follow.
    pub streets: Vec<Street>,
    /// Houses by street and number.
    pub houses: Vec<House>,
    suffixes: Vec<Box<str>>,
    /// Settlements, as in the gazetteer.
    pub places: Vec<Place>,
    /// Settlements by name.
    pub settlements: Settlements,
    /// The settlement a query without one is about, if one is clearly larger than the others.
    pub dominant: Option<u32>,
    /// Points of interest, as in the gazetteer.
    pub pois: Vec<Poi>,
    districts: Vec<District>,
    /// All words of names.
    pub vocabulary: Vocabulary,
    /// All names of streets.
    pub variants: Vec<Variant>,
    words: Vec<u32>,
    letters: Vec<u32>,
    postings: Vec<u32>,
    posting_starts: Vec<u32>,
    settlement_variants: FxHashMap<u32, Vec<u32>>,
}

impl Index {
    /// Builds the index: about half a second and 20 MB for 125,000 houses.
    #[must_use]
    pub fn new(gazetteer: &Gazetteer) -> Self {
        let streets::Built { streets, houses, suffixes, sources } = streets::build(gazetteer);
        let mut places: Vec<Place> = gazetteer
            .settlements
            .iter()
            .map(|settlement| Place {
                name: main_name(&settlement.names).into(),
                district: settlement.district,
                centre: Position::new(settlement.centre),
                houses: None,
            })
            .collect();
        for (id, street) in (0u32..).zip(&streets).skip(sources.len()) {
            if let Some(place) = street.settlement.and_then(|s| places.get_mut(s as usize)) {
                place.houses = Some(id);
            }
        }
        let names = words::build(gazetteer, &sources);
        let mut settlement_variants: FxHashMap<u32, Vec<u32>> = FxHashMap::default();
        for (id, variant) in (0u32..).zip(&names.variants) {
            if let Some(settlement) = streets[variant.street as usize].settlement {
                settlement_variants.entry(settlement).or_default().push(id);
            }
        }
        Self {
            settlements: Settlements::new(&gazetteer.settlements),
            dominant: dominant(gazetteer, &streets),
            pois: gazetteer.pois.iter().map(poi).collect(),
            districts: gazetteer.districts.iter().map(district).collect(),
            streets,
            houses,
            suffixes,
            places,
            vocabulary: names.vocabulary,
            variants: names.variants,
            words: names.words,
            letters: names.letters,
            postings: names.postings,
            posting_starts: names.posting_starts,
            settlement_variants,
        }
    }

    /// The houses of a street, by number.
    #[must_use]
    pub fn houses_of(&self, street: &Street) -> &[House] {
        &self.houses[street.houses.start as usize..street.houses.end as usize]
    }

    /// A house number as mapped.
    #[must_use]
    pub fn house_text(&self, house: &House) -> String {
        format!("{}{}", house.number.base, self.suffixes[house.suffix as usize])
    }

    /// District of a house.
    #[must_use]
    pub fn house_district(&self, house: &House) -> Option<u32> {
        (house.district != NONE).then(|| u32::from(house.district))
    }

    /// District at a point.
    #[must_use]
    pub fn district_at(&self, point: Point<f64>) -> Option<u32> {
        let inside = |district: &District| district.bounds.contains(&point) && district.area.contains(&point);
        self.districts.iter().position(inside).map(|i| i as u32)
    }

    /// The districts that some areas named in an address may be, given as stems of their words.
    #[must_use]
    pub fn districts_named(&self, areas: &[Vec<String>]) -> Vec<u32> {
        let named = |district: &District| !district.words.is_empty() && areas.contains(&district.words);
        (0u32..).zip(&self.districts).filter(|(_, district)| named(district)).map(|(id, _)| id).collect()
    }

    /// District of a place on a street.
    #[must_use]
    pub fn district_of(&self, placed: &Placed<'_>) -> Option<u32> {
        let own = placed.house.and_then(|house| self.house_district(house));
        own.or_else(|| self.district_at(placed.position.point()))
    }

    /// The words of a name.
    #[must_use]
    pub fn words_of(&self, variant: &Variant) -> &[u32] {
        &self.words[variant.words.start as usize..variant.words.end as usize]
    }

    /// Hashes of the full spellings of a name's words, see [`super::names::NameWord::letters_hash`].
    #[must_use]
    pub fn letters_of(&self, variant: &Variant) -> &[u32] {
        &self.letters[variant.words.start as usize..variant.words.end as usize]
    }

    /// The names that hold a word.
    #[must_use]
    pub fn names_with(&self, word: u32) -> &[u32] {
        let at = |i: usize| self.posting_starts.get(i).map_or(self.postings.len(), |&start| start as usize);
        &self.postings[at(word as usize)..at(word as usize + 1)]
    }

    /// The names of a settlement's streets.
    #[must_use]
    pub fn names_in(&self, settlement: u32) -> &[u32] {
        self.settlement_variants.get(&settlement).map_or(&[], Vec::as_slice)
    }
}

/// The centre rule: a query that names no settlement is about the largest one, if that is a city or town with at
/// least twice the houses of the next. Otherwise all settlements are alike.
fn dominant(gazetteer: &Gazetteer, streets: &[Street]) -> Option<u32> {
    let mut sizes: Vec<(usize, u32)> = (0u32..).take(gazetteer.settlements.len()).map(|id| (0, id)).collect();
    for street in streets {
        if let Some(size) = street.settlement.and_then(|id| sizes.get_mut(id as usize)) {
            size.0 += street.houses.len() + 1;
        }
    }
    sizes.sort_unstable_by(|a, b| b.cmp(a));
    let (first, second) = (sizes.first()?, sizes.get(1).map_or(0, |second| second.0));
    let kind = gazetteer.settlements[first.1 as usize].kind;
    (kind <= SettlementKind::Town && first.0 > 0 && first.0 >= 2 * second).then_some(first.1)
}

fn district(district: &gazetteer::District) -> District {
    let bounds = district.boundary.bounding_rect();
    District {
        bounds: bounds.unwrap_or_else(|| geo::Rect::new((0.0, 0.0), (0.0, 0.0))),
        area: district.boundary.clone(),
        words: area_words(&tokens(&district.name)),
    }
}

fn poi(poi: &gazetteer::Poi) -> Poi {
    let mut words: Vec<Box<str>> = Vec::new();
    for name in &poi.names {
        for word in take_apart(&name.text).words {
            if !words.iter().any(|known| **known == *word.stem) {
                words.push(word.stem.into());
            }
        }
    }
    Poi {
        name: main_name(&poi.names).into(),
        kind: poi.kind.as_str().into(),
        number: poi.number,
        settlement: poi.settlement,
        district: poi.district,
        position: Position::new(poi.point),
        words: words.into(),
    }
}
