### The answer to somebody on a panel who asked for their data, in Easy Read: every message passes the lint. One sentence a line.

# $name: whose data; $came: the day on which they asked
easy-answer-title = What we have about you: { $name }
easy-answer-intro =
    Dear { $name }.
    You asked what we have about you.
    You asked on { $came }.
    This is our answer.
    Someone here read it before it came to you.
easy-answer-intro-others =
    You met people who wanted a job.
    Here they have a number and not a name.
    That keeps them private too.

easy-answer-part-held = What we have
easy-answer-held =
    We wrote these things down.
    We wrote them on the day that they happened.
easy-answer-part-details = Your name
easy-answer-part-tablet = How you like your tablet
easy-answer-part-days = Your panel days
easy-answer-part-consents = Your yes and no
# $n: a number
easy-answer-part-met = What you said about person { $n }
easy-answer-part-support = How you were helped
easy-answer-part-asked = What you asked us for
easy-answer-part-source = Where it came from
easy-answer-part-seen = Who saw it
easy-answer-part-decided = What was decided about you
easy-answer-part-keep = How long we keep it
easy-answer-part-rights = What you can ask for
easy-answer-part-ask = Who you can ask

## $day, $on: days

easy-answer-added = We wrote down your name on { $day }.
easy-answer-changed = We changed what we have on { $day }.
easy-answer-name = Your name here is { $name }.
easy-answer-role-panel-member = You sit on panels.
easy-answer-role-supporter = You help people on panels.
easy-answer-role-colleague = You sit on panels as one of the team.
easy-answer-role-facilitator = You help panel days to go well.
easy-answer-role-manager = You look for people to work here.
easy-answer-role-hr = You look after the papers.
easy-answer-role-auditor = You check the papers.
easy-answer-role-administrator = You look after the computer.
easy-answer-picture = We have the picture that you chose.
easy-answer-email = We have your e-mail address: { $email }.
easy-answer-left = You stopped on { $day }.
easy-answer-came-back = You came back on { $day }.
easy-answer-reviewed =
    We looked at this again on { $on }.
    It was still right.
easy-answer-look = You opened a file, and we asked you why. We wrote that down on { $day }.
easy-answer-look-words = It says: { $words }
# $question: what the tablet asked; $choice: what they chose
easy-answer-ways = You changed your tablet on { $day }.
easy-answer-ways-drawn = We chose an order of answers for you on { $day }.
easy-answer-ways-asked = The tablet asks: { $question }
easy-answer-ways-chose = It is now: { $choice }.
easy-answer-practised = You practised on { $day }.
# $vacancy: a job; $place: where
easy-answer-day = You sat on a panel on { $day }.
easy-answer-day-to-come = We asked you to a panel on { $day }.
easy-answer-day-job = The job was { $vacancy }.
easy-answer-day-place = The place was { $place }.
easy-answer-helped =
    You helped someone on a panel on { $day }.
    The job was { $vacancy }.
easy-answer-replied = You said something back to us on { $day }.
easy-answer-on-paper = You got our answer to the panel on paper on { $on }.
easy-answer-feedback = You read our answer to the panel on { $day }.

easy-answer-consent-given = You said yes on { $day }.
easy-answer-consent-refused = You said no on { $day }.
easy-answer-consent-withdrawn = You took back your yes on { $day }.
easy-answer-consent-about-take-part = It was about taking part.
easy-answer-consent-about-scores-recorded = It was about writing down your scores.
easy-answer-consent-about-voice-recorded = It was about keeping your voice.
easy-answer-consent-about-be-named = It was about telling people your name.

easy-answer-met =
    You met this person on { $day }.
    The job was { $vacancy }.
# $item: a question; $word: an answer; $words: what they wrote; $cards: what they picked
easy-answer-score = About “{ $item }” you said: { $word }.
easy-answer-score-later = Later you said about “{ $item }”: { $word }.
easy-answer-score-after = After the talk you said about “{ $item }”: { $word }.
easy-answer-said-why = About “{ $item }” you said why.
easy-answer-wrote = You wrote: “{ $words }”
# $seconds: how long it is
easy-answer-aloud =
    You said why about “{ $item }”.
    You said it in your own voice.
    It is { $seconds } seconds long.
