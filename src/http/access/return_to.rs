//! Where a browser goes after signing in: a path of this server and nothing else, so that no link to the sign-in leads
//! to a page of somebody else's.

use std::str::FromStr;

use url::Url;

use crate::http::problem::{Expected, Problem};

/// Longest path taken, in bytes.
const LONGEST: usize = 1000;

/// A path of this server with its query and fragment, as a browser would write it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReturnTo(String);

impl ReturnTo {
    /// It begins with one slash and is ASCII.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ReturnTo {
    type Err = Problem;

    /// Read as browsers do (<https://url.spec.whatwg.org/>), which take `\` for `/`, skip tabs and resolve `/.//host`.
    fn from_str(text: &str) -> Result<Self, Problem> {
        local(text).map(Self).ok_or_else(|| {
            let expected = Expected::new("expected-local-path").with("longest", LONGEST);
            Problem::parameter("return_to", text, expected)
        })
    }
}

fn local(text: &str) -> Option<String> {
    if !text.starts_with('/')
        || text.len() > LONGEST
        || text.contains('\\')
        || text.contains(char::is_control)
    {
        return None;
    }
    let base = Url::parse("http://here.invalid").ok()?;
    let url = base.join(text).ok()?;
    let path = url.as_str().strip_prefix("http://here.invalid")?;
    (path.starts_with('/') && !path.starts_with("//")).then(|| path.to_owned())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn only_paths_of_this_server_are_returned_to() {
        for (given, expected) in [
            ("/", "/"),
            ("/desk?status=registered#list", "/desk?status=registered#list"),
            ("/desk?q=вулиця", "/desk?q=%D0%B2%D1%83%D0%BB%D0%B8%D1%86%D1%8F"),
            ("/a/../b", "/b"),
            ("/?to=https://evil.example", "/?to=https://evil.example"),
        ] {
            assert_eq!(given.parse::<ReturnTo>().unwrap().as_str(), expected);
        }
        for evil in [
            "",
            "desk",
            "https://evil.example/",
            "//evil.example",
            "///evil.example",
            "/\\evil.example",
            "\\/evil.example",
            "/\t/evil.example",
            "/\n/evil.example",
            " /desk",
            "/.//evil.example",
            "/a/..//evil.example",
            "/%2e//evil.example",
            "javascript:alert(1)",
            "@evil.example",
            ".evil.example",
        ] {
            assert!(evil.parse::<ReturnTo>().is_err(), "{evil:?}");
        }
        assert!(format!("/{}", "a".repeat(LONGEST)).parse::<ReturnTo>().is_err());
    }

    proptest! {
        #[test]
        fn a_browser_stays_on_this_server(text in "[/\\\\.:@?#%2ea\t\u{a0}é-]{0,12}") {
            if let Ok(path) = text.parse::<ReturnTo>() {
                let here = Url::parse("https://map.example/api/session/oidc/callback?code=1").unwrap();
                prop_assert_eq!(here.join(path.as_str()).unwrap().origin(), here.origin());
                prop_assert!(path.as_str().is_ascii());
            }
        }
    }
}
