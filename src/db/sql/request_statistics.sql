with matching as materialized (
    select request_group, service_code, service_name, district_id, district_name
    from matching_request($1, $2, $3, $4, $5, $6, $7, $8, $9)
)
select (select count(*) from matching) as "total!",
       (select jsonb_object_agg(name, (select count(*) from matching where request_group = name))
        from unnest(array['in_work', 'overdue', 'awaiting', 'done', 'closed_without']) as name)
           as "groups!: Json<serde_json::Value>",
       (select coalesce(jsonb_agg(jsonb_build_object('code', service_code, 'name', service_name, 'count', count)
                                  order by count desc, service_name), '[]')
        from (select service_code, service_name, count(*) from matching group by 1, 2) as service)
           as "services!: Json<serde_json::Value>",
       (select coalesce(jsonb_agg(jsonb_build_object('id', district_id, 'name', district_name, 'count', count)
                                  order by count desc, district_name), '[]')
        from (select district_id, district_name, count(*) from matching
              where district_id is not null group by 1, 2) as district)
           as "districts!: Json<serde_json::Value>",
       (select coalesce(jsonb_agg(jsonb_build_object('code', service_code, 'name', service_name, 'year', year,
                                                     'count', count) order by year desc, count desc, service_name), '[]')
        from public_aggregate)
           as "unmapped!: Json<serde_json::Value>"
