//! One conversation with a mail server (RFC 5321), step by step, to tell what is wrong with a letter from what is
//! wrong with the server: the second is no reason to give a letter up.

use std::time::Duration;

use lettre::{
    Address,
    transport::smtp::{
        Error as SmtpError,
        authentication::{Credentials, DEFAULT_MECHANISMS},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Mail as MailFrom, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use tokio::time::timeout;

use super::{mail::Mail, sender::Patience};

/// How long a farewell may take.
const FAREWELL: Duration = Duration::from_secs(2);

/// Why an address of a mail server is none.
#[derive(Debug, thiserror::Error)]
pub enum ServerError {
    /// Not of the form asked for. The value holds a password: it is not repeated.
    #[error("the address of the mail server must look like smtps://user:password@mail.example.ua:465")]
    Form,
    /// The system's certificates cannot be read.
    #[error("cannot prepare TLS: {0}")]
    Tls(#[from] SmtpError),
}

/// Why a letter was not taken.
#[derive(Debug, thiserror::Error)]
pub enum Refusal {
    /// The server cannot be reached, does not let us in or is in trouble: nothing is known against the letter.
    #[error("{0}")]
    Server(String),
    /// This letter, but perhaps later (4xx).
    #[error("{0}")]
    Later(String),
    /// This letter never (5xx).
    #[error("{0}")]
    Never(String),
}

/// A mail server and how we introduce ourselves to it.
pub struct Server {
    host: String,
    port: u16,
    implicit_tls: bool,
    credentials: Option<Credentials>,
    tls: TlsParameters,
    hello: ClientId,
}

impl Server {
    /// Reads `smtps://user:password@host:port` (TLS from the start, port 465) or `smtp://…` (STARTTLS, port 587; 25
    /// without a user). Special characters of the password are percent-encoded. `domain` is whom we say we are.
    ///
    /// # Errors
    /// The text is of another form, or the system's certificates cannot be read.
    pub fn parse(url: &str, domain: &str) -> Result<Self, ServerError> {
        let url = url::Url::parse(url).map_err(|_| ServerError::Form)?;
        let implicit_tls = match url.scheme() {
            "smtps" => true,
            "smtp" => false,
            _ => return Err(ServerError::Form),
        };
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(ServerError::Form)?;
        let host = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let decoded = |text: &str| {
            let bytes = percent_encoding::percent_decode_str(text);
            bytes.decode_utf8().map(std::borrow::Cow::into_owned).map_err(|_| ServerError::Form)
        };
        let credentials = match (url.username(), url.password()) {
            ("", _) => None,
            (user, password) => {
                Some(Credentials::new(decoded(user)?, decoded(password.unwrap_or_default())?))
            }
        };
        let default_port = match (implicit_tls, &credentials) {
            (true, _) => 465,
            (false, Some(_)) => 587,
            (false, None) => 25,
        };
        Ok(Self {
            port: url.port().unwrap_or(default_port),
            implicit_tls,
            credentials,
            tls: TlsParameters::new(host.clone())?,
            hello: ClientId::Domain(domain.to_owned()),
            host,
        })
    }

    /// Whether nobody but this machine hears what is said.
    fn is_local(&self) -> bool {
        self.host == "localhost" || self.host.parse::<std::net::IpAddr>().is_ok_and(|ip| ip.is_loopback())
    }

    /// Connects, encrypts and signs in.
    ///
    /// # Errors
    /// [`Refusal::Server`].
    pub async fn open(&self, patience: &Patience) -> Result<Session, Refusal> {
        let opened = timeout(patience.opening, self.connect()).await;
        let connection = opened.map_err(|_| silent("at the greeting"))?.map_err(|error| of_server(&error))?;
        Ok(Session(connection))
    }

    async fn connect(&self) -> Result<AsyncSmtpConnection, SmtpError> {
        let tls = self.implicit_tls.then(|| self.tls.clone());
        let address = (self.host.as_str(), self.port);
        let mut connection =
            AsyncSmtpConnection::connect_tokio1(address, None, &self.hello, tls, None).await?;
        // A password is never said in the clear to another machine; without STARTTLS this is the error to see.
        let must_encrypt = self.credentials.is_some() && !self.is_local();
        if !self.implicit_tls && (connection.can_starttls() || must_encrypt) {
            connection.starttls(self.tls.clone(), &self.hello).await?;
        }
        if let Some(credentials) = &self.credentials {
            connection.auth(DEFAULT_MECHANISMS, credentials).await?;
        }
        Ok(connection)
    }
}

/// A conversation that has begun. After a refusal it is over.
pub struct Session(AsyncSmtpConnection);

impl Session {
    /// Hands a letter over. When this returns `Ok` the server has taken the responsibility for it (250).
    ///
    /// # Errors
    /// A [`Refusal`]. Where the answer to the letter's last line is lost, nobody knows whether it was taken.
    pub async fn send(&mut self, from: &Address, mail: &Mail, patience: &Patience) -> Result<(), Refusal> {
        let Self(connection) = self;
        let mut options = vec![];
        if !AsRef::<str>::as_ref(&mail.to).is_ascii() {
            if !connection.server_info().supports_feature(Extension::SmtpUtfEight) {
                return Err(Refusal::Never("the server takes no such address (SMTPUTF8)".into()));
            }
            options.push(MailParameter::SmtpUtfEight);
        }
        let said = timeout(patience.command, connection.command(MailFrom::new(Some(from.clone()), options)));
        // A sender the server does not like is a matter of the settings, not of this letter.
        said.await.map_err(|_| silent("at MAIL"))?.map_err(|error| of_server(&error))?;
        let said = timeout(patience.command, connection.command(Rcpt::new(mail.to.clone(), vec![])));
        said.await.map_err(|_| silent("at RCPT"))?.map_err(|error| of_letter(&error))?;
        let said = timeout(patience.command, connection.command(Data));
        said.await.map_err(|_| silent("at DATA"))?.map_err(|error| of_letter(&error))?;
        let said = timeout(patience.last_answer, connection.message(&mail.bytes));
        said.await.map_err(|_| silent("after the letter"))?.map_err(|error| of_letter(&error))?;
        Ok(())
    }

    /// Whether the server still listens: many hang up after some letters, or some time.
    pub async fn is_alive(&mut self, patience: &Patience) -> bool {
        timeout(patience.command, self.0.test_connected()).await.unwrap_or(false)
    }

    /// Says farewell; the letters are safe whatever comes of it.
    pub async fn close(mut self) {
        let _ = timeout(FAREWELL, self.0.quit()).await;
    }
}

fn silent(when: &str) -> Refusal {
    Refusal::Server(format!("the mail server did not answer {when}"))
}

fn of_server(error: &SmtpError) -> Refusal {
    Refusal::Server(in_words(error))
}

fn of_letter(error: &SmtpError) -> Refusal {
    let code = error.status().map(u16::from);
    match code {
        // RFC 5321 §3.8 the server shuts down; RFC 4954 §6 it wants a sign-in, or another one.
        Some(421 | 454 | 530 | 534 | 535 | 538) | None => of_server(error),
        Some(400..=499) => Refusal::Later(in_words(error)),
        Some(_) => Refusal::Never(in_words(error)),
    }
}

/// The error with its causes, which hold what the server said.
fn in_words(error: &SmtpError) -> String {
    let mut words = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(error) = cause {
        let said = error.to_string();
        if !words.contains(&said) {
            words = format!("{words}: {said}");
        }
        cause = error.source();
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parse(url: &str) -> Result<Server, ServerError> {
        Server::parse(url, "hromada.example")
    }

    #[test]
    fn the_scheme_decides_on_tls_and_port() {
        let of = |url| parse(url).map(|server| (server.implicit_tls, server.host, server.port)).unwrap();
        assert_eq!(of("smtps://u:p@mail.example"), (true, "mail.example".into(), 465));
        assert_eq!(of("smtp://u:p@mail.example"), (false, "mail.example".into(), 587));
        assert_eq!(of("smtp://relay.local"), (false, "relay.local".into(), 25));
        assert_eq!(of("smtp://[::1]:2525"), (false, "::1".into(), 2525));
        assert!(
            parse("smtp://[::1]").unwrap().is_local() && !parse("smtp://mail.example").unwrap().is_local()
        );
    }

    #[test]
    fn a_password_may_hold_any_character() {
        let credentials =
            parse("smtps://map%40hromada.example:p%3A%2F%40%D1%97@mail.example").unwrap().credentials;
        let expected = Credentials::new("map@hromada.example".into(), "p:/@ї".into());
        assert_eq!(credentials, Some(expected));
    }

    #[test]
    fn a_wrong_address_is_refused_without_repeating_its_password() {
        for url in ["", "mail.example:25", "http://u:secret@mail.example", "smtp://", "smtps://u:secret@"] {
            let error = parse(url).err().unwrap().to_string();
            assert!(!error.contains("secret"), "{error}");
        }
    }
}
