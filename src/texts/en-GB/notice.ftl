### The candidate's notice, in two variants: plain, and Easy Read.
### Each variant has the same parts: start, who, scores, machine, questions, adjustments, checks, keep, rights, contact, complain.
### A text of more than one line has one sentence a line in the Easy Read variant.

## Plain

# $organisation: name; $contact: an address, e-mail or phone number; $role: the job's title
notice-plain-title = How we use your information
notice-plain-start-title = What this notice covers
notice-plain-start = You have applied to { $organisation } for { $role }. This notice says what we do with the information that you give us, and with what we write about you. { $organisation } is responsible for it.
notice-plain-why = The law tells us to hold some of it before anyone starts work in care: Schedule 3 to the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, and the Immigration, Asylum and Nationality Act 2006. We use the rest because we have a legitimate interest in choosing fairly. We do not rely on your consent for this.
notice-plain-special = What you tell us about adjustments, and what a criminal record certificate says, is specially protected. We use it only as employment and safeguarding law let us (Data Protection Act 2018, Schedule 1), and we have a written policy for it that you can ask for.
notice-plain-who-title = Who sees what
notice-plain-who = You will meet a panel. People who draw on care and support sit on it as equals with the other interviewers. They ask questions and score your answers. They see your first name and what you say in the interview. They do not see your contact details, your documents, your references or the result of any check.
notice-plain-who-office = The recruiting manager and the people who do recruitment checks see your application, your references and your checks, as far as their work needs it. Each time someone opens your file, we record who did so.
notice-plain-who-inspector = If you are offered the job, an inspector of care services may read your file. If you are not, we show it to an inspector only if they ask how this choice was made; we then name your file and write down why.
notice-plain-who-others = Whoever runs our computers holds your data for us and may not use it. The Disclosure and Barring Service, the Home Office and your referees learn what their checks need. We pass it on to nobody else unless the law tells us to, and we never sell it.
notice-plain-scores-title = Scores and remarks
notice-plain-scores = Each interviewer scores on their own, before the panel talks. We keep every score and remark as it was given, and later changes beside it. You can ask us for the scores and remarks about you while we hold them. In what we give you, scorers appear as A, B and C; whoever made the decision is named.
notice-plain-machine-title = People decide
notice-plain-machine = No machine decides about you. The system adds up scores as was agreed before the interviews, and shows the sum to people. A named person decides and writes down why.
notice-plain-questions-title = The same for everyone
notice-plain-questions = Every candidate for this job gets the same questions, in the same order, scored against the same descriptions of a good, an OK and a not good answer.
notice-plain-adjustments-title = Adjustments
notice-plain-adjustments = Tell us what you need to show yourself at your best, for example more time, questions on paper, or a quiet room. This is arranged apart from the panel, and the people who score cannot see what you asked for or why. We do not ask about your health or about days off sick before we offer you the job.
notice-plain-checks-title = Checks after an offer
notice-plain-checks = An offer depends on checks: identity, right to work, criminal record certificate, conduct in earlier work in care, qualifications, full employment history, and health as far as it matters for the work. If a check does not go well, we tell you and you can answer before we decide.
# $months: months that the file of a person who is not employed is kept; $years: years after employment ends
# $days: days after which no locked backup holds any more what was deleted
notice-plain-keep-title = How long we keep it
notice-plain-keep = If you do not get the job, we delete your application, the scores and the remarks { $months } months after we tell you. If you get the job, we keep the recruitment file while you work for us and { $years } years after you leave. We keep no copy of your criminal record certificate. Of your other documents we keep a copy only where a check needs one; the people who do the checks can open it, and the panel cannot. What we write down, that they were seen, when, and what was judged, stays in the file for as long. A legal claim or a safeguarding matter may mean that we must keep it longer.
notice-plain-gone = If you withdraw, the same { $months } months count from that day. When the time is over we delete what is written about you and destroy the key to it. Locked backups may hold it for { $days } days more. Nobody opens a backup for that; if we must put one back, we delete you from it again.
notice-plain-rights-title = What you can ask for
notice-plain-rights = You can ask to see what we hold about you, to have mistakes put right, to have it deleted or its use limited, and you can object to its use. We answer within one month. You can withdraw your application at any time, without a reason. A reference that was given in confidence may be left out of what we send you.
notice-plain-ask = To ask, write to or call the contact below. You need no form and no reason, and it costs nothing. We may ask who you are before we send anything.
# $person: the contact for data protection; $contact: how they are reached; $number: the number of the ICO's register
notice-plain-contact-title = Whom you can ask
notice-plain-contact = Our contact for data protection is { $person }: { $contact }. { $organisation } is registered with the Information Commissioner’s Office under { $number }.
notice-plain-contact-unregistered = Our contact for data protection is { $person }: { $contact }.
notice-plain-contact-job = Ask us here: { $contact }.
notice-plain-complain-title = How to complain
notice-plain-complain = Tell us first: { $contact }. We tell you within 30 days that we have your complaint, and then look into it without delay. After that, or at any time, you can complain to the Information Commissioner's Office (ICO): ico.org.uk, phone 0303 123 1113.
notice-plain-confirm = I have had this notice

