//! One identity provider: its metadata and keys, fetched when first needed and kept for an hour, and the two legs of a
//! sign-in. Only signatures by the provider's own keys count, never ones by a shared secret.

use std::{
    sync::Arc,
    time::{Duration, Instant},
};

use arc_swap::ArcSwapOption;
use openidconnect::{
    AccessTokenHash, AuthType, AuthenticationFlow, AuthorizationCode, ClaimsVerificationError, ClientId,
    ClientSecret, CsrfToken, HttpRequest, IssuerUrl, Nonce, OAuth2TokenResponse, PkceCodeChallenge,
    PkceCodeVerifier, RedirectUrl, RequestTokenError, Scope, SignatureVerificationError, TokenResponse,
    core::{
        CoreClientAuthMethod, CoreErrorResponseType, CoreJwsSigningAlgorithm as Algorithm,
        CoreProviderMetadata, CoreResponseType,
    },
};
use url::Url;

use super::{
    claims::{self, Client, InfoClaims, TokenClaims, Tokens},
    fetch,
};
use crate::config::OidcConfig;

/// How long metadata and keys are used; a key the provider no longer trusts is out of use then.
const KEEP: Duration = Duration::from_secs(3600);
/// What a provider may sign with: no secret it shares with us, and no `none`.
const ALGORITHMS: [Algorithm; 9] = [
    Algorithm::RsaSsaPkcs1V15Sha256,
    Algorithm::RsaSsaPkcs1V15Sha384,
    Algorithm::RsaSsaPkcs1V15Sha512,
    Algorithm::RsaSsaPssSha256,
    Algorithm::RsaSsaPssSha384,
    Algorithm::RsaSsaPssSha512,
    Algorithm::EcdsaP256Sha256,
    Algorithm::EcdsaP384Sha384,
    Algorithm::EdDsa,
];

/// Why a setting cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum SettingError {
    /// Not an address a provider can have.
    #[error(
        "--oidc-issuer is to be the issuer's address as the provider writes it, beginning with https:// (http:// on this machine only)"
    )]
    Issuer,
    /// The provider does not know us without it.
    #[error("--oidc-issuer needs --oidc-client-id")]
    ClientId,
    /// The HTTP client cannot be made.
    #[error("cannot prepare to ask the identity provider: {0}")]
    Http(#[from] reqwest::Error),
}

/// Why a sign-in failed. The words are for the log.
#[derive(Debug, thiserror::Error)]
pub enum OidcError {
    /// The provider is down, answers nonsense, or does not accept this server: nothing the person can mend.
    #[error("the identity provider cannot be used: {0}")]
    Unavailable(String),
    /// The provider does not honour the code, or its ID token does not hold.
    #[error("a sign-in through the identity provider was refused: {0}")]
    Refused(String),
}

/// A person on their way to the provider.
pub struct Departure {
    /// Where to send the browser.
    pub url: Url,
    /// Comes back with it.
    pub state: String,
    /// Must stand in the ID token.
    pub nonce: String,
    /// Proves that who exchanges the code is who asked for it (RFC 7636).
    pub verifier: String,
}

/// Who came back.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// The person at the provider, for good.
    pub subject: String,
    /// What the configured claim calls them at present; none where there is no such claim.
    pub login: Option<String>,
}

struct Known {
    metadata: CoreProviderMetadata,
    since: Instant,
}

/// An identity provider.
pub struct Provider {
    issuer: IssuerUrl,
    name: String,
    client_id: ClientId,
    client_secret: Option<ClientSecret>,
    login_claim: String,
    http: reqwest::Client,
    known: ArcSwapOption<Known>,
}

impl Provider {
    /// The provider the settings name, if they name one. It is not asked anything yet.
    ///
    /// # Errors
    /// A [`SettingError`].
    pub fn new(config: &OidcConfig) -> Result<Option<Self>, SettingError> {
        let Some(issuer) = &config.oidc_issuer else { return Ok(None) };
        let client_id = config.oidc_client_id.clone().ok_or(SettingError::ClientId)?;
        let issuer = IssuerUrl::new(issuer.clone()).map_err(|_| SettingError::Issuer)?;
        let host = issuer.url().host_str().ok_or(SettingError::Issuer)?;
        let is_local = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
        if !matches!((issuer.url().scheme(), is_local), ("https", _) | ("http", true)) {
            return Err(SettingError::Issuer);
        }
        Ok(Some(Self {
            name: config.oidc_name.clone().unwrap_or_else(|| host.to_owned()),
            http: fetch::client(issuer.url().scheme() == "https")?,
            issuer,
            client_id: ClientId::new(client_id),
            client_secret: config.oidc_client_secret.clone().map(ClientSecret::new),
            login_claim: config.oidc_login_claim.clone(),
            known: ArcSwapOption::empty(),
        }))
    }

