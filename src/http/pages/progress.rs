//! The four steps a request walks through, and how far it has come; as `web/src/lib/progress.ts` has them.

use chrono::{DateTime, Utc};

use super::words::Calendar;
use crate::{db::public::Step as StepRow, domain::clock};

/// One step of the progress line.
#[derive(Debug, PartialEq, Eq)]
pub struct Step {
    /// Its name in words.
    pub name: String,
    /// The day it was reached, where that is known.
    pub date: String,
    /// `done`, `now` or `ahead`.
    pub state: &'static str,
}

/// How many of the four steps are behind, and what the step in hand is called where that is not the usual.
fn place(status: &str) -> (usize, Option<&'static str>) {
    match status {
        "accepted" => (1, None),
        "in_progress" => (2, None),
        "rework" => (2, Some("rework")),
        "clarification" => (2, Some("clarification")),
        "submitted_done" | "submitted_infeasible" => (3, Some("awaiting")),
        "closed_confirmed" | "closed_checked" => (4, None),
        "closed_infeasible" => (4, Some("infeasible")),
        "cancelled" => (4, Some("cancelled")),
        _ => (0, None),
    }
}

/// Registered → accepted → in work → done, with the dates the history knows.
pub fn steps(
    status: &str,
    registered_at: DateTime<Utc>,
    history: &[StepRow],
    calendar: &Calendar,
) -> Vec<Step> {
    let (behind, own_name) = place(status);
    let mut names = ["registered", "accepted", "in_progress", "done"];
    if let Some(name) = own_name {
        names[behind.min(3)] = name;
    }
    let reached = |to: &str| history.iter().rev().find(|row| row.to == to).map(|row| row.at);
    let mut dates = [
        Some(registered_at),
        reached("accepted"),
        reached("in_progress"),
        (behind >= 3).then(|| reached(status)).flatten(),
    ];
    if matches!(own_name, Some("rework" | "clarification")) {
        dates[2] = reached(status);
    }
    let step = |index: usize| Step {
        name: calendar.language.text(&format!("step-{}", names[index])),
        date: dates[index]
            .filter(|_| index <= behind)
            .map_or_else(String::new, |at| calendar.date(clock::local_day(at, calendar.zone))),
        state: match index.cmp(&behind) {
            std::cmp::Ordering::Less => "done",
            _ if behind == 4 => "done",
            std::cmp::Ordering::Equal => "now",
            std::cmp::Ordering::Greater => "ahead",
        },
    };
    (0..4).map(step).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::messages::Language;

    #[test]
    fn the_line_shows_what_is_behind_and_what_is_in_hand() {
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let row = |day: &str, to: &str| StepRow { at: at(day), from: None, to: to.into() };
        let history = [row("2026-10-02T08:00:00Z", "accepted"), row("2026-10-05T08:00:00Z", "in_progress")];
        let calendar = Calendar {
            language: Language::English,
            zone: chrono_tz::Europe::Kyiv,
            today: "2026-10-09".parse().unwrap(),
        };
        let steps = steps("in_progress", at("2026-10-01T08:00:00Z"), &history, &calendar);
        let states: Vec<_> = steps.iter().map(|step| step.state).collect();
        assert_eq!(states, ["done", "done", "now", "ahead"]);
        assert!(steps[2].date.starts_with('5') && steps[3].date.is_empty(), "{steps:?}");
    }
}
