### The list of guides and what stands around each.

texts-guides-title = Guides
texts-guides-lead = Short, in plain words, and made to be printed. You need no sign-in to read them.
texts-guides-print = To print a page, open it and press Ctrl and P together. On a Mac press Command and P.
texts-guides-for-panel = For panel members
texts-guides-for-manager = For the manager and the facilitator
texts-guides-for-administrator = For whoever looks after the server
texts-guides-easy = Your panel day
texts-guides-easy-lead = Easy Read, with pictures: what happens on the day. Send it home before the day, or read it together.
texts-guides-easy-print = To print this page: press Ctrl and P.
texts-guides-contents = On this page
texts-guides-all = All guides

## Advice on what panel members will read

texts-advice-title = Is this easy to read?
texts-advice-lead = Type what a panel member will read. You get advice; nothing is kept.
texts-advice-text = Your text
texts-advice-look = Look at it
texts-advice-heading = { $n ->
        [one] One thing may be hard to read. You can save it all the same.
       *[other] { $n } things may be hard to read. You can save it all the same.
    }
texts-advice-none = Short sentences and common words: this is easy to read.
texts-advice-needed = Type the text that you want to look at.
# $words: how many words the sentence has; $most: how many it should have at most
texts-advice-long = This sentence has { $words } words. Keep it to { $most }.
texts-advice-banned = “{ $word }” is a word that panel members asked us not to use.
texts-advice-negative = A question with a “not” in it: nobody knows what a yes means.
texts-advice-syllables = “{ $word }” is a long word: { $n } syllables.
texts-advice-unusual = “{ $word }” is not a word that everybody knows.
texts-advice-other = “{ $word }”: the tablet says “{ $ours }” for this. The same thing needs the same word.
texts-advice-capitals = Words in capitals are hard to read.
texts-advice-dots = Dots leave open what is meant.
# $words: the new sentence, or what to do
texts-advice-try = Try: { $words }
texts-advice-try-two = write it as two sentences with one idea each.
texts-advice-try-name = say what you mean in other words.
texts-advice-try-positive = ask what they did. For example: “Did they listen to you?”
texts-advice-try-explain = say it with an easier word, or add after it: “{ $words }”
texts-advice-try-easier = use an easier word, or explain it in the next sentence: “{ $word } means …”