    /// What people call it.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// The issuer, as set: with a subject it makes out a person.
    #[must_use]
    pub fn issuer(&self) -> &str {
        self.issuer.as_str()
    }

    /// The claim that is the login.
    #[must_use]
    pub fn login_claim(&self) -> &str {
        &self.login_claim
    }

    /// The first leg: where to send somebody who is to come back to `redirect_uri`.
    ///
    /// # Errors
    /// The provider is not available.
    pub async fn depart(&self, redirect_uri: &str) -> Result<Departure, OidcError> {
        let client = self.client(&*self.known().await?, redirect_uri)?;
        let (challenge, verifier) = PkceCodeChallenge::new_random_sha256();
        let flow = AuthenticationFlow::<CoreResponseType>::AuthorizationCode;
        let scope = if self.login_claim.starts_with("email") { "email" } else { "profile" };
        let (url, state, nonce) = client
            .authorize_url(flow, CsrfToken::new_random, Nonce::new_random)
            .add_scope(Scope::new(scope.to_owned()))
            .set_pkce_challenge(challenge)
            .url();
        Ok(Departure {
            url,
            state: state.into_secret(),
            nonce: nonce.secret().clone(),
            verifier: verifier.into_secret(),
        })
    }

    /// The second leg: who somebody is who came back with a code.
    ///
    /// # Errors
    /// The provider is not available, or the code or the ID token is not good.
    pub async fn arrive(
        &self,
        code: String,
        nonce: String,
        verifier: String,
        redirect_uri: &str,
    ) -> Result<Identity, OidcError> {
        let client = self.client(&*self.known().await?, redirect_uri)?;
        let tokens = self.exchange(&client, code, verifier).await?;
        let nonce = Nonce::new(nonce);
        let verified = match verify(&client, &tokens, &nonce) {
            // Keys are changed now and then: those there are now are asked for once.
            Err(ClaimsVerificationError::SignatureVerification(
                SignatureVerificationError::NoMatchingKey,
            )) => {
                let client = self.client(&*self.discover().await?, redirect_uri)?;
                verify(&client, &tokens, &nonce)
            }
            verified => verified,
        };
        let claims = verified.map_err(|error| OidcError::Refused(reasons(&error)))?;
        let login = match claims::login(&claims, &self.login_claim) {
            None if client.user_info_url().is_some() => self.ask_login(&client, &tokens, &claims).await?,
            login => login,
        };
        let subject = claims.subject().to_string();
        if subject.is_empty() || subject.chars().any(char::is_control) {
            return Err(OidcError::Refused("the subject is no identifier".to_owned()));
        }
        Ok(Identity { subject, login })
    }

    async fn exchange(&self, client: &Client, code: String, verifier: String) -> Result<Tokens, OidcError> {
        let http = |request: HttpRequest| fetch::send(self.http.clone(), request);
        let request = client.exchange_code(AuthorizationCode::new(code)).map_err(unavailable)?;
        let request = request.set_pkce_verifier(PkceCodeVerifier::new(verifier));
        request.request_async(&http).await.map_err(|error| match &error {
            RequestTokenError::ServerResponse(answer)
                if matches!(answer.error(), CoreErrorResponseType::InvalidGrant) =>
            {
                OidcError::Refused(format!("{:?}", answer.to_string()))
            }
            // Anything else, an unknown client for instance, is for the administrator.
            _ => unavailable(error),
        })
    }

    /// Some providers put few claims into the ID token and tell the others when asked.
    async fn ask_login(
        &self,
        client: &Client,
        tokens: &Tokens,
        claims: &TokenClaims,
    ) -> Result<Option<String>, OidcError> {
        let http = |request: HttpRequest| fetch::send(self.http.clone(), request);
        let subject = Some(claims.subject().clone());
        let request = client.user_info(tokens.access_token().clone(), subject).map_err(unavailable)?;
        let info: InfoClaims = request.request_async(&http).await.map_err(unavailable)?;
        Ok(claims::login(&info, &self.login_claim))
    }

