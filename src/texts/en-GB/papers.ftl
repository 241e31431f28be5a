### Drafts of the papers that the law wants. Plain words; whoever advises the organisation reads them.

papers-title = Papers
papers-lead = Drafts for whoever advises you on data protection. They are filled from your settings; what only you can say is marked.
papers-settings = Settings they are filled from
papers-read = Read and print
papers-file = Download as one file
# $n: places to complete
papers-open = { $n ->
    [one] 1 place for you to decide or complete
   *[other] { $n } places for you to decide or complete
}
papers-draft = This is a draft. Have it read by whoever advises you on data protection before you rely on it.
# $day, $version, $organisation
papers-foot = Drafted for { $organisation } on { $day } by SameTable { $version } from the settings of that day. Names in brackets are automated tests of that version.
# $claim: a sentence; $test: the name of a test
papers-claim = { $claim } [{ $test }]
papers-usual = the usual periods
papers-set-services = Homes and teams
papers-set-contact = Contact for data protection
papers-set-ico = Registration with the ICO
papers-set-adviser = Adviser
papers-set-hosting = Who runs the server
papers-set-mail = Who carries e-mail
papers-set-copies = Backups
papers-set-missing = { $what }: nothing stands in the settings yet. Say it at “Data protection”.
papers-erases-by-itself = it is then deleted by itself
papers-erases-ask-first = a person is then asked each time
papers-keep-unsuccessful = Somebody who was not employed
papers-keep-unsuccessful-text = { $months } months after they were told, or after they withdrew ({ $why }).
papers-keep-successful = Somebody who was employed
papers-keep-successful-text = { $years } years after the employment ended.
papers-keep-member = A panel member’s own details
papers-keep-member-text = { $member } months after they left the panel; looked at once a year.
papers-keep-how = How it goes
papers-keep-how-text = What is due stands in a queue for { $shown } days first; { $erases }. A legal hold with a reason and a review date stops every clock. The person’s rows are deleted and their key is destroyed. Locked backups may hold what was deleted for { $days } days more, and are put beyond use until then: nobody opens one for that, and if one is restored, the data is deleted from it again before anything is served.

papers-claim-private = Until the panel talks, no score, reason or concern is shown to anybody but the person who gave it.
papers-claim-notice = No panel sees a candidate before the notice was given to them and dated.
papers-claim-roles = Every address of the program lets in only the roles that are named for it.
papers-claim-apart = Another organisation on the same server finds nothing of this one.
papers-claim-views = Only people with an office role read files, and whoever does is recorded.
papers-claim-health = Nothing about health can be recorded before a conditional offer.
papers-claim-unchanged = A copy of a file in which one digit was changed is found out.
papers-claim-clocks = A legal hold stops every clock, and what was deleted does not come back when a period is changed.
papers-claim-queue = Nothing is deleted by itself before it stood in the queue for { $shown } days.
papers-claim-erased = After an erasure the person’s name, address and what was written about them are found in no table, journal, key store or copy, and other files read as before.
papers-claim-lapsed = What was deleted stands in no backup made after it, and { $days } days later in none at all, whether or not backups are still made.
papers-claim-restored = After an older backup is restored, erased people are erased again before anything is served.
papers-claim-member = An erased panel member leaves every candidate’s file unchanged, and nothing that they said or did there has their name any more.
papers-claim-access = A person who asks gets what is held about them and nothing of others, after a named person has read it.
papers-claim-keys = Key files can be read only by the account that runs the server.
papers-claim-passwords = Passwords are never shown again, in no form and no answer.
papers-claim-told = Panel members read in Easy Read, on the tablet and before the day, what is kept of them.

## Impact assessment

