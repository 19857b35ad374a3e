# Administration: services, executors, who carries out what.

## Shared

setup-save = Save
setup-saving = Saving…
setup-saved = Saved: { $name }
setup-revert = Put back as it was
setup-none-title = Nothing was found
needed-setup-name = Enter a name.
taken-name = Another entry has this name already. Enter a different one.
taken-code = Another service has this code already. Enter a different one.
taken-open311-code = Another service has this Open311 code already. Enter a different one.
not-saved = Not saved. { $why }
not-saved-lost = Not saved: the server does not answer. Try again once the connection is back.

missing-title = To be checked:
missing-executor =
    { $count ->
        [one] { $count } service without an executor somewhere
       *[other] { $count } services without an executor somewhere
    }
missing-reviewed =
    { $count ->
        [one] { $count } imported service to be reviewed
       *[other] { $count } imported services to be reviewed
    }
missing-hidden =
    { $count ->
        [one] { $count } service hidden from the public
       *[other] { $count } services hidden from the public
    }

## Services

services-search = Name, code or group
services-show-never = hidden from the public
services-show-unreviewed = to be reviewed
services-show-all = Show all
services-no-group = Without a group
services-retired = Retired from new requests
services-empty-title = There are no services yet
services-empty-text = Add the first with “New service”, or import a whole classifier as a table, on the server:
service-new = New service
service-add = Add the service
service-added = Service added: { $name }
service-unknown = There is no such service
service-unknown-text = The classifier has no service with the code “{ $code }”. Check the page’s address.
service-unreviewed = An import brought this name, and nobody has looked at it yet. Check what the public sees, then save.
service-flag-unreviewed = imported
service-flag-outside = outside powers
service-name = Name
service-code = Code
service-code-hint = Small Latin letters, digits, hyphens and underscores, such as wells. It cannot be changed later.
service-group = Group
service-group-hint = The heading it stands under in lists.
service-term-days = Term, in days
service-term-unit = Days that count
service-term-hint = 45 days at most: the law allows no more. Requests that are accepted already keep their due dates.
term-unit-calendar = calendar days
term-unit-working = working days
term-calendar =
    { $count ->
        [one] { $count } day
       *[other] { $count } days
    }
term-working =
    { $count ->
        [one] { $count } working day
       *[other] { $count } working days
    }
service-visibility = What the public sees
service-visibility-hint = Once saved, it holds for requests that are on the map already, too.
visibility-exact = Exact place
visibility-exact-note = The marker stands where the problem is: roads, lighting, public space. Where that is the applicant’s own address, the place is shown roughly.
visibility-generalised = Rough place
visibility-generalised-note = The marker is in the middle of a square some 250 m wide, without a house number: for houses and flats.
visibility-aggregate = Only in counts
visibility-aggregate-note = Nothing on the map; only how many such requests there are in a year, rounded down to fives.
visibility-never = Not shown
visibility-never-note = Nothing can be seen: social care, health, complaints about neighbours.
service-outside-powers = Outside the community’s powers
service-outside-powers-hint = The operator refuses such a request and says where to turn.
service-where-to-turn = Where to turn
service-where-to-turn-hint = Who is in charge and how to reach them, for example: Pension Fund, 0 800 503 753.
service-open311-code = Open311 code
service-open311-code-hint = The code other systems know it by. Leave it empty if there are none.
needed-service-code = Enter a code.
needed-service-term = Enter the number of days.
needed-service-where = Enter where to turn.
service-retire-title = Retire from new requests
service-retire-text = The service is no longer offered for new requests. Old requests keep it, with their due dates and executors. It can be brought back at any time.
service-retire = Retire the service
service-retired = Retired from new requests: { $name }
service-is-retired = Not offered for new requests since { $date }
service-back-text = Old requests have kept it. Bring it back, and it is offered again, with the same executors.
service-bring-back = Bring the service back
service-back = Brought back: { $name }

## Executors

