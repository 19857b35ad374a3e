//! `sample`: the made-up community as files, from its generator or, faster, as they are kept.

use std::{
    fs,
    io::{BufWriter, Write},
    path::Path,
};

use anyhow::Context;

use crate::sample;

const EXTRACT: &str = "sample.osm.pbf";
const REQUESTS: &str = "sample_requests.csv";

/// Generates the community and its requests into a folder.
pub fn write(dir: &Path, copies: u32) -> anyhow::Result<()> {
    fs::create_dir_all(dir).with_context(|| dir.display().to_string())?;
    let create = |name: &str| {
        let path = dir.join(name);
        fs::File::create(&path).map(BufWriter::new).with_context(|| path.display().to_string())
    };
    let (mut extract, mut requests) = (create(EXTRACT)?, create(REQUESTS)?);
    sample::extract_repeated(copies, &mut extract)?;
    sample::requests(&mut requests)?;
    extract.flush()?;
    Ok(requests.flush()?)
}

/// Copies the kept files into a folder; a test holds them against the generator. Returns extract and requests.
pub fn unpack(dir: &Path) -> anyhow::Result<[std::path::PathBuf; 2]> {
    let files = [dir.join(EXTRACT), dir.join(REQUESTS)];
    fs::write(&files[0], include_bytes!("../../tests/fixtures/sample.osm.pbf"))?;
    fs::write(&files[1], include_bytes!("../../tests/fixtures/sample_requests.csv"))?;
    Ok(files)
}
