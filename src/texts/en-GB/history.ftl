### Employment history: desk screens of managers and HR.

history-name = Employment history
history-title = Employment history: { $name }
history-lead = Everything since full-time education ended, and what was done between jobs. Take it from the application, as it stands there.
history-counts = The check “Full employment history” follows from this page. A gap of { $n } days or more needs a written explanation that somebody found enough.
history-whole = The history is whole: the candidate confirmed it, and every gap of { $n } days or more is explained in writing and accepted.
history-not-whole = The history is not whole yet.
history-missing-frame = Say when full-time education ended, and when they applied.
history-missing-gaps =
    { $n ->
        [one] One gap needs a written explanation that somebody accepts.
       *[other] { $n } gaps need a written explanation that somebody accepts.
    }
history-missing-confirmation = The candidate has not confirmed that this is all of it.
history-missing-confirmed-again = It was changed after the candidate confirmed it. Ask them again.
history-open = Open the employment history

history-frame = From when to when
history-education-end = Full-time education ended
history-education-end-hint = The first time it ended, at school or college: 19 July 2012, 7/2012 or July 2012. Later study is a period of its own.
history-still-in-education = not yet: they are in full-time education
history-still-in-education-field = They are still in full-time education
history-worked-before = Work began before full-time education ended. If they came back to education later, give the first time it ended: a gap before this date is not looked for.
history-applied-on = They applied on
history-applied-on-hint = The day on the application: 2 November 2026 or 2/11/2026.
history-keep-frame = Keep these two dates
history-kept-by = Written down by

history-periods = What they did, and the gaps
history-periods-empty = Nothing is written down yet. Begin with the first job after education, or with the present one. Somebody who never worked has one gap to explain.
history-add = Add a period
history-col-from = From
history-col-to = To
history-col-what = What
history-col-why = Why it ended
history-still = still
history-care = in care, or with children or vulnerable adults
history-gap = Gap
history-from-to = { $from } to { $to }
history-days =
    { $n ->
        [one] 1 day
       *[other] { $n } days
    }
history-days-range = { $min } to { $max } days
history-days-up-to =
    { $max ->
        [1] 1 day, perhaps none
       *[other] up to { $max } days, perhaps none
    }

history-picture = The years as a picture
history-picture-whole =
    { $n ->
        [one] One period, without a gap that must be explained.
       *[other] { $n } periods, without a gap that must be explained.
    }
history-picture-gaps =
    { $n ->
        [one] One period. Gaps: { $gaps }.
       *[other] { $n } periods. Gaps: { $gaps }.
    }
history-key-care = Work in care
history-key-work = Other work
history-key-other = Something else
history-key-gap = Gap

history-period-new = Add a period
history-period-change = Change a period
history-period-lead = Something that { $name } did from one date to another.
history-activity = What was it?
history-activity-hint = Work leaves no gap. Anything else explains one, and is asked about on the page of the history.
history-activity-work = Work for an employer
history-activity-self-employed = Self-employed
history-activity-volunteering = Volunteering
history-activity-study = Study
history-activity-caring = Caring for somebody
history-activity-parental-leave = Parental leave
history-activity-travel = Travel
history-activity-looking-for-work = Looking for work
history-activity-other = Something else
history-place = Employer, or what it was
history-place-hint = For example “Elm House, Larches Care”, “Caring for my mother” or “Travelling in Spain”. Write nothing about anybody’s health.
history-job = Job
history-job-hint = For work: the title as the candidate wrote it.
history-care-field = This was work in health or social care, or with children or vulnerable adults
history-began = Began
history-date-hint = The day, or the month: 25 March 2019, 25/3/2019, 3/2019 or March 2019. A year alone is not enough.
history-ended = Ended
history-ended-hint = The same. Where it goes on, leave this empty and say so below.
history-goes-on = It goes on
history-why = Why it ended
history-why-hint = In the candidate’s own words. Needed for work in care that has ended.
history-keep-period = Keep this period
history-keep-next = Keep it and add the next
history-remove = Take this period away
history-remove-lead = It leaves the list and stays in the record.

history-gaps = Gaps
history-gaps-lead = The law asks for a written explanation of each gap, and for somebody who finds it enough.
history-gaps-none = There is no gap.
history-gaps-small =
    { $n ->
        [one] One gap is shorter than { $days } days. It stands in the table: ask about it in the interview.
       *[other] { $n } gaps are shorter than { $days } days. They stand in the table: ask about them in the interview.
    }
history-gap-small = Short
history-gap-open = To be explained
history-said-earlier =
    { $n ->
        [one] Something else that was said about this time
       *[other] { $n } other things that were said about this time
    }
