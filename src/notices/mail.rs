//! A notice as an Internet message (RFC 5322): the same notice is the same message, whoever sends it and how often.

use lettre::{
    Address, Message,
    message::{
        Mailbox, SinglePart,
        header::{HeaderName, HeaderValue},
    },
};

use crate::{
    db::notice::Claimed,
    messages::{Language, letter::Letter},
};

/// Why a notice can be no mail.
#[derive(Debug, thiserror::Error)]
pub enum MailError {
    /// What should be an address is none.
    #[error("not an e-mail address: {0}")]
    Recipient(#[from] lettre::address::AddressError),
    /// The message cannot be put together.
    #[error("cannot put the message together: {0}")]
    Message(#[from] lettre::error::Error),
}

/// A message ready to be handed over.
pub struct Mail {
    /// Whom it goes to.
    pub to: Address,
    /// Headers and body.
    pub bytes: Vec<u8>,
}

/// The address of the page a notice speaks of, where the server has a public address.
#[must_use]
pub fn link_to(link: Option<&str>, public_url: Option<&str>) -> Option<String> {
    Some(format!("{}{}", public_url?.trim_end_matches('/'), link?))
}

/// Makes the message of a notice.
///
/// # Errors
/// The recipient is not an e-mail address. No text of a notice gets out of its header: each is parsed or encoded.
pub fn compose(notice: &Claimed, from: &Mailbox, public_url: Option<&str>) -> Result<Mail, MailError> {
    let to: Address = notice.recipient.parse()?;
    let url = link_to(notice.link.as_deref(), public_url);
    let text = Letter::text(
        Language::from_tag(&notice.language),
        &notice.body,
        notice.closing.as_deref(),
        url.as_deref(),
    );
    // RFC 3834 §5: nobody's holiday message answers it.
    let automatic = HeaderName::new_from_ascii_str("Auto-Submitted");
    let message = Message::builder()
        .from(from.clone())
        .to(Mailbox::new(None, to.clone()))
        .subject(&notice.subject)
        .date(notice.created_at.into())
        .message_id(Some(message_id(notice, from.email.domain())))
        .raw_header(HeaderValue::new(automatic, "auto-generated".into()))
        .singlepart(SinglePart::plain(text))?;
    Ok(Mail { to, bytes: message.formatted() })
}

/// One notice has one id, so that a mailbox can tell a second copy from another letter. With the time, since ids
/// start over in a new database.
fn message_id(notice: &Claimed, domain: &str) -> String {
    format!("<notice.{}.{}@{domain}>", notice.id, notice.created_at.timestamp_micros())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notice() -> Claimed {
        Claimed {
            id: 7,
            recipient: "olena@example.org".into(),
            language: "uk".into(),
            subject: "Заявку № 1042-9 прийнято до виконання".into(),
            body: "Вашу заявку прийнято до виконання.".into(),
            closing: None,
            link: Some("/requests/1042-9".into()),
            created_at: "2026-11-22T08:00:00Z".parse().unwrap(),
            attempts: 1,
        }
    }

    fn text(notice: &Claimed) -> Result<String, MailError> {
        let from: Mailbox = "Контакт-центр <map@hromada.example>".parse().unwrap();
        let mail = compose(notice, &from, Some("https://map.example/"))?;
        Ok(String::from_utf8(mail.bytes).unwrap())
    }

    #[test]
    fn the_message_is_the_same_each_time_it_is_sent() {
        let again = Claimed { attempts: 9, ..notice() };
        assert_eq!(text(&notice()).unwrap(), text(&again).unwrap());
        let text = text(&notice()).unwrap();
        assert!(text.contains("Message-ID: <notice.7.1795334400000000@hromada.example>\r\n"), "{text}");
        assert!(text.contains("Auto-Submitted: auto-generated\r\n"));
        assert!(text.contains("Content-Type: text/plain; charset=utf-8\r\n"));
        assert!(text.contains("Date: Sun, 22 Nov 2026 08:00:00 +0000\r\n"));
    }

    #[test]
    fn no_text_gets_out_of_its_header() {
        let subject =
            Claimed { subject: "Заявка\r\nBcc: all@example.org\r\n\r\nдалі".into(), ..notice() };
        let (headers, _) = text(&subject)
            .unwrap()
            .split_once("\r\n\r\n")
            .map(|(a, b)| (a.to_owned(), b.to_owned()))
            .unwrap();
        assert!(!headers.lines().any(|line| line.to_lowercase().starts_with("bcc")), "{headers}");
        assert!(headers.contains("Auto-Submitted"), "no header was cut off");
        for recipient in [
            "a@example.org\r\nRCPT TO:<b@example.org>",
            "a@example.org>\r\nDATA",
            "\"a\r\nb\"@example.org",
            "a@example.org, b@example.org",
            "a@exam\u{0}ple.org",
            "",
        ] {
            assert!(text(&Claimed { recipient: recipient.into(), ..notice() }).is_err(), "{recipient:?}");
        }
    }
}
