//! Progress of long work: a bar on a terminal, plain lines elsewhere.

use std::{io::IsTerminal, sync::Mutex};

use indicatif::{ProgressBar, ProgressStyle};

/// Progress of one piece of work, in phases.
pub struct Progress {
    bar: Option<ProgressBar>,
    phase: Mutex<String>,
}

impl Progress {
    /// Begins; nothing is shown yet.
    #[must_use]
    pub fn new() -> Self {
        let bar = std::io::stderr().is_terminal().then(|| {
            let bar = ProgressBar::new(1000);
            if let Ok(style) = ProgressStyle::with_template("{msg:28} {bar:40} {percent:>3} %  {elapsed}") {
                bar.set_style(style);
            }
            bar
        });
        Self { bar, phase: Mutex::default() }
    }

    /// Shows how far a phase is, 0 to 1.
    pub fn at(&self, phase: &str, fraction: f64) {
        if let Some(bar) = &self.bar {
            bar.set_message(phase.to_owned());
            bar.set_position((fraction.clamp(0.0, 1.0) * 1000.0) as u64);
        } else if let Ok(mut last) = self.phase.lock()
            && *last != phase
        {
            phase.clone_into(&mut last);
            eprintln!("{phase}…");
        }
    }
}

impl Drop for Progress {
    fn drop(&mut self) {
        if let Some(bar) = &self.bar {
            bar.finish_and_clear();
        }
    }
}
