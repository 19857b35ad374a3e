//! When an answer is due, and whether it is late. Terms are data of the classifier; this counts the days.
//! It counts calendar days, as article 20 of the Law of Ukraine on Citizens' Appeals does.

use super::status::{Group, Status};
use chrono::{Days, NaiveDate};

/// The longest a request may take in all, in calendar days from registration
/// (Law of Ukraine on Citizens' Appeals, article 20).
pub const LEGAL_LIMIT_DAYS: u16 = 45;

/// The last day of a term of `term_days` calendar days counted from `start`.
///
/// `start` is the day of registration at first, and the day of the return when a request goes to rework
/// (K10.3.1.1: the term is counted anew). All terms together end at the latest [`LEGAL_LIMIT_DAYS`] after
/// `registered`, but never before `start`.
#[must_use]
pub fn due_on(registered: NaiveDate, start: NaiveDate, term_days: u16) -> NaiveDate {
    let end_of_term = add_days(start, term_days);
    let end_of_law = add_days(registered, LEGAL_LIMIT_DAYS);
    end_of_term.min(end_of_law).max(start)
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

    #[test]
    fn a_term_is_counted_in_calendar_days() {
        assert_eq!(due_on(day("2026-02-20"), day("2026-02-20"), 15), day("2026-03-07"));
    }

    #[test]
    fn k10_3_1_1_rework_counts_the_term_anew_within_the_law() {
        assert_eq!(due_on(day("2026-03-01"), day("2026-03-20"), 15), day("2026-04-04"));
        assert_eq!(due_on(day("2026-03-01"), day("2026-04-10"), 15), day("2026-04-15"));
        assert_eq!(due_on(day("2026-03-01"), day("2026-06-01"), 15), day("2026-06-01"));
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
        assert_eq!(due_on(NaiveDate::MAX, NaiveDate::MAX, u16::MAX), NaiveDate::MAX);
    }
}
