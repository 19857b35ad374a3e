//! How long the texts of a request may be, in characters, whichever door they come in by.
//! The limits keep one request readable on one page; they are not a database's.

/// The applicant's own words, and the text made public.
pub const TEXT: usize = 5_000;
/// An address as it was typed.
pub const ADDRESS: usize = 300;
/// The name of a service or of an executing organisation.
pub const NAME: usize = 200;
/// A registration number given by another system.
pub const FOREIGN_NUMBER: usize = 50;
