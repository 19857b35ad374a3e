//! The names of an object by its tags, and the form in which two spellings of a name are equal.
//! <https://wiki.openstreetmap.org/wiki/Names>; fuzzy matching is the geocoder's business, not this module's.

use crate::domain::gazetteer::{Name, NameKind, main_name};

use super::tags::Tags;

/// What kind of name a key holds; none where it holds no name.
pub(super) fn kind_of(key: &str) -> Option<NameKind> {
    match key {
        "name" => return Some(NameKind::Main),
        "name:uk" => return Some(NameKind::Ukrainian),
        "name:ru" => return Some(NameKind::Russian),
        "name:en" | "int_name" => return Some(NameKind::English),
        _ => {}
    }
    if let Some(language) = key.strip_prefix("name:") {
        return is_language(language).then_some(NameKind::Alternative);
    }
    // `old_name:1991-2016`, `old_name:ru`, `alt_name_1`: the suffix changes nothing of what the name is.
    let starts = |stems: &[&str]| {
        stems.iter().any(|stem| {
            key.strip_prefix(stem).is_some_and(|rest| rest.is_empty() || rest.starts_with([':', '_']))
        })
    };
    if starts(&["old_name", "was:name", "was:old_name"]) {
        Some(NameKind::Old)
    } else if starts(&["official_name"]) {
        Some(NameKind::Official)
    } else if starts(&["alt_name", "loc_name", "short_name", "nat_name", "reg_name"]) {
        Some(NameKind::Alternative)
    } else {
        None
    }
}

/// A language code as in `name:sv` or `name:be-tarask`, unlike `name:etymology` or `name:left`.
fn is_language(code: &str) -> bool {
    let primary = code.split(['-', '_']).next().unwrap_or_default();
    (2..=3).contains(&primary.len()) && primary.bytes().all(|byte| byte.is_ascii_lowercase())
}

/// All names of an object: the main one first, lists (`a;b`) split, none twice.
pub(super) fn names(tags: &Tags) -> Vec<Name> {
    let mut found: Vec<(u8, NameKind, &str)> = Vec::new();
    for (key, value) in tags.iter() {
        let Some(kind) = kind_of(key) else { continue };
        for (i, part) in value.split(';').map(str::trim).filter(|part| !part.is_empty()).enumerate() {
            let kind = if kind == NameKind::Main && i > 0 { NameKind::Alternative } else { kind };
            found.push((rank(kind), kind, part));
        }
    }
    found.sort_by_key(|(rank, ..)| *rank);
    let mut names: Vec<Name> = Vec::with_capacity(found.len());
    for (_, kind, text) in found {
        add(&mut names, Name { kind, text: text.to_owned() });
    }
    if let Some(first) = names.first_mut() {
        first.kind = NameKind::Main;
    }
    names
}

/// Adds a name unless its text is there already.
pub(super) fn add(names: &mut Vec<Name>, name: Name) {
    if !names.iter().any(|known| known.text == name.text) {
        names.push(name);
    }
}

/// Adds the names of another mapping of the same object; its main name becomes an alternative here.
pub(super) fn merge(names: &mut Vec<Name>, others: Vec<Name>) {
    let empty = names.is_empty();
    for mut other in others {
        if other.kind == NameKind::Main && !empty {
            other.kind = NameKind::Alternative;
        }
        add(names, other);
    }
}

fn rank(kind: NameKind) -> u8 {
    match kind {
        NameKind::Main => 0,
        NameKind::Ukrainian => 1,
        NameKind::Official => 2,
        NameKind::Alternative => 3,
        NameKind::Old => 4,
        NameKind::Russian => 5,
        NameKind::English => 6,
    }
}

/// What the map writes: the Ukrainian name where there is one.
pub(super) fn label(tags: &Tags) -> Option<&str> {
    tags.get("name:uk").or_else(|| tags.get("name"))
}

/// What the map writes for an object with these names.
pub(super) fn shown(names: &[Name]) -> &str {
    let ukrainian = names.iter().find(|name| name.kind == NameKind::Ukrainian);
    ukrainian.map_or_else(|| main_name(names), |name| &name.text)
}

/// The form in which two spellings of a name are equal: lower case, one kind of apostrophe and hyphen, and the words
/// in alphabetical order, because both word orders of a street's kind and name are mapped.
pub(super) fn fold(name: &str) -> String {
    let mut plain = String::with_capacity(name.len());
    for c in name.chars().flat_map(char::to_lowercase) {
        match c {
            '"' | '«' | '»' | '“' | '”' | '„' => plain.push(' '),
            '’' | 'ʼ' | '‘' | '`' | '´' | '′' => plain.push('\''),
            '‐' | '‑' | '–' | '—' => plain.push('-'),
            // Letters written as a base and a combining mark: й and ї.
            '\u{306}' if plain.ends_with('и') => replace_last(&mut plain, 'й'),
            '\u{308}' if plain.ends_with('і') => replace_last(&mut plain, 'ї'),
            _ => plain.push(c),
        }
    }
    let mut words: Vec<&str> = plain.split_whitespace().collect();
    words.sort_unstable();
    words.join(" ")
}

fn replace_last(text: &mut String, with: char) {
    text.pop();
    text.push(with);
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(tags: &[(&str, &str)]) -> Vec<(NameKind, String)> {
        names(&Tags::of(tags)).into_iter().map(|name| (name.kind, name.text)).collect()
    }

    #[test]
    fn every_name_once_the_main_one_first() {
        let found = texts(&[
            ("old_name:1926", "вулиця Леніна;вулиця Поштова"),
            ("name:uk", "вулиця Миру"),
            ("name", "вулиця Миру"),
            ("name:en", "Myru Street"),
        ]);
        let expected = [
            (NameKind::Main, "вулиця Миру"),
            (NameKind::Old, "вулиця Леніна"),
            (NameKind::Old, "вулиця Поштова"),
            (NameKind::English, "Myru Street"),
        ];
        assert_eq!(found, expected.map(|(kind, text)| (kind, text.to_owned())));
    }

    #[test]
    fn a_lone_ukrainian_name_is_the_main_one() {
        assert_eq!(texts(&[("name:uk", "Миру")]), [(NameKind::Main, "Миру".to_owned())]);
    }

    #[test]
    fn spellings_fold_together() {
        assert_eq!(fold("Соборна  вулиця"), fold("вулиця Соборна"));
        assert_eq!(fold("Межов’я"), fold("межовʼя"));
        assert_eq!(fold("ЗАПОРІЗЬКИИ\u{306}"), fold("запорізький"));
    }
}
