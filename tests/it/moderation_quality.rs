//! How well the text rules know bad words, personal data and lists of questions, over texts that were written apart from
//! the rules. Of the bad words and of the personal data one half was held out until the rules were done;
//! docs/moderation.md tells what each set gave at the first look. `cargo nextest run moderation --no-capture` prints all.

use hromada_map::moderation::{Kind, Moderator, looks_like_several, personal};
use proptest::prelude::*;

/// The lines of a fixture but for its remarks; «\n» stands for a new line.
pub fn lines(name: &str) -> Vec<String> {
    let text = std::fs::read_to_string(crate::app::fixture(&format!("moderation/{name}"))).unwrap();
    let told = text.lines().filter(|line| !line.starts_with('#') && !line.is_empty());
    told.map(|line| line.replace("\\n", "\n")).collect()
}

/// FNV-1a, by which lines fall into the half that was worked on and the half that was held out.
fn held_out(line: &str) -> bool {
    let hash = line.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    hash >> 32 & 1 == 1
}

/// Prints a share and returns it.
pub fn share(what: &str, met: usize, of: usize) -> f64 {
    let share = met as f64 / of.max(1) as f64;
    eprintln!("{what}: {met} of {of}, {:.2} %", share * 100.0);
    share
}

/// Bad words as they are inflected: whether held out, the form.
fn inflected() -> Vec<(bool, String)> {
    let row = |line: String| {
        let mut columns = line.split('\t').skip(1);
        let held_out = held_out(columns.next().unwrap());
        let forms: Vec<String> = columns.next().unwrap().split(' ').map(str::to_owned).collect();
        forms.into_iter().map(move |form| (held_out, form))
    };
    lines("inflected.tsv").into_iter().flat_map(row).collect()
}

#[test]
fn m14_bad_words_are_known_in_every_form() {
    let moderator = Moderator::default();
    for half in [false, true] {
        let forms: Vec<String> =
            inflected().into_iter().filter(|(held_out, _)| *held_out == half).map(|(_, form)| form).collect();
        let missed: Vec<&String> = forms.iter().filter(|form| moderator.find(form).is_empty()).collect();
        let what = format!("recall on inflected forms, {}", if half { "held out" } else { "worked on" });
        assert!(share(&what, forms.len() - missed.len(), forms.len()) >= 0.98, "{missed:?}");
    }
}

