### Weighing, choice, confirmation and the answer to the panel.
### Desk screens first; what a panel member reads (weighing-answer-*, weighing-draft-*) is Easy Read and stands at the end.

weighing-title = Weigh what the panel said
weighing-here = Weigh
weighing-choose = Choose
weighing-see-choice = See the choice
weighing-back = Back to the weighing page
weighing-and = and

weighing-lead-day =
    { $seats ->
        [one] One person
       *[other] { $seats } people
    } scored { $candidates ->
        [one] one candidate
       *[other] { $candidates } candidates
    } on { $day }.
weighing-lead-parallel = The panel counts for { $share } %, as announced on { $day }.
weighing-lead-equal = Every person's scores count the same, as announced on { $day }.

weighing-nothing-title = There is nothing to weigh yet
weighing-nothing = Scores stay private until the panel talks. When the facilitator has opened the talk about each candidate, you can weigh and choose here.
weighing-still-waiting = The panel has still to talk about these candidates. Nobody can be chosen before.
weighing-nobody-waits = No candidate is waiting for an interview.
weighing-waits-no-interview = no interview is planned yet
weighing-waits-planned = the interview has not begun
weighing-waits-running = the interview is going on
weighing-waits-scored = everybody has finished; the talk has not begun
weighing-waits-talking = the panel is talking
weighing-waits-closed = the panel has talked

weighing-verdict-first = { $name } is first by the agreed weighing.
weighing-verdict-tie = { $names } are equal first by the agreed weighing.
weighing-verdict-none = Nobody can be placed yet: each total lacks a part.
weighing-verdict-panel-same = The panel's own order begins the same.
weighing-verdict-panel-first = The panel put { $name } first.
weighing-verdict-panel-tie = The panel put { $names } equal first.
weighing-verdict-out-of-order = { $names } had as much or more, and left the order: see why below.
weighing-verdict-panel-none = The panel's own scores put nobody first, because each lacks a part.
weighing-sure-clear = { $name } is first by the agreed weighing, and in { $n } of 100 mixes of these people.
weighing-sure-every-mix = { $name } is first by the agreed weighing, and in every mix of these people.
weighing-sure-one-person = { $name } is first by the agreed weighing, and it is too close to call: without one of these people somebody else would be first or equal first.
weighing-sure-mix = { $name } is first by the agreed weighing, and it is too close to call: only { $n } of 100 mixes of these people put { $name } first.
weighing-sure-one-candidate = { $name } is the only candidate in the order.
weighing-sure-one-seat = { $name } is first by the agreed weighing. Only one person could be mixed, so how sure that is cannot be said.
weighing-sure-every-mix-counted = { $name } is first by the agreed weighing, and in every mix of these people in which everybody has a total.
weighing-sure-held = In all of this, gates and what somebody said for their own team are held as they are.
weighing-sure-more = How sure is this?
weighing-sure-lead = These are checks beside the scores. They change no score and no place. A mix is a panel of the same size put together from the same people, in which one person may sit twice: it shows what another mix of these people would have said.
weighing-sure-parallel = In the agreed weighing the panel is mixed, and the other scorers stay as they are.
weighing-sure-agreed = By the agreed weighing
weighing-sure-panel = The panel's own order
weighing-sure-col-who = Candidate
weighing-sure-col-total = Total
weighing-sure-col-range = In 95 of 100 mixes
weighing-sure-col-mixes = First, of 100 mixes
weighing-sure-col-near = First, of 100 weights nearby
weighing-sure-col-all = First, of 100 weights of any kind
weighing-sure-none = not worked out
weighing-sure-range = { $low } to { $high }
weighing-sure-mixes = All { $mixes } mixes of { $seats } people were worked out, none by chance. Weights nearby are within ten points of each agreed one.
weighing-sure-dropped = { $dropped } of 100 were left out because somebody would have no total in them.
weighing-sure-sampled = For other weights { $n } were drawn, always the same ones.
weighing-sure-person-first = Without one of the { $seats } people somebody else would be first or equal first.
weighing-sure-person-order = Without any one of the { $seats } people who can be left out the same candidate is first; further down the order would change.
weighing-sure-person-none = Without any one of the { $seats } people who can be left out the order stays.
weighing-sure-person-untried =
    { $n ->
        [one] One person more cannot be left out, because somebody would have no total.
       *[other] { $n } people more cannot be left out, because somebody would have no total.
    }
