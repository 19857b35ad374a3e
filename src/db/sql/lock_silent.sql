-- One request whose applicant has been silent for too long, past those that another server is closing right now.
-- Silence counts from the submission, or from when an operator last answered the applicant.
select r.id
from service_request as r cross join lifecycle_setting as setting
where r.status = 'submitted_done'
  -- Who is not known was not asked, and is not silent.
  and r.applicant_id is not null
  and r.submitted_at < now() - make_interval(days => setting.silent_days)
  and not exists (
      select from request_response as said
      where said.request_id = r.id
        and (said.processed_at is null or said.processed_at >= now() - make_interval(days => setting.silent_days)))
  -- What came with an export and nobody has moved here follows the next export.
  and (r.source <> 'csv' or exists (
      select from request_event as e
      where e.request_id = r.id and e.actor <> r.source and e.from_status is distinct from e.to_status))
order by r.submitted_at, r.id
limit 1
for update of r skip locked
