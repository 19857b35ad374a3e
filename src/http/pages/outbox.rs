//! `/demo/outbox`: the e-mails the demo would have sent. Anywhere else there is no such page, since what stands in
//! it belongs to its recipients.

use askama::Template;
use axum::{
    extract::{OriginalUri, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use chrono::Utc;

use super::{App, Frame, answer, frame, problem_page, time_zone, words::Calendar};
use crate::{
    db::{self, notice::overview},
    domain::clock,
    http::{Outbox, problem::Problem},
    messages::{Language, letter::Letter},
    notices,
};

/// How many of the newest are shown.
const NEWEST: i64 = 50;

#[derive(Template)]
#[template(path = "outbox.html")]
struct OutboxPage {
    frame: Frame,
    mails: Vec<Mail>,
}

struct Mail {
    id: i64,
    language: String,
    recipient: String,
    subject: String,
    /// The text up to its link, the link, and what follows.
    text: String,
    url: String,
    footer: String,
    at: String,
    time: String,
}

/// The newest e-mails, newest first.
pub async fn page(State(app): State<App>, OriginalUri(uri): OriginalUri, headers: HeaderMap) -> Response {
    let frame = frame(&app, uri.path(), uri.query(), &headers).await;
    if app.outbox != Outbox::Shown {
        return problem_page(frame, &Problem::not_found());
    }
    let shown = match overview::newest(&app.pool, NEWEST).await {
        Ok(shown) => shown,
        Err(error) => return problem_page(frame, &error.into()),
    };
    let zone = time_zone(db::community::get(&app.pool).await.ok().flatten());
    let calendar = Calendar { language: frame.language, zone, today: clock::local_day(Utc::now(), zone) };
    let base = app.base_url(&headers);
    let mails = shown.into_iter().map(|notice| Mail::of(notice, &calendar, &base)).collect();
    let language = frame.language;
    let mut response = answer(StatusCode::OK, language, OutboxPage { frame, mails }.render());
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response.into_response()
}

impl Mail {
    fn of(notice: overview::Shown, calendar: &Calendar, base: &str) -> Self {
        let url = notices::link_to(notice.link.as_deref(), Some(base));
        let (language, closing) = (Language::from_tag(&notice.language), notice.closing.as_deref());
        let text = Letter::text(language, &notice.body, closing, url.as_deref());
        let around_link = url.as_deref().and_then(|url| text.rsplit_once(url));
        let (text, footer) = around_link.unwrap_or((&text, ""));
        Self {
            id: notice.id,
            text: text.to_owned(),
            footer: footer.to_owned(),
            url: url.unwrap_or_default(),
            language: notice.language,
            recipient: notice.recipient,
            subject: notice.subject,
            at: notice.created_at.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            time: calendar.moment(notice.created_at),
        }
    }
}
