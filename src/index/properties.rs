//! The properties of the features in the layers `requests` and `clusters`. Codes that come again within a tile are turned
//! into values once.

use rustc_hash::FxHashMap;

use super::{catalogue::Catalogue, pyramid::Cell, request::Day, stack::Stack};
use crate::{
    domain::{Group, RegistrationNumber, Status},
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
    days: FxHashMap<u16, Value>,
}

impl<'a> RequestLayer<'a> {
    pub fn new(catalogue: &'a Catalogue) -> Self {
        Self {
            layer: Layer::new("requests", REQUEST_KEYS),
            catalogue,
            services: Vec::new(),
            executors: Vec::new(),
            statuses: [None; Status::ALL.len()],
            groups: [None; Group::ALL.len()],
            days: FxHashMap::default(),
        }
    }

    /// Adds a place at a point of the tile.
    pub fn add(&mut self, at: (u32, u32), stack: &Stack) {
        let row = &stack.top;
        let mut properties: Vec<(u8, Value)> = Vec::with_capacity(REQUEST_KEYS.len());
        let mut set = |key: Key, value: Value| properties.push((key as u8, value));
        set(Key::Number, self.layer.unique_text(&number(row.number)));
        if let Some((code, name)) = self.service(row.service) {
            set(Key::Service, code);
            set(Key::ServiceName, name);
        }
        let status = row.state.status();
        set(
            Key::Status,
            *self.statuses[status as usize].get_or_insert_with(|| self.layer.text(status.as_str())),
        );
        let group = Group::ALL[row.state.group() % Group::ALL.len()];
        set(Key::Group, *self.groups[group as usize].get_or_insert_with(|| self.layer.text(group.as_str())));
        if let Some((id, name)) = self.executor(row.executor) {
            set(Key::Executor, id);
            if let Some(name) = name {
                set(Key::ExecutorName, name);
            }
        }
        if let Some(day) = self.day(row.due) {
            set(Key::DueOn, day);
        }
        set(Key::Overdue, self.layer.bool(row.state.is_overdue()));
        if stack.count > 1 {
            set(Key::Stack, self.layer.uint(u64::from(stack.count)));
            let numbers: Vec<String> = stack.listed.iter().map(|&sequence| number(sequence)).collect();
            // Begins with the number of this feature, so it is nobody else's.
            set(Key::Numbers, self.layer.unique_text(&numbers.join(",")));
        }
        self.layer.point(at, &properties);
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

    fn day(&mut self, day: Day) -> Option<Value> {
        if let Some(&value) = self.days.get(&day.0) {
            return Some(value);
        }
        let value = self.layer.text(&day.date()?.to_string());
        self.days.insert(day.0, value);
        Some(value)
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
        known.resize(at + 1, None);
    }
    if let Some(place) = known.get_mut(at) {
        *place = Some(value);
    }
    Some(value)
}

/// A registration number as people write it.
fn number(sequence: u64) -> String {
    RegistrationNumber::new(sequence).map_or_else(|| sequence.to_string(), |number| number.to_string())
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
    pub fn new() -> Self {
        Self { layer: Layer::new("clusters", CLUSTER_KEYS) }
    }

    /// Adds a cell at a point of the tile.
    pub fn add(&mut self, at: (u32, u32), cell: &Cell) {
        let count = self.layer.uint(u64::from(cell.count()));
        let groups = cell.groups.map(|group| self.layer.uint(u64::from(group)));
        let extent = cell.extent.map(|degrees| self.layer.float(degrees));
        let values = std::iter::once(count).chain(groups).chain(extent);
        let properties: Vec<(u8, Value)> = (0..).zip(values).collect();
        self.layer.point(at, &properties);
    }

    pub fn write_to(&self, tile: &mut Vec<u8>) {
        self.layer.write_to(tile);
    }
}
