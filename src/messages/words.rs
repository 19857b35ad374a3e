//! The words of one language with what a community says in place of the program's own. Nothing that is said depends on
//! a community's text being of use: whatever is wrong with it, the program's own words stand.

use fluent_bundle::FluentArgs;

use super::{Bundle, Language, empty_bundle, own_text::OwnText};

/// The words of one language.
pub struct Words {
    language: Language,
    own: Option<Bundle>,
}

impl From<Language> for Words {
    /// The program's own words and nothing else.
    fn from(language: Language) -> Self {
        Self { language, own: None }
    }
}

impl Words {
    /// The words of a language in which texts are replaced: keys and values, later ones before earlier ones. What cannot be
    /// used, since the program has changed or somebody wrote it past the checks, is left out and logged.
    #[must_use]
    pub fn new<K: AsRef<str>, V: AsRef<str>>(
        language: Language,
        texts: impl IntoIterator<Item = (K, V)>,
    ) -> Self {
        let mut own = None;
        for (key, value) in texts {
            let key = key.as_ref();
            let Some(text) = OwnText::find(key) else {
                tracing::warn!("the community's text {key} is none of this program's; it is left out");
                continue;
            };
            match text.wording(value.as_ref()) {
                Ok(wording) => own
                    .get_or_insert_with(|| empty_bundle(language))
                    .add_resource_overriding(wording.into_resource()),
                Err(fault) => {
                    tracing::warn!("the community's text {key} ({}) is left out: {fault}", language.tag());
                }
            }
        }
        Self { language, own }
    }

    /// The language.
    #[must_use]
    pub fn language(&self) -> Language {
        self.language
    }

    /// A message without values.
    #[must_use]
    pub fn text(&self, key: &str) -> String {
        self.format(key, &FluentArgs::new())
    }

    /// A message with values filled in. A key no catalogue has comes back as it is.
    #[must_use]
    pub fn format(&self, key: &str, args: &FluentArgs<'_>) -> String {
        self.own_format(key, args).unwrap_or_else(|| self.language.format(key, args))
    }

    fn own_format(&self, key: &str, args: &FluentArgs<'_>) -> Option<String> {
        let bundle = self.own.as_ref()?;
        let pattern = bundle.get_message(key)?.value()?;
        let mut errors = vec![];
        let said = bundle.format_pattern(pattern, Some(args), &mut errors).into_owned();
        if errors.is_empty() {
            return Some(said);
        }
        tracing::warn!("the community's text {key} ({}) is not said: {errors:?}", self.language.tag());
        None
    }
}
