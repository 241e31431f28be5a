# Jobs, as the system page names them.
job-backup = Nightly backup
job-copies-lapse = Removing copies that have lapsed
job-record-seen = Noting how far the record has come
job-record-checked = Checking the whole record
job-checkpoint-stage = Signing the record after somebody came to another stage
job-checkpoint-daily = Signing the record once a day
job-witness-mail = Sending the newest checkpoint to whoever keeps it elsewhere
people-messages-why-witness = The record’s checkpoint of the week, to be kept
witness-told = Sent to { $n }.
witness-mail-subject = Keep this: the record’s checkpoint of this week
# A mail. $checkpoint: five lines; $receipt: 60 characters; $address: of the page where it is compared
witness-mail =
    These lines prove how the record of all recruitment stood. Nothing in them is about anybody. Please keep this mail.

    { $checkpoint }

    The same in 60 characters, without the signature:
    { $receipt }

    To see whether the record still goes on from there, paste them here after signing in. If you have no sign-in, send them back to whoever sent you this, and ask to be shown:
    { $address }

    Or, on the server: sametable checkpoint --held FILE

# Why a backup or a restore was refused. Each says what to do.
backup-disk = { $path } cannot be read or written: { $cause }.
backup-disk-full = The disk that { $path } is on is full. Make room, then try again.
backup-disk-forbidden = { $path } cannot be read or written: this program is not allowed to.
backup-nothing-yet = Nothing is here yet that could be lost.
backup-disk-missing = { $path } is not there.
backup-no-program = PostgreSQL’s program { $program } is not on this machine. Install it (Debian: postgresql-client), or say where it is with POSTGRES_BIN.
backup-program-failed = { $program } did not work: { $said }
backup-may-not-create = The backup was made but could not be tried out: the database’s user may not create a database. Give it that right (ALTER ROLE … CREATEDB), then try again.
backup-not-a-backup = { $path } is not a backup of SameTable.
backup-damaged = { $path } is damaged: it was cut short or changed.
backup-damaged-older = { $path } is damaged: it was cut short or changed. The one before it is { $older }: name that file to restore it.
backup-wrong-passphrase = This passphrase does not open { $path }.
backup-newer = { $path } was made by a newer version of SameTable. Install that version, then restore it.
backup-other-engine = This backup is of another kind of database ({ $has }) than the one that is set ({ $wants }). Change DATABASE_URL.
backup-foreign = This backup belongs to another installation: the keys here do not fit it.
backup-not-signed = This backup is not signed by this installation: somebody changed it.
backup-not-whole = The copy is not whole: { $what }.
backup-counts-differ = The copy does not hold what was copied: the table { $table } differs.
backup-ledger-broken = The record in this copy does not verify. Places that do not fit: { $n }.
backup-in-the-way = There is a database in { $path } already. Add --replace to move it aside, where it stays for two weeks.
backup-server-runs = SameTable is running on this data folder. Stop it first, then try again.
backup-under-way = A backup is being made at this moment. Wait until it is done.
backup-none-here = There is no backup in { $path }.
backup-nothing-there = There is no database yet, so there is nothing to copy.
backup-keys-missing = There is no copy of the keys in { $path }, and without keys nothing in a backup can be read. Say where they are with --keys.
backup-passphrase-needed = The passphrase of the backup is needed. Set SAMETABLE_BACKUP_PASSPHRASE, or run this in a terminal and type it.
backup-passphrase-empty = The file { $path } is empty, but the passphrase should stand in it. Write the passphrase into it, or remove the file and a new one is made.
backup-passphrase-ask = Passphrase of the backup:
backup-no-path = Say where the backup goes: sametable backup FOLDER, or set SAMETABLE_BACKUP.
backup-no-folder = No folder for backups is set yet. Set SAMETABLE_BACKUP and start SameTable again.
backup-no-passphrase-yet = There is no passphrase yet. It is made with the first backup.

# What the commands print.
backup-made = A backup was made, restored to try it out, and found whole: { $file } ({ $size }, { $entries } entries in the record).
backup-made-said = { $file } ({ $size }, { $entries } entries in the record), restored to try it out and found whole.
backup-made-keys = The keys are in { $file }.
backup-made-together = Careful: backup and keys lie in one place. Whoever has both and the passphrase can read everything. Put the keys on another disk with --keys or SAMETABLE_BACKUP_KEYS.
backup-made-removed = { $n } older copies have lapsed and were removed.
backup-passphrase-made = The passphrase is: { $passphrase }
    Write this down and keep it away from this machine: without it no backup can be read. It is kept in { $path }. An administrator can see it on the page “Backups” until somebody says there that it is written down.
