//! The index while it changes: whatever happened, it says what one built anew would say, to every reader at every moment.

use std::{
    collections::BTreeSet,
    sync::atomic::{AtomicBool, Ordering},
};

use chrono::{Days, NaiveDate};
use geo::Coord;
use hromada_map::{
    domain::{Group, Status},
    index::{Change, Filter, Index, Request, Version, View, synthetic::City},
    tiles::TileAddress,
};
use proptest::prelude::*;

use crate::{
    index_model::{self, Model, request, tiles_of},
    index_queries::{assert_queries, bbox},
    index_tiles::assert_tiles,
    mvt,
};

#[derive(Debug, Clone)]
enum Step {
    Apply(Vec<Change>),
    Merge,
    /// So many days later.
    Turn(u64),
}

fn step() -> impl Strategy<Value = Step> {
    let change = prop_oneof![
        5 => request(300).prop_map(Change::Put),
        1 => (0..300_i64).prop_map(|id| Change::Remove(7 * id)),
    ];
    prop_oneof![
        8 => prop::collection::vec(change, 1..40).prop_map(Step::Apply),
        2 => Just(Step::Merge),
        1 => (1..3_u64).prop_map(Step::Turn),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    #[test]
    fn whatever_happened_it_says_what_a_look_at_every_request_says(
        requests in prop::collection::vec(request(300), 0..200),
        steps in prop::collection::vec(step(), 1..12),
        filter in index_model::filter(),
        bbox in bbox(),
        zooms in prop::collection::vec(0_u8..=20, 2),
    ) {
        let mut model = Model::new(requests);
        let index = model.index();
        let mut sequence = 1;
        for step in steps {
            let changes = match step {
                Step::Merge => {
                    index.merge().unwrap();
                    prop_assert_eq!(index.view().unmerged(), 0);
                    vec![]
                }
                Step::Turn(days) => {
                    model.today = model.today.checked_add_days(Days::new(days)).unwrap();
                    index.turn_to(model.today).unwrap();
                    vec![]
                }
                Step::Apply(changes) => changes,
            };
            let numbered: Vec<(u64, Change)> = (sequence + 1..).zip(changes).collect();
            sequence += numbered.len() as u64;
            index.apply(&numbered).unwrap();
            numbered.iter().for_each(|(_, change)| model.apply(change));
            let view = index.view();
            prop_assert_eq!((view.sequence(), view.today()), (sequence, Some(model.today)));
            assert_holds(&model, &view);
            for filter in [&filter, &Filter::default()] {
                assert_queries(&model, &view, filter, bbox);
                zooms.iter().for_each(|&z| assert_tiles(&model, &view, filter, z));
            }
        }
        assert_same_tiles(&index, &model, &filter);
    }
}

/// What a reconciliation asks: whether the index has just these requests, each as it is.
fn assert_holds(model: &Model, view: &View) {
    let ids: BTreeSet<i64> = view.ids().collect();
    assert!(ids.iter().eq(model.requests.keys()));
    for request in model.requests.values() {
        assert!(view.holds(request));
        let status = Status::ALL.into_iter().find(|&status| status != request.status).unwrap();
        for other in [
            Request { status, ..request.clone() },
            Request { service: "unheard of".into(), ..request.clone() },
            Request { executor: request.executor.is_none().then_some(1), ..request.clone() },
            Request { id: request.id + 1, ..request.clone() },
            Request { at: Coord { x: request.at.x / 2.0 + 1.0, y: request.at.y }, ..request.clone() },
        ] {
            assert!(!view.holds(&other), "{other:?}");
        }
    }
}

/// After a merge the tiles are those of an index built anew, byte for byte.
fn assert_same_tiles(index: &Index, model: &Model, filter: &Filter) {
    index.merge().unwrap();
    let (view, anew) = (index.view(), model.index().view());
    let (selection, selection_anew) = (view.select(filter), anew.select(filter));
    for z in [0, 5, 10, 12, 14, 15, 17] {
        for tile in tiles_of(&model.matching(filter), z) {
            assert_eq!(
                mvt::read(&view.tile(tile, &selection)),
                mvt::read(&anew.tile(tile, &selection_anew)),
                "{tile:?}"
            );
        }
    }
}

fn city(requests: usize) -> Vec<Request> {
    City::new(requests, index_model::today(), 42).collect()
}

fn tile_of(request: &Request, z: u8) -> TileAddress {
    TileAddress::containing(z, request.at)
}

#[test]
fn a_change_is_a_new_version_of_its_own_tiles_and_of_no_others() {
    let requests = city(3000);
    let index = Model::new(requests.iter().cloned()).index();
    let versions = || -> Vec<(TileAddress, Version)> {
        let view = index.view();
        let tiles = (0..=20).flat_map(|z| tiles_of(&requests[..40].iter().collect::<Vec<_>>(), z));
        tiles.map(|tile| (tile, view.version_of(tile))).collect()
    };
    let mut sequence = 1;
    let mut now = versions();
    let mut points: Vec<_> = requests.iter().map(|request| request.at).collect();
    for moved in [false, true] {
        for at in [3, 7, 7, 9] {
            let before = requests[at].clone();
            let mut after = Request { status: Status::Clarification, ..before.clone() };
            if moved {
                after.at = requests[at + 20].at;
            }
            sequence += 1;
            let touched = index.apply(&[(sequence, Change::Put(after.clone()))]).unwrap();
            let places = [std::mem::replace(&mut points[at], after.at), after.at];
            for (tile, is_new) in changed(&now, &versions()) {
                let region = tile.zoom().min(14);
                let around = |tile: TileAddress| {
                    let shift = tile.zoom() - region;
                    let (x, y) = tile.column_row();
                    (x >> shift, y >> shift)
                };
                let is_near =
                    places.iter().any(|&at| TileAddress::containing(region, at).column_row() == around(tile));
                assert_eq!(is_new, is_near, "{tile:?} after change {sequence}");
            }
            assert!(places.iter().all(|&at| touched.contains(&TileAddress::containing(14, at))));
            now = versions();
        }
    }
    index.merge().unwrap();
    assert!(changed(&now, &versions()).all(|(_, is_new)| !is_new), "a merge changes nothing");
    let gone = requests[5].clone();
    index.apply(&[(sequence + 1, Change::Remove(gone.id))]).unwrap();
    let view = index.view();
    let old = now.iter().find(|(tile, _)| *tile == tile_of(&gone, 14)).unwrap().1;
    assert_ne!(view.version_of(tile_of(&gone, 14)), old);
    index.turn_to("2026-11-23".parse().unwrap()).unwrap();
    assert!(
        changed(&now, &versions()).all(|(_, is_new)| is_new),
        "what is late may differ everywhere on another day"
    );
    now = versions();
    index.rename(&index_model::names()).unwrap();
    assert!(changed(&now, &versions()).all(|(_, is_new)| !is_new), "the same names");
    index.rename(&Default::default()).unwrap();
    assert!(changed(&now, &versions()).all(|(_, is_new)| is_new), "names are in every tile");
}

fn changed<'a>(
    before: &'a [(TileAddress, Version)],
    now: &'a [(TileAddress, Version)],
) -> impl Iterator<Item = (TileAddress, bool)> + 'a {
    before.iter().zip(now).map(|(before, now)| (now.0, before.1 != now.1))
}

