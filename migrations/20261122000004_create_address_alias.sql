-- What people teach the geocoder. Both tables outlive every import of a map.

-- A place that a person gave to an address as it was typed: the next such text is found there. What makes two texts
-- "such" is the geocoder's to say and may change with the program, so no key is kept here, only the text.
create table address_alias (
    id bigint generated always as identity primary key,
    -- It may hold a name or a phone: no public channel shows it.
    text text not null,
    point geometry(Point, 4326) not null,
    accuracy_m double precision not null,
    label text not null,
    street_label text not null,
    placed_by text not null,
    -- A request that is placed anew teaches anew.
    request_id bigint unique references service_request on delete cascade,
    created_at timestamptz not null default now()
);

-- A request that was registered by a point alone has the point's label as its address: nobody typed that text.
alter table service_request add column address_typed boolean not null default true;
update service_request set address_typed = false where source = 'api' and match_level = 'point' and address = place_label;

-- The community's own list of renamed streets; an import of a list replaces it.
create table street_rename (
    id integer primary key,
    old_name text not null,
    new_name text not null,
    settlement text,
    district text
);

-- Every server that holds the aliases in memory hears of a change in them, or in what the public may know of them.
create function announce_aliases() returns trigger language plpgsql as $$
begin
    perform pg_notify('address_alias', '');
    return null;
end $$;
create trigger announce_aliases after insert or update or delete or truncate on address_alias
    for each statement execute function announce_aliases();

create function announce_alias_of_request() returns trigger language plpgsql as $$
begin
    if exists (select from address_alias where request_id = new.id) then
        perform pg_notify('address_alias', '');
    end if;
    return null;
end $$;
create trigger announce_alias_of_request after update on service_request for each row
    when (old.status <> new.status or old.public_precision is distinct from new.public_precision)
    execute function announce_alias_of_request();
