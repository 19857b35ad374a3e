-- The requests whose changes were committed since snapshot $1 was taken, as the public sees them now, and the snapshot of
-- now, from which on to read the next time: whatever order transactions end in, each change is read once (pg_snapshot in
-- PostgreSQL's documentation, "Transaction ID and Snapshot Information Functions"). Then the requests $2, of the same
-- state of the database.
with changed as (
    select request_id, max(sequence) as sequence
    from request_change
    where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
    group by request_id
    union all
    select unnest($2::bigint[]), null
    -- As the requests lie: many are found a third sooner.
    order by request_id
)
select pg_current_snapshot()::text as "position!",
       -- It is of another cluster, or of so long ago that what has been forgotten may not have been seen.
       (select forgotten >= pg_snapshot_xmin($1::text::pg_snapshot)
               or pg_snapshot_xmax($1::text::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
        from request_change_log) as "forgotten!",
       changed.sequence as "sequence?", changed.request_id as "request_id?",
       r.id as "id?", r.number as "number?", r.status as "status?", r.service_code as "service?", r.executor_id,
       r.district_id, r.registered_at as "registered_at?", r.due_on, st_x(r.geom) as "lon?", st_y(r.geom) as "lat?"
from (select) as always
left join changed on true
left join public_request as r on r.id = changed.request_id
