//! Asks servers over kept connections.

use anyhow::Context;
use reqwest::{
    Response, StatusCode,
    header::{ACCEPT_ENCODING, ETAG, IF_NONE_MATCH},
};
use tokio::task::JoinSet;

/// Connections by which a cache is warmed.
const WARMERS: usize = 4;

/// A browser, as it were.
#[derive(Debug, Clone)]
pub struct Client(reqwest::Client);

impl Client {
    /// One that has no connection yet.
    pub fn new() -> anyhow::Result<Self> {
        // It fails where one is set already, which is as good.
        let _ = rustls::crypto::ring::default_provider().install_default();
        Ok(Self(reqwest::Client::builder().no_proxy().tcp_nodelay(true).build()?))
    }

    /// The answer, read to its end, whatever it is.
    pub async fn get(&self, url: &str) -> anyhow::Result<(StatusCode, Vec<u8>)> {
        let response = self.0.get(url).send().await?;
        let status = response.status();
        Ok((status, response.bytes().await?.into()))
    }

    /// The entity tag of what is there now; an error for what is no success.
    pub async fn tag(&self, url: &str) -> anyhow::Result<String> {
        tag_of(self.0.get(url).send().await?.error_for_status()?).await
    }

    /// The entity tag of what is there now, if it is another than `held`.
    pub async fn other_tag(&self, url: &str, held: &str) -> anyhow::Result<Option<String>> {
        let response = self.0.get(url).header(IF_NONE_MATCH, held).send().await?.error_for_status()?;
        if response.status() == StatusCode::NOT_MODIFIED {
            return Ok(None);
        }
        tag_of(response).await.map(Some)
    }

    /// Asks for each of these once, so that a cache has them; an error if one is not answered well.
    pub async fn warm(&self, urls: Vec<String>, gzip: bool) -> anyhow::Result<()> {
        let mut warmers = JoinSet::new();
        for part in urls.chunks(urls.len().div_ceil(WARMERS).max(1)) {
            let (client, part) = (self.0.clone(), part.to_vec());
            warmers.spawn(async move {
                for url in part {
                    let mut asked = client.get(url);
                    if gzip {
                        asked = asked.header(ACCEPT_ENCODING, "gzip");
                    }
                    asked.send().await?.error_for_status()?.bytes().await?;
                }
                Ok::<_, reqwest::Error>(())
            });
        }
        while let Some(warmed) = warmers.join_next().await {
            warmed??;
        }
        Ok(())
    }
}

/// Also reads the answer to its end, so that its connection is kept.
async fn tag_of(response: Response) -> anyhow::Result<String> {
    let tag = response.headers().get(ETAG).and_then(|tag| tag.to_str().ok()).map(str::to_owned);
    response.bytes().await?;
    tag.context("an answer without ETag")
}
