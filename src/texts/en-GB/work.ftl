### What is due among the checks: a desk screen of managers and HR, a mail and a calendar.

work-title = What is due
work-lead = What runs out, what waits for somebody here, and what nobody has answered. It follows from what is recorded.
work-empty = Nothing is due.
work-now = Now
work-soon = Within 30 days
work-ahead = Within 90 days
work-col-what = What
work-col-who = Person
work-col-about = About
work-col-day = Day
work-what-lapses = Runs out
work-what-supervised-ends = Supervised start ends
work-what-second-waits = A second person has to answer
work-what-to-weigh = Has to be weighed
work-what-new-application = Apply for a new certificate
work-what-certificate-silent = A certificate has not come: ask after it
work-what-certificate-there = The certificate has to be seen
work-what-reference-silent = A referee has not answered
work-what-evidence-goes = A copy reaches its last day
work-what-disclosed-goes = Is deleted
work-disclosed = What a certificate shows
work-calendar = In your own calendar
work-calendar-lead = Your calendar can ask for the days by an address of its own. It gets initials, no names. It ends when you can no longer sign in.
work-calendar-since = Your calendar may ask since { $when }.
work-calendar-make = Make a new address
work-calendar-end = End it
work-calendar-made = The address for your calendar
work-calendar-made-lead = Put it into your calendar as a subscription. It is shown this once. Whoever has it sees what your calendar sees.
work-calendar-name = Checks that are due
work-event = { $initials } { $what }: { $item }
work-back = Back to what is due
work-mail-subject = What is due among the checks
work-mail =
    Dear { $name },

    Due now: { $now }
    Within 30 days: { $soon }

    You find them here:
    { $address }
work-came-in-history = A candidate has sent in what they did since education.
work-came-in-withdrew = A candidate has withdrawn.
work-came-in-reference = A referee has answered.
work-came-in-asked-how = A candidate would like to know how their interview went.
work-came-in-subject = Something came in for a recruitment
work-came-in-mail =
    Dear { $name },

    { $what }

    You find it here:
    { $address }
people-messages-why-work_came_in = Something came in that you asked for
people-messages-why-work_digest = What is due among the checks
job-work-digest = Telling managers and HR on Mondays what is due
