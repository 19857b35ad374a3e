//! Dates and times as people and programs write them, day before month where that could be in doubt.
//! They are local time; a UTC offset is refused rather than misread, since the time zone is not known here.

use super::error::Reason;
use super::lexicon;
use chrono::{NaiveDate, NaiveTime};
use std::ops::RangeInclusive;

/// A day, and the time of day where one was written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Moment {
    /// The day.
    pub date: NaiveDate,
    /// The time, if any.
    pub time: Option<NaiveTime>,
}

/// Years an export can speak of; others are typing errors.
const YEARS: RangeInclusive<i32> = 2000..=2099;

enum Fault {
    Unreadable,
    Impossible,
    Offset,
}

/// Reads `12.03.2026 14:05`, `12.03.26`, `2026-03-12T14:05`, `12/03/2026`, `«12» березня 2026 р. о 14:05`.
///
/// # Errors
/// [`Reason::UnreadableDate`], [`Reason::ImpossibleDate`], [`Reason::DateWithOffset`], with the text.
pub fn parse(text: &str) -> Result<Moment, Reason> {
    moment(&text.to_lowercase()).map_err(|fault| {
        let shown = text.chars().take(40).collect();
        match fault {
            Fault::Unreadable => Reason::UnreadableDate(shown),
            Fault::Impossible => Reason::ImpossibleDate(shown),
            Fault::Offset => Reason::DateWithOffset(shown),
        }
    })
}

fn moment(text: &str) -> Result<Moment, Fault> {
    let mut rest = text;
    let date = date(&mut rest)?;
    skip_fillers(&mut rest);
    if rest.is_empty() {
        return Ok(Moment { date, time: None });
    }
    let time = time(&mut rest)?;
    match rest.trim_start().chars().next() {
        None => Ok(Moment { date, time: Some(time) }),
        Some('z' | '+' | '-') => Err(Fault::Offset),
        Some(_) => Err(Fault::Unreadable),
    }
}

fn date(rest: &mut &str) -> Result<NaiveDate, Fault> {
    skip(rest, " \t\u{a0}\u{feff}«\"'");
    let (first, digits) = number(rest)?;
    skip(rest, " \u{a0}./-»\"'");
    let month_name = word(rest);
    let second = if month_name.is_empty() {
        number(rest)?.0
    } else {
        lexicon::month(month_name).ok_or(Fault::Unreadable)?
    };
    skip(rest, " \u{a0}./-,");
    let (third, third_digits) = number(rest)?;
    let (year, month, day) = match (digits, third_digits) {
        (4, 1 | 2) if month_name.is_empty() => (first, second, third),
        (1 | 2, 4) => (third, second, first),
        (1 | 2, 2) => (2000 + third, second, first),
        _ => return Err(Fault::Unreadable),
    };
    let date = i32::try_from(year).ok().and_then(|year| NaiveDate::from_ymd_opt(year, month, day));
    let within = |date: &NaiveDate| YEARS.contains(&chrono::Datelike::year(date));
    date.filter(within).ok_or(Fault::Impossible)
}

fn time(rest: &mut &str) -> Result<NaiveTime, Fault> {
    let mut parts = [0; 3];
    for (index, part) in parts.iter_mut().enumerate() {
        if index > 0 {
            match rest.strip_prefix([':', '.']) {
                Some(after) => *rest = after,
                None if index == 2 => break,
                None => return Err(Fault::Unreadable),
            }
        }
        *part = number(rest)?.0;
    }
    // Fractions of a second say nothing about a request.
    if let Some(fraction) = rest.strip_prefix(['.', ',']) {
        *rest = fraction.trim_start_matches(|c: char| c.is_ascii_digit());
    }
    NaiveTime::from_hms_opt(parts[0], parts[1], parts[2]).ok_or(Fault::Impossible)
}

