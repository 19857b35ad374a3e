//! The plan of the place: settlements, quarters and their streets, as a planner would sketch them.
//! Each quarter is drawn in the frame of its spine, so that streets bend with the river, road or railway they follow.

use super::curve::{at, simplify, spline};
use super::plan_town::TOWN;
use super::plan_villages::VILLAGES;
use super::plane::{P, p};
use super::rng::noise;

/// One settlement.
#[derive(Debug)]
pub struct Settlement {
    /// Name as signed.
    pub name: &'static str,
    /// Value of `place`.
    pub place: &'static str,
    /// Russian and former names, as OpenStreetMap tags.
    pub names: &'static [(&'static str, &'static str)],
    /// `population`.
    pub population: u32,
    /// Made-up KATOTTG code.
    pub katottg: &'static str,
    /// Where its label stands.
    pub centre: P,
}

/// Settlement 0 is the community's centre; the first three villages form the northern starosta district.
pub const SETTLEMENTS: &[Settlement] = &[
    settlement(
        "Вишневоде",
        "town",
        &[("name:ru", "Вишневодье"), ("name:en", "Vyshnevode")],
        8240,
        "UA12140990010019901",
        p(60.0, -40.0),
    ),
    settlement(
        "Ставкове",
        "village",
        &[("name:ru", "Ставковое")],
        612,
        "UA12140990020019902",
        p(-600.0, 3330.0),
    ),
    settlement(
        "Лукашівка",
        "village",
        &[("name:ru", "Лукашовка")],
        734,
        "UA12140990030019903",
        p(3880.0, 2560.0),
    ),
    settlement(
        "Тернуватка",
        "village",
        &[("name:ru", "Терноватка")],
        548,
        "UA12140990040019904",
        p(-4100.0, 1640.0),
    ),
    settlement(
        "Криничне",
        "village",
        &[("name:ru", "Криничное")],
        590,
        "UA12140990050019905",
        p(-1680.0, -3420.0),
    ),
    settlement(
        "Новоселівка",
        "village",
        &[("name:ru", "Новосёловка")],
        702,
        "UA12140990060019906",
        p(4850.0, -1480.0),
    ),
    settlement(
        "Калинове",
        "village",
        &[("name:ru", "Калиновое"), ("old_name", "Жовтневе")],
        655,
        "UA12140990070019907",
        p(-4420.0, -1690.0),
    ),
];

const fn settlement(
    name: &'static str,
    place: &'static str,
    names: &'static [(&'static str, &'static str)],
    population: u32,
    katottg: &'static str,
    centre: P,
) -> Settlement {
    Settlement { name, place, names, population, katottg, centre }
}

/// What a line of the network is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Class {
    /// Regional highway and its course through the town.
    Secondary,
    /// Road between settlements and their main streets.
    Tertiary,
    /// Street with houses.
    Residential,
    /// Narrow lane with houses.
    Lane,
    /// Square or promenade for walking.
    Pedestrian,
    /// Yard, factory and car-park roads.
    Service,
    /// Field road.
    Track,
    /// Footpath.
    Path,
    /// Railway line.
    Rail,
}

/// A street of a quarter: name, class and its course as (metres along the spine, metres to its left).
pub type Lane = (&'static str, Class, &'static [(f64, f64)]);

/// Streets drawn in one frame.
#[derive(Debug)]
pub struct Quarter {
    /// Index into [`SETTLEMENTS`].
    pub settlement: usize,
    /// Line the frame bends along.
    pub spine: &'static [P],
    /// How far, in metres, the streets stray from the drawing: little in a planned quarter, much in an old one.
    pub stray: f64,
    /// Its streets.
    pub streets: &'static [Lane],
}

/// A road, street or railway as a line of the plane.
#[derive(Debug, Clone)]
pub struct Road {
    /// Name as signed, none outside settlements.
    pub name: Option<&'static str>,
    /// Settlement whose street it is.
    pub settlement: Option<usize>,
    /// What it is.
    pub class: Class,
    /// Its course, from where house numbers start.
    pub line: Vec<P>,
}

/// All streets of all settlements.
pub fn streets() -> Vec<Road> {
    TOWN.iter()
        .chain(VILLAGES)
        .flat_map(|quarter| quarter.streets.iter().map(|lane| draw(quarter, lane)))
        .collect()
}

fn draw(quarter: &Quarter, &(name, class, course): &Lane) -> Road {
    let spine = spline(quarter.spine, 20.0);
    let sketch: Vec<P> = course.iter().map(|&(along, left)| p(along, left)).collect();
    let line: Vec<P> = spline(&sketch, 22.0)
        .into_iter()
        .map(|point| {
            let (on, direction) = at(&spine, point.x);
            let drawn = on + direction.left() * point.y;
            drawn + p(noise(drawn, 210.0, 1), noise(drawn, 210.0, 2)) * quarter.stray
        })
        .collect();
    Road { name: Some(name), settlement: Some(quarter.settlement), class, line: simplify(&line, 0.7) }
}
