select count(*) as "count!"
from matching_request($1, $2, $3, $4, $5, $6, $7, $8, $9) as r
where $10::double precision is null or r.geom && st_makeenvelope($10, $11, $12, $13, 4326)
