### Scoring. First the tablet's texts (`scoring-seat-`): Easy Read, and a test holds them to it. Then the desk's.

## The tablet: where I am

# $n: this question; $of: how many there are
scoring-seat-where = Question { $n } of { $of }
scoring-seat-where-practice = Practice
scoring-seat-where-check = Check
scoring-seat-where-done = Finished
scoring-seat-where-talk = We talk
# $candidate: first name of the person the panel meets; $topic: what the question is about
scoring-seat-about = { $candidate } · { $topic }
scoring-seat-back = Back
scoring-seat-next = Next

## The tablet: begin and practise

scoring-seat-start-title = You meet { $candidate }
scoring-seat-start-count = { $of ->
        [one] There is 1 question.
       *[other] There are { $of } questions.
    }
scoring-seat-start-how = You say what you think.
scoring-seat-start-private = No one sees it until we talk.
scoring-seat-start-practise = First we practise.
scoring-seat-start-on = Carry on
scoring-seat-where-practice-n = Practice { $n } of 2
scoring-seat-practice-about = Practice. This is not a real person.
scoring-seat-practice-fits-title = Yes
scoring-seat-practice-fits-good = Pat was kind. So you pressed a good one.
scoring-seat-practice-fits-poor = Pat was not kind. So you pressed that.
scoring-seat-practice-one-more = Here is one more.
scoring-seat-practice-look-title = Let us look again
scoring-seat-practice-look-good = Pat smiled and said hello. Most people press Good.
scoring-seat-practice-look-poor = Pat laughed and walked off. Most people press Not good.
scoring-seat-practice-done-title = That is how it works
scoring-seat-practice-done-text = We did not keep your practice answers.
scoring-seat-practice-again = Practise again
scoring-seat-practice-without = Carry on without practice
scoring-seat-practice-start = Start with { $candidate }

## The tablet: how I like my tablet

scoring-seat-ways-title = How I like my tablet
scoring-seat-ways-own = This is your own. The others do not see it.
scoring-seat-ways-begin = Shall we make the tablet right for you?
scoring-seat-ways-begin-how = You can change the words, the colours and more.
scoring-seat-ways-begin-later = You can do it later too. Press Help.
scoring-seat-ways-begin-yes = Yes, show me
scoring-seat-ways-begin-no = It is fine as it is
scoring-seat-ways-try = Try it here. We do not keep this answer.
scoring-seat-ways-done = The tablet is right now
scoring-seat-ways-unknown = Choose one of these.
scoring-seat-ways-size = How big are the words?
scoring-seat-ways-size-100 = Big enough
scoring-seat-ways-size-125 = A bit bigger
scoring-seat-ways-size-150 = Bigger
scoring-seat-ways-size-200 = Very big
scoring-seat-ways-size-250 = As big as can be
scoring-seat-ways-colours = Which colours are best?
scoring-seat-ways-colours-light = Light
scoring-seat-ways-colours-dark = Dark
scoring-seat-ways-colours-strong = Black on white
scoring-seat-ways-colours-strong_dark = White on black
scoring-seat-ways-pictures = Do pictures help you?
scoring-seat-ways-pictures-on = Yes, with pictures
scoring-seat-ways-pictures-off = Only words
scoring-seat-ways-aloud = Do you want to hear the words?
scoring-seat-ways-aloud-how = You press a button. Then the tablet reads to you.
scoring-seat-ways-aloud-on = Yes
scoring-seat-ways-aloud-off = I read them myself
scoring-seat-ways-faces = How many answers do you want?
scoring-seat-ways-faces-three = Three
scoring-seat-ways-faces-five = Five
scoring-seat-ways-order = Which answer comes first?
scoring-seat-ways-order-how = Every person has their own order.
scoring-seat-ways-order-good_first = Good comes first
scoring-seat-ways-order-good_last = Good comes last
scoring-seat-ways-quiet = How much do you want to see?
scoring-seat-ways-quiet-shown = All the answers
scoring-seat-ways-quiet-behind = Only a few at first
scoring-seat-ways-hand = Which hand do you use?
scoring-seat-ways-hand-both = Both hands
scoring-seat-ways-hand-left = My left hand
scoring-seat-ways-hand-right = My right hand
scoring-seat-ways-press = How do you press?
scoring-seat-ways-press-how = A switch is a big button. A pointer is the arrow of a mouse.
scoring-seat-ways-press-touch = With a finger
scoring-seat-ways-press-keys = With a keyboard
scoring-seat-ways-press-rest = I rest the pointer on it
scoring-seat-ways-press-switch_moves = One switch. The frame moves. I press.
scoring-seat-ways-press-switch_step = One switch. I move the frame. Then I wait.
scoring-seat-ways-press-switch_two = Two switches. One moves, one chooses.
scoring-seat-ways-pace = How long do we wait?
scoring-seat-ways-pace-1000 = 1 second
scoring-seat-ways-pace-2000 = 2 seconds
scoring-seat-ways-pace-3000 = 3 seconds
scoring-seat-ways-pace-5000 = 5 seconds
scoring-seat-ways-pace-8000 = 8 seconds

