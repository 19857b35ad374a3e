-- What one import of an OpenStreetMap extract gives. The tables below `district` are replaced as a
-- whole by each import and refer to each other by the ids of that import; they carry no foreign keys,
-- since nothing but the import writes them and it writes them in one transaction.
create extension if not exists postgis;

create table community (
    only_row boolean primary key default true check (only_row),
    name text not null,
    osm_ref text,
    katottg text,
    boundary geometry(MultiPolygon, 4326),
    bounds double precision[] not null check (cardinality(bounds) = 4),
    time_zone text not null default 'Europe/Kyiv',
    extract_at timestamptz,
    extract_digest text,
    imported_at timestamptz not null default now()
);
comment on column community.bounds is 'west, south, east, north in degrees';

-- Districts keep their ids across imports: requests refer to them.
create table district (
    id integer generated always as identity primary key,
    osm_ref text not null unique,
    name text not null,
    boundary geometry(MultiPolygon, 4326) not null
);
create index on district using gist (boundary);

create table settlement (
    id integer primary key,
    osm_ref text not null,
    kind text not null,
    names jsonb not null,
    district_id integer,
    population integer,
    centre geometry(Point, 4326) not null,
    boundary geometry(MultiPolygon, 4326)
);

create table street (
    id integer primary key,
    names jsonb not null,
    settlement_id integer,
    lines geometry(MultiLineString, 4326) not null
);

create table house (
    id integer primary key,
    number text not null,
    street_id integer,
    settlement_id integer,
    district_id integer,
    interpolated boolean not null,
    point geometry(Point, 4326) not null
);

create table poi (
    id integer primary key,
    kind text not null,
    names jsonb not null,
    number integer,
    settlement_id integer,
    district_id integer,
    point geometry(Point, 4326) not null
);

-- The base map, in Web Mercator since nothing but tiles reads it.
create table base_feature (
    -- Drawing order within a layer.
    id integer primary key,
    layer text not null,
    min_zoom smallint not null,
    properties jsonb not null,
    geom geometry(Geometry, 3857) not null
);
create index on base_feature using gist (geom);
