//! Whether a text plainly asks several questions (M13: one request, one question), and where each of them is.
//! It would rather miss a list than cut one question in two: a person decides either way.

use std::ops::Range;

use super::{cut, letters};

mod announced;
mod lists;
mod topics;

/// Words that open the second question, when it is about something else.
const ALSO: &[&str] = &[
    "а також",
    "також прошу",
    "також просимо",
    "і ще",
    "та ще",
    "а ще",
    "і також",
    "крім того",
    "окрім того",
    "а також прошу",
    "заодно",
    "ще одне",
    "друге питання",
    "інше питання",
    "а еще",
    "и еще",
    "а ещё",
    "и ещё",
    "а также",
    "также прошу",
    "кроме того",
];

/// Pairs that number questions in words.
const ORDINALS: &[&[&str]] = &[
    &["по-перше", "по-друге", "по-третє", "по-четверте"],
    &["во-первых", "во-вторых", "в-третьих", "в-четвертых"],
    &["перше питання", "друге питання", "третє питання"],
    &["перше:", "друге:", "третє:"],
];

/// The bytes of each question, where there are plainly several.
#[must_use]
pub fn looks_like_several(text: &str) -> Option<Vec<Range<usize>>> {
    lists::items(text)
        .or_else(|| in_words(text))
        .or_else(|| announced::questions(text))
        .or_else(|| joined(text))
}

fn in_words(text: &str) -> Option<Vec<Range<usize>>> {
    let lower = letters::lower_text(text);
    ORDINALS.iter().find_map(|ordinals| {
        let mut starts: Vec<usize> = vec![];
        let mut from = 0;
        for word in *ordinals {
            let Some(at) = lower[from..].find(word) else { break };
            starts.push(from + at);
            from += at + word.len();
        }
        parts(text, &starts).filter(|parts| parts.iter().all(|part| words(&text[part.clone()]) > 1))
    })
}

/// «… а також прошу …», where what stands before and after is about two things.
fn joined(text: &str) -> Option<Vec<Range<usize>>> {
    let lower = letters::lower_text(text);
    let mut at = ALSO.iter().filter_map(|also| find_phrase(&lower, also)).collect::<Vec<_>>();
    at.sort_unstable();
    at.into_iter().find_map(|at| {
        let (before, after) = (topics::of(&text[..at]), topics::of(&text[at..]));
        // One topic each, and not the same: «яма і люк, а також бордюр» is one place and one question.
        let apart = before.len() == 1 && after.len() == 1 && before != after;
        if apart { parts(text, &[0, at]) } else { None }
    })
}

fn find_phrase(lower: &str, phrase: &str) -> Option<usize> {
    lower.match_indices(phrase).map(|(at, _)| at).find(|&at| {
        let before = lower[..at].chars().next_back();
        let after = lower[at + phrase.len()..].chars().next();
        at > 0 && !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
    })
}

/// The parts that begin at these places; what stands before the first belongs to it. None where one is no question.
fn parts(text: &str, starts: &[usize]) -> Option<Vec<Range<usize>>> {
    if starts.len() < 2 {
        return None;
    }
    let ends = starts.iter().skip(1).copied().chain([text.len()]);
    let parts: Vec<Range<usize>> = starts
        .iter()
        .zip(ends)
        .map(|(&start, end)| {
            let part =
                text[start..end].trim_end_matches(|c: char| c.is_whitespace() || matches!(c, ',' | ';'));
            start..start + part.len()
        })
        .collect();
    parts.iter().all(|part| words(&text[part.clone()]) > 0).then_some(parts)
}

/// How many words a part has; numbers are none.
fn words(part: &str) -> usize {
    cut::pieces(part).iter().filter(|piece| part[(*piece).clone()].contains(char::is_alphabetic)).count()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn split(text: &str) -> Vec<&str> {
        looks_like_several(text).unwrap_or_default().into_iter().map(|range| &text[range]).collect()
    }

    #[test]
    fn a_list_is_several_questions() {
        assert_eq!(
            split("1. Не горить ліхтар на Садовій. 2. Не вивозять сміття"),
            ["1. Не горить ліхтар на Садовій.", "2. Не вивозять сміття"]
        );
        assert_eq!(split("Прошу:\n1) полагодити дорогу\n2) вивезти сміття\n3) спиляти дерево").len(), 3);
        assert_eq!(split("По-перше, немає води. По-друге, яма на дорозі").len(), 2);
        assert_eq!(split("Не горить ліхтар біля дому, а також прошу вивезти сміття з посадки").len(), 2);
    }

    #[test]
    fn one_question_stays_whole() {
        for text in [
            "Не горить ліхтар, а також лампа біля школи",
            "вул. Миру, 1. Не горить ліхтар",
            "Від будинку 1 до будинку 2 немає води",
            "По-перше, так не роблять",
            "Вода тече з люка, а також з колодязя",
            "",
        ] {
            assert!(looks_like_several(text).is_none(), "{text}");
        }
    }
}
