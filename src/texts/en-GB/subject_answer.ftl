### The answer to a candidate who asked for their data: sentences to them. One sentence a line; lines of a message stand under
### one another.

# $name: whose data
answer-title = What we hold about you: { $name }
# $came: the day of the request; $organisation, $vacancy, $service: names
answer-intro =
    Dear { $name }, on { $came } you asked to see what { $organisation } holds about you. This is the answer.
    You applied to be { $vacancy } at { $service }.
    The people who scored you appear as A, B and C. Where only one or two of a kind scored you, we say how many and not which of them. Whoever made a decision is named. Other candidates are not in this answer.
answer-somebody = somebody whose name was deleted

answer-part-held = What we hold about you
answer-held = Everything in this part was written down while you applied, each thing on its day.
answer-part-details = Your details
answer-part-way = Your application, step by step
answer-part-scores = What the panel asked, and how it scored you
answer-part-reasons = What people on the panel wrote about you
answer-part-concerns = Concerns
answer-part-team = What was said for somebody’s own team
answer-part-checks = Checks
answer-part-audit = What was seen when your file was audited
answer-audit-lead = We look at some files from time to time, to see whether they are kept as they should be. It is about our work, and not about yours.
answer-audit-drawn = On { $day } your file was chosen to be looked at.
answer-audit-answered = On { $day } somebody looked at: { $question }. What they saw: { $mark }.
answer-audit-note = They wrote: { $words }
answer-audit-finding = On { $day } something was found. About: { $question }. How bad: { $severity }. { $words }
answer-audit-action = What is to be done: { $action }
answer-audit-second-yes = On { $day } a second person saw it so, too: { $question }.
answer-audit-second-no = On { $day } a second person saw it differently: { $question }.
answer-audit-withdrawn = On { $day } the question was answered again of which this was said: { $about }
answer-audit-done = On { $day } it was put right: { $about }
answer-audit-mended = On { $day } it was seen to be mended: { $about }
answer-audit-not-mended = On { $day } it was seen not to be mended: { $about }
answer-part-asked = What you asked us for
answer-part-source = Where it came from
answer-part-seen = Who saw it
answer-part-decided = What was decided, and why
answer-part-keep = How long we keep it
answer-part-rights = Your rights
answer-part-ask = Whom to ask

## Details and steps. $day: when it was written down; $on: a day that was named; $by: who did it.

answer-added = On { $day } we wrote down that you applied.
answer-added-name = We hold your name: { $name }.
answer-added-email = We hold your e-mail address: { $email }.
answer-added-phone = We hold your phone number: { $phone }.
# $day: a day
answer-corrected = On { $day } we put right what we hold of you.
answer-corrected-since = We hold that you have worked here since { $day }.
answer-employed = On { $day } we wrote down, from a list, that you work here.
# $day: a day
answer-employed-since = The list says that you have worked here since { $day }.
# $said: what the list says of the checks
answer-employed-said = Of your checks the list says: { $said }.
answer-notice = On { $on } you were given our notice on how we use your information.
answer-notice-email = On { $on } you were sent our notice on how we use your information, by e-mail.
answer-notice-post = On { $on } you were sent our notice on how we use your information, by post.
answer-notice-in-person = On { $on } you were handed our notice on how we use your information, on paper.
answer-notice-read-aloud = On { $on } our notice on how we use your information was read to you.
answer-shortlist = On { $day } { $by } went through your application and marked it beside the role profile.
answer-shortlist-with-panel = On { $day } { $by } and panel members went through your application. It was marked beside the role profile.
# $part: a part of the role profile; $mark: fits, partly and so on
answer-shortlist-mark = “{ $part }”: { $mark }.
answer-shortlist-invite = What was to follow: you were to be invited.
answer-shortlist-do-not-invite = What was to follow: you were not to be invited.
answer-shortlist-not-decided = What was to follow was not decided yet.
answer-stage-applied = On { $day } your application was opened again.
answer-stage-shortlisted = On { $day } you were put on the list of people to be met.
answer-stage-interviewed = On { $day } we noted that you had met the panel.
answer-stage-chosen = On { $day } we noted that you were chosen.
answer-stage-reserve = On { $day } we noted that you were kept in reserve.
answer-stage-not-chosen = On { $day } we noted that you were not chosen.
answer-stage-conditional-offer = On { $day } we noted that you had an offer.
answer-stage-accepted = On { $day } we noted that you had accepted the offer.
answer-stage-cleared = On { $day } we noted that you could start.
answer-stage-started = On { $day } we noted that you had started.
answer-stage-withdrawn = On { $day } we noted that you had withdrawn.
answer-stage-offer-withdrawn = On { $day } we noted that the offer was taken back.
# $reason: what somebody wrote
answer-reason = The reason that was written down: “{ $reason }”
# $time: a time of day
answer-interview-began = Your interview began on { $day } at { $time }.
answer-interview-over = The panel was finished with your interview on { $day } at { $time }.
answer-offer = On { $day } we made you an offer that depended on checks.
answer-offer-hours = It named these hours: { $hours }.
answer-offer-pay = It named this pay: { $pay }.
answer-offer-start = It named this day to start: { $day }.
answer-offer-by = We asked you to answer by { $day }.
answer-offer-accepted = You accepted the offer on { $on }.
answer-offer-declined = You said no to the offer on { $on }.
answer-offer-withdrawn = On { $day } { $by } took the offer back.
answer-offer-heard = The panel was told only this: “{ $heard }”.
answer-start = Your first day was set for { $on }.
answer-never-began = On { $day } we noted that you do not begin to work with us.
answer-ended = Your work with us ended on { $on }.
answer-goes-on = On { $day } we noted that you still work with us.

