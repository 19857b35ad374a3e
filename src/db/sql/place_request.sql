-- Gives a request its place, takes it off the queue, notes who did it, and remembers what the typed address means.
-- A whole settlement is no place for the next such address, so that is not remembered.
with placed as (
    update service_request set point = st_setsrid(st_makepoint($2, $3), 4326), match_level = $4,
        confidence = $5, accuracy_m = $6, place_label = $7, street_label = $8,
        district_id = district_at(st_setsrid(st_makepoint($2, $3), 4326)),
        at_residence = coalesce($10, at_residence)
    where number = $1 returning id, status, address, address_typed, point
), task as (
    delete from location_task using placed where request_id = placed.id
), history as (
    insert into request_event (request_id, at, actor, role, from_status, to_status, what, note)
    select id, now(), $9, 'operator', status, status, 'placed', concat('location: ', $7::text) from placed
), remembered as (
    insert into address_alias (text, point, accuracy_m, label, street_label, placed_by, request_id)
    select address, point, $6, $7, $8, $9, id from placed where address_typed and $4 <> 'settlement'
    on conflict (request_id) do update set text = excluded.text, point = excluded.point,
        accuracy_m = excluded.accuracy_m, label = excluded.label, street_label = excluded.street_label,
        placed_by = excluded.placed_by, created_at = excluded.created_at
), forgotten as (
    delete from address_alias using placed where request_id = placed.id and $4 = 'settlement'
)
select id from placed
