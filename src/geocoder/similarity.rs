//! How alike two spellings are: the restricted Damerau-Levenshtein distance over folded words.
//! Which words are worth comparing is the vocabulary's business.

/// Longest word compared, letters; of longer words only the beginning counts.
const MAX: usize = 32;

/// Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours.
#[must_use]
pub fn distance(a: &str, b: &str) -> u32 {
    let a = &a.as_bytes()[..a.len().min(MAX)];
    let b = &b.as_bytes()[..b.len().min(MAX)];
    let mut rows = [[0u32; MAX + 1]; 3];
    for (j, cell) in rows[0].iter_mut().enumerate() {
        *cell = j as u32;
    }
    for i in 1..=a.len() {
        let (now, before, earlier) = (i % 3, (i + 2) % 3, (i + 1) % 3);
        rows[now][0] = i as u32;
        for j in 1..=b.len() {
            let substituted = rows[before][j - 1] + u32::from(a[i - 1] != b[j - 1]);
            let mut best = substituted.min(rows[before][j] + 1).min(rows[now][j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                best = best.min(rows[earlier][j - 2] + 1);
            }
            rows[now][j] = best;
        }
    }
    rows[a.len() % 3][b.len()]
}

/// What a mistake counts that only one of the two forms shows. One keystroke may look like two in either form, but
/// names that merely fold alike (Юліуса, Уласа) differ more in their letters.
const DISAGREEMENT: f32 = 0.3;

/// A spelling in the two forms that are compared.
#[derive(Debug, Clone, Copy)]
pub struct Spelling<'a> {
    /// The stem, as in the vocabulary.
    pub stem: &'a str,
    /// All letters with endings and doubles, see [`super::fold::transliterate`].
    pub letters: &'a str,
}

/// Likeness of two spellings, 0 to 1: how much of the word was typed right. A mistake in the first letter is rarer
/// and counts more.
#[must_use]
pub fn similarity(a: Spelling<'_>, b: Spelling<'_>) -> f32 {
    let (stems, letters) = (distance(a.stem, b.stem), distance(a.letters, b.letters));
    let edits = stems.min(letters) as f32 + DISAGREEMENT * stems.abs_diff(letters) as f32;
    let length = a.letters.len().max(b.letters.len()).max(4) as f32;
    let first = if a.stem.as_bytes().first() == b.stem.as_bytes().first() { 0.0 } else { 0.06 };
    (1.0 - 1.1 * edits / length - if edits > 0.0 { first } else { 0.0 }).max(0.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_a_swap_once() {
        assert_eq!(distance("svitla", "sivtla"), 1);
        assert_eq!(distance("kaskadna", "kaskdna"), 1);
        assert_eq!(distance("", "abc"), 3);
        assert_eq!(distance("abc", "abc"), 0);
        assert_eq!(distance(&"a".repeat(100), &"a".repeat(90)), 0);
    }
}
