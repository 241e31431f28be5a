# People who work here already, and what lists from elsewhere say of their checks.
employed-title = People who work here
# $n: how many people, $complete: of how many the file is complete
employed-lead = { $n ->
    [one] One person works here. { $complete ->
        [0] The file is not complete.
       *[other] The file is complete.
    }
   *[other] { $n } people work here. { $complete ->
        [0] No file is complete yet.
        [one] One file is complete.
       *[other] { $complete } files are complete.
    }
}
employed-none = Nobody stands here yet
employed-none-hint = Whoever starts by a recruitment here stands here by themselves. People who were here before come in by a list: an inspector may ask for any of their files.
employed-none-found = Nobody fits what you chose. Choose something else above.
employed-import = Bring in a list of people
employed-show = Show
employed-home = Home or team
employed-every-home = Every home and team
employed-kind = Works as
employed-every-kind = Everything
employed-named = Part of a name
employed-filter = Show them
employed-only-everybody = Everybody
employed-only-missing = Something is missing
employed-only-elsewhere = Something is recorded elsewhere only
employed-only-ends = Something is over or ends soon
employed-only-complete = Nothing is missing
employed-mark-done = Seen here
employed-mark-ends = Ends within 90 days
employed-mark-waits = Waited for, under supervision
employed-mark-over = It is over
employed-mark-elsewhere = Recorded elsewhere: not seen here
employed-mark-stops = Something was found
employed-mark-missing = Missing
employed-mark-not-needed = Not needed
# $on: a day
employed-says-done = Seen here, { $on }
# $on and $to: days
employed-says-ends = Seen here, { $on }. Ends { $to }
# $to: a day
employed-says-waits = Waited for, under supervision until { $to }
# $to: a day
employed-says-over = It was over { $to }
# $on: a day
employed-says-elsewhere = Recorded elsewhere for { $on }: not seen here
employed-age-new = new
# $n: months
employed-age-months = { $n } mo
# $n: years
employed-age-years = { $n } y
# $n: days
employed-age-in-days = { $n } d
employed-col-who = Name
employed-col-work = Job and home
employed-col-since = Works here since
employed-col-said = Recorded elsewhere
# $day: a day
employed-since = Since { $day }
# $page and $of: numbers
employed-page = Page { $page } of { $of }
employed-page-before = The page before
employed-page-next = The next page

