//! Turns an address as typed into readings: which words name the street, which number is the house, which
//! settlement is meant. Where a text can be read in several ways, all sensible readings come out; the gazetteer's
//! names decide between them later, not this module.

mod corner;
mod gist;
mod number;
mod poi;
mod settlement;
mod street;
mod units;

use super::house_number::HouseNumber;
use super::lexicon;
use super::names::Name;
use super::settlements::{Likeness, Settlements};
use super::token::{Kind, Token, tokens};

pub use corner::Corner;
pub use gist::{Gist, gist};
pub use poi::PoiMention;

/// What an address says about the settlement.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Mention {
    /// Nothing.
    #[default]
    None,
    /// One of these settlements, and no other.
    Known {
        /// Indices of settlements of that name.
        ids: Vec<u32>,
        /// How near what was typed is to their name.
        likeness: Likeness,
    },
    /// One that the gazetteer does not have.
    Unknown,
}

impl Mention {
    /// Whether a street of this settlement may be meant.
    #[must_use]
    pub fn allows(&self, settlement: Option<u32>) -> bool {
        match self {
            Self::Known { ids, .. } => settlement.is_some_and(|id| ids.contains(&id)),
            Self::None | Self::Unknown => true,
        }
    }
}

/// One way to read an address.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    /// The street's name and type.
    pub street: Name,
    /// The house.
    pub number: Option<HouseNumber>,
    /// The settlement.
    pub settlement: Mention,
    /// Some part of the address is explained by nothing: a name that may be another town, a number.
    pub foreign: bool,
    /// Areas larger than a settlement that are named, perhaps districts: stems of their words.
    pub areas: Vec<Vec<String>>,
}

/// All ways to read an address.
#[derive(Debug, Clone, Default)]
pub struct Parsed {
    /// As street and house, the likeliest first.
    pub readings: Vec<Reading>,
    /// As a street corner.
    pub corner: Option<Corner>,
    /// As a point of interest.
    pub poi: Option<PoiMention>,
}

/// What a token was found to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Role {
    /// Nothing yet: it may be part of the street's name.
    Free,
    /// A word that says nothing about the place.
    Noise,
    /// A flat, a floor, a phone, an area: used up.
    Used,
    /// Part of the settlement's name.
    Settlement,
    /// Part of the house number.
    House,
    /// Marks the house number.
    HouseMark,
}

/// The tokens of an address and what they were found to be.
#[derive(Debug, Clone)]
struct Text {
    tokens: Vec<Token>,
    roles: Vec<Role>,
    /// Areas larger than a settlement, see [`Reading::areas`].
    areas: Vec<Vec<String>>,
}

impl Text {
    fn new(text: &str) -> Self {
        let tokens = tokens(text);
        let roles = vec![Role::Free; tokens.len()];
        Self { tokens, roles, areas: Vec::new() }
    }

    fn set(&mut self, range: std::ops::Range<usize>, role: Role) {
        for slot in self.roles.get_mut(range).into_iter().flatten() {
            *slot = role;
        }
    }

    fn is_free(&self, at: usize) -> bool {
        self.roles.get(at) == Some(&Role::Free)
    }

    fn is_free_word(&self, at: usize) -> bool {
        self.is_free(at) && self.tokens[at].is_word()
    }
}

/// The tokens of an address and what each is taken for, in its likeliest reading.
#[must_use]
pub fn roles(text: &str, settlements: &Settlements) -> Vec<(String, &'static str)> {
    let mut text = Text::new(text);
    units::mark(&mut text);
    settlement::find(&text, settlements).mark(&mut text);
    let numbered = number::choices(&text).into_iter().next().map_or(text, |numbered| numbered.text);
    let role = |role: &Role, token: &Token| match role {
        Role::Noise => "sentence",
        Role::Used => "unit_or_area",
        Role::Settlement => "settlement",
        Role::House => "house",
        Role::HouseMark => "house_mark",
        Role::Free if !token.is_word() && !token.is_number() => "separator",
        Role::Free if lexicon::street_type(&token.fold).is_some() => "street_type",
        Role::Free => "street",
    };
    let shown = |token: &Token| match token.kind {
        Kind::Comma => ",".to_owned(),
        Kind::Slash => "/".to_owned(),
        Kind::Dash => "-".to_owned(),
        Kind::Word | Kind::Number => format!("{}{}", token.text, token.suffix),
    };
    numbered.tokens.iter().zip(&numbered.roles).map(|(t, r)| (shown(t), role(r, t))).collect()
}

/// Reads an address that is still being typed: its last word may be a beginning.
#[must_use]
pub fn parse_beginning(text: &str, settlements: &Settlements) -> Parsed {
    let mut parsed = parse(text, settlements);
    if text.chars().next_back().is_some_and(char::is_alphabetic) {
        for reading in parsed.readings.iter_mut().filter(|reading| reading.number.is_none()) {
            if let Some(last) = reading.street.words.last_mut() {
                last.beginning = !last.is_number();
            }
        }
    }
    parsed
}

/// Reads an address.
#[must_use]
pub fn parse(text: &str, settlements: &Settlements) -> Parsed {
    let mut text = Text::new(text);
    units::mark(&mut text);
    let found = settlement::find(&text, settlements);
    let bare = text.clone();
    found.mark(&mut text);
    let corner = corner::find(&text, &found.mention);
    let poi = poi::find(&text, &found.mention);
    let mut readings = Vec::new();
    for numbered in number::choices(&text) {
        street::readings(&numbered, &found.mention, &mut readings);
    }
    if found.doubtful {
        for numbered in number::choices(&bare) {
            street::readings_naming(&numbered, &found.ranges, &mut readings);
        }
    }
    Parsed { readings, corner, poi }
}

#[cfg(test)]
mod tests;
