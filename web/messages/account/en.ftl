# How a member of staff signs in: the second factor.

factor-title = Second factor
factor-off = Your password is all it takes to sign in now. With a second factor it also takes a code that an app on your phone shows: nobody else gets in, even if they learn your password.
factor-on = It is on: signing in takes a code from the app on your phone, besides the password.
factor-lost = Should the phone get lost, an administrator resets the second factor.
factor-elsewhere = You have no password here: you sign in through the identity provider, and the second factor is set up there.
factor-set-up = Turn on
factor-move = Move to another phone
factor-remove = Turn off
factor-back = Cancel

factor-set-up-title = Turn the second factor on
factor-steps = What to do
factor-app = Get an app for one-time codes on your phone, unless there is one: Aegis, FreeOTP, Google Authenticator, Microsoft Authenticator or the like.
factor-scan = Add a new entry in the app and point the camera at this code.
factor-open = Add on this phone
factor-qr = QR code with the key for the app
factor-key = If the camera is no help, type this key into the app:
factor-type = Enter the six figures that the app shows now.
factor-type-both = Enter the six figures that the app on the new phone shows, then those on the old one.
factor-new-code = Code from the new phone
factor-current = Code from the old phone
factor-move-send = Move
factor-set = The second factor is on. The next time you sign in, a code is needed.
factor-moved = The second factor has been moved: codes from the old phone no longer work.

factor-remove-title = Turn the second factor off
factor-remove-hint = Six figures that the app on your phone shows. The code you have just signed in with does not work twice: wait for the next one.
factor-removed = The second factor is off. The password is enough to sign in.
