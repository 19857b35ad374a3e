//! Whether one word is obscene or an insult: prefixes, a root, and an ending that fits the root.
//! What a text means is not understood; a word is judged by its letters alone.

use super::{
    letters::Letters,
    lexicon::{Lexicon, Open, Place, Prefix, Root},
    trie::{Node, Trie},
    word::{Mask, Sign},
};

/// Prefixes before a root, one after another.
const PREFIXES: u8 = 3;

/// Where a root may begin, and what stands before it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Start {
    at: usize,
    after: Option<Prefix>,
    /// Its first letter is the prefix's last one, too.
    shared: bool,
}

/// The root that makes this word a bad one, of the tables or of an operator's own rules; an exception of either acquits it.
#[must_use]
pub fn root_of<'a>(tables: &'a Lexicon, own: &'a Lexicon, signs: &[Sign]) -> Option<&'a Root> {
    let open_or_whole = |open: &Open, at_end: bool| open.0 || at_end;
    let plain = signs.iter().all(|sign| sign.mask == Mask::Seen);
    if plain && [tables, own].iter().any(|rules| rules.exceptions.begins(signs, &open_or_whole)) {
        return None;
    }
    let whole = Start { at: 0, after: None, shared: false };
    let mut starts = vec![whole];
    prefixes(tables, signs, whole, 0, &mut starts);
    let walk = |trie, start: Start, anywhere| {
        Walk { signs, start, trie, anywhere }.root(start.at, 0, Seen::default(), 0)
    };
    let anchored = |rules: &'a Lexicon| starts.iter().find_map(|&start| walk(&rules.roots, start, false));
    let within = |at| walk(&tables.anywhere, Start { at, ..whole }, true);
    anchored(tables).or_else(|| (0..signs.len()).find_map(within)).or_else(|| anchored(own))
}

/// Collects the places where a root may begin after prefixes.
fn prefixes(lexicon: &Lexicon, signs: &[Sign], from: Start, depth: u8, starts: &mut Vec<Start>) {
    if depth == PREFIXES {
        return;
    }
    let mut open: Vec<(usize, Node)> = vec![(from.at, 0)];
    while let Some((at, node)) = open.pop() {
        for &class in lexicon.prefixes.values(node) {
            if class == Prefix::Short && from.at > 0 {
                continue;
            }
            // The prefix and the root may meet in one letter: «піддрочити» has both in its double «д».
            let shared = at > 0 && signs[at - 1].doubled;
            for shared in [false, true].into_iter().take(1 + usize::from(shared)) {
                let at = at - usize::from(shared);
                let start = Start { at, after: Some(class), shared };
                if at > 0 && !starts.contains(&start) {
                    starts.push(start);
                    // A short prefix is the only one of its word.
                    if class != Prefix::Short {
                        prefixes(lexicon, signs, start, depth + 1, starts);
                    }
                }
            }
        }
        if let Some(&sign) = signs.get(at).filter(|sign| matches!(sign.mask, Mask::Seen | Mask::One)) {
            open.extend(lexicon.prefixes.next(node, sign).map(|to| (at + 1, to)));
        }
    }
}

/// What of a root was seen.
#[derive(Debug, Clone, Copy, Default)]
struct Seen {
    letters: u8,
    masked: u8,
    /// The root's first letter stands there.
    first: bool,
}

struct Walk<'a, 's> {
    signs: &'s [Sign],
    start: Start,
    trie: &'a Trie<Root>,
    /// The root may stand anywhere.
    anywhere: bool,
}

impl<'a> Walk<'a, '_> {
    /// Goes on from a sign and a node; `hidden` letters have come out of this sign's mask so far.
    fn root(&self, at: usize, node: Node, seen: Seen, hidden: u8) -> Option<&'a Root> {
        let rest = self.signs.get(at + usize::from(hidden > 0)..).unwrap_or_default();
        let fits = |root: &&Root| self.may_stand(root.place) && ends(root, rest) && self.is_plain(seen, rest);
        if let Some(root) = self.trie.values(node).iter().find(fits) {
            return Some(root);
        }
        let mut sign = *self.signs.get(at)?;
        sign.doubled &= !(self.start.shared && at == self.start.at);
        let several = matches!(sign.mask, Mask::Many | Mask::Dots);
        if several && hidden > 0 {
            // The mask ends here and the next sign is looked at.
            if let Some(root) = self.root(at + 1, node, seen, 0) {
                return Some(root);
            }
            if hidden == Mask::MOST {
                return None;
            }
        }
        let mut after = seen;
        if sign.mask == Mask::Seen {
            after.letters += 1;
            after.first |= at == self.start.at;
        } else {
            after.masked += 1;
        }
        self.trie.next(node, sign).find_map(|to| {
            if several { self.root(at, to, after, hidden + 1) } else { self.root(at + 1, to, after, 0) }
        })
    }

    fn may_stand(&self, place: Place) -> bool {
        match place {
            Place::Anywhere => true,
            Place::Start => self.start.after.is_none(),
            Place::Prefixed => self.start.after != Some(Prefix::Short),
            Place::Loose => true,
            Place::AfterPrefix => matches!(self.start.after, Some(Prefix::Common | Prefix::Vowel)),
            Place::AfterVowel => self.start.after == Some(Prefix::Vowel),
        }
    }

    /// Whether enough of a masked word is left to know it by.
    fn is_plain(&self, seen: Seen, rest: &[Sign]) -> bool {
        if seen.masked == 0 {
            return true;
        }
        let dots = self.signs.iter().any(|sign| sign.mask == Mask::Dots);
        // «А…не», «і…до»: a word of one vowel, and a pause.
        let vowel = self.signs.first().is_some_and(|sign| sign.letters.0 & Letters::of("аиоуя").0 != 0);
        if dots && (self.start.at > 0 || self.signs.len() > 4 || vowel) {
            return false;
        }
        let all_seen = usize::from(seen.letters) + rest.iter().filter(|sign| sign.mask == Mask::Seen).count();
        if self.anywhere && (seen.masked > 1 || !seen.first) {
            return false;
        }
        // «х**», «б***»: everybody reads these three so.
        let habitual = !dots && self.signs.len() == 2 && self.start.at == 0;
        (seen.first && (all_seen >= 2 || (habitual && self.signs[0].letters.0 & Letters::of("хбп").0 != 0)))
            || seen.letters >= 3
    }
}

/// Whether the word may end so after this root. Dots after a whole root are a pause, and hide no ending.
fn ends(root: &Root, rest: &[Sign]) -> bool {
    root.endings
        .as_ref()
        .is_none_or(|endings| rest.iter().any(|sign| sign.mask == Mask::Many) || endings.spells(rest))
}