organisations-search = Name of an executor
organisations-working = Carrying out requests
organisations-retired = Retired
organisations-empty-title = There are no executors yet
organisations-empty-text = Add the utilities, departments and services that carry requests out.
organisation-new = New executor
organisation-add = Add the executor
organisation-added = Executor added: { $name }
organisation-unknown = There is no such executor
organisation-unknown-text = Check the page’s address, or go back to the list.
organisation-name = Name
organisation-name-hint = Shown on the map with each of the executor’s requests.
organisation-phone = Telephone
organisation-phone-hint = For residents; it may be short, such as 1563.
organisation-email = E-mail
organisation-no-reach = no telephone or e-mail
organisation-districts = Districts whose office it is
organisation-districts-hint = In these districts it comes first when you choose who carries out what.
organisation-office-of = Office of: { $districts }
organisation-rules =
    { $count ->
        [one] { $count } routing rule names it: while it is retired, the rule is not in force.
       *[other] { $count } routing rules name it: while it is retired, they are not in force.
    }
organisation-retire-title = Retire the executor
organisation-retire-text = It gets no new requests. Old ones stay with it. It can be brought back at any time.
organisation-retire = Retire the executor
organisation-retired = Retired: { $name }
organisation-is-retired = No new requests since { $date }
organisation-back-text = Old requests have stayed with it. Bring it back, and the routing rules that name it are in force again.
organisation-bring-back = Bring the executor back
organisation-back = Brought back: { $name }

districts-title = Districts
districts-text = Districts and their boundaries come from the OpenStreetMap map and cannot be changed here: an import of the map renews them.
districts-none = The map has no districts. They appear once the imported map has their boundaries.
districts-name = District
districts-office = Office
districts-no-office = not named
districts-rules = Rules of its own

## Who carries out what

routing-title = Who carries out what
routing-lead = The executor that is suggested for a new request. A district’s rule goes before the rule for everywhere; an operator may always name another.
routing-hint = Arrows move, Enter or the first letters of a name choose an executor, Delete removes a rule.
routing-keys-walk = move in the table
routing-keys-choose = choose an executor for a cell, a row or a column
routing-keys-remove = remove the rule
routing-table = Executors by service and district
routing-rows = Service
routing-elsewhere = Everywhere else
routing-everywhere = Everywhere
routing-inherited = as everywhere
routing-nobody = nobody named
routing-outside = outside powers
routing-retired = retired
routing-head-hint = Choose an executor for the whole column
routing-row-hint = Choose one executor for the whole service
routing-lacking =
    { $count ->
        [one] { $count } service without an executor somewhere
       *[other] { $count } services without an executor somewhere
    }
routing-none-lacking = Every service has its executors
routing-no-districts = The map has no districts, so there is one column.
routing-empty-text = The table appears once there is a service and an executor.
routing-service-everywhere = “{ $name }” everywhere
routing-same-everywhere = One executor everywhere
routing-next = Next: { $name }
routing-column = Many services at once
routing-column-where = Where
routing-column-choose = Choose an executor for the services
routing-column-set =
    { $count ->
        [one] { $where }: { $name } carries out { $count } service
       *[other] { $where }: { $name } carries out { $count } services
    }
routing-column-removed =
    { $count ->
        [one] { $where }: { $count } rule removed
       *[other] { $where }: { $count } rules removed
    }
rules-back =
    { $count ->
        [one] The rule is back
       *[other] The rules are back
    }

picker-filter = Find an executor
picker-none = There is no such executor.
picker-empty = There is nobody to choose.
picker-current = chosen
picker-office = the district’s office
picker-remove = Remove the rule: “{ $then }” then
picker-remove-service = Remove all rules of this service
picker-remove-column =
    { $count ->
        [one] Remove this district’s { $count } rule
       *[other] Remove all { $count } rules of this district
    }
picker-exceptions =
    { $count ->
        [one] Replaces { $count } district’s exception, too.
       *[other] Replaces { $count } districts’ exceptions, too.
    }
picker-column-full = Every service has a rule of its own here.
picker-scopes = For which services
picker-scope-nobody =
    { $count ->
        [one] Where nobody is named: { $count } service
       *[other] Where nobody is named: { $count } services
    }
picker-scope-no-rule =
    { $count ->
        [one] Without a rule of its own: { $count } service
       *[other] Without a rule of its own: { $count } services
    }
