//! What a written sign may stand for: each is a set of letters of one folded alphabet, so that a look-alike, a digit
//! or an asterisk is matched without being guessed. Words and rules are folded here alike; which words are bad is not known.

use std::sync::LazyLock;

/// The folded alphabet. «и», «і» and «ы» are one letter, and so are «е», «є», «э» and «ё»; an apostrophe is «ъ».
const ALPHABET: &str = "абвгдежзиїйклмнопрстуфхцчшщъьюя";

/// Letters a sign may stand for: one bit for each of [`ALPHABET`].
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Letters(pub u32);

impl Letters {
    /// Any letter: a mask.
    pub const ANY: Self = Self((1 << 31) - 1);

    /// The set of these folded letters.
    #[must_use]
    pub fn of(letters: &str) -> Self {
        Self(letters.chars().filter_map(index).fold(0, |set, letter| set | 1 << letter))
    }

    /// Whether the letter of this index is in the set.
    #[must_use]
    pub const fn has(self, letter: u8) -> bool {
        self.0 >> letter & 1 != 0
    }
}

/// The places in the alphabet of the lower-case letters from «а» (U+0430) to «ї» (U+0457), folded; 255 for others.
static PLACES: LazyLock<[u8; 0x28]> = LazyLock::new(|| {
    std::array::from_fn(|offset| {
        let folded = match char::from_u32(0x430 + offset as u32) {
            Some('і' | 'ы') => 'и',
            Some('є' | 'э' | 'ё' | 'ѐ') => 'е',
            Some('ѕ') => 'с',
            other => other.unwrap_or_default(),
        };
        ALPHABET.chars().position(|letter| letter == folded).map_or(u8::MAX, |place| place as u8)
    })
});

/// The index in the alphabet of a Cyrillic letter, folded; none for other signs.
#[must_use]
pub fn index(c: char) -> Option<u8> {
    match c {
        'а'..='ї' => PLACES.get(c as usize - 0x430).copied().filter(|&place| place != u8::MAX),
        'ґ' => index('г'),
        'ј' => index('й'),
        'һ' => index('х'),
        _ => None,
    }
}

/// Letters of the scripts that words are written in here: Latin, Greek and Cyrillic; what is left parts words.
#[must_use]
pub const fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
        || matches!(c, '\u{c0}'..='\u{24f}' | '\u{370}'..='\u{52f}' | '\u{1e00}'..='\u{1fff}')
}

/// A letter in lower case, for those whose lower case is one letter.
#[must_use]
pub fn lower(c: char) -> char {
    match c {
        // Nearly all there is, at no cost.
        'а'..='я' | '\0'..='@' | 'a'..='z' => c,
        'А'..='Я' => char::from_u32(c as u32 + 0x20).unwrap_or(c),
        _ => {
            let mut lower = c.to_lowercase();
            lower.next().filter(|_| lower.next().is_none()).unwrap_or(c)
        }
    }
}

/// A text in lower case, where that keeps the length of each letter, so that places in it are places in the text.
#[must_use]
pub fn lower_text(text: &str) -> String {
    let same = |c: char| Some(lower(c)).filter(|lower| lower.len_utf8() == c.len_utf8());
    text.chars().map(|c| same(c).unwrap_or(c)).collect()
}

/// What joins the syllables of a word in Ukrainian, however it is typed, and «ъ» in Russian.
#[must_use]
pub const fn is_apostrophe(c: char) -> bool {
    matches!(c, '\'' | '’' | 'ʼ' | '‘' | '`' | '´' | '′')
}

/// Signs that are not seen: soft hyphens, joiners, and the accents of decomposed or stressed letters.
#[must_use]
pub const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}' | '\u{300}'..='\u{36f}' | '\u{fe00}'..='\u{fe0f}')
}

