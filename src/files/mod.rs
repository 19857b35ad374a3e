//! Where photos and documents lie: a directory, or a bucket of an S3-compatible store, behind one small interface.
//! What a file means, and whether it may stay, its row in the database says (`db::attachment`).

use std::{
    fs, io,
    path::{Path as FsPath, PathBuf},
    sync::Arc,
    time::Duration,
};

use futures_util::{StreamExt, stream};
use object_store::{
    ObjectStore, ObjectStoreExt, PutPayload, RetryConfig,
    aws::AmazonS3Builder,
    local::LocalFileSystem,
    path::{Path, PathPart},
    prefix::PrefixStore,
};

use self::location::Location;

mod location;

/// Longer than this nobody waits for a store that does not answer.
const PATIENCE: Duration = Duration::from_secs(20);

/// One of the files of an attachment.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Part {
    /// The photo.
    Photo,
    /// Its thumbnail.
    Thumbnail,
    /// The document.
    Document,
}

impl Part {
    /// Every part an attachment may have.
    pub const ALL: [Self; 3] = [Self::Photo, Self::Thumbnail, Self::Document];

    const fn file_name(self) -> &'static str {
        match self {
            Self::Photo => "photo.jpg",
            Self::Thumbnail => "thumbnail.jpg",
            Self::Document => "document.pdf",
        }
    }
}

