### Easy Read for panel members: your panel day, read at home or together, on paper or on a phone.
### One sentence a line. Every message here passes the Easy Read lint.

guide-easy-title = Your panel day
guide-easy-lead =
    This page tells you what happens.
    You can read it on your own.
    Or you can read it with someone.

guide-easy-what-title = What is a panel?
guide-easy-what-text =
    A panel is a small group of people.
    The panel meets people who want to work here.
    The panel helps to choose who gets the job.

guide-easy-you-title = Why you?
guide-easy-you-text =
    You know what good support is.
    What you think counts.
    You are an equal on the panel.

guide-easy-before-title = Before the day
guide-easy-before-text =
    We tell you the day, the time and the place.
    We ask you what you need.
    You can practise first.
    You can bring a supporter.
    A supporter is a person who helps you take part.

guide-easy-yes-title = You choose
guide-easy-yes-text =
    We ask if you want to take part.
    You can say yes or no.
    You can change your mind at any time.

guide-easy-start-title = When you come
guide-easy-start-text =
    We say hello.
    We show you the room and the tablet.
    The tablet shows your name.
    You say: yes, that is me.

guide-easy-know-title = Do you know the person?
guide-easy-know-text =
    We ask if you know each person we meet.
    If you know them, tell us.
    You can leave that person out.
    You do not need to say why.

guide-easy-ask-title = You ask
guide-easy-ask-text =
    We meet one person at a time.
    We ask each of them the same questions.
    One question is yours.
    You can read it out.
    Or someone can read it for you.

guide-easy-score-title = You score
guide-easy-score-text =
    Listen to what they say.
    Then think: how did they do?
    Press good, OK or not good.
    You can press: I am not sure.
    You can press: I would rather not say.
    The score is yours.

guide-easy-private-title = Your score is private
guide-easy-private-text =
    The others see your score when we talk.
    No one sees it before.
    No one can change it.
    When we talk, you can change your mind.

guide-easy-paper-title = Paper is fine
guide-easy-paper-text =
    You can score on paper.
    Put a tick in a box.
    We type in what you ticked.

guide-easy-stop-title = Help, Break, Stop
guide-easy-stop-text =
    Press Help and someone comes to you.
    Press Break to rest.
    Press Stop to stop.
    They are on the tablet all the time.

guide-easy-safe-title = Tell us if you feel worried
guide-easy-safe-text =
    Did someone make you feel afraid?
    Tell us at once.
    We listen to you and we act.

guide-easy-talk-title = We talk
guide-easy-talk-text =
    In the end we look at the scores.
    We say what we saw and heard.
    We listen to each other.

guide-easy-after-title = After the day
guide-easy-after-text =
    The manager says who gets the job.
    We tell you who it is.
    We tell you how your scores counted.
    If the manager chose another person, you hear why.

guide-easy-paid-title = Pay and travel
guide-easy-paid-text =
    We talk about pay before the day.
    You can take it or say no to it.
    Do you get benefits?
    Benefits are money that you get from the state.
    Then ask an adviser first.
    An adviser is a person who knows the rules.
    Pay can change what you get.
    We can help you find an adviser.

guide-easy-questions-title = Do you want to ask something?
guide-easy-questions-text =
    Ask the person who gave you this page.
    Write your questions here.
