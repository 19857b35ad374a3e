-- One request with its history and, when it has no place, the task to find one.
with request as (
    insert into service_request (
        number, source, source_key, external_number, service_id, status, executor_id, registered_at, due_on,
        closed_on, address, raw_text, public_text, point, match_level, confidence, accuracy_m, place_label,
        street_label, district_id, at_residence, address_typed, applicant_id)
    select $1, $2, $3, $4, service.id, $6, (select id from organisation where name = $7), $8,
           coalesce($9, case when $6 not in ('registered', 'refused')
                             then ($8::timestamptz at time zone coalesce((select time_zone from community), 'Europe/Kyiv'))::date
                                  + service.term_days end),
           $10, $12, $13, $14, st_setsrid(st_makepoint($15, $16), 4326), $17, $18, $19, $20, $21,
           district_at(st_setsrid(st_makepoint($15, $16), 4326)), $23, $24, $25
    from service where code = $5
    on conflict (source, source_key) do nothing
    returning id, registered_at, status
), history as (
    insert into request_event (request_id, at, actor, role, from_status, to_status, what)
    select id, registered_at, $26, $27, null, 'registered', 'registered' from request
    union all
    select id, greatest(coalesce($11, now()), registered_at), $26, $27, 'registered', status, 'moved' from request
    where status <> 'registered'
), task as (
    insert into location_task (request_id, candidates)
    select id, $22 from request where $15::double precision is null
)
select id as "id!" from request
