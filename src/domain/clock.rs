//! Between the community's wall clock and UTC. Times are UTC inside; people and their files write local time.

use chrono::{DateTime, Days, Duration, MappedLocalTime, NaiveDate, NaiveDateTime, NaiveTime, TimeZone, Utc};
use chrono_tz::Tz;

/// The instant a wall clock in `zone` showed `local`.
///
/// When clocks go back an hour happens twice, and the first is meant; when they go forward an hour is
/// skipped, and a time inside it is read as an hour later.
#[must_use]
pub fn to_utc(local: NaiveDateTime, zone: Tz) -> DateTime<Utc> {
    let mapped = match zone.from_local_datetime(&local) {
        MappedLocalTime::None => zone.from_local_datetime(&(local + Duration::hours(1))),
        mapped => mapped,
    };
    mapped.earliest().map_or_else(|| local.and_utc(), |instant| instant.to_utc())
}

/// The calendar day in `zone` at an instant: what "today" means to the community.
#[must_use]
pub fn local_day(instant: DateTime<Utc>, zone: Tz) -> NaiveDate {
    instant.with_timezone(&zone).date_naive()
}

/// The instants from which, and before which, it is `day` in `zone`.
#[must_use]
pub fn bounds_of_day(day: NaiveDate, zone: Tz) -> (DateTime<Utc>, DateTime<Utc>) {
    let next = day.checked_add_days(Days::new(1)).unwrap_or(day);
    (to_utc(day.and_time(NaiveTime::MIN), zone), to_utc(next.and_time(NaiveTime::MIN), zone))
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Kyiv;

    fn instant(local: &str) -> String {
        to_utc(local.parse().unwrap(), Kyiv).format("%m-%d %H:%M").to_string()
    }

    #[test]
    fn summer_and_winter_time() {
        assert_eq!(instant("2026-01-15T10:00:00"), "01-15 08:00");
        assert_eq!(instant("2026-07-15T10:00:00"), "07-15 07:00");
    }

    #[test]
    fn the_hour_that_is_skipped_and_the_hour_that_comes_twice() {
        assert_eq!(instant("2026-03-29T03:30:00"), "03-29 01:30");
        assert_eq!(instant("2026-10-25T03:30:00"), "10-25 00:30");
    }

    #[test]
    fn a_day_begins_before_it_does_in_utc() {
        let (from, before) = bounds_of_day("2026-03-29".parse().unwrap(), Kyiv);
        assert_eq!((before - from).num_hours(), 23);
        assert_eq!(local_day(from, Kyiv).to_string(), "2026-03-29");
        assert_eq!(local_day(before, Kyiv).to_string(), "2026-03-30");
    }
}
