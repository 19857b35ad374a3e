//! Dates and due dates in words, and an executor's mark: what `web/src/lib` says in the browser, for pages
//! without JavaScript.

use chrono::{DateTime, NaiveDate, Timelike, Utc};
use chrono_tz::Tz;
use fluent_bundle::{FluentArgs, FluentValue};

use crate::messages::Language;

/// The day it is, the language and the time zone dates are said in.
pub struct Calendar {
    /// Language of the words.
    pub language: Language,
    /// The community's time zone.
    pub zone: Tz,
    /// Today's date in it.
    pub today: NaiveDate,
}

impl Calendar {
    /// «12 грудня», with the year where it is not this one.
    pub fn date(&self, date: NaiveDate) -> String {
        self.language.date(date, self.today)
    }

    /// «12 грудня, 14:05» in the community's time zone.
    pub fn moment(&self, at: DateTime<Utc>) -> String {
        let local = at.with_timezone(&self.zone);
        format!("{}, {:02}:{:02}", self.date(local.date_naive()), local.hour(), local.minute())
    }

    /// The date a request was closed, or its due date: «до 12 грудня, лишилося 5 днів».
    pub fn due(&self, due: Option<NaiveDate>, closed: Option<NaiveDate>) -> String {
        if let Some(closed) = closed {
            return self.date(closed);
        }
        let Some(due) = due else { return self.language.text("due-none") };
        let date = self.date(due);
        let left = (due - self.today).num_days();
        if left < 0 {
            let late = self.say("due-late", [("days", FluentValue::from(-left))]);
            return format!("{late}, {}", self.say("due-was", [("date", date.into())]));
        }
        let until = self.say("due-until", [("date", date.into())]);
        if left == 0 {
            return format!("{until}, {}", self.language.text("due-today"));
        }
        format!("{until}, {}", self.say("due-left", [("days", FluentValue::from(left))]))
    }

    fn say<const N: usize>(&self, key: &str, values: [(&'static str, FluentValue<'_>); N]) -> String {
        let args: FluentArgs<'_> = values.into_iter().collect();
        self.language.format(key, &args)
    }
}

/// Up to two letters of an organisation's own name: «КП «Світло громади»» → «СГ».
pub fn monogram(name: &str) -> String {
    let quotes = ['«', '»', '"', '“', '”'];
    let own = name.split(quotes).nth(1).filter(|own| !own.is_empty()).unwrap_or(name);
    let words = own.split(|c: char| !c.is_alphanumeric()).filter(|word| word.chars().count() > 2);
    let letters: String =
        words.take(2).filter_map(|word| word.chars().next()).flat_map(char::to_uppercase).collect();
    if letters.is_empty() { name.chars().take(1).flat_map(char::to_uppercase).collect() } else { letters }
}

/// The mark of a group as SVG.
pub fn mark(group: &str) -> &'static str {
    match group {
        "overdue" => include_str!("../../../tiles/marks/overdue.svg"),
        "awaiting" => include_str!("../../../tiles/marks/awaiting.svg"),
        "done" => include_str!("../../../tiles/marks/done.svg"),
        "closed_without" => include_str!("../../../tiles/marks/closed_without.svg"),
        _ => include_str!("../../../tiles/marks/in_work.svg"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar(language: Language) -> Calendar {
        Calendar { language, zone: chrono_tz::Europe::Kyiv, today: day("2026-12-07") }
    }

    #[test]
    fn a_due_date_is_said_as_a_person_would() {
        let uk = calendar(Language::Ukrainian);
        let due = |date: &str| uk.due(Some(day(date)), None);
        assert_eq!(due("2026-12-12"), "до 12 грудня, лишилося 5 днів");
        assert_eq!(due("2026-12-08"), "до 8 грудня, лишився 1 день");
        assert_eq!(due("2026-12-07"), "до 7 грудня, сьогодні останній день");
        assert_eq!(due("2026-12-04"), "прострочено на 3 дні, строк минув 4 грудня");
        assert_eq!(due("2027-01-02"), "до 2 січня 2027, лишилося 26 днів");
        assert_eq!(uk.due(None, None), "строк не встановлено");
        assert_eq!(uk.due(Some(day("2026-12-12")), Some(day("2026-12-05"))), "5 грудня");
    }

    #[test]
    fn a_moment_is_the_communitys_own() {
        // Kyiv is three hours ahead of UTC in summer: the day has changed there.
        let at: DateTime<Utc> = "2026-06-30T22:05:00Z".parse().unwrap();
        assert_eq!(calendar(Language::Ukrainian).moment(at), "1 липня, 01:05");
    }

    #[test]
    fn a_monogram_is_of_the_own_name() {
        assert_eq!(monogram("КП «Світло громади»"), "СГ");
        assert_eq!(monogram("Відділ житлово-комунального господарства"), "ВЖ");
        assert_eq!(monogram("ЖЕК"), "Ж");
        assert_eq!(monogram(""), "");
    }
}
