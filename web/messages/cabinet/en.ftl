# The resident's cabinet: own requests, reporting a problem, own data.

## The list

own-heap-awaited = Waiting for you
own-heap-open = Under way
own-heap-ended = Ended
own-expected-submitted_done = Check the work
own-expected-submitted_infeasible = Read why it could not be done
own-expected-clarification = An operator has a question
own-since = sent on { $date }
own-place-none = No address given
own-map = My requests on the map
own-view-list = List
own-view-map = Map
own-keys-close = back to the list
own-moved = Request { $number }: { $status }.
own-empty-title = Your requests will be here
own-empty-text = A broken bench, a dark street, a hole in the road: tell us of a problem and see here who deals with it and by which day.

## The card

own-asked-submitted_done = The executor says that the work is done. Check it and confirm, or refute it and say what is wrong.
own-asked-submitted_infeasible = The executor has explained why it cannot be done. If you do not agree, refute it: an operator reads your words before the request is closed.
own-asked-clarification = An operator of the contact centre has a question. Write a comment, or wait for a call.
own-place-later = An operator will find the place on the map.
own-executor-later = Named when the request is accepted
own-answer-refused = Why it was refused
own-answer-submitted_done = The executor’s answer
own-answer-submitted_infeasible = Why it could not be done
own-answer-cancelled = Why it was cancelled
own-answer-closed_infeasible = Why it was closed without execution
own-where-to-turn = Where to turn with it: { $where }
own-text = Your words
own-text-public = The text as everybody sees it
own-photos-problem = Photos of the problem
own-photos-report = Photos of the work
own-photo-of = { $index } of { $count }
own-photo-before = Previous
own-photo-next = Next
own-document = Document { $index }, PDF, { $kilobytes } KB
own-photos-send =
    { $count ->
        [one] Send { $count } photo
       *[other] Send { $count } photos
    }
own-public-page = The request’s page for everybody
own-not-public = This request is not on the public map: only you and those who deal with it see it.

## Words said

own-words-title = What you said
own-word-comment = Comment
own-word-confirmation = Confirmation
own-word-refutation = Refutation
own-word-cancellation = Wish to cancel
own-by-phone = by telephone
own-word-waits = Waits for an operator
own-word-answer = The contact centre’s answer: { $text }
own-word-executor = The executor’s answer: { $text }
own-became-rework = The request went back to the executor
own-became-no_return = The request did not go back to the executor: { $ground }
own-became-close = The request was closed
own-became-cancel = The request was cancelled
own-became-clarify = An operator asks you about it
own-became-in_work = The work goes on
own-became-answered = You were answered
own-became-read = Processed
own-ground-off_point = this is not about the work
own-ground-repeat = you were answered on this before
own-ground-obscene = the words insult or threaten
own-ground-already_closed = the request was closed already
own-ground-beyond_powers = this is outside the community’s powers

## What can be done

own-actions = What you can do
own-not-now = Not now
own-do-confirmation = Confirm the work
own-do-refutation = Refute
own-do-comment = Write a comment
own-do-cancellation = Ask to cancel
own-send-confirmation = Confirm
own-send-refutation = Send the refutation
own-send-comment = Send the comment
own-send-cancellation = Send the wish
own-text-confirmation = Anything to add?
own-text-refutation = What is wrong
own-text-comment = Comment
own-text-cancellation = Why cancel it
own-hint-confirmation = Left empty, the request is closed at once. With words, an operator reads them first.
own-hint-refutation = An operator and the executor read it. A photo helps.
own-hint-comment = An operator reads it and answers.
own-hint-cancellation = Left empty, the request is cancelled at once, and nothing brings it back. With words, an operator reads them first.
own-needed-refutation = Say what is wrong: work is not refuted without a reason.
own-needed-comment = Write the comment.
own-done-confirmation = Thank you. An operator will read your words and close the request.
own-done-refutation = The refutation was sent. An operator reads it and decides whether the work goes back.
own-done-comment = The comment was sent. The answer will be here and in a letter.
own-done-cancellation = The wish was sent. An operator reads it and answers.
own-ended-confirmation = Thank you. The request is closed.
own-ended-refutation = The refutation was sent.
own-ended-comment = The comment was sent.
own-ended-cancellation = The request is cancelled.
own-why-early = You can comment, confirm or refute once the executor has handed the work in.
own-why-rework = You can confirm or refute once the executor has handed the work in again.
own-why-closed = The request is closed: it cannot be confirmed, refuted or cancelled any more.
own-why-shut = The request is closed and takes no more words. If the problem is still there, report it again.
own-why-refused = The request was refused and takes no words. You may send another.
own-why-cancelled = The request is cancelled: only a comment is left to write.

