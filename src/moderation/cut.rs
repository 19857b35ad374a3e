//! Cuts a text into what may be words: as written, with masks inside, with letters held apart by signs or spaces.
//! It proposes more than there is and judges nothing.

use std::ops::Range;

use super::letters::{is_apostrophe, is_invisible, is_letter, is_mask};

/// Something that may be a word.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// Its letters and masks, put together.
    pub word: String,
}

/// Letters held apart are put together up to this many.
const SPACED: usize = 12;
/// What is put together of parts is no longer than this many bytes.
const JOINED: usize = 60;

const fn is_word(c: char) -> bool {
    is_letter(c) || c.is_ascii_digit() || is_apostrophe(c) || is_invisible(c)
}

/// Signs that may hold the letters of one word apart.
const fn is_joiner(c: char) -> bool {
    matches!(c, '-' | '‐' | '‑' | '–' | '—' | '=' | '+' | '\\' | '"' | ':') || is_mask(c)
}

/// Parts of the text that consist of letters and digits.
#[must_use]
pub fn pieces(text: &str) -> Vec<Range<usize>> {
    let mut pieces = vec![];
    let mut start = None;
    for (at, c) in text.char_indices() {
        match (is_word(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                pieces.push(from..at);
                start = None;
            }
            _ => {}
        }
    }
    pieces.extend(start.map(|from| from..text.len()));
    pieces
}

/// Everything that may be a word, in the order of the text.
#[must_use]
pub fn candidates(text: &str) -> Vec<Candidate> {
    let mut found = vec![];
    let pieces = pieces(text);
    for chunk in chunks(text) {
        in_chunk(text, chunk, &mut found);
    }
    spaced(text, &pieces, &mut found);
    found
}

fn chunks(text: &str) -> impl Iterator<Item = Range<usize>> {
    let start = text.as_ptr() as usize;
    text.split_whitespace().map(move |chunk| {
        let at = chunk.as_ptr() as usize - start;
        at..at + chunk.len()
    })
}

fn in_chunk(text: &str, chunk: Range<usize>, found: &mut Vec<Candidate>) {
    let written = &text[chunk.clone()];
    // Addresses of pages and of mailboxes are no words.
    if written.contains("://")
        || written.starts_with("www.")
        || (written.contains('@') && written.contains('.'))
    {
        return;
    }
    let within = pieces(written);
    let shift = |range: &Range<usize>| chunk.start + range.start..chunk.start + range.end;
    found.extend(
        within.iter().map(|piece| Candidate { range: shift(piece), word: written[piece.clone()].to_owned() }),
    );
    let (Some(first), Some(last)) = (within.first(), within.last()) else { return };
    if written.chars().all(|c| is_word(c) || c == ',') {
        return;
    }
    for masked in masked(written) {
        found.push(Candidate { range: shift(&masked), word: written[masked].to_owned() });
    }
    if within.len() > 1 && last.end - first.start <= JOINED {
        let mut signs = written[first.start..last.end].chars().filter(|&c| !is_word(c));
        let single = within.iter().all(|piece| letters(&written[piece.clone()]) == 1);
        let held_apart = single && within.len() > 2;
        let paused = pauses(&written[first.start..last.end]);
        let numbers = within.iter().any(|piece| written[piece.clone()].chars().all(|c| c.is_ascii_digit()));
        if !numbers
            && signs.all(|c| {
                is_joiner(c)
                    || (paused && matches!(c, '.' | '…'))
                    || (held_apart && matches!(c, '.' | ',' | '/' | ';'))
            })
        {
            let word = within.iter().map(|piece| &written[piece.clone()]).collect();
            found.push(Candidate { range: shift(&(first.start..last.end)), word });
        }
    }
}

/// Whether dots stand in one place of a word, and nothing else does: «сло…во», but not «сл.во».
fn pauses(written: &str) -> bool {
    let parts = written.split(['.', '…']).filter(|part| !part.is_empty()).count();
    parts == 2 && (written.contains('…') || written.contains(".."))
}

/// Parts of a chunk with a mask inside, or with an asterisk at an end.
fn masked(chunk: &str) -> impl Iterator<Item = Range<usize>> {
    let dots = chunk.contains("..") || chunk.contains('…');
    let belongs = move |c: char| is_word(c) || is_mask(c) || (dots && matches!(c, '.' | '…'));
    let mut parts = vec![];
    let mut start = None;
    for (at, c) in chunk.char_indices().chain([(chunk.len(), ' ')]) {
        match (belongs(c), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                let part = &chunk[from..at];
                // Only an asterisk stands for a letter at an end; other signs there are punctuation.
                let before = part.trim_start_matches(|c| !is_word(c) && c != '*' && c != '#');
                let inner = before.trim_end_matches(|c| !is_word(c) && c != '*');
                if inner.contains(|c| !is_word(c)) {
                    let from = at - before.len();
                    parts.push(from..from + inner.len());
                }
                start = None;
            }
            _ => {}
        }
    }
    parts.into_iter()
}

fn letters(piece: &str) -> usize {
    piece.chars().filter(|&c| !is_invisible(c)).count()
}

/// Runs of single letters: «с л о в о». Every part of a run is proposed, the longest first.
fn spaced(text: &str, pieces: &[Range<usize>], found: &mut Vec<Candidate>) {
    let single = |piece: &Range<usize>| {
        let written = &text[piece.clone()];
        letters(written) == 1 && written.chars().all(|c| !c.is_ascii_digit())
    };
    // Of one word few letters are masked.
    let readable = |word: &str| letters(word) > 2 && word.chars().filter(|&c| is_mask(c)).count() <= 2;
    // A line or a lot of signs between two letters parts them; one mask alone stands for a letter.
    let near = |a: &Range<usize>, b: &Range<usize>| {
        let between = &text[a.end..b.start];
        between.chars().count() <= 3 && !between.contains('\n')
    };
    let mut at = 0;
    while at < pieces.len() {
        if !single(&pieces[at]) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        while end < pieces.len() && single(&pieces[end]) && near(&pieces[end - 1], &pieces[end]) {
            end += 1;
        }
        for start in at..end {
            for stop in (start + 2..=end.min(start + SPACED)).rev() {
                let mut word = String::new();
                for index in start..stop {
                    if index > start {
                        let between = &text[pieces[index - 1].end..pieces[index].start];
                        word.extend(between.chars().filter(|&c| is_mask(c)).take(1));
                    }
                    word.push_str(&text[pieces[index].clone()]);
                }
                if readable(&word) {
                    found.push(Candidate { range: pieces[start].start..pieces[stop - 1].end, word });
                }
            }
        }
        at = end;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(text: &str) -> Vec<String> {
        candidates(text).into_iter().map(|candidate| candidate.word).collect()
    }

    #[test]
    fn letters_held_apart_come_together() {
        assert!(words("о й,с л о в о!").contains(&"слово".into()));
        assert!(words("с.л.о.в.о").contains(&"слово".into()));
        assert!(words("сло-во").contains(&"слово".into()));
        assert!(words("с*о во").contains(&"с*о".into()));
        assert!(words("с * о").contains(&"с*о".into()));
    }

    #[test]
    fn an_abbreviation_is_not_joined_to_its_name() {
        assert!(!words("м.Удачне").contains(&"мУдачне".into()));
        assert_eq!(words("кінець. Початок!"), ["кінець", "Початок"]);
        assert_eq!(words("пишіть на ivan@ukr.net"), ["пишіть", "на"]);
    }
}
