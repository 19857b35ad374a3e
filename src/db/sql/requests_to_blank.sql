-- Requests that ended so many days ago and still hold something personal. A refusal has no day of closing of its own.
select r.id
from service_request as r
where coalesce(r.closed_on, (select max(at)::date from request_event where request_id = r.id and to_status = 'refused'))
          < community_today() - $1::integer
  and (r.closed_on is not null or r.status = 'refused')
  and (r.raw_text <> ''
       or exists (select from attachment as a where a.request_id = r.id and not a.public and a.state in ('ready', 'lost'))
       or exists (select from request_event as e where e.request_id = r.id and e.note is not null)
       or exists (select from request_response as said where said.request_id = r.id
                  and (said.text <> '' or said.answer is not null or said.executor_answer <> '')))
for update of r skip locked
