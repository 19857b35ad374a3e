//! The same ten kilobytes whatever is asked: what HTTP itself costs with the server's own library.

use std::net::SocketAddr;

use axum::{Router, http::header};

/// About as long as a full tile.
const BYTES: usize = 10_000;

/// Serves it, until killed.
pub async fn serve(address: SocketAddr) -> anyhow::Result<()> {
    let body = axum::body::Bytes::from(vec![b'x'; BYTES]);
    let kind = [(header::CONTENT_TYPE, "application/octet-stream")];
    let router = Router::new().fallback(async move || (kind, body.clone()));
    Ok(axum::serve(tokio::net::TcpListener::bind(address).await?, router).await?)
}
