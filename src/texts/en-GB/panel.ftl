### The panel: setting it up, the agreement, the day, joining, and a member's own screens.
### Ids that begin with panel-seat- and are not fields, and panel-join-, panel-announce-, panel-sheet- are read by panel
### members: Easy Read, one idea a sentence.

panel-title = Panel
panel-none = There is no panel yet. A panel is set up on the page of its vacancy.
panel-list-lead = Every panel, the latest day first.
panel-to-board = Open the board
panel-to-vacancy = Go to the vacancy
panel-pages = Everything about this panel
panel-who-sits = Who sits on it
panel-with-supporter = supported by { $name }
panel-withdrawn = does not take part
panel-away = cannot come
panel-and = { $most } and { $last }

## Kinds of seats

panel-kind-panel-member = Panel member
panel-kind-manager = Manager
panel-kind-colleague = Colleague
panel-kind-family = Family representative
panel-kind-advocate = Advocate
panel-kind-shadow = Shadow (learns, is not counted)

## Setting up

panel-set-up-title = Set up the panel
panel-set-up-change = Change the panel
panel-set-up-lead = Three to seven people score. At least two of them should be people you support.
panel-set-up-day = The day
panel-set-up-times = Times, lunch and the limit
panel-set-up-seats = Who sits on the panel
panel-set-up-seats-lead = Everybody scores for themselves. A supporter helps one person and scores nothing.
panel-set-up-more = More seats
panel-set-up-save = Save the panel
panel-field-day = Day
panel-field-start = The panel meets at
panel-field-start-hint = First the panel says hello and practises.
panel-field-place = Place
panel-field-place-hint = The room and the address, as on each member's sheet.
panel-field-facilitator = Facilitator
panel-field-facilitator-hint = Runs the day and scores nothing. A panel member may chair instead.
panel-field-prepare = Minutes to get ready
panel-field-interview = Minutes for an interview
panel-field-break = Minutes for a break
panel-field-talk = Minutes to talk
panel-field-lunch = Lunch at
panel-field-lunch-hint = Leave it empty if there is no lunch.
panel-field-lunch-minutes = Minutes for lunch
panel-field-most = Most candidates in a day
panel-field-most-hint = More than four tires people.
panel-nobody = Nobody
panel-no-picture = No picture
panel-seat-number = Seat { $n }
panel-seat-person = Person
panel-seat-kind = Kind of seat
panel-seat-supporter = Supporter
panel-seat-new = Somebody who is not in the list
panel-seat-new-name = Name of the new person
panel-seat-new-picture = Their own picture
panel-seat-new-supporter = Name of a new supporter

panel-day-needed = Choose the day of the panel
panel-start-needed = Say when the panel meets, for example 09:30
panel-place-needed = Say where the panel meets
panel-place-long = Say where in at most 300 signs
panel-lunch-wrong = Say when lunch is, for example 12:30, or leave it empty
panel-facilitator-needed = Choose who runs the day
panel-kind-needed = Choose the kind of seat
panel-person-unknown = This person is not in your organisation
panel-seats-too-many = At most { $most } people can score. Make somebody a shadow, or leave them out.
panel-seat-twice = This person has a seat already
panel-facilitator-sits = The facilitator holds a seat. Only a panel member can run the day and score.
panel-supporter-sits = This supporter has a seat on the panel. Whoever supports somebody does not score here.
panel-supports-self = Nobody can be their own supporter
panel-facilitator-supports = The facilitator cannot support a member, because they would see a score. Choose somebody else.
panel-seats-settled = The first interview has begun, so the seats stay as they are. A person who cannot go on can be noted as away.
panel-day-too-many = The day has room for { $most } candidates, and there are { $n }. Take some on another day, or change the limit.
panel-day-too-long = The day would end at { $end }. No panel sits after 8:00 pm. Start earlier, or see fewer candidates.
panel-day-lunch-before-start = Lunch is before the panel meets
panel-day-interview-minutes = An interview takes 10 to 120 minutes
panel-day-break-minutes = A break takes 5 to 60 minutes
panel-day-lunch-minutes = Lunch takes 20 to 120 minutes
panel-day-prepare-minutes = Getting ready takes 0 to 120 minutes
panel-day-talk-minutes = Talking takes 10 to 120 minutes
panel-day-most = A day has room for 1 to 8 candidates

## The agreement

