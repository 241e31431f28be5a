### Checks: desk screens of managers and HR.

checks-title = Checks: { $name }
checks-lead = { $pack }, version { $version }. Each check is seen and written down here. No document needs to be kept.
checks-source = Source: { $source }.
checks-complete = The file is complete.
checks-may-start = By the checks, this person may start.
checks-incomplete =
    { $n ->
        [one] One check is still open.
       *[other] { $n } checks are still open.
    }
checks-may-not-start = This person may not start yet.
checks-derived = Both follow from the checks below. Nobody can tick them.

checks-status-not-yet = Not yet
checks-status-seen = Seen
checks-status-problem = Problem
checks-status-not-required = Not required
checks-status-not-obtainable = Could not be had

checks-choose-not-yet = Open again: what was recorded no longer holds
checks-choose-seen = Seen, and it is satisfactory
checks-choose-problem = There is a problem
checks-choose-not-required = Not required for this role
checks-choose-not-obtainable = Could not be had, attempts recorded

checks-seen-label = What was seen
checks-not-kept = Seen, not kept
checks-seen-by = Seen by
checks-why-label = Why
checks-attempts-label = Attempts
checks-note-label = Note
checks-recorded = Recorded by
checks-history =
    { $n ->
        [one] One earlier record
       *[other] { $n } earlier records
    }
checks-record = Record this check
checks-record-again = Record again
checks-before-offer-hint = Health may be asked about only after a conditional offer. Then a form stands here.

checks-form = Record: { $item }
checks-status-label = Where does this check stand?
checks-seen-field = What did you see?
checks-seen-hint = For example "UK passport, original, number ends 417, valid to May 2031". Of an identity document write the last 3 or 4 digits only.
checks-seen-on-field = Which day did you see it?
checks-note-field = Note, reason or attempts
checks-note-hint = Needed for a problem, for "not required" and to open a check again: at least 10 characters.
checks-note-hint-attempts = Needed for a problem: at least 10 characters. If it could not be had, write each attempt: who was asked, when and how, at least 20 characters.
checks-you-saw-it = You record what you saw yourself. Your name and the time are kept with it, and it cannot be changed later, only followed by a new record.
checks-save = Save this record

checks-status-needed = Choose where this check stands.
checks-before-offer = Health may not be asked about or recorded before a conditional offer.
checks-seen-before-offer = This day is before the conditional offer. Health may be asked about only from the day of the offer.
checks-always-required = This check is always required.
checks-must-be-obtained = This check cannot be closed as "could not be had". The law gives no way round it.
checks-seen-needed = Write what you saw.
checks-day-needed = Give the day on which you saw it.
checks-day-unreadable = This is not a day. Write it as day, month and year.
checks-day-in-future = This day is in the future. Give the day on which you saw it.
checks-none-of-group = Then no check of this kind would be required. A role in care qualifies for one of them. If this role truly does not, say why in at least 60 characters, so that an inspector can follow it
checks-none-required = None of these is required for this person: { $items }. An inspector will ask why. The reasons stand below.
checks-why-needed = Write why, in at least 10 characters.
checks-attempts-needed = Write each attempt: who was asked, when and how, in at least 20 characters.
checks-nothing-to-take-back = Nothing was recorded for this check yet, so there is nothing to open again.
checks-too-long = This is too long. Keep it under 2,000 characters.

checks-overview-title = Checks
checks-overview-lead =
    { $n ->
        [0] Nobody is being recruited at the moment.
        [one] { $complete } of one file is complete.
       *[other] { $complete } of { $n } files are complete.
    }
checks-overview-empty = When a vacancy has candidates, their checks stand here.
checks-col-candidate = Candidate
checks-col-vacancy = For
checks-col-file = File
checks-col-start = Start
checks-col-missing = What is missing
checks-yes-complete = Complete
checks-so-many = { $done } of { $of }
checks-yes-start = May start
checks-not-start = Not yet
checks-missing-problem = Problem: { $item }
checks-missing-more =
    { $n ->
        [one] one more
       *[other] { $n } more
    }

checks-step = See the checks through
checks-step-nobody = Checks are seen through for the person who was chosen.
checks-step-by-office = The manager and HR see to the checks.
checks-step-open =
    { $n ->
        [one] One check of { $name } is still open.
       *[other] { $n } checks of { $name } are still open.
    }

checks-worked-out = This check is not recorded by hand. It follows from the employment history.

## Why a check is open, and who can clear it.

checks-in-the-way = Still open
checks-col-why = Why
checks-col-clears = Who can clear it
checks-col-since = Since
checks-may-start-supervised = By the checks, this person may start under supervision, until { $day }.
checks-why-not-yet = Not recorded yet
checks-why-problem = There is a problem
checks-seen-late = It was first seen here on { $day }, after the first day of work.
checks-seen-late-no-excuse = A right-to-work check covers no day before it was made. If there was an earlier one, write down where it is kept.
checks-why-seen-after-start = Seen only after the first day
checks-why-lapsed = What was seen has run out
checks-why-applied = Applied for, and not here yet
checks-why-no-match = Adult First: no match. The certificate has not come
checks-why-must-wait = Adult First: wait for the certificate. This says nothing against the person
checks-why-certificate-there = The certificate is there, and has to be seen
checks-why-new-application = The certificate is no longer current: apply for a new one. This says nothing against the person
checks-why-not-matched = The Update Service did not find these details. Compare them with the certificate
checks-why-not-weighed = Two persons have to weigh what is shown
checks-why-adult-first-not-weighed = Adult First: no match. The certificate has not come
checks-why-waits-for-second = One person has weighed it. A second has to answer
checks-why-supervision-over = The time under supervision is over. They do not work until the certificate was seen, or two persons weigh it again
checks-found = Something was found here, or has to be weighed. It does not go away by being asked for no more: weigh it, or write what was found out.
checks-why-weighed-no = Two persons decided not to go on
checks-clears-office = A manager or HR
checks-clears-candidate = The candidate, then a manager or HR
checks-clears-referees = The referees, then a manager or HR
checks-clears-second = Another manager or HR officer
checks-clears-authority = Nobody here: it has to come
checks-to-weigh = Weigh it
checks-to-weigh-start = May they start before it comes?
checks-to-second = Read and answer as the second person
checks-to-weighed = How it was weighed
checks-to-disclosed = What it shows
checks-supervised-to = They may work without it, supervised, until { $day }.
checks-holds-to = Holds until { $day }.
checks-way-words = Something else: a problem, not required, or open again
checks-way-label = How
checks-confirmed-label = Confirmed
checks-checked-by = Checked by
checks-checked-on = Day of the check
checks-note-optional = Note (may be left empty)
checks-all = All checks of this person
checks-yes-supervised = Supervised, until { $day }
checks-has-form = What was seen is written down in the form of this check.
checks-settled-already = This check is settled already. Open it again first, if it no longer holds.
