-- The files of a request, or one file, as staff see them.
select a.id, r.number, r.id as request_id,
       case when r.status not in ('registered', 'refused') then r.executor_id end as executor_id, r.applicant_id, a.kind, a.stage, a.width, a.height, a.bytes, a.public,
       p.id is not null as "shown!", a.moderated_at is not null as "moderated!", a.state = 'lost' as "lost!", a.thumbnail_due is null as "has_thumbnail!",
       a.uploaded_by, a.role, a.created_at, a.storage_key
from attachment as a
join service_request as r on r.id = a.request_id
left join public_photo as p on p.id = a.id
where (a.request_id = $1 or a.id = $2) and a.state in ('ready', 'lost')
order by a.id
