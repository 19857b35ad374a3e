//! What a right answer is: the rules of scoring, and the table they add up to. It knows no geocoder but its answers.

use geo::Point;
use hromada_map::geocoder::{AUTOMATIC_THRESHOLD, Answer, MatchLevel};
use serde::Deserialize;

/// Metres in a degree of latitude, as the rules count them.
const DEGREE_M: f64 = 111_320.0;
/// A confident answer farther off than this misleads, metres; of a street, half of it from its line.
const MISLEADS_M: f64 = 200.0;
/// A confident street does not mislead when the place lies on it, metres.
const ON_STREET_M: f64 = 60.0;

/// A labelled query.
#[derive(Debug, Deserialize)]
pub struct Case {
    /// What kind of query it is, e.g. `03_typo1`.
    pub class: String,
    /// The address as typed.
    pub q: String,
    /// What is wanted.
    pub want: Want,
    /// Where it is, degrees, lon before lat; any of them is right.
    #[serde(default)]
    pub points: Vec<[f64; 2]>,
    /// The street's line, degrees, lon before lat.
    #[serde(default)]
    pub line: Vec<[f64; 2]>,
}

/// What a query is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Want {
    /// A mapped house: within 50 m.
    House,
    /// A house that is not mapped: within 150 m.
    Missing,
    /// A street: within 30 m of its line.
    Street,
    /// A corner: within 60 m.
    Cross,
    /// A point of interest: within 150 m.
    Poi,
    /// Nothing: no confident answer.
    None,
}

/// What became of one query.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Outcome {
    /// The first answer is right.
    pub first: bool,
    /// One of the first three is right.
    pub among_three: bool,
    /// The first answer is confident, and finer than a settlement.
    pub confident: bool,
    /// It is confident and far off.
    pub misleads: bool,
}

/// Judges the answers to a query.
#[must_use]
pub fn judge(case: &Case, answers: &[Answer]) -> Outcome {
    let top = answers.first();
    let confident = top.is_some_and(|top| {
        top.confidence >= AUTOMATIC_THRESHOLD && top.match_level != MatchLevel::Settlement
    });
    if case.want == Want::None {
        return Outcome { first: !confident, among_three: !confident, confident, misleads: confident };
    }
    let first = top.is_some_and(|top| is_right(case, top));
    Outcome {
        first,
        among_three: answers.iter().take(3).any(|answer| is_right(case, answer)),
        confident,
        misleads: confident && !first && top.is_some_and(|top| misleads(case, top)),
    }
}

/// Whether an answer is the one that was wanted.
#[must_use]
pub fn is_right(case: &Case, answer: &Answer) -> bool {
    let street_or_finer = answer.match_level != MatchLevel::Settlement;
    match case.want {
        Want::House => street_or_finer && nearest(case, answer.point) <= 50.0,
        Want::Missing => street_or_finer && first_point(case, answer.point) <= 150.0,
        Want::Street => street_or_finer && to_line(&case.line, answer.point) <= 30.0,
        Want::Cross => first_point(case, answer.point) <= 60.0,
        Want::Poi => first_point(case, answer.point) <= 150.0,
        Want::None => false,
    }
}

fn misleads(case: &Case, top: &Answer) -> bool {
    if case.want == Want::Street {
        return to_line(&case.line, top.point) > MISLEADS_M / 2.0;
    }
    // A house that is not there, named as if it were, misleads from where it is no longer right.
    if case.want == Want::Missing && top.match_level == MatchLevel::House {
        return first_point(case, top.point) > 150.0;
    }
    let on_its_street =
        top.match_level == MatchLevel::Street && to_line(&case.line, top.point) <= ON_STREET_M;
    !on_its_street && nearest(case, top.point) > MISLEADS_M
}

fn nearest(case: &Case, point: Point<f64>) -> f64 {
    case.points.iter().map(|&to| distance(point, to)).fold(f64::INFINITY, f64::min)
}

fn first_point(case: &Case, point: Point<f64>) -> f64 {
    case.points.first().map_or(f64::INFINITY, |&to| distance(point, to))
}

/// East and north of a point, metres.
fn offset(from: Point<f64>, [lon, lat]: [f64; 2]) -> (f64, f64) {
    ((lon - from.x()) * DEGREE_M * from.y().to_radians().cos(), (lat - from.y()) * DEGREE_M)
}

fn distance(from: Point<f64>, to: [f64; 2]) -> f64 {
    let (east, north) = offset(from, to);
    east.hypot(north)
}

fn to_line(line: &[[f64; 2]], point: Point<f64>) -> f64 {
    let segment = |pair: &[[f64; 2]]| {
        let ((x, y), (to_x, to_y)) = (offset(point, pair[0]), offset(point, pair[1]));
        let (dx, dy) = (to_x - x, to_y - y);
        let square = dx * dx + dy * dy;
        let part = if square > 0.0 { (-(x * dx + y * dy) / square).clamp(0.0, 1.0) } else { 0.0 };
        (x + part * dx).hypot(y + part * dy)
    };
    line.windows(2).map(segment).fold(f64::INFINITY, f64::min)
}