/// A selection that somebody has kept while the index went on is as good as a new one.
#[test]
fn a_selection_kept_too_long_says_nothing_wrong() {
    let requests = city(500);
    let mut model = Model::new(requests.iter().cloned());
    let index = model.index();
    let of_waste = Filter { services: Some(vec!["waste".into()]), ..Filter::default() };
    let before = index.view();
    let old = [before.select(&of_waste), before.select(&Filter::default())];
    let new = requests[..50].iter().map(|request| {
        Change::Put(Request { service: "waste".into(), at: Coord { x: 30.0, y: 50.0 }, ..request.clone() })
    });
    let changes: Vec<(u64, Change)> = (2..).zip(new).collect();
    index.apply(&changes).unwrap();
    changes.iter().for_each(|(_, change)| model.apply(change));
    let whole = TileAddress::new(0, 0, 0).unwrap();
    for merged in [false, true] {
        if merged {
            index.merge().unwrap();
        }
        let view = index.view();
        assert_eq!(old.each_ref().map(|old| view.count(old, None)), [50, 500]);
        assert_eq!(old.each_ref().map(|old| view.ids_in(whole, old).len()), [50, 500]);
        assert_eq!(view.statistics(&old[0]).total, 50);
        assert_eq!(view.list(&old[0], None, None, 100).len(), 50);
        assert_eq!(view.tile(whole, &old[0]), view.tile(whole, &view.select(&of_waste)));
    }
    assert_eq!(before.count(&old[0], None), 0, "who holds an old view sees what was then");
}