/// Why the store did not do what was asked.
#[derive(Debug, thiserror::Error)]
pub enum FilesError {
    /// The setting says no place files can be kept in.
    #[error("HROMADA_FILES: {0}")]
    Setting(String),
    /// The directory cannot be made or written to.
    #[error("cannot keep files in {path}: {source}")]
    Directory {
        /// The directory.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// The store is down, full, or refuses us.
    #[error("the file store: {0}")]
    Store(#[from] object_store::Error),
}

/// The store; cheap to clone. A key is `PREFIX/SHARD/NAME`, and all parts of one attachment lie under its key.
#[derive(Debug, Clone)]
pub struct Files {
    store: Arc<dyn ObjectStore>,
    /// Of a local store: what a killed process left half-written is in no listing.
    directory: Option<PathBuf>,
}

impl Files {
    /// Opens the place a setting names: `s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME]` with the usual `AWS_…`
    /// variables for what is secret, or a directory; without one the folder `files` of the data directory.
    ///
    /// # Errors
    /// The setting is malformed, or the directory cannot be made. An S3 store is not asked anything yet.
    pub fn open(setting: Option<&str>, data_dir: &FsPath) -> Result<Self, FilesError> {
        match setting.map(str::parse).transpose()? {
            None => Self::local(&data_dir.join("files")),
            Some(Location::Directory(path)) => Self::local(&path),
            Some(Location::S3(bucket)) => {
                // The TLS of the client has no cryptography of its own; whoever comes first sets it for the process.
                let _ = rustls::crypto::ring::default_provider().install_default();
                let mut builder =
                    AmazonS3Builder::from_env().with_bucket_name(bucket.name).with_retry(RetryConfig {
                        max_retries: 3,
                        retry_timeout: PATIENCE,
                        ..Default::default()
                    });
                if let Some(endpoint) = bucket.endpoint {
                    builder =
                        builder.with_allow_http(endpoint.starts_with("http://")).with_endpoint(endpoint);
                }
                if let Some(region) = bucket.region {
                    builder = builder.with_region(region);
                }
                Ok(Self::over(Arc::new(PrefixStore::new(builder.build()?, bucket.prefix))))
            }
        }
    }

    /// Files in a directory, which is made if need be and is nobody else's to read.
    ///
    /// # Errors
    /// It cannot be made.
    pub fn local(path: &FsPath) -> Result<Self, FilesError> {
        use std::os::unix::fs::DirBuilderExt;
        let failed = |source| FilesError::Directory { path: path.to_owned(), source };
        // The folders above are not ours alone: the database's user passes through the data directory.
        if let Some(above) = path.parent() {
            fs::create_dir_all(above).map_err(failed)?;
        }
        fs::DirBuilder::new().recursive(true).mode(0o700).create(path).map_err(failed)?;
        // With fsync: a row says that a file is there, and it is to be there after a power cut, too.
        let store = LocalFileSystem::new_with_prefix(path)?.with_fsync(true);
        Ok(Self { store: Arc::new(store), directory: Some(path.to_owned()) })
    }

    /// Files in any object store.
    #[must_use]
    pub fn over(store: Arc<dyn ObjectStore>) -> Self {
        Self { store, directory: None }
    }

    /// Writes a part, whole or not at all.
    ///
    /// # Errors
    /// The store failed.
    pub async fn put(&self, key: &str, part: Part, bytes: Vec<u8>) -> Result<(), FilesError> {
        self.store.put(&path(key, part), PutPayload::from(bytes)).await?;
        Ok(())
    }

    /// Reads a part; none when it is not there.
    ///
    /// # Errors
    /// The store failed.
    pub async fn get(&self, key: &str, part: Part) -> Result<Option<Vec<u8>>, FilesError> {
        match self.store.get(&path(key, part)).await {
            Ok(found) => Ok(Some(found.bytes().await?.into())),
            Err(object_store::Error::NotFound { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    /// Whether a part is there.
    ///
    /// # Errors
    /// The store failed: then nothing is known.
    pub async fn holds(&self, key: &str, part: Part) -> Result<bool, FilesError> {
        match self.store.head(&path(key, part)).await {
            Ok(_) => Ok(true),
            Err(object_store::Error::NotFound { .. }) => Ok(false),
            Err(error) => Err(error.into()),
        }
    }

    /// Deletes whatever is under a key. What is gone already is no error.
    ///
    /// # Errors
    /// The store failed; something may be left.
    pub async fn remove(&self, key: &str) -> Result<(), FilesError> {
        let paths = stream::iter(Part::ALL.map(|part| Ok(path(key, part))));
        let mut deleted = self.store.delete_stream(paths.boxed());
        while let Some(result) = deleted.next().await {
            match result {
                Ok(_) | Err(object_store::Error::NotFound { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let Some(directory) = &self.directory else { return Ok(()) };
        let folder = directory.join(key);
        match tokio::fs::remove_dir_all(&folder).await {
            Err(source) if source.kind() != io::ErrorKind::NotFound => {
                Err(FilesError::Directory { path: folder, source })
            }
            _ => Ok(()),
        }
    }

    /// The keys that have anything under them, in one shard (see [`shards`]) of a prefix.
    ///
    /// # Errors
    /// The store failed.
    pub async fn keys(&self, prefix: &str, shard: &str) -> Result<Vec<String>, FilesError> {
        let folder: Path = [prefix, shard].into_iter().map(PathPart::from).collect();
        let found = self.store.list_with_delimiter(Some(&folder)).await?;
        Ok(found.common_prefixes.iter().map(ToString::to_string).collect())
    }
}

/// The second step of every key: 256 folders of a size one can list.
pub fn shards() -> impl Iterator<Item = String> {
    (0..=u8::MAX).map(|shard| format!("{shard:02x}"))
}

fn path(key: &str, part: Part) -> Path {
    Path::from(key).join(part.file_name())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folder_is_nobody_elses_and_those_above_it_are_left_open() {
        use std::os::unix::fs::PermissionsExt;
        let dir = tempfile::tempdir().unwrap();
        let data_dir = dir.path().join("data");
        Files::open(None, &data_dir).unwrap();
        let mode = |path: &FsPath| fs::metadata(path).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode(&data_dir.join("files")), 0o700);
        assert_ne!(mode(&data_dir), 0o700);
    }

    #[tokio::test]
    async fn a_key_that_is_removed_leaves_nothing_not_even_what_was_half_written() {
        let dir = tempfile::tempdir().unwrap();
        let files = Files::open(None, dir.path()).unwrap();
        files.put("a1/0f/one", Part::Photo, b"picture".to_vec()).await.unwrap();
        files.put("a1/0f/two", Part::Document, b"paper".to_vec()).await.unwrap();
        assert_eq!(files.get("a1/0f/one", Part::Photo).await.unwrap().as_deref(), Some(&b"picture"[..]));
        assert_eq!(files.get("a1/0f/one", Part::Thumbnail).await.unwrap(), None);
        // As kill -9 during a write leaves it.
        let folder = dir.path().join("files/a1/0f/three");
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("photo.jpg#1"), b"pict").unwrap();

        let mut keys = files.keys("a1", "0f").await.unwrap();
        keys.sort();
        assert_eq!(keys, ["a1/0f/one", "a1/0f/three", "a1/0f/two"]);
        for key in keys {
            files.remove(&key).await.unwrap();
            files.remove(&key).await.unwrap();
        }
        assert!(files.keys("a1", "0f").await.unwrap().is_empty());
        assert_eq!(std::fs::read_dir(dir.path().join("files/a1/0f")).unwrap().count(), 0);
        assert!(files.keys("a1", "10").await.unwrap().is_empty(), "a shard that never was");
    }
}
