### What is due to be deleted, what is held, what is gone.

retention-title = What is due to be deleted
retention-lead = Nothing goes unseen: what is due stands here for 14 days first. Then it is deleted by itself, unless somebody keeps it longer.
retention-lead-ask = What is due waits here until somebody deletes it or keeps it longer. Only what a certificate shows goes by itself, on its day.
retention-settings = Periods and contact
retention-a-member = Panel member

retention-by-clock = By clock
retention-col-clock = What
retention-col-soon = Within 30 days
retention-col-later = Within 90 days
retention-none = –
# $n: how many; $days: a number
retention-ahead-soon = Goes within { $days } days: { $n }
retention-ahead-later = Goes within { $days } days, but not yet within 30: { $n }

retention-due = Due
# $n: how many
retention-due-n = Due: { $n }
retention-due-none = Nothing is due today.
retention-held-n = Kept longer: { $n }
retention-held-title = Kept longer
retention-held-lead = A legal hold stops every clock. Look at each again on its day: keep it with a new day, or let it go.
retention-reviews-n = Look at again: { $n }
retention-reviews-lead = Once a year somebody looks at what is kept of a panel member: name, picture, how they were supported. Is it still needed and right?
retention-runs = Still kept
retention-kept-n = { $n ->
    [0] No file waits for the end of somebody’s work here.
    [one] 1 file is kept because the person is employed or about to be; its clock begins when the employment ends.
   *[other] { $n } files or people are kept because they are employed, about to be, or sit on panels; their clock begins when that ends.
}
retention-undecided-n = { $n ->
    [one] 1 candidate has no decision yet, so no clock runs. Move them on when a vacancy is over.
   *[other] { $n } candidates have no decision yet, so no clock runs. Move them on when a vacancy is over.
}
retention-gone = Deleted
retention-gone-n = Deleted: { $n }

retention-col-who = Who
retention-col-since = Due since
retention-col-why = Why
retention-col-goes = What happens
retention-col-reason = Why it is kept
retention-col-by = Kept by
retention-col-review = Look again on
retention-col-until = Until
retention-col-what = What
retention-col-when = When
retention-col-complete = Complete

# $day: a day
retention-goes-on = Deleted by itself on { $day }
retention-waits-for-you = Waits for somebody to delete it
retention-stands-first = Stands here for 14 days when it is due
# $kept: what; $day: the last day
retention-why-inspection = { $kept }: two persons keep it for an inspection until { $day }
# $kept: whose file; $months: a number; $trigger: from when
retention-why = { $kept }: { $months } months { $trigger }
retention-no-clock = No decision yet, so no clock runs
retention-kept-unsuccessful = Not employed
retention-kept-withdrawn = Withdrew
retention-kept-successful = Employed
retention-kept-scores = Scores and reasons
retention-kept-certificate = What a certificate shows
retention-kept-certificate-record = About a certificate
retention-kept-identity-copy = Copy that shows who somebody is or where they live
retention-kept-right-to-work = Copy that shows a right to work
retention-kept-member = Panel member’s own details
retention-trigger-decision-told = after they were told ({ $day })
# Nobody noted yet when they were told; $day: of the decision
retention-trigger-decided = after the decision ({ $day }; when they were told is not noted)
retention-trigger-withdrew = after they withdrew ({ $day })
retention-trigger-employment-ended = after their work here ended ({ $day })
retention-trigger-employment-open = after their work here ends
retention-trigger-left-panel = after they left the panel { $day }
retention-trigger-certificate-decided = after it was decided or written down ({ $day })
retention-trigger-checked = after the check ({ $day })
retention-trigger-file = with the file

retention-is-gone = Their data was deleted.
retention-is-held = Kept longer. Look at it again on { $day }.
retention-is-undecided = There is no decision yet, so no clock runs.
retention-is-kept = Kept: what sets the clock going has not happened.
retention-is-running = Kept until { $day }.
retention-is-due = Due to be deleted since { $day }.

retention-goes = What will be deleted
retention-goes-name = Name, e-mail address and phone number
retention-goes-said = What the panel and others said of them: scores, reasons and concerns
retention-goes-content = The content of all that the record has about them
retention-goes-checks = { $n ->
    [one] 1 record about a check
   *[other] { $n } records about checks
}
retention-goes-offers = { $n ->
    [one] 1 offer
   *[other] { $n } offers
}
retention-goes-copies = { $n ->
    [one] 1 answer to a request for their data
   *[other] { $n } answers to requests for their data
}
retention-goes-member-name = Name, picture and sign-in
retention-goes-support = { $n ->
    [one] 1 record of how they were supported
   *[other] { $n } records of how they were supported
}
retention-goes-calls = { $n ->
    [one] 1 call for help, a break or to stop
   *[other] { $n } calls for help, a break or to stop
}
retention-goes-map = Which of the letters in other people’s files they are
retention-stays = What stays
retention-stays-place = Their place in the vacancy, without a name, so that the panel’s day still reads
retention-stays-times = That there were entries, of which kind and when; nobody can read what they said
retention-stays-others = Every other candidate’s file, and each panel member’s own data
retention-stays-scores = Their scores and reasons in candidates’ files, under a random sign
retention-stays-consents = That a seat agreed to take part, and when
retention-stays-files = Every candidate’s file, unchanged

