//! Texts for people, from the Fluent catalogues: those shared with the browser in `web/messages`, and the
//! server's own beside this file. It picks the language and fills in values; it makes no sentence itself. What a
//! community says in words of its own is laid over them in [`words`].

use std::sync::LazyLock;

use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::{LanguageIdentifier, langid};

mod dates;
pub mod letter;
pub mod own_text;
pub mod preview;
pub mod wording;
pub mod words;

/// A language the product speaks.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Language {
    /// Ukrainian.
    #[default]
    Ukrainian,
    /// English, for guests.
    English,
}

type Bundle = FluentBundle<FluentResource>;

/// The letters' catalogue, Ukrainian and English.
const LETTERS: (&str, &str) = (include_str!("letters_uk.ftl"), include_str!("letters_en.ftl"));
/// The catalogue of what a community says of itself, and of how an administrator is told of it.
const TEXTS: (&str, &str) = (include_str!("texts_uk.ftl"), include_str!("texts_en.ftl"));

static UKRAINIAN: LazyLock<Bundle> = LazyLock::new(|| {
    let shared = include_str!("../../web/messages/uk.ftl");
    bundle(Language::Ukrainian, &[shared, include_str!("uk.ftl"), LETTERS.0, TEXTS.0])
});
static ENGLISH: LazyLock<Bundle> = LazyLock::new(|| {
    let shared = include_str!("../../web/messages/en.ftl");
    bundle(Language::English, &[shared, include_str!("en.ftl"), LETTERS.1, TEXTS.1])
});

fn bundle(language: Language, sources: &[&str]) -> Bundle {
    let mut bundle = empty_bundle(language);
    for source in sources {
        // A message with a fault in it is left out; the test below finds it.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(resource, _)| resource);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

fn empty_bundle(language: Language) -> Bundle {
    let identifier: LanguageIdentifier = match language {
        Language::Ukrainian => langid!("uk"),
        Language::English => langid!("en"),
    };
    let mut bundle = Bundle::new_concurrent(vec![identifier]);
    // Values come into sentences and HTML as they are; the isolation marks would show in plain text.
    bundle.set_use_isolating(false);
    bundle
}

/// A message with one value filled in.
fn say(language: Language, key: &str, name: &'static str, value: &str) -> String {
    let mut args = FluentArgs::new();
    args.set(name, value);
    language.format(key, &args)
}

impl Language {
    /// Every language.
    pub const ALL: [Self; 2] = [Self::Ukrainian, Self::English];

    /// The first language of an `Accept-Language` header that we speak (RFC 9110 §12.5.4, without weights:
    /// browsers list by preference); Ukrainian when there is none.
    #[must_use]
    pub fn preferred(accept_language: Option<&str>) -> Self {
        accept_language
            .unwrap_or_default()
            .split(',')
            .find_map(|range| match range.trim().get(..2)?.to_ascii_lowercase().as_str() {
                "uk" => Some(Self::Ukrainian),
                "en" => Some(Self::English),
                _ => None,
            })
            .unwrap_or_default()
    }

    /// The language a person chose, by the query before the cookie, or else what the browser prefers.
    #[must_use]
    pub fn chosen(query: Option<&str>, cookie: Option<&str>, accept_language: Option<&str>) -> Self {
        match query.or(cookie) {
            Some("uk") => Self::Ukrainian,
            Some("en") => Self::English,
            _ => Self::preferred(accept_language),
        }
    }

    /// The language of a BCP 47 tag; Ukrainian where we do not speak it.
    #[must_use]
    pub fn from_tag(tag: &str) -> Self {
        Self::chosen(Some(tag), None, None)
    }

    /// BCP 47 tag.
    #[must_use]
    pub fn tag(self) -> &'static str {
        match self {
            Self::Ukrainian => "uk",
            Self::English => "en",
        }
    }

    /// A message without values.
    #[must_use]
    pub fn text(self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// A message with values filled in. A key no catalogue has comes back as it is.
    #[must_use]
    pub fn format(self, key: &str, args: &FluentArgs<'_>) -> String {
        let bundle: &Bundle = match self {
            Self::Ukrainian => &UKRAINIAN,
            Self::English => &ENGLISH,
        };
        let Some(pattern) = bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        bundle.format_pattern(pattern, Some(args), &mut vec![]).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn keys(source: &str) -> Vec<String> {
        let resource = FluentResource::try_new(source.to_owned()).expect("a catalogue without faults");
        let mut keys: Vec<String> = resource
            .entries()
            .filter_map(|entry| match entry {
                fluent_syntax::ast::Entry::Message(message) => Some(message.id.name.to_owned()),
                _ => None,
            })
            .collect();
        keys.sort();
        keys
    }

    #[test]
    fn both_languages_have_the_same_messages() {
        assert_eq!(keys(include_str!("uk.ftl")), keys(include_str!("en.ftl")));
        assert_eq!(keys(LETTERS.0), keys(LETTERS.1));
        assert_eq!(keys(TEXTS.0), keys(TEXTS.1));
        assert_eq!(
            keys(include_str!("../../web/messages/uk.ftl")),
            keys(include_str!("../../web/messages/en.ftl"))
        );
    }

    #[test]
    fn the_browsers_order_of_languages_decides() {
        assert_eq!(Language::preferred(Some("de,en-GB;q=0.8,uk;q=0.5")), Language::English);
        assert_eq!(Language::preferred(Some("uk-UA,uk;q=0.9,en;q=0.8")), Language::Ukrainian);
        assert_eq!(Language::preferred(Some("de")), Language::Ukrainian);
        assert_eq!(Language::preferred(None), Language::Ukrainian);
    }
}
