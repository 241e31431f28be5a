ledger-erased = What was noted about this person has been erased. Nothing more can be written about them.
