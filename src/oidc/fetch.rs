//! Asks the identity provider over HTTP: no redirects, no endless bodies, no long waits.

use std::time::Duration;

use openidconnect::{HttpRequest, HttpResponse, http};
use reqwest::{Client, redirect::Policy};

/// How long one answer of the provider may take; a sign-in needs up to four within the server's 30 seconds.
const PATIENCE: Duration = Duration::from_secs(6);
/// Longest answer taken, in bytes: metadata and key sets have a few thousand.
const LONGEST: usize = 512 * 1024;

/// Why the provider gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum FetchError {
    /// It was not reached, or fell silent.
    #[error(transparent)]
    Http(#[from] reqwest::Error),
    /// It said more than there can be to say.
    #[error("the answer is longer than {LONGEST} bytes")]
    TooLong,
    /// The answer cannot be put into our terms.
    #[error(transparent)]
    Response(#[from] http::Error),
}

/// A client for one provider. One that is asked by https names no address without it.
///
/// # Errors
/// The certificates of the system cannot be read.
pub fn client(https_only: bool) -> Result<Client, reqwest::Error> {
    // The TLS of the client has no cryptography of its own; whoever comes first sets it for the process.
    let _ = rustls::crypto::ring::default_provider().install_default();
    // A redirect would lead wherever the answer says, inside our network too.
    Client::builder().redirect(Policy::none()).timeout(PATIENCE).https_only(https_only).build()
}

/// One request, as `openidconnect` wants it done.
///
/// # Errors
/// A [`FetchError`].
pub async fn send(client: Client, request: HttpRequest) -> Result<HttpResponse, FetchError> {
    let mut answer = client.execute(request.try_into()?).await?;
    let mut builder = http::Response::builder().status(answer.status());
    if let Some(headers) = builder.headers_mut() {
        headers.extend(answer.headers().clone());
    }
    let mut body = Vec::new();
    while let Some(chunk) = answer.chunk().await? {
        if body.len() + chunk.len() > LONGEST {
            return Err(FetchError::TooLong);
        }
        body.extend_from_slice(&chunk);
    }
    Ok(builder.body(body)?)
}
