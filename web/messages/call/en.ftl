# The operator's sheet: a call to the contact centre.

call-title = Call
call-tabs = Calls side by side
call-tab = Call { $number }
call-new = New call
call-close = Close: { $name }
call-closed = The call is closed.
call-help = Keys
call-consult = Consultation
call-consulted =
    { $today ->
        [one] Consultation counted. You have given { $today } today.
       *[other] Consultation counted. You have given { $today } today.
    }
call-not-consulted = The consultation was not counted. { $why }
call-unconsulted = The consultation does not count.

## The problem

call-form = New request
call-text = What is the matter
call-text-hint = Briefly, in the caller’s words.
call-text-fine = The words are in order.
call-text-bad = Insulting words: { $words }. With these the request will not be accepted.
call-text-personal = Personal data in the words: { $words }. The public will not see it.
call-text-several =
    { $count ->
        [one] This is { $count } question.
       *[other] These are { $count } questions, and a request is about one.
    }
call-split =
    { $count ->
        [one] Make { $count } request
       *[other] Make { $count } requests
    }
call-split-done =
    { $count ->
        [one] { $count } sheet now, with the same caller and place.
       *[other] { $count } sheets now, with the same caller and place.
    }
call-service = Kind of request
call-service-hint = Begin to type its name or code.
call-service-none = There is no such kind. Try another word.
call-visible-exact = The public sees the exact place on the map.
call-visible-generalised = The public sees the place roughly, without the house number.
call-visible-aggregate = Not on the map: the public sees it in counts alone.
call-visible-never = The public does not see this request.

## The place

call-address = Where the problem is
call-at-residence = It is the caller’s home: the public sees the place roughly
call-level-house = house
call-level-near_number = near that number
call-level-interpolated = between neighbouring numbers
call-level-intersection = corner
call-level-poi = place
call-level-street = street
call-level-settlement = settlement
call-level-coordinates = coordinates
call-place-hint = An address, a place or a corner. Or click the map.
call-place-picked = The place is chosen.
call-place-pin = The pin says where.
call-place-pin-near = The pin says where. Nearby: { $place }.
call-place-drop = Take it off the map
call-place-nowhere = The map knows no such place. Put a pin, or leave it if you are not sure: the queue will settle it.
call-place-open =
    { $count ->
        [one] Alt+1 picks it. If you are not sure, leave it: what is doubtful goes to the queue.
       *[other] Alt+1…{ $count } picks. If you are not sure, leave it: what is doubtful goes to the queue.
    }
call-map = Place of the problem on the map

## Who calls

call-who = Who calls
call-unnamed = Does not say who
call-unnamed-hint = The request is registered without an applicant: nobody can confirm that it was done.
call-if-any = if any
call-for-letters = for letters
call-residence = Where they live
call-residence-hint = This address never goes on the map.
call-standing = Who they are here
call-same = They live where the problem is

## What is missing

call-field-text = What is the matter
call-field-service = Kind of request
call-field-address = Where the problem is
call-field-surname = Family name
call-field-name = Given name
call-field-phone = Telephone
call-field-email = E-mail
call-field-residence = Where they live
call-field-certificate = Number of the certificate
call-needed-text = Write down what is the matter.
call-needed-service = Choose the kind of request from the list.
call-needed-address = Write down where the problem is: there is no request without a place.
call-needed-surname = Write down the family name.
call-needed-name = Write down the given name.
call-needed-phone = Write down the telephone number.
call-needed-residence = Write down where they live.
call-needed-certificate = Write down the number of the certificate.

## Registering

call-register = Register
call-registering = Registering…
call-open = No answer came.
call-open-safe = Nobody knows yet whether the request is registered. Send it again: it will not be registered twice.
call-again = Send again
call-registered = Registered
call-joined = The call has joined a request
call-number-said = Number { $groups }, check digit { $check }.
call-number-check = The last digit is a check: by it a slip in the number is noticed.
call-next-place = Place: { $place }.
call-next-place-queue = An operator will settle the place from the queue.
call-next-executor = An operator checks the request and hands it to { $name }.
call-next-accept = An operator checks the request and names who carries it out.
call-next-outside = This is outside the community’s powers.
call-next-turn = Where to turn: { $where }.
call-term-calendar =
    { $days ->
        [one] Term: { $days } day from acceptance
       *[other] Term: { $days } days from acceptance
    }
call-term-working =
    { $days ->
        [one] Term: { $days } working day from acceptance
       *[other] Term: { $days } working days from acceptance
    }
call-next-term = { $term }, by law no later than { $date }.
call-next-letters = A letter tells of each step.
call-next-ask = Anyone can follow it by its number, on the map or by telephone.
call-joined-status = Status: { $status }
call-joined-next = No new request: this one is followed by its number, on the map or by telephone.
call-next = Next call
call-open-card = Open the card

## Requests like this one

call-duplicates = Open requests like this nearby
call-duplicates-wait = They appear here once the kind and the place are known.
call-duplicates-count =
    { $count ->
        [0] None within 300 metres.
        [one] { $count } request within 300 metres.
       *[other] { $count } requests within 300 metres.
    }
call-like =
    { $count ->
        [one] { $count } request like it nearby
       *[other] { $count } requests like it nearby
    }
call-metres-none = at this place
call-metres = { $metres } m away
call-registered-on = registered { $date }
call-joined-count =
    { $count ->
        [one] { $count } more call about it
       *[other] { $count } more calls about it
    }
call-join = The same one: join

## Keys

call-key-register = register
call-key-pick = pick a place by its number
call-key-new = a new or the next call
call-key-switch = the sheet before or after
call-key-consult = count a consultation
call-key-join = join the marked request
call-key-mark = mark another request
script-title = A request in 60 seconds
script-text-keys = Alt+P
script-text = Write down what is the matter.
script-service-keys = Alt+S
script-service = The first letters of the kind, Enter.
script-address-keys = Alt+A
script-address = The beginning of the address, then Alt+1…9. A look at those like it: the same one is Alt+J, and that is all.
script-caller-keys = Alt+C
script-caller = Names, telephone, where they live: Enter goes to the next field.
script-register-keys = Ctrl+Enter
script-register = Register. Dictate the number and say what comes next.
script-next-keys = Alt+N
script-next = The next call. A second caller in the middle of a call is Alt+N, too, and Alt+← goes back to the first.
script-order = In any order, the address first or the words first, as the caller speaks. A question that needs no request is Alt+K.
