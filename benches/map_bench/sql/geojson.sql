-- The features of `GET /api/requests.geojson` within a box (west, south, east, north), made by the database.
select json_build_object('type', 'FeatureCollection', 'features', json_agg(json_build_object(
    'type', 'Feature', 'id', number, 'geometry', st_asgeojson(geom)::json, 'properties', json_build_object(
        'number', number, 'status', status, 'group', request_group, 'overdue', overdue,
        'service', json_build_object('code', service_code, 'name', service_name),
        'executor', json_build_object('id', executor_id, 'name', executor_name),
        'district', json_build_object('id', district_id, 'name', district_name),
        'place', place, 'precision', "precision", 'registered_at', registered_at, 'due_on', due_on,
        'closed_on', closed_on, 'text', text))))::text
from public_request where geom && st_makeenvelope($1, $2, $3, $4, 4326)
