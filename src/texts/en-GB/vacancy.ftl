# Vacancies, candidates, the notice and offers: desk pages, and the letter.

vacancy-list-title = Vacancies
vacancy-data-waits = Something about people’s data waits for you: data that is due to go, or a request.
vacancy-data-waits-see = See what, and by when
vacancy-list-lead = Each vacancy shows what is done and the one next step.
vacancy-list-empty-title = No vacancy yet
vacancy-list-empty = A vacancy holds everything about one job: the role, the candidates, the panel and the choice.
vacancy-new = New vacancy
vacancy-col-title = Job
vacancy-col-service = Home or team
vacancy-col-candidates = Candidates
vacancy-col-opened = Opened
vacancy-col-state = State
vacancy-open = Open
vacancy-closed = Closed

## Opening one

vacancy-new-lead = Begin with the job. The words of the people who will be supported can go in now or later.
vacancy-new-job = The job
vacancy-title = Job title
vacancy-title-hint = For example: Support worker
vacancy-title-needed = Write the job title, in at most 120 characters
vacancy-service = Home or team
vacancy-service-another = Another one
vacancy-service-needed = Choose a home or team, or name a new one
vacancy-new-service = Name of another home or team
vacancy-new-service-hint = Only if it is not in the list
vacancy-service-too-long = The name of the home or team can have at most 120 characters
vacancy-service-not-yours-to-add = Ask a manager or an administrator to add this home or team first
vacancy-role-words = The job in plain words
vacancy-role-words-hint = One or two short sentences. The panel reads them. For example: Helps Ann and Dev at home with cooking, going out and money.
vacancy-role-words-needed = Say what the job is in plain words, in at most 400 characters
vacancy-contact = How candidates can reach you
vacancy-contact-hint = An e-mail address or a phone number. It stands in the candidate’s notice and in the offer letter.
vacancy-contact-needed = Give an e-mail address or a phone number, in at most 120 characters
vacancy-new-open = Open the vacancy

## The vacancy page

vacancy-opened-on = { $service }. Opened on { $day }.
vacancy-steps-title = Steps
vacancy-step-next = Do this next
vacancy-step-done = Done
vacancy-all-done = Every step is done.
vacancy-candidates-title = Candidates
vacancy-candidates-none = Nobody has been added yet.
vacancy-candidates-none-hint = Type one in, or bring several from a file, below.
vacancy-col-name = Name
vacancy-col-email = E-mail
vacancy-col-phone = Phone
vacancy-col-stage = Stage
vacancy-col-notice = Notice given
vacancy-col-invite = Invite
vacancy-notice-not-yet = Not yet

vacancy-way-role = Role profile
vacancy-way-role-missing = Nobody has written what good looks like yet.
vacancy-way-candidates = Candidates
vacancy-way-candidates-missing = Nobody has been added yet.
vacancy-way-shortlist = Who meets the panel
vacancy-way-shortlist-missing = No candidate is shortlisted yet.
vacancy-way-notice = The candidate’s notice
vacancy-way-notice-waits = Shortlist someone first.
# $names: the candidates
vacancy-way-notice-missing = Not given yet to: { $names }.

## Stages

vacancy-stage-applied = Applied
vacancy-stage-shortlisted = Shortlisted
vacancy-stage-interviewed = Interviewed
vacancy-stage-chosen = Chosen
vacancy-stage-reserve = Reserve
vacancy-stage-not-chosen = Not chosen
vacancy-stage-conditional-offer = Conditional offer
vacancy-stage-accepted = Offer accepted
vacancy-stage-cleared = Cleared to start
vacancy-stage-started = Started
vacancy-stage-withdrawn = Withdrew
vacancy-stage-offer-withdrawn = Offer withdrawn

# $name: the candidate
vacancy-step-already-there = { $name } is at this stage already
vacancy-step-ended = This is over for { $name }: nothing can follow
vacancy-step-not-from-here = { $name } cannot go to this stage from the one they are at
vacancy-step-notice-not-given = { $name } has not had the notice yet. Give it, and write down when, before the panel sees them
vacancy-step-not-interviewed = { $name } has not met the panel
vacancy-step-offer-not-made = Make the conditional offer to { $name } first
vacancy-step-offer-not-accepted = { $name } has not accepted the offer
vacancy-step-reason-needed = Write the reason
vacancy-step-not-by-hand = This stage follows from an interview, a choice or the checks, and is not set by hand
vacancy-step-someone-else = Somebody else moved { $name } at the same time. Look again, then decide
vacancy-words-too-long = This text is too long. Keep to what matters

