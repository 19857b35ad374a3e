//! Flats, entrances and floors: the word and its number, in either order. How many there are («60 квартир»), and how
//! long something lasts («у під'їзді 2 дні»), is not where somebody lives.

use super::{
    Personal, PersonalKind,
    token::{Class, Token, Tokens},
};

/// Finds them.
pub fn find(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    for at in 0..tokens.list.len() {
        let Some(kind) = kind_of(&tokens.list[at]) else { continue };
        let span = number_after(tokens, at, kind).or_else(|| number_before(tokens, at, kind));
        if let Some((first, last)) = span {
            let range = tokens.list[first].range.start..tokens.list[last].range.end;
            found.push(Personal { range, kind });
        }
    }
    after_house(tokens, found);
}

/// Beginnings of words that say that somebody lives at the address that follows.
const LIVES: &[&str] = &["живу", "живем", "мешка", "прожива", "прописан", "зареєстрован", "зарегистрирован"];
/// How many words from there to the house.
const ADDRESS: usize = 10;

/// «живу на Садовій, 5/17»: the flat after the house, where the words before say that somebody lives there. Elsewhere a
/// fraction is a corner house or a house of its own.
fn after_house(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    for at in 2..tokens.list.len() {
        let flat = &tokens.list[at];
        let sign = tokens.before(at);
        if flat.class != Class::Number || flat.length > 4 || !matches!(sign, "/" | "-" | " / ") {
            continue;
        }
        // «5а/17», «5-а/17».
        let lettered = tokens.list[at - 1].class == Class::Word && tokens.list[at - 1].length == 1;
        let house = at - 1 - usize::from(lettered);
        let counted = tokens.list.get(at + 1).is_some_and(is_counted) && tokens.after(at).trim().is_empty();
        let number = tokens.list[house].class == Class::Number && tokens.list[house].length <= 3;
        if number && !counted && !tokens.after(at).starts_with(['/', '.']) && is_address(tokens, house) {
            found.push(Personal { range: flat.range.clone(), kind: PersonalKind::Flat });
        }
    }
}

/// Whether a street stands before a house number, and before that that somebody lives there.
fn is_address(tokens: &Tokens<'_>, house: usize) -> bool {
    let Some(street) = tokens.previous(house) else { return false };
    let named = street.is_word(3) || matches!(street.lower.as_str(), "б" | "д");
    let plural = street.lower.starts_with("будинк") && street.lower != "будинку";
    let mut before = (house.saturating_sub(ADDRESS)..house).rev();
    named
        && !plural
        && before
            .find(|&at| {
                let word = &tokens.list[at];
                tokens.ends_sentence(at) && !word.is_word(1)
                    || LIVES.iter().any(|beginning| word.lower.starts_with(beginning))
                    || is_own_address(tokens, at)
            })
            .is_some_and(|at| !tokens.ends_sentence(at))
}

/// «моя адреса».
fn is_own_address(tokens: &Tokens<'_>, at: usize) -> bool {
    let own = ["моя", "мою", "моєю", "моєї", "домашня", "мой"];
    tokens.list[at].lower.starts_with("адрес")
        && tokens.previous(at).is_some_and(|token| own.contains(&token.lower.as_str()))
}

/// Singular forms only: a plural counts.
fn kind_of(token: &Token) -> Option<PersonalKind> {
    Some(match token.lower.replace('\'', "").as_str() {
        "кв" | "квартира" | "квартири" | "квартирі" | "квартиру" | "квартирою" | "квартиры" | "квартире"
        | "квартирой" | "кварт" | "kv" => PersonalKind::Flat,
        "підїзд" | "підїзду" | "підїзді" | "підїзда" | "підїздом" | "подъезд" | "подъезда" | "подъезде"
        | "подъезду" | "подьезд" | "подьезде" | "парадне" | "парадному" | "парадного" | "під" | "підʼїзд"
        | "подїзд" | "подїзді" => PersonalKind::Entrance,
        "поверх" | "поверсі" | "поверху" | "поверха" | "поверхом" | "этаж" | "этаже" | "этажа" | "пов"
        | "ет" | "эт" => PersonalKind::Floor,
        _ => return None,
    })
}

/// What is counted, measured or lasts: beginnings of words that make the number before them another matter.
const COUNTED: &[&str] = &[
    "дн",
    "день",
    "діб",
    "доб",
    "тижд",
    "тижн",
    "місяц",
    "рік",
    "рок",
    "год",
    "хвил",
    "раз",
    "ламп",
    "люд",
    "чолов",
    "осіб",
    "вікн",
    "двер",
    "кімнат",
    "поверх",
    "під'їзд",
    "квартир",
    "сходин",
    "стояк",
    "батаре",
    "метр",
    "мм",
    "см",
    "град",
    "літ",
    "штук",
    "шт",
    "собак",
    "кот",
    "мешкан",
    "сім",
    "родин",
    "дит",
    "ліфт",
    "недел",
    "меся",
    "час",
    "лет",
    "суток",
    "дней",
    "человек",
    "этаж",
    "подъезд",
    "грн",
    "грив",
    "квадрат",
    "м2",
    "кв",
    "м",
    "ліхтар",
    "світильн",
];