/// Two servers may hear of changes in another order, or of one and the same twice.
#[test]
fn the_order_of_changes_of_different_requests_does_not_matter() {
    let requests = city(500);
    let indexes = [0, 1].map(|_| Model::new(requests.iter().cloned()).index());
    let step = |at: usize| Change::Put(Request { status: Status::Rework, ..requests[at].clone() });
    let changes: Vec<(u64, Change)> = (2..).zip((0..100).map(step)).collect();
    indexes[0].apply(&changes).unwrap();
    changes.iter().rev().for_each(|change| {
        indexes[1].apply(std::slice::from_ref(change)).unwrap();
    });
    indexes[1].merge().unwrap();
    let [one, other] = indexes.each_ref().map(Index::view);
    for z in [0, 10, 14, 16] {
        for tile in tiles_of(&requests.iter().collect::<Vec<_>>(), z) {
            assert_eq!(one.version_of(tile), other.version_of(tile));
            assert_eq!(
                one.tile(tile, &one.select(&Filter::default())),
                other.tile(tile, &other.select(&Filter::default()))
            );
        }
    }
}

/// Requests go from open to closed and are moved while others look, merge and turn the day: each reader sees all of each batch
/// or nothing of it.
#[test]
fn readers_see_whole_changes_while_others_write_and_merge() {
    let requests = city(2000);
    let index = Model::new(requests.iter().cloned()).index();
    let is_over = AtomicBool::new(false);
    let days: Vec<NaiveDate> = (0..3).map(|days| index_model::today() + Days::new(days)).collect();
    std::thread::scope(|scope| {
        scope.spawn(|| {
            for round in 0..300_u64 {
                let status = if round % 2 == 0 { Status::ClosedConfirmed } else { Status::ClosedInfeasible };
                // The whole batch has one status and is moved by the same step, one request more or less each time.
                let batch = requests[..100].iter().map(|request| {
                    let mut at = request.at;
                    at.x += (round % 5) as f64 * 0.01;
                    Change::Put(Request { status, at, ..request.clone() })
                });
                let batch: Vec<(u64, Change)> = batch.map(|change| (round + 2, change)).collect();
                index.apply(&batch).unwrap();
            }
            is_over.store(true, Ordering::Release);
        });
        scope.spawn(|| {
            while !is_over.load(Ordering::Acquire) {
                index.merge().unwrap();
                days.iter().for_each(|&day| index.turn_to(day).unwrap());
            }
        });
        for _ in 0..2 {
            scope.spawn(|| {
                let whole = TileAddress::new(0, 0, 0).unwrap();
                while !is_over.load(Ordering::Acquire) {
                    let view = index.view();
                    let of = |group: Group| {
                        let ids = hromada_map::index::IdSet::new(
                            requests[..100].iter().map(|request| request.id).collect(),
                        );
                        view.select(&Filter {
                            groups: Some(vec![group]),
                            ids: Some(ids),
                            ..Filter::default()
                        })
                    };
                    let counts = [of(Group::Done), of(Group::ClosedWithout)]
                        .map(|selection| view.count(&selection, None));
                    if view.sequence() > 1 {
                        assert!(counts == [100, 0] || counts == [0, 100], "{counts:?}");
                    }
                    let all = view.select(&Filter::default());
                    assert_eq!(view.count(&all, None), 2000);
                    assert_eq!(view.ids_in(whole, &all).len(), 2000);
                }
            });
        }
    });
    index.merge().unwrap();
    assert_eq!(index.view().sequence(), 301);
}
