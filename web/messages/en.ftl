# English texts of the pages. Keys are shared by the browser and the server; uk.ftl is the original.
# Numbers are passed as numbers (the form of a word hangs on them), dates as finished text.

app-title = Request map
app-of = Request map: { $community }
map-label = Map of requests. The same requests are in the list
stage-label = Map and its tools
skip-to-list = Skip to the list of requests

## Statuses

status-registered = Registered
status-refused = Refused
status-accepted = Accepted
status-in_progress = In progress
status-submitted_done = Done, awaiting a check
status-submitted_infeasible = Could not be done, awaiting a check
status-rework = Sent back for rework
status-clarification = Being clarified with the applicant
status-closed_confirmed = Done, confirmed by the applicant
status-closed_checked = Done, checked by an operator
status-closed_infeasible = Closed without execution
status-cancelled = Cancelled

## Groups of marks

group-in_work = In work
group-overdue = Overdue
group-awaiting = Awaiting a check
group-done = Done
group-closed_without = Closed without execution

filtered-in_work = in work
filtered-overdue = overdue
filtered-awaiting = awaiting a check
filtered-done = done
filtered-closed_without = closed without execution

## Progress

step-registered = registered
step-accepted = accepted
step-in_progress = in work
step-rework = rework
step-clarification = clarification
step-awaiting = being checked
step-done = done
step-infeasible = not executed
step-cancelled = cancelled

## Due date

due-until = by { $date }
due-left =
    { $days ->
        [one] { $days } day left
       *[other] { $days } days left
    }
due-today = due today
due-late =
    { $days ->
        [one] overdue by { $days } day
       *[other] overdue by { $days } days
    }
due-none = no due date set
due-was = was due { $date }
closed-on = closed { $date }

month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December
date-in-year = { $day } { $month }
date-full = { $day } { $month } { $year }

## What is shown

requests-count =
    { $count ->
        [one] { $count } request
       *[other] { $count } requests
    }
shown-all = { requests-count } on the map.
shown-all-overdue = { requests-count } on the map, { $overdue } overdue.
shown-filtered = Showing { requests-count }: { $filters }.
shown-none = No requests: { $filters }.
shown-in-view = In view: { $count }.
shown-stack =
    { $count ->
        [one] { $count } request at this address
       *[other] { $count } requests at this address
    }
filtered-query = with the words “{ $text }”
filtered-from = from { $date }
filtered-to = to { $date }
filtered-period =
    { $days ->
        [one] of the last day
       *[other] of the last { $days } days
    }
filtered-year = of this year

## Search and filters

search-label = Find a request or an address
search-placeholder = Address or request number
search-clear = Clear the search
search-requests = Requests
search-addresses = Addresses
search-text = All requests with “{ $text }”
search-nothing = Nothing found for “{ $text }”. Try the street's name in full, or a request number such as 1042-9.
search-failed = The search does not answer. Try again in a minute.
filters-label = Filters
filter-groups = State
filter-service = Service
filter-district = District
filter-period = Time
filter-any-service = All services
filter-any-district = Whole community
period-all = All time
period-7 = Last 7 days
period-30 = Last 30 days
period-90 = Last 90 days
period-year = This year
filters-reset = Reset all

## List

list-label = Requests in view
list-more = Show more
list-of = { $shown } of { $count } shown
list-loading = Loading requests
stack-back = Back to the list
empty-title = Requests will be here
empty-text = As soon as the contact centre accepts the first request, it will appear on the map and in this list.
none-title = Nothing matches these filters
none-text = Drop one of them:
none-without = Drop: { $filter }
view-title = No requests in view
view-text = There are some elsewhere in the community.
view-all = Show the whole community
error-title = The requests could not be loaded
error-kept = The map and your filters are still here.
error-retry = Try again
offline = No connection. Showing data as of { $time }.
offline-never = No connection. The data will appear once it is back.

## Card

card-back = Back to the list
card-label = Request { $number }
card-loading = Loading the request
card-missing-title = Request { $number } is not on the map
card-missing-text = Check the number. The request may not have been accepted yet, or it is not public.
card-share = Share
card-copied = Link copied
card-page = Request page
request-number = No. { $number }
request-title = Request { $number }
request-title-plain = Request
request-service = Service
request-place = Place
request-district = District
request-executor = Executor
request-executor-none = No executor yet
request-due = Due
request-registered = Registered
request-closed = Closed
request-text = What happened
request-progress = Progress
request-history = History
request-photos = Photos
photo-problem = Problem
photo-report = Result
photo-alt-problem = Photo { $index } of { $count }: the problem of request { $number }
photo-alt-report = Photo { $index } of { $count }: the work done on request { $number }
request-generalised = The place is approximate, so as not to give away a person's address.
request-on-map = Show on the map
request-state = State

## Legend and tools

legend-label = Marks on the map
legend-cluster = several requests close together
tools-label = Map tools
tool-in = Zoom in
tool-out = Zoom out
tool-locate = My location
tool-locate-failed = Your location could not be found. Let the browser use it.
tool-home = Whole community
tool-look = How the map looks
theme-label = Theme
theme-auto = System
theme-light = Light
theme-dark = Dark
look-shown = On the map
look-numbers = House numbers
look-pois = Schools, shops, stops
language-label = Language
language-uk = Українська
language-en = English
about-label = About this map and how to reach us
enter = Sign in
enter-label = Way in
enter-cabinet = Cabinet
enter-work = To work
sheet-label = List of requests
sheet-taller = Expand the list
sheet-lower = Collapse the list

## Server pages

home = To the map
page-footer = Map data: © OpenStreetMap contributors (ODbL)
not-found-title = There is no such page
not-found-text = The number may be mistyped, or the request is not public. On the map it can be found by number or address.
sign-in-failed-title = The sign-in did not work
sign-in-again = Sign in again
failure-title = Something went wrong
failure-text = We have recorded what happened. Try to reload the page in a minute.