panel-agreement-title = How the scores count
panel-agreement-lead = Agree this with the panel and tell everybody before the first interview. Then it is fixed.
panel-agreement-announced = Announced on { $when } (version { $version }).
panel-agreement-changed = An interview has begun, or somebody else has announced another agreement meanwhile. Look at what stands now.
panel-agreement-frozen = The first interview has begun, so this stays as it was announced.
panel-agreement-frozen-since = Fixed since the first interview, { $when }.
panel-agreement-told = Read what was announced
panel-agreement-print = Print the announcement
panel-agreement-kit-first = Choose the questions first. Each thing you look for then has its weight.
panel-agreement-to-kit = Choose the questions
panel-agreement-mode = How are the scores put together?
panel-agreement-mode-hint = Every seat scores the same questions in both.
panel-mode-equal = Each seat counts the same
panel-mode-parallel = The panel members together have a share of their own
panel-agreement-share = Share of the panel members, in per cent
panel-agreement-share-hint = Only if the panel members have a share of their own. The others count for the rest.
panel-agreement-weights = What counts how much, in per cent
panel-agreement-weights-hint = Whole numbers that make 100.
panel-agreement-gates = What has to go well
panel-agreement-gates-hint = The panel members' middle answer must be at least this. Who does not pass keeps the result, with the reason, and leaves the order. The manager can still choose them, with a written reason that the panel hears.
panel-agreement-gate-none = no least
panel-agreement-gate-least = at least { $value }
panel-agreement-veto = Who can say no for their own team
panel-agreement-veto-hint = A panel member who will be supported by the new person. They say it on their own tablet, and nobody sees it before the panel talks. Set the panel up first to choose somebody.
panel-agreement-veto-held = { $name } can say no for their own team.
panel-agreement-veto-nobody = Nobody can say no for their own team any more: the person who could is not on the panel now.
panel-agreement-advisory = The panel's result is advice
panel-agreement-advisory-hint = This is the weakest form. The manager decides and must answer the panel in writing, whoever is chosen.
panel-agreement-talk = When does the panel talk?
panel-agreement-talk-hint = Until then nobody sees what anybody else said.
panel-talk-after-last = After the last candidate of the day
panel-talk-after-each = After each candidate
panel-agreement-reason = Why do you change it?
panel-agreement-reason-hint = It was announced already. Your reason is kept with the new version.
panel-agreement-preview = See the announcement
panel-agreement-announce = Announce it
panel-preview-title = The announcement
panel-preview-lead = This is what everybody will read. Nothing was announced yet.
panel-preview-change = Go back and change it
panel-mode-needed = Choose how the scores are put together
panel-talk-needed = Choose when the panel talks
panel-weights-missing = Give a weight to each thing that the questions look for
panel-weight-off-scale = A weight is a whole number from 0 to 100
panel-weights-sum = The weights make { $sum }. They must make 100.
panel-day-over = This day is over. Choose today or a later day
panel-not-a-panel-member = { $name } is not down as a panel member. A panel member is a person who draws on support. Choose another kind of seat, or ask an administrator to change their role
panel-share-off-scale = The share is a whole number from 1 to 100: the panel's scores must count
panel-gate-off-scale = Choose for each thing one of the places that are offered, or no least
panel-veto-no-seat = Choose a panel member who sits on this panel and takes part, or nobody
panel-reason-needed = Say why you change what was announced
panel-reason-long = Give the reason in at most 1000 signs

panel-announce-example-name = Pat
panel-announce-weights-title = What counts
panel-announce-weights = All the parts make 100.
panel-announce-weight = { $criterion }: { $weight } out of 100.

## Who asks

panel-askers-title = Who asks which question
panel-askers-lead = Each question has a person who asks it. The same person asks it of every candidate.
panel-asker-label = Question { $n }: { $title }
panel-askers-save = Save who asks
panel-asker-needed = Choose who asks this question
panel-asker-no-seat = This person has no seat on the panel
panel-kit-frozen = The first interview has begun, so the questions and who asks them stay as they are.

## The day