    fn client(&self, known: &Known, redirect_uri: &str) -> Result<Client, OidcError> {
        let metadata = known.metadata.clone();
        let methods = metadata.token_endpoint_auth_methods_supported();
        // Discovery 1.0, section 3: a provider that says nothing takes the secret in the header.
        let takes_header =
            methods.is_none_or(|methods| methods.contains(&CoreClientAuthMethod::ClientSecretBasic));
        let way = if takes_header { AuthType::BasicAuth } else { AuthType::RequestBody };
        let redirect = RedirectUrl::new(redirect_uri.to_owned()).map_err(unavailable)?;
        let client =
            Client::from_provider_metadata(metadata, self.client_id.clone(), self.client_secret.clone());
        Ok(client.set_redirect_uri(redirect).set_auth_type(way))
    }

    async fn known(&self) -> Result<Arc<Known>, OidcError> {
        match self.known.load_full() {
            Some(known) if known.since.elapsed() < KEEP => Ok(known),
            _ => self.discover().await,
        }
    }

    /// Asks for metadata and keys. Two who do at once ask twice, which does no harm.
    async fn discover(&self) -> Result<Arc<Known>, OidcError> {
        let http = |request: HttpRequest| fetch::send(self.http.clone(), request);
        let metadata = CoreProviderMetadata::discover_async(self.issuer.clone(), &http);
        let metadata = metadata.await.map_err(unavailable)?;
        let known = Arc::new(Known { metadata, since: Instant::now() });
        self.known.store(Some(known.clone()));
        Ok(known)
    }
}

/// The claims of an ID token whose signature, issuer, audience, expiry, nonce and, where given, hash of the access token
/// hold (Core 1.0, sections 3.1.3.7 and 3.1.3.8).
fn verify(client: &Client, tokens: &Tokens, nonce: &Nonce) -> Result<TokenClaims, ClaimsVerificationError> {
    let other = |reason: &str| ClaimsVerificationError::Other(reason.to_owned());
    let token = tokens.id_token().ok_or_else(|| other("there is no ID token"))?;
    let verifier = client.id_token_verifier().set_allowed_algs(ALGORITHMS);
    let claims = token.claims(&verifier, nonce)?;
    if let Some(expected) = claims.access_token_hash() {
        let algorithm = token.signing_alg().map_err(ClaimsVerificationError::SignatureVerification)?;
        let key = token.signing_key(&verifier).map_err(ClaimsVerificationError::SignatureVerification)?;
        let hash = AccessTokenHash::from_token(tokens.access_token(), algorithm, key);
        if hash.ok().as_ref() != Some(expected) {
            return Err(other("at_hash is not the access token's"));
        }
    }
    Ok(claims.clone())
}

fn unavailable(error: impl std::error::Error) -> OidcError {
    OidcError::Unavailable(reasons(&error))
}

/// An error with its causes on one line. What the provider wrote is quoted: it may hold anything.
fn reasons(error: &dyn std::error::Error) -> String {
    let causes = std::iter::successors(Some(error), |error| error.source());
    let words: Vec<String> = causes.map(|cause| cause.to_string().escape_debug().to_string()).collect();
    words.join(": ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with_issuer(issuer: &str) -> Result<Option<Provider>, SettingError> {
        let issuer = Some(issuer.to_owned());
        Provider::new(&OidcConfig {
            oidc_issuer: issuer,
            oidc_client_id: Some("map".to_owned()),
            ..Default::default()
        })
    }

    #[test]
    fn an_issuer_is_asked_in_the_clear_on_this_machine_only() {
        for good in ["https://id.example/realms/a", "http://127.0.0.1:9000", "http://localhost:9000/"] {
            assert_eq!(with_issuer(good).unwrap().unwrap().issuer(), good);
        }
        for bad in [
            "",
            "id.example",
            "http://id.example",
            "ftp://id.example",
            "http://localhost.example",
            "file:///x",
        ] {
            assert!(matches!(with_issuer(bad), Err(SettingError::Issuer)), "{bad}");
        }
        assert!(Provider::new(&OidcConfig::default()).unwrap().is_none());
    }
}
