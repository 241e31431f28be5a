### People who ask to see what is held about them.

access-title = People who asked for their data
access-lead = A candidate or panel member may ask for everything that is held about them, and a candidate why they were not chosen. You answer within one month. A person reads the answer before it goes.
access-none = Nobody has asked yet.
access-choose = Choose
access-record = Record a request
access-record-do = Record it
access-subject = Who asks
access-subject-hint = The candidate or panel member whose data it is, even if somebody asks for them.
access-subject-needed = Choose who asks.
access-a-member = panel member
# Somebody with an office role who sat on a panel as well.
access-an-office = works in the office, and sat on a panel
access-asks = What they ask for
access-asks-hint = Whoever asks why they were not chosen gets the reasons, with a file in which they can check that the record was not changed. Who only wants to hear how the interview went gets a short answer on the candidate’s own page.
access-asks-everything = Everything that we hold about them
access-asks-why = Why they were not chosen, or an offer was taken back
access-asks-needed = Choose what they ask for.
access-came-on = Came on
access-came-on-hint = The day it reached anybody here. The month counts from it.
access-came-needed = Type the day on which it came; not a day to come.
access-came-how = How it came
access-how-needed = Choose one of these.
access-identity = How you made sure who they are
access-identity-hint = Such as “rang the number in the application, knew the interview day” or “known to us, asked in person”. Keep no copy of a passport for this.
access-identity-needed = Say in a few words how you made sure who they are.
access-words = What they asked for
access-words-hint = In their words, if they asked for something in particular.
access-too-long = This is too long.
access-recorded-by = Recorded by

access-col-who = Who
access-col-what = What
access-col-until = Answer by
access-col-state = Where it stands
access-of-candidate = A candidate’s data
access-of-person = A panel member’s data
access-of-why = Why they were not chosen
access-state-open = Being prepared
access-state-ready = Read and ready
access-state-sent = Sent
access-state-closed = Closed
access-late = Late
# $day: a day
access-paused-since = The clock stands since { $day }.

access-way-email = E-mail
access-way-post = Post
access-way-in-person = In person
access-way-phone = Phone
access-way-somebody = Through somebody else

# $name: whose request
access-request-title = Request of { $name }
access-lead-due = To be answered by { $day }.
access-lead-late = This was to be answered by { $day }. Answer now, and say why it is late.
access-lead-sent = The answer was sent. What was sent is kept here.
access-lead-closed = This was closed without an answer.
access-is-gone = Their data was deleted; there is nothing left to answer with.
access-is-over = This request is over; nothing more can be changed.
access-read-draft = Read the answer
access-print = The answer, to print
access-file = Download it as one file

access-clock = The clock
access-move = Pause or extend the clock
access-move-what = What happens
access-move-paused = The clock stands: we asked them something that we need
access-move-went-on = It goes on: they answered
access-move-extended = Two more months: it is complex, and we told them why
access-move-on = On which day
access-move-reason = Why
access-move-reason-hint = Such as “asked which vacancy they mean”. They may read this.
access-moved-paused = Paused
access-moved-went-on = Went on
access-moved-extended = Extended by two months
access-moved-needed = Choose what happens to the clock.
access-reason-needed = Say why, in a few words.
access-clock-day-wrong = This day is before the request or before the last change, or still to come.
access-clock-stands = The clock stands already.
access-clock-runs = The clock runs; there is nothing to let go on.
access-clock-extended = It was extended already. That can be done once.
access-clock-too-late = The first month is over. An extension must be told within it.

access-close = Close without an answer
access-closed-why = Why it was closed
access-close-hint = Such as “taken back by phone on 3 November” or “it was not they who asked”.

access-draft-title = The answer, to read before it goes
access-draft-lead = Read every passage. Leave out what is about somebody else, or was given in confidence, and say why. Nothing goes out that a person has not read.
# $n: passages; $out: passages left out
access-draft-counts = { $n ->
    [one] 1 passage
   *[other] { $n } passages
}, { $out } left out.
access-more-later = The panel has not talked about everything yet. What it says later is not in this answer; send it when the panel has talked.
access-leave-out = Leave this out
access-leave-reason = Why this is left out
access-leave-hint = Such as “is about another candidate” or “would show who said it”. The reason stands in the answer.
access-leave-reason-needed = Say why this is left out: the person reads it.
access-put-back = Put it back
access-is-left-out = Left out:
access-no-passage = There is no such passage in the answer now.
access-ready-title = Read and ready
# $name: who reads
access-ready-tick = I, { $name }, have read every passage. It may go as it stands.
access-ready = Read and ready
access-read-needed = Read the answer, then tick that you have.
access-changed = The answer changed while you read it. Read it once more.
access-not-ready = Nobody has read the answer yet, or it was changed since.
access-send = Send it
access-send-lead = Print it or download the file, and send it the way they want. Then note it here.
access-send-on = Sent on
access-send-how = How
access-send-do = Note that it was sent
access-sent-day-needed = Type the day on which it was sent; not a day to come.
access-copies = What was read and sent
access-version = Version { $n }, read on { $day }.
access-sent-on = Sent on { $day }: { $how }.

## How people appear in the answer itself; its sentences stand in subject_answer.ftl and, in Easy Read, subject_answer_easy.ftl.