panel-day-title = The day
panel-day-lead = Who comes when. Breaks and lunch are kept, and so is the limit.
panel-day-order = Candidates in their order
panel-day-order-hint = 1 comes first. Leave the place empty for somebody who does not come on this day.
panel-day-place = Place
panel-day-candidate = Candidate
panel-day-time = Time
panel-day-state = Interview
panel-day-save = Set the day
panel-day-whole = The whole day: { $day }
panel-day-from = From
panel-day-to = To
panel-day-what = What
panel-day-nobody = Give at least one candidate a place
panel-day-nobody-shortlisted = Nobody is shortlisted yet.
panel-day-not-shortlisted = { $name } is not shortlisted
panel-day-held-first = Interviews that were held come first, in the order in which they were held
panel-day-has-records = Something is recorded for an interview that would be taken off the day
panel-place-number = A place is a number: 1 comes first
panel-place-of = Place of { $name }
panel-no-notice = no notice given
panel-part-prepare = The panel gets ready
panel-part-interview = Interview
panel-part-break = Break
panel-part-lunch = Lunch
panel-part-discussion = The panel talks
panel-interview-planned = planned
panel-interview-running = now
panel-interview-scored = scored
panel-interview-talking = the panel talks
panel-interview-closed = done
panel-start = Begin: { $name }
panel-ready = Everything is ready.
panel-sheets-title = Each member's sheet of the day
panel-sheets-lead = Print it, or read it together. Every member has it on their tablet too.
panel-sheet-of = Sheet of the day: { $name }
panel-sheet-starts = It starts at { $time }.
panel-sheet-supporter = { $name } is your supporter.
panel-sheet-ask-title = Questions
panel-candidate-gone = { $name } does not come any more
panel-another-runs = Another interview is still going on. End it first.
panel-already-started = This interview has begun already
panel-interview-wrong-step = Somebody else has just moved this interview on. Look at the board again.

panel-missing-title = Before the first interview
panel-missing-kit = The questions are not chosen yet
panel-missing-seats = { $n ->
        [0] Nobody sits on the panel yet. At least { $fewest } people must score.
        [one] One person scores so far. At least { $fewest } must.
       *[other] { $n } people score so far. At least { $fewest } must.
    }
panel-missing-askers = { $n ->
        [one] One question has nobody to ask it
       *[other] { $n } questions have nobody to ask them
    }
panel-missing-agreement = How the scores count is not announced yet
panel-missing-consent = { $name } has not said yet whether they take part and whether their scores are written down
panel-missing-candidates = Nobody has a time on the day yet
panel-missing-notice = { $name } has not had the notice yet
panel-missing-day = The day does not hold everybody
panel-warn-panel-members = Only one person you support sits on this panel. Two or more make it easier to speak up.
panel-warn-no-panel-members = Nobody you support sits on this panel yet. At least two should.

panel-way-panel = Set up the panel
panel-way-no-panel = Nobody sits on the panel yet
panel-way-panel-first = Set up the panel first
panel-way-kit-first = Choose the questions first
panel-way-agreement = Announce how the scores count
panel-way-askers = Say who asks which question
panel-way-day = Set the day
panel-way-consents = Everybody on the panel says yes or no

## Consents

panel-consents-title = What members agreed to
panel-consents-lead = Members answer on their own tablet, and can change their mind there at any time. Here you can note what was said on paper.
panel-consents-paper = Note a consent from paper
panel-consents-paper-hint = The person decides and says it themselves. Nobody can say it for them.
panel-consents-note = Note it for { $name }
panel-consents-words = Read the words of the four consents
panel-consent-take-part = Takes part
panel-consent-scores-recorded = Scores are written down
panel-consent-voice-recorded = Voice is recorded
panel-consent-be-named = Name is used
panel-consent-leave = Leave as it is
panel-consent-not-asked = not answered yet
panel-consent-on-paper = on paper, noted by { $name }, { $when }
panel-consent-on-tablet = on their own screen, { $when }
panel-conflicts = { $n ->
        [one] Does not score one candidate.
       *[other] Does not score { $n } candidates.
    }
panel-away-title = Cannot come on the day
panel-away-label = On the day
panel-away-no = Is there
panel-away-unwell = Is unwell
panel-away-cannot-come = Cannot come
panel-away-other = Is away for another reason
panel-away-hint = The day does not wait for somebody who is away. Nothing is scored for them.
panel-away-note = Save for { $name }
panel-too-late-to-return = The panel has talked since. This can no longer be changed.
panel-consent-choose = Choose yes or no.
panel-know-choose = Choose one of the answers.
panel-conflict-too-late = The panel has talked about this person. This can no longer be changed.

## Joining, at the desk

