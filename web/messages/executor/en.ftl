# The executor's work: what to do, in which order, and what has not been sent yet.

work-map = Work on the map
work-none-title = No work
work-none-text = A request will appear here as soon as it is assigned to you.
work-lead = Directions

## Days

day-late = Overdue
day-today = Today
day-tomorrow = Tomorrow
day-undated = No due date
day-waits = The operator is asking the applicant

## Route

route-label = Route
route-off = by due date
route-today = for today
route-week = for a week
route-all = all places
route-from-me = From me
route-length =
    { $count ->
        [one] { $count } place, { $kilometres } km as the crow flies
       *[other] { $count } places, { $kilometres } km as the crow flies
    }
route-no-position = Could not tell where you are. The route starts at the most urgent place.
route-none-title = No places for this time
route-none-text = Choose a longer time, or the list by due date.

## Queue

queue-waits =
    { $count ->
        [one] { $count } action waits: it will be sent as soon as there is a connection
       *[other] { $count } actions wait: they will be sent as soon as there is a connection
    }
queue-sending =
    { $count ->
        [one] Sending { $count } action
       *[other] Sending { $count } actions
    }
queue-refused =
    { $count ->
        [one] { $count } action was not accepted: see why
       *[other] { $count } actions were not accepted: see why
    }
queue-row-waits = waits for a connection
queue-row-refused = not accepted
queue-now = Send now
queue-broken = The browser could not keep this. Free some space on the phone and try again.
queue-lost-title = Not everything has been sent
queue-lost-stay = Stay
queue-lost-leave = Sign out and delete
queue-lost =
    { $count ->
        [one] { $count } action waits for a connection. It is lost if you sign out now.
       *[other] { $count } actions wait for a connection. They are lost if you sign out now.
    }
waiting-here = Not sent yet:
deed-in_progress = taken in work
deed-submitted_done = handed in as done
deed-submitted_infeasible = cannot be done
deed-answer = answer to the remark
deed-photo-problem = photo before
deed-photo-report = photo after
deed-scan = scan
refused-mend = Edit
refused-again = Send again
refused-drop = Do not send

## Steps

said-in_progress = Taken in work.
said-submitted_done = Handed in for checking.
said-submitted_infeasible = Handed in for checking as impossible.
said-answer-put = The answer is written down.
do-answer = Answer the remark
returned-with = The applicant remarked: “{ $text }”
answer-label = Your answer
answer-send = Answer
needed-remark = Write what you have done about the remark.

## Photos

photo-buttons = Photos and scans
photo-before = Photo before
photo-after = Photo after
photo-file = Scan or file
photos-waiting =
    { $count ->
        [one] { $count } file is still being sent
       *[other] { $count } files are still being sent
    }
