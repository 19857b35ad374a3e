# Administration: people, the calendar, the community's texts, the record of changes.

settings-save = Save
settings-saving = Saving…
settings-undo = Back to how it was

meanwhile-title = Somebody else has changed this while you worked
meanwhile-fields = Changed: { $fields }.
meanwhile-kept = Nothing has been saved, and what you typed is still there. If you go on, your changes are laid over what is there now.
meanwhile-accept = Read, go on

## People

members-title = People
members-add = Add a person
members-search = Name, login or organisation
members-role-operator = Operators
members-role-executor = Executors
members-role-official = Officials
members-role-administrator = Administrators
members-count =
    { $count ->
        [one] { $count } account
       *[other] { $count } accounts
    }
members-none-title = Nobody found
members-none-text = Take the role away, or search for other words.
members-way-password = password
members-way-oidc = provider
members-way-oidc-waits = provider, never used yet
members-way-second = second factor
members-way-none = no way in
members-out = shut out
members-back = To the list
members-new = A new person
members-missing-title = There is no such account
members-missing-text = The address may be incomplete. Choose a person from the list.

members-login-is = Login: { $login }.
members-login-hint = Typed to sign in. It cannot be changed later.
members-name = Name
members-name-hint = What others are to read.
members-needed-name = Enter a name.
members-role = Role
members-may-operator = Takes calls, registers and checks requests, sees the applicants' data.
members-may-executor = Sees the organisation's requests without the applicants' data, and reports what was done.
members-may-official = Sees all requests without personal data, changes nothing.
members-may-administrator = Sets up services, executors, people, the calendar and texts. Takes no part in requests.
members-organisation = Organisation
members-choose = Choose
members-needed-organisation = Choose the organisation the executor works for.

members-ways = How they sign in
members-has-password = There is a password. Nobody can read it; a new one can be set.
members-has-no-password = There is no password.
members-new-password = New password
members-password-hint = At least 10 characters. You see it here and now only. An empty field changes nothing.
members-make = Make one
members-once = The password for { $login }. Hand it over: it cannot be shown again.
members-once-done = Handed over
members-needed-way = Set a password or allow the provider; otherwise the person cannot come in.
members-oidc = Through the identity provider
members-oidc-named = Through “{ $name }”
members-oidc-hint = The account will belong to whoever first signs in there with the same login.
members-oidc-linked = They have signed in there. Without the tick, who they are at the provider is forgotten.
members-remove-password = Remove the password
members-remove-password-hint = The provider will be the only way in.
members-reset-second = Reset the second factor
members-reset-second-hint = For somebody who has lost their phone. Until it is set up anew the password is enough.
members-no-second = No second factor is set up. Everybody turns on their own: “Signing in and security” in the menu of their account.

members-ends = After saving, the person has to sign in again on every device:
members-ends-role = a new role
members-ends-organisation = a new organisation
members-ends-password = a new password
members-ends-password-removed = the password is removed
members-ends-oidc = the provider is no longer allowed
members-ends-second-factor = the second factor is reset
members-ends-own = This is your own account: you will have to sign in again, too.

members-create = Create the account
members-saved = Saved.
members-added = The account has been created.
members-access = Access
members-in = The person may come in. Shutting them out ends their sessions at once. The account stays: the history of requests rests on it.
members-in-own = This is your own account. Shutting it out ends your session at once.
members-out-since = Shut out since { $at }.
members-shut-out = Shut out
members-let-in = Let in again
members-shut-out-done = { $name }: shut out.
members-let-in-done = { $name }: let in again.

## Calendar

calendar-title = Working calendar
calendar-lead = Terms in working days are counted by this calendar. Requests are taken outside of working hours, too.
calendar-example =
    { $days ->
        [one] A term of { $days } working day ends on { $due } for a request that is accepted today, { $today }.
       *[other] A term of { $days } working days ends on { $due } for a request that is accepted today, { $today }.
    }
calendar-hours = Working hours
calendar-hours-hint = A day without hours is off. Between two spans there is a break.
calendar-day-off = off
calendar-break = break { $from }–{ $to }
calendar-opens = { $day }: from
calendar-closes = { $day }: to
calendar-remove-span = { $day }: remove { $from }–{ $to }
calendar-no-time = Enter a time such as 08:30.
calendar-hours-wrong = Check the hours: not everywhere is there a beginning and a later end.
calendar-backwards = The end must be later than the beginning.
calendar-add-hours = Add hours
calendar-add-span = Another span
calendar-like-monday = Tuesday to Friday like Monday
calendar-exceptions = Holidays and moved days
calendar-year = Year
calendar-year-before = The year before
calendar-year-after = The year after
calendar-days-hint = Click a day to make it a day off or a working day; once more takes it back. By keys: arrows, Enter, Page Up and Page Down from month to month.
calendar-days-hint-touch = Touch a day to make it a day off or a working day; once more takes it back.
calendar-month-before = The month before
calendar-month-after = The month after
calendar-made-off = { $day }: now a day off.
calendar-made-worked = { $day }: now a working day.
calendar-made-usual = { $day }: now like any other week.
calendar-legend = Marks of the calendar
calendar-kind-usual = working day
calendar-kind-weekend = off by the week
calendar-kind-holiday = holiday or another day off
calendar-kind-worked = worked, though off by the week
calendar-no-exceptions = All weeks of { $year } are ordinary. Add the holidays the community keeps, and the weekends it works.
calendar-kind-of = { $day }: what kind of day
calendar-off = Off
calendar-works = Worked
calendar-name-of = { $day }: name
calendar-name = Name
calendar-remove-day = Remove { $day }
calendar-remove = Remove
calendar-idle-works = By the week this day is worked anyway.
calendar-idle-off = By the week this day is off anyway.
calendar-add = Add a day
calendar-day = Day
calendar-add-day = Add
calendar-needed-day = Choose a day.
calendar-taken = { $day } is in the calendar already.
calendar-silence = When an applicant is silent
calendar-silent = How many days to wait for an answer
calendar-silent-hint = When an applicant does not answer a report of execution for so many calendar days, the request is closed by itself. 1 to 365.
calendar-silent-wrong = Enter a number of days from 1 to 365.
calendar-comments = Requests closed without execution can be commented on, too
calendar-untouched = Changes hold for due dates that are set after saving.
calendar-effect = After saving, new due dates are counted by the new calendar. Those that are set already stay.
calendar-saved = The calendar has been saved.