## Role profile

vacancy-profile = Role profile
vacancy-profile-lead = What good looks like, in the words of the people who will be supported.
vacancy-profile-later = Write it together with the people who will be supported. You can leave it empty now and write it later.
vacancy-profile-support = How to support me well
vacancy-profile-support-hint = In their own words. For example: Knock, wait, and let me choose my own clothes.
vacancy-profile-worse = What makes things worse and what helps
vacancy-profile-worse-hint = For example: Rushing makes me shout. A walk helps.
vacancy-profile-good = What good looks like
vacancy-profile-good-hint = For example: They ask me, not my mum.
vacancy-profile-firm = What we cannot bend on
vacancy-profile-firm-hint = For example: Nobody goes into my room without a yes.
vacancy-profile-written-by = Who wrote it
vacancy-profile-written-by-hint = As they want to be named. For example: Ann and Dev, with Priya
vacancy-profile-empty = Write something in at least one of the parts
vacancy-written-by-needed = Say who wrote it
vacancy-written-by-too-long = Who wrote it can have at most 200 characters
vacancy-profile-same = These are the same words as in the last version, so there is nothing new to keep
vacancy-profile-write = Write it
vacancy-profile-write-new = Write a new version
vacancy-profile-keep = Keep this version
# $version: number; $day: when; $names: who wrote it
vacancy-profile-version = Version { $version }, { $day }, written by { $names }
vacancy-profile-versions = All versions
vacancy-profile-older = This is an older version.
vacancy-profile-last = Read the last one

## Candidates

vacancy-candidates-lead = Everyone who asked for this job. Those you shortlist meet the panel.
vacancy-go-on-notice = Go on: give the notice
# $name: the candidate
vacancy-shortlist-one = Shortlist { $name }
vacancy-shortlist-ticked = Shortlist those with a tick
vacancy-shortlist = Shortlist: meets the panel
vacancy-shortlist-together = Panel members can help to choose who is invited. One page has what they wrote of the role, and each application without contact details and dates.
vacancy-shortlist-open = Go through the applications
vacancy-tick-someone = Tick at least one candidate
vacancy-add-one = Add one candidate
vacancy-correct = Correct this
vacancy-correct-lead = What stood here before stays in the file, with what was wrong. With another e-mail address, links that were sent to the one before end: send a new one.
vacancy-correct-since = Works here since
vacancy-correct-since-needed = Give the first day of work, as day, month and year. It cannot be in the future.
vacancy-correct-why = What was wrong?
vacancy-correct-why-needed = Say in a few words what was wrong.
vacancy-correct-changed = Somebody else has changed this meanwhile. Look at it again, then correct what is still wrong.
vacancy-correct-nothing = Nothing here differs from what is known.
vacancy-correct-save = Save the correction
vacancy-candidate-name = Name
vacancy-candidate-email = E-mail address
vacancy-candidate-phone = Phone number
vacancy-candidate-phone-hint = One of the two is enough: an e-mail address or a phone number.
vacancy-add-shortlisted = Shortlist them at once: they meet the panel
vacancy-add-candidate = Add this candidate
vacancy-candidate-name-needed = There is no name
# $longest: number of characters
vacancy-candidate-name-too-long = The name is longer than { $longest } characters
vacancy-candidate-name-strange = This is not a name: it has no letters, or signs that cannot be shown
vacancy-candidate-email-wrong = This is not an e-mail address. One looks like name@example.org
vacancy-candidate-email-too-long = The e-mail address is too long
vacancy-candidate-phone-wrong = This is not a phone number. Use 7 to 15 digits
vacancy-candidate-no-way-to-reach = There is neither an e-mail address nor a phone number
# $line: number of a line in the file
vacancy-candidate-email-twice = The same e-mail address stands in line { $line }
vacancy-candidate-email-known = A candidate for this job has this e-mail address already
vacancy-candidate-too-few-fields = The line has fewer fields than the first line

