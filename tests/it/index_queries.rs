//! The index's counts, lists and statistics, compared with a look at every request.

use std::{cmp::Reverse, collections::BTreeMap, sync::Arc};

use chrono::SecondsFormat;
use geo::Coord;
use hromada_map::{
    domain::Group,
    index::{Filter, GeoJson, Request, View},
};
use proptest::prelude::*;
use serde_json::{Value, json};

#[allow(dead_code, reason = "its main")]
#[path = "../../benches/index_report/main.rs"]
mod report;

use crate::index_model::{self, Model, recency, request};

/// Asserts that every query says what the model says.
pub fn assert_queries(model: &Model, view: &View, filter: &Filter, bbox: Option<[f64; 4]>) {
    let selection = view.select(filter);
    let mut matching = model.matching(filter);
    assert_eq!(view.len(), model.requests.len());
    assert_eq!(view.count(&selection, None), matching.len() as u64);
    assert_statistics(model, view, filter, &matching);
    if let Some([west, south, east, north]) = bbox {
        matching.retain(|request| {
            (west..=east).contains(&request.at.x) && (south..=north).contains(&request.at.y)
        });
    }
    assert_eq!(view.count(&selection, bbox), matching.len() as u64);
    matching.sort_by_key(|request| Reverse(recency(request)));
    let (mut listed, mut after) = (vec![], None);
    loop {
        let page = view.list(&selection, bbox, after, 7);
        assert!(page.len() <= 7);
        after = page.last().map(|last| (last.registered_at, last.id));
        listed.extend(page);
        if after.is_none() {
            break;
        }
    }
    let wanted: Vec<_> =
        matching.iter().map(|request| (request.id, Some(request.number), request.registered_at)).collect();
    let listed: Vec<_> = listed.into_iter().map(|one| (one.id, one.number, one.registered_at)).collect();
    assert_eq!(listed, wanted);
    assert_document(model, view, filter, bbox, &matching);
}

/// The whole selection as GeoJSON: each request once, with what is known of it.
fn assert_document(
    model: &Model,
    view: &View,
    filter: &Filter,
    bbox: Option<[f64; 4]>,
    matching: &[&Request],
) {
    let pieces = GeoJson::new(Arc::new(view.clone()), &view.select(filter), bbox);
    let document: Value = serde_json::from_str(&pieces.collect::<String>()).unwrap();
    let mut features = document["features"].as_array().unwrap().clone();
    assert_eq!(features.len(), matching.len());
    // Keys are exact to a centimetre, and end where the map does.
    let is_at = |point: &Value, at: Coord<f64>| {
        let far = |axis: usize, degrees: f64| (point[axis].as_f64().unwrap() - degrees).abs();
        far(0, at.x) < 3e-7 && far(1, at.y.clamp(-85.051_128_8, 85.051_128_8)) < 3e-7
    };
    let name = |code: &str| if code == "waste" { code.to_owned() } else { format!("Name of {code}") };
    for request in matching {
        let number = request.number.to_string();
        // A number may come twice in made-up data.
        let same = |feature: &Value| {
            feature["id"] == number
                && is_at(&feature["geometry"]["coordinates"], request.at)
                && feature["properties"]
                    == json!({
                        "number": number,
                        "status": request.status.as_str(),
                        "group": model.group(request).as_str(),
                        "overdue": model.is_overdue(request),
                        "service": {"code": *request.service, "name": name(&request.service)},
                        "executor": feature["properties"]["executor"],
                        "district": feature["properties"]["district"],
                        "registered_at": request.registered_at.to_rfc3339_opts(SecondsFormat::Secs, true),
                        "due_on": request.due_on,
                    })
                && feature["properties"]["executor"]["id"] == json!(request.executor)
                && feature["properties"]["district"]["id"] == json!(request.district)
        };
        let at = features.iter().position(same);
        features.swap_remove(at.unwrap_or_else(|| panic!("{request:?} is not in the document")));
    }
}

