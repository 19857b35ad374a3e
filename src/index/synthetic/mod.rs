//! Made-up requests shaped like a city's, and the way people look at their map: what tests and measurements of the index run
//! on. The same seed makes the same city on every machine.

mod city;
mod viewer;

pub use city::{City, names};
pub use viewer::trace;

/// SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
#[derive(Debug, Clone)]
struct Random(u64);

impl Random {
    fn next(&mut self) -> u64 {
        let value = super::regions::mix(self.0);
        self.0 = self.0.wrapping_add(0x9E37_79B9_7F4A_7C15);
        value
    }

    /// From 0 (inclusive) to 1 (exclusive).
    fn unit(&mut self) -> f64 {
        (self.next() >> 11) as f64 / (1_u64 << 53) as f64
    }

    /// An index below `len`; 0 where that is 0.
    fn below(&mut self, len: usize) -> usize {
        (self.unit() * len as f64) as usize
    }

    /// Of the standard normal distribution (G. E. P. Box, M. E. Muller, "A Note on the Generation of Random Normal
    /// Deviates", 1958).
    fn normal(&mut self) -> f64 {
        let radius = (-2.0 * (1.0 - self.unit()).ln()).sqrt();
        radius * (std::f64::consts::TAU * self.unit()).cos()
    }

    /// An index in proportion to weights, given as running sums.
    fn weighted(&mut self, sums: &[f64]) -> usize {
        let at = self.unit() * sums.last().copied().unwrap_or(0.0);
        sums.partition_point(|&sum| sum <= at).min(sums.len().saturating_sub(1))
    }
}
