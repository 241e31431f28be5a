role-administrator = Administrator
role-manager = Recruiting manager
role-hr = HR
role-facilitator = Facilitator
role-auditor = Auditor (reads, changes nothing)
role-colleague = Colleague
role-panel_member = Panel member
role-supporter = Supporter

people-sign-in-title = Sign in
people-sign-in-lead = For managers, HR, facilitators and administrators. Panel members need no password.
people-sign-in-again = You were signed out. Sign in again; what you typed is kept.
people-sign-in = Sign in
people-sign-in-wrong = The e-mail address or the password is not right. Check both and try again.
people-sign-in-tablet = I am on a panel: join with pictures
people-email = E-mail address
people-password = Password
people-too-many = There were too many tries. Please wait until { $time }, then try again. If you cannot wait, ask your administrator.
people-first-too-many = There were too many tries. Please wait until { $time }, then try again. If you cannot find the code, ask whoever started the server: a new one is printed at each start.
people-kept-title = You are signed in again
people-kept = What you typed is still here and has not been sent yet.
people-kept-send = Send it now

people-first-title = Set up SameTable
people-first-lead = This is done once and takes two minutes. You name your organisation and become its first administrator; everybody else is invited afterwards.
people-first-code-title = 1. Show that the server is yours
people-first-house-title = 2. Your organisation
people-first-you-title = 3. You
people-first-you-lead = You can do everything at first: manage people, recruit, check files and run panel days. You can hand parts of it on later.
people-first-where-title = Where is the code?
people-first-where = It was printed in the window where the server was started, in the line that begins with “First start”. If somebody else set the server up, ask them to read it to you.
people-first-where-lost = Is it gone? Start the server again: it prints a new one.
people-first-then-title = What comes next?
people-first-then = A short list of what to do first: your homes and teams, the people who recruit with you, and mail. Nothing is sent to anybody before you say so.
people-first-organisation-hint = As people know it. It stands in invitations and on what you print.
people-first-email-hint = You sign in with it. Nobody else is shown it.
people-first-code = One-time code
people-first-code-hint = Three groups of four characters, such as 7kqm-2xvd-9hpt
people-first-code-wrong = This code is not right. It is printed where the server was started, anew at each start.
people-first-organisation = Name of your organisation
people-first-organisation-needed = Type the name of your organisation, in at most 120 characters.
people-first-service = Your first home or team
people-first-service-hint = Where the person you recruit will work. You can add others later.
people-first-you = Your name
people-first-begin = Begin
people-first-done-title = SameTable is already set up
people-first-done = Someone has signed up here before. Sign in, or ask your administrator.

people-name = Name
people-name-needed = Type a name, in at most 120 characters.
people-email-wrong = This is not an e-mail address. It needs an @ and a dot, such as priya@elm.example.
people-email-needed = Someone with an office role needs an e-mail address to sign in.
people-email-taken = Someone already signs in with this e-mail address.
people-password-short = Use at least { $shortest } characters. Three or four words make a good password.
people-password-long = Use at most 200 characters.
people-password-common = Many people use this password, or one nearly like it, so it is tried first. Choose three words that have nothing to do with each other, with spaces between them.
people-password-row = Rows of keys and numbers, and the same characters again and again, are tried first. Choose three words that have nothing to do with each other, with spaces between them.
people-password-own = This is little more than your name, your address or your organisation, which others know. Choose three words that have nothing to do with you or with each other.
people-password-hint = At least 10 characters. Three or four words make a good password.
people-password-wrong = This is not your password.
people-new-password = New password
people-old-password = Your password now
people-service-needed = Type the name of the home or team, in at most 120 characters.
people-service-taken = There is already a home or team of this name.
people-service = Name of the home or team
people-roles = What they do
people-role-needed = Choose what they do: at least one.
people-roles-hint = One person may do several things.
people-roles-hint-change = One person may do several things. When you change this, they are signed out and sign in again.
people-roles-administrator = Only an administrator can give office roles.
people-last-administrator = Somebody must stay administrator. Make another person one first.
people-picture = Their own picture
people-picture-none = No picture: the first letter of the name