## The tablet: ask or listen

# $name: first name of the person who asks
scoring-seat-ask-title = You ask { $candidate }
scoring-seat-ask-how = Read this out. Take your time.
scoring-seat-listen-title = { $name } asks. Listen.
scoring-seat-listen-how = Listen to what { $candidate } says.
scoring-seat-ask-next = { $candidate } has answered
# what the person who asked has said, before the words of the question
scoring-seat-story-me = I said:
scoring-seat-story-other = { $name } said:
scoring-seat-look-back = Think about the whole time with { $candidate }.

## The tablet: score

scoring-seat-good = Good
scoring-seat-ok = OK
scoring-seat-poor = Not good
scoring-seat-five-5 = Very good
scoring-seat-five-4 = Good
scoring-seat-five-3 = OK
scoring-seat-five-2 = Not good
scoring-seat-five-1 = Not good at all
# with fewer choices on the first screen: opens the three quiet answers
scoring-seat-behind = Something else
# $answer: what was pressed before, when other choices stood here
scoring-seat-you-said = You said: { $answer }
scoring-seat-not_sure = I am not sure
scoring-seat-not_seen = I did not see
scoring-seat-rather_not = I would rather not say

## The tablet: why

scoring-seat-why-title = Why?
scoring-seat-why-how = Choose the cards that fit. You can leave this out.
scoring-seat-why-words = My own words
scoring-seat-private = No one else can see this yet.
scoring-seat-why-hint = Someone can type for you.
scoring-seat-words-long = This is too long. Use fewer words.
scoring-seat-card-unknown = This card is new. Choose again.

## The tablet: check and finish

scoring-seat-check-title = What you said about { $candidate }
scoring-seat-check-missing = No answer yet
scoring-seat-check-change = Change
scoring-seat-check-answer = Answer
scoring-seat-check-safe = How did you feel with { $candidate }?
scoring-seat-check-unsafe = I did not feel safe
scoring-seat-check-tell = Tell us
scoring-seat-safe-title = Did you feel safe with { $candidate }?
scoring-seat-safe-yes = I felt safe
scoring-seat-safe-no = I did not feel safe
scoring-seat-safe-words = What made you feel that way?
scoring-seat-safe-now = Press Help if you want someone now.
scoring-seat-support-how = You can choose more than one.
scoring-seat-support-private = This is your own. The others do not see it.
scoring-seat-support-choose = Choose at least one.
scoring-seat-support-both = You chose alone and with help. Choose one of them.
scoring-seat-support-unknown = Choose one of the cards.
scoring-seat-support-who = Who helped you?
scoring-seat-support-who-choose = Choose who helped you.
scoring-seat-support-other = Another person
scoring-seat-support-other-who = If it was another person: who?
scoring-seat-support-said = Did someone tell you what to choose?
scoring-seat-support-said-no = No
scoring-seat-support-said-yes = Yes
scoring-seat-support-prompt = What did they say?
scoring-seat-support-change = Your score is your own. You can still change it.
scoring-seat-finish-title = Are these your own answers?
scoring-seat-finish-yes = Yes. I am finished.
scoring-seat-finish-no = I want to change something
scoring-seat-finish-missing = Question { $n } has no answer yet. Press Back.
scoring-seat-done-title = Thank you, { $name }
scoring-seat-done-text = Your answers about { $candidate } are kept.
scoring-seat-done-next = Now we wait for the others.
scoring-seat-done-change = Change an answer
scoring-seat-done-look = Look again
scoring-seat-done-meet = Now you meet { $candidate }
scoring-seat-done-give = Give the tablet on
scoring-seat-done-talk = Now we talk about { $candidate }.
scoring-seat-done-see = See what we said

