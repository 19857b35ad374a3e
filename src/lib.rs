//! `hromada-map`: the request map of a community's contact centre. ARCHITECTURE.md says what lives where.

pub mod cli;
pub mod config;
pub mod db;
pub mod domain;
pub mod embedded;
pub mod files;
pub mod geocoder;
pub mod http;
pub mod index;
pub mod intake;
pub mod messages;
pub mod mirror;
pub mod moderation;
pub mod notices;
pub mod oidc;
pub mod osm;
pub mod photo;
pub mod sample;
pub mod tiles;
