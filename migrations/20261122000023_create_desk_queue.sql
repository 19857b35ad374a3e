-- What waits for an operator, and since when: one list, so that what is counted is what is shown. A request may wait for several
-- things at once. Which of the new ones wait for their words to be mended only the text rules know (intake::queue).
create view desk_queue as
select 'new' as queue, r.id as request_id, r.registered_at as since, false as is_closed
from service_request as r
where r.status = 'registered' and not exists (select from location_task as t where t.request_id = r.id)
union all
select 'location', r.id, r.registered_at, r.status like 'closed%'
from location_task as t join service_request as r on r.id = t.request_id
where r.status not in ('refused', 'cancelled')
union all
-- Photos of which no operator has said whether the public may see them.
select 'moderation', r.id, min(a.created_at), r.status like 'closed%'
from attachment as a join service_request as r on r.id = a.request_id
where a.kind = 'photo' and a.state = 'ready' and a.moderated_at is null and r.status not in ('refused', 'cancelled')
group by r.id
union all
select case p.kind when 'confirmation' then 'confirmations' when 'cancellation' then 'cancellations' else 'comments' end,
       p.request_id, min(p.at), false
from request_response as p
where p.processed_at is null
group by 1, 2
union all
-- Where a word of the applicant waits, processing it is what ends the request.
select 'closing', r.id, coalesce(r.submitted_at, r.registered_at), false
from service_request as r
where r.status in ('submitted_done', 'submitted_infeasible', 'clarification')
  and not exists (select from request_response as p where p.request_id = r.id and p.processed_at is null)
union all
select 'overdue', r.id, (r.due_on + 1)::timestamp at time zone coalesce((select time_zone from community), 'Europe/Kyiv'), false
from service_request as r
where is_overdue(r.status, r.due_on, (select community_today())) and r.due_on < (select community_today());

create index on service_request (registered_at) where status = 'registered';
create index on service_request (submitted_at) where status in ('submitted_infeasible', 'clarification');
create index on service_request (due_on) where status in (
    'accepted', 'in_progress', 'rework', 'clarification', 'submitted_done', 'submitted_infeasible');
create index on attachment (request_id) where kind = 'photo' and state = 'ready' and moderated_at is null;
