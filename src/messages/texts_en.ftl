# What a community says of itself; as long as an administrator has written nothing, these lines are not there.
community-signature = { "" }
community-contact = { "" }
community-about = { "" }

## Where each text is shown: for administrators

where-status-subject = The subject of the letter about a request’s new status: “{ $status }”.
where-status = The first sentence of the letter about a request’s new status: “{ $status }”.
where-letter-fact-number = A line of the letter about a request: its number.
where-letter-fact-service = A line of the letter about a request: its service.
where-letter-fact-executor = A line of the letter about a request: its executor.
where-letter-fact-due = A line of the letter about a request that is not closed: when it is due.
where-letter-fact-reason = A line of the letter about a request that cannot be done: the reason.
where-letter-fact-ground = A line of the letter about a refusal: its ground.
where-letter-fact-where = A line of the letter about a refusal of what is outside the community’s powers: where to turn.
where-letter-answer-subject = The subject of the letter with the answer to an applicant’s comment.
where-letter-answer = The first sentence of the letter with the answer to an applicant’s comment; the answer stands below it.
where-letter-executor_answer-subject = The subject of the letter with the executor’s answer to the remark that returned the request.
where-letter-executor_answer = The first sentence of the letter with the executor’s answer; the answer stands below it.
where-letter-code-subject = The subject of the letter with a sign-in code.
where-letter-code = The first line of the letter with a sign-in code.
where-letter-code-life = The letter with a sign-in code: for how many minutes the code is valid.
where-letter-code-secret = The letter with a sign-in code: what to do with a code one did not ask for.
where-letter-link = The address of the request’s page at the end of a letter.
where-letter-footer = The last line of every letter.
where-community-signature = The signature below every letter; empty at first.
where-community-contact = How to reach the contact centre: below every letter, at the foot of every request’s page and of the map’s panel; empty at first.
where-community-about = Who runs the map and how to report a problem: at the foot of every request’s page and of the map’s panel; empty at first.

## Made up for previews

sample-service = Street lighting
sample-executor = Community Lights
sample-reason = the pole belongs to another community
sample-where = the power company, phone 0 800 000 000
sample-answer = The lamp will be replaced by the end of the week.
