//! Integration tests: the server over HTTP against a real PostGIS, and the command line.
//! `script/test` gives them a cluster in `DATABASE_URL`; each test gets a database of its own in it.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::type_complexity,
    reason = "a test fails by panicking"
)]

mod administration;
mod administration_accounts;
mod administration_texts;
mod app;
mod bad_input;
mod calls;
mod cast;
mod consultations;
mod corrections;
mod database_down;
mod desk;
mod doors;
mod faulty_store;
mod filing;
mod freshness;
mod geocoder_quality;
mod geocoding;

mod history;
mod homes;
mod import_osm;
mod import_requests;
mod index_changes;
mod index_model;
mod index_queries;
mod index_snapshot;
mod index_tiles;
mod lifecycle;
mod mirror;
mod moderation;
mod moderation_looks;
mod moderation_quality;
mod mvt;
mod notices;
mod official;
mod oidc;
mod oidc_doors;
mod oidc_forged;
mod oidc_provider;
mod pages;
mod photos;
mod pictures;
mod privacy;
mod public_text;
mod queues;
mod renames;
mod repetition;
mod requests;
mod retention;
mod scoring;
mod sending;
mod smtp_server;
mod story_closing;
mod story_execution;
mod story_own;
mod story_responses;
mod story_silence;
mod tidy;
mod tile_tests;
