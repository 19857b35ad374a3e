//! Small measures on the sphere that the joining of an extract needs: distances in metres, midpoints, areas.
//! Exact enough over a community's extent; nothing here is meant for geodesy.

use geo::{Area, Centroid, Contains, Coord, InteriorPoint, MultiPolygon, Point};

/// Metres of one degree of latitude on the sphere of Web Mercator's radius.
const METRES_PER_DEGREE: f64 = 6_378_137.0 * std::f64::consts::PI / 180.0;

/// Distance in metres, on a plane that touches the earth at `a`'s latitude.
pub(super) fn metres(a: Coord<f64>, b: Coord<f64>) -> f64 {
    let dx = (a.x - b.x) * a.y.to_radians().cos();
    dx.hypot(a.y - b.y) * METRES_PER_DEGREE
}

/// Distance in metres from `p` to the segment from `a` to `b`.
pub(super) fn metres_to_segment(p: Coord<f64>, a: Coord<f64>, b: Coord<f64>) -> f64 {
    let shrink = p.y.to_radians().cos();
    let (ax, ay) = ((a.x - p.x) * shrink, a.y - p.y);
    let (dx, dy) = ((b.x - a.x) * shrink, b.y - a.y);
    let length = dx * dx + dy * dy;
    let t = if length > 0.0 { (-(ax * dx + ay * dy) / length).clamp(0.0, 1.0) } else { 0.0 };
    (ax + t * dx).hypot(ay + t * dy) * METRES_PER_DEGREE
}

/// The point at `fraction` (0 to 1) of a line's length; none for a line without points.
pub(super) fn along(line: &[Coord<f64>], fraction: f64) -> Option<Coord<f64>> {
    let total: f64 = line.windows(2).map(|pair| metres(pair[0], pair[1])).sum();
    let mut left = total * fraction.clamp(0.0, 1.0);
    for pair in line.windows(2) {
        let length = metres(pair[0], pair[1]);
        if length > 0.0 && left <= length {
            return Some(pair[0] + (pair[1] - pair[0]) * (left / length));
        }
        left -= length;
    }
    line.last().copied()
}

/// Where the mark of an area stands: its centroid, or a point inside where the centroid is outside.
pub(super) fn mark(area: &MultiPolygon<f64>) -> Option<Point<f64>> {
    let largest = area.0.iter().max_by(|a, b| a.unsigned_area().total_cmp(&b.unsigned_area()))?;
    largest.centroid().filter(|centroid| largest.contains(centroid)).or_else(|| largest.interior_point())
}

/// Area in square metres of the Web Mercator plane, as Shortbread counts it.
pub(super) fn mercator_area(area: &MultiPolygon<f64>) -> f64 {
    let Some(at) = area.0.first().and_then(|polygon| polygon.exterior().0.first()) else { return 0.0 };
    // d(y)/d(lat) of the Mercator projection is 1/cos(lat): good enough for one object of a community.
    area.unsigned_area() * METRES_PER_DEGREE * METRES_PER_DEGREE / at.y.to_radians().cos().max(0.01)
}

#[cfg(test)]
mod tests {
    use geo::coord;

    use super::*;

    #[test]
    fn distances_are_metres() {
        let a = coord! { x: 36.0, y: 48.0 };
        assert!((metres(a, coord! { x: 36.0, y: 49.0 }) - 111_319.0).abs() < 1.0);
        let d = metres_to_segment(
            coord! { x: 36.0, y: 48.001 },
            coord! { x: 35.9, y: 48.0 },
            coord! { x: 36.1, y: 48.0 },
        );
        assert!((d - 111.3).abs() < 0.1);
    }

    #[test]
    fn halfway_along_a_line() {
        let line = [coord! { x: 0.0, y: 0.0 }, coord! { x: 0.0, y: 1.0 }, coord! { x: 0.0, y: 4.0 }];
        let middle = along(&line, 0.5).unwrap();
        assert!((middle.y - 2.0).abs() < 1e-9);
        assert!(along(&[], 0.5).is_none());
    }
}
