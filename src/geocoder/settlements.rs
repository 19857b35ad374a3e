//! Finds settlements by the words of their names: as written, declined, cut short or mistyped.
//! Where in an address a settlement may stand is the parser's business.

use rustc_hash::FxHashMap;

use crate::domain::gazetteer::Settlement;

use super::fold::{fold, stem, transliterate};
use super::similarity::distance;
use super::token::Token;

/// How far a typed name may be from the settlement's.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Likeness {
    /// As written.
    Exact,
    /// In another case: «у Лозуватці».
    Declined,
    /// With a mistake or cut short: «Кр. Ріг».
    Mistyped,
    /// Not found as such: another first letter, so that it may be another place, «Малинівка» for Калинівка.
    Resembling,
}

/// All settlement names.
#[derive(Debug, Default)]
pub struct Settlements {
    exact: FxHashMap<String, Vec<u32>>,
    declined: FxHashMap<String, Vec<u32>>,
    names: Vec<(Vec<Word>, u32)>,
}

/// A word of a name.
#[derive(Debug, PartialEq)]
struct Word {
    folded: String,
    /// All its letters: a mistake may hide where folding drops some.
    letters: String,
}

impl Settlements {
    /// Indexes every name of every settlement.
    #[must_use]
    pub fn new(settlements: &[Settlement]) -> Self {
        let mut index = Self::default();
        for (id, settlement) in (0u32..).zip(settlements) {
            for name in &settlement.names {
                let words: Vec<Word> = name
                    .text
                    .replace('-', " ")
                    .split_whitespace()
                    .map(|word| Word { folded: fold(word), letters: transliterate(word) })
                    .filter(|word| !word.folded.is_empty())
                    .collect();
                if words.is_empty() {
                    continue;
                }
                let folded = || words.iter().map(|word| word.folded.as_str());
                add(&mut index.exact, folded().collect::<Vec<_>>().join(" "), id);
                add(&mut index.declined, declined(folded()), id);
                if !index.names.iter().any(|(known, of)| *of == id && *known == words) {
                    index.names.push((words, id));
                }
            }
        }
        index
    }

    /// The settlements a text may be the beginning of, a few.
    #[must_use]
    pub fn beginning(&self, text: &str) -> Vec<u32> {
        let typed = fold(text);
        let begins = |(words, id): &(Vec<Word>, u32)| {
            let name: String = words.iter().map(|word| word.folded.as_str()).collect();
            name.starts_with(&typed).then_some(*id)
        };
        let mut found: Vec<u32> =
            if typed.len() < 2 { Vec::new() } else { self.names.iter().filter_map(begins).collect() };
        found.dedup();
        found.truncate(3);
        found
    }

    /// The settlements that some neighbouring words may name; empty if none.
    #[must_use]
    pub fn find(&self, words: &[Token], likeness: Likeness) -> Vec<u32> {
        let parts: Vec<&str> =
            words.iter().flat_map(|token| token.fold.split('-')).filter(|part| !part.is_empty()).collect();
        if parts.is_empty() {
            return Vec::new();
        }
        if let Some(found) = self.exact.get(&parts.join(" ")) {
            return found.clone();
        }
        if likeness >= Likeness::Declined
            && let Some(found) = self.declined.get(&declined(parts.iter().copied()))
        {
            return found.clone();
        }
        if likeness < Likeness::Mistyped {
            return Vec::new();
        }
        let letters: Vec<String> = words.iter().flat_map(|t| t.text.split('-')).map(transliterate).collect();
        let cut = words.iter().any(|token| token.dot);
        let mut best = (3, Vec::new());
        let begins_alike = |name: &[Word]| {
            name.iter()
                .zip(&parts)
                .all(|(word, typed)| word.folded.as_bytes().first() == typed.as_bytes().first())
        };
        for (name, id) in self.names.iter().filter(|(name, _)| name.len() == parts.len()) {
            if likeness < Likeness::Resembling && !begins_alike(name) {
                continue;
            }
            let mut edits = 0;
            let alike = name.iter().zip(parts.iter().zip(&letters)).all(|(word, (typed, letters))| {
                let known = word.folded.as_str();
                if cut && typed.len() >= 2 && known.starts_with(typed) {
                    return true;
                }
                let allowed = match known.len() {
                    0..5 => 0,
                    5..9 => 1,
                    _ => 2,
                };
                // Another ending beside a mistake is a step further: «ставок» is not Ставкове.
                let d = distance(known, typed)
                    .min(distance(&word.letters, letters))
                    .min(1 + distance(stem(known), stem(typed)));
                edits += d;
                d <= allowed
            });
            if alike && edits < best.0 {
                best = (edits, vec![*id]);
            } else if alike && edits == best.0 && !best.1.contains(id) {
                best.1.push(*id);
            }
        }
        best.1
    }
}

fn add(map: &mut FxHashMap<String, Vec<u32>>, key: String, id: u32) {
    let ids = map.entry(key).or_default();
    if !ids.contains(&id) {
        ids.push(id);
    }
}

/// A name without what declension changes: endings, the last vowel that closes or opens (ріг, рогу, розі) and the
/// consonant that softens before an ending (Лозуватка, Лозуватці).
fn declined<'a>(words: impl Iterator<Item = &'a str>) -> String {
    let mut key = String::new();
    for word in words {
        let mut letters = stem(word).as_bytes().to_vec();
        while letters.len() > 2 && letters.last().is_some_and(|b| b"aeiou".contains(b)) {
            letters.pop();
        }
        if let Some(last) = letters.last_mut() {
            *last = match *last {
                b'h' => b'z',
                b'k' => b'c',
                other => other,
            };
        }
        if let Some(vowel) = letters.iter_mut().rev().find(|b| b"aeiou".contains(b))
            && matches!(*vowel, b'o' | b'e')
        {
            *vowel = b'i';
        }
        key.push_str(&String::from_utf8_lossy(&letters));
        key.push(' ');
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::gazetteer::{Name, NameKind, SettlementKind};
    use crate::geocoder::token::tokens;

    fn known() -> Settlements {
        let settlement = |name: &str| Settlement {
            osm_ref: String::new(),
            kind: SettlementKind::Village,
            names: vec![Name { kind: NameKind::Main, text: name.to_owned() }],
            district: None,
            centre: geo::Point::new(0.0, 0.0),
            boundary: None,
            population: None,
        };
        Settlements::new(&["Кривий Ріг", "Лозуватка", "Надія", "Мар'янівка", "Ставкове"].map(settlement))
    }

    #[test]
    fn finds_declined_and_mistyped_names() {
        let known = known();
        for (text, likeness, id) in [
            ("кривий ріг", Likeness::Exact, 0),
            ("Kryvyi Rih", Likeness::Exact, 0),
            ("Кривому Розі", Likeness::Declined, 0),
            ("Кривого Рогу", Likeness::Declined, 0),
            ("Лозуватці", Likeness::Declined, 1),
            ("Надії", Likeness::Declined, 2),
            ("Мар’янівці", Likeness::Declined, 3),
            ("Кр. Ріг", Likeness::Mistyped, 0),
            ("Лозувтака", Likeness::Mistyped, 1),
            ("Надіая", Likeness::Mistyped, 2),
        ] {
            assert_eq!(known.find(&tokens(text), likeness), [id], "{text}");
        }
        assert!(known.find(&tokens("Київ"), Likeness::Mistyped).is_empty());
        assert!(known.find(&tokens("ставок"), Likeness::Mistyped).is_empty());
        assert!(known.find(&tokens("Лозуватці"), Likeness::Exact).is_empty());
    }
}