backup-passphrase-kept = The passphrase is the one kept in { $path }. Have you written it down?
backup-passphrase-setting = The passphrase is the one from the settings.
backup-restored = Restored { $file }, made on { $at }, with { $entries } entries in the record.
backup-restored-keys = The keys were restored from { $file }.
backup-restored-keys-in-place = The keys of this installation stayed in place: whoever was erased stays erased.
backup-restored-aside = What was here before was moved to { $name }. It is not locked, and is removed in { $days } days.
backup-restored-erased = People in the backup who have been erased since: { $n }. They were deleted again just now: what was sealed of them cannot be read, and their names and words are gone from the tables.
backup-restored-half = The backup was being put back and did not come to its end: { $why } Nothing was deleted; what was here before stands in { $aside }. Mend this, then run the same command again with --replace.
backup-restored-whole = The record was checked from its first entry to its last and is whole. You can start SameTable now.
backup-drill-made = A backup was made and restored into a folder of its own ({ $file }, { $at }).
backup-drill-compared = { $tables } tables with { $rows } rows and { $entries } entries of the record were compared with the running database; { $since } entries were added meanwhile.
backup-drill-good = Everything is there. A restore would work.
backup-drill-bad = The drill did not work. A restore might not work either: see to this today.

backup-lapsed = Copies that had lapsed and were removed: { $n }.
backup-lapsed-none = No copy has lapsed.
backup-restored-said = { $file }, restored and found whole.

# The page.
backup-title = Backups
backup-lead = Copies of everything, encrypted, and each one restored to try it out before it counts.
backup-now = Back up now
backup-none-yet = There is no backup yet.
backup-make-one = Make one now, or wait for tonight.
backup-not-nightly = There is no backup: no folder for backups is set.
backup-set-folder = Set SAMETABLE_BACKUP to a folder on another disk.
backup-set-folder-guide = The guide shows how: another folder for backups
backup-too-long = There has been no good backup for two days.
backup-last-good = The last good backup is from { $at }. It was restored to try it out and found whole.
backup-last-failed = The last try on { $at } did not work.
backup-where-title = Where and when
backup-when = When
backup-when-nightly = Each night at { $time }
backup-folder = Database goes to
backup-keys-folder = Keys go to
backup-kept = Kept
backup-kept-days = Every copy for { $days } days. The last one stays until there is a new one
backup-keys-kept = Keys kept
backup-keys-kept-days = At most 30 days, then overwritten: so that what was deleted does not come back
backup-keys-together = Database and keys lie in one place. Whoever has both and the passphrase can read everything. Put the keys on another disk: set SAMETABLE_BACKUP_KEYS.
backup-folder-word = FOLDER
backup-passphrase-title = The passphrase
backup-passphrase-is-setting = The passphrase comes from the settings of this server.
backup-passphrase-is-kept = The passphrase is kept on this server, in { $path }.
backup-passphrase-why = If this machine is lost, the backups can be read only with the passphrase. It must be written down somewhere else, such as in the safe.
backup-passphrase-show = Show the passphrase to write it down
backup-passphrase-show-hint = Make sure that nobody looks over your shoulder. That it was shown, and to whom, is kept in the record; the passphrase is not.
backup-passphrase-shown-no-more = The passphrase was written down, so it is not shown here any more. Whoever looks after the server finds it in the file that is named below.
backup-passphrase-page-title = The passphrase of your backups
backup-passphrase-page-lead = Write this down and keep it away from this computer.
backup-passphrase-page-paper = Copy it onto paper with its dashes, read it once more letter by letter, and put the paper into a safe or a locked drawer.
backup-passphrase-page-why = If the server is lost, nothing can be read without it: not by you, and not by the people who made SameTable.
backup-passphrase-page-again = You can look at it again until you say here that it is written down.
backup-passphrase-page-back = Back to the backups, without saying so yet
backup-written-on = Somebody confirmed on { $day } that it is written down.
backup-written-not = Nobody has confirmed yet that it is written down.
backup-written-tick = I have written the passphrase down and keep it away from this machine
backup-written-send = Confirm
backup-written-needed = Tick the box once you have written the passphrase down.
backup-aside-title = Moved aside by a restore
backup-aside-lead = What stood here before a restore is kept for two weeks, in case the wrong backup was restored. It is not locked. Then it is removed by itself; deleting everything removes it too.
# $name: folder or schema; $on, $goes: days
backup-aside-one = moved there on { $on }, goes on { $goes }
backup-copies-title = The copies
backup-copies-none = There is no copy in the folder yet.
backup-col-when = Made on
backup-col-verified = Tried out
backup-col-size = Size
backup-col-file = File
backup-verified = Found whole
backup-unverified = Not found whole
backup-verified-unknown = Not noted here
backup-drill-title = The drill
backup-drill-lead = A fire drill for your data: a backup is made, restored into a folder of its own, checked from the first entry to the last, and compared with what runs. Nothing is changed. Do it every three months.
backup-drill-never = There has been no drill yet.
backup-drill-was-good = The drill on { $at } went well.
backup-drill-was-bad = The drill on { $at } did not work.
backup-drill-send = Do the drill now
backup-restore-title = If you need a backup
backup-restore-lead = This is done on the server, by somebody with its terminal.
backup-restore-stop = Stop SameTable.
backup-restore-run = Restore the newest backup. What is there now is moved aside and kept for two weeks:
backup-restore-start = Start SameTable again, and look whether everything is there.
backup-restore-erased = People who were erased since that backup stay erased.