weighing-sure-flip = { $points } points of weight would have to move from “{ $from }” to “{ $to }” before { $name } draws level with { $leader }; with more, { $name } is ahead of { $leader }.
weighing-sure-flip-level = { $points } points of weight would have to move from “{ $from }” to “{ $to }” before { $name } draws level with { $leader }; no weights put { $name } ahead of { $leader }.
weighing-sure-flip-never = No weights put { $name } ahead of { $leader }.
weighing-sure-order-stays = The order stays if we allow for who answered what.
weighing-sure-order-changes = The order changes if we allow for who answered what. Look at what was left unanswered.
weighing-sure-not-connected = Not all candidates were scored by the same people, so the order cannot be checked for who answered what.
weighing-sure-too-few = With so few people or candidates the order cannot be checked for who answered what.
weighing-sure-why-bad-terms = No weighing was agreed that adds up to 100 %.
weighing-sure-why-no-totals = Nobody has a total.
weighing-sure-why-no-total-without = Without this person somebody would have no total.
weighing-sure-why-one-seat = Only one person could be mixed, so there is no other mix.
weighing-sure-why-too-many-mixes = There are too many mixes of so many people to work out each of them.
weighing-sure-why-shared-first = Several share the first place, so nobody has to be caught up with.
weighing-sure-why-thin-region = The weights are so uneven that other weights near them say little.
weighing-sure-why-too-large = The numbers are too large to be exact.
weighing-figures-title = How far the panel agreed
weighing-figures-lead = For an audit and for learning. Nothing here changes a score or an order, and nothing here is shown at the table.
weighing-figures-none = There is nothing to see before the panel has talked. What moved in a talk is for HR and for whoever led it.
weighing-figures-agreement = Agreement
weighing-figures-one-panel = One panel says little: with one and the same way of scoring, figures from small panels lie far apart. One panel is too small for a range. Compare several panels with the same questions before you draw anything from them. None of these figures is good or bad by itself.
weighing-figures-col = Figure
weighing-figures-people =
    { $n ->
        [one] 1 person
       *[other] { $n } people
    }
