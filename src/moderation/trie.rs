//! A tree of folded letters that a row of signs is walked through, each sign in all its meanings at once.

use super::letters::index;
use super::word::Sign;

/// Marks an edge that only a doubled letter passes: the «сс» of a rule is not met by one «с».
const DOUBLED: u8 = 32;

/// A node's number; the root is 0.
pub type Node = usize;

/// Values by folded words.
#[derive(Debug, Clone)]
pub struct Trie<T> {
    edges: Vec<Vec<(u8, Node)>>,
    values: Vec<Vec<T>>,
}

impl<T> Default for Trie<T> {
    fn default() -> Self {
        Self { edges: vec![vec![]], values: vec![vec![]] }
    }
}

impl<T> Trie<T> {
    /// Adds a value under a word; signs that are no Cyrillic letters and no apostrophes are passed over.
    pub fn insert(&mut self, word: &str, value: T) {
        let mut keys: Vec<u8> = vec![];
        for c in word.chars().flat_map(char::to_lowercase) {
            let Some(letter) = index(if super::letters::is_apostrophe(c) { 'ъ' } else { c }) else {
                continue;
            };
            match keys.last_mut() {
                Some(last) if *last & !DOUBLED == letter => *last |= DOUBLED,
                _ => keys.push(letter),
            }
        }
        let mut node = 0;
        for key in keys {
            let known = self.edges[node].iter().find(|edge| edge.0 == key).map(|edge| edge.1);
            node = known.unwrap_or_else(|| {
                self.edges.push(vec![]);
                self.values.push(vec![]);
                let new = self.edges.len() - 1;
                self.edges[node].push((key, new));
                new
            });
        }
        self.values[node].push(value);
    }

    /// The nodes one sign leads to.
    pub fn next(&self, node: Node, sign: Sign) -> impl Iterator<Item = Node> {
        let edges = self.edges[node].iter();
        edges.filter_map(move |&(key, to)| {
            let fits = sign.letters.has(key & !DOUBLED) && (sign.doubled || key & DOUBLED == 0);
            fits.then_some(to)
        })
    }

    /// The values at a node.
    #[must_use]
    pub fn values(&self, node: Node) -> &[T] {
        &self.values[node]
    }

    /// Whether a row of signs spells a whole word of the tree.
    #[must_use]
    pub fn spells(&self, signs: &[Sign]) -> bool {
        self.spells_from(0, signs)
    }

    fn spells_from(&self, node: Node, signs: &[Sign]) -> bool {
        match signs.split_first() {
            None => !self.values(node).is_empty(),
            Some((&sign, rest)) => self.next(node, sign).any(|to| self.spells_from(to, rest)),
        }
    }

    /// Whether a row of signs begins with a word of the tree, or is one, as its value says.
    pub fn begins(&self, signs: &[Sign], accepts: &impl Fn(&T, bool) -> bool) -> bool {
        self.begins_from(0, signs, accepts)
    }

    fn begins_from(&self, node: Node, signs: &[Sign], accepts: &impl Fn(&T, bool) -> bool) -> bool {
        if self.values(node).iter().any(|value| accepts(value, signs.is_empty())) {
            return true;
        }
        signs
            .split_first()
            .is_some_and(|(&sign, rest)| self.next(node, sign).any(|to| self.begins_from(to, rest, accepts)))
    }
}
