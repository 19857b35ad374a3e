//! Footprints of buildings, facing a street.

use super::plane::{P, p};

/// Where a building stands: the middle of its front and the direction of the street, the street behind its back.
#[derive(Debug, Clone, Copy)]
pub struct Stand {
    /// Middle of the front.
    pub front: P,
    /// Along the front; the building lies to its left.
    pub along: P,
}

impl Stand {
    /// A point `x` metres along the front from its middle and `y` metres behind it.
    pub fn at(self, x: f64, y: f64) -> P {
        self.front + self.along * x + self.along.left() * y
    }

    /// A stand further back or aside.
    pub fn moved(self, x: f64, y: f64) -> Self {
        Self { front: self.at(x, y), along: self.along }
    }

    /// Turned by a small angle, given as its tangent.
    pub fn turned(self, tangent: f64) -> Self {
        Self { front: self.front, along: (self.along + self.along.left() * tangent).unit() }
    }

    /// A rectangle of this width and depth.
    pub fn rectangle(self, width: f64, depth: f64) -> Vec<P> {
        self.corners(&[(-0.5, 0.0), (0.5, 0.0), (0.5, 1.0), (-0.5, 1.0)], width, depth)
    }

    /// An L, its short arm `arm` (0 to 1) of the width wide and at the right or left end.
    pub fn angle(self, width: f64, depth: f64, arm: f64, right: bool) -> Vec<P> {
        let inner = arm - 0.5;
        let unit = [(-0.5, 0.0), (0.5, 0.0), (0.5, 0.55), (inner, 0.55), (inner, 1.0), (-0.5, 1.0)];
        self.mirrored(&unit, width, depth, right)
    }

    /// A U open to the back, as schools and hospitals are built.
    pub fn court(self, width: f64, depth: f64) -> Vec<P> {
        let unit = [
            (-0.5, 0.0),
            (0.5, 0.0),
            (0.5, 1.0),
            (0.26, 1.0),
            (0.26, 0.36),
            (-0.26, 0.36),
            (-0.26, 0.8),
            (-0.5, 0.8),
        ];
        self.corners(&unit, width, depth)
    }

    /// A church: nave, transept and a rounded apse.
    pub fn cross(self, width: f64, depth: f64) -> Vec<P> {
        let unit = [
            (-0.25, 0.0),
            (0.25, 0.0),
            (0.25, 0.35),
            (0.5, 0.35),
            (0.5, 0.68),
            (0.25, 0.68),
            (0.25, 0.88),
            (0.12, 1.0),
            (-0.12, 1.0),
            (-0.25, 0.88),
            (-0.25, 0.68),
            (-0.5, 0.68),
            (-0.5, 0.35),
            (-0.25, 0.35),
        ];
        self.corners(&unit, width, depth)
    }

    fn mirrored(self, unit: &[(f64, f64)], width: f64, depth: f64, mirror: bool) -> Vec<P> {
        if !mirror {
            return self.corners(unit, width, depth);
        }
        let turned: Vec<(f64, f64)> = unit.iter().rev().map(|&(x, y)| (-x, y)).collect();
        self.corners(&turned, width, depth)
    }

    fn corners(self, unit: &[(f64, f64)], width: f64, depth: f64) -> Vec<P> {
        unit.iter().map(|&(x, y)| self.at(x * width, y * depth)).collect()
    }
}

/// An octagon for silos and kiosks.
pub fn round(centre: P, radius: f64) -> Vec<P> {
    let (near, far) = (radius * 0.383, radius * 0.924);
    [
        (far, near),
        (near, far),
        (-near, far),
        (-far, near),
        (-far, -near),
        (-near, -far),
        (near, -far),
        (far, -near),
    ]
    .map(|(x, y)| centre + p(x, y))
    .to_vec()
}

/// The mean of the corners.
pub fn centre(ring: &[P]) -> P {
    ring.iter().fold(p(0.0, 0.0), |sum, &corner| sum + corner) * (1.0 / ring.len().max(1) as f64)
}