weighing-figures-all-alone = Everybody, before the talk
weighing-figures-all-after = Everybody, after the talk
weighing-figures-panel-alone = Panel members, before the talk
weighing-figures-panel-after = Panel members, after the talk
weighing-figures-n = { $value } (from { $n })
weighing-figures-alpha = Krippendorff's alpha, ordinal
weighing-figures-alpha-hint = 1 is full agreement, 0 is chance. Near 0 also when nearly everybody gives the best.
weighing-figures-ac2 = Gwet's AC2
weighing-figures-ac2-hint = The same question where nearly everybody gives the best. Read it beside alpha, never alone.
weighing-figures-alpha-interval = Krippendorff's alpha, interval
weighing-figures-alpha-interval-hint = A check on the one above.
weighing-figures-w = Kendall's W
weighing-figures-w-hint = Do people put the candidates in the same order? 1 is the same order.
weighing-figures-icc1 = ICC(2,1)
weighing-figures-icc1-hint = How far one person's scores stand for the panel's.
weighing-figures-icck = ICC(2,k)
weighing-figures-icck-hint = How far the mean of this panel stands for that of another like it.
weighing-figures-exact = Pairs with the same score
weighing-figures-exact-hint = Not corrected for chance; high on a short scale.
weighing-figures-within = Pairs within one step
weighing-figures-within-hint = Not corrected for chance; high on a short scale.
weighing-figures-no-difference = No consistent difference between candidates was seen.
weighing-figures-why-no-pairable-values = Nobody scored the same question as somebody else.
weighing-figures-why-no-variation = Everybody gave the same score everywhere.
weighing-figures-why-fewer-than-2-raters = It takes two people.
weighing-figures-why-fewer-than-2-complete-units = It takes two questions that everybody scored.
weighing-figures-why-all-raters-fully-tied = Nobody put one candidate before another.
weighing-figures-why-zero-denominator = This cannot be worked out from these scores.
weighing-figures-why-below-floor = Too few scores to say.
weighing-figures-without = Whom the order depends on
weighing-figures-without-lead = Each person is left out once, and everybody else is weighed as agreed. The table hears only whether the order depends on one person, never on whom.
weighing-figures-without-later = Whom the order depends on is shown where there is an order, and to nobody who has still to choose.
weighing-figures-without-col = Without
weighing-figures-without-what = What would change
weighing-figures-without-first = First would be { $names }.
weighing-figures-without-order = { $names } would still be first; further down the order would change.
weighing-figures-without-none = Nothing.
weighing-talked-title = What moved in the talk
weighing-talked-lead = For looking back on how the panel talked. It says nothing about a score, and the manager who weighs does not see it.
weighing-talked-moved = What moved
weighing-talked-changed = { $n } of { $all } answers were changed after the talk.
weighing-talked-closer = People stood closer together at the end than before.
weighing-talked-apart = People stood further apart at the end than before.
weighing-talked-same = People stood as far apart at the end as before.
weighing-talked-too-few = That is too little to say whether people came closer together.
weighing-talked-col-changed = Answers changed
weighing-talked-col-manager = Toward the manager
weighing-talked-col-others = Toward everybody else
weighing-talked-of = { $n } of { $all }
weighing-talked-is-manager = does not apply
weighing-talked-there = stood there already
weighing-talked-how = 0 means unmoved, 1 means all the way to what the others had said alone. If panel members moved and the manager did not, talk about how the next talk is led.
weighing-talked-prompts = What to look at together
weighing-talked-no-pattern = Nothing stands out in how people answered.
weighing-talked-innocent = Look for the simple causes first: the scale is too hard, somebody is tired, the tablet plays up, somebody beside them answers. No answer counts less because of this.
weighing-talked-over = A choice was made. What stood out in how people answered is shown no more.
weighing-talked-pattern-straight-line = gave the same answer everywhere, where others saw differences. Offer a break, or practise with three faces.
weighing-talked-pattern-always-top = nearly always gave the best. Talk about what the other faces are for.
weighing-talked-pattern-alternating = gave one answer, then another, and back, over and over. Offer a break.
weighing-talked-pattern-same-position = always tapped the same end of the screen. Look at the tablet together, and offer another order of the faces.
weighing-key-none = gave no score
weighing-how = Each total is worked out exactly from the scores as they stand after the talk. "Not sure", "did not see" and "would rather not say" are never counted as zero. References and checks never enter a total.

weighing-verdict-outside = Nobody has a place: whoever did not pass what was agreed, or lacks a part, is in no order.
weighing-agreed = Also agreed before the interviews, in version { $version } of the agreement:
weighing-agreed-gate = { $criterion }: the panel members' middle answer must be at least { $value }.
weighing-agreed-veto = { $name } can say no for their own team.
weighing-agreed-veto-nobody = Nobody can say no for their own team: the person who could is not on the panel any more.
weighing-advice = The panel's result is advice, the weakest form.
weighing-advice-how = The manager decides. They must answer the panel in writing.
weighing-did-not-pass = Did not pass: { $criteria }
weighing-said-no = { $name } said no for their own team
weighing-out-of-order = The result stays, and there is no place in the order.
weighing-gate-passed = { $criterion }: passed, at least { $value }.
weighing-gate-not-passed = { $criterion }: not passed. The panel's middle answer is { $median }; at least { $value } was agreed.
weighing-gate-no-value = { $criterion }: not passed. Nobody of the panel gave a score; at least { $value } was agreed.
weighing-team-nothing = { $name } has said nothing for their own team.
weighing-team-yes = { $name } said yes for their own team.
weighing-team-not-sure = { $name } is not sure yet for their own team.

weighing-together = Together, as agreed
weighing-panel = Panel
weighing-others = Other scorers
weighing-checks = Checks
weighing-checks-open-n =
    { $n ->
        [one] One check is not done yet
       *[other] { $n } checks are not done yet
    }
