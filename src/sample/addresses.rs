//! How operators type an address while the caller talks: short forms, old names, slips of the fingers.

use super::lots::Use;
use super::names::old_name;
use super::places::{Crossing, House, Landmark};
use super::plan::SETTLEMENTS;
use super::rng::Rng;

/// A street's name taken apart: kind (`вулиця`) and what it is called.
fn split(name: &str) -> (&str, String) {
    const KINDS: [&str; 6] = ["вулиця", "провулок", "проспект", "площа", "узвіз", "тупик"];
    let kind = KINDS.into_iter().find(|kind| name.split(' ').any(|word| word == *kind)).unwrap_or("вулиця");
    let core: Vec<&str> = name.split(' ').filter(|word| *word != kind).collect();
    (kind, core.join(" "))
}

fn short(kind: &str, rng: &mut Rng) -> &'static str {
    let forms: &[&str] = match kind {
        "провулок" => &["пров. ", "пров.", "провулок "],
        "проспект" => &["пр-т ", "просп. ", "проспект "],
        "площа" => &["пл. ", "площа "],
        "узвіз" => &["узвіз "],
        "тупик" => &["туп. ", "тупик "],
        _ => &[
            "вул. ",
            "вул. ",
            "вул. ",
            "вул. ",
            "вул. ",
            "вул. ",
            "вул.",
            "вул.",
            "вулиця ",
            "вулиця ",
            "ул. ",
        ],
    };
    forms[rng.below(forms.len())]
}

/// The street as said: today's or the old name, with or without the first name, rarely both names.
fn called(settlement: usize, street: &str, rng: &mut Rng) -> (String, String) {
    let old = old_name(settlement, street).filter(|_| rng.chance(0.24));
    let (kind, core) = split(old.unwrap_or(street));
    let person = core
        .split_once(' ')
        .filter(|_| street.starts_with("вулиця") && !core.contains(|c: char| c.is_ascii_digit()))
        .filter(|(first, surname)| *first != "Героїв" && !surname.starts_with("Україн"));
    let said = match person {
        Some((_, surname)) if rng.chance(0.42) => surname.to_owned(),
        Some((first, surname)) if rng.chance(0.12) => {
            format!("{}. {surname}", first.chars().take(1).collect::<String>())
        }
        _ => core.clone(),
    };
    (kind.to_owned(), said)
}

/// A street typed with or without its kind, in either order.
fn typed(settlement: usize, street: &str, rng: &mut Rng) -> String {
    let (kind, core) = called(settlement, street, rng);
    let core = if rng.chance(0.085) { slip(&core, rng) } else { core };
    match rng.weighted(&[62.0, 12.0, 9.0, 5.0, 6.0]) {
        0 => format!("{}{core}", short(&kind, rng)),
        1 => core,
        2 => core.to_lowercase(),
        3 => format!("{core} {}", if kind == "вулиця" { "вул." } else { kind.as_str() }),
        _ => format!("{core} {kind}"),
    }
}

fn numbered(number: &str, rng: &mut Rng) -> String {
    let (digits, letter) =
        number.split_at(number.find(|c: char| !c.is_ascii_digit()).unwrap_or(number.len()));
    if letter.is_empty() || letter.starts_with('/') {
        return number.to_owned();
    }
    match rng.below(4) {
        0 => format!("{digits}{}", letter.to_lowercase()),
        1 => format!("{digits}-{letter}"),
        2 => format!("{digits} {}", letter.to_lowercase()),
        _ => number.to_owned(),
    }
}

/// The settlement before the address: always for a village, now and then for the town.
fn within(settlement: usize, address: String, rng: &mut Rng) -> String {
    let name = SETTLEMENTS[settlement].name;
    let before = if settlement == 0 {
        match rng.weighted(&[76.0, 8.0, 9.0, 4.0, 3.0]) {
            1 => "смт Вишневоде, ".to_owned(),
            2 => "Вишневоде, ".to_owned(),
            3 => "с-ще Вишневоде, ".to_owned(),
            4 => "селище Вишневоде ".to_owned(),
            _ => return latin(address, rng),
        }
    } else {
        match rng.weighted(&[50.0, 22.0, 12.0, 8.0, 8.0]) {
            0 => format!("с. {name}, "),
            1 => format!("{name}, "),
            2 => format!("{} ", name.to_lowercase()),
            3 => format!("с.{name} "),
            _ => return latin(format!("{address}, {name}"), rng),
        }
    };
    latin(format!("{before}{address}"), rng)
}

