leaving-title = Leaving SameTable
leaving-lead = Everything here is yours. You can take it along in forms that other programs read, and have it deleted here.
leaving-export-title = Take everything along
leaving-export-lead = One ZIP file with everything of your organisation:
leaving-export-tables = every table, for spreadsheets (CSV) and for programs (JSON lines)
leaving-export-files = every recruitment file, as a page to read and as a copy that anybody can check, with the documents that are kept
leaving-export-read-me = a page in plain words that says what is what
leaving-export-care = The file holds personal data in the clear. Keep it where only you can read it. That you made it is noted in the record.
leaving-export-send = Make the ZIP file
leaving-export-exists = { $path } is there already. Choose another name.
leaving-exported = Everything was written to { $path }: { $rows } rows of { $tables } tables, and { $files } recruitment files.
leaving-nobody = There is no administrator here in whose name this could be done.
leaving-say-who = Say in whose name this is done: --as and the e-mail address of an administrator.
leaving-delete-title = Delete everything
leaving-delete-lead = This deletes everything of { $organisation } on this server: people, files, scores, checks. It cannot be taken back. Take everything along first.
leaving-goes-rows = Every row in every table of this organisation
leaving-goes-keys = { $n } keys: without them nothing that was sealed can be read any more, in any copy of the database
leaving-goes-aside = What earlier restores moved aside on this server
leaving-goes-accounts = { $n } sign-ins that belong to nobody else
leaving-remains-title = What remains, and where
leaving-remains-entries = The entries of the record stay as links of its chain: times and kinds of deeds under random names, no content
leaving-remains-backups = Locked backups have everything until they lapse: the last within { $days } days, if this server goes on running. Delete them now if no other organisation is on this server
leaving-remains-keys = Copies of the keys lapse within 30 days; delete them now with the backups
leaving-remains-elsewhere = Backups that you copied to another place: delete those yourself
leaving-remains-exports = What you took along, printed or sent by mail is where you put it
leaving-name = Type the name of your organisation
leaving-name-hint = As it is written here: { $organisation }
leaving-name-needed = Type the name of your organisation as it is written: { $name }.
leaving-password = Your own password
leaving-sure = I have taken along what I need, and I know that this cannot be taken back
leaving-sure-needed = Tick the box if you are sure.
leaving-delete-send = Delete everything
# $organisation: its name
leaving-needs-owner = On this database its owner alone may delete everything. Ask whoever runs the server to stop it and to run this as the database’s owner (the guide: “A PostgreSQL database”): sametable leave delete "{ $organisation }" --sure
leaving-by-page = On this server an administrator deletes everything on the page Leaving SameTable.
leaving-sure-by-command = This cannot be taken back. Take along what you need (sametable leave export), then say { "--sure" }.
leaving-deleted = Everything of { $organisation } is deleted.
leaving-second-words = Everything of { $organisation } on this server is to be deleted: every row and every key. It cannot be taken back.
leaving-name-after = (an organisation that has left)
leaving-gone-title = Everything is deleted
leaving-gone-lead = Your organisation has left this server. You are signed out.
leaving-read-me = Everything of { $organisation }, as it was on { $at }

    WHAT IS HERE

    recruitment-files   One folder for each candidate ({ $files } files).
      recruitment-file.html   The file as a page. Open it in any browser.
      recruitment-file-....json   A copy that anybody can check without this server:
      sametable verify FILE --key { $key }
      evidence   The documents that are kept of this person, if any.

    tables   Every table ({ $tables } tables, { $rows } rows), each twice:
      Files that end in .csv are for spreadsheets. A cell that begins like a formula has an apostrophe before it.
      Files that end in .jsonl are for programs: one row a line.

    WHAT IS NOT HERE

    Passwords, keys and the secrets of links and sessions: they would let somebody in.
    The sound of the program's own voice: it says words that stand here. What people recorded is here.

    PLEASE TAKE CARE

    This holds personal data of candidates, panel members and colleagues, in the clear.
    Keep it where only those can read it who need it, and delete it when its time has come.
leaving-read-me-without-record = Not taken along: the record itself (ledger_entry, ledger_body, ledger_head, pseudonym). A panel has begun and has not talked yet. Take everything along again after that.
# $names: of whoever makes the archive, who has a file here themselves
leaving-read-me-own = Not among the files is that of { $names }: nobody reads the file about themselves. Somebody else can take a copy of it on its page.
leaving-read-me-withheld = Not taken along: private answers, and the files of { $names }. They stay sealed until the panel has talked. Take everything along again after that.
