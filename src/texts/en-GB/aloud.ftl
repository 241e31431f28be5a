### Reading aloud. First the tablet's texts (`aloud-seat-`): Easy Read. Then the desk's.

aloud-seat-read = Read to me
aloud-seat-stop = Stop reading
# $words: the choice, such as "Good"
aloud-seat-hear = Hear: { $words }
# In sight beside a choice; its whole name is aloud-seat-hear.
aloud-seat-hear-this = Hear

# $title: what an item is about
aloud-seat-signed = In sign language: { $title }
aloud-seat-signed-play = Play it
aloud-seat-signed-cannot = This tablet cannot play it.

## The desk

# $ready and $all: numbers of sentences
aloud-ready = Read-aloud is ready: all { $all } sentences of this day have a sound.
aloud-getting-ready = Read-aloud is being made: { $ready } of { $all } sentences have a sound. It takes a few minutes and goes on by itself.
aloud-no-voice = No program that reads aloud is installed on this server, so tablets read with a voice of their own where they have one. The administrator's guide says how to add one.

## The editor: what a person reads, and sign language

aloud-editor-title = Voice and signs: { $title }
aloud-editor-lead = A person's voice goes before a program's. Read each sentence as you would say it to somebody on the panel.
aloud-editor-voice = Ask whoever reads whether that is all right: their voice is kept here until somebody removes it. Best is a voice that the panel knows.
aloud-readings = Sentence by sentence
aloud-somebody = this person
# $name: who recorded it; $at: when
aloud-read-by = Recorded by { $name }, { $at }.
# $words: the sentence
aloud-hear = Recording: { $words }
aloud-file = A sound file
aloud-cannot = This browser records nothing, or may not use the microphone. Choose a sound file instead.
aloud-start = Record
aloud-stop = Stop
aloud-keep = Keep
aloud-again = Record again
aloud-away = Throw away
aloud-remove = Remove this recording
aloud-reading-nothing = Record the sentence first, or choose a sound file.
aloud-reading-large = This recording is larger than one megabyte. One sentence needs much less: record it again.
aloud-reading-kind = This is not a sound that tablets play. Use an M4A, MP3, WebM, Ogg or WAV file.
aloud-clip = Sign language
aloud-clip-lead = A short clip stands in the place of the pictures. It never plays by itself.
aloud-clip-file = A video file
aloud-clip-hint = MP4, at most 12 megabytes. Choose it again if something else is refused.
aloud-clip-keep = Keep the clip
aloud-clip-remove = Remove the clip: the pictures stand there again
aloud-clip-by = Added by { $name }, { $at }.
aloud-clip-nothing = Choose a video file first.
aloud-clip-large = This file is larger than 12 megabytes. Make it shorter or smaller.
aloud-clip-kind = This is not an MP4 video. Save it as MP4 and choose it again.

## The library

aloud-library-way = Voice and signs

## The job

job-speech = Make the sound of the coming panel days
aloud-job-off = No program that reads aloud is installed.
# $made: a number of sentences
aloud-job-said = { $made ->
        [0] Everything has its sound.
        [one] One sentence was said.
       *[other] { $made } sentences were said.
    }
aloud-job-failed = The program that reads aloud failed: { $why }
