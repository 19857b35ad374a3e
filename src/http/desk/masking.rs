//! What of the words of a request is not for everybody at the desk: a machine hides the personal data it finds. An official
//! reads nothing of it; an executor has to find the flat, and reads of dwellings. Where a place is not shown to the public
//! exactly, its words may say whose it is without naming anybody, and an official does not get them.

use crate::{
    db::{
        desk::{DeskEvent, DeskRequest},
        response::Said,
    },
    domain::Role,
    messages::Language,
    moderation::personal::{self, PersonalKind},
};

/// What is hidden from somebody.
#[derive(Debug, Clone, Copy)]
pub struct Masking {
    shows_dwelling: bool,
    shows_words_of_homes: bool,
}

impl Masking {
    /// What is hidden from a role; nothing from operators.
    pub fn of(role: Role) -> Option<Self> {
        let is_executor = role == Role::Executor;
        (role != Role::Operator)
            .then_some(Self { shows_dwelling: is_executor, shows_words_of_homes: is_executor })
    }

    /// A request with its words masked.
    pub fn request(self, request: &mut DeskRequest) {
        self.hide(&mut request.text, request.is_whole);
        if let Some(address) = &mut request.address {
            *address = self.masked(address);
        }
    }

    /// A step of a request with its words masked.
    pub fn event(self, event: &mut DeskEvent, is_whole: bool) {
        self.hide(&mut event.note, is_whole);
    }

    /// What an applicant said and was answered, masked.
    pub fn said(self, said: &mut Said, is_whole: bool) {
        self.hide(&mut said.answer, is_whole);
        self.hide(&mut said.executor_answer, is_whole);
        let mut text = Some(std::mem::take(&mut said.text));
        self.hide(&mut text, is_whole);
        said.text = text.unwrap_or_default();
    }

    fn hide(self, words: &mut Option<String>, is_whole: bool) {
        *words =
            words.take().filter(|_| is_whole || self.shows_words_of_homes).map(|words| self.masked(&words));
    }

    fn masked(self, words: &str) -> String {
        // The words are the residents', whatever language the reader works in.
        let hidden = |kind: PersonalKind| Language::default().text(&format!("hidden-{}", kind.as_str()));
        let mut found = personal::find(words);
        found.retain(|found| {
            let is_dwelling =
                matches!(found.kind, PersonalKind::Flat | PersonalKind::Entrance | PersonalKind::Floor);
            !(self.shows_dwelling && is_dwelling)
        });
        personal::masked(words, &found, hidden)
    }
}
