//! When an answer is due, and whether it is late. Terms are data of the classifier; this counts the days, calendar ones
//! as article 20 of the Law of Ukraine on Citizens' Appeals does, or the community's working days.

use super::status::{Group, Status, UnknownName, by_name};
use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeMap;
use std::str::FromStr;

/// The longest a request may take in all, in calendar days from registration
/// (Law of Ukraine on Citizens' Appeals, article 20).
pub const LEGAL_LIMIT_DAYS: u16 = 45;

/// What a term is counted in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum TermUnit {
    /// Every day.
    #[default]
    Calendar,
    /// Days on which the community works.
    Working,
}

impl TermUnit {
    /// Every unit.
    pub const ALL: [Self; 2] = [Self::Calendar, Self::Working];

    /// The name in the database and in files.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Calendar => "calendar",
            Self::Working => "working",
        }
    }
}

impl FromStr for TermUnit {
    type Err = UnknownName;

    fn from_str(word: &str) -> Result<Self, UnknownName> {
        by_name("unit of a term", &Self::ALL, Self::as_str, word)
    }
}

/// How long an executor has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Term {
    /// How many.
    pub days: u16,
    /// Of which days.
    pub unit: TermUnit,
}

impl Term {
    /// A term in calendar days.
    #[must_use]
    pub const fn calendar(days: u16) -> Self {
        Self { days, unit: TermUnit::Calendar }
    }
}

/// The days a community works: configuration, since holidays move from year to year.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkingCalendar {
    weekdays: [bool; 7],
    exceptions: BTreeMap<NaiveDate, bool>,
}

impl WorkingCalendar {
    /// These days of each week, but for the exceptions: holidays (false) and weekends that are worked (true).
    #[must_use]
    pub fn new(
        weekdays: impl IntoIterator<Item = Weekday>,
        exceptions: impl IntoIterator<Item = (NaiveDate, bool)>,
    ) -> Self {
        let mut calendar = Self { weekdays: [false; 7], exceptions: exceptions.into_iter().collect() };
        for weekday in weekdays {
            if let Some(works) = calendar.weekdays.get_mut(weekday.num_days_from_monday() as usize) {
                *works = true;
            }
        }
        calendar
    }

    /// Whether the community works on this day.
    #[must_use]
    pub fn works(&self, day: NaiveDate) -> bool {
        let weekday = day.weekday().num_days_from_monday() as usize;
        let usual = self.weekdays.get(weekday).copied().unwrap_or_default();
        self.exceptions.get(&day).copied().unwrap_or(usual)
    }
}

/// The last day of a term counted from the day after `start` (Civil Code of Ukraine, article 253).
///
/// `start` is the day of acceptance at first, and the day of the return when a request goes to rework
/// (K10.3.1.1: the term is counted anew). All terms together end at the latest [`LEGAL_LIMIT_DAYS`] calendar days after
/// `registered`, but never before `start`.
#[must_use]
pub fn due_on(registered: NaiveDate, start: NaiveDate, term: Term, calendar: &WorkingCalendar) -> NaiveDate {
    let end_of_law = add_days(registered, LEGAL_LIMIT_DAYS).max(start);
    let counts = |day: &NaiveDate| term.unit == TermUnit::Calendar || calendar.works(*day);
    let days = start.iter_days().skip(1).take_while(|day| *day <= end_of_law).filter(counts);
    match term.days.checked_sub(1) {
        None => start,
        // A term that the law's end cuts off, or that no working day ends.
        Some(others) => days.take(others as usize + 1).nth(others as usize).unwrap_or(end_of_law),
    }
}

/// Whether the answer is late on the day `today`: work is still going on and the due date has passed.
/// The due date itself is not late yet.
#[must_use]
pub fn overdue(today: NaiveDate, due: Option<NaiveDate>, status: Status) -> bool {
    status.group(true) == Some(Group::Overdue) && due.is_some_and(|due| due < today)
}