## Easy Read

notice-easy-title = What we keep about you
notice-easy-start-title = You asked for a job
notice-easy-start =
    You asked for a job at { $organisation }.
    The job is { $role }.
    Information is what you tell us and what we write about you.
notice-easy-why =
    The law says that we must check people who work here.
    We use the rest to choose in a fair way.
notice-easy-who-title = Who sees what
notice-easy-who =
    You will meet a panel.
    A panel is a group of people who ask you questions.
    Some of them get support from us.
    They score what you say.
notice-easy-who-see =
    The panel sees your first name.
    The panel does not see where you live.
    The panel does not see your papers or your checks.
notice-easy-who-office =
    The manager sees your form, your papers and your checks.
    We write down who opens your file.
notice-easy-who-inspector =
    An inspector checks that we do things well.
    If we offer you the job, an inspector may see your file.
    If not, we show it only for a good reason.
notice-easy-scores-title = Scores
notice-easy-scores =
    Each person scores you on their own.
    We keep the scores and what people say about you.
    You can ask us to show you.
    You will not see who gave which score.
notice-easy-machine-title = People decide
notice-easy-machine =
    No machine decides about you.
    The computer adds up the scores.
    A person decides and writes down why.
notice-easy-questions-title = The same for everyone
notice-easy-questions = Everyone gets the same questions.
notice-easy-adjustments-title = What you need
notice-easy-adjustments =
    Tell us what you need on the day.
    You may need more time or a quiet room.
    People who score you do not see what you asked for.
notice-easy-health = We ask about your health only after a job offer.
notice-easy-checks-title = Checks
notice-easy-checks =
    If we offer you the job, we do checks.
    We check who you are and where you worked before.
    We ask the police records office about you.
    If a check does not go well, we talk with you first.
notice-easy-keep-title = How long we keep it
notice-easy-keep =
    You may not get the job.
    Then we keep it for { $months } months.
    If you get the job, we keep it while you work here.
    When you leave, we keep it for { $years } more years.
    We may keep a copy of some of your papers.
    We keep no copy of what the police records office says.
notice-easy-gone =
    Then we delete it.
    Locked copies may hold it for { $days } more days.
    We do not open them to look at you.
notice-easy-rights-title = What you can ask for
notice-easy-rights =
    You can ask to see what we have about you.
    You can ask us to put mistakes right.
    You can stop at any time.
    You do not need to say why.
notice-easy-contact-title = Whom you can ask
notice-easy-contact =
    You can ask { $person }.
    You can reach us here: { $contact }.
notice-easy-contact-unregistered =
    You can ask { $person }.
    You can reach us here: { $contact }.
notice-easy-contact-job = You can ask us here: { $contact }.
notice-easy-complain-title = If you are not happy
notice-easy-complain =
    Tell us first.
    We will say that we got your message.
    Then you can tell the Information Commissioner.
    The Information Commissioner makes sure that information is kept safe.
    The phone number is 0303 123 1113.
notice-easy-confirm = I have read this or someone read it to me