/// Passes over what may stand between a date and a time.
fn skip_fillers(rest: &mut &str) {
    loop {
        skip(rest, " \t\u{a0},.;");
        let mut after = *rest;
        let filler = word(&mut after);
        let joins_time = filler == "t" && after.starts_with(|c: char| c.is_ascii_digit());
        if !joins_time && !lexicon::DATE_FILLERS.contains(&filler) {
            return;
        }
        *rest = after;
    }
}

/// Takes digits, at most nine; returns their value and how many there were.
fn number(rest: &mut &str) -> Result<(u32, usize), Fault> {
    let end = rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len());
    let (digits, after) = rest.split_at(end);
    if end > 9 {
        return Err(Fault::Unreadable);
    }
    *rest = after;
    Ok((digits.parse().map_err(|_| Fault::Unreadable)?, end))
}

/// Takes letters, maybe none.
fn word<'t>(rest: &mut &'t str) -> &'t str {
    let end = rest.find(|c: char| !c.is_alphabetic()).unwrap_or(rest.len());
    let (word, after) = rest.split_at(end);
    *rest = after;
    word
}

fn skip(rest: &mut &str, any_of: &str) {
    *rest = rest.trim_start_matches(|c| any_of.contains(c));
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn read(text: &str) -> String {
        match parse(text) {
            Ok(Moment { date, time: Some(time) }) => format!("{date} {}", time.format("%H:%M:%S")),
            Ok(Moment { date, time: None }) => date.to_string(),
            Err(reason) => format!("{reason:?}").split('(').next().unwrap().to_owned(),
        }
    }

    #[test]
    fn dates_as_people_write_them() {
        for text in [
            "12.03.2026",
            "12.03.26",
            "12.3.2026",
            "12/03/2026",
            "12-03-2026",
            "2026-03-12",
            "2026/03/12",
            "2026.03.12",
            " 12.03.2026 р.",
            "12.03.2026р.",
            "12 березня 2026",
            "12 березня 2026 року",
            "«12» березня 2026 р.",
            "12 бер. 2026",
            "12 БЕРЕЗНЯ 2026",
            "12 марта 2026 г.",
            "12 Mar 2026",
            "12-Mar-26",
            "12\u{a0}березня\u{a0}2026",
        ] {
            assert_eq!(read(text), "2026-03-12", "{text}");
        }
    }

    #[test]
    fn times_as_people_write_them() {
        for text in [
            "12.03.2026 14:05",
            "12.03.2026, 14:05",
            "12.03.26 14.05",
            "2026-03-12T14:05",
            "2026-03-12 14:05:00",
            "2026-03-12T14:05:00.000",
            "12 березня 2026 р. о 14:05",
            "12.03.2026 р., 14:05",
        ] {
            assert_eq!(read(text), "2026-03-12 14:05:00", "{text}");
        }
        assert_eq!(read("12.03.2026 9:05"), "2026-03-12 09:05:00");
        assert_eq!(read("1.01.2026 об 11:00:59"), "2026-01-01 11:00:59");
    }

    #[test]
    fn what_is_no_date_is_told_from_what_cannot_be() {
        for text in
            ["", "вчора", "12", "12.03", "12.03.202", "12 брюмера 2026", "12.03.2026 вранці", "46093.58"]
        {
            assert_eq!(read(text), "UnreadableDate", "{text}");
        }
        for text in ["31.02.2026", "00.01.2026", "12.13.2026", "12.03.0206", "12.03.1926", "12.03.2026 25:00"]
        {
            assert_eq!(read(text), "ImpossibleDate", "{text}");
        }
        for text in ["2026-03-12T14:05Z", "2026-03-12 14:05:00+02", "2026-03-12T14:05:00.123-03:00"] {
            assert_eq!(read(text), "DateWithOffset", "{text}");
        }
    }

    proptest! {
        #[test]
        fn no_text_panics(text in ".*", date in "[0-9./: TZ+-]{0,24}") {
            let _ = (parse(&text), parse(&date));
        }
    }
}