weighing-of-one = of 1
weighing-place = Place
weighing-no-place = No place
weighing-no-total = No total.
weighing-own-total = { $total } of 1 by themselves.
weighing-no-own-total = No result by themselves.
weighing-panels-place = Place in the panel's own order: { $rank }.
weighing-panel-nobody = No panel member scored this candidate.
weighing-others-nobody = Nobody else scored this candidate.
weighing-missing-everybody = Nobody gave a score for { $criteria }.
weighing-missing-panel = The panel gave no score for { $criteria }.
weighing-missing-others = The other scorers gave no score for { $criteria }.
weighing-missing-terms = No weighing was agreed that adds up to 100 %.
weighing-missing-too-large = The numbers are too large to be exact.
weighing-median = median { $value }
weighing-median-between = between { $low } and { $high }
weighing-no-score = no score
weighing-differed = people differed
weighing-n-not-sure = { $n } not sure
weighing-n-not-seen = { $n } did not see
weighing-n-rather-not = { $n } would rather not say
weighing-n-changed =
    { $n ->
        [one] 1 changed after talking
       *[other] { $n } changed after talking
    }
weighing-not-sure = Not sure
weighing-not-seen = Did not see
weighing-rather-not = Would rather not say
weighing-value-3-3 = Good
weighing-value-3-2 = OK
weighing-value-3-1 = Not good
weighing-value-5-5 = Very good
weighing-value-5-4 = Good
weighing-value-5-3 = OK
weighing-value-5-2 = Not good
weighing-value-5-1 = Not good at all
weighing-card = picked card
weighing-concern = { $who } did not feel safe.
weighing-absent-unwell = was not well and did not score
weighing-absent-conflict = did not score this candidate
weighing-absent-withdrawn = left the panel
weighing-absent-left = had to leave and did not score
weighing-absent-tablet-lost = did not score, the tablet was lost
weighing-absent-stopped = stopped and did not score
weighing-absent-no-consent = did not want scores to be written down
weighing-to-checks = Checks of { $name }
weighing-every-answer = Every answer
weighing-col-criterion = What for
weighing-col-who = Who
weighing-col-answer = Answer
weighing-was = before talking: { $answer }
weighing-seat-panel-member = Panel member { $letter }
weighing-seat-manager = Manager { $letter }
weighing-seat-colleague = Colleague { $letter }
weighing-seat-family = Family representative { $letter }
weighing-seat-advocate = Advocate { $letter }
weighing-seat-shadow = Shadow { $letter }

weighing-choose-title = Choose
weighing-choose-lead = You decide who gets a conditional offer, with what is known now. What you write about a candidate goes into their recruitment file.
weighing-choose-again = Choose again
weighing-choose-save = Save this choice
weighing-chosen = { $name } was chosen
weighing-chosen-nobody = Nobody was chosen
weighing-nobody = nobody
weighing-each-title = What becomes of each candidate
weighing-became-chosen = Conditional offer
weighing-became-reserve = Kept in reserve
weighing-became-not-chosen = Not chosen
weighing-outcome-for = What becomes of { $name }?
weighing-rests-label = What do the reasons rest on?
weighing-rested-on = Rests on: { $grounds }.
weighing-ground-checks = The checks
weighing-ground-other = Something else, as written
weighing-nobody-title = If nobody is chosen
weighing-nobody-lead = If nobody is chosen, the panel hears why in any case. Name no candidate in it: it stands in each candidate's file.
weighing-nobody-label = Why was nobody chosen?
weighing-tell-label = Why does the choice not follow the panel, or why is nobody chosen?
weighing-next-label = What happens next?
weighing-next-none = Somebody is chosen
weighing-next-readvertise = Nobody is chosen: advertise again
weighing-next-end = Nobody is chosen: end this recruitment
weighing-stance-with = This follows the panel's own order.
weighing-stance-against = The panel put somebody else first.
weighing-stance-gate = The chosen candidate did not pass what was agreed with the panel.
weighing-stance-veto = The panel member who will be supported said no for their own team.
weighing-stance-nobody = The panel put somebody first, and nobody was chosen.
weighing-stance-nobody-passed = Nobody passed what was agreed with the panel.
weighing-stance-no-order = The panel's scores put nobody first.
weighing-decided-by = Decided by
weighing-to-answer = Answer the panel
weighing-to-vacancy = Back to the vacancy
weighing-option-total = Place { $rank }, { $total } of 1.
weighing-option-total-only = { $total } of 1, no place.
weighing-option-panel-none = No place in the panel's own order.
weighing-reasons-label = Reasons
weighing-reasons-hint = Give each candidate reasons in at least 20 characters, by what was seen and heard. They stand in this candidate's file only, and the candidate can ask to read them, so name no other candidate.
weighing-against-title = If you do not follow the panel, or choose nobody
weighing-against-lead = The panel put { $names } first. To choose somebody else you need a written reason, and the panel gets to hear it.
weighing-against-lead-tie = The panel put { $names } equal first. To choose somebody else you need a written reason, and the panel gets to hear it.
weighing-outside-lead = To choose { $names } you need a written reason too: see why they have no place. The panel gets to hear it.
weighing-advice-title = Your answer to the panel
weighing-advice-lead = The panel's result is advice, so you must answer the panel in writing, whoever you choose.
weighing-advice-label = What do you answer the panel?
weighing-against-no-order = The panel's scores put nobody first. Write how you weighed what they said; the panel gets to hear it.
weighing-against-label = Why does the choice not follow the panel?
weighing-against-hint = At least 20 characters, in plain words.
weighing-told-label = How is the panel told?
weighing-told-hint = A reason that is private to a candidate is told as a category only.
weighing-told-as-it-is = In these words
weighing-told-check = As a category: a check we must do did not go well
weighing-told-private = As a category: something private to a candidate
weighing-told-other = As a category: another reason that we may not tell
weighing-about-label = Whose file keeps a reason that is told as a category?
weighing-about-chosen = The chosen candidate's, or everybody's where nobody is chosen
weighing-about-hint = Choose the candidate whom the reason is about.

