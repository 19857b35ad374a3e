//! Ukrainian names in Latin letters, as passports and keyboards write them, back into Cyrillic ones. It need not be
//! exact: it makes «Petrivna» known by the rules for «Петрівна», whatever the system.

/// Groups of Latin letters, longest first, and the Cyrillic ones they stand for.
const GROUPS: &[(&str, &str)] = &[
    ("shch", "щ"),
    ("sch", "щ"),
    ("zgh", "зг"),
    ("zh", "ж"),
    ("kh", "х"),
    ("ts", "ц"),
    ("ch", "ч"),
    ("sh", "ш"),
    ("ya", "я"),
    ("ia", "я"),
    ("ja", "я"),
    ("yu", "ю"),
    ("iu", "ю"),
    ("ju", "ю"),
    ("ye", "є"),
    ("ie", "є"),
    ("yo", "йо"),
    ("io", "йо"),
    ("yi", "ї"),
    ("a", "а"),
    ("b", "б"),
    ("v", "в"),
    ("w", "в"),
    ("h", "г"),
    ("g", "г"),
    ("d", "д"),
    ("e", "е"),
    ("z", "з"),
    ("y", "и"),
    ("i", "і"),
    ("j", "й"),
    ("k", "к"),
    ("l", "л"),
    ("m", "м"),
    ("n", "н"),
    ("o", "о"),
    ("p", "п"),
    ("r", "р"),
    ("s", "с"),
    ("t", "т"),
    ("u", "у"),
    ("f", "ф"),
    ("c", "к"),
    ("x", "кс"),
    ("q", "к"),
    ("'", "'"),
];

/// Ends of words that are written otherwise than they are read: in Latin letters, and in Cyrillic ones.
const ENDS: &[(&str, &str)] = &[
    ("skyi", "ський"),
    ("skyy", "ський"),
    ("skiy", "ський"),
    ("skij", "ський"),
    ("tskyi", "цький"),
    ("ska", "ська"),
    ("tska", "цька"),
    ("ii", "ій"),
    ("iy", "ій"),
    ("ij", "ій"),
    ("yi", "ий"),
    ("yy", "ий"),
    ("ey", "ей"),
    ("ei", "ей"),
    ("ai", "ай"),
    ("ay", "ай"),
    ("ovich", "ович"),
    ("evich", "евич"),
];

/// A word of Latin letters, in lower case, in Cyrillic ones; none if it has others.
#[must_use]
pub fn cyrillic(lower: &str) -> Option<String> {
    let end = ENDS.iter().filter(|(end, _)| lower.ends_with(end)).max_by_key(|(end, _)| end.len());
    let mut rest = end.map_or(lower, |(end, _)| &lower[..lower.len() - end.len()]);
    let mut written = String::with_capacity(lower.len() * 2);
    while !rest.is_empty() {
        let (group, letters) = GROUPS.iter().find(|(group, _)| rest.starts_with(group))?;
        written.push_str(letters);
        rest = &rest[group.len()..];
    }
    written.push_str(end.map_or("", |(_, letters)| letters));
    Some(written)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_come_back() {
        for (latin, name) in [
            ("olena", "олена"),
            ("petrivna", "петрівна"),
            ("kovalchuk", "ковалчук"),
            ("andrii", "андрій"),
            ("mariia", "марія"),
            ("mykolaiovych", "миколайович"),
            ("petrovich", "петрович"),
            ("zaporizka", "запорізка"),
            ("kovalska", "ковалська"),
        ] {
            assert_eq!(cyrillic(latin).as_deref(), Some(name));
        }
        assert_eq!(cyrillic("слово"), None);
    }
}
