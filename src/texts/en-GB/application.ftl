### The candidate's own link: the office's page, the door, and the candidate's own pages, which speak to "you".

application-office-name = Their own link
application-office-title = { $name }’s own link
application-office-lead = By a link of their own the candidate writes down their employment history on a phone, explains gaps, reads about the interview day, asks for help for it, and can withdraw. Once somebody was chosen, they can ask how their interview went and read the answer. It lasts { $days } days.
application-let-them = Let them fill it in themselves
application-links-none = No link was sent yet.
application-col-sent = Sent
application-col-opens-with = It opens with
application-col-ends = Last day
application-col-state = State
application-state-sent = Not opened yet
application-state-opened = Opened
application-state-sent-in = Sent in
application-state-locked = Locked: too many wrong tries
application-state-ended = Ended
application-end = End this link
application-by-hand = No mail server is set up. The message with the link waits for whoever sent it, or an administrator, to pass it on.
application-new = Send a link
application-no-email = There is no e-mail address. The message with the link waits for whoever made it, or an administrator, to pass it on.
application-new-lead-no-email = There is no e-mail address. The link waits among the messages to pass on: send it by text, or print it with its picture code for a phone.
application-new-lead = It goes to { $email }.
application-new-ends-old = The link that is open now ends with it. What was written by it stays.
application-opens-with = How do they show that it is theirs?
application-opens-with-hint = Whoever reads their mail could open a link. A code goes to the same mailbox; a date of birth is something that they know.
application-opens-with-by-hand = No mail server is set up, so somebody would have to pass on each code by hand within half an hour. Take the date of birth.
application-opens-with-code = With a code of six digits that goes to the same address
application-opens-with-birth-date = With their date of birth
application-birth-date-of = Date of birth
application-birth-date-of-hint = Only if it opens with it. It is kept only scrambled, until the link ends, and nobody can read it here.
application-send-link = Send the link
application-by-themselves = the candidate themselves, by a link that { $name } sent

job-links-over = Forgetting what opened candidates’ links that are over

application-own = This is your own application. Somebody else must send the link.
application-not-live = This candidate is no longer in the running and did not meet the panel. No link can be sent.
application-code-needs-email = There is no e-mail address to which a code could go. Take the date of birth.
application-opens-with-needed = Choose how they show that it is theirs.

application-mail-subject = Your application
application-mail =
    Dear { $name },

    thank you for applying to { $organisation } for the job “{ $job }”. Please tell us what you did since you left school or college. You can do it on a phone, and in several goes. On the same page you find your interview day, and can ask for help for it. The link is for you alone:

    { $address }

    { $how }
    It can be used until { $ends }. If you would rather do it on paper or by phone, or to make sure that this comes from us: { $contact }.
application-mail-after =
    Dear { $name },

    you met our panel for the job “{ $job }” at { $organisation }. On a page of your own you can ask how your interview went, and read our answer. The link is for you alone:

    { $address }

    { $how }
    It can be used until { $ends }. If you would rather have it on paper or hear it by phone, or to make sure that this comes from us: { $contact }.
application-mail-code-how = When you open it, we send a code to this address.
application-mail-birth-date-how = When you open it, it asks for your date of birth.
application-code-mail-subject = Your code
application-code-mail =
    Your code is { $code }.

    Type it on the page that you opened. It works once, within { $minutes } minutes. Nobody from { $organisation } will ever ask you for it.

application-door = Open your application
application-door-lead = For the job “{ $job }” at { $organisation }.
application-door-none = Please open the link in your message
application-door-in = Your application is open
application-go-on = Go to my application
application-code-lead = We send a code to { $address }, to make sure that it is you.
application-code-send = Send me a code
application-code-sent = We sent a code to { $address }. It can take some minutes.
application-code = Code
application-code-hint = Six digits.
application-code-again = Send me another code
application-birth-date = Your date of birth
application-birth-date-hint = For example 9 March 1991, or 9/3/1991.
application-open = Open
application-tries-left =
    { $left ->
        [one] One try is left.
       *[other] { $left } tries are left.
    }
