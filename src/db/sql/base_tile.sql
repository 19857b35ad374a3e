-- One tile of the base map: $1..$4 bounds in Web Mercator, $5 zoom. Features reach 64 units over the edge.
with tile as (
    select st_makeenvelope($1, $2, $3, $4, 3857) as bounds,
           st_expand(st_makeenvelope($1, $2, $3, $4, 3857), ($3::double precision - $1) / 64) as around
), feature as materialized (
    select layer, properties, id, st_asmvtgeom(f.geom, tile.bounds, 4096, 64, true) as geom
    from base_feature as f, tile
    where f.geom && tile.around and f.min_zoom <= $5
    union all
    select 'community', jsonb_build_object('kind', kind), 0, st_asmvtgeom(geom, tile.bounds, 4096, 64, true)
    from tile, (select st_transform(boundary, 3857) as boundary from community where boundary is not null) as own,
         lateral (values ('community', own.boundary), ('outside', st_difference(tile.around, own.boundary))) as part (kind, geom)
    where not st_isempty(geom)
)
select coalesce(string_agg(mvt, ''::bytea order by layer), ''::bytea) as "tile!"
from (select distinct layer from feature where geom is not null) as layer,
     lateral (select st_asmvt(row, layer.layer, 4096, 'geom') as mvt
              from (select properties, geom from feature
                    where feature.layer = layer.layer and geom is not null order by id) as row) as encoded
