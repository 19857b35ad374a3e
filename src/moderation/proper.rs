//! Whether a word with a capital letter is somebody's surname or the name of a street or a village, and no insult:
//! «Сучок Петро Іванович», «вулиця Сучка», «Жопинці». The plainest obscenities are nobody's and no place's name.

use std::ops::Range;

use super::{cut, lexicon::rows, personal, word::fold};

/// Parts of folded words, and whole ones, that no name is believed of.
const NEVER: &[&str] = &["ху", "пизд", "бля", "еб", "йоб", "їб", "пидор", "пидар"];
const NEVER_WHOLE: &[&str] = &["сука", "суки", "суко", "суку", "сукою", "сукам", "суками"];

/// Folded words before a street's or a settlement's name.
const PLACES: &[&str] = &[
    "вул",
    "вулиця",
    "вулици",
    "вулицю",
    "вулицею",
    "ул",
    "улица",
    "улице",
    "улици",
    "улицу",
    "пров",
    "провулок",
    "провулку",
    "переулок",
    "просп",
    "проспект",
    "проспекти",
    "площа",
    "площи",
    "площу",
    "шосе",
    "с",
    "село",
    "села",
    "сели",
    "селом",
    "селу",
    "селе",
    "смт",
    "м",
    "мисто",
    "миста",
    "мисти",
    "селище",
    "селищи",
    "хутир",
    "хутори",
    "хутора",
    "станция",
    "станци",
    "станцию",
    "зупинка",
    "зупинци",
    "урочище",
    "присилок",
    "поселок",
];

/// Words before the name of a place that need not be called one.
const TO: &[&str] = &["на", "у", "в", "до", "з", "из", "биля", "через", "пид", "вид", "за", "повз", "и"];

/// Folded endings that villages have, and those that other words have as well.
const VILLAGES: &[&str] = &[
    "ивка",
    "ивки",
    "ивци",
    "ивку",
    "ивкою",
    "ивко",
    "инци",
    "инцив",
    "инцям",
    "инцях",
    "инцями",
    "ивцив",
    "ивцях",
    "ичи",
    "ичив",
    "ичах",
    "ичам",
];
const MAYBE_VILLAGES: &[&str] = &["ине", "иного", "иному", "ово", "ове", "ового", "овому"];

/// Names in a text, so far as a word may be one.
pub struct Names<'a> {
    text: &'a str,
    pieces: Vec<Range<usize>>,
    people: Vec<Range<usize>>,
}

impl<'a> Names<'a> {
    /// Of a text.
    #[must_use]
    pub fn of(text: &'a str) -> Self {
        let people = personal::find(text);
        let people = people.into_iter().filter(|found| found.kind == personal::PersonalKind::Name);
        Self { text, pieces: cut::pieces(text), people: people.map(|found| found.range).collect() }
    }

    /// Whether the word at this place, known by this root, is a name.
    #[must_use]
    pub fn has(&self, root: &str, range: &Range<usize>) -> bool {
        let written = &self.text[range.clone()];
        let mut letters = written.chars();
        let capital = letters.next().is_some_and(char::is_uppercase) && letters.all(char::is_lowercase);
        let word = fold(written);
        if !capital || NEVER_WHOLE.contains(&word.as_str()) || NEVER.iter().any(|part| word.contains(part)) {
            return false;
        }
        let ends = |endings: &[&str]| endings.iter().any(|ending| word.ends_with(ending));
        let before = self.before(range.start);
        let after = |words: &[&str]| before.as_ref().is_some_and(|before| words.contains(&before.as_str()));
        let person = || self.people.iter().any(|name| name.start <= range.start && range.end <= name.end);
        ends(VILLAGES)
            || ((ends(MAYBE_VILLAGES) || is_surname(root)) && after(TO))
            || after(PLACES)
            || (is_surname(root) && person())
    }

    /// The word before a place, in one sentence with it, folded. The dot of «вул.» ends none.
    fn before(&self, at: usize) -> Option<String> {
        let piece = self.pieces.iter().rev().find(|piece| piece.end <= at)?;
        let between = self.text.get(piece.end..at)?;
        let joined = between.chars().all(|c| c.is_whitespace() || matches!(c, '.' | '«' | '"'));
        let short = piece.len() <= "просп".len();
        (joined && (short || !between.contains('.'))).then(|| fold(&self.text[piece.clone()]))
    }
}

/// Whether families are called by words of this root.
fn is_surname(root: &str) -> bool {
    rows(include_str!("lexicon/surnames.tsv")).flatten().any(|row| row.split(' ').any(|known| known == root))
}
