select r.id as "id!", number as "number!", status as "status!", request_group as "group!", overdue as "overdue!",
       service_code as "service_code!", service_name as "service_name!", executor_id,
       executor_name as "executor_name?", district_id, district_name as "district_name?", place,
       "precision" as "precision!", registered_at as "registered_at!", due_on, closed_on, text,
       st_x(geom) as "lon!", st_y(geom) as "lat!"
from unnest($1::bigint[]) with ordinality as listed (id, position)
join public_request as r on r.id = listed.id
order by listed.position
