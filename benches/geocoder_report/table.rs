//! Adds outcomes up and prints them: a row per class, and how often each confidence is right.

use std::{
    collections::BTreeMap,
    io::{self, Write},
};

use hromada_map::geocoder::Answer;

use super::score::{Case, Outcome, is_right};

/// A query with what was answered.
pub struct Answered<'a> {
    /// The query.
    pub case: &'a Case,
    /// The answers, best first.
    pub answers: Vec<Answer>,
    /// What they are worth.
    pub outcome: Outcome,
    /// Its place among the queries of its class, from 0.
    pub nth: usize,
}

#[derive(Default)]
struct Row {
    queries: u32,
    first: u32,
    among_three: u32,
    confident: u32,
    misleading: u32,
}

impl Row {
    fn add(&mut self, outcome: Outcome) {
        self.queries += 1;
        self.first += u32::from(outcome.first);
        self.among_three += u32::from(outcome.among_three);
        self.confident += u32::from(outcome.confident);
        self.misleading += u32::from(outcome.misleads);
    }

    fn write(&self, out: &mut impl Write, name: &str) -> io::Result<()> {
        let percent = |count: u32| 100.0 * f64::from(count) / f64::from(self.queries.max(1));
        let [first, three, auto, wrong] =
            [self.first, self.among_three, self.confident, self.misleading].map(percent);
        writeln!(out, "{name:20}{:6}{first:8.1}{three:8.1}{auto:8.1}{wrong:8.2}", self.queries)
    }
}

/// Percent of the queries of each class and of all.
pub fn classes<'a>(
    out: &mut impl Write,
    title: &str,
    answered: impl Iterator<Item = &'a Answered<'a>>,
) -> io::Result<()> {
    let mut rows: BTreeMap<&str, Row> = BTreeMap::new();
    let mut all = Row::default();
    for Answered { case, outcome, .. } in answered {
        rows.entry(&case.class).or_default().add(*outcome);
        all.add(*outcome);
    }
    writeln!(out, "\n{title}")?;
    writeln!(out, "{:20}{:>6}{:>8}{:>8}{:>8}{:>8}", "class, %", "n", "hit@1", "hit@3", "auto", "wrong")?;
    for (name, row) in &rows {
        row.write(out, name)?;
    }
    all.write(out, "ALL")
}

/// Of the first answers of each tenth of confidence, how many are right.
pub fn calibration(out: &mut impl Write, answered: &[Answered<'_>]) -> io::Result<()> {
    let mut tenths = [(0_u32, 0_u32); 10];
    for Answered { case, answers, .. } in answered {
        if let Some(top) = answers.first() {
            let tenth = &mut tenths[((top.confidence * 10.0) as usize).min(9)];
            tenth.0 += 1;
            tenth.1 += u32::from(is_right(case, top));
        }
    }
    writeln!(out, "\n{:20}{:>8}{:>10}", "confidence", "answers", "right, %")?;
    for (nth, (answers, right)) in tenths.into_iter().enumerate() {
        let (low, high) = (nth as f64 / 10.0, (nth + 1) as f64 / 10.0);
        let share = 100.0 * f64::from(right) / f64::from(answers.max(1));
        writeln!(out, "{:20}{answers:8}{share:10.1}", format!("{low:.1} to {high:.1}"))?;
    }
    Ok(())
}

/// The queries whose first answer is not right or misleads, with that answer.
pub fn misses(out: &mut impl Write, answered: &[Answered<'_>]) -> io::Result<()> {
    writeln!(out)?;
    for Answered { case, answers, outcome, .. } in answered {
        let word = match outcome {
            Outcome { misleads: true, .. } => "WRONG",
            Outcome { first: false, among_three: true, .. } => "later",
            Outcome { first: false, .. } => "miss",
            _ => continue,
        };
        write!(out, "{word:6}{:20}{}  →", case.class, case.q)?;
        match answers.first() {
            Some(top) => writeln!(
                out,
                " {:.2} {} {} ({:.6} {:.6})",
                top.confidence,
                top.match_level.as_str(),
                top.label,
                top.point.x(),
                top.point.y()
            )?,
            None => writeln!(out, " –")?,
        }
    }
    Ok(())
}