# A record that does not verify.
record-title = The record
record-is-whole = The record was checked and is as it was written.
record-whole = The whole record was read and is as it was written.
record-found = The record does not stand as it was written: places that do not fit: { $n }. Nothing more is written until somebody has looked at it.
record-read-only-title = Nothing can be changed at the moment
record-read-only = Nothing can be changed at the moment, because the record does not stand as it was written. What you typed is still here: keep the page open, or copy your words. Your administrator sees what to do.
record-read-only-tablet = We cannot keep answers right now. What you chose is still on the screen. Please ask the person who runs the panel.
record-banner = Everything can be read, and nothing can be changed: the record does not stand as it was written.
record-banner-more = What that means, and what to do
record-banner-tablet = We take a short break. Please ask the person who runs the panel.
record-broken-lead = Somebody or something changed the database behind SameTable’s back: a fault of the disk, an older copy put in its place, or a person with access to the server.
record-counts =
    { $entries ->
        [one] It concerns one entry
       *[other] It concerns { $entries } entries
    } and { $streams ->
        [one] one file or other part of the record.
       *[other] { $streams } files or other parts of the record.
    }
record-still = Everything can still be read. Nothing is written until this is settled, so that nothing is lost or mixed up.
record-ask = Please tell your administrator. They see here what was found, and the ways to go on.
record-found-title = What was found
record-ways = What to do
record-way-keep = Stop SameTable and keep a copy of the whole data folder as it is. It shows what happened.
record-way-restore = Restore the last good backup. This is the better way if little was done since:
record-way-recover = If there is none, or too much would be lost: take note of the damage with your name and the reason. The note and a mark on the files concerned stay for ever:
record-recovered =
    { $n ->
        [one] One thing was found and noted for ever, with your name and the reason:
       *[other] { $n } things were found and noted for ever, with your name and the reason:
    }
record-recovered-next = The ends of the record were signed again. You can start SameTable now; the files concerned carry a mark.
record-finding-entry = Entry { $seq }: { $what }
record-finding-stream = Part { $stream }: { $what }
record-wrong-unreadable = its text is no entry
record-wrong-hash = its text was changed
record-wrong-column = what stands beside its text was changed
record-wrong-missing = an entry before it is missing
record-wrong-chain = it does not follow from the entry before it
record-wrong-time = its time is before that of the entry before it
record-wrong-log = it is of another installation’s record
record-wrong-sealed = its content was changed
record-wrong-body = its content is not what was sealed
record-wrong-taken = its content was taken out, and nobody was deleted with whom it would have gone
record-wrong-seal = it says that the file has another number of entries than it has
record-wrong-head = its last entries are missing, or its signature does not fit
record-wrong-rolled-back = The record is older than it was when it was last looked at: an older database was put in its place.
record-wrong-signed = The record does not go on from the last checkpoint that was signed: an older database was put in its place and used, or what stood there was written anew. No checkpoint is signed for it.
record-wrong-checkpoint = a checkpoint that was given out up to here is not one of this record
record-wrong-tree = What SameTable keeps beside the entries to work out checkpoints is not what the entries make.
record-mark = The record of this file was found changed on { $day }. { $name } took note of it: { $reason }

## `sametable migrate`. $database: an address without its password; $role, $roles: names of roles.
migrate-done = The database is up to date.
migrate-no-roles = A SQLite file has no roles: whoever may write the file serves with it.
migrate-not-owner = The role of { $database } does not own the database. Give the address of the role that does: { "--owner" } FILE.
migrate-no-role = There is no role { $role }. Make it first: CREATE ROLE { $role } LOGIN PASSWORD …
migrate-role-owns = The role { $role } may act as the owner of the tables, or could make itself one who may. Choose one that is no superuser, no member of the owner, and may make no roles.
migrate-nobody-serves = No role may serve with it yet: sametable migrate { "--for" } ROLE
migrate-serve = These may serve with it, and cannot take the record’s rules away: { $roles }.
restore-needs-owner = The role that serves owns nothing, and cannot put a backup back. Give the address of the database’s owner: { "--owner" } FILE. Nothing was changed.
# $why: the cause
restore-not-let-in = The server may not serve with it yet ({ $why }). Run: sametable migrate { "--for" } ROLE