weighing-outcome-for-needed = Say what becomes of { $name }.
weighing-nobody-chosen = You have chosen nobody. Choose one candidate, or say what happens next.
weighing-somebody-is-chosen = You have chosen a candidate, and that nobody is chosen. Take one of them back.
weighing-several-chosen = Only one candidate can be chosen. Keep { $name } in reserve, or choose { $name } alone.
weighing-not-in-reach = { $name } cannot be chosen or kept in reserve. Choose one whom the panel has talked about.
weighing-reasons-needed = Write the reasons for { $name }, in at least 20 characters.
weighing-ground-needed = Say what the reasons for { $name } rest on.
weighing-nobody-reason-needed = Write for the panel why nobody is chosen, in at least 20 characters.
weighing-nobody-names = This stands in each candidate's file. Write it without the name { $name }.
weighing-reasons-names = The reasons for { $name } stand in their file only, and they can ask to read them. Write them without the name { $other }.
weighing-chosen-meanwhile = Somebody has chosen since you opened this page. Look at that choice first.
weighing-about-needed = Choose the candidate whom the reason is about: nobody is chosen.
weighing-against-reason-needed = The panel put somebody else first. Write why the choice does not follow them, in at least 20 characters.
weighing-no-order-reason-needed = The panel's scores put nobody first. Write for the panel how you weighed what they said, in at least 20 characters.
weighing-gate-reason-needed = This candidate did not pass what was agreed with the panel. Write why you choose them, in at least 20 characters.
weighing-veto-reason-needed = The panel member who will be supported said no for their own team. Write why you choose this candidate, in at least 20 characters.
weighing-advice-answer-needed = The panel's result is advice. Write your answer to the panel, in at least 20 characters.
weighing-told-needed = Choose how the panel is told.
weighing-too-long = This is too long. Keep it shorter.
weighing-changed = Scores were changed since you opened this page. Look at the weighing page again, then choose.
weighing-not-all-heard = The panel has still to talk about { $name }. Nobody can be chosen before.
weighing-nobody-heard = The panel has not talked about anybody yet.
weighing-offer-stands = { $name } has an offer that stands. It must be declined or withdrawn before somebody else is chosen.