papers-dpia-title = Data protection impact assessment: co-produced recruitment at { $organisation }
papers-dpia-about = Needed before you begin: people who may be put under pressure, sensitive data, scoring.
papers-dpia-lead = Article 35 of the UK GDPR asks for this where a use of data is likely to bring high risk. Here people who draw on support score candidates, and health and criminal records play a part.
papers-dpia-what = What is done
papers-dpia-what-1 = { $organisation } recruits people who work in care. A panel on which people who draw on support sit as equals meets each candidate, asks the same questions and scores the answers on tablets. Those scores are weighed, in the open, with the other interviewers’ scores, references and checks. A named person decides and gives reasons.
papers-dpia-what-2 = Everything is written into one recruitment file for each candidate, which can be checked later for changes.
papers-dpia-why-needed = Why it is needed, and no more than needed
papers-dpia-why-needed-1 = The law wants recruitment that is safe and operated effectively (regulation 19 and Schedule 3 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014). People who are supported have a say in who supports them.
papers-dpia-why-needed-2 = Less would not do: without scores by person and reasons, nobody could show that a choice was fair or that a panel was heard. No photographs of candidates are kept, and documents are seen, not stored.
papers-dpia-why-needed-own = Say why you chose panels of this kind, and what you tried or thought of instead.
papers-dpia-data = Whose data, and which
papers-dpia-data-candidate = Candidates: name, e-mail, phone, stage, answers as they were scored, reasons, decisions, offers, checks.
papers-dpia-data-special = Candidates, specially protected: health as far as it matters for the work, after an offer only; adjustments, apart from the panel.
papers-dpia-data-criminal = Candidates, criminal records: that a certificate was seen, when, and what was judged; not the certificate.
papers-dpia-data-member = Panel members: name, picture, consents, scores, reasons, how they were supported, days. That somebody draws on support may itself tell of their health.
papers-dpia-data-office = People who sign in: name, e-mail, roles, what they did and looked at.
papers-dpia-data-numbers = How many candidates and panel members a year, and where they live.
papers-dpia-flow = Where it goes
papers-dpia-flow-1 = Data is typed at the desk and on tablets, kept in one database, and sealed entry by entry under a key for each person; the keys are kept apart. Nothing is sent to anybody else by the program but the messages that you write.
papers-dpia-flow-contracts = Contracts with whoever runs the server, carries the mail or keeps the backups (article 28), and whether data leaves the United Kingdom.
papers-dpia-basis = On which ground
papers-dpia-basis-legal = Checks and the file of an employed person: legal obligation, article 6(1)(c).
papers-dpia-basis-interest = Choosing among candidates, and panel members’ scores: legitimate interests, article 6(1)(f).
papers-dpia-basis-special = Health and adjustments: article 9(2)(b) with Data Protection Act 2018, Schedule 1, paragraph 1.
papers-dpia-basis-criminal = Criminal records: article 10 with Schedule 1, paragraphs 1, 6 and 18, under the policy document beside this paper.
papers-dpia-basis-consent = Candidates are never asked to consent to this: they could not freely say no. Panel members agree to each thing apart, and can stop at any time.
papers-dpia-basis-balance = The balance of legitimate interests in your own words: what you gain, what candidates and panel members would expect, why it is fair to them.
papers-dpia-asked = Who was asked
papers-dpia-asked-people = Which people who draw on support, candidates, colleagues and advisers you asked about this, and what you changed because of it.
papers-dpia-keep = How long
papers-dpia-rights = What people are told and can ask for
papers-dpia-rights-1 = Mistakes are put right by a new entry beside the old one. Objections, and requests to delete or to limit, are decided by a person and recorded with the reason.
papers-dpia-risks = Risks, and what is done about them
papers-dpia-risk-pressure = Somebody is pressed to score otherwise, or is blamed for a score.
papers-dpia-risk-change = Somebody changes a score or a reason later.
papers-dpia-risk-eyes = Somebody reads what is not theirs to read.
papers-dpia-risk-health = Health is asked about too early, and used against somebody.
papers-dpia-risk-long = Data is kept for ever, or comes back.
papers-dpia-risk-theft = A machine, a disk or a backup is stolen.
papers-dpia-risk-own = For each risk: how likely, how bad, before and after what is done; and risks of your own house (shared tablets, paper sheets, small teams in which everybody knows everybody).
papers-dpia-risk-machine = No machine decides about anybody: totals are sums that were agreed before the interviews, and a person decides.
papers-dpia-left = What is left
papers-dpia-left-tablet = Somebody who looks over a shoulder in the hall sees a score. Seat people apart.
papers-dpia-left-record = After an erasure the kinds and times of entries stay in the record, without content or names.
papers-dpia-left-typed = A name that somebody typed into a role profile or into another person’s file stays there until that goes; before a deletion the program shows where it stands. Ask people not to type names.
papers-dpia-left-backup = Until { $days } days after an erasure a locked backup holds names, scores and checks of whoever was deleted; with its passphrase they can be read. What a restore moved aside is not locked and stays { $aside } days. If backups stop, the last one stays until there is a new one: Upkeep says so each day. Say who has the passphrase, and that copies elsewhere are replaced, not collected.
papers-dpia-left-accept = Which of these you accept, and which you ask the Information Commissioner about first (article 36).
papers-dpia-sign = Decision
papers-dpia-sign-who = Who approves this, on which day, what the adviser said, and when it is looked at again (at least once a year, and before anything of it changes).

## Appropriate policy document

