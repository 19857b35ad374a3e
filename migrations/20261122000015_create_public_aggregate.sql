-- How many requests of services that have no marker (visibility `aggregate`) were registered in each year. Cells of fewer
-- than five are left out and the others rounded down to fives, so that neither asking again tomorrow nor any difference
-- tells of one person (Hundepool et al., Handbook on Statistical Disclosure Control, 2010, sections 5.2 and 5.4). There is
-- no finer division, and no filter reaches it.
create view public_aggregate as
select s.code as service_code,
       s.name as service_name,
       extract(year from r.registered_at at time zone coalesce((select time_zone from community), 'Europe/Kyiv'))::integer
           as year,
       count(*) / 5 * 5 as count
from service_request as r join service as s on s.id = r.service_id and s.visibility = 'aggregate'
where r.status not in ('registered', 'refused', 'cancelled')
group by s.id, year
having count(*) >= 5;
