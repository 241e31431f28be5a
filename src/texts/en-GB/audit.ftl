audit-title = Who looked at what
audit-lead = Every look at a candidate, a file, checks, scores or a person is noted before the page is shown. Reading this page is noted too.
audit-none = Nobody looked, as far as this search goes.
audit-of-file = Looks at what concerns { $name }.
audit-to-file = Open the file
audit-all = Show all looks
audit-by-person = By whom
audit-anybody = Anybody
audit-by-link = By an inspector
audit-no-link = Inspectors and everybody else
audit-on-day = On which day
audit-show = Show
audit-newer = Newer
audit-older = Older
audit-day-unreadable = This is not a day. Choose one, such as 17 November 2026.
audit-inspector = Inspector { $name }
audit-somebody-outside = Somebody from outside
audit-server = The server
audit-nameless = somebody whose name is not yours to read, or is not here any more
audit-saw-candidate = { $by } opened the page of { $about }.
audit-saw-candidates = { $by } read the list of candidates for { $about }.
audit-saw-checks = { $by } read the checks of { $about }.
audit-saw-figures = { $by } read how far the panel for { $about } agreed.
audit-saw-talked = { $by } read what moved in the talk about { $about }.
audit-saw-recruitment-file = { $by } read the file of { $about }.
audit-saw-recruitment-file-export = { $by } made a copy of the file of { $about }.
audit-saw-weighing = { $by } read the weighing page of { $about }.
audit-saw-recording = { $by } listened to what somebody on the panel said about { $about }.
audit-saw-talk = { $by } read what the panel said about { $about }.
audit-saw-person = { $by } opened the details of { $about }.
audit-saw-ways = { $by } opened how { $about } likes their tablet.
audit-saw-views = { $by } read who looked at what.
audit-saw-link-opened = { $by } opened their link.
audit-saw-inspector-start = { $by } read the first page of their link.
audit-saw-organisation-export = { $by } took everything of the organisation along.
audit-saw-file-list = { $by } read the list of files.
audit-saw-subject-access-draft = { $by } read the answer to a request for their data by { $about }.
audit-saw-subject-access-copy = { $by } opened the answer that was sent to { $about }.
audit-saw-second = { $by } read a question to a second person about { $about }.
audit-saw-answer = { $by } read the answer to the panel for { $about }.
audit-saw-checks-list = { $by } read the list of checks.
audit-saw-employed = { $by } read the table of people who work here.
audit-saw-subject-access-list = { $by } read the list of requests for data.
audit-saw-retention-list = { $by } read what is to be deleted, and when.
audit-saw-panel-answers = { $by } read what the panel for { $about } agreed to, and whom they know.
audit-saw-employment-history = { $by } read the employment history of { $about }.
audit-saw-disclosed = { $by } read what a certificate shows about { $about }.
audit-saw-disclosed-list = { $by } looked where what certificates show is kept, about { $about }.
audit-saw-evidence-list = { $by } read the list of documents kept about { $about }.
audit-saw-evidence = { $by } opened a document kept about { $about }.
audit-saw-references = { $by } read the references about { $about }.
audit-saw-application = { $by } opened the page of the link of { $about }.
audit-saw-shortlisting = { $by } went through the applications for { $about }.
audit-saw-helpers = { $by } read who helps on the panel for { $about }.
audit-saw-retention = { $by } read what is kept of { $about }.
audit-saw-mentions = { $by } looked where the name of { $about } stands.
audit-saw-other = { $by } looked at { $what }: { $about }.
audit-saw-audits = { $by } read the list of audits.
audit-saw-audit = { $by } read an audit of files.
audit-saw-audit-file = { $by } went through the file of { $about } in an audit.
audit-saw-audit-finding = { $by } read what an audit found in the file of { $about }.
audit-saw-audit-actions = { $by } read what is to be done after audits.
audit-saw-alerts = { $by } read which looks were out of the ordinary.

audit-tabs = Parts of audit
audit-tab-samples = Audits
audit-tab-files = All files
audit-tab-actions = To be done
audit-tab-views = Who looked
audit-tab-alerts = Out of the ordinary

