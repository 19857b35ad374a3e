select id as "id!", number as "number!", status as "status!", request_group as "group!", overdue as "overdue!",
       service_code as "service_code!", service_name as "service_name!", executor_id,
       executor_name as "executor_name?", district_id, district_name as "district_name?", place,
       "precision" as "precision!", registered_at as "registered_at!", due_on, closed_on, text,
       st_x(geom) as "lon!", st_y(geom) as "lat!"
from matching_request($1, $2, $3, $4, $5, $6, $7, $8, $9) as r
where ($10::double precision is null or r.geom && st_makeenvelope($10, $11, $12, $13, 4326))
  and ($14::timestamptz is null or (r.registered_at, r.id) < ($14, $15::bigint))
order by r.registered_at desc, r.id desc
limit $16
