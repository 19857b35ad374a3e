//! Letters to applicants, made of the catalogue's sentences and a request's facts. It decides what a letter says, not
//! who gets it; the place of the problem stands in none, since mail is read over the shoulder.

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentValue};
use serde::{Deserialize, Serialize};

use super::{Language, words::Words};
use crate::domain::{Role, Status};

/// A letter in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Paragraphs, without what [`Letter::text`] adds below them.
    pub body: String,
    /// What stands below.
    pub closing: Closing,
}

/// What stands below the body of every letter, in the words of when it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Closing {
    /// The line with the address of the page a letter speaks of, `{url}` in place of it: only whoever sends it knows how
    /// the server is reached.
    pub link_line: String,
    /// What the community signs with, how to reach it, and that nobody need answer.
    pub foot: String,
}

/// Where the address goes in a [`Closing::link_line`].
const URL: &str = "{url}";

impl Closing {
    /// In these words.
    #[must_use]
    pub fn new(words: &Words) -> Self {
        let lines = ["community-signature", "community-contact", "letter-footer"].map(|key| words.text(key));
        let lines: Vec<&str> = lines.iter().map(|text| text.trim()).filter(|text| !text.is_empty()).collect();
        Self { link_line: say(words, "letter-link", [("url", URL.into())]), foot: lines.join("\n") }
    }
}

/// What a letter about a request's new state tells.
#[derive(Debug, Clone)]
pub struct StatusFacts<'a> {
    /// Registration number.
    pub number: &'a str,
    /// Name of its service.
    pub service: &'a str,
    /// State it has come into.
    pub status: Status,
    /// Who executes it.
    pub executor: Option<&'a str>,
    /// Day an answer is due.
    pub due_on: Option<NaiveDate>,
    /// The community's today.
    pub today: NaiveDate,
    /// Where to turn instead, of a service outside the community's powers; a refusal says it.
    pub where_to_turn: Option<&'a str>,
    /// Why it was refused, or cannot be done (K6.2.4); other reasons are between operator and executor.
    pub reason: Option<&'a str>,
}

impl Letter {
    fn new(words: &Words, subject: &str, body: String) -> Self {
        // A subject is a header: what would end its line does not get into it.
        let subject = subject.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Self { subject: subject.join(" "), body, closing: Closing::new(words) }
    }

    /// Tells of a request's new state; none for the state it is registered in, which its sender sees at once.
    #[must_use]
    pub fn about_status(words: &Words, facts: &StatusFacts<'_>) -> Option<Self> {
        if facts.status == Status::Registered {
            return None;
        }
        let say = |key: &str, name: &'static str, value: &str| say(words, key, [(name, value.into())]);
        let key = format!("letter-{}", facts.status);
        let mut lines = vec![
            say("letter-fact-number", "number", facts.number),
            say("letter-fact-service", "service", facts.service),
        ];
        if facts.status.needs_executor() {
            lines.extend(facts.executor.map(|executor| say("letter-fact-executor", "executor", executor)));
        }
        if facts.status.is_open() {
            let due = facts.due_on.map(|due| words.language().date(due, facts.today));
            lines.extend(due.map(|date| say("letter-fact-due", "date", &date)));
        }
        let reason = facts.reason.map(str::trim).filter(|reason| !reason.is_empty());
        lines.extend(match facts.status {
            Status::Refused => reason.map(|ground| say("letter-fact-ground", "ground", ground)),
            Status::SubmittedInfeasible | Status::ClosedInfeasible => {
                reason.map(|reason| say("letter-fact-reason", "reason", reason))
            }
            _ => None,
        });
        if facts.status == Status::Refused {
            let place = facts.where_to_turn.map(str::trim).filter(|place| !place.is_empty());
            lines.extend(place.map(|place| say("letter-fact-where", "where", place)));
        }
        let subject = say(&format!("{key}-subject"), "number", facts.number);
        Some(Self::new(words, &subject, format!("{}\n\n{}", words.text(&key), lines.join("\n"))))
    }

    /// Passes on what an operator answered to the applicant's comment (K10.2.1.1), or an executor to what returned the request
    /// (K10.3.1.2).
    #[must_use]
    pub fn about_answer(words: &Words, number: &str, by: Role, answer: &str) -> Self {
        let key = if by == Role::Executor { "letter-executor_answer" } else { "letter-answer" };
        let subject = say(words, &format!("{key}-subject"), [("number", number.into())]);
        Self::new(words, &subject, format!("{}\n\n{}", words.text(key), answer.trim()))
    }

    /// Brings the code an applicant signs in with, which is good for so many minutes.
    #[must_use]
    pub fn sign_in_code(words: &Words, code: &str, minutes: u32) -> Self {
        let paragraphs = [
            say(words, "letter-code", [("code", code.into())]),
            say(words, "letter-code-life", [("minutes", minutes.into())]),
            words.text("letter-code-secret"),
        ];
        Self::new(words, &words.text("letter-code-subject"), paragraphs.join("\n\n"))
    }

