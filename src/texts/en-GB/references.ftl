### References: desk screens of managers and HR, and the page of a referee.

reference-name = References
reference-title = References: { $name }
reference-lead = Who must speak for this person: the most recent employer, and every employer in care, or with children or vulnerable adults. About conduct, and not about dates alone.
reference-counts = The checks on conduct, on why earlier work in care ended, and on the most recent employer follow from this page.
reference-whole = The references are whole: everybody who must speak has spoken, each is shown to be genuine, and nothing is left to be settled.
reference-not-whole = The references are not whole yet.
reference-missing-history = The employment history must be whole first: it says who has to be asked.
reference-missing-jobs =
    { $n ->
        [one] One employer who must speak has not, or something of it is left to be done.
       *[other] { $n } employers who must speak have not, or something of it is left to be done.
    }
reference-missing-settle =
    { $n ->
        [one] One more reference says something that must be settled in writing.
       *[other] { $n } more references say something that must be settled in writing.
    }
reference-missing-fewer =
    { $n ->
        [one] One more reference is asked for.
       *[other] { $n } more references are asked for.
    }
reference-missing-somebody = Nobody has employed this person yet: somebody who knows them must speak for them.
reference-open-page = Open the references
reference-needed-recent = The most recent employer.
reference-needed-care = Work in care, or with children or vulnerable adults: its employer must speak about conduct, and say why the work ended.
reference-why-missing = The employer has not said why this work ended. Ask for it, and write down the answer again with it.

reference-state-not-asked = Nobody asked yet
reference-state-dropped = Asked no more
reference-state-asked = Asked, no answer yet
reference-state-not-genuine = Not genuine
reference-state-not-employer = Not from the employer
reference-state-dates-only = Does not show conduct
reference-state-unproved = Not verified
reference-state-open = To be settled
reference-state-excused = Substitute accepted
reference-state-covered = Covered

reference-next-not-asked = Nobody was asked yet.
reference-next-dropped = This referee is asked no more. Ask somebody else there, or a substitute.
reference-next-asked = We wait for the answer. Note each further try: if the employer can’t be had, the tries are what shows it.
reference-next-not-genuine = This did not come from whom it names. It counts for nothing, and it stands in the way until somebody writes down below what was found.
reference-next-not-employer = This comes from a colleague or somebody else who does not speak for the employer. Ask somebody who does.
reference-next-dates-only = This does not say how the person behaved, or leaves out whether there was a concern about safeguarding. It does not show conduct. Ask the referee for more, and write down the answer again with it.
reference-next-unproved = Nobody has shown yet that this is genuine. Say below how you looked into it.
reference-next-open = Something below must be settled in writing before this counts.
reference-next-excused = The employer can’t be had, and somebody accepted a substitute.
reference-next-covered = This counts: it shows conduct, it is genuine, and nothing is left to be settled.

reference-ask = Ask for a reference
reference-ask-another = Ask somebody else there
reference-ask-substitute = Ask a substitute
reference-ask-somebody = Ask somebody who knows them
reference-asked-line = asked on { $day }
reference-chased-line =
    { $n ->
        [one] one more try
       *[other] { $n } more tries
    }
reference-came-line = answered on { $day }
reference-others = Other references
reference-others-lead = They may help you to know the person. They stand in for no employer.
reference-others-needed = Nobody has employed this person. A tutor, the leader of a group or somebody else who knows them from working together speaks for them, no friend and nobody of the family.

reference-excuse = The employer can’t be had
reference-excuse-why = They will not say why it ended
reference-excuse-why-lead = It was asked for at least twice. By sending this you accept that the employer does not say why the work ended.
reference-excuse-why-keep = Accept it without the reason
reference-excuse-by-manager = Tried often enough. A manager may now accept what can’t be had.
reference-excuse-lead = It was tried on two days at least, and a substitute has spoken who is shown to be genuine. By sending this you accept the substitute.
reference-excuse-words = Why can’t it be had, and why is what you have enough?
reference-excuse-hint = At least 10 characters. An inspector will read it.
reference-excuse-keep = Accept the substitute
reference-excused-by = Accepted by

reference-ask-title = Ask for a reference: { $name }
reference-ask-lead = Write down whom you ask. By link, they get a form by mail that asks what the law asks for.
reference-for = For which work?
reference-for-substitute = A substitute for { $employer }
reference-for-none = Choose
reference-for-personal = None of them: somebody who knows them
reference-permission = If it is the present employer: the candidate agreed that we ask now
reference-referee = Name of the referee
reference-referee-role = Who are they?
reference-referee-role-hint = For example “Registered manager” or “Head of HR”. Somebody who may speak for the employer.
reference-email = E-mail
reference-email-hint = An address at work. From webmail nobody can tell who wrote.
reference-phone = Phone
reference-contact-from = How do you know the address or the number?
reference-contact-from-hint = Take it from the employer’s own site or a public list wherever you can.
reference-contact-found = We found it ourselves
reference-contact-candidate = The candidate gave it
reference-how = How are they asked?
reference-channel-link = By a link to the form, by mail
reference-channel-email = By a mail of our own
reference-channel-post = By post
reference-channel-phone = By phone
reference-channel-in-person = In person
reference-came-link = By the form
reference-came-email = By mail
reference-came-post = By post
reference-came-phone = By phone
reference-came-in-person = In person
reference-asked-on = Asked on
reference-more = Another question, if you have one
reference-more-hint = The form asks about conduct, dates, why they left, and safeguarding. Nothing about health or days off: before an offer the law forbids it.
reference-more-hint-after = The form asks about conduct, dates, why they left, and safeguarding.
reference-ask-keep = Ask them