/// An address of a house.
pub fn house(house: &House, rng: &mut Rng) -> String {
    let street = typed(house.settlement, house.street, rng);
    let number = numbered(&house.number, rng);
    let between = *rng.pick(&[", ", ", ", ", ", " ", " ", ", буд. ", " буд. ", ", б."]);
    let mut text = format!("{street}{between}{number}");
    if house.flats {
        text += &match rng.weighted(&[50.0, 12.0, 20.0, 18.0]) {
            0 => format!(", кв. {}", 1 + rng.below(80)),
            1 => format!(" кв{}", 1 + rng.below(80)),
            2 => format!(", {} під'їзд", 1 + rng.below(4)),
            _ => String::new(),
        };
    }
    within(house.settlement, text, rng)
}

/// An address opposite a house or beside it.
pub fn opposite(house: &House, rng: &mut Rng) -> String {
    let (kind, core) = split(house.street);
    let street = if kind == "вулиця" { locative(&core) } else { core };
    let text = match rng.below(3) {
        0 if kind == "вулиця" => format!("навпроти буд. {} по вул. {street}", house.number),
        1 => format!("біля будинку {} {}{}", house.number, short(kind, rng), split(house.street).1),
        _ => format!("навпроти {}{}, {}", short(kind, rng), split(house.street).1, house.number),
    };
    within(house.settlement, text, rng)
}

/// A crossing.
pub fn crossing(crossing: &Crossing, rng: &mut Rng) -> String {
    let said = |name: &str, of: bool| match split(name) {
        ("вулиця", core) if of => genitive(&core),
        ("вулиця", core) => core,
        ("провулок", core) => format!("пров. {core}"),
        (kind, core) => format!("{core} {kind}"),
    };
    let [a, b] = crossing.streets.map(|name| said(name, false));
    let [of_a, of_b] = crossing.streets.map(|name| said(name, true));
    let text = match rng.below(4) {
        0 => format!("ріг {of_a} та {of_b}"),
        1 => format!("перехрестя {of_a} і {of_b}"),
        2 => format!("ріг {a} та {b}"),
        _ => format!("{a} / {b}"),
    };
    within(crossing.settlement, text, rng)
}

/// A landmark, as it is spoken of.
pub fn landmark(place: &Landmark, rng: &mut Rng) -> String {
    let number: Option<&str> =
        place.name.split_once("№ ").map(|(_, rest)| rest.split(' ').next().unwrap_or(rest));
    let text = match place.purpose {
        None => format!("зупинка «{}»", place.name),
        Some(Use::School) => match number {
            Some(number) => format!("біля {} №{number}", rng.pick(&["школи", "школи", "ліцею"])),
            None => "біля школи".to_owned(),
        },
        Some(Use::Kindergarten) => {
            number.map_or("біля садочка".to_owned(), |number| format!("садочок №{number}"))
        }
        Some(Use::Hospital) => "біля лікарні".to_owned(),
        Some(Use::Cemetery) if place.name.is_empty() => "кладовище".to_owned(),
        Some(Use::Cemetery) => place.name.to_lowercase(),
        Some(Use::Culture) => (*rng.pick(&["біля будинку культури", "біля клубу", "біля БК"])).to_owned(),
        Some(Use::Shop) => format!("біля магазину «{}»", place.name),
        Some(Use::Supermarket) => format!("біля {}", place.name),
        Some(Use::Church) => format!("біля церкви ({})", place.name),
        _ => format!("{} «{}»", rng.pick(&["біля", "коло"]), place.name.replace(['«', '»'], "")),
    };
    within(place.settlement, text, rng)
}

/// A street alone.
pub fn street(settlement: usize, name: &str, rng: &mut Rng) -> String {
    let text = typed(settlement, name, rng);
    within(settlement, text, rng)
}

/// One slip of the fingers: two letters swapped, one lost, doubled or replaced by its neighbour.
fn slip(word: &str, rng: &mut Rng) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    if letters.len() < 5 {
        return word.to_owned();
    }
    let at = 1 + rng.below(letters.len() - 3);
    match rng.below(4) {
        0 => letters.swap(at, at + 1),
        1 => drop(letters.remove(at)),
        2 => letters.insert(at, letters[at]),
        _ => letters[at] = *rng.pick(&['о', 'а', 'е', 'и', 'р', 'н']),
    }
    letters.into_iter().collect()
}

/// A keyboard left in Latin for one letter: `і` typed as `i`.
fn latin(text: String, rng: &mut Rng) -> String {
    if rng.chance(0.04) { text.replace('і', "i") } else { text }
}

/// «Соборна» → «Соборної»; names of people stand in the genitive already.
fn genitive(core: &str) -> String {
    feminine(core, "ої")
}

/// «Садова» → «Садовій».
fn locative(core: &str) -> String {
    feminine(core, "ій")
}

fn feminine(core: &str, ending: &str) -> String {
    let adjective = !core.contains(' ') && ["ва", "на", "ська", "цька"].iter().any(|end| core.ends_with(end));
    match core.strip_suffix('а') {
        Some(stem) if adjective => format!("{stem}{ending}"),
        _ => core.to_owned(),
    }
}
