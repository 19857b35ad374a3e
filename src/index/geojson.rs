//! All requests of a selection as one GeoJSON document (RFC 7946), written by hand and in pieces: serialising a feature in
//! the usual way costs twenty times as much, and a city's requests need not be in memory as text.

use std::{ops::Range, sync::Arc};

use serde_json::json;

use super::{
    base::rows_of,
    catalogue::Dictionary,
    columns::value,
    properties::push_date,
    request::{Day, Row, State},
    selection::Selection,
    view::View,
    zorder::{self, KeyRange, Window},
};
use crate::domain::{Group, RegistrationNumber};

/// Rows in a piece; a feature takes some 350 bytes.
const PIECE: u32 = 1024;

/// The document, piece by piece. Features stand along the curve and at one place the latest first; what has changed since
/// the last merge comes at the end. Members as in `/api/requests`, without what the index does not hold: the place in words,
/// the text, the day of closing.
#[derive(Debug)]
pub struct GeoJson {
    view: Arc<View>,
    selection: Arc<Selection>,
    window: Option<Window>,
    /// Rows of the base that are still to be written, the next last.
    rows: Vec<Range<u32>>,
    stage: Stage,
    members: Members,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Stage {
    Begin,
    Base,
    News,
    Done,
}

impl GeoJson {
    /// The requests of a selection within `[west, south, east, north]` in degrees or everywhere. A selection of another
    /// generation is made anew.
    #[must_use]
    pub fn new(view: Arc<View>, selection: &Arc<Selection>, bbox: Option<[f64; 4]>) -> Self {
        let selection = view.refit(selection);
        let window = bbox.map(Window::new);
        let mut rows = window.map_or_else(|| vec![view.base.all_rows()], |window| view.rows_inside(window));
        rows.reverse();
        let members = Members::of(&view);
        Self { view, selection, window, rows, stage: Stage::Begin, members }
    }

    /// The next rows of the base, about a piece of them; none when all have been written.
    fn next_rows(&mut self) -> Option<Vec<Range<u32>>> {
        let mut piece = vec![];
        let mut room = PIECE;
        while room > 0
            && let Some(rows) = self.rows.pop()
        {
            let end = rows.end.min(rows.start + room);
            if end < rows.end {
                self.rows.push(end..rows.end);
            }
            room -= end - rows.start;
            piece.push(rows.start..end);
        }
        (!piece.is_empty()).then_some(piece)
    }

    fn write_base(&mut self, piece: &[Range<u32>], out: &mut String) {
        let Self { view, selection, members, .. } = self;
        let base = &view.base;
        for rows in piece {
            let masks = view.masks(&selection.matcher, rows.clone());
            base.pieces(masks, |place, block, mask| {
                members.stand_at(value(&base.frame.places.keys, place));
                for row in rows_of(block, mask) {
                    members.write(&base.row_at(row, place), out);
                }
            });
        }
    }

    fn write_news(&mut self, out: &mut String) {
        let Self { view, selection, window, members, .. } = self;
        for row in view.news(KeyRange::ALL, &selection.matcher) {
            if window.is_none_or(|window| window.contains(row.key)) {
                members.stand_at(row.key);
                members.write(row, out);
            }
        }
    }
}

impl Iterator for GeoJson {
    type Item = String;

    fn next(&mut self) -> Option<String> {
        let mut out = String::with_capacity(PIECE as usize * 400);
        if self.stage == Stage::Begin {
            out.push_str(r#"{"type":"FeatureCollection","features":["#);
            self.stage = Stage::Base;
        }
        while self.stage == Stage::Base && out.len() < PIECE as usize * 200 {
            match self.next_rows() {
                Some(piece) => self.write_base(&piece, &mut out),
                None => self.stage = Stage::News,
            }
        }
        match self.stage {
            Stage::Done => return None,
            Stage::News => {
                self.write_news(&mut out);
                out.push_str("]}");
                self.stage = Stage::Done;
            }
            Stage::Begin | Stage::Base => {}
        }
        Some(out)
    }
}

/// What comes again from feature to feature, as text that is ready to be copied.
#[derive(Debug)]
struct Members {
    states: Vec<String>,
    services: Vec<String>,
    executors: Vec<String>,
    districts: Vec<String>,
    /// The place written last.
    key: Option<u64>,
    coordinates: String,
    has_feature: bool,
}

impl Members {
    fn of(view: &View) -> Self {
        let states = (0..State::COUNT).map(|state| {
            let state = State(state as u8);
            let group = Group::ALL[state.group() % Group::ALL.len()];
            format!(
                r#","status":"{}","group":"{}","overdue":{}"#,
                state.status().as_str(),
                group.as_str(),
                state.is_overdue()
            )
        });
        let services = &view.catalogue.services;
        let service = |code| {
            let key = services.key(code)?;
            Some(json!({"code": **key, "name": **services.name(code).unwrap_or(key)}))
        };
        let codes = 0..u16::try_from(services.codes()).unwrap_or(u16::MAX);
        Self {
            states: states.collect(),
            services: codes.map(|code| member("service", service(code))).collect(),
            executors: named("executor", &view.catalogue.executors),
            districts: named("district", &view.catalogue.districts),
            key: None,
            coordinates: String::new(),
            has_feature: false,
        }
    }