fn assert_statistics(model: &Model, view: &View, filter: &Filter, matching: &[&Request]) {
    fn counts<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, u64> {
        let mut counts = BTreeMap::new();
        keys.for_each(|key| *counts.entry(key).or_default() += 1);
        counts
    }
    let statistics = view.statistics(&view.select(filter));
    assert_eq!(statistics.total, matching.len() as u64);
    let groups = counts(matching.iter().map(|request| model.group(request)));
    assert_eq!(statistics.groups, Group::ALL.map(|group| (group, groups.get(&group).copied().unwrap_or(0))));
    let found: BTreeMap<_, _> =
        statistics.services.iter().map(|counted| (counted.key.clone(), counted.count)).collect();
    assert_eq!(found, counts(matching.iter().map(|request| request.service.clone())));
    for (found, wanted) in [
        (&statistics.executors, counts(matching.iter().filter_map(|request| request.executor))),
        (&statistics.districts, counts(matching.iter().filter_map(|request| request.district))),
    ] {
        assert!(found.is_sorted_by_key(|counted| Reverse(counted.count)));
        assert_eq!(
            found.iter().map(|counted| (counted.key, counted.count)).collect::<BTreeMap<_, _>>(),
            wanted
        );
    }
    for counted in &statistics.services {
        let name = (&*counted.key != "waste").then(|| format!("Name of {}", counted.key));
        assert_eq!(counted.name.as_deref(), name.as_deref());
    }
}

/// Boxes whose edges are at no request, since a key rounds to a centimetre.
pub fn bbox() -> impl Strategy<Value = Option<[f64; 4]>> {
    let pair = |low: f64, high: f64| {
        (low..high, low..high).prop_map(|(one, other)| (f64::min(one, other), f64::max(one, other)))
    };
    let town = (pair(33.1, 33.7), pair(47.7, 48.1));
    let world = (pair(-180.0, 180.0), pair(-85.0, 85.0));
    prop::option::of(
        prop_oneof![town, world].prop_map(|((west, east), (south, north))| [west, south, east, north]),
    )
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(100))]

    #[test]
    fn queries_say_what_a_look_at_every_request_says(
        requests in prop::collection::vec(request(300), 0..400),
        filters in prop::collection::vec(index_model::filter(), 4),
        boxes in prop::collection::vec(bbox(), 4),
    ) {
        let model = Model::new(requests);
        let index = model.index();
        for bbox in boxes {
            assert_queries(&model, &index.view(), &Filter::default(), bbox);
            filters.iter().for_each(|filter| assert_queries(&model, &index.view(), filter, bbox));
        }
    }
}

#[test]
fn an_empty_index_answers() {
    let model = Model::new([]);
    let index = model.index();
    assert!(index.view().is_empty());
    assert_queries(&model, &index.view(), &Filter::default(), Some([-180.0, -85.0, 180.0, 85.0]));
    index.merge().unwrap();
    assert_queries(
        &model,
        &index.view(),
        &Filter { services: Some(vec!["roads".into()]), ..Filter::default() },
        None,
    );
}

/// `script/bench index`, small.
#[test]
fn the_measurement_of_the_index_runs() {
    let folder = tempfile::tempdir().unwrap();
    let asked = report::Asked { requests: vec![3000], people: 2, folder: folder.path().to_owned() };
    let mut text = vec![];
    report::run(&asked, 3000, &mut text).unwrap();
    let text = String::from_utf8(text).unwrap();
    for figure in ["bytes a request", "selective", "unmerged rows", "next day", "ready in"] {
        assert!(text.contains(figure), "{text}");
    }
}

#[test]
fn an_id_that_comes_twice_is_refused() {
    let request = hromada_map::index::synthetic::City::new(1, index_model::today(), 1).next().unwrap();
    let mut builder = hromada_map::index::Builder::new(index_model::today(), &index_model::names()).unwrap();
    builder.push(&request).unwrap();
    builder.push(&request).unwrap();
    assert_eq!(builder.finish(1).unwrap_err(), hromada_map::index::IndexError::Twice(request.id));
}
