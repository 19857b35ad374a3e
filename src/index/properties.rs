//! The properties of the features in the layers `requests` and `clusters`. Codes that come again within a tile are turned
//! into values once.

use chrono::{Datelike, NaiveDate};

use super::{catalogue::Catalogue, pyramid::Cell, stack::Stack};
use crate::{
    domain::{Group, RegistrationNumber, Status, number::NumberText},
    tiles::mvt::{Layer, Value},
};

/// Properties of a request or a stack, in the order of [`Key`].
const REQUEST_KEYS: &[&str] = &[
    "number",
    "service",
    "service_name",
    "status",
    "group",
    "executor",
    "executor_name",
    "due_on",
    "overdue",
    "stack",
    "numbers",
];

/// Places in [`REQUEST_KEYS`].
#[derive(Clone, Copy)]
enum Key {
    Number,
    Service,
    ServiceName,
    Status,
    Group,
    Executor,
    ExecutorName,
    DueOn,
    Overdue,
    Stack,
    Numbers,
}

/// The layer `requests`: a request, or the most urgent of a place with `stack` and `numbers` beside it. The place in words
/// is not here: a card asks for it, and it would double what the index holds and what a tile weighs.
pub(super) struct RequestLayer<'a> {
    layer: Layer,
    catalogue: &'a Catalogue,
    /// Code and name of each service that has been seen.
    services: Vec<Option<(Value, Value)>>,
    executors: Vec<Option<(Value, Option<Value>)>>,
    statuses: [Option<Value>; Status::ALL.len()],
    groups: [Option<Value>; Group::ALL.len()],
    /// What is being put together.
    text: Vec<u8>,
}

impl<'a> RequestLayer<'a> {
    /// An empty layer.
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            layer: Layer::new("requests", REQUEST_KEYS),
            catalogue,
            services: Vec::new(),
            executors: Vec::new(),
            statuses: [None; Status::ALL.len()],
            groups: [None; Group::ALL.len()],
            text: Vec::new(),
        }
    }

    /// Adds a place at a point of the tile.
    pub fn add(&mut self, at: (u32, u32), stack: Stack<'_>) {
        let marker = stack.top;
        let mut properties = Properties::default();
        if let Some(number) = number(marker.number) {
            let (text, len) = number.filled_up();
            properties.set(Key::Number, self.layer.unique_short_text(text, len));
        }
        if let Some((code, name)) = self.service(marker.service) {
            properties.set(Key::Service, code);
            properties.set(Key::ServiceName, name);
        }
        let status = marker.state.status();
        let known = self.statuses[status as usize].get_or_insert_with(|| self.layer.text(status.as_str()));
        properties.set(Key::Status, *known);
        let group = Group::ALL[marker.state.group() % Group::ALL.len()];
        let known = self.groups[group as usize].get_or_insert_with(|| self.layer.text(group.as_str()));
        properties.set(Key::Group, *known);
        if let Some((id, name)) = self.executor(marker.executor) {
            properties.set(Key::Executor, id);
            if let Some(name) = name {
                properties.set(Key::ExecutorName, name);
            }
        }
        // Nothing else looks like a day.
        let due = self.layer.text_of(u64::from(marker.due.0), || marker.due.date().map(iso_date));
        if let Some(due) = due {
            properties.set(Key::DueOn, due);
        }
        properties.set(Key::Overdue, self.layer.bool(marker.state.is_overdue()));
        if stack.count > 1 {
            properties.set(Key::Stack, self.layer.uint(u64::from(stack.count)));
            self.text.clear();
            for number in stack.listed.iter().filter_map(|&sequence| number(sequence)) {
                let (text, len) = number.filled_up();
                let end = self.text.len() + len;
                self.text.extend_from_slice(text);
                self.text.truncate(end);
                self.text.push(b',');
            }
            self.text.pop();
            // Begins with the number of this feature, so it is nobody else's.
            properties.set(Key::Numbers, self.layer.unique_text(&self.text));
        }
        self.layer.point(at, properties.as_slice());
    }

    pub fn write_to(&self, tile: &mut Vec<u8>) {
        self.layer.write_to(tile);
    }

    fn service(&mut self, code: u16) -> Option<(Value, Value)> {
        let services = &self.catalogue.services;
        let layer = &mut self.layer;
        once(&mut self.services, code, || {
            let key = services.key(code)?;
            let name = services.name(code).unwrap_or(key);
            Some((layer.text(key), layer.text(name)))
        })
    }

    fn executor(&mut self, code: u16) -> Option<(Value, Option<Value>)> {
        let executors = &self.catalogue.executors;
        let layer = &mut self.layer;
        once(&mut self.executors, code, || {
            let id = layer.int(i64::from(*executors.key(code)?));
            Some((id, executors.name(code).map(|name| layer.text(name))))
        })
    }
}