    /// The next features are at this place.
    fn stand_at(&mut self, key: u64) {
        if self.key == Some(key) {
            return;
        }
        self.key = Some(key);
        let at = zorder::lon_lat(key);
        self.coordinates.clear();
        push_degrees(&mut self.coordinates, at.x);
        self.coordinates.push(',');
        push_degrees(&mut self.coordinates, at.y);
    }

    fn write(&mut self, row: &Row, out: &mut String) {
        let Some(number) = RegistrationNumber::new(row.number).map(RegistrationNumber::text) else { return };
        out.push_str(if self.has_feature { "," } else { "" });
        self.has_feature = true;
        for part in [
            r#"{"type":"Feature","id":""#,
            number.as_str(),
            r#"","geometry":{"type":"Point","coordinates":["#,
            &self.coordinates,
            r#"]},"properties":{"number":""#,
            number.as_str(),
            "\"",
            ready(&self.states, u16::from(row.state.0)),
            ready(&self.services, row.service),
            ready(&self.executors, row.executor),
            ready(&self.districts, row.district),
            r#","registered_at":""#,
        ] {
            out.push_str(part);
        }
        push_instant(out, row.registered);
        out.push_str(r#"","due_on":"#);
        match row.due.date() {
            Some(day) => {
                out.push('"');
                push_date(out, day);
                out.push_str("\"}}");
            }
            None => out.push_str("null}}"),
        }
    }
}

/// The text of a code; every code of a row has one.
fn ready(texts: &[String], code: u16) -> &str {
    texts.get(usize::from(code)).map_or("", String::as_str)
}

fn named(name: &str, dictionary: &Dictionary<i32>) -> Vec<String> {
    let value =
        |code| Some(json!({"id": dictionary.key(code)?, "name": dictionary.name(code).map(|name| &**name)}));
    let codes = 0..u16::try_from(dictionary.codes()).unwrap_or(u16::MAX);
    codes.map(|code| member(name, value(code))).collect()
}

fn member(name: &str, value: Option<serde_json::Value>) -> String {
    format!(",\"{name}\":{}", value.unwrap_or_default())
}

/// Appends degrees with seven decimals, a centimetre, without final zeros.
fn push_degrees(text: &mut String, degrees: f64) {
    let units = (degrees * 1e7).round() as i64;
    if units < 0 {
        text.push('-');
    }
    let (whole, mut rest) = (units.unsigned_abs() / 10_000_000, units.unsigned_abs() % 10_000_000);
    for place in [100, 10, 1] {
        if whole >= place || place == 1 {
            text.push(digit(whole / place));
        }
    }
    let mut place = 1_000_000;
    while rest > 0 {
        text.push_str(if place == 1_000_000 { "." } else { "" });
        text.push(digit(rest / place));
        rest %= place;
        place /= 10;
    }
}

/// Appends seconds after 1970 began as RFC 3339 writes them, in UTC.
fn push_instant(text: &mut String, seconds: u32) {
    let (day, second) = (seconds / 86_400, u64::from(seconds % 86_400));
    push_date(text, Day(u16::try_from(day + 1).unwrap_or(u16::MAX)).date().unwrap_or_default());
    for (mark, number) in [('T', second / 3600), (':', second / 60 % 60), (':', second % 60)] {
        text.push(mark);
        text.push(digit(number / 10));
        text.push(digit(number));
    }
    text.push('Z');
}

fn digit(number: u64) -> char {
    char::from(b'0' + (number % 10) as u8)
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn degrees_are_what_was_meant(degrees in -180.0_f64..180.0) {
            let mut text = String::new();
            push_degrees(&mut text, degrees);
            let read: f64 = text.parse().unwrap();
            prop_assert!((read - degrees).abs() <= 0.5e-7 + 1e-12, "{text}");
            prop_assert_eq!(serde_json::from_str::<f64>(&text).unwrap(), read);
        }

        #[test]
        fn instants_are_those_of_chrono(seconds in any::<u32>()) {
            let mut text = String::new();
            push_instant(&mut text, seconds);
            let whole = DateTime::from_timestamp(i64::from(seconds), 0).unwrap();
            prop_assert_eq!(text, whole.to_rfc3339_opts(chrono::SecondsFormat::Secs, true));
        }
    }

    #[test]
    fn degrees_end_where_they_say_nothing_more() {
        for (degrees, written) in
            [(0.0, "0"), (-0.5, "-0.5"), (180.0, "180"), (36.123_456_7, "36.1234567"), (-0.000_000_01, "0")]
        {
            let mut text = String::new();
            push_degrees(&mut text, degrees);
            assert_eq!(text, written);
        }
    }
}
