//! Reads points of interest: «школа №5», «біля 5 школи», «навпроти АТБ».

use super::{Mention, Text};
use crate::geocoder::fold::stem;
use crate::geocoder::lexicon::{self, Noise};
use crate::geocoder::token::Token;

/// A place named by kind and number or by name.
#[derive(Debug, Clone, Default)]
pub struct PoiMention {
    /// OpenStreetMap kinds the word may mean; empty where only a name is given.
    pub kinds: Vec<&'static str>,
    /// Its number.
    pub number: Option<u32>,
    /// Stems of the other words.
    pub words: Vec<String>,
    /// Settlement.
    pub settlement: Mention,
}

/// Finds a point of interest: a word for a kind of place, or a name after «біля».
pub fn find(text: &Text, mention: &Mention) -> Option<PoiMention> {
    let tokens = &text.tokens;
    let is_for_children = |t: &Token| {
        matches!(stem(&t.fold), "ditaq" | "detsk") || (t.dot && matches!(t.fold.as_str(), "dit" | "det"))
    };
    // «детский сад»: «сад» alone is no kindergarten.
    let is_kindergarten = |i: usize| {
        i > 0 && is_for_children(&tokens[i - 1]) && matches!(tokens[i].fold.as_str(), "sad" | "sadu" | "sada")
    };
    let kinds_of = |i: usize| {
        if is_kindergarten(i) { &["kindergarten"][..] } else { lexicon::poi_kinds(&tokens[i].fold) }
    };
    let kind_at = (0..tokens.len()).find(|&i| tokens[i].is_word() && !kinds_of(i).is_empty());
    let place_at = (0..tokens.len()).find(|&i| {
        tokens[i].text.chars().count() > 3 && lexicon::noise(&tokens[i].text) == Some(Noise::Place)
    });
    let start = kind_at.or(place_at.map(|at| at + 1))?;
    let mut kinds: Vec<&'static str> = kind_at.map_or(Vec::new(), |at| kinds_of(at).to_vec());
    // «дитячий садок» and «музична школа» say more than «садок» and «школа».
    if tokens.iter().any(is_for_children) && kinds.contains(&"school") {
        kinds = vec!["kindergarten"];
    }
    // The number nearest to the kind's word.
    let number = (0..tokens.len())
        .filter(|&i| text.is_free(i) && tokens[i].value().is_some())
        .min_by_key(|&i| i.abs_diff(start))
        .filter(|&i| i.abs_diff(start) <= 3)
        .and_then(|i| tokens[i].text.parse().ok())
        .or_else(|| {
            tokens.iter().filter(|t| t.is_word()).find_map(|t| lexicon::ordinal(&t.fold)).map(u32::from)
        });
    // «зупинка «Вулиця Миру»» is called Миру, as mapped names are taken apart; «вул. Миру» alone is a street.
    let plain_type = |i: usize| {
        kind_at.is_some() && lexicon::street_type(&tokens[i].fold).is_some_and(|kind| !kind.nameable)
    };
    let words = (0..tokens.len())
        .filter(|&i| Some(i) != kind_at && text.is_free_word(i) && tokens[i].fold.len() > 1 && !plain_type(i))
        .filter(|&i| lexicon::ordinal(&tokens[i].fold).is_none() && !is_for_children(&tokens[i]))
        .flat_map(|i| tokens[i].fold.split('-').map(|part| stem(part).to_owned()))
        .collect();
    Some(PoiMention { kinds, number, words, settlement: mention.clone() })
}