fn is_counted(token: &Token) -> bool {
    token.class == Class::Word
        && COUNTED.iter().any(|word| {
            if word.chars().count() <= 2 {
                token.lower == *word || (*word == "дн" && token.lower.starts_with(word))
            } else {
                token.lower.starts_with(word)
            }
        })
}

/// «кв. 5», «квартира № 12а», «під'їзд 3».
fn number_after(tokens: &Tokens<'_>, at: usize, kind: PersonalKind) -> Option<(usize, usize)> {
    let short = tokens.list[at].length <= 3;
    let between = tokens.after(at);
    let mut plain = between.chars().filter(|c| !c.is_whitespace());
    if between.contains('\n') || !plain.all(|c| matches!(c, '.' | '№' | '#' | ':' | '-')) {
        return None;
    }
    let mut first = at + 1;
    if tokens.list.get(first).is_some_and(|token| matches!(token.lower.as_str(), "номер" | "n" | "no")) {
        first += 1;
    }
    let number = tokens.list.get(first)?;
    if number.class != Class::Number || number.length > 4 {
        return None;
    }
    // A full stop after a whole word ends the sentence.
    if !short && between.contains('.') && first == at + 1 {
        return None;
    }
    // «під.» and «пов.» may begin other words; «ет 5» is nothing.
    if matches!(kind, PersonalKind::Entrance | PersonalKind::Floor) && short && !between.contains('.') {
        return None;
    }
    let glued = tokens.after(first).is_empty();
    let next = tokens.list.get(first + 1);
    // A letter belongs to the number: 12а, 12-а.
    let letter = next.is_some_and(|next| {
        next.class == Class::Word && next.length == 1 && (glued || tokens.after(first) == "-")
    });
    if letter {
        return Some((at, first + 1));
    }
    let counted =
        next.is_some_and(|next| is_counted(next) && tokens.after(first).trim_matches(['-', ' ']).is_empty());
    (!counted || short || between.contains('№')).then_some((at, first))
}

/// «5 поверх», «3-й під'їзд», «у 12-й квартирі», «на третьому поверсі».
fn number_before(tokens: &Tokens<'_>, at: usize, kind: PersonalKind) -> Option<(usize, usize)> {
    if tokens.list[at].length <= 3 {
        return None;
    }
    let space = |index: usize| tokens.after(index).chars().all(char::is_whitespace);
    let before = at.checked_sub(1).filter(|&index| space(index))?;
    let token = &tokens.list[before];
    if token.class == Class::Word {
        if is_ordinal(&token.lower) {
            return Some((before, at));
        }
        // The ending of «3-й», «5-му», «12а».
        let number =
            before.checked_sub(1).filter(|&index| matches!(tokens.after(index), "-" | "" | "‑" | "–"))?;
        let ends = token.length <= 3 && tokens.list[number].class == Class::Number;
        return (ends && tokens.list[number].length <= 4).then_some((number, at));
    }
    // «2 квартири», «2 поверхи» count; «2 поверх» and «2 під'їзд» name.
    let word = tokens.list[at].lower.as_str();
    let named = match kind {
        PersonalKind::Flat => !matches!(word, "квартири" | "квартиры"),
        PersonalKind::Entrance => !word.ends_with('а'),
        _ => !word.ends_with('а'),
    };
    (named && token.length <= 4).then_some((before, at))
}

/// Ordinals in words, by their stems.
fn is_ordinal(word: &str) -> bool {
    const STEMS: &[&str] = &[
        "перш",
        "друг",
        "треті",
        "треть",
        "четверт",
        "п'ят",
        "шост",
        "сьом",
        "восьм",
        "дев'ят",
        "десят",
        "одинадцят",
        "дванадцят",
        "перв",
        "втор",
        "трет",
        "пят",
        "шест",
        "седьм",
        "девят",
        "п'ятнадцят",
    ];
    let endings = [
        "ий", "ій", "ого", "ому", "ім", "им", "ої", "а", "у", "ою", "ый", "ой", "ом", "ем", "ья", "ьему",
        "ього", "ьому", "ий", "ьем", "ього", "я", "ьої", "ю",
    ];
    STEMS.iter().any(|stem| word.strip_prefix(stem).is_some_and(|rest| endings.contains(&rest)))
}
