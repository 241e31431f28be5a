# Looking after SameTable: what is not in order, and what to do. Read by administrators and HR people, and at the start
# of the program by whoever started it.
system-title = Looking after SameTable
system-lead = What needs your attention, and where each part is looked after.
system-parts = The parts
system-fine = Everything is in order.
system-fine-words = SameTable looked at its database, keys, disk, clock, address and record just now.
system-not-fine =
    { $n ->
        [one] One thing is not in order
       *[other] { $n } things are not in order
    }

system-card-people = People and what they may do
system-card-people-words = Add colleagues and panel members, and change what each of them may do.
system-card-data-protection = Data protection
system-card-data-protection-words = Whom people can ask about their data, how long files are kept, and what notices say.
system-card-retention = What is due to be deleted
system-card-retention-words = Look before it goes, keep it longer for a claim, or delete it now.
system-card-subject-access = People who asked for their data
system-card-subject-access-words = Candidates and panel members who want to see what is held about them: one month to answer.
system-card-papers = Papers
system-card-papers-words = Drafts of the impact assessment, the policy document and the record of processing, for your adviser.
system-card-guides = Guides
system-card-guides-words = How to look after the server, upgrade it, and get everything back from a backup; and the first panel day.
system-card-backups = Backups
system-card-backups-words = What copies there are, whether they can be restored, and where the passphrase is.
system-card-record = The record
system-card-record-words = Whether everything stands as it was written.
system-card-leave = Leaving
system-card-leave-words = Take everything along, or have everything deleted.

system-database = The database does not answer.
system-database-do = Look whether its disk or its server is there, then start SameTable again.
system-keys = The key store does not answer.
system-keys-do = Look whether the file keys.db (or the key database) is there. Without it, names and scores cannot be read.
system-ends =
    { $n ->
        [one] The record was changed behind SameTable’s back: one of its signed ends does not fit.
       *[other] The record was changed behind SameTable’s back: { $n } of its signed ends do not fit.
    }
system-ends-do = Nothing is written until this is settled. The page “The record” says what was found and what to do.
system-folder = The data folder cannot be written to.
system-folder-do = Look whether its disk is full or was set to read only, and whether the folder belongs to the user that runs SameTable.
system-disk-full = The disk is full: { $free } are left.
system-disk-full-do = Make room now. Scores cannot be kept without it.
system-disk-low = The disk is nearly full: { $free } are left.
system-disk-low-do = Make room this week: move old backups to another place, or take a larger disk.
system-clock = The machine’s clock is { $how } behind the last entry of the record.
system-clock-do = Set the machine to keep its time by the network (NTP). New entries carry the time of the last one until then.
system-http = The address { $url } is not a safe one (https).
system-http-do = Tablets refuse to sign in at it. Give a certificate, or a domain name, or name the proxy that has one.
system-only-here = Only this computer can reach SameTable, at { $url }.
system-only-here-do = That is enough to look around. Tablets and other computers need an address that begins with https.
system-open-file = Others on this machine may read { $file }.
system-open-file-do = Let only its owner read it: chmod 600 { $file }
system-no-proxy = The address is { $url }, but this server has no certificate and no proxy is named.
system-no-proxy-do = If a proxy on this machine has the certificate, name it: SAMETABLE_TRUSTED_PROXY=127.0.0.1. Until then everybody seems to come from one place.
system-certificate-none = There is no certificate yet, so nobody can open SameTable. { $why }
system-certificate-none-do = SameTable tries again by itself. The domain name must lead to this machine, and port 443 must reach it.
system-certificate-ends =
    { $days ->
        [0] The certificate ends today.
        [one] The certificate ends tomorrow.
       *[other] The certificate ends in { $days } days.
    }
system-certificate-ends-do = Renew it. Afterwards tablets and computers refuse to open SameTable.
system-certificate-trouble = The certificate could not be renewed: { $why }
system-certificate-trouble-do = The one before is still shown. Mend this before it ends.
system-certificate-name = The certificate is not for { $host }.
system-certificate-name-do = Tablets refuse to open it. Get a certificate for that name, or put the name that it is for into SAMETABLE_PUBLIC_URL.
system-no-mail = Mail is not set up.
system-no-mail-do = Messages wait for a person to pass them on. To have them sent, put the address of your mail server into SAMETABLE_MAIL_URL.
# $n: how many; $day: the day on which the last goes
system-aside = What a restore moved aside is still on this server, and is not locked.
system-aside-do = Look whether the restored database is the right one. What was moved aside is removed by itself by { $day }; the backups page says where it is.
# $n: how many; $days: days; $day: a day
system-access-late = { $n ->
    [one] A request for somebody’s data should have been answered { $days ->
        [one] yesterday
       *[other] { $days } days ago
    }.
   *[other] { $n } requests for somebody’s data should have been answered, the oldest { $days ->
        [one] yesterday
       *[other] { $days } days ago
    }.
}
system-access-late-do = The law gives one month. Open Requests for data and answer now; if it cannot be done, tell the person why.
system-access-soon = { $n ->
    [one] A request for somebody’s data has to be answered by { $day }.
   *[other] { $n } requests for somebody’s data have to be answered soon, the first by { $day }.
}
system-access-soon-do = Open Requests for data, read the answer and send it.
system-retention-due = { $n ->
    [one] Data of 1 person is due for deletion.
   *[other] Data of { $n } people is due for deletion.
}
system-retention-due-do = The first goes by itself on { $day }. Open How long data is kept, and look whether any of it must stay longer.
system-retention-ask = { $n ->
    [one] Data of 1 person is due for deletion and waits for you.
   *[other] Data of { $n } people is due for deletion and waits for you.
}
system-retention-ask-do = Open How long data is kept, and delete it or keep it longer with a reason.
system-retention-held = { $n ->
    [one] Data of 1 person is kept longer, and was to be looked at again.
   *[other] Data of { $n } people is kept longer, and was to be looked at again.
}
system-retention-held-do = Open How long data is kept: lift the hold, or say until when it stays.
system-lead-reads = What you can read about how SameTable is looked after.
system-no-backup = There is no backup of the last two days.
system-no-backup-do = One is made every night in the folder that SAMETABLE_BACKUP names. To make one now, an administrator opens “Backups”, and sees there what did not work.
system-no-backup-folder = No backups are made, because no folder for them is named.
system-no-backup-folder-do = Name one in SAMETABLE_BACKUP, as the administrator’s guide shows under “Another folder for backups”: then a backup is made there every night.
system-no-contact = Nobody is named whom people can ask about their data.
system-no-contact-do = Open Data protection and fill in the contact. Until then candidates are told the contact for the job, and panel members the person who asked them to come.
system-passphrase = Nobody has said yet that the passphrase of the backups is written down.
system-passphrase-do = Without it no backup can be read if this server is lost. An administrator opens “Backups”, looks at it, and writes it down.
system-card-messages = Messages to pass on
system-card-messages-words = Invitations and links that mail could not bring.
system-card-organisation = What needs two persons
system-card-organisation-words = Switch on what waits until a second person agrees.
system-card-views = Who looked at what
system-card-views-words = Every look at a candidate, a file, checks or scores.
system-card-inspectors = Inspectors
system-card-inspectors-words = Let somebody who inspects you read files, for some days.
system-card-seconds = Second pair of eyes
system-card-seconds-words = What waits for a second person, and what was answered.
