//! A version for each region, so that a change is a change of the tiles it touches and of no others. A region is a
//! tile of the last clustered zoom; the version of a larger tile sums those of its regions.

use super::{
    pyramid::CLUSTERS_UP_TO,
    sorted::{Keyed, Sorted},
    zorder::{self, KeyRange},
};
use crate::tiles::TileAddress;

/// The zoom of the tiles that have a version of their own.
const REGION_ZOOM: u8 = CLUSTERS_UP_TO;

/// What has happened in one region, as a sum of marks, one for each change: whatever order changes come in, the sum is
/// the same, and a change that comes late is not overlooked beside a later one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Region {
    pub prefix: u64,
    pub marks: u64,
}

impl Keyed for Region {
    type Key = u64;

    fn key(&self) -> u64 {
        self.prefix
    }
}

/// The mark of a change.
pub(super) fn mark(sequence: u64, id: i64) -> u64 {
    mix(mix(sequence) ^ id as u64)
}

/// The finalizer of SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number generators", OOPSLA 2014).
pub(super) fn mix(value: u64) -> u64 {
    let mut z = value.wrapping_add(0x9E37_79B9_7F4A_7C15);
    z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    z ^ (z >> 31)
}

/// The region of a key, as a prefix.
pub(super) fn of(key: u64) -> u64 {
    zorder::prefix(key, REGION_ZOOM)
}

/// A region as a tile.
pub(super) fn tile(prefix: u64) -> Option<TileAddress> {
    let (x, y) = zorder::column_row(prefix);
    TileAddress::new(REGION_ZOOM, x, y).ok()
}

/// Marks a change in a region.
pub(super) fn touch(regions: &mut Sorted<Region>, prefix: u64, mark: u64) {
    let before = regions.get(&prefix).map_or(0, |region| region.marks);
    regions.put(Region { prefix, marks: before.wrapping_add(mark) });
}

/// The marks of a list within a range of keys.
pub(super) fn marks_within(regions: &Sorted<Region>, range: KeyRange) -> u64 {
    let (first, last) = range.prefixes(REGION_ZOOM);
    let within = regions
        .starting_where(move |region| region.prefix < first)
        .take_while(|region| region.prefix <= last);
    within.fold(0, |sum, region| sum.wrapping_add(region.marks))
}

/// The regions of a base, whose sums are read off two places. A region stays when its last request has gone.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Regions {
    prefixes: Vec<u64>,
    /// Sums of the marks of all regions before each, and of all.
    sums: Vec<u64>,
}

impl Regions {
    pub fn new(regions: impl IntoIterator<Item = Region>) -> Self {
        let mut all = Self { prefixes: vec![], sums: vec![0] };
        let mut sum = 0_u64;
        for region in regions {
            sum = sum.wrapping_add(region.marks);
            all.prefixes.push(region.prefix);
            all.sums.push(sum);
        }
        all
    }

    /// These and what has happened since.
    pub fn with(&self, since: &Sorted<Region>) -> Self {
        let mut all: Vec<Region> = self.iter().chain(since.iter().copied()).collect();
        all.sort_by_key(|region| region.prefix);
        all.dedup_by(|later, first| {
            let same = later.prefix == first.prefix;
            if same {
                first.marks = first.marks.wrapping_add(later.marks);
            }
            same
        });
        Self::new(all)
    }

    pub fn iter(&self) -> impl Iterator<Item = Region> {
        let marks = self.sums.windows(2).map(|pair| pair[1].wrapping_sub(pair[0]));
        self.prefixes.iter().zip(marks).map(|(&prefix, marks)| Region { prefix, marks })
    }

    /// The sum of the marks within a range of keys.
    pub fn marks_within(&self, range: KeyRange) -> u64 {
        let (first, last) = range.prefixes(REGION_ZOOM);
        let sum_before = |at: usize| self.sums.get(at).copied().unwrap_or(0);
        let start = self.prefixes.partition_point(|&prefix| prefix < first);
        let end = self.prefixes.partition_point(|&prefix| prefix <= last);
        sum_before(end).wrapping_sub(sum_before(start))
    }

    pub fn bytes(&self) -> usize {
        8 * (self.prefixes.capacity() + self.sums.capacity())
    }
}
