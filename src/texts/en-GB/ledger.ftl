ledger-erased = What was noted about this person has been erased. Nothing more can be written about them.
ledger-recover-by-needed = Say who you are, in at most 120 characters: --by "Your name".
ledger-recover-reason-needed = Say what happened and why it is right to go on, in 10 to 2,000 characters: --reason "What happened".
ledger-recover-nothing = The record is as it was written: there is nothing to recover.
