//! How a text looks where it is shown, filled with made-up values, and what it is as long as nobody has changed it.
//! Nothing made here is ever sent.

use std::{collections::BTreeMap, sync::LazyLock};

use chrono::{Days, NaiveDate};
use fluent_syntax::{
    ast::{Entry, Resource},
    parser, serializer,
};

use super::{
    LETTERS, Language, TEXTS,
    letter::{Letter, StatusFacts},
    own_text::{OwnText, Specimen},
    words::Words,
};

const NUMBER: &str = "1042-9";
const CODE: &str = "482913";
const CODE_MINUTES: u32 = 10;
const TERM: Days = Days::new(20);

/// A letter, or the foot of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preview {
    /// The letter's subject; none for a page.
    pub subject: Option<String>,
    /// The letter's whole text, or what stands at the foot of a page.
    pub text: String,
}

impl OwnText {
    /// What it is shown in, in these words, with made-up values; `base_url` is the server's own.
    #[must_use]
    pub fn preview(&self, words: &Words, base_url: &str, today: NaiveDate) -> Preview {
        let sample = |key| words.language().text(key);
        let url = Some(format!("{}/requests/{NUMBER}", base_url.trim_end_matches('/')));
        let (letter, url) = match self.specimen {
            Specimen::Status(status) => {
                let facts = StatusFacts {
                    number: NUMBER,
                    service: &sample("sample-service"),
                    status,
                    executor: Some(&sample("sample-executor")),
                    due_on: today.checked_add_days(TERM),
                    today,
                    where_to_turn: Some(&sample("sample-where")),
                    reason: Some(&sample("sample-reason")),
                };
                (Letter::about_status(words, &facts), url)
            }
            Specimen::Answer(by) => {
                (Some(Letter::about_answer(words, NUMBER, by, &sample("sample-answer"))), url)
            }
            Specimen::Code => (Some(Letter::sign_in_code(words, CODE, CODE_MINUTES)), None),
            Specimen::Page => (None, None),
        };
        match letter {
            Some(letter) => {
                let text =
                    Letter::text(words.language(), &letter.body, Some(&letter.closing), url.as_deref());
                Preview { subject: Some(letter.subject), text }
            }
            None => Preview { subject: None, text: page_foot(words).join("\n") },
        }
    }

    /// What it is as long as nobody has changed it: a Fluent pattern, or nothing.
    #[must_use]
    pub fn default_wording(&self, language: Language) -> &'static str {
        let defaults = match language {
            Language::Ukrainian => &UKRAINIAN,
            Language::English => &ENGLISH,
        };
        defaults.get(self.key).map(String::as_str).unwrap_or_default()
    }
}

/// The lines a community has at the foot of a page: who runs the map, and how to reach them.
#[must_use]
pub fn page_foot(words: &Words) -> Vec<String> {
    [about(words), contact(words)].concat()
}

/// Who runs the map and how to report a problem, line by line; none where the community says nothing of it.
#[must_use]
pub fn about(words: &Words) -> Vec<String> {
    lines(words, "community-about")
}

/// How to reach the contact centre, line by line; none where the community says nothing of it.
#[must_use]
pub fn contact(words: &Words) -> Vec<String> {
    lines(words, "community-contact")
}

fn lines(words: &Words, key: &str) -> Vec<String> {
    words.text(key).lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}

static UKRAINIAN: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| patterns(&[LETTERS.0, TEXTS.0]));
static ENGLISH: LazyLock<BTreeMap<String, String>> = LazyLock::new(|| patterns(&[LETTERS.1, TEXTS.1]));

/// The patterns of a catalogue as they are written there.
fn patterns(sources: &[&str]) -> BTreeMap<String, String> {
    let mut found = BTreeMap::new();
    for source in sources {
        let resource = parser::parse(*source).unwrap_or_else(|(resource, _)| resource);
        for entry in resource.body {
            let Entry::Message(mut message) = entry else { continue };
            message.comment = None;
            let key = message.id.name;
            let written = serializer::serialize(&Resource { body: vec![Entry::Message(message)] });
            let pattern = written.strip_prefix(&format!("{key} =")).unwrap_or_default();
            let lines: Vec<&str> =
                pattern.trim().lines().map(|line| line.strip_prefix("    ").unwrap_or(line)).collect();
            let pattern = lines.join("\n");
            // How the catalogue writes nothing, which Fluent has no other way to write.
            found.insert(key.to_owned(), if pattern == "{ \"\" }" { String::new() } else { pattern });
        }
    }
    found
}
