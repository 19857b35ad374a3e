-- How many requests match at the desk: the conditions of desk_requests.sql. A null parameter does not filter; without $5 what is
-- personal data is not looked at.
select count(*) as "count!" from service_request as r
join service as s on s.id = r.service_id
where ($1::integer is null or r.executor_id = $1 and r.status not in ('registered', 'refused'))
  and ($2::text[] is null or r.status = any ($2))
  and ($3::boolean is null or is_overdue(r.status, r.due_on, community_today()) = $3)
  and ($6::text[] is null or request_group(r.status, is_overdue(r.status, r.due_on, community_today())) = any ($6))
  and ($7::text[] is null or s.code = any ($7))
  and ($8::integer[] is null or r.executor_id = any ($8))
  and ($9::integer[] is null or case when $5 or r.public_precision is null then r.district_id
                                     else r.public_district_id end = any ($9))
  and ($10::date is null or (r.registered_at at time zone coalesce(
       (select time_zone from community), 'Europe/Kyiv'))::date >= $10)
  and ($11::date is null or (r.registered_at at time zone coalesce(
       (select time_zone from community), 'Europe/Kyiv'))::date <= $11)
  and ($12::double precision[] is null or case when $5 then r.point else r.public_point end
       && st_makeenvelope($12[1], $12[2], $12[3], $12[4], 4326))
  and ($4::text is null or position(lower($4) in lower(concat_ws(' ',
       r.number, replace(r.number, '-', ''), case when $5 then r.address end,
       case when $5 or r.public_precision = 'exact' then r.place_label
            when r.public_precision = 'generalised' then r.street_label end,
       case when $5 then r.raw_text else r.public_text end))) > 0)
