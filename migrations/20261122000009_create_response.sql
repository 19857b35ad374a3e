-- What applicants say of their requests, the days their terms are counted in, and a history that says in which role
-- somebody acted and on which ground.

-- A term is counted in calendar days, as the law counts, or in the community's working days.
alter table service add column term_unit text not null default 'calendar' check (term_unit in ('calendar', 'working'));

-- The community's working hours (M4); what lies between two rows of a day is a break.
create table working_hours (
    -- ISO 8601: 1 is Monday.
    weekday smallint not null check (weekday between 1 and 7),
    opens time not null,
    closes time not null,
    primary key (weekday, opens),
    check (closes > opens)
);
insert into working_hours (weekday, opens, closes)
select weekday, opens, closes
from generate_series(1, 5) as weekday,
     (values (time '08:00', time '12:00'), (time '13:00', time '17:00')) as hours (opens, closes);

-- Holidays, and weekends that are worked. Empty at first: under martial law holidays are worked in Ukraine
-- (Law 2136-IX, art. 6), and each community knows its own.
create table calendar_exception (
    day date primary key,
    works boolean not null,
    name text not null default ''
);

-- One row: what the contact centre's rules leave open.
create table lifecycle_setting (
    only_row boolean primary key default true check (only_row),
    -- After so many days of the applicant's silence a request that was submitted as done is closed.
    silent_days integer not null default 14 check (silent_days between 1 and 365),
    comments_after_infeasible boolean not null default false
);
insert into lifecycle_setting default values;

-- An applicant's word on a request (K10.1.1, M18). It changes no status: somebody processes it (K10.2.1.1).
create table request_response (
    id bigint generated always as identity primary key,
    request_id bigint not null references service_request,
    kind text not null check (kind in ('comment', 'confirmation', 'refutation', 'cancellation')),
    -- The applicant's own words: never public.
    text text not null default '',
    at timestamptz not null default now(),
    processed_at timestamptz,
    processed_by text,
    outcome text check (outcome in ('rework', 'no_return', 'close', 'cancel', 'clarify', 'in_work', 'answered')),
    -- K10.2.1.3: why a comment does not return the request.
    ground text check (ground in ('off_point', 'repeat', 'obscene', 'already_closed', 'beyond_powers')),
    -- The operator's answer to the applicant.
    answer text,
    -- K10.3.1.2: the executor's answer to what returned the request.
    executor_answer text,
    executor_answered_by text,
    executor_answered_at timestamptz,
    check (num_nulls(processed_at, processed_by, outcome) in (0, 3)),
    check ((ground is not null) = (outcome is not distinct from 'no_return')),
    check (num_nulls(executor_answer, executor_answered_by, executor_answered_at) in (0, 3))
);
create index on request_response (request_id, id);
create index on request_response (at, id) where processed_at is null;

alter table request_event
    -- Unknown of steps from before.
    add column role text check (role in ('applicant', 'operator', 'executor', 'official', 'administrator', 'system')),
    add column ground text,
    add column response_id bigint references request_response;

-- When the executor submitted it the last time: the applicant's silence counts from there.
alter table service_request add column submitted_at timestamptz;
update service_request set submitted_at = coalesce(
    (select max(at) from request_event as e
     where e.request_id = service_request.id and e.to_status in ('submitted_done', 'submitted_infeasible')), now())
where status in ('submitted_done', 'submitted_infeasible');
create index on service_request (submitted_at) where status = 'submitted_done';

create function note_submission() returns trigger language plpgsql as $$
begin
    new.submitted_at := now();
    return new;
end $$;
-- Twice, since an insertion has no row before.
create trigger note_submission before update of status on service_request for each row
    when (new.status in ('submitted_done', 'submitted_infeasible') and old.status <> new.status)
    execute function note_submission();
create trigger note_first_submission before insert on service_request for each row
    when (new.status in ('submitted_done', 'submitted_infeasible'))
    execute function note_submission();

-- Who called by phone may have no e-mail address (M5).
drop index applicant_lower_idx;
create unique index on applicant (lower(email)) where erased_at is null and email <> '';
create index on applicant (right(regexp_replace(phone, '\D', '', 'g'), 9)) where erased_at is null;
