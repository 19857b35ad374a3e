//! A filter made ready for one base: its conditions in codes, and the counts of every cell it lets through. It costs a
//! pass over the rows, once; every tile, count and statistic of that filter is then read off it.

use std::{
    ops::Deref,
    sync::{Arc, OnceLock},
};

use super::{
    base::Base, filter::Filter, matcher::Matcher, pyramid::Pyramid, statistics::Histogram, view::View,
};

/// A filter ready for use with the views of one generation ([`View::generation`]).
#[derive(Debug)]
pub struct Selection {
    filter: Filter,
    generation: u64,
    pub(super) matcher: Matcher,
    pub(super) pyramid: Pyramid,
    /// Counted when statistics are first asked for.
    histogram: OnceLock<Histogram>,
}

/// The selection that was given, or one made anew because that was of another generation.
pub(super) enum Fitting<'a> {
    Given(&'a Selection),
    Made(Arc<Selection>),
}

impl Deref for Fitting<'_> {
    type Target = Selection;

    fn deref(&self) -> &Selection {
        match self {
            Self::Given(selection) => selection,
            Self::Made(selection) => selection,
        }
    }
}

impl Selection {
    /// Everything a pyramid has counted; it belongs to its base whatever the generation.
    pub(super) fn all(pyramid: Pyramid) -> Self {
        let (filter, matcher) = (Filter::default(), Matcher::default());
        Self { filter, generation: 0, matcher, pyramid, histogram: OnceLock::new() }
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

impl View {
    /// A filter made ready: a pass over all rows, so keep it. It serves every view of the same generation.
    #[must_use]
    pub fn select(&self, filter: &Filter) -> Arc<Selection> {
        let matcher = Matcher::new(filter, &self.catalogue, &self.base.frame);
        if matcher.is_all() {
            return Arc::clone(&self.base.all);
        }
        let pyramid = Pyramid::new(&self.base, &matcher);
        let filter = filter.clone();
        Arc::new(Selection {
            filter,
            generation: self.generation,
            matcher,
            pyramid,
            histogram: OnceLock::new(),
        })
    }

    /// A selection that fits this view. One that was kept too long costs time, and never says anything wrong.
    pub(super) fn fitting<'a>(&self, selection: &'a Selection) -> Fitting<'a> {
        if self.fits(selection) {
            Fitting::Given(selection)
        } else {
            Fitting::Made(self.select(&selection.filter))
        }
    }

    /// The same, to be kept along with the view.
    pub(super) fn refit(&self, selection: &Arc<Selection>) -> Arc<Selection> {
        if self.fits(selection) { Arc::clone(selection) } else { self.select(&selection.filter) }
    }

    fn fits(&self, selection: &Selection) -> bool {
        selection.generation == self.generation || std::ptr::eq(selection, &raw const *self.base.all)
    }
}