## The tablet: not now

scoring-seat-wait-title = We start soon
scoring-seat-wait-text = Wait for { $name }. Then press Look again.
scoring-seat-out-title = You do not score { $candidate }
scoring-seat-out-text = That is fine. You can still score the other people.
scoring-seat-out-ask = Talk to { $name } if you want to score.
scoring-seat-over-title = We are finished with { $candidate }
scoring-seat-over-text = Thank you for your work.
scoring-seat-home = Go to my start page

## The tablet: help, break, stop

scoring-seat-call-help = We told { $name }. Someone is coming to you.
scoring-seat-call-break = You are on a break. Your answers are kept.
scoring-seat-call-break-all = You are on a break. We told { $name } that you all need one.
scoring-seat-pause = We all have a break now. Your answers are kept.
scoring-seat-need-say = Say what you need
scoring-seat-need-title = What do you need?
scoring-seat-need-question = I have a question
scoring-seat-need-read = Read this to me
scoring-seat-need-tablet = The tablet does not work
scoring-seat-need-unwell = I do not feel well
scoring-seat-need-own = I want to score on my own
scoring-seat-need-all = We all need a break
scoring-seat-need-break-title = Do you all need a break?
scoring-seat-need-break-how = Your own break has started. { $name } can start a break for all.
scoring-seat-own-title = You can score on your own
scoring-seat-own-how = You choose who sits with you. You do not need to say why.
scoring-seat-own-whom = Who can we tell?
scoring-seat-own-tell = Tell { $name }
scoring-seat-own-tell-talk = I want to talk with { $name }
scoring-seat-own-tell-nobody = Tell no one
# what happens then is the same for everybody, so nobody hears whose wish it was
scoring-seat-own-told = We told { $name }. { $name } asks everyone to score on their own. No one hears that you asked.
scoring-seat-own-told-talk = We asked for { $name }. We did not say why.
scoring-seat-own-nobody = We told no one. You can turn the tablet to you. You can say: I do this on my own.
scoring-seat-own-over = I do not need this now
scoring-seat-call-back = I am back
scoring-seat-call-enough = I am fine now
scoring-seat-stop-title = Do you want to stop?
scoring-seat-stop-now-title = You have stopped scoring { $candidate }
scoring-seat-stop-told = We told { $name }.
scoring-seat-stay-title = Can we use what you said about { $candidate }?
scoring-seat-stay-title-all = Can we use what you said today?
scoring-seat-stay-how = You gave us answers before you stopped. It is your choice.
scoring-seat-stay-yes = Yes. Use my answers.
scoring-seat-stay-no = No. Leave them out.
scoring-seat-stay-said-yes = You said yes. You can change it until we talk.
scoring-seat-stay-said-no = You said no. You can change it until we talk.
scoring-seat-stay-none-title = There is nothing to ask
scoring-seat-stay-none = We ask you this after you stop.
scoring-seat-how-title = How was the day for you?
scoring-seat-how-title-now = How is the day for you?
scoring-seat-how-words = What can we do better?
scoring-seat-how-read = { $name } reads this to make the next day better.
scoring-seat-how-kept = Kept. You can change it.
scoring-seat-stop-why = You do not need to say why.
scoring-seat-stop-kept = Your answers are kept.
scoring-seat-stop-one = Stop scoring { $candidate }
scoring-seat-stopped-one = You have stopped. Your answers are kept.
scoring-seat-stop-over-one = I want to score { $candidate }
scoring-seat-stop-break = I only want a break
scoring-seat-stop-go-on = Carry on

## The tablet: no network, and answers that were not taken

