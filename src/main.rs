//! The command line of hromada-map.

use std::process::ExitCode;

use clap::Parser;
use hromada_map::cli::{self, Cli};
use mimalloc::MiMalloc;

#[global_allocator]
static ALLOCATOR: MiMalloc = MiMalloc;

fn main() -> ExitCode {
    cli::run(Cli::parse())
}
