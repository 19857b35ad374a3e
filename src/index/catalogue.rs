//! The dictionaries of an index: what services, executors and districts are called, and the codes their columns
//! hold. Codes are only ever added, so that what was compiled against a catalogue stays true of a later one.

use std::{hash::Hash, sync::Arc};

use rustc_hash::FxHashMap;
use xxhash_rust::xxh3::xxh3_64;

use super::{IndexError, request::Request};

/// What services, executors and districts are called, as tiles and statistics tell it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    /// Services: code and name.
    pub services: Vec<(Arc<str>, Arc<str>)>,
    /// Executing organisations: id and name.
    pub executors: Vec<(i32, Arc<str>)>,
    /// Districts: id and name.
    pub districts: Vec<(i32, Arc<str>)>,
}

impl Names {
    /// A number that is another one as soon as anything is called otherwise; the order does not matter.
    pub(super) fn digest(&self) -> u64 {
        let services = self.services.iter().map(|(code, name)| format!("s\0{code}\0{name}"));
        let executors = self.executors.iter().map(|(id, name)| format!("e\0{id}\0{name}"));
        let districts = self.districts.iter().map(|(id, name)| format!("d\0{id}\0{name}"));
        let all = services.chain(executors).chain(districts);
        all.fold(0, |sum, text| sum.wrapping_add(xxh3_64(text.as_bytes())))
    }
}

/// The three dictionaries.
#[derive(Debug, Clone, Default)]
pub(super) struct Catalogue {
    pub services: Dictionary<Arc<str>>,
    pub executors: Dictionary<i32>,
    pub districts: Dictionary<i32>,
    /// [`Names::digest`] of the names in force.
    pub digest: u64,
}

impl Catalogue {
    /// Whether every word of a request has a code.
    pub fn knows(&self, request: &Request) -> bool {
        self.services.code(&request.service) != 0
            && request.executor.is_none_or(|id| self.executors.code(&id) != 0)
            && request.district.is_none_or(|id| self.districts.code(&id) != 0)
    }

    /// Makes sure that every word of a request has a code.
    pub fn learn(&mut self, request: &Request) -> Result<(), IndexError> {
        self.services.learn(&request.service)?;
        request.executor.map_or(Ok(()), |id| self.executors.learn(&id))?;
        request.district.map_or(Ok(()), |id| self.districts.learn(&id))
    }

    /// Takes over what everything is called; what is not named is called by its key.
    pub fn rename(&mut self, names: &Names) -> Result<(), IndexError> {
        self.services.rename(&names.services)?;
        self.executors.rename(&names.executors)?;
        self.districts.rename(&names.districts)?;
        self.digest = names.digest();
        Ok(())
    }

    pub fn bytes(&self) -> usize {
        self.services.bytes() + self.executors.bytes() + self.districts.bytes()
    }
}

/// Keys and their codes, from 1 on; 0 is the code of none.
#[derive(Debug, Clone)]
pub(super) struct Dictionary<K> {
    keys: Vec<K>,
    /// In the order of the keys.
    names: Vec<Option<Arc<str>>>,
    codes: FxHashMap<K, u16>,
}

impl<K> Default for Dictionary<K> {
    fn default() -> Self {
        Self { keys: Vec::new(), names: Vec::new(), codes: FxHashMap::default() }
    }
}

impl<K: Clone + Eq + Hash> Dictionary<K> {
    /// The code of a key; 0 where it has none.
    pub fn code(&self, key: &K) -> u16 {
        self.codes.get(key).copied().unwrap_or(0)
    }

    /// The key of a code.
    pub fn key(&self, code: u16) -> Option<&K> {
        self.keys.get(usize::from(code).checked_sub(1)?)
    }

    /// What the key of a code is called.
    pub fn name(&self, code: u16) -> Option<&Arc<str>> {
        self.names.get(usize::from(code).checked_sub(1)?)?.as_ref()
    }

    /// The number of codes, that of none included.
    pub fn codes(&self) -> usize {
        self.keys.len() + 1
    }

    pub fn learn(&mut self, key: &K) -> Result<(), IndexError> {
        if !self.codes.contains_key(key) {
            self.codes
                .insert(key.clone(), u16::try_from(self.codes()).map_err(|_| IndexError::TooManyNames)?);
            self.keys.push(key.clone());
            self.names.push(None);
        }
        Ok(())
    }

    fn rename(&mut self, names: &[(K, Arc<str>)]) -> Result<(), IndexError> {
        self.names.fill(None);
        for (key, name) in names {
            self.learn(key)?;
            let at = usize::from(self.code(key)) - 1;
            if let Some(place) = self.names.get_mut(at) {
                *place = Some(Arc::clone(name));
            }
        }
        Ok(())
    }

    /// Keys and names in the order of their codes, as a file holds them.
    pub fn entries(&self) -> impl Iterator<Item = (&K, Option<&str>)> {
        self.keys.iter().zip(self.names.iter().map(Option::as_deref))
    }

    /// A dictionary of such entries.
    pub fn of_entries(entries: impl IntoIterator<Item = (K, Option<Arc<str>>)>) -> Result<Self, IndexError> {
        let mut dictionary = Self::default();
        for (key, name) in entries {
            dictionary.learn(&key)?;
            dictionary.names.pop();
            dictionary.names.push(name);
        }
        Ok(dictionary)
    }

    /// Bytes on the heap but for the texts, which every request shares.
    fn bytes(&self) -> usize {
        self.keys.capacity() * (size_of::<K>() + 1)
            + self.names.capacity() * size_of::<Option<Arc<str>>>()
            + self.codes.capacity() * size_of::<(K, u16)>()
    }
}
