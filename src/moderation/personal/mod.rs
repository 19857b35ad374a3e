//! Personal data in a text that is meant for the public: where it is, of what kind, and the text with plain words in its
//! place. It proposes; an operator reads. The house where the problem is stays: the place is public by the service's class.

use std::ops::Range;

use serde::Serialize;

mod contacts;
mod dwelling;
mod health;
mod latin;
mod names;
mod numbers;
mod people;
mod token;

use token::Tokens;

/// What of a person is told.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PersonalKind {
    /// A telephone number.
    Phone,
    /// An e-mail address, or a name in a messenger.
    Contact,
    /// A payment card or a bank account.
    Payment,
    /// The number of a passport, an identity card, a taxpayer or a displaced person's certificate.
    Document,
    /// A customer's number at a utility.
    Account,
    /// Surname with a name, a patronymic or initials.
    Name,
    /// A flat.
    Flat,
    /// An entrance of a house.
    Entrance,
    /// A floor of a house.
    Floor,
    /// An illness or a disability of the applicant or of their family.
    Health,
}

impl PersonalKind {
    /// Every kind.
    pub const ALL: [Self; 10] = [
        Self::Phone,
        Self::Contact,
        Self::Payment,
        Self::Document,
        Self::Account,
        Self::Name,
        Self::Flat,
        Self::Entrance,
        Self::Floor,
        Self::Health,
    ];

    /// The name in HTTP bodies, and the last part of the message that stands in its place.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Phone => "phone",
            Self::Contact => "contact",
            Self::Payment => "payment",
            Self::Document => "document",
            Self::Account => "account",
            Self::Name => "name",
            Self::Flat => "flat",
            Self::Entrance => "entrance",
            Self::Floor => "floor",
            Self::Health => "health",
        }
    }
}

/// A piece of personal data.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Personal {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// What it tells.
    pub kind: PersonalKind,
}

/// All personal data in a text, in order, none inside another.
#[must_use]
pub fn find(text: &str) -> Vec<Personal> {
    let tokens = Tokens::of(text);
    let mut found = vec![];
    contacts::find(&tokens, &mut found);
    numbers::find(&tokens, &mut found);
    dwelling::find(&tokens, &mut found);
    people::find(&tokens, &mut found);
    health::find(&tokens, &mut found);
    found.sort_by_key(|personal| (personal.range.start, usize::MAX - personal.range.end));
    let mut kept: Vec<Personal> = Vec::with_capacity(found.len());
    for personal in found {
        if kept.last().is_none_or(|last| last.range.end <= personal.range.start) {
            kept.push(personal);
        }
    }
    kept
}

/// The text with a word for each piece of personal data in its place.
#[must_use]
pub fn masked(text: &str, found: &[Personal], word: impl Fn(PersonalKind) -> String) -> String {
    let mut public = String::with_capacity(text.len());
    let mut from = 0;
    for personal in found {
        public.push_str(text.get(from..personal.range.start).unwrap_or_default());
        public.push_str(&word(personal.kind));
        from = personal.range.end;
    }
    public.push_str(text.get(from..).unwrap_or_default());
    public
}
