# The operator's queues: what each request waits for, and what can be done with it.

queues-label = Queues
queue-new = New
queue-location = No place
queue-moderation = Texts and photos
queue-comments = Remarks
queue-confirmations = Confirmations
queue-cancellations = Cancellations
queue-closing = To close
queue-overdue = Overdue
queue-map = Requests of the queue on the map
queue-since = waiting since { $date }
queue-gone = The request has left this queue: it has been dealt with.
flag-text = read the words
flag-photos =
    { $count ->
        [one] { $count } photo waiting
       *[other] { $count } photos waiting
    }
keys-queue-previous = previous queue
keys-queue-next = next queue
keys-candidate = choose an address

## Empty

queue-empty-title = All done
queue-empty-new = A new request will appear here as soon as it comes in.
queue-empty-location = Requests whose address the map did not recognise wait here.
queue-empty-moderation = Words with personal data or insults wait here, and photos nobody has decided on.
queue-empty-comments = Comments and refutations of applicants wait here.
queue-empty-confirmations = Confirmations with words wait here; those without close their request by themselves.
queue-empty-cancellations = Wishes to cancel a request wait here.
queue-empty-closing = Work that executors have submitted waits here.
queue-empty-overdue = No request is overdue.
queue-empty-next = { $queue }: { $count }

## Why it is here and what can be done

why-new = New since { $date }.
can-new = Accept it and name an executor, or refuse it with a ground.
why-location = Without a place since { $date }.
can-location = Choose an address from the list, or put the pin on the map.
why-moderation = Waiting since { $date }.
can-moderation = Read the words and look at the photos: faces, number plates and flat numbers are not for the public.
why-comments = The applicant has waited since { $date }.
can-comments = Return the request to its executor, or answer.
why-confirmations = The applicant has waited since { $date }.
can-confirmations = The confirmation has words: unless they contradict it, close the request.
why-cancellations = The applicant has waited since { $date }.
can-cancellations = Cancel the request, or leave it in work and write why.
why-closing = Submitted on { $date }.
can-closing = Compare the photos before and after: close the request, or return it with a reason.
why-overdue = Overdue since { $date }.
can-overdue = Get in touch with the executor; compare work that is submitted, and close or return it.

## Place

placing-title = Place of the request
placing-map = Map on which the place of the request is chosen
candidates = Addresses that may be meant
pin-choose = Choose an address or click on the map.
pin-none = No address is like it: click on the map.
pin-chosen = The pin can be dragged.
pin-put = The place is where the pin is.
pin-take = Put the pin
alias-kept = We will remember that “{ $address }” is here: the map will know the next such address by itself.
place-here = The place is here
placed = Request { $number } has its place.

## Photos

photos-moderate = Photos: whether the public may see them
photo-waits = The public does not see it yet.
photo-is-public = The public sees it.
photo-is-hidden = Hidden.
photo-show = Show to everyone
photo-hide = Do not show
photo-shown = A photo of request { $number } is shown to everyone.
photo-hidden = A photo of request { $number } is hidden.
photo-none = No photo

## The executor's work

executor-says = Executor, { $date }
executor-cannot = Executor: it cannot be done, { $date }
executor-silent = Nothing was said.

## Responses

make-close = Close the request
make-rework = Return for rework
make-cancel = Cancel the request
make-clarify = Ask the applicant
make-in_work = Leave it in work
make-no_return = Do not return
make-answered = Only answer
made-close = The response is processed, request { $number } is closed.
made-rework = Request { $number } is returned to its executor.
made-cancel = Request { $number } is cancelled.
made-clarify = Request { $number } is being clarified with the applicant.
made-in_work = Request { $number } stays in work.
made-no_return = The response to request { $number } is processed.
made-answered = The answer on request { $number } is sent.
label-ground = Why it is not returned
ground-choose = Choose a ground
label-reason-plain = Note
label-reason-rework = What to mend
label-reason-clarify = What to find out
label-answer = Answer to the applicant
answer-hint = The applicant will read it.
needed-ground = Choose a ground.
needed-reason = Write what to mend.
needed-answer = Write the answer: the applicant will read it.
