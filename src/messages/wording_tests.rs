use proptest::prelude::*;

use super::{Fault, Flaw, Spot};
use crate::messages::{
    LETTERS, Language, TEXTS,
    own_text::{OWN_TEXTS, OwnText, Specimen},
    preview::page_foot,
    words::Words,
};

fn text(key: &str) -> &'static OwnText {
    OwnText::find(key).unwrap()
}

fn fault(key: &str, typed: &str) -> Fault {
    text(key).wording(typed).err().unwrap_or_else(|| panic!("{typed:?} was taken"))
}

fn at(line: usize, column: usize, flaw: Flaw) -> Fault {
    Fault::At(Spot { line, column }, flaw)
}

#[test]
fn every_default_is_a_wording_that_could_be_typed_and_nothing_of_the_letters_is_left_out() {
    let keys = |source: &str| -> Vec<String> {
        let keys = source.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key.to_owned());
        keys.filter(|key| key.starts_with("letter-") || key.starts_with("community-")).collect()
    };
    let mut listed: Vec<&str> = OWN_TEXTS.iter().map(|text| text.key).collect();
    let mut known: Vec<String> = [LETTERS.0, TEXTS.0].into_iter().flat_map(keys).collect();
    listed.sort_unstable();
    known.sort_unstable();
    assert_eq!(listed, known);
    for language in Language::ALL {
        for text in &OWN_TEXTS {
            let default = text.default_wording(language);
            if default.is_empty() {
                assert!(text.key.starts_with("community-"), "{}", text.key);
                continue;
            }
            let wording = text.wording(default).unwrap_or_else(|fault| panic!("{}: {fault}", text.key));
            assert_eq!(wording.as_str(), default);
            // Said in the same words, it is the same letter.
            let day = "2026-11-22".parse().unwrap();
            let own = text.preview(&Words::new(language, [(text.key, default)]), "https://a", day);
            assert_eq!(own, text.preview(&language.into(), "https://a", day), "{}", text.key);
        }
    }
}

#[test]
fn each_text_is_described_and_shown_in_what_its_preview_shows() {
    let day = "2026-11-22".parse().unwrap();
    for language in Language::ALL {
        for text in &OWN_TEXTS {
            let description = text.description(language);
            assert!(!description.contains("where-") && !description.contains("status-"), "{description}");
            let variables: String = text.variables.iter().map(|name| format!("{{ ${name} }}")).collect();
            let words = Words::new(language, [(text.key, format!("Власні слова {variables}"))]);
            let preview = text.preview(&words, "https://map.example.ua/", day);
            let all = format!("{}\n{}", preview.subject.clone().unwrap_or_default(), preview.text);
            assert!(all.contains("Власні слова"), "{}: {all}", text.key);
            assert!(!all.contains('{') && !all.contains("sample-"), "{}: {all}", text.key);
            assert_eq!(preview.subject.is_none(), text.specimen == Specimen::Page);
        }
    }
}

#[test]
fn what_is_missing_or_too_much_is_said() {
    assert_eq!(fault("letter-accepted", " \r\n "), Fault::Empty);
    assert_eq!(fault("letter-accepted", "{ \" \" }"), Fault::Empty);
    assert_eq!(fault("letter-accepted", &"я".repeat(2001)), Fault::TooLong(2000));
    assert!(text("letter-accepted").wording(&"я".repeat(2000)).is_ok());
    assert_eq!(fault("letter-code", "Ваш код"), Fault::Missing("code"));
    // Deciding by it is not showing it, and one variant is not all.
    assert_eq!(fault("letter-code", "{ $code ->\n[1] а\n*[other] б\n}"), Fault::Missing("code"));
    assert_eq!(fault("letter-code", "{ $code ->\n[1] а\n*[other] { $code }\n}"), Fault::Missing("code"));
    assert!(text("letter-code").wording("{ $code ->\n[1] а { $code }\n*[other] { $code }\n}").is_ok());
    assert_eq!(fault("letter-code", "{ $code }, { $email }"), at(1, 14, Flaw::Variable("email".into())));
}

