//! A request index that looks at every request each time it is asked, to compare the real one with; and made-up requests
//! that are hard for an index: at the edges of tiles and cells, at the ends of the world, and many at one place.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use chrono::{DateTime, Days, NaiveDate, Utc};
use geo::Coord;
use hromada_map::{
    domain::{Group, RegistrationNumber, Status},
    index::{Builder, Change, Filter, IdSet, Index, Names, Request},
    tiles::{TileAddress, address::HALF_WORLD, project},
};
use proptest::prelude::*;

pub const SERVICES: [&str; 4] = ["lighting", "roads", "water", "waste"];

pub fn today() -> NaiveDate {
    "2026-11-22".parse().unwrap()
}

pub fn names() -> Names {
    Names {
        services: SERVICES[..3].iter().map(|&code| (code.into(), format!("Name of {code}").into())).collect(),
        executors: (1..=2).map(|id| (id, format!("Enterprise {id}").into())).collect(),
        districts: (1..=3).map(|id| (id, format!("District {id}").into())).collect(),
    }
}

/// All requests that are public, by id.
#[derive(Debug, Clone)]
pub struct Model {
    pub requests: BTreeMap<i64, Request>,
    pub today: NaiveDate,
}

impl Model {
    pub fn new(requests: impl IntoIterator<Item = Request>) -> Self {
        let mut model = Self { requests: BTreeMap::new(), today: today() };
        requests.into_iter().for_each(|request| model.apply(&Change::Put(request)));
        model
    }

    pub fn apply(&mut self, change: &Change) {
        match change {
            Change::Put(request) if request.status.is_public() => {
                self.requests.insert(request.id, request.clone());
            }
            Change::Put(Request { id, .. }) | Change::Remove(id) => {
                self.requests.remove(id);
            }
        }
    }

    /// An index built of what is here.
    pub fn index(&self) -> Index {
        let mut builder = Builder::new(self.today, &names()).unwrap();
        for request in self.requests.values() {
            builder.push(request).unwrap();
        }
        builder.finish(1).unwrap()
    }

    pub fn is_overdue(&self, request: &Request) -> bool {
        request.status.is_open() && request.due_on.is_some_and(|due| due < self.today)
    }

    pub fn group(&self, request: &Request) -> Group {
        request.status.group(self.is_overdue(request)).unwrap()
    }

    pub fn matching(&self, filter: &Filter) -> Vec<&Request> {
        self.requests.values().filter(|request| self.is_match(request, filter)).collect()
    }

    fn is_match(&self, request: &Request, filter: &Filter) -> bool {
        fn among<T: PartialEq>(list: Option<&Vec<T>>, value: Option<&T>) -> bool {
            list.is_none_or(|list| value.is_some_and(|value| list.contains(value)))
        }
        among(filter.statuses.as_ref(), Some(&request.status))
            && among(filter.groups.as_ref(), Some(&self.group(request)))
            && among(filter.services.as_ref(), Some(&request.service))
            && among(filter.executors.as_ref(), request.executor.as_ref())
            && among(filter.districts.as_ref(), request.district.as_ref())
            && filter.from.is_none_or(|from| request.registered_at >= from)
            && filter.before.is_none_or(|before| request.registered_at < before)
            && filter.overdue.is_none_or(|overdue| overdue == self.is_overdue(request))
            && filter.ids.as_ref().is_none_or(|ids| ids.contains(request.id))
    }

    /// What one place's feature should say: the most urgent request, and the numbers listed.
    pub fn stack<'a>(&self, mut here: Vec<&'a Request>) -> (&'a Request, String) {
        let urgency = |request: &&Request| match self.group(request) {
            Group::Overdue => 5,
            Group::Awaiting => 4,
            Group::InWork => 3,
            Group::Done => 2,
            Group::ClosedWithout => 1,
        };
        here.sort_by_key(|request| Reverse(recency(request)));
        let top = *here.iter().max_by_key(|request| (urgency(request), recency(request))).unwrap();
        let others = here.iter().filter(|request| request.id != top.id);
        let numbers: Vec<String> =
            std::iter::once(&top).chain(others).take(10).map(|request| request.number.to_string()).collect();
        (top, numbers.join(","))
    }
}

/// What lists are ordered by.
pub fn recency(request: &Request) -> (DateTime<Utc>, i64) {
    (request.registered_at, request.id)
}

/// The tiles of a zoom that the requests may lie in: an edge belongs to one of its two sides, and either will do.
pub fn tiles_of(requests: &[&Request], z: u8) -> Vec<TileAddress> {
    let last = (1_i64 << z) - 1;
    let mut tiles = vec![];
    for request in requests {
        let (x, y) = TileAddress::containing(z, request.at).column_row();
        for (dx, dy) in (-1..=1).flat_map(|dx| (-1..=1).map(move |dy| (dx, dy))) {
            let (x, y) = (i64::from(x) + dx, i64::from(y) + dy);
            if (0..=last).contains(&x) && (0..=last).contains(&y) {
                tiles.push((x as u32, y as u32));
            }
        }
    }
    tiles.sort_unstable();
    tiles.dedup();
    tiles.into_iter().map(|(x, y)| TileAddress::new(z, x, y).unwrap()).collect()
}

