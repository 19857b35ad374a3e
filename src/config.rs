//! Settings: each flag is also an environment variable and has a default that runs locally.
//! No secret has a default.

use std::{net::SocketAddr, path::PathBuf};

use clap::Args;

/// Where the database is.
#[derive(Debug, Clone, Args)]
pub struct DatabaseConfig {
    /// PostgreSQL with PostGIS to use, e.g. `postgres://user:password@host/database`; without it a private
    /// cluster is started in the data directory
    #[arg(long, env = "DATABASE_URL", hide_env_values = true, global = true)]
    pub database_url: Option<String>,

    /// Where the private PostgreSQL cluster lives; by default /var/lib/hromada-map for root and
    /// $XDG_DATA_HOME/hromada-map for others
    #[arg(long, env = "HROMADA_DATA_DIR", global = true)]
    pub data_dir: Option<PathBuf>,
}

impl DatabaseConfig {
    /// The data directory: as set, or the user's default.
    #[must_use]
    pub fn data_dir(&self) -> PathBuf {
        if let Some(dir) = &self.data_dir {
            return dir.clone();
        }
        if nix::unistd::geteuid().is_root() {
            // Root's home is closed to the user PostgreSQL runs as.
            return PathBuf::from("/var/lib/hromada-map");
        }
        let base = std::env::var_os("XDG_DATA_HOME").filter(|dir| !dir.is_empty()).map(PathBuf::from);
        let home = || PathBuf::from(std::env::var_os("HOME").unwrap_or_default()).join(".local/share");
        base.unwrap_or_else(home).join("hromada-map")
    }
}

/// How the HTTP server listens and what it accepts.
#[derive(Debug, Clone, Args)]
pub struct HttpConfig {
    /// Address to listen on
    #[arg(long, env = "HROMADA_LISTEN", default_value = "127.0.0.1:8080")]
    pub listen: SocketAddr,

    /// How the public reaches the server, e.g. `https://map.example.ua`; by default taken from each request's Host
    #[arg(long, env = "HROMADA_PUBLIC_URL")]
    pub public_url: Option<String>,

    /// Largest request body accepted, in bytes
    #[arg(long, env = "HROMADA_BODY_LIMIT", default_value_t = 1 << 20)]
    pub body_limit: usize,

    /// Days after a request's end until its personal data is blanked: five years, as the Ministry of Justice's order
    /// 578/5 of 2012, article 82, keeps citizens' appeals
    #[arg(long, env = "HROMADA_KEEP_PERSONAL_DATA_DAYS", default_value_t = 1826)]
    pub keep_personal_data_days: u16,

    /// Megabytes of memory for tiles that were made before; 0 for none
    #[arg(long, env = "HROMADA_TILE_CACHE_MB", default_value_t = 64)]
    pub tile_cache_mb: u64,

    #[command(flatten)]
    #[expect(missing_docs, reason = "says what it is")]
    pub files: FilesConfig,

    #[command(flatten)]
    #[expect(missing_docs, reason = "says what it is")]
    pub oidc: OidcConfig,
}

/// The identity provider staff may sign in through (OpenID Connect).
#[derive(Clone, Default, Args)]
pub struct OidcConfig {
    /// Identity provider staff may sign in through, by its issuer, e.g. `https://id.example.ua/realms/hromada`
    #[arg(long, env = "HROMADA_OIDC_ISSUER", requires = "oidc_client_id")]
    pub oidc_issuer: Option<String>,

    /// What the identity provider calls this server
    #[arg(long, env = "HROMADA_OIDC_CLIENT_ID")]
    pub oidc_client_id: Option<String>,

    /// The secret it knows this server by; none for a public client. Better given by the environment
    #[arg(long, env = "HROMADA_OIDC_CLIENT_SECRET", hide_env_values = true)]
    pub oidc_client_secret: Option<String>,

    /// The claim that is the login of an account here
    #[arg(long, env = "HROMADA_OIDC_LOGIN_CLAIM", default_value = "preferred_username")]
    pub oidc_login_claim: String,

    /// What people call the identity provider, for the button; by default its host
    #[arg(long, env = "HROMADA_OIDC_NAME")]
    pub oidc_name: Option<String>,
}

impl std::fmt::Debug for OidcConfig {
    /// Without the secret.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("OidcConfig")
            .field("issuer", &self.oidc_issuer)
            .field("client_id", &self.oidc_client_id)
            .finish_non_exhaustive()
    }
}

/// The mail server notices go through.
#[derive(Clone, Default, Args)]
pub struct MailConfig {
    /// Mail server that sends notices to applicants, e.g. `smtps://user:password@mail.example.ua`; `smtp://` for
    /// STARTTLS. Without it notices only wait
    #[arg(long, env = "HROMADA_SMTP_URL", hide_env_values = true)]
    pub smtp_url: Option<String>,

    /// Whom notices come from, e.g. `Контакт-центр <map@hromada.example>`
    #[arg(long, env = "HROMADA_MAIL_FROM")]
    pub mail_from: Option<String>,
}

impl std::fmt::Debug for MailConfig {
    /// Without the address of the server, which holds a password.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("MailConfig").field("mail_from", &self.mail_from).finish_non_exhaustive()
    }
}

/// Where photos and documents are kept.
#[derive(Debug, Clone, Args)]
pub struct FilesConfig {
    /// Where photos and documents are kept: a directory, or `s3://BUCKET[/PREFIX][?endpoint=URL&region=NAME]` with
    /// AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; by default `files` in the data directory
    #[arg(long, env = "HROMADA_FILES")]
    pub files: Option<String>,

    /// Largest photo or document accepted, in bytes
    #[arg(long, env = "HROMADA_FILE_LIMIT", default_value_t = 15 << 20)]
    pub file_limit: usize,
}
