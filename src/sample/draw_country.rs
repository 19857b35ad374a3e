//! Puts water, land cover and everything that roads and rails are made of on the map.

use super::community::{Community, Surroundings};
use super::curve;
use super::map::{Map, Tag, tags};
use super::names;
use super::plan::{Class, Road};
use super::plane::{P, crossing};
use super::roads::HIGHWAY;
use super::terrain::Stream;

/// Fields, meadows, woods.
pub fn land(map: &mut Map, surroundings: &Surroundings) {
    for cover in &surroundings.covers {
        let mut list = tags(&[cover.tag]);
        match cover.tag.1 {
            "wetland" => list.push(("wetland", "reedbed".to_owned())),
            "wood" => list.push(("leaf_type", "broadleaved".to_owned())),
            _ => {}
        }
        map.ring(&cover.ring, list);
    }
}

/// River, tributaries, ponds and their dams.
pub fn water(map: &mut Map, community: &Community) {
    map.ring(
        &community.terrain.banks,
        tags(&[("natural", "water"), ("water", "river"), ("name", "Вишнявка")]),
    );
    for stream in &community.terrain.streams {
        let kind = if stream.river { "river" } else { "stream" };
        map.line(&stream.line, tags(&[("waterway", kind), ("name", stream.name)]));
    }
    for pond in &community.terrain.ponds {
        let kind = if pond.shore.len() > 80 { "reservoir" } else { "pond" };
        map.ring(
            &pond.shore,
            tags(&[("natural", "water"), ("water", kind), ("name", pond.name.unwrap_or(""))]),
        );
        if let Some(dam) = pond.dam {
            map.line(&dam, tags(&[("waterway", "dam")]));
        }
    }
}

/// Roads, streets, tracks, paths and the railway, cut where a bridge begins and ends.
pub fn network(map: &mut Map, community: &Community) {
    for road in &community.roads {
        let total = curve::length(&road.line);
        let mut from = 0.0;
        for (start, end) in bridges(community, road, total) {
            if start > from {
                map.line(&curve::part(&road.line, from, start), road_tags(road, false));
            }
            map.line(&curve::part(&road.line, start, end), road_tags(road, true));
            from = end;
        }
        map.line(&curve::part(&road.line, from, total), road_tags(road, false));
    }
    level_crossings(map, community);
    station(map, community);
}

/// Where a road is on a bridge: metres along it, in order.
fn bridges(community: &Community, road: &Road, total: f64) -> Vec<(f64, f64)> {
    let mut found = Vec::new();
    for stream in &community.terrain.streams {
        let mut before = 0.0;
        for pair in road.line.windows(2) {
            let step = pair[0].to(pair[1]);
            for (t, half) in meets(stream, (pair[0], pair[1])) {
                let along = before + t * step;
                let at = pair[0] + (pair[1] - pair[0]) * t;
                // A road on a dam needs no bridge.
                let dammed =
                    community.terrain.ponds.iter().any(|pond| pond.dam.is_some_and(|d| d[0].to(at) < 110.0));
                if !dammed && along > half && along < total - half {
                    found.push((along - half, along + half));
                }
            }
            before += step;
        }
    }
    found.sort_by(|a: &(f64, f64), b| a.0.total_cmp(&b.0));
    found.dedup_by(|b, a| b.0 < a.1 + 4.0);
    found
}

/// Where a segment crosses a stream (0 to 1), and half of the bridge's length.
fn meets(stream: &Stream, segment: (P, P)) -> Vec<(f64, f64)> {
    let pairs = stream.line.windows(2).zip(&stream.half);
    let wide = |half: f64| if stream.river { half * 1.25 + 5.0 } else { 5.0 };
    pairs
        .filter_map(|(pair, &half)| crossing(segment, (pair[0], pair[1])).map(|(t, _)| (t, wide(half))))
        .collect()
}

fn road_tags(road: &Road, bridge: bool) -> Vec<Tag> {
    let mut list = match road.class {
        Class::Secondary => tags(&[("highway", "secondary"), ("ref", HIGHWAY), ("surface", "asphalt")]),
        Class::Tertiary => tags(&[("highway", "tertiary"), ("surface", "asphalt")]),
        Class::Residential => tags(&[("highway", "residential")]),
        Class::Lane => tags(&[("highway", "residential"), ("surface", "unpaved")]),
        Class::Pedestrian => tags(&[("highway", "pedestrian")]),
        Class::Service if road.name.is_some() => {
            tags(&[("highway", "unclassified"), ("surface", "concrete")])
        }
        Class::Service => tags(&[("highway", "service")]),
        Class::Track => tags(&[("highway", "track"), ("tracktype", "grade4")]),
        Class::Path => tags(&[("highway", "footway"), ("surface", "paving_stones")]),
        Class::Rail => tags(&[
            ("railway", "rail"),
            ("usage", "main"),
            ("gauge", "1520"),
            ("electrified", "contact_line"),
        ]),
    };
    if let (Some(name), Some(settlement)) = (road.name, road.settlement) {
        list.extend(tags(&[("name", name)]));
        if settlement == 0 {
            list.extend(tags(&[("name:uk", name)]));
        }
        list.extend(tags(names::other_names(settlement, name)));
    }
    if bridge {
        list.extend(tags(&[("bridge", "yes"), ("layer", "1")]));
    }
    list
}

/// A vertex that a road and the railway share is a level crossing.
fn level_crossings(map: &mut Map, community: &Community) {
    let rails = community.roads.iter().filter(|road| road.class == Class::Rail);
    for vertex in rails.flat_map(|rail| rail.line.iter()) {
        let crossed =
            community.roads.iter().any(|road| road.class != Class::Rail && road.line.contains(vertex));
        if crossed {
            map.node(*vertex, tags(&[("railway", "level_crossing")]));
        }
    }
}

/// The station's sidings, platform and sign.
fn station(map: &mut Map, community: &Community) {
    let Some(rail) = community.roads.iter().find(|road| road.class == Class::Rail) else { return };
    let (middle, _) = curve::project(&rail.line, P { x: 80.0, y: -1180.0 });
    let siding = |aside: f64, before: f64, after: f64| -> Vec<P> {
        let body = curve::part(&rail.line, middle - before + 90.0, middle + after - 90.0);
        let ends = [middle - before, middle + after].map(|along| {
            let nearest = rail.line.iter().copied().min_by(|a, b| {
                let at = curve::at(&rail.line, along).0;
                a.to(at).total_cmp(&b.to(at))
            });
            nearest.unwrap_or(body[0])
        });
        let mut line = vec![ends[0]];
        line.extend(curve::simplify(&curve::offset(&body, |_| aside), 0.5));
        line.push(ends[1]);
        line
    };
    for (aside, before, after) in [(-5.2, 620.0, 760.0), (-10.2, 520.0, 900.0), (5.2, 420.0, 430.0)] {
        map.line(
            &siding(aside, before, after),
            tags(&[("railway", "rail"), ("service", "siding"), ("gauge", "1520")]),
        );
    }
    let platform = curve::simplify(&curve::part(&rail.line, middle - 90.0, middle + 100.0), 0.5);
    let mut ring = curve::offset(&platform, |_| 8.0);
    ring.extend(curve::offset(&platform, |_| 12.5).into_iter().rev());
    map.ring(&ring, tags(&[("railway", "platform"), ("public_transport", "platform")]));
    let on = curve::at(&rail.line, middle + 7.0).0;
    map.node(
        on,
        tags(&[
            ("railway", "station"),
            ("public_transport", "station"),
            ("name", "Вишневоде"),
            ("train", "yes"),
        ]),
    );
}