employed-import-lead = For everybody who worked here before their file was here. You look at what the list brings before anything is kept.
employed-import-file = The list as a file
employed-import-file-hint = A CSV file. In a spreadsheet choose “Save as”, then “CSV”.
employed-import-text = Or paste the lines
employed-import-text-hint = Copy the cells out of the spreadsheet, with the line that names the columns.
employed-import-look = Look at the list
employed-columns = The columns of the list
employed-columns-lead = They may stand in any order, and others are passed over. The empty list has every column that is read.
employed-empty-list = Get the empty list
employed-columns-needed = Each line needs a name, a job, a home and a start date.
# $homes: names
employed-columns-homes = These are the homes and teams: { $homes }.
employed-columns-kind = “Works as” is employee, bank, agency or volunteer. An empty cell is employee.
employed-columns-checks = Of each check: its date, who saw it, and its number where it has one. “Kept where” says where the paper is.
employed-columns-dbs = A DBS certificate needs its level. Its number has 12 digits: make that column text in the spreadsheet, or zeros at the front are lost.
employed-columns-days = Write days as 3/5/2021, 3 May 2021 or 2021-05-03.
# $n: a number
employed-columns-most = A list has at most { $n } people.
employed-preview = Look before you keep
# $good and $bad: numbers
employed-counts = { $good ->
    [0] Nobody
    [one] One person
   *[other] { $good } people
} can be brought in. { $bad ->
    [0] Every line is good.
    [one] One line cannot.
   *[other] { $bad } lines cannot.
}
# $columns: names of columns
employed-unread = These columns are not read: { $columns }.
# $lines: numbers of lines
employed-alike = Somebody of the same name works in the same home since another day: look at line { $lines }. If it is the same person, take that line out of the list.
employed-bad = Lines that cannot be brought in
employed-good = People who can be brought in
employed-no-good = None of the lines can be brought in.
# $column: its name, $why: a sentence
employed-reason = { $column }: { $why }
# $good and $bad: numbers
employed-tick-good = { $bad ->
    [one] Leave out the one line that cannot be brought in
   *[other] Leave out the { $bad } lines that cannot be brought in
}
employed-tick-told = These people have been told that their checks are kept here, and why
employed-marked = What the list says of a check is marked as recorded elsewhere. It counts once somebody here has seen it.
# $good: a number
employed-keep = { $good ->
    [one] Bring in one person
   *[other] Bring in { $good } people
}
employed-other-list = Take another list
employed-list-empty = Choose a file or paste the lines. The first line names the columns
# $column: name of a column
employed-list-column-missing = The first line has no column “{ $column }”. A list needs name, job, home and start date
employed-list-column-twice = The first line names the column “{ $column }” twice. Keep one of them
employed-list-no-rows = There is no line below the first. Put one person on each line
# $most: number of lines
employed-list-too-many-rows = There are more than { $most } people. Bring them in by several lists
employed-no-good-row = None of the lines can be brought in. Mend them in the list and bring it again
employed-tick-needed = Some lines cannot be brought in. Tick that they are left out, or mend the list
employed-told-needed = Tell the people first: say that their checks are kept here, and why. Then tick this
employed-job-needed = The job is missing
employed-home-needed = The home or team is missing
employed-home-unknown = There is no home or team of this name where you may add people
employed-kind-unknown = Write employee, bank, agency or volunteer
employed-start-needed = The day on which they began is missing
employed-day-unreadable = This is not a date. Write it as 3/5/2021 or 3 May 2021
employed-day-whole = Write the day as well as the month and the year
employed-day-future = This day is still to come
employed-day-too-long-ago = This is too long ago
employed-day-needed = The date of this check is missing
employed-level-needed = The level of the certificate is missing
employed-level-unknown = Write basic, standard, enhanced, or enhanced with the adults’, the children’s or both barred lists
employed-number-wrong = The number has 12 digits. A spreadsheet may have dropped zeros at the front
employed-too-long = This is too long
employed-too-few-cells = This line has too few cells
# $line: number of a line
employed-twice = The same person stands in line { $line }
employed-known = This person is here already

employed-about-identity = Identity
employed-about-dbs = DBS certificate
employed-about-right-to-work = Right to work
employed-about-qualifications = Qualifications
employed-about-registration = Registration
employed-about-health = Health
employed-about-overseas = Overseas certificate
employed-about-declaration = Self-declaration
employed-about-driving = Driving licence
employed-about-history = Employment history
employed-about-references = References
# $day: a day
employed-said = Recorded elsewhere, { $day }
employed-said-hint = A list that was brought in says so. It does not count here until somebody here has seen it.
employed-said-level = Level
employed-said-number = Number
employed-said-seen-by = Seen by
employed-said-where = Kept where
employed-works-here = They work here, and this is missing.
employed-facts = Works here
employed-facts-brought = Brought in by a list
employed-stayed-title = Who stayed the first 90 days, of the last two years
# $left and $of: numbers
employed-stayed = { $left ->
    [0] Nobody
    [one] One
   *[other] { $left }
} of { $of } people who started here by a recruitment in the last two years left within their first 90 days.
employed-stayed-withheld = There is no number to show yet: it would be about fewer than five people, and say something about each of them.
# $n: a number
employed-stayed-new = { $n ->
    [one] One person’s first 90 days are not over: they stand in neither number.
   *[other] The first 90 days of { $n } people are not over: they stand in neither number.
}
employed-stayed-caution = People who were brought in by a list are not counted: a list holds those who stayed. So this number cannot be compared with theirs, nor by itself with that of another employer.
