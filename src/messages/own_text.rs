//! Which texts a community may say in words of its own, and what each of them must hold. Nothing else of the
//! catalogues can be replaced: the letters and the lines around them are where the community itself speaks.

use super::Language;
use crate::domain::{Role, Status};

/// A text a community may say in words of its own.
#[derive(Debug, PartialEq, Eq)]
pub struct OwnText {
    /// Its key in the catalogue.
    pub key: &'static str,
    /// How much room it has.
    pub shape: Shape,
    /// The variables it may use, and must: a letter without its number or code is of no use to anybody.
    pub variables: &'static [&'static str],
    /// Where it can be looked at.
    pub specimen: Specimen,
}

/// How much room a text has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Shape {
    /// One line of a letter, or its subject.
    Line,
    /// Any number of lines.
    Lines,
}

impl Shape {
    /// The longest text, in characters, variables as they are written.
    #[must_use]
    pub const fn longest(self) -> usize {
        match self {
            Self::Line => 200,
            Self::Lines => 2000,
        }
    }
}

/// What a text is shown in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Specimen {
    /// The letter about this status.
    Status(Status),
    /// The letter that passes on the answer of an operator, or of an executor.
    Answer(Role),
    /// The letter with a code to sign in by.
    Code,
    /// The foot of a page.
    Page,
}

use Shape::{Line, Lines};
use Specimen::{Answer, Code, Page};
use Status::{
    Accepted, Cancelled, Clarification, ClosedChecked, ClosedConfirmed, ClosedInfeasible, InProgress,
    Refused, Rework, SubmittedDone, SubmittedInfeasible,
};

/// All of them, in the order a letter has them.
pub const OWN_TEXTS: [OwnText; 42] = [
    text("letter-accepted-subject", Line, &["number"], Specimen::Status(Accepted)),
    text("letter-accepted", Lines, &[], Specimen::Status(Accepted)),
    text("letter-in_progress-subject", Line, &["number"], Specimen::Status(InProgress)),
    text("letter-in_progress", Lines, &[], Specimen::Status(InProgress)),
    text("letter-submitted_done-subject", Line, &["number"], Specimen::Status(SubmittedDone)),
    text("letter-submitted_done", Lines, &[], Specimen::Status(SubmittedDone)),
    text("letter-submitted_infeasible-subject", Line, &["number"], Specimen::Status(SubmittedInfeasible)),
    text("letter-submitted_infeasible", Lines, &[], Specimen::Status(SubmittedInfeasible)),
    text("letter-rework-subject", Line, &["number"], Specimen::Status(Rework)),
    text("letter-rework", Lines, &[], Specimen::Status(Rework)),
    text("letter-clarification-subject", Line, &["number"], Specimen::Status(Clarification)),
    text("letter-clarification", Lines, &[], Specimen::Status(Clarification)),
    text("letter-closed_confirmed-subject", Line, &["number"], Specimen::Status(ClosedConfirmed)),
    text("letter-closed_confirmed", Lines, &[], Specimen::Status(ClosedConfirmed)),
    text("letter-closed_checked-subject", Line, &["number"], Specimen::Status(ClosedChecked)),
    text("letter-closed_checked", Lines, &[], Specimen::Status(ClosedChecked)),
    text("letter-closed_infeasible-subject", Line, &["number"], Specimen::Status(ClosedInfeasible)),
    text("letter-closed_infeasible", Lines, &[], Specimen::Status(ClosedInfeasible)),
    text("letter-refused-subject", Line, &["number"], Specimen::Status(Refused)),
    text("letter-refused", Lines, &[], Specimen::Status(Refused)),
    text("letter-cancelled-subject", Line, &["number"], Specimen::Status(Cancelled)),
    text("letter-cancelled", Lines, &[], Specimen::Status(Cancelled)),
    text("letter-fact-number", Line, &["number"], Specimen::Status(Accepted)),
    text("letter-fact-service", Line, &["service"], Specimen::Status(Accepted)),
    text("letter-fact-executor", Line, &["executor"], Specimen::Status(Accepted)),
    text("letter-fact-due", Line, &["date"], Specimen::Status(Accepted)),
    text("letter-fact-reason", Line, &["reason"], Specimen::Status(ClosedInfeasible)),
    text("letter-fact-ground", Line, &["ground"], Specimen::Status(Refused)),
    text("letter-fact-where", Line, &["where"], Specimen::Status(Refused)),
    text("letter-answer-subject", Line, &["number"], Answer(Role::Operator)),
    text("letter-answer", Lines, &[], Answer(Role::Operator)),
    text("letter-executor_answer-subject", Line, &["number"], Answer(Role::Executor)),
    text("letter-executor_answer", Lines, &[], Answer(Role::Executor)),
    text("letter-code-subject", Line, &[], Code),
    text("letter-code", Line, &["code"], Code),
    text("letter-code-life", Lines, &["minutes"], Code),
    text("letter-code-secret", Lines, &[], Code),
    text("letter-link", Line, &["url"], Specimen::Status(Accepted)),
    text("community-signature", Lines, &[], Specimen::Status(Accepted)),
    text("community-contact", Lines, &[], Specimen::Status(Accepted)),
    text("letter-footer", Lines, &[], Specimen::Status(Accepted)),
    text("community-about", Lines, &[], Page),
];

const fn text(
    key: &'static str,
    shape: Shape,
    variables: &'static [&'static str],
    specimen: Specimen,
) -> OwnText {
    OwnText { key, shape, variables, specimen }
}

impl OwnText {
    /// The text of this key; none if it is not for a community to say.
    #[must_use]
    pub fn find(key: &str) -> Option<&'static Self> {
        OWN_TEXTS.iter().find(|text| text.key == key)
    }

    /// Where it is shown, in words.
    #[must_use]
    pub fn description(&self, language: Language) -> String {
        if let Specimen::Status(status) = self.specimen {
            let name = || language.text(&format!("status-{status}"));
            if self.key == format!("letter-{status}-subject") {
                return super::say(language, "where-status-subject", "status", &name());
            }
            if self.key == format!("letter-{status}") {
                return super::say(language, "where-status", "status", &name());
            }
        }
        language.text(&format!("where-{}", self.key))
    }
}