## Scores and words. $by: “Panel member B”; $item: a question; $criterion: what it is about.

answer-scores-lead =
    Each person on the panel scored you on their own, before the panel talked.
    They could answer “Good”, “OK” or “Not good”, or that they were not sure, did not see it, or would rather not say.
answer-criterion-talk = how you talk with people
answer-criterion-listening = listening
answer-criterion-empathy = empathy
answer-criterion-consent = consent and boundaries
answer-asked-about = You were asked about “{ $item }” ({ $criterion }).
answer-watched = All through your interview the panel watched for “{ $item }” ({ $criterion }).
answer-also-about = Also about “{ $item }”:
answer-score = { $by } answered “{ $word }”
answer-score-later = , later “{ $word }”
answer-score-after = , and after the panel had talked “{ $word }”
# $who: “3 panel members and 1 interviewer”
answer-reasons-lead = { $who } said why. The words are theirs.
answer-concerns-lead = { $who } raised a concern after your interview.
answer-wrote = { $by } wrote: “{ $words }”
answer-wrote-of = { $by } wrote about “{ $item }”: “{ $words }”
# $seconds: how long it is
answer-aloud = { $by } said why about “{ $item }” in their own voice ({ $seconds } seconds).
answer-aloud-words = This was written down of what { $by } said about “{ $item }”: “{ $words }”
answer-picked = { $by } chose these words from a list: { $cards }.
answer-picked-of = { $by } chose these words from a list about “{ $item }”: { $cards }.
answer-picked-too = They also chose these words from a list: { $cards }.
answer-wrote-back = { $by } took their words back.
answer-after-talk = This was after the panel had talked.
answer-concern = { $by } said that they did not feel safe, and wrote: “{ $words }”
answer-concern-silent = { $by } said that they did not feel safe, without more words.
answer-concern-some = Somebody on the panel said that they did not feel safe.
answer-concern-some-back = Somebody on the panel took this back: they did feel safe.
answer-concern-back = { $by } took this back: they did feel safe.
answer-team-yes = { $by }, who will be supported, said yes for their own team.
answer-team-no = { $by }, who will be supported, said no for their own team.
answer-team-not-sure = { $by }, who will be supported, was not sure yet for their own team.

## Decisions

