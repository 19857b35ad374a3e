//! A filter made ready for one base: its conditions in codes, and the counts of every cell it lets through. It costs a
//! pass over the rows, once; every tile, count and statistic of that filter is then read off it.

use std::sync::OnceLock;

use super::{base::Base, matcher::Matcher, pyramid::Pyramid, statistics::Histogram};

/// A filter ready for use with the views of one generation ([`super::View::generation`]).
#[derive(Debug, Default)]
pub struct Selection {
    pub(super) matcher: Matcher,
    pub(super) pyramid: Pyramid,
    /// Counted when statistics are first asked for.
    histogram: OnceLock<Histogram>,
}

impl Selection {
    pub(super) fn new(base: &Base, matcher: Matcher) -> Self {
        let pyramid = Pyramid::new(base, &matcher);
        Self { matcher, pyramid, histogram: OnceLock::new() }
    }

    pub(super) fn histogram(&self, base: &Base) -> &Histogram {
        self.histogram.get_or_init(|| Histogram::new(base, &self.matcher))
    }

    /// Bytes it takes, to weigh it in a cache.
    #[must_use]
    pub fn bytes(&self) -> usize {
        size_of::<Self>()
            + self.matcher.bytes()
            + self.pyramid.bytes()
            + self.histogram.get().map_or(0, Histogram::bytes)
    }
}
