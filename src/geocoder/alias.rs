//! Places that people gave to addresses by hand: the next text of the same gist is found there. How such a text
//! was worded then is forgotten here; it may hold personal data and is no part of any answer.

use rustc_hash::FxHashMap;

use super::answer::{Answer, MatchLevel};
use super::geometry::Position;
use super::parse::{Gist, gist};
use super::{Geocoder, Query};
use crate::domain::alias::Alias;

/// Places nearer to each other than this are one place, metres; as where answers compete.
const SAME_PLACE_M: f64 = 150.0;
/// Confidence of a remembered place that nothing speaks against.
const SURE: f64 = 0.95;
/// Confidence of a remembered place that a person must look at, and the most of a mapped one that it speaks against.
const UNSURE: f64 = 0.5;
/// The map knows a text when its answers to it have this much confidence together. Texts that mean nothing to it
/// bring single suggestions of up to 0.5.
const KNOWN: f64 = 0.6;
/// Answers of the map that are weighed against a remembered place.
const WEIGHED: usize = 20;

/// Who asks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Audience {
    /// Anyone: learns only of places that the public map shows as well.
    Public,
    /// A member of staff, or the service itself.
    Staff,
}

/// The places people gave to addresses, by the gist of the texts.
#[derive(Debug, Default)]
pub struct Aliases {
    by_key: FxHashMap<String, Vec<Place>>,
}

/// A place somebody chose.
#[derive(Debug, Clone)]
struct Place {
    position: Position,
    accuracy_m: f64,
    label: String,
    street_label: String,
    public: bool,
}

/// What is remembered about a text.
#[derive(Debug)]
struct Remembered<'a> {
    gist: Gist,
    /// Places far from each other, those chosen most often and most lately first; at least one.
    places: Vec<&'a Place>,
}

impl Aliases {
    /// Indexes aliases, the newest first.
    #[must_use]
    pub fn new(aliases: impl IntoIterator<Item = Alias>) -> Self {
        let mut by_key: FxHashMap<String, Vec<Place>> = FxHashMap::default();
        for alias in aliases {
            let Some(Gist { key, .. }) = gist(&alias.text) else { continue };
            by_key.entry(key).or_default().push(Place {
                position: Position::new(alias.point),
                accuracy_m: alias.accuracy_m,
                label: alias.label,
                street_label: alias.street_label,
                public: alias.public,
            });
        }
        Self { by_key }
    }

    fn find(&self, text: &str, audience: Audience) -> Option<Remembered<'_>> {
        if self.by_key.is_empty() {
            return None;
        }
        let gist = gist(text)?;
        let known = self.by_key.get(&gist.key)?;
        let mut groups: Vec<(&Place, usize)> = vec![];
        for place in known.iter().filter(|place| place.public || audience == Audience::Staff) {
            match groups.iter_mut().find(|(other, _)| place.is_at(other.position)) {
                Some((_, times)) => *times += 1,
                None => groups.push((place, 1)),
            }
        }
        groups.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        let places: Vec<&Place> = groups.into_iter().map(|(place, _)| place).collect();
        (!places.is_empty()).then_some(Remembered { gist, places })
    }
}

impl Place {
    fn is_at(&self, position: Position) -> bool {
        self.position.distance(position) <= SAME_PLACE_M
    }

    /// Whether an answer of the map is this place under this name.
    fn is(&self, answer: &Answer) -> bool {
        self.label == answer.label && self.is_at(Position::new(answer.point))
    }
}

impl Remembered<'_> {
    /// Whether the text may mean many places: «біля магазину», «буд. 5».
    fn is_vague(&self) -> bool {
        self.gist.words == 0 || (!self.gist.numbered && self.gist.words < 2)
    }

    /// Whether no remembered place can be what an answer of the map means. A house has one place; other answers may be
    /// off as far as they say.
    fn contradicts(&self, answer: &Answer) -> bool {
        self.all_beyond(answer, if answer.match_level == MatchLevel::House { 0.0 } else { answer.accuracy_m })
    }

    /// Whether the map means something else by the text: what contradicts it, or the street as a whole.
    fn is_elsewhere(&self, answer: &Answer) -> bool {
        let whole_street = answer.match_level == MatchLevel::Street && !self.gist.numbered;
        self.contradicts(answer) || (whole_street && self.all_beyond(answer, 0.0))
    }

    fn all_beyond(&self, answer: &Answer, reach_m: f64) -> bool {
        let position = Position::new(answer.point);
        self.places.iter().all(|place| place.position.distance(position) > SAME_PLACE_M + reach_m)
    }

    /// Whether the next such text may be placed without a person: it is not vague, was placed at one place, and the map
    /// does not know it elsewhere. A request may have been moved for a reason that its address does not tell, or be
    /// about one of several streets of one name.
    fn is_sure(&self, mapped: &[Answer]) -> bool {
        let places = mapped.iter().filter(|answer| answer.match_level != MatchLevel::Settlement);
        let (elsewhere, here): (Vec<&Answer>, Vec<&Answer>) = places.partition(|a| self.is_elsewhere(a));
        let sum = |answers: &[&Answer]| answers.iter().map(|answer| answer.confidence).sum::<f64>();
        let (elsewhere, here) = (sum(&elsewhere), sum(&here));
        let known_elsewhere = elsewhere + here >= KNOWN && 2.0 * elsewhere >= here;
        self.places.len() == 1 && !self.is_vague() && !known_elsewhere
    }
}

