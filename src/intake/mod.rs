//! The ways requests come in: a contact centre's export, and one submission at a time; and what moves them on. Each
//! address goes through the geocoder; what it does not find with enough confidence waits for a person.

pub mod csv;
pub mod filing;
pub mod import;
pub mod join;
pub mod locate;
pub mod placing;
pub mod queue;
pub mod register;
pub mod renames;
pub mod response;
pub mod routing;
pub mod silence;
pub mod text_check;
pub mod transition;
