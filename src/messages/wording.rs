//! A community's own wording of a text: a Fluent pattern that holds what it must and nothing that could fail or reach
//! for other texts. It says what is wrong and where; it does not say it in a person's language.

use std::{collections::BTreeSet, fmt};

use fluent_bundle::FluentResource;
use fluent_syntax::{
    ast::{Entry, Expression, InlineExpression, Pattern, PatternElement},
    parser::{ErrorKind, ParserError},
    unicode::unescape_unicode_to_string,
};

use super::own_text::{OwnText, Shape};

/// Most opening braces in a text. The parser calls itself at each of them: this many fit on any stack.
const MOST_BRACES: usize = 30;
/// What each line is moved in by, since a line of a Fluent message that is not moved in begins the next one.
const INDENT: &str = "    ";

/// A wording that can be used.
pub struct Wording {
    value: String,
    resource: FluentResource,
}

/// Why a wording cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// There is nothing in it, or nothing to be seen.
    #[error("the text is empty")]
    Empty,
    /// It has more characters than this.
    #[error("the text is longer than {0} characters")]
    TooLong(usize),
    /// This variable is not shown in every case.
    #[error("${0} is missing, or not shown in every variant")]
    Missing(&'static str),
    /// Something is wrong at one spot.
    #[error("{0}: {1:?}")]
    At(Spot, Flaw),
}

/// A place in a text as it was typed, in characters.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Spot {
    /// 1 is the first.
    pub line: usize,
    /// 1 is the first of its line.
    pub column: usize,
}

impl fmt::Display for Spot {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)
    }
}

/// What is wrong at a spot.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Flaw {
    /// A control character.
    Control,
    /// A second line where one is all there is room for.
    SecondLine,
    /// A line that begins with `.`, `[`, `*` or `}`, which mean something to Fluent.
    LineStart,
    /// More braces than anybody needs.
    ManyBraces,
    /// A brace that is not closed, or not opened.
    Brace,
    /// Quotes that are not closed.
    Quotes,
    /// Variants of which none, or more than one, has the asterisk.
    DefaultVariant,
    /// Anything else Fluent does not know.
    Syntax,
    /// A variable the text does not have.
    Variable(String),
    /// A function, a term or another message.
    Reference,
}

impl OwnText {
    /// Reads a wording of this text as a person typed it.
    ///
    /// # Errors
    /// What is wrong with it first.
    pub fn wording(&self, typed: &str) -> Result<Wording, Fault> {
        let value = typed.replace("\r\n", "\n").trim().to_owned();
        if value.is_empty() {
            return Err(Fault::Empty);
        }
        if value.chars().count() > self.shape.longest() {
            return Err(Fault::TooLong(self.shape.longest()));
        }
        let flaw_at = |offset, flaw| Err(Fault::At(spot(&value, offset), flaw));
        if let Some(offset) = value.find(|c: char| c.is_control() && c != '\n') {
            return flaw_at(offset, Flaw::Control);
        }
        if let Some((offset, _)) = value.match_indices('{').nth(MOST_BRACES) {
            return flaw_at(offset, Flaw::ManyBraces);
        }
        let lines: Vec<String> = value.lines().map(|line| format!("{INDENT}{line}")).collect();
        let source = format!("{} =\n{}", self.key, lines.join("\n"));
        let resource =
            FluentResource::try_new(source).map_err(|(resource, errors)| fault(&resource, &errors))?;
        self.inspect(&resource)?;
        Ok(Wording { value, resource })
    }

    fn inspect(&self, resource: &FluentResource) -> Result<(), Fault> {
        let message = match resource.get_entry(0) {
            Some(Entry::Message(message)) if resource.get_entry(1).is_none() => message,
            _ => return Err(at(resource.source(), 0, Flaw::Syntax)),
        };
        let inspection = Inspection { text: self, source: resource.source() };
        if let Some(attribute) = message.attributes.first() {
            return Err(inspection.flaw(attribute.id.name, Flaw::LineStart));
        }
        let shown = message.value.as_ref().map(|pattern| inspection.pattern(pattern)).transpose()?;
        let shown = shown.filter(|shown| shown.something).ok_or(Fault::Empty)?;
        match self.variables.iter().find(|name| !shown.variables.contains(*name)) {
            Some(missing) => Err(Fault::Missing(missing)),
            None => Ok(()),
        }
    }
}

impl Wording {
    /// As it is kept: trimmed, lines ended by LF.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.value
    }

    pub(super) fn into_resource(self) -> FluentResource {
        self.resource
    }
}

/// What a pattern shows whichever variants are chosen.
#[derive(Default)]
struct Shown<'a> {
    variables: BTreeSet<&'a str>,
    something: bool,
}

impl<'a> Shown<'a> {
    fn text(text: &str) -> Self {
        Self { something: !text.trim().is_empty(), ..Self::default() }
    }

