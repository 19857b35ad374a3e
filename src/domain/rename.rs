//! A renamed street, as a community's own list has it.

/// One change of a street's name. The types of streets («вулиця») may be left out of the names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Rename {
    /// The name before.
    pub old: String,
    /// The present name.
    pub new: String,
    /// The settlement it is about; all of them without.
    pub settlement: Option<String>,
    /// The district it is about; all of them without.
    pub district: Option<String>,
}
