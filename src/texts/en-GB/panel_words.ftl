### Easy Read texts of the panel screens: consents, conflict, support, what the panel decides, the day.
### A text of more than one line has one sentence a line: show each line as its own line.
### Every message here passes the Easy Read lint.

## Consent: four records, each on its own

# $organisation: the name of the organisation
consent-take-part-title = I take part
consent-take-part-text =
    I sit on a panel for { $organisation }.
    The panel meets people who want to work here.
    I ask a question and I say how they did.
consent-take-part-question = Do you want to take part?

consent-scores-title = My scores are written down
consent-scores-text =
    A score is what I say about each answer.
    My scores go into a file and stay as I gave them.
    The person I score can ask to see them.
consent-scores-question = Is it OK to write down your scores?

consent-voice-title = My voice is recorded
consent-voice-text =
    I can say why in my own voice.
    The tablet keeps the recording in the file.
    I can type or use cards instead.
consent-voice-question = Is it OK to record your voice?

consent-named-title = My name is used
consent-named-text =
    My name can stand next to what I say.
    If I say no, the file says "panel member".
    My scores count the same.
consent-named-question = Is it OK to use your name?

consent-change = I can change my mind at any time.
consent-change-how = I press Stop or I tell someone.
consent-stopped-text =
    You have stopped.
    Your scores do not count now.
    You can start again until the panel talks.
consent-stopped-late-text =
    You have stopped.
    The choice was made before you stopped.
    The file says when you stopped.
consent-yes = Yes
consent-no = No
consent-later = Ask me later
consent-without-scores-text =
    You can still take part.
    You can meet people and talk with us after.
    We write down no score from you.

consent-private-title = Keep it private
consent-private-text =
    The interview is a talk with questions.
    What people say in it stays with the panel.
    Tell us if you are worried about safety.
consent-private-file-text =
    Your score is private until the panel talks.
    Private means that no one else sees it.
    After that the panel can see it.
    The person you score can ask to see it.
consent-private-yes = I will keep it private

## Conflict: asked for each person the panel meets

# $candidate: first name of the person the panel meets
conflict-question = Do you know { $candidate }?
conflict-no = No
conflict-yes = Yes
conflict-kind-question = How do you know { $candidate }?
conflict-kind-family = We are family
conflict-kind-friend = We are friends
conflict-kind-supports-me-now = { $candidate } supports me now
conflict-kind-supported-me-before = { $candidate } supported me before
conflict-kind-other = Another way
conflict-rather-not = I would rather not score { $candidate }
conflict-rather-not-text =
    That is fine.
    You do not need to say why.
    You can still score the other people.
conflict-left-out-text =
    Thank you for telling us.
    You do not score { $candidate }.
    You can still score the other people.
conflict-change = You can tell us later too.

## Support

support-title = What a supporter does
support-who-text =
    A supporter is a person who helps you take part.
    Support is help that you get.
    You choose who it is.
support-may-title = A supporter can
support-may-read = Read things to you
support-may-reword = Say things in easier words
support-may-press = Press where you point
support-may-breaks = Help you take a break
support-may-not-title = A supporter does not
support-may-not-answer = Answer for you
support-may-not-choose = Tell you what to choose
support-may-not-change = Change your words
support-may-not-score = Give a score
support-yours = The score is yours.
support-question = Did someone help you with this?
support-how-none = No, I did it alone
support-how-read = They read it to me
support-how-reworded = They used easier words
support-how-pressed = They pressed where I pointed
support-how-breaks = They helped me take a break
support-how-interpreted = They said it in my language
support-confirm-question = Is this your own score?
support-confirm-yes = Yes, this is my score
support-confirm-no = No, I want to change it

support-help-title = Help
support-help-text =
    Press Help when you want someone.
    A person comes to you.
support-help-coming = Someone is coming to you.
support-break-title = Break
support-break-text =
    Press Break when you want to rest.
    Take the time you need.
    Your scores are safe.
support-break-now = You are on a break.
support-break-back = I am ready
support-stop-title = Stop
support-stop-text =
    Press Stop when you want to stop.
    You do not need to say why.
support-stop-question = Do you want to stop?
support-stop-one = Stop for this person
support-stop-all = Stop for today
support-stop-go-on = Go on

## The announcement: who decides what

# $candidate: an example name; $panel and $others: whole per cents that make 100
announce-title = Who decides what

announce-panel-title = What the panel decides
announce-panel-text =
    You say how each person did.
    No one can change your score.
    Your scores help to choose who gets the job.

announce-equal-title = Each score counts the same
announce-equal-text =
    Your score counts as much as the manager's score.
    We put all the scores together.
    The person with the best scores comes first.
announce-equal-example =
    An example: you say good and the manager says OK.
    Your good counts as much as that OK.

announce-parallel-title = The panel counts for { $panel } out of 100
announce-parallel-text =
    The panel's scores count for { $panel } out of 100.
    The other scores count for { $others } out of 100.
announce-parallel-others =
    The other scores come from the manager and others who work here.
announce-parallel-example =
    An example: the panel says good about { $candidate }.
    The others say OK.
    The panel's good counts for { $panel } out of 100.
    The OK counts for { $others } out of 100.

# the parts that scores are about, as the panel says them
announce-criterion-talk = How they talk with me
announce-criterion-listening = How they listen
announce-criterion-empathy = If they know how I feel
announce-criterion-consent = If they ask me first

# $value, $below: answers as they stand on the tablet, such as OK and Not good
announce-gate-title = What has to go well
announce-gate-text =
    Some things have to go well.
    We look at what the panel members press.
