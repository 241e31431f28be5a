### How long each thing is kept, and why. One row a clock; the codes are those of the clocks.

clocks-title = How long each thing is kept
clocks-lead = Each thing has its own clock. When the clock has run out, the thing goes, unless somebody keeps it longer with a reason.
clocks-to-print = The same as a page of its own, to print
clocks-what = What
clocks-long = How long
clocks-why = Why

clocks-kept-unsuccessful = The file of a candidate who was not employed: form, references, checks, notes
clocks-kept-withdrawn = The file of a candidate who withdrew
clocks-kept-successful = The file of somebody who works here, interview and checks included
clocks-kept-scores = What the panel gave and said: scores, reasons, spoken words
clocks-kept-certificate = What a criminal record certificate shows, and the words of its weighing
clocks-kept-certificate-record = About a certificate: number, date, level, who saw it, what was decided
clocks-kept-identity-copy = Copies of proofs of who somebody is or where they live, where the file does not need them
clocks-kept-right-to-work = Copies of what shows that somebody may work in the UK
clocks-kept-member = What is kept of a panel member or supporter: name, picture, what they need, how they were supported

clocks-from-decision-told = from the day on which they were told; until that is noted, from the day of the decision
clocks-from-withdrew = from the day on which they withdrew
clocks-from-employment-ended = from their last day of work
clocks-from-left-panel = from the day on which they left the panel
clocks-from-certificate-decided = from the day on which two persons decided; while nobody has, from the day on which it was written down
clocks-from-checked = from the day of the check

clocks-with-file = As long as the candidate’s file
# $n: a number
clocks-months = { $n ->
    [one] 1 month
   *[other] { $n } months
}
clocks-years = { $n ->
    [one] 1 year
   *[other] { $n } years
}
# $least, $most: numbers
clocks-bounds-months = It may be set from { $least } to { $most } months.
clocks-bounds-years = It may be set from { $least } to { $most } years.

# $day: a day
clocks-in-force = In force since { $day }.
clocks-in-force-to = In force until { $day }.

clocks-set-law = The law or its guidance says so; nobody here can change it.
clocks-set-usual = This is the usual value; nobody here has changed it.
clocks-set-usual-fixed = SameTable says so; nobody here can change it.
# $name: who; $day: when; $why: their reason
clocks-set-own = Set by { $name } on { $day }: { $why }.

clocks-why-unsuccessful-2026 = A claim of discrimination may come within six months of the decision, and talks to settle it add up to 12 weeks. After that nobody needs the file.
clocks-source-unsuccessful-2026 = UK GDPR, article 5(1)(e); Equality Act 2010, section 123, as the Employment Rights Act 2025 changes it; Acas early conciliation.
clocks-why-withdrawn-2026 = The same claims may come from somebody who withdrew.
clocks-source-withdrawn-2026 = UK GDPR, article 5(1)(e); Equality Act 2010, section 123; Acas early conciliation.
clocks-why-successful-2026 = While somebody works in care, the law wants their file to be there for an inspector. After they left, a contract may be taken to court for six years.
clocks-source-successful-2026 = Health and Social Care Act 2008 (Regulated Activities) Regulations 2014, regulation 19 and Schedule 3; Limitation Act 1980, section 5.
clocks-why-scores-2026 = They are the candidate’s own data and show how it was decided, so the candidate may ask for them as long as there is a file. None goes before it, and none stays after it.
clocks-source-scores-2026 = UK GDPR, articles 5(1)(e) and 15.
clocks-why-certificate-2015 = It may be kept no longer than is needed after the decision, as a rule six months at most. That is an outer limit: it goes on its day, also where somebody is asked first. Only a legal hold, or two persons who keep it until an inspection, keep it longer.
clocks-source-certificate-2015 = Code of practice under section 122 of the Police Act 1997 (November 2015); section 124 of that Act.
clocks-why-certificate-record-2015 = They do not say what the certificate shows, and an inspector may ask for them.
clocks-source-certificate-record-2015 = Code of practice under section 122 of the Police Act 1997; Schedule 3 of the 2014 Regulations.
clocks-why-identity-copy-2025 = Details of documents that were looked at for a certificate are kept for two years. Proof of who somebody is, with a photo, has to be in the file of whoever works in care: such a copy stays with the file and does not count here. What counts here is the rest: proofs of address, and copies about people who were not employed.
clocks-source-identity-copy-2025 = Guidance of the Disclosure and Barring Service on checking identity (compulsory since 1 November 2025); Schedule 3, paragraph 1, of the 2014 Regulations.
clocks-why-right-to-work-2008 = A copy has to be there while somebody works here and for two years after; then it has to be destroyed. Without it there is no defence against a penalty. Of somebody who was never employed it goes with the file.
clocks-source-right-to-work-2008 = Immigration (Restrictions on Employment) Order 2007, article 6; Home Office, guide for employers on right to work checks.
clocks-why-member-2026 = No law says how long. A year is enough to ask somebody to come back, and once a year somebody looks whether what is kept is still needed and right.
clocks-source-member-2026 = UK GDPR, article 5(1)(c) and (e).

clocks-hold = A legal hold stops every clock of a file and of its parts. It has a reason, a name, and a day on which somebody looks at it again.
clocks-shown = What goes is shown for 14 days before it goes. Another period moves the days of what is still there; it brings nothing back.
clocks-copies = Locked backups may hold what was deleted until they lapse. The page of each deletion says until when.
clocks-not-kept = SameTable keeps no payment records and no equality monitoring. Where you keep them elsewhere, they need clocks of their own.