people-title = People
people-lead = Everybody who signs in or takes part.
people-add = Add someone
people-add-title = Add someone
people-added-hint = Panel members and supporters need no e-mail address and no password.
people-sign-in-part = To sign in (office people only)
people-email-invites = We write them an invitation: they open its link within 72 hours and choose a password themselves.
people-open = Open
people-change-title = { $name }
people-signs-in = Signs in as { $email }.
people-services-title = Homes and teams
people-service-add = Add a home or team
people-col-name = Name
people-col-roles = What they do
people-col-sign-in = Signs in
people-yes = Yes
people-no = No
people-account-title = Your account
people-change-password = Change your password
people-change-password-lead = You stay signed in here. Other places are signed out.

people-go-on = Go on
people-go-back = Go back

# The door
people-sign-in-left = You no longer sign in here. Ask your administrator if that is not right.
people-sign-in-passkey = Sign in with a passkey
people-passkey-failed = The passkey did not work, or you stopped it. Try again, or use your password.
people-passkey-again = That took too long, or was sent twice. Please try again.
people-passkey-unknown = This passkey does not sign anybody in here. Use your password, or another passkey.
people-passkey-there = This passkey is in your account already.
people-begin-again = You waited too long at the door, so we forgot who you are. Please sign in again.
people-second-step-title = One more step
people-second-step-lead-codes = Your password is right. Now open the app on your phone and type the code it shows for SameTable.
people-second-step-lead-both = Your password is right. Now use your passkey, or type the code that the app on your phone shows for SameTable.
people-second-step-lead-passkey = Your password is right. Now use your passkey, or one of your recovery codes.
people-second-step-code = Code from your app
people-second-step-code-hint = Six digits. A recovery code works here, too.
people-second-step-recovery = Recovery code
people-second-step-recovery-hint = Three groups of four characters, such as 7kqm-2xvd-9hpt
people-second-step-passkey = Use my passkey
people-second-step-lost = I have neither phone nor codes
people-second-step-lost-how = Ask an administrator of your organisation. After making sure that it is you, they can reset your second step; then you sign in with your password and set it up again.
people-second-step-wrong = This code is not right. Codes from an app change every half minute: type the one that is shown now.
people-code-app-wrong = This code is not right. Type the one that the app shows now. If it is still refused, look whether your phone's clock is right.
people-code-app-used = This code was used already. Wait until the app shows the next one.
people-organisation-title = Where do you want to work?
people-organisation-which = Your organisations
people-organisation-choose = Choose one of your organisations.
people-organisation-change = Change organisation
people-organisation-here = You are signed in at { $name }.
people-organisation-one = You belong to no other organisation here.