    fn and(mut self, other: Self) -> Self {
        self.variables.extend(other.variables);
        Self { something: self.something || other.something, ..self }
    }

    fn or(self, other: Self) -> Self {
        let variables = self.variables.intersection(&other.variables).copied().collect();
        Self { variables, something: self.something && other.something }
    }
}

struct Inspection<'a> {
    text: &'a OwnText,
    source: &'a str,
}

impl<'a> Inspection<'a> {
    fn pattern(&self, pattern: &Pattern<&'a str>) -> Result<Shown<'a>, Fault> {
        pattern.elements.iter().try_fold(Shown::default(), |shown, element| {
            let next = match element {
                PatternElement::TextElement { value } => {
                    if let (Shape::Line, Some((_, second))) = (self.text.shape, value.split_once('\n')) {
                        return Err(self.flaw(second, Flaw::SecondLine));
                    }
                    Shown::text(value)
                }
                PatternElement::Placeable { expression } => self.expression(expression)?,
            };
            Ok(shown.and(next))
        })
    }

    fn expression(&self, expression: &Expression<&'a str>) -> Result<Shown<'a>, Fault> {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                // What only decides between variants is not shown.
                self.inline(selector)?;
                let mut variants = variants.iter().map(|variant| self.pattern(&variant.value));
                let first = variants.next().transpose()?.unwrap_or_default();
                variants.try_fold(first, |shown, variant| Ok(shown.or(variant?)))
            }
        }
    }

    fn inline(&self, inline: &InlineExpression<&'a str>) -> Result<Shown<'a>, Fault> {
        match inline {
            InlineExpression::StringLiteral { value } => {
                // An escape may stand for anything.
                let text = unescape_unicode_to_string(value);
                if text.contains(char::is_control) {
                    return Err(self.flaw(value, Flaw::Control));
                }
                Ok(Shown::text(&text))
            }
            InlineExpression::NumberLiteral { value } => Ok(Shown::text(value)),
            InlineExpression::VariableReference { id } if self.text.variables.contains(&id.name) => {
                Ok(Shown { variables: [id.name].into(), something: true })
            }
            InlineExpression::VariableReference { id } => {
                Err(self.flaw_before(id.name, Flaw::Variable(id.name.to_owned())))
            }
            InlineExpression::Placeable { expression } => self.expression(expression),
            InlineExpression::TermReference { id, .. } => Err(self.flaw_before(id.name, Flaw::Reference)),
            InlineExpression::FunctionReference { id, .. }
            | InlineExpression::MessageReference { id, .. } => Err(self.flaw(id.name, Flaw::Reference)),
        }
    }

    /// A fault where this part of the source begins.
    fn flaw(&self, part: &str, flaw: Flaw) -> Fault {
        at(self.source, self.offset(part), flaw)
    }

    /// A fault at the `$` or `-` before a name.
    fn flaw_before(&self, name: &str, flaw: Flaw) -> Fault {
        at(self.source, self.offset(name).saturating_sub(1), flaw)
    }

    fn offset(&self, part: &str) -> usize {
        part.as_ptr().addr().saturating_sub(self.source.as_ptr().addr())
    }
}

/// What the parser stumbled over first.
fn fault(resource: &FluentResource, errors: &[ParserError]) -> Fault {
    let source = resource.source();
    let Some(error) = errors.first() else { return at(source, 0, Flaw::Syntax) };
    let whole = matches!(resource.get_entry(0), Some(Entry::Message(_)));
    let flaw = match &error.kind {
        // The message ended before its text did.
        _ if whole => Flaw::LineStart,
        ErrorKind::ExpectedMessageField { .. } => Flaw::LineStart,
        ErrorKind::UnbalancedClosingBrace | ErrorKind::ExpectedToken('}') => Flaw::Brace,
        ErrorKind::UnterminatedStringLiteral | ErrorKind::ExpectedToken('"') => Flaw::Quotes,
        ErrorKind::MissingDefaultVariant | ErrorKind::MultipleDefaultVariants => Flaw::DefaultVariant,
        _ => Flaw::Syntax,
    };
    at(source, error.pos.start, flaw)
}

/// A fault at a byte of the source, whose first line is not the person's and whose others are moved in.
fn at(source: &str, offset: usize, flaw: Flaw) -> Fault {
    let Spot { line, column } = spot(source, offset);
    let column = if line == 1 { 1 } else { column.saturating_sub(INDENT.len()).max(1) };
    Fault::At(Spot { line: line.saturating_sub(1).max(1), column }, flaw)
}

/// The place of a byte.
fn spot(text: &str, offset: usize) -> Spot {
    let before = text.get(..offset).unwrap_or(text);
    let begun = before.rsplit('\n').next().unwrap_or_default();
    Spot { line: before.matches('\n').count() + 1, column: begun.chars().count() + 1 }
}

#[cfg(test)]
#[path = "wording_tests.rs"]
mod tests;
