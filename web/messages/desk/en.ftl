# The working list of requests, its map and its card.

group-new = New

## Filters

desk-search = Number, address or words
filters-more = Filters
filter-status = Status of the request
filter-any-status = Any status
filter-any-executor = All executors
filter-from = From
filter-to = To

## List

desk-map = The listed requests on the map
column-number = Number
column-request = Request and place
column-status = Status and term
registered-on = of { $date }
flag-location = place unknown
flag-responses =
    { $count ->
        [one] { $count } response waits
       *[other] { $count } responses wait
    }
view-list = List
view-map = Map
desk-empty-title = No requests yet
desk-empty-text = Once somebody asks for something, the request appears here.
desk-none-text = Reset the filters or search for other words.

## Keys

keys-close = close the card

## Card

card-on-map = On everybody’s map
card-not-public = Not public
place-none = No address
place-typed = The address was written down as: { $address }
place-needed = The place is still to be found.
place-home = The applicant lives here: the public sees the place roughly.
request-submitted = Submitted for a check
legal-over = The law’s 45 days were over on { $date }
words-typed = The applicant’s words
words-public = Text for the public
words-both = The applicant’s words, also the text for the public
words-public-hint = Everybody sees it on the map.
words-as-typed = Word for word as the applicant wrote it. Everyone will see it on the map.
words-changed = Everyone will see it on the map. Changed against the applicant’s words:
do-mend_text = Change the text for the public
mend-text-send = Replace the text
mend-text-done = The text of request { $number } for the public has been changed.
applicant-title = Applicant
applicant-name = Who
applicant-lives = Lives at
applicant-none = The applicant is unknown and cannot be reached.
applicant-erased = data deleted
files-title = Photos and documents
file-public = everybody sees it
file-document = Document { $index }, PDF, { $kilobytes } KB

## The applicant’s responses

responses-title = The applicant’s responses
response-comment = Comment
response-confirmation = Confirmation
response-refutation = Refutation
response-cancellation = Wish to cancel
said-by-phone = by telephone, taken down by { $login }
said-waits = Waits to be processed
said-processed = Processed
said-answer = The operator’s answer: { $text }
said-executor-answer = The executor’s answer: { $text }
outcome-rework = Returned for rework
outcome-no_return = Does not return the request
outcome-close = The request was closed
outcome-cancel = The request was cancelled
outcome-clarify = Being clarified with the applicant
outcome-in_work = Stays in work
outcome-answered = Answered
ground-off_point = off the point
ground-repeat = repeats what has been answered
ground-obscene = insults or threats
ground-already_closed = the request is closed already
ground-beyond_powers = beyond the community’s powers

## History

role-system = system
what-placed = The place was found
what-text_mended = The text for the public was changed
what-file_added = A file was added
what-file_released = A photo was made public
what-file_hidden = A photo was hidden
what-file_removed = A file was removed
what-said = A response of the applicant
what-taken_down = A response taken down by telephone
what-processed = A response was processed
what-answered = The executor answered
what-joined = One more caller asked for the same

## Steps

steps-label = What can be done
steps-next = Next request
step-back = Not now
do-accepted = Accept
do-refused = Refuse
do-in_progress = Take in work
do-go_on = Leave in work
do-submitted_done = Submit as done
do-submitted_infeasible = Cannot be done
do-closed_checked = Close: done
do-closed_confirmed = Close: applicant confirmed
do-closed_infeasible = Close without execution
do-rework = Return for rework
do-clarification = Clarify with the applicant
do-cancelled = Cancel
done-accepted = Request { $number } was accepted.
done-refused = Request { $number } was refused.
done-in_progress = Request { $number } is in work.
done-submitted_done = Request { $number } was submitted for a check.
done-submitted_infeasible = Request { $number } was submitted for a check as impossible.
done-closed_checked = Request { $number } was closed: done.
done-closed_confirmed = Request { $number } was closed: the applicant confirmed.
done-closed_infeasible = Request { $number } was closed without execution.
done-rework = Request { $number } was returned to the executor.
done-clarification = Request { $number } is being clarified with the applicant.
done-cancelled = Request { $number } was cancelled.
executor-choose = Who will do it
routing-district = The rule for this service in this district.
routing-service = The rule for this service.
where-to-turn = Where to turn: { $where }
due-hint = Empty: by this service’s term. The law allows until { $date }.
personal-found = Looks like personal data: { $found }. Read it again before you show it to everybody.
bad-found = Bad words, insults or threats: { $found }.
several-found = There seem to be several questions here ({ $count }): each is registered as a request of its own.
reviewed = I have read the text: what looks like personal data may stay
note-plain = Note
note-refused = Ground of the refusal
note-cancelled = Why it is cancelled
note-rework = What is to be mended
note-submitted_done = What was done
note-submitted_infeasible = Why it cannot be done
note-read-by-applicant = The applicant reads it.
note-read-by-staff = Only staff see it.
needed-note-accepted = The request is beyond the community’s powers: say why you accept it.
needed-note-refused = Give the ground: the applicant reads it.
needed-note-cancelled = The applicant has not asked for it in a response: say on whose word it is cancelled.
needed-note-rework = Say what is to be mended.
needed-note-submitted_infeasible = Say why it cannot be done.

## The official's overview

period-month = This month
period-quarter = This quarter
overview-loading = Counting requests
overview-sentence =
    { $count ->
        [one] { $count } request on the map.
       *[other] { $count } requests on the map.
    }
overview-consultations =
    { $count ->
        [one] And { $count } consultation by phone.
       *[other] And { $count } consultations by phone.
    }
overview-executors = By executor
overview-services = By kind of problem
overview-districts = By district
overview-service = Kind of problem
overview-district = District
overview-shares = How they are shared
overview-total = Total
overview-late = Overdue
overview-none-title = No requests in these days
overview-none-text = Choose other days, or reset the filters.
overview-take = To take along
overview-take-text = The same requests as on the map, without personal data.
overview-csv = Table (CSV)
overview-geojson = For maps (GeoJSON)