access-recordings = In their own voice
access-recordings-lead = What they said aloud belongs to the answer. Save each recording and send it along. That it was opened is noted.
# $seconds: how long it is; $at: when it was said
access-recording = { $seconds } seconds, { $at }
access-member-letter = Panel member { $letter }
access-interviewer-letter = Interviewer { $letter }
access-member-some = A panel member
access-interviewer-some = An interviewer
access-member-one = One panel member
access-interviewer-one = One interviewer
access-member-both = Both panel members
access-interviewer-both = Both interviewers
access-member-n = { $n ->
    [one] One panel member
    [2] Two panel members
    [3] Three panel members
    [4] Four panel members
    [5] Five panel members
   *[other] { $n } panel members
}
access-interviewer-n = { $n ->
    [one] One interviewer
    [2] Two interviewers
    [3] Three interviewers
    [4] Four interviewers
    [5] Five interviewers
   *[other] { $n } interviewers
}
# $members: “Three panel members”; $interviewers: “one interviewer”
access-both-kinds = { $members } and { $interviewers }
access-left-out-because = Something is left out here, because: { $reason }
access-read-by = { $name } read this answer on { $day }, before it was sent.
access-about = About this answer

sheet-to-do = You decide or complete this:

### Candidates who ask why they were not chosen. Sentences to the desk first, then those to the candidate: one sentence a line.

why-only-candidates = Only a candidate can ask why they were not chosen. Choose a candidate, or everything that we hold.
why-was-chosen = This candidate was chosen. They can ask for everything that we hold.
why-withdrew = This candidate withdrew: nobody decided against them. They can ask for everything that we hold.
why-in-reserve = This candidate is kept in reserve, and may still be chosen. They can ask for everything that we hold.
why-not-decided = Nothing is decided about this candidate yet. Until then there is no reason to give. They can ask for everything that we hold.
why-keep = Whoever asks why may complain, or go to a tribunal. Nothing of the file should be deleted before that is over.
why-keep-do = Keep the file longer
why-proof = Download the answer with the record
why-draft-lead = Read every passage. What speaks of another candidate stays out unless you let it in. Leave out whatever else is somebody else’s, or was given in confidence, and say why. Nothing goes out that a person has not read.
# $n: how many
why-left-out-before = { $n ->
    [one] 1 remark was left out of what this candidate was told of their interview.
   *[other] { $n } remarks were left out of what this candidate was told of their interview.
} Leave the same out here, for the same reason.
why-left-out-before-see = See which
why-let-in = It may go
why-about-another = This is about another candidate.
why-about-everybody = This is one reason about all candidates.
# $names: whose names seem to stand in it
why-names = It seems to name somebody else: { $names }.
why-not-by-who-chose = You took part in the decision about this candidate. Somebody else from HR reads the answer before it goes.

# $name: whose data
why-title = Why you were not chosen: { $name }
# $came: the day of the request; $vacancy, $service: names
why-intro = Dear { $name }, on { $came } you asked why you were not chosen as { $vacancy } at { $service }. This is the answer.
# $name: whose data
why-offer-title = Why our offer was taken back: { $name }
# $came: the day of the request; $vacancy, $service: names
why-offer-intro = Dear { $name }, on { $came } you asked why our offer was taken back, of the job as { $vacancy } at { $service }. This is the answer.
why-intro-all =
    It is drawn from the record of your application, which is kept so that nobody can change it afterwards unseen.
    The people who scored you appear as A, B and C. Where only one or two of a kind scored you, we say how many and not which of them. Whoever made a decision is named.
answer-part-why-way = Your application, step by step
answer-part-why-agreed = How it was to be decided
answer-part-why-scores = What you were asked, and how you were scored
answer-part-why-reasons = What people on the panel wrote about you
answer-part-why-came-to = What your scores came to
answer-part-why-choice = What was decided, and why
answer-part-why-others = The other candidates
answer-part-why-not-in-it = What is not in this answer
answer-part-why-check = How you can check this answer
answer-part-why-ask = If you have questions, or do not agree
# $day, $time: when
why-agreed = How all scores count together was announced to the panel on { $day } at { $time }.
# $day, $time: when
why-frozen = From { $day } at { $time } on it could not be changed any more.
why-first-score = The first score about you was given on { $day } at { $time }.
# $panel, $others: shares of 100
why-parallel = The panel members’ scores counted { $panel } in 100, those of the others { $others } in 100.
why-equal = Everybody’s scores counted alike.
# $criterion: such as Listening; $n: of 100
why-weight = “{ $criterion }” counted { $n } in 100.
# $criterion: such as Listening; $n: a value on the scale
why-gate = For “{ $criterion }” the panel’s middle answer had to be { $n } or more.
why-advisory = The panel’s result was advice to whoever decided.
# $label: what; $words: how it is
why-labelled = { $label }: { $words }
# $n: how many
why-others = { $n ->
    [one] One other candidate was weighed with you.
   *[other] { $n } other candidates were weighed with you.
}
# $total: such as 0.29; $place: such as 2
why-other = Another candidate came to { $total }, which was place { $place }.
why-other-no-place = Another candidate came to { $total }, and has no place.
why-other-chosen = That candidate was chosen.
why-not-in-it =
    Who on the panel gave which score is not in it. They said what they thought in private.
    What others said about other candidates is not in it.
    What referees wrote is not in it. It was given in confidence.
why-check =
    With this answer comes a file. Unpack it, and open “check-this-copy.html” by a double click. It needs no internet.
    It has the entries of the record that this answer was drawn from, with the time of each, and tells you whether any of them was changed. What would show who said what is not among them.
    Compare the key that it shows with the one at the foot of a letter that you had from us.
why-not-content =
    If you think that you were treated worse because of who you are, Acas gives free advice: acas.org.uk, phone 0300 123 1100; in Northern Ireland the Labour Relations Agency: lra.org.uk, phone 03300 555 300. There are time limits for a claim, so do not wait.