reference-one-title = Reference from { $referee } about { $name }
reference-kind-employer = From an employer
reference-kind-substitute = A substitute
reference-kind-personal = Somebody who knows them
reference-period-gone = About work that is no longer in the employment history
reference-nothing-said = nothing is said about it
reference-by-referee = The referee, by link

reference-since = since { $from }
reference-who = Referee
reference-known-from = How it is known
reference-own-question = Our own question
reference-by-hand = No mail server is set up. The message with the link waits for whoever asked, or an administrator, to pass it on.
reference-to-messages = Messages to pass on
reference-permitted = Present employer
reference-permitted-yes = The candidate agreed that we ask
reference-permitted-no = The candidate did not agree
reference-dropped = This referee is asked no more.
reference-drop = Ask them no more
reference-drop-lead = For a wrong address, or where somebody else is asked. Their link ends at once. It stays in the record that they were asked.
reference-drop-why = Why?
reference-tries = Whom we asked, and how often
reference-reach = How they are reached
reference-try = Note another try
reference-try-form = Another try
reference-try-how = How?
reference-try-on = On
reference-try-note = What came of it?
reference-try-note-hint = For example “Left a message with the office” or “The number is not in use”.
reference-try-keep = Keep this try
reference-link-open = The link can be used until { $day }.
reference-link-over = The link ended on { $day }.
reference-send-again = Send a new link
reference-send-link = Send them a link to the form, for { $days } days

reference-earlier =
    { $n ->
        [one] An earlier answer
       *[other] { $n } earlier answers
    }
reference-answered = What they said
reference-answer-none = There is no answer yet.
reference-answer = Write down the answer
reference-answer-again = Write down a corrected answer
reference-answer-form = The answer
reference-answer-lead = Write it down as it came. Leave empty what they did not say.
reference-answer-reopens = The answer as it stands stays in the record. The new one must be shown to be genuine again.
reference-answer-keep = Keep this answer
reference-came-how = How did it come?
reference-received-on = It came on
reference-from = Who answered
reference-came = It came

reference-no-health = Please leave out health and days off sick: we may not know of them now.
reference-no-health-typed = Leave out what is said about health and days off sick, as long as there is no offer.
reference-from-name = Name of who answers
reference-capacity = As what do they speak?
reference-capacity-manager = As their manager
reference-capacity-human-resources = For the personnel office (HR)
reference-capacity-authorised = As somebody else who speaks for the employer
reference-capacity-colleague = As a colleague
reference-capacity-other = As somebody else
reference-job-title = Job of { $name }
reference-began = It began
reference-date-hint = The day if you can, or the month: 25 March 2019, or March 2019.
reference-ended = It ended
reference-ended-hint = The same. Leave this empty where it goes on.
reference-goes-on = { $name } still works there
reference-duties = What did { $name } do, and for whom?
reference-conduct = How did { $name } behave towards people, and how reliable and honest were they?
reference-conduct-hint = What you saw yourself, with an example if you have one. Dates alone are not enough.
reference-why-left = Why did { $name } leave?
reference-re-employ = Would you employ { $name } again?
reference-re-employ-yes = Yes
reference-re-employ-no = No
reference-re-employ-why = If not: why?
reference-warnings = Is there a warning that still stands?
reference-warnings-hint = Leave this empty if there is none.
reference-safeguarding = Was there any concern, allegation or investigation about { $name } and the safety of people?
reference-safeguarding-hint = Also one that was closed, or that ended because they left.
reference-safeguarding-yes = Yes
reference-safeguarding-no = No
reference-safeguarding-words = If yes: what was it, and how did it end?

reference-genuine = Is it genuine?
reference-genuine-none = Nobody has looked into it yet.
reference-genuine-form = How it was looked into
reference-proof = How did you find out?
reference-proof-hint = Only the first three show anything.
reference-proof-work-address = It came from an address of the employer
reference-proof-rang-found-number = We rang the employer on a number that we found ourselves
reference-proof-hr-confirmed = The employer’s office confirmed who the referee is
reference-proof-rang-given-number = We rang a number that the candidate gave
reference-proof-private-address = It came from webmail or another private address
reference-proof-weak = This shows nothing yet: anybody could have written it. Ring the employer on a number that you find yourself.
reference-source = Which address, or where did you find the number?
reference-source-hint = For example “m.bell@orchardcourt.example”, or “the number on the regulator’s page of the home”.
reference-proved-on = On
reference-genuine-asked = Is it from who it says?
reference-genuine-yes = Yes
reference-genuine-no = No
reference-genuine-note = Note
reference-genuine-note-hint = Needed if it is not genuine: at least 10 characters.
reference-genuine-keep = Keep this
reference-genuine-again = Look into it again

