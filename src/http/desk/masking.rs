//! What an official reads of the words of a request: all but personal data. A machine hides what it finds; where a place
//! is not shown to the public exactly, the words may say whose it is without naming anybody, and are left out.

use crate::{
    db::{
        desk::{DeskEvent, DeskRequest},
        response::Said,
    },
    messages::Language,
    moderation::personal,
};

/// Hides personal data in the applicant's words.
pub fn request(request: &mut DeskRequest) {
    hide(&mut request.text, request.is_whole);
}

/// Hides personal data in the words of a step.
pub fn event(event: &mut DeskEvent, is_whole: bool) {
    hide(&mut event.note, is_whole);
}

/// Hides personal data in what an applicant said and was answered.
pub fn said(said: &mut Said, is_whole: bool) {
    hide(&mut said.answer, is_whole);
    hide(&mut said.executor_answer, is_whole);
    let mut text = Some(std::mem::take(&mut said.text));
    hide(&mut text, is_whole);
    said.text = text.unwrap_or_default();
}

fn hide(words: &mut Option<String>, is_whole: bool) {
    *words = words.take().filter(|_| is_whole).map(|words| {
        // The words are the residents', whatever language the official works in.
        let hidden =
            |kind: personal::PersonalKind| Language::default().text(&format!("hidden-{}", kind.as_str()));
        personal::masked(&words, &personal::find(&words), hidden)
    });
}
