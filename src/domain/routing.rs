//! Who carries a request out, by competence (K1.1): the rule for its service and district, or else the service's own.
//! An operator may always name somebody else.

/// That an organisation carries out a service, in one district or wherever no other rule says otherwise.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rule {
    /// Id of the district; none for everywhere.
    pub district: Option<i32>,
    /// Id of the organisation.
    pub organisation: i32,
}

/// Which kind of rule decided.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// The service's rule for the request's district.
    District,
    /// The service's rule for everywhere.
    Service,
}

impl Reason {
    /// The name in HTTP bodies.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::District => "district",
            Self::Service => "service",
        }
    }
}

/// The organisation that a service's rules give to a request in `district`, and why; none where no rule fits.
#[must_use]
pub fn route(rules: &[Rule], district: Option<i32>) -> Option<(i32, Reason)> {
    let find = |wanted: Option<i32>| rules.iter().find(|rule| rule.district == wanted);
    let local = district.and_then(|id| find(Some(id))).map(|rule| (rule.organisation, Reason::District));
    local.or_else(|| find(None).map(|rule| (rule.organisation, Reason::Service)))
}

#[cfg(test)]
mod tests {
    use super::*;

    const DEFAULT: Rule = Rule { district: None, organisation: 1 };
    const NORTH: Rule = Rule { district: Some(10), organisation: 2 };

    #[test]
    fn k1_1_the_districts_rule_goes_before_the_services() {
        for rules in [[DEFAULT, NORTH], [NORTH, DEFAULT]] {
            assert_eq!(route(&rules, Some(10)), Some((2, Reason::District)));
            assert_eq!(route(&rules, Some(11)), Some((1, Reason::Service)));
            assert_eq!(route(&rules, None), Some((1, Reason::Service)));
        }
    }

    #[test]
    fn k1_1_no_rule_no_executor() {
        assert_eq!(route(&[], Some(10)), None);
        assert_eq!(route(&[NORTH], Some(11)), None);
        assert_eq!(route(&[NORTH], None), None);
    }
}
