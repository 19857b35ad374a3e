-- The requests that changed in transaction $1 or later, as the public sees them now, and the first transaction that is not
-- known to have ended: what is read from there on next time is read in part again, and nothing is missed. Then the
-- requests $2, of the same state of the database.
with changed as (
    select request_id, max(sequence) as sequence, max(xid::text::bigint) as xid
    from request_change where xid >= $1::text::xid8 group by request_id
    union all
    select unnest($2::bigint[]), null, null
)
select pg_snapshot_xmin(pg_current_snapshot())::text::bigint as "position!",
       (select forgotten::text::bigint from request_change_log) as "forgotten!",
       changed.sequence as "sequence?", changed.xid as "xid?", changed.request_id as "request_id?",
       r.id as "id?", r.number as "number?", r.status as "status?", r.service_code as "service?", r.executor_id,
       r.district_id, r.registered_at as "registered_at?", r.due_on, st_x(r.geom) as "lon?", st_y(r.geom) as "lat?"
from (select) as always
left join changed on true
left join public_request as r on r.id = changed.request_id
order by changed.sequence