impl Geocoder {
    /// As [`Geocoder::geocode`], and where people have placed such a text before. A remembered place comes first, and
    /// is confident unless the text is vague, was placed at different places, or is known to the map elsewhere; the
    /// answers of the map that it speaks against are not confident either.
    #[must_use]
    pub fn recall(&self, query: &Query<'_>, aliases: &Aliases, audience: Audience) -> Vec<Answer> {
        let Some(remembered) = aliases.find(query.text, audience) else { return self.geocode(query) };
        let mut answers = self.geocode(&Query { limit: query.limit.max(WEIGHED), ..*query });
        let sure = remembered.is_sure(&answers);
        let contested = remembered.places.len() > 1;
        let confidence = if sure { SURE } else { UNSURE / remembered.places.len() as f64 };
        for answer in &mut answers {
            if sure || contested || (!remembered.is_vague() && remembered.contradicts(answer)) {
                answer.confidence = answer.confidence.min(UNSURE).min(confidence);
            }
        }
        // What the map still says with more confidence stays before it, and is not said twice.
        let surer = answers.iter().take_while(|answer| answer.confidence > confidence).count();
        let said = |place: &&&Place| !answers[..surer].iter().any(|answer| place.is(answer));
        let known: Vec<Answer> =
            remembered.places.iter().filter(said).map(|place| self.remembered(place, confidence)).collect();
        let mut others = answers.split_off(surer);
        others.retain(|answer| !remembered.places.iter().any(|place| place.is(answer)));
        answers.extend(known.into_iter().chain(others));
        answers.truncate(query.limit.max(1));
        answers
    }

    fn remembered(&self, place: &Place, confidence: f64) -> Answer {
        let point = place.position.point();
        let around = self.reverse(point, 1).into_iter().next();
        Answer {
            label: place.label.clone(),
            mapped_label: place.label.clone(),
            street_label: place.street_label.clone(),
            point,
            match_level: MatchLevel::Alias,
            confidence,
            accuracy_m: place.accuracy_m,
            house_number: None,
            street: None,
            settlement: around.and_then(|nearest| nearest.settlement),
            district: self.index.district_at(point),
            matched_name: None,
            distance_m: None,
        }
    }
}

#[cfg(test)]
mod tests {
    use geo::{LineString, MultiLineString, Point};

    use super::*;
    use crate::domain::gazetteer::{Gazetteer, House, Name, NameKind, Settlement, SettlementKind, Street};
    use crate::geocoder::AUTOMATIC_THRESHOLD;

    const TEXT: &str = "за старою фермою, с. Надія, т. 067-000-75-68";
    const FARM: Point<f64> = Point(geo::Coord { x: 36.01, y: 48.01 });

    /// Two villages 7 km apart, with one street each of one name, 1 km long, and its house 5.
    fn villages() -> Geocoder {
        let mut gazetteer = Gazetteer::default();
        let named = |text: &str| vec![Name { kind: NameKind::Main, text: text.to_owned() }];
        for (id, (name, lon)) in (0..).zip([("Надія", 36.0), ("Степове", 36.1)]) {
            gazetteer.settlements.push(Settlement {
                osm_ref: String::new(),
                kind: SettlementKind::Village,
                names: named(name),
                district: None,
                centre: Point::new(lon, 48.0),
                boundary: None,
                population: None,
            });
            let line = LineString::from(vec![(lon, 48.0), (lon, 48.01)]);
            gazetteer.streets.push(Street {
                names: named("вулиця Гетьмана Мазепи"),
                settlement: Some(id),
                lines: MultiLineString(vec![line]),
            });
            gazetteer.houses.push(House {
                number: "5".into(),
                street: Some(id),
                settlement: Some(id),
                district: None,
                point: Point::new(lon, 48.0005),
                interpolated: false,
            });
        }
        Geocoder::new(&gazetteer)
    }