fn add_days(day: NaiveDate, days: u16) -> NaiveDate {
    day.checked_add_days(Days::new(days.into())).unwrap_or(NaiveDate::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn calendar_due(registered: &str, start: &str, days: u16) -> NaiveDate {
        due_on(day(registered), day(start), Term::calendar(days), &WorkingCalendar::default())
    }

    const MONDAY_TO_FRIDAY: [Weekday; 5] =
        [Weekday::Mon, Weekday::Tue, Weekday::Wed, Weekday::Thu, Weekday::Fri];

    /// 2027 by article 73 of the Labour Code of Ukraine (as amended by Law 3107-IX), in peace: a holiday on a weekend
    /// moves to the next working day (article 67).
    fn peaceful_2027() -> WorkingCalendar {
        let holidays = [
            "2027-01-01",
            "2027-03-08",
            "2027-05-03",
            "2027-05-04",
            "2027-05-10",
            "2027-06-21",
            "2027-06-28",
            "2027-07-15",
            "2027-08-24",
            "2027-10-01",
            "2027-12-27",
        ];
        WorkingCalendar::new(MONDAY_TO_FRIDAY, holidays.map(|holiday| (day(holiday), false)))
    }

    fn working_due(calendar: &WorkingCalendar, start: &str, days: u16) -> String {
        due_on(day(start), day(start), Term { days, unit: TermUnit::Working }, calendar).to_string()
    }

    #[test]
    fn m4_working_days_skip_weekends_and_holidays() {
        let calendar = peaceful_2027();
        for (start, days, due) in [
            // New Year: Friday is a holiday.
            ("2026-12-31", 1, "2027-01-04"),
            // From a Friday over a weekend and the holiday of 8 March, a Monday.
            ("2027-03-05", 1, "2027-03-09"),
            ("2027-03-05", 5, "2027-03-15"),
            // 1 May is a Saturday and Easter the Sunday after: off on 3 and 4 May; 8 May is a Saturday: off on 10 May.
            ("2027-04-30", 5, "2027-05-12"),
            // Trinity is on Sunday 20 June, Constitution Day on Monday 28 June.
            ("2027-06-18", 6, "2027-06-30"),
            ("2027-08-23", 1, "2027-08-25"),
            // Registered on a Saturday: the count begins on Monday.
            ("2027-09-04", 1, "2027-09-06"),
        ] {
            assert_eq!(working_due(&calendar, start, days), due, "{days} from {start}");
        }
    }

    #[test]
    fn m4_under_martial_law_holidays_are_worked_and_a_community_may_work_on_a_saturday() {
        let martial = WorkingCalendar::new(MONDAY_TO_FRIDAY, []);
        assert_eq!(working_due(&martial, "2026-08-21", 1), "2026-08-24");
        let moved = WorkingCalendar::new(MONDAY_TO_FRIDAY, [(day("2026-08-22"), true)]);
        assert_eq!(working_due(&moved, "2026-08-21", 1), "2026-08-22");
    }

    #[test]
    fn working_days_too_end_with_the_45_days_of_the_law() {
        let calendar = WorkingCalendar::new(MONDAY_TO_FRIDAY, []);
        assert_eq!(working_due(&calendar, "2026-09-01", 40), "2026-10-16");
        // Who never works is late by the law all the same.
        assert_eq!(working_due(&WorkingCalendar::default(), "2026-09-01", 3), "2026-10-16");
        let rework = due_on(
            day("2026-09-01"),
            day("2026-10-14"),
            Term { days: 5, unit: TermUnit::Working },
            &calendar,
        );
        assert_eq!(rework.to_string(), "2026-10-16");
    }

    #[test]
    fn a_term_is_counted_in_calendar_days() {
        assert_eq!(calendar_due("2026-02-20", "2026-02-20", 15), day("2026-03-07"));
    }

    #[test]
    fn k10_3_1_1_rework_counts_the_term_anew_within_the_law() {
        assert_eq!(calendar_due("2026-03-01", "2026-03-20", 15), day("2026-04-04"));
        assert_eq!(calendar_due("2026-03-01", "2026-04-10", 15), day("2026-04-15"));
        assert_eq!(calendar_due("2026-03-01", "2026-06-01", 15), day("2026-06-01"));
    }

    #[test]
    fn late_from_the_day_after_and_only_while_work_goes_on() {
        let due = Some(day("2026-03-10"));
        assert!(!overdue(day("2026-03-10"), due, Status::InProgress));
        assert!(overdue(day("2026-03-11"), due, Status::InProgress));
        assert!(overdue(day("2026-03-11"), due, Status::SubmittedDone));
        assert!(!overdue(day("2026-03-11"), due, Status::ClosedChecked));
        assert!(!overdue(day("2026-03-11"), due, Status::Registered));
        assert!(!overdue(day("2026-03-11"), None, Status::InProgress));
    }

    #[test]
    fn the_end_of_the_calendar_does_not_panic() {
        let term = Term::calendar(u16::MAX);
        let calendar = WorkingCalendar::default();
        assert_eq!(due_on(NaiveDate::MAX, NaiveDate::MAX, term, &calendar), NaiveDate::MAX);
    }
}