easy-answer-aloud-words = This is what you said about “{ $item }”.
easy-answer-aloud-gone = We have deleted what you said about “{ $item }”.
easy-answer-picked = You picked: { $cards }.
easy-answer-wrote-back = You took back your words about “{ $item }”.
easy-answer-concern = You told us that you did not feel safe.
easy-answer-concern-on = On { $on } you told us that you did not feel safe.
easy-answer-concern-shared = You chose who else may know.
easy-answer-concern-shared-nobody = You chose nobody else.
easy-answer-concern-shared-manager = You chose the manager.
easy-answer-concern-shared-facilitator = You chose the person who runs the day.
easy-answer-concern-shared-panel = You chose the panel.
easy-answer-concern-shared-supporter = You chose your supporter.
easy-answer-concern-answered = On { $day } we answered you.
easy-answer-concern-words = We said: “{ $words }”
easy-answer-concern-referred = On { $day } we asked others to look.
easy-answer-concern-to = We asked: { $whom }
easy-answer-concern-not-referred = On { $day } we did not ask others to look.
easy-answer-concern-closed = On { $day } we finished with it.
easy-answer-concern-back = Then you told us that you did feel safe.
easy-answer-team-yes = You said yes for your own team.
easy-answer-team-no = You said no for your own team.
easy-answer-team-not-sure = You were not sure yet for your own team.
easy-answer-knows-none = You said that you do not know this person.
easy-answer-knows-family = You said that this person is family.
easy-answer-knows-friend = You said that this person is a friend.
easy-answer-knows-supports-me-now = You said that this person supports you.
easy-answer-knows-supported-me-before = You said that this person supported you before.
easy-answer-knows-other = You said that you know this person.
easy-answer-knows-rather-not = You said that you would rather not score this person.
easy-answer-absent = You did not score this person.
easy-answer-absent-unwell = You were not well.
easy-answer-absent-cannot-come = You could not come.
easy-answer-absent-conflict = You know them, or you would rather not.
easy-answer-absent-withdrawn = You did not want to take part any more.
easy-answer-absent-left = You left.
easy-answer-absent-tablet-lost = The tablet was lost.
easy-answer-absent-stopped = You pressed Stop.
easy-answer-absent-no-consent = You said no to writing down your scores.
easy-answer-absent-away = You told us that you would not come.
easy-answer-absent-other = There was a different reason.
easy-answer-returned = Then you did score this person.
easy-answer-finished = You told us that the answers are your own.

easy-answer-support = This is how it was on { $day }.
easy-answer-support-alone = You did it on your own.
easy-answer-support-read = Someone read it out to you.
easy-answer-support-reworded = Someone said it in other words.
easy-answer-support-pressed = Someone pressed what you chose.
easy-answer-support-breaks = You had breaks.
easy-answer-support-interpreted = Someone said it in your language.
easy-answer-support-other = This person helped you: “{ $who }”
easy-answer-support-prompt = You told us what they said: “{ $words }”
easy-answer-privacy = You wanted to score on your own on { $day }.
easy-answer-day-said = You told us on { $day } how the day was.
easy-answer-day-words = You said: “{ $words }”
easy-answer-called-help = You asked for help on { $day }.
easy-answer-called-break = You asked for a break on { $day }.
easy-answer-called-stop = You asked to stop on { $day }.

easy-answer-asked = You asked what we have about you on { $on }.
easy-answer-sent = We sent you an answer on { $on }.

## What everybody is told

easy-answer-source =
    Most of it came from you.
    The office wrote down your name and your days.
    Someone who helped you may have told us how.
easy-answer-seen =
    Your scores were private until the panel talked.
    Then the panel and the office could see them.
    The person you scored can ask to see them.
    They do not get your name from us.
    An inspector checks that we do things well.
    An inspector may see the file with your name.
    Others who check our work may see it too.
    The file says if you had help.
    It may say who was there to help you.
    What you told us about your help is your own matter.
easy-answer-decided =
    No machine decides about you.
    Nobody gives marks to you.
    Your scores were counted with those of the others.
# $months: a number; $until: a day
easy-answer-keep =
    Your scores stay as long as the file they are in.
    When you leave, we keep your name for { $months } months.
    Then we delete your name.
    Locked copies may hold it for { $days } more days.
easy-answer-keep-until =
    You have left.
    We delete your name on { $until }.
easy-answer-keep-held = Right now we must keep it longer.
easy-answer-hold = We kept it longer from { $day } on.
easy-answer-hold-lifted = That was over on { $day }.
# $reason: what somebody wrote
easy-answer-reason = This was the reason: “{ $reason }”
easy-answer-rights =
    You can ask us to put mistakes right.
    You can ask us to delete it.
    You can say that you do not want us to use it.
    You can stop at any time.
    You do not need to say why.
# $person, $reach: the contact; $reader: who read this answer
easy-answer-ask =
    You can ask { $person }.
    You can reach us here: { $reach }.
easy-answer-ask-reader =
    You can ask { $reader }.
    { $reader } works here and read this answer.
easy-answer-complain =
    You may not be happy with this.
    Please tell us first.
    You can also tell the Information Commissioner.
    The Information Commissioner makes sure that information is kept safe.
    The phone number is 0303 123 1113.
