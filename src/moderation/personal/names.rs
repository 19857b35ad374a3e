//! What a word may be in a person's name: a given name of the list, a patronymic or a surname by its ending.
//! Nothing here looks at other words.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::moderation::lexicon::rows;

/// How the stems of each class end.
const CLASSES: &[(&str, &[&str])] = &[
    ("m", &["", "о", "а", "у", "ові", "ом", "е", "і", "ем", "еві", "ю", "я", "ій", "ь"]),
    ("i", &["й", "я", "ю", "єві", "єм", "ї", "ем", "и", "е", "їв", "о", "ові", "ом"]),
    ("l", &["", "ь", "я", "ю", "еві", "ем", "ом", "а", "о", "у", "ові", "і", "и", "ів"]),
    ("f", &["а", "и", "і", "у", "ою", "о", "ы", "е", "ой", "ю", "я", "ею", "єю", "ей", "ї", "ь", "ів"]),
    ("j", &["я", "ї", "ю", "єю", "є", "и", "ей", "ею", "а", "у", "ой", "ой"]),
];

static GIVEN: LazyLock<FxHashSet<String>> = LazyLock::new(|| {
    let mut names = FxHashSet::default();
    for row in rows(include_str!("../lexicon/given_names.tsv")) {
        let [class, stems] = row[..] else { continue };
        let Some((_, endings)) = CLASSES.iter().find(|(name, _)| *name == class) else { continue };
        for stem in stems.split(' ').filter(|stem| !stem.is_empty()) {
            names.extend(endings.iter().map(|ending| format!("{stem}{ending}")));
        }
    }
    // Vowels that come and go: Павло and Павел, Лев and Льва, Любов and Любові.
    let irregular = "павел павле лев льва льву левом любов любові любов'ю любовь любови любовью олег ольга ольги ользі ольгу ольгою нінель";
    names.extend(irregular.split(' ').map(str::to_owned));
    // These are ordinary words as well.
    for word in [
        "віра",
        "віри",
        "вірі",
        "віру",
        "вірою",
        "роман",
        "марка",
        "марки",
        "марку",
        "назар",
        "гори",
        "світ",
        "май",
        "слав",
    ] {
        names.remove(word);
    }
    names
});

/// A given name in any case of either language; in lower case.
#[must_use]
pub fn is_given(lower: &str) -> bool {
    GIVEN.contains(lower)
}

fn ends(lower: &str, at_least: usize, endings: &[&str]) -> bool {
    endings
        .iter()
        .any(|ending| lower.strip_suffix(ending).is_some_and(|stem| stem.chars().count() >= at_least))
}

/// A patronymic by its ending, in any case.
#[must_use]
pub fn is_patronymic(lower: &str) -> bool {
    const MASCULINE: &[&str] =
        &["ович", "йович", "евич", "ьович", "ёвич", "льіч", "лліч", "ьмич", "кич", "ьич", "мич"];
    const CASES: &[&str] = &["", "а", "у", "ем", "ом", "еві", "і", "е"];
    const FEMININE: &[&str] = &["івн", "ївн", "овн", "евн", "ічн", "їчн", "иничн", "ьевн"];
    const FEMININE_CASES: &[&str] = &["а", "и", "і", "у", "ою", "о", "ы", "е", "ой"];
    // Most words are told by this alone.
    if !lower.contains("ич") && !lower.contains("вн") && !lower.contains("чн") && !lower.contains("їч")
    {
        return false;
    }
    let any = |stems: &[&str], cases: &[&str]| {
        cases.iter().any(|case| {
            lower.strip_suffix(case).is_some_and(|stem| ends(stem, 2, stems) && stem.chars().count() >= 5)
        })
    };
    any(&MASCULINE[..5], CASES)
        || lower.ends_with("ілліч")
        || lower.ends_with("ільїч")
        || lower.ends_with("кузьмич")
        || (any(FEMININE, FEMININE_CASES) && !is_adjective(lower))
}