/// Signs that people put in the place of a letter.
#[must_use]
pub const fn is_mask(c: char) -> bool {
    matches!(
        c,
        '*' | '#'
            | '@'
            | '$'
            | '%'
            | '&'
            | '^'
            | '~'
            | '_'
            | '•'
            | '×'
            | '■'
            | '█'
            | '●'
            | '∗'
            | '＊'
            | '!'
            | '¡'
            | '|'
            // Pictures.
            | '\u{2600}'..='\u{27bf}'
            | '\u{2b00}'..='\u{2bff}'
            | '\u{1f000}'..='\u{1faff}'
    )
}

/// The letters a digit is written for.
#[must_use]
pub fn digit(c: char) -> Letters {
    Letters::of(match c {
        '0' => "о",
        '1' => "ийл",
        '2' => "з",
        '3' => "зе",
        '4' => "ча",
        '5' => "сп",
        '6' => "б",
        '7' => "т",
        '8' => "в",
        '9' => "дя",
        _ => "",
    })
}

/// The Cyrillic letters that a Latin one among Cyrillic ones stands for.
#[must_use]
pub fn look_alike(c: char) -> Letters {
    Letters::of(match c {
        'a' => "а",
        'b' => "вбь",
        'c' => "с",
        'd' => "д",
        'e' => "е",
        'f' => "ф",
        'g' => "гд",
        'h' => "нх",
        'i' => "иїй",
        'j' => "й",
        'k' => "к",
        'l' => "л",
        'm' => "мт",
        'n' => "пн",
        'o' => "о",
        'p' => "рп",
        'q' => "к",
        'r' => "гр",
        's' => "с",
        't' => "т",
        'u' => "ийу",
        'v' => "в",
        'w' => "шв",
        'x' => "х",
        'y' => "уий",
        'z' => "з",
        _ => "",
    })
}

/// The Cyrillic letters that a Latin one looks exactly like: a word of these alone may be a Cyrillic one in disguise.
#[must_use]
pub fn twin(c: char) -> Letters {
    Letters::of(match c {
        'a' => "а",
        'b' => "вь",
        'c' => "с",
        'e' => "е",
        'h' => "н",
        'i' => "иї",
        'k' => "к",
        'm' => "м",
        'o' => "о",
        'p' => "р",
        't' => "т",
        'u' => "ий",
        'x' => "х",
        'y' => "у",
        _ => "",
    })
}

/// Latin groups of a transliterated word, longest first, and what each stands for, letter by letter.
const GROUPS: &[(&str, &[&str])] = &[
    ("shch", &["щ"]),
    ("sch", &["щ"]),
    ("ch", &["ч"]),
    ("sh", &["ш"]),
    ("zh", &["ж"]),
    ("kh", &["х"]),
    ("ts", &["ц"]),
    ("tz", &["ц"]),
    ("ya", &["я"]),
    ("ja", &["я"]),
    ("ia", &["я"]),
    ("yu", &["ю"]),
    ("ju", &["ю"]),
    ("iu", &["ю"]),
    ("ye", &["е"]),
    ("je", &["е"]),
    ("yo", &["й", "о"]),
    ("jo", &["й", "о"]),
    ("io", &["й", "о"]),
    ("yi", &["ї"]),
    ("ji", &["ї"]),
];

/// What the beginning of a transliterated word stands for, and how many of its letters that takes.
#[must_use]
pub fn transliterated(rest: &[char]) -> (usize, Vec<Letters>) {
    for (group, letters) in GROUPS {
        let length = group.len();
        if rest.len() >= length && group.chars().zip(rest).all(|(a, &b)| a == b) {
            return (length, letters.iter().map(|letter| Letters::of(letter)).collect());
        }
    }
    let single = match rest.first() {
        Some('b') => "б",
        Some('c') => "цкс",
        Some('g') => "г",
        Some('h') => "гх",
        Some('i' | 'y') => "иїй",
        Some('j') => "йж",
        Some('m') => "м",
        Some('n') => "н",
        Some('p') => "п",
        Some('r') => "р",
        Some('u') => "у",
        Some('w') => "вш",
        Some(&other) => return (1, vec![look_alike(other)]),
        None => "",
    };
    (1, vec![Letters::of(single)])
}