scoring-seat-away-title = No internet just now
# $name: first name of the person who runs the day
scoring-seat-away-text = Your answers are safe on this tablet. You can carry on. Tell { $name } if you need help.
scoring-seat-away-help = Put your hand up, so that { $name } sees you. We tell { $name } when the internet is back.
scoring-seat-away-break = You can have a break now. Put your hand up, so that { $name } knows. Your answers are kept.
scoring-seat-away-stop = You have stopped. Put your hand up, so that { $name } knows. Your answers are kept.
scoring-seat-away-lost = What you pressed did not go through. Press it again when the internet is back. Tell { $name } if you need help now.
scoring-seat-away-told-title = { $name } knows now
scoring-seat-away-told = Someone is coming to you.
scoring-seat-away-on = Carry on with { $candidate }
scoring-seat-away-others = Another person is here now
scoring-seat-away-who = Look at the person in the room. Who is it?
scoring-seat-away-here = { $candidate } is here
scoring-seat-refused-title = Please look at this
scoring-seat-refused-none-title = All is well
scoring-seat-refused-none = There is nothing to look at.
scoring-seat-refused-said = You said:
scoring-seat-refused-again = Send it again
scoring-seat-refused-change = Change it
scoring-seat-refused-away = Take it away

## The tablet: one's own team, for the panel member who will be supported

scoring-seat-team-title = Do you want { $candidate } to help you?
scoring-seat-team-how = The new person will help you. You can say no for your own team. No one sees it until we talk. You can change it until someone is chosen.
scoring-seat-team-yes = Yes
scoring-seat-team-no = No
scoring-seat-team-not-sure = Not sure yet
scoring-seat-team-keep = Keep this
scoring-seat-team-kept = Kept. You can change it.
scoring-seat-team-open = Say if { $candidate } can help you
scoring-seat-team-over = This question is over now
scoring-seat-team-stands = You said: { $said }. This stays.
scoring-seat-team-said-nothing = You have said nothing here.
scoring-seat-team-none-title = This question is for someone else
scoring-seat-team-none = You do not have to do anything here.

## The tablet: the talk

scoring-seat-talk-title = What we said about { $candidate }
scoring-seat-talk-how = Look at it with the others. You can change your mind.
scoring-seat-talk-wait-title = We talk soon
scoring-seat-talk-wait = First we all finish our answers. Then press Look again.
scoring-seat-talk-says = { $name } says:
scoring-seat-talk-first = First: { $answer }
scoring-seat-talk-none = No one answered this.
scoring-seat-talk-change = Change my answer
scoring-seat-talk-kept = We keep your first answer too.
scoring-seat-talk-unsafe = { $name } did not feel safe.
scoring-seat-talk-team-yes = { $name } said yes to { $candidate } for their own team.
scoring-seat-talk-team-no = { $name } said no to { $candidate } for their own team.
scoring-seat-talk-team-not-sure = { $name } is not sure yet about their own team.
scoring-seat-talk-not-scored = { $name } did not score { $candidate }.

## Refused: on the tablet, so Easy Read too

scoring-refused-other-panel = This is another panel. Ask for help.
scoring-refused-not-in-kit = This question is not for today. Ask for help.
scoring-refused-off-scale = Choose one of the answers here.
scoring-refused-withdrawn = You said that you stop. So we keep no new answers.
scoring-refused-conflict = You do not score this person. That is fine.
scoring-refused-no-consent = You said: do not keep my scores. So we keep none.
scoring-refused-stopped = You have stopped for this person. Ask if you want to carry on.
scoring-refused-finished = You said that you are finished. We kept your answers.
scoring-refused-not-begun = This has not started yet. Wait a little.
scoring-refused-closed = The panel is finished with this person.
scoring-refused-only-changes = The panel talks now. You can only change an answer.
scoring-refused-key-used = Look at your answer again. Then press Next.
scoring-refused-other-team = This question is for someone else. Go to your start page.
scoring-refused-other-seat = This screen was for someone else. Go to your start page.
scoring-refused-talk-open = The panel talks now. You can change your answers there.
scoring-refused-carry-on-late = The panel talks now. You can still talk with us.
scoring-refused-stay-late = The panel talks now. So this stays as it is.
scoring-refused-nothing = Choose one answer.

## The board

