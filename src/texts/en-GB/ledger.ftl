ledger-erased = What was noted about this person has been erased. Nothing more can be written about them.
ledger-recover-by-needed = Say who you are, in at most 120 characters: --by "Your name".
ledger-recover-reason-needed = Say what happened and why it is right to go on, in 10 to 2,000 characters: --reason "What happened".
ledger-recover-nothing = The record is as it was written: there is nothing to recover.

# Checkpoints: the whole record in three signed lines.
# $n: how many entries
checkpoint-made = The record was signed with { $n } entries.
checkpoint-refused = The record could not be signed: it does not go on from the last checkpoint. An older database was put in its place and used, or entries were changed. Nothing more is written until this is settled; the page “The record” says what to do.
checkpoint-held-empty = Paste a checkpoint or a receipt first.
checkpoint-held-long = That is longer than any checkpoint. Paste only the checkpoint: it has five lines, the last of which begins with a dash.
checkpoint-held-unreadable = That is neither a checkpoint nor a receipt. A checkpoint has five lines: a name, a number, a line of letters, an empty line, and one that begins with a dash. A receipt is a number, a full stop and then digits and the letters a to f: 60 characters in all.
checkpoint-held-other-key = That checkpoint is from another record: this one did not sign it.
checkpoint-held-bad-signature = The signature does not fit this text. It was changed after it was signed, or was not copied exactly.

# On the page “The record”.
checkpoint-title = The newest checkpoint
checkpoint-lead = A checkpoint says in three signed lines what the whole record is: its name, how many entries it has, and one value that is made from all of them. It tells nothing about anybody. Keep one somewhere else, or give it to somebody you trust: with it anybody can see later that nothing from before it was changed or taken out.
checkpoint-none = There is no checkpoint yet. One is made whenever a candidate comes to another stage, and each night when there were entries.
# $n: how many entries; $at: a day and a time
checkpoint-newest = Made on { $at }, over { $n } entries.
checkpoint-receipt = Its receipt
checkpoint-receipt-words = The same in 60 characters, without the signature: to be written down, or put into a letter.
checkpoint-held-title = Check a checkpoint or a receipt that you hold
checkpoint-held-lead = SameTable says whether the record still has everything that it had then. What you paste is not kept.
checkpoint-held = Checkpoint or receipt
checkpoint-held-hint = All five lines of a checkpoint, or the 60 characters of a receipt.
checkpoint-held-send = Check it
# $n: how many entries it speaks of; $entries: how many there are now
checkpoint-compared-fits = It fits: the record goes on from it
checkpoint-compared-fits-words = It speaks of { $n } entries. All of them still stand in the record as they stood then; now there are { $entries }.
checkpoint-compared-rewritten = It does not fit: the record is another than it was then
checkpoint-compared-rewritten-words = It speaks of { $n } entries. The first { $n } entries of the record are not those any more. Something in them was changed or put in another’s place, or what you hold was not copied exactly.
checkpoint-compared-fork = It does not fit: there are two histories
checkpoint-compared-fork-words = Two different states with { $n } entries were signed by the same key. That cannot happen by a mistake in copying: somebody showed you another record than they showed others, or the record was written anew.
checkpoint-compared-ahead = It does not fit: the record is shorter than it was then
checkpoint-compared-ahead-words = It speaks of { $n } entries; the record has only { $entries }. Entries were taken away, or an older database was put in the record’s place. If you typed a receipt, look at its number again.
# $at: a day and a time
checkpoint-compared-left = On { $at } a backup was restored, or somebody took note of a damage, and the record says so. What was signed shortly before that may not fit for this reason.
checkpoint-compared-do = Keep what you hold, and a copy of this page. Ask the administrator how it came about; somebody outside the organisation should hear the answer too.
checkpoint-other = The record’s own checkpoint of the same size is this. Keep both.

# `sametable checkpoint`, on the command line. $path: a file; $cause: what the system says; $receipt: 60 characters
checkpoint-command-none = There is no checkpoint yet. To make one now: sametable checkpoint { "--now" }
checkpoint-command-empty = The record has no entry yet, so there is nothing to sign.
checkpoint-command-receipt = Receipt: { $receipt }
checkpoint-command-unreadable = { $path } cannot be read: { $cause }

### The page on which anybody checks the receipt at the foot of a letter.

receipt-title = Check a receipt
receipt-lead = A letter from us has 60 characters at its foot. They show whether something that was written down until that day was changed afterwards. Type them here. We do not keep what you type.
receipt-held = The 60 characters
receipt-held-hint = As they stand in the letter. Spaces and lines make no difference.
receipt-send = Check it
receipt-held-empty = Type the 60 characters first.
receipt-held-wrong = That is no receipt of ours. It begins with a number and a full stop; after that come numbers and the letters a to f. Look at the letter once more.
receipt-fits = It fits
receipt-fits-words = Every entry that was written down until then is still in its place, and none was changed. What was deleted because the law says so is marked as deleted.
receipt-fits-not = It does not fit
receipt-fits-not-words = Look first whether you typed it just as it stands in the letter. If you did, something that was written down until then was changed or taken away. Keep the letter, and ask us how it came about. Tell somebody else too, whom you trust.
receipt-too-many = Too many receipts were checked from where you are. Try again in a quarter of an hour.
receipt-key = Copies of files are checked with this key:
