//! Letters to applicants, made of the catalogue's sentences and a request's facts. It decides what a letter says, not
//! who gets it; the place of the problem stands in none, since mail is read over the shoulder.

use chrono::NaiveDate;
use fluent_bundle::{FluentArgs, FluentValue};

use super::Language;
use crate::domain::Status;

/// A letter in plain text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Paragraphs, without the link and the footer that [`Letter::text`] adds.
    pub body: String,
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
    /// Why it was refused, or cannot be done (K6.2.4); other reasons are between operator and executor.
    pub reason: Option<&'a str>,
}

impl Letter {
    fn new(subject: &str, body: String) -> Self {
        // A subject is a header: what would end its line does not get into it.
        let subject = subject.split(char::is_control).filter(|part| !part.is_empty()).collect::<Vec<_>>();
        Self { subject: subject.join(" "), body }
    }

    /// Tells of a request's new state; none for the state it is registered in, which its sender sees at once.
    #[must_use]
    pub fn about_status(language: Language, facts: &StatusFacts<'_>) -> Option<Self> {
        if facts.status == Status::Registered {
            return None;
        }
        let say = |key: &str, name: &'static str, value: &str| say(language, key, [(name, value.into())]);
        let key = format!("letter-{}", facts.status);
        let mut lines = vec![
            say("letter-fact-number", "number", facts.number),
            say("letter-fact-service", "service", facts.service),
        ];
        if facts.status.needs_executor() {
            lines.extend(facts.executor.map(|executor| say("letter-fact-executor", "executor", executor)));
        }
        if facts.status.is_open() {
            let due = facts.due_on.map(|due| language.date(due, facts.today));
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
        let subject = say(&format!("{key}-subject"), "number", facts.number);
        Some(Self::new(&subject, format!("{}\n\n{}", language.text(&key), lines.join("\n"))))
    }

    /// Passes on what an operator answered to the applicant's comment (K10.2.1.1).
    #[must_use]
    pub fn about_answer(language: Language, number: &str, answer: &str) -> Self {
        let subject = say(language, "letter-answer-subject", [("number", number.into())]);
        Self::new(&subject, format!("{}\n\n{}", language.text("letter-answer"), answer.trim()))
    }

    /// Brings the code an applicant signs in with, which is good for so many minutes.
    #[must_use]
    pub fn sign_in_code(language: Language, code: &str, minutes: u32) -> Self {
        let paragraphs = [
            say(language, "letter-code", [("code", code.into())]),
            say(language, "letter-code-life", [("minutes", minutes.into())]),
            language.text("letter-code-secret"),
        ];
        Self::new(&language.text("letter-code-subject"), paragraphs.join("\n\n"))
    }

    /// The whole text of a letter: its body, the address of the page it speaks of, and the footer.
    #[must_use]
    pub fn text(language: Language, body: &str, url: Option<&str>) -> String {
        let link = url.map(|url| say(language, "letter-link", [("url", url.into())]));
        let link = link.map(|link| format!("{link}\n\n")).unwrap_or_default();
        // RFC 3676 §4.3: what follows "-- " is a signature.
        format!("{}\n\n{link}-- \n{}\n", body.trim_end(), language.text("letter-footer"))
    }
}

fn say<const N: usize>(
    language: Language,
    key: &str,
    values: [(&'static str, FluentValue<'_>); N],
) -> String {
    let args: FluentArgs<'_> = values.into_iter().collect();
    language.format(key, &args)
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
            reason: Some("опора належить іншій громаді"),
        }
    }

    #[test]
    fn a_letter_reads_as_a_person_would_write_it() {
        let letter = Letter::about_status(Language::Ukrainian, &facts(Status::Accepted)).unwrap();
        assert_eq!(letter.subject, "Заявку № 1042-9 прийнято до виконання");
        let text =
            Letter::text(Language::Ukrainian, &letter.body, Some("https://map.example.ua/requests/1042-9"));
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
                let Some(letter) = Letter::about_status(language, &facts(status)) else {
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
            let body = Letter::about_status(Language::Ukrainian, &facts(status)).map(|letter| letter.body);
            let says_why = body.is_some_and(|body| body.contains("іншій громаді"));
            let must =
                [Status::Refused, Status::SubmittedInfeasible, Status::ClosedInfeasible].contains(&status);
            assert_eq!(says_why, must, "{status}");
        }
    }

    #[test]
    fn a_subject_is_one_line_whatever_it_is_made_of() {
        let letter = Letter::about_answer(Language::English, "1\r\nBcc: all@example.org\u{85}", "Так.");
        assert_eq!(letter.subject, "An answer to your comment on request No. 1 Bcc: all@example.org");
    }

    #[test]
    fn a_code_says_how_long_it_is_good() {
        let body = |minutes| Letter::sign_in_code(Language::Ukrainian, "482913", minutes).body;
        assert!(body(1).contains("діє 1 хвилину,") && body(3).contains("3 хвилини,"));
        assert!(body(10).contains("Ваш код: 482913") && body(10).contains("10 хвилин,"));
    }
}
