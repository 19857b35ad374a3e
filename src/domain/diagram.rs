//! Draws the transition table, so that the picture in the documents cannot differ from the rules.

use std::fmt::Write;

use super::role::Role;
use super::status::Status;
use super::transition::allowed;

/// The lifecycle as a Mermaid state diagram; each arrow says whose step it is.
#[must_use]
pub fn mermaid() -> String {
    let mut text = "stateDiagram-v2\n    [*] --> registered\n".to_owned();
    for from in Status::ALL {
        for to in Status::ALL {
            let roles: Vec<&str> = Role::ALL
                .into_iter()
                .filter(|&role| allowed(from, role).contains(&to))
                .map(Role::as_str)
                .collect();
            if !roles.is_empty() {
                // Writing to a text does not fail.
                let _ = writeln!(text, "    {from} --> {to}: {}", roles.join(", "));
            }
        }
    }
    for end in Status::ALL.into_iter().filter(|status| status.is_closed()) {
        let _ = writeln!(text, "    {end} --> [*]");
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_edge_of_the_table_is_an_arrow() {
        let drawn = mermaid();
        let edges: usize = Status::ALL
            .into_iter()
            .map(|from| {
                let leads =
                    |&to: &Status| Role::ALL.into_iter().any(|role| allowed(from, role).contains(&to));
                Status::ALL.into_iter().filter(leads).count()
            })
            .sum();
        assert_eq!(drawn.matches(" --> ").count(), edges + 1 + 5);
        assert!(drawn.contains("    submitted_done --> closed_confirmed: operator, system\n"), "{drawn}");
    }

    /// The document's block is the command's output.
    #[test]
    fn the_document_shows_the_table() {
        let document = include_str!("../../docs/lifecycle.md");
        let block = document.split("```mermaid\n").nth(1).and_then(|rest| rest.split("```").next());
        assert_eq!(block, Some(mermaid().as_str()), "run `hromada-map lifecycle` and put its output there");
    }
}
