//! How far a reading has come, for a progress bar or a log line.
//! The fractions are by bytes read and objects done, not by a clock.

/// What a reading is busy with, in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Phase {
    /// Reading ways and relations: the file's first pass.
    Ways,
    /// Reading nodes: the second pass.
    Nodes,
    /// Assembling administrative areas and settlements.
    Areas,
    /// Joining streets, houses and points of interest.
    Gazetteer,
    /// Classifying the base map's features.
    BaseMap,
}

/// How far a reading has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Progress {
    /// What it is busy with.
    pub phase: Phase,
    /// How much of that phase is done, 0 to 1.
    pub fraction: f64,
}

impl Progress {
    pub(super) fn new(phase: Phase, fraction: f64) -> Self {
        Self { phase, fraction: fraction.clamp(0.0, 1.0) }
    }

    /// How much of the whole reading is done, 0 to 1; the phases weigh what they usually take.
    #[must_use]
    pub fn overall(self) -> f64 {
        let (start, share) = match self.phase {
            Phase::Ways => (0.0, 0.3),
            Phase::Nodes => (0.3, 0.2),
            Phase::Areas => (0.5, 0.05),
            Phase::Gazetteer => (0.55, 0.2),
            Phase::BaseMap => (0.75, 0.25),
        };
        start + share * self.fraction
    }
}