audit-samples-title = Audit
audit-samples-lead = Draw some files by chance, go through each, and follow what you find until it is mended.
audit-samples-none-title = No audit yet
audit-samples-none = An audit shows an inspector that you look at your own files, and what you do about what you find.
audit-draw = Draw a sample
audit-overdue =
    { $n ->
        [one] One thing to be done is overdue
       *[other] { $n } things to be done are overdue
    }
audit-was-due = { $name } was to do it by { $day }.
audit-col-why = Audit
audit-col-whose = Whose files
audit-col-day = Drawn
audit-col-files = Files
audit-col-file = File
audit-col-findings = Findings
audit-col-shows = The file itself
audit-col-walk = Gone through
audit-col-since = Since
audit-col-audited = Last audit
audit-col-state = State
audit-col-owner = By whom, by when
audit-all-homes = All homes and teams
audit-everywhere = all homes and teams
audit-whose = { $whom }, { $home }
audit-same-files = The same files again
audit-walked-of = { $n } of { $all } gone through
audit-complete-of =
    { $all ->
        [one] { $n } of one file complete
       *[other] { $n } of { $all } files complete
    }
audit-complete-so-far-of =
    { $all ->
        [one] { $n } of one file complete, as far as it has come
       *[other] { $n } of { $all } files complete, as far as each has come
    }
audit-complete = Complete
audit-complete-so-far = Complete so far
audit-lacks =
    { $n ->
        [one] One thing is missing
       *[other] { $n } things are missing
    }
audit-found-none = no findings
audit-found-open =
    { $n ->
        [0] no finding open
        [one] one finding open
       *[other] { $n } findings open
    }
audit-found-overdue =
    { $n ->
        [one] one of them overdue
       *[other] { $n } of them overdue
    }
audit-found-done =
    { $n ->
        [one] one done
       *[other] { $n } done
    }
audit-found-mended =
    { $n ->
        [one] one mended
       *[other] { $n } mended
    }

audit-files-title = All files, the oldest first
audit-files-lead = Whether a file is complete is worked out from the file. Nobody ticks it.
audit-files-counts =
    { $all ->
        [one] Checks are asked for in one file. Complete: { $n }.
       *[other] Checks are asked for in { $all } files. Complete: { $n }.
    }
audit-files-none = There is no file yet.
audit-never = Never
audit-days-old =
    { $n ->
        [0] since today
        [one] for one day
       *[other] for { $n } days
    }

audit-draw-lead = The files are drawn by a seed. Whoever has the seed and the list draws the same files again.
audit-draw-why = What is this audit for?
audit-why = Name of the audit
audit-why-hint = For example: Elm House, autumn 2026. Name no person here.
audit-why-needed = Give the audit a name, of at most { $most } characters.
audit-draw-whose = Whose files?
audit-service = Which home or team?
audit-service-needed = Choose a home or team where you are HR.
audit-whom = Who?
audit-whom-works-here = Everybody who works here
audit-whom-recruited = Those who work here and were recruited with this program
audit-whom-conditional-offer = Those with a conditional offer
audit-whom-accepted = Those who have accepted the offer
audit-whom-cleared = Those who are cleared and have not begun
audit-whom-left = Those who have left
audit-whom-not-taken = Those who were not chosen, or withdrew
audit-whom-everybody = Every file that is kept
audit-whom-needed = Choose whose files are drawn from.
audit-started-from = First day of work from
audit-started-to = First day of work to
audit-started-hint = You can leave both empty. Then the first day of work does not matter.
audit-started = First day of work
audit-started-nobody = These people have no first day of work yet. Leave this empty, or choose somebody else.
audit-started-turned = This day is before the day above.
audit-files = How many files?
audit-files-hint = Ten is usual. At most { $most }.
audit-files-needed = Write a whole number from 1 to { $most }.
audit-files-too-many =
    { $n ->
        [0] There is no such file. Choose other people or other days.
        [one] There is only one such file.
       *[other] There are only { $n } such files.
    }
