-- The public face: every public channel reads `public_request` (and `public_request_event`) and nothing else.

-- The centre of a cell of about 250 m by 250 m, by the rule of domain::visibility::generalise: 445 rows to a
-- degree of latitude, each cut into equal cells. Deterministic, so that asking twice tells nothing new.
create function generalised_point(exact geometry) returns geometry
language sql immutable strict parallel safe as $$
    select st_setsrid(st_makepoint((floor(st_x(exact) * cells / 360) + 0.5) / (cells / 360), lat), 4326)
    from (select lat, greatest(round((360 * 445 * cos(radians(lat)))::numeric), 1)::double precision as cells
          from (select (floor(st_y(exact) * 445) + 0.5) / 445 as lat) as rows) as cell
$$;

create function district_at(point geometry) returns integer language sql stable strict parallel safe as $$
    select id from district where st_covers(boundary, point) order by id limit 1
$$;

create function set_public_point() returns trigger language plpgsql as $$
declare
    class text;
begin
    -- Locked until the end of the transaction: a class that changes meanwhile waits, and then finds this row.
    select visibility into class from service where id = new.service_id for share;
    new.public_precision := case
        when new.point is null or class not in ('exact', 'generalised') then null
        when new.at_residence then 'generalised'
        else class end;
    new.public_point := case new.public_precision
        when 'exact' then new.point
        when 'generalised' then generalised_point(new.point) end;
    -- The district of the exact point could tell in which part of a cell it lies.
    new.public_district_id := case new.public_precision
        when 'exact' then new.district_id
        when 'generalised' then district_at(new.public_point) end;
    new.updated_at := now();
    return new;
end $$;
create trigger set_public_point before insert or update on service_request
    for each row execute function set_public_point();

-- A service's new visibility class reaches its requests at once.
create function apply_visibility() returns trigger language plpgsql as $$
begin
    update service_request set updated_at = now() where service_id = new.id;
    return null;
end $$;
create trigger apply_visibility after update of visibility on service
    for each row when (old.visibility <> new.visibility) execute function apply_visibility();

create function community_today() returns date language sql stable parallel safe as $$
    select (now() at time zone coalesce((select time_zone from community), 'Europe/Kyiv'))::date
$$;

create function is_overdue(status text, due_on date, today date) returns boolean
language sql immutable parallel safe as $$
    select coalesce(due_on < today, false) and status in (
        'accepted', 'in_progress', 'rework', 'clarification', 'submitted_done', 'submitted_infeasible')
$$;

create function request_group(status text, overdue boolean) returns text language sql immutable parallel safe as $$
    select case
        when overdue then 'overdue'
        when status in ('accepted', 'in_progress', 'rework', 'clarification') then 'in_work'
        when status in ('submitted_done', 'submitted_infeasible') then 'awaiting'
        when status in ('closed_confirmed', 'closed_checked') then 'done'
        when status = 'closed_infeasible' then 'closed_without'
    end
$$;

create view public_request as
select r.id,
       r.number,
       r.status,
       request_group(r.status, r.overdue) as request_group,
       r.overdue,
       s.code as service_code,
       s.name as service_name,
       r.executor_id,
       o.name as executor_name,
       r.public_district_id as district_id,
       d.name as district_name,
       case r.public_precision when 'exact' then r.place_label else r.street_label end as place,
       r.public_precision as "precision",
       r.registered_at,
       r.due_on,
       r.closed_on,
       r.public_text as text,
       r.public_point as geom
from (select *, is_overdue(status, due_on, (select community_today())) as overdue from service_request
      where public_point is not null
        and status not in ('registered', 'refused', 'cancelled')) as r
join service as s on s.id = r.service_id and s.visibility in ('exact', 'generalised')
left join organisation as o on o.id = r.executor_id
left join district as d on d.id = r.public_district_id;

-- The steps of public requests; the notes of a step are not public.
create view public_request_event as
select e.id, e.request_id, e.at, e.from_status, e.to_status
from request_event as e join public_request as r on r.id = e.request_id
where e.from_status is distinct from e.to_status;

-- The filters of /api/requests, /api/statistics and /tiles/requests. A null parameter does not filter.
create function matching_request(
    statuses text[], groups text[], services text[], executors integer[], districts integer[],
    registered_from date, registered_to date, only_overdue boolean, words text
) returns setof public_request language sql stable as $$
    select r.* from public_request as r
    where (statuses is null or r.status = any (statuses))
      and (groups is null or r.request_group = any (groups))
      and (services is null or r.service_code = any (services))
      and (executors is null or r.executor_id = any (executors))
      and (districts is null or r.district_id = any (districts))
      and (registered_from is null or r.registered_at >= registered_from::timestamp at time zone
           coalesce((select time_zone from community), 'Europe/Kyiv'))
      and (registered_to is null or r.registered_at < (registered_to + 1)::timestamp at time zone
           coalesce((select time_zone from community), 'Europe/Kyiv'))
      and (only_overdue is null or r.overdue = only_overdue)
      and (words is null or position(lower(words) in lower(concat_ws(' ',
           r.number, replace(r.number, '-', ''), r.service_name, r.place, r.executor_name, r.text))) > 0)
$$;

-- Of a cancelled request the public may know that much (requirements: "a short line by number").
create view cancelled_request as
select r.number from service_request as r join service as s on s.id = r.service_id
where r.status = 'cancelled' and s.visibility in ('exact', 'generalised');
