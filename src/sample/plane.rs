//! Points on the flat map the place is drawn on, in metres east and north of its centre, and their way to degrees.
//! Only `+ − × ÷ √` are used: IEEE 754 defines them exactly, so every machine draws the same place.

use std::ops::{Add, Mul, Sub};

/// Degrees of the plane's origin: longitude, latitude.
pub const ORIGIN: (f64, f64) = (36.73, 48.26);
/// Metres in a degree of longitude and of latitude at 48.26° N on the WGS 84 ellipsoid.
const METRES: (f64, f64) = (74_249.0, 111_196.0);

/// A point or a vector, in metres.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct P {
    /// Metres east.
    pub x: f64,
    /// Metres north.
    pub y: f64,
}

/// Short for a point.
pub const fn p(x: f64, y: f64) -> P {
    P { x, y }
}

impl Add for P {
    type Output = P;
    fn add(self, other: P) -> P {
        p(self.x + other.x, self.y + other.y)
    }
}

impl Sub for P {
    type Output = P;
    fn sub(self, other: P) -> P {
        p(self.x - other.x, self.y - other.y)
    }
}

impl Mul<f64> for P {
    type Output = P;
    fn mul(self, by: f64) -> P {
        p(self.x * by, self.y * by)
    }
}

impl P {
    /// Scalar product.
    pub fn dot(self, other: P) -> f64 {
        self.x * other.x + self.y * other.y
    }

    /// The third component of the vector product: positive where `other` is to the left.
    pub fn cross(self, other: P) -> f64 {
        self.x * other.y - self.y * other.x
    }

    /// Length of the vector.
    pub fn length(self) -> f64 {
        self.dot(self).sqrt()
    }

    /// The same direction, one metre long; east for a zero vector.
    pub fn unit(self) -> P {
        let length = self.length();
        if length > 0.0 { self * (1.0 / length) } else { p(1.0, 0.0) }
    }

    /// Turned a quarter to the left.
    pub fn left(self) -> P {
        p(-self.y, self.x)
    }

    /// Distance to another point.
    pub fn to(self, other: P) -> f64 {
        (other - self).length()
    }

    /// Longitude and latitude in units of 1e-7 degrees, OpenStreetMap's own resolution.
    pub fn degrees(self) -> (i64, i64) {
        let lon = ORIGIN.0 + self.x / METRES.0;
        let lat = ORIGIN.1 + self.y / METRES.1;
        ((lon * 1e7).round() as i64, (lat * 1e7).round() as i64)
    }
}

/// Where two segments cross: how far along each, 0 to 1.
pub fn crossing(a: (P, P), b: (P, P)) -> Option<(f64, f64)> {
    let (u, v) = (a.1 - a.0, b.1 - b.0);
    let parallel = u.cross(v);
    if parallel == 0.0 {
        return None;
    }
    let t = (b.0 - a.0).cross(v) / parallel;
    let s = (b.0 - a.0).cross(u) / parallel;
    ((0.0..=1.0).contains(&t) && (0.0..=1.0).contains(&s)).then_some((t, s))
}

/// The nearest point of a segment: how far along it, 0 to 1, and the distance.
pub fn nearest(at: P, segment: (P, P)) -> (f64, f64) {
    let u = segment.1 - segment.0;
    let square = u.dot(u);
    let t = if square > 0.0 { ((at - segment.0).dot(u) / square).clamp(0.0, 1.0) } else { 0.0 };
    (t, at.to(segment.0 + u * t))
}

/// Whether a ring (not closed) holds a point, by the even–odd rule.
pub fn inside(ring: &[P], at: P) -> bool {
    let mut odd = false;
    for (index, &a) in ring.iter().enumerate() {
        let b = ring[(index + 1) % ring.len()];
        if (a.y > at.y) != (b.y > at.y) && at.x < (b.x - a.x) * (at.y - a.y) / (b.y - a.y) + a.x {
            odd = !odd;
        }
    }
    odd
}

/// Whether two rings (not closed) share any ground.
#[cfg(test)]
pub fn overlap(a: &[P], b: &[P]) -> bool {
    let edges = |ring: &[P]| -> Vec<(P, P)> {
        (0..ring.len()).map(|index| (ring[index], ring[(index + 1) % ring.len()])).collect()
    };
    let others = edges(b);
    edges(a).iter().any(|&one| others.iter().any(|&other| crossing(one, other).is_some()))
        || a.first().is_some_and(|&at| inside(b, at))
        || b.first().is_some_and(|&at| inside(a, at))
}

/// Area of a ring (not closed), positive where it runs counter-clockwise.
pub fn area(ring: &[P]) -> f64 {
    (0..ring.len()).map(|index| ring[index].cross(ring[(index + 1) % ring.len()])).sum::<f64>() / 2.0
}

/// Distance between a ring (not closed) and a segment; 0 where they touch or the ring holds the segment.
pub fn ring_distance(ring: &[P], segment: (P, P)) -> f64 {
    if inside(ring, segment.0) {
        return 0.0;
    }
    (0..ring.len()).fold(f64::INFINITY, |best, index| {
        let edge = (ring[index], ring[(index + 1) % ring.len()]);
        if crossing(edge, segment).is_some() {
            return 0.0;
        }
        let ends = [nearest(edge.0, segment), nearest(segment.0, edge), nearest(segment.1, edge)];
        ends.iter().fold(best, |best, end| best.min(end.1))
    })
}

/// Whether a ring (not closed) crosses itself.
pub fn crosses_itself(ring: &[P]) -> bool {
    let edge = |index: usize| (ring[index], ring[(index + 1) % ring.len()]);
    (0..ring.len()).any(|one| {
        let last = if one == 0 { ring.len().saturating_sub(1) } else { ring.len() };
        (one + 2..last).any(|other| crossing(edge(one), edge(other)).is_some())
    })
}
