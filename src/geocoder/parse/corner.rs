//! Reads street corners: «ріг Миру та Соборності», «вул. Миру / вул. Соборна», «Миру - Соборна ріг».

use super::{Mention, Role, Text};
use crate::geocoder::lexicon::{self, Marker};
use crate::geocoder::names::{Name, NameWord};
use crate::geocoder::token::{Kind, Token};

/// Two streets whose crossing is meant.
#[derive(Debug, Clone)]
pub struct Corner {
    /// The two names.
    pub sides: [Name; 2],
    /// Settlement.
    pub settlement: Mention,
    /// The text says that it is a corner, or is nothing but two names; otherwise only its shape does.
    pub said: bool,
}

/// Finds a corner.
pub fn find(text: &Text, mention: &Mention) -> Option<Corner> {
    let tokens = &text.tokens;
    // The «Ріг» of «Кривий Ріг» is no corner.
    let said = (0..tokens.len()).any(|i| {
        tokens[i].is_word()
            && text.roles[i] != Role::Settlement
            && lexicon::is(&tokens[i].fold, Marker::Corner)
    });
    let is_type = |i: &usize| {
        tokens[*i].is_word()
            && text.roles[*i] != Role::Settlement
            && lexicon::street_type(&tokens[*i].fold).is_some()
    };
    let types: Vec<usize> = (0..tokens.len()).filter(is_type).collect();
    let may = |i: usize| !matches!(text.roles[i], Role::Settlement | Role::Used);
    // «Терещенківська з Самойловича»: names alone, and no house. Whether such streets meet, the map says.
    let apart = |t: &Token| t.is_number() || t.kind == Kind::Comma;
    let plain = types.is_empty() && tokens.len() <= 6 && !tokens.iter().any(apart);
    let joins = |i: &usize| {
        let t = &tokens[*i];
        match t.kind {
            Kind::Slash => *i > 0 && !tokens[*i - 1].is_number(),
            Kind::Dash => !t.glued || tokens.get(*i + 1).is_some_and(|next| !next.is_number()),
            Kind::Comma => said,
            // «Бойчука ріг Красносельського»
            Kind::Word if lexicon::is(&t.fold, Marker::Corner) => true,
            Kind::Word => (said || types.len() >= 2 || plain) && lexicon::is(&t.fold, Marker::And) && !t.dot,
            Kind::Number => false,
        }
    };
    let is_marker = |i: usize| {
        text.roles[i] == Role::Noise
            || [Marker::Corner, Marker::And].iter().any(|m| lexicon::is(&tokens[i].fold, *m))
    };
    let named = |range: std::ops::Range<usize>| {
        range.clone().any(|i| may(i) && tokens[i].is_word() && !tokens[i].is_letter() && !is_marker(i))
    };
    let cut = (1..tokens.len())
        .filter(|i| may(*i) && joins(i))
        .find(|&i| named(0..i) && named(i + 1..tokens.len()))
        .or_else(|| {
            types.get(1).copied().filter(|_| said || types.len() == 2).map(|at| at.saturating_sub(1))
        })?;
    let slash = tokens[cut].kind == Kind::Slash;
    if !said && types.len() < 2 && !slash && !plain {
        return None;
    }
    let side = |range: std::ops::Range<usize>| {
        let mut name = Name::default();
        for i in range.filter(|&i| may(i)) {
            let token = &tokens[i];
            match lexicon::street_type(&token.fold).filter(|_| token.is_word()) {
                Some(kind) => {
                    if name.kind.is_none_or(|known| known.nameable && !kind.nameable) {
                        name.kind = Some(kind);
                    }
                    if kind.nameable {
                        name.words.push(NameWord::of_type(kind, 1.0));
                    }
                }
                None if token.is_word() && is_marker(i) && !token.dot => {}
                None => name.push(token, 1.0),
            }
        }
        name.words.truncate(7);
        name
    };
    let skip = usize::from(
        !(tokens[cut].is_word() && lexicon::street_type(&tokens[cut].fold).is_some()) && joins(&cut),
    );
    let first = side(0..if skip == 1 { cut } else { cut + 1 });
    let second = side(cut + 1..tokens.len());
    (!first.words.is_empty() && !second.words.is_empty()).then(|| Corner {
        sides: [first, second],
        settlement: mention.clone(),
        said: said || plain,
    })
}