application-questions = Questions, or no way in? { $contact }
application-gone-title = This link is not open
application-gone = Open the link in the message that we sent you. If it does not open, it has ended: ask the people who sent it for a new one.
application-decided = It was decided about your application. You can still read what you wrote, and nothing of it can be changed. If something in it is wrong, tell us.
application-over = This link has ended. Ask the people who sent it for a new one.
application-code-needed = Type the code from the message.
application-code-unreadable = A code has six digits.
application-code-over = This code works no more: it is for half an hour and for one time. Ask for another one.
application-code-pause = A code was sent just now. Wait a minute, and look into your mail.
application-codes-too-many = Too many codes were sent. Please ask for another way: { $contact }.
application-code-wrong =
    { $left ->
        [one] This is not the code. One try is left, then the link is locked.
       *[other] This is not the code. { $left } tries are left.
    }
# Said to the candidate at the door, and to the office.
application-birth-date-needed = The date of birth is missing.
application-birth-day-needed = Give the day, the month and the year.
application-birth-date-unlikely = Look at the year again.
application-birth-date-wrong =
    { $left ->
        [one] This is not the date that we have. One try is left, then the link is locked.
       *[other] This is not the date that we have. { $left } tries are left.
    }
application-locked = That was wrong too often, and the link is locked. Ask for a new one: { $contact }.

application-name = My application
application-title = Hello { $name }
application-lead = Your application for the job “{ $job }” at { $organisation }.
application-until = You can come back by the link in your message until { $day }. Questions: { $contact }.

application-history = What you did until now
application-history-none = The law asks { $organisation } to know what everybody did since they left school or college. You write it down here.
application-history-begun =
    { $n ->
        [0] You have begun. It is kept, and you can go on at any time.
        [one] You have written down one thing. It is kept, and you can go on at any time.
       *[other] You have written down { $n } things. It is kept, and you can go on at any time.
    }
application-history-sent-in = You sent it in. Thank you. If something in it is wrong, tell us.
application-history-begin = Begin
application-history-go-on = Go on
application-history-read = Read what you sent in
application-history-lead = Write down all that you did since you left school or college, and what you did in between. { $organisation } must ask everybody for it. All of it is kept as you go.

application-education = School or college
application-education-end = When did you leave full-time education?
application-education-end-hint = The first time, at school or college. The day, or the month: 19 July 2012, or July 2012.
application-still-in-education = I am still in full-time education
application-is-in-education = You are in full-time education.
application-worked-before = You worked before that date. If you came back to education later, give the first time you left it.
application-keep = Keep this
application-list = Your work, and the time between
application-list-none = Begin with your first job after school or college, or with the one you have now.
application-add = Add something you did
application-period-change = Change what you wrote
application-still = { $from }, and it goes on
application-care = in care, or with children or vulnerable adults
application-activity = What was it?
application-place = Where, or with whom?
application-place-hint = The employer, or what it was: “Elm House”, “Looking after my mother”, “Travelling in Spain”. Please write nothing about anybody’s health.
application-job = Your job
application-job-hint = Only for work.
application-care-field = This was work in health or social care, or with children or vulnerable adults
application-began = When did it begin?
application-date-hint = The day, or the month: 25 March 2019, or March 2019. The year alone is not enough.
application-ended = When did it end?
application-ended-hint = The same. If it goes on, leave this empty and say so below.
application-goes-on = It goes on
application-why = Why did it end?
application-why-hint = In your own words. We need it for work in care. Please leave out anything about your health.
application-keep-next = Keep this and add the next
application-remove = Take this away
application-remove-lead = It leaves your list. That it stood there stays in our record.