weighing-confirm-title = Confirm: { $name }
weighing-confirm-lead = After the checks: clear this person to start, or withdraw the offer with a reason.
weighing-confirm-not-now = This can be done once a conditional offer was made.
weighing-confirmed-clear = Cleared to start
weighing-confirmed-withdraw = Offer withdrawn
weighing-outcome-label = What do you decide?
weighing-outcome-clear = Cleared to start
weighing-outcome-withdraw = Withdraw the offer
weighing-withdrawn-for-label = If you withdraw: what kind of reason is it?
weighing-withdrawn-for-hint = Others than the candidate hear only this.
weighing-withdrawn-for-none = Choose if you withdraw
weighing-reason-label = Reason
weighing-reason-hint = Needed to withdraw: at least 20 characters. It stands in the candidate's file.
weighing-confirm-save = Save this decision
weighing-to-start = Set the first day
weighing-to-confirm = Confirm first
weighing-outcome-needed = Choose what you decide.
weighing-not-accepted = The candidate has not accepted the offer yet.
weighing-checks-open =
    { $n ->
        [one] One check is still open. Nobody is cleared before every check is settled.
       *[other] { $n } checks are still open. Nobody is cleared before every check is settled.
    }
weighing-no-offer = There is no offer that could be withdrawn.
weighing-withdraw-reason-needed = Write the reason, in at least 20 characters.
weighing-withdrawn-for-needed = Choose what kind of reason it is.

weighing-start-title = First day: { $name }
weighing-start-on = First day of work
weighing-start-hint = A check that was seen only after this day keeps the gate shut.
weighing-start-save = Save the first day
weighing-started = First day: { $day }.
weighing-start-not-now = A first day can be set once this person is cleared.
weighing-start-none = This person does not begin to work here.
weighing-start-again = Set another first day
weighing-start-again-save = Save this day instead
weighing-never-began = This person does not begin after all
weighing-never-began-lead = For somebody who does not come, or whose offer is taken back before they begin. Later it is an employment that ended.
weighing-who-ended = What happened?
weighing-who-ended-they = They do not come
weighing-who-ended-we = We take the offer back
weighing-who-ended-needed = Choose what happened.
weighing-never-reason-hint = At least 20 characters. It stands in the candidate's file.
weighing-never-began-save = Save that they do not begin
weighing-worked-none = They have not worked a single hour here
weighing-worked-none-needed = Tick it if it is so. Else it is an employment that ended: note its last day on the file.
weighing-start-after-end = A last day of work before this day is noted on the file. Take that back first.
weighing-has-begun = This person has begun to work. If the employment ended, note its last day.
weighing-start-day-needed = Give the first day as day, month and year.
weighing-not-cleared = This person is not cleared yet.
weighing-gate-shut = The gate is shut for this day: { $item }.

weighing-step-choose = Weigh and choose
weighing-step-choose-now = The panel has talked. Weigh what they said, then choose.
weighing-step-answer = Answer the panel
weighing-step-answer-late = The panel was owed an answer by { $day }. It is overdue.
weighing-step-answer-owed = The panel is owed an answer by { $day }.
weighing-step-confirm = Confirm after the checks
weighing-step-confirm-now = All checks of { $name } are settled.
weighing-step-start = Set the first day
weighing-step-start-now = { $name } is cleared.
weighing-step-after-talk = The panel talks about each candidate first.
weighing-step-after-choice = A candidate is chosen first.
weighing-step-after-yes = { $name } has to say yes to an offer first.
weighing-step-after-checks = Every check has to be settled first.
weighing-step-after-clear = { $name } has to be cleared first.
weighing-step-by-manager = The manager does this.