/// A way to hide a word; none where a word offers no place for it.
type Disguise = (&'static str, fn(&str) -> Option<String>);

const DISGUISES: &[Disguise] = &[
    ("capitals", |word| Some(word.to_uppercase())),
    ("stretched", |word| {
        let vowel = word.find(|c| "аеиіоуюяєїё".contains(c))?;
        let letter = word[vowel..].chars().next()?;
        Some(format!(
            "{}{}{}",
            &word[..vowel],
            letter.to_string().repeat(4),
            &word[vowel + letter.len_utf8()..]
        ))
    }),
    ("Latin look-alikes", |word| {
        replaced(word, &[('а', 'a'), ('о', 'o'), ('е', 'e'), ('с', 'c'), ('х', 'x'), ('у', 'y'), ('р', 'p')])
    }),
    ("digits", |word| replaced(word, &[('о', '0'), ('з', '3'), ('ч', '4'), ('б', '6')])),
    ("one asterisk", |word| inner(word, |letter| (letter != 'й').then(|| "*".to_owned()))),
    ("another mask", |word| inner(word, |letter| (letter != 'й').then(|| "#".to_owned()))),
    ("spaces", |word| (word.chars().count() <= 12).then(|| held_apart(word, " "))),
    ("dots", |word| (word.chars().count() <= 12).then(|| held_apart(word, "."))),
    ("hyphens", |word| Some(held_apart(word, "-"))),
    ("underscores", |word| Some(held_apart(word, "_"))),
    ("in a sentence", |word| Some(format!("Коли вже, {word}, буде вода?"))),
    ("transliterated", |word| Some(transliterated(word))),
    ("decomposed", |word| Some(word.replace('й', "и\u{306}").replace('ї', "і\u{308}"))),
    ("soft hyphen", |word| Some(held_apart(word, "\u{ad}"))),
];

fn replaced(word: &str, pairs: &[(char, char)]) -> Option<String> {
    let hidden: String =
        word.chars().map(|c| pairs.iter().find(|pair| pair.0 == c).map_or(c, |pair| pair.1)).collect();
    let left = hidden.chars().filter(|c| ('а'..='ї').contains(c)).count();
    let digits = hidden.chars().filter(char::is_ascii_digit).count();
    (hidden != word && (digits == 0 || (left > digits && left >= 3))).then_some(hidden)
}

/// The second letter replaced: the one that people hide.
fn inner(word: &str, mask: impl Fn(char) -> Option<String>) -> Option<String> {
    let mut letters = word.chars();
    let (first, second) = (letters.next()?, letters.next()?);
    let rest = letters.as_str();
    (rest.chars().count() >= 1).then(|| mask(second).map(|mask| format!("{first}{mask}{rest}")))?
}

fn held_apart(word: &str, by: &str) -> String {
    word.chars().map(String::from).collect::<Vec<_>>().join(by)
}

fn transliterated(word: &str) -> String {
    const TABLE: &[(char, &str)] = &[
        ('а', "a"),
        ('б', "b"),
        ('в', "v"),
        ('г', "h"),
        ('ґ', "g"),
        ('д', "d"),
        ('е', "e"),
        ('є', "ie"),
        ('ж', "zh"),
        ('з', "z"),
        ('и', "y"),
        ('і', "i"),
        ('ї', "i"),
        ('й', "i"),
        ('к', "k"),
        ('л', "l"),
        ('м', "m"),
        ('н', "n"),
        ('о', "o"),
        ('п', "p"),
        ('р', "r"),
        ('с', "s"),
        ('т', "t"),
        ('у', "u"),
        ('ф', "f"),
        ('х', "kh"),
        ('ц', "ts"),
        ('ч', "ch"),
        ('ш', "sh"),
        ('щ', "shch"),
        ('ь', ""),
        ('ю', "iu"),
        ('я', "ia"),
        ('ё', "yo"),
        ('ы', "y"),
        ('э', "e"),
        ('ъ', ""),
        ('\'', ""),
    ];
    word.chars().map(|c| TABLE.iter().find(|row| row.0 == c).map_or("", |row| row.1)).collect()
}

#[test]
fn m14_bad_words_are_known_in_disguise() {
    let moderator = Moderator::default();
    let mut all = [(0, 0), (0, 0)];
    for (name, disguise) in DISGUISES {
        let mut counts = [(0, 0), (0, 0)];
        let mut missed = vec![];
        // What is not known plainly is counted above.
        for (half, form) in
            inflected().into_iter().filter(|(_, form)| !moderator.find(form).is_empty()).step_by(3)
        {
            let Some(hidden) = disguise(&form) else { continue };
            let known = !moderator.find(&hidden).is_empty();
            if !known {
                missed.push(hidden);
            }
            for count in [&mut counts[usize::from(half)], &mut all[usize::from(half)]] {
                count.0 += usize::from(known);
                count.1 += 1;
            }
        }
        let both = (counts[0].0 + counts[1].0, counts[0].1 + counts[1].1);
        share(&format!("  {name}, both halves"), both.0, both.1);
        assert!(both.0 * 100 >= both.1 * 90, "{name}: {missed:?}");
    }
    for (half, (known, of)) in all.into_iter().enumerate() {
        let what = format!("recall in disguise, {}", ["worked on", "held out"][half]);
        assert!(share(&what, known, of) >= 0.98, "{what}");
    }
}

/// Texts that hold nothing bad, by what they are.
fn clean() -> Vec<(&'static str, Vec<String>)> {
    let export = std::fs::read_to_string(crate::app::fixture("sample_requests.csv")).unwrap();
    let texts = export.lines().skip(1).filter_map(|row| row.split(';').nth(4)).map(str::to_owned).collect();
    let map = hromada_map::osm::read(&crate::app::fixture("sample.osm.pbf"), None, &|_| ());
    let streets =
        map.unwrap().gazetteer.streets.into_iter().flat_map(|street| street.names).map(|name| name.text);
    vec![
        ("names of the sample's streets", streets.collect()),
        ("the sample's complaints", texts),
        ("complaints as people write them", lines("complaints.txt")),
        ("surnames and words that look alike", lines("words.txt")),
    ]
}

#[test]
fn m14_ordinary_texts_are_left_alone() {
    let moderator = Moderator::default();
    for (what, texts) in clean() {
        let alarms: Vec<_> = texts.iter().flat_map(|text| moderator.find(text)).collect();
        assert!(share(&format!("false alarms, {what}"), alarms.len(), texts.len()) <= 0.005, "{alarms:?}");
    }
}

#[test]
fn k10_2_1_3_3_threats_to_people_are_told_from_what_is_done_to_things() {
    let moderator = Moderator::default();
    for threat in lines("threats.txt") {
        let (threatens, text) = threat.split_once('\t').unwrap();
        let found = moderator.find(text).iter().any(|finding| finding.kind == Kind::Threat);
        assert_eq!(found, threatens == "threat", "{text}");
    }
}

/// A text whose personal data is marked `{kind:what}`: the text itself, and what the public should read.
pub fn marked(line: &str) -> (String, String) {
    let (mut text, mut public) = (String::new(), String::new());
    let mut rest = line;
    while let Some((before, after)) = rest.split_once('{') {
        let (mark, after) = after.split_once('}').unwrap();
        let (kind, data) = mark.split_once(':').unwrap();
        text.push_str(&format!("{before}{data}"));
        public.push_str(&format!("{before}[{kind}]"));
        rest = after;
    }
    (text + rest, public + rest)
}

#[test]
fn personal_data_is_masked_and_nothing_else() {
    let mut wrong = vec![];
    for half in [false, true] {
        let (mut expected, mut found, mut right, mut exact, mut texts) = (0, 0, 0, 0, 0);
        for line in lines("personal.txt").into_iter().filter(|line| held_out(line) == half) {
            let (text, public) = marked(&line);
            let personal = personal::find(&text);
            let got = personal::masked(&text, &personal, |kind| format!("[{}]", kind.as_str()));
            let wanted: Vec<(&str, &str)> = line
                .split('{')
                .skip(1)
                .map(|mark| mark.split_once('}').unwrap().0.split_once(':').unwrap())
                .collect();
            let right_here = personal
                .iter()
                .filter(|personal| wanted.contains(&(personal.kind.as_str(), &text[personal.range.clone()])))
                .count();
            (expected, found, right) = (expected + wanted.len(), found + personal.len(), right + right_here);
            (texts, exact) = (texts + 1, exact + usize::from(got == public));
            if got != public {
                eprintln!("  masked otherwise: {got}");
                wrong.push(got);
            }
        }
        let half = if half { "held out" } else { "worked on" };
        let recall = share(&format!("personal data, recall, {half}"), right, expected);
        let precision = share(&format!("personal data, precision, {half}"), right, found);
        share(&format!("personal data, texts masked exactly, {half}"), exact, texts);
        assert!(recall >= 0.97 && precision >= 0.97, "{wrong:#?}");
    }
}

#[test]
fn personal_data_is_found_in_no_street_name_and_no_plain_complaint() {
    for (what, texts) in clean().into_iter().filter(|(what, _)| !what.contains("sample's complaints")) {
        let alarms: Vec<&String> = texts.iter().filter(|text| !personal::find(text).is_empty()).collect();
        assert!(
            share(&format!("masked needlessly, {what}"), alarms.len(), texts.len()) <= 0.005,
            "{alarms:?}"
        );
    }
}

/// Whether a text is cut where «|» marks it; what stands before a list introduces it and belongs to no part.
pub fn is_split(line: &str) -> bool {
    let text = line.replace('|', "");
    let parts: Vec<&str> =
        looks_like_several(&text).unwrap_or_default().into_iter().map(|part| &text[part]).collect();
    let wanted: Vec<&str> =
        line.split('|').map(|part| part.trim_end_matches([' ', ',', ';', '\n'])).collect();
    parts.len() == wanted.len() && parts.iter().zip(&wanted).all(|(part, wanted)| wanted.ends_with(part))
}

#[test]
fn m13_a_list_of_questions_is_split_and_one_question_is_not() {
    let wrong: Vec<String> = lines("several.txt").into_iter().filter(|line| !is_split(line)).collect();
    assert!(wrong.is_empty(), "{wrong:#?}");
    let cut: Vec<String> =
        lines("one.txt").into_iter().filter(|text| looks_like_several(text).is_some()).collect();
    assert!(cut.is_empty(), "one question each: {cut:#?}");
    for (what, texts) in clean().into_iter().filter(|(what, _)| what.contains("complaints")) {
        let split: Vec<&String> = texts.iter().filter(|text| looks_like_several(text).is_some()).collect();
        assert!(share(&format!("split needlessly, {what}"), split.len(), texts.len()) <= 0.01, "{split:?}");
    }
}

/// Texts of what the rules look for: masks, digits, marks of lists, letters of both alphabets, and odd signs.
fn odd_text() -> impl Strategy<Value = String> {
    prop_oneof![
        any::<String>(),
        "[а-яіїєґa-z0-9*#@ .,:()+'’-]{0,120}",
        "([хуйпизда*@.3 ]{1,6}|[1-3][.)] |\u{306}|\u{ad}|İ|ß|𝐱|кв\\. ?|[А-Я]\\. ?|\\+38|@|t\\.me/){0,30}",
    ]
}

proptest! {
    #[test]
    fn any_text_is_taken_and_every_range_is_text(text in odd_text()) {
        let moderator = Moderator::new(["якась", "", "*"], ["х", ""]);
        for finding in moderator.find(&text) {
            prop_assert_eq!(text.get(finding.range), Some(finding.word.as_str()));
        }
        let found = personal::find(&text);
        for pair in found.windows(2) {
            prop_assert!(pair[0].range.end <= pair[1].range.start);
        }
        for personal in &found {
            prop_assert!(text.get(personal.range.clone()).is_some_and(|data| !data.is_empty()));
        }
        let public = personal::masked(&text, &found, |kind| format!("[{}]", kind.as_str()));
        prop_assert_eq!(public == text, found.is_empty());
        for part in looks_like_several(&text).unwrap_or_default() {
            prop_assert!(text.get(part).is_some());
        }
    }
}

#[test]
fn what_an_operator_adds_goes_before_the_tables() {
    let moderator = Moderator::new(["чинуш"], ["жлоб"]);
    let found = moderator.find("Чинуші не працюють, жлоби");
    assert_eq!(found.len(), 1);
    assert_eq!(
        (found[0].word.as_str(), found[0].kind, found[0].because.as_str()),
        ("Чинуші", Kind::Insult, "чинуш")
    );
}

#[test]
fn a_long_text_is_read_at_once() {
    let complaints = lines("complaints.txt").join(". ");
    let text: String = complaints.chars().take(2_000).collect();
    // What is worst for the rules: masks and single letters without end.
    for text in [text, "*а".repeat(1_000), "х у й ".repeat(333), "п*".repeat(1_000), "1-".repeat(1_000)]
    {
        let moderator = Moderator::default();
        // The first text waits for the tables to be read.
        assert!(moderator.find("перший текст").is_empty());
        let began = std::time::Instant::now();
        std::hint::black_box((moderator.find(&text), personal::find(&text), looks_like_several(&text)));
        let took = began.elapsed();
        eprintln!("2,000 characters, unoptimised: {took:?}");
        // Generous: this is a debug build on a busy machine.
        assert!(took.as_millis() < 1_000, "{took:?}: {}", &text[..40]);
    }
}
