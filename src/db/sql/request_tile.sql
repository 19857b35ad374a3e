-- The points of one tile, and below the zoom where clustering ends the clusters of its crowded cells.
-- $10..$13: the tile's bounds in Web Mercator; $14: side of a cell in metres, null where nothing is clustered.
with tile as (
    select st_makeenvelope($10, $11, $12, $13, 3857) as bounds
), request as (
    select r.*, st_transform(r.geom, 3857) as at
    from matching_request($1, $2, $3, $4, $5, $6, $7, $8, $9) as r, tile
    where r.geom && st_transform(tile.bounds, 4326)
), counted as (
    -- A tile owns its west and north edge alone, so that a point is in exactly one tile.
    select *, floor((st_x(at) - $10) / $14) as column_, floor(($13 - st_y(at)) / $14) as row_,
           case when $14::double precision is null then 1
                else count(*) over (partition by floor((st_x(at) - $10) / $14), floor(($13 - st_y(at)) / $14))
           end as crowd
    from request
    where st_x(at) >= $10 and st_x(at) < $12 and st_y(at) > $11 and st_y(at) <= $13
), single as (
    select number, service_code as service, service_name, status, request_group as "group", executor_id as executor,
           executor_name, due_on::text as due_on, overdue, place, st_asmvtgeom(at, tile.bounds, 4096, 0, false) as geom
    from counted, tile where crowd = 1 order by id
), cluster as (
    select count(*)::integer as count,
           (count(*) filter (where request_group = 'in_work'))::integer as in_work,
           (count(*) filter (where request_group = 'overdue'))::integer as overdue,
           (count(*) filter (where request_group = 'awaiting'))::integer as awaiting,
           (count(*) filter (where request_group = 'done'))::integer as done,
           (count(*) filter (where request_group = 'closed_without'))::integer as closed_without,
           -- At the centre of its points, but off the cell's edges, so that neighbours' rings do not cover each other.
           st_asmvtgeom(st_setsrid(st_makepoint(
               $10 + $14 * (column_ + least(greatest((avg(st_x(at)) - $10) / $14 - column_, 0.28), 0.72)),
               $13 - $14 * (row_ + least(greatest(($13 - avg(st_y(at))) / $14 - row_, 0.28), 0.72))), 3857),
               tile.bounds, 4096, 0, false) as geom
    from counted, tile where crowd > 1 group by column_, row_, tile.bounds order by row_, column_
)
select coalesce((select st_asmvt(single, 'requests', 4096, 'geom') from single), '')
    || coalesce((select st_asmvt(cluster, 'clusters', 4096, 'geom') from cluster), '') as "tile!"