audit-draw-seed = By which seed?
audit-seed-by = Where does the seed come from?
audit-seed-by-hint = An inspector can say any number or words. Then nobody can say that you chose the files.
audit-seed-by-needed = Choose where the seed comes from.
audit-seed-chance = The program draws it
audit-seed-somebody = Somebody else says it: an inspector, or a second person
audit-seed-again = None
audit-seed = The seed
audit-seed-hint = A number or some words, just as they were said.
audit-seed-needed = Write down the seed that was said, on one line.
audit-seed-from = Who said it?
audit-seed-from-hint = Their name, and for whom they inspect.
audit-seed-from-needed = Write down who said the seed.
audit-draw-two = One person, or two?
audit-two-persons = A second person looks at each answer, too
audit-two-persons-hint = The second person is HR or a manager of that home, and somebody else than the first.
audit-draw-now = Draw the files

audit-drawn = Drawn
audit-population = Drawn from
audit-population-n =
    { $n ->
        [one] one file
       *[other] { $n } files
    }
audit-seed-is = Seed
audit-seed-by-chance = Drawn by the program.
audit-seed-said-by = Said by { $name }.
audit-two = Looked at by
audit-by-one = one person
audit-by-two = two persons
audit-how-drawn = How it was drawn
audit-draw-it-again = Draw it again yourself
audit-draw-it-again-how = Write the seed, a line break and the number of a file, and take the SHA-256 of that. The files whose results come first in the alphabet are the sample. On many computers one line does it:
audit-col-id = Number of the file
audit-col-place = Result
audit-col-drawn = In the sample
audit-was-drawn = Drawn
audit-print = Print
audit-as-of = As it stands on { $when }.
audit-refers-to = This audit looks again at files of:
audit-looked-again = Looked at again in:
audit-walk-none = Not begun
audit-walk-under = { $n } of { $all } questions
audit-walk-waits = Waits for a second person
audit-walk-differ = Two persons differ
audit-walk-whole = Gone through
audit-walked-by = Gone through by { $names }.
audit-second-by = Second person: { $names }.
audit-again = Look at files again
audit-again-lead = A new audit of the same files shows each finding of this one, and asks whether it is mended.
audit-again-why = { $why }, again
audit-again-files = Which files?
audit-again-files-needed = Choose at least one file.
audit-again-now = Set up the new audit

audit-question-application = Does the application show a full history, with dates?
audit-question-gaps = Is each gap explained in writing, and was the explanation found enough?
audit-question-references = Are the references there, and shown to be genuine?
audit-question-identity = Was it seen who the person is, with a photograph?
audit-question-criminal-record = Was the criminal record certificate seen before the first day?
audit-question-right-to-work = Was the right to work checked before the first day?
audit-question-other-checks = Are all other checks there?
audit-question-interview = Is there a record of the interview with the panel’s scores?
audit-question-reasons = Are the reasons of the choice written down?
audit-question-panel-answer = Did the panel get an answer?
audit-question-start = Was the person cleared before they began?
audit-short-application = Application and history
audit-short-gaps = Gaps
audit-short-references = References
audit-short-identity = Who they are
audit-short-criminal-record = Criminal record certificate
audit-short-right-to-work = Right to work
audit-short-other-checks = Other checks
audit-short-interview = Interview
audit-short-reasons = Reasons of the choice
audit-short-panel-answer = Answer to the panel
audit-short-start = Clearance and start
audit-mark-in-order = In order
audit-mark-not-in-order = Not in order
audit-mark-does-not-apply = Does not apply
audit-mark-legend = { $question }: what do you see?
audit-mark-needed = Choose what you see. Something is written here already.
audit-shows-there = There
audit-shows-missing = Something is missing
audit-shows-not-yet = Not yet
audit-shows-not-needed = Not needed
audit-severity = How bad is it?
audit-severity-minor = Minor
audit-severity-serious = Serious
audit-severity-unsafe = Somebody may be unsafe
audit-severity-needed = Choose how bad it is.

