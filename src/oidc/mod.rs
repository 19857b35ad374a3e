//! The identity provider of the community: sends staff there to sign in and makes out who came back (OpenID Connect
//! Core 1.0, authorization code flow with PKCE). Which account that is, and whether there is one, is decided elsewhere.

mod claims;
mod fetch;
mod provider;

pub use self::provider::{Departure, Identity, OidcError, Provider, SettingError};