panel-join-title = Tablets join
panel-join-lead = A tablet that opens this waits until you say whose it is.
panel-join-qr = QR code that opens the panel on a tablet
panel-join-how = How a tablet joins
panel-join-scan = Point the camera of the tablet at the square.
panel-join-or = Or open { $address } and choose these three pictures in this order:
panel-join-address = The address in the square:
panel-join-until = It works until the end of { $day }, or until you close it.
panel-join-closed = Nobody can join at the moment.
panel-join-open = Let tablets join
panel-join-again = Make a new code
panel-join-close = Close joining
panel-join-no-code = Too many panels are open at once. Try again.
panel-look-again = Look again
panel-tablets-title = Tablets
panel-tablets-lost = A tablet that is lost, broken or out of battery keeps its person's seat until you send it away here. Then they can use another one.
panel-tablets-none = No tablet has asked to join yet.
panel-tablet-title = A tablet wants to join
panel-tablet-lead = It asked at { $time }.
panel-tablet-waits = A tablet wants to join.
panel-tablet-since = It asked at { $time }.
panel-tablet-who = Whose is it?
panel-tablet-shared = One tablet for everybody, in turn
panel-tablet-admit = Let it in
panel-tablet-end = Send this tablet away
panel-tablet-is = { $name } is here.
panel-tablet-offered = { $name } has to say: yes, that is me.
panel-tablet-is-shared = One tablet for everybody, in turn.
panel-admit-seat-needed = Choose whose tablet it is
panel-admit-withdrawn = { $name } does not take part
panel-admit-left = { $name } has left
panel-admit-has-tablet = { $name } already has a tablet. Use the new one?
panel-admit-use-new = Yes, use the new one

## Joining, on the tablet (Easy Read)

panel-join-step = { $n ->
        [1] Choose the first picture
        [2] Choose the second picture
       *[other] Choose the third picture
    }
panel-join-restart = Start again
panel-join-pictures = Join with three pictures
panel-join-cannot = You cannot join yet
panel-join-choose = Choose one of the pictures.
panel-join-unknown = We do not know this code. Ask the person who runs the panel.
panel-join-ended = This code has ended. Ask { $name }.
panel-join-used = We cannot open this address again. Ask the person who runs the panel.
panel-join-too-many = Please wait until { $time }. Then try again. Or ask the person who runs the panel.
panel-seat-nobody-title = This tablet is not on a panel
panel-seat-nobody = Ask the person who runs the panel.
panel-seat-wait-title = Please wait
panel-seat-wait = { $name } will let you in.
panel-seat-sign = This tablet: { $word }
panel-seat-look-again = Look again
panel-seat-is-this-you = Is this you?
panel-seat-that-is-me = Yes, that is me
panel-seat-not-me = No
panel-seat-whose-turn = Whose turn is it?
panel-seat-has-tablet =
    { $name } has another tablet.
    Is it lost or broken? Ask { $facilitator }.
panel-seat-has-tablet-ask = { $seat } has a tablet already. Ask { $name }.
panel-seat-your-turn = It is your turn, { $name }
panel-seat-give = Give the tablet to the next person

## A member's own screens (Easy Read)

panel-seat-place = { $n } of { $of }
panel-seat-later-title = Take your time
panel-seat-later = Press the button when you are ready. Or ask { $name }.
panel-seat-stopped-title = You have stopped
panel-seat-stopped =
    { $name } can see that you have stopped.
    Your scores do not count now.
    You can carry on until the panel talks.
panel-seat-stopped-late =
    Your scores from now on do not count.
    The panel has talked.
    So you cannot start again today.
panel-seat-carry-on = I want to carry on
panel-seat-meet-now = We meet { $name } now
panel-seat-meet-next = We meet { $name } next.
panel-seat-soon = { $name } tells you when we start.
panel-seat-thank-you-done = Thank you
panel-seat-wait-others = Now we wait for the others.
panel-seat-change-answer = Change an answer
panel-seat-talk-now = We talk now
panel-seat-talk-about = We talk about { $name }
panel-seat-day-done = We are finished
panel-seat-thanks = Thank you for your time.
panel-seat-what-next = See what happened next
panel-seat-left-out = That is fine. You can take a break.
panel-seat-do-not-score = You do not score { $name }
panel-seat-stopped-one =
    You have stopped.
    Your answers are kept.
panel-seat-thank-you = Thank you for telling us
panel-seat-left-out-text =
    You do not score { $name }.
    You can still score the other people.