## Photos

photo-field = Photos
photo-add = Add photos
photo-take = Take a photo
photo-choose = Choose photos
photo-chosen = Chosen photo { $index }
photo-drop = Remove
photo-hint = We keep no camera data, such as where a photo was taken. The public sees a photo only after it has been checked.

## Reporting a problem

report-do = Report the problem
report-lead = One request, one problem. The contact centre checks it and passes it to an executor.
report-choose = Choose what it is about
report-text-hint = No names or telephone numbers here, please: yours we know, others’ we do not need.
report-place = Where it is
report-sending = Registering…
report-needed-service = Choose what the request is about.
report-needed-text = Say what has happened.
report-needed-place = Write an address, or mark the place on the map.
report-done-title = The request is registered
report-number = Registration number
report-done-text = The contact centre will check it and name an executor. You will see each step here, and a letter will tell of it.
report-photos-left =
    { $count ->
        [one] { $count } photo was not sent.
       *[other] { $count } photos were not sent.
    }
report-photos-again = Send the photos again
report-open = See the request
report-another = Another problem
place-hint = Begin to write an address, tap the map, or use your position.
place-hint-pin = The marker can be moved: drag it, or tap the map.
place-hint-number = Add the house number, or tap the map where the problem is.
place-outside = This place is outside the community. Change it: mark on the map where the problem is.
place-outside-you = You are outside the community now. Write the address, or tap the map where the problem is.
place-addresses = Addresses found
place-found =
    { $count ->
        [one] { $count } address found
       *[other] { $count } addresses found
    }
place-map = Map: tap it where the problem is
place-on-map = A place marked on the map
place-change = Change
place-locating = Finding your position…
place-from-photo = The place is the photo’s. Check it on the map.
place-use-photo = The photo’s place
place-home-mine = This is where I live: show it roughly on the map

## My data

person-card = Applicant’s card
person-lead = Only the contact centre sees this. None of it is on the map.
person-language = Language of letters
person-email-hint = Letters and sign-in codes come to this address. To change it, turn to the contact centre.
person-save = Save
person-saving = Saving…
person-saved = The card is saved.
person-undo = Leave it as it was
sessions-title = Where you are signed in
session-program = A program
session-here = Here and now
session-seen = last seen { $at }
session-end = Sign out there
session-ended = The session is ended.
sessions-end = Sign out everywhere but here
sessions-ended = The other sessions are ended.
export-title = Take your data along
export-text = One file with all that we keep of you: the card, requests, words said, a list of files.
export-do = Download the file
export-done = The file is downloaded.
delete-title = Delete the account
delete-goes = Gone for good: name, telephone, e-mail, residence, your words in requests and answers, your photos. You can sign in no more.
delete-stays = Kept without your name: the requests themselves, their places and their course. While a request is open its checked text stays, too, so that the work can be done.
delete-do = Delete my data
delete-word = delete
delete-type = To delete, write “{ $word }”
delete-needed = Write the word “{ $word }”: nobody can bring the data back.
delete-now = Delete for good
delete-done = Your data is deleted
delete-done-text = Requests that are being worked on will be carried out. Thank you for writing to us.