reference-settle = To be settled in writing
reference-settle-lead = Ask the candidate about it, and if need be the referee. Do not show or quote the reference: it was given in confidence. Then write down what you found, for somebody who reads it years later.
reference-matter-began = When it began
reference-matter-ended = When it ended
reference-matter-title = The job
reference-matter-why-left = Why they left
reference-matter-re-employ = They would not employ them again
reference-matter-warnings = A warning that still stands
reference-matter-not-genuine = It did not come from whom it names
reference-matter-safeguarding = A concern about the safety of people
reference-found = What was found
reference-without-words = yes, and no word more
reference-candidate-says = The candidate says
reference-referee-says = The referee says
reference-same = It is the same in other words.
reference-same-field = It is the same in other words
reference-settle-form = { $matter }: how it was settled
reference-settle-words = How was it settled?
reference-settle-hint = At least 10 characters.
reference-settle-keep = Keep this
reference-settle-again = Change how it was settled
reference-settled = Settled
reference-open = Open
reference-settled-how = How it was settled

reference-mail-subject = A reference is asked of you
reference-mail =
    Dear { $name },

    { $candidate } has applied to { $organisation } for the job “{ $job }”, and we would like to hear from you what you know of them.
    Please answer some questions on this page. It takes about ten minutes. The link is for you alone:

    { $address }

    It can be used until { $ends }. Questions, or to make sure that this comes from us: { $contact }. Thank you.
reference-page-title = A reference for { $candidate }
reference-page-lead = { $candidate } applied to { $organisation } for the job “{ $job }”. Please tell us what you know of them.
reference-page-lead-employer = { $candidate } applied to { $organisation } for the job “{ $job }”, and worked for { $employer }. Please tell us what you know of them there.
reference-page-read = What you write is read by the people of { $organisation } who choose and check, and by inspectors. { $candidate } does not get it from us: it is given in confidence. We will ring or write to your employer to make sure that it comes from you.
reference-page-read-personal = What you write is read by the people of { $organisation } who choose and check, and by inspectors. { $candidate } does not get it from us: it is given in confidence. We may ring you to make sure that it comes from you.
reference-page-until-only = Please answer by { $day }, in one go: the form keeps nothing before you send it.
reference-page-until = Please answer by { $day }, in one go: the form keeps nothing before you send it. Questions: { $contact }.
reference-page-send = Send the reference
reference-thanks = Thank you. Your reference has arrived.
reference-thanks-lead = You can close this page. If something in it is wrong, tell the people who asked you.
reference-gone-title = This link is no longer open
reference-gone = It was for one reference, and it has ended. If you still want to give one, ask the people who sent you the link for a new one.

reference-future = This is in the future.
reference-before-asked = This is before the day on which they were asked.
reference-before-came = This is before the day on which it came.
reference-no-address = This came by post, by phone or in person, from no address. Say how else you found out.
reference-other-address = The link went to another address. It is that one that has to be the employer’s.
reference-job-needed = Say for which work.
reference-referee-needed = Give their name.
reference-role-needed = Say who they are.
reference-contact-needed = Give an e-mail address or a phone number.
reference-email-wrong = This is not an e-mail address. It needs an @ and what stands behind it.
reference-own-reference = This is the candidate’s own address. Somebody else must speak for them.
reference-email-for-link = A link goes by mail: give the e-mail address, or ask them in another way.
reference-how-needed = Say how.
reference-from-needed = Say how you know it.
reference-permission-needed = This work goes on. Ask the candidate first whether you may ask their present employer now.
reference-about-health = This is about health or days off sick. Before an offer the law forbids it: leave it out.
reference-capacity-needed = Say as what they speak.
reference-re-employ-needed = Answer yes or no.
reference-safeguarding-needed = Answer yes or no.
reference-why-needed = Say why, or what it was.
reference-conduct-needed = Say a little of how they behaved: at least 10 characters.
reference-began-needed = Say when it began. The month is enough.
reference-source-needed = Say where you found it.
reference-private-source = Anybody can open a mailbox there: it shows no employer. Choose “It came from webmail or another private address”, or find out in another way.
reference-answer-needed = Answer yes or no.
reference-words-needed = Write at least 10 characters.
reference-own = You are the candidate. Somebody else must look after these references.
reference-not-yet-excused = It must have been tried on two days at least. Where the employer says nothing, a substitute must have spoken who is shown to be genuine.
reference-changed-meanwhile = What one of them says was changed while you wrote. Look at it again.
reference-answered-already = It was answered already.