## Parts of a file that go before it

retention-parts = Parts that go before the file
retention-parts-lead = These do not stay as long as the file. Each goes by its own clock, and a legal hold over the file keeps them too.
# $what: a kind of document
retention-copy-of = Copy: { $what }
retention-part-held = Kept longer with the file. Look at it again on { $day }.
# $pages, $kilobytes: numbers
retention-goes-pdf = { $pages ->
    [one] The document itself: 1 page, { $kilobytes } KB
   *[other] The document itself: { $pages } pages, { $kilobytes } KB
}
retention-goes-picture = The picture itself, { $kilobytes } KB
retention-goes-shown = The words about what the certificate shows
retention-goes-weighing = The words of the weighing of it, factor by factor
retention-stays-copy = That it was kept, as what, by whom, its fingerprint, and when and why it went
retention-stays-check = The record of the check: what was seen, when and by whom
retention-stays-certificate = About the certificate: number, date, level, who saw it
retention-stays-decision = What two persons decided, with their names and conditions, and who read it and why
retention-let-go = Delete this copy now
retention-part-not-due = This copy’s day has not come, or it is gone. To take it away before its day, go to the documents and say why.

retention-erase-now = Delete now
retention-erase-early = Delete before the time
retention-early-reason = Why before the time
retention-early-hint = Such as “asked by e-mail on 3 November to be deleted; no claim is to be expected”. Write no name.
# $name: whose data; $reason: why before its time
retention-second-words = The data of { $name } is to be deleted before its time. Reason: { $reason }. It cannot be brought back.
retention-sure = I have read what will be deleted. It cannot be brought back.
retention-sure-needed = Tick that you have read what will be deleted.
retention-reason-needed = Give a reason of at least { $least } characters.
retention-reason-long = Say it in at most { $most } characters.
retention-not-early = This cannot be deleted yet: they are in the running, or the law wants the file of a person who works in care. If they want to be deleted, they withdraw first.
retention-gone-already = This was deleted already.
retention-held = Somebody keeps this longer. Lift the hold first.
retention-held-first = This is kept longer. To delete it, lift the hold first.
retention-asked-for = This person has asked for their data, and the answer has not been sent. Answer or close the request first; deleting what was asked for is an offence.
retention-panel-in-the-middle = The panel is in the middle of this candidate’s interview or talk. Wait until its day is over.
retention-panel-day-to-come = This person has a panel day that is not over. Take them off the panel first, or wait.

## The end of an employment, on the file of somebody who started

retention-employment = Do they still work here?
# $years: how long the file is kept after they left
retention-works = They work here. The file is kept for { $years } years after their last day; nothing counts until you note that day.
# $day: their last day; $until, $review: days
retention-ended = Their last day here was or is { $day }.
retention-ended-until = Their last day here was or is { $day }. The file is kept until { $until }.
retention-ended-held = Their last day here was or is { $day }. The file is kept longer, whatever the clock says; that is looked at again on { $review }.
retention-ended-title = They no longer work here
retention-ended-change = Change this
retention-ended-on = Their last day
retention-ended-on-hint = The last day on which they were employed, also where notice has been given and it is still to come.
retention-ended-do = Note their last day
retention-ended-needed = Type the last day on which they were employed, such as 27 3 2026.
retention-ended-before = This is before their first day here, { $day }.
retention-ended-far = This is more than half a year away. Note it when it comes nearer.
retention-goes-on-do = They still work here: take the day back
retention-goes-on-anyway = No last day is noted; there is nothing to take back.
retention-not-started = Only somebody who started here can have a last day.
retention-see = How long the file is kept
retention-works-here = The clock counts from their last day here, which is noted on their file.
retention-to-file = Go to the file

retention-told = When they were told
retention-told-on = The day on which they were told
retention-told-hint = The clock counts from here. Until you say otherwise, it counts from the day of the decision.
retention-told-needed = Type the day on which they were told.
retention-told-wrong = This day is before the decision, or still to come.
retention-no-decision = There is no decision against this candidate that they could have been told.

## Their name in other people's texts

retention-names = Their name in other people’s texts
# $name: whose data
retention-names-lead = Somebody may have typed the name { $name } into a text of another person’s file or of a vacancy. Such texts are sealed as that other person’s: they are not deleted here, and SameTable cannot take a name out of them.
retention-names-look = Look where their name stands
retention-names-none = Their name stands in no other text.
# $n: how many entries
retention-names-n = { $n ->
    [one] Their name stands in 1 other entry.
   *[other] Their name stands in { $n } other entries.
}
retention-names-then = These go when the file or the vacancy goes in which they stand. Look whether it is really this person. If it is, tell whoever asked to be deleted that their name stays there, and until when.
retention-names-not = Not looked through: what a panel has said and not yet talked about, spoken words, and paper.
retention-names-whole = The whole name
retention-names-part = A part of the name; it may be somebody else
retention-col-where = Where
retention-col-how = Which name