announce-gate-one = { $criterion }: at least { $value }.
announce-gate-middle =
    We put these answers in a row.
    We look at the one in the middle.
    There may be two in the middle.
    Then we take the lower one.
announce-gate-example =
    An example: three people press { $value } and two press { $below }.
    Then { $value } is in the middle.
    That is good enough.
announce-gate-fails =
    It may be two for { $value } and three for { $below }.
    Then { $below } is in the middle.
    That is not good enough.
announce-gate-out =
    That person keeps all your scores.
    But they do not come first, second or third.
announce-against =
    The manager can still choose that person.
    Then the manager must write down why.
    The manager must tell you about it.

announce-team-title = Who can say no
announce-team-text =
    The new person will help one of the panel members.
    That panel member can say no for their own team.
    They say it on their own tablet.
    No one sees it until we talk.
announce-team-example =
    An example: { $candidate } has the best scores.
    The panel member says no to { $candidate }.
    Then { $candidate } does not come first any more.
announce-team-you = You can say no for your own team.

announce-advice-title = You help and the manager decides
announce-advice-text =
    Advice is what you tell someone to help them choose.
    This is the weakest way to count your scores.
    The manager decides.
    The manager must answer the panel in writing.
announce-advice-example =
    An example: you like { $candidate } best.
    The manager may choose someone else.
    The manager writes to you and says why.

announce-law-title = What the law decides
announce-law-text =
    The law is the rules for all of us.
    The law says that we must check each person.
    A person starts work when the checks are done.
announce-law-failed =
    Some checks may not go well.
    Then we cannot give that person the job.
    We tell you that a check did not go well.
announce-law-private = We do not tell you what the check said.

announce-manager-title = What the manager decides
announce-manager-text =
    The manager sees your scores and the other scores.
    The manager says who gets the job.
announce-manager-against =
    The manager may not choose who you like best.
    Then the manager must write down why.
    The manager must tell you about it.

announce-when-title = When we talk
announce-when-after_last =
    First you score each person on your own.
    We meet all the people.
    Then we talk about all of them.
announce-when-after_each =
    First you score the person on your own.
    Then we talk about that person.
    Then we meet the next person.
announce-when-private = Until we talk, your scores are private.
announce-when-change = When we talk, you can change your mind.
announce-when-kept = We keep your first score too.
announce-understood = I understand
announce-talk-first = I want to talk about this first

## The sheet of the day

# $date: the day in words; $time, $end: times of day; $place: an address; $names: a list of names;
# $count: how many people the panel meets; $name: one person; $phone: a phone number
day-title = Your panel day
day-when-title = When
day-when = { $date }
day-when-times = It starts at { $time } and ends at { $end }.
day-where-title = Where
day-where = { $place }
day-travel-title = How I get there
day-travel-text =
    We can help you plan the way.
    We pay for your travel.
day-who-title = Who is on the panel
day-who = { $names }
day-meet-title = Who we meet
day-meet = { $count ->
        [one] We meet 1 person.
       *[other] We meet { $count } people.
    }
day-breaks-title = Breaks
day-breaks-text =
    We have a break after each person.
    You can ask for a break at any time.
day-lunch-title = Lunch
day-lunch = Lunch is at { $time }.
day-lunch-none = There is no lunch on this day.
day-lunch-food-text =
    We pay for lunch.
    Tell us what food you can eat.
day-help-title = Who helps me
day-help = { $name } helps you on the day.
day-help-phone = You can call { $name } on { $phone }.
day-help-supporter = Your own supporter can come with you.
day-help-interpreter = { $name } says it in your language.
day-help-advocate = { $name } is there to speak up for you.
day-happens-title = What happens
day-happens-text =
    We say hello and practise.
    We meet one person at a time.
    We ask them our questions.
    You score on your own.
    Then we talk.
day-bring-title = What to bring
day-bring-text =
    Bring what helps you on the day.
    You can bring glasses, your own tablet or a drink.
day-stop-title = I can stop
day-stop-text =
    You can stop at any time.
    You do not need to say why.
day-after-title = After the day
day-after-text =
    We tell you who got the job.
    We tell you how your scores counted.
    We tell you what we did with your ideas.
day-after-when = We tell you by { $date }.
day-paid-title = Pay
day-paid-text =
    We pay you for your time.
    You can choose to say no to pay.
day-questions = Ask { $name } if you want to know more.

## What everybody who helps agrees to: supporters, interpreters, advocates

helper-title = If you help on this day
helper-lead = Thank you for your help. Please read this page. Then say yes to it.
helper-yes = I have read this. I say yes to it.
helper-private-title = It stays in the room
helper-private-text =
    You will hear what people say and score.
    Tell no one about it, in the room or after.
    Do not take notes or pictures home.
helper-answers-title = The answers are not yours
helper-answers-text =
    You can read things out and use easier words.
    You can press where the person points.
    Do not say or show what you would choose.
    Do not look pleased or cross.
helper-interpret-title = If you say it in another language
helper-interpret-text =
    Say all that is said, and add nothing.
    Say it as if you were the person.
    If you do not know a word, ask.
helper-back-title = When you hear: everyone scores on their own
helper-back-text =
    Sit back and look away.
    Do not ask who wanted it.
    Wait until you are asked to help.
helper-worried-title = If you are worried
helper-worried-text =
    Can someone get hurt?
    Tell the person who runs the day at once.
    That is not telling a secret.
