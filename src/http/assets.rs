//! The built web pages, which live inside the binary (a debug build reads them from `web/dist`).

use axum::{
    extract::Path,
    http::header,
    response::{IntoResponse, Response},
};
use rust_embed::{EmbeddedFile, RustEmbed};
use serde_json::Value;

use super::problem::Problem;

#[derive(RustEmbed)]
#[folder = "web/dist"]
#[allow_missing = true]
struct Dist;

/// Vite puts a hash of its content into the name of each asset, so that it never changes.
const FOREVER: &str = "public, max-age=31536000, immutable";

/// `/`: the map page.
pub async fn index() -> Result<Response, Problem> {
    file("index.html", "no-cache")
}

/// `/sign-in`, `/desk`, `/cabinet`, `/administration` and what is below them: one page, which asks for what its reader may
/// see; it says nothing by itself, so that it stands behind no door.
pub async fn work() -> Result<Response, Problem> {
    file("work.html", "no-cache")
}

/// `/assets/{path}`: scripts, styles and fonts.
pub async fn asset(Path(path): Path<String>) -> Result<Response, Problem> {
    file(&format!("assets/{path}"), FOREVER)
}

/// `/favicon.svg` and its like, from the top of the web pages' folder; none where there is no such file.
#[must_use]
pub fn top_level(path: &str) -> Option<Response> {
    let name = path.strip_prefix('/').filter(|name| !name.contains('/') && !name.ends_with(".html"))?;
    file(name, "public, max-age=3600").ok()
}

fn file(name: &str, cache: &'static str) -> Result<Response, Problem> {
    let EmbeddedFile { data, metadata } = Dist::get(name).ok_or_else(Problem::not_found)?;
    let headers =
        [(header::CONTENT_TYPE, metadata.mimetype().to_owned()), (header::CACHE_CONTROL, cache.to_owned())];
    Ok((headers, data).into_response())
}

/// Addresses of the style sheets and the script of the server-rendered pages, by Vite's manifest.
#[derive(Debug, Clone, Default)]
pub struct PageAssets {
    /// Style sheets.
    pub styles: Vec<String>,
    /// Module script.
    pub script: Option<String>,
}

/// Reads Vite's manifest (<https://vite.dev/guide/backend-integration>); empty where the pages are not built.
#[must_use]
pub fn page_assets() -> PageAssets {
    let manifest =
        Dist::get(".vite/manifest.json").and_then(|file| serde_json::from_slice::<Value>(&file.data).ok());
    let Some(manifest) = manifest else { return PageAssets::default() };
    let entry = &manifest["src/page.ts"];
    let mut styles: Vec<String> = vec![];
    let mut seen = vec!["src/page.ts".to_owned()];
    // The entry's own style sheets and those of the chunks it imports.
    let mut next = 0;
    while let Some(name) = seen.get(next).cloned() {
        next += 1;
        let chunk = &manifest[&name];
        let texts = |key: &str| {
            chunk[key]
                .as_array()
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .map(str::to_owned)
                .collect::<Vec<_>>()
        };
        styles.extend(texts("css").into_iter().map(|css| format!("/{css}")));
        seen.extend(texts("imports").into_iter().filter(|name| !seen.contains(name)).collect::<Vec<_>>());
    }
    PageAssets { styles, script: entry["file"].as_str().map(|file| format!("/{file}")) }
}