panel-seat-my-day = My day
panel-seat-my-choices = My choices
panel-seat-my-tablet = How I like my tablet
panel-seat-my-answers = What happens with my answers
panel-seat-not-asked = Not asked yet
panel-seat-say-yes = Change to yes
panel-seat-say-no = Change to no
panel-seat-people = The people we meet
panel-seat-scored = I score { $name }
panel-seat-not-scored = I do not score { $name }
panel-seat-not-announced = This is not ready yet. Ask { $name }.

# Print for the day
panel-print-title = Print for the day
panel-print-link = Print everything for the day at once
panel-print-lead = All that is good to have on paper. Tablets do the same; paper is for those who like it, and for a day on which the network fails.
panel-print-how = To print all of it: press Ctrl and P together, then Print. To leave something out, type its pages there.
panel-print-home = Send this home some days before:
panel-print-mend = Do this first
panel-print-no-day = Nobody has a time yet.
panel-print-no-kit = The questions are not chosen yet.
panel-print-no-agreement = Nothing is announced yet.
panel-print-plan = Plan of the day
panel-print-plan-what = One page for whoever runs the day.
panel-print-tasks = Before the first person comes
panel-print-task-1 = Chairs at one table; water; a quiet room for breaks.
panel-print-task-2 = Tablets charged and joined, each on the right name.
panel-print-task-3 = Everybody has practised once, and knows Help, Break and Stop.
panel-print-task-4 = Everybody was asked whether they know the people who come.
panel-print-task-5 = Each asker has seen their question and tried it aloud.
panel-print-task-6 = Spare score sheets and pens lie ready.
panel-print-days-what = { $count ->
    [one] One sheet, with the member's name.
   *[other] { $count } sheets, each with a member's name.
 }
panel-print-decides-what = { $count ->
    [one] One copy for the member.
   *[other] Copy it { $count } times: one for each member.
 }
panel-print-questions = The questions and who asks them
panel-print-questions-what = In large print, for the table.
panel-print-asks = { $name } asks
panel-print-asks-nobody = Nobody is named yet
panel-print-scores = Score sheets
panel-print-scores-one = { $pages ->
    [one] One empty set of one page: copy it for each scorer and each person you meet.
   *[other] One empty set of { $pages } pages: copy it for each scorer and each person you meet.
 }
panel-print-scores-each = { $sets ->
    [one] One set with its names written in, { $pages } pages.
   *[other] { $sets } sets with their names written in, { $pages } pages in all.
 }
panel-print-make-each = Write the names on the score sheets: one set for each scorer and person
panel-print-make-one = One empty set of score sheets, to copy
panel-print-pay = Hours and pay
panel-print-pay-what = { $count ->
    [0] Nobody on this panel is a panel member.
    [one] One sheet, to be filled in with the member.
   *[other] { $count } sheets, each to be filled in with its member.
 }

## Who helps on the day

panel-helpers-title = Who helps on the day
panel-helpers-lead = Interpreters and advocates are booked here by name. They and each member's own supporter read one page about what helping is and what stays in the room, and sign it. Note here who has.
panel-helpers-none = Nobody is booked, and no member has named a supporter.
panel-helpers-sheet = The page to read and sign
panel-helper-interpreter = Interpreter
panel-helper-advocate = Advocate
panel-helper-interpreter-for = interpreter for { $name }
panel-helper-advocate-for = advocate for { $name }
panel-helper-supporter-for = supporter of { $name }
panel-helper-interpreter-all = interpreter for everybody
panel-helper-advocate-all = advocate for whoever wants one
panel-helper-agreed = Read and signed the page; noted { $when }.
panel-helper-not-agreed = Has not signed the page yet.
panel-helper-note = { $name } has read and signed it
panel-helper-cancel = Take { $name }'s booking back
panel-helper-book = Book
panel-helper-person = Person
panel-helper-person-needed = Choose the person, or write the name of somebody new.
panel-helper-new = Name of somebody who is not in the list
panel-helper-new-hint = They are added as somebody who supports, without a sign-in.
panel-helper-kind = What they do
panel-helper-seat = For whom
panel-helper-seat-unknown = This seat is not on this panel. Choose again.
panel-helper-everybody = Everybody
panel-helper-twice = This person is booked for this day already.
panel-print-helpers-what = { $count ->
        [0] One page for whoever helps on the day, to read and sign.
        [one] One page, which 1 person who helps reads and signs.
       *[other] One page, which { $count } people who help read and sign.
    }
