//! Why an extract could not be read, each in one line that says what to do.
//! Nothing here is about the database: a failed reading leaves nothing behind.

use std::{fmt, io, path::PathBuf};

/// A boundary an extract offers as a community.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Candidate {
    /// OpenStreetMap object, e.g. `r123`.
    pub osm_ref: String,
    /// Its name as mapped.
    pub name: String,
}

impl fmt::Display for Candidate {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} ({})", self.name, self.osm_ref)
    }
}

/// Why an extract could not be read.
#[derive(Debug, thiserror::Error)]
pub enum ReadError {
    /// The file is missing or may not be read.
    #[error("cannot open {}: {source}; check the path and its permissions", path.display())]
    Open {
        /// The file asked for.
        path: PathBuf,
        /// What the operating system said.
        source: io::Error,
    },
    /// The file does not begin as an OpenStreetMap PBF file does.
    #[error("{} is not an OpenStreetMap PBF file; give a file ending in .osm.pbf, e.g. one from download.geofabrik.de", path.display())]
    NotPbf {
        /// The file asked for.
        path: PathBuf,
    },
    /// The file begins well and then breaks off or is damaged.
    #[error("{} is damaged or cut short after {offset} bytes ({detail}); download it again", path.display())]
    Damaged {
        /// The file asked for.
        path: PathBuf,
        /// Where the last whole block ended, bytes.
        offset: u64,
        /// What the reader said.
        detail: String,
    },
    /// The file needs a feature of the format that is not supported, such as a full history.
    #[error("{} needs the PBF feature {feature}, which is not supported; use an ordinary extract without history", path.display())]
    Unsupported {
        /// The file asked for.
        path: PathBuf,
        /// The feature's name in the file's header.
        feature: String,
    },
    /// There are no house numbers, so no address could ever be found.
    #[error("{} has no house numbers (addr:housenumber){}; choose an extract that covers the community", path.display(), inside(community.as_deref()))]
    NoAddresses {
        /// The file asked for.
        path: PathBuf,
        /// The community they were looked for in; none for the whole extract.
        community: Option<String>,
    },
    /// No boundary of the extract answers to what was asked for.
    #[error("no boundary \"{asked}\" in the extract; {}", available(known))]
    UnknownCommunity {
        /// What was asked for.
        asked: String,
        /// A few boundaries there are, the likeliest first.
        known: Vec<Candidate>,
    },
    /// Several boundaries have the name asked for.
    #[error("several boundaries are named \"{asked}\": {}; give one of these ids instead", list(found))]
    AmbiguousCommunity {
        /// What was asked for.
        asked: String,
        /// The boundaries of that name.
        found: Vec<Candidate>,
    },
    /// The boundary is there but parts of its line are not.
    #[error("the boundary {found} is not whole in this extract; choose a larger extract")]
    IncompleteCommunity {
        /// The boundary asked for.
        found: Candidate,
    },
}

fn inside(community: Option<&str>) -> String {
    community.map_or_else(String::new, |name| format!(" inside {name}"))
}

fn list(candidates: &[Candidate]) -> String {
    candidates.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

fn available(candidates: &[Candidate]) -> String {
    if candidates.is_empty() {
        "it has none that is whole, so leave the community out to use all of it".to_owned()
    } else {
        format!("it has e.g. {}", list(candidates))
    }
}