vacancy-import = Bring several from a file
vacancy-import-lead = A CSV file whose first line names the columns name, email and phone, in any order. One of email and phone is enough. Other columns are passed over. You see what it brings before anything is kept.
vacancy-import-file = File
vacancy-import-file-hint = If something is wrong with it, you have to choose the file again.
vacancy-import-text = Or paste the lines here
vacancy-import-text-hint = With the first line that names the columns. Cells copied out of a spreadsheet work too.
vacancy-import-look = Look at what it brings
vacancy-import-workbook = This is a spreadsheet's own file. In the spreadsheet choose “Save as”, then “CSV”, and choose that file here
vacancy-import-empty = Choose a file or paste its lines. The first line names the columns name, email and phone
# $column: name of a column
vacancy-import-column-missing = The first line has no column “{ $column }”. It must name the column name, and email or phone or both
vacancy-import-no-way-to-reach = The first line has neither a column “email” nor a column “phone”. It must name one of them, or both
vacancy-import-column-twice = The first line names the column “{ $column }” twice. Keep one of them
vacancy-import-no-rows = There is no line below the first. Put one candidate on each line
# $most: number of lines
vacancy-import-too-many-rows = There are more than { $most } candidates. Bring them in smaller files
vacancy-import-too-large = This file is too large. Bring it in smaller parts
vacancy-import-unreadable = This is not a CSV file. Save the sheet as CSV and choose that file
vacancy-import-no-good-row = None of the lines can be kept. Mend them in the file and bring it again
vacancy-preview-title = Look before you keep
# $good, $bad: numbers of rows
vacancy-preview-counts = { $good ->
    [one] One row is good
   *[other] { $good } rows are good
  }, { $bad ->
    [0] none is bad.
    [one] one is bad.
   *[other] { $bad } are bad.
  } Nothing is kept yet.
vacancy-preview-bad = Rows that cannot be kept
vacancy-preview-good = Rows that can be kept
vacancy-preview-back = Back, without keeping anything
vacancy-col-line = Line
vacancy-col-there = What stands there
vacancy-col-why = What is wrong
vacancy-import-no-good = None.
# $good, $bad: numbers of rows
vacancy-import-tick = Keep the { $good } good { $good ->
    [one] row
   *[other] rows
  } and leave out the { $bad } bad { $bad ->
    [one] one
   *[other] ones
  }
vacancy-import-tick-needed = Tick this to keep the good rows without the bad ones, or mend the file and bring it again
vacancy-import-shortlisted = Shortlist them all at once: they meet the panel
vacancy-import-keep = { $good ->
    [one] Add this candidate
   *[other] Add these { $good } candidates
  }

## The notice

vacancy-notice-title = The candidate’s notice
vacancy-notice-lead = Before the panel sees a candidate, the candidate must know who sees what and how to complain. Give them both ways of saying it.
vacancy-notice-record = Write down that it was given
vacancy-notice-to = To whom
vacancy-notice-on = On which day
vacancy-notice-how = How
vacancy-notice-how-email = By e-mail
vacancy-notice-how-post = By post
vacancy-notice-how-in-person = On paper, in person
vacancy-notice-how-read-aloud = Read aloud to them
vacancy-notice-how-needed = Choose how it was given
vacancy-notice-keep = Keep this
# $name: the candidate; $day: when; $how: by e-mail and so on
vacancy-notice-given-line = { $name }: { $day }, { $how }
vacancy-notice-nobody = There is no candidate yet.
vacancy-notice-read-plain = Read the notice
vacancy-notice-read-easy = Read the notice in Easy Read
vacancy-notice-sheet = Print it
vacancy-sheet-date = Date

vacancy-day-needed = Give a day
vacancy-day-wrong = This is not a day. Write it like 17/11/2026
vacancy-day-in-future = This day has not come yet
vacancy-day-too-long-ago = This day is more than a year ago
vacancy-day-past = This day is over
vacancy-day-too-far-ahead = This day is more than a year away

## One candidate

# $stage: how far they are
vacancy-candidate-stage = { $stage }
vacancy-candidate-no-notice = No panel sees this candidate before they have had the notice.
vacancy-candidate-next = What can be done now
vacancy-candidate-history = How they came here
vacancy-candidate-facts = Facts
vacancy-candidate-file = Recruitment file
vacancy-candidate-checks = Checks
vacancy-fact-none = Not known
vacancy-reason = Reason
vacancy-not-chosen-do = Do not invite them to the panel
vacancy-not-chosen-reason-hint = The file keeps it, and the candidate can ask to read it.
vacancy-withdrawn-do = They withdrew
vacancy-withdrawn-reason-hint = What they said. If they gave no reason, write that.
vacancy-declined-no-reason = They said no to the offer and gave no reason.

