-- First the snapshot of now, from which on to read the next time; then every change that was committed since snapshot $1 was
-- taken, with what the public sees of its request: whatever order transactions end in, each change is read once
-- (pg_snapshot in PostgreSQL's documentation, "Transaction ID and Snapshot Information Functions"). Then the requests $2,
-- of the same state of the database.
with news as not materialized (
    select * from request_change
    where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
)
select pg_current_snapshot()::text as "position?",
       -- It is of another cluster, or of so long ago that what has been forgotten may not have been seen.
       (select forgotten >= pg_snapshot_xmin($1::text::pg_snapshot)
               or pg_snapshot_xmax($1::text::pg_snapshot) > pg_snapshot_xmax(pg_current_snapshot())
        from request_change_log) as "forgotten?",
       null::bigint as "sequence?", null::bigint as "request_id?", null as "number?", null as "status?", null as "service?",
       null::integer as "executor_id?", null::integer as "district_id?", null::timestamptz as "registered_at?",
       null::date as "due_on?", null::bytea as "point?"
union all
select null, null, sequence, request_id, number, status, service_code, executor_id, district_id, registered_at, due_on,
       geom::bytea
from news
where told or request_id is null
union all
select null, null, asked.sequence, asked.request_id, r.number, r.status, r.service_code, r.executor_id, r.district_id,
       r.registered_at, r.due_on, r.geom::bytea
from (select max(sequence) as sequence, request_id from news where not told and request_id is not null group by request_id
      union all
      select null, unnest($2::bigint[])
      -- As the requests lie: many are found a third sooner.
      order by request_id) as asked
left join public_request as r on r.id = asked.request_id