    /// The whole text of a letter: its body, the address of the page it speaks of, and below a line its foot. A letter that
    /// was written without a closing has that of its language.
    #[must_use]
    pub fn text(language: Language, body: &str, closing: Option<&Closing>, url: Option<&str>) -> String {
        let closing = closing.cloned().unwrap_or_else(|| Closing::new(&language.into()));
        let link = url.map(|url| format!("{}\n\n", closing.link_line.replace(URL, url))).unwrap_or_default();
        // RFC 3676 §4.3: what follows "-- " is a signature.
        format!("{}\n\n{link}-- \n{}\n", body.trim_end(), closing.foot)
    }
}

fn say<const N: usize>(words: &Words, key: &str, values: [(&'static str, FluentValue<'_>); N]) -> String {
    let args: FluentArgs<'_> = values.into_iter().collect();
    words.format(key, &args)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn facts(status: Status) -> StatusFacts<'static> {
        StatusFacts {
            number: "1042-9",
            service: "Вуличне освітлення",
            status,
            executor: Some("КП «Світло громади»"),
            due_on: "2026-12-12".parse().ok(),
            today: "2026-11-22".parse().unwrap(),
            where_to_turn: Some("Обленерго, 1508"),
            reason: Some("опора належить іншій громаді"),
        }
    }

    #[test]
    fn a_letter_reads_as_a_person_would_write_it() {
        let letter = Letter::about_status(&Language::Ukrainian.into(), &facts(Status::Accepted)).unwrap();
        assert_eq!(letter.subject, "Заявку № 1042-9 прийнято до виконання");
        let text = Letter::text(
            Language::Ukrainian,
            &letter.body,
            Some(&letter.closing),
            Some("https://map.example.ua/requests/1042-9"),
        );
        let expected = [
            "Вашу заявку прийнято до виконання. Ми напишемо, коли щось зміниться.",
            "",
            "Заявка: № 1042-9",
            "Вид: Вуличне освітлення",
            "Виконавець: КП «Світло громади»",
            "Строк: до 12 грудня",
            "",
            "Сторінка заявки: https://map.example.ua/requests/1042-9",
            "",
            "-- ",
            "Лист надіслано автоматично, відповідати на нього не треба.",
            "",
        ];
        assert_eq!(text, expected.join("\n"));
    }

    #[test]
    fn every_state_but_the_first_has_its_words_in_both_languages() {
        for status in Status::ALL {
            for language in [Language::Ukrainian, Language::English] {
                let Some(letter) = Letter::about_status(&language.into(), &facts(status)) else {
                    assert_eq!(status, Status::Registered);
                    continue;
                };
                let all = format!("{}\n{}", letter.subject, letter.body);
                assert!(!all.contains("letter-") && !all.contains('{'), "{all}");
                assert!(letter.subject.contains("1042-9") && letter.body.contains("1042-9"));
                assert_eq!(
                    letter.body.contains("12"),
                    status.is_open(),
                    "a closed request has no due date: {all}"
                );
            }
        }
    }

    #[test]
    fn k6_2_4_a_refusal_and_an_impossibility_say_why_and_nothing_else_does() {
        for status in Status::ALL {
            let body =
                Letter::about_status(&Language::Ukrainian.into(), &facts(status)).map(|letter| letter.body);
            let says_why = body.is_some_and(|body| body.contains("іншій громаді"));
            let must =
                [Status::Refused, Status::SubmittedInfeasible, Status::ClosedInfeasible].contains(&status);
            assert_eq!(says_why, must, "{status}");
        }
    }

    #[test]
    fn k1_1_a_refusal_says_where_to_turn_and_nothing_else_does() {
        for status in Status::ALL {
            let body =
                |facts| Letter::about_status(&Language::Ukrainian.into(), &facts).map(|letter| letter.body);
            let told =
                body(facts(status)).is_some_and(|body| body.contains("Куди звернутися: Обленерго, 1508"));
            assert_eq!(told, status == Status::Refused, "{status}");
            let within = body(StatusFacts { where_to_turn: None, ..facts(status) });
            assert!(within.is_none_or(|body| !body.contains("звернутися")), "{status}");
        }
    }

    #[test]
    fn k10_3_1_2_an_answer_says_who_answers() {
        let letter = |by| Letter::about_answer(&Language::Ukrainian.into(), "1042-9", by, "Так.");
        assert!(letter(Role::Operator).body.starts_with("Оператор відповів"));
        let executors = letter(Role::Executor);
        assert!(executors.body.starts_with("Виконавець відповів на ваше зауваження"), "{executors:?}");
        assert!(!format!("{executors:?}").contains("ператор"));
    }

    #[test]
    fn a_subject_is_one_line_whatever_it_is_made_of() {
        let letter = Letter::about_answer(
            &Language::English.into(),
            "1\r\nBcc: all@example.org\u{85}",
            Role::Operator,
            "Так.",
        );
        assert_eq!(letter.subject, "An answer to your comment on request No. 1 Bcc: all@example.org");
    }

    #[test]
    fn a_code_says_how_long_it_is_good() {
        let body = |minutes| Letter::sign_in_code(&Language::Ukrainian.into(), "482913", minutes).body;
        assert!(body(1).contains("діє 1 хвилину,") && body(3).contains("3 хвилини,"));
        assert!(body(10).contains("Ваш код: 482913") && body(10).contains("10 хвилин,"));
    }
}
