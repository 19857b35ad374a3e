//! A tiny pseudo-random generator and smooth noise, the same on every machine: integers, and floats made of them
//! by exact operations. It is for making up a place, not for secrets.

use super::plane::P;

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
#[derive(Debug, Clone)]
pub struct Rng(u64);

impl Rng {
    /// A stream of its own for one purpose, so that drawing more for one thing leaves the others as they were.
    pub fn new(purpose: &str) -> Self {
        Self(purpose.bytes().fold(0x5EED_2026_1120_0001, |state, byte| mix(state ^ u64::from(byte))))
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        mix(self.0)
    }

    /// A number from 0 (inclusive) to 1 (exclusive), with 53 random bits.
    pub fn unit(&mut self) -> f64 {
        fraction(self.next())
    }

    /// A number between two bounds.
    pub fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.unit()
    }

    /// True with a probability of `p`.
    pub fn chance(&mut self, p: f64) -> bool {
        self.unit() < p
    }

    /// An index below `len`; 0 for an empty range.
    pub fn below(&mut self, len: usize) -> usize {
        (self.unit() * len as f64) as usize
    }

    /// One item of a list that is not empty.
    pub fn pick<'a, T>(&mut self, items: &'a [T]) -> &'a T {
        &items[self.below(items.len())]
    }

    /// An index drawn in proportion to its weight.
    pub fn weighted(&mut self, weights: &[f64]) -> usize {
        let mut rest = self.unit() * weights.iter().sum::<f64>();
        for (index, weight) in weights.iter().enumerate() {
            rest -= weight;
            if rest < 0.0 {
                return index;
            }
        }
        weights.len().saturating_sub(1)
    }
}

fn mix(mut z: u64) -> u64 {
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

fn fraction(bits: u64) -> f64 {
    (bits >> 11) as f64 / (1_u64 << 53) as f64
}

/// Value noise from −1 to 1 that changes over `wavelength` metres; `layer` tells independent noises apart.
pub fn noise(at: P, wavelength: f64, layer: u64) -> f64 {
    let (x, y) = (at.x / wavelength, at.y / wavelength);
    let (column, row) = (x.floor(), y.floor());
    let corner = |dx: f64, dy: f64| {
        let (i, j) = ((column + dx) as i64 as u64, (row + dy) as i64 as u64);
        fraction(mix(mix(mix(layer.wrapping_add(0x51)) ^ i) ^ j)) * 2.0 - 1.0
    };
    let (u, v) = (ease(x - column), ease(y - row));
    let south = corner(0.0, 0.0) * (1.0 - u) + corner(1.0, 0.0) * u;
    let north = corner(0.0, 1.0) * (1.0 - u) + corner(1.0, 1.0) * u;
    south * (1.0 - v) + north * v
}

fn ease(t: f64) -> f64 {
    t * t * (3.0 - 2.0 * t)
}
