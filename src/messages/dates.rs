//! Days in words, as a person of the language says them.

use chrono::{Datelike, NaiveDate};
use fluent_bundle::FluentArgs;

use super::Language;

impl Language {
    /// «12 грудня», with the year where it is not that of `today`.
    #[must_use]
    pub fn date(self, date: NaiveDate, today: NaiveDate) -> String {
        let key = if date.year() == today.year() { "date-in-year" } else { "date-full" };
        let mut args = FluentArgs::new();
        // A year is no quantity: as text, no separator gets into it.
        args.set("day", date.day().to_string());
        args.set("month", self.text(&format!("month-{}", date.month())));
        args.set("year", date.year().to_string());
        self.format(key, &args)
    }
}
