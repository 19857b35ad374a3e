-- What changes in the public face of requests, for the servers that hold it in memory: written by the transaction that
-- makes the change. A notification is only the doorbell; whoever missed it finds the row.
create table request_change (
    sequence bigint generated always as identity primary key,
    -- By which a reader knows what it has seen for sure: everything of the transactions that had ended when it read.
    xid xid8 not null default pg_current_xact_id(),
    -- None: a service, an organisation or a district is called otherwise.
    request_id bigint,
    changed_at timestamptz not null default now()
);
create index on request_change (xid);

-- One row: the database as whoever keeps a copy beside it knows it again, and the last transaction whose changes are
-- forgotten.
create table request_change_log (
    only_row boolean primary key default true check (only_row),
    database bigint not null default ('x' || left(replace(gen_random_uuid()::text, '-', ''), 15))::bit(60)::bigint,
    forgotten xid8 not null default '0'
);
insert into request_change_log default values;

create function note_request_change() returns trigger language plpgsql as $$
begin
    if tg_op = 'INSERT' then
        insert into request_change (request_id) select id from new_rows;
    elsif tg_op = 'DELETE' then
        insert into request_change (request_id) select id from old_rows;
    else
        insert into request_change (request_id)
        select now.id from new_rows as now join old_rows as before using (id)
        where (now.number, now.status, now.service_id, now.executor_id, now.public_district_id, now.public_precision,
               now.place_label, now.street_label, now.public_text, now.registered_at, now.due_on, now.closed_on,
               now.public_point)
            is distinct from
              (before.number, before.status, before.service_id, before.executor_id, before.public_district_id,
               before.public_precision, before.place_label, before.street_label, before.public_text,
               before.registered_at, before.due_on, before.closed_on, before.public_point);
    end if;
    if found then
        perform pg_notify('request_change', '');
    end if;
    return null;
end $$;
create trigger note_insert after insert on service_request
    referencing new table as new_rows for each statement execute function note_request_change();
create trigger note_update after update on service_request
    referencing old table as old_rows new table as new_rows for each statement execute function note_request_change();
create trigger note_delete after delete on service_request
    referencing old table as old_rows for each statement execute function note_request_change();

create function note_new_names() returns trigger language plpgsql as $$
begin
    insert into request_change (request_id) values (null);
    perform pg_notify('request_change', '');
    return null;
end $$;
create trigger note_new_names after insert or delete or update of code, name on service
    for each statement execute function note_new_names();
create trigger note_new_names after insert or delete or update of name on organisation
    for each statement execute function note_new_names();
create trigger note_new_names after insert or delete or update of name on district
    for each statement execute function note_new_names();