audit-walk-title = Question by question
audit-walk-lead = Look at the file, and mark what you see. You can stop half way: keep what you have, and go on later.
audit-walk-keep = Keep what I marked
audit-progress-under = { $n } of { $all } questions are answered.
audit-progress-differ =
    { $n ->
        [one] The second person sees one answer differently. Look again, and answer it again.
       *[other] The second person sees { $n } answers differently. Look again, and answer them again.
    }
audit-progress-waits =
    { $n ->
        [one] Every question is answered. One answer waits for a second person.
       *[other] Every question is answered. { $n } answers wait for a second person.
    }
audit-progress-whole = Every question is answered.
audit-file-says = What the file says
audit-look = Look there
audit-says-history-whole = The history is whole, and the candidate has confirmed it.
audit-says-history-frame = It is not written down when education ended and when they applied.
audit-says-history-gaps =
    { $n ->
        [one] One gap is open.
       *[other] { $n } gaps are open.
    }
audit-says-history-confirmation = The candidate has not confirmed that this is all.
audit-says-history-again = The history was changed after the candidate confirmed it.
audit-says-gaps-none = There is no gap that is asked about.
audit-says-gaps =
    { $n ->
        [one] There is one gap that is asked about; open: { $open }.
       *[other] There are { $n } gaps that are asked about; open: { $open }.
    }
audit-says-first-day = First day: { $day }
audit-says-was-here = They worked here before their file was here.
audit-answered-by = { $name }, { $day }
audit-answer-again = Answer again
audit-note = A note, if there is something to say
audit-too-long = This is longer than { $most } characters.
audit-words = What is not in order?
audit-words-hint = What an inspector would have to know to find it.
audit-words-needed = Write what is not in order, in 5 to { $most } characters.
audit-action = To be done
audit-action-label = What is to be done?
audit-action-needed = Write what is to be done, in 5 to { $most } characters.
audit-owner = By whom
audit-owner-label = Who does it?
audit-owner-hint = Managers and HR of that home, who may open the file.
audit-owner-choose = Choose somebody
audit-owner-needed = Choose who does it. A finding that nobody owns is not mended.
audit-owner-now = Who does it now?
audit-due = By when
audit-due-label = By when?
audit-due-now = By when now?
audit-due-needed = Choose a day from today on, within a year.
audit-finding-unmarked = A finding is written here. Mark this as not in order, or empty what is written.
audit-nothing-marked = Nothing is marked. Mark at least one question.
audit-changed = Somebody answered this meanwhile. Look at the page again.
audit-file-gone = The data of this person was deleted. There is nothing to go through.
audit-own-file = This is your own file. Somebody else goes through it.
audit-free = Other findings
audit-free-lead = What you see and no question asks about.
audit-finding-free = Seen besides
audit-finding-add = Write down another finding
audit-finding-keep = Keep the finding
audit-finding-open = To this finding
audit-findings-gone = Findings of answers that were given again
audit-found-by = Found by { $name }, { $day }.
audit-standing-open = Open
audit-standing-overdue = Overdue
audit-standing-done = Done
audit-standing-mended = Mended
audit-standing-withdrawn = Answered again
audit-became-done = { $name } did it, { $day }:
audit-became-moved = { $name } handed it on, { $day }:
audit-became-mended = { $name } saw that it is mended, { $day }.
audit-became-not-mended = { $name } saw that it is not mended, { $day }:
audit-became-withdrawn = { $name } answered the question again, { $day }.
audit-became-due = Due on { $day }.
audit-earlier = Findings of the audit before
audit-earlier-lead = Is each of them mended?
audit-mended = Is it mended?
audit-mended-yes = Yes, it is mended
audit-mended-no = No, not yet
audit-mended-needed = Say whether it is mended.
audit-mended-words = What do you see now?
audit-mended-words-hint = Needed where it is not mended.
audit-mended-keep = Keep this
audit-still-needed = Write what is still not in order, in 5 to { $most } characters.
audit-finding-over = This finding is not open any more, or somebody did something about it meanwhile.

