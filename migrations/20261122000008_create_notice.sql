-- The outbox: what is to be told to people by e-mail. A row is written in the transaction of what it tells of.
create table notice (
    id bigint generated always as identity primary key,
    recipient text not null,
    language text not null check (language in ('uk', 'en')),
    kind text not null check (kind in ('status', 'answer', 'sign_in_code')),
    -- As it was true when it was written: neither a later status nor another catalogue changes it.
    subject text not null check (subject !~ '[[:cntrl:]]'),
    body text not null,
    -- Path of the page it speaks of; the sender knows how the public reaches the server.
    link text,
    -- Notices about one request are sent in their order.
    request_id bigint references service_request,
    -- What it tells of: the same thing is told once.
    dedup_key text not null unique,
    created_at timestamptz not null default now(),
    -- After this it is of no use to anybody, sent or not.
    expires_at timestamptz not null,
    next_attempt_at timestamptz not null default now(),
    attempts integer not null default 0,
    -- Until then it is in the hands of the server that counted the last attempt.
    claimed_until timestamptz,
    sent_at timestamptz,
    failed_at timestamptz,
    last_error text,
    check (sent_at is null or failed_at is null)
);
create index on notice (expires_at, id) where sent_at is null and failed_at is null;
create index on notice (request_id, id) where sent_at is null and failed_at is null;
create index on notice (lower(recipient));

create function announce_notice() returns trigger language plpgsql as $$
begin
    perform pg_notify('notice', '');
    return null;
end $$;
create trigger announce_notice after insert on notice for each statement execute function announce_notice();

-- A code is a secret: it is kept no longer than it takes to send it.
create function forget_code() returns trigger language plpgsql as $$
begin
    new.body := '';
    return new;
end $$;
create trigger forget_code before update on notice for each row
    when (new.kind = 'sign_in_code' and num_nonnulls(new.sent_at, new.failed_at) > 0)
    execute function forget_code();
