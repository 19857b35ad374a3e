-- Texts a community says in words of its own instead of the program's. Which texts there are and what each must hold the
-- program knows (src/messages/own_text.rs); a row it cannot use is left out, and its own words stand.
create table community_text (
    key text not null check (length(key) between 1 and 64),
    language text not null check (language in ('uk', 'en')),
    -- A Fluent pattern: what stands to the right of a message's `=`.
    value text not null check (length(value) between 1 and 2000),
    changed_by text not null,
    changed_at timestamptz not null default now(),
    primary key (key, language)
);
create trigger audit after insert or update or delete on community_text
    for each row execute function note_audit('text', 'key');

-- A letter keeps what stands below its body (messages::letter::Closing), too, so that it stays the same message however
-- often it is sent. Letters of before have none and get the program's own.
alter table notice add column closing jsonb;