weighing-answer-page = Answer the panel
weighing-answer-lead = Tell the panel in plain words what happened and how their scores counted. Each member reads it on their own screen or on paper.
weighing-answer-none-yet = The panel gets an answer once a candidate is chosen.
weighing-answer-none-sent = There is nothing to print yet. The answer can be printed once it is sent.
weighing-answer-due = The panel is owed this answer by { $day }.
weighing-answer-sent = The answer was sent.
weighing-answer-heard = What every panel member reads
weighing-answer-words = Your words to the panel
weighing-answer-words-hint = What stands above is told in any case. Write one short sentence a line, 12 words at most. Say what you did with what they said.
weighing-answer-as-it-is = Send long sentences as they are
weighing-answer-send = Send this answer
weighing-answer-print = Print it in Easy Read
weighing-answer-readers = Who has read it
weighing-answer-readers-hint = Where somebody got it on paper or had it read to them, note that below: their own screen does not know.
weighing-answer-on-paper = on paper, { $day } (noted by { $who })
weighing-answer-not-sent = This answer is not sent yet. Send it first.
weighing-paper-title = Somebody got it on paper, or had it read to them
weighing-paper-seat = Who?
weighing-paper-day = On which day?
weighing-paper-save = Save that they got it
weighing-paper-seat-needed = Choose a panel member who does not have it yet.
weighing-paper-day-needed = Give the day as day, month and year: not before the answer was sent, and not after today.
weighing-suggestions = What members suggested, and what became of it
weighing-suggestions-hint = One row for each thing that they asked for. A row without anything is left out.
weighing-suggestion-said = What did they suggest?
weighing-suggestion-became = What became of it?
weighing-suggestion-did = What was done, or why not?
weighing-suggestion-none = Choose
weighing-suggestion-said-needed = Write what was suggested.
weighing-suggestion-became-needed = Say what became of it.
weighing-suggestion-why-needed = Write why it could not be done.
weighing-later-page = How the chosen person is doing
weighing-later-lead = Tell the panel in plain words how the person they helped to choose is doing. Write nothing that is private to this person.
weighing-later-none-yet = The panel hears how the chosen person is doing some weeks after their first day.
weighing-later-words-hint = Write one short sentence a line, 12 words at most. Ask the person what the panel may hear.
weighing-later-due = The panel hears by { $day } how the chosen person is doing.
weighing-later-was-sent = The panel heard on { $day } how the chosen person is doing.
weighing-answers-title = Answers to panels
weighing-answers-lead = Every panel is owed an answer within { $days } working days of the choice, and some weeks after the first day a word on how the person is doing.
weighing-answers-open = Owed
weighing-answers-sent = Sent
weighing-answers-none = No panel is owed an answer yet. It is owed from the day of the choice.
weighing-answers-none-open = Every panel has its answer.
weighing-answers-col-vacancy = Vacancy
weighing-answers-col-tells = What it tells
weighing-answers-col-due = By when
weighing-answers-col-told = Who has it
weighing-answers-tells-choice = Who was chosen, and why
weighing-answers-tells-later = How the person is doing
weighing-answers-col-sent = When
weighing-answers-late = Overdue since { $day }
weighing-answers-told = { $told } of { $seats } panel members
weighing-answers-overdue =
    { $n ->
        [one] One panel waits for an answer that is overdue.
       *[other] { $n } panels wait for answers that are overdue.
    }
weighing-answers-see = See which
weighing-days-title = Within how many days
weighing-days-label = Working days from the choice to the answer
weighing-days-hint = From 1 to 30. Weekends and bank holidays in England do not count. Answers that are owed already keep their day.
weighing-days-save = Save
weighing-days-needed = Give a whole number from { $least } to { $most }.
weighing-answer-not-read = has not read it on their own screen yet
weighing-answer-needed = Write at least one sentence to the panel.
weighing-answer-word = Panels do not read the word "{ $word }" here. Use another word.
weighing-answer-long = This sentence has { $n } words: "{ $sentence }". Make two of it, or tick that it is sent as it is.
weighing-answer-was-sent = The answer was sent already. It cannot be changed.
weighing-answer-gone = This answer is not there any more. Go back and look again.
weighing-no-choice = No candidate was chosen yet.

## The command `weigh`, for whoever checks the arithmetic

weighing-command-unreadable = { $path } cannot be read: { $cause }
weighing-command-too-large = it is larger than 10 MB
weighing-command-at = line { $line }: { $what }
weighing-command-no-text = This is no UTF-8 text. Save the table as CSV in UTF-8.
weighing-command-scale = A scale has 2 to 10 values, not { $scale }.
weighing-command-no-header = There is nothing here. The first line has to be { $columns }.
weighing-command-column-unknown = The column “{ $column }” is not known. The first line has to be { $columns }, in any order.
weighing-command-column-missing = The column “{ $column }” is missing. The first line has to be { $columns }, in any order.
weighing-command-column-twice = The column “{ $column }” is there twice.
weighing-command-fields =
    { $n ->
        [one] There is one field where there have to be 5.
       *[other] There are { $n } fields where there have to be 5.
    }
