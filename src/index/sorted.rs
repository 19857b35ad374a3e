//! A sorted list that is copied cheaply: a tree of two levels whose parts are shared between copies, so that a change copies
//! one part of each level. The delta of an index is made of these; readers keep the list they began with.

use std::sync::Arc;

/// Items in a chunk before it is halved.
const CHUNK: usize = 48;
/// Chunks on a shelf before it is halved.
const SHELF: usize = 32;

/// What a list is sorted by; two items with the same key are the same item.
pub(super) trait Keyed: Clone {
    type Key: Ord;

    fn key(&self) -> Self::Key;
}

/// Some items that follow each other; never empty in a list.
type Chunk<T> = Arc<Vec<T>>;
/// Some chunks that follow each other; never empty in a list.
type Shelf<T> = Arc<Vec<Chunk<T>>>;

/// Items in the order of their keys, each key once.
#[derive(Debug, Clone)]
pub(super) struct Sorted<T> {
    shelves: Vec<Shelf<T>>,
    len: usize,
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self { shelves: Vec::new(), len: 0 }
    }
}

impl<T: Keyed> Sorted<T> {
    pub fn len(&self) -> usize {
        self.len
    }

    pub fn is_empty(&self) -> bool {
        self.len == 0
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.starting_where(|_| false)
    }

    /// The items after those of which something holds; it holds of the first some and of none after them.
    pub fn starting_where(&self, is_before: impl Fn(&T) -> bool) -> impl Iterator<Item = &T> {
        let (shelf, chunk) = self.place(&is_before);
        let items = self.chunk(shelf, chunk).map_or(0, |items| items.partition_point(&is_before));
        let shelves = self.shelves.get(shelf..).unwrap_or_default();
        shelves.iter().flat_map(|shelf| shelf.iter()).skip(chunk).flat_map(|chunk| chunk.iter()).skip(items)
    }

    pub fn get(&self, key: &T::Key) -> Option<&T> {
        let (shelf, chunk) = self.place(&|item| item.key() <= *key);
        let chunk = self.chunk(shelf, chunk)?;
        chunk.binary_search_by_key(key, Keyed::key).ok().and_then(|at| chunk.get(at))
    }

    /// Puts an item in its place, instead of one with the same key, which is returned.
    pub fn put(&mut self, item: T) -> Option<T> {
        let key = item.key();
        let (shelf_at, chunk_at) = self.place(&|item| item.key() <= key);
        let Some(shelf) = self.shelves.get_mut(shelf_at).map(Arc::make_mut) else {
            self.shelves.push(Arc::new(vec![Arc::new(vec![item])]));
            self.len = 1;
            return None;
        };
        let chunk = shelf.get_mut(chunk_at).map(Arc::make_mut)?;
        match chunk.binary_search_by_key(&key, Keyed::key) {
            Ok(found) => return chunk.get_mut(found).map(|old| std::mem::replace(old, item)),
            Err(place) => chunk.insert(place, item),
        }
        self.len += 1;
        if chunk.len() > CHUNK {
            let second = chunk.split_off(CHUNK / 2);
            shelf.insert(chunk_at + 1, Arc::new(second));
        }
        if shelf.len() > SHELF {
            let second = shelf.split_off(SHELF / 2);
            self.shelves.insert(shelf_at + 1, Arc::new(second));
        }
        None
    }

    /// Takes the item with a key out.
    pub fn take(&mut self, key: &T::Key) -> Option<T> {
        let (shelf_at, chunk_at) = self.place(&|item| item.key() <= *key);
        let found = self.chunk(shelf_at, chunk_at)?.binary_search_by_key(key, Keyed::key).ok()?;
        let shelf = self.shelves.get_mut(shelf_at).map(Arc::make_mut)?;
        let chunk = shelf.get_mut(chunk_at).map(Arc::make_mut)?;
        let item = chunk.remove(found);
        if chunk.is_empty() {
            shelf.remove(chunk_at);
        }
        if shelf.is_empty() {
            self.shelves.remove(shelf_at);
        }
        self.len -= 1;
        Some(item)
    }

    /// The shelf and the chunk where the items of which something holds end, or would.
    fn place(&self, is_before: &impl Fn(&T) -> bool) -> (usize, usize) {
        let begins_before = |chunk: &Chunk<T>| chunk.first().is_some_and(is_before);
        let shelf = self.shelves.partition_point(|shelf| shelf.first().is_some_and(begins_before));
        let shelf = shelf.saturating_sub(1);
        let chunk = self.shelves.get(shelf).map_or(0, |shelf| shelf.partition_point(begins_before));
        (shelf, chunk.saturating_sub(1))
    }

    fn chunk(&self, shelf: usize, chunk: usize) -> Option<&Chunk<T>> {
        self.shelves.get(shelf)?.get(chunk)
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use proptest::prelude::*;

    use super::*;

    impl Keyed for (u16, u8) {
        type Key = u16;

        fn key(&self) -> u16 {
            self.0
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(40))]

        #[test]
        fn it_is_a_map(steps in prop::collection::vec((0_u16..20_000, any::<u8>(), any::<bool>()), 0..12_000)) {
            let (mut list, mut map) = (Sorted::default(), BTreeMap::new());
            let mut earlier: Vec<(Sorted<_>, BTreeMap<_, _>)> = vec![];
            for (at, (key, value, is_put)) in steps.into_iter().enumerate() {
                if is_put {
                    prop_assert_eq!(list.put((key, value)).map(|item: (u16, u8)| item.1), map.insert(key, value));
                } else {
                    prop_assert_eq!(list.take(&key).map(|item| item.1), map.remove(&key));
                }
                if at % 1000 == 0 {
                    earlier.push((list.clone(), map.clone()));
                }
            }
            earlier.push((list, map));
            for (list, map) in earlier {
                prop_assert_eq!(list.len(), map.len());
                prop_assert!(list.iter().map(|item| (&item.0, &item.1)).eq(map.iter()));
                for key in [0, 1, 9_999, 10_000, 19_999, 20_000] {
                    prop_assert!(list.starting_where(|item| item.0 < key).map(|item| (&item.0, &item.1)).eq(map.range(key..)));
                    prop_assert_eq!(list.get(&key).map(|item| item.1), map.get(&key).copied());
                }
            }
        }
    }
}
