//! Distances and lines in metres on the plane that touches the earth at a point: good for the few kilometres an
//! address is about, not for more.

use geo::Point;

/// Metres in a degree of latitude (mean radius 6371 km).
pub const DEGREE_M: f64 = 111_195.0;

/// A position as fixed-point degrees (1e-7), half the size of two floats.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Position {
    /// Longitude, 1e-7 degrees.
    pub lon: i32,
    /// Latitude, 1e-7 degrees.
    pub lat: i32,
}

impl Position {
    /// From degrees; the values outside the globe are brought to its edge.
    #[must_use]
    pub fn new(point: Point<f64>) -> Self {
        let fixed = |degrees: f64, limit: f64| (degrees.clamp(-limit, limit) * 1e7).round() as i32;
        Self { lon: fixed(point.x(), 180.0), lat: fixed(point.y(), 90.0) }
    }

    /// Back to degrees.
    #[must_use]
    pub fn point(self) -> Point<f64> {
        Point::new(f64::from(self.lon) / 1e7, f64::from(self.lat) / 1e7)
    }

    /// East and north of `origin`, metres.
    #[must_use]
    pub fn offset_from(self, origin: Self) -> (f64, f64) {
        let k = (f64::from(origin.lat) / 1e7).to_radians().cos() * DEGREE_M / 1e7;
        (
            (f64::from(self.lon) - f64::from(origin.lon)) * k,
            (f64::from(self.lat) - f64::from(origin.lat)) * DEGREE_M / 1e7,
        )
    }

    /// The position `east` and `north` metres from here.
    #[must_use]
    pub fn moved(self, (east, north): (f64, f64)) -> Self {
        let k = (f64::from(self.lat) / 1e7).to_radians().cos().max(1e-6) * DEGREE_M / 1e7;
        Self {
            lon: (f64::from(self.lon) + east / k).round() as i32,
            lat: (f64::from(self.lat) + north * 1e7 / DEGREE_M).round() as i32,
        }
    }

    /// Distance, metres.
    #[must_use]
    pub fn distance(self, other: Self) -> f64 {
        let (x, y) = self.offset_from(other);
        x.hypot(y)
    }

    /// The position a part of the way to another.
    #[must_use]
    pub fn towards(self, other: Self, part: f64) -> Self {
        let (x, y) = other.offset_from(self);
        self.moved((x * part, y * part))
    }
}

/// The nearest place on a line: how far along it (metres), at which distance, and where.
#[derive(Debug, Clone, Copy)]
pub struct Projection {
    /// Metres from the line's start.
    pub along: f64,
    /// Metres from the point to the line.
    pub distance: f64,
    /// The place on the line.
    pub foot: Position,
}

/// Projects a position onto a line; `None` for an empty one.
#[must_use]
pub fn project(line: &[Position], from: Position) -> Option<Projection> {
    let first = *line.first()?;
    let mut best = Projection { along: 0.0, distance: from.distance(first), foot: first };
    let mut walked = 0.0;
    for pair in line.windows(2) {
        let (x1, y1) = pair[0].offset_from(from);
        let (x2, y2) = pair[1].offset_from(from);
        let (dx, dy) = (x2 - x1, y2 - y1);
        let length = dx.hypot(dy);
        let part =
            if length > 0.0 { (-(x1 * dx + y1 * dy) / (length * length)).clamp(0.0, 1.0) } else { 0.0 };
        let distance = (x1 + dx * part).hypot(y1 + dy * part);
        if distance < best.distance {
            best = Projection {
                along: walked + length * part,
                distance,
                foot: from.moved((x1 + dx * part, y1 + dy * part)),
            };
        }
        walked += length;
    }
    Some(best)
}

/// The place so many metres along a line, and the line's direction there as a unit vector.
#[must_use]
pub fn at(line: &[Position], along: f64) -> Option<(Position, (f64, f64))> {
    let mut left = along.max(0.0);
    let mut last = None;
    for pair in line.windows(2) {
        let (dx, dy) = pair[1].offset_from(pair[0]);
        let length = dx.hypot(dy);
        if length <= 0.0 {
            continue;
        }
        let direction = (dx / length, dy / length);
        if left <= length {
            return Some((pair[0].towards(pair[1], left / length), direction));
        }
        left -= length;
        last = Some((pair[1], direction));
    }
    last
}

/// Length of a line, metres.
#[must_use]
pub fn length(line: &[Position]) -> f64 {
    line.windows(2).map(|pair| pair[0].distance(pair[1])).sum()
}

/// A place where two lines meet.
#[derive(Debug, Clone, Copy)]
pub struct Meeting {
    /// Where: the crossing itself, the middle of a near passage, or where a long one begins.
    pub position: Position,
    /// The lines touch or cross here.
    pub touching: bool,
    /// The lines run side by side here: there is no one corner.
    pub long: bool,
}

/// Lines this near to each other touch, metres: what mapping leaves between a street and the one it ends at.
const TOUCH_M: f64 = 6.0;

