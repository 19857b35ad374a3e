-- Requests as those who work on them see them. A null parameter does not filter; without $9 personal data is left out.
select r.id, r.applicant_id, r.number, r.status, is_overdue(r.status, r.due_on, community_today()) as "overdue!",
       s.code as service, s.name as service_name, o.name as "executor?", d.name as "district?",
       seen.address, seen.place, st_x(seen.point) as lon, st_y(seen.point) as lat,
       exists (select from location_task as t where t.request_id = r.id) as "needs_location!", r.at_residence,
       seen.text, coalesce($9 or r.public_precision = 'exact', false) as "is_whole!", r.public_text,
       exists (select from public_request as p where p.id = r.id) as "public!",
       r.registered_at, r.due_on, law.ends_on as "legal_term_ends_on!",
       law.ends_on < community_today() and r.closed_on is null and r.status <> 'refused' as "legal_term_over!",
       r.submitted_at, r.closed_on,
       (select count(*) from request_event as e
        where e.request_id = r.id and e.what = 'joined') as "joined!",
       (select count(*) from request_response as p
        where p.request_id = r.id and p.processed_at is null) as "pending_responses!",
       coalesce((select max(e.id) from request_event as e where e.request_id = r.id), 0) as "version!"
from service_request as r
-- Where the place is not for the public, it may be somebody's home, and the words may say whose.
cross join lateral (select
       case when $9 then r.address end as address,
       case when $9 or r.public_precision = 'exact' then r.place_label
            when r.public_precision = 'generalised' then r.street_label end as place,
       case when $9 then r.point else r.public_point end as point,
       case when $9 or r.public_precision is null then r.district_id else r.public_district_id end as district_id,
       case when $9 or r.public_precision = 'exact' then r.raw_text end as text) as seen
cross join lateral (select (r.registered_at at time zone coalesce(
       (select time_zone from community), 'Europe/Kyiv'))::date as registered_on) as day
cross join lateral (select day.registered_on + $10::integer as ends_on) as law
join service as s on s.id = r.service_id
left join organisation as o on o.id = r.executor_id
left join district as d on d.id = seen.district_id
-- $1 is the organisation that asks: of what nobody has accepted it knows nothing, whoever an export named.
where ($1::integer is null or r.executor_id = $1 and r.status not in ('registered', 'refused'))
  and ($2::text[] is null or r.status = any ($2))
  and ($3::boolean is null or is_overdue(r.status, r.due_on, community_today()) = $3)
  and ($11::text[] is null
       or request_group(r.status, is_overdue(r.status, r.due_on, community_today())) = any ($11))
  and ($12::text[] is null or s.code = any ($12))
  and ($13::integer[] is null or r.executor_id = any ($13))
  and ($14::integer[] is null or seen.district_id = any ($14))
  and ($15::date is null or day.registered_on >= $15)
  and ($16::date is null or day.registered_on <= $16)
  and ($4::text is null or position(lower($4) in lower(concat_ws(' ',
       r.number, replace(r.number, '-', ''), seen.address, seen.place,
       -- Not the masked words: a search would tell what hides behind a mask.
       case when $9 then r.raw_text else r.public_text end))) > 0)
  and ($17::double precision[] is null
       or seen.point && st_makeenvelope($17[1], $17[2], $17[3], $17[4], 4326))
  and ($5::timestamptz is null or (r.registered_at, r.id) < ($5, $6::bigint))
  and ($8::text[] is null or r.number = any ($8))
order by r.registered_at desc, r.id desc
limit $7
