//! What only company, a capital letter or a disguise tells of a word, and complaints of all kinds that were written before
//! the rules were mended. docs/moderation.md tells what the latter gave at the first look.

use hromada_map::moderation::{Moderator, looks_like_several, personal};

use crate::moderation_quality::{is_split, lines, marked, share};

/// The rows of a fixture: what is wrong with a text, and the text.
fn rows(name: &str) -> Vec<(String, String)> {
    let row = |line: String| line.split_once('\t').map(|(kind, text)| (kind.to_owned(), text.to_owned()));
    lines(name).into_iter().filter_map(row).collect()
}

fn is_bad(text: &str) -> bool {
    !Moderator::default().find(text).is_empty()
}

fn masked(text: &str) -> String {
    personal::masked(text, &personal::find(text), |kind| format!("[{}]", kind.as_str()))
}

#[test]
fn m14_company_and_capitals_tell_an_insult_from_a_dog_rubbish_a_surname_and_a_village() {
    let wrong: Vec<_> =
        rows("company.tsv").into_iter().filter(|(kind, text)| is_bad(text) != (kind == "bad")).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
}

/// Whether a text of this kind is judged as it should be.
fn is_right(kind: &str, text: &str) -> bool {
    match kind {
        "bad" => is_bad(text),
        "several" => is_split(text),
        "personal" => {
            let (text, public) = marked(text);
            masked(&text) == public
        }
        _ => !is_bad(text) && masked(text) == text && looks_like_several(text).is_none(),
    }
}

#[test]
fn complaints_of_all_kinds_are_judged_rightly() {
    for name in ["second_look.tsv", "third_look.tsv"] {
        let rows = rows(name);
        let mut wrong = vec![];
        for what in ["bad", "personal", "several", "plain"] {
            let texts: Vec<&String> = rows.iter().filter(|row| row.0 == what).map(|row| &row.1).collect();
            let missed = texts.iter().filter(|text| !is_right(what, text)).copied();
            let before = wrong.len();
            wrong.extend(missed);
            share(&format!("{name}, {what}"), texts.len() - (wrong.len() - before), texts.len());
        }
        assert!(wrong.len() * 100 <= rows.len(), "{wrong:#?}");
    }
}
