### What people are told about their own data: panel members in Easy Read (these pass the lint), people who sign in in plain words.

# $n: the number of the version; $day: when it was first told
privacy-since = This is version { $n } of these words, in use since { $day }.
privacy-some-organisation = this organisation

## Panel members, Easy Read. One sentence a line.

privacy-panel-title = What happens with what you say
# $organisation: the name of the organisation
privacy-panel-start-title = You are on a panel
privacy-panel-start =
    You sit on a panel for { $organisation }.
    We write some things down about you.
    This page says what, and who can see it.
privacy-panel-what-title = What we write down
privacy-panel-what =
    Your name and your picture.
    Your yes or no to each thing we ask you.
    Your scores, and why you gave them.
    Your voice, if you said yes to that.
    How someone helped you.
    The people you meet and the days you come.
privacy-panel-not-title = What we do not write down
privacy-panel-not =
    We do not write down how your health is.
    We do not keep your voice if you say no.
    If you say no later, we delete it.
    We never sell what we know about you.
privacy-panel-who-title = Who can see it
privacy-panel-who =
    Your score is private until the panel talks.
    Then the panel and the office can see it.
    The person you scored can ask to see it.
    They do not get your name from us.
    When the panel talks, it can hear your voice.
    The office can hear it too.
privacy-panel-file-title = The file
privacy-panel-file =
    We keep a file about each person you meet.
    Your scores are in it, and why you gave them.
    An inspector checks that we do things well.
    An inspector may see the file with your name.
    Others who check our work may see it too.
privacy-panel-help-title = Your help
privacy-panel-help =
    The file says if you had help.
    It may say who was there to help you.
    What you tell us about your help is your own matter.
privacy-panel-machine-title = People decide
privacy-panel-machine =
    No machine decides about you.
    Nobody gives marks to you.
# $months: how long a panel member's own details are kept after they left; $days: how long locked copies may still hold them
privacy-panel-keep-title = How long we keep it
privacy-panel-keep =
    Your scores stay as long as the file they are in.
    When you leave, we keep your name for { $months } months.
    Then we delete your name.
    Locked copies may hold it for { $days } more days.
privacy-panel-rights-title = What you can ask for
privacy-panel-rights =
    You can ask to see all we have about you.
    You can ask us to put mistakes right.
    You can ask us to delete it.
    You can stop at any time.
    You do not need to say why.
privacy-panel-complain-title = If you are not happy
privacy-panel-complain = Tell us first.
# $reach: how the organisation's contact for data is reached
privacy-panel-reach = You can reach us here: { $reach }
privacy-panel-ask = You can tell the person who asked you to come.
privacy-panel-commissioner =
    Then you can tell the Information Commissioner.
    The Information Commissioner makes sure that information is kept safe.
    The phone number is 0303 123 1113.

privacy-panel-since =
    These words are number { $n }.
    We first used them on { $day }.

## People who sign in

privacy-people-title = What we hold about you
privacy-people-lead = For managers, HR, facilitators, administrators and everybody else who signs in.
privacy-people-panel-link = The page for panel members, in Easy Read
# $organisation: the name of the organisation; $reach: contact and how they are reached
privacy-people-start-title = Who is responsible
privacy-people-start = { $organisation } decides how your data is used here. Its contact for data protection: { $reach }.
privacy-people-start-unnamed = { $organisation } decides how your data is used here. It has not named a contact for data protection yet; until it has, ask the administrator who gave you your sign-in.
privacy-people-what-title = What is held
privacy-people-what = Your name, your e-mail address, your roles, how you sign in, when you signed in, and what you did: the vacancies you opened, the checks you recorded, the scores you gave and the decisions you made, with your reasons. Your voice, if you sat on a panel and said yes to its being recorded, or if you read a text aloud for the tablets; and that it was you who added a clip in sign language. What you do is written into a record that is never changed, so that anybody can later see that a recruitment was fair.
privacy-people-views = When you open a candidate’s file, that is written down too: who looked, at what, and when. If it was out of the ordinary, such as your own file or very many files, somebody asks you about it and writes down what you say.
privacy-people-helpers = If you are booked as an interpreter or an advocate, or support somebody on a panel: your name, for which day and for whom, and that you read and signed the page for helpers. A booking and that you signed stand in the recruitment files of that vacancy too.
privacy-people-why-title = Why
privacy-people-why = The law on care services wants recruitment that can be shown to be safe and fair (regulation 19 of the Health and Social Care Act 2008 (Regulated Activities) Regulations 2014). Beyond that we have a legitimate interest in knowing who decided what. We do not rely on your consent.
privacy-people-who-title = Who sees it
privacy-people-who = The other people with an office role, as far as their work needs it. Your name stands in recruitment files beside what you did, and an inspector may read those.
privacy-people-others = A candidate who asks for their data gets the scores and reasons about them. Scorers appear there as A, B and C; whoever made the decision is named.
privacy-people-keep-title = How long
# $years: years after employment ended; $months: months after somebody left
privacy-people-keep = Your sign-in ends on the day you leave. Your name stays beside what you did in each recruitment file for as long as that file is kept: at most { $years } years after that person’s employment ended. If you sat on panels only, your name goes { $months } months after you left, if no legal hold stops it. Locked backups may hold what was deleted for { $days } days more; nobody opens one for that.
privacy-people-rights-title = What you can ask for
privacy-people-rights = You can ask to see what is held about you, to have mistakes put right, to have it deleted or its use limited, and you can object to its use. You get an answer within one month. No machine decides about you.
privacy-people-complain-title = How to complain
privacy-people-complain = Tell us first: { $reach }. We say within 30 days that we have your complaint, and then look into it without delay. After that, or at any time, you can complain to the Information Commissioner’s Office (ICO): ico.org.uk, phone 0303 123 1113.
privacy-people-complain-unnamed = Tell the administrator first who gave you your sign-in. You hear within 30 days that your complaint is there; then it is looked into without delay. After that, or at any time, you can complain to the Information Commissioner’s Office (ICO): ico.org.uk, phone 0303 123 1113.
