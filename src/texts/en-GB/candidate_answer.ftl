### The answer to a candidate who asks how their interview went: the desk's page, the answer itself, and the candidate's own page.

## At the desk
candidate-answer-name = How their interview went
candidate-answer-page-title = Answer to { $name }
candidate-answer-lead = They can ask how their interview went. The answer is made from what the panel said of them. You read every line before it goes.
candidate-answer-own = This is your own application. Somebody else answers it.
candidate-answer-not-yet = Nothing can be answered yet. First the panel talks, and then somebody is chosen.
candidate-answer-ask-title = They asked in another way?
candidate-answer-ask-lead = On their own page, behind their link, they can ask by themselves. Note here if they asked by phone, in a letter or in person.
candidate-answer-ask-link = Their link opens until { $day }.
candidate-answer-ask-no-link = They have no link that is open.
candidate-answer-send-link = Send them a link
candidate-answer-on-day = On which day did they ask?
candidate-answer-came-how = How did they ask?
candidate-answer-note = Note that they asked
candidate-answer-how-link = By their own link
candidate-answer-how-email = By e-mail
candidate-answer-how-post = In a letter
candidate-answer-how-in-person = In person
candidate-answer-how-phone = By phone
candidate-answer-how-somebody = Somebody asked for them
candidate-answer-asked = They asked on { $day }. { $how }.
candidate-answer-asked-noted = They asked on { $day }. { $how }, noted by { $name }.
candidate-answer-draft-title = Read each line
candidate-answer-draft-lead = A remark that names somebody, or that shows who said it, can be left out. The reason stays with us. Scores cannot be left out.
candidate-answer-remarks =
    { $n ->
        [0] There is no remark.
        [one] There is one remark.
       *[other] There are { $n } remarks.
    }
candidate-answer-remarks-out =
    { $n ->
        [one] One is left out.
       *[other] { $n } are left out.
    }
candidate-answer-one-alone = Of one kind only one person scored. The candidate will know who it was. Read those lines with that in mind.
candidate-answer-naming =
    { $n ->
        [one] In one remark a name seems to stand. It is marked below.
       *[other] In { $n } remarks a name seems to stand. They are marked below.
    }
candidate-answer-names-in = A name seems to stand in it: { $names }.
candidate-answer-leave-out = Leave this remark out
candidate-answer-reason = Why is it left out?
candidate-answer-reason-hint = The candidate does not read this. It stays in the record.
candidate-answer-is-left-out = Left out:
candidate-answer-put-back = Put it back
candidate-answer-send-title = Send it
candidate-answer-from-you = Do you want to add something?
candidate-answer-from-you-hint = For example what went well and what they could do another time. It stands below what the panel said. Name nobody else.
candidate-answer-way = How does it reach them?
candidate-answer-way-page = On their own page. They get a message that it is there, without a word of it
candidate-answer-way-page-until = On their own page, which opens until { $day }. They get a message that it is there, without a word of it
candidate-answer-way-paper = On paper. You print it, and note the day when they have it
candidate-answer-no-link-now = They have no link that is open, so it can go on paper only.
candidate-answer-no-mail = No mail reaches them from here. The message that it is there waits among the messages to pass on.
candidate-answer-names-tick = I read the lines in which a name seems to stand, and they may go
candidate-answer-read-tick = I am { $name }, and I have read each line
candidate-answer-send = Send the answer
candidate-answer-sent-page = It stands on their own page since { $day }. { $name } read it and sent it.
candidate-answer-sent-paper = It was read on { $day } by { $name }, to go on paper.
candidate-answer-given-on = They got it on paper on { $day }.
candidate-answer-not-given = Print it, give it to them or post it, and note the day here.
candidate-answer-page-over = Their link has ended. Send them another one, or print the answer.
candidate-answer-print = Print it
candidate-answer-given-title = They got it on paper
candidate-answer-given-day = On which day?
candidate-answer-given-keep = Note the day
candidate-answer-as-sent = As it went
candidate-answer-nothing-to-print = There is nothing to print yet.