## Texts

texts-title = The community's texts
texts-lead = Letters to applicants and lines on pages in which the community speaks for itself. Without words of your own the defaults stand.
texts-search = Search the texts
texts-own-only = Own only
texts-own = own
texts-own-in = own: { $languages }
texts-in-uk = Ukr.
texts-in-en = Eng.
texts-in-uk-long = In Ukrainian
texts-in-en-long = In English
texts-count =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
texts-none-title = Nothing found
texts-none-text = Search for other words, or take “Own only” away.
texts-none-own = All texts are the defaults so far. Open any of them and write your own.
texts-nothing = empty
texts-back = To the texts
texts-missing-title = There is no such text
texts-missing-text = Choose a text from the list.
texts-place-community = Signature, contact, who runs the map
texts-place-statuses = Letters about a request's status
texts-place-facts = Lines of a letter about the request
texts-place-answers = Letters with answers
texts-place-code = The letter with a code to sign in
texts-place-every-letter = At the end of every letter
texts-place-other = Other texts
texts-one-line = One line, up to { $longest } characters.
texts-lines = Several lines, up to { $longest } characters.
texts-variables = Variables
texts-insert = Insert:
texts-variable-number = the request's number
texts-variable-service = kind of problem
texts-variable-executor = executor
texts-variable-date = date
texts-variable-reason = reason
texts-variable-ground = ground
texts-variable-where = where to turn
texts-variable-code = code
texts-variable-minutes = how many minutes
texts-variable-url = address of the page
texts-default = Default text
texts-default-empty = There is no default text.
texts-default-taken = The field holds the default. It counts once you save.
texts-to-default = Back to the default
texts-preview = How it will look
texts-preview-stale = This is the last version without mistakes.
texts-silent = As long as there is no text, the line is not shown.
texts-to-spot = Show the place
texts-changed = Changed: { $who }, { $at }.
texts-saved = Saved. New letters and pages say it so from now on.

## Record of changes

audit-title = Who changed what
audit-lead = All changes of the settings, wherever they were made. They are kept for good and hold no passwords.
audit-kind = What
audit-any-kind = Everything
audit-subject = Code, login or key
audit-more = Show older ones
audit-end = These are all changes.
audit-none-title = There are no such changes
audit-none-text = A code, login or key has to be written in full, as it stands in the record.
audit-empty-title = Nothing has been changed yet
audit-empty-text = Every change of the settings will be here: who, when, what it was and what it became.
audit-command-line = command line
audit-action-create = Created
audit-action-change = Changed
audit-action-delete = Removed
audit-kind-account = account
audit-kind-service = service
audit-kind-organisation = executor
audit-kind-office = executor's district
audit-kind-routing = routing rule
audit-kind-text = text
audit-kind-text_rule = word for checking texts
audit-kind-settings = settings
audit-kinds-account = Accounts
audit-kinds-service = Services
audit-kinds-organisation = Executors
audit-kinds-office = Executors' districts
audit-kinds-routing = Routing rules
audit-kinds-text = Texts
audit-kinds-text_rule = Words for checking texts
audit-kinds-settings = Calendar and terms
audit-with = What was created
audit-had = What it was
audit-was = was:
audit-is = became:
audit-no-difference = No visible change.
audit-yes = yes
audit-no = no
audit-none = none
audit-hours-of = Hours: { $day }
audit-day-off = off
audit-day-works = worked
audit-day-usual = as in an ordinary week
audit-field-login = Login
audit-field-name = Name
audit-field-role = Role
audit-field-organisation = Organisation
audit-field-disabled_at = Shut out
audit-field-has_password = Password
audit-field-password = Password
audit-value-password-changed = new
audit-field-second_factor = Second factor
audit-field-oidc = Signing in through the provider
audit-field-oidc_linked = Has signed in through the provider
audit-field-code = Code
audit-field-group_name = Group
audit-field-term_days = Term, days
audit-field-term_unit = Days of the term
audit-value-term_unit-calendar = calendar days
audit-value-term_unit-working = working days
audit-field-visibility = Visibility on the map
audit-value-visibility-exact = exact place
audit-value-visibility-generalised = generalised place
audit-value-visibility-aggregate = in totals only
audit-value-visibility-never = not shown
audit-field-reviewed = Reviewed
audit-field-open311_code = Open311 code
audit-field-outside_powers = Outside the community's powers
audit-field-where_to_turn = Where to turn
audit-field-retired_at = Retired since
audit-field-phone = Telephone
audit-field-email = E-mail
audit-field-service = Service
audit-field-district_ref = District (OpenStreetMap object)
audit-field-key = Key
audit-field-language = Language
audit-value-language-uk = Ukrainian
audit-value-language-en = English
audit-field-value = Text
audit-field-kind = Kind of word
audit-value-kind-root = root
audit-value-kind-exception = exception
audit-field-word = Word
audit-field-silent_days = Days to wait for an applicant
audit-field-comments_after_infeasible = Comments after closing without execution
