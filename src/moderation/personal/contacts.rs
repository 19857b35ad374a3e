//! Mailboxes, names in messengers and social networks, and links to people's pages, also as people write them past a
//! machine: «ivan(at)gmail.com». Telephone numbers are [`super::numbers`]' matter.

use std::ops::Range;

use super::{
    Personal, PersonalKind,
    token::{Class, Tokens},
};
use crate::moderation::letters;

/// What stands for «@» between the parts of a mailbox, in lower case.
const AT: &[&str] = &["(at)", "[at]", "{at}", "(собака)", "[собака]", " at ", " собака ", " собачка "];

/// What stands for the last dot of a mailbox.
const DOT: &[&str] = &["(dot)", "[dot]", " dot ", " крапка ", "(крапка)"];

/// Where people have pages, in lower case: what follows is theirs.
const HOSTS: &[&str] = &[
    "facebook.com/",
    "fb.com/",
    "fb.me/",
    "m.me/",
    "instagram.com/",
    "t.me/",
    "telegram.me/",
    "tiktok.com/",
    "vk.com/",
    "ok.ru/",
    "linkedin.com/",
    "twitter.com/",
    "x.com/",
    "wa.me/",
    "viber.com/",
    "viber://",
    "tg://",
];

/// Beginnings of words for networks, in lower case; «=» before a whole word.
const NETWORKS: &[&str] = &[
    "instagram",
    "=insta",
    "інстаграм",
    "инстаграм",
    "=інста",
    "=инста",
    "facebook",
    "=fb",
    "фейсбу",
    "=фб",
    "telegram",
    "телеграм",
    "=тг",
    "=tg",
    "viber",
    "вайбер",
    "tiktok",
    "тікток",
    "тикток",
    "skype",
    "скайп",
    "whatsapp",
    "ватсап",
    "вотсап",
    "twitter",
    "твіттер",
    "=нік",
    "=ник",
    "нікнейм",
    "никнейм",
    "=логін",
];

/// Words between a network and a name.
const BETWEEN: &[&str] = &["мій", "моя", "мой", "нік", "акаунт", "аккаунт", "сторінка", "профіль", "це"];

/// Latin words after a network's name that nobody is called by.
const ORDINARY: &[&str] = &[
    "messenger",
    "channel",
    "group",
    "page",
    "chat",
    "live",
    "business",
    "premium",
    "official",
    "online",
    "stories",
    "story",
    "reels",
    "instagram",
    "facebook",
    "telegram",
    "viber",
    "tiktok",
    "twitter",
    "whatsapp",
    "skype",
    "signal",
    "google",
    "youtube",
    "android",
    "desktop",
    "support",
];

/// The last parts of sites' names.
const SITES: &[&str] = &[".ua", ".com", ".org", ".net", ".info", ".укр"];

/// Finds them.
pub fn find(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    let lower = letters::lower_text(tokens.text);
    mailboxes(tokens.text, &lower, found);
    links(tokens.text, &lower, found);
    after_networks(tokens, found);
}

fn contact(range: Range<usize>) -> Personal {
    Personal { range, kind: PersonalKind::Contact }
}

/// Mailboxes, with or without spaces around the sign, and «@name».
fn mailboxes(text: &str, lower: &str, found: &mut Vec<Personal>) {
    let is_local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+');
    let signs = lower.match_indices('@').chain(AT.iter().flat_map(|at| lower.match_indices(at)));
    for (at, sign) in signs {
        let before = text[..at].trim_end_matches(' ');
        let after = text[at + sign.len()..].trim_start_matches(' ');
        let local = before.len() - before.trim_end_matches(is_local).len();
        let host_start = text.len() - after.len();
        if local > 0
            && let Some(host) = host(after)
        {
            found.push(contact(before.len() - local..host_start + host));
        } else if sign == "@" && (local == 0 || before.len() < at) && host_start == at + 1 {
            let name = span(after, |c| c.is_ascii_alphanumeric() || c == '_');
            if name >= 5 {
                found.push(contact(at..at + 1 + name));
            }
        }
    }
}

/// The length of the host a text begins with, if it does.
fn host(text: &str) -> Option<usize> {
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let plain = text[..span(text, is_host)].trim_end_matches(['.', '-']);
    if plain.rsplit_once('.').is_some_and(|(name, top)| !name.is_empty() && top.len() >= 2) {
        return Some(plain.len());
    }
    let rest = &text[plain.len()..];
    let dot = DOT.iter().find(|dot| rest.starts_with(*dot)).filter(|_| !plain.is_empty())?;
    let top = span(&rest[dot.len()..], |c| c.is_ascii_alphabetic());
    (top >= 2).then_some(plain.len() + dot.len() + top)
}

/// How many bytes a text begins with that are such signs.
fn span(text: &str, is: impl Fn(char) -> bool) -> usize {
    text.find(|c| !is(c)).unwrap_or(text.len())
}

/// Addresses of people's pages, with all before and after that belongs to them.
fn links(text: &str, lower: &str, found: &mut Vec<Personal>) {
    for (at, host) in HOSTS.iter().flat_map(|host| lower.match_indices(host)) {
        let scheme = |c: char| c.is_ascii_alphanumeric() || matches!(c, ':' | '/' | '.' | '-');
        let start = text[..at].trim_end_matches(scheme).len();
        // «best.me/» is another host than «t.me/».
        let whole = !text[..at].ends_with(|c: char| c.is_ascii_alphanumeric());
        let path = span(&text[at + host.len()..], |c| {
            !c.is_whitespace() && !matches!(c, ',' | ';' | ')' | '»' | '"' | '<' | '>')
        });
        let path = text[at + host.len()..][..path].trim_end_matches(['.', '!', '?', ':']).len();
        if whole && path > 0 {
            found.push(contact(start..at + host.len() + path));
        }
    }
}

/// «Instagram olena_koval», «мій інстаграм: olena.koval».
fn after_networks(tokens: &Tokens<'_>, found: &mut Vec<Personal>) {
    for (at, token) in tokens.list.iter().enumerate().filter(|(_, token)| token.class == Class::Word) {
        let network = NETWORKS.iter().any(|word| match word.strip_prefix('=') {
            Some(whole) => token.lower == whole,
            None => token.lower.starts_with(word),
        });
        if !network {
            continue;
        }
        let mut last = at;
        while tokens.list.get(last + 1).is_some_and(|next| BETWEEN.contains(&next.lower.as_str())) {
            last += 1;
        }
        let end = tokens.list[last].range.end;
        let rest = &tokens.text[end..];
        let name = rest.trim_start_matches([' ', '\u{a0}', ':', '-', '–', '—', '=', '«', '"', '(']);
        let start = tokens.text.len() - name.len();
        let handle =
            name[..span(name, |c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'))].trim_end_matches('.');
        let follows = &name[handle.len()..];
        if start > end && is_handle(handle) && !follows.starts_with(['@', ':', '/', '-']) {
            found.push(contact(start..start + handle.len()));
        }
    }
}

/// Whether somebody may be called so in a network.
fn is_handle(word: &str) -> bool {
    let lower = word.to_ascii_lowercase();
    word.len() >= 5
        && word.contains(|c: char| c.is_ascii_alphabetic())
        && !ORDINARY.contains(&lower.as_str())
        && !SITES.iter().any(|site| lower.ends_with(site))
}
