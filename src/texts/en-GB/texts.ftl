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
