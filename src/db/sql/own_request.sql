-- One request as its applicant reads it.
select r.id, r.number, r.status, is_overdue(r.status, r.due_on, community_today()) as "overdue!", s.name as service,
       o.name as "executor?", o.phone as "executor_phone?", r.registered_at, r.due_on, r.submitted_at, r.closed_on, r.address,
       r.place_label as place, st_x(r.point) as lon, st_y(r.point) as lat, r.raw_text as text, r.public_text,
       exists (select from public_request as p where p.id = r.id) as "public!",
       case when s.outside_powers and r.status = 'refused' then s.where_to_turn end as where_to_turn
from service_request as r
join service as s on s.id = r.service_id
left join organisation as o on o.id = r.executor_id
where r.applicant_id = $1 and r.number = $2