retention-hold-title = Keep longer
retention-hold = Keep this longer (legal hold)
retention-hold-again = Look at it again and keep it
retention-hold-lead = For a claim, a complaint, a request for data, or a safeguarding matter. Every clock stops until somebody lifts it.
retention-hold-reason = Why it is kept
retention-hold-reason-hint = Such as “claim at the tribunal, received 12 March”. At least 10 characters.
retention-hold-review-on = Look at it again on
retention-hold-review-hint = A day within a year.
retention-review-needed = Choose a day after today and within a year.
retention-hold-put = Keep longer
retention-hold-renew = Keep until the new day
# $name: who; $day: when
retention-hold-by = Kept by { $name } since { $day }.
retention-hold-review = To be looked at again on { $day }.
retention-review-overdue = Overdue
retention-lift-reason = Why it need not be kept any more
retention-lift = Lift the hold
retention-no-hold = Nobody keeps this longer; there is nothing to lift.
retention-review = Look at what is kept
retention-review-done = I looked: it is right and still needed

job-retention = Delete what was due for 14 days, and tell who looks after data
retention-job-said = { $erased ->
    [0] Nothing was due to go.
    [one] 1 candidate or panel member was deleted.
   *[other] { $erased } candidates or panel members were deleted.
} { $copies ->
    [0] { "" }
    [one] 1 copy of a document was deleted.
   *[other] { $copies } copies of documents were deleted.
} { $resumed ->
    [0] { "" }
   *[other] Deletions that had been cut short and were finished: { $resumed }.
} { $told ->
    [0] { "" }
   *[other] Told by message of what waits: { $told }.
}

# To whoever looks after data. $name: who; $day: a day; $lines: what waits, each with its address
retention-mail-subject = SameTable: something about people’s data waits for you
retention-mail =
    Hello { $name },

    this is what waits on { $day }:

    { $lines }

    You get this because you look after people’s data. It names nobody: sign in to see whose it is.
retention-mail-due = { $n ->
    [one] Data of 1 person is due for deletion. It goes by itself on { $day }, unless you delete it before or keep it longer:
   *[other] Data of { $n } people is due for deletion. It goes by itself on { $day }, unless you delete it before or keep it longer:
}
retention-mail-due-ask = { $n ->
    [one] Data of 1 person is due for deletion, and waits for you to delete it:
   *[other] Data of { $n } people is due for deletion, and waits for you to delete it:
}
# $day: when what is told today may go
retention-mail-parts = { $n ->
    [one] 1 copy of a document reaches its last day. It goes by itself on that day, and not before { $day }, unless you keep the file longer:
   *[other] { $n } copies of documents reach their last day. Each goes by itself on that day, and not before { $day }, unless you keep the file longer:
}
retention-mail-parts-ask = { $n ->
    [one] 1 copy of a document reaches its last day, and waits for you to delete it:
   *[other] { $n } copies of documents reach their last day, and wait for you to delete them:
}
retention-mail-holds = { $n ->
    [one] 1 file or person is kept longer, and the day on which somebody was to look at that again is over:
   *[other] { $n } files or people are kept longer, and the day on which somebody was to look at that again is over:
}
retention-mail-late = { $n ->
    [one] 1 request for somebody’s data should have been answered. The law gives one month.
   *[other] { $n } requests for somebody’s data should have been answered. The law gives one month.
}
retention-mail-soon = { $n ->
    [one] 1 request for somebody’s data has to be answered within { $days } days.
   *[other] { $n } requests for somebody’s data have to be answered within { $days } days.
}

# $day: a day
erasure-candidate = A candidate whose data was deleted on { $day }
erasure-person = A panel member whose data was deleted on { $day }
erasure-name = […]
erasure-words = These words were deleted with the data of the person they were about.
erasure-when = Deleted on
erasure-why = Because
erasure-reason = Reason
erasure-complete = Complete
erasure-complete-hint = Until that day a locked backup may still hold what was deleted. Nobody may open one for that; if one is restored, the data is deleted from it again.
# $day: a day
erasure-complete-on = { $day }: the last copy that may hold something lapses then
erasure-complete-since = Complete since { $day }
erasure-complete-when = The deletion is complete on { $day }: the last copy that may hold something lapses then.
erasure-complete-then = The deletion has been complete since { $day }.
erasure-waits = Not complete yet: no backup has been made since, and the last one stays until there is a new one.
# $day: when; $far: how far it has come
erasure-said = The data of this candidate was deleted on { $day }. { $far }
erasure-goes-on = Not finished yet: it goes on by itself at the next start and each night.
erasure-scope-candidate = A candidate
erasure-scope-person = A panel member
erasure-basis-clock = The time for which it is kept was over
erasure-basis-request = They asked for it
erasure-basis-restored = It had been deleted before; an older backup had brought it back