/// Where a point is on a grid of 2^level columns, from the north-west; `None` where it lies so near an edge that either
/// side would do.
pub fn on_grid(at: Coord<f64>, level: u8) -> Option<(u64, u64)> {
    let cells = (1_u64 << level) as f64;
    let metres = project(at);
    let inside = |share: f64| {
        let cell = share * cells;
        let is_clear = (cell - cell.round()).abs() > 1e-3;
        is_clear.then_some(cell as u64)
    };
    let across = inside((metres.x + HALF_WORLD) / (2.0 * HALF_WORLD))?;
    Some((across, inside((HALF_WORLD - metres.y) / (2.0 * HALF_WORLD))?))
}

/// Requests with ids among the first `ids`, so that some of them come again.
pub fn request(ids: i64) -> impl Strategy<Value = Request> {
    let words = (
        prop::sample::select(Status::ALL.to_vec()),
        prop::sample::select(SERVICES.to_vec()),
        prop::option::of(1..=3_i32),
        prop::option::of(1..=2_i32),
    );
    let times = (0..3000_u32, prop::option::of(-3..4_i64));
    (0..ids, point(), words, times).prop_map(
        move |(id, at, (status, service, executor, district), (second, due))| {
            let due = due.map(|days| if days < 0 { -days as u64 } else { 1000 + days as u64 });
            Request {
                // Ids are sparse, and one in a hundred is far away.
                id: if id % 100 == 99 { id << 33 } else { 7 * id },
                number: RegistrationNumber::new(1000 + 3 * id as u64).unwrap(),
                at,
                status,
                service: Arc::from(service),
                executor,
                district,
                // Many are of the same second.
                registered_at: DateTime::from_timestamp(1_790_000_000 + i64::from(second / 100) * 1000, 0)
                    .unwrap(),
                due_on: due.map(|days| match days {
                    1000.. => today() + Days::new(days - 1000),
                    days => today() - Days::new(days),
                }),
            }
        },
    )
}

/// Points of a town, of a few of its addresses, of the edges of tiles and cells, and of the ends of the world.
fn point() -> impl Strategy<Value = Coord<f64>> {
    let town = (33.2..33.6, 47.8..48.0).prop_map(|(x, y)| Coord { x, y });
    let address = (0..6_u8).prop_map(|at| Coord { x: 33.3 + f64::from(at) * 0.013, y: 47.9 });
    // Around the town, where tiles and cells of zooms up to 20 meet.
    let edge = (3..=22_u8, 0..3_u32, 0..3_u32).prop_map(|(level, dx, dy)| {
        let cells = f64::from(1_u32 << level);
        let column = ((33.35 + 180.0) / 360.0 * cells).floor() + f64::from(dx) - 1.0;
        let row = (0.5 - 47.9_f64.to_radians().tan().asinh() / std::f64::consts::TAU) * cells;
        let north = std::f64::consts::PI * (1.0 - 2.0 * (row.floor() + f64::from(dy) - 1.0) / cells);
        Coord { x: column / cells * 360.0 - 180.0, y: north.sinh().atan().to_degrees() }
    });
    let end = prop::sample::select(vec![
        Coord { x: 180.0, y: 0.0 },
        Coord { x: -180.0, y: 0.0 },
        Coord { x: 180.0, y: -90.0 },
        Coord { x: 0.0, y: 90.0 },
        Coord { x: 0.0, y: 0.0 },
        Coord { x: -122.4, y: -33.9 },
    ]);
    prop_oneof![6 => town, 4 => address, 3 => edge, 1 => end]
}

pub fn filter() -> impl Strategy<Value = Filter> {
    fn some<T: Clone + std::fmt::Debug + 'static>(
        values: &[T],
    ) -> impl Strategy<Value = Option<Vec<T>>> + use<T> {
        prop::option::weighted(0.25, prop::sample::subsequence(values.to_vec(), 0..=values.len()))
    }
    let instant = || {
        prop::option::weighted(
            0.2,
            (0..30_i64).prop_map(|at| DateTime::from_timestamp(1_790_000_000 + at * 1000, 0).unwrap()),
        )
    };
    let lists = (
        some(&Status::ALL),
        some(&Group::ALL),
        some(&["lighting", "roads", "water", "waste", "unheard of"].map(Arc::<str>::from)),
        some(&[1, 2, 3, 99]),
        some(&[1, 2]),
    );
    let ids = prop::option::weighted(0.15, prop::collection::vec((0..300_i64).prop_map(|id| 7 * id), 0..200));
    (lists, instant(), instant(), prop::option::weighted(0.2, any::<bool>()), ids).prop_map(
        |((statuses, groups, services, executors, districts), from, before, overdue, ids)| Filter {
            statuses,
            groups,
            services,
            executors,
            districts,
            from,
            before,
            overdue,
            ids: ids.map(IdSet::new),
        },
    )
}