## The offer

vacancy-offer = Conditional offer
vacancy-offer-make = Make a conditional offer
vacancy-offer-make-lead = It depends on the checks. Nobody starts before they are done.
vacancy-offer-hours = Hours
vacancy-offer-hours-hint = For example: 30 hours a week, with some weekends
vacancy-offer-hours-needed = Say the hours, in at most 200 characters
vacancy-offer-pay = Pay
vacancy-offer-pay-hint = For example: £12.80 an hour
vacancy-offer-pay-needed = Say the pay, in at most 200 characters
vacancy-offer-start = First day hoped for
vacancy-offer-start-hint = You can leave this empty.
vacancy-offer-answer-by = Answer wanted by
vacancy-offer-answer-by-hint = You can leave this empty.
# $name: the candidate
vacancy-offer-only-chosen = { $name } must be chosen before an offer can be made
vacancy-offer-state = State
vacancy-offer-open = Made, waiting for an answer
vacancy-offer-accepted = Accepted
vacancy-offer-declined = Declined
vacancy-offer-withdrawn = Withdrawn
vacancy-offer-made-on = Made on
vacancy-offer-answer = Their answer
vacancy-offer-answer-question = What did they say?
vacancy-offer-they-accepted = Yes, they accept
vacancy-offer-they-declined = No, they decline
vacancy-offer-answer-needed = Choose what they said
vacancy-offer-answered-on = Answered on
vacancy-offer-why-declined = Why they declined
vacancy-offer-why-declined-hint = Only if they declined and said why.
vacancy-offer-answer-keep = Keep their answer
vacancy-offer-none-open = There is no offer that waits for an answer
vacancy-offer-none = There is no offer to withdraw
vacancy-offer-withdraw = Withdraw the offer
vacancy-offer-withdraw-hint = Talk with the candidate first. This stays between the office and the candidate.
vacancy-withdrawn-for = What the panel may hear
vacancy-withdrawn-for-hint = The panel hears this, and not the reason below.
vacancy-withdrawn-for-choose = Choose one
vacancy-withdrawn-for-needed = Choose what the panel may hear
vacancy-withdrawn-for-check = A check that we must do did not go well
vacancy-withdrawn-for-post = The job is no longer there
vacancy-withdrawn-for-silence = We could not reach the candidate any more
vacancy-withdrawn-for-other = Another reason

## The letter

vacancy-letter = Offer letter
vacancy-letter-title = Conditional offer: { $title }
vacancy-letter-dear = Dear { $name },
vacancy-letter-offer = Thank you for meeting our panel. We would like you to work with us as { $title } at { $service }. This is what we offer:
vacancy-letter-conditions = This offer depends on checks that the law asks of us. We will do them together with you:
vacancy-letter-condition-identity = who you are, with a recent photograph
vacancy-letter-condition-work = your right to work in the United Kingdom
vacancy-letter-condition-record = a criminal record certificate at the level that this job needs
vacancy-letter-condition-conduct = how you worked in earlier jobs in care, and why they ended
vacancy-letter-condition-history = your full employment history and your qualifications
vacancy-letter-condition-health = your health, only as far as this work needs it and after any adjustments
vacancy-letter-talk = If a check raises a question, we will talk with you before we decide anything. Please do not give notice at another job before we tell you that the checks are done.
vacancy-letter-panel = People who draw on our support sat on the panel that you met. Their scores are part of this choice.
# $day: the day
vacancy-letter-answer-by = Please let us know by { $day }.
vacancy-letter-contact = You can reach us here: { $contact }.
vacancy-letter-yours = Yours sincerely
vacancy-letter-reply = Your answer
vacancy-letter-accept = I accept this offer of the job of { $title } at { $service }. I know that it depends on the checks above.
vacancy-letter-withdrawn = This offer was withdrawn.

vacancy-step-offer = Conditional offer
vacancy-step-offer-later = After the choice.
vacancy-step-offer-now = { $name } was chosen and has no offer yet.
vacancy-step-offer-waits = { $name } has not answered the offer yet.

vacancy-candidate-erased = Nothing is left of what was written about this person. That there was a candidate in this place stays, so that the panel’s day and the other files still read.
vacancy-candidate-erased-file = What is left of the file
vacancy-work-employee = Employee
vacancy-work-bank = Bank
vacancy-work-agency = Agency
vacancy-work-volunteer = Volunteer
