-- What the rules ask about one request.
select r.number, r.status, r.applicant_id, r.executor_id, s.term_days, s.term_unit,
       coalesce(r.public_text, r.raw_text) as "text!",
       community_today() as "today!",
       (r.registered_at at time zone coalesce((select time_zone from community), 'Europe/Kyiv'))::date
           as "registered_on!",
       coalesce(r.point is not null and coalesce(
           (select st_covers(boundary, r.point) from community), true), false) as "inside_boundary!",
       case r.status
           when 'submitted_done' then false
           when 'submitted_infeasible' then true
           else coalesce((select e.to_status from request_event as e
                          where e.request_id = r.id and e.to_status in ('submitted_done', 'submitted_infeasible')
                          order by e.id desc limit 1) = 'submitted_infeasible', false) end as "infeasible!",
       coalesce((select p.kind = 'confirmation' from request_response as p
                 where p.request_id = r.id and p.kind in ('confirmation', 'refutation') and p.at >= r.submitted_at
                 order by p.id desc limit 1), false) as "confirmed!",
       coalesce((select max(e.id) from request_event as e where e.request_id = r.id), 0) as "version!",
       coalesce((select max(e.id) from request_event as e
                 where e.request_id = r.id and e.from_status is distinct from e.to_status), 0) as "step!"
from service_request as r join service as s on s.id = r.service_id
where r.id = $1
