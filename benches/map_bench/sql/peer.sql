-- What a tile server that asks PostGIS is given. The features are those of our tiles: up to zoom 14 the requests of each cell of 64
-- pixels (8 by 8 cells of a tile) with how many there are of each group, above it each place with its most urgent request.
-- `aggregated` has all of it made beforehand, `clustering` nothing. Functions are PL/pgSQL's, which keeps their plans.
create schema peer;

create table peer.point as
select id, number, service_code as service, service_name, status, request_group as "group", executor_id as executor,
       executor_name, due_on, overdue, registered_at,
       array_position(array['overdue', 'awaiting', 'in_work', 'done', 'closed_without'], request_group) as urgency,
       st_transform(geom, 3857) as geom
from public_request
-- Along a Hilbert curve, so that what is near is read together.
order by st_transform(geom, 3857);
create index on peer.point using gist (geom);

create table peer.place as
select distinct on (geom) number, service, service_name, status, "group", executor, executor_name, due_on, overdue,
       count(*) over (partition by geom) as stack, geom
from peer.point
order by geom, urgency, registered_at desc;
create index on peer.place using gist (geom);

-- Cells of a zoom, counted over the whole world from the west and from the north.
create function peer.cell(metres double precision, z integer) returns integer language sql immutable strict parallel safe as $$
    select floor((metres + 20037508.342789244) / (40075016.685578488 / (8 << z)))::integer
$$;

create table peer.cluster (
    z integer, x integer, y integer, cell_x integer, cell_y integer, count bigint, in_work bigint, overdue bigint, awaiting bigint,
    done bigint, closed_without bigint, geom geometry(Point, 3857)
);
insert into peer.cluster
select 14, cell_x >> 3, cell_y >> 3, cell_x, cell_y, count(*), count(*) filter (where "group" = 'in_work'),
       count(*) filter (where "group" = 'overdue'), count(*) filter (where "group" = 'awaiting'),
       count(*) filter (where "group" = 'done'), count(*) filter (where "group" = 'closed_without'),
       st_setsrid(st_makepoint(avg(st_x(geom)), avg(st_y(geom))), 3857)
from (select *, peer.cell(st_x(geom), 14) as cell_x, peer.cell(-st_y(geom), 14) as cell_y from peer.point) as point
group by cell_x, cell_y;
do $$
begin
    for zoom in reverse 13..0 loop
        insert into peer.cluster
        select zoom, cell_x >> 4, cell_y >> 4, cell_x >> 1, cell_y >> 1, sum(count), sum(in_work), sum(overdue), sum(awaiting),
               sum(done), sum(closed_without),
               st_setsrid(st_makepoint(sum(st_x(geom) * count) / sum(count), sum(st_y(geom) * count) / sum(count)), 3857)
        from peer.cluster where z = zoom + 1
        group by 2, 3, 4, 5;
    end loop;
end $$;
create index on peer.cluster (z, x, y);

create function peer.aggregated(z integer, x integer, y integer) returns bytea
language plpgsql stable strict parallel safe as $$
begin
    if aggregated.z > 14 then
        return (select st_asmvt(feature, 'requests', 4096, 'geom') from (
            select number, service, service_name, status, "group", executor, executor_name, due_on::text, overdue, stack,
                   st_asmvtgeom(geom, st_tileenvelope(aggregated.z, aggregated.x, aggregated.y), 4096, 0) as geom
            from peer.place
            where geom && st_tileenvelope(aggregated.z, aggregated.x, aggregated.y)) as feature);
    end if;
    return (select st_asmvt(feature, 'clusters', 4096, 'geom') from (
        select count, in_work, overdue, awaiting, done, closed_without,
               st_asmvtgeom(geom, st_tileenvelope(aggregated.z, aggregated.x, aggregated.y), 4096, 0) as geom
        from peer.cluster as c
        where c.z = aggregated.z and c.x = aggregated.x and c.y = aggregated.y) as feature);
end $$;

create function peer.clustering(z integer, x integer, y integer) returns bytea
language plpgsql stable strict parallel safe as $$
declare
    tile geometry := st_tileenvelope(clustering.z, clustering.x, clustering.y);
begin
    if clustering.z > 14 then
        return (select st_asmvt(feature, 'requests', 4096, 'geom') from (
            select distinct on (p.geom) number, service, service_name, status, "group", executor, executor_name, due_on::text,
                   overdue, count(*) over (partition by p.geom) as stack, st_asmvtgeom(p.geom, tile, 4096, 0) as geom
            from peer.point as p where p.geom && tile
            order by p.geom, urgency, registered_at desc) as feature);
    end if;
    return (select st_asmvt(feature, 'clusters', 4096, 'geom') from (
        select count(*), count(*) filter (where "group" = 'in_work') as in_work,
               count(*) filter (where "group" = 'overdue') as overdue,
               count(*) filter (where "group" = 'awaiting') as awaiting, count(*) filter (where "group" = 'done') as done,
               count(*) filter (where "group" = 'closed_without') as closed_without,
               st_asmvtgeom(st_setsrid(st_makepoint(avg(st_x(p.geom)), avg(st_y(p.geom))), 3857), tile, 4096, 0) as geom
        from (select "group", geom, peer.cell(st_x(geom), clustering.z) as cell_x, peer.cell(-st_y(geom), clustering.z) as cell_y
              from peer.point where geom && tile) as p
        -- The index knows places to half a metre.
        where cell_x >> 3 = clustering.x and cell_y >> 3 = clustering.y
        group by cell_x, cell_y) as feature);
end $$;
