-- What a newer export says of a request it brought before. A request that somebody has moved here since is left alone.
with known as (
    select r.id, r.status, o.id as executor_id
    from service_request as r left join organisation as o on o.name = $4
    where r.source = $1 and r.source_key = $2
      and not exists (select from request_event as e
                      where e.request_id = r.id and e.actor <> $1 and e.from_status is distinct from e.to_status)
      -- An export without states says `registered` of everything.
      and $3 <> 'registered'
      and (r.status, r.closed_on, r.executor_id) is distinct from ($3, $6::date, o.id)
    for update of r
), changed as (
    update service_request as r
    set status = $3, executor_id = known.executor_id, due_on = coalesce($5, r.due_on), closed_on = $6,
        -- What somebody has taken out here does not come back.
        public_text = case
            when exists (select from request_event as e where e.request_id = r.id and e.what = 'text_mended')
            then r.public_text else coalesce($7, r.public_text) end
    from known where r.id = known.id
    returning r.id, known.status as before, r.registered_at
), history as (
    insert into request_event (request_id, at, actor, role, from_status, to_status, what)
    select id, greatest(coalesce($8, now()), registered_at), $1, 'system', before, $3, 'moved' from changed where before <> $3
)
select count(*) as "count!" from changed