/// What a code stands for, made when it is first asked for.
fn once<T: Copy>(known: &mut Vec<Option<T>>, code: u16, make: impl FnOnce() -> Option<T>) -> Option<T> {
    let at = usize::from(code);
    if let Some(&Some(value)) = known.get(at) {
        return Some(value);
    }
    let value = make()?;
    if known.len() <= at {
        known.resize((at + 1).next_power_of_two().max(32), None);
    }
    if let Some(place) = known.get_mut(at) {
        *place = Some(value);
    }
    Some(value)
}

/// A registration number as people write it; every sequence value in an index is one of a number.
fn number(sequence: u64) -> Option<NumberText> {
    RegistrationNumber::new(sequence).map(RegistrationNumber::text)
}

/// A day of ISO 8601, whose year has four digits. The usual formatting costs as much as the rest of a feature.
pub(super) fn iso_date(date: NaiveDate) -> [u8; 10] {
    let digit = |number: u32| b'0' + (number % 10) as u8;
    let (year, month, day) = (date.year().unsigned_abs(), date.month(), date.day());
    [
        digit(year / 1000),
        digit(year / 100),
        digit(year / 10),
        digit(year),
        b'-',
        digit(month / 10),
        digit(month),
        b'-',
        digit(day / 10),
        digit(day),
    ]
}

/// Appends a day as [`iso_date`] writes it.
pub(super) fn push_date(text: &mut String, date: NaiveDate) {
    text.push_str(str::from_utf8(&iso_date(date)).unwrap_or_default());
}

/// The properties of one feature.
struct Properties {
    list: [(u8, Value); REQUEST_KEYS.len()],
    len: usize,
}

impl Properties {
    /// Each key is set once.
    fn set(&mut self, key: Key, value: Value) {
        if let Some(place) = self.list.get_mut(self.len) {
            *place = (key as u8, value);
            self.len += 1;
        }
    }

    fn as_slice(&self) -> &[(u8, Value)] {
        self.list.get(..self.len).unwrap_or_default()
    }
}

impl Default for Properties {
    fn default() -> Self {
        Self { list: [(0, Value::default()); REQUEST_KEYS.len()], len: 0 }
    }
}

/// Properties of a cluster: how many requests, how many of each group, and how far they reach, in degrees.
const CLUSTER_KEYS: &[&str] = &[
    "count",
    Group::ALL[0].as_str(),
    Group::ALL[1].as_str(),
    Group::ALL[2].as_str(),
    Group::ALL[3].as_str(),
    Group::ALL[4].as_str(),
    "west",
    "south",
    "east",
    "north",
];

/// The layer `clusters`.
pub(super) struct ClusterLayer {
    layer: Layer,
}

impl ClusterLayer {
    /// An empty layer.
    pub fn new() -> Self {
        Self { layer: Layer::new("clusters", CLUSTER_KEYS) }
    }

    /// Adds a cell at a point of the tile.
    pub fn add(&mut self, at: (u32, u32), cell: &Cell) {
        let count = self.layer.uint(u64::from(cell.count()));
        let groups = cell.groups.map(|group| self.layer.uint(u64::from(group)));
        let extent = cell.extent.map(|degrees| self.layer.float(degrees));
        let values = std::iter::once(count).chain(groups).chain(extent);
        let mut properties = [(0, Value::default()); CLUSTER_KEYS.len()];
        for ((place, key), value) in properties.iter_mut().zip(0..).zip(values) {
            *place = (key, value);
        }
        self.layer.point(at, &properties);
    }

    pub fn write_to(&self, tile: &mut Vec<u8>) {
        self.layer.write_to(tile);
    }
}
