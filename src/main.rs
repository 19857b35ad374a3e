//! The command line of hromada-map.

use std::process::ExitCode;

use clap::Parser;
use hromada_map::cli::{self, Cli};

fn main() -> ExitCode {
    cli::run(Cli::parse())
}
