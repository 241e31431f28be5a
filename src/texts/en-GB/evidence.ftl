### Evidence: documents that are kept for a candidate's checks; desk screens of managers and HR.

evidence-name = Documents
evidence-title = Documents: { $name }
evidence-lead = What is kept for this person’s checks. Each document is locked with this person’s own key. Everybody who opens one is written down.
evidence-seen-is-enough = You need not keep anything here. A check is complete when somebody saw the document and wrote that down. Keep a copy only where you must, such as proof of the right to work.
evidence-none = No document is kept. That is the usual way: seen, and not kept.
evidence-to-checks = Go to the checks

evidence-keep = Keep a document
evidence-keep-lead = Keep as little as you can. Cover what nobody needs, before you scan it.
evidence-what = What is it?
evidence-what-identity = Passport, identity card or driving licence
evidence-what-right-to-work = Proof of the right to work
evidence-what-address = Proof of address
evidence-what-qualification = Certificate of a qualification or training
evidence-what-history = Application form, CV or proof of earlier work
evidence-what-reference = Reference, as it came
evidence-what-health = About health, as far as it matters for the work
evidence-what-photograph = Recent photograph
evidence-what-other = Something else
evidence-words = In a few words
evidence-words-hint = For example “online check of 3 November”. Of a passport write the last 3 or 4 digits only. Needed if it is something else.
evidence-items = For which checks does it stand?
evidence-items-hint = One document may stand for several.
evidence-certificate-hint = A DBS certificate is not kept here. Write down on the checks page that you saw it. What a certificate says may be seen by few people, and is kept in a place of its own, for a shorter time.
evidence-before-offer-hint = Nothing about health is kept before a conditional offer.
evidence-file = The file
evidence-file-hint = A PDF, or a picture as JPEG or PNG, of { $mb } MB at most. If the page comes back with a message, choose the file again.
evidence-made-anew = A picture is turned upright, made smaller if it is very large, and drawn anew: the place and time that a telephone writes into it are left out. The name of your file is not kept.
evidence-send = Keep this document

evidence-titled = { $what }: { $words }
evidence-is-pdf =
    { $pages ->
        [one] PDF, 1 page, { $size }
       *[other] PDF, { $pages } pages, { $size }
    }
evidence-is-picture = Picture, { $size }
evidence-kilobytes = { $n } kB
evidence-megabytes = { $n } MB
evidence-kind-label = Kind
evidence-stands-for = Stands for
evidence-kept-by = Kept by
evidence-open = Open
evidence-opens-outside = A document opens outside this program, and this computer may keep a copy among its downloads. Delete that when you have looked.
evidence-of-check = Kept for this check:
evidence-line = { $by }, { $when }
evidence-stays = Stays
evidence-stays-with-file = As long as the file
# $day: a day
evidence-stays-until = Until { $day }, unless a legal hold keeps it
evidence-stays-after-work = While they work here, and two years after
evidence-is-gone = Taken away
evidence-gone-by = Taken away by
evidence-gone-why = Why
evidence-by-clock = Its clock
# $kept: what was kept
evidence-time-over = { $kept }: the time for which it is kept was over
evidence-change-items = Change for which checks it stands
evidence-items-form = For which checks it stands: { $title }
evidence-items-save = Save the checks
evidence-take-away = Take it away
evidence-remove-form = Take away: { $title }
evidence-take-away-lead = Then nobody can open it any more. That it was here, who took it away, when and why stays in the file.
evidence-why = Why is it taken away?
evidence-why-hint = At least 10 characters. Do not repeat what the document says.
evidence-take-away-send = Take this document away

evidence-file-needed = Choose a file. A file with nothing in it counts as none.
evidence-too-large = This file is too large. It may have { $mb } MB at most. Scan it in black and white, or with fewer dots an inch (200 are enough).
evidence-heic = This is a photograph of an iPhone’s own kind (HEIC), which many computers cannot open. On the iPhone choose Settings, Camera, Formats, Most Compatible, and take it again. Or mail the photograph to yourself: it then comes as a JPEG.
evidence-kind = This is no PDF, JPEG or PNG, whatever its name says. Print it to a PDF, or take a photograph of it.
evidence-broken-pdf = This PDF cannot be read: it is broken, or only a part of it came. Open it, print it to a PDF again, and send that.
evidence-locked = This PDF is locked with a password, or locked against changes. Open it, print it to a PDF without a password, and send that.
evidence-too-many-pages = This PDF has more than { $n } pages. Keep only the pages that show what has to be shown.
evidence-broken-picture = This picture cannot be read: it is broken, or only a part of it came. Take or scan it again.
evidence-too-many-pixels = This picture is too large to be drawn: it has too many pixels. Scan it with fewer dots an inch (200 are enough).
evidence-what-needed = Choose what it is.
evidence-words-needed = Write what it is in a few words.
evidence-too-long = This is too long. Keep it under 200 characters.
evidence-item-needed = Choose at least one check for which it stands.
evidence-no-such-item = One of these checks is none of this vacancy’s. Choose again.
evidence-certificate = A DBS certificate is not kept here. Write down on the checks page that you saw it.
evidence-before-offer = Nothing about health may be kept before a conditional offer.
evidence-why-needed = Write why, in at least 10 characters.
evidence-why-too-long = This is too long. Keep it under 2,000 characters.
evidence-held = A legal hold stands over this file. Nothing is taken away before it is lifted.
evidence-gone = Somebody has taken this document away already.
evidence-own = This is about yourself. Somebody else must do it.
evidence-told-otherwise = The notice that this person had says that you keep no copy of their documents. Give them the notice as it is now first. Until then write down what you saw.
evidence-give-notice = Give the notice again
evidence-virus = The virus scanner says that this file is not safe, so nothing was kept. Do not open it again on your computer. Tell whoever sent it, and whoever looks after your computers.
evidence-scanner-silent = The virus scanner does not answer, so nothing was kept. Try again in some minutes. If it stays so, tell whoever runs this server that SAMETABLE_CLAMD does not answer.
