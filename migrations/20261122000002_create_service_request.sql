create table organisation (
    id integer generated always as identity primary key,
    name text not null unique
);

create table service (
    id integer generated always as identity primary key,
    code text not null unique check (code ~ '^[a-z0-9][a-z0-9_-]*$'),
    name text not null unique,
    group_name text not null default '',
    -- Law of Ukraine on Citizens' Appeals, art. 20: 45 days at the very most.
    term_days integer not null default 30 check (term_days between 1 and 45),
    visibility text not null default 'never'
        check (visibility in ('exact', 'generalised', 'aggregate', 'never')),
    -- False for what an import brought: its name is somebody's free text until a person has looked at it.
    reviewed boolean not null default true
);

create sequence registration_number start 1000;

create table service_request (
    id bigint generated always as identity primary key,
    number text not null unique,
    source text not null,
    source_key text not null,
    external_number text,
    service_id integer not null references service,
    status text not null check (status in (
        'registered', 'refused', 'accepted', 'in_progress', 'submitted_done', 'submitted_infeasible',
        'rework', 'clarification', 'closed_confirmed', 'closed_checked', 'closed_infeasible', 'cancelled')),
    executor_id integer references organisation,
    registered_at timestamptz not null,
    due_on date,
    closed_on date,
    address text not null,
    raw_text text not null,
    public_text text,
    -- K: where the problem's address is the applicant's residence, `exact` falls to `generalised`.
    at_residence boolean not null default false,
    point geometry(Point, 4326),
    match_level text,
    confidence double precision check (confidence between 0 and 1),
    accuracy_m double precision,
    place_label text,
    street_label text,
    district_id integer references district on delete set null,
    -- Written by a trigger alone: the only place a public channel may show.
    public_point geometry(Point, 4326),
    public_district_id integer references district on delete set null,
    public_precision text check (public_precision in ('exact', 'generalised')),
    updated_at timestamptz not null default now(),
    unique (source, source_key),
    check ((point is null) = (match_level is null)),
    check ((public_point is null) = (public_precision is null))
);
create index on service_request using gist (point);
create index on service_request using gist (public_point);
create index on service_request (registered_at desc, id desc);

create table request_event (
    id bigint generated always as identity primary key,
    request_id bigint not null references service_request,
    at timestamptz not null,
    actor text not null,
    from_status text,
    to_status text not null,
    note text
);
create index on request_event (request_id, at, id);

create function refuse_change() returns trigger language plpgsql as $$
begin
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
create trigger append_only before update or delete on request_event
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on request_event
    for each statement execute function refuse_change();

-- Requests whose address was not found with enough confidence: a person chooses among the candidates.
create table location_task (
    request_id bigint primary key references service_request,
    candidates jsonb not null,
    created_at timestamptz not null default now()
);

create table account (
    id integer generated always as identity primary key,
    login text not null unique,
    role text not null check (role in ('operator', 'executor', 'official', 'administrator')),
    password_hash text not null
);

create table session (
    token_hash bytea primary key,
    account_id integer not null references account on delete cascade,
    expires_at timestamptz not null
);