history-typed-for-another = The gap that this was typed for is no longer there, because dates were changed. These are the words, to be put where they belong:
history-gap-spoken = Not in writing yet
history-gap-waiting = To be looked at
history-gap-not-enough = Not enough
history-gap-closed = Explained
history-gap-perhaps-none = Only months are known: these are the widest days that it may have, and perhaps it is no gap. Ask for the exact days.
history-gap-by-month = Only months are known: these are the widest days that it may have. Ask for the exact days.
history-gap-own = The candidate’s own history says about this time:
history-own-line = { $activity }: { $place }, { $from } to { $to }
history-how = How
history-in-writing = In writing from the candidate, or signed by them
history-spoken = Said, and noted by whoever asked
history-said-of = About
history-asked-by = Asked by
history-corroboration = What else shows it
history-found = Found
history-note = Note
history-judged-by = Looked at by

history-explain = Write down an explanation
history-explain-again = Write down another explanation
history-explain-reopens = This gap is explained and accepted. Another explanation in writing opens it again, until somebody accepts that one.
history-explain-form = An explanation of { $gap }
history-words = What did the candidate say about it?
history-words-hint = Their own words, at least 10 characters. Do not ask about health.
history-written = Is it in writing?
history-written-yes = Yes: on the application, in a letter or mail, or on a note that they signed
history-written-no = No: they said it. The gap stays open until it is in writing
history-asked-by-field = Who asked?
history-asked-on = Asked on
history-corroboration-hint = If anything does: a payslip, a letter, a stamp in a passport, somebody who knows.
history-explain-keep = Keep this explanation
history-judge-form = Is the explanation enough?
history-enough = Is this enough?
history-enough-yes = Yes, it is enough
history-enough-no = No, it is not enough
history-note-hint = Needed if it is not enough: at least 10 characters.
history-judge = Keep this answer
history-judge-again = Change this answer

history-confirmation = Confirmed by the candidate
history-confirm-lead = Print this page for the candidate, or let them read it, or read it to them. Then write down that they said: this is all of it, and it is right.
history-confirmed-how = How did they confirm it?
history-confirmed-by-link = They sent it in by their own link
history-confirmed-on = On
history-sign-words = This is all that I did since I left full-time education, and it is right.
history-confirmed-signed = They signed a print of this page
history-confirmed-in-person = They read it, or it was read to them, and they said so
history-confirmed-written = They wrote so, by mail or letter
history-confirm = The candidate confirmed it

history-date-missing = Give a date.
history-date-year-only = A year alone is not enough. Give the month too, as in March 2019.
history-date-unreadable = This is not a date. Write it as 25 March 2019 or 25/3/2019, or as March 2019 if only the month is known. Years have 4 digits.
history-date-no-such-day = There is no such day. Look at the month and the day again.
history-day-needed = Give the day, not only the month.
history-future = This is in the future. What goes on has no end yet.
history-long-ago = This is too long ago. Look at the year again.
history-education-after-application = Education cannot have ended after they applied. Look at both dates again.
history-end-needed = Give the end, or say that it goes on.
history-end-and-goes-on = There is an end, and it is said to go on. Keep one of the two.
history-education-and-still = There is a date, and they are said to be in education still. Keep one of the two.
history-asked-before-application = This is before they applied. Give the day on which they were asked.
history-confirmed-before-change = This is before the history was written down as it stands. What was written later they have not confirmed: ask them again.
history-changed-meanwhile = The history was changed after you opened this page. Look at it again with the candidate.
history-end-before-start = The end is before the start. Look at both dates again.
history-activity-needed = Choose what it was.
history-place-needed = Write the employer, or what it was.
history-title-needed = Write the job.
history-why-needed = Write why it ended, in the candidate’s words. Inspectors ask for it where the work was in care.
history-too-long = This is too long.
history-too-many = There are 300 periods already. Put short ones for the same employer together.
history-words-needed = Write what the candidate said, in at least 10 characters.
history-written-needed = Say whether it is in writing.
history-asked-by-needed = Write who asked.
history-answer-needed = Say whether it is enough.
history-note-needed = Write what is missing, in at least 10 characters.
history-own-gap = This is your own application. Somebody else must look at it.
history-nothing-to-confirm = There is no history yet. Write it down first.
history-how-needed = Say how they confirmed it.
history-gap-gone = This gap is no longer there: the dates were changed. Look at the list of gaps again.

history-command-unreadable = { $path } cannot be read: { $cause }
history-command-too-large = it is larger than 10 MB
history-command-no-json = This is no history in JSON: { $cause }
history-command-at = { $place }: { $what }
history-command-application-day = Give the day of the application, not only its month.