scoring-board-title = The board
scoring-board-lead = Who is here, who is done, and who asks for help. What people said stays with them until the panel talks.
scoring-board-refresh = Look again
scoring-board-live = This page follows by itself.
scoring-board-calls = Calls
scoring-board-calls-none = Nobody is calling.
scoring-board-call-help = { $name } (seat { $seat }) asks for help
scoring-board-call-break = { $name } (seat { $seat }) has a break
scoring-board-call-stop = { $name } (seat { $seat }) has stopped
scoring-board-about-question = { $name } (seat { $seat }) asks for help: has a question
scoring-board-about-read = { $name } (seat { $seat }) asks for help: wants something read out
scoring-board-about-tablet = { $name } (seat { $seat }) asks for help: the tablet does not work
scoring-board-about-unwell = { $name } (seat { $seat }) asks for help: does not feel well
scoring-board-about-all = { $name } (seat { $seat }) has a break, and asks for a break for everybody
scoring-board-about-privacy = { $name } (seat { $seat }) asks for privacy
scoring-board-about-talk = { $name } (seat { $seat }) wants to talk with { $whom }
scoring-board-privacy-say = Say to everybody, not to one person: “Now everyone scores on their own. Supporters, please sit back and look away.” Do not say who asked.
scoring-board-pause = Everybody has a break since { $time }.
scoring-board-pause-begin = Start a break for everybody
scoring-board-pause-over = The break is over
scoring-board-how = How the day was for those who said so
scoring-board-how-good = good
scoring-board-how-ok = OK
scoring-board-how-not_good = not good
scoring-board-how-rather_not = would rather not say
scoring-board-answered = Answered
scoring-board-waits = Answers that are still on a tablet
# $name: whose tablet it is; $n: how many, never which
scoring-board-waits-tablet = { $n ->
        [one] { $name }: the tablet has 1 answer to send. It goes by itself when the network is back.
       *[other] { $name }: the tablet has { $n } answers to send. They go by themselves when the network is back.
    }
scoring-board-waits-person = { $n ->
        [one] { $name }: one answer waits for them to look at it. They decide, on their own tablet.
       *[other] { $name }: { $n } answers wait for them to look at. They decide, on their own tablet.
    }
scoring-board-waits-full = { $name }: the tablet cannot keep answers while there is no network. Stay near the network, or give another tablet.
scoring-board-since = since { $time }
scoring-board-tablets = Tablets that want to join
scoring-board-tablets-all = All tablets: let in or take away
scoring-board-people = Who is here
scoring-board-person = Person
scoring-board-seat-kind = Seat
scoring-board-here = Here?
scoring-board-here-yes = Here
scoring-board-here-no = Not here yet
scoring-board-here-withdrawn = Has withdrawn
scoring-board-item = Question { $n }
scoring-board-done = Done
scoring-board-not-done = Not done
scoring-board-all = All together
scoring-board-finished = Finished
scoring-board-working = Not finished
scoring-board-absent = Not scoring: { $reason }
scoring-board-shadow = Shadow: does not count
scoring-board-state-planned = Planned
scoring-board-state-running = Running
scoring-board-state-scored = Everybody is done
scoring-board-state-talking = The panel talks
scoring-board-state-closed = Closed
scoring-board-open = Open the discussion
scoring-board-close = Close this interview
scoring-board-scored = Everybody is done
scoring-board-admit = Let it in
scoring-board-start = Start with { $candidate }
scoring-board-see-talk = See what the panel said
scoring-board-paper = Type in a paper sheet
scoring-board-no-interviews = No candidate is planned for this panel yet.
scoring-board-sheet = Print score sheets
scoring-board-to-panel = Back to the panel

scoring-reason-unwell = unwell
scoring-reason-conflict = conflict of interest
scoring-reason-withdrawn = has withdrawn
scoring-reason-left = had to leave
scoring-reason-tablet_lost = tablet lost or broken
scoring-reason-stopped = pressed Stop
scoring-reason-no_consent = has not agreed to scores being recorded
scoring-reason-away = not there on the day

scoring-absent-title = Someone cannot score a candidate
scoring-absent-lead = Say who and why. The day goes on without waiting for them.
scoring-absent-interview = Candidate
scoring-absent-interview-needed = Choose the candidate.
scoring-absent-seat = Person
scoring-absent-seat-needed = Choose the person.
scoring-absent-reason = Reason
scoring-absent-reason-needed = Choose the reason.
scoring-absent-choose = Choose
scoring-absent-save = Record it
scoring-absent-finished = This person has finished already. Nothing needs to be recorded.
scoring-absent-closed = The discussion of this interview has been opened. A reason can no longer be recorded.
scoring-absent-back = { $name } is back