/// Ordinary words that end as a patronymic of a woman does: «рівна», «повна», «основна», «духовна».
fn is_adjective(lower: &str) -> bool {
    const WORDS: &[&str] = &[
        "рівн",
        "повн",
        "основн",
        "духовн",
        "головн",
        "словн",
        "умовн",
        "мовн",
        "древн",
        "зимівн",
        "готівн",
        "чарівн",
        "керівн",
        "грошовн",
        "активн",
        "церковн",
        "верховн",
        "сновн",
        "молитовн",
        "спортивн",
        "канцелярн",
        "художн",
        "вартовн",
        "якісн",
        "ціновн",
        "кольорівн",
        "невпевн",
        "впевн",
        "певн",
        "щоденн",
        "верівн",
        "полковн",
        "каркасн",
        "столовн",
        "безумовн",
        "бавовн",
        "довн",
        "царівн",
        "королівн",
        "кровн",
        "виховн",
        "котельн",
        "лікувальн",
        "стовн",
        "бездоганн",
        "прикметн",
        "учбовн",
        "шовковн",
        "чиновн",
        "нервн",
        "любовн",
        "условн",
        "уголовн",
        "ровн",
        "деревн",
        "ревн",
        "дневн",
        "ежедневн",
        "душевн",
        "плачевн",
        "королевн",
        "царевн",
        "верховн",
        "жилищн",
        "полн",
        "завн",
        "овн",
        "показовн",
        "змістовн",
        "ґрунтовн",
        "коштовн",
        "вичерпн",
        "установн",
        "заготівн",
        "будівн",
        "мотузн",
        "листівн",
    ];
    WORDS.iter().any(|word| {
        lower
            .strip_prefix("не")
            .unwrap_or(lower)
            .strip_prefix(word)
            .is_some_and(|rest| rest.chars().count() <= 3)
            || lower.contains("котельн")
            || (lower.chars().count() <= 8 && lower.contains(word) && !lower.contains("івівн"))
                && word.chars().count() >= 5
    })
}

/// A surname by an ending that hardly any other word has.
#[must_use]
pub fn is_surname(lower: &str) -> bool {
    const STRONG: &[&str] = &[
        "енко",
        "єнко",
        "енка",
        "єнка",
        "енку",
        "єнку",
        "енком",
        "єнком",
        "енкові",
        "єнкові",
        "енці",
        "ченко",
        "чук",
        "чука",
        "чуку",
        "чуком",
        "чукові",
        "щук",
        "щука",
        "юк",
        "юка",
        "юку",
        "юком",
        "юкові",
        "ський",
        "ського",
        "ському",
        "ським",
        "ська",
        "ської",
        "ській",
        "ську",
        "ською",
        "цький",
        "цького",
        "цькому",
        "цьким",
        "цька",
        "цької",
        "цькій",
        "цьку",
        "цькою",
        "ский",
        "ского",
        "скому",
        "ским",
        "ская",
        "ской",
        "скую",
        "дзе",
        "швілі",
        "шин",
        "шина",
        "шиній",
        "кін",
        "кіна",
        "кіній",
        "ькова",
        "енчук",
        "ьчук",
        "ейко",
        "ійко",
    ];
    ends(lower, 2, STRONG)
}

/// A surname by an ending that other words have, too: only beside a given name or initials.
#[must_use]
pub fn may_be_surname(lower: &str) -> bool {
    const WEAK: &[&str] = &[
        "ко", "ка", "ку", "ком", "ук", "ука", "уку", "ак", "ака", "аку", "як", "яка", "яку", "ик", "ика",
        "ику", "ець", "ця", "цю", "ець", "ов", "ова", "ової", "овій", "ову", "овою", "ову", "ев", "єв",
        "ева", "єва", "евої", "євої", "ін", "їн", "іна", "їна", "ин", "ина", "иної", "ів", "їв", "іва",
        "ова", "ый", "ой", "ий", "ій", "ого", "ич", "ича", "ичу", "ба", "би", "ра", "ло", "ла", "ань", "аня",
        "ань", "ар", "ара", "ару", "ер", "ера", "ян", "яна", "ез", "ба", "га", "да", "за", "ль", "ля", "лю",
        "хно", "ута", "юта", "та", "ша", "іш", "уш", "уша", "ус", "ас", "ис", "аш", "ад", "од", "уд", "ід",
        "ій", "ай", "ая", "ей", "ея", "уй", "им", "ом", "ам", "ун", "уна", "он", "он", "ень", "ня", "на",
        "ни", "ні", "ну", "ою", "иною", "ий", "ха", "ло", "ь", "ер", "ір", "ур", "ел", "ол", "ал", "ил",
        "ет", "іт",
    ];
    lower.chars().count() >= 3 && ends(lower, 2, WEAK)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_known_in_every_case() {
        for name in
            ["олена", "олені", "петро", "петру", "андрія", "андрієм", "марією", "игорь", "ольгой", "василеві"]
        {
            assert!(is_given(name), "{name}");
        }
        assert!(!is_given("дорога") && !is_given("віра"));
        for name in [
            "іванович",
            "івановичу",
            "петрівна",
            "петрівною",
            "сергіївни",
            "николаевна",
            "ильинична",
            "юрійовичем",
        ] {
            assert!(is_patronymic(name), "{name}");
        }
        for word in ["основна", "рівна", "головної", "духовна", "котельна", "чарівна", "певна", "церковної"]
        {
            assert!(!is_patronymic(word), "{word}");
        }
        assert!(is_surname("іваненко") && is_surname("ковальчука") && !is_surname("дорога"));
    }
}
