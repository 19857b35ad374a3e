//! `/api/admin/texts`: the letters and lines in which the community itself speaks, in words of its own.

use axum::{
    Json as JsonBody,
    extract::{Path, State},
    http::{HeaderMap, StatusCode},
};
use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

use crate::{
    db::text::{self, Said},
    http::{
        App, accept_language,
        access::Staff,
        cookie,
        extract::Json,
        problem::{Expected, Problem},
    },
    messages::{
        Language,
        own_text::{OWN_TEXTS, OwnText, Shape},
        wording::{Fault, Flaw, Spot, Wording},
        words::Words,
    },
};

/// A text the community may say in words of its own.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommunityText)]
pub struct Entry {
    /// Its key.
    key: &'static str,
    /// Where it is shown, in the reader's language.
    description: String,
    /// The variables it may use and must show, written `{ $name }`.
    variables: &'static [&'static str],
    /// Whether it must be one line.
    one_line: bool,
    /// Longest text, in characters.
    longest: usize,
    /// In Ukrainian.
    uk: InLanguage,
    /// In English.
    en: InLanguage,
}

/// A text in one language.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommunityTextInLanguage)]
pub struct InLanguage {
    /// What is said as long as the community says nothing else: a Fluent pattern; empty where nothing is said.
    default: String,
    /// What the community says instead; null if nothing.
    value: Option<String>,
    /// Login of who wrote that.
    changed_by: Option<String>,
    /// When.
    changed_at: Option<DateTime<Utc>>,
}

/// A text in words of the community's own.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CommunityTextValue)]
pub struct Value {
    /// A Fluent pattern: text, with variables as `{ $number }`.
    value: String,
}

/// A text to be looked at before it is said.
#[derive(Debug, Deserialize, ToSchema)]
#[schema(as = CommunityTextDraft)]
pub struct Draft {
    key: String,
    /// `uk` or `en`.
    language: String,
    /// A Fluent pattern: text, with variables as `{ $number }`.
    value: String,
}

/// How a text would look.
#[derive(Debug, Serialize, ToSchema)]
#[schema(as = CommunityTextPreview)]
pub struct Preview {
    /// The letter's subject; null for what stands at the foot of a page.
    subject: Option<String>,
    /// The whole letter with made-up values, or the foot of a page.
    text: String,
}

/// All texts the community may say in words of its own.
#[utoipa::path(get, path = "/api/admin/texts", tag = "administration", responses(
    (status = 200, description = "In the order a letter has them", body = Vec<Entry>)))]
pub async fn list(State(app): State<App>, headers: HeaderMap) -> Result<JsonBody<Vec<Entry>>, Problem> {
    let said = text::list(&app.pool, None).await?;
    let language = reader(&headers);
    Ok(JsonBody(OWN_TEXTS.iter().map(|text| entry(text, &said, language)).collect()))
}

/// Says a text in words of the community's own, from the next letter and page on.
#[utoipa::path(put, path = "/api/admin/texts/{key}/{language}", tag = "administration", request_body = Value,
    params(("key" = String, Path), ("language" = String, Path, description = "`uk` or `en`")), responses(
    (status = 200, description = "Said so from now on", body = Entry),
    (status = 404, description = "No such text or language", content_type = "application/problem+json"),
    (status = 422, description = "It cannot be said so: why, and at which line and character", content_type = "application/problem+json")))]
pub async fn put(
    State(app): State<App>,
    Staff(administrator): Staff,
    Path((key, language)): Path<(String, String)>,
    headers: HeaderMap,
    Json(typed): Json<Value>,
) -> Result<JsonBody<Entry>, Problem> {
    let (own_text, language) = find(&key, &language)?;
    let wording = read(own_text, &typed.value)?;
    text::put(&app.pool, &administrator.login, own_text, language, &wording).await?;
    let said = text::list(&app.pool, Some(own_text.key)).await?;
    Ok(JsonBody(entry(own_text, &said, reader(&headers))))
}

/// Says a text in the program's own words again.
#[utoipa::path(delete, path = "/api/admin/texts/{key}/{language}", tag = "administration",
    params(("key" = String, Path), ("language" = String, Path, description = "`uk` or `en`")), responses(
    (status = 204, description = "The default is said again"),
    (status = 404, description = "No such text or language", content_type = "application/problem+json")))]
