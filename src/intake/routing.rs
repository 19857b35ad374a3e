//! Suggests who carries a request out (K1.1). It decides nothing: an operator may name another.

use crate::{
    db::{
        self, DbError, Pool,
        routing::{Case, Office},
    },
    domain::routing::{Reason, Rule, route},
};

/// Who should carry a request out.
#[derive(Debug, Clone)]
pub struct Suggestion {
    /// The organisation.
    pub organisation: Office,
    /// Which kind of rule says so.
    pub reason: Reason,
}

/// The case of a request and what the rules say of it; none if there is no request of this number.
///
/// # Errors
/// The database is not reachable.
pub async fn suggest(pool: &Pool, number: &str) -> Result<Option<(Case, Option<Suggestion>)>, DbError> {
    let Some(case) = db::routing::case(pool, number).await? else { return Ok(None) };
    let rules: Vec<Rule> = case.rules.iter().map(|(rule, _)| *rule).collect();
    let suggestion = route(&rules, case.district).and_then(|(id, reason)| {
        let office = case.rules.iter().find(|(rule, _)| rule.organisation == id);
        office.map(|(_, office)| Suggestion { organisation: office.clone(), reason })
    });
    Ok(Some((case, suggestion)))
}
