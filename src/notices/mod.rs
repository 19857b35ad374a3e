//! Sends the notices of the outbox by e-mail. What is told to whom is decided in `db::notice::about`, in the
//! transaction of what it tells of; here nothing is lost, and nothing is sent twice that SMTP lets us know of.

mod backoff;
mod mail;
mod sender;
mod smtp;

pub use self::{
    mail::link_to,
    sender::{Patience, Sender, SenderError, Trouble},
    smtp::ServerError,
};
pub use crate::db::notice::about::{about_answer, about_status, sign_in_code};
