# "I did not feel safe": the tablet, whoever answers for it, and what others see of it.

concern-seat-office = our office
concern-seat-told = We tell { $name } as soon as we can.
concern-seat-limit = We must tell others if someone could be hurt.
concern-seat-who = Who else may know?
concern-seat-nobody = Only { $name }
concern-seat-manager = The manager
concern-seat-facilitator = { $name }, who runs the day
concern-seat-panel = The panel, when we talk
concern-seat-supporter = My supporter
concern-seat-choose = Choose who may know.
concern-seat-both = You chose “Only” and someone else. Choose one of these.
concern-seat-message = There is a message for you
concern-seat-heard = { $name } has read what you said.

concern-office = HR
concern-title = Concerns
concern-lead = What people on panels said about not feeling safe. It comes to you before the panel talks. Nobody else reads it here.
concern-none = Nobody has said that they did not feel safe.
concern-nobody = Nobody is named as safeguarding lead.
concern-nobody-hr = Until somebody is, concerns go to everybody in HR.
concern-name-now = Name a safeguarding lead
concern-notice = { $n ->
    [one] A concern waits for you, since { $since }.
   *[other] { $n } concerns wait for you, the first since { $since }.
}
concern-notice-open = Read it now
concern-col-by = Who said it
concern-col-about = About
concern-col-since = Said
concern-col-state = How it stands
concern-col-first = First answer
concern-state-waiting = Waits for an answer
concern-state-to-decide = Answered; say whether it is referred
concern-state-taken-back = Taken back
concern-state-answered = Answered
concern-state-closed = Closed
concern-first-after = Answered after { $span }.
concern-first-waits = Has waited for { $span }.
concern-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
concern-hours = { $n ->
    [one] 1 hour
   *[other] { $n } hours
}
concern-days = { $n ->
    [one] 1 day
   *[other] { $n } days
}
concern-one-title = What { $name } said
concern-one-lead = About the interview of { $candidate } for { $vacancy }.
concern-said = What was said
concern-said-unsafe = { $name } said that they did not feel safe with { $candidate }.
concern-said-safe = { $name } took it back: they felt safe with { $candidate }.
concern-shared = Who else may know
concern-shared-lead = { $name } chose:
concern-shared-before = Chosen on { $when }: { $what }
concern-shared-supporter = Speak with their supporter about it only if they say so.
concern-shared-limit = They were told the limit of that: others must be told if someone could be hurt. If you go beyond their choice, tell them first where you can, and write down why.
concern-knows-nobody = Only you, nobody else.
concern-knows-manager = The manager.
concern-knows-facilitator = Whoever runs the day.
concern-knows-panel = The panel, when it talks.
concern-knows-supporter = Their supporter.
concern-knows-not-said = Nothing yet. Until they do, only you know.
concern-done = What was done
concern-step-answered = { $by } answered:
concern-step-referred = { $by } noted that it was referred to { $whom } on { $day }.
concern-step-not-referred = { $by } noted that it is not referred, because:
concern-step-closed = { $by } closed it.
concern-reference = Their reference: { $reference }
concern-answer-title = Answer { $name }
concern-answer-lead = { $name } reads your words on their tablet until the day of the panel is over. Speak with them as well.
concern-answer-words = What you say to { $name }, or what you did for them
concern-answer-hint = Short words, one idea a sentence. They will read it.
concern-answer-save = Keep the answer
concern-refer-title = Is it referred?
concern-refer-lead = To the local authority, the police, or whoever looks into such things. Both answers are kept.
concern-refer-made = Was it referred?
concern-refer-yes = Yes
concern-refer-no = No
concern-refer-whom = To whom
concern-refer-whom-hint = Needed if it was referred, with the day.
concern-refer-day = On which day
concern-refer-reference = Their reference, if there is one
concern-refer-why = If not: why not
concern-refer-why-hint = Needed if it is not referred.
concern-refer-save = Keep this
concern-refer-choose = Say whether it was referred.
concern-refer-whom-needed = Say to whom it was referred, in at most 200 characters.
concern-refer-day-needed = Say on which day it was referred. It cannot be a day to come.
concern-refer-reference-long = The reference can have at most 200 characters.
concern-words-needed = Write some words.
concern-words-long = That is too long. It can have at most 2,000 characters.
concern-close-title = Close it
concern-close-note = What is to be added, if anything
concern-close-save = Close it
concern-is-closed = It is closed. If it is said again, it opens again.
concern-refused-closed = This was closed. If it is said again, it opens again.
concern-refused-not-answered = It can be closed when the person was answered.
concern-refused-not-decided = It can be closed when you have said whether it is referred.
concern-lead-title = Safeguarding lead
concern-lead-lead = Whoever is named here hears at once when somebody on a panel says that they did not feel safe, by mail and on every page, and answers them.
concern-lead-person = Safeguarding lead
concern-lead-choose = Choose a person
concern-lead-hint = Somebody who can sign in. Best somebody who sits on no panel: they read what was said before the panel talks.
concern-lead-deputy = Deputy
concern-lead-no-deputy = Nobody
concern-lead-deputy-hint = Hears of everything as well, for when the lead is away.
concern-lead-save = Save
concern-lead-since = Last set on { $when }, by { $by }.
concern-lead-needed = Choose a person who can sign in.
concern-deputy-unknown = Choose a person who can sign in, or nobody.
concern-deputy-same = The deputy has to be another person.
concern-board-title = Told at once
concern-board = { $lead } was told at { $time } that somebody did not feel safe. Ask nobody about it.
concern-board-named = { $name } did not feel safe. { $lead } was told at { $time }. { $name } said that you may know.
concern-with-lead = A concern was raised and is with { $lead }.
concern-mail-subject = Something waits for you in SameTable
concern-mail = Dear { $name },

    something was said on a panel that you answer for. Please read it now:

    { $address }

    This message says nothing more, because others may see it on the way.

people-messages-why-concern = Something said on a panel waits for them

weighing-concern-waits = A concern about one of these candidates waits for { $lead }. Nobody can be chosen before it is answered and { $lead } has said whether it is referred.
audit-saw-concern-list = { $by } read the list of concerns.
audit-saw-concern = { $by } read what somebody on a panel said about not feeling safe.
