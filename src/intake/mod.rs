//! The ways requests come in: a contact centre's export, and one submission at a time; and what moves them on. Each
//! address goes through the geocoder; what it does not find with enough confidence waits for a person.

pub mod csv;
pub mod filing;
pub mod import;
pub mod join;
pub mod locate;
pub mod placing;
pub mod public_text;
pub mod queue;
pub mod register;
pub mod renames;
pub mod response;
pub mod routing;
pub mod silence;
pub mod text_check;
pub mod transition;

use xxhash_rust::xxh3::Xxh3;

/// What is sent under an `Idempotency-Key`, by whom: the same again is known by it, other content under the same key is not.
#[must_use]
pub fn fingerprint(key: &str, actor: &str, sent: &[&[u8]]) -> String {
    let mut hash = Xxh3::new();
    for part in [key.as_bytes(), actor.as_bytes()].iter().chain(sent) {
        hash.update(&part.len().to_be_bytes());
        hash.update(part);
    }
    format!("{:032x}", hash.digest128())
}
