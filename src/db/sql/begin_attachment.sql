-- The row of a file that is about to be written, with a random key that cannot be guessed. A thumbnail is due at once.
with store as (
    select prefix, replace(gen_random_uuid()::text, '-', '') as random from attachment_store
)
insert into attachment (request_id, kind, stage, uploaded_by, role, content_type, width, height, bytes, storage_key,
                        thumbnail_due)
select $1, $2, $3, $4, $5, $6, $7, $8, $9, concat_ws('/', prefix, left(random, 2), substr(random, 3)),
       case $2::text when 'photo' then now() end
from store
where (select count(*) from attachment where request_id = $1 and state <> 'removed') < $10::bigint
returning id, storage_key
