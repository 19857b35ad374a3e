# The frame of the work pages and of the cabinet: tabs, signing in, words that forms share.

## Frame

skip-to-content = Skip to the content
areas-label = Sections
area-requests = Requests
area-overview = Overview
area-own-requests = My requests
area-report = Report a problem
area-person = My data
area-call = Call
area-queues = Queues
area-work = My work
area-services = Services
area-organisations = Executors
area-routing = Routing
area-members = People
area-calendar = Calendar
area-texts = Texts
area-audit = Changes
area-account = Signing in and security
account-of = Account: { $name }
role-applicant = applicant
role-operator = operator
role-executor = executor
role-official = official
role-administrator = administrator
sign-out = Sign out
loading = Loading
close = Close
card-content = About the request
keys-back = back to the list
history-of-changes = History of changes
undo = Undo
copy = Copy
copied = Copied.
not-copied = The browser does not allow copying. Select the text and copy it yourself.
optional = optional
diff-out = taken out:
diff-in = put in:
not-here-title = You have no such page
not-here-text = There is none, or it is open to other roles.
not-here-work = To your work
failed-title = It could not be loaded
failed-text = Something went wrong. Try again in a minute.
lost-title = No connection
lost-text = The server does not answer. What you typed is still there: try again once the connection is back.
form-wrong = Please check:

## Keys

keys-title = Keys
keys-help = this list
keys-next = next row
keys-previous = previous row
keys-open = open
keys-step = take a step, in the order of the buttons

## Map

map-failed = The map did not open. List and card work without it.
map-streets-lacking = Streets that are missing here will appear once there is a connection.
map-pin = Marker of the place: drag it, or move it with the arrow keys

## Somebody was quicker

conflict-title = The request was changed while you worked
conflict-kept = What you typed is still there. Read what has changed, and decide on that.
conflict-shut = This step is no longer open. What you typed can be copied.
conflict-accept = Read, go on

## Signing in

sign-in-title = Sign in
sign-in-who = Who you are
sign-in-applicant = Residents
sign-in-staff = Staff
sign-in = Sign in
signing-in = Signing in…
sign-in-through = Sign in with { $name }
login = Login
password = Password
second-factor = Code from the app
second-factor-hint = Six figures that the app on your phone shows. If the phone is gone, an administrator resets the second factor.
applicant-lead = We send a code to your e-mail: it signs you in without a password, or registers you the first time.
email = E-mail
send-code = Send a code
sending = Sending…
code-sent = A letter with a code is on its way to { $email }. The code is good for ten minutes.
code = Code from the letter
send-again = Send again
send-again-in =
    { $seconds ->
        [one] Another code in { $seconds } second
       *[other] Another code in { $seconds } seconds
    }
code-sent-again = Another code has been sent.
code-too-old = The code has grown too old, another one has been sent. The card is still filled in.
other-email = Another address
needed-login = Enter your login.
needed-password = Enter your password.
needed-email = Enter an e-mail address such as olena@example.ua.
needed-code = A code has six figures.

again-title = Sign in again
again-text = Your session has ended. What you typed is still there: once you are signed in, work goes on.
again-leave = Do not sign in, go to the map

## The applicant's card

register-title = Your card
register-lead = You are here for the first time. Only the contact centre sees this; none of it is on the map.
card-surname = Surname
card-name = Given name
card-patronymic = Patronymic
card-residence = Where you live
card-residence-hint = Settlement, street, house, flat. This address is never put on the map.
card-phone = Telephone
card-standing = Your standing in the community
standing-resident = Resident of the community
standing-displaced = Internally displaced person
card-certificate = Number of the certificate
register = Register
registering = Registering…
needed-surname = Enter your surname.
needed-name = Enter your given name.
needed-residence = Enter where you live.
needed-phone = Enter a telephone number.
needed-certificate = Enter the number of the certificate.
keys-search = search