#[test]
fn what_is_wrong_is_said_with_its_place_as_the_person_counts() {
    for (typed, expected) in [
        ("Заявку прийнято }", at(1, 17, Flaw::Brace)),
        ("Перший рядок.\nЗаявку { $number", at(2, 17, Flaw::Brace)),
        ("Перший рядок.\nЗаявку { $number }", at(2, 10, Flaw::Variable("number".into()))),
        ("Перший рядок.\nЗаявку { \"a", at(2, 12, Flaw::Quotes)),
        ("Так { NUMBER(5) }", at(1, 7, Flaw::Reference)),
        ("Так { letter-footer }", at(1, 7, Flaw::Reference)),
        ("Так { -brand }", at(1, 7, Flaw::Reference)),
        ("Так { 5 ->\n[one] раз\n}", at(3, 1, Flaw::DefaultVariant)),
        ("Рядок\n.attribute = щось", at(2, 2, Flaw::LineStart)),
        ("Рядок\n* пункт", at(2, 1, Flaw::LineStart)),
        ("Рядок\n[так]", at(2, 1, Flaw::LineStart)),
        ("[так]", at(1, 1, Flaw::LineStart)),
        ("Так\u{0}", at(1, 4, Flaw::Control)),
        ("Так\nі {\"\\u0007\"}", at(2, 5, Flaw::Control)),
        ("Так { Назва }", at(1, 7, Flaw::Syntax)),
    ] {
        assert_eq!(fault("letter-accepted", typed), expected, "{typed}");
    }
    assert_eq!(fault("letter-link", "Сторінка:\n{ $url }"), at(2, 1, Flaw::SecondLine));
    assert_eq!(fault("letter-accepted", &"{".repeat(2000)), at(1, 31, Flaw::ManyBraces));
}

#[test]
fn what_looks_like_a_catalogue_stays_text() {
    let typed = "Рядок\r\nletter-footer = інший\r\n\r\n# не коментар\r\n  далі";
    let words = Words::new(Language::Ukrainian, [("letter-accepted", typed)]);
    assert_eq!(words.text("letter-accepted"), "Рядок\nletter-footer = інший\n\n# не коментар\n  далі");
    assert_eq!(words.text("letter-footer"), Language::Ukrainian.text("letter-footer"));
}

#[test]
fn what_cannot_be_used_leaves_the_programs_own_words() {
    for (key, value) in [
        ("letter-code", "без коду"),
        ("letter-code", "{ $code"),
        ("letter-accepted", "{ $number }"),
        ("home", "Не те"),
        ("no-such-key", "Не те"),
    ] {
        let words = Words::new(Language::Ukrainian, [(key, value)]);
        assert_eq!(words.text(key), Language::Ukrainian.text(key), "{key}: {value}");
    }
    // Valid, but without its value when it comes to be said.
    let words = Words::new(Language::English, [("letter-code", "Code { $code }!")]);
    assert_eq!(words.text("letter-code"), Language::English.text("letter-code"));
}

#[test]
fn the_foot_of_a_page_is_empty_until_the_community_says_something() {
    assert!(page_foot(&Language::Ukrainian.into()).is_empty());
    let words = Words::new(
        Language::Ukrainian,
        [("community-contact", "Тел. 1563\n\nпн–пт 8–17"), ("community-about", "Карту веде громада.")],
    );
    assert_eq!(page_foot(&words), ["Карту веде громада.", "Тел. 1563", "пн–пт 8–17"]);
}

proptest! {
    #[test]
    fn nothing_that_is_typed_panics_and_what_is_taken_shows_its_number(
        typed in "([а-яa-z {}$\\[\\]*.\"\\\\\n-]|number|\\{ \\$number \\}| -> ){0,60}"
    ) {
        if let Ok(wording) = text("letter-fact-number").wording(&typed) {
            let words = Words::new(Language::English, [("letter-fact-number", wording.as_str())]);
            let mut args = fluent_bundle::FluentArgs::new();
            args.set("number", "1042-9");
            let said = words.format("letter-fact-number", &args);
            prop_assert!(said.contains("1042-9") && !said.contains('\n'), "{typed:?}: {said:?}");
        }
    }
}