# Links and codes
people-choose-password = Choose a password
people-welcome-title = Welcome to { $organisation }
people-welcome-lead = Hello { $name }. Choose a password, and you are in.
people-welcome-elsewhere = Do you already sign in to SameTable with this address, at another organisation? Then type the password that you use there.
people-welcome-known-wrong = This password does not open this invitation. Do you already sign in to SameTable with this address? Then it is the password that you use there. If you forgot it, choose “I forgot my password” at the sign-in.
people-welcome-begin = Begin
people-reset-title = Choose a new password
people-reset-lead = Hello { $name }. Once you have chosen it, you are signed out everywhere else.
people-reset-save = Save and sign in
people-link-over = This link or code does not work any more. Ask for a new one.
people-link-used-title = This link was used already
people-link-used = It works once. If it was you who used it, simply sign in with the password you chose.
people-link-ended-title = This link does not work any more
people-link-ended = Its time is over, or a newer one took its place.
people-link-unknown-title = We do not know this link
people-link-unknown = It may have been cut off or changed on the way. Copy the whole line from the message, up to its end.
people-link-ask = If it was not you, or if you need a new one, ask { $name } at { $organisation }.
people-link-ask-organisation = If it was not you, or if you need a new one, ask an administrator at { $organisation }.
people-link-ask-again = If it was not you who used it, tell your administrator. You can ask for a new link yourself.
people-link-ask-sender = Does it still not work? Ask the person who sent it to you.
people-forgot-link = I forgot my password
people-forgot-title = I forgot my password
people-forgot-lead = Type the address you sign in with. We write you a link with which you choose a new password.
people-forgot-lead-by-hand = Type the address you sign in with. This server sends no mail: your administrator gets a link for you, and passes it on.
people-forgot-send-by-hand = Ask for a link
people-forgot-send = Send me a link
people-forgot-again = Ask for a new link
people-forgot-code = No mail at hand? An administrator can read you a code.
people-forgot-sent-title = Look into your mail
people-forgot-sent = If somebody signs in here with this address, a message is on its way. Its link works for one hour.
people-forgot-by-hand-title = Ask your administrator
people-forgot-sent-by-hand = If somebody signs in here with this address, their administrator now has a link for them, which works for one hour. Ask your administrator to pass it on to you.
people-forgot-none = Nothing came? Look among unwanted mail, and make sure it is the address you were invited with. Your administrator can also read you a code.
people-forgot-none-by-hand = They find no link? Make sure it is the address you were invited with. They can also read you a code.
people-code-link = I was read a code
people-code-title = Type the code you were read
people-code-lead = Your administrator reads it to you. It works once, and for a quarter of an hour.
people-code = Code
people-code-wrong = The address or the code is not right, or its quarter of an hour is over. Check both, or ask for a new code.
people-read-title = A code for { $name }
people-read-lead = Make sure that you are talking to { $name }, then read the code out, group by group.
people-read-open = They open { $address }
people-read-type = They type their e-mail address and this code
people-read-choose = They choose a password, and are in
people-read-once = The code is shown only now. It works once, and for a quarter of an hour; you can make another at any time.
people-read-done = Done

# One's own account
people-in-title = You are in
people-in-lead = You are in, { $name }
people-in-password = From now on you sign in with your e-mail address and the password you chose.
people-in-begin = Begin
people-steps-title = Second step when you sign in
people-steps-lead = A password can be guessed, seen or lost. With a second step nobody gets in with your password alone.
people-steps-none = You have none yet: your password alone lets you in.
people-steps-have = What you have
people-steps-add = Add a second step
people-steps-change = See or change
people-steps-passkeys = { $n ->
    [one] One passkey
   *[other] { $n } passkeys
}
people-steps-codes = Codes from an app
people-steps-recovery = { $n ->
    [0] No recovery code is left: make new ones
    [one] One recovery code is left: make new ones soon
   *[other] { $n } recovery codes are left
}
people-steps-needed = Your organisation asks you for a second step.
people-steps-needed-how = It takes about two minutes. You can also do it later: you will be asked again when you next sign in.
people-steps-later = Later
people-passkey-title = Passkey
people-passkey-what = You sign in the way you unlock your phone or laptop: by finger, face or PIN. There is nothing to type and nothing to remember.
people-passkey-add = Add a passkey
people-passkey-name = What shall we call it?
people-passkey-name-hint = So that you know it again, such as “My phone”
people-passkey-name-needed = Give the passkey a name, in at most 60 characters.
people-passkey-not-here = This browser knows no passkeys. Codes from an app work everywhere.
people-passkey-no-name = Passkeys need an address with a name and https. Ask whoever runs the server; codes from an app work without.
people-passkey-made = added { $day }
people-passkey-used = last used { $day }
people-codes-title = Codes from an app
people-codes-what = An app on your phone shows a new code every half minute. Any authenticator app will do, such as Aegis, 2FAS, Google or Microsoft Authenticator.
people-codes-begin = Set up codes
people-codes-on = Codes are switched on.
people-codes-on-already = Codes are switched on already.
people-codes-lead = Two steps: scan, then type a code to see that it works. Nothing changes before that.
people-codes-scan-title = 1. Scan
people-codes-scan = Open the app on your phone, add an account, and point the camera at this square.
people-codes-type = No camera? Type this into the app instead:
people-codes-qr = Adds SameTable to your authenticator app
people-codes-confirm-title = 2. Type the code
people-codes-confirm = The code that the app shows now
people-codes-confirm-hint = Six digits
people-codes-switch-on = Switch codes on
people-codes-begin-again = Codes are not being set up at the moment. Begin anew.
people-recovery-title = Your recovery codes
people-recovery-lead = If you lose your phone, one of these lets you in instead. Each works once. They are shown only now: print this page, or write them down.
people-recovery-keep = Keep them where your phone is not: with your passport, or in the office safe.
people-recovery-kept = I have kept them
people-recovery-new = Make new recovery codes
people-recovery-new-lead = The old ones stop working.
people-recovery-nothing = There is no second step.
people-step-remove = Take a second step away
people-step-which = Which one
people-step-choose = Choose what to take away.
people-step-remove-hint = So that nobody does this who finds your laptop open
people-sessions-title = Where you are signed in
people-sessions-lead = Is there something you do not know? End it, and change your password.
people-session-here = Here
people-session-times = Since { $made }, last used { $seen }
people-session-end = End
people-sessions-end-others = End all but this one
people-device = { $browser } on { $system }
people-device-unknown = A device we do not know