pub async fn reset(
    State(app): State<App>,
    Staff(administrator): Staff,
    Path((key, language)): Path<(String, String)>,
) -> Result<StatusCode, Problem> {
    let (own_text, language) = find(&key, &language)?;
    text::reset(&app.pool, &administrator.login, own_text, language).await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Shows how a text would look among the present ones, with made-up values; nothing is kept or sent.
#[utoipa::path(post, path = "/api/admin/texts/preview", tag = "administration", request_body = Draft, responses(
    (status = 200, description = "The letter, or the foot of a page", body = Preview),
    (status = 422, description = "No such text or language, or it cannot be said so: why, and at which line and character", content_type = "application/problem+json")))]
pub async fn preview(
    State(app): State<App>,
    headers: HeaderMap,
    Json(draft): Json<Draft>,
) -> Result<JsonBody<Preview>, Problem> {
    let own_text = OwnText::find(&draft.key);
    let own_text = own_text.ok_or_else(|| Problem::field("key", Expected::new("expected-own-text")))?;
    let language = named(&draft.language);
    let tags = Language::ALL.map(Language::tag);
    let language = language.ok_or_else(|| Problem::field("language", Expected::one_of(tags)))?;
    let wording = read(own_text, &draft.value)?;
    let said = text::list(&app.pool, None).await?;
    let texts = said.iter().filter(|said| said.language == language.tag());
    let texts = texts.map(|said| (said.key.as_str(), said.value.as_str()));
    let words = Words::new(language, texts.chain([(own_text.key, wording.as_str())]));
    let shown = own_text.preview(&words, &app.base_url(&headers), Utc::now().date_naive());
    Ok(JsonBody(Preview { subject: shown.subject, text: shown.text }))
}

fn find(key: &str, language: &str) -> Result<(&'static OwnText, Language), Problem> {
    OwnText::find(key).zip(named(language)).ok_or_else(Problem::not_found)
}

fn named(tag: &str) -> Option<Language> {
    Language::ALL.into_iter().find(|language| language.tag() == tag)
}

fn reader(headers: &HeaderMap) -> Language {
    Language::chosen(None, cookie(headers, "lang"), accept_language(headers))
}

fn entry(text: &'static OwnText, said: &[Said], reader: Language) -> Entry {
    let in_language = |language: Language| {
        let said = said.iter().find(|said| said.key == text.key && said.language == language.tag());
        InLanguage {
            default: text.default_wording(language).to_owned(),
            value: said.map(|said| said.value.clone()),
            changed_by: said.map(|said| said.changed_by.clone()),
            changed_at: said.map(|said| said.changed_at),
        }
    };
    Entry {
        key: text.key,
        description: text.description(reader),
        variables: text.variables,
        one_line: text.shape == Shape::Line,
        longest: text.shape.longest(),
        uk: in_language(Language::Ukrainian),
        en: in_language(Language::English),
    }
}

fn read(text: &OwnText, typed: &str) -> Result<Wording, Problem> {
    text.wording(typed).map_err(|fault| Problem::field("value", expected(text, fault)))
}

/// What a wording should have been.
fn expected(text: &OwnText, fault: Fault) -> Expected {
    let written = |name: &str| format!("{{ ${name} }}");
    let (Spot { line, column }, flaw) = match fault {
        Fault::Empty => return Expected::new("expected-wording"),
        Fault::TooLong(longest) => return Expected::new("expected-wording-length").with("longest", longest),
        Fault::Missing(name) => {
            return Expected::new("expected-wording-variable").with("variable", written(name));
        }
        Fault::At(spot, flaw) => (spot, flaw),
    };
    let what = Expected::new(match &flaw {
        Flaw::Control => "flaw-control",
        Flaw::SecondLine => "flaw-second-line",
        Flaw::LineStart => "flaw-line-start",
        Flaw::ManyBraces => "flaw-many-braces",
        Flaw::Brace => "flaw-brace",
        Flaw::Quotes => "flaw-quotes",
        Flaw::DefaultVariant => "flaw-default-variant",
        Flaw::Syntax => "flaw-syntax",
        Flaw::Reference => "flaw-reference",
        Flaw::Variable(_) if text.variables.is_empty() => "flaw-no-variables",
        Flaw::Variable(_) => "flaw-variable",
    });
    let known: Vec<String> = text.variables.iter().map(|name| written(name)).collect();
    let what = match flaw {
        Flaw::Variable(name) => what.with("variable", written(&name)).with("known", known.join(", ")),
        _ => what,
    };
    Expected::new("expected-wording-at").with("line", line).with("column", column).with_message("what", what)
}