audit-second-page = Second person
audit-second-title = Second look at the file of { $name }
audit-second-lead = Look at the file yourself, and then say of each answer whether you see it so, too.
audit-second-waits = Waits for a second person.
audit-second-yes = { $name } sees it so, too, { $day }.
audit-second-no = { $name } sees it differently, { $day }:
audit-second-same = You answered this yourself, or whoever answered it gave you your sign-in just now. Somebody else is the second person.
audit-second-none = Nothing waits for you here.
audit-second-all = The second person has seen every answer so, too.
audit-second-nothing = Nobody has answered a question yet.
audit-second-not-wanted = This audit needs no second person.
audit-second-keep = Keep what I said
audit-agrees = { $question }: do you see it so, too?
audit-agrees-yes = Yes
audit-agrees-no = No, I see it differently
audit-agrees-needed = Say whether you see it so. Something is written here already.
audit-reason = What do you see?
audit-reason-needed = Write what you see differently, in 5 to { $most } characters.
audit-nothing-said = Nothing is marked. Say at least of one answer how you see it.

audit-actions-title = To be done
audit-actions-lead = What audits found, and who mends it by when.
audit-actions-own = Yours
audit-actions-none = Nothing is to be done by you.
audit-actions-others = Others’, and what is done
audit-actions-others-none = Nothing was found at others’.
audit-to-walk = To the audit
audit-not-yours = This is { $name }’s to do. They or HR say what was done.
audit-done-title = Done?
audit-done = What was done?
audit-done-hint = And where it can be seen.
audit-done-needed = Write what was done, in 5 to { $most } characters.
audit-done-keep = It is done
audit-move-title = Give it to somebody else than { $name }, or another day
audit-move-why = Why?
audit-move-why-needed = Write why, in 5 to { $most } characters.
audit-move-keep = Hand it on

audit-waits-own-overdue =
    { $n ->
        [one] One thing that an audit gave you to do is overdue.
       *[other] { $n } things that audits gave you to do are overdue.
    }
audit-waits-others-overdue =
    { $n ->
        [one] After an audit, one thing that somebody else was to do is overdue.
       *[other] After audits, { $n } things that others were to do are overdue.
    }
audit-waits-own =
    { $n ->
        [one] An audit gave you one thing to do.
       *[other] Audits gave you { $n } things to do.
    }
audit-waits-alerts =
    { $n ->
        [one] One look at a file was out of the ordinary.
       *[other] { $n } looks at files were out of the ordinary.
    }
audit-waits-see = See which
audit-waits-second = The file of { $name } waits for you as the second person of an audit.
audit-waits-second-see = Look at it

audit-alerts-title = Looks out of the ordinary
audit-alerts-lead = Ask whoever looked what it was about, and write down what they say. Often there was a good reason.
audit-alerts-none = Nothing was out of the ordinary.
audit-alerts-wait = To be asked
audit-alerts-over = Asked
audit-alert-own = { $by } opened their own file.
audit-alert-colleague = { $by } opened the file of a colleague, { $about }.
audit-alert-left = { $by } opened the file of { $about }, who has left.
audit-alert-many = { $by } opened { $n } different files within an hour. More than { $most } is out of the ordinary.
audit-alert-at = { $day }, { $time }.
audit-alert-looks = All looks at this file
audit-alert-by-them = All looks by them
audit-alert-by = { $name }, { $day }
audit-alert-yours = This is about you. Another HR person or an administrator answers it.
audit-alert-words = What was it about?
audit-alert-words-hint = For example: asked her; she was preparing the inspection.
audit-alert-words-needed = Write what it was about, in 5 to { $most } characters.
audit-alert-words-gone = What was said was deleted.
audit-alert-answer = Keep the answer
audit-alert-answered = Somebody has answered this already.
audit-alert-own-look = This is about you. Another HR person or an administrator answers it.
audit-most-title = When is it many?
audit-most-label = Out of the ordinary are more different files within an hour than
audit-most-hint = 20 if you change nothing. Whoever prepares an inspection opens many; what counts is that somebody asks.
audit-most-needed = Write a whole number from { $least } to { $most }.
audit-most-save = Save
audit-most-is = More than { $n } different files within an hour are out of the ordinary.
job-view-alerts = Looking for views out of the ordinary
