//! The rules as data: roots, endings, prefixes and exceptions, read once from the tables in `lexicon/` and joined by
//! what an operator has added. Reading is all it does; [`super::obscene`] matches.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::{Kind, trie::Trie};

/// Where in a word a root may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// At the beginning.
    Start,
    /// There, or after common prefixes.
    Prefixed,
    /// There, or after common or short prefixes.
    Loose,
    /// After common prefixes only.
    AfterPrefix,
    /// After prefixes that end in a vowel only.
    AfterVowel,
    /// Anywhere.
    Anywhere,
}

/// A root and its rule.
#[derive(Debug, Clone)]
pub struct Root {
    /// As the table has it.
    pub text: Arc<str>,
    /// What a word of it is.
    pub kind: Kind,
    /// Where it may stand.
    pub place: Place,
    /// How the word may end; none: in any way.
    pub endings: Option<Arc<Trie<()>>>,
}

/// The class of a prefix.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prefix {
    /// Before most roots.
    Common,
    /// One of those, ending in a vowel.
    Vowel,
    /// Before a few.
    Short,
}

/// Whether an exception covers words that only begin so.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Open(pub bool);

/// All rules.
#[derive(Debug, Clone, Default)]
pub struct Lexicon {
    /// Roots that stand at the beginning or after prefixes.
    pub roots: Trie<Root>,
    /// Roots that stand anywhere.
    pub anywhere: Trie<Root>,
    /// Prefixes.
    pub prefixes: Trie<Prefix>,
    /// Words that are none of these.
    pub exceptions: Trie<Open>,
}

/// Rows of a table: its columns.
pub fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table
        .lines()
        .filter(|line| !line.starts_with('#') && !line.is_empty())
        .map(|line| line.split('\t').collect())
}

static TABLES: LazyLock<Lexicon> = LazyLock::new(read);

fn read() -> Lexicon {
    let mut lexicon = Lexicon::default();
    let mut classes: FxHashMap<&str, Arc<Trie<()>>> = FxHashMap::default();
    for row in rows(include_str!("lexicon/endings.tsv")) {
        if let [class, endings] = row[..] {
            let mut trie = Trie::default();
            // «-» is no ending: no letters.
            for ending in endings.split(' ').map(|ending| ending.trim_matches('-')) {
                trie.insert(ending, ());
                if class.starts_with('v') {
                    ["ся", "сь"].iter().for_each(|tail| trie.insert(&format!("{ending}{tail}"), ()));
                }
            }
            classes.insert(class, Arc::new(trie));
        }
    }
    for row in rows(include_str!("lexicon/prefixes.tsv")) {
        if let [class, prefixes] = row[..] {
            let class = match class {
                "common" => Prefix::Common,
                "vowel" => Prefix::Vowel,
                _ => Prefix::Short,
            };
            prefixes.split(' ').for_each(|prefix| lexicon.prefixes.insert(prefix, class));
        }
    }
    for row in rows(include_str!("lexicon/roots.tsv")) {
        let [kind, place, endings, roots] = row[..] else { continue };
        let kind = if kind == "o" { Kind::Obscene } else { Kind::Insult };
        let place = match place {
            "^" => Place::Start,
            "+" => Place::Prefixed,
            "~" => Place::Loose,
            ">" => Place::AfterPrefix,
            "v" => Place::AfterVowel,
            _ => Place::Anywhere,
        };
        for text in roots.split(' ') {
            let trie = if place == Place::Anywhere { &mut lexicon.anywhere } else { &mut lexicon.roots };
            let root = Root { text: text.into(), kind, place, endings: classes.get(endings).cloned() };
            // «падлюк-», but «падлюці»: the Ukrainian dative changes the last consonant.
            if root.endings.is_none()
                && let Some(changed) = before_dative(text)
            {
                trie.insert(&changed, Root { endings: classes.get("dative").cloned(), ..root.clone() });
            }
            trie.insert(text, root);
        }
    }
    for word in include_str!("lexicon/exceptions.tsv").lines().filter(|line| !line.starts_with('#')) {
        word.split(' ').filter(|word| !word.is_empty()).for_each(|word| lexicon.except(word));
    }
    lexicon
}

/// A root as it is before the ending of the dative, where that is another.
fn before_dative(root: &str) -> Option<String> {
    [('к', 'ц'), ('г', 'з'), ('х', 'с')]
        .into_iter()
        .find_map(|(from, to)| root.strip_suffix(from).map(|rest| format!("{rest}{to}")))
}

impl Lexicon {
    /// The rules of the tables.
    #[must_use]
    pub fn tables() -> &'static Self {
        &TABLES
    }

    /// Adds an exception: a word, or with `*` at the end the beginning of words.
    pub fn except(&mut self, word: &str) {
        self.exceptions.insert(word, Open(word.ends_with('*')));
    }

    /// Adds the beginning of words that are insults here.
    pub fn refuse(&mut self, beginning: &str) {
        let root = Root { text: beginning.into(), kind: Kind::Insult, place: Place::Start, endings: None };
        self.roots.insert(beginning, root);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_row_has_its_columns_and_every_class_its_endings() {
        let classes: Vec<&str> = rows(include_str!("lexicon/endings.tsv")).map(|row| row[0]).collect();
        for row in rows(include_str!("lexicon/roots.tsv")) {
            assert_eq!(row.len(), 4, "{row:?}");
            assert!(
                ["o", "i"].contains(&row[0]) && ["^", "+", "~", ">", "v", "*"].contains(&row[1]),
                "{row:?}"
            );
            assert!(row[2] == "*" || classes.contains(&row[2]), "{row:?}");
        }
    }
}
