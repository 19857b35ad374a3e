-- What operators add to the tables of the text rules (M14): beginnings of words that are insults here, and words that
-- are never meant, such as a surname of this community.
create table text_rule (
    id integer generated always as identity primary key,
    kind text not null check (kind in ('root', 'exception')),
    word text not null unique,
    added_by text not null,
    created_at timestamptz not null default now()
);
create trigger audit after insert or update or delete on text_rule
    for each row execute function note_audit('text_rule', 'word');
