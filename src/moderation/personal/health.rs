//! What the applicant tells of their own or their family's health: «у мене діабет», «інвалід 2 групи». That somewhere
//! there is an illness («астма у дітей», «ліки від діабету») is told of nobody.

use std::sync::LazyLock;

use super::{
    Personal, PersonalKind,
    token::{Class, Token, Tokens},
};
use crate::moderation::lexicon::rows;

/// How many words away the one who is ill stands.
const NEAR: usize = 6;
/// How many words away what the illness is about stands.
const CLOSE: usize = 3;

/// The words of a role: whole ones, and beginnings.
type Words = (Vec<&'static str>, Vec<&'static str>);

static ROLES: LazyLock<Vec<(&'static str, Words)>> = LazyLock::new(|| {
    rows(include_str!("../lexicon/health.tsv"))
        .filter_map(|row| match row[..] {
            [role, words] => {
                let (open, whole): (Vec<&str>, Vec<&str>) =
                    words.split(' ').partition(|word| word.ends_with('*'));
                Some((role, (whole, open.into_iter().map(|word| word.trim_end_matches('*')).collect())))
            }
            _ => None,
        })
        .collect()
});

fn is(token: &Token, role: &str) -> bool {
    ROLES.iter().filter(|(name, _)| *name == role).any(|(_, (whole, open))| {
        whole.contains(&token.lower.as_str())
            || open.iter().any(|beginning| token.lower.starts_with(beginning))
    })
}

/// Finds them.
pub fn find(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    let mut at = 0;
    while at < tokens.list.len() {
        let span = group(tokens, at).or_else(|| condition(tokens, at));
        if let Some((first, last)) = span {
            let range = tokens.list[first].range.start..tokens.list[last].range.end;
            found.push(Personal { range, kind: PersonalKind::Health });
            at = last;
        }
        at += 1;
    }
}

/// «інвалід 2 групи», «інвалідність III гр.», «друга група інвалідності»: of whomever it is told.
fn group(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let begins = |at: usize, beginnings: &[&str]| {
        let word = tokens.list.get(at).map_or("", |token| &token.lower);
        beginnings.iter().any(|beginning| word.starts_with(beginning))
    };
    let disabled = |at: usize| begins(at, &["інвалід", "инвалид"]);
    let group = |at: usize| begins(at, &["груп", "гр"]) && tokens.list[at].length <= 6;
    if disabled(at) && is_number(tokens, at + 1) {
        // «2-ї групи»: the ending is a word of its own.
        return [at + 2, at + 3].into_iter().find(|&last| group(last)).map(|last| (at, last));
    }
    let last = [at + 2, at + 3].into_iter().find(|&last| disabled(last) && group(last - 1));
    last.filter(|_| is_number(tokens, at)).map(|last| (at, last))
}

/// One to three, in digits, in Roman ones of either alphabet, or in words.
fn is_number(tokens: &Tokens<'_>, at: usize) -> bool {
    const ROMAN: &[&str] = &["i", "ii", "iii", "і", "іі", "ііі"];
    const STEMS: &[&str] = &["перш", "друг", "трет", "перв", "втор"];
    tokens.list.get(at).is_some_and(|token| match token.class {
        Class::Number => matches!(token.lower.as_str(), "1" | "2" | "3"),
        Class::Word => {
            ROMAN.contains(&token.lower.as_str()) || STEMS.iter().any(|stem| token.lower.starts_with(stem))
        }
    })
}

/// «у мене цукровий діабет», «моя мати перенесла інсульт», «хвора на астму».
fn condition(tokens: &Tokens<'_>, at: usize) -> Option<(usize, usize)> {
    let token = tokens.list.get(at).filter(|token| is(token, "condition"))?;
    // Of many who are ill nobody is told.
    if token.lower.ends_with("ики") || token.lower.ends_with("иків") {
        return None;
    }
    // Within the sentence, the nearest first.
    let near: Vec<&Token> = (at.saturating_sub(NEAR)..at)
        .rev()
        .take_while(|&before| !tokens.ends_sentence(before))
        .map(|before| &tokens.list[before])
        .collect();
    let related = |distance: usize| near[..distance].iter().rev().take(2).any(|next| is(next, "relative"));
    let is_own = |(distance, token): (usize, &&Token)| {
        is(token, "me") || (is(token, "my") && related(distance)) || (is(token, "sick") && distance <= CLOSE)
    };
    if near.iter().take(CLOSE).any(|token| is(token, "other")) || !near.iter().enumerate().any(is_own) {
        return None;
    }
    let kinds = near.iter().take_while(|token| is(token, "kind")).count();
    Some((at - kinds, at))
}
