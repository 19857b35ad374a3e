//! Picks the community's boundary out of an extract by name, OpenStreetMap id or KATOTTG code.
//! A boundary that is not whole is refused: addresses outside the extract would silently be lost.

use super::{
    areas::Area,
    error::{Candidate, ReadError},
    names::fold,
};

/// How many boundaries an error message names.
const SUGGESTIONS: usize = 8;

/// The area asked for; none where nothing was asked for.
///
/// # Errors
/// Where none or several answer to it, or the one that does is not whole.
pub(super) fn choose<'a>(areas: &'a [Area], asked: Option<&str>) -> Result<Option<&'a Area>, ReadError> {
    let Some(asked) = asked.map(str::trim).filter(|asked| !asked.is_empty()) else { return Ok(None) };
    let found = matching(areas, asked);
    let whole: Vec<&Area> = found.iter().copied().filter(|area| area.complete).collect();
    match (whole.as_slice(), found.as_slice()) {
        ([area], _) => Ok(Some(area)),
        ([], []) => {
            Err(ReadError::UnknownCommunity { asked: asked.to_owned(), known: suggestions(areas, asked) })
        }
        ([], [broken, ..]) => Err(ReadError::IncompleteCommunity { found: candidate(broken) }),
        (several, _) => Err(ReadError::AmbiguousCommunity {
            asked: asked.to_owned(),
            found: several.iter().map(|area| candidate(area)).collect(),
        }),
    }
}

/// The areas that answer: by id, by code, else by main name, else by any name.
fn matching<'a>(areas: &'a [Area], asked: &str) -> Vec<&'a Area> {
    let by = |test: &dyn Fn(&Area) -> bool| areas.iter().filter(|area| test(area)).collect::<Vec<_>>();
    if let Some(osm_ref) = as_osm_ref(asked) {
        return by(&|area| area.osm_ref == osm_ref);
    }
    let by_code = by(&|area| area.katottg.as_deref().is_some_and(|code| code.eq_ignore_ascii_case(asked)));
    if !by_code.is_empty() {
        return by_code;
    }
    let folded = fold(asked);
    let by_main =
        by(&|area| fold(&area.name) == folded || area.names.first().is_some_and(|n| fold(&n.text) == folded));
    if !by_main.is_empty() {
        return by_main;
    }
    by(&|area| area.names.iter().any(|name| fold(&name.text) == folded))
}

/// `123` and `r123` are relations, `w123` is a way.
fn as_osm_ref(asked: &str) -> Option<String> {
    let lower = asked.to_ascii_lowercase();
    let (kind, digits) = match lower.strip_prefix('w') {
        Some(digits) => ('w', digits),
        None => ('r', lower.strip_prefix('r').unwrap_or(&lower)),
    };
    (!digits.is_empty() && digits.bytes().all(|byte| byte.is_ascii_digit()))
        .then(|| format!("{kind}{digits}"))
}

/// Whole boundaries, those first that share a word with what was asked for, then the largest.
fn suggestions(areas: &[Area], asked: &str) -> Vec<Candidate> {
    let folded = fold(asked);
    let shared = |area: &Area| {
        let name = fold(&area.name);
        folded.split(' ').filter(|word| word.len() > 4 && name.contains(word)).count()
    };
    let mut whole: Vec<&Area> = areas.iter().filter(|area| area.complete).collect();
    whole.sort_by_cached_key(|area| {
        (std::cmp::Reverse(shared(area)), area.level.unwrap_or(u8::MAX), area.osm_ref.clone())
    });
    whole.into_iter().take(SUGGESTIONS).map(candidate).collect()
}

fn candidate(area: &Area) -> Candidate {
    Candidate { osm_ref: area.osm_ref.clone(), name: area.name.clone() }
}
