//! A file store that does as it is told to fail: it refuses, or stands still for ever, before or after the deed. Who is
//! dropped while it stands still was killed there.

use std::{
    fmt,
    path::Path as FsPath,
    sync::{
        Arc,
        atomic::{AtomicU8, Ordering},
    },
};

use async_trait::async_trait;
use futures_util::{StreamExt, stream, stream::BoxStream};
use object_store::{
    CopyOptions, Error, GetOptions, GetResult, ListResult, MultipartUpload, ObjectMeta, ObjectStore,
    PutMultipartOptions, PutOptions, PutPayload, PutResult, Result, local::LocalFileSystem, path::Path,
};

/// What goes wrong.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub enum Fault {
    None,
    PutFails,
    HangsBeforePut,
    HangsAfterPut,
    DeleteFails,
}

/// A directory whose faults can be set while it is in use.
#[derive(Debug, Clone)]
pub struct FaultyStore {
    inner: Arc<LocalFileSystem>,
    fault: Arc<AtomicU8>,
}

impl FaultyStore {
    pub fn over(folder: &FsPath) -> Self {
        // A real store of objects has no empty folders.
        let inner = LocalFileSystem::new_with_prefix(folder).unwrap().with_automatic_cleanup(true);
        let inner = Arc::new(inner);
        Self { inner, fault: Arc::new(AtomicU8::new(Fault::None as u8)) }
    }

    pub fn set(&self, fault: Fault) {
        self.fault.store(fault as u8, Ordering::SeqCst);
    }

    fn is(&self, fault: Fault) -> bool {
        self.fault.load(Ordering::SeqCst) == fault as u8
    }
}

fn broken() -> Error {
    Error::Generic { store: "faulty", source: "as told".into() }
}

impl fmt::Display for FaultyStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "a faulty {}", self.inner)
    }
}

#[async_trait]
impl ObjectStore for FaultyStore {
    async fn put_opts(&self, at: &Path, payload: PutPayload, options: PutOptions) -> Result<PutResult> {
        if self.is(Fault::PutFails) {
            return Err(broken());
        }
        if self.is(Fault::HangsBeforePut) {
            std::future::pending::<()>().await;
        }
        let done = self.inner.put_opts(at, payload, options).await;
        if self.is(Fault::HangsAfterPut) {
            std::future::pending::<()>().await;
        }
        done
    }

    async fn put_multipart_opts(
        &self,
        at: &Path,
        options: PutMultipartOptions,
    ) -> Result<Box<dyn MultipartUpload>> {
        self.inner.put_multipart_opts(at, options).await
    }

    async fn get_opts(&self, at: &Path, options: GetOptions) -> Result<GetResult> {
        self.inner.get_opts(at, options).await
    }

    fn delete_stream(&self, paths: BoxStream<'static, Result<Path>>) -> BoxStream<'static, Result<Path>> {
        if self.is(Fault::DeleteFails) {
            return stream::once(async { Err(broken()) }).boxed();
        }
        self.inner.delete_stream(paths)
    }

    fn list(&self, prefix: Option<&Path>) -> BoxStream<'static, Result<ObjectMeta>> {
        self.inner.list(prefix)
    }

    async fn list_with_delimiter(&self, prefix: Option<&Path>) -> Result<ListResult> {
        self.inner.list_with_delimiter(prefix).await
    }

    async fn copy_opts(&self, from: &Path, to: &Path, options: CopyOptions) -> Result<()> {
        self.inner.copy_opts(from, to, options).await
    }
}