/// Where two lines meet: in each stretch over which they are within `reach` metres of each other, the places where
/// they touch. A stretch without such a place counts itself, and so does the beginning of a
/// long one.
#[must_use]
pub fn meetings(a: &[Position], b: &[Position], reach: f64) -> Vec<Meeting> {
    /// Distance between the places of one line that are tried, metres.
    const STEP_M: f64 = 10.0;
    /// Most places that make one corner.
    const CORNER: usize = 8;
    let Some(&origin) = a.first() else { return Vec::new() };
    let flat = |line: &[Position]| line.iter().map(|p| p.offset_from(origin)).collect::<Vec<_>>();
    let (a, b) = (flat(a), flat(b));
    let mut places: Vec<Between> = Vec::new();
    for pair in a.windows(2) {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let steps = (dx.hypot(dy) / STEP_M).ceil().clamp(1.0, 1000.0) as u32;
        for step in 0..=steps {
            let part = f64::from(step) / f64::from(steps);
            let at = (pair[0].0 + dx * part, pair[0].1 + dy * part);
            if let Some((foot, distance)) = nearest(&b, at) {
                places.push(((f64::midpoint(at.0, foot.0), f64::midpoint(at.1, foot.1)), distance));
            }
        }
    }
    let mut found = Vec::new();
    for stretch in runs(&places, reach) {
        let long = stretch.len() > 2 * CORNER;
        let before = found.len();
        let meeting = |run: &[Between], touching| {
            let position = middle(origin, &run[..run.len().min(CORNER)]);
            Meeting { position, touching, long }
        };
        found.extend(runs(stretch, TOUCH_M).map(|touch| meeting(touch, true)));
        if long || found.len() == before {
            found.push(meeting(stretch, false));
        }
    }
    found
}

/// A place midway between two lines, metres east and north of an origin, and how far apart the lines are there.
type Between = ((f64, f64), f64);

fn middle(origin: Position, places: &[Between]) -> Position {
    let mean = |of: fn(&(f64, f64)) -> f64| {
        places.iter().map(|(place, _)| of(place)).sum::<f64>() / places.len() as f64
    };
    origin.moved((mean(|place| place.0), mean(|place| place.1)))
}

/// The unbroken runs of places at which the lines are within `reach` of each other.
fn runs(places: &[Between], reach: f64) -> impl Iterator<Item = &[Between]> {
    places.split(move |(_, distance)| *distance > reach).filter(|run| !run.is_empty())
}

/// Whether the bounds of two lines come within `margin` (1e-7 degrees) of each other.
#[must_use]
pub fn bounds_near(a: &[Position], b: &[Position], margin: i32) -> bool {
    let bounds = |line: &[Position]| {
        line.iter().fold((i64::MAX, i64::MAX, i64::MIN, i64::MIN), |(w, s, e, n), p| {
            let (lon, lat) = (i64::from(p.lon), i64::from(p.lat));
            (w.min(lon), s.min(lat), e.max(lon), n.max(lat))
        })
    };
    let (a, b, margin) = (bounds(a), bounds(b), i64::from(margin));
    !(a.0 > b.2 + margin || b.0 > a.2 + margin || a.1 > b.3 + margin || b.1 > a.3 + margin)
}

/// The place of a line nearest to a point, and the distance.
fn nearest(line: &[(f64, f64)], (x, y): (f64, f64)) -> Option<((f64, f64), f64)> {
    let foot = |pair: &[(f64, f64)]| {
        let (dx, dy) = (pair[1].0 - pair[0].0, pair[1].1 - pair[0].1);
        let squared = dx * dx + dy * dy;
        let part = if squared > 0.0 { ((x - pair[0].0) * dx + (y - pair[0].1) * dy) / squared } else { 0.0 };
        let part = part.clamp(0.0, 1.0);
        let foot = (pair[0].0 + dx * part, pair[0].1 + dy * part);
        (foot, (foot.0 - x).hypot(foot.1 - y))
    };
    line.windows(2).map(foot).min_by(|a, b| a.1.total_cmp(&b.1))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn position(lon: f64, lat: f64) -> Position {
        Position::new(Point::new(lon, lat))
    }

    #[test]
    fn a_point_beside_a_line_projects_onto_it() {
        let line = [position(36.0, 48.0), position(36.0, 48.01)];
        let side = position(36.001, 48.005);
        let projection = project(&line, side).unwrap();
        assert!((projection.along - DEGREE_M * 0.005).abs() < 1.0);
        assert!((projection.distance - 74.4).abs() < 0.5);
        let (place, direction) = at(&line, projection.along).unwrap();
        assert!(place.distance(projection.foot) < 0.1 && (direction.1 - 1.0).abs() < 1e-6);
    }

    #[test]
    fn crossing_lines_meet_where_they_cross() {
        let a = [position(36.0, 48.0), position(36.0, 48.01)];
        let b = [position(35.99, 48.004), position(36.01, 48.004)];
        let met = meetings(&a, &b, 35.0);
        assert!(met.len() == 1 && met[0].position.distance(position(36.0, 48.004)) < 5.0 && !met[0].long);
        assert!(meetings(&a, &[], 35.0).is_empty());
    }
}