# The administrator's part
people-invited = Invited
people-invited-at = Invited at { $email }.
people-invited-until = The invitation works until { $at }.
people-lapsed = Invitation over
people-lapsed-what = The invitation was not used in time, or was taken back.
people-with-step = with a second step
people-invite = Invite to sign in
people-invite-lead = They cannot sign in yet. We write them a link, with which they choose a password themselves.
people-invite-none = They do not sign in, and most people on a panel never need to.
people-invite-again = Send a new invitation
people-invite-code = Read out a code instead
people-invite-code-hint = A code is for somebody on the telephone or beside you. It works for a quarter of an hour.
people-invite-withdraw = Take the invitation back
people-invite-not-now = This person cannot be invited: they sign in already, or have left.
people-invite-no-open = There is no invitation to take back.
people-help-title = They cannot get in?
people-help-lead = First make sure that it is really them: by voice, by face, or by calling a number you know.
people-reset-code = Read out a code for a new password
people-reset-step = Reset their second step
people-has-step = They have a second step.
people-has-no-step = They have no second step.
people-no-sign-in = This person does not sign in here.
people-signs-in-elsewhere = This person signs in at another organisation as well, so nobody here can open their sign-in for them. They can use “I forgot my password”.
people-leave-title = When they leave
people-leave-lead = From that moment they cannot sign in, and they are no longer offered for panels. Their name stays on what they did.
people-leave = Mark as left
people-leave-yourself = You cannot mark yourself as left. Another administrator does that.
people-left-already = This person has left already.
people-left-not = This person has not left.
people-left-title = People who left
people-left-on = Left on { $day }.
people-left-what = They cannot sign in. Their name stays on what they did.
people-back-title = When they come back
people-back-lead = They get their sign-in and what they did before back. Look below whether that is still right.
people-back = They came back
people-rule-title = How people sign in
people-rule-lead = A second step keeps candidates' files safe when a password is lost. Nobody is shut out by this: people are asked when they next sign in.
people-rule-far = { $without ->
    [0] Everybody with an office role has a second step.
    [one] One of { $office } people with an office role has no second step yet.
   *[other] { $without } of { $office } people with an office role have no second step yet.
}
people-rule-nobody = Nobody with an office role has a second step yet.
people-rule-needed = Ask everybody with an office role for a second step
people-messages-waiting = { $n ->
    [one] One message waits for you to pass it on.
   *[other] { $n } messages wait for you to pass them on.
}
people-messages-open = See the messages

