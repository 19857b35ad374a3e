//! A sorted list that is copied cheaply: its chunks are shared between copies, and a change copies one of them.
//! The delta of an index is made of these, so that readers keep the list they began with.

use std::sync::Arc;

/// Items in a chunk before it is halved.
const CHUNK: usize = 128;

/// What a list is sorted by; two items with the same key are the same item.
pub(super) trait Keyed: Clone {
    type Key: Ord;

    fn key(&self) -> Self::Key;
}

/// Items in the order of their keys, each key once.
#[derive(Debug, Clone)]
pub(super) struct Sorted<T> {
    /// None of them is empty.
    chunks: Vec<Arc<Vec<T>>>,
    len: usize,
}

impl<T> Default for Sorted<T> {
    fn default() -> Self {
        Self { chunks: Vec::new(), len: 0 }
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
        self.chunks.iter().flat_map(|chunk| chunk.iter())
    }

    /// The items from a key on.
    pub fn starting_at(&self, key: T::Key) -> impl Iterator<Item = &T> {
        let at = self.chunk_of(&key);
        let skipped = self.chunks.get(at).map_or(0, |chunk| chunk.partition_point(|item| item.key() < key));
        self.chunks.get(at..).unwrap_or_default().iter().flat_map(|chunk| chunk.iter()).skip(skipped)
    }

    pub fn get(&self, key: &T::Key) -> Option<&T> {
        let chunk = self.chunks.get(self.chunk_of(key))?;
        chunk.binary_search_by_key(key, Keyed::key).ok().and_then(|at| chunk.get(at))
    }

    /// Puts an item in its place, instead of one with the same key, which is returned.
    pub fn put(&mut self, item: T) -> Option<T> {
        let key = item.key();
        let at = self.chunk_of(&key);
        let Some(chunk) = self.chunks.get_mut(at) else {
            self.chunks.push(Arc::new(vec![item]));
            self.len = 1;
            return None;
        };
        let chunk = Arc::make_mut(chunk);
        match chunk.binary_search_by_key(&key, Keyed::key) {
            Ok(found) => return chunk.get_mut(found).map(|old| std::mem::replace(old, item)),
            Err(place) => chunk.insert(place, item),
        }
        self.len += 1;
        if chunk.len() > CHUNK {
            let second = chunk.split_off(CHUNK / 2);
            self.chunks.insert(at + 1, Arc::new(second));
        }
        None
    }

    /// Takes the item with a key out.
    pub fn take(&mut self, key: &T::Key) -> Option<T> {
        let at = self.chunk_of(key);
        let chunk = self.chunks.get_mut(at)?;
        let found = chunk.binary_search_by_key(key, Keyed::key).ok()?;
        let chunk = Arc::make_mut(chunk);
        let item = chunk.remove(found);
        if chunk.is_empty() {
            self.chunks.remove(at);
        }
        self.len -= 1;
        Some(item)
    }

    /// The chunk a key is in, or would be put into.
    fn chunk_of(&self, key: &T::Key) -> usize {
        let after = self.chunks.partition_point(|chunk| chunk.first().is_some_and(|item| item.key() <= *key));
        after.saturating_sub(1)
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
        #[test]
        fn it_is_a_map(steps in prop::collection::vec((0_u16..600, any::<u8>(), any::<bool>()), 0..2000)) {
            let (mut list, mut map) = (Sorted::default(), BTreeMap::new());
            let mut earlier: Vec<(Sorted<_>, BTreeMap<_, _>)> = vec![];
            for (at, (key, value, is_put)) in steps.into_iter().enumerate() {
                if is_put {
                    prop_assert_eq!(list.put((key, value)).map(|item: (u16, u8)| item.1), map.insert(key, value));
                } else {
                    prop_assert_eq!(list.take(&key).map(|item| item.1), map.remove(&key));
                }
                if at % 300 == 0 {
                    earlier.push((list.clone(), map.clone()));
                }
            }
            earlier.push((list, map));
            for (list, map) in earlier {
                prop_assert_eq!(list.len(), map.len());
                prop_assert!(list.iter().map(|item| (&item.0, &item.1)).eq(map.iter()));
                for key in [0, 1, 299, 300, 599, 600] {
                    prop_assert!(list.starting_at(key).map(|item| (&item.0, &item.1)).eq(map.range(key..)));
                    prop_assert_eq!(list.get(&key).map(|item| item.1), map.get(&key).copied());
                }
            }
        }
    }
}
