# Letters to applicants. The first sentence says what happened; the facts follow, one a line.
letter-accepted-subject = Request No. { $number } has been accepted
letter-accepted = Your request has been accepted. We will write when something changes.
letter-in_progress-subject = Request No. { $number } is in progress
letter-in_progress = The executor is working on your request.
letter-submitted_done-subject = Request No. { $number } is done: please check the result
letter-submitted_done = The executor says that the work is done. If all is well, confirm it in your cabinet or call the contact centre. If not, say what is wrong: an objection needs a reason.
letter-submitted_infeasible-subject = Request No. { $number } could not be done
letter-submitted_infeasible = The executor says that the request cannot be done. An operator will check whether that is so.
letter-rework-subject = Request No. { $number } has been sent back for rework
letter-rework = An operator has sent your request back to the executor for rework.
letter-clarification-subject = Request No. { $number }: a question for you
letter-clarification = An operator has a question for you and will be in touch soon.
letter-closed_confirmed-subject = Request No. { $number } is done and closed
letter-closed_confirmed = You confirmed the work, so the request is closed. Thank you for telling us about the problem.
letter-closed_checked-subject = Request No. { $number } is done and closed
letter-closed_checked = An operator has checked that the work is done and closed the request. Thank you for telling us about the problem.
letter-closed_infeasible-subject = Request No. { $number } is closed without execution
letter-closed_infeasible = An operator has checked the executor’s explanation: the request cannot be done, so it is closed.
letter-refused-subject = Request No. { $number } has not been accepted
letter-refused = The contact centre has not accepted your request.
letter-cancelled-subject = Request No. { $number } has been cancelled
letter-cancelled = Your request has been cancelled. If this is a mistake, call the contact centre or send it again.

letter-fact-number = Request: No. { $number }
letter-fact-service = Service: { $service }
letter-fact-executor = Executor: { $executor }
letter-fact-due = Due: { $date }
letter-fact-reason = Reason: { $reason }
letter-fact-ground = Ground: { $ground }
letter-fact-where = Where to turn: { $where }

letter-answer-subject = An answer to your comment on request No. { $number }
letter-answer = An operator has answered your comment:
letter-executor_answer-subject = The executor’s answer to your remark on request No. { $number }
letter-executor_answer = The executor has answered your remark:

letter-code-subject = Your sign-in code
letter-code = Your code: { $code }
letter-code-life =
    { $minutes ->
        [one] It is valid for { $minutes } minute and can be used once.
       *[other] It is valid for { $minutes } minutes and can be used once.
    }
letter-code-secret = Tell it to nobody: the contact centre never asks for it. If you did not ask for a code, just ignore this letter.

letter-link = The request’s page: { $url }
letter-footer = This letter was sent automatically; there is no need to reply.

## The demo's outbox

outbox-title = Outbox
outbox-lead = Applicants would have received these letters. The demo sends nothing, and its data are made up.
outbox-empty-title = No letters yet
outbox-empty = A letter appears here as soon as an operator moves a request on or an applicant asks for a sign-in code.
outbox-to = To
outbox-list = Letters, newest first