# After the first start
people-next-title = What to do next
people-next-lead-title = { $organisation } is set up
people-next-lead = You are signed in as the first administrator. This is what to do next; nothing of it has to be today.
people-next-services = Your homes and teams
people-next-services-words = { $n ->
    [one] There is one. Add the others where you recruit.
   *[other] There are { $n }.
}
people-next-services-act = Add homes and teams
people-next-people = The people who recruit with you
people-next-people-words = { $n ->
    [0] Invite a second administrator first: then somebody can help when you lose your way in. Then managers, HR, and the people who sit on panels.
    [one] One person is there besides you. Somebody else should be administrator, too.
   *[other] { $n } people are there besides you. One of them should be administrator, too.
}
people-next-step = A second step for yourself
people-next-step-words = Your account can do everything. Two minutes make it safe, even if somebody learns your password.
people-next-mail = Mail
people-next-mail-on = Mail is set up: invitations are sent by themselves.
people-next-mail-off = No mail server is set, so you pass messages on by hand. Whoever runs the server sets SAMETABLE_MAIL_URL and SAMETABLE_MAIL_FROM to change that; the administrator's guide shows how.
people-next-mail-act = Messages to pass on
people-next-address = An address that tablets can use
people-next-address-on = Tablets reach this server safely.
people-next-address-off = Tablets need an address that begins with https. Whoever runs the server sets it up; the administrator's guide shows how.
people-next-backup = Backup and its passphrase
people-next-backup-words = Write the backup's passphrase on paper and keep it in two places. Without it a backup cannot be read by anybody, not even by us.
people-next-backup-act = See upkeep
people-next-guide-act = Read the guides
people-next-vacancy = Your first vacancy
people-next-vacancy-words = When the rest stands: open a vacancy, and plan the panel with the people you support.
people-next-vacancy-act = Open a vacancy
people-next-later = You find this page again under People.

# Mail. A line that is nothing but an address is shown as a code to scan as well.
people-mail-invitation-subject = Your invitation to SameTable
people-mail-invitation =
    Hello { $name },

    { $by } invites you to { $organisation } on SameTable, where you choose new colleagues together with the people you support.

    Open this address and choose a password:

    { $address }

    It works once, until { $ends }. If you did not expect this, you need not do anything.
people-mail-reset-subject = A new password for SameTable
people-mail-reset =
    Hello { $name },

    somebody, most likely you, asked for a new password at { $organisation }.

    Open this address and choose one:

    { $address }

    It works once, until { $ends }. If it was not you, do nothing: your password stays as it is.
people-mail-second-step-subject = Your second step at SameTable was reset
people-mail-second-step =
    Hello { $name },

    { $by } has reset your second step, because you asked for it. You sign in with your password alone now; please add a second step again soon.

    { $address }

    If you did not ask for it, tell another administrator at once.

# Roles in one place only
people-role-where = { $role }: { $places }
people-where-title = Only in some homes, or for one vacancy?
people-where-lead = It counts for what is ticked above. Whoever works in one home sees nothing of the other homes: no vacancies, no candidates, no files.
people-where = Where: { $role }
people-where-everywhere = In the whole organisation
people-where-vacancy = Only for one vacancy: { $vacancy }
people-where-needed = Say where: { $role }. Tick the whole organisation, or at least one place.
people-where-both = { $role }: tick either the whole organisation or single places, not both.
people-where-unknown = This place is not there any more, or it is not yours to give. Choose another.
people-add-only-here = You work in { $places }. Whoever you add takes part there.

# `sametable reset-code`, at the server's terminal.
people-command-code = Code for { $name }: { $code }
people-command-code-open = Open { $address } in a browser, type the e-mail address { $email }, the code, and a new password. The code works until { $time }.
people-command-code-once = It works once. That it was made is kept in the record.
people-command-code-step = The second step was taken away: set up a new one after signing in.
people-command-code-nobody = Nobody signs in with { $email }. Look at how it is written; it is the address that is typed on the sign-in page.
people-command-code-nothing = There is no database here, so nobody signs in. If SameTable runs as a service, use the settings of the service: SAMETABLE_SETTINGS=/etc/sametable/sametable.env.
