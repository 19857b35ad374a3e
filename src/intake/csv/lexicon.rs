//! The words exports use for columns, statuses and months, in Ukrainian, Russian and English.
//! The lists are data, the `.txt` files beside this one; here they are folded and looked up.

use super::column::Column;
use super::rename::RenameColumn;
use crate::domain::Status;
use rustc_hash::FxHashMap;
use std::sync::LazyLock;

/// The first three letters of the months' names: their genitives, nominatives and abbreviations share them.
const MONTHS: [&[&str]; 12] = [
    &["січ", "янв", "jan"],
    &["лют", "фев", "feb"],
    &["бер", "мар", "mar"],
    &["кві", "апр", "apr"],
    &["тра", "май", "мая", "may"],
    &["чер", "июн", "jun"],
    &["лип", "июл", "jul"],
    &["сер", "авг", "aug"],
    &["вер", "сен", "sep"],
    &["жов", "окт", "oct"],
    &["лис", "ноя", "nov"],
    &["гру", "дек", "dec"],
];

/// What may stand after a year or before a time: р., року, г., о 14:05, at 14:05, T.
pub const DATE_FILLERS: [&str; 10] = ["р", "рік", "року", "г", "год", "года", "о", "об", "в", "at"];

/// Writing a cell leaves when there is nothing to say.
const BLANKS: [&str; 4] = ["null", "none", "n/a", "(null)"];

/// The column a header names, if any.
pub fn column(header: &str) -> Option<Column> {
    COLUMNS.get(fold(header).as_str()).copied()
}

/// The column of a list of renamed streets a header names, if any.
pub fn rename_column(header: &str) -> Option<RenameColumn> {
    RENAME_COLUMNS.get(fold(header).as_str()).copied()
}

/// The status a word means, in any of the languages.
pub fn status(word: &str) -> Option<Status> {
    STATUSES.get(fold(word).as_str()).copied()
}

/// Folded words and what they mean.
type Words<T> = FxHashMap<String, T>;

static COLUMNS: LazyLock<Words<Column>> =
    LazyLock::new(|| words(include_str!("columns.txt"), &Column::ALL, Column::name));
static RENAME_COLUMNS: LazyLock<Words<RenameColumn>> =
    LazyLock::new(|| words(include_str!("rename_columns.txt"), &RenameColumn::ALL, RenameColumn::name));
static STATUSES: LazyLock<Words<Status>> =
    LazyLock::new(|| words(include_str!("statuses.txt"), &Status::ALL, Status::as_str));

/// The words of a lexicon, and each value's own name.
fn words<T: Copy>(lexicon: &str, all: &[T], name: fn(T) -> &'static str) -> Words<T> {
    let mut words: Words<T> = all.iter().map(|&value| (fold(name(value)), value)).collect();
    for (value, word) in entries(lexicon) {
        if let Some(&value) = all.iter().find(|&&known| name(known) == value) {
            words.insert(word.to_owned(), value);
        }
    }
    words
}

/// The pairs of a value's name and a word for it.
fn entries(lexicon: &str) -> impl Iterator<Item = (&str, &str)> {
    let lines = lexicon.lines().filter(|line| !line.starts_with('#')).filter_map(|line| line.split_once(':'));
    lines.flat_map(|(value, words)| words.split(',').map(move |word| (value, word.trim())))
}

/// The number of a month, 1 to 12, by its lower-case name or abbreviation.
pub fn month(word: &str) -> Option<u32> {
    let begins = |stems: &&[&str]| stems.iter().any(|stem| word.starts_with(stem));
    MONTHS.iter().zip(1..).find(|(stems, _)| begins(stems)).map(|(_, number)| number)
}

/// Whether a cell says nothing: blank, dashes, NULL.
pub fn is_blank(cell: &str) -> bool {
    let cell = cell.trim();
    cell.chars().all(|c| matches!(c, '-' | '–' | '—' | '_' | '.'))
        || BLANKS.contains(&cell.to_lowercase().as_str())
}

/// A header or status in a form in which all spellings of it are equal: lower case, words parted by one
/// space, no punctuation, apostrophes dropped, and Latin letters that look Cyrillic read as Cyrillic in a
/// word that has Cyrillic ones (typists reach for the Latin i).
pub fn fold(text: &str) -> String {
    let apostrophe = |c: &char| !matches!(c, '\'' | '’' | 'ʼ' | '`' | '\u{feff}' | '\u{ad}');
    let lower: String = text.chars().filter(apostrophe).flat_map(char::to_lowercase).collect();
    let words = lower.split(|c: char| !c.is_alphanumeric() && c != '№').filter(|word| !word.is_empty());
    words.map(to_one_alphabet).collect::<Vec<_>>().join(" ")
}

fn to_one_alphabet(word: &str) -> String {
    let is_cyrillic = |c: char| ('\u{400}'..='\u{4ff}').contains(&c);
    if !word.contains(is_cyrillic) {
        return word.to_owned();
    }
    let cyrillic = |c| match c {
        'a' => 'а',
        'c' => 'с',
        'e' => 'е',
        'i' => 'і',
        'o' => 'о',
        'p' => 'р',
        'x' => 'х',
        'y' => 'у',
        other => other,
    };
    word.chars().map(cyrillic).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::HashMap;

    #[test]
    fn every_word_is_folded_and_means_one_known_thing() {
        let columns = Column::ALL.map(Column::name);
        let renames = RenameColumn::ALL.map(RenameColumn::name);
        let statuses = Status::ALL.map(Status::as_str);
        for (lexicon, known) in [
            (include_str!("columns.txt"), &columns[..]),
            (include_str!("rename_columns.txt"), &renames),
            (include_str!("statuses.txt"), &statuses),
        ] {
            let mut seen = HashMap::new();
            for (value, word) in entries(lexicon) {
                assert!(known.contains(&value), "{value}");
                assert_eq!(fold(word), word);
                assert_eq!(seen.insert(word, value), None, "{word}");
            }
        }
    }

    #[test]
    fn statuses_as_people_write_them() {
        for (word, expected) in [
            ("Зареєстровано", Status::Registered),
            ("Прийнято", Status::Accepted),
            ("В роботі", Status::InProgress),
            ("Виконано (очікує перевірки)", Status::SubmittedDone),
            ("На доопрацюванні", Status::Rework),
            ("Закрито (підтверджено)", Status::ClosedConfirmed),
            ("Закрито (перевірено)", Status::ClosedChecked),
            ("Закрито без виконання", Status::ClosedInfeasible),
            ("Відмовлено", Status::Refused),
            ("Скасовано", Status::Cancelled),
            ("Уточнення", Status::Clarification),
            ("  ВИКОНАНО,  очiкує перевiрки!", Status::SubmittedDone),
            ("in_progress", Status::InProgress),
            ("In Progress", Status::InProgress),
            ("closed-infeasible", Status::ClosedInfeasible),
        ] {
            assert_eq!(status(word), Some(expected), "{word}");
        }
        assert_eq!(status("десь загубилось"), None);
    }
}