answer-machine = No machine decided about you. The scores were added up as had been agreed before the interviews, and a person decided.
answer-decided-nothing = Nothing has been decided about you yet.
answer-told = You were told the decision on { $on }.
answer-choice-chosen = On { $day } { $by } chose you for the job.
answer-choice-reserve = On { $day } { $by } decided to keep you in reserve, in case the person who was chosen did not come.
answer-choice-not-chosen = On { $day } { $by } decided not to choose you.
answer-stance-with-panel = The choice followed the order in which the panel’s scores put the candidates.
answer-stance-against-panel = The choice did not follow the order in which the panel’s scores put the candidates.
answer-stance-no-panel-order = The panel’s scores put nobody first.
# $total: such as 0.29
answer-total = All scores about you came to { $total }, on a scale from 0 to 1.
answer-totals-apart = The panel members’ scores alone came to { $panel }, those of the others to { $others }.
answer-rank = That was place { $rank } among the candidates.
answer-reasons-elsewhere = The written reasons speak of the person who was chosen, and stand in that person’s file only.
answer-against = The choice went against the panel’s scores. The reason that was written down: “{ $reason }”
answer-against-elsewhere = The choice went against the panel’s scores. The reason is about somebody else and is not in your file.
answer-rests-on = What that rests on: { $grounds }.
answer-nobody = Nobody was chosen. The reason that was written down: “{ $reason }”
answer-nobody-elsewhere = Nobody was chosen. The reason is about somebody else and is not in your file.
answer-choice-answer = The panel’s result was advice, and the panel was answered in writing: “{ $reason }”
answer-feedback = On { $day } the panel was told: “{ $words }”
answer-confirmed-clear = On { $day } { $by } confirmed after the checks that you can start.
answer-confirmed-withdraw = On { $day } { $by } decided after the checks not to go on.

## Checks. $item: the check's name.

answer-some-check = a check
answer-check-seen = { $item }: on { $day } we noted that this had been seen.
answer-check-not-yet = { $item }: on { $day } we noted that this was still to come.
answer-check-problem = { $item }: on { $day } we noted that there was a problem.
answer-check-not-required = { $item }: on { $day } we noted that this was not needed.
answer-check-not-obtainable = { $item }: on { $day } we noted that this could not be had.
answer-check-seen-on = It was seen on { $day }.
answer-check-what = What was seen: “{ $what }”
answer-risk-weighed = On { $day } { $by } weighed something that a check had shown, or a start before a check had come.
answer-risk-decision = The decision: { $decision }.
answer-risk-conditions = The conditions: “{ $conditions }”
answer-risk-factors = What was weighed: “{ $factors }”
answer-risk-answered = On { $day } { $by } answered as the second person.
answer-disclosed-kept = On { $day } we wrote down, in a place of its own, what your certificate shows. You may read it: ask us.
answer-disclosed-read = On { $day } { $by } read what your certificate shows.
answer-disclosed-held = On { $day } { $by } asked to keep it until an inspection.
answer-disclosed-hold-agreed = On { $day } { $by } agreed to keep it until an inspection.
answer-disclosed-gone = On { $day } what your certificate shows was deleted.
answer-check-note = A note says: “{ $note }”

answer-link-sent = On { $day } we sent you a link by which you can write down your history yourself.
answer-link-ends = It could be used until { $day }.
answer-help-asked = On { $day } you asked for help for your interview day. Your words went to whoever arranged the day, and are not in your file.
answer-own-link = You wrote this yourself, by your link.
answer-history-framed = On { $day } we noted from when to when your employment history is asked for.
answer-history-education = Your full-time education ended: { $day }.
answer-history-applied = You applied: { $day }.
answer-history-period = On { $day } we noted in your employment history: “{ $employer }”.
answer-history-removed = On { $day } we took out of your employment history: “{ $employer }”.
answer-history-activity = The kind of time: { $what }.
answer-history-care = We noted that it was in care, or with children or vulnerable adults.
answer-history-how = How you said so: { $how }.
answer-history-job = The job: “{ $job }”.
answer-history-began = It began: { $day }.
answer-history-ended = It ended: { $day }.
answer-history-why = Why it ended: “{ $why }”
answer-history-confirmed = On { $day } we noted that you said your employment history is complete.
answer-gap-explained = On { $day } we noted what was said about the time from { $from } to { $to }.
answer-gap-words = The words: “{ $words }”
answer-gap-written = It was in writing from you, or signed by you.
answer-gap-asked-on = You were asked on { $day }.
answer-gap-asked-by = { $by } had asked about it.
answer-gap-corroboration = What else shows it: “{ $what }”
answer-gap-enough = On { $day } { $by } noted that what you wrote about the time from { $from } to { $to } is enough.
answer-gap-not-enough = On { $day } { $by } noted that what you wrote about the time from { $from } to { $to } is not enough.
answer-evidence-kept = On { $day } we kept a copy of a document for your checks: { $what }.
answer-evidence-ask = You can ask us for a copy of it.
answer-evidence-gone = On { $day } we deleted the copy of a document: { $what }.
answer-evidence-words = A note says: “{ $words }”
answer-reference-asked = On { $day } we asked somebody for a reference about you.
answer-reference-given = On { $day } a reference about you came.
answer-reference-excused = On { $day } { $by } noted that something could not be had from an employer of yours, and that what we have is enough.
answer-reference-employer = The employer: “{ $employer }”.
answer-reference = What somebody said about you in confidence, as a reference, is not part of this answer. The law allows that (Data Protection Act 2018, Schedule 2, paragraph 24).

