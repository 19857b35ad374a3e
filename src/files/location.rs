//! The setting that says where files are kept, as a type.

use std::{path::PathBuf, str::FromStr};

use super::FilesError;

/// A place files can be kept in.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Location {
    /// A directory of this machine.
    Directory(PathBuf),
    /// A bucket of an S3-compatible store.
    S3(Bucket),
}

/// A bucket, and where in it.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Bucket {
    /// Its name.
    pub name: String,
    /// What keys begin with; empty for the whole bucket.
    pub prefix: String,
    /// The store's own address; Amazon's where there is none.
    pub endpoint: Option<String>,
    /// Its region.
    pub region: Option<String>,
}

impl FromStr for Location {
    type Err = FilesError;

    fn from_str(setting: &str) -> Result<Self, FilesError> {
        let Some(bucket) = setting.strip_prefix("s3://") else {
            if setting.is_empty() || setting.contains("://") {
                return Err(wrong(setting));
            }
            return Ok(Self::Directory(setting.into()));
        };
        let (path, query) = bucket.split_once('?').unwrap_or((bucket, ""));
        let (name, prefix) = path.split_once('/').unwrap_or((path, ""));
        if name.is_empty() {
            return Err(wrong(setting));
        }
        let mut bucket = Bucket { name: name.into(), prefix: prefix.into(), ..Default::default() };
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            match pair.split_once('=') {
                Some(("endpoint", url)) if url.starts_with("http://") || url.starts_with("https://") => {
                    bucket.endpoint = Some(url.into());
                }
                Some(("region", region)) if !region.is_empty() => bucket.region = Some(region.into()),
                _ => return Err(wrong(setting)),
            }
        }
        Ok(Self::S3(bucket))
    }
}

fn wrong(setting: &str) -> FilesError {
    FilesError::Setting(format!(
        "“{setting}” is neither a directory nor s3://BUCKET[/PREFIX][?endpoint=https://HOST&region=NAME]"
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bucket_has_a_name_and_perhaps_a_prefix_an_endpoint_and_a_region() {
        let bucket = |setting: &str| match setting.parse() {
            Ok(Location::S3(bucket)) => bucket,
            other => panic!("{setting}: {other:?}"),
        };
        assert_eq!(bucket("s3://photos"), Bucket { name: "photos".into(), ..Default::default() });
        let full = bucket("s3://photos/map/one?endpoint=http://127.0.0.1:9000&region=eu");
        assert_eq!((full.name.as_str(), full.prefix.as_str()), ("photos", "map/one"));
        assert_eq!(full.endpoint.as_deref(), Some("http://127.0.0.1:9000"));
        assert_eq!(full.region.as_deref(), Some("eu"));
    }

    #[test]
    fn what_is_no_place_is_refused() {
        for setting in ["", "s3://", "s3:///x", "gs://photos", "s3://a?endpoint=host", "s3://a?secret=1"] {
            assert!(setting.parse::<Location>().is_err(), "{setting}");
        }
        assert_eq!("files".parse::<Location>().unwrap(), Location::Directory("files".into()));
    }
}
