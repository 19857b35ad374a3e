-- One's own requests as their applicant reads them, or the one of a number; the latest first.
select r.id, r.number, r.status, is_overdue(r.status, r.due_on, community_today()) as "overdue!", s.name as service,
       o.name as "executor?", o.phone as "executor_phone?", r.registered_at, r.due_on, r.submitted_at, r.closed_on, r.address,
       r.place_label as place, st_x(r.point) as lon, st_y(r.point) as lat, r.raw_text as text, r.public_text,
       exists (select from public_request as p where p.id = r.id) as "public!",
       case when s.outside_powers and r.status = 'refused' then s.where_to_turn end as where_to_turn,
       r.status in ('submitted_done', 'submitted_infeasible', 'clarification') and not exists (
           select from request_response as w
           where w.request_id = r.id and w.at >= step.at
             and (w.kind in ('confirmation', 'refutation') or r.status = 'clarification' and w.kind = 'comment')
       ) as "awaits_word!",
       coalesce(step.id, 0) as "step!"
from service_request as r
join service as s on s.id = r.service_id
left join organisation as o on o.id = r.executor_id
left join lateral (
    select e.id, e.at from request_event as e
    where e.request_id = r.id and e.from_status is distinct from e.to_status
    order by e.id desc limit 1) as step on true
where r.applicant_id = $1 and ($2::text is null or r.number = $2)
order by r.registered_at desc, r.id desc
