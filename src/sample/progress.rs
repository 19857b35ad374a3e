//! How far a request has come by the last day of the sample, and the dates that go with it.

use chrono::{Duration, NaiveDate, NaiveDateTime};

use super::requests::today;
use super::rng::Rng;
use super::services::SampleService;

/// Status and dates.
#[derive(Debug)]
pub struct Progress {
    /// Status as the export says it.
    pub status: &'static str,
    /// Due date: registration and the service's term.
    pub due: NaiveDate,
    /// When it was closed, refused or cancelled.
    pub closed: Option<NaiveDateTime>,
}

/// Draws the course of a request.
pub fn of(service: &SampleService, registered: NaiveDateTime, rng: &mut Rng) -> Progress {
    let due = registered.date() + Duration::days(i64::from(service.term_days));
    let now = today().and_hms_opt(18, 0, 0).unwrap_or_default();
    let hours = |days: f64| Duration::minutes((days * 24.0 * 60.0) as i64);
    let closed = |status, days: f64| {
        let at = office_hours(registered + hours(days), registered);
        Progress { status, due, closed: Some(at) }
    };

    let fate = rng.unit();
    if fate < 0.045 {
        let refused = fate < 0.028;
        let status = if refused { "Відмовлено" } else { "Скасовано" };
        let days = if refused { rng.between(0.1, 1.6) } else { rng.between(0.3, 5.0) };
        if registered + hours(days + 1.0) < now {
            return closed(status, days);
        }
    }
    let term = f64::from(service.term_days);
    let work = match fate {
        // Some wait far beyond their term.
        x if x > 0.93 => term * rng.between(2.0, 6.0) + rng.between(30.0, 260.0),
        x if x > 0.85 => term * rng.between(1.05, 2.0),
        _ => term * rng.between(0.12, 0.92),
    };
    let check = if rng.chance(0.12) { rng.between(8.0, 40.0) } else { rng.between(0.3, 4.0) };
    let outcome = rng.weighted(&[47.0, 43.0, 10.0]);
    let passing = rng.unit();
    if registered + hours(work + check + 1.0) < now {
        let status = ["Закрито (підтверджено)", "Закрито (перевірено)", "Закрито без виконання"][outcome];
        return closed(status, work + check);
    }
    let age = (now - registered).num_minutes() as f64 / (24.0 * 60.0);
    let status = if age >= work {
        match passing {
            x if x < 0.78 => "Виконано (очікує перевірки)",
            x if x < 0.9 => "На доопрацюванні",
            _ => "Уточнення",
        }
    } else if age < 0.8 {
        "Зареєстровано"
    } else if age < work * 0.25 && age < 6.0 {
        "Прийнято"
    } else {
        match passing {
            x if x < 0.07 => "Уточнення",
            x if x < 0.17 => "На доопрацюванні",
            _ => "В роботі",
        }
    };
    Progress { status, due, closed: None }
}

/// The same or the next day in office hours; the minute follows from the registration's, so that it varies.
fn office_hours(at: NaiveDateTime, registered: NaiveDateTime) -> NaiveDateTime {
    let minute = registered.and_utc().timestamp() / 60 * 7 % 420;
    let day = at.date().and_hms_opt(9, 30, 0).unwrap_or(at) + Duration::minutes(minute);
    if day > at { day } else { day + Duration::days(1) }
}
