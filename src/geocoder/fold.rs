//! Folds a word of any spelling - Ukrainian, Russian, transliterated, with look-alike letters - to one ASCII skeleton.
//! Two spellings of one name should fold alike or almost alike; what the word means is not looked at here.

/// Latin letter groups and the skeleton letter they stand for, longest first
/// (KMU 2010 romanisation, BGN/PCGN, and the habits of people without a table).
const LATIN_GROUPS: &[(&[u8], u8)] = &[
    (b"shch", b'w'),
    (b"sch", b'w'),
    (b"tch", b'q'),
    (b"ch", b'q'),
    (b"sh", b'w'),
    (b"kh", b'h'),
    (b"ts", b'c'),
    (b"tz", b'c'),
    (b"ck", b'k'),
    (b"ph", b'f'),
    (b"ya", b'a'),
    (b"ja", b'a'),
    (b"yu", b'u'),
    (b"ju", b'u'),
    (b"ye", b'e'),
    (b"je", b'e'),
    (b"yo", b'o'),
    (b"jo", b'o'),
];

/// Folds a word: case, alphabet, apostrophes, hyphens, doubled and soft letters disappear; digits stay.
///
/// `Коцюбинського`, `Коцюбынского` and `Kotsiubynskoho` all give `kocubinskoho`, but for the last vowel rules of
/// each language, which [`stem`] removes.
#[must_use]
pub fn fold(word: &str) -> String {
    squeeze(&transliterate(word))
}

/// The letters of a word in the skeleton alphabet, before doubles and `i` before vowels are dropped. Edit distance
/// is fairer on this form: a mistyped letter may hide or make a double.
#[must_use]
pub fn transliterate(word: &str) -> String {
    let lower = word.to_lowercase();
    let cyrillic = lower.chars().any(|c| matches!(c, 'а'..='я' | 'ѐ'..='ґ'));
    let mut out = String::with_capacity(lower.len());
    if cyrillic {
        out.extend(lower.chars().filter_map(from_cyrillic));
    } else {
        let letters: Vec<u8> = lower.bytes().filter(u8::is_ascii_alphanumeric).collect();
        from_latin(&letters, &mut out);
    }
    out
}

/// One Cyrillic letter (or the Latin letter that looks like it, in a Cyrillic word) to the skeleton alphabet.
fn from_cyrillic(c: char) -> Option<char> {
    Some(match c {
        'а' | 'я' | 'a' => 'a',
        'б' => 'b',
        'в' | 'b' => 'v',
        'г' | 'ґ' | 'х' | 'x' => 'h',
        'д' => 'd',
        'е' | 'є' | 'ё' | 'э' | 'e' => 'e',
        'ж' => 'j',
        'з' => 'z',
        'и' | 'і' | 'ї' | 'й' | 'ы' | 'i' => 'i',
        'к' | 'k' => 'k',
        'л' => 'l',
        'м' | 'm' => 'm',
        'н' | 'h' => 'n',
        'о' | 'o' => 'o',
        'п' => 'p',
        'р' | 'p' => 'r',
        'с' | 'c' => 's',
        'т' | 't' => 't',
        'у' | 'ю' | 'y' => 'u',
        'ф' => 'f',
        'ц' => 'c',
        'ч' => 'q',
        'ш' | 'щ' => 'w',
        c if c.is_ascii_digit() => c,
        _ => return None,
    })
}

fn from_latin(letters: &[u8], out: &mut String) {
    let mut rest = letters;
    while let Some(&first) = rest.first() {
        // `zgh` spells зг, to tell it from ж.
        if rest.starts_with(b"zgh") {
            out.push_str("zh");
            rest = &rest[3..];
        } else if rest.starts_with(b"zh") {
            out.push('j');
            rest = &rest[2..];
        } else if let Some((group, letter)) = LATIN_GROUPS.iter().find(|(group, _)| rest.starts_with(group)) {
            out.push(char::from(*letter));
            rest = &rest[group.len()..];
        } else {
            match first {
                b'y' | b'j' => out.push('i'),
                b'g' => out.push('h'),
                b'w' => out.push('v'),
                b'q' => out.push('k'),
                b'x' => out.push_str("ks"),
                other => out.push(char::from(other)),
            }
            rest = &rest[1..];
        }
    }
}

/// Drops `i` before a vowel (`Надія`, `Nadiia`, `Nadiya`) and doubled letters.
fn squeeze(letters: &str) -> String {
    let bytes = letters.as_bytes();
    let mut out = String::with_capacity(bytes.len());
    let mut last = 0u8;
    for (i, &b) in bytes.iter().enumerate() {
        let glide = b == b'i' && bytes.get(i + 1).is_some_and(|next| b"aeou".contains(next));
        if glide || (b == last && !b.is_ascii_digit()) {
            continue;
        }
        out.push(char::from(b));
        last = b;
    }
    out
}

/// The part of a folded word that declension leaves alone: `Шевченка, -у`, `садова, -ій, -ою` and `-ая` meet here.
/// At least three letters stay.
#[must_use]
pub fn stem(folded: &str) -> &str {
    let mut stem = folded;
    for ending in ["oho", "eho", "omu", "emu"] {
        if let Some(short) = stem.strip_suffix(ending).filter(|short| short.len() >= 3) {
            stem = short;
            break;
        }
    }
    while stem.len() > 3 && stem.ends_with(['a', 'e', 'i', 'o', 'u']) {
        stem = &stem[..stem.len() - 1];
    }
    stem
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_share_a_stem() {
        for group in [
            &["Шевченка", "шевченко", "Shevchenka", "ШЕВЧЕНКУ"][..],
            &["Коцюбинського", "Коцюбынского", "Kotsiubynskoho", "kocyubinskogo"],
            &["Кривий", "Kryvyi", "kriviy"],
            &["Марії", "Марии", "Mariia", "mariya"],
            &["Сонячна", "Сонячній", "сoнячна"], // Latin o inside
            &["Лук'яна", "Лук’яна", "Лукʼяна", "Lukiana"],
            &["Грушевського", "Hrushevskoho", "grushevskogo"],
            &["Харченка", "Kharchenka", "harchenka"],
        ] {
            let stems: Vec<String> = group.iter().map(|word| stem(&fold(word)).to_owned()).collect();
            assert!(stems.windows(2).all(|pair| pair[0] == pair[1]), "{group:?} gave {stems:?}");
        }
    }

    #[test]
    fn different_names_stay_apart() {
        for (a, b) in
            [("Садова", "Садківська"), ("Миру", "Мирна"), ("Лісова", "Лугова"), ("Київська", "Канівська")]
        {
            assert_ne!(stem(&fold(a)), stem(&fold(b)));
        }
    }

    #[test]
    fn short_words_keep_three_letters() {
        assert_eq!(stem(&fold("Миру")), "mir");
        assert_eq!(stem(&fold("Яр")), "ar");
        assert_eq!(stem(""), "");
    }
}
