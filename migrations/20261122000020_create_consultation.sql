-- M2: a consultation needs no registration and is counted; it has no place and no person.
create table consultation (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- Login.
    operator text not null,
    -- What it was about, where the operator says so.
    service_id integer references service
);
create index on consultation (at);
