-- An operator's word on a photo. It holds for a generalised request only if the request was one when it was given.
with a as (
    update attachment set public = $2, moderated_by = $3, moderated_at = now(),
        public_generalised = $2 and coalesce(r.public_precision = 'generalised', false)
    from service_request as r
    where attachment.id = $1 and kind = 'photo' and state in ('ready', 'lost') and r.id = request_id
    returning attachment.id, request_id, r.status, coalesce(r.public_precision = 'generalised', false) as generalised
), history as (
    insert into request_event (request_id, at, actor, role, from_status, to_status, what, note)
    select request_id, now(), $3, 'operator', status, status, case when $2 then 'file_released' else 'file_hidden' end,
           concat('photo ', id, case when $2 then ': public' else ': not public' end)
    from a
)
select generalised as "generalised!" from a
