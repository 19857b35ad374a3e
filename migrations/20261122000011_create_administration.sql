-- What an administrator sets up: services, organisations, who does what where; and who changed what.

alter table service
    -- `service_code` of GeoReport v2; none: the service is not offered there.
    add column open311_code text unique check (open311_code ~ '^[A-Za-z0-9._-]{1,64}$'),
    -- The community may do nothing about it: a ground to refuse, with a word where to turn.
    add column outside_powers boolean not null default false,
    add column where_to_turn text,
    -- Requests keep their service: it is retired, never deleted.
    add column retired_at timestamptz,
    add constraint says_where_to_turn check (not outside_powers or coalesce(where_to_turn, '') <> '');

alter table organisation
    -- Of the office, for the public; nobody's own.
    add column phone text,
    add column email text,
    add column retired_at timestamptz;

-- Both tables name a district by its OSM object and have no foreign key to it: an import of a smaller or a wrong
-- extract removes districts, and with the next right one what was set for them holds again.
create table organisation_district (
    organisation_id integer not null references organisation,
    district_ref text not null,
    primary key (organisation_id, district_ref)
);
comment on table organisation_district is 'Districts whose office an organisation is';

-- K1.1: requests are routed to executors by competence. Which rule wins: domain::routing.
create table routing (
    id integer generated always as identity primary key,
    service_id integer not null references service,
    -- None: everywhere no rule for the district says otherwise.
    district_ref text,
    organisation_id integer not null references organisation,
    unique nulls not distinct (service_id, district_ref)
);

create table audit_event (
    id bigint generated always as identity primary key,
    at timestamptz not null default now(),
    -- Login of who did it, as the transaction says in hromada_map.actor; otherwise it came from the command line.
    actor text not null,
    action text not null check (action in ('create', 'change', 'delete')),
    subject_kind text not null,
    subject_id text not null,
    before jsonb,
    after jsonb
);
create index on audit_event (subject_kind, subject_id, id);
create trigger append_only before update or delete on audit_event
    for each row execute function refuse_change();
create trigger append_only_truncate before truncate on audit_event
    for each statement execute function refuse_change();

-- A row as the audit shows it: names beside ids, and of an account only what is listed here, so that no secret gets in.
create function audit_snapshot(raw jsonb) returns jsonb language sql stable strict as $$
    select case when raw ? 'password_hash' then jsonb_build_object(
               'login', raw -> 'login', 'name', raw -> 'name', 'role', raw -> 'role',
               'organisation_id', raw -> 'organisation_id', 'disabled_at', raw -> 'disabled_at',
               'has_password', raw -> 'password_hash' <> 'null', 'second_factor', raw -> 'totp_secret' <> 'null')
           else raw end
        || case when raw ? 'service_id' then jsonb_build_object('service',
               (select code from service where id = (raw ->> 'service_id')::integer)) else '{}' end
        || case when raw ? 'organisation_id' then jsonb_build_object('organisation',
               (select name from organisation where id = (raw ->> 'organisation_id')::integer)) else '{}' end
$$;

-- Arguments: what kind of thing a row is about, and by which of its values that thing is known.
create function note_audit() returns trigger language plpgsql as $$
declare
    before jsonb := audit_snapshot(to_jsonb(old));
    after jsonb := audit_snapshot(to_jsonb(new));
begin
    if to_jsonb(old) ->> 'password_hash' <> to_jsonb(new) ->> 'password_hash' then
        after := after || '{"password": "changed"}';
    end if;
    if before is distinct from after then
        insert into audit_event (actor, action, subject_kind, subject_id, before, after)
        values (coalesce(nullif(current_setting('hromada_map.actor', true), ''), 'command line'),
                case tg_op when 'INSERT' then 'create' when 'UPDATE' then 'change' else 'delete' end,
                tg_argv[0], coalesce(after, before) ->> tg_argv[1], before, after);
    end if;
    return null;
end $$;
create trigger audit after insert or update or delete on service
    for each row execute function note_audit('service', 'code');
create trigger audit after insert or update or delete on organisation
    for each row execute function note_audit('organisation', 'id');
create trigger audit after insert or update or delete on organisation_district
    for each row execute function note_audit('office', 'organisation_id');
create trigger audit after insert or update or delete on routing
    for each row execute function note_audit('routing', 'service');
create trigger audit after insert or update or delete on account
    for each row execute function note_audit('account', 'login');