    fn alias(text: &str, point: Point<f64>) -> Alias {
        Alias {
            text: text.into(),
            point,
            accuracy_m: 5.0,
            label: "вулиця Польова, 1, Надія".into(),
            street_label: "вулиця Польова, Надія".into(),
            public: false,
        }
    }

    fn recall(known: &[(&str, Point<f64>)], text: &str) -> Vec<Answer> {
        let aliases = Aliases::new(known.iter().map(|(text, point)| alias(text, *point)));
        villages().recall(&Query::new(text), &aliases, Audience::Staff)
    }

    fn confident(answers: &[Answer]) -> Vec<MatchLevel> {
        let sure = answers.iter().filter(|answer| answer.confidence >= AUTOMATIC_THRESHOLD);
        sure.map(|answer| answer.match_level).collect()
    }

    #[test]
    fn the_next_such_text_is_found_where_a_person_placed_the_first() {
        let answers = recall(&[(TEXT, FARM)], "Надія: стара ферма!");
        let first = &answers[0];
        assert_eq!((first.match_level, first.confidence), (MatchLevel::Alias, SURE));
        assert_eq!((first.point, first.accuracy_m), (FARM, 5.0));
        assert_eq!(first.label, "вулиця Польова, 1, Надія");
        assert_eq!(first.settlement.as_deref(), Some("Надія"));
        assert!(recall(&[(TEXT, FARM)], "за старою фермою, Степове").iter().all(|a| a.label != first.label));
    }

    #[test]
    fn a_house_the_map_lacks_is_found_beside_its_street() {
        let text = "Гетьмана Мазепи 77, Надія";
        let answers = recall(&[(text, Point::new(36.001, 48.009))], text);
        assert_eq!(confident(&answers), [MatchLevel::Alias]);
    }

    #[test]
    fn two_places_of_one_text_are_both_offered_and_neither_is_confident() {
        let near = Point::new(36.011, 48.01);
        assert_eq!(
            confident(&recall(&[(TEXT, FARM), (TEXT, near)], TEXT)),
            [MatchLevel::Alias],
            "75 m apart"
        );
        let far = Point::new(36.02, 48.01);
        let answers = recall(&[(TEXT, FARM), (TEXT, far), (TEXT, far)], TEXT);
        assert!(confident(&answers).is_empty());
        assert_eq!([answers[0].point, answers[1].point], [far, FARM], "the one chosen twice first");
    }

    #[test]
    fn a_vague_text_is_offered_and_never_confident() {
        let answers = recall(&[("біля магазину", FARM)], "магазин");
        assert_eq!(answers[0].match_level, MatchLevel::Alias);
        assert!(confident(&answers).is_empty());
    }

    #[test]
    fn one_of_several_streets_of_a_name_is_not_what_the_name_means() {
        let text = "Гетьмана Мазепи 5";
        for at in [Point::new(36.0, 48.0005), FARM] {
            assert!(confident(&recall(&[(text, at)], text)).is_empty());
        }
    }

    #[test]
    fn a_mapped_house_and_a_person_who_disagree_are_both_doubtful() {
        let text = "Гетьмана Мазепи 5, Надія";
        assert_eq!(confident(&recall(&[], text)), [MatchLevel::House]);
        let answers = recall(&[(text, FARM)], text);
        assert!(confident(&answers).is_empty());
        let levels: Vec<_> = answers.iter().take(2).map(|answer| answer.match_level).collect();
        assert_eq!(levels, [MatchLevel::Alias, MatchLevel::House]);
    }

    #[test]
    fn one_place_on_a_street_does_not_stand_for_the_street() {
        let text = "вул. Гетьмана Мазепи, Надія";
        let answers = recall(&[(text, Point::new(36.0, 48.0005))], text);
        assert_eq!(confident(&answers), [MatchLevel::Street]);
        assert!(answers.iter().any(|answer| answer.match_level == MatchLevel::Alias));
    }

    #[test]
    fn anyone_learns_only_what_the_public_map_shows() {
        let ask = |public| {
            let aliases = Aliases::new([Alias { public, ..alias(TEXT, FARM) }]);
            villages().recall(&Query::new(TEXT), &aliases, Audience::Public)
        };
        assert_eq!(confident(&ask(true)), [MatchLevel::Alias]);
        assert!(ask(false).iter().all(|answer| answer.match_level != MatchLevel::Alias));
    }
}
