//! Checks what an administrator typed, one field at a time, and says what each should have been.

use axum::http::StatusCode;

use crate::{
    db::{self, DbError, Pool},
    http::problem::{Expected, Problem},
};

/// The longest service code, Open311 code or login.
const LONGEST_CODE: usize = 64;

/// A text that must be there, trimmed.
pub fn text(field: &'static str, value: &str, longest: usize) -> Result<String, Problem> {
    let expected = || Expected::new("expected-text").with("longest", longest);
    optional_text(field, Some(value), longest)?.ok_or_else(|| Problem::field(field, expected()))
}

/// A text that may be missing, trimmed; one without characters is missing.
pub fn optional_text(
    field: &'static str,
    value: Option<&str>,
    longest: usize,
) -> Result<Option<String>, Problem> {
    let value = value.map(str::trim).filter(|value| !value.is_empty());
    if value.is_some_and(|value| value.chars().count() > longest || value.chars().any(char::is_control)) {
        return Err(Problem::field(field, Expected::new("expected-text").with("longest", longest)));
    }
    Ok(value.map(str::to_owned))
}

/// One of a few words.
pub fn one_of(
    field: &'static str,
    value: &str,
    values: impl IntoIterator<Item = &'static str>,
) -> Result<String, Problem> {
    let values: Vec<&str> = values.into_iter().collect();
    if values.contains(&value) {
        return Ok(value.to_owned());
    }
    Err(Problem::field(field, Expected::one_of(values)))
}

/// Whether a text can be a service's code.
pub fn is_code(text: &str) -> bool {
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '-' | '_');
    text.len() <= LONGEST_CODE && text.chars().all(plain) && !text.is_empty() && !text.starts_with(['-', '_'])
}

/// A new service's code.
pub fn code(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    if is_code(text) {
        return Ok(text.to_owned());
    }
    Err(Problem::field("code", Expected::new("expected-code").with("longest", LONGEST_CODE)))
}

/// An Open311 `service_code`, which other systems give and which may have capitals and dots.
pub fn open311_code(text: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    if text.len() <= LONGEST_CODE && text.chars().all(plain) {
        return Ok(Some(text.to_owned()));
    }
    let expected = Expected::new("expected-open311-code").with("longest", LONGEST_CODE);
    Err(Problem::field("open311_code", expected))
}

/// A new account's login.
pub fn login(text: &str) -> Result<String, Problem> {
    let text = text.trim();
    let plain = |c: char| !c.is_whitespace() && !c.is_control();
    if (1..=LONGEST_CODE).contains(&text.chars().count()) && text.chars().all(plain) {
        return Ok(text.to_owned());
    }
    Err(Problem::field("login", Expected::new("expected-login").with("longest", LONGEST_CODE)))
}

/// An office's telephone; a contact centre's may be short, e.g. 1563.
pub fn office_phone(text: Option<&str>) -> Result<Option<String>, Problem> {
    let Some(text) = text.map(str::trim).filter(|text| !text.is_empty()) else { return Ok(None) };
    let figures = text.chars().filter(char::is_ascii_digit).count();
    let plain = |c: char| c.is_ascii_digit() || " +()-".contains(c);
    if text.len() <= LONGEST_CODE && (3..=15).contains(&figures) && text.chars().all(plain) {
        return Ok(Some(text.to_owned()));
    }
    Err(Problem::field("phone", Expected::new("expected-office-phone")))
}

/// Ids of districts of the present map.
pub async fn districts(pool: &Pool, ids: &[i32]) -> Result<(), Problem> {
    let known = db::community::district_ids(pool).await?;
    if ids.iter().all(|id| known.contains(id)) {
        return Ok(());
    }
    Err(Problem::field("districts", Expected::new("expected-districts")))
}

/// An id in a path.
pub fn id(text: &str) -> Result<i32, Problem> {
    text.parse().map_err(|_| Problem::not_found())
}

/// What the database refused: a name that another has already, or an organisation that does not exist.
pub fn refused(error: DbError) -> Problem {
    let DbError::Constraint(constraint) = &error else { return error.into() };
    let field = match constraint.as_str() {
        "account_organisation_id_fkey" => {
            return Problem::field("organisation", Expected::new("expected-organisation"));
        }
        "service_code_key" => "code",
        "service_open311_code_key" => "open311_code",
        "service_name_key" | "organisation_name_key" => "name",
        "account_login_key" => "login",
        _ => return error.into(),
    };
    Problem::new(StatusCode::CONFLICT, "problem-taken").with("field", field)
}