papers-policy-title = Appropriate policy document: { $organisation }
papers-policy-about = Needed for health data and criminal records in recruitment. You keep it, and show it to the ICO if asked.
papers-policy-lead = Part 4 of Schedule 1 to the Data Protection Act 2018 asks for this where specially protected data or criminal-offence data is used for employment, safeguarding or a duty in law.
papers-policy-what = What is used, and what for
papers-policy-what-1 = Health as far as it matters for the work, and adjustments, of candidates and employed people; that some panel members draw on support; how they were supported.
papers-policy-what-2 = Criminal records of people to be employed in care: that a certificate was seen, its level and date, and what was judged.
papers-policy-conditions = Conditions that are relied on (Schedule 1)
papers-policy-conditions-employment = Paragraph 1: duties and rights in employment law, here fitness for the work and adjustments.
papers-policy-conditions-equality = Paragraph 8: equality of opportunity, where you monitor it.
papers-policy-conditions-safeguarding = Paragraph 18: safeguarding of children and of individuals at risk.
papers-policy-conditions-statute = Paragraph 6: functions in statute, here checks that the 2014 Regulations ask for.
papers-policy-conditions-own = Strike out what you do not use; your adviser confirms the rest.
papers-policy-principles = How the principles are kept (article 5)
papers-policy-lawful = Lawful, fair, open:
papers-policy-purpose = For one purpose: data for a recruitment is used for that recruitment, for its review, and for nothing else.
papers-policy-purpose-own = Any other use in your house, such as a talent pool. Without one, say so.
papers-policy-least = No more than needed: documents are seen and not stored; certificate content is not recorded.
papers-policy-accurate = Accurate: every change stands beside what was there before.
papers-policy-long = No longer than needed:
papers-policy-secure = Secure:
papers-policy-account = Answerable: who did what stands in a record that cannot be changed unseen.
papers-policy-account-own = Who in your house is answerable, who is trained in what, and where incidents are written down.
papers-policy-review = Keeping this policy
papers-policy-review-own = Review it on a day that you name, at least yearly. Keep it for six months after you stop using such data (Schedule 1, paragraph 40).

## Record of processing

papers-processing-title = Record of processing: recruitment at { $organisation }
papers-processing-about = What you do with whose data, on which ground and for how long.
papers-processing-lead = Article 30 of the UK GDPR asks for this record where specially protected or criminal-offence data is used, whatever the size of the organisation.
papers-processing-controller = Who is responsible
papers-processing-recruit = Recruitment
papers-processing-recruit-why = What for
papers-processing-recruit-why-text = To choose who works in care, safely and fairly, and to be able to show it.
papers-processing-recruit-who = Whose data
papers-processing-recruit-who-text = Candidates and people who were employed.
papers-processing-recruit-data = Which
papers-processing-recruit-data-text = Identity and contact, stages, scores and reasons, decisions, offers, checks; health after an offer; that a criminal record certificate was seen.
papers-processing-recruit-basis = Ground
papers-processing-recruit-basis-text = Articles 6(1)(c) and (f); 9(2)(b) and 10 with Schedule 1, paragraphs 1, 6 and 18.
papers-processing-recruit-seen = Who sees it
papers-processing-recruit-seen-text = Manager, HR, the panel (first name and what was said), an inspector for employed people.
papers-processing-members = Panels
papers-processing-members-why = What for
papers-processing-members-why-text = That people who draw on support take part as equals, with the support they want.
papers-processing-members-who = Whose data
papers-processing-members-who-text = Panel members and supporters.
papers-processing-members-data = Which
papers-processing-members-data-text = Name, picture, consents, scores and reasons, how they were supported, days.
papers-processing-members-basis = Ground
papers-processing-members-basis-text = Article 6(1)(f); explicit consent, article 9(2)(a), for what tells of their health.
papers-processing-members-seen = Who sees it
papers-processing-members-seen-text = The panel after it talked, manager and HR; how somebody was supported is their own.
papers-processing-office = People who sign in
papers-processing-office-why = What for
papers-processing-office-why-text = To know who may do what, and who did it.
papers-processing-office-who = Whose data
papers-processing-office-who-text = Managers, HR, facilitators, administrators, colleagues on panels.
papers-processing-office-data = Which
papers-processing-office-data-text = Name, e-mail, roles, sign-ins, what they did and looked at.
papers-processing-office-basis = Ground
papers-processing-office-basis-text = Articles 6(1)(c) and (f).
papers-processing-office-seen = Who sees it
papers-processing-office-seen-text = Other people with an office role; their names stand in files beside what they did.
papers-processing-others = Who else holds it for you
papers-processing-others-abroad = Whether any of these holds data outside the United Kingdom, and on which ground that is.
papers-processing-secure = How it is kept safe
papers-processing-secure-own = Locks, disks, phones and paper in your house.
