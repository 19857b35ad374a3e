//! Every so many of ascending numbers, to search among the few before the many: a binary search over all of them reads memory
//! that is not in the processor's cache at almost every step, and this at its last steps only.

use std::ops::Range;

/// How far the samples lie apart.
const APART: usize = 32;

/// See the module.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Samples<T> {
    samples: Vec<T>,
}

impl<T> Default for Samples<T> {
    fn default() -> Self {
        Self { samples: Vec::new() }
    }
}

impl<T: Copy> Samples<T> {
    /// Those of numbers that ascend.
    pub fn of(numbers: impl ExactSizeIterator<Item = T>) -> Self {
        Self { samples: numbers.step_by(APART).collect() }
    }

    /// Where among all numbers the first lies of which something does not hold that holds of those before: it is one of
    /// these, or follows the last of them.
    pub fn near(&self, is_before: impl Fn(T) -> bool) -> Range<usize> {
        let after = self.samples.partition_point(|&sample| is_before(sample));
        // The sample before is no candidate itself, but begins the range also where it is the last.
        after.saturating_sub(1) * APART..after * APART
    }

    /// Bytes on the heap.
    pub fn bytes(&self) -> usize {
        size_of_val(self.samples.as_slice())
    }
}

/// The first place in a list from `near` on where something does not hold that holds before.
pub(super) fn first_after<T>(list: &[T], near: Range<usize>, is_before: impl Fn(&T) -> bool) -> usize {
    let end = near.end.min(list.len());
    near.start + list.get(near.start..end).unwrap_or_default().partition_point(is_before)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn what_is_found_among_samples_is_what_is_found_among_all(
            mut numbers in prop::collection::vec(0_u16..500, 0..400),
            wanted in 0_u16..510,
        ) {
            numbers.sort_unstable();
            let samples = Samples::of(numbers.iter().copied());
            let found = first_after(&numbers, samples.near(|number| number < wanted), |&number| number < wanted);
            prop_assert_eq!(found, numbers.partition_point(|&number| number < wanted));
        }
    }
}
