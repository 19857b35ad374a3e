//! The claims of an ID token and of the userinfo endpoint with those the standard does not name, since a community may
//! take any for the login; and the types of `openidconnect` that follow from it.

use std::collections::HashMap;

use openidconnect::{
    EmptyExtraTokenFields, EndpointMaybeSet, EndpointNotSet, EndpointSet, IdTokenClaims, IdTokenFields,
    StandardErrorResponse, StandardTokenResponse, UserInfoClaims,
    core::{
        CoreAuthDisplay, CoreAuthPrompt, CoreErrorResponseType, CoreGenderClaim, CoreJsonWebKey,
        CoreJweContentEncryptionAlgorithm, CoreJwsSigningAlgorithm, CoreRevocableToken,
        CoreRevocationErrorResponse, CoreTokenIntrospectionResponse, CoreTokenType,
    },
};
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// Longest login taken from a claim, in characters; accounts here have shorter ones.
const LONGEST_LOGIN: usize = 200;

/// Claims the standard does not name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
pub struct Others(HashMap<String, Value>);

impl openidconnect::AdditionalClaims for Others {}

/// The claims of a verified ID token.
pub type TokenClaims = IdTokenClaims<Others, CoreGenderClaim>;
/// The claims of the userinfo endpoint.
pub type InfoClaims = UserInfoClaims<Others, CoreGenderClaim>;
/// What a code is exchanged for.
pub type Tokens = StandardTokenResponse<
    IdTokenFields<
        Others,
        EmptyExtraTokenFields,
        CoreGenderClaim,
        CoreJweContentEncryptionAlgorithm,
        CoreJwsSigningAlgorithm,
    >,
    CoreTokenType,
>;
/// This server in the eyes of a provider whose metadata is known.
pub type Client = openidconnect::Client<
    Others,
    CoreAuthDisplay,
    CoreGenderClaim,
    CoreJweContentEncryptionAlgorithm,
    CoreJsonWebKey,
    CoreAuthPrompt,
    StandardErrorResponse<CoreErrorResponseType>,
    Tokens,
    CoreTokenIntrospectionResponse,
    CoreRevocableToken,
    CoreRevocationErrorResponse,
    EndpointSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointNotSet,
    EndpointMaybeSet,
    EndpointMaybeSet,
>;

/// The login of a claim. An address of mail counts only when the provider says that it has verified it: otherwise
/// anybody could write somebody else's into their profile.
pub fn login(claims: &impl Serialize, claim: &str) -> Option<String> {
    let claims = serde_json::to_value(claims).ok()?;
    if claim == "email" && claims.get("email_verified") != Some(&Value::Bool(true)) {
        return None;
    }
    let login = claims.get(claim)?.as_str()?.trim();
    let fits =
        !login.is_empty() && login.chars().count() <= LONGEST_LOGIN && !login.chars().any(char::is_control);
    fits.then(|| login.to_owned())
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn claims(more: Value) -> TokenClaims {
        let mut claims =
            json!({"iss": "https://id.example", "aud": ["map"], "exp": 2_000_000_000, "iat": 1, "sub": "17"});
        claims.as_object_mut().unwrap().extend(more.as_object().unwrap().clone());
        serde_json::from_value(claims).unwrap()
    }

    #[test]
    fn any_claim_may_be_the_login_and_mail_only_when_verified() {
        for (more, claim, expected) in [
            (json!({"preferred_username": " olena "}), "preferred_username", Some("olena")),
            (json!({"upn": "olena@hromada.example"}), "upn", Some("olena@hromada.example")),
            (json!({}), "sub", Some("17")),
            (json!({}), "preferred_username", None),
            (json!({"preferred_username": "  "}), "preferred_username", None),
            (json!({"preferred_username": "a\u{0}b"}), "preferred_username", None),
            (json!({"upn": 5}), "upn", None),
            (json!({"email": "a@b.example"}), "email", None),
            (json!({"email": "a@b.example", "email_verified": false}), "email", None),
            (json!({"email": "a@b.example", "email_verified": true}), "email", Some("a@b.example")),
        ] {
            assert_eq!(login(&claims(more.clone()), claim).as_deref(), expected, "{more}");
        }
    }
}
