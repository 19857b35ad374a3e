-- Photos and documents of requests. The files lie in an object store; a row says what a file is.

-- One row: where this database's files begin in the store, so that two databases can share one, and when they were
-- last compared with the rows.
create table attachment_store (
    only_row boolean primary key default true check (only_row),
    prefix text not null default replace(gen_random_uuid()::text, '-', ''),
    listed_at timestamptz not null default '-infinity'
);
insert into attachment_store default values;

create table attachment (
    id bigint generated always as identity primary key,
    request_id bigint not null references service_request on delete cascade,
    kind text not null check (kind in ('photo', 'document')),
    -- What the applicant shows, or the executor's report (K10.3.1.3, K7.6).
    stage text not null check (stage in ('problem', 'report')),
    -- pending: the file may not be there yet; lost: it was, and is not any more; removed: it is being deleted.
    state text not null default 'pending' check (state in ('pending', 'ready', 'lost', 'removed')),
    uploaded_by text not null,
    role text not null,
    storage_key text not null unique,
    content_type text not null,
    -- Pixels, of photos.
    width integer,
    height integer,
    bytes integer not null,
    -- An operator's word, and whether he gave it for a request that is shown generalised.
    public boolean not null default false,
    public_generalised boolean not null default false,
    moderated_by text,
    moderated_at timestamptz,
    -- When the thumbnail is next tried; null once it is there.
    thumbnail_due timestamptz,
    -- When the file was last seen in its place.
    checked_at timestamptz not null default now(),
    created_at timestamptz not null default now(),
    check (kind = 'photo' or not public),
    check (public or not public_generalised),
    check ((kind = 'photo') = (width is not null and height is not null)),
    check (kind = 'photo' or thumbnail_due is null)
);
create index on attachment (request_id, id);
create index on attachment (thumbnail_due) where thumbnail_due is not null;
create index on attachment (checked_at) where state in ('ready', 'lost');
create index on attachment (id) where state in ('pending', 'removed');

-- The photos anyone may see. One that was approved for an exact place is hidden when its request falls to a
-- generalised one, until an operator says again that it does not betray the house.
create view public_photo as
select a.id, a.request_id, a.stage, a.width, a.height, a.storage_key, a.thumbnail_due is null as has_thumbnail
from attachment as a join public_request as r on r.id = a.request_id
where a.kind = 'photo' and a.state = 'ready' and a.public
  and (r."precision" = 'exact' or a.public_generalised);