## What is said beside a field
candidate-answer-not-decided = Nobody was chosen yet. Before that there is nothing to answer.
candidate-answer-nothing-said = The panel has not talked about them. There is nothing to answer.
candidate-answer-asked-already = It was noted already that they asked.
candidate-answer-not-asked = They did not ask yet. Note first that they did.
candidate-answer-was-sent = The answer was sent already.
candidate-answer-not-sent = The answer was not sent yet.
candidate-answer-day-needed = Give the day on which they asked, and not a day to come.
candidate-answer-how-needed = Choose how they asked.
candidate-answer-no-remark = There is no such remark any more. Read the page again.
candidate-answer-reason-needed = Say why this remark is left out.
candidate-answer-too-long = This is too long. { $most } characters are the most.
candidate-answer-way-needed = Choose how it reaches them.
candidate-answer-no-link = They have no link that is open. Send them one first, or choose paper.
candidate-answer-read-needed = Read each line, and then tick this.
candidate-answer-names-needed = Read the lines in which a name seems to stand. Leave them out, or tick this.
candidate-answer-words-name = A name seems to stand in it: { $names }. Take it out, or tick below that it may go.
candidate-answer-changed = Something changed while you read it. Read it again, and then send it.
candidate-answer-given-day-needed = Give the day on which they got it: not before it was read, and not a day to come.
candidate-answer-own-nothing = There is nothing that you could ask about yet.

## Who waits, on the pages of the vacancies and of the candidate
candidate-answer-waits-here = They asked how their interview went, and wait for the answer.
candidate-answer-waits-title =
    { $n ->
        [one] One candidate waits to hear how their interview went.
       *[other] { $n } candidates wait to hear how their interview went.
    }
candidate-answer-waits-answer = Answer { $name }
candidate-answer-row = { $name }, { $title }: asked on { $day }

## The answer
candidate-answer-title = How your interview went
candidate-answer-intro = You asked us how your interview for “{ $job }”, { $service }, went. This is what the panel said about you. Each person scored you alone first, and could change that after the panel had talked. These are the answers that counted.
candidate-answer-intro-scale = The scores are, from the best: { $words }.
candidate-answer-intro-member-letters = { $n } panel members answered. They are people who draw on support. They are called A, B, C and so on. The letters do not follow who sat where.
candidate-answer-intro-member-counted =
    { $n ->
        [one] One panel member answered. Panel members are people who draw on support. There are too few to use letters. You can read how many answered what.
       *[other] { $n } panel members answered. They are people who draw on support. There are too few to use letters. You can read how many answered what.
    }
candidate-answer-intro-other-letters = { $n } other interviewers answered. They are called A, B, C and so on.
candidate-answer-intro-other-counted =
    { $n ->
        [one] One other interviewer answered, without a letter.
       *[other] { $n } other interviewers answered. There are too few to use letters. You can read how many answered what.
    }
candidate-answer-member-letter = Panel member { $letter }
candidate-answer-other-letter = Interviewer { $letter }
candidate-answer-member-some = Panel members
candidate-answer-other-some = Other interviewers
candidate-answer-line = { $by }, “{ $item }”: { $said }
candidate-answer-said = { $word }
candidate-answer-not-sure = was not sure
candidate-answer-not-seen = did not see it
candidate-answer-rather-not = would rather not say
candidate-answer-count-line = { $by }, “{ $item }”: { $counts }
candidate-answer-count-said = { $n } said { $word }
candidate-answer-count-not-sure =
    { $n ->
        [one] 1 was not sure
       *[other] { $n } were not sure
    }
candidate-answer-count-not-seen = { $n } did not see it
candidate-answer-count-rather-not = { $n } would rather not say
candidate-answer-words = “{ $words }”
candidate-answer-cards = They picked: { $cards }.
candidate-answer-words-and-cards = “{ $words }” They picked: { $cards }.
candidate-answer-remark = { $by } on “{ $item }”: { $words }
candidate-answer-remark-some = Somebody on “{ $item }”: { $words }
candidate-answer-from-us = From us
candidate-answer-foot-left-out =
    { $n ->
        [one] One remark is left out. We keep the reason for it.
       *[other] { $n } remarks are left out. We keep the reason for each.
    }
candidate-answer-foot = A person at { $organisation } read each line on { $day }, before this went. If you have a question about it: { $contact }.

## The candidate's own page
candidate-answer-own-title = How your interview went
candidate-answer-own-lead = You met our panel. If you like, we tell you what the panel said about you: the scores and the reasons. Nobody on the panel is named. A person reads the answer before you get it.
candidate-answer-own-ask = I would like to know how my interview went
candidate-answer-own-asked = You asked on { $day }. We write to you when our answer is here.
candidate-answer-own-there = Our answer is here.
candidate-answer-own-read = Read the answer
candidate-answer-own-none = Our answer is not here yet.
candidate-answer-own-back = Back to my application

candidate-answer-mail-subject = An answer for you
candidate-answer-mail =
    Hello,

    you asked us something. Our answer stands on your own page.

    Open it by the link in the message that we sent you on { $sent }. It opens until { $ends }. If you no longer have that message, or would rather have the answer on paper: { $contact }.
people-messages-why-candidate_answer = An answer stands on their own page
