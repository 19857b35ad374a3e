-- The history stays as it was written, but for one thing: a note may be blanked when its time is over, since it may
-- name somebody.
create function refuse_change_of_event() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and new.note is null
       and to_jsonb(new) - 'note' = to_jsonb(old) - 'note' then
        return new;
    end if;
    raise exception '% is append-only', tg_table_name using errcode = 'integrity_constraint_violation';
end $$;
drop trigger append_only on request_event;
create trigger append_only before update or delete on request_event
    for each row execute function refuse_change_of_event();

-- Finds what is to be blanked without reading every request.
create index on service_request (closed_on) where raw_text <> '';
