### Saying why in one's own voice, on the tablet: Easy Read.

voice-seat-way = Say it in your own voice
voice-seat-way-again = Hear what you said
voice-seat-title = Say why in your own voice
voice-seat-how = Press Start and talk. Press Stop when you are done.
voice-seat-most = You have one minute. Then it stops by itself.
voice-seat-after = Then you hear it. You say if we keep it.
voice-seat-start = Start
voice-seat-stop = Stop
voice-seat-talking = The tablet hears you now.
voice-seat-listen = This is what you said.
voice-seat-hear = Hear it
voice-seat-hear-stop = Stop
voice-seat-keep = Keep it
voice-seat-again = Say it again
voice-seat-away = Throw it away
voice-seat-file = A sound that you have
voice-seat-private = No one else hears it until we talk.
voice-seat-kept = You said it aloud.
voice-seat-words = What you said, in words
voice-seat-words-hint = You can leave this out. Someone can type for you.
voice-seat-words-keep = Keep the words
voice-seat-no = You said no to that. That is fine.
voice-seat-no-change = You can change your mind.
voice-seat-cannot = The tablet cannot hear you. That is fine. You can choose cards or type, or tell your supporter.
voice-seat-cannot-play = This tablet cannot play it. Listen to it on another one.
# $name: who said it
voice-seat-of = { $name } said it aloud.

## Refused

voice-seat-nothing = There is no sound yet. Press Start and talk.
voice-seat-too-long = This is too long. Say it again in less than a minute.
voice-seat-no-sound = This is not a sound that we can play. Say it again.
voice-seat-not-agreed = You did not say yes to this. So we keep no sound.
voice-seat-score-first = Choose your answer first. Then you can say why.