scoring-talk-not-begun = This interview has not begun.
scoring-talk-open-already = The discussion of this interview is open already.
scoring-talk-closed = This interview is closed.
scoring-talk-seats-missing = Not everybody has finished: { $names }. Wait, or record why they do not score.
scoring-talk-others-first = This panel agreed to talk after the last candidate. Still to come: { $names }.
scoring-talk-not-open = The discussion of this interview is not open, so there is nothing to close.

## The talk at the desk

scoring-talk-title = What the panel said about { $candidate }
scoring-talk-lead = Read the remarks out and let everybody speak. A member who changes their mind does so on their own tablet; the first score is kept.
scoring-talk-says = { $name }:
scoring-talk-first = at first: { $answer }
scoring-talk-concern = { $name } did not feel safe with { $candidate }.
scoring-talk-team-yes = { $name } said yes to { $candidate } for their own team.
scoring-talk-team-no = { $name } said no to { $candidate } for their own team.
scoring-talk-team-not-sure = { $name } is not sure yet about { $candidate } for their own team.
scoring-talk-absent-line = { $name } did not score { $candidate }: { $reason }.
scoring-talk-none = Nobody answered this question.
scoring-talk-to-board = Back to the board
scoring-talk-to-talked = What moved in the talk

## Paper

scoring-paper-title = Type in a paper sheet
scoring-paper-lead = For a sheet that a panel member filled in by hand. It is sealed like any score and says that you typed it. Answers that were kept before are never shown here.
scoring-paper-none = There is no interview that a sheet could be typed in for.
scoring-paper-type = Type in the sheet of { $name }
scoring-paper-finished = { $name } has finished
scoring-paper-not = { $name }: { $reason }
scoring-paper-sheet-title = The sheet of { $name } about { $candidate }
scoring-paper-sheet-lead = Type what is on the sheet, word for word. Where a question was left empty, choose that.
scoring-paper-when = When the sheet was filled in
scoring-paper-when-hint = On the day of the panel, for example 10:40
scoring-paper-when-needed = Say when the sheet was filled in, such as 10:40.
scoring-paper-when-later = This time has not come yet.
scoring-paper-answer-needed = Question { $n }: choose what the sheet says, or that it was left empty.
scoring-paper-empty = Left empty on the sheet
scoring-paper-all-empty = Every question is left empty. There is nothing to keep.
scoring-paper-words = Words on the sheet
scoring-paper-words-long = Question { $n }: keep the words under 2,000 characters.
scoring-paper-own = { $name } filled this in themselves, or pointed at each answer
scoring-paper-own-needed = A score needs the person's own confirmation.
scoring-paper-save = Keep this sheet

scoring-paper-refused-other-panel = This person sits on another panel.
scoring-paper-refused-not-in-kit = This question is not in the kit of this vacancy.
scoring-paper-refused-off-scale = This answer is not on the scale. Choose one of the answers.
scoring-paper-refused-withdrawn = This person has withdrawn, so no score of theirs can be kept.
scoring-paper-refused-conflict = This person has a conflict with this candidate, so no score of theirs can be kept.
scoring-paper-refused-no-consent = This person has not agreed to scores being recorded.
scoring-paper-refused-stopped = This person pressed Stop for this candidate. Ask them first; they can go on at their tablet, or you record on the board that they are back.
scoring-paper-refused-finished = This person has said that they are finished. Nothing was changed.
scoring-paper-refused-not-begun = This interview has not begun.
scoring-paper-refused-closed = This interview is closed.
scoring-paper-refused-only-changes = This person has seen what the panel said, so a sheet can no longer be typed in. They change an answer on their tablet.
scoring-paper-refused-key-used = This sheet was typed in already, with other answers. Nothing was changed.

## The next step on the vacancy page

scoring-step-interviews = Hold the interviews
scoring-step-talk = Talk about the candidates
scoring-step-no-panel = There is no panel yet.
scoring-step-no-interviews = No candidate is on the panel's day yet.
scoring-step-scored = { $n } of { $of } interviews are scored.
scoring-step-talked = { $n } of { $of } interviews are talked about.

## The desk: a member's tablet

scoring-ways-title = { $name }’s tablet
scoring-ways-lead = This is { $name }’s own. Set it together, or as { $name } told you. It follows them to any tablet, they can change it there themselves, no other seat sees it, and that you looked is noted.
scoring-ways-unknown = Choose one of the list.
scoring-ways-open = How { $name } likes the tablet