weighing-command-empty = There is nothing under “{ $column }”.
weighing-command-value = “{ $value }” is no value: give a whole number from 1 to { $scale }, not_sure, not_seen, rather_not, or nothing.
weighing-command-criteria = The scenario “{ $scenario }” stands under the criterion “{ $criterion }” in line { $first }. It can be under one only.
weighing-command-twice = What this seat said about this candidate on this scenario stands in line { $first } already.
weighing-command-too-many = { $units } units and { $seats } seats are too many to be compared.

## Easy Read: a panel member's own screen and paper. Every message from here on passes the lint.

weighing-answer-title = What happened next
weighing-answer-chose = { $who } chose { $name }.
weighing-answer-chose-nobody = { $who } chose nobody this time.
weighing-answer-why-nobody = This is why nobody was chosen:
weighing-answer-you-put = You put { $names } first.
weighing-answer-you-put-of = Of those we could choose, you put { $names } first.
weighing-answer-gate = { $name } was not good enough in something we agreed.
weighing-answer-veto = One of you said no to { $name } for their own team.
weighing-answer-reserves = We may ask { $names } later.
weighing-answer-why = This is why { $name } was chosen:
weighing-answer-why-no-order = Your scores put nobody first. This is how we chose:
weighing-answer-why-check =
    There is a check that we must do.
    It did not go well.
    We may not tell you more.
weighing-answer-why-private =
    The reason is private to one person that we met.
    We may not tell you more.
weighing-answer-why-other =
    There was another reason.
    We may not tell you more.
weighing-answer-says = { $who } says:
weighing-answer-read = I have read this
weighing-answer-was-read = You have read this.
weighing-answer-go-on = Go on
weighing-answer-say-back = Say something back
weighing-answer-was-said = You have said something back.
weighing-answer-say-again = Change it
weighing-back-title = What do you say to this?
weighing-back-first = Read what we wrote first
weighing-back-good = Good
weighing-back-ok = OK
weighing-back-not-good = Not good
weighing-back-rather-not = I would rather not say
weighing-back-words = Tell us more
weighing-back-read = { $name } reads this.
weighing-back-save = Save
weighing-answer-none-title = We have not chosen yet
weighing-answer-none =
    You will hear who was chosen.
    You will hear why.
weighing-answer-suggested = What you asked for
weighing-suggested-done = We did it.
weighing-suggested-will = We will do it.
weighing-suggested-could-not = We could not do it.
weighing-later-title = How { $name } is doing
weighing-later-thanks = You helped us to choose.
weighing-later-began = { $name } started work on { $day }.
weighing-later-works = { $name } works with us now.
weighing-later-ended = { $name } does not work with us now.
weighing-later-never = { $name } did not start work with us.
weighing-draft-thanks = Thank you for your work on the panel.
weighing-draft-share = Your scores counted for { $share } out of 100.
weighing-draft-equal = Every person's scores counted the same.
weighing-draft-advice = Your scores helped us to decide.
weighing-draft-gates = We agreed that some things must go well.
weighing-draft-could-say-no = One of you could say no.
weighing-draft-with = We chose the person you put first.
weighing-draft-against = We did not choose the person you put first.
weighing-draft-gate = We chose someone who was not good enough in one thing.
weighing-draft-veto = We chose someone that one of you said no to.
weighing-draft-nobody = We did not choose anyone this time.
weighing-draft-nobody-passed = Nobody was good enough in all we agreed.
weighing-draft-readvertise = We look for new people now.
weighing-draft-end = We do not look for new people now.
weighing-draft-no-order = Your scores helped us to choose.
weighing-draft-next = We will tell you how { $name } is doing.
weighing-by-manager = The manager does this. You will see it here.

weighing-second-words = { $vacancy }, { $service }.
    Chosen: { $chosen }. First for the panel: { $first }.
    { $each }
    Why against the panel: { $against }
weighing-second-waits = This choice goes against the panel and waits for a second person.
weighing-second-waits-until = { $name } asked. It can be answered until { $day }. Nothing is decided before that.
weighing-second-open = Open the question to the second person
# $words: what somebody said, as it was written down
weighing-said-aloud = (said aloud)
weighing-said-aloud-words = (said aloud) { $words }
weighing-second-refused = { $name } did not agree to this choice. It was not made.
