//! The words of all street names: numbered, counted, and listed by the names that hold them.

use std::collections::BTreeMap;

use crate::domain::gazetteer::{self, Gazetteer, NameKind};
use crate::geocoder::names::{Name, take_apart};
use crate::geocoder::vocabulary::Vocabulary;

use super::Variant;

/// All names of all streets, their words numbered.
pub struct Names {
    /// Every word once.
    pub vocabulary: Vocabulary,
    /// Every name of every street.
    pub variants: Vec<Variant>,
    /// The names' words, one name after the other.
    pub words: Vec<u32>,
    /// Hashes of the full spellings, beside `words`.
    pub letters: Vec<u32>,
    /// The names that hold a word, one word after the other.
    pub postings: Vec<u32>,
    /// Where each word's names start.
    pub posting_starts: Vec<u32>,
}

/// Takes all names of the streets apart; `sources` says which of the gazetteer's streets each of them is.
pub fn build(gazetteer: &Gazetteer, sources: &[u32]) -> Names {
    let mut apart: Vec<(u32, &gazetteer::Name, Name)> = Vec::new();
    let mut counts: BTreeMap<String, (u32, Vec<String>)> = BTreeMap::new();
    for (id, source) in (0u32..).zip(sources) {
        let street = &gazetteer.streets[*source as usize];
        let start = apart.len();
        for name in &street.names {
            let taken = take_apart(&name.text);
            let known = |(_, _, other): &(u32, &gazetteer::Name, Name)| {
                other.words == taken.words && other.kind == taken.kind && other.initials == taken.initials
            };
            if !taken.words.is_empty() && !apart[start..].iter().any(known) {
                apart.push((id, name, taken));
            }
        }
        let mut seen: Vec<&str> = Vec::new();
        for word in apart[start..].iter().flat_map(|(_, _, name)| &name.words) {
            let (count, spellings) = counts.entry(word.stem.clone()).or_default();
            if !seen.contains(&word.stem.as_str()) {
                seen.push(&word.stem);
                *count += 1;
            }
            if !spellings.contains(&word.letters) {
                spellings.push(word.letters.clone());
            }
        }
    }
    let vocabulary = Vocabulary::new(&counts, sources.len());
    let mut lists: Vec<Vec<u32>> = vec![Vec::new(); counts.len()];
    let mut variants = Vec::with_capacity(apart.len());
    let (mut words, mut letters) = (Vec::new(), Vec::new());
    for (id, (street, mapped, name)) in (0u32..).zip(apart) {
        let start = words.len() as u32;
        for word in &name.words {
            let Some(index) = vocabulary.index(&word.stem) else { continue };
            words.push(index);
            letters.push(word.letters_hash());
            let list = &mut lists[index as usize];
            if list.last() != Some(&id) {
                list.push(id);
            }
        }
        variants.push(Variant {
            street,
            kind: mapped.kind,
            street_type: name.kind,
            words: start..words.len() as u32,
            initials: name.initials.into(),
            text: (mapped.kind == NameKind::Old).then(|| mapped.text.as_str().into()),
        });
    }
    let mut postings = Vec::new();
    let mut posting_starts = Vec::with_capacity(lists.len());
    for list in lists {
        posting_starts.push(postings.len() as u32);
        postings.extend(list);
    }
    Names { vocabulary, variants, words, letters, postings, posting_starts }
}
