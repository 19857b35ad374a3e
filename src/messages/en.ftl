# Error messages a person or another program sees.
problem-not-found = There is no such page. Check the address or go back to the map.
problem-request-not-found = There is no request { $number } on the map. Check the number: its last digit, after the hyphen, is a check digit.
problem-request-number = “{ $number }” is not a request number. It is made of digits, the last one a check digit, for example 1042-9.
problem-request-cancelled = Request { $number } was cancelled.
problem-bad-parameter = The parameter { $parameter } is “{ $value }”. Expected: { $expected }.
problem-tile = There is no such tile: { $reason }.
problem-body-too-large = The request body is too large. Send no more than { $limit } bytes.
problem-bad-body = The request body could not be read: { $reason }.
problem-invalid-field = Field { $field }: { $expected }.
problem-outside = The point { $lon }, { $lat } lies outside the community. Give a place inside it.
problem-unauthorized = Sign in to see this page.
problem-wrong-password = The login or the password is wrong. Check them and try again.
problem-too-many = Too many attempts at once. Try again in a minute.
problem-forbidden = Your role does not allow this.
problem-transition = The request cannot be changed like this from its present state: { $reason }.
problem-method = The method { $method } is not supported here.
problem-unavailable = The database cannot be reached right now. Try again in a minute; what you sent was not saved.
problem-internal = Something went wrong on the server. Try again; if it happens again, tell the administrator.

expected-bbox = four numbers separated by commas: west, south, east, north in degrees, west below east, south below north
expected-date = a date like 2026-11-22
expected-boolean = true or false
expected-cursor = the value from the next link of the previous answer
expected-integers = whole numbers separated by commas
expected-limit = a whole number from 1 to { $highest }
expected-one-of = one or more of these, separated by commas: { $values }
expected-due-date = a day from { $earliest } to { $latest } (the law allows 45 days at most)
expected-query = a text of up to { $longest } characters, not empty
expected-lon-lat = a longitude from -180 to 180 and a latitude from -90 to 90 in degrees
expected-explain = `1` or nothing
expected-place = either address (in words) or point ([longitude, latitude])
expected-text = 1 to { $longest } characters, none of them control characters
expected-candidate = the number of one of the candidates, or point ([longitude, latitude])

place-on-map = A place marked on the map