application-gap = { $when }
application-gap-small = { $when }: { $days } between. You need not write about it.
application-gap-own = You told us about this time:
application-own-line = { $activity }: { $place }, { $when }
application-gap-said = You wrote:
application-gap-more = We would like to know a little more about this time.
application-gap-words = What did you do in this time?
application-gap-hint = One or two sentences. If you were ill, you need not say so: “I could not work” is enough.
application-gap-again = Write something else about this time
application-typed-for-another = The dates changed, and this time is no longer there. These are your words, to be put where they belong:

application-missing = This is still missing
application-missing-periods = You have written down nothing that you did.
application-missing-gaps =
    { $n ->
        [one] For one time we do not know what you did. We will ask you about it.
       *[other] For { $n } times we do not know what you did. We will ask you about them.
    }
application-missing-may = You can send it in all the same.
application-send = Send it in
application-send-lead = By sending it you say: this is all that I did since I left full-time education, and it is right. You cannot change it afterwards.
application-send-it = Send it in
application-frame-first = Say first when you left full-time education. Then you can send it in.
application-sent-in-already = You sent this in already. If something in it is wrong, tell the people who sent you the link.

application-day = Your interview day
application-day-none = There is no day yet. It will stand here.
application-day-when = When
application-day-where = Where
application-day-who = Whom you meet
application-day-members =
    { $n ->
        [one] One person who draws on care and support.
       *[other] { $n } people who draw on care and support.
    }
application-day-others =
    { $n ->
        [one] One other interviewer.
       *[other] { $n } other interviewers.
    }
application-day-shadows =
    { $n ->
        [one] One person who only watches, to learn.
       *[other] { $n } people who only watch, to learn.
    }
application-day-panel = They all ask questions and score your answers as equals.

application-help = Help for the day
application-help-lead = Do you need something so that you can show what you can do? A quiet room, more time, a place without stairs, an interpreter, the questions on paper: say so. It goes only to the one person who arranges the day. It plays no part in who is chosen, and it stands in no file.
application-help-words = What do you need?
application-help-hint = Say what helps. You need not say why.
application-help-send = Send this
application-help-sent = Your message went to whoever arranges the day, on { $at }. They will get in touch with you.
application-help-needed = Write what you need.
application-help-too-often = You sent this many times already. Please ask in another way: { $contact }.
application-help-nobody = Nobody can be reached by mail for this. Please ask in another way: { $contact }.
application-help-mail-subject = Something is needed for an interview day
application-help-mail-no-day = no day yet
application-help-mail =
    Dear { $name },

    { $candidate } applied for the job “{ $job }” and asks for something for the interview day ({ $day }):

    { $words }

    This went to you alone, because you arrange the day. It may be about health: use it for the day and for nothing else, tell others only what they must do, and write it into no file. Please get in touch with { $candidate }.

application-withdraw = Withdraw
application-withdraw-open = I do not want this job any more
application-withdraw-lead = Your application ends at once, and so does this link. You need not say why.
application-withdraw-words = Is there anything you want to tell us?
application-withdraw-hint = You can leave this empty.
application-withdraw-send = Withdraw my application
application-withdrawn = You have withdrawn your application
application-withdrawn-lead = Thank you for telling us. You can close this page. What we hold about you is deleted after some time, as we told you when you applied.
application-withdrew-reason = The candidate withdrew, by their own link.

# What the rules of the history say, where they speak to somebody else than the candidate.
application-education-after-application = This is after you applied. Look at the date again.
application-education-and-still = There is a date, and you say that you are in education still. Keep one of the two.
application-why-needed = Write why it ended. We must ask for it where the work was in care.
application-place-needed = Write the employer, or what it was.
application-title-needed = Write your job.
application-words-needed = Write a little more: at least 10 characters.
application-gap-gone = This time is no longer there: the dates changed. Look at the list again.
application-changed-meanwhile = Something was changed after you opened this page. Look at it again, then send it in.
application-ahead = The questions
application-ahead-lead = The panel asks everybody the same. You may think about them before, and bring notes.
application-ahead-you = you