## Requests and holds

answer-asked = On { $on } you asked to see what we hold about you.
answer-asked-why = On { $on } you asked why you were not chosen.
answer-asked-identity = How we made sure that it was you: “{ $how }”
answer-clock-paused = On { $on } we asked you for something that we needed, and the time to answer stood still.
answer-clock-went-on = On { $on } the time to answer went on.
answer-clock-extended = On { $on } we told you that we needed two more months.
answer-how-asked = On { $on } you asked how your interview went.
answer-how-sent-page = On { $day } we put our answer to how your interview went on your own page.
answer-how-sent-paper = On { $day } we wrote our answer to how your interview went, on paper.
answer-how-given = You got that answer on { $on }.
answer-sent = We sent you an answer on { $on }.
answer-closed = On { $day } we closed a request of yours without an answer.
answer-hold = On { $day } we decided to keep this longer than usual.
answer-hold-review = We look at that again on { $day }.
answer-hold-lifted = On { $day } we decided that it need not be kept longer.

## What everybody is told

answer-source =
    Your name and how to reach you came from you.
    Scores, reasons and concerns came from the people on the panel who met you.
    What is noted about checks came from the documents that you showed, and from the people and offices that the law has us ask.
    Decisions and their reasons came from the people who are named beside them.
answer-seen =
    The panel saw your first name and what you said in the interview, not how to reach you, your documents or your checks.
    The recruiting manager and HR saw the rest as far as their work needed it.
    Whoever runs our computers holds it for us and may not use it.
# $n: how many people
answer-seen-n = Each time somebody opens your details, your file or your checks, that is written down. { $n ->
    [0] Nobody had done so before this answer was written.
    [one] So far 1 person who works for us has done so.
   *[other] So far { $n } people who work for us have done so.
}
answer-seen-inspector = An inspector of care services has opened your file.
# $months, $years: periods; $from, $until: days
answer-keep-told =
    You were not employed. We keep this for { $months } months, counted from { $from }, because a claim could be brought in that time.
    From { $until } on it is deleted.
answer-keep-withdrew =
    You withdrew. We keep this for { $months } months, counted from { $from }, because a claim could be brought in that time.
    From { $until } on it is deleted.
answer-keep-ended =
    Your work with us ended on { $from }. We keep this for { $years } years from then, because a contract can be argued about for that long.
    From { $until } on it is deleted.
answer-keep-employed = We keep this while you work with us and for { $years } years after that. The law wants a file about everybody who works in care (regulation 19 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014).
answer-keep-open = There is no decision yet. If you are not employed, we keep this for { $months } months after we tell you; if you are, while you work with us and for { $years } years after that.
answer-keep-held = At the moment we keep this longer than usual, for a claim, a complaint or a worry about safety. We look at that again on { $until }.
answer-keep-due = This has been due to be deleted since { $until }. It waits until you have had this answer.
# $days: how long locked backups may still hold it
answer-keep-gone = When it is deleted, the key to what is written about you is destroyed too. Locked backups may hold it for { $days } days more. Nobody opens a backup for that; if we must put one back, we delete you from it again.
answer-rights =
    We hold this to choose fairly who works here, and to be able to show that we checked whom we employ (UK GDPR, article 6(1)(c) and (f)).
    You can ask us to put mistakes right. You can ask us to delete it, or to use less of it, and you can object to how we use it. We answer within one month.
    You need no form and give no reason, and it costs nothing.
# $person, $reach: the contact for data; $contact: the contact for the job; $reader: who read this answer
answer-ask = You can ask { $person }: { $reach }.
answer-ask-job = You can ask here: { $contact }. { $reader } at { $organisation } read this answer before it was sent.
answer-ask-reader = You can ask { $reader } at { $organisation }, who read this answer before it was sent.
answer-complain = If you are not content, please tell us first. You can also complain to the Information Commissioner’s Office at any time: ico.org.uk, phone 0303 123 1113.
