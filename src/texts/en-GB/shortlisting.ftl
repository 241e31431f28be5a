### Shortlisting: the applications of one vacancy, gone through with panel members.

# $vacancy: the job
shortlisting-title = Shortlisting: { $vacancy }
shortlisting-name = Shortlisting
shortlisting-lead = Read out what the role needs. Then read out one application after another, and mark each together.
shortlisting-away = How to reach the candidates, their dates and years, and photos are not on this page, nor the name of anybody who has not had the notice yet. Nobody is to be marked for their age, or for where they live. What candidates wrote themselves stands as they wrote it.
shortlisting-unsaid = Nobody has said if this was done with panel members.
shortlisting-unsaid-page = Somebody is shortlisted already, and nobody has said if that was done with panel members.

## What the role needs

shortlisting-role = What the role needs
# $names: who wrote it
shortlisting-role-by = Written by { $names }.
shortlisting-role-none = Nobody has written down what the role needs. The applications are marked beside it.
shortlisting-role-write = Write it now

## Who does it

shortlisting-who = Who does this
shortlisting-with = Are panel members here?
shortlisting-with-yes = Yes, panel members are here
shortlisting-with-no = No, we do it without them
shortlisting-with-needed = Say if panel members are here
shortlisting-members = Which panel members
shortlisting-members-hint = Only with panel members. Their names, or how many they are. For example: Ann and Ben. Or: three panel members.
shortlisting-members-needed = Say which panel members are here, or how many
shortlisting-held-on = On which day
shortlisting-held-on-hint = Only with panel members.
shortlisting-why = Why without them
shortlisting-why-hint = Only without panel members. It stands in every file of this job.
shortlisting-why-needed = Write why it is done without panel members, in at least 10 letters
shortlisting-hold = Keep this
shortlisting-hold-again = Change this
# $names: panel members; $day: a day
shortlisting-held-with = With panel members: { $names }. { $day }.
# $why: what was written
shortlisting-held-without = Without panel members, because: { $why }
# $by: who; $at: when
shortlisting-said-by = { $by } wrote this down on { $at }.
shortlisting-held-first = First say above if panel members are here
shortlisting-held-nobody = Nobody has said yet who does this.

## Applications

shortlisting-none = Nobody has applied yet.
shortlisting-to-candidates = Go to the candidates
# $n: number; $name: the candidate
shortlisting-application = Application { $n }: { $name }
# $n: number
shortlisting-application-unnamed = Application { $n }
shortlisting-who-it-is = Who this is
shortlisting-did = What they have done
shortlisting-earlier = There is earlier work. It is not told here: how long somebody has worked tells how old they are.
shortlisting-did-none = What they have done is not written down yet.
shortlisting-did-no-work = No work is written down.
shortlisting-care = with people who need support, or with children
shortlisting-goes-on = still there
shortlisting-length-days = less than a month
shortlisting-length-months = about { $n ->
    [one] 1 month
   *[other] { $n } months
}
shortlisting-length-years = about { $n ->
    [one] 1 year
   *[other] { $n } years
}
# $n: number of years
shortlisting-length-longer = more than { $n } years

## Marks

shortlisting-marks = How it was marked
shortlisting-mark-it = Mark this application
shortlisting-mark-again = Mark it again
shortlisting-mark-fits = Fits
shortlisting-mark-partly = Fits partly
shortlisting-mark-not-seen = Not seen in the application
shortlisting-mark-does-not-fit = Does not fit
shortlisting-mark-needed = Choose one for each part of the role
shortlisting-reason = What made us say so
shortlisting-reason-hint = In your own words. The file keeps it, and the candidate can ask to read it.
shortlisting-reason-needed = Write what made you say so, in at least 10 letters
shortlisting-outcome = What follows
shortlisting-outcome-invite = Invite them: they meet the panel
shortlisting-outcome-do-not-invite = Do not invite them
shortlisting-outcome-not-decided = Not decided yet
shortlisting-outcome-needed = Choose what follows
shortlisting-keep = Keep this
# $n: number
shortlisting-keep-of = about application { $n }
shortlisting-profile-first = First write down what the role needs: applications are marked beside it
shortlisting-closed = This person has met the panel or has withdrawn, so the application is not marked any more
shortlisting-own = This is your own application. Somebody else marks it
shortlisting-other-profile = The role profile was changed after this.
